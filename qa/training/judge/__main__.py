"""`python -m qa.training.judge --data DIR --clozes FILE --out DIR --steps N --to DIR`: trains the judge; resumable."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch.nn import functional

from embeddings.packaged import packaged_model, packaged_tokenizer
from qa.reader.net import load_embeddings
from qa.training.batches import Batch
from qa.training.clozes import load_clozes
from qa.training.judge.claims import Claims
from qa.training.nearest import plain_encoder
from qa.training.pace import Pace
from qa.training.runs import asked_to_end, report
from qa.training.train import Plan, Trainer, train
from qa.writing.judge import JUDGE


def judge_loss(logits: torch.Tensor, batch: Batch) -> torch.Tensor:
    """Mean cross-entropy of "supported", which is read at position 0."""
    return functional.binary_cross_entropy_with_logits(logits[:, 0, 0], (batch.ends[:, 0] > 0).float())


def export(trainer: Trainer, folder: Path) -> None:
    """Write what was trained as bfloat16; the layers below are the encoder's."""
    own = dict(zip(trainer.names, trainer.masters, strict=True))
    folder.mkdir(parents=True, exist_ok=True)
    weights = {name: one.to(torch.bfloat16).contiguous() for name, one in own.items()}
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    (folder / "model.safetensors").chmod(0o644)


def main() -> None:
    """Train as asked on the command line, then export."""
    parser = argparse.ArgumentParser(prog="python -m qa.training.judge", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with parallel")
    parser.add_argument("--clozes", type=Path, required=True, help="clozes.jsonl.gz of a run of qa.training")
    parser.add_argument(
        "--out", type=Path, required=True, help="folder of the checkpoint; an existing one is gone on from"
    )
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--to", type=Path, default=JUDGE, help="folder to write the weights in")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    model = packaged_model()
    net = plain_encoder(model, torch.float32)
    plan = Plan(options.steps, rate=options.rate, warmup=100, cooldown=0.6, frozen=4, checkpoint_minutes=15)
    trainer = Trainer(net, plan, options.out)
    if (options.out / "checkpoint.safetensors").exists():
        trainer.resume(options.out / "checkpoint.safetensors")
    claims = Claims(options.data / "parallel", load_clozes(options.clozes), options.seed)
    tokenizer = packaged_tokenizer()

    ended = asked_to_end()
    train(trainer, load_embeddings(model), claims, tokenizer, report, pace=Pace(), stop=ended, loss_of=judge_loss)
    export(trainer, options.to)


if __name__ == "__main__":
    main()
