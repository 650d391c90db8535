"""What the runs of a Word document are to its reader: struck out, hidden, raised or lowered, also by their styles.

Mammoth knows no hidden words and no double strike, and looks at no style for any of these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

__all__ = ["Styles", "read_styles", "show_runs"]

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
    found = {
        style.get(_name(style, "styleId")): style
        for style in (tree.iterchildren("{*}style") if tree is not None else ())
    }
    usual = next((key for key, style in found.items() if _is_usual(style)), "")
    looks: dict[str, _Look] = {}
    for key, style in found.items():
        chain = [style]
        while (base := chain[-1].find("{*}basedOn")) is not None and len(chain) < _DEEPEST:
            below = found.get(_value(base))
            if below is None:
                break
            chain.append(below)
        look = _PLAIN
        for one in reversed(chain):
            look = _over(look, _look(one.find("{*}rPr")))
        looks[key] = look
    return Styles(looks, usual)


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
        below = styles.looks.get(styles.usual if named is None else _value(named), _PLAIN)
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
    own = run.find("{*}rPr")
    if own is None:
        return below
    named = own.find("{*}rStyle")
    style = styles.looks.get(_value(named), _PLAIN) if named is not None else _PLAIN
    # Of two styles that both strike or hide, the one takes back what the other does.
    both = _Look(
        bool(below.struck) != bool(style.struck),
        bool(below.twice or style.twice),
        bool(below.hidden) != bool(style.hidden),
        style.shift or below.shift,
    )
    return _over(both, _look(own))


def _look(properties: Any) -> _Look:
    if properties is None:
        return _PLAIN
    shift = properties.find("{*}vertAlign")
    return _Look(
        _switch(properties, "strike"),
        _switch(properties, "dstrike"),
        _switch(properties, "vanish"),
        _value(shift) if shift is not None else None,
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
    return None if found is None else _value(found) not in _OFF


def _raise(run: Any, shift: str | None) -> None:
    own = run.find("{*}rPr")
    if shift not in ("superscript", "subscript") or (own is not None and own.find("{*}vertAlign") is not None):
        return
    space = etree.QName(run).namespace
    if own is None:
        own = etree.Element(etree.QName(space, "rPr"))
        run.insert(0, own)
    etree.SubElement(own, etree.QName(space, "vertAlign")).set(etree.QName(space, "val"), shift)


def _value(element: Any) -> str:
    return str(element.get(_name(element, "val")) or "")


def _name(element: Any, name: str) -> Any:
    return etree.QName(etree.QName(element).namespace, name)


def _is_usual(style: Any) -> bool:
    of_paragraphs = style.get(_name(style, "type")) == "paragraph"
    return of_paragraphs and (style.get(_name(style, "default")) or "0") not in _OFF
