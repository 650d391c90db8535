"""The runs of letters on a PDF page in the order in which they are drawn, with their places. By pypdf (BSD).

Three things of pypdf are mended on the way: it takes Arabic and Persian digits for letters that are read from the
right, a space that is only a distance on the page looks like one that the page has, and it reads the sign that is drawn
where a word may be broken, not what the file says it stands for.
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
SOFT = "\u00ad"
"""Stands where a word may be broken, and for the hyphen that is drawn where it is."""
_SOFT_WRITTEN = (SOFT, b"\xfe\xff\x00\xad")
_HYPHENS = ("-", "\u2010", "\u2011", SOFT)


class _Soft(bytes):
    """Codes of letters that the file says to stand for a place where a word may be broken (its "ActualText")."""


class _BehindSoft(bytes):
    """Codes that are drawn next: where the word is broken, browsers draw its hyphen behind that place."""


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
    """Let pypdf write `GAP` for a distance, and end a right-to-left run there: it puts the space at the wrong end.

    And `SOFT` for the hyphen of a word that is broken where the file says it may be, so that its lines are joined.
    """
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
        if given and isinstance(given[0], _Soft | _BehindSoft):
            drawn = "".join(rest[2].character_map.get(code, code) for code in text)
            if isinstance(given[0], _Soft) and not any(map(_has_ink, drawn)):
                return "", True, 0.0  # the word is not broken there
            if drawn in _HYPHENS:
                return SOFT, True, width
        return (GAP if is_text and text == " " else text), is_text, width

    vars(names)["crlf_space_check"] = check
    vars(names)["get_text_operands"] = shown


def _has_ink(letter: str) -> bool:
    """Whether something is drawn for a letter; pypdf gives a code that the font has no letter for as a control code."""
    return not letter.isspace() and unicodedata.category(letter) != "Cc"


_keep_digits()
_mark_gaps()


class _Marks:
    """Follows what a page marks as a place where a word may be broken, and tells the codes that are drawn for it."""

    def __init__(self) -> None:
        self._open: list[bool] = []  # of what is marked and not ended, whether it is such a place
        self._within = 0  # how many of them are
        self._behind = False  # whether the last that was drawn is one

    def follow(self, operator: bytes, given: Any) -> None:
        """Makes the codes of letters among `given`, the operands, `_Soft` or `_BehindSoft` ones where they are."""
        if operator in (b"BMC", b"BDC"):
            marked = given[1] if len(given) > 1 else None
            self._open.append(isinstance(marked, dict) and marked.get("/ActualText") in _SOFT_WRITTEN)
            self._within += self._open[-1]
        elif operator == b"EMC":
            ended = self._open.pop() if self._open else False
            self._within -= ended
            self._behind = ended or self._behind
        elif operator in _SHOW and (self._within or self._behind):
            kind = _Soft if self._within else _BehindSoft
            for codes in (given, *(one for one in given if isinstance(one, list))):
                codes[:] = [kind(one) if isinstance(one, bytes) else one for one in codes]
            self._behind = False


def read_runs(page: PageObject) -> tuple[str, list[Run]]:
    """The text layer of the page, lines by line feeds, and the runs that make it up."""
    runs: list[Run] = []
    begun: tuple[float, float, float] | None = None  # place and scale where the run begins that pypdf collects
    drawn: tuple[float, float, float] | None = None  # the same of the letters that it reads now
    turned = False
    marks = _Marks()
    rise, risen = 0.0, [0.0]  # how far letters are raised, and the same in the states that the page goes back to

    def before(operator: bytes, given: Any, page_place: Any, text_place: Any) -> None:
        nonlocal begun, drawn, rise
        marks.follow(operator, given)
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
