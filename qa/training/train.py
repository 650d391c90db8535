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

__all__ = ["Plan", "State", "train"]


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

        tensors = self._take_weights(path)
        for name, master in zip(self.names, self.masters, strict=True):
            self.optimiser.state[master] = {
                key: tensors[f"{key}.{name}"].clone() for key in ("step", "exp_avg", "exp_avg_sq")
            }
        with safe_open(path, "pt") as file:
            state = json.loads(file.metadata()["state"])
        state["place"] = tuple(state["place"])
        self.state = State(**state)

    def begin_with(self, path: Path) -> None:
        """Take the weights of a checkpoint, or of an exported `model.safetensors`, for a new plan."""
        self._take_weights(path)

    def _take_weights(self, path: Path) -> dict[str, torch.Tensor]:
        """Copy the weights in and return every tensor of the file; what was learned and what was still may differ."""
        tensors = load_file(path)
        masters = dict(zip(self.names, self.masters, strict=True))
        with torch.no_grad():
            for name, weight in self.net.named_parameters():
                found = next(tensors[key] for key in (f"master.{name}", f"frozen.{name}", name) if key in tensors)
                weight.copy_(found)
                if name in masters:
                    masters[name].copy_(found)
        return tensors


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
    source = batches(draws, tokenizer, plan.tokens, state.place, plan.draws)
    saved = shown = time.monotonic()
    losses: list[float] = []
    together: dict[str, list[float]] = defaultdict(list)
    half = plan.beside_every // 2
    before = state.tokens
    dtype = getattr(torch, plan.precision)
    while state.step < plan.steps:
        begun = time.monotonic()
        state.place, batch = next(source)
        logits = trainer.net(embeddings(batch.ids).to(dtype), batch.real, batch.question, plan.frozen)
        loss = loss_of(logits, batch)
        losses.append(loss.item())
        for name, beside, weight, place in (("held", hold, plan.hold, 0), ("agreed", agree, plan.agree, half)):
            if beside is not None and state.step % plan.beside_every == place:
                more = beside(trainer.net, state.step)
                together[name].append(more.item())
                loss = loss + weight * more
        trainer.learn(loss)
        state.step += 1
        state.samples += len(batch.ids)
        state.tokens += int(batch.real.sum())
        elapsed = time.monotonic() - begun
        state.seconds += elapsed
        if pace is not None:
            pace.note(int(batch.real.sum()), elapsed)
        if not math.isfinite(losses[-1]):
            raise FloatingPointError(f"the loss is not finite at step {state.step}; go on from the last checkpoint")
        if time.monotonic() - shown > 30:
            mean, pace_now = sum(losses) / len(losses), (state.tokens - before) / (time.monotonic() - shown)
            besides = "".join(f", {name} {fmean(some[-8:]):.3f}" for name, some in together.items())
            report(
                f"step {state.step}/{plan.steps} loss {mean:.3f} samples {state.samples} tokens {state.tokens}, "
                f"now {pace_now:.0f} tokens/s on {torch.get_num_threads()}{besides}"
            )
            losses, shown, before = [], time.monotonic(), state.tokens
        if stop():
            trainer.save()
            return
        if time.monotonic() - saved > plan.checkpoint_minutes * 60 or state.step == plan.steps:
            trainer.save()
            if check is not None:
                check(trainer.net, state)
            saved = time.monotonic()
