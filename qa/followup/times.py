"""Whether a value is a time: "in June" takes the place of "in May", but not of "in Egypt"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import regex

from qa.text.dates import months, weekdays
from qa.text.fold import fold
from qa.text.whole_words import one_of
from qa.text.word_tables import word_pattern, word_table

if TYPE_CHECKING:
    from qa.followup.tokens import Token

_YEAR = regex.compile(r"\p{Nd}{4}(?!\p{Nd})")
_CASES = {"tr": "(?:'?[dt][ae]n?)?"}
"""What is written onto the end of a month or a weekday: "Mayıs'ta"."""
_MONTHS = 12
"""Of others, those of the Persian year, some are more often another word, and the rest are in the table."""


def timed(text: str, words: Sequence[Token], language: str) -> bool:
    """Whether words of a text tell a year, a month or a day: by a word for one, or by nothing but numbers."""
    if not words:
        return False
    if any(token.text[0].isupper() and not _words(language).search(fold(token.text)) for token in words):
        return False  # "Theresa May", "Friday Mosque"
    if _words(language).search(fold(text[words[0].start : words[-1].end])):
        return True
    # "ב-2020" has a letter for its preposition.
    numbers = all(token.text[0].isdigit() or len(token.text) == 1 for token in words)
    return numbers and any(_YEAR.match(token.text) for token in words)


def only_time(phrase: str, language: str) -> bool:
    """Whether there is nothing in a phrase without blanks but a time: "2020年5月", not "5月号"."""
    return not _words(language).sub("", fold(phrase))


def begins_with_time(turn: str, language: str) -> bool:
    """Whether the first word is one for a time, or a year, if need be with a preposition written with it: "ב-2020"."""
    return bool(_words(language).match(fold(turn)) or regex.match(r"(?:\p{L}-?)?\p{Nd}{4}(?!\p{Nd})", turn))


@cache
def _words(language: str) -> regex.Pattern[str]:
    """The names of months and weekdays, and words such as "year", also behind a preposition written with them."""
    names = [name for name, number in months(language, short=False).items() if number <= _MONTHS]
    named = f"(?:{one_of([*names, *weekdays(language, short=False)])}){_CASES.get(language, '')}"
    joined = word_table(str(Path(__file__).with_name("words"))).get(language, {}).get("joined")
    before = f"[{joined}]?" if joined else ""
    return word_pattern(f"{before}(?:{named}|{word_table(__file__).get(language, '(?!)')})", language)
