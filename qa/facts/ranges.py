"""Ranges of numbers in digits: "20 bis 30", "40 ila 60", "20至30", "20-30".

`ranges.json`: what stands between the ends ("to"), and, of "between 20 and 30", what stands before and between them, by
language, as patterns. Where the word also leads from what was to what became of it ("de 20 a 30", "60 से 75"), a verb of
change in the clause says that it does so here, and years, days and hours have an end that may be asked for by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from qa.facts.changes import changes
from qa.whole_words import CLAUSE, NEVER, UNPARTED
from qa.word_tables import table_code, word_table

__all__ = ["Range", "ranges"]

_FIGURE = r"\d{1,12}(?:[.,٫٬]\d{1,12}){0,3}"
_AROUND = r"{}(?<![\p{{N}}/:–—-])(?<!\p{{N}}[.,٫٬]){}(?![.,٫٬]?\p{{N}}|[/:–—-])"
_ONLY_RANGES = ("de", "nl", "tr")
"""Languages with another word where it leads to what became of a number: "von 20 auf 30"."""


class Range(NamedTuple):
    """Its characters [start, end) in a text, without what its numbers are so many of, and those of its two ends."""

    start: int
    end: int
    low: str
    high: str


def ranges(text: str, language: str) -> Iterator[Range]:
    """Those that no verb of change is beside."""
    base = table_code(language)
    for one in _pattern(base).finditer(text):
        clause = CLAUSE.split(text[: one.start()])[-1] + CLAUSE.split(text[one.end() :])[0]
        if base in _ONLY_RANGES or not changes(clause, language):
            yield Range(one.start(), one.end(), one["low"], one["high"])


@cache
def _pattern(base: str) -> regex.Pattern[str]:
    to = word_table(__file__)["to"].get(base, NEVER)
    edge = "" if base in UNPARTED else r"(?<![\p{L}\p{M}])"
    return regex.compile(_AROUND.format(edge, rf"(?P<low>{_FIGURE})(?:{to})(?P<high>{_FIGURE})"))
