"""JSON and JSON lines: one record an article.

A JSON file is one record, a list of records, or an object that holds the list under `articles`, `items`, `data`,
`results` or `documents`, also one below another. Fields are read as usual exporters name and wrap them. One bad record
fails the file by its number, and nothing of the file is used: half a data set that looks whole is worse than a clear
error.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from lxml import html as lxml_html

from qa.articles.decode import decode
from qa.articles.drafts import make_drafts
from qa.articles.fields import tell
from qa.articles.html import blocks
from qa.errors import ArticleError
from qa.types import Draft

__all__ = ["parse_json", "parse_jsonl"]

_NAMES = {
    "title": ("title", "headline", "heading"),
    "text": ("text", "body", "content", "article", "articlebody", "article_body", "fulltext", "full_text",
             "maintext", "content_html", "content_text"),
    "published": ("date", "published", "published_at", "publishedat", "datepublished", "date_published", "pubdate",
                  "publication_date", "publish_date", "published_date", "date_publish"),
    "source": ("source", "publisher", "outlet", "site", "sitename", "site_name", "source_name", "publication",
               "source-hostname", "source_domain", "hostname"),
    "url": ("url", "link", "canonical_url"),
    "language": ("language", "lang"),
}  # fmt: skip
_LISTS = ("articles", "items", "data", "results", "documents")
_BLOCK = "p|div|h[1-6]|li|ul|ol|br|blockquote|figure|section|article|table|tr|td|body"
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCK})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_TAG = re.compile(
    rf"</?(?:{_BLOCK}|span|a|b|i|u|em|strong|small|sub|sup|mark|q|cite|font|img|iframe|script|style)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
# With its semicolon: "?a=1&copy=2" is an address.
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});", re.IGNORECASE)


def parse_json(data: bytes) -> list[Draft]:
    """Drafts of a JSON file. ArticleError: not JSON, or a bad record, by its number from 1."""
    try:
        value = json.loads(decode(data).removeprefix("\ufeff"), strict=False)
    except json.JSONDecodeError as error:
        raise ArticleError(f"is not JSON ({error.msg} at line {error.lineno}); repair it there") from None
    except (RecursionError, ValueError):
        raise ArticleError("is JSON too deep or with numbers too long to read; give flat records") from None
    while isinstance(value, dict) and not _field(value, "text"):
        inside = (value.get(name) for kind in (list, dict) for name in _LISTS if isinstance(value.get(name), kind))
        inner = next(inside, None)
        if inner is None:
            break
        value = inner
    records = value if isinstance(value, list) else [value]
    if not records:
        raise ArticleError("is an empty list; nothing to add")
    return _drafts((f"record {number}", record) for number, record in enumerate(records, 1))


def parse_jsonl(data: bytes) -> list[Draft]:
    """Drafts of a JSON lines file. ArticleError: a bad line, by its number from 1."""
    return _drafts(_lines(decode(data).removeprefix("\ufeff")))


def _lines(text: str) -> Iterator[tuple[str, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield f"line {number}", json.loads(line, strict=False)
            except (RecursionError, ValueError):
                raise ArticleError(f"line {number} is not JSON; repair or remove it") from None


def _drafts(records: Iterator[tuple[str, Any]]) -> list[Draft]:
    drafts: list[Draft] = []
    for place, record in records:
        if not isinstance(record, dict):
            raise ArticleError(f"{place} is no object; give {{title, text, date, source, url}}")
        text = _text(_field(record, "text"))
        if not text.strip():
            raise ArticleError(f"{place} has no text; give it under text, body or content")
        told = tell(
            title=" ".join(_shown(_plain(_field(record, "title"))).split()),
            sources=[name for value in _fields(record, "source") if (name := _plain(value))],
            published=_date(_field(record, "published")),
            language=_plain(_field(record, "language")),
            url=_plain(_field(record, "url")),
        )
        drafts += make_drafts(text, told, len(drafts))
    if not drafts:
        raise ArticleError("has no records; nothing to add")
    return drafts


def _field(record: dict[Any, Any], name: str) -> Any:
    return next(_fields(record, name), None)


def _fields(record: dict[Any, Any], name: str) -> Iterator[Any]:
    lower = {str(key).lower(): value for key, value in record.items()}
    return (lower[key] for key in _NAMES[name] if lower.get(key) not in (None, "", []))


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        value = next((value[key] for key in ("rendered", "name", "title", "url") if value.get(key)), None)
    return " ".join(value.split()) if isinstance(value, str) else ""


def _text(value: Any) -> str:
    # WordPress has {"rendered": text}, feedparser [{"type": "text/html", "value": text}] with one for each form.
    if isinstance(value, list) and all(isinstance(item, dict) for item in value):
        one_text = len(value) == 1 or all("/" in str(item.get("type")) for item in value)
        value = max(value, key=lambda item: len(str(item.get("value")))) if one_text else None
    if isinstance(value, dict):
        value = value.get("rendered") or value.get("value")
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = "\n".join(value)
    return _shown(value) if isinstance(value, str) else ""


def _shown(text: str) -> str:
    """`text` as a page shows it: one tag or entity makes it markup. Lines stay lines where no tag makes any."""
    if not _TAG.search(text):
        text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    if not _TAG.search(text):
        return text
    text = re.sub(r"\n[ \t\r]*\n" if _BLOCK_TAG.search(text) else r"\n", "<br>", text)
    return blocks(lxml_html.fromstring(f"<div>{text}</div>".replace("\x00", "")))


def _date(value: Any) -> str | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        seconds = value / 1000 if value > 1e11 else value
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds") if 1e8 < seconds < 8e9 else None
    return _plain(value)[:100] or None
