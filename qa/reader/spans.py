"""Reads with the trained span model, helped by the encoder's scores: the exact words, and whether they answer.

`qa.reader.proposals` are the model's spans. A choice model ranks them all together, by the model's margin over "not
here" and by how near their passage is to the question; a logistic one says, from the best of them and from the
encoder's scores, how probable it is that the passages answer at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from qa.evidence.agreement import month_and_day
from qa.evidence.same_event import names_kept, of_other_names
from qa.facts.details import years_told
from qa.facts.fates import another_fate, fates_asked, fates_at, of_another
from qa.facts.kinds import has_number, kind
from qa.facts.names import other_place, unnamed_place
from qa.facts.quantities import quantity, same_value
from qa.facts.sources import Source, asked_source, mentions, named_in, said_by_another
from qa.question.asked_for import COUNTS, TIMES, Thing, thing
from qa.reader.base import Calibration, Candidate, Reading, candidates
from qa.reader.cells import unnamed_figures
from qa.reader.counted import of_the_side_asked
from qa.reader.earlier import figure_asked_for
from qa.reader.fitting import fitting
from qa.reader.model import SpanModel
from qa.reader.partners import not_the_other, of_the_partner
from qa.reader.proposals import UNTOLD, Proposal, proposals
from qa.reader.spoken import quotes, speaker
from qa.reader.weighing import Option, Scores, sentence_features
from qa.text.dates import months
from qa.text.fold import fold, unmarked, words
from qa.text.whole_words import WORD
from qa.text.word_tables import table_code
from qa.types import Article, Hit

ALIKE = ((0.5, 1.0), (0.42, 5.0))
"""Cosines of another article's sentence with the best one's, and the network's margin for a number in it."""
HOPELESS = 0.995
"""How far behind the best span a sentence may be that is cited because the encoder holds it for the best."""
NAMED, UNNAMED = 5.0, 8.0
"""The network's margin for a number or day in an article that has the question's names, and where that is not told."""
MORE = 8
"""Sentences beside the likeliest that are looked at for what other articles give as the answer."""
PLAIN = 6.0
"""Logits by which a figure leads the others of its row that is taken for the one asked for in another language."""
PARAGRAPH = 60
"""Characters of a line that is more than an article's headline, day or byline."""
FAR_ENOUGH = 20_000
"""Characters of an article in which it names what it is about."""
MOSTLY, HARDLY = 0.7, 0.3
"""Of what the sentence names of a source that names it most: from which it is its word, and up to which another's."""


class Cited(NamedTuple):
    """What is to be cited, with how it stands to the best."""

    option: Option
    one: Proposal


class SpanReader:
    """The likeliest span, what other articles give for it, and others nearly as likely in other sentences."""

    name = "spans"
    alone = "spans-alone"
    """Name of the calibration for encoders whose scores it was not fitted on."""
    most = 3
    most_reports = 4

    def __init__(self, model: SpanModel, calibration: Calibration) -> None:
        self._model = model
        self._calibration = calibration
        self.threshold = calibration.threshold

    def read(self, question: str, language: str, hits: Sequence[Hit]) -> Reading:
        """At most one span a sentence, best first; none of them begins or ends inside a word."""
        asked, sentences = thing(question, language), candidates(hits)
        source = asked_source(question, language)
        named = _of_the_source(sentences, source)
        named_most = [place for place, share in named.items() if share >= MOSTLY]
        proposed = _by_the_source(proposals(self._model, question, hits, named_most, more=MORE), source, named)
        proposed = [_as_asked(one, question, language) for one in proposed]
        found = [_plainly(one, question, language) for one in _with_the_side(proposed, question, language)]
        if asked == "persons":
            others = {one.place: one for one in found if _of_another_fate(one, question, language)}
            found = [_whole_of_another(one, question, language) for one in found if one.place not in others]
            # What is looked at beside the likeliest changes nothing of how sure they are.
            sentences = [one for one in sentences if one.place not in others or others[one.place].beside]
        found, beside = ([one for one in found if one.beside is aside] for aside in (False, True))
        if not found:
            return Reading((), 0.0)
        weighed = scores(found, sentences, question, language)
        confidence = self._calibration.answered.probability(weighed.features(self._calibration.rank))
        listed = [Cited(option, found[option.span]) for option in weighed.order(self._calibration.rank)]
        margin = self._calibration.margin
        near = [each for each in listed if each.option.gap <= margin and each.option.behind <= HOPELESS][: self.most]
        further = [Cited(Option(-1, 1.0, 1.0), one) for one in sorted(beside, key=lambda one: -one.margin)]
        reports = _reports([*listed, *further], self._model, question, language)[: self.most_reports]
        own = {each.one.place for each in reports}
        told = {each.one.place for each in reports if each.one.told}
        cited = [*near[:1], *reports, *(each for each in near[1:] if each.one.place not in own)]
        if name := speaker(question, language):
            cited = _quoted_first(cited, listed, name)
        if asked:
            surely = cited[0].one.told
            cited = _fitting_first(asked, cited, told)
            if asked not in TIMES and surely and not cited[0].one.told:
                confidence = min(confidence, self.threshold / 2)  # all that was found is surely something else
        first, best = cited[0]
        sure = confidence if best.told else min(confidence, UNTOLD)
        most = sure * (1 - first.behind)
        spans = tuple(one.span(min(most, sure * (1 - option.behind))) for option, one in cited)
        return Reading(spans, confidence, fits=asked is None or best.told)


def _of_the_source(sentences: Sequence[Candidate], source: Source | None) -> dict[tuple[str, int], float]:
    """How much each sentence names of whose word is asked for, beside the one of its article that names it most."""
    found: dict[tuple[str, int], float] = {}
    if source is None:
        return found
    for article in {one.place[0]: one.article for one in sentences}.values():
        its = [one for one in sentences if one.place[0] == article.article_id]
        shares = mentions(source, [one.text for one in its], article.language)
        if most := max(shares):
            found |= {one.place: share / most for one, share in zip(its, shares, strict=True)}
    return found


def _by_the_source(
    found: Sequence[Proposal], source: Source | None, named: Mapping[tuple[str, int], float]
) -> list[Proposal]:
    """Without what others say in an article that has an answer of the source asked for, which is as sure as theirs: the
    network knows what is asked, and not whose word.
    """
    kept = list(found)
    if source is None:
        return kept
    own = [one for one in found if named.get(one.place, 0) >= MOSTLY and max(one.margin, one.alone) > 0]
    for first in {one.place[0]: one for one in sorted(own, key=_sureness)}.values():
        beside = [one for one in found if one.place[0] == first.place[0] and named[one.place] <= HARDLY]
        others = [one for one in beside if _said_by_another(one, source)]
        surest = max([first, *others], key=_sureness)
        kept = [one for one in kept if one not in others]
        kept[kept.index(first)] = replace(first, margin=surest.margin, alone=surest.alone)
    return kept


def _with_the_side(found: Sequence[Proposal], question: str, language: str) -> list[Proposal]:
    """Without the figures of an article's sentences that say nothing of the side asked for, where another one has its
    own: "revenue climbed to 512 million", and not the net profit of the sentence before.
    """
    told = [
        of_the_side_asked(question, language, one.sentence.text, one.article.language, one.start, one.end)
        if one.told
        else None
        for one in found
    ]
    sure = [one for one, its in zip(found, told, strict=True) if its and not one.beside]
    own = {one.place[0] for one in sure if max(one.margin, one.alone) > 0}
    return [one for one, its in zip(found, told, strict=True) if its is not False or one.place[0] not in own]


def _said_by_another(one: Proposal, source: Source) -> bool:
    """Not where the sentence has a word of somebody's name: "said Quispe, on a visit to the hospital"."""
    text, language = one.sentence.text, one.article.language
    named = source.name and not source.kinds and named_in(source, text, language)
    return not named and said_by_another(source, text, language)


def _sureness(one: Proposal) -> float:
    return one.margin + one.alone


def _as_asked(one: Proposal, question: str, language: str) -> Proposal:
    """With another of the sentence's figures or names, where the question asks for that one."""
    if not one.told:
        return one
    where = question, language, one.sentence.text, one.article.language
    words = (one.start, one.end, 0.0), *one.others
    taken = (
        figure_asked_for(*where, one.start, one.end) or of_the_partner(*where, words) or not_the_other(*where, words)
    )
    if not taken:
        return one
    return replace(one, start=taken[0], end=taken[1], told=taken != (0, len(one.sentence.text)), others=())


def _plainly(one: Proposal, question: str, language: str) -> Proposal:
    """The same, or all of a row where the figure asked for may be another one: in another language than the table's the
    question has no word of their heads, and the network is little surer of this one.
    """
    if not one.told or table_code(language) == table_code(one.article.language):
        return one
    figures = unnamed_figures(question, one.sentence.text)
    if not any(cell.start <= one.start < cell.end for cell in figures):
        return one
    others = [cell for cell in figures if not cell.value <= one.start < cell.end]
    rivals = (behind for start, _, behind in one.others if any(cell.value <= start < cell.end for cell in others))
    unsure = min(rivals, default=PLAIN) < PLAIN
    return replace(one, start=0, end=len(one.sentence.text), told=False, others=()) if unsure else one


def _of_another_fate(one: Proposal, question: str, language: str) -> bool:
    """Whether its sentence counts the dead where the missing are asked for, and says nothing of those.

    By the words that can be so many people: a quake's 8.4 has no fate, and its dead would take its place.
    """
    one = _fitted("persons", one)
    where = question, language, one.sentence.text, one.article.language, one.start, one.end
    return one.told and another_fate(*where)


def _whole_of_another(one: Proposal, question: str, language: str) -> Proposal:
    """The same, or all of its sentence where that says something of those asked for, and counts only others."""
    where = question, language, one.sentence.text, one.article.language, one.start, one.end
    if not (one.told and of_another(*where)):
        return one
    return replace(one, start=0, end=len(one.sentence.text), told=False, others=())


def _quoted_first(cited: Sequence[Cited], listed: Sequence[Cited], name: str) -> list[Cited]:
    """With somebody's own words first, where their article has them and the best only tells what they said."""
    best = cited[0].one
    own = [each for each in listed if each.one.place[0] == best.place[0] and quotes(each.one.sentence.text, name)]
    if not own or own[0].one.margin <= 0 or quotes(best.sentence.text, name):
        return list(cited)
    first = own[0]._replace(option=cited[0].option)
    return [first, *(each for each in cited if each.one.place != first.one.place)]


def _fitting_first(asked: Thing, cited: Sequence[Cited], reports: Set[tuple[str, int]]) -> list[Cited]:
    """With the likeliest words of each sentence that can be what is asked for, or all of it, and such words first.

    `reports`: sentences that are there for what another article gives as the answer; none without such words.
    """
    found = [Cited(option, _fitted(asked, one)) for option, one in cited]
    if asked in COUNTS and not any(map(_counts, found)):
        # "23 per cent of the voters" says how many, where nothing counts them.
        found = [was if _a_share(was.one) else each for was, each in zip(cited, found, strict=True)]
    kept = [each for each in found if each.one.told or each.one.place not in reports]
    return sorted(kept, key=lambda each: not each.one.told)


def _counts(each: Cited) -> bool:
    return each.one.told and has_number(each.one.words, each.one.article.language)


def _a_share(one: Proposal) -> bool:
    return one.told and kind(one.sentence.text, one.start, one.end, one.article.language) == "share"


def _fitted(asked: Thing, one: Proposal) -> Proposal:
    if not one.told:
        return one
    text = one.sentence.text
    taken = fitting(asked, text, one.article.language, ((one.start, one.end, 0.0), *one.others))
    start, end = taken or (0, len(text))
    return replace(one, start=start, end=end, told=taken is not None)


def scores(found: Sequence[Proposal], sentences: Sequence[Candidate], question: str, language: str) -> Scores:
    """Of at least one proposal; `sentences` as the encoder ranks them."""
    unplaced = _unplaced({one.article.article_id: one.article for one in sentences}, question, language)
    return Scores(
        tuple(one.features for one in found),
        next((number for number, one in enumerate(found) if one.place == sentences[0].place), None),
        sentence_features(sentences, language),
        tuple(float(one.article.article_id in unplaced) for one in found),
    )


def _unplaced(articles: Mapping[str, Article], question: str, language: str) -> set[str]:
    """Those of the articles that name a place of the question nowhere, and another at their head, or none of its names
    where another article has them all.

    News from home seldom say which country that is; so the others where none names the place.
    """
    where = {key: f"{one.source}\n{one.title}\n{one.text[:FAR_ENOUGH]}" for key, one in articles.items()}
    unnamed = {key for key, text in where.items() if unnamed_place(question, language, text, articles[key].language)}
    if len(unnamed) == len(articles):
        return unnamed
    elsewhere = {
        key for key in unnamed if other_place(question, language, _head(articles[key]), articles[key].language)
    }
    return elsewhere | of_other_names(question, language, articles.values())


def _head(article: Article) -> str:
    """Its title and its first paragraph."""
    return f"{article.title}\n{next((line for line in article.text.splitlines() if len(line) >= PARAGRAPH), '')}"


def _reports(listed: Sequence[Cited], model: SpanModel, question: str, language: str) -> list[Cited]:
    """What other articles give as the answer, each once: the same as the best span, or another number or day.

    The same words, but for case, marks and signs, are the same wherever the network holds them for likelier than no
    answer. A number or day, the same or another, must be surer, and stand in a sentence that says the like, or in an
    article that has the question's names.
    """
    best = listed[0].one
    said = _plain(best.words)
    found: dict[str, Cited] = {}
    # What an article recalls of another year comes behind its news.
    for option, one in sorted(listed[1:], key=lambda each: _of_another_year(each.one, best)):
        if one.place[0] == best.place[0] or one.margin <= 0:
            continue
        if _plain(one.words) == said or _of_the_like(one, best, question, language):
            one = _of_two_days(one)
            surely = option._replace(behind=min(option.behind, 1 - model.probability(one.margin)))
            found.setdefault(one.place[0], Cited(surely, one))
    return list(found.values())


def _of_the_like(one: Proposal, best: Proposal, question: str, language: str) -> bool:
    """Whether it is so many of the same as the best, or another number or day that can be told of the same."""
    many, counted = (quantity(each.words, each.article.language) for each in (best, one))
    if not (many and counted):
        days = [month_and_day(each.words, each.article.language) for each in (best, one)]
        return all(days) and _named_in_both(one, best, question, language) == 1 and one.margin > NAMED
    equal = same_value(many, counted)
    # So many are cited, too, where the words with one of them cannot be compared.
    if not many.value & counted.value and equal is None:
        return False
    kept = _named_in_both(one, best, question, language)
    if kept == 0 and not equal or kept != 1 and one.beside and one.margin <= UNNAMED:
        return False
    return _says_the_like(one, best) or kept == 1 and one.margin > NAMED and (equal or _fated(one, question, language))


def _of_two_days(one: Proposal) -> Proposal:
    """The same, or all of its sentence where that has another day: it may have been put off from one to the other."""
    text = one.sentence.text
    around = WORD.findall(fold(f"{text[: one.start]} {text[one.end :]}"))
    day, named = month_and_day(one.words, one.article.language), months(table_code(one.article.language), short=False)
    if not day or named.keys().isdisjoint(around):
        return one
    return replace(one, start=0, end=len(text), told=False, others=())


def _named_in_both(one: Proposal, best: Proposal, question: str, language: str) -> float | None:
    """The share of the question's names in the best's article that another has."""
    texts = ((f"{each.article.title}\n{each.article.text}", each.article.language) for each in (best, one))
    return names_kept(question, language, *texts)


def _of_another_year(one: Proposal, best: Proposal) -> bool:
    """Whether its sentence tells of a year, and none that the best's tells."""
    said, told = (
        {value for year in years_told(each.sentence.text, each.article.language) for value in year.values}
        for each in (one, best)
    )
    return bool(said) and said.isdisjoint(told)


def _fated(one: Proposal, question: str, language: str) -> bool:
    """Whether the question asks for the dead, the hurt, and a number surely is of those."""
    told = fates_at(one.sentence.text, one.article.language, one.start, one.end)
    return not told.isdisjoint(fates_asked(question, language))


def _says_the_like(one: Proposal, best: Proposal) -> bool:
    """The less alike two sentences are, the surer must the network be that the other one answers."""
    cosine = _alike(best.sentence, one.sentence)
    return any(cosine > alike and one.margin > sure for alike, sure in ALIKE)


def _alike(one: Candidate, two: Candidate) -> float:
    """Cosine of two sentences; 0 where their vectors are not known."""
    vectors = [
        each.hit.vectors[each.hit.passage.sentences.index(each.sentence)]
        for each in (one, two)
        if each.hit.vectors is not None
    ]
    return float(vectors[0] @ vectors[1]) if len(vectors) == 2 else 0.0


def _plain(text: str) -> str:
    """Its letters, digits and signs of amounts alone, without case and marks."""
    return "".join(words(unmarked(text).casefold()))
