"""Which reader a file's content needs. The content decides where it is certain, the suffix elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import import_module

from qa.articles.bounds import bounded
from qa.errors import ArticleError
from qa.types import Draft

_READERS = {
    ".txt": ("text", "parse_text"),
    ".md": ("markdown", "parse_markdown"),
    ".html": ("html", "parse_html"),
    ".htm": ("html", "parse_html"),
    ".pdf": ("pdf", "parse_pdf"),
    ".docx": ("docx", "parse_docx"),
    ".json": ("json", "parse_json"),
    ".jsonl": ("json", "parse_jsonl"),
}
_REFUSED = (
    (b"\x89PNG", "a PNG picture; it needs OCR first"),
    (b"\xff\xd8\xff", "a JPEG picture; it needs OCR first"),
    (b"GIF8", "a GIF picture; it needs OCR first"),
    (b"II*\0", "a TIFF picture; it needs OCR first"),
    (b"MM\0*", "a TIFF picture; it needs OCR first"),
    (b"\xd0\xcf\x11\xe0", "an old or password-protected Office file; save it as DOCX without a password"),
    (b"{\\rtf", "an RTF file; save it as DOCX or text"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"\xfd7zXZ", "an xz archive; unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"\x7fELF", "a program, not an article"),
    (b"MZ\x90", "a program, not an article"),
    (b"SQLite format 3\0", "a database, not an article"),
    (b"%!PS", "a PostScript file; save it as PDF"),
)
# Possessive throughout: many comments before the first tag must not be tried in every combination.
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]{0,200}+>\s*+)?(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s+html|html[\s>])",
    re.IGNORECASE | re.DOTALL,
)


def parse(data: bytes, suffix: str, name: str = "") -> list[Draft]:
    """Drafts of the bytes of a file called `name`. `suffix` is one of `SUFFIXES`.

    ArticleError: not readable, said without the path.
    """
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise ArticleError("is empty; nothing to add", "library.file-empty")
    for magic, what in _REFUSED:
        if data.startswith(magic):
            raise ArticleError(f"is {what}")
    found = _found(data)
    if found is None and suffix in (".pdf", ".docx"):
        raise ArticleError(f"is named {suffix} but is no {suffix[1:].upper()}; give it its right suffix")
    kind = suffix if found is None or suffix == ".md" and found == ".html" else found
    module, reader = _READERS[kind]
    read = getattr(import_module(f"qa.articles.{module}"), reader)
    # The day of a post can stand in its name alone.
    drafts: list[Draft] = read(data, name) if kind == ".md" else read(data)
    # In place: the list may bear a remark.
    drafts[:] = (replace(bounded(draft), part=number) for number, draft in enumerate(drafts))
    return drafts


def _found(data: bytes) -> str | None:
    """The suffix that the content itself proves; None when nothing is certain."""
    if b"%PDF-" in data[:1024]:
        return ".pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return ".docx"
    return ".html" if _PAGE.match(data[:8192]) else None
