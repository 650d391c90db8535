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
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from embeddings.encoder import Encoder, load_encoder
from qa.evaluation.metrics import auroc, best_f1
from qa.evaluation.pool import Example, Pool, crossed, read_examples
from qa.reader.base import CALIBRATION, candidates
from qa.reader.model import SpanModel, load_model
from qa.reader.sentences import SentenceReader, features
from qa.reader.spans import MODEL_FEATURES, SpanReader, proposals
from qa.types import Hit

PASSAGES = 8
RIGHT_F1 = 0.5
"""From this F1 with a gold answer on, a span of the right paragraph counts as right."""


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
class Option:
    """Something a reader could answer, with what it is judged by."""

    features: tuple[float, ...]
    right: bool
    gap: float
    """How far behind the best option, for readers that rank by a score of their own."""


@dataclass(frozen=True, slots=True)
class Case:
    """A trial as a reader sees it. `features` are those of its confidence; None: those of the likeliest option."""

    options: tuple[Option, ...]
    features: tuple[float, ...] | None
    answered: bool
    hard: bool
    pair: str
    title: str


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


def sentence_case(trial: Trial) -> Case:
    """As `SentenceReader` sees it: its first sentences, one confidence for all."""
    ranked = candidates(trial.hits)
    options = tuple(
        Option(
            (),
            one.hit.article.article_id == trial.gold
            and any(one.sentence.start <= start < one.sentence.end for _, start in trial.row.answers),
            ranked[0].score - one.score,
        )
        for one in ranked[: SentenceReader.most]
    )
    values = tuple(features(ranked, trial.row.question_language))
    return Case(options, values, trial.answered, trial.hard, trial.pair, trial.row.title)


def span_case(model: SpanModel, trial: Trial) -> Case:
    """As `SpanReader` sees it: every span has a probability of its own, the best one is the confidence."""
    golds = [gold for gold, _ in trial.row.answers]
    options = []
    for one in proposals(model, trial.row.question, trial.row.question_language, trial.hits):
        article = one.sentence.hit.article
        right = (
            article.article_id == trial.gold
            and best_f1(article.text[one.start : one.end], golds, article.language) >= RIGHT_F1
        )
        options.append(Option(one.features, right, 0.0))
    return Case(tuple(options), None, trial.answered, trial.hard, trial.pair, trial.row.title)


def fit(
    found: Sequence[Case], most: float, used: Sequence[int] | None = None
) -> tuple[dict[str, object], dict[str, object]]:
    """The calibration and its out-of-fold report; `most`: citations an answer may have on average.

    `used`: numbers of the features to look at; the others get no weight.
    """
    rows = [(case.features, case.answered, case) for case in found if case.features is not None] or [
        (option.features, option.right, case) for case in found for option in case.options
    ]
    values = np.array([row[0] for row in rows])
    labels = np.array([row[1] for row in rows])
    if used is not None:
        values[:, [i for i in range(values.shape[1]) if i not in used]] = 0
    spread = values.std(axis=0).clip(1e-6)
    # Options compete within a case, so their odds stay as they are; cases with and without answer weigh the same.
    balance = "balanced" if found[0].features is not None else None
    model = LogisticRegression(C=10.0, max_iter=2_000, class_weight=balance)
    groups = [row[2].title for row in rows]
    outside = cross_val_predict(model, values / spread, labels, groups=groups, cv=GroupKFold(6), method="predict_proba")
    model.fit(values / spread, labels)
    chances: dict[int, list[float]] = {}
    for (_, _, case), chance in zip(rows, outside[:, 1], strict=True):
        chances.setdefault(id(case), []).append(float(chance))
    confidence = np.array([max(chances.get(id(case), [0.0])) for case in found])
    answered = np.array([case.answered for case in found])
    threshold = _equal_error(confidence, answered)
    margin, recall, cited = _margin(found, chances, most)
    report: dict[str, object] = {
        "cases": len(found),
        "auroc": auroc(confidence.tolist(), answered.tolist()),
        "easy": _report(found, confidence, threshold, lambda case: not case.hard),
        "hard": _report(found, confidence, threshold, lambda case: case.hard or case.answered),
        "pairs": {
            pair: _report(found, confidence, threshold, partial(_of_pair, pair))
            for pair in sorted({case.pair for case in found})
        },
        "right_cited": recall,
        "citations_an_answer": cited,
    }
    calibration: dict[str, object] = {
        "weights": [round(float(weight), 4) for weight in model.coef_[0] / spread],
        "bias": round(float(model.intercept_[0]), 4),
        "threshold": threshold,
        "margin": margin,
    }
    return calibration, report


def _of_pair(pair: str, case: Case) -> bool:
    return case.pair == pair


def _report(
    found: Sequence[Case], scores: NDArray[np.float64], threshold: float, keep: Callable[[Case], bool]
) -> dict[str, float | None]:
    chosen = [(case, float(score)) for case, score in zip(found, scores, strict=True) if keep(case)]
    yes = [score for case, score in chosen if case.answered]
    no = [score for case, score in chosen if not case.answered]
    return {
        "auroc": auroc(yes + no, [True] * len(yes) + [False] * len(no)),
        "answered": sum(score >= threshold for score in yes) / len(yes),
        "refused": sum(score < threshold for score in no) / len(no),
    }


def _equal_error(scores: NDArray[np.float64], labels: NDArray[np.bool_]) -> float:
    """Where as large a share of the answerable is refused as of the unanswerable is answered."""
    grid = np.unique(scores.round(3))
    return float(min(grid, key=lambda t: abs((scores[labels] < t).mean() - (scores[~labels] >= t).mean())))


def _margin(found: Sequence[Case], chances: dict[int, list[float]], most: float) -> tuple[float, float, float]:
    """The widest margin that cites at most `most` sentences an answer on average; its recall; its citations."""
    tops: list[list[tuple[float, bool]]] = []
    for case in found:
        if not case.answered or not case.options:
            continue
        if case.features is not None:
            tops.append([(option.gap, option.right) for option in case.options])
        else:
            ranked = sorted(zip(chances[id(case)], case.options, strict=True), key=lambda item: -item[0])[:3]
            tops.append([(1 - chance / ranked[0][0], option.right) for chance, option in ranked])
    best = (0.0, 0.0, 1.0)
    for margin in np.linspace(0, 1, 401):
        cited = [[right for gap, right in top if gap <= margin] for top in tops]
        count = float(np.mean([len(one) for one in cited]))
        if count <= most:
            best = (float(margin.round(4)), float(np.mean([any(one) for one in cited])), count)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m qa.evaluation.calibrate", description=__doc__)
    parser.add_argument("files", type=Path, nargs="+", help="JSON lines, the same questions in several languages")
    parser.add_argument("--only", choices=("sentences", "spans"), help="fit this reader only")
    parser.add_argument("--every", type=int, default=12, help="read with the span model every so many-th question")
    given = parser.parse_args()
    examples = read_examples(given.files)
    languages = sorted({one.context_language for one in examples})
    encoder = load_encoder("packaged")
    fitted = json.loads(CALIBRATION.read_text(encoding="utf-8")) if CALIBRATION.exists() else {}
    for name, every, most in ((SentenceReader.name, 1, 1.6), (SpanReader.name, given.every, 1.3)):
        if given.only in (None, name):
            see = sentence_case if name == SentenceReader.name else partial(span_case, load_model())
            found = [see(trial) for read in languages for trial in trials(encoder, examples, read, every)]
            fitted[name], report = fit(found, most)
            sys.stdout.write(json.dumps({"reader": name, **fitted[name], **report}, indent=2) + "\n")
            if name == SpanReader.name:
                fitted[SpanReader.alone], report = fit(found, most, used=MODEL_FEATURES)
                sys.stdout.write(json.dumps({"reader": SpanReader.alone, **fitted[SpanReader.alone], **report}) + "\n")
    CALIBRATION.write_text(json.dumps(fitted, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
