"""Words that bound a number, and belong to it: "fewer than 340", "bis zu 30", "2万人以上", "500 से अधिक".

"About" and "nearly" bound nothing. The kinds are at least, more than, less than, at most and minus; what is "perhaps"
more or less also says across, on or among ("über"), and "during" is less in Scandinavia but before a year ("under
1976"): neither is written in another language. What says "up to" and may also say where something ended ("hasta", "до")
bounds no number that another or a verb of change leads to.

`bounds.json`: {"before", "behind": {language: {kind: pattern}}, "up_to": {language: pattern}, "written": {language:
{kind: text}}}.
"""

from __future__ import annotations

from collections.abc import ItemsView
from functools import cache
from typing import NamedTuple

import regex

from qa.facts.changes import changes
from qa.text.fold import fold
from qa.text.whole_words import CLAUSE, NEVER, UNPARTED
from qa.text.word_tables import table_code, word_table

_LONGEST = 40
"""Characters of such words, and of what is before them, that are looked at."""
_COUNTER = {
    **dict.fromkeys(("ja", "zh"), r"\s?[\p{L}%]{0,3}?"),
    **dict.fromkeys(("ar", "hi", "tr", "ur"), r"(?:\s[\p{L}\p{M}]+?)?"),
    "ko": r"\s?[\p{L}%]{0,3}?",
}
"""What is counted may stand between a number and such a word."""


class Bounded(NamedTuple):
    """The kind of a bound, and the characters [start, end) of a text that it bounds."""

    kind: str
    start: int
    end: int


def bound_before(text: str, language: str, dated: bool) -> int:
    """How many characters at the end of `text`, right before a number, bound it; `dated`: one of a date."""
    base, folded = table_code(language), fold(text[-_LONGEST:])
    if found := _before(base)[0].search(folded):
        return 0 if dated and found.groupdict().get("during") else len(found.group())
    found = _before(base)[1].search(folded)
    clause = CLAUSE.split(folded[: found.start()])[-1] if found else ""
    leads = any(map(str.isdigit, clause)) or changes(clause, language)
    return len(found.group()) if found and not leads and not dated else 0


def bound_behind(text: str, end: int, language: str) -> int:
    """How many characters bound the number that ends, with its unit, at `end` of a text."""
    first = max(0, end - _LONGEST)
    found = _behind(table_code(language)).match(fold(text[first : end + _LONGEST]), end - first)
    return len(found.group()) if found else 0


def bounded(text: str, language: str) -> Bounded | None:
    """What all of `text` is with such words before or behind it; None without, or where they may say something else."""
    base, folded = table_code(language), fold(text)
    for kind, pattern in _kinds(base):
        if found := pattern.fullmatch(folded):
            return Bounded(kind, *found.span("rest"))
    return None


def written_bound(kind: str, many: str, language: str) -> str | None:
    """So many with a bound of a kind; None where the language would have to inflect it."""
    written = word_table(__file__)["written"].get(table_code(language), {}).get(kind)
    return written.format(many) if written else None


def _rows(side: str, base: str) -> ItemsView[str, str]:
    """Each kind with its words."""
    rows: dict[str, str] = word_table(__file__)[side].get(base, {})
    return rows.items()


def _edge(base: str) -> str:
    return "" if base in UNPARTED else r"(?<![\p{L}\p{M}\p{N}])"


@cache
def _before(base: str) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """Those that surely bound, and those that may."""
    sure = "|".join(f"(?P<{kind}>{fold(one)})" for kind, one in _rows("before", base)) or NEVER
    unsure = fold(word_table(__file__)["up_to"].get(base, NEVER))
    first, second = (regex.compile(rf"{_edge(base)}(?:{one})\s?$") for one in (sure, unsure))
    return first, second


@cache
def _behind(base: str) -> regex.Pattern[str]:
    words = fold("|".join(words for _, words in _rows("behind", base))) or NEVER
    return regex.compile(rf"{_COUNTER.get(base, '')}\s?(?:{words})" + ("" if base in UNPARTED else r"(?![\p{L}\p{M}])"))


@cache
def _kinds(base: str) -> tuple[tuple[str, regex.Pattern[str]], ...]:
    before = ((kind, rf"{_edge(base)}(?:{fold(words)})\s?(?P<rest>.+)") for kind, words in _rows("before", base))
    behind = ((kind, rf"(?P<rest>.+?)\s?(?:{fold(words)})") for kind, words in _rows("behind", base))
    return tuple((kind, regex.compile(pattern)) for kind, pattern in (*before, *behind))
