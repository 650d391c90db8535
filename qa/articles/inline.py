"""A page's tree with the words that its readers see, before anything is taken out of it.

What is struck out was taken back, and a raised figure is none of the number before it. What an extraction drops or
takes for a block of its own, such as a day within a sentence, is words of the sentence. Lists have their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

import regex
from lxml import etree

from qa.articles.blocks import BLOCKS, ENDS, is_paragraph, line_of
from qa.articles.listed import write_numbers
from qa.articles.quoted import write_quotes
from qa.articles.raised import lowered, raised

_DECORATION = re.compile(r"text-decoration(?:-line)?\s{0,9}:([^;]*)", re.IGNORECASE)
_SHIFTED_STYLE = re.compile(r"vertical-align\s{0,9}:\s{0,9}(super|sub)\b", re.IGNORECASE)
_LONGEST_SHIFTED = 20
_DROPPED = frozenset(("time", "label", "output", "data"))
"""Elements within a line that the extraction drops."""
_PARAGRAPHS = ("p", "li")
_NOTE = re.compile(r"[\[(]?\d{1,3}(?:[,;–-]\d{1,3}){0,9}[\])]|[*†‡§¶※＊]{1,9}|[,;]")
_LINKED_NOTE = re.compile(r"[\[(]?[^\W_]{0,6}[*†‡§¶]{0,3}(?:[,;–-]\d{1,3}){0,9}[\])]?")
_NUMBER = re.compile(r"\d{1,3}(?:[,;–-]\d{1,3}){0,9}")
_END = re.compile(r"\s*+[.,;:!?…。，、！？؟،؛۔।॥]")
_BEHIND_UNIT = regex.compile(r"\p{N}(?:\s?[\p{L}\p{M}]{1,4})?$")
_BEHIND_SCORE = re.compile(r"\d\s?[-–:]\s?\d{1,2}$")
_MOST_TEXTS = 20
"""Pieces of a link that can be all of a raised text; to read a long one for each text in it would be quadratic."""
_KEPT_BEFORE = 10
"""Characters before an element that tell what it is."""


@dataclass(slots=True)
class _Place:
    """An element in a line: the end of what stands before it there, and whether words do, and follow it."""

    element: Any
    before: str
    worded: bool
    followed: bool = False


def as_shown(tree: Any) -> int:
    """Makes the text of `tree` what its page shows; it changes `tree`, whose root stays.

    Returns the number of paragraphs that are struck out as a whole.
    """
    struck = _without_struck(tree)
    if tree.xpath("boolean(.//sup | .//sub | .//*[contains(@style, 'vertical-align')])"):
        _shift([place for place in _places(tree) if _shift_of(place.element)])
    write_quotes(tree)
    write_numbers(tree)
    return struck


def keep_words(tree: Any) -> None:
    """Makes plain words of a day, a label or a result within a sentence; it changes `tree`.

    A label is none where there is a field that it may name. Times are the page's dates too: take those first.
    """
    known: dict[Any, tuple[bool, bool]] = {}
    for place in _places(tree) if next(tree.iter(*_DROPPED), None) is not None else ():
        if place.element.tag not in _DROPPED:
            continue
        block = next(place.element.iterancestors(*BLOCKS), None)
        if block is None:
            continue
        if block not in known:
            text = line_of(block)
            fields = next(block.iter("input", "select", "textarea", "button"), None) is not None
            known[block] = block.tag in ("p", "li", "blockquote", "dd") and is_paragraph(text), fields
        paragraph, fields = known[block]
        if (paragraph or (place.worded and place.followed)) and not (fields and place.element.tag == "label"):
            place.element.tag = "span"


def _without_struck(tree: Any) -> int:
    """Takes away what is struck out; it changes `tree`. Returns how many paragraphs are struck as a whole."""
    styled = tree.xpath(".//*[contains(@style, 'line-through')]")
    struck = [one for one in styled if _is_struck(one.get("style"))]
    whole, around = 0, set[Any]()
    for element in [*tree.iter("del", "s", "strike"), *struck]:
        # The sign of "#harbour" is set in one too, to be paler.
        if _says_something(element):
            paragraphs = sum(map(_says_something, element.iter(*_PARAGRAPHS)))
            whole += paragraphs
            around.update(() if paragraphs else islice(element.iterancestors(*_PARAGRAPHS), 1))
            _drop(element)
    return whole + sum(not _says_something(paragraph) for paragraph in around)


def _is_struck(style: str) -> bool:
    """Whether the last declaration of a style, which is the one that counts, strikes the text out."""
    declared = _DECORATION.findall(style)
    return bool(declared) and "line-through" in declared[-1].lower()


def _says_something(element: Any) -> bool:
    return any(map(str.isalnum, chain.from_iterable(element.itertext())))


def _drop(element: Any) -> None:
    """Takes away what an element says, and the space before it where a mark follows."""
    parent, before = element.getparent(), element.getprevious()
    if _END.match(element.tail or ""):
        if before is not None:
            before.tail = (before.tail or "").rstrip()
        elif parent is not None:
            parent.text = (parent.text or "").rstrip()
    # Its place stays: to join the texts before and behind it, again and again, would be quadratic.
    element.clear(keep_tail=True)
    if element.tag not in ENDS:
        element.tag = "span"


def _places(tree: Any) -> list[_Place]:
    """The elements that may be dropped, raised or lowered, in their order."""
    found: list[_Place] = []
    held: list[_Place] = []
    ended: list[_Place] = []
    before, worded = "", False
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        if name in ENDS:
            before, worded = "", False
            ended.clear()
        elif event == "start" and (name in _DROPPED or _shift_of(element)):
            found.append(_Place(element, before, worded))
            held += [found[-1]] if name in _DROPPED else []
        elif event == "end" and name in _DROPPED:
            ended.append(held.pop())
        text = (element.text if event == "start" and name else element.tail if event == "end" else "") or ""
        if any(map(str.isalnum, text)) or _END.match(text):
            for place in ended:
                place.followed = True
            ended.clear()
            worded = True
        before = (before + text)[-_KEPT_BEFORE:]
    return found


def _shift_of(element: Any) -> str:
    """Of a raised element "sup", of a lowered one "sub", else ""."""
    if element.tag in ("sup", "sub"):
        return str(element.tag)
    styled = _SHIFTED_STYLE.search(element.get("style") or "") if isinstance(element.tag, str) else None
    return styled[1].lower()[:3] if styled else ""


def _shift(places: Sequence[_Place]) -> None:
    """Drops the marks of notes, and writes other figures in their raised or lowered form."""
    for place in places:
        text = "".join(place.element.text_content().split())
        if len(text) > _LONGEST_SHIFTED:
            continue
        if _shift_of(place.element) == "sub":
            _write(place.element, lowered)
        elif text.startswith("(") and _BEHIND_SCORE.search(place.before):
            continue  # the points of a tie-break
        elif _NOTE.fullmatch(text) or (text and _linked(place, text)):
            _drop(place.element)
        else:
            _write(place.element, raised)


def _linked(place: _Place, text: str) -> bool:
    """Whether the `text` of a raised element is a link to a note, on this page, or elsewhere if it is a number.

    Behind a figure or a unit, one that leads elsewhere explains a power: "10⁶", "km²".
    """
    element = place.element
    around = next(element.iterancestors("a"), None)
    links = [one for one in element.iter("a") if one.get("href")]
    if (
        around is not None
        and around.get("href")
        and "".join("".join(islice(around.itertext(), _MOST_TEXTS)).split()) == text
    ):
        links.append(around)
    said = sum(map(str.isalnum, "".join(link.text_content() for link in links)))
    if not links or said < sum(map(str.isalnum, text)):
        return False
    within = all("#" in link.get("href") for link in links)
    if not within and _BEHIND_UNIT.search(place.before):
        return False
    return bool((_LINKED_NOTE if within else _NUMBER).fullmatch(text))


def _write(element: Any, form: Callable[[str], str]) -> None:
    for one in element.iter():
        one.text = one.text and form(one.text)
        if one is not element:
            one.tail = one.tail and form(one.tail)
