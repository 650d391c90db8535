"""The numbers before the paragraphs of a Word document, which are none of its text: "1. ", "(b) ", "Article 3 – "."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lxml import etree

from qa.articles.docx_runs import based_on, named_styles, own, value
from qa.articles.listed import numeral

_FORMS = {"decimal": "1", "lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_PLACE = re.compile(r"%([1-9])")
_MOST_LEVELS = 9
"""Of a list, as Word has them."""
_LONGEST = 40
"""Characters of a label."""


@dataclass(frozen=True, slots=True)
class _Level:
    """`label` has "%1" where the number of the first level stands. `form`: as in HTML, "" of bullets and of others."""

    start: int
    form: str
    label: str


@dataclass(frozen=True, slots=True)
class _List:
    """`counted` names what is counted on together; `restarts`: the levels that this list begins again, and where."""

    counted: str
    levels: Mapping[int, _Level]
    restarts: Mapping[int, int]
    styles: Mapping[str, int]
    """The level of paragraphs of a style that name none."""


def write_labels(document: Any, numbering: Any, styles: Any) -> None:
    """Writes the number that Word shows before a paragraph into it; it changes `document`, a tree as the others are."""
    lists = _lists(numbering)
    named = _named(styles)
    counts: dict[str, dict[int, int]] = {}
    begun: set[tuple[str, int]] = set()
    for paragraph in document.iter("{*}p"):
        # Each drawing with a text box has the text of it twice.
        if next(paragraph.iterancestors("{*}Choice"), None) is not None:
            continue
        number, level = _numbered(paragraph, named, lists)
        found = lists.get(number)
        if found is None or level not in found.levels:
            continue
        count = counts.setdefault(found.counted, {})
        if level in found.restarts and (number, level) not in begun:
            count[level] = found.restarts[level]
        else:
            count[level] = count[level] + 1 if level in count else found.levels[level].start
        begun.add((number, level))
        for deeper in [one for one in count if one > level]:
            del count[deeper]
        if (label := _label(found, level, count)) and any((text.text or "").strip() for text in paragraph.iter("{*}t")):
            _put_before(paragraph, f"{label} ")


def _lists(numbering: Any) -> dict[str, _List]:
    """The lists by their numbers."""
    kinds = {own(kind, "abstractNumId"): kind for kind in numbering.iterchildren("{*}abstractNum")}
    by_style = {value(kind.find("{*}styleLink")): key for key, kind in kinds.items()}
    found: dict[str, _List] = {}
    for one in numbering.iterchildren("{*}num"):
        key = value(one.find("{*}abstractNumId"))
        if key in kinds and kinds[key].find("{*}numStyleLink") is not None:
            key = by_style.get(value(kinds[key].find("{*}numStyleLink")), "")
        if key not in kinds:
            continue
        first = islice(kinds[key].iterchildren("{*}lvl"), _MOST_LEVELS)
        levels = {_whole(own(level, "ilvl"), 0): level for level in first}
        restarts = {
            _whole(own(over, "ilvl"), 0): _whole(value(over.find("{*}startOverride")), 1)
            for over in one.iterchildren("{*}lvlOverride")
            if over.find("{*}startOverride") is not None
        }
        styles = {value(level.find("{*}pStyle")): place for place, level in levels.items()}
        found[own(one, "numId")] = _List(key, {n: _level(level) for n, level in levels.items()}, restarts, styles)
    return found


def _level(level: Any) -> _Level:
    form = _FORMS.get(value(level.find("{*}numFmt")) or "decimal", "")
    return _Level(_whole(value(level.find("{*}start")), 1), form, value(level.find("{*}lvlText"))[:_LONGEST])


def _named(styles: Any) -> dict[str, tuple[str, int | None]]:
    """The list and the level of paragraphs of a style, also by the style that it is based on."""
    found = named_styles(styles)
    lists: dict[str, tuple[str, int | None]] = {}
    for key in found:
        numbered = (style.find("{*}pPr/{*}numPr[{*}numId]") for style in based_on(key, found))
        if (first := next((one for one in numbered if one is not None), None)) is not None:
            lists[key] = _of(first)
    return lists


def _numbered(
    paragraph: Any, named: Mapping[str, tuple[str, int | None]], lists: Mapping[str, _List]
) -> tuple[str, int]:
    """The list of a paragraph, "" for none, and its level there."""
    style = value(paragraph.find("{*}pPr/{*}pStyle"))
    numbered = paragraph.find("{*}pPr/{*}numPr")
    number, level = _of(numbered) if numbered is not None else ("", None)
    if not number and style in named:
        number, below = named[style]
        level = below if level is None else level
    if level is None:
        level = lists[number].styles.get(style, 0) if number in lists else 0
    return number, level


def _of(numbered: Any) -> tuple[str, int | None]:
    level = value(numbered.find("{*}ilvl"))
    return value(numbered.find("{*}numId")), _whole(level, 0) if level else None


def _label(found: _List, level: int, count: Mapping[int, int]) -> str:
    """What stands before the paragraph; "" where it is a bullet or in figures of a kind that is not known."""
    levels = found.levels
    shown = [int(place) - 1 for place in _PLACE.findall(levels[level].label)]
    if not shown or any(place not in levels or not levels[place].form for place in shown):
        return ""
    numbers = {place: numeral(count.get(place, levels[place].start), levels[place].form) for place in shown}
    return _PLACE.sub(lambda place: numbers[int(place[1]) - 1], levels[level].label).strip()


def _put_before(paragraph: Any, label: str) -> None:
    space = etree.QName(paragraph).namespace
    run = etree.Element(etree.QName(space, "r"))
    text = etree.SubElement(run, etree.QName(space, "t"))
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    text.text = label
    properties = paragraph.find("{*}pPr")
    paragraph.insert(0 if properties is None else paragraph.index(properties) + 1, run)


def _whole(text: str, other: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 7 else other
