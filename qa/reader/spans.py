"""Reads with the trained span model, helped by the encoder's scores: the exact words, and whether they answer.

`qa.reader.proposals` are the model's spans. A choice model ranks them all together, by the model's margin over "not
here" and by how near their passage is to the question; a logistic one says, from the best of them and from the
encoder's scores, how probable it is that the passages answer at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qa.evidence.same_event import of_other_names
from qa.facts.names import other_place, unnamed_place
from qa.facts.sources import asked_source
from qa.question.asked_for import TIMES, thing
from qa.reader.as_asked import MOSTLY, as_asked, by_the_source, of_the_source, of_their_fate
from qa.reader.base import Calibration, Candidate, Reading, candidates
from qa.reader.cited import Cited, fitting_first, quoted_first
from qa.reader.model import SpanModel
from qa.reader.proposals import UNTOLD, Proposal, proposals
from qa.reader.reports import reports_of
from qa.reader.spoken import speaker
from qa.reader.weighing import Option, Scores, sentence_features
from qa.types import Article, Hit

HOPELESS = 0.995
"""How far behind the best span a sentence may be that is cited because the encoder holds it for the best."""
MORE = 8
"""Sentences beside the likeliest that are looked at for what other articles give as the answer."""
PARAGRAPH = 60
"""Characters of a line that is more than an article's headline, day or byline."""
FAR_ENOUGH = 20_000
"""Characters of an article in which it names what it is about."""


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
        named = of_the_source(sentences, source)
        named_most = [place for place, share in named.items() if share >= MOSTLY]
        proposed = by_the_source(proposals(self._model, question, hits, named_most, more=MORE), source, named)
        found = as_asked(proposed, question, language)
        if asked == "persons":
            kept = of_their_fate(found, question, language)
            # What is looked at beside the likeliest changes nothing of how sure they are.
            others = {one.place for one in found if not one.beside} - {one.place for one in kept}
            found, sentences = kept, [one for one in sentences if one.place not in others]
        found, beside = ([one for one in found if one.beside is aside] for aside in (False, True))
        if not found:
            return Reading((), 0.0)
        weighed = scores(found, sentences, question, language)
        confidence = self._calibration.answered.probability(weighed.features(self._calibration.rank))
        listed = [Cited(option, found[option.span]) for option in weighed.order(self._calibration.rank)]
        margin = self._calibration.margin
        near = [each for each in listed if each.option.gap <= margin and each.option.behind <= HOPELESS][: self.most]
        further = [Cited(Option(-1, 1.0, 1.0), one) for one in sorted(beside, key=lambda one: -one.margin)]
        reports = reports_of([*listed, *further], self._model, question, language)[: self.most_reports]
        own = {each.one.place for each in reports}
        told = {each.one.place for each in reports if each.one.told}
        cited = [*near[:1], *reports, *(each for each in near[1:] if each.one.place not in own)]
        if name := speaker(question, language):
            cited = quoted_first(cited, listed, name)
        if asked:
            surely = cited[0].one.told
            cited = fitting_first(asked, cited, told)
            if asked not in TIMES and surely and not cited[0].one.told:
                confidence = min(confidence, self.threshold / 2)  # all that was found is surely something else
        first, best = cited[0]
        sure = confidence if best.told else min(confidence, UNTOLD)
        most = sure * (1 - first.behind)
        spans = tuple(one.span(min(most, sure * (1 - option.behind))) for option, one in cited)
        return Reading(spans, confidence, fits=asked is None or best.told)


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
