"""Cuts contexts to the length of library passages: runs of whole sentences around the answer, or away from it."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

_BREAK = re.compile(r"(?<=[.!?؟。！？।۔።])(?:[\"'»”)\]]*)\s+|(?<=[。！？])|\n+")
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_WORD = re.compile(r"\w{4,}|\d+")
_SHORTEST = 10
"""Tokens of what is worth asking once the answer is gone."""
_TOKENS_PER_CHARACTER, _TOKENS_PER_DENSE_CHARACTER = 0.26, 0.65


def token_guess(text: str) -> float:
    """Rough number of tokens: Chinese and Japanese characters weigh more."""
    dense = len(_DENSE.findall(text))
    return dense * _TOKENS_PER_DENSE_CHARACTER + (len(text) - dense) * _TOKENS_PER_CHARACTER


def crop(text: str, answer: tuple[int, int] | None, tokens: int, rng: random.Random) -> tuple[int, int]:
    """A piece [start, end) of `text` of about `tokens` tokens, in whole sentences, that holds `answer` when given.

    A sentence longer than the budget is kept whole up to three times the budget, then cut at spaces around the answer.
    """
    pieces = _pieces(text)
    if answer is None:
        first = last = rng.randrange(len(pieces))
    else:
        first = next(i for i, (a, b) in enumerate(pieces) if b > answer[0])
        last = next(i for i, (a, b) in enumerate(pieces) if b >= answer[1])
    sizes = [token_guess(text[a:b]) for a, b in pieces]
    first, last = grown(sizes, first, last, tokens, rng)
    used = sum(sizes[first : last + 1])
    start, end = pieces[first][0], pieces[last][1]
    if used > 3 * tokens:
        start, end = _cut(text, start, end, answer or (start, start), int(3 * tokens * (end - start) / used), rng)
    return start, end


def grown(sizes: Sequence[float], first: int, last: int, most: float, rng: random.Random) -> tuple[int, int]:
    """The run [first, last] of pieces of these sizes with neighbours on either side by chance, as long as they fit."""
    used = sum(sizes[first : last + 1])
    while sides := [i for i in (first - 1, last + 1) if 0 <= i < len(sizes) and used + sizes[i] <= most]:
        added = rng.choice(sides)
        first, last = min(first, added), max(last, added)
        used += sizes[added]
    return first, last


def cut_out(text: str, answer: tuple[int, int]) -> str | None:
    """What is left of `text` without the sentences of `answer`: the same subject, and nothing that answers.

    None when little is left, or a word of the answer still stands in it.
    """
    kept = [text[a:b] for a, b in _pieces(text) if b <= answer[0] or a >= answer[1]]
    rest, gone = "".join(kept).strip(), text[slice(*answer)].casefold()
    words = [gone, *_WORD.findall(gone)]
    if token_guess(rest) < _SHORTEST or any(word in rest.casefold() for word in words):
        return None
    return rest


def _pieces(text: str) -> list[tuple[int, int]]:
    edges = sorted({0, len(text), *(match.end() for match in _BREAK.finditer(text))})
    return [(a, b) for a, b in zip(edges, edges[1:], strict=False) if b > a]


def _cut(text: str, start: int, end: int, keep: tuple[int, int], size: int, rng: random.Random) -> tuple[int, int]:
    """A piece of [start, end) of about `size` characters around `keep`, cut at spaces where there are any."""
    spare = max(0, size - (keep[1] - keep[0]))
    low = max(start, keep[0] - rng.randint(0, spare))
    high = min(end, max(low + size, keep[1]))
    space = text.find(" ", low, keep[0])
    if low > start and space >= 0:
        low = space + 1
    space = text.rfind(" ", keep[1], high)
    if high < end and space >= 0:
        high = space
    return low, max(high, low + 1)
