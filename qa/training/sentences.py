"""Samples of single sentences, for the network that looks at the likeliest ones a second time."""

from __future__ import annotations

import random
from dataclasses import replace

from qa.training.batches import Draws
from qa.training.crops import pieces, same_words
from qa.training.negatives import terms
from qa.training.samples import Sample

__all__ = ["Sentences"]

ELSEWHERE = 0.3
"""Share of the answered questions that are put to another sentence of their passage instead."""
WITH_NEXT = 0.15
"""Share of the sentences that come with one neighbour."""
LIKEST = 0.5
"""Of the sentences that do not answer, the share with most words of the question; of the others any."""


class Sentences:
    """The samples of `draws`, each cut down to one sentence: the one that answers, or one that does not."""

    def __init__(self, draws: Draws, seed: int = 0) -> None:
        self._draws, self._seed = draws, seed

    def __getitem__(self, index: int) -> Sample:
        rng = random.Random(f"{self._seed}/{index}/sentence")
        sample = self._draws[index]
        parts = [part for part in pieces(sample.text) if sample.text[slice(*part)].strip()]
        if sample.answer is not None:
            start, end = sample.answer
            own = [i for i, (a, b) in enumerate(parts) if b > start and a < end]
            gone = sample.text[start:end]
            rest = [i for i, (a, b) in enumerate(parts) if i not in own and not same_words(gone, sample.text[a:b])]
            if not rest or rng.random() >= ELSEWHERE:
                first, last = own[0], own[-1]
                if rng.random() < WITH_NEXT:
                    first, last = rng.choice([(max(0, first - 1), last), (first, min(len(parts) - 1, last + 1))])
                at, stop = parts[first][0], parts[last][1]
                return replace(sample, text=sample.text[at:stop], answer=(start - at, end - at))
            parts = [parts[i] for i in rest]
        if not parts:
            return sample
        at, stop = self._other(sample, parts, rng)
        return replace(sample, text=sample.text[at:stop], answer=None, loose=False)

    def _other(self, sample: Sample, parts: list[tuple[int, int]], rng: random.Random) -> tuple[int, int]:
        if rng.random() >= LIKEST:
            return rng.choice(parts)
        asked = terms(sample.question)
        return max(parts, key=lambda part: len(asked & terms(sample.text[slice(*part)])))
