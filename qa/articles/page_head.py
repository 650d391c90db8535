"""What a saved page tells about its article beside the text: headline, outlet, date.

A page names other articles too, in teasers and in lists of what is most read, and itself in a heading. So JSON-LD and
microdata count only where they go with the article's own headline; a date that cannot be tied to it is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from html import unescape
from json import JSONDecoder
from typing import Any
from urllib.parse import urlsplit

from qa.articles.dates import find_date, from_iso
from qa.articles.decode import normalise
from qa.articles.fold import letters
from qa.articles.language import identify
from qa.articles.told import Told

__all__ = ["ADDRESSES", "address_date", "read_head", "same_headline", "stated_headlines"]

_DATE_NAMES = (
    "article:published_time og:article:published_time og:published_time datepublished pubdate publishdate publish-date "
    "publish_date publication_date parsely-pub-date sailthru.date dc.date.issued dcterms.issued date dc.date"
)
_SEPARATOR = re.compile(r"\s+(?:[-–—·•»«›]|::)\s+|\s*[|｜]\s*|(?<=[\u3040-\u9fff])[_-](?=[\u3040-\u9fff])")
_NO_OUTLET = re.compile(r"https?:|www\.|\S*/|@|©|&copy|copyright\b|blogger$|all rights|.{61}", re.IGNORECASE)
"""An address, an account, a line of rights, the machine that a page was made with: begins no outlet's name."""
_COMPANY = re.compile(
    r"\b(?:GmbH|AG|SE|S\.? ?A\.?|S\.? ?L\.?|S\.p\.A\.|B\.V\.|Inc\.?|Ltd\.?|LLC|PLC|Corp\.?|Sp\. z o\.o\.)$",
    re.IGNORECASE,
)
"""Ends the name of a publishing house: its paper is called otherwise."""
_IN_ADDRESS = re.compile(r"/(20\d\d)(?:([/-])(\d\d?)\2(\d\d?)|(\d\d)(\d\d))(?=[/_.-]|$)")

ADDRESSES = "//link[@rel='canonical']/@href | //meta[@property='og:url']/@content"


def read_head(tree: Any, told: Told, body: str) -> Told:
    """Headline as the page shows it, outlet, date and address of the article whose text is `body`.

    `told` is what the extraction of the text found; its date is a guess, and not used.
    """
    h1, h2 = ([_line(heading.text_content()) for heading in tree.xpath(f"//h{level}")[:8]] for level in (1, 2))
    shared, window = _stated(tree)
    linked = _linked_data(tree, [*shared, *h1, window])
    url = told.url or next(filter(_is_web, map(_line, tree.xpath(ADDRESSES))), None)
    site = _site(window)
    headlines = [title for title in (linked.get("title"), *shared) if title]
    outlets = [
        name
        for name in _outlets(tree, linked.get("source"), site, url)
        if not _NO_OUTLET.match(name) and not any(same_headline(name, title) for title in headlines)
    ]
    sites = {
        "",
        *map(letters, outlets),
        *([] if any(same_headline(site, one) for one in headlines) else [letters(site)]),
    }
    # As it is shown: what the page states elsewhere can be cut, have the site's name behind it or other marks in it.
    top = body.split("\n", 3)[:3]
    shown = [[line for line in level if letters(line) not in sites] for level in (h1, h2, top)]
    stated = [title for title in (*headlines, window) if title]
    same = ([line for line in level if same_headline(line, title)] for title in stated for level in shown)
    same_or_first = next(filter(None, same), [line for line in shown[0] if letters(line) == letters(top[0])])
    guess = _line(told.title or "")
    part = guess if letters(guess) in letters(window) or shown[0] == [guess] else ""
    rest = [_without(site, text) for text in (*stated[:-1], part, window, guess)]
    title = max(same_or_first, key=len, default="") or next((line for line in rest if letters(line) not in sites), "")
    published = _published(tree, linked.get("published"), title, identify(body))
    return Told(title=title or None, source=next(iter(outlets), None), published=published, url=url)


def stated_headlines(tree: Any) -> list[str]:
    """The headlines that a page states of itself beside its text, without the site's name; the surest first."""
    shared, window = _stated(tree)
    return [title for title in (*shared, _without(_site(window), window)) if title]


def _stated(tree: Any) -> tuple[list[str], str]:
    """The title that a page gives to be shared, if it does, and that of its window."""
    shared = [_line(text) for text in tree.xpath("//meta[@property='og:title' or @name='og:title']/@content")[:1]]
    return shared, _line(" ".join(tree.xpath("//head/title//text()")))


def address_date(url: str) -> str | None:
    """The day in an address like `/2024/06/18/talks`, as ISO 8601."""
    found = _IN_ADDRESS.search(url)
    return from_iso(f"{found[1]}-{int(found[3] or found[5]):02}-{int(found[4] or found[6]):02}") if found else None


def _outlets(tree: Any, publisher: str | None, site: str, url: str | None) -> Iterator[str]:
    """What may be the outlet's name, likeliest first: of who publishes it, the page, the window, the address."""
    company = publisher is not None and _COMPANY.search(publisher) is not None
    named = _line(next(iter(tree.xpath("//meta[@property='og:site_name' or @name='og:site_name']/@content")), ""))
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    # A section ("U.S.") or a motto ("Travel Blog") is not what the address is called.
    short, motto = len(letters(named)) <= 3, site.isascii()
    for name in (
        "" if company else publisher,
        "" if short and not _called(named, host) else named,
        "" if motto and not _called(site, host) else site,
        publisher,
        host,
    ):
        if name:
            yield name


def _called(name: str, host: str) -> bool:
    """Whether a word of an outlet's name is in the address of its pages, or there is no address."""
    known = letters(host)
    return not known or letters(name) in known or any(len(word) > 3 and letters(word) in known for word in name.split())


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def _line(text: str) -> str:
    return " ".join(normalise(text).split())


def same_headline(one: str, other: str) -> bool:
    """Whether two headlines are one, of which one may be cut or have the name of the site behind it."""
    short, long = sorted((letters(one), letters(other)), key=len)
    return short in long and 2 * len(short) >= len(long)


def _site(window: str) -> str:
    """What stands behind the last separator of a window's title, unless it is the longest part and so the headline."""
    parts = _SEPARATOR.split(window)
    whole = parts[-1].count("(") == parts[-1].count(")")
    return parts[-1] if whole and len(parts) > 1 and len(parts[-1]) < max(map(len, parts)) else ""


def _without(site: str, title: str) -> str:
    """A title without the site's name behind its last separator, if that is what stands there."""
    return (title.removesuffix(site).rstrip(" -–—·•»«›:|｜_") if site and _site(title) == site else "") or title


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        # A list of articles is one of other articles.
        value = [item for key, item in value.items() if key != "itemListElement"]
    if isinstance(value, list) and depth < 6:
        for item in value[:200]:
            yield from _objects(item, depth + 1)


def _linked_data(tree: Any, titles: Sequence[str]) -> dict[str, str]:
    """Headline, date and publisher of the article in the page's JSON-LD that has one of `titles`, else of the first.

    What is no article, but has a date and one of the titles, stands for it where there is none.
    """
    articles: list[dict[str, str]] = []
    others: list[dict[str, str]] = []
    for script in tree.xpath("//script[@type='application/ld+json']")[:20]:
        for item in _objects(_json(script.text_content())):
            kind = item.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            is_article = any(isinstance(name, str) and re.search("Article|Posting|Report", name) for name in kinds)
            if is_article or "datePublished" in item:
                publisher = item.get("publisher")
                publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
                name = publisher.get("name") if isinstance(publisher, dict) else publisher
                headline = item.get("headline") or ("" if is_article else item.get("name"))
                said = {"title": headline, "published": item.get("datePublished"), "source": name}
                # Their text is no HTML, but many sites write it as if it were.
                lines = {key: _line(unescape(value)) for key, value in said.items() if isinstance(value, str)}
                (articles if is_article else others).append({key: line for key, line in lines.items() if line})
    told = [*articles[:200], *others[:200]]
    of_title = (item for title in titles for item in told if same_headline(item.get("title", ""), title))
    return next(of_title, articles[0] if articles else {})


def _json(text: str) -> Any:
    """What a script holds, also with something behind it; of one that is broken, what it says once and plainly."""
    text = re.sub(r"^[\s/*]*(?:<!\[CDATA\[)?[\s/*]*|<!--", "", text)
    try:
        return JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        keys = ("headline", "datePublished")
        found = {key: re.findall(rf'"{key}"\s*:\s*"((?:[^"\\\n]|\\.){{1,300}})"', text) for key in keys}
        return {"@type": "Article", **{key: some[0] for key, some in found.items() if len(some) == 1}}


def _published(tree: Any, linked: str | None, title: str, language: str) -> str | None:
    named = {
        str(meta.get("property") or meta.get("name")).lower(): meta.get("content") for meta in tree.xpath("//meta")
    }
    values = [linked, *(named.get(name) for name in _DATE_NAMES.split())]
    dates = [date for value in values if value and (date := _date(value, language))]
    marked = [date for value in _microdata(tree, title) if (date := _date(value, language))]
    dates += marked if len({date[:10] for date in marked}) == 1 else []
    if not dates:
        return None
    # The first is the article's; a later one adds the time when it is of the same day, or the zone: late in the evening
    # the day of Greenwich is another.
    first = next((date for date in dates if date[:10] == dates[0][:10] and len(date) > 10), dates[0])
    there = (date for date in dates if len(date) > 10 and len(first) > 10 and not date.endswith("+00:00"))
    return next((date for date in there if datetime.fromisoformat(date) == datetime.fromisoformat(first)), first)


def _date(value: str, language: str) -> str | None:
    moment = find_date(value[:80], language)
    return from_iso(value) or (moment.iso() if moment else None)


def _microdata(tree: Any, title: str) -> Iterator[str]:
    """Publication dates of the item that the headline is in; those of other items are of teasers and comments."""
    for element in tree.xpath("//*[@itemprop='datePublished'][@datetime or @content]")[:50]:
        item = next((outer for outer in element.iterancestors() if outer.get("itemscope") is not None), None)
        headings = item.xpath(".//h1 | .//h2 | .//*[@itemprop='headline']")[:20] if item is not None else []
        if any(
            same_headline(_line(heading.text_content() or heading.get("content") or ""), title) for heading in headings
        ):
            yield element.get("datetime") or element.get("content")
