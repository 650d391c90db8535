"""What the first reader found, read once more: is it sure enough, and which sentences besides the best are cited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from qa.evidence.agreement import best_span
from qa.reader.base import Reading
from qa.second_reader import SecondReader, weights
from qa.types import Article, Hit, Sentence, Span

DENIED = 0.2
"""Probability below which a sentence beside the best one is not cited. Set by hand."""
MOST = 3
"""Sentences beside the best one that are looked at, a second each; further ones stay as the first reader has them."""
UNKNOWN = 0.5
"""Stands for what the second reader was not asked."""


def read_again(
    second: SecondReader,
    question: str,
    reading: Reading,
    hits: Sequence[Hit],
    threshold: float,
    stop: Callable[[], bool] = lambda: False,
) -> Reading:
    """The reading with the confidence of both, and without spans of other sentences that the second one denies.

    It is not asked where it could change nothing: where its yes would not reach the threshold, of the others where its
    no keeps the answer back, and of notices of correction, which say what must not stand alone. Raises WriterError.
    """
    best = best_span(reading.spans)
    if best is None or weights().both(reading.confidence, 1.0) < threshold or stop():
        return replace(reading, confidence=weights().both(reading.confidence, UNKNOWN))
    told: dict[tuple[str, int], float] = {}

    def said(article: Article, sentence: Sentence) -> float | None:
        """None: too many were asked about already."""
        place = article.article_id, sentence.start
        if place not in told:
            if len(told) > MOST or stop():
                return None
            told[place] = second.answers(question, article.words(sentence))
        return told[place]

    chance = said(*_home(best, hits))
    confidence = weights().both(reading.confidence, UNKNOWN if chance is None else chance)
    kept = []
    for span in reading.spans:
        article, sentence = _home(span, hits)
        if confidence >= threshold and span != best and not sentence.correction:
            chance = said(article, sentence)
            if chance is not None and chance < DENIED:
                continue
        # What was as sure as the answer is so still; what was less so for a reason is no surer than it was.
        kept.append(
            replace(span, score=confidence if span.score == reading.confidence else min(span.score, confidence))
        )
    return replace(reading, confidence=confidence, spans=tuple(kept))


def _home(span: Span, hits: Sequence[Hit]) -> tuple[Article, Sentence]:
    """Where a span begins."""
    return next((hit.article, sentence) for hit in hits if (sentence := hit.sentence_of(span)))
