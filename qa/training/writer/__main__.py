"""`python -m qa.training.writer --data DIR --out DIR --minutes N`: trains the writer's adapter, or goes on training."""

from __future__ import annotations

import torch

from qa.reader.model import load_model
from qa.training.clozes import load_clozes, make_clozes
from qa.training.nearest import plain_encoder
from qa.training.runs import begin, read_options, run_parser
from qa.training.train import train
from qa.training.writer.base import load_tokenizer
from qa.training.writer.batches import batches
from qa.training.writer.net import load_qwen
from qa.training.writer.parallel import facts, load_hints, make_hints
from qa.training.writer.samples import Sampler
from qa.training.writer.train import Plan, Trainer
from qa.writing.wheels import QWEN, joined


def main() -> None:
    """Train as asked on the command line."""
    options, plan = read_options(run_parser("qa.training.writer", __doc__, "qa/train, qa/dev and parallel"), Plan)
    torch.manual_seed(options.seed)
    clozes, hints = options.out / "clozes.jsonl.gz", options.out / "hints.jsonl.gz"
    begin(options.out, seed=options.seed, data=options.data, tokens=plan.tokens)
    training, _ = facts(options.data / "qa" / "dev")
    if not clozes.exists():
        make_clozes(options.data / "parallel", plain_encoder(torch.bfloat16), clozes, options.seed)
    if not hints.exists():
        make_hints(load_model(), training, hints)
    draws = Sampler(options.data, load_clozes(clozes), training, load_hints(hints), options.seed)
    base = joined(QWEN)
    trainer = Trainer(load_qwen(base, plan.rank, plan.scale), plan, options.out)
    trainer.resume()
    train(trainer, batches(draws, load_tokenizer(base), plan.tokens, trainer.state.place))


if __name__ == "__main__":
    main()
