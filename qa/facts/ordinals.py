"""The ordinals of a text: "third", "3rd", 第三, "الثالثة"; in words up to tenth, in figures up to 99th.

Told by `ordinals.json`, by language: "words" for first to tenth, as patterns with commas between, in those of "stems"
with any ending; "before" and "behind": what may or must stand at them, such as an "and", or must not, as what makes
13th of a third; "marks" behind a figure, and "lead" before one; "other": what has such a word and is something else, a
prime minister. A day of a month is none: "the sixth of May".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from qa.facts.details import han_number
from qa.text.dates import months
from qa.text.fold import fold
from qa.text.whole_words import NEVER, UNPARTED, WORD
from qa.text.word_tables import table_code, word_list, word_table

HAN = "[一二三四五六七八九](?![十百千万])|十[一二三四五六七八九]?"
"""One to nineteen in Chinese signs."""
_MOST = 10
_NEAR = 30
"""Characters beside one in which a month makes a day of it."""
_JOINING = 3
"""Letters of a word between them at most: "of", "de", "من"."""
_OTHER = regex.compile(rf"\b(?:{word_list(__file__, 'other')})", regex.IGNORECASE)


class Ordinal(NamedTuple):
    """Characters [start, end) of a text that say which of several."""

    number: int
    start: int
    end: int


def ordinals(text: str, language: str) -> Iterator[Ordinal]:
    """Each of them, in order; none in a language without a row. `language` as an ISO code."""
    base = table_code(language)
    folded = fold(_OTHER.sub(lambda found: " " * len(found[0]), text))
    for match in _pattern(base).finditer(folded):
        start, end = match.span()
        if not _of_a_month(folded, start, end, base):
            yield Ordinal(_number(match), start, end)


def ordinal_pattern(base: str) -> str:
    """A pattern with a group for each word from first to tenth: "n1" to "n10"."""
    listed = [*fold(word_table(__file__)["words"].get(base, "")).split(","), *[""] * _MOST][:_MOST]
    ending = r"\p{L}{0,3}" if base in word_table(__file__)["stems"] else ""
    return "|".join(f"(?P<n{number}>(?:{words or NEVER}){ending})" for number, words in enumerate(listed, 1))


def figure_marks(base: str) -> str:
    """What makes an ordinal of a figure before it, as a pattern."""
    return fold(word_table(__file__)["marks"].get(base, NEVER))


@cache
def _pattern(base: str) -> regex.Pattern[str]:
    before, behind, lead = (fold(word_table(__file__)[key].get(base, "")) for key in ("before", "behind", "lead"))
    figure = rf"\d{{1,2}}|{HAN}" if base in ("ja", "zh") else r"\d{1,2}"
    words = rf"{before}(?:{ordinal_pattern(base)}){behind}"
    figures = (
        rf"(?<![\d.,:/-])(?:(?:{lead or NEVER})(?P<led>{figure})(?!\d)|(?P<marked>{figure})(?:{figure_marks(base)}))"
    )
    if base in UNPARTED:
        return regex.compile(rf"{words}|{figures}")
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}])(?<!\p{{L}}-)(?:{words}|{figures})(?![\p{{L}}\p{{M}}])")


def _number(match: regex.Match[str]) -> int:
    name, found = next((name, found) for name, found in match.groupdict().items() if found)
    return han_number(found) if name in ("led", "marked") else int(name[1:])


def _of_a_month(folded: str, start: int, end: int, base: str) -> bool:
    """Whether it is the day of one: "the sixth of May", "3. Mai", "May 3rd"."""
    behind = WORD.findall(folded[end : end + _NEAR])[:2]
    if behind and len(behind[0]) > _JOINING:
        behind = behind[:1]
    before = WORD.findall(folded[max(0, start - _NEAR) : start])[-1:] if folded[start].isdecimal() else []
    return not months(base).keys().isdisjoint([*behind, *before])
