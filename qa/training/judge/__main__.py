"""`python -m qa.training.judge --data DIR --clozes FILE --out DIR --steps N --to DIR`: trains the judge; resumable."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import save_file
from torch.nn import functional

from qa.training.batches import Batch, batches
from qa.training.clozes import load_clozes
from qa.training.judge.claims import Claims
from qa.training.nearest import plain_encoder
from qa.training.runs import begin, run_parser
from qa.training.train import Plan, Trainer, train
from qa.writing.judge import JUDGE


def judge_loss(logits: torch.Tensor, batch: Batch) -> torch.Tensor:
    """Mean cross-entropy of "supported", which is read at position 0."""
    return functional.binary_cross_entropy_with_logits(logits[:, 0, 0], (batch.ends[:, 0] > 0).float())


def export(trainer: Trainer, folder: Path) -> None:
    """Write what was trained as bfloat16; the layers below are the encoder's."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = {name: one.to(torch.bfloat16).contiguous() for name, one in trainer.masters.items()}
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    (folder / "model.safetensors").chmod(0o644)


def main() -> None:
    """Train as asked on the command line, then export."""
    parser = run_parser("qa.training.judge", __doc__, "parallel")
    parser.add_argument("--clozes", type=Path, required=True, help="clozes.jsonl.gz of a run of qa.training")
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--to", type=Path, default=JUDGE, help="folder to write the weights in")
    options = parser.parse_args()
    begin(options.out, seed=options.seed, data=options.data, clozes=options.clozes)
    torch.manual_seed(options.seed)
    encoder = plain_encoder(torch.float32)
    plan = Plan(options.steps, warmup=100, cooldown=0.6, frozen=4, checkpoint_minutes=15)
    trainer = Trainer(encoder.net, encoder.embeddings, plan, options.out, judge_loss)
    trainer.resume()
    claims = Claims(options.data / "parallel", load_clozes(options.clozes), options.seed)
    if train(trainer, batches(claims, encoder.tokenizer, plan.tokens, trainer.state.place)):
        export(trainer, options.to)  # and not what was asked to end half trained


if __name__ == "__main__":
    main()
