"""The quarters of a year that a text names: "third quarter", "Q3", "3분기", "الربع الثالث", "第三季度"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from qa.facts.details import Detail, detail_words, han_number
from qa.facts.ordinals import HAN, figure_marks, ordinal_pattern
from qa.text.fold import fold
from qa.text.word_tables import table_code

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_SMALL = r"(?<![\p{L}\p{N}.,])(?:(?P<digits>[1-4])|(?P<roman>[iv]{1,3})(?![\p{L}\p{N}]))"
_SIGN = regex.compile(r"(?<![\p{L}\p{N}])(?:q([1-4])|([1-4])q)(?![\p{L}\p{N}])")
"""No "K2" or "T1", which are a mountain and a hall of an airport as well."""


def quarters(text: str, language: str) -> Iterator[Detail]:
    """Each with its number, from 1 to 4. `language` as an ISO code."""
    folded = fold(text)
    for match in _SIGN.finditer(folded):
        yield Detail("quarter", frozenset({int(match[1] or match[2])}), *match.span())
    pattern = _quarter(table_code(language))
    for match in pattern.finditer(folded) if pattern else ():
        number = _number(match)
        if 1 <= number <= 4:
            yield Detail("quarter", frozenset({number}), *match.span())


@cache
def _quarter(base: str) -> regex.Pattern[str] | None:
    word = detail_words()["quarters"].get(base)
    if word is None:
        return None
    word = fold(word)
    if base in ("ja", "ko", "zh"):
        return regex.compile(rf"(?<!\d)(?:(?P<digits>\d)|(?P<han>{HAN}))\s?(?:{word})")
    number = rf"(?:{ordinal_pattern(base)}|{_SMALL}(?:{figure_marks(base)})?)"
    return regex.compile(rf"(?<!\p{{L}})(?:{number}[\s-](?:{word})|(?:{word})[\s-]{number})(?!\p{{L}})")


def _number(match: regex.Match[str]) -> int:
    groups = {name: found for name, found in match.groupdict().items() if found}
    name, found = next(iter(groups.items()))
    if name == "roman":
        return _ROMAN.get(found, 0)
    return int(name[1:]) if name[0] == "n" else han_number(found)
