"""Names of people in letters that the asker reads: a guess, and always marked as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from qa.evidence.agreement import best_span
from qa.spelling.names import spelling
from qa.types import Span

__all__ = ["spelled"]


def spelled(spans: Sequence[Span], languages: Mapping[str, str], question: str, language: str) -> tuple[Span, ...]:
    """The spans, the best with its spelling where it names who is asked for. `languages`: of the articles, by id."""
    best = best_span(spans)
    if best is None or best.gloss is not None:
        return tuple(spans)
    guess = spelling(best.text, languages[best.article_id], question, language)
    return tuple(replace(span, spelled=guess) if span is best else span for span in spans)
