"""What exporters write into the fields of a record, as the library keeps it.

A field has many names and wrappings: `datePublished`, `date_published` and `date-published` are one name, and a date
may be a string, seconds, milliseconds or {"$date": …}.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, time
from functools import lru_cache
from typing import Any

from babel.core import get_global
from babel.localedata import exists

from qa.articles.sources import is_ended
from qa.articles.told import Told
from qa.text.dates import find_date, from_iso

# Folded, likeliest first: what is meant for readers before what it was made from, what the publisher says before what
# the exporter noted.
_NAMES = {
    "title": """title headline heading webtitle headlinemain titlerendered articletitle name""",
    "text": """text body content article articlebody fulltext maintext contenthtml contenttext contentrendered
        contentencoded bodyhtml bodytext bodyxml bodyplain articletext articlecontent fullcontent maincontent
        textcontent story storytext paragraphs cleanedtext plaintext articlehtml bodymarkdown contentmarkdown markdown
        rawtext leadparagraph texts html htmlcontent message""",
    "published": """published publishedat datepublished publisheddate datepublish publishdate publishedon publishedtime
        publishtime publicationdate publicationtime publishingdate pubdate datetimepub webpublicationdate
        firstpublicationdate isodate dcdate date datetime""",
    "created": "createdat created datecreated createdtime",
    "noted": "timestamp seendate",
    "source": """source publicationtitle sourcetitle containertitle publisher outlet site sitename sourcename
        medianame publication publicationname newspaper publishername provider sourcehostname sourcedomain sourceurl
        hostname cleanurl domain""",
    "url": """url link canonical canonicalurl weburl permalink articleurl mainentityofpage @id""",
    "language": "language lang inlanguage metalang languagecode",
}
_RANKS = {field: {name: rank for rank, name in enumerate(names.split())} for field, names in _NAMES.items()}
_HELD = ("html", "htmlcontent", "message")
"""Names of a text that other things have too: they are an article's where it has a title or a day."""
_OWN_RECORD = frozenset(("user", "account", "status", "authorid", "userid"))
"""What a record has that was made where the article was published, and not by who fetched it."""
_OUTLETS = ("origin", "account")
"""Objects in which a reader of feeds and a network's export name the outlet."""
_NOTHING = re.compile(r"nan|none|null|nil|n/?a|undefined|unknown|nat|\[(?:removed|deleted)\]|[-–—_?.]+", re.IGNORECASE)
"""What programs write where there is nothing, and NewsAPI and Reddit where there is nothing any more."""
_WAYS = ("rss", "atom", "feed", "api", "web", "www", "online", "internet", "crawler", "scraper", "html", "email")
"""How a record was come by, which exporters write where others have the outlet."""
_LONGEST_NAME = 40
_IGNORED = str.maketrans("", "", "_-.: ")
# Of WordPress, feedparser, JSON-LD, Blogger and what makes JSON of XML.
_TEXT_INSIDE = ("rendered", "value", "@value", "$t", "#text")
# All that a piece of a message in bold type, or with a link, has.
_PIECE = {"type", "text", "href"}
# The New York Times has {"main": headline}, publishers have a name, MongoDB {"$date": {"$numberLong": "…"}}.
_INSIDE = (*_TEXT_INSIDE, "main", "name", "title", "url", "@id", "$date", "$numberlong")
_ADDRESS = re.compile(r"https?://(?:[^\s/@]*+@)?([^\s/:?#]++)[^\s/?#]*+(\S*+)", re.IGNORECASE)
_COPY = re.compile(r"https?://[^?#]+?/(https?):/{1,2}([^/].*)", re.IGNORECASE | re.DOTALL)
_ARCHIVE = re.compile(
    r"(?:www\.|web\.)?archive\.(?:org|ph|today|is|li|vn|md|fo)|internet archive|(?:the )?wayback machine", re.IGNORECASE
)
_COMPACT = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)(?:[0-2]\d[0-5]\d[0-5]\d)?", re.ASCII)
"""A day, with or without the time, in figures alone."""
_C_TIME = re.compile(
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\d{1,2}) ([\d:]{8}) ([+-]\d{4}|[A-Z]{2,5}) (\d{4})", re.ASCII
)
"""As C and Java write a moment, and Twitter: "Tue Jun 18 07:30:15 +0000 2024"."""
# CLDR's name for a language, where `identify` has another.
_OWN = {"fil": "tl", "nb": "no"}


@lru_cache(maxsize=4096)
def _fold(name: str) -> str:
    return name.lower().translate(_IGNORED)


def folded(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record by folded names (lower case, without `_-.: `); what says nothing is left out, as are long names."""
    layer: dict[str, Any] = {}
    for key, value in record.items():
        if len(key) <= _LONGEST_NAME and value not in (None, "", [], {}):
            layer.setdefault(_fold(key), value)
    return layer


def values(layers: Iterable[Mapping[str, Any]], field: str) -> Iterator[Any]:
    """What is under the names of a field (title, text, published, noted, source, url, language), likeliest first.

    `noted` is a date that can be that of fetching it, as `created` (see `days`) is. `layers` are folded; an earlier
    one goes before a later one.
    """
    for layer in layers:
        yield from (layer[name] for name in _RANKS[field] if name in layer)


def days(layers: Sequence[Mapping[str, Any]]) -> Iterator[Any]:
    """What may tell when a record was published, likeliest first.

    When a record with a web address was created is when somebody clipped or fetched the page, unless it is of the
    publisher's own system.
    """
    told = list(values(layers, "published"))
    yield from told
    addresses = (plain(value) for field in ("url", "source") for value in values(layers, field))
    own = True in told or any(not _OWN_RECORD.isdisjoint(layer) for layer in layers)
    if own or not any(map(is_address, addresses)):
        yield from values(layers, "created")


def outlets(layers: Sequence[Mapping[str, Any]]) -> list[str]:
    """The names and addresses that may be the outlet's, likeliest first."""
    held = (layer.get(name) for layer in layers for name in _OUTLETS)
    told = [*values(layers, "source"), *(value for value in held if isinstance(value, dict))]
    return [name for value in told if (name := plain(value)) and name.lower() not in _WAYS]


def called(name: str, field: str) -> bool:
    """Whether `name` is one that exporters have for a field."""
    return len(name) <= _LONGEST_NAME and _fold(name) in _RANKS[field]


def is_address(value: str) -> bool:
    """Whether it is a web address and nothing else."""
    return _ADDRESS.fullmatch(value) is not None


def own_address(url: str) -> str:
    """The address of the article itself in that of a copy which an archive keeps of it."""
    found = _COPY.match(url)
    return f"{found[1]}://{found[2]}" if found else url


def is_archive(name: str) -> bool:
    """Whether a host or a name is that of an archive of the web, which is no outlet."""
    return _ARCHIVE.fullmatch(name) is not None


def titled(layers: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a record (its layers as they were read) has a title."""
    return any(map(plain, values(map(folded, layers), "title")))


def raw_text(record: Mapping[str, Any]) -> str:
    """The text as it is written, tags and all, under the likeliest name that has one; "" where none has."""
    ranks = _RANKS["text"]
    found = [(rank, key) for key in record if len(key) <= _LONGEST_NAME and (rank := ranks.get(_fold(key))) is not None]
    for _, key in sorted(found):
        text = _written(record[key])
        if (
            _NOTHING.fullmatch(text.strip()) is None
            and text.strip()
            and (_fold(key) not in _HELD or tells(record, "title", "published", "created"))
        ):
            return text
    return ""


def tells(record: Mapping[str, Any], *fields: str) -> bool:
    """Whether a record, as it was read, has one of the fields."""
    layers = [folded(record)]
    return any(next(values(layers, field), None) for field in fields)


def _written(value: Any) -> str:
    # feedparser has [{"type": "text/html", "value": text}] with one for each form.
    if value and isinstance(value, list) and all(isinstance(item, dict) for item in value):
        one_text = len(value) == 1 or all("/" in str(item.get("type")) for item in value)
        value = max(value, key=lambda item: len(str(item.get("value")))) if one_text else None
    if isinstance(value, dict):
        inside = (*_TEXT_INSIDE, "text") if value.keys() <= _PIECE else _TEXT_INSIDE
        value = next((value[key] for key in inside if value.get(key)), None)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = "\n".join(value)
    # A messenger's export cuts a message at each word in bold type and each link.
    if isinstance(value, list) and any(isinstance(item, str) for item in value):
        value = joined(map(_piece, value))
    return value if isinstance(value, str) else ""


def _piece(item: Any) -> str:
    text = item.get("text") if isinstance(item, dict) else item
    return text if isinstance(text, str) else ""


def joined(pieces: Iterable[str]) -> str:
    """The pieces of a text as they follow each other; a line ends where a sentence does and no space is written."""
    told: list[str] = []
    for piece in filter(None, pieces):
        if told and piece[0].isalnum() and not told[-1][-1].isalnum() and is_ended(told[-1]):
            told.append("\n")
        told.append(piece)
    return "".join(told)


def plain(value: Any) -> str:
    """The string in a value on one line; "" where it holds none, or several."""
    value = _unwrapped(value)
    line = " ".join(value.split()) if isinstance(value, str) else ""
    return "" if _NOTHING.fullmatch(line) else line


def _unwrapped(value: Any) -> Any:
    while isinstance(value, dict | list):
        if isinstance(value, list):
            value = value[0] if len(value) == 1 else None
        else:
            inside = {key.lower(): told for key, told in value.items()}
            value = next((inside[key] for key in _INSIDE if inside.get(key)), None)
    return value


def published(found: Iterable[Any]) -> str:
    """The first of some values that can be a date, as it is written; with a later one's time, if of the same day."""
    dates = [date for value in found if (date := _date(value))]
    first = dates[0] if dates else ""
    day = from_iso(first)
    moments = (moment for date in dates[1:] if (moment := from_iso(date)) and len(moment) > 10)
    return next((moment for moment in moments if moment[:10] == day), first)


def _date(value: Any) -> str:
    value = _unwrapped(value)
    if compact := _COMPACT.fullmatch(str(value)):
        return from_iso("-".join(compact.groups()[:3])) or ""
    if isinstance(value, str) and value.isdecimal() and len(value) in (10, 13):
        value = int(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        seconds = value / 1000 if value > 1e11 else value
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds") if 1e8 < seconds < 8e9 else ""
    date = plain(value)[:100]
    if found := _C_TIME.fullmatch(date):
        month, day, clock, zone, year = found.groups()
        date = f"{day} {month} {year} {clock} {zone}"
    # A state ("draft", 1) can be called `published` too, and a day has two figures at least.
    return date if sum(map(str.isnumeric, date)) > 1 and not _is_zero(date) else ""


def _is_zero(date: str) -> bool:
    """Whether it is what programs write for no date: the first moment of 1970, or "0000-00-00"."""
    if not re.search(r"[^\W0_TZ]", date):
        return True
    moment = find_date(date, "en") if "19" in date else None
    if moment is None:
        return False
    exact = datetime.combine(moment.day, moment.clock or time())
    zoned = datetime.fromisoformat(moment.iso())
    return (zoned if zoned.tzinfo else exact.replace(tzinfo=UTC)).timestamp() == 0


def first(layers: Sequence[Mapping[str, Any]], field: str) -> str:
    """The likeliest string of a field; "" where it has none."""
    return next(filter(None, map(plain, values(layers, field))), "")


def tell(layers: Sequence[Mapping[str, Any]], title: str, outlet: str = "") -> Told:
    """What a record tells, `title` as it is shown; `outlet` where it names none. ArithmeticError: a date out of reach.

    A source that is an address is where the article was; its host is the outlet where no source is a name.
    """
    sources = outlets(layers) or [outlet]
    addresses = [found for source in sources if (found := _ADDRESS.fullmatch(own_address(source)))]
    names = [source for source in sources if not _ADDRESS.fullmatch(source)]
    urls = [url for value in values(layers, "url") if (url := plain(value))]
    # The address of a site alone is no article's.
    pages = [address[0] for address in addresses if len(address[2]) > 1]
    pages = [*filter(is_address, urls), *urls, *pages]
    named = names or [address[1].lower() for address in addresses if not is_archive(address[1])]
    return Told(
        title=title or None,
        source=named[0].removeprefix("www.") if named else None,
        published=published(days(layers)) or None,
        noted=published(values(layers, "noted")) or None,
        language=language_code(first(layers, "language")),
        url=pages[0] if pages else None,
    )


def language_code(value: str) -> str | None:
    """The code `identify` would give: of "eng", "en-GB" and "en_US" it is "en". None for what CLDR does not know."""
    found = re.match(r"[a-z]{2,3}(?![a-z])", value.strip().lower())
    if not found:
        return None
    code = str(get_global("language_aliases").get(found[0], found[0])).partition("_")[0]
    return _OWN.get(code, code) if exists(code) else None
