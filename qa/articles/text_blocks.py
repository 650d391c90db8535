"""The text of a record that is written in blocks, as editors and content systems keep it.

    {"title": …, "date": …, "body": [{"type": "paragraph", "text": …}, {"type": "list", "items": […]}]}

A block that has a date, a source or an address of its own is a comment, a picture or another article, and none of it;
blocks that all have titles and texts are articles of an edition.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from qa.articles.fields import called, folded, joined, plain, raw_text, tells, titled

_HOLDERS = ("blocks", "sections", "contentelements", "contentblocks", "bodyblocks")
"""What holds the blocks of a record beside the names that a text has; folded."""
_INSIDE = (*_HOLDERS, "data", "attributes", "children", "innerblocks", "items", "html")
_HEADINGS = ("title", "heading", "headline")
_TITLES = ("title", "headline")
"""Of articles, where the name of a block can be that of its kind, and a heading that of a section."""
_INLINE = ("text", "span")
_DEEPEST = 12


def record_text(record: Mapping[str, Any]) -> str:
    """The text as it is written, also one in blocks where the record is an article's; "" where there is none."""
    text = raw_text(record)
    if text or not titled([record]) or not tells(record, "published", "url"):
        return text
    held = [value for name, value in folded(record).items() if called(name, "text") or name in _HOLDERS]
    if any(_are_records(one) for value in held for one in (value, *_parts(value))):
        return ""
    texts = ("\n\n".join(_lines(value, _DEEPEST)) for value in held if isinstance(value, dict | list))
    return max(texts, key=len, default="")


def _parts(value: Any) -> list[Any]:
    return list(value.values()) if isinstance(value, dict) else []


def _are_records(value: Any) -> bool:
    """Whether they are the articles of an edition: what has a text has a title as well, more than once."""
    told = [block for block in value if isinstance(block, dict) and raw_text(block)] if isinstance(value, list) else []
    return len(told) > 1 and all(not folded(block).keys().isdisjoint(_TITLES) for block in told)


def _lines(value: Any, deep: int) -> Iterator[str]:
    """What the blocks say, each in a line or several."""
    if isinstance(value, str):
        yield from (value,) if value.strip() else ()
    elif isinstance(value, list) and deep:
        # What the record holds is paragraphs, whatever their kind is called.
        if deep < _DEEPEST and _is_line(value):
            yield joined(item if isinstance(item, str) else item["text"] for item in value)
        else:
            for item in value:
                yield from _lines(item, deep - 1)
    elif isinstance(value, dict) and deep and not tells(value, "published", "url", "source"):
        block = folded(value)
        yield from filter(None, (plain(block.get(name)) for name in _HEADINGS))
        text = raw_text(value)
        if text:
            yield text
        held = (part for name, part in block.items() if name in _INSIDE or (not text and called(name, "text")))
        for part in held:
            yield from _lines(part, deep - 1)


def _is_line(items: Sequence[Any]) -> bool:
    """Whether they are the pieces of one line, such as words in bold type."""
    return all(
        isinstance(item, str) or (isinstance(item, dict) and isinstance(item.get("text"), str) and _is_piece(item))
        for item in items
    ) and not all(isinstance(item, str) for item in items)


def _is_piece(item: Mapping[str, Any]) -> bool:
    return item.get("type", item.get("_type")) in _INLINE
