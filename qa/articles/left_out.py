"""Text of an article that the extraction of its page left out, put back where the page has it.

Notices of correction, wherever in the article they stand; lists below its paragraphs; the standfirst under its heading;
of an export of messages those after the first. What a page says besides, such as menus, comments and what else there
is to read, is none of it.
"""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import accumulate, chain, islice
from typing import Any

from qa.articles.blocks import HOLDERS, alone, is_paragraph, is_talk, is_told, line_of, plain_blocks
from qa.articles.labels import is_signed
from qa.articles.language import identify
from qa.facts.corrections import notices
from qa.text.fold import letters
from qa.types import Article, Sentence

_MOST_LINES, _MOST_SAID = 5_000, 100_000
"""Lines of a page among which a notice and a standfirst are looked for; characters of a text in which a line is."""
_DESCRIBED = 60
"""Letters by which a description is known, which is often cut."""
_APART = ("nav", "form", "dialog")
_ELSEWHERE = ("aside", "footer", "header")
"""Within the article they are parts of it, else of the site."""
_TALKED = ("details", "div", "li", "ol", "section", "ul")
_STANDFIRSTS = ("p", "div", "h2", "h3", "h4", "section", "span", "strong")
_STANDFIRST = re.compile(
    r"(?<![a-z])(?:lead|lede|leadin|standfirst|subtitle|sub[-_]?head(?:line|ing)?|summary|intro|dek|deck|chapeau|chapo|"
    r"sapo|excerpt|description|vorspann|abstract|kicker[-_]?text|entradilla|bajada|sommario|lid)(?![a-z])"
)
_FURNITURE = re.compile(
    r"author|bio(?![a-z])|newsletter|promo|video|audio|podcast|ima?ge?(?![a-z])|photo|picture|caption|media|gallery|"
    r"product|(?<![a-z])ads?(?![a-z])|comment|related|recommend|teaser|widget|sidebar|card|share|social|cookie|banner|"
    r"event|grid"
)
_WITHIN = 40
"""Letters of both ends of a line by which it is known within another."""
_LEAST_STANDFIRST = 40
"""Letters."""
_MOST_CALLED = 20
_HEADED = ("h1", "h2", "h3", "h4", "article", "main")
_NO_STANDFIRST = ("aside", "figcaption", "figure", "footer", "form", "li", "nav", "table")
_DESCRIPTIONS = "//meta[@property='og:description' or @name='og:description' or @name='description']/@content"


def with_left_out(tree: Any, lines: Sequence[str], body: str, heading: str) -> str:
    """The text with what it lacks; `lines` are all of the page, `heading` is the article's, "" where it has none."""
    known = {letters(line) for line in body.split("\n")}
    wanted = set(_items(tree, known))
    wanted |= set(_messages(tree, known))
    wanted |= set(_corrections(tree, known, identify(body)))
    wanted |= set(_standfirst(tree, lines[:_MOST_LINES], body, heading))
    said = letters(body, _MOST_SAID)
    left = {told for line in wanted if (told := letters(line)) not in known and not _is_within(told, said)}
    return _put_back(lines, body, left) if left else body


def _is_within(told: str, said: str) -> bool:
    """Whether a line is part of a longer one, where some of its words, such as a formula, can be left out."""
    return len(told) > _WITHIN and told[:_WITHIN] in said and told[-_WITHIN:] in said


def between(lines: Sequence[str], body: str, heading: str) -> tuple[int, int, int] | None:
    """Which lines of a page are the heading, the first paragraph of the text, and the second (or the first again).

    The heading can stand above itself, as the last of a trail of links.
    """
    paragraphs = {letters(line) for line in body.split("\n", 50)[:50] if is_paragraph(line)}
    title = letters(heading)
    of_text = (n for n, line in enumerate(lines) if is_paragraph(line) and letters(line) in paragraphs)
    ends = list(islice((n for n in of_text if letters(lines[n]) != title), 2))
    starts = [n for n, line in enumerate(lines[: ends[0]]) if letters(line) == title] if ends else []
    return (starts[-1], ends[0], ends[-1]) if starts else None


def _put_back(lines: Sequence[str], body: str, wanted: set[str]) -> str:
    """The text with the lines of the page whose keys are `wanted`, each behind the one that the page has before it."""
    told = body.split("\n")
    places = {letters(line): number for number, line in reversed(list(enumerate(told)))}
    before: dict[int, list[str]] = {}
    at, done = 0, set[str]()
    keys = list(map(letters, lines))
    steady = _rising([places.get(key, -1) for key in keys])
    for number, (line, key) in enumerate(zip(lines, keys, strict=True)):
        if key in wanted and key not in done:
            before.setdefault(at, []).append(line)
            done.add(key)
        elif number in steady:
            at = places[key] + 1
    parted = ((*before.get(number, ()), own) for number, own in enumerate([*told, ""]))
    return "\n".join(filter(None, chain.from_iterable(parted)))


def _rising(numbers: Sequence[int]) -> set[int]:
    """Where the longest rising run of the numbers stands that are not negative: elsewhere a page repeats a line."""
    least: list[int] = []
    ends: list[int] = []
    earlier: dict[int, int | None] = {}
    for at, number in enumerate(numbers):
        if number >= 0:
            length = bisect_left(least, number)
            earlier[at] = ends[length - 1] if length else None
            least[length : length + 1] = [number]
            ends[length : length + 1] = [at]
    run, place = set[int](), ends[-1] if ends else None
    while place is not None:
        run.add(place)
        place = earlier[place]
    return run


def _items(tree: Any, known: set[str]) -> Iterator[str]:
    """The lines of the lists that stand below a paragraph of the text and are not in it."""
    seen = set[Any]()
    for holder in tree.iter(*HOLDERS):
        above, begun, held = "", False, list[str]()
        # What is within a list was looked at with it: each once more would take the square of the time.
        looked_at = not seen.isdisjoint(holder.iterancestors("ul", "ol"))
        for child in holder if not looked_at and not _is_talk(holder) else ():
            if child.tag in ("ul", "ol"):
                if begun:
                    seen.add(child)
                if begun and _is_list_of_text(child, known):
                    announced = above.endswith((":", "："))
                    lines = plain_blocks(alone(child)).split("\n")
                    if announced or any(map(is_told, lines)):
                        yield from lines
                    elif not child.attrib:
                        held += lines
            elif isinstance(child.tag, str):
                above = line_of(child) if child.tag in ("p", "h2", "h3", "h4") else ""
                if child.tag == "p" and is_told(above) and letters(above) in known:
                    # What more of the text stands below is no end of the page, where networks and topics are listed.
                    yield from held
                    begun, held = True, []


def _is_talk(element: Any) -> bool:
    return element.tag in _TALKED and is_talk(element)


def _is_list_of_text(items: Any, known: set[str]) -> bool:
    """Whether a list that the text lacks is none of links, pictures, fields to fill, or comments."""
    linked = sum(len(line_of(link)) for link in items.iter("a"))
    if 2 * linked >= len(line_of(items)) or any(letters(line_of(item)) in known for item in items.iter("li")):
        return False
    filled = next(items.iter("figcaption", "form", "input", "button"), None) is not None
    return not filled and not any(map(_is_talk, items.iter()))


def _messages(tree: Any, known: set[str]) -> Iterator[str]:
    """The lines of the messages of an export that were not read beside others: a page without headings, in blocks."""
    if next(tree.iter(*_HEADED), None) is not None:
        return
    kinds: dict[tuple[Any, ...], list[Any]] = {}
    for element in tree.iter("div", "p", "td"):
        outer, named = element.getparent(), element.get("class")
        nested = any(above.get("class") == named for above in element.iterancestors(element.tag))
        if named and not nested and outer is not None and any(map(str.strip, filter(None, _own_texts(element)))):
            kinds.setdefault((element.tag, element.get("class"), outer.tag, outer.get("class")), []).append(element)
    for blocks in kinds.values():
        texts = [plain_blocks(alone(block)).split("\n") for block in blocks] if len(blocks) > 1 else []
        unread = sum(_is_unread(lines, known) for lines in texts)
        if len(texts) > unread >= len(texts) / 2:
            yield from chain.from_iterable(texts)


def _is_unread(lines: Sequence[str], known: set[str]) -> bool:
    """Whether most of a message is; such lines as "Subscribe" are below many."""
    return 2 * sum(len(line) for line in lines if letters(line) not in known) > sum(map(len, lines))


def _own_texts(element: Any) -> Iterator[str | None]:
    """What stands in an element and in none within it."""
    yield element.text
    yield from (child.tail for child in element)


def _without(element: Any, *names: str) -> Any:
    """The element, of which all that is within it and has one of the names was taken away."""
    for inside in list(element.iterdescendants(*names)):
        inside.clear(keep_tail=True)
    return element


def _corrections(tree: Any, known: set[str], language: str) -> Iterator[str]:
    """The lines that are notices of correction; with its heading one that nothing else makes a notice."""
    lines = plain_blocks(_article(tree)).split("\n", _MOST_LINES)[:_MOST_LINES]
    known = known | {letters(line_of(link)) for link in tree.iter("a")}
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    unread = [
        Sentence(start, start + len(line))
        for start, line in zip(starts, lines, strict=False)
        if line and letters(line) not in known
    ]
    for number in sorted({bisect(starts, notice.start) - 1 for notice in _notices("\n".join(lines), unread, language)}):
        line = lines[number]
        if number and not _notices(line, [Sentence(0, len(line))], language):
            yield lines[number - 1]
        yield line


def _notices(text: str, parts: Sequence[Sentence], language: str) -> tuple[Sentence, ...]:
    return notices(Article("", 1, "", text, None, None, language, None, "", 0, ""), parts)


def _article(tree: Any) -> Any:
    """A copy of the page without what its readers write, and without what is the site's."""
    copy = deepcopy(tree)
    for element in list(copy.iter(*_APART, *_ELSEWHERE, *_TALKED)):
        sites = element.tag in _ELSEWHERE and next(element.iterancestors("article", "main"), None) is None
        if sites or _is_talk(element) or element.tag in _APART:
            element.clear(keep_tail=True)
    return copy


def _standfirst(tree: Any, lines: Sequence[str], body: str, heading: str) -> Iterator[str]:
    """The lines between the heading and the first paragraph that are a summary of the text.

    It often has the who, the where and the how many, and is taken for no part of the text. Either the page describes
    itself in its words, of which the description is often cut, or it has a block that is called so.
    """
    above, below, *_ = (between(lines, body, heading) if heading else None) or (0, 0)
    head = "".join(map(letters, body.split("\n", 50)[:50]))
    window = [(line, letters(line)[:_DESCRIBED]) for line in lines[above + 1 : below] if not is_signed(line)]
    window = [(line, told) for line, told in window if len(told) >= _LEAST_STANDFIRST and told not in head]
    if not window:
        return
    described = {letters(text)[:_DESCRIBED] for text in tree.xpath(_DESCRIPTIONS)}
    called = islice((one for one in tree.iter(*_STANDFIRSTS) if _is_called_standfirst(one)), _MOST_CALLED)
    said = (line for one in called for line in plain_blocks(_without(alone(one), *_NO_STANDFIRST)).split("\n"))
    named = {letters(line)[:_DESCRIBED] for line in said if is_told(line)}
    yield from (line for line, told in window if told in described | named)


def _is_called_standfirst(element: Any) -> bool:
    """Whether a name of its says so and nothing else, and it is no teaser, which has a heading of its own."""
    names = f"{element.get('class', '')} {element.get('itemprop', '')}".lower().split()
    if not any(_STANDFIRST.search(name) and not _FURNITURE.search(name) for name in names):
        return False
    outer, headed = element.iterancestors("a", *_NO_STANDFIRST), element.iterdescendants("h1", "h2", "h3", "article")
    return next(outer, None) is None and next(headed, None) is None
