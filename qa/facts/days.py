"""Days of a month that are told in words: "الثاني من مارس", "primero de mayo", "premier mai"."""

from __future__ import annotations

from functools import cache

import regex

from qa.facts.words import listed
from qa.text.dates import months
from qa.text.fold import fold
from qa.text.whole_words import NEVER, one_of
from qa.text.word_tables import table_code

_NEAR = 12
"""Characters before a day that are looked at."""


def day_in_digits(words: str, language: str) -> str | None:
    """`words` with a digit for the day that they begin with, "2 مارس"; None where they begin with none."""
    match = _day(table_code(language)).match(fold(words))
    return f"{_days(language)[match[1]]} {words[match.end() :]}" if match else None


def of_a_part(text: str, start: int, end: int, language: str) -> bool:
    """Whether the day that [start, end) begins with is which half or week it is: "النصف الأول من أكتوبر"."""
    if day_in_digits(text[start:end], language) is None:
        return False
    before = listed("days", language, {}).get("parts", NEVER)
    return regex.search(rf"(?<!\w)[وبلف]?(?:{before})\s$", text[max(0, start - _NEAR) : start]) is not None


@cache
def _days(language: str) -> dict[str, int]:
    words = listed("days", language, {"words": ""})["words"].split(",")
    return {fold(word): day for day, group in enumerate(words, 1) for word in group.split("|") if word}


@cache
def _day(language: str) -> regex.Pattern[str]:
    """Whose next word is the name of a month, in full; with "of" where the language has it there."""
    days, names = one_of(_days(language)), one_of(months(language, short=False))
    of = listed("days", language, {}).get("of", "")
    joined = rf"\s{{1,3}}{of}" + (r"\s{1,3}" if of and len(of) > 1 else "")
    return regex.compile(rf"(?:the )?({days}){joined}(?=(?:{names})(?!\w))")
