"""Plain text and Markdown. Both stay as written; of Markdown, only front matter is lifted out of the text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date

from qa.articles.decode import decode, normalise
from qa.articles.drafts import Told, make_drafts
from qa.articles.fields import tell
from qa.types import Draft

__all__ = ["parse_markdown", "parse_text"]

_FRONT_MATTER = re.compile(r"\s*(---|\+\+\+)[ \t]*\n(.{0,20000}?)\n(?:\1|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_HEADING = re.compile(r"#{1,6}[ \t]+(\S.*?)[ \t]*#*|(?P<bold>\*\*|__)([^*_]+)(?P=bold)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|--+)[ \t]*(?:\n|$)")
_KEYS = {
    "title": "title", "headline": "title", "date": "published", "published": "published", "pubdate": "published",
    "source": "source", "publisher": "source", "outlet": "source", "site": "source",
    "url": "url", "link": "url", "canonical": "url", "lang": "language", "language": "language",
}  # fmt: skip


def parse_text(data: bytes) -> list[Draft]:
    """Drafts of a plain text file. ArticleError: binary, undecodable or empty."""
    return make_drafts(decode(data))


def parse_markdown(data: bytes) -> list[Draft]:
    """Drafts of a Markdown file; title, date, source, url and lang of its front matter, YAML or TOML, are used."""
    text = normalise(decode(data))
    front = _FRONT_MATTER.match(text)
    told: dict[str, list[str]] = {}
    for key, value in _pairs(front[1], front[2]) if front else ():
        name = _KEYS.get(key.strip().lower())
        if name and value.strip():
            told.setdefault(name, []).append(" ".join(value.split()))
    if front and told:
        text = text[front.end() :]
    first = {name: values[0] for name, values in told.items()}
    title = first.get("title") or _heading(text)
    if not told:
        return make_drafts(text, Told(title=title or None))
    fields = tell(
        title=title,
        sources=told.get("source", ()),
        published=first.get("published"),
        language=first.get("language", ""),
        url=first.get("url", ""),
    )
    return make_drafts(text, fields)


def _heading(text: str) -> str:
    """The heading a text begins with; one further down heads a part, or is "Read more"."""
    first, _, rest = text.lstrip().partition("\n")
    first = first.rstrip()
    if len(first) > 300:
        return ""
    if found := _HEADING.fullmatch(first):
        return found[1] or found[3]
    return first if _UNDERLINE.match(rest) else ""


def _pairs(fence: str, front: str) -> Iterator[tuple[str, str]]:
    """Keys of the front matter that have one value; line by line where it breaks the rules, as `title: A: b` does."""
    try:
        yield from list(_toml(front) if fence == "+++" else _yaml(front))
    except (ValueError, OverflowError, RecursionError):
        for line in front.split("\n"):
            key, colon, value = line.partition("=" if fence == "+++" else ":")
            if colon:
                yield key, value.strip().strip("\"'")


def _toml(front: str) -> Iterator[tuple[str, str]]:
    for key, value in tomllib.loads(front).items():
        if isinstance(value, str | date):
            yield key, str(value)


def _yaml(front: str) -> Iterator[tuple[str, str]]:
    """ValueError: it is no YAML."""
    import yaml  # type: ignore[import-untyped]

    try:
        # Nodes alone: nothing is made of them, aliases and merges are not followed, dates stay as written.
        tree = yaml.compose(front, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from None
    for key, value in tree.value if isinstance(tree, yaml.MappingNode) else ():
        one = isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode)
        if one and value.tag != "tag:yaml.org,2002:null":
            yield key.value, value.value
