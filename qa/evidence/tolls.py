"""The dead of one event are counted anew from day to day: of several tolls the newest leads, and not the likeliest.

Only where an article of the next weeks has the higher figure, as "three more died" is no toll of all, and as much of
the question: another crash near the same town, and one that a report on another only recalls, are none of its.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import inf

from qa.evidence.agreement import NEAR, best_span
from qa.evidence.contradicted import Told, told_in
from qa.evidence.same_event import names_kept
from qa.evidence.unasserted import supposed
from qa.facts.fates import fates_asked, fates_at
from qa.facts.quantities import quantity
from qa.facts.sources import asked_source
from qa.lexical import shares
from qa.text.word_tables import table_code
from qa.types import Hit, Span, day_of

_BELOW, _ABROAD = 0.99, 0.85
"""The share of the newest toll's score that others have at most, and of the likeliest's that one in another language
has at least. A choice: what was no toll of the same, in ten made questions, had 0.6 at most.
"""
_WEEKS = 31
"""Days within which an event's dead are counted anew, and no like event is likely."""


def newest_toll(question: str, language: str, spans: Sequence[Span], hits: Sequence[Hit]) -> tuple[Span, ...]:
    """The spans, likeliest the newest toll of those that are nearly as likely. `language`: of the question.

    After `of_one_event` and `comparable`, by which tolls of other events and times are unlikely.
    """
    best, asked = best_span(spans), fates_asked(question, language)
    if best is None or not asked or asked_source(question, language):
        return tuple(spans)
    tolls = [
        (span, told, toll) for span in spans if (told := told_in(span, hits)) and (toll := _toll(span, told, asked))
    ]
    first = next(((told, toll) for span, told, toll in tolls if span is best), None)
    if first is None:
        return tuple(spans)
    later = [
        (toll, span)
        for span, told, toll in tolls
        if _supersedes(toll, first[1]) and span.score >= _bar(question, language, told, first[0]) * best.score
    ]
    if not later:
        return tuple(spans)
    (_, many), newest = max(later, key=lambda one: (one[0][0], one[1].score))
    leading = [span for toll, span in later if toll[1] == many]
    most = _BELOW * newest.score
    return tuple(span if span in leading else replace(span, score=min(span.score, most)) for span in spans)


def _toll(span: Span, told: Told, asked: frozenset[str]) -> tuple[date, Fraction] | None:
    """Its article's day, and how many; None where the words are no such figure."""
    day, many = day_of(told.published), quantity(span.text, told.language)
    if day is None or many is None or many.unit or len(many.value) > 1:
        return None
    place = told.sentence, told.language, told.start, told.end
    said = fates_at(*place)
    return None if said and said.isdisjoint(asked) or supposed(*place) else (day, min(many.value))


def _supersedes(toll: tuple[date, Fraction], other: tuple[date, Fraction]) -> bool:
    return 0 < (toll[0] - other[0]).days <= _WEEKS and toll[1] > other[1]


def _bar(question: str, language: str, told: Told, other: Told) -> float:
    """The share of the other toll's score from which this one is of the same event: out of reach where it is not.

    Beside the toll stand the names of the question that stand beside the other. In one language an article has as much
    of the question, too; in another the names alone tell, so both have some, and the reader is nearly as sure.
    """
    beside = ((f"{each.title}\n{each.sentence}", each.language) for each in (other, told))
    kept = names_kept(question, language, *beside)
    if table_code(told.language) != table_code(other.language):
        return _ABROAD if kept == 1 else inf
    one, two = shares(question, [f"{each.title}\n{each.article}" for each in (told, other)])
    return NEAR if one >= two and kept in (None, 1) else inf
