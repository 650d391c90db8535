"""From margins to "the passage answers": a logistic curve fitted on contexts kept from training."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression

from qa.reader.model import SpanModel
from qa.training.corpus import SET_WEIGHTS, held_out, training_sets
from qa.training.crops import crop
from qa.training.nearest import plain_encoder, wrong_passages

TOKENS = 160
POOL = 400
QUESTIONS = 600
"""Of all sets."""


def held_out_margins(reader: SpanModel, data: Path) -> tuple[list[float], list[float]]:
    """Margins of held-out questions over their own passage, and over the wrong one that the encoder ranks first.

    Passages of their sets compete, all held out, and none with the words of a right answer counts as wrong.
    """
    rng = random.Random(0)
    encoder = plain_encoder(torch.bfloat16)
    own: list[tuple[str, str, str]] = []
    other: list[tuple[str, str, str]] = []
    for source, every in training_sets(data):
        kept = [row for row in every if held_out(row.context)]
        share = max(1, int(QUESTIONS * SET_WEIGHTS[source] / sum(SET_WEIGHTS.values())))
        rows = rng.sample(kept, min(len(kept), share))
        for row in rows:
            start, end = crop(row.context, row.answers[0] if row.answers else None, TOKENS, rng)
            (own if row.answers else other).append((row.question, row.title, row.context[start:end]))
        # in another language the same page may stand, which answers
        for language in sorted({row.context_language for row in rows}):
            asked = [row for row in rows if row.context_language == language]
            pool = [row for row in kept if row.context_language == language][:POOL]
            for row, wrong in zip(asked, wrong_passages(encoder, asked, pool), strict=True):
                start, end = crop(wrong.context, None, TOKENS, rng)
                text = wrong.context[start:end]
                answered = any(row.context[a:b].casefold() in text.casefold() for a, b in row.answers)
                if wrong.context != row.context and not answered:
                    other.append((row.question, wrong.title, text))
    return [one.margin for one in reader.read(own, 1)], [one.margin for one in reader.read(other, 1)]


def fit_logistic(high: Sequence[float], low: Sequence[float]) -> tuple[float, float]:
    """(scale, offset) of the curve 1 / (1 + exp(-(scale * margin + offset))), both kinds weighing the same."""
    margins = np.clip([*high, *low], -40, 40)[:, None]
    model = LogisticRegression(C=10, class_weight="balanced")
    model.fit(margins, [True] * len(high) + [False] * len(low))
    return float(model.coef_[0, 0]), float(model.intercept_[0])
