"""Fits and measures the check of what is written: `python -m qa.evaluation.check --data DIR --clozes FILE`.

DIR holds NTREX and TICO-19 as JSON lines: the same sentences in many languages. A pair is a source and a sentence said
to be supported by it: the translation of the source, or one of its clauses in its own language; and the same with a
number, a name or the denial changed, or another sentence of the same document. A short answer is an aligned phrase of
the same sentence in another language (`clozes.jsonl.gz` of a run of `qa.training.writer`), or another phrase of that
sentence, or one from elsewhere. Weights and thresholds are fitted on one half of the documents, of the short answers on
one half of the sentences; the figures printed are of the other.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import regex
from sklearn.linear_model import LogisticRegression

from embeddings.encoder import Encoder, load_encoder
from qa.evaluation.metrics import auroc
from qa.facts.names import place_names
from qa.facts.negation import denies
from qa.facts.sounds import alike, plain
from qa.reader.base import Logistic
from qa.training.clozes import Cloze, load_clozes
from qa.training.maker.texts import SHIFTED
from qa.writing.check import SUPPORT, Given, features, is_short

FILES = ("ntrex.jsonl.gz", "bitext_tico19.jsonl.gz")
LANGUAGES = ("en", "ar", "es", "fr", "de", "ru", "tr", "fa", "he", "hi", "zh")
SOURCES = 350
"""Of each half and file: an encoding of about five sentences each."""
SAME = 0.4
"""Share of the pairs within one language."""
PASSED = {"within": 0.03, "across": 0.05, "beside": 0.03}
"""Share of the unsupported pairs that a threshold lets pass, on the half that is fitted on."""
PHRASES = 1_500
"""Sentences, each with one phrase."""

# A denial put in: the first that fits. Only forms that leave a sentence of the language.
DENIALS: dict[str, tuple[tuple[str, str], ...]] = {
    "en": ((r"\b(is|are|was|were|will|has|have|had|can|could|should|would)\b", r"\1 not"),),
    "ar": ((r"\b(?:و)?كان(ت?)\b", r"لم تكن"), (r"\bس(ي\w+)", r"لن \1"), (r"\b(ي(?:مكن|تم|جب|عد|كون)\w*)", r"لا \1")),
    "es": ((r"\b(es|está|fue|son|ha|han|será|puede|había|era|tiene)\b", r"no \1"),),
    "fr": ((r"\b(est|sont|sera|peut|doit|était|avait|ont|fut)\b", r"ne \1 pas"),),
    "de": ((r"\b(ist|sind|war|waren|wird|werden|hat|haben|kann|wurde|wurden)\b", r"\1 nicht"),),
    "ru": ((r"\b(был[аои]?|будет|может|могут|является|имеет|стал[аои]?|должн\w+)\b", r"не \1"),),
    "tr": ((r"\boldu\b", "olmadı"), (r"\betti\b", "etmedi"), (r"\bedildi\b", "edilmedi"), (r"\bolacak\b", "olmayacak")),
    "fa": ((r"\bاست\b", "نیست"), (r"\bشد\b", "نشد"), (r"\bبود\b", "نبود"), (r"\bمی(?=[\u200c\s])", "نمی")),
    "he": ((r"\b(היה|היתה|הייתה|היו|יהיה|יכול|יכולים)\b", r"לא \1"), (r"\bיש\b", "אין")),
    "hi": ((r" (है|हैं|था|थे|थी)(?=[\s।,.]|$)", r" नहीं \1"),),
    "zh": ((r"(是|会|能|将)", r"不\1"), (r"有", "没有")),
}


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
    """What was measured of a pair: whether a rule is broken, and what is weighed."""

    broken: bool
    values: tuple[float, ...]

    def score(self, logistic: Logistic) -> float:
        return 0.0 if self.broken else logistic.probability(self.values)


def rows(data: Path) -> list[tuple[str, dict[str, str]]]:
    """Document and sentence by language, in order."""
    found = []
    for name in FILES:
        with gzip.open(data / name, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                texts: dict[str, Any] = row.get("t", row)
                kept = [one for one in LANGUAGES if texts.get(one) and (row["doc"], one) not in SHIFTED]
                found.append((row["doc"], {one: texts[one].strip() for one in kept}))
    return found


def pairs(table: Sequence[tuple[str, dict[str, str]]], chance: random.Random) -> Iterator[Pair]:
    halves = {doc: place % 2 for place, doc in enumerate(dict.fromkeys(doc for doc, _ in table))}
    swaps = {half: _names(row for doc, row in table if halves[doc] == half) for half in (0, 1)}
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
        written = _clause(row[into], chance) if of == into else row[into]
        given = Given(row[of], of)
        yield Pair(written, into, given, "supported", half)
        changed = {
            "number": _other_number(written, chance),
            "name": _other_name(written, row.get("en", ""), into, swaps[half][into], chance),
            "denial": _denied(written, into),
        }
        apart = [other for other in (place - 4, place - 3, place + 3, place + 4) if 0 <= other < len(table)]
        others = [table[other][1][into] for other in apart if table[other][0] == doc and into in table[other][1]]
        changed["other"] = chance.choice(others) if others else None
        for kind, text in changed.items():
            if text is not None and text != written:
                yield Pair(text, into, given, kind, half)


def phrase_pairs(clozes: Sequence[Cloze], chance: random.Random) -> Iterator[Pair]:
    """Short answers; the given words are the aligned phrase."""
    by_sentence: dict[str, list[Cloze]] = defaultdict(list)
    for cloze in clozes:
        by_sentence[cloze.sentences["en"]].append(cloze)
    chosen = chance.sample(sorted(by_sentence), min(PHRASES, len(by_sentence)))
    for place, key in enumerate(chosen):
        cloze = chance.choice(by_sentence[key])
        languages = [one for one in LANGUAGES if one in cloze.phrases]
        if len(languages) < 2:
            continue
        into, of = chance.sample(languages, 2)
        given = Given(cloze.sentences[of], of, _phrase(cloze, of))
        right = _phrase(cloze, into)
        same = [_phrase(one, into) for one in by_sentence[key] if into in one.phrases]
        far = [_phrase(one, into) for one in by_sentence[chance.choice(chosen)] if into in one.phrases]
        wrong = {kind: [one for one in some if one not in right and right not in one]
                 for kind, some in (("same sentence", same), ("elsewhere", far))}  # fmt: skip
        for kind, text in (
            ("supported", right),
            *((kind, chance.choice(some)) for kind, some in wrong.items() if some),
        ):
            if is_short(text):
                yield Pair(text, into, given, kind, place % 2)


def _phrase(cloze: Cloze, language: str) -> str:
    start, end = cloze.phrases[language]
    return cloze.sentences[language][start:end]


def _clause(sentence: str, chance: random.Random) -> str:
    """A part of the sentence between commas that can stand alone; else all of it."""
    parts = [one.strip() for one in regex.split(r"(?<=\D)[,،，;；]\s?", sentence) if len(one) > 30]
    return chance.choice(parts) if parts else sentence


def _other_number(sentence: str, chance: random.Random) -> str | None:
    found = list(regex.finditer(r"\p{Nd}+", sentence))
    if not found:
        return None
    match = chance.choice(found)
    old = int(match.group())
    zero = ord(match.group()[0]) - int(match.group()[0])
    new = str(old + chance.choice([1, 2, 3, 5, 10, 20]))
    return sentence[: match.start()] + "".join(chr(zero + int(one)) for one in new) + sentence[match.end() :]


def _names(table: Iterator[dict[str, str]]) -> dict[str, list[str]]:
    """Names in each language: words that sound like a capitalised word of the English sentence, and places."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in table:
        for language, text in row.items():
            found[language] += [word for word, _ in _named(text, row.get("en", ""), language)]
    return {language: sorted(set(found[language])) for language in LANGUAGES}


@cache
def _named(text: str, english: str, language: str) -> tuple[tuple[str, int], ...]:
    """Names in a sentence and where they stand."""
    if language == "zh":
        known = place_names("zh")
        return tuple((name, text.index(name)) for name in known if len(name) > 1 and name in text)
    capitals = [one.group() for one in regex.finditer(r"(?<=\w[,]? )\p{Lu}\p{L}{3,}", english)]
    words = regex.finditer(r"(?<=[\p{L}\p{N}][,،]? )[\p{L}\p{M}]{4,}", text)
    return tuple(
        (one.group(), one.start())
        for one in words
        if (language in ("ar", "fa", "he", "hi") or one.group()[0].isupper())
        and any(plain(one.group()) == plain(name) or alike(one.group(), name) for name in capitals)
    )


def _other_name(sentence: str, english: str, language: str, pool: Sequence[str], chance: random.Random) -> str | None:
    found = [one for one in _named(sentence, english, language) if one[0] in sentence]
    if not found or not pool:
        return None
    name, at = chance.choice(found)
    at = sentence.find(name)
    others = [one for one in pool if not alike(one, name) and plain(one)[:3] != plain(name)[:3]]
    return sentence[:at] + chance.choice(others) + sentence[at + len(name) :] if others else None


def _denied(sentence: str, language: str) -> str | None:
    if denies(sentence, language):
        return None
    for pattern, instead in DENIALS[language]:
        if regex.search(pattern, sentence):
            return str(regex.sub(pattern, instead, sentence, count=1))
    return None


def measured(encoder: Encoder, found: Sequence[Pair]) -> list[Row]:
    """What speaks for each pair; of a short answer with its likeness to the given words."""
    texts = {(one.written, one.language) for one in found} | {(one.given.text, one.given.language) for one in found}
    texts |= {(one.given.words, one.given.language) for one in found if one.given.words}
    order = sorted(texts)
    vectors = encoder.encode_passages([text for text, _ in order], languages=[language for _, language in order])
    of = {key: vectors[n] for n, key in enumerate(order)}
    rows = []
    for one in found:
        own, into = of[one.written, one.language], one.given.language
        row = features(one.written, one.language, one.given, float(own @ of[one.given.text, into]))
        if one.weighing == "beside":
            rows.append(Row(row.broken, row.beside(float(own @ of[one.given.words, into]))))
        else:
            rows.append(Row(row.broken, row.within if one.weighing == "within" else row.across))
    return rows


def fit(found: Sequence[Pair], rows: Sequence[Row], passed: float) -> dict[str, Any]:
    """On the first half: the weights on what no rule has decided, the threshold on everything."""
    own = [(pair, row) for pair, row in zip(found, rows, strict=True) if pair.half == 0]
    open_ = [(pair, row) for pair, row in own if not row.broken]
    model = LogisticRegression(C=1.0, max_iter=2_000, class_weight="balanced")
    model.fit(np.array([row.values for _, row in open_]), [pair.kind == "supported" for pair, _ in open_])
    logistic = Logistic(tuple(model.coef_[0].tolist()), float(model.intercept_[0]))
    wrong = sorted(row.score(logistic) for pair, row in own if pair.kind != "supported")
    threshold = wrong[int(len(wrong) * (1 - passed))]
    return {
        "weights": [round(one, 3) for one in logistic.weights],
        "bias": round(logistic.bias, 3),
        "threshold": round(threshold + 0.0005, 3),
    }


def figures(found: Sequence[Pair], rows: Sequence[Row], fitted: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """On the second half, for each kind of change."""
    logistic = Logistic(tuple(fitted["weights"]), fitted["bias"])
    scores: dict[str, list[float]] = defaultdict(list)
    for pair, row in zip(found, rows, strict=True):
        if pair.half == 1:
            scores[pair.kind].append(row.score(logistic))
    right = scores.pop("supported")
    for kind, wrong in scores.items():
        area = auroc(right + wrong, [True] * len(right) + [False] * len(wrong))
        yield {
            "change": kind,
            "pairs": len(wrong),
            "auroc": None if area is None else round(area, 3),
            "passed": round(float(np.mean([score >= fitted["threshold"] for score in wrong])), 3),
            "supported_kept": round(float(np.mean([score >= fitted["threshold"] for score in right])), 3),
        }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m qa.evaluation.check", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with " + " and ".join(FILES))
    parser.add_argument("--clozes", type=Path, required=True, help="clozes.jsonl.gz of a run of qa.training.writer")
    given = parser.parse_args()
    encoder = load_encoder("packaged")
    found = list(pairs(rows(given.data), random.Random(7)))
    found += phrase_pairs(load_clozes(given.clozes), random.Random(7))
    values = measured(encoder, found)
    fitted: dict[str, Any] = {}
    for name, passed in PASSED.items():
        own = [(pair, row) for pair, row in zip(found, values, strict=True) if pair.weighing == name]
        some, measures = [pair for pair, _ in own], [row for _, row in own]
        fitted[name] = fit(some, measures, passed)
        for line in figures(some, measures, fitted[name]):
            sys.stdout.write(json.dumps({"weighing": name, **line}) + "\n")
    SUPPORT.write_text(json.dumps(fitted, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
