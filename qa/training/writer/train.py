"""The training loop: float32 masters of the adapter, a rate that falls to nothing, resumable at any checkpoint."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from qa.training.pace import Pace
from qa.training.writer.batches import Batch, Draws, batches
from qa.training.writer.net import Writer

__all__ = ["Plan", "Trainer", "train"]

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
    decay: float = 0.01
    clip: float = 1.0
    rank: int = 16
    scale: float = 2.0
    checkpoint_minutes: float = 5.0

    def rate_at(self, step: int, seconds: float) -> float:
        """Factor on the learning rate at this step, after so much time."""
        return min((step + 1) / self.warmup, 0.5 * (1 + math.cos(math.pi * self.done(seconds))))

    def done(self, seconds: float) -> float:
        """Share of the time that is over, 0 to 1."""
        return min(1.0, seconds / (self.minutes * 60))


@dataclass
class State:
    """Where a run stands."""

    step: int = 0
    place: tuple[int, int] = (0, 0)
    questions: int = 0
    tokens: int = 0
    seconds: float = 0.0


class Trainer:
    """The adapter's float32 masters and their optimiser, of a run in `folder`."""

    def __init__(self, net: Writer, plan: Plan, folder: Path, vocabulary: Tensor | None = None) -> None:
        """`vocabulary` (m,), rising: the ids that the answers are made of; None for all, which takes twice as long."""
        self.net, self.plan, self.folder, self.state = net, plan, folder, State()
        self.vocabulary = torch.arange(len(net.words)) if vocabulary is None else vocabulary
        self.words = net.words if vocabulary is None else net.words[vocabulary]
        self.weights = dict(net.named_parameters())
        self.masters = {name: weight.detach().float().clone() for name, weight in self.weights.items()}
        self.optimiser = torch.optim.AdamW(
            self.masters.values(), lr=plan.rate, betas=(0.9, 0.98), weight_decay=plan.decay, fused=True
        )

    def learn(self, batch: Batch) -> float:
        """One step down the gradient; returns the loss an answer token."""
        x, _ = self.net.read(batch.ids, batch.places, batch.branch)
        targets = torch.searchsorted(self.vocabulary, batch.targets).clamp(max=len(self.vocabulary) - 1)
        weights = batch.weights * (self.vocabulary[targets] == batch.targets)
        losses, slope = _losses(self.net.last(x[batch.asked]), self.words, targets, weights / weights.sum())
        torch.autograd.backward(*slope)
        for name, master in self.masters.items():
            grad = self.weights[name].grad
            assert grad is not None
            master.grad, self.weights[name].grad = grad.float(), None
        torch.nn.utils.clip_grad_norm_(self.masters.values(), self.plan.clip, foreach=True)
        for group in self.optimiser.param_groups:
            group["lr"] = self.plan.rate * self.plan.rate_at(self.state.step, self.state.seconds)
        self.optimiser.step()
        self._spread()
        return losses.mean().item()

    def save(self) -> None:
        """Write the checkpoint whole, then put it in the place of the last one."""
        tensors = {f"master.{name}": master for name, master in self.masters.items()}
        for name, master in self.masters.items():
            tensors |= {f"{key}.{name}": value for key, value in self.optimiser.state[master].items()}
        work = self.folder / "checkpoint.tmp"
        about = {"state": json.dumps(asdict(self.state)), "plan": json.dumps(asdict(self.plan))}
        save_file(tensors, work, metadata=about)
        work.replace(self.folder / "checkpoint.safetensors")

    def resume(self, path: Path) -> None:
        """Go on from a checkpoint of the same rank."""
        tensors = load_file(path)
        for name, master in self.masters.items():
            master.copy_(tensors[f"master.{name}"])
            keys = ("step", "exp_avg", "exp_avg_sq")
            self.optimiser.state[master] = {key: tensors[f"{key}.{name}"].clone() for key in keys}
        self._spread()
        with safe_open(path, "pt") as file:
            state = json.loads(file.metadata()["state"])
        self.state = State(**{**state, "place": tuple(state["place"])})

    @torch.no_grad()
    def _spread(self) -> None:
        for name, weight in self.weights.items():
            weight.copy_(self.masters[name])


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


def train(
    trainer: Trainer,
    draws: Draws,
    tokenizer: Tokenizer,
    report: Callable[[str], None],
    pace: Pace | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> None:
    """Run to the plan's last minute, with a checkpoint every `checkpoint_minutes`, at the end and when `stop` asks."""
    plan, state = trainer.plan, trainer.state
    source = batches(draws, tokenizer, plan.tokens, state.place)
    saved = shown = time.monotonic()
    losses: list[float] = []
    before = state.tokens
    while plan.done(state.seconds) < 1 and not stop():
        begun = time.monotonic()
        state.place, batch = next(source)
        losses.append(trainer.learn(batch))
        if not math.isfinite(losses[-1]):
            raise FloatingPointError(f"the loss is not finite at step {state.step}; go on from the last checkpoint")
        state.step += 1
        state.questions += batch.questions
        state.tokens += batch.tokens
        elapsed = time.monotonic() - begun
        state.seconds += elapsed
        if pace is not None:
            pace.note(batch.tokens, elapsed)
        if time.monotonic() - shown > 20:
            speed = (state.tokens - before) / (time.monotonic() - shown)
            report(
                f"{plan.done(state.seconds):.1%} step {state.step} loss {sum(losses) / len(losses):.3f} "
                f"questions {state.questions} tokens {state.tokens}, now {speed:.0f} tokens/s"
            )
            losses, shown, before = [], time.monotonic(), state.tokens
        if time.monotonic() - saved > plan.checkpoint_minutes * 60:
            trainer.save()
            saved = time.monotonic()
    trainer.save()
