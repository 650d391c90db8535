"""JSON and JSON lines: one record an article.

A JSON file is one record, a list of records, or an object that holds the list under `articles`, `items`, `data`,
`results` or `documents`. One bad record fails the file by its number, and nothing of the file is used: half a data
set that looks whole is worse than a clear error.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from lxml import html as lxml_html

from qa.articles.decode import decode
from qa.articles.drafts import Told, make_drafts
from qa.articles.html import blocks
from qa.errors import ArticleError
from qa.types import Draft

__all__ = ["parse_json", "parse_jsonl"]

_NAMES = {
    "title": ("title", "headline", "heading"),
    "text": ("text", "body", "content", "article", "articlebody", "article_body", "fulltext", "full_text"),
    "published": ("date", "published", "published_at", "publishedat", "datepublished", "date_published", "pubdate",
                  "publication_date", "publish_date", "published_date", "date_publish"),
    "source": ("source", "publisher", "outlet", "site", "sitename", "site_name", "source_name", "publication"),
    "url": ("url", "link", "canonical_url"),
    "language": ("language", "lang"),
}  # fmt: skip
_LISTS = ("articles", "items", "data", "results", "documents")
_MARKUP = re.compile(r"</(?:p|div|h[1-6]|li|ul|span|a)>|<br\s*/?>", re.IGNORECASE)


def parse_json(data: bytes) -> list[Draft]:
    """Drafts of a JSON file. ArticleError: not JSON, or a bad record, by its number from 1."""
    try:
        value = json.loads(decode(data).removeprefix("\ufeff"), strict=False)
    except json.JSONDecodeError as error:
        raise ArticleError(f"is not JSON ({error.msg} at line {error.lineno}); repair it there") from None
    except (RecursionError, ValueError):
        raise ArticleError("is JSON too deep or with numbers too long to read; give flat records") from None
    if isinstance(value, dict) and not _field(value, "text"):
        value = next((value[name] for name in _LISTS if isinstance(value.get(name), list)), value)
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
        language = re.match(r"[a-z]{2,3}(?![a-z])", _plain(_field(record, "language")).lower())
        told = Told(
            title=_plain(_field(record, "title")) or None,
            source=_plain(_field(record, "source")) or None,
            published=_date(_field(record, "published")),
            language=language[0] if language else None,
            url=_plain(_field(record, "url")) or None,
        )
        drafts += make_drafts(text, told, len(drafts))
    if not drafts:
        raise ArticleError("has no records; nothing to add")
    return drafts


def _field(record: dict[Any, Any], name: str) -> Any:
    lower = {str(key).lower(): value for key, value in record.items()}
    return next((lower[key] for key in _NAMES[name] if lower.get(key) not in (None, "", [])), None)


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("name") or value.get("title") or value.get("url")
    return " ".join(value.split()) if isinstance(value, str) else ""


def _text(value: Any) -> str:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = "\n".join(value)
    if not isinstance(value, str):
        return ""
    if len(_MARKUP.findall(value[:20000])) >= 2 and value.strip():
        return blocks(lxml_html.fromstring(f"<div>{value}</div>".replace("\x00", "")))
    return value


def _date(value: Any) -> str | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        seconds = value / 1000 if value > 1e11 else value
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds") if 1e8 < seconds < 8e9 else None
    return _plain(value)[:100] or None
