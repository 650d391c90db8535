"""Which years and months a text names, in any of the calendars that it may be written by.

A detail has several values where it is not sure which one is meant, so two differ only where they have none in common.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

import regex

from qa.articles.dates import months
from qa.articles.fold import fold
from qa.facts.amounts import percent_behind
from qa.facts.numbers import scale_behind
from qa.facts.people import people_pattern
from qa.facts.units import currency_behind, unit
from qa.facts.words import word_lists

__all__ = ["Detail", "Kind", "counts", "han_number", "maybe_months", "months_named", "years_named"]

Kind = Literal["year", "month", "quarter", "ordinal", "name"]


@dataclass(frozen=True, slots=True)
class Detail:
    """Characters [start, end) of a text and what they may mean; months from 1 to 12."""

    kind: Kind
    values: frozenset[int]
    start: int
    end: int
    head: str = ""
    """Of an ordinal or a numbered name: the folded word that it numbers."""


_YEAR = regex.compile(r"(?<!\p{N})(?<!\d[,٫٬])(\d{4})(?!\d)(?![,٫٬.]\d)(?:\s?[-–/]\s?(\d{2}(?:\d\d)?)(?!\d))?")
_HAN_DIGITS = {sign: value for value, signs in enumerate(("〇零○", *"一二三四五六七八九")) for sign in signs}
_HAN_YEAR = regex.compile(rf"([{''.join(_HAN_DIGITS)}]{{4}})年")
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "民國": 1911, "民国": 1911}
_ERA_YEAR = regex.compile(rf"({'|'.join(_ERAS)})\s?(\d{{1,3}}|元)\s?年")
_DECADE = regex.compile(r"['’]?s(?!\p{L})|er[ns]?(?!\p{L})|-?[хих](?!\p{L})|年代|년대")
_FIRST_YEAR, _LAST_YEAR = 1500, 2099
_CALENDARS = {
    "fa": (range(1300, 1451), (621, 622)), "ps": (range(1300, 1451), (621, 622)), "th": (range(2400, 2651), (-543,)),
    "am": (range(1500, 2100), (7, 8)),
}  # fmt: skip
"""Years of other calendars, and how far they are from ours."""
_MONEY = regex.compile(r"\p{Sc}\s?$")
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_BEHIND = regex.compile(r"\s?([\p{L}\p{M}]+)")
_EAST_MONTH = regex.compile(r"(?<![\d.])(\d{1,2})\s?[月월]|(?<!\p{Han})([一二三四五六七八九]|十[一二]?)月")
_VIET_MONTH = regex.compile(r"(?<!\p{L})tháng (\d{1,2})(?!\d)")
_IN_DATE = regex.compile(r"(?<!\d)(\d{1,2})(?=[./\-–]\s?\d)|(?<=\d[./\-–]\s?)(\d{1,2})(?!\d)")
_EVERYDAY = frozenset(map(fold, ("may", "march", "mars", "مارس", "ماي", "mai", "mart", "maj")))
"""Months whose name is an everyday word, or somebody's."""
_ATTACHED = regex.compile(r"^(?:[وفبلك]{1,2}|ו?[בלמהש]{1,2})(?=\p{L}{3})")
_BESIDE, _FAR = 10, 40


def years_named(text: str, language: str, sure: bool = True) -> Iterator[Detail]:
    """Each year from 1500 on; of a span of years or a decade all of them. `language` as an ISO code.

    `sure`: without those that may as well be so many of something.
    """
    base, folded = language.split("-")[0], fold(text)
    for match in _YEAR.finditer(folded):
        before, behind = folded[max(0, match.start() - 3) : match.start()], folded[match.end() : match.end() + _FAR]
        values = _gregorian_years(int(match[1]), base)
        if values and not (sure and (_MONEY.search(before) or counts(behind, base))):
            more = _more_years(match[1], match[2], behind)
            yield Detail("year", frozenset(one + step for one in values for step in range(more + 1)), *match.span())
    for match in _HAN_YEAR.finditer(folded):
        year = int("".join(str(_HAN_DIGITS[sign]) for sign in match[1]))
        yield Detail("year", _gregorian_years(year, base), *match.span())
    for match in _ERA_YEAR.finditer(folded):
        year = _ERAS[match[1]] + (1 if match[2] == "元" else int(match[2]))
        yield Detail("year", frozenset({year}), *match.span())


def _gregorian_years(year: int, base: str) -> frozenset[int]:
    """Those that a number may be; none where it is hardly a year."""
    found = {year} if _FIRST_YEAR <= year <= _LAST_YEAR else set()
    years, gaps = _CALENDARS.get(base, (range(0), ()))
    return frozenset(found | {year + gap for gap in gaps if year in years})


def _more_years(first: str, last: str | None, behind: str) -> int:
    """How many more years are meant than the first: one by "2019/20", nine by "1990s"."""
    if last:
        more = int(last if len(last) == 4 else first[:2] + last) - int(first)
        return more if 0 < more <= 100 else 0
    return 9 if first[-1] == "0" and _DECADE.match(behind) else 0


def counts(behind: str, base: str) -> bool:
    """Whether what stands behind a number makes it so many of something, or so much."""
    if any(told(behind, base) for told in (percent_behind, currency_behind, scale_behind)):
        return True
    word = _BEHIND.match(behind)
    # "2019 года" is the year.
    return bool(word) and (
        unit(word[1], base) not in (None, "duration-year") or bool(regex.fullmatch(people_pattern(base), word[1]))
    )


def months_named(text: str, language: str) -> Iterator[Detail]:
    """Each month by its name; one whose name is an everyday word only where a number or "in" stands beside it."""
    base, folded = language.split("-")[0], fold(text)
    names, wide = months(base), months(base, short=False)
    led_by = word_lists()["dating"].get(base, "").split()
    for match in _WORD.finditer(folded):
        word = match.group()
        number = names.get(word) or names.get(_ATTACHED.sub("", word)) or _inflected(base).get(word)
        if number is None:
            continue
        before = folded[max(0, match.start() - _BESIDE) : match.start()]
        behind = folded[match.end() : match.end() + _BESIDE]
        beside = regex.search(r"\d\W{0,3}(?:\p{L}{1,3}\s)?$", before) or regex.match(r"\W{0,2}\s?\d", behind)
        led = bool(led_by) and before.split()[-1:] != [] and before.split()[-1] in led_by
        sure = word not in _EVERYDAY and len(word) > 3 and (word in wide or word not in names)
        if beside or led or sure:
            yield Detail("month", _gregorian_months(number), *match.span())
    for match in (*_EAST_MONTH.finditer(folded), *_VIET_MONTH.finditer(folded)):
        number = han_number(next(filter(None, match.groups())))
        if 1 <= number <= 12:
            yield Detail("month", frozenset({number}), *match.span())


@cache
def _inflected(base: str) -> dict[str, int]:
    """Names of months in a case that CLDR does not have, where it has two: they differ in the last letter."""
    own, all_cases = months("en", short=False), months(base, short=False)
    forms = {form: number for form, number in all_cases.items() if form not in own and number <= 12}
    if len(forms) < 20:
        return {}
    letters = {form[-1] for form in forms} | set("uyeiуиієі")
    return {form[:-1] + letter: number for form, number in forms.items() if len(form) > 4 for letter in letters}


def _gregorian_months(number: int) -> frozenset[int]:
    """A month of the Persian solar year lies in two."""
    if number <= 12:
        return frozenset({number})
    return frozenset({(number - 99) % 12 + 1, (number - 98) % 12 + 1})


def maybe_months(text: str, language: str) -> frozenset[int]:
    """Months that a text may name: also short, in another case, or as a number in a date."""
    base, folded = language.split("-")[0], fold(text)
    words = {word for match in _WORD.finditer(folded) for word in (match[0], _ATTACHED.sub("", match[0]))}
    found = {
        one
        for form, number in months(base).items()
        if any(word.startswith(form[: max(3, len(form) - 2)]) for word in words)
        for one in _gregorian_months(number)
    }
    dates = (int(next(filter(None, match.groups()))) for match in _IN_DATE.finditer(folded))
    return frozenset(found | {number for number in dates if number <= 12})


def han_number(number: str) -> int:
    """Up to nineteen, in digits or in Chinese signs."""
    if number.isdecimal():
        return int(number)
    return sum(10 if sign == "十" else _HAN_DIGITS[sign] for sign in number)
