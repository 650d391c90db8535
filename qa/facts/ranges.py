"""Ranges of numbers in digits: "20 bis 30", "40 ila 60", "20至30", "20-30".

`ranges.json`: what stands between the ends ("to"), of "between 20 and 30" what stands before and between them, and what
stands before them ("from"), by language, as patterns; "written": the texts for "from" and "to", where these serve for
both. Where the word also leads from what was to what became of it ("de 20 a 30", "60 से 75"), a verb of
change in the clause says that it does so here, and years, days and hours have an end that may be asked for by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from qa.facts.changes import changes
from qa.text.whole_words import CLAUSE, NEVER, UNPARTED
from qa.text.word_tables import table_code, word_table

_FIGURE = r"\d{1,12}(?:[.,٫٬]\d{1,12}){0,3}"
_AROUND = r"{}(?<![\p{{N}}/:–—-])(?<!\p{{N}}[.,٫٬]){}(?![.,٫٬]?\p{{N}}|[/:–—-])"
_ONLY_RANGES = ("de", "nl", "tr")
"""Languages with another word where it leads to what became of a number: "von 20 auf 30"."""


class Range(NamedTuple):
    """[start, end) of a text, without what its numbers are so many of; its two ends; and whether its words may also
    tell a change, as "from 20 to 30" does.
    """

    start: int
    end: int
    low: str
    high: str
    changing: bool = False


def ranges(text: str, language: str) -> Iterator[Range]:
    """Those that no verb of change is beside."""
    base = table_code(language)
    for one in _pattern(base).finditer(text):
        clause = CLAUSE.split(text[: one.start()])[-1] + CLAUSE.split(text[one.end() :])[0]
        if base in _ONLY_RANGES or not changes(clause, language):
            yield Range(one.start(), one.end(), one["low"], one["high"])


def whole_range(text: str, language: str) -> Range | None:
    """The one that `text` begins with, also behind "between" or with a dash; so much of what follows it."""
    found = filter(None, (each.match(text) for each in _whole(table_code(language))))
    one = next(found, None)
    return Range(0, one.end(), one["low"], one["high"], "from" in one.groupdict()) if one else None


def written_range(low: str, high: str, changing: bool, language: str) -> str | None:
    """`high` may have more behind it; "from" and "to" also say that one became the other, where the words may."""
    if not changing:
        return f"{low}–{high}"
    words = word_table(__file__)["written"].get(table_code(language))
    return f"{words[0]}{low}{words[1]}{high}" if words else None


@cache
def between(language: str) -> regex.Pattern[str]:
    """The word before two ends, or two parties."""
    before, _ = word_table(__file__)["between"].get(table_code(language), (NEVER, NEVER))
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}])(?:{before})", regex.I)


@cache
def _whole(base: str) -> tuple[regex.Pattern[str], ...]:
    table = word_table(__file__)
    to, lead = table["to"].get(base, NEVER), table["from"].get(base, NEVER)
    before, between = table["between"].get(base, (NEVER, NEVER))
    joints = (("", rf"\s?[-–]\s?|{to}"), (f"(?:{before})", between), (f"(?P<from>{lead})", to))
    ends = (rf"{first}(?P<low>{_FIGURE})(?:{joint})(?P<high>{_FIGURE})" for first, joint in joints)
    return tuple(regex.compile(end + r"(?![.,٫٬]?\p{N}|[/:–—-])", regex.I) for end in ends)


@cache
def _pattern(base: str) -> regex.Pattern[str]:
    to = word_table(__file__)["to"].get(base, NEVER)
    edge = "" if base in UNPARTED else r"(?<![\p{L}\p{M}])"
    return regex.compile(_AROUND.format(edge, rf"(?P<low>{_FIGURE})(?:{to})(?P<high>{_FIGURE})"))
