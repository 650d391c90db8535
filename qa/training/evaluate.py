"""`python -m qa.training.evaluate --data DIR`: the reader's figures on the parallel validation files, as JSON lines.

One line for each pair of question and passage language (gold passage), then one for each language on abstention:
every question over its own passage and over the best wrong one that the packaged encoder ranks.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path
from statistics import fmean

import numpy as np
import torch

from qa.metrics import auroc
from qa.reader.inputs import windows
from qa.reader.model import WEIGHTS, SpanModel
from qa.training.corpus import Row, print_line
from qa.training.nearest import plain_encoder, wrong_passages
from qa.training.validate import PAIRS, check_pair, read_validation


def main() -> None:
    """Evaluate as asked on the command line."""
    parser = argparse.ArgumentParser(prog="python -m qa.training.evaluate", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with qa/dev")
    parser.add_argument("--reader", type=Path, default=WEIGHTS)
    parser.add_argument("--every", type=int, default=1, help="take one question in so many")
    options = parser.parse_args()
    reader = SpanModel.load(options.reader)
    rows = {language: some[:: options.every] for language, some in read_validation(options.data / "qa" / "dev").items()}
    own: dict[str, tuple[float, ...]] = {}
    for pair in PAIRS:
        result = check_pair(reader, rows, pair)
        if pair[0] == pair[1]:
            own[pair[0]] = result.margins
        print_line({"question": pair[0], "passage": pair[1], "questions": len(result.margins),
                          "f1": round(result.f1, 2), "exact": round(result.exact, 2)})  # fmt: skip
    encoder = plain_encoder(torch.bfloat16)
    for language, some in rows.items():
        wrong = wrong_passages(encoder, some, some)
        read = reader.read(
            [(q.question, p.title.replace("_", " "), p.context) for q, p in zip(some, wrong, strict=True)], 1
        )
        high = [reader.probability(margin) for margin in own[language]]
        low = [reader.probability(one.margin) for one in read]
        answered, refused = fmean(one >= 0.5 for one in high), fmean(one < 0.5 for one in low)
        area = auroc([*high, *low], [True] * len(high) + [False] * len(low))
        print_line({"abstention": language, "questions": len(some), "auroc": area and round(area, 4),
                          "balanced_accuracy": round((answered + refused) / 2, 4),
                          "answered_right_passage": round(answered, 4),
                          "refused_wrong_passage": round(refused, 4)})  # fmt: skip
    print_line({"latency_ms_8x128": _latency(reader, rows["en"])})


def _latency(reader: SpanModel, rows: Sequence[Row]) -> dict[str, float]:
    """Median and 95th percentile of reading eight passages cut to windows of about 128 tokens."""
    times = []
    some = list(islice(cycle(rows), 160))
    for at in range(0, len(some), 8):
        pairs = []
        for row in some[at : at + 8]:
            window = windows(reader.tokenizer, [(row.question, "", row.context)])[0]
            room = max(8, 128 - window.text_at - 1)
            pairs.append((row.question, "", row.context[: window.offsets[min(room, len(window.offsets)) - 1][1]]))
        begun = time.perf_counter()
        reader.read(pairs, 3)
        times.append(1000 * (time.perf_counter() - begun))
    return {"p50": round(float(np.median(times)), 1), "p95": round(float(np.percentile(times, 95)), 1)}


if __name__ == "__main__":
    main()
