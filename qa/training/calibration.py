"""From margins to "the passage answers": a logistic curve fitted on contexts kept from training."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from qa.reader.model import SpanModel
from qa.training.corpus import SET_WEIGHTS, Row, held_out, read_rows
from qa.training.crops import crop
from qa.training.negatives import Negatives

__all__ = ["fit_logistic", "held_out_margins"]

TOKENS = 160
ROUNDS = 50


def held_out_margins(reader: SpanModel, data: Path, questions: int, seed: int = 0) -> tuple[list[float], list[float]]:
    """Margins of held-out questions over their own passage, and over another one that shares their words."""
    rng = random.Random(seed)
    rows: list[Row] = []
    for path in sorted((data / "qa" / "train").glob("*.jsonl.gz")):
        source = path.name.split(".")[0]
        kept = [row for row in read_rows(path) if held_out(row.context)]
        if source in SET_WEIGHTS:
            share = max(1, int(questions * SET_WEIGHTS[source] / sum(SET_WEIGHTS.values())))
            rows += rng.sample(kept, min(len(kept), share))
    negatives = Negatives(rows)
    own: list[tuple[str, str, str]] = []
    other: list[tuple[str, str, str]] = []
    for row in rows:
        start, end = crop(row.context, row.answers[0] if row.answers else None, TOKENS, rng)
        (own if row.answers else other).append((row.question, row.title, row.context[start:end]))
        near = negatives.near(row, rng) if row.answers else None
        if near is not None:
            start, end = crop(near.context, None, TOKENS, rng)
            other.append((row.question, near.title, near.context[start:end]))
    return [one.margin for one in reader.read(own, 1)], [one.margin for one in reader.read(other, 1)]


def fit_logistic(high: Sequence[float], low: Sequence[float]) -> tuple[float, float]:
    """(scale, offset) of the curve 1 / (1 + exp(-(scale * margin + offset))), both kinds weighing the same."""
    margins = np.clip(np.array([*high, *low], dtype=np.float64), -40, 40)
    wanted = np.array([1.0] * len(high) + [0.0] * len(low))
    weights = np.where(wanted == 1, 0.5 / max(1, len(high)), 0.5 / max(1, len(low)))
    inputs: NDArray[np.float64] = np.stack([margins, np.ones_like(margins)], 1)
    found = np.zeros(2)
    for _ in range(ROUNDS):
        chances = 1 / (1 + np.exp(-inputs @ found))
        slope = inputs.T @ (weights * (wanted - chances)) - 1e-4 * found
        bend = (inputs * (weights * chances * (1 - chances))[:, None]).T @ inputs + 1e-4 * np.eye(2)
        found = found + np.linalg.solve(bend, slope)
    return float(found[0]), float(found[1])
