"""A span with what belongs to it: a number's scale, percent sign and currency, the other end of what is quoted.

"2.3" of "2.3万" is a number ten thousand times too small, and "Sal», «Luna" is no words that anybody wrote so.
"""

from __future__ import annotations

import regex

from qa.facts.amounts import currency_behind, percent_behind
from qa.facts.numbers import scale_behind
from qa.reader.edges import snap

__all__ = ["widened"]

_SIGN_BEFORE = regex.compile(r"(?:(?<![\p{L}\p{M}])\p{Lu}{1,3})?\p{Sc}\s?$|[%٪]$|[Yy]üzde $")
_SIGN_BEHIND = regex.compile(r"\s?[\p{Sc}%٪‰]")
_STOP_BEHIND = regex.compile(r"(?<=\p{L}\.\p{L})\.")
_PAIRS = {"«": "»", "(": ")", "[": "]", "（": "）", "【": "】", "《": "》", "〈": "〉", "「": "」", "『": "』"}
"""Marks that open and close in one way wherever they are used."""
_FARTHEST = 60
"""Characters behind a number that are looked at."""


def widened(text: str, start: int, end: int, language: str) -> tuple[int, int]:
    """[start, end) of a sentence in `language`, on word edges, never narrower than it was given."""
    if text[start].isdigit() and (before := _SIGN_BEFORE.search(text[max(0, start - 6) : start])):
        start -= len(before.group())
    digits = next((at + 1 for at in range(end - 1, start - 1, -1) if text[at].isdigit()), end)
    if text[digits - 1].isdigit() and scale_behind(text[digits : digits + _FARTHEST], language) >= end - digits:
        end = _measured(text, digits, language)
    if stop := _STOP_BEHIND.match(text, end):
        end = stop.end()
    first, last = _paired(text, start, end)
    edges = snap(text, first, last)
    return (min(first, edges[0]), max(last, edges[1])) if edges else (first, last)


def _measured(text: str, end: int, language: str) -> int:
    """The end of a number with the words and signs behind it that say how many of what it is."""
    end += scale_behind(text[end : end + _FARTHEST], language)
    rest = text[end : end + _FARTHEST]
    if sign := _SIGN_BEHIND.match(rest):
        return end + len(sign.group())
    return end + (percent_behind(rest, language) or currency_behind(rest, language))


def _paired(text: str, start: int, end: int) -> tuple[int, int]:
    """With the partner of each mark that opens or closes within, where the sentence has it."""
    for opener, closer in _PAIRS.items():
        depth = least = 0
        for character in text[start:end]:
            depth += (character == opener) - (character == closer)
            least = min(least, depth)
        unclosed = depth - least
        for _ in range(-least):
            at = text.rfind(opener, 0, start)
            start = at if at >= 0 else start
        for _ in range(unclosed):
            at = text.find(closer, end)
            end = at + 1 if at >= 0 else end
    return start, end
