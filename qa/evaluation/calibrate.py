"""Fits what the reader needs to know when to stay silent: `python -m qa.evaluation.calibrate draw`, then `fit`.

The files hold the same questions in several languages (XQuAD). Each question is put, in its own and in other languages,
to a large and a small collection with its paragraph, to the same collections with other articles only, and to its own
article without the paragraph; with `--training DIR` so are held-out questions of the training sets, in their own
languages, and with `--made FILE` made ones across languages. `draw` reads all that and keeps it in a file; `fit` takes
one or more of them and writes the calibration. Reported figures are out of fold, folded by article. `fit --keep` leaves
the weights as they are, and sets only the threshold and how far behind the best a citation may be.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.model_selection import GroupKFold

from embeddings.encoder import load_encoder
from qa.evaluation.draws import Draw, draw, load_draws, save_draws
from qa.evaluation.pool import read_examples
from qa.evaluation.trials import Trial, held_out_trials, made_trials, trials
from qa.metrics import auroc
from qa.reader.base import CALIBRATION, Calibration, Logistic
from qa.reader.model import load_model
from qa.reader.spans import SpanReader
from qa.reader.weighing import ALONE, SAME_LANGUAGE, UNPLACED
from qa.training.corpus import print_line

REFUSED = 0.8
"""A wrong citation costs more than a right one is worth, and what is refused is still shown as the nearest."""
STEP = 0.05
"""Finer thresholds tell chance apart: two standard errors of some thousand trials are 0.026."""
FLAT = 1e-3
"""Holds the weights of `choice` small."""
HELD = 0.1
"""And those of the probability."""
CITATIONS = 1.5
"""Citations an answer may have on average."""


@dataclass(frozen=True, slots=True)
class Case:
    """A trial as the reader answers it."""

    features: tuple[float, ...]
    """Of the confidence."""
    top: tuple[tuple[float, bool], ...]
    """The first options: how far behind the best, and whether a gold answer stands in the sentence."""
    trial: Draw


def span_cases(draws: Sequence[Draw], used: Sequence[int] | None, kept: Logistic | None) -> tuple[Logistic, list[Case]]:
    """As `SpanReader` sees them, with the model that ranks its options, which is fitted first if none is `kept`."""
    rank = kept or choice([(one.scores.spans, one.right) for one in draws if one.answered], used)
    cases = []
    for one in draws:
        options = one.scores.order(rank)[: SpanReader.most]
        top = ((gap, one.right[span]) for span, gap, _ in options)
        cases.append(Case(one.scores.features(rank), tuple(top), one))
    return rank, cases


def choice(lists: Sequence[tuple[Sequence[Sequence[float]], Sequence[bool]]], used: Sequence[int] | None) -> Logistic:
    """Weights by which the right options of each list, given by features and whether right, get the largest share.

    What all options of a list have in common says nothing of which is right, so there is no bias. Of features whose
    numbers are not in `used` none gets a weight.
    """
    tables = [(np.array(rows, dtype=np.float64), np.array(right)) for rows, right in lists]
    tables = [(table, right) for table, right in tables if right.any() and not right.all()]
    tables = [(table - table.mean(axis=0), right) for table, right in tables]
    spread = np.concatenate([table for table, _ in tables]).std(axis=0).clip(1e-6)
    width = len(spread)
    kept = np.array([float(used is None or i in used) for i in range(width)])

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, slope = 0.0, np.zeros(width)
        for table, right in tables:
            inputs = table / spread * kept
            scores = inputs @ weights
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            won = shares * right
            total -= float(np.log(won.sum() + 1e-12))
            slope -= inputs.T @ (won / (won.sum() + 1e-12) - shares)
        return total / len(tables) + FLAT * float(weights @ weights), slope / len(tables) + 2 * FLAT * weights

    weights = minimize(loss, np.zeros(width), jac=True, method="L-BFGS-B").x / spread * kept
    return Logistic(tuple(round(float(weight), 4) for weight in weights), 0.0)


def _logistic(
    values: Sequence[Sequence[float]], labels: Sequence[bool], groups: Sequence[str], used: Sequence[int] | None
) -> tuple[Logistic, NDArray[np.float64]]:
    """A model and its out-of-fold probabilities; features whose numbers are not in `used` get no weight."""
    table, told = np.array(values, dtype=np.float64), np.array(labels)
    if used is not None:
        table[:, [i for i in range(table.shape[1]) if i not in used]] = 0
    outside = np.zeros(len(table))
    for some, rest in GroupKFold(6).split(table, groups=groups):
        weights, bias = _monotone(table[some], told[some])
        outside[rest] = 1 / (1 + np.exp(-(table[rest] @ weights + bias)))
    weights, bias = _monotone(table, told)
    return Logistic(tuple(round(float(weight), 4) for weight in weights), round(bias, 4)), outside


def _monotone(table: NDArray[np.float64], labels: NDArray[np.bool_]) -> tuple[NDArray[np.float64], float]:
    """Weights and bias of a logistic model, both labels weighing the same, in which more evidence never speaks against.

    Without that bound features that rise together get large weights of both signs: as good on the trials, and at a loss
    where a collection is unlike theirs. Only that question and article share a language may lower the probability.
    """
    spread = table.std(axis=0).clip(1e-6)
    inputs, width = table / spread, table.shape[1]
    hold = np.array([0.0 if i == UNPLACED else HELD for i in range(width)])  # rare, it would be held to nothing
    shares = np.where(labels, 0.5 / labels.mean(), 0.5 / (1 - labels.mean()))

    def loss(found: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = inputs @ found[:-1] + found[-1]
        missed = np.where(labels, np.logaddexp(0, -scores), np.logaddexp(0, scores))
        slope = shares * (1 / (1 + np.exp(-scores)) - labels)
        held = found[:-1] * hold
        return float(shares @ missed + held @ found[:-1] / 2), np.append(inputs.T @ slope + held, slope.sum())

    bounds = [(None if i in (SAME_LANGUAGE, width) else 0.0, None) for i in range(width + 1)]
    found = minimize(loss, np.zeros(width + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    return found[:-1] / spread, float(found[-1])


def fit(
    found: Sequence[Case], used: Sequence[int] | None = None, kept: Logistic | None = None
) -> tuple[dict[str, object], dict[str, object]]:
    """The calibration and its out-of-fold report.

    With `kept` nothing but the threshold and the margin is fitted.
    """
    trials = [case.trial for case in found]
    labels = np.array([trial.answered for trial in trials])
    values = [case.features for case in found]
    if kept is None:
        model, scores = _logistic(values, labels.tolist(), [trial.group for trial in trials], used)
    else:
        model, scores = kept, np.array([kept.probability(one) for one in values])
    threshold = _threshold(scores, labels)
    margin, recall, cited = _margin(found)
    report: dict[str, object] = {
        "cases": len(found),
        "auroc": auroc(scores.tolist(), labels.tolist()),
        "easy": _report(trials, scores, threshold, [not trial.hard for trial in trials]),
        "hard": _report(trials, scores, threshold, [trial.hard or trial.answered for trial in trials]),
        "pairs": {
            pair: _report(trials, scores, threshold, [trial.pair == pair for trial in trials])
            for pair in sorted({trial.pair for trial in trials})
        },
        "right_first": float(np.mean([case.top[0][1] for case in found if case.trial.answered])),
        "right_cited": recall,
        "citations_an_answer": cited,
        "risk_coverage": _risk_coverage(found, scores, margin),
    }
    return {"answered": asdict(model), "threshold": threshold, "margin": margin}, report


def _risk_coverage(found: Sequence[Case], scores: NDArray[np.float64], margin: float) -> list[dict[str, float]]:
    """What each threshold gives: share answered of the answerable, of those rightly; share refused of the rest."""
    rows = []
    yes = np.array([case.trial.answered for case in found])
    hard = np.array([case.trial.hard for case in found])
    right = np.array([any(right for gap, right in case.top if gap <= margin) for case in found])
    for threshold in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        told = scores >= threshold
        rows.append(
            {
                "threshold": threshold,
                "answered": float(told[yes].mean()),
                "right_of_answered": float(right[yes & told].mean()) if (yes & told).any() else 1.0,
                "refused": float(1 - told[~yes].mean()),
                "refused_hard": float(1 - told[hard].mean()),
            }
        )
    return [{name: round(value, 3) for name, value in row.items()} for row in rows]


def _report(
    trials: Sequence[Draw], scores: NDArray[np.float64], threshold: float, keep: Sequence[bool]
) -> dict[str, float | None]:
    chosen = [(trial, float(score)) for trial, score, kept in zip(trials, scores, keep, strict=True) if kept]
    yes = [score for trial, score in chosen if trial.answered]
    no = [score for trial, score in chosen if not trial.answered]
    return {
        "auroc": auroc(yes + no, [True] * len(yes) + [False] * len(no)),
        "answered": sum(score >= threshold for score in yes) / max(1, len(yes)),
        "refused": sum(score < threshold for score in no) / max(1, len(no)),
    }


def _threshold(scores: NDArray[np.float64], labels: NDArray[np.bool_]) -> float:
    """The lowest round one that refuses the share REFUSED of what is not answered.

    Answering and refusing together are right about as often over a wide range: where in it the best lies is chance.
    """
    grid = np.arange(STEP, 1, STEP).round(2)
    return next(float(one) for one in grid if (scores[~labels] < one).mean() >= REFUSED)


def _margin(found: Sequence[Case]) -> tuple[float, float, float]:
    """The widest margin that cites at most CITATIONS sentences an answer on average; its recall; its citations."""
    best = (0.0, 0.0, 1.0)
    for margin in np.linspace(0, 1, 401):
        cited = [[right for gap, right in case.top if gap <= margin] for case in found if case.trial.answered]
        count = float(np.mean([len(one) for one in cited]))
        if count <= CITATIONS:
            best = (round(float(margin), 4), float(np.mean([any(one) for one in cited])), count)
    return best


def main() -> None:
    """Draw or fit as asked on the command line."""
    parser = argparse.ArgumentParser(prog="python -m qa.evaluation.calibrate", description=__doc__)
    tasks = parser.add_subparsers(dest="task", required=True)
    drawing = tasks.add_parser("draw", help="read trials with the span model")
    drawing.add_argument("files", type=Path, nargs="+", help="JSON lines, the same questions in several languages")
    drawing.add_argument("--to", type=Path, required=True, help="file for what was read")
    drawing.add_argument("--every", type=int, default=36, help="of the files' questions, one in so many")
    drawing.add_argument("--first", type=int, default=0, help="the first of them")
    drawing.add_argument("--seed", type=int, default=0)
    drawing.add_argument("--training", type=Path, help="folder of the training sets, for their held-out paragraphs")
    drawing.add_argument("--questions", type=int, default=10, help="held-out questions a set and language")
    drawing.add_argument("--parallel", type=Path, help="folder of the parallel texts, for made questions over them")
    drawing.add_argument("--made", type=Path, help="questions of `python -m qa.training.maker`, asked across languages")
    drawing.add_argument("--made-questions", type=int, default=4, help="of them, a pair of languages")
    fitting = tasks.add_parser("fit", help="fit the span reader")
    fitting.add_argument("draws", type=Path, nargs="+", help="files of `draw`")
    fitting.add_argument("--keep", action="store_true", help="the weights stay")
    given = parser.parse_args()
    if given.task == "draw":
        count = save_draws(given.to, draw(load_model(), _drawn(given)))
        print_line({"draws": count})
    else:
        draws = load_draws(given.draws)
        for name, used in ((SpanReader.name, {}), (SpanReader.alone, ALONE)):
            old = Calibration.load(name) if given.keep else None
            rank, cases = span_cases(draws, used.get("rank"), old.rank if old else None)
            calibration, report = fit(cases, used.get("answered"), old.answered if old else None)
            _keep(name, {"rank": asdict(rank), **calibration}, report)


def _drawn(given: argparse.Namespace) -> Iterator[Trial]:
    examples = read_examples(given.files)
    encoder = load_encoder("packaged")
    for read in sorted({one.context_language for one in examples}):
        yield from trials(encoder, examples, read, given.every, given.seed, given.first)
    if given.training:
        yield from held_out_trials(encoder, given.training, given.questions, given.seed)
    for read in ("ar", "en") if given.made else ():
        yield from made_trials(encoder, given.parallel, given.made, read, given.made_questions, given.seed)


def _keep(name: str, calibration: dict[str, object], report: dict[str, object]) -> None:
    fitted = json.loads(CALIBRATION.read_text(encoding="utf-8"))
    sys.stdout.write(json.dumps({"reader": name, **calibration, **report}, indent=2) + "\n")
    CALIBRATION.write_text(json.dumps({**fitted, name: calibration}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
