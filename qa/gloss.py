"""An answer's words in the asker's language, where well-kept data (CLDR, through Babel) leaves no doubt.

Countries, well-known cities, languages, weekdays, dates, numbers and amounts, where the whole words
match but for a lead such as "in" or "the city of". Where they mean two things, or nothing is known, there is no gloss:
a wrong one is worse.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from babel.dates import format_date, format_skeleton
from babel.lists import format_list

from qa.facts.amounts import amount, in_groups, in_parts, number
from qa.facts.bounds import Bounded, bounded, written_bound
from qa.facts.called import ALEFS, called, meant
from qa.facts.compounds import compounds
from qa.facts.days import day_in_digits
from qa.facts.details import year_elsewhere
from qa.facts.joints import pairs
from qa.facts.kinds import has_number
from qa.facts.numbers import in_digits
from qa.facts.ranges import whole_range, written_range
from qa.facts.units import measure_words, measured
from qa.relative import weekday_pattern
from qa.text.dates import find_date, months, weekdays
from qa.text.digits import own_digits, written_day, written_weekday
from qa.text.fold import ascii_digits, fold, unmarked
from qa.text.locales import Locale, locale_of
from qa.text.whole_words import NEVER, one_of
from qa.text.word_tables import word_table
from qa.types import Span

_LONGEST = 60
"""Characters of words that can be a name or a date."""
# Elsewhere the name of a language is an adjective too, and another language may have two words for them.
_LANGUAGES_ALONE = ("ja", "ko", "th", "tr", "zh")
_BESIDE_DATES = str.maketrans(dict.fromkeys("()،,（）", " "))
_MONTH_FIRST = ("en", "hu", "ja", "ko", "zh")
_ANDS = {"es": (" e ",), "it": (" ed ",), "ja": ("と",), "ko": ("와 ", "과 ")}
"""What is "and" between two things as well, where CLDR lists them otherwise."""
_COMMA = r"\s?[,،、，]\s?"
_INFLECTED_DAYS, _WEDNESDAY = ("ar", "he", "ja", "pl", "ru", "uk", "zh"), "2"
_HAN = "二三四五六七八九"
"""Which count by themselves only before a unit."""
_Y_BEFORE_I = re.compile(r" y (?=[IÍ]|Hi(?!e))")
_CURRENT = re.compile(r"\s?\(?(?:الجاري|الحالي|المقبل|القادم|الماضي|الفائت|المنصرم)?\)?")
_NUMBER = re.compile(r"[%٪]?\d+(?:٬\d{3})*(?:٫\d+)?[%٪]?")

# Years of the Persian, Islamic and Buddhist calendars, in the languages that write them: "۱۴۰۳" is no 1403.
_OTHER_YEARS = dict.fromkeys(("ar", "ckb", "fa", "ps", "ur"), range(1300, 1451)) | {"th": range(2400, 2701)}


class Gloss(NamedTuple):
    """Words in the asker's language, and the characters [start, end) of the answer that they stand for."""

    text: str
    start: int
    end: int


def glossed(spans: Sequence[Span], languages: Mapping[str, str], into: str) -> tuple[Span, ...]:
    """The spans with their glosses; `languages`: of the articles, by id."""
    found = [(span, gloss(span.text, languages[span.article_id], into)) for span in spans]
    return tuple(
        replace(span, gloss=one.text, glossed=span.text[one.start : one.end]) if one else span for span, one in found
    )


def gloss(words: str, language: str, into: str) -> Gloss | None:
    """`words` of a text in `language` as `into` has them; None where that is not sure, or where they are the same."""
    source, target = locale_of(language), locale_of("en-001" if into == "en" else into)
    if source is None or target is None or source.language == target.language or len(words) > _LONGEST:
        return None
    if (one := bounded(words, language)) and has_number(words[one.start : one.end], language):
        return _bounded(words, one, language, into)
    start = found.end() if (found := _lead("leads", source).match(words)) else 0
    if _lead("to_places", source).search(words, 0, start):
        place = _name(words[start:], source, target, ("territory", "city"))
        return Gloss(place, start, len(words)) if place and _plain(place) != _plain(words[start:]) else None
    whole, bare = (start, len(words)), _bare(words, start, source.language)
    for first, last in dict.fromkeys(((0, len(words)), whole, *bare)):
        rest = words[first:last]
        text = (
            _digits(rest, source, target)
            or _year(rest, source, target)
            or _named_year(rest, source, target)
            or _counted(rest, source, target)
            or amount(rest, source, target)
            or (None if first else _ranging(rest, source, target))
            or _date(rest, source, target)
            or _spelt_day(rest, source, target)
            or _day_of_week(rest, source, target)
            or _name(rest, source, target)
            or _weekday(rest, words[:first], source, target)
            or _listed(rest, source, target)
        )
        if text:
            new = _plain(text).replace(" ", "") != _plain(rest).replace(" ", "")
            return Gloss(text, first, last) if new else None
    for first, last in (whole, *bare):
        if part := _partial_date(words[first:last], source, target):
            return Gloss(part[0], first, first + part[1])
    return None


@cache
def _lead(kind: str, source: Locale) -> re.Pattern[str]:
    """Of `gloss.json`: what may stand before a name without changing what is named ("leads": "in", "the city of"), of
    that what leads "to_places", but before a day or so many weeks says "after", and what makes a name a language's.
    """
    return re.compile(rf"(?:(?:{word_table(__file__)[kind].get(source.language, NEVER)}) )+", re.IGNORECASE)


def _bounded(words: str, one: Bounded, language: str, into: str) -> Gloss | None:
    """With the asker's own word for "at least" or "fewer than": without it, it would be another number."""
    rest = words[one.start : one.end]
    inner = gloss(rest, language, into)
    if inner is None and rest.isascii() and rest.isdecimal():
        inner = Gloss(rest, 0, len(rest))
    whole = inner and (inner.start, inner.end) == (0, len(rest)) and written_bound(one.kind, inner.text, into)
    return Gloss(whole, 0, len(words)) if whole else None


def _bare(words: str, start: int, language: str) -> list[tuple[int, int]]:
    """What is left of `words` from `start` on without letters that are written with it: "ב", "'da", "的"; behind a
    number, words for what is counted that other languages have no one word for ("so many of vehicles").
    """
    head, tail = word_table(__file__)["attached"].get(language, ("", ""))
    first = re.match(head, words[start:]) if head else None
    last = re.search(tail, words) if tail else None
    begin, end = start + (first.end() if first else 0), last.start() if last else len(words)
    return [(begin, end)] if (first or last) and (end - begin > 2 or words[begin : begin + 1].isdigit()) else []


def _counted(words: str, source: Locale, target: Locale) -> str | None:
    """A number in words or in parts, by itself or as an amount: "diecinueve", "ستة مليارات دولار", "3年6カ月"; and two
    of a unit in one word, "أسبوعين".
    """
    if two := pairs(source.language).get(fold(words)):
        return measured(Decimal(2), two, target)
    if words[1:] in measure_words(source.language) and words[0] in _HAN:
        return amount(f"{_HAN.index(words[0]) + 2}{words[1:]}", source, target)
    told = compounds(words, str(source).replace("_", "-"))
    if told:
        one = told[0]
        if one.plain and one.plain.isdecimal() and (one.start, one.end) == (0, len(words)):
            return in_groups(Decimal(one.plain), target)
        if one.plain is not None and len(told) == 1:
            return amount(f"{words[: one.start]}{one.plain}{words[one.end :]}", source, target)
        return in_parts(one.parts, target) if (one.start, one.end) == (0, len(words)) else None
    digits = in_digits(words, source.language)
    if digits and digits.isdecimal():
        return digits
    return amount(digits, source, target) if digits else None


def _ranging(words: str, source: Locale, target: Locale) -> str | None:
    """So much to so much of one thing: "20–30 centimetres", where the second by itself is so many of it, in digits."""
    one = whole_range(words, str(source))
    low, high = (number(end, source.language) for end in (one.low, one.high)) if one else (None, None)
    whole = amount(one.high + words[one.end :], source, target) if one else None
    if one is None or low is None or high is None or whole is None or not low < high:
        return None
    if low < 10 and high >= 100:
        return None  # "3 à 400 mètres" begin at three hundred
    last = in_groups(high, target)
    parts = re.split(rf"(?<![\d.,]){re.escape(last)}(?![\d.,]?\d)", whole)
    if len(parts) != 2 or any(map(str.isdigit, "".join(parts))) or one.changing and parts[0]:
        return None
    written = written_range(in_groups(low, target), last, one.changing, str(target))
    return f"{parts[0]}{written}{parts[1]}" if written else None


def _year(words: str, source: Locale, target: Locale) -> str | None:
    """The year of ours, or the two, that a year of another calendar is: "2026/27" for "سال ۱۴۰۵"."""
    years = () if {source.language, target.language} <= _OTHER_YEARS.keys() else year_elsewhere(words, source.language)
    return own_digits(f"{years[0]}{f'/{years[1] % 100:02}' if len(years) > 1 else ''}", str(target)) if years else None


def _named_year(words: str, source: Locale, target: Locale) -> str | None:
    """The year of words that say that it is one: "2003년에", "2027 roku"."""
    pattern = _years().get(source.language)
    match = pattern.fullmatch(ascii_digits(words)) if pattern else None
    year = next(filter(None, match.groups()), None) if match else None
    sure = year and int(year) not in _OTHER_YEARS.get(source.language, ())
    return own_digits(year, str(target)) if year and sure else None


@cache
def _years() -> dict[str, re.Pattern[str]]:
    rows = word_table(__file__)["years"].items()
    return {language: re.compile(row.replace("<year>", r"([12]\d{3})")) for language, row in rows}


def _digits(words: str, source: Locale, target: Locale) -> str | None:
    """Digits of another script, one for one, with the Arabic signs that belong to them."""
    plain = ascii_digits(words)
    if words.isascii() or not _NUMBER.fullmatch(plain) or target.language in ("ar", "fa", "ur", "ckb", "ps"):
        return None
    if words.isdecimal() and int(words) in _OTHER_YEARS.get(source.language, ()):
        return None
    latin = target.number_symbols["latn"]
    plain = plain.translate(str.maketrans({"٬": latin["group"], "٫": latin["decimal"], "٪": "%"}))
    return plain[1:] + "%" if plain.startswith("%") else plain


def _date(words: str, source: Locale, target: Locale) -> str | None:
    """A full date, alone or with the weekday that it falls on: "الثلاثاء (7 كانون الثاني 2025)"."""
    moment = find_date(words, source.language)
    if moment is None or moment.clock:
        return None
    around = _plain(f"{words[: moment.start]} {words[moment.end :]}".translate(_BESIDE_DATES))
    if not around:
        return written_day(moment.day, "long", str(target))
    weekday = str(format_date(moment.day, "EEEE", locale=source))
    full = written_day(moment.day, "full", str(target))
    return full if around == _plain(weekday) else None


def _spelt_day(words: str, source: Locale, target: Locale) -> str | None:
    """A date whose day is a word: "الثاني من مارس", "premier mai 2024"."""
    digits = day_in_digits(words, source.language)
    if digits is None:
        return None
    part = _partial_date(digits, source, target)
    return _date(digits, source, target) or (part[0] if part and part[1] == len(digits) else None)


def _day_of_week(words: str, source: Locale, target: Locale) -> str | None:
    """A day without its year with the weekday before or behind it: "Montag, 18. August", "8月18日（月）"."""
    plain = " ".join(words.translate(_BESIDE_DATES).split())
    for found in filter(None, (one.fullmatch(fold(plain)) for one in _weekday_beside(source.language))):
        part = _without_year(plain[found.start("day") : found.end("day")], source)
        weekday = weekdays(source.language)[found["name"]]
        if part is None or part[1] != "MMMMd" or part[2] != found.end("day") - found.start("day"):
            continue
        # Neither says of which year; among seven leap years each day falls on each weekday once.
        years = (part[0].replace(year=year) for year in range(2000, 2028, 4))
        day = next((one for one in years if one.weekday() == weekday), None)
        return written_weekday(day, str(target)) if day else None
    return None


@cache
def _weekday_beside(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = rf"(?P<name>{one_of(weekdays(language))})"
    gap = " ?" if language in ("ja", "zh") else " "
    return re.compile(rf"{names}\.?{gap}(?P<day>.+)"), re.compile(rf"(?P<day>.+?){gap}{names}\.?")


def _partial_date(words: str, source: Locale, target: Locale) -> tuple[str, int] | None:
    """A day without its year, or a month with it, and how many characters tell it: "11 يونيو (الجاري)"."""
    if (part := _without_year(words, source)) is None:
        return None
    day, form, end = part
    return own_digits(str(format_skeleton(form, day, locale=target)), target.language), end


def _without_year(words: str, source: Locale) -> tuple[date, str, int] | None:
    """The same as a day, of whatever year where none is told, and CLDR's name for what of it is told."""
    for pattern, form in _partial_dates(source.language):
        match = pattern.match(fold(words))
        if match is None or _CURRENT.fullmatch(words, match.end()) is None:
            continue
        parts = match.groupdict()
        if words[match.start("m") : match.end("m")] == "Mars":
            continue  # the planet, or "Mars 2020", a probe: the month is written small
        month = int(parts["m"]) if parts["m"].isdecimal() else months(source.language)[parts["m"]]
        if parts.get("also") and months(source.language)[parts["also"]] != month:
            continue
        year = int(parts.get("y") or 2000)  # a leap year, for 29 February
        if source.language == "th" and 2400 <= year <= 2700:
            year -= 543
        try:
            # Months above 12 are of the Persian solar year.
            return date(year, month, int(parts.get("d") or 1)), form, match.end()
        except ValueError:
            continue
    return None


@cache
def _partial_dates(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    month, whole = (_month(language, short) for short in (True, False))
    # Without a year a short name may be another word: "3 set" of tennis, "mar 3" for a Tuesday.
    day_second = ((re.compile(rf"{whole} (?P<d>\d{{1,2}})(?!\d)"), "MMMMd"),) if language in _MONTH_FIRST else ()
    return (
        (re.compile(rf"(?P<d>\d{{1,2}})(?:\.|er|º)? (?:de |of )?{whole}"), "MMMMd"),
        *day_second,
        (re.compile(r"(?P<m>\d{1,2})[月월]\s?(?P<d>\d{1,2})[日일号號]"), "MMMMd"),
        (re.compile(rf"{month} (?:de |del |عام |سنه )?(?P<y>\d{{4}})(?!\d)"), "yMMMM"),
        (re.compile(r"(?P<y>\d{4})[年년]\s?(?P<m>\d{1,2})[月월]"), "yMMMM"),
    )


def _month(language: str, short: bool) -> str:
    """The name of a month, or both that a month has: "تشرين الثاني/نوفمبر"."""
    names = one_of(months(language, short))
    return rf"(?P<m>{names})(?!\w)(?:\s?/\s?(?P<also>{names})(?!\w))?"


def _name(
    words: str, source: Locale, target: Locale, named: tuple[str, ...] = ("territory", "city", "day")
) -> str | None:
    if found := _lead("languages", source).match(words):
        kinds, name = ("language",), words[found.end() :]
    else:
        alone = ("language",) if source.language in _LANGUAGES_ALONE else ()
        kinds, name = (*named, *alone), words
    theirs = {called(str(target)).get(thing) for thing in meant(name, str(source)) if thing[0] in kinds}
    return theirs.pop() if len(theirs) == 1 else None


def _weekday(words: str, lead: str, source: Locale, target: Locale) -> str | None:
    """A weekday in a form of its own: "в субботу", "周六"; "среду" without the word before it is surroundings, too."""
    if source.language not in _INFLECTED_DAYS:
        return None
    found = weekday_pattern(source.language).fullmatch(fold(words))
    day = (found.lastgroup or "").rpartition("_")[2] if found else None
    return called(str(target))["day", day] if day and (lead or day != _WEDNESDAY) else None


def _listed(words: str, source: Locale, target: Locale) -> str | None:
    """Two places and more, or days, each with a gloss of its own, listed as the asker's language does."""
    for told in (_place, _day):
        every = _each(words, source, target, told)
        if every and len(set(every)) == len(every) > 1:
            listed = str(format_list(every, locale=target))
            return _Y_BEFORE_I.sub(" e ", listed) if target.language == "es" else listed
    return None


def _each(words: str, source: Locale, target: Locale, told: Callable[[str, Locale, Locale], str | None]) -> list[str]:
    """What each part of a list is called; nothing where one of them has no name."""
    if one := told(words, source, target):
        return [one]
    for joint in _joints(source):
        for place in joint.finditer(words):
            first = told(words[: place.start()], source, target)
            if first and (rest := _each(words[place.end() :], source, target, told)):
                return [first, *rest]
    return []


@cache
def _joints(source: Locale) -> tuple[re.Pattern[str], ...]:
    """What stands between the parts of a list: a comma with "and", a comma, "and"."""
    two = str(source.list_patterns["standard"]["2"]).replace("{0}", "").replace("{1}", "")
    ands = two, *_ANDS.get(source.language, ())
    behind = one_of(joint.lstrip() for joint in ands)
    return tuple(map(re.compile, (rf"{_COMMA}(?:{behind})", _COMMA, one_of(ands))))


def _place(words: str, source: Locale, target: Locale) -> str | None:
    return _name(words, source, target, ("territory", "city"))


def _day(words: str, source: Locale, target: Locale) -> str | None:
    part = _partial_date(words, source, target)
    return (
        _name(words, source, target, ("day",))
        or _date(words, source, target)
        or (part[0] if part and part[1] == len(words) else None)
    )


def _plain(text: str) -> str:
    """Without case and marks: to tell whether a gloss says anything new."""
    return " ".join(unmarked(text.translate(ALEFS)).casefold().split())
