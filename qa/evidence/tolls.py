"""The dead of one event are counted anew from day to day: of several tolls the newest leads, and not the likeliest.

Only where a later article has the higher figure, as "three more died" is no toll of all, and as much of the question.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from qa.evidence.agreement import NEAR, best_span
from qa.evidence.contradicted import Told, told_in
from qa.evidence.unasserted import supposed
from qa.facts.fates import fates_asked, fates_at
from qa.facts.quantities import quantity
from qa.facts.sources import asked_source
from qa.lexical import shares
from qa.types import Hit, Span, day_of

_BELOW = 0.99
"""The share of the newest toll's score that others have at most."""


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
        (toll, span.score, span)
        for span, told, toll in tolls
        if span.score >= NEAR * best.score and _supersedes(toll, first[1]) and _as_near(question, told, first[0])
    ]
    if not later:
        return tuple(spans)
    toll, score, _ = max(later, key=lambda one: (one[0][0], one[1]))
    newest = [span for span, _, other in tolls if other[1] == toll[1]]
    return tuple(span if span in newest else replace(span, score=min(span.score, _BELOW * score)) for span in spans)


def _toll(span: Span, told: Told, asked: frozenset[str]) -> tuple[date, Fraction] | None:
    """Its article's day, and how many; None where the words are no such figure."""
    day, many = day_of(told.published), quantity(span.text, told.language)
    if day is None or many is None or many.unit or len(many.value) > 1:
        return None
    place = told.sentence, told.language, told.start, told.end
    said = fates_at(*place)
    return None if said and said.isdisjoint(asked) or supposed(*place) else (day, min(many.value))


def _supersedes(toll: tuple[date, Fraction], other: tuple[date, Fraction]) -> bool:
    return toll[0] > other[0] and toll[1] > other[1]


def _as_near(question: str, told: Told, other: Told) -> bool:
    """Whether an article has as much of the question as the other: "near Huaraz" tells two crashes apart."""
    one, two = shares(question, [f"{each.title}\n{each.article}" for each in (told, other)])
    return one >= two
