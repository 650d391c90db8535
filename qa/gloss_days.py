"""Days and years of an article's words as another language writes them, for `qa.gloss`.

`gloss_days.json`: by language how a year is said to be one, with its digits for <year>.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from babel.dates import format_date, format_skeleton

from qa.facts.called import ALEFS, called
from qa.facts.days import day_in_digits
from qa.facts.details import year_elsewhere
from qa.relative import weekday_pattern
from qa.text.dates import find_date, months, weekdays
from qa.text.digits import own_digits, written_day, written_weekday
from qa.text.fold import ascii_digits, fold, unmarked
from qa.text.locales import Locale
from qa.text.whole_words import NEVER, one_of
from qa.text.word_tables import word_table

_BESIDE_DATES = str.maketrans(dict.fromkeys("()،,（）", " "))
_MONTH_FIRST = ("en", "hu", "ja", "ko", "zh")
_INFLECTED_DAYS, _WEDNESDAY = ("ar", "he", "ja", "pl", "ru", "uk", "zh"), "2"
_CURRENT = re.compile(r"\s?\(?(?:الجاري|الحالي|المقبل|القادم|الماضي|الفائت|المنصرم)?\)?")

# Years of the Persian, Islamic and Buddhist calendars, in the languages that write them: "۱۴۰۳" is no 1403.
OTHER_YEARS = dict.fromkeys(("ar", "ckb", "fa", "ps", "ur"), range(1300, 1451)) | {"th": range(2400, 2701)}


def day(words: str, source: Locale, target: Locale) -> str | None:
    """All of `words` where they are a day or a year: "الثلاثاء (7 كانون الثاني 2025)", "premier mai", "2027 roku"."""
    return (
        _year(words, source, target)
        or _named_year(words, source, target)
        or _date(words, source, target)
        or _spelt_day(words, source, target)
        or _day_of_week(words, source, target)
    )


def weekday(words: str, lead: str, source: Locale, target: Locale) -> str | None:
    """A weekday in a form of its own: "в субботу", "周六"; "среду" without the word before it is surroundings, too."""
    if source.language not in _INFLECTED_DAYS:
        return None
    found = weekday_pattern(source.language).fullmatch(fold(words))
    number = (found.lastgroup or "").rpartition("_")[2] if found else None
    return called(str(target))["day", number] if number and (lead or number != _WEDNESDAY) else None


def _year(words: str, source: Locale, target: Locale) -> str | None:
    """The year of ours, or the two, that a year of another calendar is: "2026/27" for "سال ۱۴۰۵"."""
    years = () if {source.language, target.language} <= OTHER_YEARS.keys() else year_elsewhere(words, source.language)
    return own_digits(f"{years[0]}{f'/{years[1] % 100:02}' if len(years) > 1 else ''}", str(target)) if years else None


def _named_year(words: str, source: Locale, target: Locale) -> str | None:
    """The year of words that say that it is one: "2003년에", "2027 roku"."""
    pattern = _years().get(source.language)
    match = pattern.fullmatch(ascii_digits(words)) if pattern else None
    year = next(filter(None, match.groups()), None) if match else None
    sure = year and int(year) not in OTHER_YEARS.get(source.language, ())
    return own_digits(year, str(target)) if year and sure else None


@cache
def _years() -> dict[str, re.Pattern[str]]:
    rows = word_table(__file__)["years"].items()
    return {language: re.compile(row.replace("<year>", r"([12]\d{3})")) for language, row in rows}


def _date(words: str, source: Locale, target: Locale) -> str | None:
    """A full date, alone or with the weekday that it falls on: "الثلاثاء (7 كانون الثاني 2025)"."""
    moment = find_date(words, source.language)
    if moment is None or moment.clock:
        return None
    around = plain(f"{words[: moment.start]} {words[moment.end :]}".translate(_BESIDE_DATES))
    if not around:
        return written_day(moment.day, "long", str(target))
    falls_on = str(format_date(moment.day, "EEEE", locale=source))
    return written_day(moment.day, "full", str(target)) if around == plain(falls_on) else None


def _spelt_day(words: str, source: Locale, target: Locale) -> str | None:
    """A date whose day is a word: "الثاني من مارس", "premier mai 2024"."""
    digits = day_in_digits(words, source.language)
    if digits is None:
        return None
    part = partial_day(digits, source, target)
    return _date(digits, source, target) or (part[0] if part and part[1] == len(digits) else None)


def _day_of_week(words: str, source: Locale, target: Locale) -> str | None:
    """A day without its year with the weekday before or behind it: "Montag, 18. August", "8月18日（月）"."""
    bare = " ".join(words.translate(_BESIDE_DATES).split())
    for found in filter(None, (one.fullmatch(fold(bare)) for one in _weekday_beside(source.language))):
        part = without_year(bare[found.start("day") : found.end("day")], source)
        number = weekdays(source.language)[found["name"]]
        if part is None or part[1] != "MMMMd" or part[2] != found.end("day") - found.start("day"):
            continue
        # Neither says of which year; among seven leap years each day falls on each weekday once.
        years = (part[0].replace(year=year) for year in range(2000, 2028, 4))
        return written_weekday(next(one for one in years if one.weekday() == number), str(target))
    return None


@cache
def _weekday_beside(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = rf"(?P<name>{one_of(weekdays(language))})"
    gap = " ?" if language in ("ja", "zh") else " "
    return re.compile(rf"{names}\.?{gap}(?P<day>.+)"), re.compile(rf"(?P<day>.+?){gap}{names}\.?")


def partial_day(words: str, source: Locale, target: Locale) -> tuple[str, int] | None:
    """A day without its year, or a month with it, and how many characters tell it: "11 يونيو (الجاري)"."""
    if (part := without_year(words, source)) is None:
        return None
    one, form, end = part
    return own_digits(str(format_skeleton(form, one, locale=target)), target.language), end


def month(words: str, lead: str, alone: bool, source: Locale, target: Locale) -> tuple[str, int] | None:
    """A month by itself, and how many characters tell it: "Januar", "10月", "تشرين الأول (المقبل)". One that is another
    word as well, and any that is not `alone`, only where it is said to be a month, or behind a lead: "في مارس".
    """
    name_alone, said = _month_alone(source.language)
    folded = fold(words)
    match = said.match(folded) or name_alone.match(folded)
    if match is None or _CURRENT.fullmatch(words, match.end()) is None:
        return None
    name, number = words[match.start("m") : match.end("m")], _number_of(match["m"], source.language)
    if match["also"] and _number_of(match["also"], source.language) != number or not 1 <= number <= 12:
        return None  # those above are of the Persian solar year
    sure = lead or match.re is said or match["also"] or name.isdecimal()
    others = map(fold, word_table(__file__)["other_words"].get(source.language, ()))
    if not sure and (not alone or fold(name) in others):
        return None
    own = [source.months[context]["wide"][number] for context in ("format", "stand-alone")]
    foreign = fold(name) in months("en", short=False) and fold(name) not in map(fold, own)
    if foreign or name[0].isupper() != own[0][0].isupper():
        return None  # "Mars" is no month where months are written small
    return str(format_date(date(2000, number, 1), "LLLL", locale=target)), match.end()


@cache
def _month_alone(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A month's name, and what says that it is one."""
    in_digits = r"(?P<m>1[0-2]|[1-9])[月월](?P<also>(?!))?"
    name = in_digits if language in ("ja", "ko", "zh") else _month(language, short=False)
    said = word_table(__file__)["months"].get(language, NEVER)
    return re.compile(name), re.compile(rf"{fold(said).replace('<month>', name)}(?!\w)")


def _number_of(name: str, language: str) -> int:
    return int(name) if name.isdecimal() else months(language)[name]


def without_year(words: str, source: Locale) -> tuple[date, str, int] | None:
    """The same as a day, of whatever year where none is told, and CLDR's name for what of it is told."""
    for pattern, form in _partial_dates(source.language):
        match = pattern.match(fold(words))
        if match is None or _CURRENT.fullmatch(words, match.end()) is None:
            continue
        parts = match.groupdict()
        if words[match.start("m") : match.end("m")] == "Mars":
            continue  # the planet, or "Mars 2020", a probe: the month is written small
        number = _number_of(parts["m"], source.language)
        if parts.get("also") and _number_of(parts["also"], source.language) != number:
            continue
        year = int(parts.get("y") or 2000)  # a leap year, for 29 February
        if source.language == "th" and 2400 <= year <= 2700:
            year -= 543
        try:
            # Months above 12 are of the Persian solar year.
            return date(year, number, int(parts.get("d") or 1)), form, match.end()
        except ValueError:
            continue
    return None


@cache
def _partial_dates(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    any_name, whole = (_month(language, short) for short in (True, False))
    # Without a year a short name may be another word: "3 set" of tennis, "mar 3" for a Tuesday.
    day_second = ((re.compile(rf"{whole} (?P<d>\d{{1,2}})(?!\d)"), "MMMMd"),) if language in _MONTH_FIRST else ()
    return (
        (re.compile(rf"(?P<d>\d{{1,2}})(?:\.|er|º)? (?:de |of )?{whole}"), "MMMMd"),
        *day_second,
        (re.compile(r"(?P<m>\d{1,2})[月월]\s?(?P<d>\d{1,2})[日일号號]"), "MMMMd"),
        (re.compile(rf"{any_name} (?:de |del |عام |سنه )?(?P<y>\d{{4}})(?!\d)"), "yMMMM"),
        (re.compile(r"(?P<y>\d{4})[年년]\s?(?P<m>\d{1,2})[月월]"), "yMMMM"),
    )


def _month(language: str, short: bool) -> str:
    """The name of a month, or both that a month has: "تشرين الثاني/نوفمبر", "آب (أغسطس)"."""
    names = one_of(months(language, short))
    return rf"(?P<m>{names})(?!\w)(?:\s?[/(]\s?(?P<also>{names})(?!\w)\)?)?"


def plain(text: str) -> str:
    """Without case and marks: to tell whether a gloss says anything new."""
    return " ".join(unmarked(text.translate(ALEFS)).casefold().split())
