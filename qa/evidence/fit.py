"""The spans found, as what the question asks for needs them: whole where half would mislead, and in the order told."""

from __future__ import annotations

from collections.abc import Sequence

from qa.evidence.comparable import comparable
from qa.evidence.mentions import named
from qa.evidence.notices import whole_notices
from qa.evidence.same_event import of_one_event
from qa.evidence.shown import faint, no_bare_numbers, text_first, unsure_whole, whole_quotations, whole_sentences
from qa.evidence.tolls import newest
from qa.question.asked_for import asks_for_words, no_number, open_question, yes_or_no
from qa.types import Hit, Span


def fit(spans: Sequence[Span], hits: Sequence[Hit], question: str, language: str) -> tuple[Span, ...]:
    """Of any spans of the hits; `language`: of the question."""
    whole = yes_or_no(question, language) or open_question(question, language) or bool(named(question, language))
    if whole or faint(spans):
        spans = whole_sentences(spans, hits)
    elif asks_for_words(question, language):
        spans = whole_quotations(spans, hits)
    elif no_number(question, language):
        spans = no_bare_numbers(spans, hits)
    spans = of_one_event(whole_notices(text_first(unsure_whole(spans, hits), hits), hits), hits)
    return tuple(newest(question, language, comparable(question, language, spans, hits), hits))
