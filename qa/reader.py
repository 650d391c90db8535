"""Question and hits -> the words that answer, and how probable it is that the articles answer at all.

`Reader` is the seam: `SentenceReader` answers with whole sentences by the encoder's scores alone. Whatever reads finer
takes its place. Knows nothing of libraries, citations or languages of answers.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from qa.types import Hit, Sentence, Span

__all__ = ["Calibration", "Reader", "Reading", "SentenceReader", "features"]

CALIBRATION = Path(__file__).with_name("calibration.json")
PASSAGE_WEIGHT = 0.5
"""How much a sentence's passage counts beside the sentence itself: its context says what 'he' and 'there' mean."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Spans, best first, and the probability that the passages answer the question at all, 0 to 1."""

    spans: tuple[Span, ...]
    confidence: float


class Reader(Protocol):
    """`name` says what made the reading; `threshold` is the confidence from which it is an answer."""

    @property
    def name(self) -> str: ...

    @property
    def threshold(self) -> float: ...

    def read(self, question: str, language: str, hits: Sequence[Hit]) -> Reading:
        """`language`: of the question, as an ISO code."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of a hit with its own cosine, its best passage's cosine, and both together."""

    hit: Hit
    sentence: Sentence
    own: float
    passage: float

    @property
    def score(self) -> float:
        return self.own + PASSAGE_WEIGHT * self.passage


@dataclass(frozen=True, slots=True)
class Calibration:
    """Logistic model of 'answered here', fitted by `python -m qa.evaluation.calibrate`; one weight a feature."""

    weights: tuple[float, ...]
    bias: float
    threshold: float
    """Confidence from which an answer is given: where refusing and answering are right equally often."""
    margin: float
    """A sentence this close to the best one is cited beside it."""

    @classmethod
    def load(cls, path: Path = CALIBRATION) -> Calibration:
        values = json.loads(path.read_text(encoding="utf-8"))
        return cls(tuple(values["weights"]), values["bias"], values["threshold"], values["margin"])

    def probability(self, values: Sequence[float]) -> float:
        logit = self.bias + sum(weight * value for weight, value in zip(self.weights, values, strict=True))
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, logit))))


class SentenceReader:
    """Reads by the encoder's scores: the best sentence, and those within a calibrated margin of it (three at most)."""

    name = "sentences"
    most = 3

    def __init__(self, calibration: Calibration | None = None) -> None:
        self._calibration = calibration or Calibration.load()
        self.threshold = self._calibration.threshold

    def read(self, question: str, language: str, hits: Sequence[Hit]) -> Reading:
        """The question's text is not looked at: its meaning is in the scores of the hits."""
        ranked = candidates(hits)
        if not ranked:
            return Reading((), 0.0)
        confidence = self._calibration.probability(features(ranked, language))
        best = ranked[0].score
        chosen = [one for one in ranked[: self.most] if best - one.score <= self._calibration.margin]
        return Reading(tuple(_span(one, confidence * math.exp(one.score - best)) for one in chosen), confidence)


def candidates(hits: Sequence[Hit]) -> list[Candidate]:
    """Every sentence of the hits once, best first; of overlapping passages the better one is its context."""
    best: dict[tuple[str, int], Candidate] = {}
    for hit in hits:
        for sentence, own in zip(hit.passage.sentences, hit.sentence_scores, strict=True):
            key = (hit.article.article_id, sentence.start)
            if key not in best or hit.score > best[key].passage:
                best[key] = Candidate(hit, sentence, own, hit.score)
    return sorted(best.values(), key=lambda one: (-one.score, one.hit.passage.passage_id, one.sentence.start))


def features(ranked: Sequence[Candidate], language: str) -> list[float]:
    """What the probability is made of: nearness of the best sentence and passage, how far they stand out, and whether
    question and article share a language, in which case all scores are higher."""
    scores = [one.score for one in ranked]
    mean = sum(scores) / len(scores)
    return [
        ranked[0].own,
        max(one.own for one in ranked),
        max(one.passage for one in ranked),
        scores[0] - scores[1] if len(scores) > 1 else 0.0,
        scores[0] - mean,
        float(ranked[0].hit.article.language == language),
    ]


def _span(one: Candidate, score: float) -> Span:
    start, end = one.sentence.start, one.sentence.end
    article = one.hit.article
    return Span(article.article_id, article.revision, start, end, article.text[start:end], score)
