"""Which years a text names, in any of the calendars that it may be written by, and which of them tell when.

A detail has several values where it is not sure which one is meant, so two differ only where they have none in common.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from typing import Any, Literal

import regex

from qa.facts.numbers import MONEY_BEFORE, in_words, scale_behind
from qa.facts.people import people_pattern, person_words
from qa.facts.percents import percent_behind
from qa.facts.units import currency_behind, unit
from qa.relative_words import relative_words
from qa.text.dates import months
from qa.text.fold import fold
from qa.text.word_tables import table_code, word_pattern, word_table


@dataclass(frozen=True, slots=True)
class Detail:
    """Characters [start, end) of a text and what they may mean."""

    kind: Literal["year", "quarter"]
    values: frozenset[int]
    start: int
    end: int


_YEAR = regex.compile(r"(?<!\p{N})(?<!\d[,٫٬])(\d{4})(?!\d)(?![,٫٬.]\d)(?:\s?[-–/]\s?(\d{2}(?:\d\d)?)(?!\d))?")
_HAN_DIGITS = {sign: value for value, signs in enumerate(("〇零○", *"一二三四五六七八九")) for sign in signs}
_HAN_YEAR = regex.compile(rf"([{''.join(_HAN_DIGITS)}]{{4}})年")
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "民國": 1911, "民国": 1911}
_ERA_YEAR = regex.compile(rf"({'|'.join(_ERAS)})\s?(\d{{1,3}}|元)\s?年")
_DECADE = regex.compile(r"['’]?s(?!\p{L})|er[ns]?(?!\p{L})|-?[хих](?!\p{L})|\s?-\s?an(?!\p{L})|年代|년대")
_FIRST_YEAR, _LAST_YEAR = 1500, 2099
_CALENDARS = {
    "fa": (range(1300, 1451), (621, 622)), "ps": (range(1300, 1451), (621, 622)), "th": (range(2400, 2651), (-543,)),
    "am": (range(1500, 2100), (7, 8)), "ne": (range(1900, 2150), (-57, -56)),
}  # fmt: skip
"""Years of other calendars, and how far they are from ours."""
_HIJRI = range(1300, 1500)
"""In Arabic and Urdu they are seldom named without ours beside them."""
# Where words say that it is a year, and it can be none of ours that news would tell of.
_ELSEWHERE = {
    "ar": regex.compile(r"(?:(?:عام|سنه)\s)?(1[34]\d\d)\s?(?:هـ?|هجريه?|للهجره)\.?"),
    "fa": regex.compile(r"سال\s(1(?:3[4-9]|4[01])\d)(?:\s(?:شمسي|خورشيدي|هجري شمسي))?"),
    "th": regex.compile(r"(?:(?:ปี\s?)?พ\.\s?ศ\.|ปี)\s?(2[45]\d\d)"),
    "ur": regex.compile(r"(1[34]\d\d)\s?(?:هـ?|هجري)"),
}
_BEHIND = regex.compile(r"\s?([\p{L}\p{M}]+)")
_TOKEN = regex.compile(r"[\p{L}\p{M}]+|\d+")
_FAR = 40
OF = frozenset(("da", "de", "del", "dell", "di", "do", "of", "van", "von"))
"""Words between an event and its year, and by themselves no beginning of a time."""
_BETWEEN = regex.compile(r"[\p{N},;:،؛，；]")
_LED, _NEAR = 6, 3
"""Words before a year that are looked at."""


def detail_words() -> Any:
    """{"quarters", "years": {language: pattern of the words for these}, "behind": {language: pattern of what makes a
    number before it the year in which something was}, "in": {language: words that do so before it}, "between": those
    and the year, "open": that a time begins or ends, or is compared, "from": that do so right before it, an amount, or
    one of "definite", and are of places else: "from 9 in 2012", "from its peak in 2012", "from Rome in 2012"}.
    """
    return word_table(__file__)


def years_before(text: str, language: str, at: int = 0) -> frozenset[int]:
    """The year before each that a text names, where it says "a year earlier" right behind a place, or anywhere."""
    base = table_code(language)
    found = word_pattern(relative_words()["year_ago"].get(base), base).search(fold(text), at)
    if not found or at and _BETWEEN.search(text, at, found.start()):
        return frozenset()
    return frozenset(value - 1 for one in years_named(text, language) for value in one.values)


def years_named(text: str, language: str) -> Iterator[Detail]:
    """Each number that may be a year, from 1500 on; of a span of years or a decade all. `language` as an ISO code."""
    base, folded = table_code(language), fold(text)
    for match in _YEAR.finditer(folded):
        values = years_meant(int(match[1]), base)
        if values:
            more = _more_years(match[1], match[2], folded[match.end() : match.end() + _FAR])
            yield Detail("year", frozenset(one + step for one in values for step in range(more + 1)), *match.span())
    for match in _HAN_YEAR.finditer(folded):
        year = int("".join(str(_HAN_DIGITS[sign]) for sign in match[1]))
        yield Detail("year", years_meant(year, base), match.start(), match.end() - 1)
    for match in _ERA_YEAR.finditer(folded):
        year = _ERAS[match[1]] + (1 if match[2] == "元" else int(match[2]))
        yield Detail("year", frozenset({year}), match.start(), match.end() - 1)


def year_elsewhere(text: str, language: str) -> tuple[int, ...]:
    """The years of ours, one or two, of a text that surely is a year of another calendar: "พ.ศ. 2565", 令和7年."""
    base, folded = table_code(language), fold(text).strip()
    if era := _ERA_YEAR.fullmatch(folded) or _ERA_YEAR.fullmatch(f"{folded}年"):
        return (_ERAS[era[1]] + (1 if era[2] == "元" else int(era[2])),)
    pattern = _ELSEWHERE.get(base)
    found = pattern.fullmatch(folded) if pattern else None
    if found is None:
        return ()
    return tuple(sorted(_hijri_years(int(found[1])) if base in ("ar", "ur") else years_meant(int(found[1]), base)))


def years_told(text: str, language: str) -> Iterator[Detail]:
    """Those in which something surely was, with the words before it that say so: "in June 2019"; not "since 2019", "the
    2019 law", "1800 houses".
    """
    base, folded = table_code(language), fold(text)
    for year in years_named(text, language):
        start = _tells_when(year, folded, base)
        if start is not None:
            yield replace(year, start=start)


def _tells_when(year: Detail, folded: str, base: str) -> int | None:
    """Where the words begin that make it a time; None where it is none."""
    first = max(0, year.start - _FAR)
    before, behind = folded[first : year.start], folded[year.end : year.end + _FAR]
    if MONEY_BEFORE.search(before) or _counts(behind, base):
        return None
    words = list(_TOKEN.finditer(before))[-_LED:]
    pattern = detail_words()["behind"].get(base)
    if pattern and regex.match(fold(pattern), behind):
        return None if _opened([match[0] for match in words], base) else year.start
    names, led_by = _month_names(base), _words("in", base)
    for place, match in enumerate(reversed(words)):
        word = match[0]
        # "In 1800 houses" is no year.
        counted = place == 0 and folded[year.start : year.end].endswith("00") and _BEHIND.match(behind)
        if word in led_by and not counted or word[0] in led_by and word[1:] in names:
            opening = [one[0] for one in words[: len(words) - place - 1]]
            return None if _opened(opening, base) else first + int(match.start())
        if not (word in names or word.isdecimal() and len(word) <= 2 or word in _words("between", base)):
            return None
    return None


def bounds_time(year: Detail, text: str, language: str) -> bool:
    """Whether a year of a text is the beginning or the end of a time by the words before it, or no year at all: "since
    2011", "2000 houses"."""
    base, folded = table_code(language), fold(text)
    before = [word[0] for word in _TOKEN.finditer(folded[: year.start])][-_NEAR:]
    led = [word for word in before if word not in _words("between", base)][-1:]
    opened = not _words("open", base).isdisjoint(before) or not (_words("from", base) - OF).isdisjoint(led)
    return opened or _counts(folded[year.end : year.end + _FAR], base)


def _opened(before: Sequence[str], base: str) -> bool:
    """Whether words before a time make it the beginning or the end of one, or another's."""
    if not _words("open", base).isdisjoint(before):
        return True
    within = _month_names(base) | _words("between", base)
    behind = [before[place + 1 :] for place, word in enumerate(before) if word in _words("from", base)]
    return any(within.issuperset(one) or one[0] in _words("definite", base) or _amount(one, base) for one in behind)


@cache
def leading(base: str) -> frozenset[str]:
    """The words that stand before a year: "in", "since", "June"."""
    return _month_names(base).union(*(_words(key, base) for key in ("in", "open", "from", "between")))


def definite(base: str) -> frozenset[str]:
    """The words for "the" and "its", where they are listed."""
    return _words("definite", base)


def _amount(words: Sequence[str], base: str) -> bool:
    return any(map(str.isdecimal, words)) or bool(in_words(" ".join(words), base)[0])


@cache
def _month_names(base: str) -> frozenset[str]:
    """Also in a case that CLDR does not have, where it has two: they differ in the last letter."""
    own, all_cases = months("en", short=False), months(base, short=False)
    forms = {form for form, number in all_cases.items() if form not in own and number <= 12}
    letters = {form[-1] for form in forms} | set("uyeiуиієе") if len(forms) >= 20 else set()
    return frozenset(months(base)) | {form[:-1] + letter for form in forms if len(form) > 2 for letter in letters}


@cache
def _words(kind: str, base: str) -> frozenset[str]:
    return frozenset(map(fold, detail_words()[kind].get(base, "").split()))


def years_meant(year: int, base: str) -> frozenset[int]:
    """Those that a number may be; none where it is hardly a year."""
    found = {year} if _FIRST_YEAR <= year <= _LAST_YEAR else set()
    years, gaps = _CALENDARS.get(base, (range(0), ()))
    if base in ("ar", "ur") and year in _HIJRI:
        found |= _hijri_years(year)
    return frozenset(found | {year + gap for gap in gaps if year in years})


def _hijri_years(year: int) -> frozenset[int]:
    """The first began in July 622, and each has about eleven days less than ours."""
    begun = Fraction(62254, 100) + (year - 1) * Fraction(354367, 365242)
    return frozenset({int(begun), int(begun + Fraction(354367, 365242))})


def _more_years(first: str, last: str | None, behind: str) -> int:
    """How many more years are meant than the first: one by "2019/20", nine by "1990s"."""
    if last:
        more = int(last if len(last) == 4 else first[:2] + last) - int(first)
        return more if 0 < more <= 100 else 0
    return 9 if first[-1] == "0" and _DECADE.match(behind) else 0


def _counts(behind: str, base: str) -> bool:
    """Whether what stands behind a number makes it so many of something, or so much, or of the dead."""
    word = _BEHIND.match(behind)
    return so_many(behind, base) or bool(word and regex.fullmatch(people_pattern(base), word[1]))


def so_many(behind: str, base: str) -> bool:
    """Whether what stands behind a number, as `fold` has it, is a unit, a currency, a scale or people."""
    if any(told(behind, base) for told in (percent_behind, currency_behind, scale_behind)):
        return True
    word = _BEHIND.match(behind)
    # "2019 года" is the year.
    return bool(word) and (unit(word[1], base) not in (None, "duration-year") or word[1] in person_words(base))


def han_number(number: str) -> int:
    """Up to nineteen, in digits or in Chinese signs."""
    if number.isdecimal():
        return int(number)
    return sum(10 if sign == "十" else _HAN_DIGITS[sign] for sign in number)
