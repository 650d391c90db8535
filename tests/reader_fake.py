"""A reader without a model, for tests of what is around it."""

from __future__ import annotations

from collections.abc import Sequence

from qa.reader import Reading
from qa.reader.base import candidates
from qa.types import Article, Hit, Span


class SentenceReader:
    """The whole sentence that the encoder holds for the best, as sure as it is near to the question."""

    name, threshold = "sentences", 0.5

    def read(self, question: str, language: str, hits: Sequence[Hit]) -> Reading:
        best = candidates(hits)[:1]
        spans = tuple(Span.of(one.hit.article, one.sentence.start, one.sentence.end, max(0.0, one.own)) for one in best)
        return Reading(spans, max((span.score for span in spans), default=0.0))


def span(home: Article | Hit, words: str, score: float) -> Span:
    """Words of an article, where they stand first."""
    article = home.article if isinstance(home, Hit) else home
    start = article.text.index(words)
    return Span.of(article, start, start + len(words), score)
