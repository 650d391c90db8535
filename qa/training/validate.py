"""Checks a network on validation sets: F1 and exact match per language pair, and knowing when it is not there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from qa.metrics import best_f1, exact
from qa.reader.model import SpanModel
from qa.training.corpus import Row, read_rows

PAIRS = (("en", "en"), ("ar", "ar"), ("es", "es"), ("zh", "zh"), ("en", "ar"), ("ar", "en"))


@dataclass(frozen=True, slots=True)
class Check:
    """Results over one pair of languages, question then passage."""

    f1: float
    exact: float
    margins: tuple[float, ...]
    """Best span minus "not here", one a question."""


def read_validation(folder: Path) -> dict[str, list[Row]]:
    """Rows by language of the parallel validation files `xquad_<language>.jsonl.gz`, in the same order."""
    return {path.name[6:8]: read_rows(path) for path in sorted(folder.glob("xquad_*.jsonl.gz"))}


def check_pair(reader: SpanModel, rows: Mapping[str, Sequence[Row]], pair: tuple[str, str]) -> Check:
    """Questions of the first language over the passages of the second."""
    asked, passages = rows[pair[0]], rows[pair[1]]
    readings = reader.read(
        [(q.question, p.title.replace("_", " "), p.context) for q, p in zip(asked, passages, strict=True)], 1
    )
    texts = [
        row.context[one.spans[0].start : one.spans[0].end] if one.spans else ""
        for row, one in zip(passages, readings, strict=True)
    ]
    gold = [[row.context[a:b] for a, b in row.answers] for row in passages]
    return Check(
        100 * fmean(best_f1(text, answers, pair[1]) for text, answers in zip(texts, gold, strict=True)),
        100 * fmean(any(exact(t, one, pair[1]) for one in some) for t, some in zip(texts, gold, strict=True)),
        tuple(one.margin for one in readings),
    )
