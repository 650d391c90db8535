"""A page's tree with the words that its readers see, before anything is taken out of it.

What is struck out was taken back, and a raised figure is none of the number before it. What an extraction drops or
takes for a block of its own, such as a day within a sentence, is words of the sentence. Lists have their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import regex
from lxml import etree

from qa.articles.blocks import BLOCKS, is_paragraph
from qa.articles.listed import write_numbers
from qa.articles.quoted import write_quotes
from qa.articles.raised import lowered, raised

__all__ = ["as_shown", "keep_words"]

_STRUCK_STYLE = re.compile(r"text-decoration(?:-line)?\s{0,9}:[^:;]*line-through", re.IGNORECASE)
_SHIFTED_STYLE = re.compile(r"vertical-align\s{0,9}:\s{0,9}(super|sub)\b", re.IGNORECASE)
_LONGEST_SHIFTED = 20
_DROPPED = frozenset(("time", "label", "output", "data"))
"""Elements within a line that the extraction drops."""
_NOTE = re.compile(r"[\[(]?\d{1,3}(?:[,;–-]\d{1,3}){0,9}[\])]|[*†‡§¶※＊]{1,9}|[,;]")
_LINKED_NOTE = re.compile(r"[\[(]?[^\W_]{0,6}[*†‡§¶]{0,3}(?:[,;–-]\d{1,3}){0,9}[\])]?")
_NUMBER = re.compile(r"\d{1,3}(?:[,;–-]\d{1,3}){0,9}")
_END = re.compile(r"\s*+[.,;:!?…。，、！？؟،؛۔।॥]")
# A shorter word can be a unit, or a letter of a formula.
_BEHIND_WORD = regex.compile(r"(?:[\p{L}\p{M}]{5}|\p{P})$")
_KEPT_BEFORE = 10
"""Characters before an element that tell what it is."""


@dataclass(slots=True)
class _Place:
    """An element in a line: the end of what stands before it there, and whether words do, and follow it."""

    element: Any
    before: str
    worded: bool
    followed: bool = False


def as_shown(tree: Any, language: str = "") -> None:
    """Makes the text of `tree` what its page shows; it changes `tree`, whose root stays.

    `language` is that of quotation marks where no element says so (ISO 639), "" to find it from the text.
    """
    _without_struck(tree)
    if tree.xpath("boolean(.//sup | .//sub | .//*[contains(@style, 'vertical-align')])"):
        _shift([place for place in _places(tree) if _shift_of(place.element)])
    write_quotes(tree, language)
    write_numbers(tree)


def keep_words(tree: Any) -> None:
    """Makes plain words of a day, a label or a result within a sentence; it changes `tree`.

    A label is none where there is a field that it may name. Times are the page's dates too: take those first.
    """
    known: dict[Any, tuple[bool, bool]] = {}
    for place in _places(tree) if next(tree.iter(*_DROPPED), None) is not None else ():
        if place.element.tag not in _DROPPED:
            continue
        block = next(place.element.iterancestors(*BLOCKS.split()), None)
        if block is None:
            continue
        if block not in known:
            text = " ".join(block.text_content().split())
            fields = next(block.iter("input", "select", "textarea", "button"), None) is not None
            known[block] = block.tag in ("p", "li", "blockquote", "dd") and is_paragraph(text), fields
        paragraph, fields = known[block]
        if (paragraph or (place.worded and place.followed)) and not (fields and place.element.tag == "label"):
            place.element.tag = "span"


def _without_struck(tree: Any) -> None:
    """Takes away what is struck out; it changes `tree`."""
    styled = tree.xpath(".//*[contains(@style, 'line-through')]")
    struck = [one for one in styled if _STRUCK_STYLE.search(one.get("style"))]
    for element in [*tree.iter("del", "s", "strike"), *struck]:
        # The sign of "#harbour" is set in one too, to be paler.
        if any(map(str.isalnum, element.text_content())):
            _drop(element)


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
    if element.tag not in BLOCKS.split():
        element.tag = "span"


def _places(tree: Any) -> list[_Place]:
    """The elements that may be dropped, raised or lowered, in their order."""
    block_names = set(BLOCKS.split())
    found: list[_Place] = []
    held: list[_Place] = []
    ended: list[_Place] = []
    before, worded = "", False
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        if name in block_names:
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
    lone: list[tuple[int, _Place]] = []
    for place in places:
        text = "".join(place.element.text_content().split())
        if len(text) > _LONGEST_SHIFTED:
            continue
        if _shift_of(place.element) == "sub":
            _write(place.element, lowered)
        elif _NOTE.fullmatch(text) or (text and _linked(place.element, text)):
            _drop(place.element)
        elif text.isdecimal() and _BEHIND_WORD.search(place.before.rstrip()):
            lone.append((int(text), place))
        else:
            _write(place.element, raised)
    # What has no link can be a power; a row of rising numbers behind words is that of notes.
    numbers = [number for number, _ in lone]
    notes = len(lone) > 1 and numbers[0] == 1 and all(a < b for a, b in pairwise(numbers))
    for _, place in lone:
        if notes:
            _drop(place.element)
        else:
            _write(place.element, raised)


def _linked(element: Any, text: str) -> bool:
    """Whether the `text` of a raised element is a link to a note, on this page, or elsewhere if it is a number."""
    around = next(element.iterancestors("a"), None)
    links = [one for one in element.iter("a") if one.get("href")]
    if around is not None and around.get("href") and "".join(around.text_content().split()) == text:
        links.append(around)
    said = sum(map(str.isalnum, "".join(link.text_content() for link in links)))
    if not links or said < sum(map(str.isalnum, text)):
        return False
    within = all("#" in link.get("href") for link in links)
    return bool((_LINKED_NOTE if within else _NUMBER).fullmatch(text))


def _write(element: Any, form: Callable[[str], str]) -> None:
    for one in element.iter():
        one.text = one.text and form(one.text)
        if one is not element:
            one.tail = one.tail and form(one.tail)
