"""Days, months and years that an article tells only from its own day: "tomorrow", "أمس", "去年", "mardi dernier".

The words are in `qa.relative_words`. Counted only where it is certain. So: no word that can mean two things ("कल" is
yesterday and tomorrow, "mañana" a morning too, "last Tuesday" either of two, and so "last night", before or after
midnight), no weekday by itself ("on Tuesday" is gone by, or to come), none that a capital makes a name, none inside
quotation marks (it counts from the day of speaking), none in a sentence with a second time in it (it may count
from that one), but for a month beside "next year", and none beside a weekday that it does not fall on. "Today" also
means "nowadays", and is a part of names: it counts with its weekday, or as the whole of an answer, and so does a
"tomorrow" that may be the days to come: "les villes de demain".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

import regex

from qa.relative_words import relative_words
from qa.text.dates import months
from qa.text.edges import word_edges
from qa.text.fold import fold
from qa.text.quotation import quotations
from qa.text.whole_words import NEVER, UNPARTED, UNSPACED, one_of, whole
from qa.text.word_tables import table_code
from qa.types import day_of


@dataclass(frozen=True, slots=True)
class Counted:
    """Characters [start, end) of a text and the day, the year, or the year and month, that they mean."""

    start: int
    end: int
    means: date | int | tuple[int, int]


Kind = tuple[str, int]
"""("day", 0 to 4 for -2 to 2), ("month" or "year", 0 to 2 for -1 to 1) or ("weekday", 0 for Monday)."""
Places = list[tuple[int, int, Kind]]

# In Arabic "general" and "year" are one word ("الأمين العام الحالي"), so it is no year behind a noun that it may
# describe: one with the article, but none whose ending tells a feminine or a plural of people.
_GENERAL = re.compile(r"ال\w{3,}(?<!ة)(?<!ات)(?<!\w{6}ون)(?<!\w{6}ين)")
_ATTACHED = re.compile("^(?:[وفبك]+ا|[وف]?ل(?=ل))")
"""Letters written with the word behind them: "and", "by", "for the"."""
# A year or a date in digits may be what "next year" counts from.
_DATED = re.compile(r"\d\s?[月日월일]|(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|\d[./-]\d{1,2}[./-]\d|\d\. \d{1,2}\.")
_NEAR = 24
"""Characters before an expression in which what belongs to it stands."""
_TOMORROW = 3
_SUNDAY = 6
_BESIDE = re.compile(r"[\s,،、(]{0,3}(?:(?:يوم|в|во|у|on|am|el|il|di|de) )?")
_WEST, _NEAR_EAST = 8, 4
"""Hours that clocks may be behind Greenwich's, and before it where no others are known."""


def day_there(published: str | None, language: str) -> date | None:
    """The day in the place of an article; None where it may be another: feeds tell the time of Greenwich."""
    try:
        moment = datetime.fromisoformat(published or "")
    except ValueError:
        return day_of(published)
    # A bare day, a time without a zone, or with a zone that is not Greenwich's is the place's own.
    if moment.utcoffset() == timedelta(0):
        east = relative_words()["east"].get(table_code(language), _NEAR_EAST)
        if not _WEST <= moment.hour < 24 - east:
            return None
    return moment.date()


def counted(text: str, language: str, published: date, answers: Sequence[tuple[int, int]] = ()) -> Counted | None:
    """The one time that a sentence tells from the day it was published; `answers`: the spans in it that answer."""
    base = table_code(language)
    if base not in relative_words()["days"]:
        return None
    if not date.min.year < published.year < date.max.year:
        return None  # no calendar goes on
    folded = fold(text)
    edges = frozenset(word_edges(text))
    found = _places(_expressions(base), folded, edges)
    weekdays = _places(weekday_pattern(base), folded, edges)
    if len(found) > 1 or len(weekdays) > 1 or _dated(_without_its_month(folded, base, found), base, edges):
        return None
    if base == "de" and found and text[found[0][0] :].startswith("Morgen"):
        return None  # the morning
    if found and text[found[0][0]].isupper() and any(one.isalnum() for one in text[: found[0][0]]):
        return None  # a newspaper, a party, a film
    told = _single(text, base, published, answers, found, weekdays)
    if told is None or any(one.start < told.end and told.start < one.end for one in quotations(text)):
        return None
    others = _elsewhen(base).finditer(folded)
    return told if all(one.start() < told.end and told.start < one.end() for one in others) else None


def weekdays_named(text: str, language: str) -> set[int]:
    """The days of the week in a text, from 0 for Monday on, also in forms that are no day to count from."""
    named = _weekday_anywhere(table_code(language)).finditer(fold(text))
    return {int(one.lastgroup.removeprefix("weekday_")) for one in named if one.lastgroup}


def nothing_else(found: Counted, text: str, language: str, start: int, end: int) -> bool:
    """Whether the words [start, end) are a time that was counted: "tomorrow evening", and not "before tomorrow"."""
    if end <= found.start or found.end <= start:
        return False
    around = _around(table_code(language))
    return all(around.fullmatch(fold(part)) for part in (text[start : found.start], text[found.end : end]))


def leans(text: str, language: str) -> bool:
    """Whether an answer tells a time from the day of its article, or is of a weekday: "yesterday", "before Friday"."""
    base = table_code(language)
    if base not in relative_words()["days"]:
        return False
    folded, edges = fold(text), frozenset(word_edges(text))
    found = _places(_expressions(base), folded, edges) or _places(weekday_pattern(base), folded, edges)
    if not found:
        return False
    start, end, (kind, _) = found[0]
    if kind in ("month", "year"):
        return True
    if _dated(folded, base, edges):
        return False
    # "The Sunday Times", "USA Today" are none.
    rest = f"{text[:start]} {text[end:]}"
    return _around(base).fullmatch(fold(rest)) is not None or not any(map(str.isupper, rest))


@cache
def _around(base: str) -> re.Pattern[str]:
    """Any number of words that leave a time what it is."""
    words = fold(f"(?:{_words('around', base)}|{_words('day_parts', base).strip()})")
    words = words if base in UNPARTED else rf"(?<![^\W\d_]){words}(?![^\W\d_])"
    return re.compile(rf"(?:{words}|[\s,،、.()])*")


def _single(
    text: str, base: str, published: date, answers: Sequence[tuple[int, int]], found: Places, weekdays: Places
) -> Counted | None:
    folded = fold(text)
    if not found:
        return _weekday(folded, base, published, *weekdays[0]) if weekdays else None
    start, end, (kind, place) = found[0]
    if kind == "year":
        before = text[:start].split()[-1:]
        if base == "ar" and before and _GENERAL.fullmatch(_ATTACHED.sub("ا", before[0])):
            return None
        return None if weekdays else Counted(start, end, published.year + place - 1)
    if kind == "month":
        year, month = divmod(12 * published.year + published.month - 1 + place - 1, 12)
        return None if weekdays else Counted(start, end, (year, month + 1))
    day = published + timedelta(days=place - 2)
    if weekdays:
        first, last, (_, weekday) = weekdays[0]
        gap = folded[end:first] if end <= first else folded[last:start]
        if weekday != day.weekday() or not _BESIDE.fullmatch(gap):
            return None
        return Counted(min(start, first), max(end, last), day)
    unsure = day == published or (place == _TOMORROW and _to_come(folded, base, start, end))
    return Counted(start, end, day) if not unsure or (start, end) in answers else None


def _to_come(folded: str, base: str, start: int, end: int) -> bool:
    """Whether "tomorrow" may be the days to come, or a part of a name: "les villes de demain", رادیو فردا."""
    before, behind, part = _beside_tomorrow(base)
    if part.match(folded, end):
        return False
    return bool(before.search(folded, max(0, start - _NEAR), start) or behind.match(folded, end))


@cache
def _beside_tomorrow(base: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What stands before it, behind it, and behind it where it is a day."""
    before, behind = (fold(words) or NEVER for words in _words("to_come", base, ("", "")))
    return re.compile(f"(?:{before})$"), re.compile(behind), re.compile(fold(_words("day_parts", base)))


def _without_its_month(folded: str, base: str, found: Places) -> str:
    """Without the month beside "next year", which is of that year: "6월" in "내년 6월"."""
    if len(found) != 1 or found[0][2][0] != "year":
        return folded
    start, end, _ = found[0]
    before, behind = _months_beside(base)
    one = before.search(folded, max(0, start - _NEAR), start) or behind.match(folded, end)
    return f"{folded[: one.start()]}{' ' * len(one.group())}{folded[one.end() :]}" if one else folded


@cache
def _months_beside(base: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A month, with a day of it, that ends where the pattern ends, and one that begins where it begins."""
    names = f"(?:{_month(base).pattern})"
    names = names if base in UNSPACED else rf"(?<![^\W\d_]){names}(?![^\W\d_])"
    dated = rf"(?:\d{{1,2}}\.?\s(?:de )?)?{names}|\d{{1,2}}\s?[月월](?:\s?\d{{1,2}}\s?[日일])?"
    gap = r"[\sの的]?(?:(?:of|in|on|de|du|del|di|do|da|من|في|के|की|el|en|le|im|am)\s)?"
    return re.compile(rf"(?:{dated}){gap}$"), re.compile(rf"{gap}(?:{dated})")


def _weekday(folded: str, base: str, published: date, start: int, end: int, kind: Kind) -> Counted | None:
    """ "الثلاثاء الماضي", "el próximo martes", "下周五"."""
    weekday, today = kind[1], published.weekday()
    for (before, behind), step in zip(_words("before_after", base, ()), (-1, 1), strict=False):
        if beside := _beside(folded, start, end, _led(before), f" (?:{behind})" if behind else ""):
            days = (step * (weekday - today)) % 7 or 7
            # Tomorrow is "tomorrow": who says "next Friday" on a Thursday may mean the one after.
            return Counted(*beside, published + timedelta(days=step * days)) if days > 1 else None
    if weekday == _SUNDAY or today == _SUNDAY:
        return None  # of this week to some, and of another to others
    for (before, behind), week in zip(_words("weeks", base, ()), (-1, 0, 1), strict=False):
        if beside := _beside(folded, start, end, before if base in UNSPACED else _led(before, ""), behind):
            return Counted(*beside, published + timedelta(days=7 * week + weekday - today))
    last = _words("last", base, "")
    beside = _beside(folded, start, end, _led(last), "") if last and weekday > today else None
    return Counted(*beside, published + timedelta(days=weekday - today - 7)) if beside else None


def _led(words: str, space: str = " ") -> str:
    """A pattern of whole words that stand before a weekday; none of none."""
    return rf"(?<!\w)(?:{words}){space}" if words else ""


def _beside(folded: str, start: int, end: int, before: str, behind: str) -> tuple[int, int] | None:
    """[start, end) with what has to stand before or behind it; None where neither does."""
    first = re.search(rf"{fold(before)}$", folded[max(0, start - _NEAR) : start]) if before else None
    last = re.compile(rf"(?:{fold(behind)})(?!\w)").match(folded, end) if behind else None
    if not first and not last:
        return None
    return start - len(first.group()) if first else start, last.end() if last else end


def _places(pattern: re.Pattern[str], folded: str, edges: frozenset[int]) -> Places:
    """Whole words of the pattern, each with what its group's name says."""
    return [
        (match.start(), match.end(), (kind, int(place)))
        for match in pattern.finditer(folded)
        for kind, _, place in [(match.lastgroup or "").partition("_")]
        if match.start() in edges and match.end() in edges
    ]


def _dated(folded: str, base: str, edges: frozenset[int]) -> bool:
    """Whether a month is named, or a day of one."""
    named = (match for match in _month(base).finditer(folded))
    return bool(_DATED.search(folded)) or any(one.start() in edges and one.end() in edges for one in named)


def _words(kind: str, base: str, none: Any = NEVER) -> Any:
    """The row of a language, or `none`."""
    return relative_words()[kind].get(base, none)


@cache
def _elsewhen(base: str) -> re.Pattern[str]:
    return re.compile(fold(_words("elsewhen", base)))


@cache
def _month(base: str) -> re.Pattern[str]:
    return re.compile(one_of(months(base)))


@cache
def _expressions(base: str) -> re.Pattern[str]:
    rows = ((kind, _words(f"{kind}s", base, ())) for kind in ("day", "month", "year"))
    return _alternatives({f"{kind}_{place}": words for kind, row in rows for place, words in enumerate(row)})


@cache
def weekday_pattern(base: str) -> re.Pattern[str]:
    """Weekdays in a folded text, in the forms of CLDR and the listed ones; in groups, "weekday_0" for Monday."""
    # Here, because it costs start-up time that an import of this module should not.
    from qa.text.locales import locale_of

    locale = locale_of(base)
    known = [locale.days[context]["wide"] for context in ("format", "stand-alone")] if locale else []
    names = [list({re.escape(fold(wide[number])) for wide in known}) for number in range(7)]
    for number, words in enumerate(_words("weekdays", base, "").split()):
        names[number].append(words)
        names[number].sort(key=len, reverse=True)  # a word with its ending before the same without it
    return _alternatives({f"weekday_{number}": "|".join(words) for number, words in enumerate(names)})


@cache
def _weekday_anywhere(base: str) -> regex.Pattern[str]:
    return regex.compile(whole(weekday_pattern(base).pattern, base))


def _alternatives(words: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{kind}>{fold(one)})" for kind, one in words.items() if one))
