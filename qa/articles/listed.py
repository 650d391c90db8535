"""The numbers of ordered lists, which a page shows and its text has not: "18. ", "b. ", "iv. "."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from qa.articles.blocks import ENDS, have_paragraphs

_MOST = 9_999
"""A list that is made to begin above it, or a number that is set above it, says nothing to its reader."""
_UNNUMBERED = re.compile(r"list-style(?:-type)?\s{0,9}:[^;]*\bnone\b", re.IGNORECASE)
_OWN_NUMBER = re.compile(r"[(\[#]?\d{1,4}\s?(?:[.):\]、．）](?!\d)|$)")
_ROMAN = {1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl", 10: "x", 9: "ix", 5: "v",
          4: "iv", 1: "i"}  # fmt: skip


def write_numbers(tree: Any) -> None:
    """Writes the number of each item before it; it changes `tree`.

    Menus, comments and what is most read are lists too, mostly of links or with a class that sets how they are shown:
    one with a class has its numbers only beside paragraphs of a text.
    """
    beside: dict[Any, bool] = {}
    for ordered in tree.iter("ol"):
        items = list(ordered.iterchildren("li"))
        parent = ordered.getparent()
        if ordered.get("class") and parent is not None and parent not in beside:
            beside[parent] = have_paragraphs(parent.iterchildren("p"))
        given = ordered.get("start") or any(item.get("value") for item in items)
        shown = beside.get(parent) or not ordered.get("class")
        if items and shown and (_is_counted(ordered, items) if given else _is_text(ordered, items)):
            if 2 * sum(map(_has_number, items)) > len(items):
                continue
            for item, number in zip(items, _numbers(ordered, items), strict=True):
                _put_before(item, f"{numeral(number, ordered.get('type') or '1')}. ")


def numeral(number: int, kind: str) -> str:
    """`number` in the form that HTML calls "1", "a", "A", "i" or "I"; in digits where it has none in that form."""
    form = str(number)
    if kind in "aA" and number > 0:
        form = ""
        while number:
            number, letter = divmod(number - 1, 26)
            form = chr(ord("a") + letter) + form
    elif kind in "iI" and 0 < number < 4000:
        form = ""
        for value, letters in _ROMAN.items():
            times, number = divmod(number, value)
            form += letters * times
    return form.upper() if kind in "AI" else form


def _is_text(ordered: Any, items: list[Any]) -> bool:
    if "list-style" in (ordered.get("style") or "") or next(ordered.iterancestors("nav"), None) is not None:
        return False
    linked = sum(_is_link(item) for item in items)
    return 2 * linked < len(items)


def _is_counted(ordered: Any, items: list[Any]) -> bool:
    """Whether the numbers that are set for a list are shown, and can be meant."""
    values = [ordered.get("start"), *(item.get("value") for item in items)]
    shown = not _UNNUMBERED.search(ordered.get("style") or "")
    return shown and all(abs(_whole(value, 1)) <= _MOST for value in values)


def _has_number(item: Any) -> bool:
    """Whether its text begins with a number already."""
    return _OWN_NUMBER.match("".join(islice(item.itertext(), 6)).lstrip()[:20]) is not None


def _is_link(item: Any) -> bool:
    """Whether it is hardly more than links."""
    said = len("".join(item.itertext()).strip())
    return 2 * sum(len("".join(link.itertext()).strip()) for link in item.iter("a")) > said


def _numbers(ordered: Any, items: list[Any]) -> Iterator[int]:
    back = ordered.get("reversed") is not None
    number = _whole(ordered.get("start"), len(items) if back else 1)
    for item in items:
        number = _whole(item.get("value"), number)
        yield number
        number += -1 if back else 1


def _whole(value: str | None, other: int) -> int:
    try:
        return int((value or "")[:9])  # more digits would cost more, and are above what is counted anyway
    except ValueError:
        return other


def _put_before(item: Any, number: str) -> None:
    """Writes the number into the line that the item begins with, unless that is of a list within it."""
    element = item
    while not (element.text or "").strip():
        first = next(element.iterchildren(), None)
        if first is None or first.tag in ("ol", "ul", "table"):
            return
        if first.tag not in ENDS:
            break
        element = first
    element.text = number + (element.text or "").lstrip()
