"""Logits of first and last tokens to spans of characters: the n best, on word edges, without stray punctuation."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qa.text.edges import snap

MAX_TOKENS = 64
CANDIDATES = 20
TEMPERATURE, BREVITY = 1.3, 0.5
"""The network is too sure of its first choice, and thinks too well of long spans. Chosen on held-out training questions
and on XQuAD; most settings near them do as well."""


@dataclass(frozen=True, slots=True)
class TextSpan:
    """Characters [start, end) of a text. `score`: logits of both ends minus those of "not here"; above 0 the network
    holds the span for likelier than no answer."""

    start: int
    end: int
    score: float

    @property
    def edges(self) -> tuple[int, int]:
        return self.start, self.end


def token_spans(logits: NDArray[np.float32], null: float, offsets: Sequence[tuple[int, int]]) -> list[TextSpan]:
    """The CANDIDATES likeliest spans of one window, best first, on token edges.

    `logits` (text tokens, 2) belong to `offsets`; `null` is the sum of both logits of "not here".
    """
    if not offsets:
        return []
    starts = np.argsort(-logits[:, 0], kind="stable")[:CANDIDATES]
    ends = np.argsort(-logits[:, 1], kind="stable")[:CANDIDATES]
    found = [
        (float(logits[first, 0] + logits[last, 1]) - null, int(first), int(last))
        for first in starts
        for last in ends
        if first <= last < first + MAX_TOKENS
    ]
    found.sort(key=lambda item: (-item[0], item[1], item[2]))
    return [TextSpan(offsets[first][0], offsets[last][1], score) for score, first, last in found[:CANDIDATES]]


def best_spans(text: str, candidates: Iterable[TextSpan], count: int) -> list[TextSpan]:
    """At most `count` spans of `text`, best first, snapped to word edges; none overlaps a better one.

    The best is the one that may be expected to have most in common with the answer: where "Baghdad", "in Baghdad" and
    "the city of Baghdad" are each as likely as a wholly different span, the answer is more probably about Baghdad. Each
    keeps the score that the network gave it.
    """
    scores: dict[tuple[int, int], float] = {}
    for span in candidates:
        edges = snap(text, span.start, span.end)
        if edges is not None:
            scores[edges] = max(span.score, scores.get(edges, -math.inf))
    spans = [TextSpan(*edges, score) for edges, score in sorted(scores.items())]
    chosen: list[TextSpan] = []
    for i in np.argsort(-_expected(spans), kind="stable"):
        span = spans[i]
        if not any(span.start < other.end and span.end > other.start for other in chosen):
            chosen.append(span)
        if len(chosen) == count:
            break
    return chosen


def _expected(spans: Sequence[TextSpan]) -> NDArray[np.float64]:
    """How much each is expected to share with the answer, if that is one of them: the squared F1 of their characters,
    weighted by how probable each is."""
    starts, ends, scores = np.array([(*span.edges, span.score) for span in spans], np.float64).reshape(-1, 3).T
    lengths = ends - starts
    logits = scores / TEMPERATURE - BREVITY * np.log(lengths)
    shares = np.exp(logits - logits.max(initial=-math.inf))
    common = (np.minimum(ends[:, None], ends) - np.maximum(starts[:, None], starts)).clip(0)
    return (2 * common / (lengths[:, None] + lengths)) ** 2 @ (shares / shares.sum())  # type: ignore[no-any-return]
