"""What the runs of a Word document are to its reader: struck out, hidden, raised or lowered, also by their styles.

Mammoth knows no hidden words and no double strike, and looks at no style for any of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

_DEEPEST = 20
"""Styles that are based on one another."""
_OFF = ("0", "false", "off")
_KEPT = frozenset(("rPr", "fldChar", "instrText"))
"""What stays of a run that is not shown: fields end in runs of their own."""


@dataclass(frozen=True, slots=True)
class _Look:
    """How words look; None where nothing says so. `shift`: "superscript", "subscript" or "baseline"."""

    struck: bool | None = None
    twice: bool | None = None
    hidden: bool | None = None
    shift: str | None = None


_PLAIN = _Look()


@dataclass(frozen=True, slots=True)
class Styles:
    """The looks by the id of a style, and the id of the style of paragraphs that name none."""

    looks: Mapping[str, _Look]
    usual: str


def read_styles(tree: Any) -> Styles:
    """The looks of the styles of `tree`, that of styles.xml, or None where there is none."""
    found = named_styles(tree)
    usual = next((key for key, style in found.items() if _is_usual(style)), "")
    looks: dict[str, _Look] = {}
    for key in found:
        look = _PLAIN
        for style in based_on(key, found):
            look = _over(_look(style.find("{*}rPr")), look)
        looks[key] = look
    return Styles(looks, usual)


def named_styles(tree: Any) -> dict[str, Any]:
    """The styles of `tree`, as for `read_styles`, by their ids."""
    return {own(style, "styleId"): style for style in (() if tree is None else tree.iterchildren("{*}style"))}


def based_on(key: str, styles: Mapping[str, Any]) -> Iterator[Any]:
    """The style of that id, then those that it is based on, nearest first."""
    for _ in range(_DEEPEST):
        style = styles.get(key)
        if style is None:
            return
        yield style
        key = value(style.find("{*}basedOn"))


def show_runs(tree: Any, styles: Styles) -> int:
    """Takes the words out that are struck or hidden, and raises what its style raises; it changes `tree`.

    Returns the number of paragraphs that are struck out as a whole.
    """
    gone: set[Any] = set()
    left: set[Any] = set()
    for run in tree.iter("{*}r"):
        # The nearest one: a box of text within a paragraph has its own.
        paragraph = next(run.iterancestors("{*}p"), None)
        named = None if paragraph is None else paragraph.find("{*}pPr/{*}pStyle")
        below = styles.looks.get(styles.usual if named is None else value(named), _PLAIN)
        look = _run_look(run, below, styles)
        worded = any((text.text or "").strip() for text in run.iter("{*}t"))
        if look.struck or look.twice or look.hidden:
            gone |= {paragraph} if worded and not look.hidden else set()
            for part in [one for one in run if etree.QName(one).localname not in _KEPT]:
                run.remove(part)
        else:
            left |= {paragraph} if worded else set()
            _raise(run, look.shift)
    return len(gone - left)


def _run_look(run: Any, below: _Look, styles: Styles) -> _Look:
    properties = run.find("{*}rPr")
    if properties is None:
        return below
    style = styles.looks.get(value(properties.find("{*}rStyle")), _PLAIN)
    # Of two styles that both strike or hide, the one takes back what the other does.
    both = _Look(
        bool(below.struck) != bool(style.struck),
        bool(below.twice or style.twice),
        bool(below.hidden) != bool(style.hidden),
        style.shift or below.shift,
    )
    return _over(both, _look(properties))


def _look(properties: Any) -> _Look:
    if properties is None:
        return _PLAIN
    return _Look(
        _switch(properties, "strike"),
        _switch(properties, "dstrike"),
        _switch(properties, "vanish"),
        value(properties.find("{*}vertAlign")) or None,
    )


def _over(below: _Look, above: _Look) -> _Look:
    return _Look(
        below.struck if above.struck is None else above.struck,
        below.twice if above.twice is None else above.twice,
        below.hidden if above.hidden is None else above.hidden,
        above.shift or below.shift,
    )


def _switch(properties: Any, name: str) -> bool | None:
    found = properties.find(f"{{*}}{name}")
    return None if found is None else value(found) not in _OFF


def _raise(run: Any, shift: str | None) -> None:
    properties = run.find("{*}rPr")
    if shift not in ("superscript", "subscript") or run.find("{*}rPr/{*}vertAlign") is not None:
        return
    space = etree.QName(run).namespace
    if properties is None:
        properties = etree.Element(etree.QName(space, "rPr"))
        run.insert(0, properties)
    etree.SubElement(properties, etree.QName(space, "vertAlign")).set(etree.QName(space, "val"), shift)


def value(element: Any) -> str:
    """What an element of Word is set to; "" for None, and where that is not said."""
    return "" if element is None else own(element, "val")


def own(element: Any, name: str) -> str:
    """An attribute of the element's own namespace; "" where it has none."""
    return str(element.get(etree.QName(etree.QName(element).namespace, name)) or "")


def _is_usual(style: Any) -> bool:
    return own(style, "type") == "paragraph" and own(style, "default") not in ("", *_OFF)
