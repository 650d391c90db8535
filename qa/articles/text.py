"""Plain text and Markdown. Both stay as written; of Markdown, only YAML front matter is lifted out of the text."""

from __future__ import annotations

import re

from qa.articles.decode import decode, normalise
from qa.articles.drafts import Told, make_drafts
from qa.types import Draft

__all__ = ["parse_markdown", "parse_text"]

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_HEADING = re.compile(r"^#{1,6}[ \t]+(\S.{0,300}?)[ \t]*#*$", re.MULTILINE)
_KEYS = {
    "title": "title", "headline": "title", "date": "published", "published": "published", "pubdate": "published",
    "source": "source", "publisher": "source", "outlet": "source", "site": "source",
    "url": "url", "link": "url", "canonical": "url", "lang": "language", "language": "language",
}  # fmt: skip


def parse_text(data: bytes) -> list[Draft]:
    """Drafts of a plain text file. ArticleError: binary, undecodable or empty."""
    return make_drafts(decode(data))


def parse_markdown(data: bytes) -> list[Draft]:
    """Drafts of a Markdown file; title, date, source, url and lang of its front matter are used."""
    text = normalise(decode(data))
    front = _FRONT_MATTER.match(text)
    told: dict[str, str] = {}
    if front:
        for line in front[1].split("\n"):
            key, colon, value = line.partition(":")
            name = _KEYS.get(key.strip().lower())
            value = value.strip().strip("\"'")
            if colon and name and value:
                told.setdefault(name, value)
    if not told:
        heading = _HEADING.search(text)
        return make_drafts(text, Told(title=heading[1] if heading else None))
    if "title" not in told:
        heading = _HEADING.search(text, front.end() if front else 0)
        told |= {"title": heading[1]} if heading else {}
    language = re.match(r"[a-z]{2,3}(?![a-z])", told.get("language", "").lower())
    told["language"] = language[0] if language else ""
    return make_drafts(text[front.end() :] if front else text, Told(**{k: v for k, v in told.items() if v}))
