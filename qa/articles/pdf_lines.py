"""A line of a PDF page with its place, and where the ink of a line ends. By PDFium (BSD, Apache-2.0).

pypdf tells where letters begin to be drawn, not where they end; PDFium knows the boxes of what is painted.
Lengths are in the page's own units, mostly points, from its lower left corner.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import inf

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_ROW, _TALL, _MANY = 2.0, 60, 100
"""Height of a row of boxes; rows that one box may fill; boxes of a row that are looked at for one line."""
_BREAKS, _SPACE, _ENDS = (10, 13), 32, 6
"""Characters that end a line; the last that has no ink; how many at the ends of a line tell where it stands."""

Box = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands: its edges, its baseline and the size of most of its letters."""

    left: float
    right: float
    baseline: float
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """`place` is None where it is unknown or the line does not run straight across the page."""

    text: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Ink:
    """The (left, right) of what is painted by rows, each row from the left: single boxes, and lines of letters.

    `text` is the page's as PDFium reads it.
    """

    boxes: dict[int, list[Box]]
    lines: dict[int, list[Box]]
    text: str


def read_ink(page: pdfium.PdfPage) -> Ink:
    """Raises pdfium.PdfiumError where the page cannot be read."""
    words = page.get_textpage()
    return Ink(
        _rows(words.get_rect(number) for number in range(words.count_rects())),
        _rows(_around(words, line) for line in _lines(words)),
        words.get_text_range(errors="replace"),
    )


def ink_end(ink: Ink, start: float, baseline: float, size: float) -> float | None:
    """The right end of the line of letters that are painted from about `start` on; None where there is none."""
    lines = _near(ink.lines, -inf, start + size, baseline, size)
    return max((right for _, right in lines if right > start), default=None)


def ink_gap(ink: Ink, at: float, baseline: float, size: float) -> bool:
    """Whether nothing is painted for the width of a narrow space before `at`."""
    near = _near(ink.boxes, at - 30 * size, at - 0.03 * size, baseline, size)
    return all(right < at - 0.15 * size for _, right in near)


def _rows(boxes: Iterable[tuple[float, float, float, float]]) -> dict[int, list[Box]]:
    rows: dict[int, list[Box]] = {}
    for left, bottom, right, top in boxes:
        low = int(bottom // _ROW)
        for row in range(low, min(int(top // _ROW), low + _TALL) + 1):
            rows.setdefault(row, []).append((left, right))
    return {row: sorted(found) for row, found in rows.items()}


def _near(rows: dict[int, list[Box]], start: float, end: float, baseline: float, size: float) -> set[Box]:
    """What is painted on the height of small letters and begins between `start` and `end`, the last of it."""
    found: set[Box] = set()
    low = int(baseline // _ROW)
    for row in range(low, min(int((baseline + 0.7 * size) // _ROW), low + _TALL) + 1):
        boxes = rows.get(row, [])
        first, last = bisect_left(boxes, (start, 0.0)), bisect_left(boxes, (end, 0.0))
        found.update(boxes[max(first, last - _MANY) : last])
    return found


def _lines(words: pdfium.PdfTextPage) -> Iterator[list[int]]:
    """The numbers of the characters that have ink, line by line."""
    line: list[int] = []
    for place in range(words.count_chars()):
        code = raw.FPDFText_GetUnicode(words, place)
        if code in _BREAKS and line:
            yield line
            line = []
        if code > _SPACE:
            line.append(place)
    if line:
        yield line


def _around(words: pdfium.PdfTextPage, line: list[int]) -> tuple[float, float, float, float]:
    # A line from right to left, or with words of both kinds, ends at either end of its characters.
    boxes = [words.get_charbox(place) for place in dict.fromkeys((*line[:_ENDS], *line[-_ENDS:]))]
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)
