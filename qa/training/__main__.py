"""`python -m qa.training --data DIR --out DIR`: trains, or goes on training, and checks as it goes."""

from __future__ import annotations

import copy
from pathlib import Path

import torch

from embeddings.runtime import choose_precision
from qa.reader.model import SpanModel
from qa.training.agreeing import Agreeing
from qa.training.batches import batches
from qa.training.clozes import load_clozes, make_clozes
from qa.training.holding import Holding
from qa.training.maker.passages import MadeQuestions
from qa.training.nearest import plain_encoder
from qa.training.phrases import make_phrases
from qa.training.runs import begin, read_options, report, run_parser
from qa.training.samples import Sampler
from qa.training.train import Plan, Trainer, train
from qa.training.validate import PAIRS, check_pair, read_validation


def main() -> None:
    """Train as asked on the command line."""
    parser = run_parser("qa.training", __doc__, "qa/train, qa/dev and parallel")
    parser.add_argument("--start-from", type=Path, help="checkpoint or exported weights that a new run begins with")
    parser.add_argument("--made", type=Path, help="questions of `python -m qa.training.maker`")
    parser.add_argument("--check-questions", type=int, default=153, help="validation questions at each checkpoint")
    options, plan = read_options(parser, Plan)
    if plan.agree and not options.start_from:
        parser.error("--agree needs weights to agree with; give --start-from")
    torch.manual_seed(options.seed)
    plain, encoder = plain_encoder(torch.float32), plain_encoder(getattr(torch, choose_precision().dtype))
    clozes, phrases = options.out / "clozes.jsonl.gz", options.out / "phrases.jsonl.gz"
    drawn = {"data": options.data, "tokens": plan.tokens, "draws": plan.draws, "made": options.made}
    begin(options.out, seed=options.seed, **drawn)
    parallel = options.data / "parallel"
    if not clozes.exists():
        make_clozes(parallel, encoder, clozes, options.seed)
    if not phrases.exists():
        make_phrases(parallel, encoder, phrases)
    trainer = Trainer(plain.net, plain.embeddings, plan, options.out)
    if options.start_from:
        trainer.begin_with(options.start_from)
    if plan.hold:
        trainer.beside[0] = "held", plan.hold, Holding(encoder, parallel, options.seed).loss
    if plan.agree:
        before = copy.deepcopy(trainer.net)
        trainer.beside[2] = "agreed", plan.agree, Agreeing(before, encoder, options.data, options.seed).loss
    trainer.resume()
    every = read_validation(options.data / "qa" / "dev")
    step = max(1, len(every["en"]) // options.check_questions)
    rows = {language: some[::step] for language, some in every.items()}

    def check() -> None:
        reader = SpanModel(trainer.net, plain.embeddings, plain.tokenizer)
        results = {pair: check_pair(reader, rows, pair) for pair in PAIRS}
        figures = "  ".join(f"{q}>{p} {one.f1:.1f}/{one.exact:.1f}" for (q, p), one in results.items())
        mean = sum(one.f1 for one in results.values()) / len(results)
        report(f"check at step {trainer.state.step}: {figures}  mean {mean:.2f}")

    made = None if options.made is None else MadeQuestions(options.made, parallel)
    draws = Sampler(options.data, load_clozes(clozes), options.seed, phrases, made)
    train(trainer, batches(draws, plain.tokenizer, plan.tokens, trainer.state.place, plan.draws), check)


if __name__ == "__main__":
    main()
