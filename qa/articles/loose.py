"""Text of a page that its extraction would lose, put where it is found: loose beside paragraphs, quoted in a figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from qa.articles.blocks import BLOCKS, HOLDERS, SILENT, is_told, line_of, plain_blocks

_INLINE = (
    "a abbr b bdi bdo big br center cite code data del dfn em font i img ins kbd mark noscript q ruby s samp script "
    "small span strike strong style sub sup svg time tt u var wbr"
)
_Run = tuple[Any, str, Sequence[Any]]
"""The element before whose text or tail it begins, which of both, and the elements that belong to it."""


def as_paragraphs(tree: Any) -> None:
    """Makes paragraphs of the sentences that stand loose beside those of a text; it changes `tree`."""
    for holder in list(tree.iter(*HOLDERS)):
        if any(is_told(line_of(one)) for one in holder.iterchildren("p")):
            for place, name, elements in list(_runs(holder)):
                if _is_text(getattr(place, name) or "", elements):
                    _wrap(holder, place, name, elements)
            for block in holder.iterchildren("div"):
                # One with a name can be a caption, or an advertisement.
                if not block.attrib and all(map(_is_inline, block)) and _is_text(block.text or "", list(block)):
                    block.tag = "p"


def _runs(holder: Any) -> Iterator[_Run]:
    """What stands in `holder` between its blocks."""
    place, name, elements = holder, "text", list[Any]()
    for child in holder:
        if _is_inline(child):
            elements.append(child)
        else:
            yield place, name, elements
            place, name, elements = child, "tail", []
    yield place, name, elements


def _is_inline(element: Any) -> bool:
    """A list or a table in a <span> or a <font> is one all the same."""
    within = element.tag in _INLINE.split() and (element.tag != "center" or not len(element))
    return within and next(element.iterdescendants(*BLOCKS), None) is None


def _is_text(first: str, elements: Sequence[Any]) -> bool:
    """Whether a run is a text, and not a menu."""
    words, linked = [first], 0
    for element in elements:
        inside = "" if element.tag in SILENT else element.text_content()
        linked += len(inside) if element.tag == "a" else 0
        words += inside, element.tail or ""
    text = " ".join("".join(words).split())
    return 2 * linked < len(text) and is_told(text)


def _wrap(holder: Any, place: Any, name: str, elements: Sequence[Any]) -> None:
    paragraph = holder.makeelement("p")
    paragraph.text = getattr(place, name)
    setattr(place, name, None)
    if name == "text":
        holder.insert(0, paragraph)
    else:
        place.addnext(paragraph)
    paragraph.extend(elements)


def quotes_as_text(tree: Any) -> None:
    """Makes blocks of the figures that are quotations, where nothing else on the page says it; it changes `tree`."""
    figures = tree.xpath("//figure[.//blockquote]")[:20]
    whole = " ".join(plain_blocks(tree).split()) if figures else ""
    for figure in figures:
        quote = line_of(figure.find(".//blockquote"))
        if whole.count(quote) == 1:
            figure.tag = "div"
