"""From margins to "the passage answers": a logistic curve fitted on contexts kept from training."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from embeddings.packaged import packaged_model
from qa.reader.model import SpanModel
from qa.training.corpus import SET_WEIGHTS, held_out, read_rows
from qa.training.crops import crop
from qa.training.nearest import plain_encoder, wrong_passages

__all__ = ["fit_logistic", "held_out_margins"]

TOKENS = 160
POOL = 400
ROUNDS = 50


def held_out_margins(reader: SpanModel, data: Path, questions: int) -> tuple[list[float], list[float]]:
    """Margins of held-out questions over their own passage, and over the wrong one that the encoder ranks first.

    Passages of their sets compete, all held out, and none with the words of a right answer counts as wrong.
    """
    rng = random.Random(0)
    encoder = plain_encoder(packaged_model(), torch.bfloat16)
    own: list[tuple[str, str, str]] = []
    other: list[tuple[str, str, str]] = []
    for path in sorted((data / "qa" / "train").glob("*.jsonl.gz")):
        source = path.name.split(".")[0]
        kept = [row for row in read_rows(path) if held_out(row.context)]
        if source not in SET_WEIGHTS:
            continue
        share = max(1, int(questions * SET_WEIGHTS[source] / sum(SET_WEIGHTS.values())))
        rows = rng.sample(kept, min(len(kept), share))
        for row in rows:
            start, end = crop(row.context, row.answers[0] if row.answers else None, TOKENS, rng)
            (own if row.answers else other).append((row.question, row.title, row.context[start:end]))
        # in another language the same page may stand, which answers
        for language in sorted({row.context_language for row in rows}):
            asked = [row for row in rows if row.context_language == language]
            pool = [row for row in kept if row.context_language == language][:POOL]
            for row, wrong in zip(asked, wrong_passages(encoder, reader, asked, pool), strict=True):
                start, end = crop(wrong.context, None, TOKENS, rng)
                text = wrong.context[start:end]
                answered = any(row.context[a:b].casefold() in text.casefold() for a, b in row.answers)
                if wrong.context != row.context and not answered:
                    other.append((row.question, wrong.title, text))
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
