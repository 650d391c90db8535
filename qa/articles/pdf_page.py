"""The page of a PDF that a quote stands on, as a picture with the quote's place on it. By PDFium (BSD, Apache-2.0).

The quote is exact in the extracted text; on the page it is looked for by its letters and digits alone, since spaces,
line ends, hyphens and forms of letters differ between the two. Where it is not found whole, the page with most of it is
shown with the parts that are.
"""

from __future__ import annotations

import ctypes
import io
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from qa.articles.sandbox import PagePicture
from qa.errors import ArticleError

WIDTH, HEIGHT = 1240, 3000
"""Pixels of the picture: so wide, unless it would be higher than that."""
PIECE = 5
"""Letters by which pages are compared with a quote that stands on none of them whole."""
RUN, ENOUGH = 8, 0.5
"""Letters that must stand together to count as found, and the share of the quote that must be."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Letters:
    """Letters and digits of a page, each with the number of the character it comes from."""

    text: str
    places: tuple[int, ...]


def page_picture(data: bytes, quote: str, share: float) -> PagePicture:
    """`share`: how far into the article the quote stands, 0 to 1; tells apart words that are there twice.

    Raises ArticleError where PDFium cannot read the file or none of the quote is on any page.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise ArticleError("has no pages that can be shown; open the file itself") from error
    try:
        pages = [_letters(document[number]) for number in range(len(document))]
        wanted = _squashed(quote)
        number, runs = _whole(pages, wanted, share) or _parts(pages, wanted)
        page = document[number]
        lines = _lines(page, [pages[number].places[i] for a, b in runs for i in range(a, b)])
        width, height = page.get_size()
        scale = min(WIDTH / width, HEIGHT / height)
        image = page.render(scale=scale).to_pil()
        png = io.BytesIO()
        image.save(png, "PNG")
        return PagePicture(
            number + 1,
            len(pages),
            image.width,
            image.height,
            png.getvalue(),
            tuple(_shown(page, line) for line in lines),
        )
    finally:
        document.close()


def _letters(page: pdfium.PdfPage) -> _Letters:
    words = page.get_textpage()
    found: list[str] = []
    places: list[int] = []
    for place in range(words.count_chars()):
        for letter in _squashed(chr(raw.FPDFText_GetUnicode(words, place) or 0x20)):
            found.append(letter)
            places.append(place)
    return _Letters("".join(found), tuple(places))


def _squashed(text: str) -> str:
    """Letters and digits alone, without case, marks and forms."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalnum())


def _whole(pages: Sequence[_Letters], wanted: str, share: float) -> tuple[int, list[tuple[int, int]]] | None:
    """(page, runs) where the quote stands whole, also over the foot of a page; the place nearest to `share`."""
    text = "".join(page.text for page in pages)
    found, at = [], text.find(wanted) if wanted else -1
    while at >= 0:
        found.append(at)
        at = text.find(wanted, at + 1)
    if not found:
        return None
    best = min(found, key=lambda at: abs(at / len(text) - share))
    for number, page in enumerate(pages):
        if best < len(page.text):
            return number, [(best, min(len(page.text), best + len(wanted)))]
        best -= len(page.text)
    return None


def _parts(pages: Sequence[_Letters], wanted: str) -> tuple[int, list[tuple[int, int]]]:
    """The page with most of the quote in runs of letters; a script drawn backwards may hold it the other way round."""
    pieces = Counter(wanted[i : i + PIECE] for i in range(len(wanted) - PIECE + 1))
    back = {piece[::-1] for piece in pieces}

    def likeness(page: _Letters) -> int:
        own = {page.text[i : i + PIECE] for i in range(len(page.text) - PIECE + 1)}
        return max(len(own & pieces.keys()), len(own & back))

    number = max(range(len(pages)), key=lambda number: likeness(pages[number]))
    best: list[tuple[int, int]] = []
    for asked in (wanted, wanted[::-1]):
        matcher = SequenceMatcher(None, pages[number].text, asked, autojunk=False)
        runs = [(one.a, one.a + one.size) for one in matcher.get_matching_blocks() if one.size >= RUN]
        if sum(b - a for a, b in runs) > sum(b - a for a, b in best):
            best = runs
    if sum(b - a for a, b in best) >= ENOUGH * len(wanted):
        return number, best
    if not likeness(pages[number]):
        raise ArticleError("has no page with these words that can be read; open the file itself")
    return number, []


def _lines(page: pdfium.PdfPage, places: Sequence[int]) -> list[Box]:
    """(left, bottom, right, top) of characters in the page's units, those that follow on a line as one."""
    words = page.get_textpage()
    lines: list[Box] = []
    for place in dict.fromkeys(places):
        box = words.get_charbox(place)
        if box[0] == box[2] or box[1] == box[3]:
            continue
        if lines and _same_line(lines[-1], box):
            a = lines[-1]
            lines[-1] = (min(a[0], box[0]), min(a[1], box[1]), max(a[2], box[2]), max(a[3], box[3]))
        else:
            lines.append(box)
    return lines


def _same_line(line: Box, box: Box) -> bool:
    """Side by side: most of the lower of the two is beside the other, and the gap is no column's."""
    beside = min(line[3], box[3]) - max(line[1], box[1])
    height = min(line[3] - line[1], box[3] - box[1])
    gap = max(box[0] - line[2], line[0] - box[2])
    return beside > 0.3 * height and gap < 3 * (line[3] - line[1])


def _shown(page: pdfium.PdfPage, line: Box) -> Box:
    """(left, top, width, height) as shares of the page as it is shown, turned and cut."""
    size = 100_000
    corners = []
    for x, y in ((line[0], line[3]), (line[2], line[1])):
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page, 0, 0, size, size, 0, x, y, ctypes.byref(across), ctypes.byref(down))
        corners.append((min(size, max(0, across.value)) / size, min(size, max(0, down.value)) / size))
    (x1, y1), (x2, y2) = corners
    return min(x1, x2), min(y1, y2), round(abs(x2 - x1), 5), round(abs(y2 - y1), 5)
