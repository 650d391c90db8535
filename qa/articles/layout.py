"""Blocks that a page has for its layout, and that hide an article's paragraphs from the extraction, taken away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Any

from qa.articles.blocks import alone, have_paragraphs, is_told, line_of, plain_blocks

_NEAR = 3
"""Levels above two blocks within which both stand in one."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_KEPT = ("ul", "ol", "dl", "blockquote", "table", "pre")
"""What is part of a text between two of its blocks, however short."""
_APART = ("aside", "nav", "form", "footer", "header", "script", "style", "noscript", "template")
_FILLED = ("form", "input", "button", "select", "textarea", "iframe")


def without_layout(tree: Any) -> None:
    """Takes away what hides an article's paragraphs from the extraction; it changes `tree`.

    A table whose cell holds paragraphs is there for the layout. And a text can be cut in two, for an advertisement or
    a question, into blocks of one name side by side, of which only one would be taken for it.
    """
    for table in tree.xpath("//table[.//p]"):
        cells = [cell for cell in table.iter("td", "th") if have_paragraphs(cell.iter("p"))]
        outer = {one for cell in cells for one in (cell, *cell.iterancestors())}
        for one in table.iter("table", "tbody", "thead", "tr", "td", "th") if cells else ():
            if one in outer:
                one.tag = "div"
    named: dict[tuple[str, str], list[Any]] = {}
    for block in tree.iter("div", "section"):
        # The items of a list are read side by side as they are.
        in_item = any(one.tag == "li" for one in islice(block.iterancestors(), _NEAR))
        if block.get("class") and not in_item and have_paragraphs(block.iterchildren("p")):
            named.setdefault((block.tag, block.get("class")), []).append(block)
    place = {block: number for number, block in enumerate(tree.iter("div", "section"))}
    homes: dict[Any, _Home] = {}
    known: dict[Any, int] = {}
    for blocks in named.values():
        # What was moved with the blocks of another name goes on where it is now.
        within = (homes[one] for one in (blocks[0], *blocks[0].iterancestors()) if one in homes)
        home = next(within, None) or _Home(blocks[0], blocks[0], len(line_of(blocks[0])))
        behind = [block for block in blocks if place[block] > place[home.last]]
        homes.update(dict.fromkeys(_join(home, behind, known), home))


@dataclass(slots=True)
class _Home:
    """The block that others are moved into, the last of those on the page, and the letters of all of them."""

    block: Any
    last: Any
    said: int


def _join(home: _Home, blocks: Sequence[Any], known: dict[Any, int]) -> list[Any]:
    """Moves what those `blocks` behind it say that are near `home` into it, and what of the text stands between.

    Returns what stood between. `known` keeps the letters of what is of the text: many names can have the same gaps.
    """
    near = list(home.block.iterancestors())[:_NEAR]
    found: list[tuple[list[Any], Any]] = []
    last, said, between = home.last, home.said, 0
    for block in blocks:
        around = (block, *block.iterancestors())
        # One that stands in another is in its place.
        if home.block in around or last in around or not any(one in near for one in around[1 : 1 + _NEAR]):
            continue
        gap = list(_between(last, block))
        known.update((one, len(line_of(one)) * _is_of_text(one)) for one in gap if one not in known)
        told = [one for one in gap if known[one]]
        between += sum(known[one] for one in told)
        said += len(line_of(block))
        found.append((told, block))
        last = block
    if between > said:
        # They are boxes in a text then, and not the text.
        return []
    home.last, home.said = last, said + between
    for told, block in found:
        home.block.extend(told)
        if len(home.block):
            # What stands loose at its start.
            home.block[-1].tail = f"{home.block[-1].tail or ''}{block.text or ''}"
            block.text = None
        home.block.extend(list(block))
    return [one for told, _ in found for one in told]


def _between(last: Any, block: Any) -> Iterator[Any]:
    """The elements that stand behind `last` and before `block`, in the order of the page."""
    around = {block, *block.iterancestors()}
    outer = last
    while outer is not None and outer not in around:
        yield from takewhile(lambda one: one not in around, outer.itersiblings())
        outer = outer.getparent()
    path = takewhile(lambda one: one is not outer, (block, *block.iterancestors()))
    for one in reversed(list(path)[:-1]):
        yield from reversed(list(one.itersiblings(preceding=True)))


def _is_of_text(element: Any) -> bool:
    """Whether an element between two blocks of a text belongs to it, and is no advertisement, menu or form."""
    if element.tag in _APART:
        return False
    lines = plain_blocks(alone(element)).split("\n")
    links = (link for link in element.iter("a") if not link.get("href", "#").startswith("#"))
    if 2 * sum(len(line_of(link)) for link in links) > sum(map(len, lines)):
        return False
    if next(element.iter(*_FILLED), None) is not None and not have_paragraphs(element.iter("p")):
        return False
    headings = {line_of(heading) for heading in element.iter(*_HEADINGS)}
    return element.tag in _KEPT or headings.issuperset(lines) or any(map(is_told, lines))
