"""What a page links to and is no part of its article: headlines of others, and boxes that tell what those say.

What another article says must not be quoted as said by this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any
from urllib.parse import urlsplit

from qa.articles.blocks import BLOCKS, is_paragraph, plain_blocks
from qa.articles.metadata import sentence_count
from qa.articles.page_head import letters

__all__ = ["without_boxes", "without_links"]

_LONGEST_LINKED = 400
_LONGEST_BOX = 600
_LEAST_LINKED = 12
"""Letters of a link that is a headline, and not a name."""
_LABEL_LETTERS = 20
"""Letters of what may stand before it: "Also on our pages:"."""
_BOXES = ("div", "section", "aside", "article")
_BLOCKS = tuple(name for name in BLOCKS.split() if name != "br")
_SITE = "//link[@rel='canonical']/@href | //meta[@property='og:url']/@content | //base/@href"
# No text has them: Unicode keeps them for a program's own use.
_BEGIN, _END = "\ufdd0", "\ufdd1"
_MARKS = re.compile(f"([{_BEGIN}{_END}])")


def without_links(tree: Any, body: str, url: str | None, title: str) -> str:
    """The text without the lines that are nothing but a link within the site: another article, "Read more: …".

    A text most of which is links is left as it is.
    """
    linked = {letters(line) for line, inside in _linked_lines(tree, _hosts(tree, url)) if _is_headline(line, inside)}
    kept = [line for line in body.split("\n") if letters(line) not in linked - {letters(title)}]
    return "\n".join(kept) if 2 * sum(map(len, kept)) > len(body) else body


def without_boxes(tree: Any) -> None:
    """Takes away what stands among the paragraphs of a text and belongs to another article; it changes `tree`.

    Such a box is headed by a link to the other article, and goes on with what that says. Where boxes of one kind have
    no such link, or most of the text stands in boxes, they are the parts of this article: a list, a live blog.
    """
    hosts = _hosts(tree, None)
    for parent in list(tree.iter("body", "main", *_BOXES)):
        blocks = list(parent.iterchildren("p", *_BOXES))
        first = next((number for number, one in enumerate(blocks) if is_paragraph(_start(one))), len(blocks))
        # What stands above the first paragraph can be who wrote it, and when.
        boxes = [box for box in blocks[first + 1 :] if _is_box(box, hosts)]
        others = [one for one in blocks if one not in boxes] if boxes else []
        if sum(is_paragraph(_start(one)) for one in others) < 2:
            continue
        if 2 * sum(map(_length, boxes)) <= sum(map(_length, others)):
            kinds = {(one.tag, one.get("class")) for one in others if one.get("class") and _start(one)}
            for box in boxes:
                if (box.tag, box.get("class")) not in kinds:
                    box.drop_tree()


def _is_box(box: Any, hosts: set[str | None]) -> bool:
    if box.tag == "p" or next(box.iter("a"), None) is None or len(_start(box)) > _LONGEST_BOX:
        return False
    copy = deepcopy(box)
    copy.tail = None
    lines = [(line, inside) for line, inside in _linked_lines(copy, hosts) if letters(line)]
    if lines and not lines[0][1] and len(letters(lines[0][0])) <= _LABEL_LETTERS:
        del lines[0]
    if len(lines) < 2 or not _is_headline(*lines[0]):
        return False
    return any(not inside and (is_paragraph(line) or sentence_count(line[-3:])) for line, inside in lines[1:])


def _is_headline(line: str, inside: int) -> bool:
    """Whether a line of which `inside` letters are linked is nothing but a link."""
    if inside < _LEAST_LINKED or len(line) > _LONGEST_LINKED:
        return False
    return len(letters(line)) - inside <= min(_LABEL_LETTERS, inside // 2)


def _linked_lines(tree: Any, hosts: set[str | None]) -> Iterator[tuple[str, int]]:
    """The lines of a page, and how many letters of each are part of a link within the site."""
    copy = deepcopy(tree)
    short: dict[Any, bool] = {}
    for link in copy.iter("a"):
        address = link.get("href") or "#"
        if not address.startswith("#") and _host(address) in hosts and _is_apart(link, short):
            link.text, link.tail = f"{_BEGIN}{link.text or ''}", f"{_END}{link.tail or ''}"
    open_links = 0
    for line in plain_blocks(copy).split("\n"):
        inside = 0
        for piece in _MARKS.split(line):
            if piece in (_BEGIN, _END):
                open_links += 1 if piece == _BEGIN else -1
            elif open_links:
                inside += len(letters(piece))
        if bare := _MARKS.sub("", line).strip():
            yield bare, inside


def _is_apart(link: Any, short: dict[Any, bool]) -> bool:
    """Whether a link is not within a text: it holds blocks, or its block is no longer than a headline with a label.

    `short` keeps what is known of blocks. The lines of a song are links too, as are the cells of a table, and the
    article's own headline.
    """
    inside = {one.tag for one in link.iter(*_BLOCKS)}
    block = next(link.iterancestors(*_BLOCKS), None)
    if block is None or "h1" in (block.tag, *inside):
        return False
    if inside or block.tag in ("td", "th"):
        return bool(inside)
    if block not in short:
        short[block] = len(_start(block)) <= _LONGEST_LINKED
    return short[block]


def _hosts(tree: Any, url: str | None) -> set[str | None]:
    """The hosts of the site, and None, as an address within it may have none."""
    return {None, _host(url), *map(_host, tree.xpath(_SITE))}


def _host(address: str | None) -> str | None:
    """None for an address within the page's own site, "" for what is no page."""
    try:
        parts = urlsplit(address or "")
        return parts.hostname if parts.scheme in ("", "http", "https") else ""
    except ValueError:
        return ""


def _start(element: Any) -> str:
    """What the element says, if that is no more than a box may, else as much of it as is more."""
    said = ""
    for text in element.itertext():
        said += " ".join(text.split()) + " "
        if len(said) > _LONGEST_BOX:
            break
    return said.strip()


def _length(element: Any) -> int:
    return len(" ".join(element.text_content().split()))
