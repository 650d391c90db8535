"""What stands at the top and foot of the pages of a PDF and is no part of its text: running heads, numbers of pages.

Lines recur where they are the same, figures apart, at one height on three pages and two in five; also those of left or
right pages alone. A running head stays once, as it may name the outlet or the date, and a running foot at the end. Of
what a browser prints around a page nothing stays: its date is that of printing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median_low

from qa.articles.pdf_lines import Line

_EDGE, _PAGES, _SHARE = 3, 3, 0.4
_CROOKED, _MOST = 20.0, 2 / 3
"""Points by which the heights of a running line may differ, and share of its places that are within these."""
_LONGEST = 200
_FIGURES = re.compile(r"\d+")
_ADDRESS = re.compile(r"(?:(?:https?|file|data|blob|ftp|chrome[\w-]{0,20})://?|about:)\S+")
_COUNT = re.compile(r"(?<![\d/.:,])(\d{1,4}) ?(?:/|[^\W\d_]{1,5}) ?(\d{1,4})(?![\d/.:,])")
_MOMENT = re.compile(
    r"[\u200e\u200f]?\d{1,4}[\u200e\u200f]?[./-] ?\d{1,2}[\u200e\u200f]?[./-] ?\d{1,4}\.?[,،]?\s(?:[^\W\d_]{1,6}\s)?"
    r"\d{1,2}[:.]\d{2}(?:\s?[^\W\d_]\.?\s?[^\W\d_]?\.?(?!\w))?"
)
"""A date in figures and a time, as in 27/11/2026, 07:31 or 11/27/26, 7:31 AM."""
_NUMBER = re.compile(
    r"[^\w]{0,6}(?:[^\W\d_]{1,12}\.?\s?)?(\d{1,4})(?:\s?(?:/|[^\W\d_]{1,5})\s?\d{1,4})?\s?[^\W\d_]{0,2}[^\w]{0,6}"
)


@dataclass(frozen=True, slots=True)
class Printed:
    """What a browser put around its pages: the address, whole or cut, and texts that may be the title."""

    address: str | None = None
    titles: tuple[str, ...] = ()


def without_repeated(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], Printed]:
    """The pages without running heads, feet and numbers, and what a browser's own lines among them tell."""
    filled = [[line for line in page if line.text.strip()] for page in pages]
    printed, ours = _printed(filled)
    filled = [[line for i, line in enumerate(page) if i not in gone] for page, gone in zip(filled, ours, strict=True)]
    edges = [_edges(page) for page in filled]
    gone = _numbers(filled, edges)
    foot: list[Line] = []
    kept: set[str] = set()
    repeated = _recurring(filled, edges)
    found: list[list[Line]] = []
    for number, page in enumerate(filled):
        top: list[Line] = []
        rest: list[Line] = []
        running = {i for i in edges[number] if _folded(page[i].text) in repeated}
        own = [other for i, other in enumerate(page) if i not in running | gone[number]]
        for i, line in enumerate(page):
            key = _folded(line.text)
            if i in gone[number]:
                continue
            if i not in running or not _is_outside(line, own):
                rest.append(line)
            elif key not in kept:
                kept.add(key)
                (top if i in edges[number][:_EDGE] or _is_high(line, page) else foot).append(line)
        found.append([*top, *rest])
    return ([*found[:-1], [*found[-1], *foot]] if found else []), printed


def _edges(page: Sequence[Line]) -> list[int]:
    """The numbers of the first and last lines, as they are drawn and as they stand."""
    order = list(range(len(page)))
    placed = sorted((i for i in order if page[i].place), key=lambda i: -_height(page[i]))
    ends = [*order[:_EDGE], *order[-_EDGE:], *placed[:_EDGE], *placed[-_EDGE:]]
    return [i for i in dict.fromkeys(ends) if len(page[i].text) <= _LONGEST]


def _height(line: Line) -> float:
    return line.place.baseline if line.place else 0.0


def _is_high(line: Line, page: Sequence[Line]) -> bool:
    heights = [_height(other) for other in page if other.place]
    return line.place is not None and _height(line) > (max(heights) + min(heights)) / 2


def _is_outside(line: Line, own: Sequence[Line]) -> bool:
    """Whether a line stands above all that is the page's own, or below: nothing else runs over pages."""
    heights = [_height(other) for other in own if other.place]
    return line.place is None or not heights or not min(heights) <= line.place.baseline <= max(heights)


def _folded(text: str) -> str:
    return " ".join(_FIGURES.sub("0", text).casefold().split())


def _often(count: int, pages: int) -> bool:
    return count >= _PAGES and count >= _SHARE * pages


def _recurring(pages: Sequence[Sequence[Line]], edges: Sequence[Sequence[int]]) -> set[str]:
    """The lines that recur at one height: what closes each article of a download stands wherever that ends."""
    found: set[str] = set()
    heights: dict[str, list[float]] = {}
    for page, ends in zip(pages, edges, strict=True):
        for i in ends:
            heights.setdefault(_folded(page[i].text), []).append(_height(page[i]))
    for start, step in ((0, 1), (0, 2), (1, 2)):
        some = range(start, len(pages), step)
        counts = Counter(key for n in some for key in {_folded(pages[n][i].text) for i in edges[n]})
        found |= {key for key, count in counts.items() if _often(count, len(some)) and any(map(str.isalpha, key))}
    return {key for key in found if _is_level(heights[key])}


def _is_level(heights: Sequence[float]) -> bool:
    """Whether most of the heights are one; a scan can be crooked."""
    usual = median_low(heights)
    return sum(abs(height - usual) <= _CROOKED for height in heights) >= _MOST * len(heights)


def _numbers(pages: Sequence[Sequence[Line]], edges: Sequence[Sequence[int]]) -> list[set[int]]:
    """The lines of each page that hold its number and hardly anything else: it rises with the pages."""
    first = (
        (n, i, found) for n, page in enumerate(pages) for i in edges[n] if (found := _NUMBER.fullmatch(page[i].text))
    )
    numbered = [(n, i, int(found[1]) - n, _folded(pages[n][i].text)) for n, i, found in first]
    offsets = Counter((offset, key) for _, _, offset, key in numbered)
    gone: list[set[int]] = [set() for _ in pages]
    for n, i, offset, key in numbered:
        if _often(offsets[offset, key], len(pages)):
            gone[n].add(i)
    return gone


def _printed(pages: Sequence[Sequence[Line]]) -> tuple[Printed, list[set[int]]]:
    """What a browser printed around the pages, and the lines of each page that hold it."""
    parts = [[(i, _parts(page[i].text, n + 1, len(pages))) for i in _edges(page)] for n, page in enumerate(pages)]
    texts = Counter(part.rest for page in parts for part in {part for _, part in page if part.kinds})
    ours: list[set[int]] = []
    for page in parts:
        lines = [(i, part) for i, part in page if part.kinds and (not part.rest or texts[part.rest] * 2 > len(pages))]
        kinds = {kind for _, part in lines for kind in part.kinds}
        ours.append({i for i, _ in lines} if kinds >= {"address", "count", "moment"} else set())
    if sum(map(bool, ours)) * 5 < len(pages) * 4 or not pages:
        return Printed(), [set() for _ in pages]
    held = [part for page, gone in zip(parts, ours, strict=True) for i, part in page if i in gone]
    addresses = Counter(part.address for part in held if part.address)
    titles = Counter(part.rest for part in held if part.rest)
    (address, count), *_ = addresses.most_common(1)
    return Printed(address if count * 2 > len(pages) else None, tuple(titles)), ours


@dataclass(frozen=True, slots=True)
class _Parts:
    """A line as a browser may have printed it; `rest` is what is no address, time or number of the page."""

    kinds: frozenset[str]
    address: str
    rest: str


def _parts(text: str, page: int, pages: int) -> _Parts:
    """The parts count only at an end of the line: within it they are the article's."""
    rest, address = text.strip(), ""
    kinds: set[str] = set()
    for _ in range(3):
        for kind, found in _ends(rest, page, pages):
            kinds.add(kind)
            address = found[0] if kind == "address" else address
            rest = f"{rest[: found.start()]} {rest[found.end() :]}".strip()
            break
    return _Parts(frozenset(kinds), address, " ".join(rest.split()))


def _ends(text: str, page: int, pages: int) -> Iterator[tuple[str, re.Match[str]]]:
    for kind, pattern in (("address", _ADDRESS), ("moment", _MOMENT), ("count", _COUNT)):
        for found in pattern.finditer(text):
            if found.start() and found.end() < len(text):
                continue
            if kind != "count" or _counts(found, page, pages):
                yield kind, found


def _counts(found: re.Match[str], page: int, pages: int) -> bool:
    """Whether "3/6" or "3 of 6" can be of this page; a print may be of some pages of more."""
    number, all_pages = int(found[1]), int(found[2])
    exactly = (number, all_pages) == (page, pages)
    return exactly or "/" in found[0] and page <= number <= all_pages and pages <= all_pages
