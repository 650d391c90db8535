"""`python -m qa.training --data DIR --out DIR`: trains, or goes on training, and checks as it goes."""

from __future__ import annotations

import argparse
import copy
from dataclasses import fields
from pathlib import Path

import torch

from embeddings.packaged import packaged_model, packaged_tokenizer
from embeddings.runtime import choose_precision
from qa.reader.net import SpanNet, load_embeddings
from qa.training.agreeing import Agreeing
from qa.training.clozes import load_clozes, make_clozes
from qa.training.holding import Holding
from qa.training.maker.passages import MadeQuestions
from qa.training.nearest import plain_encoder
from qa.training.pace import Pace
from qa.training.phrases import make_phrases
from qa.training.runs import asked_to_end, report
from qa.training.samples import Sampler
from qa.training.train import Plan, State, Trainer, train
from qa.training.validate import PAIRS, check_pair, read_validation


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m qa.training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with qa/train, qa/dev and parallel")
    parser.add_argument(
        "--out", type=Path, required=True, help="folder of the checkpoint; an existing one is gone on from"
    )
    parser.add_argument("--start-from", type=Path, help="checkpoint or exported weights that a new run begins with")
    parser.add_argument("--made", type=Path, help="questions of `python -m qa.training.maker`")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--check-questions", type=int, default=153, help="validation questions at each checkpoint")
    for field in fields(Plan):
        if field.name == "steps":
            parser.add_argument("--steps", type=int, required=True)
        else:
            flag = "--" + field.name.replace("_", "-")
            parser.add_argument(flag, type=type(field.default), default=field.default)
    return parser


def main() -> None:
    """Train as asked on the command line."""
    parser = _parser()
    options = parser.parse_args()
    if options.agree and not options.start_from:
        parser.error("--agree needs weights to agree with; give --start-from")
    torch.manual_seed(options.seed)
    model = packaged_model()
    tokenizer = packaged_tokenizer()
    embeddings = load_embeddings(model)
    native = getattr(torch, choose_precision().dtype)
    net = plain_encoder(model, torch.float32)
    clozes, phrases = options.out / "clozes.jsonl.gz", options.out / "phrases.jsonl.gz"
    options.out.mkdir(parents=True, exist_ok=True)
    encoder, parallel = copy.deepcopy(net).to(native), options.data / "parallel"
    if not clozes.exists():
        make_clozes(parallel, encoder, embeddings, tokenizer, clozes, options.seed)
    if not phrases.exists():
        make_phrases(parallel, encoder, embeddings, tokenizer, phrases)
    trainer = Trainer(net, Plan(**{field.name: getattr(options, field.name) for field in fields(Plan)}), options.out)
    if options.start_from:
        trainer.begin_with(options.start_from)
    agree = None
    if options.agree:
        before = copy.deepcopy(trainer.net)
        agree = Agreeing(before, encoder, embeddings, tokenizer, options.data, options.seed).loss
    checkpoint = options.out / "checkpoint.safetensors"
    if checkpoint.exists():
        trainer.resume(checkpoint)
    every = read_validation(options.data / "qa" / "dev")
    step = max(1, len(every["en"]) // options.check_questions)
    rows = {language: some[::step] for language, some in every.items()}

    def check(net: SpanNet, state: State) -> None:
        results = {pair: check_pair(net, embeddings, tokenizer, rows, pair) for pair in PAIRS}
        figures = "  ".join(f"{q}>{p} {one.f1:.1f}/{one.exact:.1f}" for (q, p), one in results.items())
        mean = sum(one.f1 for one in results.values()) / len(results)
        report(f"check at step {state.step}: {figures}  mean {mean:.2f}")

    made = None if options.made is None else MadeQuestions(options.made, parallel)
    draws = Sampler(options.data, load_clozes(clozes), options.seed, phrases, made)
    hold = Holding(encoder, embeddings, tokenizer, parallel, options.seed).loss if options.hold else None
    ended = asked_to_end()
    train(trainer, embeddings, draws, tokenizer, report, check, Pace(), ended, hold, agree)


if __name__ == "__main__":
    main()
