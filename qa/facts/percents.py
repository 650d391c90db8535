"""Percentages in words, behind a number or before it: "12 procent", "asilimia 12", 百分之12.

The words are CLDR's (through Babel) with the other forms that writers use, as patterns in
`percents.json`. Percentage points are no percentages.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import regex
from babel.units import format_unit

from qa.facts.units import SAMPLES
from qa.text.fold import fold, skeleton
from qa.text.locales import locale_of
from qa.text.whole_words import NEVER, UNPARTED
from qa.text.word_tables import table_code, word_table

TENTHS = "割"
"""A tenth, in Japanese: a share, and ten times so many percent."""
_TENTHS_AND = regex.compile(rf"(?<![\d.,])(\d{{1,2}}){TENTHS}(\d)分(?:(\d)厘)?")
_UNIT = "concentr-percent"
_POINTS = r"(?!\s?(?:ポイント|포인트))"
_LONGEST = 20
"""Characters of such a word and what is between it and the number."""


def percent_behind(text: str, language: str) -> int:
    """How many characters at the begin of `text` say that the number before it is a percentage, or tenths."""
    found = _patterns(language)[1].match(fold(text[: 2 * _LONGEST]))
    return found.end() if found else 0


def percent_before(text: str, language: str) -> int:
    """How many characters at the end of `text` say that the number behind it is a percentage."""
    found = _patterns(language)[0].search(fold(text[-_LONGEST:]))
    return len(found.group()) if found else 0


def tenths_and_more(folded: str, at: int, language: str) -> tuple[int, Fraction | None]:
    """The end of a share in tenths and hundredths at an offset, and how many percent: "3割5分"; else (`at`, None)."""
    found = _TENTHS_AND.match(folded, at) if table_code(language) == "ja" else None
    if found is None:
        return at, None
    tenths, hundredths, more = (Fraction(part or 0) for part in found.groups())
    return found.end(), 10 * tenths + hundredths + more / 10


def with_sign(text: str, language: str) -> str:
    """`text` with "%" for the words that make one of its number, where it has no others: "12%"."""
    folded = fold(text).strip()
    number = regex.search(r"\d(?:.*\d)?", folded)
    if number is None:
        return text
    before, behind = folded[: number.start()], folded[number.end() :]
    if not behind and percent_before(before, language) == len(before) > 0:
        return f"{number.group()}%"
    if not before and TENTHS not in behind and percent_behind(behind, language) == len(behind) > 0:
        return f"{number.group()}%"
    return text


@cache
def _patterns(language: str) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """For what stands before a number, and behind it, in a folded text."""
    base = table_code(language)
    before, behind = (
        "|".join(filter(None, (_named(language, at), word_table(__file__)[side].get(base))))
        for at, side in enumerate(("before", "behind"))
    )
    edge, end = ("", _POINTS) if base in UNPARTED else (r"(?<![\p{L}\p{M}\p{N}])", r"(?![\p{L}\p{M}\p{N}])")
    return (
        regex.compile(rf"{edge}(?:{fold(before) or NEVER})\s?$"),
        regex.compile(rf"\s?(?:{fold(behind) or NEVER}){end}"),
    )


def _named(language: str, side: int) -> str:
    """CLDR's words before a number (side 0) or behind it (1), as a pattern."""
    locale = locale_of(language)
    if locale is None:
        return ""
    written = (skeleton(format_unit(many, _UNIT, "long", locale=locale)) for many in (1, *SAMPLES))
    parts = {
        regex.split(r"\d++(?:[.,٫]\d++)?+", form, maxsplit=1)[side].strip() for form in written if _UNIT not in form
    }
    return "|".join(regex.escape(part) for part in sorted(parts) if any(map(str.isalpha, part)))
