"""`python -m qa.training.writer --data DIR --out DIR --minutes N`: trains the writer's adapter, or goes on training."""

from __future__ import annotations

import argparse
from dataclasses import fields
from pathlib import Path

import torch

from embeddings.packaged import packaged_model, packaged_tokenizer
from qa.reader.model import load_model
from qa.reader.net import load_embeddings
from qa.training.clozes import load_clozes, make_clozes
from qa.training.nearest import plain_encoder
from qa.training.pace import Pace
from qa.training.runs import asked_to_end, report
from qa.training.writer.base import load_base, load_tokenizer
from qa.training.writer.net import Writer
from qa.training.writer.parallel import facts, load_hints, make_hints
from qa.training.writer.samples import Sampler
from qa.training.writer.train import Plan, Trainer, train
from qa.writing.packaged import BASE
from qa.writing.wheels import joined


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m qa.training.writer", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with qa/train, qa/dev and parallel")
    parser.add_argument("--out", type=Path, required=True, help="folder of the run; an existing one is gone on from")
    parser.add_argument("--seed", type=int, default=0)
    for field in fields(Plan):
        flag = "--" + field.name.replace("_", "-")
        if field.name == "minutes":
            parser.add_argument(flag, type=float, required=True)
        else:
            parser.add_argument(flag, type=type(field.default), default=field.default)
    return parser


def _make_clozes(parallel: Path, path: Path, seed: int) -> None:
    model = packaged_model()
    net = plain_encoder(model, torch.bfloat16)
    make_clozes(parallel, net, load_embeddings(model), packaged_tokenizer(), path, seed)


def main() -> None:
    """Train as asked on the command line."""
    options = _parser().parse_args()
    torch.manual_seed(options.seed)
    clozes, hints = options.out / "clozes.jsonl.gz", options.out / "hints.jsonl.gz"
    options.out.mkdir(parents=True, exist_ok=True)
    training, _ = facts(options.data / "qa" / "dev")
    if not clozes.exists():
        _make_clozes(options.data / "parallel", clozes, options.seed)
    if not hints.exists():
        make_hints(load_model(), training, hints)
    draws = Sampler(options.data, load_clozes(clozes), training, load_hints(hints), options.seed)
    base = joined(BASE)
    shape, tensors = load_base(base)
    plan = Plan(**{field.name: getattr(options, field.name) for field in fields(Plan)})
    trainer = Trainer(Writer(shape, tensors, plan.rank, plan.scale), plan, options.out)
    checkpoint = options.out / "checkpoint.safetensors"
    if checkpoint.exists():
        trainer.resume(checkpoint)

    ended = asked_to_end()
    train(trainer, draws, load_tokenizer(base), report, Pace(), ended)


if __name__ == "__main__":
    main()
