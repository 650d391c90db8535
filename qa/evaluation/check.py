"""Fits and measures the check of what is written: `python -m qa.evaluation.check --data DATA --clozes FILE`.

DATA/parallel holds NTREX and TICO-19 as JSON lines: the same sentences in many languages. A pair is a source and a
sentence said to be supported by it: the translation of the source, or one of its clauses in its own language; and the
same with a number, a name or the denial changed, or another sentence of the same document. A short answer is an
aligned phrase of the same sentence in another language (`clozes.jsonl.gz` of a run of `qa.training.writer`), or
another phrase of that sentence, or one from elsewhere. Weights and thresholds are fitted on one half of the
documents, of the short answers on one half of the sentences; the figures printed are of the other. The judge has
learnt from none of them.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from embeddings.encoder import Encoder, load_encoder
from qa.metrics import auroc
from qa.reader.base import Logistic
from qa.training.clozes import Cloze, by_sentence, load_clozes
from qa.training.corpus import print_line
from qa.training.judge.changes import LANGUAGES, clause, denied, names, other_name, other_number
from qa.training.judge.claims import learnt
from qa.training.maker.texts import documents
from qa.writing.check import SUPPORT, Judging
from qa.writing.features import Given, features, is_short, weighed
from qa.writing.judge import load_judge

SOURCES = 350
"""Of each half and file: an encoding of about five sentences each."""
SAME = 0.4
"""Share of the pairs within one language."""
KEPT = {"within": 0.96, "across": 0.7, "beside": 0.8}
"""Share of the supported pairs that a threshold lets pass, on the half that is fitted on; the rest is quoted."""
PHRASES = 1_500
"""Sentences, each with one phrase."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and its source; `kind`: "supported", or what was changed."""

    written: str
    language: str
    given: Given
    kind: str
    half: int

    @property
    def weighing(self) -> str:
        """As in `support.json`."""
        return "beside" if self.given.words else "within" if self.language == self.given.language else "across"


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of a pair: whether a rule is broken, so that it is never shown, and what is weighed."""

    broken: bool
    values: tuple[float, ...]

    def passes(self, logistic: Logistic, threshold: float) -> bool:
        return not self.broken and logistic.probability(self.values) >= threshold


def rows(data: Path) -> list[tuple[str, dict[str, str]]]:
    """Document and sentence by language, in order, of documents that the judge has not learnt from."""
    return [(one.name, line) for one in documents(data) if not learnt(one.name) for line in one.lines]


def pairs(table: Sequence[tuple[str, dict[str, str]]], chance: random.Random) -> Iterator[Pair]:
    halves = {doc: place % 2 for place, doc in enumerate(dict.fromkeys(doc for doc, _ in table))}
    swaps = {half: names(row for doc, row in table if halves[doc] == half) for half in (0, 1)}
    places = [place for place in range(1, len(table) - 1) if 40 < len(table[place][1].get("en", "")) < 260]
    left = {half: 2 * SOURCES for half in (0, 1)}
    for place in chance.sample(places, len(places)):
        doc, row = table[place]
        half = halves[doc]
        if not left[half]:
            continue
        into = chance.choice([one for one in LANGUAGES if one in row])
        of = into if chance.random() < SAME else chance.choice([one for one in LANGUAGES if one in row and one != into])
        left[half] -= 1
        written = clause(row[into], chance) if of == into else row[into]
        given = Given(row[of], of)
        yield Pair(written, into, given, "supported", half)
        changed = {
            "number": other_number(written, chance),
            "name": other_name(written, row.get("en", ""), into, swaps[half][into], chance),
            "denial": denied(written, into),
        }
        apart = [other for other in (place - 4, place - 3, place + 3, place + 4) if 0 <= other < len(table)]
        others = [table[other][1][into] for other in apart if table[other][0] == doc and into in table[other][1]]
        changed["other"] = chance.choice(others) if others else None
        for kind, text in changed.items():
            if text is not None and text != written:
                yield Pair(text, into, given, kind, half)


def phrase_pairs(
    clozes: Sequence[Cloze], table: Sequence[tuple[str, dict[str, str]]], chance: random.Random
) -> Iterator[Pair]:
    """Short answers out of the sentences of the table; the given words are the aligned phrase."""
    known = {row.get("en") for _, row in table}
    by_key = by_sentence(cloze for cloze in clozes if cloze.sentences["en"] in known)
    chosen = chance.sample(sorted(by_key), min(PHRASES, len(by_key)))
    for place, key in enumerate(chosen):
        cloze = chance.choice(by_key[key])
        languages = [one for one in LANGUAGES if one in cloze.phrases]
        if len(languages) < 2:
            continue
        into, of = chance.sample(languages, 2)
        given = Given(cloze.sentences[of], of, cloze.words(of))
        right = cloze.words(into)
        same = [one.words(into) for one in by_key[key] if into in one.phrases]
        far = [one.words(into) for one in by_key[chance.choice(chosen)] if into in one.phrases]
        wrong = {kind: [one for one in some if one not in right and right not in one]
                 for kind, some in (("same sentence", same), ("elsewhere", far))}  # fmt: skip
        for kind, text in (
            ("supported", right),
            *((kind, chance.choice(some)) for kind, some in wrong.items() if some),
        ):
            if is_short(text):
                yield Pair(text, into, given, kind, place % 2)


def measured(encoder: Encoder, judge: Judging, found: Sequence[Pair]) -> list[Row]:
    """What speaks for each pair; of a short answer with its likeness to the given words."""
    texts = {(one.written, one.language) for one in found} | {(one.given.text, one.given.language) for one in found}
    texts |= {(one.given.words, one.given.language) for one in found if one.given.words}
    order = sorted(texts)
    vectors = encoder.encode_passages([text for text, _ in order], languages=[language for _, language in order])
    of = {key: vectors[n] for n, key in enumerate(order)}
    judged = judge([(one.written, one.given.text) for one in found])
    words = judge([(one.written, one.given.words or one.given.text) for one in found])
    rows = []
    for one, odds, beside in zip(found, judged, words, strict=True):
        own, into = of[one.written, one.language], one.given.language
        row = features(one.written, one.language, one.given, float(own @ of[one.given.text, into]), odds)
        if one.weighing == "beside":
            rows.append(Row(row.broken, row.beside(float(own @ of[one.given.words, into]), weighed(beside))))
        else:
            rows.append(Row(row.broken, row.within if one.weighing == "within" else row.across))
    return rows


def fit(found: Sequence[Pair], rows: Sequence[Row], kept: float) -> dict[str, Any]:
    """On the first half: the weights, and the threshold that the share `kept` of the supported reaches."""
    own = [(pair, row) for pair, row in zip(found, rows, strict=True) if pair.half == 0]
    model = LogisticRegression(C=1.0, max_iter=2_000, class_weight="balanced")
    model.fit(np.array([row.values for _, row in own]), [pair.kind == "supported" for pair, _ in own])
    logistic = Logistic(tuple(model.coef_[0].tolist()), float(model.intercept_[0]))
    right = sorted(
        0.0 if row.broken else logistic.probability(row.values) for pair, row in own if pair.kind == "supported"
    )
    threshold = right[int(len(right) * (1 - kept))]
    return {
        "weights": [round(one, 3) for one in logistic.weights],
        "bias": round(logistic.bias, 3),
        "threshold": round(threshold - 0.0005, 3),
    }


def figures(found: Sequence[Pair], rows: Sequence[Row], fitted: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """On the second half, for each kind of change."""
    logistic = Logistic.of(fitted)
    of_kind: dict[str, list[Row]] = defaultdict(list)
    for pair, row in zip(found, rows, strict=True):
        if pair.half == 1:
            of_kind[pair.kind].append(row)
    right = of_kind.pop("supported")
    for kind, wrong in of_kind.items():
        scores = [logistic.probability(row.values) for row in (*right, *wrong)]
        area = auroc(scores, [True] * len(right) + [False] * len(wrong))
        yield {
            "change": kind,
            "pairs": len(wrong),
            "auroc": None if area is None else round(area, 3),
            "passed": round(float(np.mean([row.passes(logistic, fitted["threshold"]) for row in wrong])), 3),
            "supported_kept": round(float(np.mean([row.passes(logistic, fitted["threshold"]) for row in right])), 3),
        }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m qa.evaluation.check", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with parallel")
    parser.add_argument("--clozes", type=Path, required=True, help="clozes.jsonl.gz of a run of qa.training.writer")
    given = parser.parse_args()
    encoder = load_encoder("packaged")
    table = rows(given.data / "parallel")
    found = list(pairs(table, random.Random(7)))
    found += phrase_pairs(load_clozes(given.clozes), table, random.Random(7))
    values = measured(encoder, load_judge(), found)
    fitted: dict[str, Any] = {}
    for name, kept in KEPT.items():
        own = [(pair, row) for pair, row in zip(found, values, strict=True) if pair.weighing == name]
        some, measures = [pair for pair, _ in own], [row for _, row in own]
        fitted[name] = fit(some, measures, kept)
        for line in figures(some, measures, fitted[name]):
            print_line({"weighing": name, **line})
    SUPPORT.write_text(json.dumps(fitted, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
