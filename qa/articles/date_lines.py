"""What one line of an article's head tells of its date: a date alone, or dates with labels.

Each date is that of the nearest label before it, or of the one behind it where all stand so, however many a line has
("Updated: … Published: …"). A line that tells anything else dates nothing, unless its label has a colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Literal

import regex
from babel.dates import format_timedelta

from qa.articles.changed import without_change
from qa.articles.labels import (
    BESIDE_DATE,
    BYLINE,
    FIRST,
    PUBLICATION,
    PUBLISHED,
    RELEASE,
    SOURCE,
    STAFF,
    UPDATED,
    listed,
    pattern,
)
from qa.articles.outlets import is_outlet
from qa.text.dates import Moment, find_date, weekdays
from qa.text.fold import fold
from qa.text.whole_words import one_of
from qa.text.zones import cities

DENSE = frozenset(("zh", "ja", "ko", "th"))
_LONGEST = 400
_LABEL = 160
"""Characters in which a label ends, with its colon."""
_CHANGED = 60
"""Characters at the end of a line in which it can say how long ago it was changed."""
_UNITS: tuple[tuple[Literal["minute", "hour", "day", "week"], timedelta], ...] = (
    ("minute", timedelta(minutes=-1)),
    ("hour", timedelta(hours=-1)),
    ("day", timedelta(days=-1)),
    ("week", timedelta(weeks=-1)),
)
_BOTH = f"{PUBLISHED}|{UPDATED}"
_DATED = re.compile(r"\d|年")
_BREAK = re.compile(r"[,;،؛/(\-–—]\s*")
_SECTION = regex.compile(
    r"(?:^|\s)(?:in|under|filed under|unter|dans|en|em|w|i|в|в рубрике)"
    r"(?:\s(?:(?:&|and|und|et|y|e|и|i)\s)?\p{Lu}[\p{L}-]*+,?)++"
)
_PLACE = regex.compile(r"\s*[-–—]\s*\p{Lu}[\p{Lu} .'-]{2,24}$")
# Of one word: "Load-Date" is no date, and "Publication-Date" is one.
_HYPHEN = regex.compile(r"(?<=\p{Ll})-(?=\p{Ll})")
# "12 ذو الحجة 1445 هـ", "12/12/1445 هـ", and the letters by which Hebrew writes a day and a year of this age.
_ERA = r"(?:\s?(?:هـ|ه(?:جري)?(?:\.\s?ق)?|ق|قمري|a\.?h\.?)(?![^\W\d_]))"
_WORD = r"[^\W\d_][^\s\d,;:.!?()/،؛]{0,20}"
_OTHER_CALENDAR = re.compile(
    rf"(?<![\d/.-])\d{{1,2}}\s{_WORD}(?:\s{_WORD}){{0,2}}[,،]?\s1[34]\d\d(?!\d){_ERA}?"
    rf"|(?<![\d/.-])(?:\d{{1,2}}/\d{{1,2}}/1[34]\d\d|1[34]\d\d/\d{{1,2}}/\d{{1,2}})(?!\d|/){_ERA}?"
    r"|(?<!\w)[א-ת]{1,2}[\"״'׳][א-ת]?\s[א-ת]{2,6}(?:\s[אב]['׳]?)?,?\s(?:ה['׳]?)?תש[א-ת]?[\"״][א-ת](?!\w)"
)


@dataclass(frozen=True, slots=True)
class _Label:
    start: int
    end: int
    colon: bool
    updated: bool


def label_at(words: str, folded: str) -> tuple[int, bool] | None:
    """End of a label at the start of a folded line, and whether a colon follows."""
    found = re.match(r"[\s\W]{0,6}", folded)
    label = pattern(words).match(folded, found.end() if found else 0)
    return _with_colon(folded, label.end()) if label else None


def _with_colon(folded: str, end: int) -> tuple[int, bool]:
    colon = re.compile(r"\s{0,9}(?:\([^)]{1,20}\)\s{0,9})?[:|]\s*").match(folded, end)
    return (colon.end(), True) if colon else (end, False)


def is_label(piece: str) -> bool:
    """Whether it is "Published:" and no more."""
    folded = fold(piece[:60]).strip()
    label = label_at(_BOTH, folded)
    return label is not None and label[0] == len(folded)


def is_labelled(words: str, line: str) -> bool:
    """Whether a line begins with one of the words and a colon."""
    label = label_at(words, fold(line[:_LABEL]))
    return label is not None and label[1]


def is_source(line: str) -> bool:
    """Whether a line begins as "Source: Reuters" does."""
    return source_at(line) is not None


def source_at(line: str) -> int | None:
    """Where the name begins in "Source: Reuters" and in "Newspaper: Daily News"; not in "Newspaper: minister to go"."""
    folded = fold(line[:_LONGEST])
    if (label := label_at(SOURCE, folded)) and label[1]:
        return label[0]
    kind = label_at(PUBLICATION, folded)
    name = line[kind[0] : _LONGEST].strip() if kind and kind[1] else ""
    return kind[0] if kind and name and is_outlet(name) else None


def is_release(line: str, language: str) -> bool:
    """Whether a line only says that a press release follows, from what day it may be printed, or whom to call."""
    label = label_at(RELEASE, fold(line[:_LONGEST]))
    rest = line[label[0] : _LONGEST].strip(" .!*-–—") if label else ""
    return label is not None and bool(
        not rest or only_date(rest, language) or (label[1] and re.search(r"\d{3}|@", rest))
    )


def only_date(line: str, language: str) -> Moment | None:
    """The date of a line that tells nothing else, save who wrote the article and when that was changed."""
    if len(line) > 90 or not _DATED.search(line):
        return None
    line = _one_calendar(_unchanged(line, language), language)
    moment = find_date(line, language)
    if not moment:
        return None
    again = find_date(line, language, moment.end)
    same = again and again.day == moment.day and beside_date(fold(line[moment.end : again.start]), language)
    rests = [line[moment.end :], *([line[again.end :]] if again and same else [])]
    if not any(_says_nothing(rest, language) or any(labelled_dates(rest, language)) for rest in rests):
        return None
    return moment if _leads(line[: moment.start], language) else None


def _leads(before: str, language: str) -> bool:
    """Whether what stands before the date of a line says nothing but who wrote: "Rédigé par Jane Doe le mardi"."""
    author, *rest = re.split(r"\s*[,،|•·–—]\s*|\s+-\s+", before, maxsplit=1)
    if beside_date(fold(rest[0] if rest and names_author(author) else before), language):
        return True
    parts = [before[: gap.start()] for gap in re.finditer(r"\s+", before)]
    return any(names_author(part) and beside_date(fold(before[len(part) :]), language) for part in parts)


def labelled_dates(line: str, language: str) -> tuple[Moment | None, Moment | None]:
    """The dates by which a line says that the article was published, and was changed."""
    if not _DATED.search(line):
        return None, None
    line = _one_calendar(_unchanged(line[:_LONGEST], language), language)
    folded = _HYPHEN.sub(" ", fold(line))
    told = _behind(line, folded, language)
    if not told:
        chains = (_chain(line, folded, label, language) for label in _first_labels(line, folded))
        told = next(filter(None, chains), [])
    published, updated = (
        next((moment for label, moment in told if label.updated is kind), None) for kind in (False, True)
    )
    return published, updated


def _first_labels(line: str, folded: str) -> Iterator[_Label]:
    """The labels that a line may begin its dates with; behind anything but an author only those with a colon."""
    starts = {found.end() for found in _BREAK.finditer(folded, 0, 160)}
    for label in _labels(folded, 0, 160):
        leads = label.start <= 6 and not re.search(r"\w", folded[: label.start])
        if leads or (label.colon and (label.start in starts or names_author(line[: label.start]))):
            yield label


def _labels(folded: str, start: int, stop: int, dense: bool = False) -> Iterator[_Label]:
    for found in pattern(_BOTH).finditer(folded, start, min(stop, len(folded))):
        if dense or found.start() == start or not folded[found.start() - 1].isalpha():
            end, colon = _with_colon(folded, found.end())
            yield _Label(found.start(), end, colon, found[0] in listed(UPDATED))


def _chain(line: str, folded: str, first: _Label, language: str) -> list[tuple[_Label, Moment]]:
    """The dates behind a label and behind those that follow it."""
    told: list[tuple[_Label, Moment]] = []
    label: _Label | None = first
    while label and (moment := find_date(line, language, label.end)):
        *_, label = (label, *_labels(folded, label.end, moment.start))
        gap = folded[label.end : moment.start]
        short = label.colon and len(gap.split()) <= 4 and not re.search(r"[\d.!?؟]", gap)
        if not short and not beside_date(gap, language):
            break
        told.append((label, moment))
        label = _next_label(folded, moment.end, language)
    # Without a colon it may be any sentence, and then its line goes on.
    if told and not told[-1][0].colon and not _says_nothing(_unfiled(line[told[-1][1].end :]), language):
        while told and not told[-1][0].colon:
            told.pop()
    return told


def _behind(line: str, folded: str, language: str) -> list[tuple[_Label, Moment]]:
    """The dates of a line in which each has its label behind it: "2024年6月18日公開 2024年6月20日更新"."""
    told: list[tuple[_Label, Moment]] = []
    at = 0
    while moment := find_date(line, language, at):
        label = _next_label(folded, moment.end, language)
        before = folded[at : moment.start]
        labelled = next(_labels(folded, at, moment.start, language in DENSE), None)
        if labelled or not label or label.colon or not beside_date(before, language):
            return []
        told.append((label, moment))
        at = label.end
    return told if beside_date(folded[at:], language) else []


def _next_label(folded: str, at: int, language: str) -> _Label | None:
    label = next(_labels(folded, at, at + 60, language in DENSE), None)
    return label if label and beside_date(folded[at : label.start], language) else None


def _says_nothing(rest: str, language: str) -> bool:
    """Whether the rest of a date's line tells nothing, save the author or the outlet."""
    rest = rest.strip(" ,،;()/-–—")
    return beside_date(fold(rest), language) or names_author(rest) or is_source(rest)


def _unfiled(rest: str) -> str:
    """What is behind a labelled date without the article's section and place: "in News by Jane Doe", "- CHENNAI"."""
    left: str = _PLACE.sub("", _SECTION.sub("", rest, count=1))
    return left


@cache
def _beside(language: str) -> re.Pattern[str]:
    said = listed("|".join((BESIDE_DATE, FIRST, PUBLISHED)))
    names = {part for name in weekdays(language) for part in (name.replace("\u200c", ""), name.replace("\u200c", " "))}
    words = one_of({*names, *cities(), *said})
    staff = rf"(?:{pattern(BYLINE).pattern}\s+)?{pattern(STAFF).pattern}"
    # Where no spaces stand between words, several of them make one.
    return re.compile(rf"(?<![^\W\d_])(?:{staff}|(?:{words}){'++' if language in DENSE else ''}(?![^\W\d_]))")


def beside_date(rest: str, language: str) -> bool:
    """Whether the folded `rest` of a date's line says nothing: weekday, city, time and zone, label, small words."""
    if re.search(r"\d{3}|[!?؟]", rest):
        return False
    return not any(letter.isalpha() for letter in _beside(language).sub(" ", rest.replace("\u200c", "")))


def _unchanged(line: str, language: str) -> str:
    """`line` up to where it only says at what hour it was changed, or how long ago: "(updated 2 hours ago)"."""
    line = without_change(line)
    folded = fold(line)
    for label in _labels(folded, max(0, len(folded) - _CHANGED), len(folded), language in DENSE):
        rest = folded[label.end :]
        told = label.updated and re.search(r"\d", rest) and not find_date(rest, language)
        if told and beside_date(_ago(language).sub(" ", rest), language):
            return line[: label.start].rstrip(" .,،;·•|/(-–—")
    return line


@cache
def _ago(language: str) -> re.Pattern[str]:
    """So many minutes, hours, days or weeks ago, by CLDR."""
    from qa.text.locales import locale_of

    locale = locale_of(language)
    if locale is None:
        return re.compile("(?!)")
    said = {
        re.sub(r"\d+", "0", fold(format_timedelta(one * many, unit, 1000, add_direction=True, locale=locale)))
        for unit, one in _UNITS
        for many in (1, 2, 3, 5, 11, 21)
    }
    return re.compile("|".join(re.escape(one).replace("0", r"\d{1,2}") for one in sorted(said, key=len, reverse=True)))


def _one_calendar(line: str, language: str) -> str:
    """`line` with spaces for a day in a calendar that is not read: the date beside it tells which it is."""
    for found in _OTHER_CALENDAR.finditer(fold(line)):
        if not find_date(found[0], language):
            line = f"{line[: found.start()]}{' ' * len(found[0])}{line[found.end() :]}"
    return line


def names_author(text: str) -> bool:
    """ "By Jane Doe": a name after the label, so no word written small but those of names ("de la")."""
    label = label_at(BYLINE, fold(text))
    name = text[label[0] :].split() if label else []
    small = [word.islower() for word in name if len(word) > 3]
    named = 2 <= len(name) <= 5 and not name[0].islower() and not any(small)
    return named or fold(" ".join(name)) in listed(STAFF)
