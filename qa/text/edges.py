"""Where words begin and end, in every script, so that no span is cut inside one.

ICU parts the text (with dictionaries for Thai, Chinese, Japanese, Khmer, Lao and Burmese; combining marks, joiners
and emoji sequences stay with what they belong to); numbers are kept together over the signs inside them (`10:30`).
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from icu4py.breakers import WordBreaker

_IN_NUMBERS = frozenset(":/.,٫٬،’'")
_KEPT = frozenset("%‰٪°&@#′″")
_CLOSERS = {")": "(", "]": "[", "}": "{", "»": "«", "”": "“", "’": "‘", "』": "『", "」": "「", "》": "《", "）": "（",
            "】": "【", "〉": "〈", "〕": "〔", "«": "»", "“": "„", '"': '"', "'": "'"}  # fmt: skip
_OPENERS = {opener: closer for closer, opener in _CLOSERS.items()}


@lru_cache(maxsize=64)
def word_edges(text: str) -> tuple[int, ...]:
    """Offsets at which a span may begin or end, in order, from 0 to the length of the text."""
    wide = [index for index, character in enumerate(text) if ord(character) > 0xFFFF]
    cuts = sorted({0, len(text), *(_code_point(end, wide) for _, end in WordBreaker(text, "en").segments())})
    return tuple(cut for cut in cuts if not _in_number(text, cut))


def _code_point(unit: int, wide: list[int]) -> int:
    """Offset in code points of an offset in UTF-16 units; `wide` are the code points that take two units."""
    return unit - bisect_left(range(len(wide)), unit, key=lambda before: wide[before] + before)


def _in_number(text: str, cut: int) -> bool:
    """Whether the cut is beside a sign that stands between two digits."""
    for sign in (cut - 1, cut):
        if (
            0 < sign < len(text) - 1
            and text[sign] in _IN_NUMBERS
            and text[sign - 1].isdigit()
            and text[sign + 1].isdigit()
        ):
            return True
    return False


def _stray(piece: str) -> bool:
    """Spaces, punctuation and invisible signs, with whatever marks are on them (a skin tone on a space is one)."""
    signs = all(unicodedata.category(c)[0] in "PZMC" for c in piece)
    return piece[0].isspace() or (signs and piece[0] not in _KEPT)


def snap(text: str, start: int, end: int) -> tuple[int, int] | None:
    """[start, end) widened to word edges, then narrowed past stray punctuation; None when nothing is left.

    A bracket or quotation mark stays when its partner is inside, a full stop when it ends an abbreviation with dots.
    """
    edges = word_edges(text)
    first = max(0, bisect_right(edges, start) - 1)
    last = min(len(edges) - 1, bisect_left(edges, end))
    # What is trimmed behind can leave one pair of marks around the whole.
    while (trimmed := _trimmed(text, edges, first, last)) != (first, last):
        first, last = trimmed
    return (edges[first], edges[last]) if first < last else None


def _trimmed(text: str, edges: Sequence[int], first: int, last: int) -> tuple[int, int]:
    """Of the words between two edges, those without stray signs around them."""
    while first < last and _stray(text[edges[first] : edges[first + 1]]):
        piece = text[edges[first]]
        if _paired(text, edges[first + 1], edges[last], _OPENERS.get(piece)) and not _wrapped(
            text, edges[first], edges[last]
        ):
            break
        if (
            piece in "-−"
            and text[edges[first + 1] : edges[first + 1] + 1].isdigit()
            and not text[: edges[first]][-1:].isalpha()
            and not text[: edges[first]].strip()[-1:].isdigit()
        ):
            break
        first += 1
    while first < last and _stray(text[edges[last - 1] : edges[last]]):
        piece = text[edges[last - 1]]
        if _paired(text, edges[first], edges[last - 1], _CLOSERS.get(piece)):
            break
        before = text[edges[last - 2] : edges[last - 1]] if last - first > 1 else ""
        if piece == "." and "." in before and any(map(str.isalpha, before)):  # and no "2.350."
            break
        last -= 1
    return first, last


def _paired(text: str, start: int, end: int, partner: str | None) -> bool:
    return partner is not None and partner in text[start:end]


def _wrapped(text: str, start: int, end: int) -> bool:
    """Whether the whole span stands between one pair of marks."""
    closer = _OPENERS.get(text[start])
    return closer is not None and text.find(closer, start + 1) >= len(text[:end].rstrip(" .,،。")) - 1
