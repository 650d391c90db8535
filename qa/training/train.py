"""The training loop: weights in the machine's fastest precision, float32 masters, resumable at any checkpoint."""

from __future__ import annotations

import json
import math
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer

from embeddings.runtime import choose_precision
from qa.reader.net import Embeddings, SpanNet
from qa.training.batches import DRAWS, Batch, Draws, batches, span_loss
from qa.training.pace import Pace

__all__ = ["Plan", "State", "Trainer", "train"]

TELL_SECONDS = 30.0


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
    decay: float = 0.01
    clip: float = 1.0
    precision: str = choose_precision().dtype
    draws: int = DRAWS
    hold: float = 0.0
    """Weight of the loss that holds the languages together; 0 for none."""
    agree: float = 0.0
    """Weight of the loss that has questions read alike in every language; 0 for none."""
    beside_every: int = 4
    """Each of the two is part of every so manieth step."""
    checkpoint_minutes: float = 10.0

    def rate_at(self, step: int) -> float:
        """Factor on the learning rate at this step."""
        falling = max(1, int(self.steps * self.cooldown))
        return min(1.0, (step + 1) / self.warmup, max(0.0, (self.steps - step) / falling))


@dataclass
class State:
    """Where a run stands."""

    step: int = 0
    place: tuple[int, int] = (0, 0)
    samples: int = 0
    tokens: int = 0
    seconds: float = 0.0

    def count(self, batch: Batch, begun: float) -> tuple[int, float]:
        """A step with this batch is done, which began at that time of `time.monotonic`: its tokens and seconds."""
        tokens, seconds = int(batch.real.sum()), time.monotonic() - begun
        self.step += 1
        self.samples += len(batch.ids)
        self.tokens += tokens
        self.seconds += seconds
        return tokens, seconds


class Trainer:
    """Network, float32 masters and optimiser of a run in `folder`."""

    def __init__(self, net: SpanNet, plan: Plan, folder: Path) -> None:
        self.plan, self.folder, self.state = plan, folder, State()
        still = tuple(f"layers.{index}." for index in range(plan.frozen))
        self.names = [name for name, _ in net.named_parameters() if not name.startswith(still)]
        parameters = dict(net.named_parameters())
        for name, parameter in parameters.items():
            parameter.requires_grad_(name in set(self.names))
        self.masters = [parameters[name].detach().float().clone() for name in self.names]
        self.net = net.to(getattr(torch, plan.precision))
        self.weights = [dict(net.named_parameters())[name] for name in self.names]
        groups = []
        for head in (False, True):
            for flat in (False, True):
                chosen = [
                    master
                    for name, master in zip(self.names, self.masters, strict=True)
                    if name.startswith("head") == head and (master.dim() < 2) == flat
                ]
                rate = plan.head_rate if head else plan.rate
                groups.append({"params": chosen, "lr": rate, "base": rate, "weight_decay": 0.0 if flat else plan.decay})
        self.optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, fused=True)

    def learn(self, loss: torch.Tensor) -> None:
        """One step down the gradient of `loss`."""
        loss.backward()  # type: ignore[no-untyped-call]
        for master, weight in zip(self.masters, self.weights, strict=True):
            assert weight.grad is not None
            master.grad = weight.grad.float()
            weight.grad = None
        torch.nn.utils.clip_grad_norm_(self.masters, self.plan.clip, foreach=True)
        factor = self.plan.rate_at(self.state.step)
        for group in self.optimiser.param_groups:
            group["lr"] = group["base"] * factor
        self.optimiser.step()
        with torch.no_grad():
            for master, weight in zip(self.masters, self.weights, strict=True):
                weight.copy_(master)

    def save(self) -> None:
        """Write the checkpoint whole, then put it in the place of the last one."""
        tensors = {f"master.{name}": master for name, master in zip(self.names, self.masters, strict=True)}
        for name, master in zip(self.names, self.masters, strict=True):
            for key, value in self.optimiser.state[master].items():
                tensors[f"{key}.{name}"] = value
        for name, weight in self.net.named_parameters():
            if name not in set(self.names):
                tensors[f"frozen.{name}"] = weight.detach().clone()
        self.folder.mkdir(parents=True, exist_ok=True)
        work = self.folder / "checkpoint.tmp"
        save_file(tensors, work, metadata={"state": json.dumps(asdict(self.state))})
        work.replace(self.folder / "checkpoint.safetensors")

    def resume(self, path: Path) -> None:
        """Go on from a checkpoint of the same plan's shape."""
        from safetensors import safe_open

        tensors = self.begin_with(path)
        for name, master in zip(self.names, self.masters, strict=True):
            self.optimiser.state[master] = {
                key: tensors[f"{key}.{name}"].clone() for key in ("step", "exp_avg", "exp_avg_sq")
            }
        with safe_open(path, "pt") as file:
            state = json.loads(file.metadata()["state"])
        state["place"] = tuple(state["place"])
        self.state = State(**state)

    def begin_with(self, path: Path) -> dict[str, torch.Tensor]:
        """Take the weights of a checkpoint, or of an exported `model.safetensors`, and return every tensor of the file.

        What was learned and what was still may differ from this plan.
        """
        tensors = load_file(path)
        masters = dict(zip(self.names, self.masters, strict=True))
        with torch.no_grad():
            for name, weight in self.net.named_parameters():
                found = next(tensors[key] for key in (f"master.{name}", f"frozen.{name}", name) if key in tensors)
                weight.copy_(found)
                if name in masters:
                    masters[name].copy_(found)
        return tensors


class _Watch:
    """Tells now and then how a run goes: the mean loss since it last did, and how fast it is."""

    def __init__(self, trainer: Trainer, report: Callable[[str], None]) -> None:
        self._trainer, self._report = trainer, report
        self._losses: list[float] = []
        self._beside: dict[str, list[float]] = defaultdict(list)
        self._since, self._tokens = time.monotonic(), trainer.state.tokens

    def beside(self, name: str, loss: float) -> None:
        """Of another loss that is part of some steps."""
        self._beside[name].append(loss)

    def step(self, loss: float) -> None:
        """A step is done. FloatingPointError: its loss is no number."""
        plan, state = self._trainer.plan, self._trainer.state
        if not math.isfinite(loss):
            raise FloatingPointError(f"the loss is not finite at step {state.step}; go on from the last checkpoint")
        self._losses.append(loss)
        seconds = time.monotonic() - self._since
        if seconds > TELL_SECONDS:
            besides = "".join(f", {name} {fmean(some[-8:]):.3f}" for name, some in self._beside.items())
            self._report(
                f"step {state.step}/{plan.steps} loss {fmean(self._losses):.3f} samples {state.samples} "
                f"tokens {state.tokens}, now {(state.tokens - self._tokens) / seconds:.0f} tokens/s "
                f"on {torch.get_num_threads()}{besides}"
            )
            self._losses, self._since, self._tokens = [], time.monotonic(), state.tokens


def train(
    trainer: Trainer,
    embeddings: Embeddings,
    draws: Draws,
    tokenizer: Tokenizer,
    report: Callable[[str], None],
    check: Callable[[SpanNet, State], None] | None = None,
    pace: Pace | None = None,
    stop: Callable[[], bool] = lambda: False,
    hold: Callable[[SpanNet, int], torch.Tensor] | None = None,
    agree: Callable[[SpanNet, int], torch.Tensor] | None = None,
    loss_of: Callable[[torch.Tensor, Batch], torch.Tensor] = span_loss,
) -> None:
    """Run to the plan's last step; every `checkpoint_minutes` and at the end, write a checkpoint and run `check`.

    Between steps `stop` may ask for a checkpoint and an early end.
    """
    plan, state = trainer.plan, trainer.state
    dtype, half = getattr(torch, plan.precision), plan.beside_every // 2
    others = (("held", hold, plan.hold, 0), ("agreed", agree, plan.agree, half))
    watch, saved = _Watch(trainer, report), time.monotonic()
    source = batches(draws, tokenizer, plan.tokens, state.place, plan.draws)
    while state.step < plan.steps:
        begun = time.monotonic()
        state.place, batch = next(source)
        logits = trainer.net(embeddings(batch.ids).to(dtype), batch.real, batch.question, plan.frozen)
        loss = loss_of(logits, batch)
        own = loss.item()
        for name, other, weight, place in others:
            if other is not None and state.step % plan.beside_every == place:
                more = other(trainer.net, state.step)
                watch.beside(name, more.item())
                loss = loss + weight * more
        trainer.learn(loss)
        tokens, seconds = state.count(batch, begun)
        if pace is not None:
            pace.note(tokens, seconds)
        watch.step(own)
        if stop():
            trainer.save()
            return
        if time.monotonic() - saved > plan.checkpoint_minutes * 60 or state.step == plan.steps:
            trainer.save()
            if check is not None:
                check(trainer.net, state)
            saved = time.monotonic()
