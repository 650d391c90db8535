"""Web pages: trafilatura finds body and metadata; where it finds none, every block of the page is text.

Nothing is fetched. Each paragraph is a line. The publication time with its zone comes from JSON-LD or meta tags.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from copy import deepcopy
from dataclasses import replace
from itertools import islice
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from qa.articles.dates import from_iso
from qa.articles.decode import decode
from qa.articles.drafts import Told, make_drafts
from qa.articles.language import identify
from qa.articles.metadata import find_published
from qa.articles.page_head import address_date, letters, read_head
from qa.errors import ArticleError
from qa.types import Draft

__all__ = ["blocks", "parse_html"]

_LABEL = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_BLOCKS = (
    "address article aside blockquote body br caption dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section summary table tbody td tfoot th thead "
    "title tr ul"
)
_SILENT = "script style noscript template head svg math object iframe button select textarea"
# What an element takes over from a page, but cannot be given.
_NOT_XML = {code: " " if chr(code).isspace() else "" for code in (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF)}
# Where a word may be broken, and a byte order mark in the middle: no part of the word, and they hide it from search.
_LAYOUT = re.compile("[\x00\u00ad\ufeff]|&(?:shy|#173|#xad);", re.IGNORECASE)


def parse_html(data: bytes) -> list[Draft]:
    """Drafts of a saved page. ArticleError: no text in it, or not decodable."""
    label = _LABEL.search(data[:4096])
    page = decode(data, label[1].decode("ascii") if label else None)
    tree = _tree(_LAYOUT.sub("", page))
    told, body = _extract(tree)
    whole = blocks(tree)
    if len(body.strip()) < 40 and len(whole) > len(body):
        body = whole
    if not body.strip():
        raise ArticleError("is a page without text; it may need a browser to fill it, save it as text or PDF")
    head = read_head(tree, told, body)
    beside = _beside_heading(tree, body, head.title) if head.title and not head.published else None
    published = head.published or beside or address_date(head.url or "")
    return make_drafts(body, replace(head, published=published))


def _tree(page: str) -> Any:
    parser = lxml_html.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8"
    )
    try:
        tree = lxml_html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        tree = None
    # The parser stops at a depth it takes for an attack and would give half a page for a whole one.
    if any("depth" in str(entry.message) for entry in parser.error_log):
        raise ArticleError("is a page nested too deeply to be read whole; save its text as .txt")
    if tree is None:
        raise ArticleError("is an empty page, or not HTML; nothing to add")
    return tree


def _extract(tree: Any) -> tuple[Told, str]:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    from trafilatura import bare_extraction
    from trafilatura.settings import use_config

    # It drops what cannot be printed, and so the joiners that are part of the spelling of Persian or Bengali.
    copy = deepcopy(tree)
    hidden = _stand_ins(copy)
    _translate(copy, hidden)
    # Its threshold counts letters; a short report in Chinese or Japanese would pass for none.
    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "50")
    try:
        found: Any = bare_extraction(
            copy,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            config=config,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except RecursionError:
        found = None
    if found is None:
        return Told(), ""
    back = {ord(letter): chr(code) for code, letter in hidden.items()}
    unseen = "".join(hidden.values()) + " "
    lines = [line.strip() for line in (found.text or "").split("\n") if line.strip().strip(unseen)]
    title, source = ((value or "").translate(back) for value in (found.title, found.sitename or found.hostname))
    return Told(title=title, source=source, url=found.url), "\n".join(lines).translate(back)


def _stand_ins(tree: Any) -> dict[int, str]:
    """A letter that the page lacks (of the Yi script) for each invisible character it has."""
    used = set().union(*tree.itertext(), *tree.xpath("//meta/@content"))
    free = (chr(code) for code in range(0xA000, 0xA48D) if chr(code) not in used)
    return dict(zip((ord(c) for c in sorted(used) if unicodedata.category(c) == "Cf"), free, strict=False))


def _translate(tree: Any, table: dict[int, str]) -> None:
    table = table and table | _NOT_XML
    for element in tree.iter() if table else ():
        element.text = element.text and element.text.translate(table)
        element.tail = element.tail and element.tail.translate(table)
        if element.tag == "meta" and element.get("content"):
            element.set("content", element.get("content").translate(table))


def blocks(tree: Any) -> str:
    """Text of an element tree, one line a block, without scripts and styles. Works without recursion."""
    lines: list[str] = []
    words: list[str] = []

    def close() -> None:
        line = " ".join("".join(words).split())
        words.clear()
        if line:
            lines.append(line)

    silent_names, block_names = set(_SILENT.split()), set(_BLOCKS.split())
    silent = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            silent += name in silent_names
            if name in block_names:
                close()
            if not silent and name:
                words.append(element.text or "")
        else:
            silent -= name in silent_names
            if name in block_names:
                close()
            if not silent:
                words.append(element.tail or "")
    close()
    return "\n".join(lines)


def _beside_heading(tree: Any, body: str, heading: str) -> str | None:
    """The date the page shows between its heading and the second paragraph of the text; it changes `tree`.

    What is most read, comments and the foot have dates too, but not there. The heading can stand above itself, as the
    last of a trail of links.
    """
    for element in tree.xpath("//time[@datetime]"):
        moment = element.get("datetime")
        # What is shown can be "3 hours ago", or a time without its zone.
        if from_iso(moment) and (len(moment) > 10 or not re.search(r"\d{4}", element.text_content())):
            element[:] = []
            element.text = moment
    lines = blocks(tree).split("\n", 5000)[:5000]
    paragraphs = {letters(line) for line in body.split("\n", 50)[:50] if _is_paragraph(line)}
    of_text = (n for n, line in enumerate(lines) if _is_paragraph(line) and letters(line) in paragraphs)
    title = letters(heading)
    ends = list(islice((n for n in of_text if letters(lines[n]) != title), 2))
    starts = [n for n, line in enumerate(lines[: ends[0]]) if letters(line) == title] if ends else []
    found = find_published("\n".join(lines[starts[-1] : ends[-1]]), identify(body)) if starts else None
    return found.iso() if found else None


def _is_paragraph(line: str) -> bool:
    # In bytes, as a letter of most scripts takes two, and says more: a paragraph in Chinese has a third of the letters.
    return len(line.encode()) > 100
