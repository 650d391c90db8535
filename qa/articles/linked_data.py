"""What a page tells in JSON-LD: of its article, of others, of the site and who runs it.

It names other articles too, in teasers and lists. So it counts where it goes with the article's own headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from itertools import islice
from json import JSONDecoder
from typing import Any

from qa.articles.decode import normalise
from qa.articles.fields import published
from qa.text.fold import letters


def one_line(text: str) -> str:
    """What is told of a page, on one line and as a text is kept."""
    return " ".join(normalise(text).split())


def same_headline(one: str, other: str) -> bool:
    """Whether two headlines are one, of which one may be cut or have the name of the site behind it."""
    short, long = sorted((letters(one), letters(other)), key=len)
    return short in long and 2 * len(short) >= len(long)


def linked_scripts(tree: Any) -> list[str]:
    """The JSON-LD of a page, as it is written; its type can have a character set behind it."""
    scripts = (one for one in tree.iter("script") if "ld+json" in one.get("type", "").lower())
    return [script.text_content() for script in islice(scripts, 20)]


def linked_names(tree: Any) -> list[str]:
    """The names of the site and of who runs it."""
    return [item["name"] for item in _linked(tree) if _is_body(item)]


def _linked(tree: Any) -> list[dict[str, Any]]:
    return [item for script in linked_scripts(tree) for item in _objects(_json(script))]


def _kinds(item: dict[str, Any]) -> list[str]:
    kind = item.get("@type")
    return [name for name in (kind if isinstance(kind, list) else [kind]) if isinstance(name, str)]


def _is_body(item: dict[str, Any]) -> bool:
    """Whether an object is a site or who runs it, with a name."""
    named = isinstance(item.get("name"), str)
    return named and any(re.search("Organization|WebSite|Newspaper|Periodical", kind) for kind in _kinds(item))


def linked_data(tree: Any, titles: Sequence[str]) -> dict[str, str]:
    """Headline, date and publisher of the article in the page's JSON-LD that has one of `titles`, else of the first.

    What is no article, but has a date and one of the titles, stands for it where there is none.
    """
    articles: list[dict[str, str]] = []
    others: list[dict[str, str]] = []
    items = _linked(tree)
    bodies = {item["@id"]: item["name"] for item in items if isinstance(item.get("@id"), str) and _is_body(item)}
    for item in items:
        is_article = any(re.search("Article|Posting|Report", kind) for kind in _kinds(item))
        if is_article or "datePublished" in item:
            headline = item.get("headline") or ("" if is_article else item.get("name"))
            day = published([item.get("datePublished")])
            said = {"title": headline, "published": day, "source": _publisher(item.get("publisher"), bodies)}
            # Their text is no HTML, but many sites write it as if it were.
            lines = {key: one_line(unescape(value)) for key, value in said.items() if isinstance(value, str)}
            (articles if is_article else others).append({key: line for key, line in lines.items() if line})
    told = [*articles[:200], *others[:200]]
    of_title = (item for title in titles for item in told if same_headline(item.get("title", ""), title))
    return next(of_title, articles[0] if articles else {})


def _publisher(told: Any, bodies: Mapping[str, str]) -> Any:
    """The name of who publishes an article, also where it is told elsewhere; a person's blog is called otherwise."""
    told = told[0] if isinstance(told, list) and told else told
    if not isinstance(told, dict):
        return told
    return None if "Person" in _kinds(told) else told.get("name") or bodies.get(str(told.get("@id")))


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        # A list of articles is one of other articles.
        value = [item for key, item in value.items() if key != "itemListElement"]
    if isinstance(value, list) and depth < 6:
        for item in value[:200]:
            yield from _objects(item, depth + 1)


def _json(text: str) -> Any:
    """What a script holds, also with something behind it; of one that is broken, what it says once and plainly."""
    text = re.sub(r"^[\s/*]*(?:<!\[CDATA\[)?[\s/*]*|<!--", "", text)
    try:
        return JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        keys = ("headline", "datePublished")
        found = {key: re.findall(rf'"{key}"\s*:\s*"((?:[^"\\\n]|\\.){{1,300}})"', text) for key in keys}
        return {"@type": "Article", **{key: some[0] for key, some in found.items() if len(some) == 1}}
