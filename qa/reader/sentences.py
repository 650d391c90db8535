"""Reads by the encoder's scores alone: whole sentences. Needs no model of its own; the baseline of finer readers."""

from __future__ import annotations

import math
from collections.abc import Sequence

from qa.reader.base import Calibration, Candidate, Reading, candidates
from qa.types import Hit, Span

__all__ = ["SAME_LANGUAGE", "SentenceReader", "features"]

SAME_LANGUAGE = 5
"""Number of the feature that is no evidence: with it all scores are higher."""


class SentenceReader:
    """The best sentence, and those within a calibrated margin of it (three at most)."""

    name = "sentences"
    most = 3

    def __init__(self, calibration: Calibration | None = None) -> None:
        self._calibration = calibration or Calibration.load(self.name)
        self.threshold = self._calibration.threshold

    def read(self, question: str, language: str, hits: Sequence[Hit]) -> Reading:
        """The question's text is not looked at: its meaning is in the scores of the hits."""
        ranked = candidates(hits)
        if not ranked:
            return Reading((), 0.0)
        confidence = self._calibration.answered.probability(features(ranked, language))
        best = ranked[0].score
        chosen = [one for one in ranked[: self.most] if best - one.score <= self._calibration.margin]
        return Reading(tuple(_span(one, confidence * math.exp(one.score - best)) for one in chosen), confidence)


def features(ranked: Sequence[Candidate], language: str) -> list[float]:
    """What the probability is made of: nearness of the best sentence and passage, how far they stand out, and whether
    question and article share a language, in which case all scores are higher."""
    scores = [one.score for one in ranked]
    return [
        ranked[0].own,
        max(one.own for one in ranked),
        max(one.passage for one in ranked),
        scores[0] - scores[1] if len(scores) > 1 else 0.0,
        scores[0] - sum(scores) / len(scores),
        float(ranked[0].hit.article.language.split("-")[0] == language.split("-")[0]),
    ]


def _span(one: Candidate, score: float) -> Span:
    start, end = one.sentence.start, one.sentence.end
    article = one.hit.article
    return Span(article.article_id, article.revision, start, end, article.text[start:end], score)
