"""The seam between retrieval and answer: question and hits in, the words that answer out, with a probability.

Knows nothing of libraries, citations or languages of answers.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from qa.types import PASSAGE_WEIGHT, Article, Hit, Sentence, Span

CALIBRATION = Path(__file__).with_name("calibration.json")


@dataclass(frozen=True, slots=True)
class Reading:
    """Spans, best first, and the probability that the passages answer the question at all, 0 to 1."""

    spans: tuple[Span, ...]
    confidence: float
    fits: bool = True
    """Whether the best span can be what is asked for: a time, where that is when."""


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

    @property
    def article(self) -> Article:
        return self.hit.article

    @property
    def text(self) -> str:
        return self.hit.article.words(self.sentence)

    @property
    def place(self) -> tuple[str, int]:
        """Article and start: what a sentence is known by."""
        return self.hit.article.article_id, self.sentence.start

    def holds(self, span: Span) -> bool:
        """Whether a span begins in the sentence."""
        return span.same_revision(self.article) and self.sentence.start <= span.start < self.sentence.end


@dataclass(frozen=True, slots=True)
class Logistic:
    """A probability from features, one weight a feature."""

    weights: tuple[float, ...]
    bias: float

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Logistic:
        """Of what a file has fitted."""
        return cls(tuple(values["weights"]), values["bias"])

    def logit(self, values: Sequence[float]) -> float:
        return self.bias + sum(weight * value for weight, value in zip(self.weights, values, strict=True))

    def probability(self, values: Sequence[float]) -> float:
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, self.logit(values)))))


@dataclass(frozen=True, slots=True)
class Calibration:
    """What a reader was fitted to on questions with known answers, by `python -m qa.evaluation.calibrate`."""

    answered: Logistic
    """That the passages answer at all."""
    threshold: float
    """Confidence from which an answer is given: see `qa.evaluation.calibrate`."""
    margin: float
    """What is this close to the best is cited beside it, in the reader's own scale."""
    rank: Logistic
    """That an option stands in the answering sentence: what chooses among options."""

    @classmethod
    def load(cls, reader: str, path: Path = CALIBRATION) -> Calibration:
        values = json.loads(path.read_text(encoding="utf-8"))[reader]
        answered, rank = Logistic.of(values["answered"]), Logistic.of(values["rank"])
        return cls(answered, values["threshold"], values["margin"], rank)


def candidates(hits: Sequence[Hit]) -> list[Candidate]:
    """Every sentence of the hits once, best first; of overlapping passages the better one is its context."""
    best: dict[tuple[str, int], Candidate] = {}
    for hit in hits:
        answered = hit.answered or (-1.0,) * len(hit.sentence_scores)
        for sentence, own, asked in zip(hit.passage.sentences, hit.sentence_scores, answered, strict=True):
            one = Candidate(hit, sentence, max(own, asked), max(hit.score, asked))
            if one.place not in best or one.passage > best[one.place].passage:
                best[one.place] = one
    return sorted(best.values(), key=lambda one: (-one.score, one.hit.passage.passage_id, one.sentence.start))
