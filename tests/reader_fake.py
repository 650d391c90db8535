"""A reader without a model, for tests of what is around it."""

from __future__ import annotations

from collections.abc import Sequence

from qa.reader import Reading
from qa.reader.base import candidates
from qa.types import Hit, Span

__all__ = ["SentenceReader"]


class SentenceReader:
    """The whole sentence that the encoder holds for the best, as sure as it is near to the question."""

    name, threshold = "sentences", 0.5

    def read(self, question: str, language: str, hits: Sequence[Hit]) -> Reading:
        best = candidates(hits)[:1]
        spans = tuple(Span.of(one.hit.article, one.sentence.start, one.sentence.end, max(0.0, one.own)) for one in best)
        return Reading(spans, max((span.score for span in spans), default=0.0))
