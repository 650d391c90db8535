"""From extracted text and what the format itself told, to Drafts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from qa.articles.collection import Part, split_collection
from qa.articles.copied import split_copied
from qa.articles.decode import normalise
from qa.articles.fields import is_archive, own_address
from qa.articles.language import identify
from qa.articles.metadata import combine, find_published
from qa.articles.sources import find_source
from qa.articles.split import split_articles
from qa.articles.titles import find_title
from qa.articles.told import Told
from qa.errors import ArticleError
from qa.text.dates import find_date, from_iso
from qa.types import Draft

_LONGEST_HOST = 253


def make_drafts(text: str, told: Told | None = None) -> list[Draft]:
    """Drafts of the article in `text` and of those below it: copied there, "read also", or of a database's download.

    A told title that the text lacks is put before it as its first line, so that it can be quoted.
    ArticleError: there is no text.
    """
    told = told or Told()
    text = normalise(text)
    if not text.strip():
        raise ArticleError("has no text")
    collected = split_collection(text)
    if collected:
        # What the format tells is of the whole download.
        return list(map(_of_collection, collected))
    title = " ".join(normalise(told.title or "").split())
    if title and title not in text:
        text = f"{title}\n{text.lstrip()}"
    # Of a page or a record it is known that it is one.
    copied = [text] if told.published or told.url else split_copied(text)
    parts = [part for one in copied for part in split_articles(one)]
    drafts = list(map(_draft, parts))
    first = drafts[0]
    language = told.language or first.language
    drafts[0] = replace(
        first,
        title=title or first.title,
        source=" ".join(normalise(told.source or "").split()) or first.source or _host(told.url),
        published=_dated(told, parts[0], language, first.published),
        language=language,
        url=told.url and own_address(told.url),
    )
    return drafts


def _host(url: str | None) -> str | None:
    """What an outlet is called of which only the address of an article is known."""
    try:
        host = urlsplit(own_address(url or "")).hostname or ""
    except ValueError:
        return None
    if is_archive(host):
        return None
    return host.removeprefix("www.") or None if len(host) <= _LONGEST_HOST else None


def _draft(text: str) -> Draft:
    language = identify(text)
    moment = find_published(text, language)
    return Draft(
        title=find_title(text, language),
        text=text,
        source=find_source(text),
        published=_past(moment.iso() if moment else None),
        language=language,
    )


def _of_collection(part: Part) -> Draft:
    head = part.told
    if head is None:
        return _draft(part.text)
    language = head.language or identify(part.text)
    title = head.title or find_title(part.text, language)
    return Draft(title, part.text, head.source, _past(head.published), language)


def _past(published: str | None) -> str | None:
    """`published`, unless it is later than tomorrow, which has begun somewhere: the day of an event, or an embargo."""
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    return published if published and date.fromisoformat(published[:10]) <= tomorrow else None


def _dated(told: Told, text: str, language: str, within: str | None) -> str | None:
    if told.published:
        return _past(_published(told.published, text, language)) or within
    return within or (_past(_published(told.noted, text, language)) if told.noted else None)


def _published(told: str, text: str, language: str) -> str | None:
    """The told date as ISO 8601, with the time the text gives for the same day; the text's where it is no date."""
    within = find_published(text, language)
    value = from_iso(told)
    if value is None:
        moment = combine(find_date(told, language), within)
        return moment.iso() if moment else None
    same_day = within and within.exact and within.day.isoformat() == value
    return within.iso() if within and same_day else value
