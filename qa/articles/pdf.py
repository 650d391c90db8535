"""PDF by pypdf (BSD), places of lines by PDFium. That gives the text layer, which is not always the text one sees.

Limits: letters come in the order in which the file draws them, so columns and tables can be out of order; lines from
right to left are put in order as far as `pdf_order` can tell; Arabic presentation forms are turned into letters;
wrapped lines are joined and a word broken by a hyphen is made whole. A quote is exact in the stored text, not on the
printed page. Scans have no text at all.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing

import pypdfium2 as pdfium
from pypdf import PdfReader
from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

from qa.articles.decode import cleaned
from qa.articles.drafts import make_drafts
from qa.articles.pdf_join import Paragraph, paragraphs, usual_size
from qa.articles.pdf_lines import Ink, Line, read_ink
from qa.articles.pdf_order import page_lines
from qa.articles.pdf_repeated import Printed, without_repeated
from qa.articles.pdf_title import find_headline, outlet_of, title_size
from qa.articles.told import Told
from qa.errors import ArticleError
from qa.show import right_to_left_in
from qa.text.fold import letters
from qa.types import Draft

_MAX_PAGES = 2000
_FORMS = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]+")
_BROKEN = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, AssertionError, RuntimeError)
_MAY_FAIL = 1 / 3
"""Share of pages that may be unreadable; of more, what is left is no article."""
_WITHIN = re.compile("(?<=\\w)\u00ad(?=\\w)")
# A font without a table of its letters lets a reader guess, and pypdf and PDFium guess differently: one may have words
# where the other has control characters and letters of many scripts.
_ODD = 0.3
"""Share of odd characters from which on a text is none."""
_LOST = frozenset(("Cc", "Co", "Cn", "Cs"))
_LATER, _FEWER = 0.05, 0.5
"""Share of odd characters that makes one look at PDFium's text, and how many of them that may have."""


def parse_pdf(data: bytes) -> list[Draft]:
    """Drafts of a PDF. ArticleError: password, no text layer, no letters in it, damaged, too many pages."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ArticleError("is a PDF protected by a password; save a copy without one", "library.file-password")
        if len(reader.pages) > _MAX_PAGES:
            raise ArticleError(f"has {len(reader.pages)} pages, more than {_MAX_PAGES}; give the article's pages only")
        read = _pages(reader, data)
    except DependencyError:
        raise ArticleError(
            "is a PDF protected by a password or encryption; save a copy without it", "library.file-password"
        ) from None
    except LimitReachedError:
        raise ArticleError("is a PDF that unpacks beyond any article's size; print it to a new PDF") from None
    except _BROKEN as error:
        raise ArticleError(
            "is a damaged PDF; open it in a viewer and print it to a new PDF", "library.file-damaged-pdf"
        ) from error
    if not _are_letters([line.text for page in read for line in page]):
        raise ArticleError(
            "is a PDF whose letters cannot be told (its fonts carry no table of them); it needs OCR or a new export",
            "library.file-letters",
        )
    pages, printed = without_repeated([[Line(_letters(line.text), line.place) for line in page] for page in read])
    if sum(letter.isalnum() for page in pages for line in page for letter in line.text) < 10:
        raise ArticleError("is a PDF without text, probably a scan; it needs OCR first", "library.file-scan")
    pages = _hyphened(pages)
    usual = usual_size(pages)
    found = paragraphs(pages, title_size(pages[0], usual))
    text = "\n".join(paragraph.text for paragraph in found).replace("\u00ad", "")
    return make_drafts(text, _told(_title(reader), found, usual, printed))


def _told(title: str, found: Sequence[Paragraph], usual: float, printed: Printed) -> Told:
    """What the metadata and the lines of a browser tell. The date in those is that of printing, and not used."""
    address = printed.address or ""
    whole = address if address.startswith(("http://", "https://")) and not address.endswith(("…", "...")) else None
    title = title or next(iter(printed.titles), "")
    confirmed = any(letters(title) == letters(other) for other in printed.titles)
    headline = find_headline(title, confirmed, found, usual)
    outlet = outlet_of(title, headline, address) if confirmed and headline else None
    return Told(title=headline, source=outlet, url=whole)


def _pages(reader: PdfReader, data: bytes) -> list[list[Line]]:
    """The lines of each page; none of a page that cannot be read. Raises its error where too many cannot."""
    pages: list[list[Line]] = []
    failed = 0
    for number, ink in enumerate(_inks(data, len(reader.pages))):
        try:
            lines = page_lines(reader.pages[number], ink)
            pages.append(_likelier(lines, ink.text) if ink else lines)
        except LimitReachedError:
            raise
        except _BROKEN:
            failed += 1
            pages.append([])
            if failed > _MAY_FAIL * len(reader.pages):
                raise
    return pages


def _inks(data: bytes, pages: int) -> Iterator[Ink | None]:
    """What is painted on each page; None where PDFium cannot read it."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        yield from [None] * pages
        return
    with closing(document):
        for number in range(pages):
            try:
                yield read_ink(document[number])
            except (pdfium.PdfiumError, IndexError):
                yield None


def _letters(text: str) -> str:
    return _FORMS.sub(lambda forms: unicodedata.normalize("NFKC", forms[0]), cleaned(text))


def _hyphened(pages: list[list[Line]]) -> list[list[Line]]:
    """Where a font calls its hyphens soft ones, none is another: they are hyphens then, also within lines."""
    texts = [line.text for page in pages for line in page]
    if any("-" in text for text in texts) or not any(_WITHIN.search(text) for text in texts):
        return pages
    return [[Line(line.text.replace("\u00ad", "-"), line.place) for line in page] for page in pages]


def _title(reader: PdfReader) -> str:
    try:
        return " ".join(((reader.metadata.title if reader.metadata else None) or "").split())
    except _BROKEN:
        return ""


def _are_letters(lines: Sequence[str]) -> bool:
    """Whether most of the characters are letters of a script or two, as a text has them."""
    return _oddness("".join(lines)) < _ODD


def _likelier(lines: list[Line], painted: str) -> list[Line]:
    """`lines` or, where they are clearly less likely to be a text, those of PDFium's text, without their places."""
    ours = "".join(line.text for line in lines)
    if not painted or right_to_left_in(ours) or right_to_left_in(painted):
        return lines
    odd = _oddness(ours)
    if odd < _LATER or _oddness(painted) > _FEWER * odd or _count(painted) < 0.5 * _count(ours):
        return lines
    # U+FFFE stands for a hyphen at the end of a line.
    return [Line(line.replace("\ufffe", "-")) for line in painted.splitlines()]


def _count(text: str) -> int:
    return sum(map(str.isalnum, text))


def _oddness(text: str) -> float:
    """Share of control, private and unassigned characters and of letters outside the text's two usual scripts."""
    shown = [letter for letter in text if not letter.isspace() and letter not in "\ufffe\u200b\u00ad"]
    if not shown:
        return 0.0
    lost = sum(letter == "\ufffd" or unicodedata.category(letter) in _LOST for letter in shown)
    scripts = Counter(_script(letter) for letter in shown if letter.isalpha())
    return (lost + scripts.total() - sum(count for _, count in scripts.most_common(3))) / len(shown)


def _script(letter: str) -> str:
    """The first word of the letter's name, one for the scripts of Chinese, Japanese and Korean."""
    first = unicodedata.name(letter, "?").split(" ", 1)[0].split("-", 1)[0]
    return "CJK" if first in ("HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "FULLWIDTH", "IDEOGRAPHIC") else first
