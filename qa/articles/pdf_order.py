"""The text of a PDF page in the order in which it is read, where it is written from right to left.

A line is drawn as it stands, mostly from its left end. pypdf turns each right-to-left run of letters around, and leaves
the runs where they are; in "بزيادة 17٪" and "450 مليون" on one line the numbers would change places.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from pypdf import PageObject

__all__ = ["page_text"]

_DIGITS = frozenset("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬")
_SHOW = (b"Tj", b"TJ", b"'", b'"')
# Runs by kind, see `_kind`, that keep their order in a line from right to left: foreign words, parts of a number.
_KEPT = re.compile("L(?:[LNSW]*[LN])?|N(?:S?N)*|.")


def _keep_digits() -> None:
    """Let pypdf take Arabic and Persian digits as left to right, which they are; it makes ٤٢٠٢ of ٢٠٢٤."""
    import pypdf._text_extraction as names

    neutral: Callable[..., bool] | None = getattr(names, "is_char_neutral", None)
    rtl: Callable[..., bool] | None = getattr(names, "is_char_rtl", None)
    if neutral and rtl:
        vars(names)["is_char_neutral"] = lambda letter, *rest: letter not in _DIGITS and neutral(letter, *rest)
        vars(names)["is_char_rtl"] = lambda letter, *rest: letter not in _DIGITS and rtl(letter, *rest)


_keep_digits()


def page_text(page: PageObject) -> str:
    """The text layer of the page, lines by line feeds."""
    text = page.extract_text() or ""
    if not _from_right(text):
        return text
    runs = _runs(page)
    if "".join(run for _, run in runs) != text:
        return text
    lines: list[list[tuple[float, str]]] = [[]]
    for left, run in runs:
        first, *others = run.split("\n")
        lines[-1].append((left, first))
        lines += [[(left, other)] for other in others]
    return "\n".join(_line([run for run in line if run[1]]) for line in lines)


def _runs(page: PageObject) -> list[tuple[float, str]]:
    """The runs of letters as they are drawn, each with where it begins from the left."""
    runs: list[tuple[float, str]] = []
    begun: float | None = None  # where the run begins that pypdf collects
    drawn: float | None = None  # where the letters begin that it reads now

    def before(operator: bytes, _: Any, page_place: Any, text_place: Any) -> None:
        nonlocal begun, drawn
        if operator in _SHOW:
            drawn = text_place[4] * page_place[0] + text_place[5] * page_place[2] + page_place[4]
            begun = drawn if begun is None else begun

    def after(*_: Any) -> None:
        nonlocal drawn
        drawn = None

    def collect(text: str, *_: Any) -> None:
        nonlocal begun
        runs.append((begun or 0.0, text))
        begun = drawn

    page.extract_text(visitor_operand_before=before, visitor_operand_after=after, visitor_text=collect)
    return runs


def _line(runs: list[tuple[float, str]]) -> str:
    drawn = [run for _, run in runs]
    strong = [unicodedata.bidirectional(letter) for letter in "".join(drawn)]
    if strong.count("R") + strong.count("AL") <= strong.count("L"):
        return "".join(drawn)
    from_left = [run for _, run in sorted(runs, key=lambda run: run[0])]
    kinds = "".join(map(_kind, from_left))
    groups = ["".join(from_left[slice(*group.span())]) for group in _KEPT.finditer(kinds)]
    # A distance counts as a space to pypdf, also beside one.
    return re.sub(" {2,}", " ", "".join(map(_turned, reversed(groups))))


def _turned(group: str) -> str:
    """Its spaces on the other side, if it keeps its order: what stands to its right is read before it."""
    core = group.strip(" ")
    if not core or _kind(group) == "R":
        return group
    before, after = group.split(core, 1)
    return after + core + before


def _kind(run: str) -> str:
    """R written from the right, L from the left, N a number, S what stands within numbers, W anything else."""
    kinds = {unicodedata.bidirectional(letter) for letter in run}
    if kinds & {"R", "AL"}:
        return "R"
    if "L" in kinds:
        return "L"
    if kinds & {"EN", "AN"}:
        return "N"
    return "S" if kinds <= {"CS", "ES"} and len(run) == 1 else "W"


def _from_right(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)
