"""`python -m qa.training.maker --data DIR --out DIR --minutes N`: learns to ask, then makes questions; resumable."""

from __future__ import annotations

import argparse
import signal
from pathlib import Path

import torch

from embeddings.packaged import packaged_model, packaged_tokenizer
from qa.reader.model import load_model
from qa.reader.net import load_embeddings
from qa.training.maker.made import agreed, ask_about, find_answers
from qa.training.maker.samples import Sampler, written_ids
from qa.training.maker.texts import documents
from qa.training.nearest import plain_encoder
from qa.training.pace import Pace
from qa.training.runs import asked_to_end, report
from qa.training.writer.base import load_base, load_tokenizer
from qa.training.writer.net import Writer
from qa.training.writer.train import Plan, Trainer, train
from qa.writing.packaged import BASE
from qa.writing.wheels import joined

EVERY = {
    "en": (4, 1), "ar": (5, 1), "de": (3, 2), "ru": (3, 4), "tr": (3, 2), "fa": (3, 4), "he": (3, 2), "ko": (3, 2),
    "zh": (3, 4), "fr": (3, 4), "es": (3, 4), "ja": (3, 4),
}  # fmt: skip
"""Languages that questions are made in: how many tries a text, and over every how many of the texts."""


def main() -> None:
    """Train and make as asked on the command line."""
    parser = argparse.ArgumentParser(prog="python -m qa.training.maker", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with qa/train and parallel")
    parser.add_argument("--out", type=Path, required=True, help="folder of the run; an existing one is gone on from")
    parser.add_argument("--minutes", type=float, required=True, help="of training")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)

    base = joined(BASE)
    shape, tensors = load_base(base)
    plan, tokenizer = Plan(options.minutes, tokens=3072), load_tokenizer(base)
    draws = Sampler(options.data, options.seed)
    writer = Writer(shape, tensors, plan.rank, plan.scale)
    trainer = Trainer(writer, plan, options.out, written_ids(draws, tokenizer))
    if (options.out / "checkpoint.safetensors").exists():
        trainer.resume(options.out / "checkpoint.safetensors")
    if plan.done(trainer.state.seconds) < 1:
        ended = asked_to_end()
        train(trainer, draws, tokenizer, report, Pace(), ended)
        if ended():
            return
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
    texts = documents(options.data / "parallel")
    for place, (language, (turns, every)) in enumerate(EVERY.items()):
        if not _asked(options.out, language).exists():
            some = texts[place % every :: every]
            ask_about(writer, tokenizer, some, language, turns, _asked(options.out, language), report)
    by_name, reader = {one.name: one for one in texts}, load_model()
    kept = {}
    for language in EVERY:
        kept[language] = agreed(reader, by_name, language, _asked(options.out, language))
        report(f"{language}: {len(kept[language])} kept")
    model = packaged_model()
    net, words = plain_encoder(model, torch.bfloat16), packaged_tokenizer()
    find_answers(net, load_embeddings(model), words, by_name, kept, options.out / "made.jsonl.gz")


def _asked(folder: Path, language: str) -> Path:
    return folder / f"asked.{language}.jsonl.gz"


if __name__ == "__main__":
    main()
