"""A page that holds several articles, as a page for each.

Two headings of one level begin two articles where each has paragraphs of its own, and a date or an author; so do what
the page itself marks as articles, however short. Sections of one article, comments, the posts of a live blog and lists
of what else there is have not, or stand in one article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from qa.articles.blocks import alone, is_paragraph, is_talk, is_told, line_of, plain_blocks
from qa.articles.labels import read_also
from qa.articles.language import identify
from qa.articles.linked_data import linked_scripts, same_headline
from qa.articles.metadata import find_published
from qa.articles.moments import show_moments
from qa.articles.outlets import is_outlet
from qa.articles.page_head import parts_of, stated_headlines
from qa.text.fold import letters

_MOST = 40
"""Headings of a page; one that has more is an archive, and left as it is."""
_LONGEST, _LEAST, _EXPORT = 300, 40, 3
"""Characters of a headline; letters of a sentence that tells something; articles of a page that is called otherwise."""
_HEADINGS = ("h1", "h2", "h3", "h4")
_TITLED = re.compile(
    r"(?:(?<![A-Za-z])[Tt]|(?<=[a-z])T)it(?:le|re|el|ulo|olo)(?![a-z])|(?:article|post|entry|news)title|headline",
    re.ASCII,
)
"""In the name of a headline's element: "post-title", "articleTitle", "titreArticle"."""
_APART = ("nav", "aside", "footer", "form")
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
    if any("LiveBlogPosting" in script for script in linked_scripts(tree)):
        return []
    headings = _headings(tree)
    inside = Counter(outer for heading in headings for outer in (heading, *heading.iterancestors()))
    found = [story for heading in headings if (story := _story(heading, inside))]
    if len(found) < 2:
        found = list(_marked(tree))
        headings = [one for one in tree.xpath("//body//h1 | //body//h2") if not _within(one, found)]
    if len(found) < 2 or len({letters(story.title) for story in found}) < len(found):
        return []
    # Where the page is called by a heading that has no paragraphs, the others are parts of what stands below that.
    others = {line_of(heading) for heading in headings} - {story.title for story in found}
    stated = stated_headlines(tree)
    if any(same_headline(title, other) for title in stated for other in others if letters(other)):
        return []
    return found


def _marked(tree: Any) -> Iterator[Story]:
    """What a page marks as articles, each under a headline of its own that leads nowhere else."""
    marked = [one for one in tree.xpath("//body//article[not(ancestor::article)]") if not _is_apart(one)]
    for article in marked if len(marked) <= _MOST else ():
        heading = next((one for one in article.iter(etree.Element) if _is_heading(one)), None)
        lines = plain_blocks(alone(article)).split("\n")
        told = [line for line in lines if len(letters(line)) > _LEAST and is_told(line)]
        title = line_of(heading) if heading is not None else next(iter(told), "")
        paragraphs = [line for line in told if heading is None or line != title]
        links = (*article.iter("a"), *article.iterancestors("a"))
        if paragraphs and not any(_leads_to(link, title) for link in links):
            yield Story(title, [article], paragraphs, is_named=True)


def _leads_to(link: Any, title: str) -> bool:
    """Whether a link leads to the article that has it: by its headline, by all of it, or by "Read more"."""
    said = line_of(link)
    return link.get("href") is not None and (
        letters(title) in letters(said) or read_also(said) or (not said and link.find(".//img") is None)
    )


def _is_heading(element: Any) -> bool:
    named = element.tag in _HEADINGS or _TITLED.search(element.get("class", "")) is not None
    return named and 0 < len(line_of(element)) <= _LONGEST


def _within(element: Any, stories: Sequence[Story]) -> bool:
    articles = {article for story in stories for article in story.elements}
    return any(one in articles for one in element.iterancestors())


def pages_of(tree: Any, stories: Sequence[Story]) -> list[Any]:
    """A page for each of the stories, the page's own first, which keeps all else of `tree`; it changes `tree`.

    Just `[tree]` where not all of them are articles for certain.
    """
    if not stories or not all(map(_is_whole, stories)):
        return [tree]
    stated = stated_headlines(tree)
    own = next((story for title in stated for story in stories if same_headline(title, story.title)), None)
    if not own and stated and len(stories) >= _EXPORT:
        # What the page says of itself is of none of them.
        return [_page(tree, story) for story in stories]
    own = own or stories[0]
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
    first = [heading for heading in tree.xpath("//body//h1") if not _is_home(heading)]
    found = [heading for heading in first or tree.xpath("//body//article//h2") if not _is_apart(heading)]
    return found if len(found) <= _MOST else []


def _is_home(heading: Any) -> bool:
    """Whether a heading is the site's, and leads to its first page."""
    links = [parts_of(link.get("href")) for link in heading.xpath(".//a[@href] | ancestor::a[@href]")]
    return any(link.path in ("", "/") and not link.query and not link.fragment for link in links)


def _is_apart(heading: Any) -> bool:
    within = (heading, *heading.iterancestors())
    return any(one.tag in _APART or (one.tag != "body" and is_talk(one)) for one in within)


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
    if story.title in story.paragraphs:
        return False
    return any(element.xpath(_SIGNED) for element in story.elements) or _published(story) is not None


def _published(story: Story) -> str | None:
    """The date that stands above the second paragraph of a story."""
    copy = _document("", elements=[deepcopy(element) for element in story.elements])
    show_moments(copy)
    lines = plain_blocks(copy).split("\n")
    ends = islice((number for number, line in enumerate(lines) if line in story.paragraphs[:2]), 2)
    end = max(ends, default=0)
    found = find_published("\n".join(lines[:end]), identify("\n".join(story.paragraphs[:20])))
    return found.iso() if found else None


def _page(tree: Any, story: Story) -> Any:
    """A page with nothing but the story, its headline, its day and the name of the site or the outlet."""
    above = plain_blocks(alone(story.elements[0])).split("\n", 1)[0]
    names = [name.get("content") for name in tree.xpath(_NAMES)[:1]] or [above] * is_outlet(above)
    told = {"og:site_name": next(iter(names), None), "article:published_time": _published(story)}
    return _document(story.title, elements=story.elements, **told)


def _document(title: str, elements: Sequence[Any], **told: str | None) -> Any:
    page: Any = lxml_html.document_fromstring("<html><head></head><body></body></html>")
    for name, value in {"og:title": title, **told}.items():
        if value:
            page[0].append(page.makeelement("meta", {"property": name, "content": value}))
    page[1].extend(elements)
    return page
