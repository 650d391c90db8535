"""Logits of first and last tokens to spans of characters: the n best, on word edges, without stray punctuation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qa.reader.edges import snap

__all__ = ["TextSpan", "best_spans", "token_spans"]

MAX_TOKENS = 64
CANDIDATES = 20


@dataclass(frozen=True, slots=True)
class TextSpan:
    """Characters [start, end) of a text. `score`: logits of both ends minus those of "not here"; above 0 the network
    holds the span for likelier than no answer."""

    start: int
    end: int
    score: float


def token_spans(
    logits: NDArray[np.float32], null: float, offsets: Sequence[tuple[int, int]], count: int = CANDIDATES
) -> list[TextSpan]:
    """The `count` likeliest spans of one window, best first, on token edges.

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
    return [TextSpan(offsets[first][0], offsets[last][1], score) for score, first, last in found[:count]]


def best_spans(text: str, candidates: Iterable[TextSpan], count: int) -> list[TextSpan]:
    """At most `count` spans of `text`, best first, snapped to word edges; none overlaps a better one."""
    chosen: list[TextSpan] = []
    for span in sorted(candidates, key=lambda one: -one.score):
        edges = snap(text, span.start, span.end)
        if edges is None or any(edges[0] < other.end and edges[1] > other.start for other in chosen):
            continue
        chosen.append(TextSpan(*edges, span.score))
        if len(chosen) == count:
            break
    return chosen
