"""So many hours and minutes, where they are surely no time of day: "7 hours" and "48 heures", but not "7 heures"."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import regex

from qa.facts.units import measure_words
from qa.text.fold import fold
from qa.text.word_tables import table_code

_SURE = {
    "duration-hour": "ar bn da de el en fa fi he hi id it ja ko ms nb no pl ro sv th tr ur zh",
    "duration-minute": "zh",
}
"""Languages in which a time of day has another word, or the same before its number."""
_OF_A_DAY = {"duration-hour": (24, "cs es fr hu nl pt ru sw uk vi"), "duration-minute": (59, "ja")}
"""The largest number of a time of day, and the languages that have the word behind it in both."""

_OF_DAY = r"(?<!\d)\d{1,2}(?:[.:h]\d{2})?\s?(?:uhr|[ap]\.m|[ap]m|o['’]clock|[時时시](?!間|间|간))(?!\p{L})"
_POINTS = {"zh": r"|(?<!\d)\d{1,2}\s?[点點](?![位以\d])"}
"""In Japanese goals are counted so."""


@cache
def of_day(language: str) -> regex.Pattern[str]:
    """A time of day in a folded text, where it has a word of its own: "9 p.m.", "21 Uhr", "5点"."""
    return regex.compile(_OF_DAY + _POINTS.get(table_code(language), ""))


def so_long(words: str, language: str, value: Fraction) -> str | None:
    """The code of hours or minutes that `words` behind a number are; None of what may be a time of day."""
    base = table_code(language)
    code = measure_words(language).get(fold(words).strip(" -\u2010\u2011")) or ""
    if code not in _SURE:
        return None
    most, languages = _OF_A_DAY[code]
    return code if base in _SURE[code].split() or base in languages.split() and value > most else None
