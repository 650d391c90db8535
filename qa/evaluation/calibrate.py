"""Fits what the readers need to know when to stay silent; `python -m qa.evaluation.calibrate FILE…` writes it.

The files hold the same questions in several languages (XQuAD). Each question is put, in its own and in other languages,
to a large and a small collection with its paragraph, to the same collections with other articles only, and to its own
article without the paragraph. Reported figures are out of fold, folded by article. `--only spans` fits one reader.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from embeddings.encoder import Encoder, load_encoder
from qa.evaluation.metrics import auroc
from qa.evaluation.pool import Example, Pool, crossed, read_examples
from qa.reader.base import CALIBRATION, Candidate, Logistic, candidates
from qa.reader.model import load_model
from qa.reader.sentences import SentenceReader, features
from qa.reader.spans import ALONE, Proposal, SpanReader, answered_features, options, proposals, ranked
from qa.types import Hit

PASSAGES = 8
SENTENCE_CITATIONS, SPAN_CITATIONS = 1.6, 1.5
"""Citations an answer may have on average."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One question put to one collection."""

    row: Example
    hits: list[Hit]
    gold: str
    """Id of the article that is the question's paragraph."""
    answered: bool
    hard: bool
    pair: str


@dataclass(frozen=True, slots=True)
class Case:
    """A trial as a reader answers it."""

    features: tuple[float, ...]
    """Of the confidence."""
    top: tuple[tuple[float, bool], ...]
    """The first options: how far behind the best, and whether a gold answer stands in the sentence."""
    trial: Trial


def trials(encoder: Encoder, examples: list[Example], read: str, every: int, seed: int = 0) -> Iterator[Trial]:
    """Six trials for every `every`-th question, asked in each language of contexts in the language `read`."""
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
        chosen = crossed(examples, asked, read)[::every]
        vectors = encoder.encode_queries([row.question for row in chosen], languages=[asked] * len(chosen))
        for row, vector in zip(chosen, vectors, strict=True):
            gold = number[row.context]
            mine = titles[row.title]
            others = [name for name in titles if name != row.title]
            some = [i for name in draw.choice(others, 2, replace=False) for i in titles[name]]
            rest = [i for name in others for i in titles[name]]
            without = [i for i in mine if i != gold]
            for among, answered, hard in (
                (mine + rest, True, False),
                (mine + some, True, False),
                (rest, False, False),
                (some, False, False),
                (without, False, True),
                (without + some, False, True),
            ):
                hits = pool.hits(vector, PASSAGES, among)
                yield Trial(row, hits, f"context-{gold}", answered, hard, f"{asked}>{read}")


def sentence_cases(found: Sequence[Trial]) -> list[Case]:
    """As `SentenceReader` sees them."""
    cases = []
    for trial in found:
        ranked = candidates(trial.hits)
        top = tuple((ranked[0].score - one.score, _right(trial, one)) for one in ranked[: SentenceReader.most])
        cases.append(Case(tuple(features(ranked, trial.row.question_language)), top, trial))
    return cases


def _right(trial: Trial, one: Candidate) -> bool:
    inside = any(one.sentence.start <= start < one.sentence.end for _, start in trial.row.answers)
    return inside and one.hit.article.article_id == trial.gold


def span_cases(
    found: Sequence[tuple[Trial, list[Proposal]]], used: Sequence[int] | None
) -> tuple[Logistic, list[Case]]:
    """As `SpanReader` sees them, with the model that ranks its options, which is fitted first."""
    judged = [(one, trial) for trial, proposed in found for one in proposed if trial.answered]
    rank, _ = _logistic(
        [one.features for one, _ in judged],
        [_right(trial, one.sentence) for one, trial in judged],
        [trial.row.title for _, trial in judged],
        used,
    )
    cases = []
    for trial, proposed in found:
        best = ranked(rank, proposed)
        if best:
            sentences = candidates(trial.hits)
            values = answered_features(rank, best, sentences, trial.row.question_language)
            listed = options(rank, best, sentences)[: SpanReader.most]
            top = tuple((gap, _right(trial, one.sentence if isinstance(one, Proposal) else one)) for gap, one in listed)
            cases.append(Case(values, top, trial))
    return rank, cases


def _logistic(
    values: Sequence[Sequence[float]], labels: Sequence[bool], groups: Sequence[str], used: Sequence[int] | None
) -> tuple[Logistic, NDArray[np.float64]]:
    """A model and its out-of-fold probabilities; features whose numbers are not in `used` get no weight."""
    table = np.array(values, dtype=np.float64)
    if used is not None:
        table[:, [i for i in range(table.shape[1]) if i not in used]] = 0
    spread = table.std(axis=0).clip(1e-6)
    model = LogisticRegression(C=10.0, max_iter=2_000, class_weight="balanced")
    outside = cross_val_predict(model, table / spread, labels, groups=groups, cv=GroupKFold(6), method="predict_proba")
    model.fit(table / spread, labels)
    weights = tuple(round(float(weight), 4) for weight in model.coef_[0] / spread)
    return Logistic(weights, round(float(model.intercept_[0]), 4)), outside[:, 1]


def fit(
    found: Sequence[Case], most: float, used: Sequence[int] | None = None
) -> tuple[dict[str, object], dict[str, object]]:
    """The calibration and its out-of-fold report; `most`: citations an answer may have on average."""
    trials = [case.trial for case in found]
    labels = np.array([trial.answered for trial in trials])
    model, scores = _logistic(
        [case.features for case in found], labels.tolist(), [trial.row.title for trial in trials], used
    )
    threshold = _equal_error(scores, labels)
    margin, recall, cited = _margin(found, most)
    report: dict[str, object] = {
        "cases": len(found),
        "auroc": auroc(scores.tolist(), labels.tolist()),
        "easy": _report(trials, scores, threshold, lambda trial: not trial.hard),
        "hard": _report(trials, scores, threshold, lambda trial: trial.hard or trial.answered),
        "pairs": {
            pair: _report(trials, scores, threshold, partial(_of_pair, pair))
            for pair in sorted({trial.pair for trial in trials})
        },
        "right_first": float(np.mean([case.top[0][1] for case in found if case.trial.answered])),
        "right_cited": recall,
        "citations_an_answer": cited,
    }
    return {"answered": asdict(model), "threshold": threshold, "margin": margin}, report


def _of_pair(pair: str, trial: Trial) -> bool:
    return trial.pair == pair


def _report(
    trials: Sequence[Trial], scores: NDArray[np.float64], threshold: float, keep: Callable[[Trial], bool]
) -> dict[str, float | None]:
    chosen = [(trial, float(score)) for trial, score in zip(trials, scores, strict=True) if keep(trial)]
    yes = [score for trial, score in chosen if trial.answered]
    no = [score for trial, score in chosen if not trial.answered]
    return {
        "auroc": auroc(yes + no, [True] * len(yes) + [False] * len(no)),
        "answered": sum(score >= threshold for score in yes) / len(yes),
        "refused": sum(score < threshold for score in no) / len(no),
    }


def _equal_error(scores: NDArray[np.float64], labels: NDArray[np.bool_]) -> float:
    """Where as large a share of the answerable is refused as of the unanswerable is answered."""
    grid = np.unique(scores.round(3))
    return float(min(grid, key=lambda t: abs((scores[labels] < t).mean() - (scores[~labels] >= t).mean())))


def _margin(found: Sequence[Case], most: float) -> tuple[float, float, float]:
    """The widest margin that cites at most `most` sentences an answer on average; its recall; its citations."""
    best = (0.0, 0.0, 1.0)
    for margin in np.linspace(0, 1, 401):
        cited = [[right for gap, right in case.top if gap <= margin] for case in found if case.trial.answered]
        count = float(np.mean([len(one) for one in cited]))
        if count <= most:
            best = (round(float(margin), 4), float(np.mean([any(one) for one in cited])), count)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m qa.evaluation.calibrate", description=__doc__)
    parser.add_argument("files", type=Path, nargs="+", help="JSON lines, the same questions in several languages")
    parser.add_argument("--only", choices=("sentences", "spans"), help="fit this reader only")
    parser.add_argument("--every", type=int, default=36, help="read with the span model every so many-th question")
    given = parser.parse_args()
    examples = read_examples(given.files)
    languages = sorted({one.context_language for one in examples})
    encoder = load_encoder("packaged")
    fitted = json.loads(CALIBRATION.read_text(encoding="utf-8")) if CALIBRATION.exists() else {}

    def keep(name: str, calibration: dict[str, object], report: dict[str, object]) -> None:
        fitted[name] = calibration
        sys.stdout.write(json.dumps({"reader": name, **calibration, **report}, indent=2) + "\n")
        CALIBRATION.write_text(json.dumps(fitted, indent=2) + "\n", encoding="utf-8")

    if given.only != SpanReader.name:
        found = [trial for read in languages for trial in trials(encoder, examples, read, every=1)]
        keep(SentenceReader.name, *fit(sentence_cases(found), SENTENCE_CITATIONS))
    if given.only != SentenceReader.name:
        model = load_model()
        read_by_model = [
            (trial, proposals(model, trial.row.question, trial.row.question_language, trial.hits))
            for read in languages
            for trial in trials(encoder, examples, read, given.every)
        ]
        for name in (SpanReader.name, SpanReader.alone):
            used = ALONE if name == SpanReader.alone else {}
            rank, cases = span_cases(read_by_model, used.get("rank"))
            calibration, report = fit(cases, SPAN_CITATIONS, used.get("answered"))
            keep(name, {"rank": asdict(rank), **calibration}, report)


if __name__ == "__main__":
    main()
