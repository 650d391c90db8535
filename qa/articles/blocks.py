"""The text of an element tree, a line for each block, as a page shows it."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from itertools import islice
from typing import Any

from lxml import etree

from qa.articles.sources import is_ended

_BLOCKS = (
    "address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section summary table tbody td tfoot th thead "
    "title tr ul"
)
BLOCKS = tuple(_BLOCKS.split())
ENDS = frozenset((*BLOCKS, "br"))
"""What ends a line: the blocks, and what holds no text."""
HOLDERS = ("article", "body", "center", "div", "main", "section", "td")
"""What may hold the paragraphs of a text."""
_TALK = ("comment", "disqus", "respond", "replies")
"""What stands in the names of what readers write."""
SILENT = ("script", "style", "noscript", "template", "head", "svg", "math", "object", "iframe", "button", "select",
           "textarea")  # fmt: skip


def plain_blocks(tree: Any) -> str:
    """Text of an element tree, one line a block, without scripts and styles. Works without recursion."""
    lines: list[str] = []
    words: list[str] = []

    def close() -> None:
        line = " ".join("".join(words).split())
        words.clear()
        if line:
            lines.append(line)

    silent = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            silent += name in SILENT
            if name in ENDS:
                close()
            if not silent and name:
                words.append(element.text or "")
        else:
            silent -= name in SILENT
            if name in ENDS:
                close()
            if not silent:
                words.append(element.tail or "")
    close()
    return "\n".join(lines)


def have_paragraphs(elements: Iterable[Any]) -> bool:
    """Whether two of the elements are paragraphs of a text."""
    return len(list(islice((one for one in elements if is_paragraph(line_of(one))), 2))) == 2


def is_paragraph(line: str) -> bool:
    """Whether a line is long enough for a paragraph of a text."""
    # In bytes, as a letter of most scripts takes two, and says more: a paragraph in Chinese has a third of the letters.
    return len(line.encode()) > 100


def is_talk(element: Any) -> bool:
    """Whether an element is called as what readers write is."""
    named = f"{element.get('id', '')} {element.get('class', '')}".lower()
    return any(name in named for name in _TALK)


def is_told(line: str) -> bool:
    """Whether it is a sentence, or as long as one."""
    return is_paragraph(line) or is_ended(line)


def line_of(element: Any) -> str:
    """What an element says, on one line."""
    return " ".join(element.text_content().split())


def alone(element: Any) -> Any:
    """A copy of the element, without what follows it."""
    copy = deepcopy(element)
    copy.tail = None
    return copy
