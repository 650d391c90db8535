"""PDF by pypdf (BSD). What can be had from it is the text layer, and that is not always the text one sees.

Limits: letters come in the order in which the file draws them, so columns and tables can be out of order, and brackets
in Arabic and Hebrew face the wrong way; lines from right to left are put in order as far as `pdf_order` can tell;
Arabic presentation forms are turned into letters; wrapped lines are joined and a word broken by a hyphen is made whole.
A quote is exact in the stored text, not on the printed page. Scans have no text at all.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

from qa.articles.decode import normalise
from qa.articles.drafts import Told, make_drafts
from qa.articles.pdf_order import page_text
from qa.errors import ArticleError
from qa.types import Draft

__all__ = ["parse_pdf"]

_MAX_PAGES = 2000
_FORMS = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]+")
_CLOSED = re.compile(r"[.!?:؟۔।。！？][\"'»”’)\]]*$")
_BULLET = re.compile(r"(?:[•▪◦*–—-]|\d{1,2}[.)])\s")


def parse_pdf(data: bytes) -> list[Draft]:
    """Drafts of a PDF. ArticleError: password, no text layer, damaged, too many pages."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ArticleError("is a PDF protected by a password; save a copy without one")
        if len(reader.pages) > _MAX_PAGES:
            raise ArticleError(f"has {len(reader.pages)} pages, more than {_MAX_PAGES}; give the article's pages only")
        pages = [_page(page_text(page)) for page in reader.pages]
        title = _sane(reader.metadata.title if reader.metadata else None)
    except DependencyError:
        raise ArticleError("is a PDF protected by a password or encryption; save a copy without it") from None
    except LimitReachedError:
        raise ArticleError("is a PDF that unpacks beyond any article's size; print it to a new PDF") from None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, AssertionError) as error:
        raise ArticleError("is a damaged PDF; open it in a viewer and print it to a new PDF") from error
    text = "\n\n".join(page for page in pages if page)
    if sum(letter.isalnum() for letter in text) < 10:
        raise ArticleError("is a PDF without text, probably a scan; it needs OCR first")
    return make_drafts(text, Told(title=title if title and title in text else None))


def _sane(title: str | None) -> str | None:
    """A metadata title that could be a headline: not a file name, not what an office program puts there."""
    title = " ".join((title or "").split())
    odd = re.search(
        r"\.(?:docx?|pdf|indd|tex|qxd|html?)$|^(?:untitled|microsoft word|document\d*|slide)", title, re.IGNORECASE
    )
    return title if 8 <= len(title) <= 200 and not odd else None


def _page(text: str) -> str:
    text = _FORMS.sub(lambda forms: unicodedata.normalize("NFKC", forms[0]), normalise(text))
    return "\n".join(_paragraphs([line.strip() for line in text.split("\n")]))


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Wrapped lines joined: a line goes on with the next when it is nearly as long as the page's lines are."""
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[len(lengths) * 4 // 5] if lengths else 0
    held = ""
    for line in lines:
        if not line:
            if held:
                yield held
            held = ""
            continue
        if held and _BULLET.match(line):
            yield held
            held = line
        elif re.search(r"[^\W\d_]-$", held) and line[:1].islower():
            held = held[:-1] + line
        else:
            held = f"{held} {line}" if held else line
        if len(line) < width * (0.85 if _CLOSED.search(line) else 0.6):
            yield held
            held = ""
    if held:
        yield held
