"""When an article was changed, as a bracket behind its day says with no year: "2024/6/18 10:30（6/18 11:05 更新）".

It dates nothing, and without it the line is of its day alone.
"""

from __future__ import annotations

from functools import cache

import regex

from qa.articles.labels import UPDATED, pattern
from qa.text.fold import fold

_BRACKET = regex.compile(r"[(（［\[][^()（）［］\[\]]{4,40}[)）］\]]")
_DAY = r"(?<!\d)\d{1,2}(?:[/.-]\d{1,2}(?!\d)|月\s?\d{1,2}日)"
_CLOCK = r"(?<!\d)\d{1,2}(?::\d{2}(?::\d{2})?(?!\d)|[時时点點]\s?\d{1,2}分?)"


def without_change(line: str) -> str:
    """`line` with spaces for such a bracket: the hour, a day perhaps, and the label before or behind them."""
    for found in _BRACKET.finditer(line):
        if _change().fullmatch(fold(found.group()[1:-1])):
            line = f"{line[: found.start()]}{' ' * len(found.group())}{line[found.end() :]}"
    return line


@cache
def _change() -> regex.Pattern[str]:
    told = rf"(?:{_DAY}[\s,]{{0,3}})?{_CLOCK}"
    label = pattern(UPDATED).pattern
    return regex.compile(rf"\s?(?:(?:{label})\s?:?\s?{told}|{told}\s?(?:{label}))\s?")
