"""The runs of letters on a PDF page in the order in which they are drawn, with their places. By pypdf (BSD).

Two things of pypdf are mended on the way: it takes Arabic and Persian digits for letters that are read from the right,
and a space that is only a distance on the page looks like one that the page has.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from pypdf import PageObject

from qa.show import right_to_left_in

GAP = "\U0001fffe"
"""Stands for a space that is only a distance; no character, so that no page has it as a letter."""
_DIGITS = frozenset("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬")
_SHOW = (b"Tj", b"TJ", b"'", b'"')


@dataclass(frozen=True, slots=True)
class Run:
    """Letters drawn in one go: where they begin, and their size, 0 where they do not run straight across the page.

    `turned`: pypdf has put them in the order in which they are read from the right.
    """

    text: str
    left: float
    baseline: float
    size: float
    turned: bool


def _keep_digits() -> None:
    """Let pypdf take Arabic and Persian digits as left to right, which they are; it makes ٤٢٠٢ of ٢٠٢٤.

    Quotation marks and brackets go with the letters around them: to pypdf many are letters from the left.
    """
    import pypdf._text_extraction as names

    neutral: Callable[..., bool] | None = getattr(names, "is_char_neutral", None)
    rtl: Callable[..., bool] | None = getattr(names, "is_char_rtl", None)
    if neutral and rtl:
        vars(names)["is_char_neutral"] = lambda letter, *rest: (
            letter not in _DIGITS and (unicodedata.bidirectional(letter) == "ON" or neutral(letter, *rest))
        )
        vars(names)["is_char_rtl"] = lambda letter, *rest: letter not in _DIGITS and rtl(letter, *rest)


def _mark_gaps() -> None:
    """Let pypdf write `GAP` for a distance, and end a right-to-left run there: it puts the space at the wrong end."""
    import pypdf._text_extraction._text_extractor as names

    checked: Callable[..., Any] | None = getattr(names, "crlf_space_check", None)
    operands: Callable[..., Any] | None = getattr(names, "get_text_operands", None)
    if not checked or not operands:
        return

    def check(text: str, before: Any, now: Any, memo: Any, font: Any, turns: Any, output: str, size: Any,
              visitor: Any, *rest: Any) -> Any:  # fmt: skip
        read, output, *others = checked(text, before, now, memo, font, turns, output, size, visitor, *rest)
        if read == f"{text} ":
            # Where a font tells no width of its spaces, pypdf takes any place for one behind a distance.
            read = text if before == now or (not text and output.endswith(GAP)) else text + GAP
        if visitor and read.endswith(GAP) and (read == GAP or right_to_left_in(read)):
            visitor(read, *memo, font, size)
            read, output = "", output + read
        return read, output, *others

    def shown(given: list[Any], *rest: Any) -> Any:
        # A page's own letters come as bytes; a distance within a line as this one text.
        text, is_text, width = operands(given, *rest)
        return (GAP if is_text and text == " " else text), is_text, width

    vars(names)["crlf_space_check"] = check
    vars(names)["get_text_operands"] = shown


_keep_digits()
_mark_gaps()


def read_runs(page: PageObject) -> tuple[str, list[Run]]:
    """The text layer of the page, lines by line feeds, and the runs that make it up."""
    runs: list[Run] = []
    begun: tuple[float, float, float] | None = None  # place and scale where the run begins that pypdf collects
    drawn: tuple[float, float, float] | None = None  # the same of the letters that it reads now
    turned = False
    rise, risen = 0.0, [0.0]  # how far letters are raised, and the same in the states that the page goes back to

    def before(operator: bytes, given: Any, page_place: Any, text_place: Any) -> None:
        nonlocal begun, drawn, rise
        if operator == b"Ts":
            rise = float(given[0]) if given and isinstance(given[0], int | float) else 0.0
        elif operator == b"q":
            risen.append(rise)
        elif operator == b"Q":
            rise = risen.pop() if len(risen) > 1 else 0.0
        elif operator in _SHOW:
            (a, b, c, d, e, f), (ta, tb, tc, td, te, tf) = page_place, text_place
            te, tf = te + rise * tc, tf + rise * td
            straight = abs(ta * b + tb * d) < 0.01 * abs(tc * b + td * d)
            drawn = (te * a + tf * c + e, te * b + tf * d + f, abs(tc * b + td * d) if straight else 0.0)
            begun = begun or drawn

    def after(*_: Any) -> None:
        nonlocal drawn
        drawn = None

    def collect(text: str, _: Any, __: Any, ___: Any, size: float) -> None:
        nonlocal begun, turned
        left, baseline, scale = begun or (0.0, 0.0, 0.0)
        if text == GAP and runs:
            runs[-1] = replace(runs[-1], text=runs[-1].text + text)
        elif text:
            # Marks alone are turned as the letters before them.
            turned = right_to_left_in(text) or turned and not any(map(str.isalnum, text))
            runs.append(Run(text, left, baseline, abs(size) * scale, turned))
        begun = drawn

    text = page.extract_text(visitor_operand_before=before, visitor_operand_after=after, visitor_text=collect)
    return text or "", runs
