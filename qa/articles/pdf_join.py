"""The lines of a PDF joined to paragraphs: by their places where they are known, by their number of letters elsewhere.

A line goes on with the next when the first word of that would not have found room behind it. A change of size, a wider
gap, an indented line and, behind a sentence, the name of a field end a paragraph. A hyphen at the end of a line is the
word's own where the file has the word with it elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

import regex

from qa.articles.collection_head import field_key
from qa.articles.pdf_lines import Line, Place
from qa.articles.pdf_order import written_from_right

CLOSED = re.compile(r"[.!?:؟۔।。！？…][\"'»”’)\]」』）]*$")
_BULLET = re.compile(r"(?:[•▪◦*–—-]|\d{1,2}[.)])\s")
_HYPHENED = regex.compile(r"[\p{L}\p{M}\p{N}][-\u2010\u00ad]$")
_PART = r"[\p{L}\p{M}]{1,40}"
# The parts of a word around one of its hyphens, within a line and at the two ends of lines.
_WITHIN = regex.compile(rf"(?<![\p{{L}}\p{{M}}])({_PART})[-\u2010](?=({_PART}))")
_BEFORE, _AFTER, _WORD = regex.compile(rf"({_PART})[-\u2010]$"), regex.compile(_PART), regex.compile(r"[\p{L}\p{M}]+")
_LONGEST_PART = 41
# Before these a hyphen stands for the end of another word: "mid- and long-term", "Vor- und Nachteile".
_SUSPENDED = re.compile(r"(?:and|or|und|oder|och)\b")
# Scripts without spaces between words, and the marks that go with them.
_DENSE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff"
)
_UNSPACED = re.compile(f"[{_DENSE}]")
_HAN = "\u3041-\u30ff\u3400-\u9fff"
_SPACED_HAN, _CLOSE_HAN = re.compile(f"(?<=[{_HAN}]) +(?=[{_HAN}])"), re.compile(f"[{_HAN}](?=[{_HAN}])")

Parts = tuple[str, str]

_SAME_SIZE, HEADING = 0.06, 1.15
"""Share by which sizes may differ that are the same; how much larger than most letters a heading's are."""
_WIDER = 1.35
"""A gap so much larger than most are of this size of letters ends a paragraph."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`page` counts from 0; `place` is that of its first line."""

    text: str
    page: int
    place: Place | None


@dataclass(frozen=True, slots=True)
class _Row:
    """A line as far as joining goes. `room`: how far its end is from its column's; `letter`: width of one."""

    line: Line
    page: int
    room: float | None
    letter: float
    start: float
    leading: float


def paragraphs(pages: Sequence[Sequence[Line]], title_size: float) -> list[Paragraph]:
    """The text of the pages, a paragraph over their ends as one; so a title of that size on page 1."""
    usual = usual_size(pages)
    rows = [row for number, page in enumerate(pages) for row in _rows(_unspaced(page), number)]
    widths = {number: _usual_length(page) for number, page in enumerate(pages)}
    own = own_hyphens(line.text for page in pages for line in page)
    held: list[_Row] = []
    found: list[Paragraph] = []
    for row, after in zip(rows, [*rows[1:], None], strict=False):
        if held and not _goes_on(held, row, after, usual, title_size, widths[held[-1].page]):
            found.append(_paragraph(held, own))
            held = []
        if row.line.text:
            held.append(row)
    return [*found, _paragraph(held, own)] if held else found


def usual_size(pages: Sequence[Sequence[Line]]) -> float:
    """The size of most letters; 0 where none is known."""
    sizes: Counter[float] = Counter()
    for line in (line for page in pages for line in page):
        if line.place:
            sizes[line.place.size] += len(line.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def own_hyphens(lines: Iterable[str]) -> frozenset[Parts]:
    """The parts on both sides of the hyphens that stand within the lines; not those that are one word there too."""
    words, found = set[str](), set[Parts]()
    for line in map(str.casefold, lines):
        words.update(_WORD.findall(line))
        found.update(_WITHIN.findall(line))
    return frozenset((before, after) for before, after in found if before + after not in words)


def seam(before: str, after: str, own: Set[Parts] = frozenset()) -> str:
    """`before` and `after`, two ends of lines, as one text: without a space where the script has none.

    A hyphen between parts that are among `own` is the word's own, and stays.
    """
    if _HYPHENED.search(before) and after[:1].isalnum():
        if before[-1] == "\u00ad":
            return before[:-1] + after
        parts = _BEFORE.search(before.casefold()), _AFTER.match(after.casefold())
        if parts[0] and parts[1] and (parts[0][1], parts[1][0]) in own:
            return before + after
        if _SUSPENDED.match(after):
            return f"{before} {after}"
        return before[:-1] + after if after[0].islower() and before[-2].isalpha() else before + after
    if _UNSPACED.match(before[-1:]) and _UNSPACED.match(after[:1]):
        return before + after
    return f"{before} {after}" if before and after else before + after


def _paragraph(held: Sequence[_Row], own: Set[Parts]) -> Paragraph:
    # Joined in pieces: a paragraph of a hundred thousand lines must not be copied for each.
    pieces: list[str] = []
    for row in held:
        if pieces:
            last = pieces.pop()
            head, tail = last[:-_LONGEST_PART], last[-_LONGEST_PART:]
            pieces += [head, *_parted(tail, row.line.text, own)]
        else:
            pieces.append(row.line.text)
    return Paragraph("".join(pieces), held[0].page, held[0].line.place)


def _parted(tail: str, text: str, own: Set[Parts]) -> tuple[str, str]:
    whole = seam(tail, text, own)
    return whole[: len(whole) - len(text)], text


def _unspaced(page: Iterable[Line]) -> list[Line]:
    """The page's lines; where most of its Chinese or Japanese letters stand apart, without the spaces between them."""
    lines = [Line(line.text.strip(), line.place) for line in page]
    apart = sum(len(_SPACED_HAN.findall(line.text)) for line in lines)
    if not apart or apart <= sum(len(_CLOSE_HAN.findall(line.text)) for line in lines):
        return lines
    return [Line(_SPACED_HAN.sub("", line.text), line.place) for line in lines]


def _rows(lines: Sequence[Line], page: int) -> Iterator[_Row]:
    from_right = sum(written_from_right(line.text) for line in lines) * 2 > len(lines)
    placed = [(_faced(line.place, from_right), line) for line in lines if line.place]
    leadings = _leadings([place for place, _ in placed])
    columns = _columns([place for place, _ in placed])
    for line in lines:
        if not line.place:
            yield _Row(line, page, None, 0.0, 0.0, 0.0)
            continue
        place = _faced(line.place, from_right)
        letter = (place.right - place.left) / max(1, len(line.text))
        room = columns[_size(place), _column(place)] - place.right
        yield _Row(line, page, room, letter, place.left, leadings.get(_size(place), 0.0))


def _faced(place: Place, from_right: bool) -> Place:
    """The place as from where the line is begun: `left` its start, `right` its end, also of one from the right."""
    return Place(-place.right, -place.left, place.baseline, place.size) if from_right else place


def _size(place: Place) -> int:
    return round(2 * place.size)


def _column(place: Place) -> int:
    return round(place.left / max(1.0, place.size))


def _leadings(places: Sequence[Place]) -> dict[int, float]:
    """The usual distance of two lines of a size."""
    found: dict[int, list[float]] = {}
    for a, b in pairwise(places):
        if _size(a) == _size(b) and 0.5 * a.size < a.baseline - b.baseline < 3 * a.size:
            found.setdefault(_size(a), []).append(a.baseline - b.baseline)
    return {size: sorted(gaps)[len(gaps) // 3] for size, gaps in found.items()}


def _columns(places: Sequence[Place]) -> dict[tuple[int, int], float]:
    """Where the column ends whose lines begin here, by size and begin: some lines are longer by a mark or a mistake."""
    ends: dict[tuple[int, int], list[float]] = {}
    for place in places:
        ends.setdefault((_size(place), _column(place)), []).append(place.right)
    found: dict[tuple[int, int], float] = {}
    for size, begin in ends:
        # Lines that are indented belong to the column too.
        near = sorted(end for shift in range(-4, 2) for end in ends.get((size, begin + shift), ()))
        found[size, begin] = near[len(near) * 17 // 20]
    return found


def _usual_length(lines: Sequence[Line]) -> int:
    lengths = sorted(len(line.text) for line in lines if line.text)
    return lengths[len(lengths) * 4 // 5] if lengths else 0


def _goes_on(held: Sequence[_Row], row: _Row, after: _Row | None, usual: float, title_size: float, width: int) -> bool:
    """Whether the paragraph of the lines `held` goes on with `row`."""
    last, text = held[-1], row.line.text
    closed = CLOSED.search(last.line.text) is not None
    if not text or _BULLET.match(text):
        return False
    # "Load-Date: 25 November 2024", which no text follows on its line.
    if closed and field_key(text) and not (after and after.line.text and _full(row, after.line.text)):
        return False
    a, b = last.line.place, row.line.place
    if a is None or b is None or last.room is None:
        long = len(last.line.text) >= width * (0.85 if closed else 0.6)
        return long and (last.page == row.page or not closed)
    if abs(a.size - b.size) > _SAME_SIZE * max(a.size, b.size):
        return False
    drop = a.baseline - b.baseline
    wide = drop > _WIDER * (last.leading or 1.3 * a.size)
    if last.page != row.page or wide or drop < -0.3 * a.size:
        # Over the end of a page or a column, or a picture, only what is clearly unfinished goes on.
        return not closed and _full(last, text) and (not wide or last.page != row.page or text[0].islower())
    title = row.page == 0 and a.size >= title_size > HEADING * usual
    if a.size > HEADING * usual and not closed and len(held) < 5 and (title or text[0].islower()):
        return True
    if closed and row.start > held[-1].start + 0.8 * a.size and _indented(row, after):
        return False
    return _full(last, text)


def _indented(row: _Row, after: _Row | None) -> bool:
    """Whether the line after goes back to the left: then `row` is indented, and not its whole block."""
    return after is None or after.line.place is None or after.start < row.start - 0.5 * after.line.place.size


def _full(row: _Row, after: str) -> bool:
    """Whether `row` had no room left for the first word of the text `after`."""
    size = row.line.place.size if row.line.place else 0.0
    word = 1 if _UNSPACED.match(after[:1]) else min(len(after.split(None, 1)[0]), 20)
    return row.room is not None and row.room < word * row.letter + size
