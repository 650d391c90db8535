"""What is counted anew from day to day, or moved to another: of several answers the newest leads, not the likeliest.

Of tolls only where an article of the next weeks has the higher figure, as "three more died" is no toll of all, or says
that it was lowered; of days only where something is to come. And only with as much of the question: another crash near
the same town, and one that a report on another only recalls, are none of its. `tolls.json`, by language: what says that
a toll was "lowered", and that another one was told "before", where it stands beside this one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import inf
from typing import NamedTuple

from qa.evidence.agreement import NEAR, best_span, month_and_day
from qa.evidence.contradicted import Told, told_in
from qa.evidence.same_event import names_kept
from qa.evidence.unasserted import supposed
from qa.facts.fates import fates_asked, fates_at
from qa.facts.numbers import values
from qa.facts.quantities import quantity
from qa.facts.sources import asked_source
from qa.lexical import shares
from qa.question.asked_for import TIMES, thing
from qa.question.future import asks_what_is_to_come
from qa.text.fold import fold
from qa.text.word_tables import table_code, word_pattern, word_table
from qa.types import Hit, Span, day_of

_BELOW, _ABROAD = 0.99, 0.85
"""The share of the newest toll's score that others have at most, and of the likeliest's that one in another language
has at least. A choice: what was no toll of the same, in ten made questions, had 0.6 at most.
"""
_WEEKS = 31
"""Days within which an event's dead are counted anew, and no like event is likely."""


def newest(question: str, language: str, spans: Sequence[Span], hits: Sequence[Hit]) -> tuple[Span, ...]:
    """The spans, likeliest the newest toll or day of those that are nearly as likely. `language`: of the question.

    After `of_one_event` and `comparable`, by which tolls of other events and times are unlikely.
    """
    best, asked = best_span(spans), fates_asked(question, language)
    to_come = not asked and thing(question, language) in TIMES and asks_what_is_to_come(question, language)
    if best is None or not (asked or to_come) or asked_source(question, language):
        return tuple(spans)
    found = [
        one
        for span in spans
        if (told := told_in(span, hits)) and (one := _day_told(span, told) if to_come else _toll(span, told, asked))
    ]
    first = next((one for one in found if one.span is best), None)
    if first is None:
        return tuple(spans)
    later = [
        one
        for one in found
        if _supersedes(one, first)
        and one.span.score >= _bar(question, language, one.told, first.told, to_come) * best.score
    ]
    if not later:
        return tuple(spans)
    last = max(later, key=lambda one: (one.day, one.span.score))
    leading = [one.span for one in later if one.said == last.said]
    most = _BELOW * last.span.score
    return tuple(span if span in leading else replace(span, score=min(span.score, most)) for span in spans)


class _One(NamedTuple):
    span: Span
    told: Told
    day: date
    """Of its article."""
    said: Fraction | tuple[int, int]
    """So many, or the month and the day."""


def _toll(span: Span, told: Told, asked: frozenset[str]) -> _One | None:
    """None where the words are no such figure."""
    day, many = day_of(told.published), quantity(span.text, told.language)
    if day is None or many is None or many.unit or len(many.value) > 1:
        return None
    place = told.sentence, told.language, told.start, told.end
    said = fates_at(*place)
    other = bool(said) and said.isdisjoint(asked)
    return None if other or supposed(*place) else _One(span, told, day, min(many.value))


def _day_told(span: Span, told: Told) -> _One | None:
    day, said = day_of(told.published), month_and_day(span.text, told.language)
    return _One(span, told, day, said) if day and said else None


def _supersedes(one: _One, other: _One) -> bool:
    if not 0 < (one.day - other.day).days <= _WEEKS or one.said == other.said:
        return False
    if isinstance(one.said, tuple) or isinstance(other.said, tuple):
        return True
    return one.said > other.said or 2 * one.said >= other.said and _lowered(one.told, other.said)


def _lowered(told: Told, before: Fraction) -> bool:
    """Whether it says that there were so many before."""
    base = table_code(told.language)
    words = (word_pattern(rows.get(base), base) for rows in word_table(__file__).values())
    lowered, earlier = (one.search(fold(f"{told.title}\n{told.sentence}")) for one in words)
    return bool(lowered) or bool(earlier) and any(before in one for one in values(told.sentence, told.language))


def _bar(question: str, language: str, told: Told, other: Told, to_come: bool) -> float:
    """The share of the other's score from which this one is of the same event: out of reach where it is not.

    Beside the toll stand the names of the question that stand beside the other. In one language an article has as much
    of the question, too; in another the names alone tell, so both have some, and the reader is nearly as sure. So it is
    of days: one word of the question more, as "match", says little.
    """
    beside = ((f"{each.title}\n{each.sentence}", each.language) for each in (other, told))
    kept = names_kept(question, language, *beside)
    if to_come or table_code(told.language) != table_code(other.language):
        return _ABROAD if kept == 1 else inf
    one, two = shares(question, [f"{each.title}\n{each.article}" for each in (told, other)])
    return NEAR if one >= two and kept in (None, 1) else inf
