"""What a page links to and is no part of its article: headlines of others, and boxes that tell what those say.

What another article says must not be quoted as said by this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any
from urllib.parse import unquote

from qa.articles.blocks import BLOCKS, alone, is_paragraph, is_told, line_of, plain_blocks
from qa.articles.labels import read_also
from qa.articles.page_head import ADDRESSES, parts_of
from qa.text.fold import letters

_LONGEST_LINKED = 400
_LONGEST_BOX = 600
_LONGEST_TEASER = 300
_LEAST_LINKED = 12
"""Letters of a link that is a headline, and not a name."""
_LABEL_LETTERS = 20
"""Letters of what may stand before it: "Also on our pages:"."""
_BOXES = ("div", "section", "aside", "article")
_SITE = f"{ADDRESSES} | //base/@href"
# No text has them: Unicode keeps them for a program's own use.
_BEGIN, _END = "\ufdd0", "\ufdd1"
_MARKS = re.compile(f"([{_BEGIN}{_END}])")
_PAGE_FILE = re.compile(r"^[^.]*$|\.(?:[psx]?html?\d?|aspx?|php|jsp|stm|amp|\d{1,12})$")
_DAY = re.compile(r"/(?:19|20)\d\d(?:/\d\d?/|([-/]?)\d\d\1\d\d(?!\d))")
_ID = re.compile(r"\d{5}")
_SLUG_WORD = re.compile(r"[^\W_]+")
_LEAST_SLUG = 5
# What sites in many languages keep under such names are no articles, but lists of them, people and files.
_LISTS = (
    "author authors auteur auteurs autor autores autoren autore autori by category categories company companies "
    "contributor contributors download downloads faq file files journalist journalists people person persons profile "
    "profiles redaction search section sections staff tag tags team tema temas thema themen theme themes topic topics "
    "upload uploads user users wiki writer writers yazar yazarlar"
)


def without_links(tree: Any, body: str, url: str | None, title: str) -> str:
    """The text without the lines that are nothing but a link within the site: another article, "Read more: …".

    A text most of which is links is left as it is.
    """
    linked = {letters(line) for line, inside in _linked_lines(tree, _hosts(tree, url)) if _is_headline(line, inside)}
    kept = [line for line in body.split("\n") if letters(line) not in linked - {letters(title)}]
    return "\n".join(kept) if 2 * sum(map(len, kept)) > len(body) else body


def without_boxes(tree: Any) -> None:
    """Takes away what stands among the paragraphs of a text and belongs to another article; it changes `tree`.

    Such a box is headed by a link to the other article, and goes on with what that says. Analyses, people and places
    of this article stand in boxes with a link too: only a label ("Read also"), or a link that can be nothing but
    another article's, makes one a stranger's. Where boxes of one kind have no such link, or most of the text stands
    in boxes, they are the parts of this article: a list, a live blog.
    """
    hosts, own = _hosts(tree, None), {_path(address) for address in tree.xpath(ADDRESSES)}
    for box in [one for parent in tree.iter("body", "main", *_BOXES) for one in _boxes(parent, hosts, own)]:
        box.drop_tree()


def _boxes(parent: Any, hosts: set[str | None], own: set[str]) -> Iterator[Any]:
    """The boxes of others among the paragraphs that `parent` holds."""
    blocks = list(parent.iterchildren("p", *_BOXES))
    first = next((number for number, one in enumerate(blocks) if is_paragraph(_start(one))), len(blocks))
    # What stands above the first paragraph can be who wrote it, and when.
    found = {one: others for one in blocks[first + 1 :] if (others := _is_others(one, hosts, own)) is not None}
    rest = [one for one in blocks if one not in found] if found else []
    if sum(is_paragraph(_start(one)) for one in rest) < 2:
        return
    if 2 * sum(len(line_of(one)) for one in found) <= sum(len(line_of(one)) for one in rest):
        kinds = {(one.tag, one.get("class")) for one in rest if one.get("class") and _start(one)}
        yield from (one for one, others in found.items() if others and (one.tag, one.get("class")) not in kinds)


def _is_others(element: Any, hosts: set[str | None], own: set[str]) -> bool | None:
    """Whether a block that is headed by a link, and goes on with a text that is none, is another article's.

    None for what is no such block.
    """
    if element.tag == "p" or next(element.iter("a"), None) is None or len(_start(element)) > _LONGEST_BOX:
        return None
    copy = alone(element)
    lines = [(line, inside) for line, inside in _linked_lines(copy, hosts) if letters(line)]
    before = element.getprevious()
    labelled = read_also(lines[0][0]) if lines else False
    if labelled or (lines and not lines[0][1] and len(letters(lines[0][0])) <= _LABEL_LETTERS):
        del lines[0]
    if len(lines) < 2 or not _is_headline(*lines[0]):
        return None
    if not any(not inside and is_told(line) for line, inside in lines[1:]):
        return None
    labelled = labelled or (before is not None and read_also(_start(before)))
    address = next((link.get("href") or "" for link in copy.iter("a") if len(_start(link)) >= _LEAST_LINKED), "")
    is_teaser = sum(len(line) for line, _ in lines[1:]) <= _LONGEST_TEASER
    return labelled or (is_teaser and _is_article(address, own))


def _is_article(address: str, own: set[str]) -> bool:
    """Whether an address within the site is that of an article: it has a day, a number or a headline in it."""
    path = _path(address)
    names = path.lower().split("/")
    if path in own or not _PAGE_FILE.search(names[-1]) or not set(_LISTS.split()).isdisjoint(names):
        return False
    return bool(_DAY.search(path) or _ID.search(path) or len(_SLUG_WORD.findall(names[-1])) >= _LEAST_SLUG)


def _path(address: str) -> str:
    """The path of an address, in its letters and without the slash at its end."""
    return unquote(parts_of(address).path).rstrip("/")


def _is_headline(line: str, inside: int) -> bool:
    """Whether a line of which `inside` letters are linked is nothing but a link."""
    if inside < _LEAST_LINKED or len(line) > _LONGEST_LINKED:
        return False
    return len(letters(line)) - inside <= min(_LABEL_LETTERS, inside // 2)


def _linked_lines(tree: Any, hosts: set[str | None]) -> Iterator[tuple[str, int]]:
    """The lines of a page, and how many letters of each are part of a link within the site."""
    copy = deepcopy(tree)
    short: dict[Any, bool] = {}
    for link in copy.iter("a"):
        address = link.get("href") or "#"
        if not address.startswith("#") and _host(address) in hosts and _is_apart(link, short):
            link.text, link.tail = f"{_BEGIN}{link.text or ''}", f"{_END}{link.tail or ''}"
    open_links = 0
    for line in plain_blocks(copy).split("\n"):
        inside = 0
        for piece in _MARKS.split(line):
            if piece in (_BEGIN, _END):
                open_links += 1 if piece == _BEGIN else -1
            elif open_links:
                inside += len(letters(piece))
        if bare := _MARKS.sub("", line).strip():
            yield bare, inside


def _is_apart(link: Any, short: dict[Any, bool]) -> bool:
    """Whether a link is not within a text: it holds blocks, or its block is no longer than a headline with a label.

    `short` keeps what is known of blocks. The lines of a song are links too, as are the cells of a table, and the
    article's own headline.
    """
    inside = {one.tag for one in link.iter(*BLOCKS)}
    block = next(link.iterancestors(*BLOCKS), None)
    if block is None or "h1" in (block.tag, *inside):
        return False
    if inside or block.tag in ("td", "th"):
        return bool(inside)
    if block not in short:
        short[block] = len(_start(block)) <= _LONGEST_LINKED
    return short[block]


def _hosts(tree: Any, url: str | None) -> set[str | None]:
    """The hosts of the site, and None, as an address within it may have none."""
    return {None, _host(url), *map(_host, tree.xpath(_SITE))}


def _host(address: str | None) -> str | None:
    """None for an address within the page's own site, "" for what is no page."""
    parts = parts_of(address or "")
    return parts.hostname if parts.scheme in ("", "http", "https") else ""


def _start(element: Any) -> str:
    """What the element says, if that is no more than a box may, else as much of it as is more."""
    said = ""
    for text in element.itertext():
        said += " ".join(text.split()) + " "
        if len(said) > _LONGEST_BOX:
            break
    return said.strip()
