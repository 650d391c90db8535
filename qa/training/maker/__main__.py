"""`python -m qa.training.maker --data DIR --out DIR --minutes N`: learns to ask, then makes questions; resumable."""

from __future__ import annotations

from pathlib import Path

import torch

from qa.reader.model import load_model
from qa.training.maker.made import agreed, ask_about, find_answers
from qa.training.maker.net import BASE, BEGIN, Gemma, Shape
from qa.training.maker.samples import Sampler, written_ids
from qa.training.maker.texts import documents
from qa.training.nearest import plain_encoder
from qa.training.runs import begin, report, run_parser
from qa.training.train import train
from qa.training.writer.base import load_base, load_tokenizer
from qa.training.writer.batches import batches
from qa.training.writer.train import Plan, Trainer
from qa.writing.wheels import joined

EVERY = {
    "en": (4, 1), "ar": (5, 1), "de": (3, 2), "ru": (3, 4), "tr": (3, 2), "fa": (3, 4), "he": (3, 2), "ko": (3, 2),
    "zh": (3, 4), "fr": (3, 4), "es": (3, 4), "ja": (3, 4),
}  # fmt: skip
"""Languages that questions are made in: how many tries a text, and over every how many of the texts."""


def main() -> None:
    """Train and make as asked on the command line."""
    parser = run_parser("qa.training.maker", __doc__, "qa/train and parallel")
    parser.add_argument("--minutes", type=float, required=True, help="of training")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    begin(options.out, seed=options.seed, data=options.data)
    base = joined(BASE)
    plan, tokenizer = Plan(options.minutes, tokens=3072), load_tokenizer(base)
    draws = Sampler(options.data, options.seed)
    net = Gemma(Shape(), load_base(base), plan.rank, plan.scale)
    trainer = Trainer(net, plan, options.out, written_ids(draws, tokenizer))
    trainer.resume()
    if not train(trainer, batches(draws, tokenizer, plan.tokens, trainer.state.place, (BEGIN,))):
        return
    texts = documents(options.data / "parallel")
    for place, (language, (turns, every)) in enumerate(EVERY.items()):
        if not _asked(options.out, language).exists():
            some = texts[place % every :: every]
            ask_about(net, tokenizer, some, language, turns, _asked(options.out, language))
    by_name, reader = {one.name: one for one in texts}, load_model()
    kept = {}
    for language in EVERY:
        kept[language] = agreed(reader, by_name, language, _asked(options.out, language))
        report(f"{language}: {len(kept[language])} kept")
    find_answers(plain_encoder(torch.bfloat16), by_name, kept, options.out / "made.jsonl.gz")


def _asked(folder: Path, language: str) -> Path:
    return folder / f"asked.{language}.jsonl.gz"


if __name__ == "__main__":
    main()
