"""Whether two figures can be set against each other: not the 800 dead of 2013 and the three of today, what is and what
was "a year ago" or only could be, the dead and the wounded, those of Herat and of Mazar.

Told by the sentences: the years in which something surely was, words for the year before the article's, those by which
it is only supposed, what became of the people beside a figure, and the question's names. Figures that agree may be of
any time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from qa.evidence.agreement import MENTION, best_span
from qa.evidence.contradicted import Told, of_the_answer, told_in
from qa.evidence.same_event import names_kept
from qa.evidence.unasserted import supposed
from qa.facts.details import Detail, years_told
from qa.facts.fates import fates_at
from qa.facts.quantities import quantity, same_value
from qa.relative_words import relative_words
from qa.text.fold import fold
from qa.text.word_tables import table_code, word_pattern
from qa.types import Hit, Span, day_of

_NEW_YEAR = 2
"""Months in which news are of the year before, too."""
_DIGIT = regex.compile(r"\d")


def comparable(question: str, language: str, spans: Sequence[Span], hits: Sequence[Hit]) -> tuple[Span, ...]:
    """The spans; a figure that cannot be set against the best one is too unlikely for the same answer or another.

    `language`: of the question.
    """
    best = best_span(spans)
    first = told_in(best, hits) if best else None
    if best is None or first is None or not quantity(best.text, first.language):
        return tuple(spans)
    most = MENTION * best.score

    def weighed(span: Span) -> Span:
        told = told_in(span, hits) if span.score > most and span is not best else None
        apart = told is not None and _another(question, language, (best, first), (span, told))
        return replace(span, score=most) if apart else span

    return tuple(map(weighed, spans))


def _another(question: str, language: str, home: tuple[Span, Told], other: tuple[Span, Told]) -> bool:
    (best, first), (span, told) = home, other
    many, few = quantity(best.text, first.language), quantity(span.text, told.language)
    if many is None or few is None:
        return False
    fates = [fates_at(each.sentence, each.language, each.start, each.end) for each in (first, told)]
    if all(fates) and fates[0].isdisjoint(fates[1]):
        return True
    if same_value(many, few):
        return False
    if names_kept(question, language, *(_whole(each) for each in (first, told))) == 0:
        return True
    may_be = [supposed(each.sentence, each.language, each.start, each.end) for each in (first, told)]
    return may_be[0] is not may_be[1] or not _of_one_year(first, told)


def _whole(told: Told) -> tuple[str, str]:
    return f"{told.title}\n{told.article}", told.language


def _of_one_year(one: Told, two: Told) -> bool:
    before = [_of_the_year_before(each) for each in (one, two)]
    told = [_years(each) for each in (one, two)]
    if not any(before) and not any(told):
        return True
    years = [told[at] or _published(each, before[at], new=not before[1 - at]) for at, each in enumerate((one, two))]
    return not all(years) or not years[0].isdisjoint(years[1])


def _years(told: Told) -> set[int]:
    """The years in which a figure surely was; none where its sentence does not say."""
    found = years_told(told.sentence, told.language)
    return {value for one in found if of_the_answer(one, told) for value in one.values}


def _of_the_year_before(told: Told) -> bool:
    """Whether a figure is the one beside "a year ago"."""
    base = table_code(told.language)
    for one in word_pattern(relative_words()["year_ago"].get(base), base).finditer(fold(told.sentence)):
        _, low, high, _ = sorted((told.start, told.end, *one.span()))
        if of_the_answer(Detail("year", frozenset(), *one.span()), told) and not _DIGIT.search(
            told.sentence, low, high
        ):
            return True
    return False


def _published(told: Told, before: bool, new: bool) -> set[int]:
    """The year of an article, or the one before; `new`: both, where the year is."""
    day = day_of(told.published)
    if day is None:
        return set()
    return {day.year - 1} if before else {day.year, day.year - int(new and day.month <= _NEW_YEAR)}
