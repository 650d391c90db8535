"""Web pages: trafilatura finds body and metadata; where it finds none, every block of the page is text.

Nothing is fetched. Each paragraph is a line. The publication time with its zone comes from JSON-LD or meta tags.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from qa.articles.dates import from_iso
from qa.articles.decode import decode, normalise
from qa.articles.drafts import Told, make_drafts
from qa.articles.language import identify
from qa.articles.metadata import find_published
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
_DATE_PATHS = (
    "//meta[@property='article:published_time' or @name='article:published_time']/@content",
    "//meta[@itemprop='datePublished' or @name='datePublished']/@content",
    "//meta[@name='pubdate' or @name='publishdate' or @name='date' or @name='DC.date.issued']/@content",
    "//*[@itemprop='datePublished']/@datetime",
)  # fmt: skip


def parse_html(data: bytes) -> list[Draft]:
    """Drafts of a saved page. ArticleError: no text in it, or not decodable."""
    label = _LABEL.search(data[:4096])
    page = decode(data, label[1].decode("ascii") if label else None).replace("\x00", "")
    tree = _tree(page)
    told, body = _extract(tree)
    whole = blocks(tree)
    if len(body.strip()) < 40 and len(whole) > len(body):
        body = whole
    if not body.strip():
        raise ArticleError("is a page without text; it may need a browser to fill it, save it as text or PDF")
    linked = _linked_data(tree)
    moments = [linked.get("published"), *(str(value) for path in _DATE_PATHS for value in tree.xpath(path))]
    dates = [date for value in moments if value and (date := from_iso(value))]
    # The first is the article's; a later one adds the time when it is of the same day.
    dates = [date for date in dates if date[:10] == dates[0][:10] and len(date) > 10] or dates
    name = linked.get("source") or told.source
    title = linked.get("title") or told.title
    heading = _visible_heading(tree, title)
    published = dates[0] if dates else _beside_heading(whole, heading) or told.published
    return make_drafts(body, Told(title=heading, source=name, published=published, url=told.url))


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

    # Its threshold counts letters; a short report in Chinese or Japanese would pass for none.
    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "50")
    try:
        found: Any = bare_extraction(
            deepcopy(tree),
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
    text = "\n".join(line.strip() for line in (found.text or "").split("\n") if line.strip())
    return Told(title=found.title, source=found.sitename or found.hostname, published=found.date, url=found.url), text


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


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list) and depth < 6:
        for item in value[:200]:
            yield from _objects(item, depth + 1)


def _linked_data(tree: Any) -> dict[str, str]:
    """Headline, date and publisher of the first article object in the page's JSON-LD."""
    for script in tree.xpath("//script[@type='application/ld+json']")[:20]:
        try:
            data = json.loads(script.text_content(), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            kind = item.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(isinstance(name, str) and re.search("Article|Posting|Report", name) for name in kinds):
                publisher = item.get("publisher")
                publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
                name = publisher.get("name") if isinstance(publisher, dict) else publisher
                told = {"title": item.get("headline"), "published": item.get("datePublished"), "source": name}
                return {key: value.strip() for key, value in told.items() if isinstance(value, str) and value.strip()}
    return {}


def _beside_heading(page: str, heading: str | None) -> str | None:
    """The date the page shows by its heading, which the extraction of the body may have left out."""
    if not heading or heading not in page:
        return None
    # It can stand above itself, as the last of a trail of links, and below, among what is most read.
    for below in page.split(heading)[1:]:
        if moment := find_published(below, identify(below)):
            return moment.iso()
    return None


def _visible_heading(tree: Any, title: str | None) -> str | None:
    """The page's own heading when the told title is that heading with a site name, or missing."""
    headings = [" ".join(str(h.text_content()).split()) for h in tree.xpath("//h1")[:5]]
    plain = " ".join(normalise(title or "").split())
    inside = [heading for heading in headings if len(heading) > 8 and (not plain or heading in plain)]
    return max(inside, key=len) if inside else plain or None
