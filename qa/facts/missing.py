"""How many numbers and months of a written sentence its source has not, in whatever way it tells them.

A number that cannot be found again counts as missing: a true sentence lost is better than a wrong one shown. What is
told otherwise is found: "16th century" as "XVI wieku", "June" as "ביוני", "20%" as "twenty per cent", 2561 as 2018.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import regex

from qa.facts.details import years_meant, years_named
from qa.facts.number_words import number_words, reads, single_words
from qa.facts.numbers import Readings, valued, values
from qa.facts.ordinals import ordinals
from qa.text.dates import months
from qa.text.fold import fold
from qa.text.whole_words import UNSPACED, one_of
from qa.text.word_tables import table_code

_BESIDE = 10
"""Characters beside the name of a month in which its day may stand."""
_EVERYDAY_MONTHS = frozenset(map(fold, ("may", "march", "mars", "مارس", "ماي", "mai", "mart", "лист", "מאי", "מרץ")))
"""Months that are other words as well, as "במאי" is a director."""
_SEVEN = ("fr", "sept")
_MONTHS = 12
_SHORTEST = 4
_FRONT = {"ar": "[وفبلك]?", "he": "[ושבלכמה]{0,2}"}
_ENDING = {"bn": "(?:ের|ে|য়ে|র|তে)?ও?"}
"""What is written onto a word."""
_IN_WORDS = {"vi": ("tháng", "giêng|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|mười một|mười hai")}
"""Months that are called by numbers in words."""
_ROMAN = regex.compile(r"(?<![\p{L}\p{M}\p{N}])(?=[XVI])(X{0,2})(IX|IV|V?I{0,3})(?![\p{L}\p{M}\p{N}’'.])")
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


def missing(written: str, written_language: str, cited: str, cited_language: str) -> int:
    """How many numbers, months and counting words of the written sentence its source does not have."""
    there = _told(cited, cited_language)
    named = months_named(cited, cited_language, sure=False)
    told = (_in_our_years(one, written_language) for one in values(written, written_language))
    lost = sum(not (one & there or one & named) for one in told)
    # "18.6." is June where no month has its name; "six weeks in May" are not.
    lost += len(months_named(written, written_language, sure=True) - (named or there))
    if reads(cited_language):
        words = number_words(written, written_language)
        lost += len(valued(one for one in words if one.certain and one.everywhere) - there)
    return lost


def months_named(text: str, language: str, sure: bool) -> frozenset[Fraction]:
    """Months by number. `sure`: without those whose name is an everyday word, unless a number stands beside it."""
    base, folded = table_code(language), fold(text)
    names, found = _names(base), set()
    for match in _months(base).finditer(folded):
        before, behind = folded[max(0, match.start() - _BESIDE) : match.start()], folded[match.end() :][:_BESIDE]
        beside = regex.search(r"\d\W{0,3}(?:\p{L}{1,3}\s)?$", before) or regex.match(r"\W{0,2}\s?\d", behind)
        name = match["name"]
        unsure = name in _EVERYDAY_MONTHS or (base, name) == _SEVEN or len(name) < _SHORTEST
        if beside or not (sure and unsure):
            found.add(Fraction(names[name]))
    return frozenset(found)


@cache
def _names(base: str) -> dict[str, int]:
    word, numbers = _IN_WORDS.get(base, ("", ""))
    called = {fold(f"{word} {name}"): number for number, name in enumerate(numbers.split("|"), 1) if name}
    return {name: number for name, number in months(base).items() if number <= _MONTHS} | called


@cache
def _months(base: str) -> regex.Pattern[str]:
    name = rf"(?P<name>{one_of(_names(base))})"
    if base in UNSPACED:
        return regex.compile(name)
    front, ending = _FRONT.get(base, ""), _ENDING.get(base, "")
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}]){front}{name}{ending}(?![\p{{L}}\p{{M}}])")


def _told(text: str, language: str) -> frozenset[Fraction]:
    """All numbers that a text tells, also where they are no counts: its years, centuries and ordinals."""
    base = table_code(language)
    found = {value for one in values(text, language) for value in one} | valued(number_words(text, language))
    found |= set(single_words(text, language))
    found |= {Fraction(one.number) for one in ordinals(text, language)}
    found |= {Fraction(year) for one in years_named(text, language) for year in one.values}
    romans = (10 * len(one[1]) + _ONES.index(one[2]) for one in _ROMAN.finditer(text) if one[0] != "I" or base != "en")
    return frozenset(found | set(map(Fraction, romans)))


def _in_our_years(one: Readings, language: str) -> Readings:
    """With the years of ours that a number may be in the calendar of its language."""
    years = (years_meant(int(value), table_code(language)) for value in one if value.denominator == 1)
    return one | {Fraction(year) for some in years for year in some}
