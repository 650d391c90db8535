"""The text of an element tree, a line for each block, as a page shows it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any

from lxml import etree

__all__ = ["BLOCKS", "have_paragraphs", "is_paragraph", "plain_blocks"]

BLOCKS = (
    "address article aside blockquote body br caption dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section summary table tbody td tfoot th thead "
    "title tr ul"
)
_SILENT = "script style noscript template head svg math object iframe button select textarea"


def plain_blocks(tree: Any) -> str:
    """Text of an element tree, one line a block, without scripts and styles. Works without recursion."""
    lines: list[str] = []
    words: list[str] = []

    def close() -> None:
        line = " ".join("".join(words).split())
        words.clear()
        if line:
            lines.append(line)

    silent_names, block_names = set(_SILENT.split()), set(BLOCKS.split())
    silent = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            silent += name in silent_names
            if name in block_names:
                close()
            if not silent and name:
                words.append(element.text or "")
        else:
            silent -= name in silent_names
            if name in block_names:
                close()
            if not silent:
                words.append(element.tail or "")
    close()
    return "\n".join(lines)


def have_paragraphs(elements: Iterable[Any]) -> bool:
    """Whether two of the elements are paragraphs of a text."""
    return len(list(islice((one for one in elements if is_paragraph(" ".join(one.text_content().split()))), 2))) == 2


def is_paragraph(line: str) -> bool:
    """Whether a line is long enough for a paragraph of a text."""
    # In bytes, as a letter of most scripts takes two, and says more: a paragraph in Chinese has a third of the letters.
    return len(line.encode()) > 100
