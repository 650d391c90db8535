"""What a saved page tells about its article beside the text: headline, outlet, date.

A page names other articles too, in teasers and in lists of what is most read, and itself in a heading. So JSON-LD and
microdata count only where they go with the article's own headline; a date that cannot be tied to it is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import SplitResult, urlsplit

from qa.articles.blocks import line_of, plain_blocks
from qa.articles.fields import is_archive, own_address, published
from qa.articles.labels import is_signed, rights_reserved
from qa.articles.language import identify
from qa.articles.linked_data import linked_data, linked_names, one_line, same_headline
from qa.articles.outlets import is_outlet, is_section, may_be_person
from qa.articles.told import Told
from qa.text.dates import find_date, from_iso
from qa.text.fold import letters

_DATE_NAMES = (
    "article:published_time og:article:published_time og:published_time datepublished pubdate publishdate publish-date "
    "publish_date publication_date parsely-pub-date sailthru.date dc.date.issued dcterms.issued date dc.date"
)
SEPARATOR = re.compile(r"\s+(?:[-–—·•»«›]|::)\s+|\s*[|｜]\s*|(?<=[\u3040-\u9fff])[_-](?=[\u3040-\u9fff])")
_NO_OUTLET = re.compile(r"https?:|www\.|\S*/|@|©|&copy|copyright\b|blogger$|all rights|.{101}", re.IGNORECASE)
"""An address, an account, a line of rights, the machine that a page was made with: begins no outlet's name."""
_COMPANY = re.compile(
    r"\b(?:GmbH|AG|SE|S\.? ?A\.?|S\.? ?L\.?|S\.p\.A\.|B\.V\.|Inc\.?|Ltd\.?|LLC|PLC|Corp\.?|Sp\. z o\.o\.)$",
    re.IGNORECASE,
)
"""Ends the name of a publishing house: its paper is called otherwise."""
_AUTHORS = (
    "//meta[@name='author' or @property='article:author']/@content | //*[@rel='author' or @itemprop='author' or "
    "contains(@class, 'byline') or contains(@class, 'author')]"
)
_SELVES = "//meta[@name='application-name' or @name='apple-mobile-web-app-title' or @property='al:android:app_name']"
_LONGEST_SIGNED, _FOOT = 200, 12
"""Characters of what names an author; lines at the end of a page in which it says whose it is."""
_IN_ADDRESS = re.compile(r"/(20\d\d)(?:([/-])(\d\d?)\2(\d\d?)|(\d\d)(\d\d))(?=[/_.-]|$)")

SAVED_FROM = "maqal:saved-from"
"""Name of a meta element that the reader of pages puts behind the page's own: where a browser saved it from."""
ADDRESSES = (
    f"//link[@rel='canonical']/@href | //meta[@property='og:url' or @name='{SAVED_FROM}']/@content | "
    "//a[contains(@class, 'reader-domain')]/@href"
)


def read_head(tree: Any, told: Told, body: str) -> Told:
    """Headline as the page shows it, outlet, date and address of the article whose text is `body`.

    `told` is what the extraction of the text found; its date is a guess, and not used.
    """
    h1, h2 = ([one_line(heading.text_content()) for heading in tree.xpath(f"//h{level}")[:8]] for level in (1, 2))
    shared, window = _stated(tree)
    linked = linked_data(tree, [*shared, *h1, window])
    url = told.url or next(filter(_is_web, map(one_line, tree.xpath(ADDRESSES))), None)
    url = own_address(url) if url else None
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    site = _site(window)
    headlines = [title for title in (linked.get("title"), *shared) if title]
    outlets = [
        name
        for name in _outlets(tree, linked.get("source"), _of_window(tree, window, h1, host), host)
        if not _NO_OUTLET.match(name)
        and not is_archive(name)
        and not any(same_headline(name, title) for title in headlines)
    ]
    sites = {"", *map(letters, outlets)}
    if not any(same_headline(site, one) for one in headlines):
        sites.add(letters(site))
    # As it is shown: what the page states elsewhere can be cut, have the site's name behind it or other marks in it.
    top = body.split("\n", 3)[:3]
    shown = [[line for line in level if letters(line) not in sites] for level in (h1, h2, top)]
    stated = [title for title in (*headlines, window) if title]
    same = ([line for line in level if same_headline(line, title)] for title in stated for level in shown)
    same_or_first = next(filter(None, same), [line for line in shown[0] if letters(line) == letters(top[0])])
    guess = one_line(told.title or "")
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
    shared = [one_line(text) for text in tree.xpath("//meta[@property='og:title' or @name='og:title']/@content")[:1]]
    return shared, one_line(" ".join(tree.xpath("//head/title//text()")))


def address_date(url: str) -> str | None:
    """The day in an address like `/2024/06/18/talks`, as ISO 8601."""
    found = _IN_ADDRESS.search(url)
    return from_iso(f"{found[1]}-{int(found[3] or found[5]):02}-{int(found[4] or found[6]):02}") if found else None


def _outlets(tree: Any, publisher: str | None, site: str, host: str) -> Iterator[str]:
    """What may be the outlet's name, likeliest first: of who publishes it, the page, the window, the address."""
    publisher = publisher or _marked_publisher(tree)
    company = publisher is not None and _COMPANY.search(publisher) is not None
    named = one_line(next(iter(tree.xpath("//meta[@property='og:site_name' or @name='og:site_name']/@content")), ""))
    # A section ("U.S.") or a motto ("Travel Blog") is not what the address is called.
    short = len(letters(named)) <= 3
    # No address is written in other letters; what else stands there is often a section or who wrote the article.
    own = site and (_called(site, host) or is_outlet(site) or _says_itself(tree, site))
    shown = "" if short and not _called(named, host) else named
    yield from filter(None, ("" if company else publisher, shown, site if own else "", publisher, host))


def _of_window(tree: Any, window: str, headings: Sequence[str], host: str) -> str:
    """The part of a window's title that may be the site's name; "" where none is."""
    if any(letters(window) == letters(heading) for heading in headings):
        return ""
    parts = SEPARATOR.split(window)
    site = _site(window)
    if site and ((host and _called(site, host)) or not _is_no_site(tree, site)):
        return site
    if len(parts) > 2 and is_outlet(parts[-2]) and not _is_no_site(tree, parts[-2]):
        return parts[-2]
    # Some put their name first.
    below = window.removeprefix(parts[0])
    headed = any(letters(below) == letters(heading) for heading in headings)
    return parts[0] if headed and is_outlet(parts[0]) else ""


def _is_no_site(tree: Any, name: str) -> bool:
    """Whether what ends a window's title is a section, a part of the headline, or who wrote the article."""
    if is_section(name) or is_signed(name):
        return True
    if is_outlet(name) and not may_be_person(name, "und"):
        return False
    marked = (one if isinstance(one, str) else line_of(one) for one in tree.xpath(_AUTHORS)[:40])
    # Behind a comma stands for whom an author writes.
    return any(letters(name) in letters(one[:_LONGEST_SIGNED].partition(",")[0]) for one in marked)


def _says_itself(tree: Any, name: str) -> bool:
    """Whether a page calls itself so: to a browser, to search engines, in its link home, or as owner of its rights."""
    known = letters(name)
    home = tree.xpath("//a[@href='/']")[:10]
    said = [*tree.xpath(f"{_SELVES}/@content"), *map(line_of, home), *linked_names(tree)]
    said += [alt for one in home for alt in one.xpath(".//@alt")]
    said += [line for line in plain_blocks(tree).split("\n")[-_FOOT:] if rights_reserved(line)]
    return any(known in letters(one) for one in said if len(one) < _LONGEST_SIGNED)


def _called(name: str, host: str) -> bool:
    """Whether a word of an outlet's name is in the address of its pages, or there is no address."""
    known = letters(host)
    return not known or letters(name) in known or any(len(word) > 3 and letters(word) in known for word in name.split())


def _is_web(url: str) -> bool:
    parts = parts_of(url)
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def parts_of(address: str) -> SplitResult:
    """The parts of an address; those of one that leads nowhere where it cannot be read."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("none", "", "none", "", "")


def _site(window: str) -> str:
    """What stands behind the last separator of a window's title, unless it is the longest part and so the headline."""
    parts = SEPARATOR.split(window)
    whole = parts[-1].count("(") == parts[-1].count(")")
    # Words written small go on with the headline.
    whole = whole and not (parts[-1][:1].islower() and " " in parts[-1] and not is_signed(parts[-1]))
    return parts[-1] if whole and len(parts) > 1 and len(parts[-1]) < max(map(len, parts)) else ""


def _without(site: str, title: str) -> str:
    """A title without the site's name behind its last separator, if that is what stands there."""
    return (title.removesuffix(site).rstrip(" -–—·•»«›:|｜_") if site and _site(title) == site else "") or title


def _marked_publisher(tree: Any) -> str | None:
    """The publisher's name in microdata, where the page has one."""
    items = tree.xpath("//*[@itemprop='publisher' and not(contains(@itemtype, 'Person'))]")[:20]
    named = (one for item in items for one in item.xpath(".//*[@itemprop='name']")[:1])
    names = {name for one in named if (name := one_line(one.get("content") or line_of(one)))}
    return names.pop() if len(names) == 1 else None


def _published(tree: Any, linked: str | None, title: str, language: str) -> str | None:
    metas = tree.xpath("//meta")
    named = {str(meta.get("property") or meta.get("name")).lower(): meta.get("content") for meta in metas}
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
    value = published([value])
    moment = find_date(value[:80], language)
    return from_iso(value) or (moment.iso() if moment else None)


def _microdata(tree: Any, title: str) -> Iterator[str]:
    """Publication dates of the item that the headline is in; those of other items are of teasers and comments."""
    for element in tree.xpath("//*[@itemprop='datePublished'][@datetime or @content]")[:50]:
        item = next((outer for outer in element.iterancestors() if outer.get("itemscope") is not None), None)
        headings = item.xpath(".//h1 | .//h2 | .//*[@itemprop='headline']")[:20] if item is not None else []
        named = (one_line(heading.text_content() or heading.get("content") or "") for heading in headings)
        if any(same_headline(name, title) for name in named):
            yield element.get("datetime") or element.get("content")
