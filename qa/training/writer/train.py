"""How the adapter learns: float32 masters, a rate that falls to nothing."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import torch
from torch import Tensor, nn
from torch.nn import functional

from qa.training.train import DECAY, Learner, State
from qa.training.writer.batches import Batch

ROWS = 256
"""Answer tokens whose loss is computed at once."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to learn. The rate warms up, then falls as a cosine to nothing at the last minute.

    Time is that spent in steps, so that a run on a shared machine ends when it is meant to.
    """

    minutes: float
    tokens: int = 2048
    rate: float = 4e-4
    warmup: int = 30
    rank: int = 16
    scale: float = 2.0
    checkpoint_minutes: float = 5.0

    def done(self, state: State) -> float:
        """Share of the time that is over, from 0; from 1 on the run is at its end."""
        return state.seconds / (self.minutes * 60)

    def rate_at(self, state: State) -> float:
        """Factor on the learning rate."""
        return min((state.step + 1) / self.warmup, 0.5 * (1 + math.cos(math.pi * min(1.0, self.done(state)))))


class Net(Protocol):
    """What an adapter is part of, as `qa.training.writer.net.Qwen`."""

    words: Tensor

    def named_parameters(self) -> Iterator[tuple[str, nn.Parameter]]: ...
    def read(self, ids: Tensor, places: Tensor, branch: Tensor) -> tuple[Tensor, object]: ...
    def last(self, x: Tensor) -> Tensor: ...


class Trainer(Learner[Batch]):
    """Of an adapter."""

    def __init__(self, net: Net, plan: Plan, folder: Path, vocabulary: Tensor | None = None) -> None:
        """`vocabulary` (m,), rising: the ids that the answers are made of; None for all, which takes twice as long."""
        super().__init__(plan, folder, dict(net.named_parameters()), lambda name, weight: (plan.rate, DECAY))
        self.net, self.vocabulary = net, torch.arange(len(net.words)) if vocabulary is None else vocabulary
        self.words = net.words if vocabulary is None else net.words[vocabulary]

    def learn(self, batch: Batch) -> dict[str, float]:
        """The loss is that an answer token."""
        x, _ = self.net.read(batch.ids, batch.places, batch.branch)
        targets = torch.searchsorted(self.vocabulary, batch.targets).clamp(max=len(self.vocabulary) - 1)
        weights = batch.weights * (self.vocabulary[targets] == batch.targets)
        losses, slope = _losses(self.net.last(x[batch.asked]), self.words, targets, weights / weights.sum())
        torch.autograd.backward(*slope)
        self.descend()
        return {"loss": losses.mean().item()}


def _losses(x: Tensor, words: Tensor, targets: Tensor, weights: Tensor) -> tuple[Tensor, tuple[Tensor, Tensor]]:
    """Cross-entropy (m,) of the words that `targets` (m,) name after the vectors `x` (m, hidden), and `x` with the
    gradient of their weighed sum. Some rows at a time: all logits at once, and what is made of them, take gigabytes."""
    losses, slopes = torch.empty(len(x)), torch.empty_like(x)
    with torch.no_grad():
        for at in range(0, len(x), ROWS):
            part, target = x[at : at + ROWS], targets[at : at + ROWS, None]
            chances = functional.log_softmax((part @ words.T).float(), -1)
            losses[at : at + ROWS] = -chances.gather(1, target)[:, 0]
            chances.exp_().scatter_add_(1, target, -torch.ones(len(part), 1))
            slopes[at : at + ROWS] = (chances.mul_(weights[at : at + ROWS, None]).to(x.dtype)) @ words
    return losses, (x, slopes)
