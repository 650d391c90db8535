"""The training loop: weights in the machine's fastest precision, float32 masters, resumable at any checkpoint."""

from __future__ import annotations

import json
import math
import time
from abc import abstractmethod
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean
from typing import Generic, Protocol, TypeVar

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import Tensor

from embeddings.runtime import choose_precision
from qa.reader.net import Embeddings, SpanNet
from qa.training.batches import DRAWS, Batch, span_loss
from qa.training.runs import asked_to_end, report

TELL_SECONDS = 30.0
DECAY, CLIP = 0.01, 1.0
BESIDE_EVERY = 4


@dataclass
class State:
    """Where a run stands."""

    step: int = 0
    place: tuple[int, int] = (0, 0)
    samples: int = 0
    tokens: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to learn. The rate warms up, stays, and falls to nothing over the last `cooldown` steps."""

    steps: int
    tokens: int = 3072
    rate: float = 2e-4
    head_rate: float = 1e-3
    warmup: int = 150
    cooldown: float = 0.35
    frozen: int = 3
    precision: str = choose_precision().dtype
    draws: int = DRAWS
    hold: float = 0.0
    """Weight of the loss that holds the languages together; 0 for none."""
    agree: float = 0.0
    """Weight of the loss that has questions read alike in every language; 0 for none."""
    checkpoint_minutes: float = 10.0

    def done(self, state: State) -> float:
        """Share of the run that is over, from 0; from 1 on it is at its end."""
        return state.step / self.steps

    def rate_at(self, state: State) -> float:
        """Factor on the learning rate."""
        falling = max(1, int(self.steps * self.cooldown))
        return min(1.0, (state.step + 1) / self.warmup, max(0.0, (self.steps - state.step) / falling))


class Schedule(Protocol):
    """What a plan says of the course of a run, as `Plan` does."""

    @property
    def checkpoint_minutes(self) -> float: ...
    def done(self, state: State) -> float: ...
    def rate_at(self, state: State) -> float: ...


class Counted(Protocol):
    """A batch, and how much it holds."""

    @property
    def samples(self) -> int: ...
    @property
    def tokens(self) -> int: ...


B = TypeVar("B", bound=Counted)


class Learner(Generic[B]):
    """Weights that learn through float32 masters, and their optimiser, in a run of `folder`."""

    def __init__(
        self,
        plan: Schedule,
        folder: Path,
        weights: Mapping[str, Tensor],
        rates: Callable[[str, Tensor], tuple[float, float]],
        epsilon: float = 1e-8,
    ) -> None:
        """`rates`: of a weight by its name, the highest learning rate and the decay."""
        self.schedule, self.folder, self.state = plan, folder, State()
        self.weights = weights
        self.still: dict[str, Tensor] = {}
        """What does not learn, and is kept with the rest."""
        self.masters = {name: weight.detach().float().clone() for name, weight in weights.items()}
        groups: dict[tuple[float, float], list[Tensor]] = defaultdict(list)
        for name, master in self.masters.items():
            groups[rates(name, master)].append(master)
        self.optimiser = torch.optim.AdamW(
            [
                {"params": some, "lr": rate, "highest": rate, "weight_decay": decay}
                for (rate, decay), some in groups.items()
            ],
            betas=(0.9, 0.98),
            eps=epsilon,
            fused=True,
        )

    @abstractmethod
    def learn(self, batch: B) -> dict[str, float]:
        """One step down the gradient; returns the losses by their names."""

    def descend(self) -> None:
        """The step, once the weights have their gradients."""
        for name, weight in self.weights.items():
            assert weight.grad is not None
            self.masters[name].grad, weight.grad = weight.grad.float(), None
        torch.nn.utils.clip_grad_norm_(self.masters.values(), CLIP, foreach=True)
        factor = self.schedule.rate_at(self.state)
        for group in self.optimiser.param_groups:
            group["lr"] = group["highest"] * factor
        self.optimiser.step()
        with torch.no_grad():
            for name, weight in self.weights.items():
                weight.copy_(self.masters[name])

    @property
    def _checkpoint(self) -> Path:
        return self.folder / "checkpoint.safetensors"

    def save(self) -> None:
        """Write the checkpoint whole, then put it in the place of the last one."""
        tensors = {f"frozen.{name}": weight.detach().clone() for name, weight in self.still.items()}
        for name, master in self.masters.items():
            tensors[f"master.{name}"] = master
            tensors |= {f"{key}.{name}": value for key, value in self.optimiser.state[master].items()}
        self.folder.mkdir(parents=True, exist_ok=True)
        work = self.folder / "checkpoint.tmp"
        about = {"state": json.dumps(asdict(self.state)), "plan": json.dumps(asdict(self.schedule))}  # type: ignore[call-overload]
        save_file(tensors, work, metadata=about)
        work.replace(self._checkpoint)

    def resume(self) -> None:
        """Go on from the folder's checkpoint, if there is one, of a plan with the same shape."""
        if not self._checkpoint.exists():
            return
        tensors = self.begin_with(self._checkpoint)
        for name, master in self.masters.items():
            keys = ("step", "exp_avg", "exp_avg_sq")
            self.optimiser.state[master] = {key: tensors[f"{key}.{name}"].clone() for key in keys}
        with safe_open(self._checkpoint, "pt") as file:
            state = json.loads(file.metadata()["state"])
        self.state = State(**{**state, "place": tuple(state["place"])})

    @torch.no_grad()
    def begin_with(self, path: Path) -> dict[str, Tensor]:
        """Take the weights of a checkpoint, or of an exported `model.safetensors`, and return every tensor of the file.

        What was learned and what was still may differ from this plan.
        """
        tensors = load_file(path)
        for name, weight in {**self.still, **self.weights}.items():
            found = next(tensors[key] for key in (f"master.{name}", f"frozen.{name}", name) if key in tensors)
            weight.copy_(found)
            if name in self.masters:
                self.masters[name].copy_(found)
        return tensors


class Trainer(Learner[Batch]):
    """Of a span network. `beside`: other losses, by which step of BESIDE_EVERY they are part of: name, weight, loss."""

    def __init__(
        self,
        net: SpanNet,
        embeddings: Embeddings,
        plan: Plan,
        folder: Path,
        loss_of: Callable[[Tensor, Batch], Tensor] = span_loss,
    ) -> None:
        def rates(name: str, weight: Tensor) -> tuple[float, float]:
            return plan.head_rate if name.startswith("head") else plan.rate, 0.0 if weight.dim() < 2 else DECAY

        frozen = tuple(f"layers.{index}." for index in range(plan.frozen))
        every = dict(net.named_parameters())
        still = {name: weight.requires_grad_(False) for name, weight in every.items() if name.startswith(frozen)}
        weights = {name: weight for name, weight in every.items() if name not in still}
        super().__init__(plan, folder, weights, rates, epsilon=1e-6)
        self.still = {**still}
        self.plan, self.net = plan, net.to(getattr(torch, plan.precision))
        self._embeddings, self._loss_of = embeddings, loss_of
        self.beside: dict[int, tuple[str, float, Callable[[SpanNet, int], Tensor]]] = {}

    def learn(self, batch: Batch) -> dict[str, float]:
        vectors = self._embeddings(batch.ids).to(getattr(torch, self.plan.precision))
        loss = self._loss_of(self.net(vectors, batch.real, batch.question, self.plan.frozen), batch)
        losses = {"loss": loss.item()}
        if found := self.beside.get(self.state.step % BESIDE_EVERY):
            name, weight, loss_of = found
            more = loss_of(self.net, self.state.step)
            losses[name] = more.item()
            loss = loss + weight * more
        loss.backward()  # type: ignore[no-untyped-call]
        self.descend()
        return losses


def train(
    learner: Learner[B], source: Iterator[tuple[tuple[int, int], B]], check: Callable[[], None] = lambda: None
) -> bool:
    """Run to the plan's end; every `checkpoint_minutes` and at the end, write a checkpoint and run `check`.

    `source` has the batches, each with the place to go on from. Returns False where the process was asked to end
    before, between two steps; then there is a checkpoint of that. FloatingPointError: a loss is no number.
    """
    plan, state = learner.schedule, learner.state
    told = saved = time.monotonic()
    losses: dict[str, list[float]] = defaultdict(list)
    tokens = state.tokens
    with asked_to_end() as ended:
        while plan.done(state) < 1:
            begun = time.monotonic()
            state.place, batch = next(source)
            for name, loss in learner.learn(batch).items():
                losses[name].append(loss)
                if not math.isfinite(loss):
                    raise FloatingPointError(
                        f"the {name} is not finite at step {state.step}; go on from the last checkpoint"
                    )
            now = time.monotonic()
            state.step += 1
            state.samples += batch.samples
            state.tokens += batch.tokens
            state.seconds += now - begun
            if now - told > TELL_SECONDS:
                means = ", ".join(f"{name} {fmean(some):.3f}" for name, some in losses.items())
                report(
                    f"{plan.done(state):.1%} step {state.step}, {means}, samples {state.samples} "
                    f"tokens {state.tokens}, now {(state.tokens - tokens) / (now - told):.0f} tokens/s"
                )
                losses.clear()
                told, tokens = now, state.tokens
            if ended():
                learner.save()
                return False
            if now - saved > plan.checkpoint_minutes * 60 or plan.done(state) >= 1:
                learner.save()
                check()
                saved = time.monotonic()
    return True
