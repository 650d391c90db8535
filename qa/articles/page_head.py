"""What a saved page tells about its article beside the text: headline, outlet, date.

A page names other articles too, in teasers and in lists of what is most read, and itself in a heading. So JSON-LD and
microdata count only where they go with the article's own headline; a date that cannot be tied to it is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from json import loads
from typing import Any

from qa.articles.dates import find_date, from_iso
from qa.articles.decode import normalise
from qa.articles.drafts import Told
from qa.articles.fold import skeleton, words
from qa.articles.language import identify

__all__ = ["address_date", "letters", "read_head"]

_DATE_NAMES = (
    "article:published_time og:article:published_time og:published_time datepublished pubdate publishdate publish-date "
    "publish_date publication_date parsely-pub-date sailthru.date dc.date.issued dcterms.issued date dc.date"
)
_SEPARATOR = re.compile(r"\s+(?:[-–—·•»«›]|::)\s+|\s*[|｜]\s*")
_IN_ADDRESS = re.compile(r"/(20\d\d)(?:([/-])(\d\d?)\2(\d\d?)|(\d\d)(\d\d))(?=[/_.-]|$)")


def letters(text: str) -> str:
    """Letters and digits of the first 400 characters: the same for a headline in other quotation marks or case."""
    return "".join(words(skeleton(text[:400])))


def read_head(tree: Any, told: Told, body: str) -> Told:
    """Headline as the page shows it, outlet, date and address of the article whose text is `body`.

    `told` is what the extraction of the text found; its date is a guess, and not used.
    """
    h1, h2 = ([_line(heading.text_content()) for heading in tree.xpath(f"//h{level}")[:8]] for level in (1, 2))
    shared = [_line(text) for text in tree.xpath("//meta[@property='og:title' or @name='og:title']/@content")[:1]]
    window = _line(" ".join(tree.xpath("//head/title//text()")))
    linked = _linked_data(tree, [*shared, *h1, window])
    source = linked.get("source") or told.source
    site = _site(window)
    sites = {"", *(letters(name) for name in (source, told.source, site) if name)}
    # As it is shown: what the page states elsewhere can be cut, have the site's name behind it or other marks in it.
    top = body.split("\n", 3)[:3]
    shown = [[line for line in level if letters(line) not in sites] for level in (h1, h2, top)]
    stated = [title for title in (linked.get("title"), *shared, window) if title]
    same = ([line for line in level if _same(line, title)] for title in stated for level in shown)
    same_or_first = next(filter(None, same), [line for line in shown[0] if letters(line) == letters(top[0])])
    rest = (*stated[:-1], _line(told.title or ""), window.removesuffix(site).rstrip(" -–—·•»«›:|｜"))
    title = max(same_or_first, key=len, default="") or next((line for line in rest if letters(line) not in sites), "")
    published = _published(tree, linked.get("published"), title, identify(body))
    return Told(title=title or None, source=source, published=published, url=told.url)


def address_date(url: str) -> str | None:
    """The day in an address like `/2024/06/18/talks`, as ISO 8601."""
    found = _IN_ADDRESS.search(url)
    return from_iso(f"{found[1]}-{int(found[3] or found[5]):02}-{int(found[4] or found[6]):02}") if found else None


def _line(text: str) -> str:
    return " ".join(normalise(text).split())


def _same(one: str, other: str) -> bool:
    """Whether two headlines are one, of which one may be cut or have the name of the site behind it."""
    short, long = sorted((letters(one), letters(other)), key=len)
    return short in long and 2 * len(short) >= len(long)


def _site(window: str) -> str:
    """What stands behind the last separator of a window's title, unless it is the longest part and so the headline."""
    parts = _SEPARATOR.split(window)
    return parts[-1] if len(parts) > 1 and len(parts[-1]) < max(map(len, parts)) else ""


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        # A list of articles is one of other articles.
        value = [item for key, item in value.items() if key != "itemListElement"]
    if isinstance(value, list) and depth < 6:
        for item in value[:200]:
            yield from _objects(item, depth + 1)


def _linked_data(tree: Any, titles: list[str]) -> dict[str, str]:
    """Headline, date and publisher of the article in the page's JSON-LD that has one of `titles`, else of the first."""
    articles = []
    for script in tree.xpath("//script[@type='application/ld+json']")[:20]:
        try:
            data = loads(script.text_content(), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            kind = item.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(isinstance(name, str) and re.search("Article|Posting|Report", name) for name in kinds):
                publisher = item.get("publisher")
                publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
                name = publisher.get("name") if isinstance(publisher, dict) else publisher
                said = {"title": item.get("headline"), "published": item.get("datePublished"), "source": name}
                # Their text is no HTML, but many sites write it as if it were.
                lines = {key: _line(unescape(value)) for key, value in said.items() if isinstance(value, str)}
                articles.append({key: line for key, line in lines.items() if line})
    of_title = (item for title in titles for item in articles[:200] if _same(item.get("title", ""), title))
    return next(of_title, articles[0] if articles else {})


def _published(tree: Any, linked: str | None, title: str, language: str) -> str | None:
    named = {
        str(meta.get("property") or meta.get("name")).lower(): meta.get("content") for meta in tree.xpath("//meta")
    }
    values = [linked, *(named.get(name) for name in _DATE_NAMES.split())]
    dates = [date for value in values if value and (date := _date(value, language))]
    marked = [date for value in _microdata(tree, title) if (date := _date(value, language))]
    dates += marked if len({date[:10] for date in marked}) == 1 else []
    # The first is the article's; a later one adds the time when it is of the same day.
    return next((date for date in dates if date[:10] == dates[0][:10] and len(date) > 10), dates[0] if dates else None)


def _date(value: str, language: str) -> str | None:
    moment = find_date(value[:80], language)
    return from_iso(value) or (moment.iso() if moment else None)


def _microdata(tree: Any, title: str) -> Iterator[str]:
    """Publication dates of the item that the headline is in; those of other items are of teasers and comments."""
    for element in tree.xpath("//*[@itemprop='datePublished'][@datetime or @content]")[:50]:
        item = next((outer for outer in element.iterancestors() if outer.get("itemscope") is not None), None)
        headings = item.xpath(".//h1 | .//h2")[:20] if item is not None else []
        if any(_line(heading.text_content()) == title for heading in headings):
            yield element.get("datetime") or element.get("content")
