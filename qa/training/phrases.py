"""A small phrase translator between English and other languages, learned from the parallel texts of the data folder.

The training questions come in one language each; put into another phrase by phrase they teach the reader to read across
languages. What it writes is rough, but its words are inflected and in the order of real text, which word-for-word
lookup is not.
"""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import regex
from numpy.typing import NDArray

from qa.reader.model import SpanModel
from qa.training.alignment import token_vectors
from qa.training.corpus import read_jsonl, writing_jsonl
from qa.training.lexicon import Lexicon

LANGUAGES = ("ar", "es", "zh", "fr", "de", "ru", "fa", "tr", "he", "hi", "ja", "id", "pt")
SOURCE_WORDS, TARGET_WORDS, LOOSE_WORDS = 4, 6, 1
CHOICES, BEAM = 6, 8
JITTER = 0.4
_BATCH = 64
"""Texts that are encoded together."""
UNKNOWN, COPIED = -3.0, -6.0
"""Log weights of a word from the lexicon, and of one that stays as it is."""
_GLUED = {"zh", "ja"}
_WORD = regex.compile(r"\w+(?:['’]\w+)*")
_GLUED_WORD = regex.compile(r"[A-Za-z0-9]+|[\p{Katakana}ー]+|\p{Hiragana}{1,2}|\p{Han}{1,2}")
_MARKS = {"ar": {"?": "؟", ",": "،"}, "fa": {"?": "؟", ",": "،"}, "zh": {"?": "？", ".": "。", ",": "，"},
          "ja": {"?": "？", ".": "。", ",": "、"}}  # fmt: skip


def units(text: str, language: str) -> list[tuple[int, int]]:
    """Where the words of a text are; in Chinese and Japanese, short pieces of one script."""
    pattern = _GLUED_WORD if language in _GLUED else _WORD
    return [match.span() for match in pattern.finditer(text)]


def parallel_texts(folder: Path) -> Iterator[dict[str, str]]:
    """The same sentence or question in several languages, English among them."""
    for name, key in (
        ("questions_mintaka_dev", "q"),
        ("questions_qald", "q"),
        ("bitext_tatoeba", "t"),
        ("bitext_tico19", "t"),
        ("bitext_flores200_devtest", "t"),
        ("ntrex", ""),
    ):
        path = folder / f"{name}.jsonl.gz"
        for item in read_jsonl(path) if path.exists() else ():
            texts = item[key] if key else item
            if isinstance(texts.get("en"), str) and len(texts["en"]) < 200:
                yield {one: texts[one].strip() for one in ("en", *LANGUAGES) if isinstance(texts.get(one), str)}


def _unit_vectors(
    found: tuple[NDArray[np.float32], list[tuple[int, int]]], places: Sequence[tuple[int, int]]
) -> NDArray[np.float32]:
    """The mean of the tokens of each word, of length 1."""
    vectors, offsets = found
    sums = np.zeros((len(places), vectors.shape[1]), np.float32)
    for row, (a, b) in enumerate(places):
        inside = [i for i, (c, d) in enumerate(offsets) if d > a and c < b]
        if inside:
            sums[row] = vectors[inside].mean(0)
    lengths: NDArray[np.float32] = np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
    return np.divide(sums, lengths)


def _links(left: NDArray[np.float32], right: NDArray[np.float32]) -> list[tuple[int, int]]:
    """Words that are each other's nearest."""
    likeness = left @ right.T
    there, back = likeness.argmax(1), likeness.argmax(0)
    return [(i, int(there[i])) for i in range(len(left)) if back[there[i]] == i]


def _phrase_pairs(links: Sequence[tuple[int, int]], n: int, m: int) -> Iterator[tuple[int, int, int, int]]:
    """(first, after, first, after) of runs of words whose links stay among each other; words without a link may go
    along at the edges of the right side."""
    linked = {j for _, j in links}
    for first in range(n):
        for after in range(first + 1, min(n, first + SOURCE_WORDS) + 1):
            inside = [j for i, j in links if first <= i < after]
            if not inside:
                continue
            low, high = min(inside), max(inside) + 1
            if high - low > TARGET_WORDS or any(low <= j < high and not first <= i < after for i, j in links):
                continue
            for before in range(LOOSE_WORDS + 1):
                if before and (low - before < 0 or low - before in linked):
                    break
                for behind in range(LOOSE_WORDS + 1):
                    if behind and (high + behind > m or high + behind - 1 in linked):
                        break
                    yield first, after, low - before, high + behind


def _sentence_phrases(
    texts: dict[str, str],
    language: str,
    english: tuple[NDArray[np.float32], list[tuple[int, int]]],
    other: tuple[NDArray[np.float32], list[tuple[int, int]]],
) -> Iterator[tuple[str, str]]:
    """The phrases of one sentence, in lower case: English, and as the other language has it."""
    left, right = units(texts["en"], "en"), units(texts[language], language)
    if not left or not right:
        return
    links = _links(_unit_vectors(english, left), _unit_vectors(other, right))
    for a, b, c, d in _phrase_pairs(links, len(left), len(right)):
        yield (
            " ".join(texts["en"][i:j] for i, j in left[a:b]).lower(),
            " ".join(texts[language][i:j] for i, j in right[c:d]).lower(),
        )


def make_phrases(folder: Path, encoder: SpanModel, path: Path) -> None:
    """Write the phrases of the parallel texts in `folder` with their counts to `path`, gzipped. Takes minutes."""
    lines = [texts for texts in parallel_texts(folder) if len(texts) > 1]
    counts: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    order = sorted(range(len(lines)), key=lambda index: len(lines[index]["en"]))
    for at in range(0, len(order), _BATCH):
        some = [lines[index] for index in order[at : at + _BATCH]]
        keys = [(row, language) for row, texts in enumerate(some) for language in texts]
        keys.sort(key=lambda key: len(some[key[0]][key[1]]))
        vectors: dict[tuple[int, str], tuple[NDArray[np.float32], list[tuple[int, int]]]] = {}
        for begin in range(0, len(keys), _BATCH):
            part = keys[begin : begin + _BATCH]
            found = token_vectors(encoder, [some[row][language] for row, language in part])
            vectors.update(zip(part, ((one.numpy(), offsets) for one, offsets in found), strict=True))
        for row, texts in enumerate(some):
            for language in texts:
                if language != "en":
                    counts[language].update(
                        _sentence_phrases(texts, language, vectors[row, "en"], vectors[row, language])
                    )
    with writing_jsonl(path) as write_line:
        for language, found_counts in sorted(counts.items()):
            for (left, right), count in found_counts.items():
                if count > 1 or max(left.count(" "), right.count(" ")) < 3:
                    write_line([language, left, right, count])


class _Order:
    """Which words follow which, from real text: chances of a word after another, mixed with its own."""

    def __init__(self, texts: Iterable[str], language: str) -> None:
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._words: Counter[str] = Counter()
        for text in texts:
            words = ["", *(text[a:b].lower() for a, b in units(text, language))]
            self._words.update(words)
            self._pairs.update(zip(words, words[1:], strict=False))
        self._all = sum(self._words.values()) + 1

    def score(self, before: str, word: str) -> float:
        """Log chance of `word` after `before`."""
        own = (self._words[word] + 0.1) / self._all
        return math.log(0.7 * self._pairs[before, word] / max(1, self._words[before]) + 0.3 * own)


@dataclass(frozen=True, slots=True)
class _Path:
    score: float
    words: tuple[str, ...]


class Phrases:
    """Puts text from English into another language, or the other way round."""

    def __init__(self, path: Path, parallel: Path, questions: Iterable[tuple[str, str]], lexicon: Lexicon) -> None:
        """`path` as `make_phrases` wrote it; `questions`: (language, text), more real text for the order of words."""
        self._lexicon = lexicon
        both: dict[tuple[str, str], dict[str, list[tuple[str, float]]]] = defaultdict(lambda: defaultdict(list))
        rows = list(read_jsonl(path))
        lefts: Counter[tuple[str, str]] = Counter()
        rights: Counter[tuple[str, str]] = Counter()
        for language, left, right, count in rows:
            lefts[language, left] += count
            rights[language, right] += count
        for language, left, right, count in rows:
            # half a count less: what was seen once is not sure
            there = math.log((count - 0.5) / lefts[language, left])
            back = math.log((count - 0.5) / rights[language, right])
            both["en", language][left].append((right, there + 0.5 * back))
            both[language, "en"][right].append((left, back + 0.5 * there))
        self._table = {
            key: {source: sorted(found, key=lambda one: -one[1])[:CHOICES] for source, found in table.items()}
            for key, table in both.items()
        }
        texts: dict[str, list[str]] = defaultdict(list)
        for item in parallel_texts(parallel):
            for language, text in item.items():
                texts[language].append(text)
        for language, text in questions:
            texts[language].append(text)
        self._order = {language: _Order(texts[language], language) for language in ("en", *LANGUAGES)}

    def knows(self, source: str, target: str) -> bool:
        """Whether there are phrases from the one language to the other."""
        return bool(self._table.get((source, target)))

    def translate(self, text: str, source: str, target: str, rng: random.Random) -> str:
        """`text` in `target`, phrase by phrase between its punctuation, which stays; drawn anew at each call."""
        out: list[str] = []
        places = units(text, source)
        run: list[str] = []
        for index, (a, b) in enumerate(places):
            run.append(text[a:b])
            after = text[b : places[index + 1][0]] if index + 1 < len(places) else text[b:]
            if after.strip() or index + 1 == len(places):
                out.append(self._run(run, source, target, rng))
                out.append(self._between(after, source, target))
                run = []
        return "".join(out).strip()

    def _between(self, marks: str, source: str, target: str) -> str:
        """Punctuation in the way of the target's script."""
        theirs = {other: mark for mark, other in _MARKS.get(source, {}).items()}
        ours = _MARKS.get(target, {})
        marks = "".join(theirs.get(mark, mark) for mark in marks)
        marks = "".join(ours.get(mark, mark) for mark in marks)
        if target in _GLUED:
            return marks.replace(" ", "")
        return marks if marks[-1:].isspace() or marks[-1:] in "(“\"'" else marks + " "

    def _run(self, words: Sequence[str], source: str, target: str, rng: random.Random) -> str:
        table, order = self._table[source, target], self._order[target]
        lowered = [word.lower() for word in words]
        beams: list[list[_Path]] = [[] for _ in range(len(words) + 1)]
        beams[0] = [_Path(0.0, ("",))]
        for first in range(len(words)):
            paths = _best(beams[first])
            for after in range(first + 1, min(len(words), first + SOURCE_WORDS) + 1):
                found = table.get(" ".join(lowered[first:after]), [])
                if not found and after == first + 1:
                    found = self._alone(words[first], source, target, rng)
                for text, weight in found:
                    gain = weight + rng.gauss(0, JITTER)
                    added = text.split()
                    for path in paths:
                        score, before = path.score + gain, path.words[-1]
                        for word in added:
                            score += 0.5 * order.score(before, word) + 2.0  # the 2 makes up for longer renderings
                            before = word
                        beams[after].append(_Path(score, (*path.words, *added)))
        best = max(beams[-1], key=lambda path: path.score)
        return ("" if target in _GLUED else " ").join(best.words[1:])

    def _alone(self, word: str, source: str, target: str, rng: random.Random) -> list[tuple[str, float]]:
        """A word that the phrases lack: as the lexicon has it, else as it is."""
        if word.isdigit():
            return [(word, UNKNOWN)]
        found = self._lexicon.word(word, source, target, rng)
        return [(found, UNKNOWN)] if found is not None else [(word, COPIED)]


def _best(paths: list[_Path]) -> list[_Path]:
    """The likeliest ways that end in different words."""
    kept: dict[str, _Path] = {}
    for path in sorted(paths, key=lambda path: -path.score):
        kept.setdefault(path.words[-1], path)
        if len(kept) == BEAM:
            break
    return list(kept.values())
