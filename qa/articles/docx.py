"""Word documents by mammoth (BSD), after a look into the archive that costs nothing to fail."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from lxml import html as lxml_html

from qa.articles.drafts import Told, make_drafts
from qa.articles.html import blocks
from qa.errors import ArticleError
from qa.types import Draft

__all__ = ["parse_docx"]

_MAX_ENTRIES = 10_000
_MAX_UNPACKED = 200 * 2**20
_MAX_RATIO = 100
_RATIO_FROM = 8 * 2**20
_DAMAGED = "is a damaged DOCX; open it in a word processor and save it again"


def parse_docx(data: bytes) -> list[Draft]:
    """Drafts of a DOCX. ArticleError: damaged, a bomb, declares a DTD or entities, no text."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive)
            title = _title(archive)
        text = _convert(data)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, KeyError, ValueError, EOFError, NotImplementedError, OSError):
        raise ArticleError(_DAMAGED) from None
    if not text.strip():
        raise ArticleError("is a DOCX without text; if it holds pictures of text, it needs OCR first")
    return make_drafts(text, Told(title=title if title and title in text else None))


def _check(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if "word/document.xml" not in archive.namelist():
        raise ArticleError("is a ZIP archive but no DOCX; unpack it and add the articles inside")
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > _MAX_ENTRIES or unpacked > _MAX_UNPACKED:
        raise ArticleError(
            f"is a DOCX that unpacks to {unpacked / 2**20:.0f} MB in {len(entries)} parts, "
            f"more than {_MAX_UNPACKED // 2**20} MB or {_MAX_ENTRIES} parts; save its text in a new document"
        )
    for entry in entries:
        if entry.flag_bits & 1:
            raise ArticleError("is a DOCX protected by a password; save a copy without one")
        if entry.file_size > _RATIO_FROM and entry.file_size > _MAX_RATIO * max(1, entry.compress_size):
            raise ArticleError(f"is packed over {_MAX_RATIO} times like a zip bomb; save its text in a new document")
        if entry.filename.endswith((".xml", ".rels")):
            part = archive.read(entry)
            # UTF-16 parts are read without their zero bytes, so that no declaration hides there.
            if b"<!DOCTYPE" in part.replace(b"\0", b"") or b"<!ENTITY" in part.replace(b"\0", b""):
                raise ArticleError(
                    "is a DOCX that declares its own entities (DTD), which no word processor does; refused"
                )


def _convert(data: bytes) -> str:
    import mammoth
    from mammoth.images import img_element

    try:
        page: Any = mammoth.convert_to_html(io.BytesIO(data), convert_image=img_element(lambda image: {}))
    except ArticleError:
        raise
    except Exception as error:
        # Mammoth has no error type of its own: whatever it meets in a broken part comes out as it is.
        if isinstance(error, MemoryError):
            raise
        raise ArticleError(_DAMAGED) from error
    markup = page.value
    return blocks(lxml_html.fromstring(f"<div>{markup}</div>")) if markup.strip() else ""


def _title(archive: zipfile.ZipFile) -> str | None:
    from lxml import etree

    if "docProps/core.xml" not in archive.namelist():
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        core = etree.fromstring(archive.read("docProps/core.xml"), parser)
    except etree.XMLSyntaxError:
        return None
    title = " ".join((core.findtext("{http://purl.org/dc/elements/1.1/}title") or "").split())
    return title if 8 <= len(title) <= 200 and not re.search(r"\.docx?$", title) else None
