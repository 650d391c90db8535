"""Web pages: trafilatura finds body and metadata; where it finds none, every block of the page is text.

Nothing is fetched. Each paragraph is a line. The publication time with its zone comes from JSON-LD or meta tags.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from copy import deepcopy
from dataclasses import replace
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from qa.articles.blocks import have_paragraphs, plain_blocks
from qa.articles.collection import split_collection
from qa.articles.decode import decode_page
from qa.articles.drafts import make_drafts
from qa.articles.inline import as_shown, keep_words
from qa.articles.language import identify
from qa.articles.layout import without_layout
from qa.articles.left_out import between, with_left_out
from qa.articles.linked import without_boxes, without_links
from qa.articles.loose import as_paragraphs, quotes_as_text
from qa.articles.metadata import find_published
from qa.articles.moments import show_moments, without_changes
from qa.articles.no_article import in_place_of_article
from qa.articles.page_head import SAVED_FROM, address_date, read_head
from qa.articles.remark import Remarked, struck_out
from qa.articles.stamped import keep_stamps, without_bare_stamps
from qa.articles.stories import find_stories, pages_of, passed_over
from qa.articles.tables import blocks, rows_as_lines
from qa.articles.told import Told
from qa.errors import ArticleError
from qa.types import Draft

_LABEL = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_UNSHOWN = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
# How the extraction writes a row of one cell, an item that has its number, and what it writes below a row of heads.
_ONE_CELL = re.compile(r"^\| ([^|]*) \|$")
_ITEM = re.compile(r"^- (?=(?:-?\d{1,6}|[a-z]{1,15}|[A-Z]{1,15})\. )")
_HEADS_END = re.compile(r"\|(?:---\|)+")
# As Chrome, Edge and SingleFile write it above a page that they save.
_SAVED = re.compile(r"<!--(?:\s*saved from url=\(\d+\)|[^>]{0,200}?\burl:\s*)(https?://[^\s<>\"']+)", re.IGNORECASE)
# What an element takes over from a page, but cannot be given.
_NOT_XML = {code: " " if chr(code).isspace() else "" for code in (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF)}
_CONTROL = re.compile(f"[{re.escape(''.join(map(chr, _NOT_XML)))}]")
# Where a word may be broken, and a byte order mark in the middle: no part of the word, and they hide it from search.
_LAYOUT = re.compile("[\x00\u00ad\ufeff]|&(?:shy|#173|#xad);", re.IGNORECASE)


def parse_html(data: bytes) -> list[Draft]:
    """Drafts of a saved page. ArticleError: no text in it, or not decodable."""
    label = _LABEL.search(data[:4096])
    page, fault = decode_page(data, label[1].decode("ascii") if label else None)
    tree = page_tree(_LAYOUT.sub("", page))
    if (saved := _SAVED.search(page[:4096])) and (head := tree.find("head")) is not None:
        head.append(head.makeelement("meta", {"name": SAVED_FROM, "content": saved[1]}))
    struck = as_shown(tree)
    _without_hidden(tree)
    without_changes(tree)
    whole = plain_blocks(tree)
    if said := in_place_of_article(tree, whole):
        raise ArticleError(f'is no article but what a site gives in its place ("{said[:60]}"); save the article itself')
    collected = split_collection(whole)
    if collected and all(part.told for part in collected):
        # The extraction takes one article of a page for its text, and would put a download's articles out of order.
        if fault and "\ufffd" in whole:
            raise fault
        return make_drafts(whole)
    stories = find_stories(tree)
    pages = pages_of(tree, stories)
    drafts: list[Draft] = []
    outlet = None
    for one in pages:
        read, named = _drafts_of(one, fault)
        # The other articles of a page are of the page's outlet, though not of one that the first alone names.
        outlet = outlet or (named if not drafts else None)
        drafts += [replace(draft, source=draft.source or outlet) for draft in read]
    remark = passed_over(stories, "\n".join(draft.text for draft in drafts))
    remark = "; ".join(filter(None, (remark, struck_out(struck))))
    return Remarked(drafts, remark) if remark else drafts


def _drafts_of(tree: Any, fault: ArticleError | None) -> tuple[list[Draft], str | None]:
    """Drafts of a page that holds one article, and the outlet that the page tells beside it; it changes `tree`."""
    whole = plain_blocks(tree)
    without_layout(tree)
    told, body, stamped = _extract(tree)
    if len(body.strip()) < 40 and len(whole) > len(body):
        body = blocks(deepcopy(tree))
    if not body.strip():
        raise ArticleError(
            "is a page without text; it may need a browser to fill it, save it as text or PDF", "library.file-page"
        )
    head = read_head(tree, told, body)
    body = without_links(tree, body, head.url, head.title or "")
    body = without_bare_stamps(body) if stamped else body
    body = with_left_out(tree, whole.split("\n"), body, head.title or "")
    if fault and "\ufffd" in f"{head.title}{body}":
        raise fault
    beside = _beside_heading(tree, body, head.title) if head.title and not head.published else None
    published = head.published or beside or address_date(head.url or "")
    return make_drafts(body, replace(head, published=published)), head.source


def page_tree(page: str) -> Any:
    """The elements of a page, without comments. ArticleError: none, or too deep to be read whole."""
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
    for element in tree.iter():
        # Pasted from a word processor, or made by an entity; the tree gives them out, and takes no text that has them.
        if element.text and _CONTROL.search(element.text):
            element.text = element.text.translate(_NOT_XML)
        if element.tail and _CONTROL.search(element.tail):
            element.tail = element.tail.translate(_NOT_XML)
        for name, value in element.items():
            if _CONTROL.search(value):
                element.set(name, value.translate(_NOT_XML))
    return tree


def _extract(tree: Any) -> tuple[Told, str, bool]:
    """What the page tells beside its text, the text, and whether it has entries below their times."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    from trafilatura import bare_extraction
    from trafilatura.settings import use_config

    # It drops what cannot be printed, and so the joiners that are part of the spelling of Persian or Bengali.
    copy = deepcopy(tree)
    without_boxes(copy)
    stamped = keep_stamps(copy)
    quotes_as_text(copy)
    as_paragraphs(copy)
    keep_words(copy)
    hidden, mark = _stand_ins(copy)
    _translate(copy, hidden)
    rows_as_lines(copy, mark)
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
        return Told(), "", False
    back = {ord(letter): chr(code) for code, letter in hidden.items()} | {ord(mark): "|"}
    unseen = "".join(hidden.values()) + " "
    lines = [line.strip() for line in (found.text or "").split("\n") if line.strip().strip(unseen)]
    lines = [_ITEM.sub("", _ONE_CELL.sub(r"\1", line)).strip() for line in lines if not _HEADS_END.fullmatch(line)]
    body = "\n".join(filter(None, lines)).translate(back)
    return Told(title=(found.title or "").translate(back), url=found.url), body, stamped


def _without_hidden(tree: Any) -> None:
    """Takes away what a browser does not show; it changes `tree`. Nobody could find a quote of it on the page.

    Paragraphs are left: a script shows them, for whom has paid, or asks for the rest.
    """
    for element in tree.xpath("//body//*[(@hidden or @style) and not(descendant-or-self::time)]"):
        hidden = element.get("hidden") is not None or _UNSHOWN.search(element.get("style", ""))
        if hidden and element.getparent() is not None and not have_paragraphs(element.iter("p", "li", "blockquote")):
            element.drop_tree()
    # What a script fills; that of a component is shown.
    for template in tree.xpath("//template[not(@shadowrootmode)]"):
        template.drop_tree()


def _stand_ins(tree: Any) -> tuple[dict[int, str], str]:
    """A letter that the page lacks (of the Yi script) for each invisible character it has, and another one."""
    used = set().union(*tree.itertext(), *tree.xpath("//meta/@content"))
    free = (chr(code) for code in range(0xA000, 0xA48D) if chr(code) not in used)
    mark = next(free, "|")
    return dict(zip((ord(c) for c in sorted(used) if unicodedata.category(c) == "Cf"), free, strict=False)), mark


def _translate(tree: Any, table: dict[int, str]) -> None:
    table = table and table | _NOT_XML
    for element in tree.iter() if table else ():
        element.text = element.text and element.text.translate(table)
        element.tail = element.tail and element.tail.translate(table)
        if element.tag == "meta" and element.get("content"):
            element.set("content", element.get("content").translate(table))


def _beside_heading(tree: Any, body: str, heading: str) -> str | None:
    """The date the page shows between its heading and the second paragraph of the text; it changes `tree`.

    What is most read, comments and the foot have dates too, but not there.
    """
    show_moments(tree)
    lines = plain_blocks(tree).split("\n", 5000)[:5000]
    places = between(lines, body, heading)
    found = find_published("\n".join(lines[places[0] : places[2]]), identify(body)) if places else None
    return found.iso() if found else None
