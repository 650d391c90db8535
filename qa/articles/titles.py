"""The headline of an article that no field names: its first line that is neither of its head nor of its sender."""

from __future__ import annotations

import re
from itertools import takewhile

from qa.articles.date_lines import is_labelled, is_release, label_at, labelled_dates, names_author
from qa.articles.labels import RELEASE, SECTIONS, SIGNED, TITLE, is_signed, listed, pattern
from qa.articles.metadata import is_metadata
from qa.articles.sources import END, filled_lines, is_ended, masthead
from qa.text.dates import find_date
from qa.text.fold import fold

_TOP, _LONGEST, _CUT = 6, 160, 120
"""Filled lines among which the headline is; characters of one; and of what stands for one that is longer."""
_SENTENCE = 25
"""Bytes of a sentence: "SEOUL, Aug." is none; in bytes, as scripts differ in how many letters one takes."""
_FIELD = re.compile(r"[^:：]{1,30}[:：]")
_COLUMN = re.compile(r"[^\W\d_][^:：\n]{0,40}[:：]")
# What an agency calls a story before it has a headline: "US-HARBOUR/VOTE (UPDATE 1)", "BC-EU--Ferry Strike,412".
_SLUG = re.compile(
    r"[A-Z0-9-]{2,30}/[A-Z0-9/-]{2,30}(?:\s\([A-Z0-9 ,-]{1,30}\))?"
    r"|[A-Z]{2,4}(?:-[A-Z]{2,12})*--[^,\n]{2,60}(?:,.{2,40})?,\d{2,5}"
)

# How a database's download of a single article begins; those of several are parted there.
_ALONE = re.compile(r"(?:\w+ )?1 (?:of|sur|von|de|di|van|av|af|из|з|من|מתוך) 1(?: \w+)?|第1篇[,，]共1篇|1件中1件")


def find_title(text: str, language: str) -> str:
    """A slice of `text` to show as title: the line with the headline, without its label, or its start, then a "…"."""
    lines = filled_lines(text)
    lines = lines[1:] if lines[1:] and _ALONE.fullmatch(fold(lines[0])) else lines
    if above := masthead(lines, language):
        lines = [line for number, line in enumerate(lines) if number > 1 or above[0] not in line]
    told = [line for number, line in enumerate(lines[:_TOP]) if not is_metadata(line, language, first=not number)]
    told = [line for line in told if not _is_byline(line, language)]
    if _is_titled_by_day(lines, told, language):
        told = lines[:1]
    line = _labelled(told) or _headline(told, language) or next(iter(lines), "")
    if len(line) <= _LONGEST:
        return re.sub(r"^#{1,6}\s+|\s+#+$", "", line)
    ends = (match.end() for match in END.finditer(line))
    first = next((end for end in ends if len(line[:end].encode()) >= _SENTENCE), None)
    if first and first <= _LONGEST:
        return line[:first].strip()
    cut = line[:_CUT]
    return ((cut.rsplit(None, 1)[0] if " " in cut else cut).rstrip(" ,;:،、，") or cut) + "…"


def _is_titled_by_day(lines: list[str], told: list[str], language: str) -> bool:
    """Whether the first line, a name and a day as of a column, is the title: no line that is told can be another."""
    if not lines or told[:1] == lines[:1] or not _COLUMN.match(lines[0]) or is_release(lines[0], language):
        return False
    below = told[0] if told else ""
    can_be = below and _is_short(below, language) and not _is_above(below, language)
    return not any(labelled_dates(lines[0], language)) and (not can_be or is_signed(below))


def _is_byline(line: str, language: str) -> bool:
    """Whether it says who wrote, in the words of its language: "Di Maria Scores Twice" is a headline in English."""
    words = "|".join(SIGNED[one] for one in ("en", "und", language) if one in SIGNED)
    return pattern(words).match(fold(line)) is not None and names_author(line)


def _labelled(lines: list[str]) -> str | None:
    """What a line says behind "Title:", with nothing above it but other fields: below a headline it is another's."""
    for line in takewhile(_FIELD.match, lines):
        label = label_at(TITLE, fold(line))
        if label and label[1] and line[label[0] :].strip():
            return line[label[0] :].strip()
    return None


def _headline(lines: list[str], language: str) -> str | None:
    """The first of the lines, or where that only says what follows, the first that can be a headline instead."""
    if not lines or not _is_above(lines[0], language):
        return next(iter(lines), None)
    below = (line for line in lines[1:] if not _is_above(line, language) and not is_labelled(RELEASE, line))
    return next((line for line in below if _is_short(line, language)), lines[0])


def _is_above(line: str, language: str) -> bool:
    """Whether it stands above a headline: a section, a label, a slug, figures."""
    return (
        fold(line).strip(" #:.!|*") in listed(SECTIONS)
        or is_release(line, language)
        or _SLUG.fullmatch(line) is not None
        or not any(map(str.isalpha, line))
    )


def _is_short(line: str, language: str) -> bool:
    """Whether it can be a headline: no paragraph, and no place with a day."""
    if len(line) > _LONGEST or is_ended(line):
        return False
    moment = find_date(line, language)
    return not moment or len(line[: moment.start].split()) + len(line[moment.end :].split()) > 3
