"""What other articles give as the answer: the same words, or another number or day of the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qa.evidence.agreement import month_and_day
from qa.evidence.same_event import names_kept
from qa.facts.details import years_told
from qa.facts.fates import fates_asked, fates_at
from qa.facts.quantities import quantity, same_value
from qa.reader.base import Candidate
from qa.reader.cited import Cited
from qa.reader.model import SpanModel
from qa.reader.proposals import Proposal
from qa.text.dates import months
from qa.text.fold import fold, unmarked, words
from qa.text.whole_words import WORD
from qa.text.word_tables import table_code

ALIKE = ((0.5, 1.0), (0.42, 5.0))
"""Cosines of another article's sentence with the best one's, and the network's margin for a number in it."""
NAMED, UNNAMED = 5.0, 8.0
"""The network's margin for a number or day in an article that has the question's names, and where that is not told."""


def reports_of(listed: Sequence[Cited], model: SpanModel, question: str, language: str) -> list[Cited]:
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
