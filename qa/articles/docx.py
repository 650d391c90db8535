"""Word documents by mammoth (BSD), after a look into the archive that costs nothing to fail."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from qa.articles.blocks import is_told, line_of
from qa.articles.docx_numbers import write_labels
from qa.articles.docx_runs import read_styles, show_runs
from qa.articles.drafts import make_drafts
from qa.articles.inline import as_shown
from qa.articles.labels import BYLINE, PUBLICATION, PUBLISHED, SOURCE, TITLE, UPDATED, pattern
from qa.articles.remark import Remarked, struck_out
from qa.articles.tables import blocks
from qa.articles.told import Told
from qa.errors import ArticleError
from qa.text.fold import fold
from qa.types import Draft

_MAX_ENTRIES = 10_000
_MAX_UNPACKED = 200 * 2**20
_MAX_RATIO = 100
_RATIO_FROM = 8 * 2**20
_FIELDS, _LEAST_FIELDS = "|".join((TITLE, SOURCE, PUBLICATION, PUBLISHED, UPDATED, BYLINE)), 2
_TEXTS = {"word/document.xml", "word/footnotes.xml", "word/endnotes.xml"}
_DAMAGED = "is a damaged DOCX; open it in a word processor and save it again"


def parse_docx(data: bytes) -> list[Draft]:
    """Drafts of a DOCX. ArticleError: damaged, a bomb, declares a DTD or entities, no text."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive)
            title = _title(archive)
            data, struck = _readable(archive)
        text = _convert(data)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, KeyError, ValueError, EOFError, NotImplementedError, OSError):
        raise ArticleError(_DAMAGED, "library.file-damaged-word") from None
    if not text.strip():
        raise ArticleError(
            "is a DOCX without text; if it holds pictures of text, it needs OCR first", "library.file-no-words"
        )
    drafts = make_drafts(text, Told(title=title if title and title in text else None))
    return Remarked(drafts, struck_out(struck)) if struck else drafts


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
            raise ArticleError("is a DOCX protected by a password; save a copy without one", "library.file-password")
        if entry.file_size > _RATIO_FROM and entry.file_size > _MAX_RATIO * max(1, entry.compress_size):
            raise ArticleError(f"is packed over {_MAX_RATIO} times like a zip bomb; save its text in a new document")
        if entry.filename.endswith((".xml", ".rels")):
            part = archive.read(entry)
            # UTF-16 parts are read without their zero bytes, so that no declaration hides there.
            if b"<!DOCTYPE" in part.replace(b"\0", b"") or b"<!ENTITY" in part.replace(b"\0", b""):
                raise ArticleError(
                    "is a DOCX that declares its own entities (DTD), which no word processor does; refused"
                )


def _readable(archive: zipfile.ZipFile) -> tuple[bytes, int]:
    """The document with the words that its reader sees, as mammoth reads them, and how many paragraphs are struck."""
    names = [name for name in dict.fromkeys(archive.namelist()) if name.endswith((".xml", ".rels"))]
    parts = {name: archive.read(name) for name in names}
    styles, numbering = _tree(parts.get("word/styles.xml")), _tree(parts.get("word/numbering.xml"))
    looks = read_styles(styles)
    struck = 0
    for name in _TEXTS & parts.keys():
        tree = _tree(parts[name])
        if tree is None:
            continue
        _unwrap(tree)
        struck += show_runs(tree, looks)
        if name == "word/document.xml" and numbering is not None:
            write_labels(tree, numbering, styles)
        parts[name] = bytes(etree.tostring(tree, encoding="utf-8"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as copy:  # without pictures, which nobody reads
        for name, part in parts.items():
            copy.writestr(name, part)
    return out.getvalue(), struck


def _tree(part: bytes | None) -> Any:
    """The elements of a part; None where there is none, or none that can be read: mammoth tells of that."""
    try:
        return None if part is None else etree.fromstring(part, _parser())
    except etree.XMLSyntaxError:
        return None


def _unwrap(tree: Any) -> None:
    """Mammoth drops words in a direction of their own, in a field, and under furigana; what it reads is a smart tag."""
    for reading in list(tree.iter("{*}rt")):
        reading.getparent().remove(reading)
    for element in tree.xpath("//*[local-name()='dir' or local-name()='bdo']//*[local-name()='t']"):
        if element.text == "\u202c":  # how Word ends the direction for programs that do not know it
            element.text = ""
    for element in tree.iter("{*}dir", "{*}bdo", "{*}fldSimple", "{*}ruby", "{*}rubyBase", "{*}cr"):
        name = etree.QName(element)
        element.tag = etree.QName(name.namespace, "br" if name.localname == "cr" else "smartTag")


def _parser() -> Any:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def _convert(data: bytes) -> str:
    import mammoth
    from mammoth.images import img_element

    try:
        page: Any = mammoth.convert_to_html(io.BytesIO(data), convert_image=img_element(lambda image: {}))
    except MemoryError:
        raise
    except Exception as error:
        # Mammoth has no error type of its own: whatever it meets in a broken part comes out as it is.
        raise ArticleError(_DAMAGED, "library.file-damaged-word") from error
    markup = page.value
    if not markup.strip():
        return ""
    tree = lxml_html.fromstring(f"<div>{markup}</div>")
    # Mammoth's marks of footnotes and its ways back from them would stand in the sentences.
    for link in tree.xpath("//a[starts-with(@href, '#footnote-') or starts-with(@href, '#endnote-')]"):
        if re.fullmatch(r"\[\d+\]|↑", link.text_content()):
            link.drop_tree()
    for ordered in tree.iter("ol"):  # whose numbers are written already, as Word counts them
        ordered.tag = "ul"
    _write_fields(tree)
    as_shown(tree)
    return blocks(tree)


def _write_fields(tree: Any) -> None:
    """Writes a table of title, outlet or day of the article, above its text, as lines; it changes `tree`."""
    table = next(tree.iter("table"), None)
    if table is None or any(is_told(line_of(block)) for block in table.itersiblings("p", preceding=True)):
        return
    rows = [[line_of(cell) for cell in row.iter("td", "th")] for row in table.iter("tr")]
    if any(len(row) != 2 for row in rows) or sum(_is_field(row[0]) for row in rows) < _LEAST_FIELDS:
        return
    for name, value in rows:
        line = lxml_html.Element("p")
        line.text = f"{name.rstrip(' :：')}: {value}"
        table.addprevious(line)
    table.drop_tree()


def _is_field(name: str) -> bool:
    return pattern(_FIELDS).fullmatch(fold(name).rstrip(" :")) is not None


def _title(archive: zipfile.ZipFile) -> str | None:
    if "docProps/core.xml" not in archive.namelist():
        return None
    try:
        core = etree.fromstring(archive.read("docProps/core.xml"), _parser())
    except etree.XMLSyntaxError:
        return None
    title = " ".join((core.findtext("{http://purl.org/dc/elements/1.1/}title") or "").split())
    return title if 8 <= len(title) <= 200 and not re.search(r"\.docx?$", title) else None
