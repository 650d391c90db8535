"""Holds the languages together while the reader learns: words that mean the same stay each other's nearest.

Learning to read in one language at a time pulls a middle layer's words of two languages apart. Which words of parallel
sentences mean the same is taken from the encoder as it was before; the reader's own vectors of them are to be nearer to
each other than to every other word of the two sentences.
"""

from __future__ import annotations

import random
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from qa.reader.model import SpanModel
from qa.reader.net import SpanNet
from qa.training.alignment import LAYER, encode, token_vectors
from qa.training.phrases import parallel_texts

PAIRS = 24
WARMTH = 0.07
SURE = 0.4
"""Cosine that two words must have to be taken for the same."""
WEIGHTS = {"en": 4, "ar": 4, "es": 2, "zh": 2}


class Holding:
    """Parallel sentences and the encoder that says which of their words are the same."""

    def __init__(self, encoder: SpanModel, parallel: Path, seed: int) -> None:
        self._encoder, self._seed = encoder, seed
        self._texts = [one for one in parallel_texts(parallel) if len(one) > 1 and max(map(len, one.values())) < 250]

    def loss(self, net: SpanNet, index: int) -> Tensor:
        """Mean cross-entropy of finding each word's partner in its sentence, both ways, over the `index`-th batch."""
        rng = random.Random(f"{self._seed}/{index}")
        left, right = [], []
        for item in rng.sample(self._texts, PAIRS):
            languages = sorted(item)
            one, other = _two(languages, [WEIGHTS.get(language, 1) for language in languages], rng)
            left.append(item[one])
            right.append(item[other])
        known = token_vectors(self._encoder, [*left, *right])
        encoded = encode(self._encoder.tokenizer, [*left, *right])
        own = encoded.own
        x = net.middle(self._encoder.embeddings(encoded.ids).to(next(net.parameters()).dtype), encoded.real, LAYER)
        losses = []
        for row in range(PAIRS):
            likeness = known[row][0] @ known[PAIRS + row][0].T
            there, back = likeness.argmax(1), likeness.argmax(0)
            ours = torch.arange(len(there))
            ours = ours[(back[there] == ours) & (likeness.amax(1) > SURE)]
            theirs = there[ours]
            sides = (functional.normalize(x[at, own[at]].float(), dim=-1) for at in (row, PAIRS + row))
            scores = next(sides) @ next(sides).T / WARMTH
            losses.append(functional.cross_entropy(scores[ours], theirs, reduction="none"))
            losses.append(functional.cross_entropy(scores.T[theirs], ours, reduction="none"))
        return torch.cat(losses).mean()


def _two(languages: list[str], weights: list[int], rng: random.Random) -> tuple[str, str]:
    first = rng.choices(languages, weights)[0]
    rest = [(one, weight) for one, weight in zip(languages, weights, strict=True) if one != first]
    return first, rng.choices([one for one, _ in rest], [weight for _, weight in rest])[0]
