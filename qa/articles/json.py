"""JSON and JSON lines: one record an article.

Where the records are in a file, `records` finds; what they call their fields, `fields` knows. A record without a text,
such as a video or a photo, is passed over and told of. One that cannot be read fails the file by its number, and
nothing of the file is used: half a data set that looks whole is worse than a clear error.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from qa.articles.decode import decode, normalise
from qa.articles.drafts import make_drafts
from qa.articles.fields import first, folded, tell
from qa.articles.inline import as_shown
from qa.articles.records import Record, find_records, unread_field
from qa.articles.remark import Remarked
from qa.articles.tables import blocks
from qa.articles.told import Told
from qa.errors import ArticleError
from qa.types import Draft

_NO_OBJECT = "is no object; give {title, text, date, source, url}"
_SPACE = re.compile(r"[ \t\r\n]*+")
_BLOCK = "p|div|h[1-6]|li|ul|ol|br|blockquote|figure|section|article|table|tr|td|body"
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCK})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_INLINE = "span|a|b|i|u|em|strong|small|sub|sup|mark|q|cite|time|del|ins|strike|font|img|iframe|script|style"
_TAG = re.compile(rf"</?(?:{_BLOCK}|{_INLINE})(?:\s[^<>]*)?/?>", re.IGNORECASE)
# With its semicolon: "?a=1&copy=2" is an address.
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});", re.IGNORECASE)


def parse_json(data: bytes) -> list[Draft]:
    """Drafts of a JSON file, also of several values one after the other. ArticleError: not JSON, or a bad record."""
    text = decode(data).removeprefix("\ufeff")
    found: list[Any] = []
    at = _skip(text, 0)
    decoder = json.JSONDecoder(strict=False)
    try:
        while not found or at < len(text):
            value, at = decoder.raw_decode(text, at)
            found.append(value)
            at = _skip(text, at)
    except json.JSONDecodeError as error:
        raise ArticleError(f"is not JSON ({error.msg} at line {error.lineno}); repair it there") from None
    except (RecursionError, ValueError):
        raise ArticleError("is JSON too deep or with numbers too long to read; give flat records") from None
    return _drafts(found if len(found) > 1 else found[0])


def parse_jsonl(data: bytes) -> list[Draft]:
    """Drafts of a JSON lines file. ArticleError: a bad line, by its number from 1."""
    found: list[Any] = []
    numbers: list[int] = []
    for number, line in enumerate(decode(data).removeprefix("\ufeff").split("\n"), 1):
        if line.strip():
            try:
                found.append(json.loads(line, strict=False))
            except (RecursionError, ValueError):
                raise ArticleError(f"line {number} is not JSON; repair or remove it") from None
            numbers.append(number)
    return _drafts(found, numbers)


def _skip(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at


def _drafts(root: Any, lines: Sequence[int] = ()) -> list[Draft]:
    drafts: list[Draft] = []
    empty: list[str] = []
    for place, record in find_records(root, lines):
        text, told = _read(place, record)
        if text:
            drafts += make_drafts(text, told)
        else:
            empty.append(place)
    if not drafts:
        raise ArticleError(_nothing(root, lines))
    return Remarked(drafts, _passed_over(empty)) if empty else drafts


def _passed_over(empty: list[str]) -> str:
    if len(empty) == 1:
        return f"1 record had no text: {empty[0]}"
    return f"{len(empty):,} records had no text, the first is {empty[0]}"


def _nothing(root: Any, lines: Sequence[int]) -> str:
    """Why a file gives no article."""
    items = root if isinstance(root, list) else [root]
    places = [f"line {number}" for number in lines] or [f"record {number}" for number in range(1, len(items) + 1)]
    if not items:
        return "is an empty list; nothing to add"
    bad = next((place for place, item in zip(places, items, strict=True) if not isinstance(item, dict | list)), None)
    if bad:
        return f"{bad} {_NO_OBJECT}"
    unread = unread_field(root)
    why = f": {json.dumps(unread[:80], ensure_ascii=False)} is no text" if unread else ""
    who = f"{places[0]} has no text" if len(items) == 1 else f"none of its {len(items):,} records has a text"
    return f"{who}{why}; give it under text, body or content"


def _read(place: str, record: Record) -> tuple[str, Told]:
    """Text, "" where a page would show none, and fields of a record. ArticleError: which cannot be read."""
    if not record.layers:
        raise ArticleError(f"{place} {_NO_OBJECT}")
    layers = [folded(layer) for layer in record.layers]
    with _reading(place, "text"):
        text = _shown(record.text)
    with _reading(place, "title"):
        title = " ".join(_shown(first(layers, "title")).split())
    with _reading(place, "date"):
        told = tell(layers, title, record.outlet)
    return text if normalise(text).strip() else "", told


@contextmanager
def _reading(place: str, name: str) -> Iterator[None]:
    """ArticleError: a part of a record cannot be read, with record and part."""
    try:
        yield
    except (ArithmeticError, RecursionError, ValueError, etree.LxmlError) as error:
        reason = f"{place} has a {name} that cannot be read ({type(error).__name__}); repair or remove it"
        raise ArticleError(reason) from None


def _shown(text: str) -> str:
    """`text` as a page shows it: one tag or entity makes it markup. Lines stay lines where no tag makes any."""
    if not _TAG.search(text):
        text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    if not _TAG.search(text):
        return text
    text = re.sub(r"\n[ \t\r]*\n" if _BLOCK_TAG.search(text) else r"\n", "<br>", text)
    tree = lxml_html.fromstring(f"<div>{text}</div>".replace("\x00", ""))
    as_shown(tree)
    return blocks(tree)
