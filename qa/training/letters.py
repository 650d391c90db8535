"""Counts how the letters of names become those of other scripts: `python -m qa.training.letters --data DIR`.

DIR/parallel/lexicon_names.jsonl.gz has names in English and another language. Their letters are aligned by the
likeliest way to cut the one into pieces for the letters of the other, and what is likely is counted on what was cut
before. The words that are no names are those of DIR/parallel's sentences that stand without a capital; in Arabic and
Hebrew those that sound like no capitalised word of the English sentence.
"""

from __future__ import annotations

import argparse
import gzip
import math
import random
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import regex

from qa.facts.sounds import alike
from qa.spelling.letters import END, FOLDER, ORDER, START, Letters
from qa.spelling.names import ARTICLE, CASED, COMMON, KNOWN, folded
from qa.training.corpus import held_out, print_line, read_jsonl

SCRIPTS = {
    "en": r"[a-z]{2,}", "ar": r"[\u0621-\u064a]{2,}", "he": r"[\u05d0-\u05ea]{2,}", "ru": r"[а-я]{2,}",
    "ja": r"[\u30a1-\u30ff]{2,}", "ko": r"[\u1100-\u11ff]{2,}",
}  # fmt: skip
FROM, INTO = ("ar", "he", "ru", "ja"), ("ar", "he", "ru", "ja", "ko")
"""Into English letters, and out of them."""
MOST, LONGEST, ROUNDS, UNLIKELY = 60_000, 3, 4, -12.0
"""Names, letters that one letter may become, rounds of aligning, and the logarithm for what was not seen before."""
ASKED = 600
"""Held-out names to measure with."""


def aligned(pairs: Sequence[tuple[str, str]]) -> list[list[str]]:
    """A row of tokens, letter and what became of it, for each pair that can be aligned."""
    chances: dict[str, Counter[str]] = defaultdict(Counter)
    for name, other in pairs:
        pace = len(other) / len(name)
        for place, letter in enumerate(name):
            for start in range(max(0, int(place * pace) - 2), min(len(other), int(place * pace) + 3) + 1):
                for end in range(start, min(len(other), start + LONGEST) + 1):
                    near = abs(start - place * pace) + 0.7 * abs(end - start - pace)
                    chances[letter][other[start:end]] += math.exp(-near)  # type: ignore[assignment]
    rows: list[list[str]] = []
    for _ in range(ROUNDS):
        logs = {
            letter: {piece: math.log(n / some.total()) for piece, n in some.items()} for letter, some in chances.items()
        }
        rows = [row for name, other in pairs if (row := _cut(name, other, logs)) is not None]
        chances = defaultdict(Counter)
        for row in rows:
            for token in row:
                chances[token[0]][token[1:]] += 1
    return rows


def _cut(name: str, other: str, logs: dict[str, dict[str, float]]) -> list[str] | None:
    """The likeliest pieces of `other` for the letters of `name`."""
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for letter in name:
        row: dict[int, tuple[float, int]] = {}
        for start, (score, _) in best[-1].items():
            for end in range(start, min(len(other), start + LONGEST) + 1):
                value = score + logs.get(letter, {}).get(other[start:end], UNLIKELY)
                if end not in row or value > row[end][0]:
                    row[end] = value, start
        best.append(row)
    if len(other) not in best[-1] or best[-1][len(other)][0] < UNLIKELY / 2 * len(name):
        return None
    tokens, end = [], len(other)
    for place in range(len(name), 0, -1):
        start = best[place][end][1]
        tokens.append(name[place - 1] + other[start:end])
        end = start
    return tokens[::-1]


def count(rows: Sequence[Sequence[str]]) -> Letters:
    """Every run of up to ORDER tokens; of the longer ones those that come twice."""
    counts: Counter[tuple[str, ...]] = Counter()
    for row in rows:
        tokens = [*[START] * (ORDER - 1), *row, END]
        for place in range(ORDER - 1, len(tokens)):
            for length in range(1, ORDER + 1):
                counts[tuple(tokens[place - length + 1 : place + 1])] += 1
    return Letters({run: n for run, n in counts.items() if len(run) < 3 or n > 1})


def _names(data: Path) -> dict[str, list[tuple[str, str]]]:
    """(English, other) by the other language: those that are written in its letters, and sound alike."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for item in read_jsonl(data / "parallel" / "lexicon_names.jsonl.gz"):
        language = item["t"]
        if language in SCRIPTS:
            name, other = folded(item["src"], "en"), folded(item["tgt"], language)
            if language == "ar" and other.startswith(ARTICLE) and regex.match("[ae]l", name):
                name, other = name[2:], other[len(ARTICLE) :]
            if all(regex.fullmatch(SCRIPTS[one], text) for one, text in (("en", name), (language, other))):
                found[language].add((name, other))
    return {
        language: sorted((name, other) for name, other in some if alike(name, unicodedata.normalize("NFC", other)))
        for language, some in found.items()
    }


def _common(data: Path) -> Iterator[tuple[str, list[str]]]:
    """Words of each language that are no names."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for texts in _sentences(data):
        capitals = [word for word in regex.findall(r"\p{L}+", texts.get("en", "")) if word[0].isupper()]
        for language in ("en", "ru", "ar", "he") if "en" in texts else ():
            for word in regex.findall(r"[\p{L}\p{M}]+", texts.get(language, "")):
                plain = folded(word, language)
                if language in CASED:
                    seen[language][plain] += word.islower()
                    named[language][plain] += not word.islower()
                else:
                    seen[language][plain] += 1
                    named[language][plain] += any(alike(plain, one) for one in capitals)
    for language, words in seen.items():
        often = 1 if language in CASED else 2
        doubts = 4 * (language not in CASED)
        yield language, sorted(word for word, n in words.items() if n >= often and n > doubts * named[language][word])


def _sentences(data: Path) -> Iterator[dict[str, str]]:
    folder = data / "parallel"
    yield from read_jsonl(folder / "ntrex.jsonl.gz")
    for file in ("bitext_tico19", "bitext_tatoeba"):
        for item in read_jsonl(folder / f"{file}.jsonl.gz"):
            yield item.get("t", item)


def main() -> None:
    """Count and measure."""
    parser = argparse.ArgumentParser(prog="python -m qa.training.letters", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with parallel/")
    parser.add_argument("--to", type=Path, default=FOLDER)
    options = parser.parse_args()
    options.to.mkdir(parents=True, exist_ok=True)
    names = _names(options.data)
    known = Counter(name for pairs in names.values() for name in {name for name, _ in pairs})
    lists = {f"{COMMON}-{language}": words for language, words in _common(options.data)}
    lists[f"{KNOWN}-en"] = sorted(name for name, n in known.items() if n > 1)
    for file, words in lists.items():
        (options.to / f"{file}.gz").write_bytes(gzip.compress("\n".join(words).encode(), 9, mtime=0))
    for language, pairs in names.items():
        for source, target in ((language, "en"), ("en", language)):
            if (source == "en" and target not in INTO) or (target == "en" and source not in FROM):
                continue
            ways = [(name, other) if source == "en" else (other, name) for name, other in pairs]
            kept = [way for way, (name, _) in zip(ways, pairs, strict=True) if not held_out(name)]
            random.Random(0).shuffle(kept)
            letters = count(aligned(kept[:MOST]))
            letters.save(options.to / f"{source}-{target}.gz")
            asked: dict[str, set[str]] = defaultdict(set)
            for way, (name, _) in zip(ways, pairs, strict=True):
                if held_out(name):
                    asked[way[0]].add(way[1])
            chosen = random.Random(0).sample(sorted(asked), min(ASKED, len(asked)))
            written = {name: letters.write(name) for name in chosen}
            first = sum(some[:1] != [] and some[0] in asked[name] for name, some in written.items())
            wrong = sum(_least(some[0] if some else "", asked[name]) for name, some in written.items())
            line = {
                "from": source, "into": target, "names": len(kept[:MOST]), "held_out": len(chosen),
                "exact": round(first / len(chosen), 3), "letters_wrong": round(wrong / len(chosen), 3),
            }  # fmt: skip
            print_line(line)


def _least(name: str, right: set[str]) -> float:
    """Letters to change for the nearest right spelling, as a share of its own."""
    return min(changes(name, one) / len(one) for one in right)


def changes(one: str, other: str) -> int:
    """Letters to put in, take out or change."""
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        above, row = row, [place]
        for at, to in enumerate(other):
            row.append(min(above[at] + (letter != to), above[at + 1] + 1, row[at] + 1))
    return row[-1]


if __name__ == "__main__":
    main()
