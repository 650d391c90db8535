"""What is too long for one sentence, cut at the best place there is: clauses, spaces, last between two graphemes.

Also for Thai, Lao and Khmer, which mark no end of a sentence. All linear in the length of the text.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate

import regex

WEIGHT_LIMIT = 300
"""Most weight of a sentence; a character weighs what it costs the tokenizer at worst, see `_Weights`."""
UNMARKED_LIMIT = 120
"""Characters above which a script without sentence marks is split at its spaces."""

STOPS = r"[.!?…؟۔。！？｡।॥።։།။។៕]"
STOP_RUN = rf"(?<!{STOPS}){STOPS}++"

# Only beside one of these can two characters belong to one grapheme.
_JOINT = regex.compile(
    r"[\p{M}\p{Cf}\p{Grapheme_Extend}\p{Emoji_Modifier}\p{Regional_Indicator}"
    r"\p{Hangul_Syllable_Type=L}\p{Hangul_Syllable_Type=V}\p{Hangul_Syllable_Type=T}]"
)
_CLUSTER = regex.compile(r"\X")
FLAGS = 256
"""Halves of flags in a row that are looked at: which two make one is told from the first, and more are no text."""
_UNMARKED = regex.compile(r"[\p{Thai}\p{Lao}\p{Khmer}]")
# A year's era belongs to what is before it, as the year itself does: "เมื่อ พ.ศ. 2565".
_UNMARKED_SPACE = regex.compile(r"(?<![\d\s])\s+(?![\dๆฯ\s]|[พครจ]\.ศ\.)")
# From the best place to cut an over-long sentence to the worst; below them only the grapheme boundary is left.
_BREAKS = tuple(
    map(
        regex.compile,
        (
            rf"{STOP_RUN}(?:[»”’\"')\]]*+\s++|(?<=[。！？।۔]))",
            r"[;؛:]\s++|\s[—–]\s|[；：]",
            r"[,،]\s*+(?!\p{N})|[、，]",
            r"(?<!\s)\s++",
        ),
    )
)


class _Weights(dict[str, float]):
    """Weight of a character: an upper estimate of its share of tokens in a multilingual subword vocabulary.

    Letters of well-covered scripts cost about half a token at most, everything else one; a compatibility character
    costs what its NFKC form does.
    """

    _cheap = regex.compile(
        r"[\p{Latin}\p{Cyrillic}\p{Greek}\p{Arabic}\p{Hebrew}\p{Devanagari}\p{Bengali}\p{Thai}\p{Nd}\s]"
    )
    _fair = regex.compile(r"[\p{Tamil}\p{Telugu}\p{Gujarati}\p{Kannada}\p{Malayalam}\p{Georgian}\p{Armenian}]")

    def __missing__(self, char: str) -> float:
        single = 0.5 if self._cheap.match(char) else 0.65 if self._fair.match(char) else 1.0
        if unicodedata.combining(char):
            single = 1.0
        self[char] = weight = max(single, 0.5 * len(unicodedata.normalize("NFKC", char)))
        return weight


_WEIGHTS = _Weights()


def weight(text: str) -> float:
    """An upper estimate of the tokens of `text`, to be compared with `WEIGHT_LIMIT`."""
    return sum(map(_WEIGHTS.__getitem__, text))


def is_unmarked(line: str, start: int, end: int) -> bool:
    """Whether line[start:end] is long and mostly of a script that marks no end of a sentence."""
    return end - start > UNMARKED_LIMIT and len(_UNMARKED.findall(line, start, end)) > (end - start) // 2


def split_unmarked(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Thai, Lao and Khmer write a space where a clause ends: gather clauses up to about the limit."""
    spaces = [match.end() for match in _UNMARKED_SPACE.finditer(line, start, end)]
    spaces = [cut for cut in spaces if cut < end and grapheme_boundary(line, cut, start) == cut]
    while end - start > UNMARKED_LIMIT:
        low, high = bisect_left(spaces, start + UNMARKED_LIMIT // 3), bisect_right(spaces, start + UNMARKED_LIMIT)
        if low >= len(spaces):
            break
        cut = spaces[high - 1] if high > low else spaces[low]
        yield from split_long(line, start, cut)
        start = cut
    yield from split_long(line, start, end)


def split_long(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what is over the weight limit into parts of about equal weight, at the best break near each aim."""
    if end - start <= WEIGHT_LIMIT // 4:
        yield start, end
        return
    weights = [0.0, *accumulate(map(_WEIGHTS.__getitem__, line[start:end]))]
    low = start
    while True:
        rest = weights[end - start] - weights[low - start]
        if rest <= WEIGHT_LIMIT:
            yield low, end
            return
        share = rest / -(-rest // WEIGHT_LIMIT)
        base = weights[low - start]
        first, aim, latest = (
            start + bisect_right(weights, base + weight) - 1 for weight in (0.5 * share, share, WEIGHT_LIMIT)
        )
        cut = _best_break(line, low, max(first, low + 1), aim, max(latest, low + 1))
        if cut >= end:
            yield low, end
            return
        yield low, cut
        low = cut


def _best_break(line: str, low: int, first: int, aim: int, latest: int) -> int:
    for breaks in _BREAKS:
        ends: list[int] = [match.end() for match in breaks.finditer(line, first, latest + 1)]
        for cut in sorted(ends, key=lambda end: abs(end - aim)):
            if first <= cut <= latest and grapheme_boundary(line, cut, low) == cut:
                return cut
    start, end = _cluster_at(line, latest, low)
    return start if start > low else end


def grapheme_boundary(line: str, cut: int, floor: int) -> int:
    """The first grapheme boundary at or after `cut`."""
    return _cluster_at(line, cut, floor)[1]


def _cluster_at(line: str, cut: int, floor: int) -> tuple[int, int]:
    """The grapheme cluster of line[floor:] that `cut` falls inside of, or (cut, cut) at a boundary."""
    if not floor < cut < len(line) or line[cut - 1 : cut + 1].isascii():
        return cut, cut
    anchor = cut
    while anchor > floor and (_JOINT.match(line[anchor]) or _JOINT.match(line[anchor - 1])):
        if cut - anchor >= FLAGS and "\U0001f1e6" <= line[anchor] <= "\U0001f1ff":
            break
        anchor -= 1
    if anchor < cut:
        # On a slice: in a row of flags the pattern looks back to the first one, wherever it begins.
        for match in _CLUSTER.finditer(line[anchor:]):
            start, end = anchor + match.start(), anchor + match.end()
            if end > cut > start:
                return start, end
            if end >= cut:
                break
    return cut, cut
