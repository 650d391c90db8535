"""A page that holds several articles, as a page for each.

Two headings of one level begin two articles where each has paragraphs of its own, and a date or an author. Sections
of one article, comments, the posts of a live blog and lists of what else there is have not, or stand in one article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from lxml import html as lxml_html

from qa.articles.blocks import TALK, is_paragraph, line_of, plain_blocks
from qa.articles.fold import letters
from qa.articles.language import identify
from qa.articles.linked_data import linked_scripts, same_headline
from qa.articles.metadata import find_published
from qa.articles.moments import show_moments
from qa.articles.page_head import stated_headlines

__all__ = ["Story", "find_stories", "pages_of", "passed_over"]

_MOST = 40
"""Headings of a page; one that has more is an archive, and left as it is."""
_APART = "nav aside footer form"
_SIGNED = ".//*[@rel='author' or @itemprop='author' or contains(@class, 'byline')]"
_NAMES = "//meta[@property='og:site_name' or @name='og:site_name']"


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """A heading with its paragraphs, as they stand on the page."""

    title: str
    elements: Sequence[Any]
    paragraphs: Sequence[str]
    is_named: bool
    """Whether the page calls it an article."""


def find_stories(tree: Any) -> list[Story]:
    """The headings of one level that have paragraphs of their own, in the order of the page; at least two, or none."""
    headings = _headings(tree)
    inside = Counter(outer for heading in headings for outer in (heading, *heading.iterancestors()))
    found = [story for heading in headings if (story := _story(heading, inside))]
    if len(found) < 2 or len({letters(story.title) for story in found}) < len(found):
        return []
    # Where the page is called by a heading that has no paragraphs, the others are parts of what stands below that.
    others = {line_of(heading) for heading in headings} - {story.title for story in found}
    stated = stated_headlines(tree)
    if any(same_headline(title, other) for title in stated for other in others if letters(other)):
        return []
    return found


def pages_of(tree: Any, stories: Sequence[Story]) -> list[Any]:
    """A page for each of the stories, the page's own first, which keeps all else of `tree`; it changes `tree`.

    Just `[tree]` where not all of them are articles for certain.
    """
    if not stories or not all(map(_is_whole, stories)):
        return [tree]
    stated = stated_headlines(tree)
    own = next((story for title in stated for story in stories if same_headline(title, story.title)), stories[0])
    return [tree, *(_page(tree, story) for story in stories if story is not own)]


def passed_over(stories: Sequence[Story], text: str) -> str:
    """What to tell the user of the stories of which `text`, all that was read, has no paragraph; "" where none."""
    if not stories:
        return ""
    read = {letters(line) for line in text.split("\n")}
    named = (story for story in stories if story.is_named)
    titles = [story.title for story in named if read.isdisjoint(map(letters, story.paragraphs))]
    if len(titles) < 2:
        return "".join(f"a second article was passed over: {title}" for title in titles)
    return f"{len(titles)} more articles were passed over, the first is {titles[0]}"


def _headings(tree: Any) -> list[Any]:
    """The headings that may be those of articles: of the first level, or where only the site has one, of the second."""
    if any("LiveBlogPosting" in script for script in linked_scripts(tree)):
        return []
    first = [heading for heading in tree.xpath("//body//h1") if not _is_home(heading)]
    found = [heading for heading in first or tree.xpath("//body//article//h2") if not _is_apart(heading)]
    return found if len(found) <= _MOST else []


def _is_home(heading: Any) -> bool:
    """Whether a heading is the site's, and leads to its first page."""
    try:
        links = [urlsplit(link.get("href")) for link in heading.xpath(".//a[@href] | ancestor::a[@href]")]
    except ValueError:
        return False
    return any(link.path in ("", "/") and not link.query and not link.fragment for link in links)


def _is_apart(heading: Any) -> bool:
    names = ((one.tag, f"{one.get('id', '')} {one.get('class', '')}".lower()) for one in heading.iterancestors())
    return any(tag in _APART.split() or (tag != "body" and any(name in said for name in TALK)) for tag, said in names)


def _story(heading: Any, inside: Counter[Any]) -> Story | None:
    """The heading and its paragraphs: those of the largest element without another one, else those that follow it."""
    top = heading
    while (outer := top.getparent()) is not None and inside[outer] == 1:
        top = outer
    if top.tag != "article" and any(one.tag == "article" for one in top.iterancestors()):
        return None
    elements = [top]
    paragraphs = _paragraphs(elements, heading)
    if len(paragraphs) < 2:
        elements += _until(top, inside)
        paragraphs = _paragraphs(elements, heading)
    if len(paragraphs) < 2:
        return None
    named = any(one.tag == "article" for one in heading.iterancestors())
    return Story(line_of(heading), elements, paragraphs, named)


def _until(top: Any, inside: Counter[Any]) -> Iterator[Any]:
    for sibling in top.itersiblings():
        if inside[sibling]:
            return
        yield sibling


def _paragraphs(elements: Sequence[Any], heading: Any) -> list[str]:
    lines = (line for element in elements for line in plain_blocks(element).split("\n"))
    return [line for line in lines if is_paragraph(line) and line != line_of(heading)]


def _is_whole(story: Story) -> bool:
    """Whether it is an article for certain: an author is marked, or a date stands above the second paragraph."""
    if any(element.xpath(_SIGNED) for element in story.elements):
        return True
    copy = _document("", elements=[deepcopy(element) for element in story.elements])
    show_moments(copy)
    lines = plain_blocks(copy).split("\n")
    ends = islice((number for number, line in enumerate(lines) if line in story.paragraphs[:2]), 2)
    end = max(ends, default=0)
    return find_published("\n".join(lines[:end]), identify("\n".join(story.paragraphs[:20]))) is not None


def _page(tree: Any, story: Story) -> Any:
    """A page with nothing but the story, under its own headline and the site's name."""
    page = _document(story.title, elements=story.elements)
    page[0].extend(deepcopy(name) for name in tree.xpath(_NAMES)[:1])
    return page


def _document(title: str, elements: Sequence[Any]) -> Any:
    page: Any = lxml_html.document_fromstring("<html><head></head><body></body></html>")
    page[0].append(page.makeelement("meta", {"property": "og:title", "content": title}))
    page[1].extend(elements)
    return page
