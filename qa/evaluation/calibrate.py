"""Fits what `SentenceReader` needs to know when to stay silent; `python -m qa.evaluation.calibrate DATA` writes it.

DATA holds the same questions in several languages (`xquad_en`, `xquad_ar` … as .jsonl.gz). Each question is put, in its
own and in other languages, to small and large collections with its paragraph, to the same collections with other
articles only, and to its own article without the paragraph. Figures are out of fold, folded by article.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from embeddings.encoder import Encoder, load_encoder
from qa.evaluation.metrics import auroc
from qa.evaluation.pool import Example, Pool, crossed, read_examples
from qa.reader import CALIBRATION, Candidate, SentenceReader, candidates, features

PASSAGES = 8


@dataclass(frozen=True, slots=True)
class Case:
    """One question put to one collection."""

    features: list[float]
    answered: bool
    hard: bool
    pair: str
    title: str
    top: tuple[tuple[float, bool], ...]
    """The first sentences: how far behind the best, and whether the answer is in it."""


def cases(encoder: Encoder, examples: list[Example], read: str, seed: int = 0) -> Iterator[Case]:
    """Six cases a question, asked in each language of contexts in the language `read`.

    Its paragraph is there, in a large and in a small collection; or not there, in four.
    """
    draw = np.random.default_rng(seed)
    rows = [one for one in examples if one.context_language == read]
    contexts = list(dict.fromkeys((row.title, row.context, row.context_language) for row in rows))
    number = {context: i for i, (_, context, _) in enumerate(contexts)}
    pool = Pool(encoder, contexts)
    titles: dict[str, list[int]] = {}
    for i, (title, _, _) in enumerate(contexts):
        titles.setdefault(title, []).append(i)
    for asked in sorted({one.question_language for one in examples}):
        sys.stderr.write(f"{asked}>{read}\n")
        yield from _asked(encoder, pool, crossed(examples, asked, read), number, titles, draw)


def _asked(
    encoder: Encoder,
    pool: Pool,
    rows: list[Example],
    number: dict[str, int],
    titles: dict[str, list[int]],
    draw: np.random.Generator,
) -> Iterator[Case]:
    pair = f"{rows[0].question_language}>{rows[0].context_language}"
    vectors = encoder.encode_queries([row.question for row in rows], languages=[row.question_language for row in rows])
    for row, vector in zip(rows, vectors, strict=True):
        gold = number[row.context]
        mine = titles[row.title]
        others = [name for name in titles if name != row.title]
        some = [i for name in draw.choice(others, 2, replace=False) for i in titles[name]]
        everything_else = [i for name in others for i in titles[name]]
        for among, answered, hard in (
            (mine + everything_else, True, False),
            (mine + some, True, False),
            (everything_else, False, False),
            (some, False, False),
            ([i for i in mine if i != gold], False, True),
            ([i for i in mine if i != gold] + some, False, True),
        ):
            ranked = candidates(pool.hits(vector, PASSAGES, among))
            top = tuple((ranked[0].score - one.score, _right(one, gold, row)) for one in ranked[: SentenceReader.most])
            yield Case(features(ranked, row.question_language), answered, hard, pair, row.title, top)


def _right(one: Candidate, gold: int, row: Example) -> bool:
    inside = any(one.sentence.start <= start < one.sentence.end for _, start in row.answers)
    return inside and one.hit.article.article_id == f"context-{gold}"


def fit(found: list[Case]) -> tuple[dict[str, object], dict[str, object]]:
    """The calibration and its out-of-fold report."""
    values = np.array([case.features for case in found])
    labels = np.array([case.answered for case in found])
    spread = values.std(axis=0).clip(1e-6)
    model = LogisticRegression(C=10.0, max_iter=2_000, class_weight="balanced")
    outside = cross_val_predict(
        model, values / spread, labels, groups=[case.title for case in found], cv=GroupKFold(6), method="predict_proba"
    )[:, 1]
    model.fit(values / spread, labels)
    threshold = _equal_error(outside, labels)
    margin, recall, cited = _margin(found)
    report: dict[str, object] = {
        "cases": len(found),
        "auroc": auroc(outside.tolist(), labels.tolist()),
        "easy": _report(found, outside, threshold, lambda case: not case.hard),
        "hard": _report(found, outside, threshold, lambda case: case.hard or case.answered),
        "pairs": {
            pair: _report(found, outside, threshold, partial(_of_pair, pair))
            for pair in sorted({case.pair for case in found})
        },
        "right sentence cited": recall,
        "citations an answer": cited,
    }
    calibration: dict[str, object] = {
        "weights": [float(weight) for weight in model.coef_[0] / spread],
        "bias": float(model.intercept_[0]),
        "threshold": threshold,
        "margin": margin,
    }
    return calibration, report


def _of_pair(pair: str, case: Case) -> bool:
    return case.pair == pair


def _report(
    found: list[Case], scores: NDArray[np.float64], threshold: float, keep: Callable[[Case], bool]
) -> dict[str, float | None]:
    chosen = [i for i, case in enumerate(found) if keep(case)]
    yes = [float(scores[i]) for i in chosen if found[i].answered]
    no = [float(scores[i]) for i in chosen if not found[i].answered]
    return {
        "auroc": auroc(yes + no, [True] * len(yes) + [False] * len(no)),
        "answered": sum(score >= threshold for score in yes) / len(yes),
        "refused": sum(score < threshold for score in no) / len(no),
    }


def _equal_error(scores: NDArray[np.float64], labels: NDArray[np.bool_]) -> float:
    """Where as large a share of the answerable is refused as of the unanswerable is answered."""
    grid = np.unique(scores.round(3))
    return float(min(grid, key=lambda t: abs((scores[labels] < t).mean() - (scores[~labels] >= t).mean())))


def _margin(found: list[Case], most: float = 1.6) -> tuple[float, float, float]:
    """The widest margin that cites at most `most` sentences an answer on average; its recall; its citations."""
    tops = [case.top for case in found if case.answered]
    best = (0.0, 0.0, 1.0)
    for margin in np.linspace(0, 0.1, 41):
        cited = [[right for gap, right in top if gap <= margin] for top in tops]
        count = float(np.mean([len(one) for one in cited]))
        if count <= most:
            best = (float(margin.round(4)), float(np.mean([any(one) for one in cited])), count)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m qa.evaluation.calibrate", description=__doc__)
    parser.add_argument("data", type=Path, nargs="+", help="JSON-lines files, the same questions in several languages")
    given = parser.parse_args()
    examples = read_examples(given.data)
    encoder = load_encoder("packaged")
    found = [
        case for read in sorted({one.context_language for one in examples}) for case in cases(encoder, examples, read)
    ]
    calibration, report = fit(found)
    CALIBRATION.write_text(json.dumps(calibration, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(json.dumps({**calibration, **report}, indent=2) + "\n")


if __name__ == "__main__":
    main()
