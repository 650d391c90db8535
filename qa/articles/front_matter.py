"""What stands before a Markdown post, in YAML or TOML."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from qa.articles.fields import folded, tells, titled

_FRONT_MATTER = re.compile(r"\s*(---|\+\+\+)[ \t]*\n(.{0,20000}?)\n(?:\1|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_BEGIN = re.compile(
    r"^---[ \t]*\n(?=(?:[\w-]{1,30}[ \t]*:[^\n]*\n(?:(?!---)[ \t-][^\n]*\n)*+)++---[ \t]*$)", re.MULTILINE
)
_CODE = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)
STANDFIRSTS, PLACES = ("deck", "summary", "description", "excerpt"), ("path", "slug", "permalink")
"""Fields that a post alone has, beside those of any record: what is said of it, and where on its site it stands."""
_FIELDS = ("title", "published", "created", "source", "url", "language")


def post_head(text: str) -> tuple[dict[str, Any], str]:
    """A post's front matter by folded names, and the text below it; nothing and `text` where it tells nothing known."""
    front = _FRONT_MATTER.match(text)
    head = folded({key.strip(): value.strip() for key, value in _pairs(front[1], front[2])}) if front else {}
    known = not head.keys().isdisjoint((*STANDFIRSTS, *PLACES, "layout")) or tells(head, *_FIELDS)
    return (head, text[front.end() :]) if front and known else ({}, text)


def split_posts(text: str) -> list[str]:
    """The posts of which somebody made one file, each with its front matter; just `[text]` where it is one."""
    fences = [found.start() for found in _CODE.finditer(text)]
    # What a fence shows is an example.
    starts = [one for found in _BEGIN.finditer(text) if bisect(fences, one := found.start()) % 2 == 0]
    if len(starts) < 2 or text[: starts[0]].strip():
        return [text]
    posts = [text[start:end] for start, end in pairwise([*starts, len(text)])]
    heads = [post_head(post)[0] for post in posts]
    told = all(titled([head]) and tells(head, "source", "published", "url") for head in heads)
    return posts if told else [text]


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
