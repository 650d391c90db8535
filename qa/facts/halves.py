"""Half more than a number says, behind it ("and a half", "buçuk") or before it ("साढ़े"), and other such parts."""

from __future__ import annotations

import unicodedata
from fractions import Fraction
from functools import cache

import regex

from qa.facts.scales import scale
from qa.facts.words import listed
from qa.text.fold import fold
from qa.text.whole_words import NEVER, UNPARTED, one_of
from qa.text.word_tables import table_code

LONGEST = 40
"""Characters behind a number that are looked at for what multiplies it."""
_ARTICLE = {"ar": "ال", "he": "ה"}
"""Written with what it is before: "ونصف المليون" is half of the million."""


def half(folded: str, at: int, language: str) -> tuple[int, Fraction]:
    """The end of "and a half" or "½" at an offset of a folded text, and how much it is; (`at`, 0) for anything else."""
    sign = folded[at : at + 1]
    part = unicodedata.numeric(sign, 0) if sign else 0
    if 0 < part < 1 and unicodedata.category(sign) == "No":
        return at + 1, Fraction(part).limit_denominator(10)
    found = half_behind(language).match(folded, at)
    return (found.end(), Fraction(1, 2)) if found else (at, Fraction(0))


def scaled_half(folded: str, at: int, language: str, size: int) -> tuple[int, Fraction | None]:
    """The end of what is added to a number that is scaled by `size`, with the same scale if it is said once more.

    "ونصف المليون" behind "three million"; none (`at`, 0); None where it is part of something else.
    """
    end, more = half(folded, at, language)
    if not more:
        return at, more
    for begin in of_which(folded, end, language):
        again, width = scale(folded[begin : begin + LONGEST], language)
        if width and size > 1:
            return begin + width, more if again == size else None
    return end, more


def of_which(folded: str, at: int, language: str) -> tuple[int, ...]:
    """Where the word can begin that half of which was said: with the article that is written with it, or behind it."""
    article = _article(language).match(folded, at)
    return (at, article.end()) if article else (at,)


def front(folded: str, at: int, language: str) -> tuple[int, Fraction]:
    """Where a word that makes the number at an offset more or less begins, and by how much; (`at`, 0) if there is none.

    "साढ़े पांच" is five and a half, "पौने दो" a quarter less than two.
    """
    found = _before(language).search(folded, max(0, at - LONGEST), at)
    return (found.start(), _fronts(language)[found[1]]) if found else (at, Fraction(0))


@cache
def half_pattern(language: str) -> str:
    """A pattern for "and a half" behind a number, with what stands between, for a folded text."""
    words = fold(listed("halves", language, NEVER))
    return rf"\s?(?:{words})" if table_code(language) in UNPARTED else rf"[\s-]{{1,3}}(?:{words})(?!\w)"


@cache
def half_behind(language: str) -> regex.Pattern[str]:
    """That pattern, ready to be used."""
    return regex.compile(half_pattern(language))


@cache
def _article(language: str) -> regex.Pattern[str]:
    return regex.compile(rf"\s{{1,3}}{_ARTICLE.get(table_code(language), NEVER)}")


@cache
def _fronts(language: str) -> dict[str, Fraction]:
    fronts = listed("fronts", language, {}).items()
    return {fold(word): Fraction(part) for part, words in fronts for word in words.split("|")}


@cache
def _before(language: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}])({one_of(_fronts(language))})\s{{1,3}}$")
