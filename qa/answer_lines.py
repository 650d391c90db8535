"""An answer's text -> its lines: words of our own or of a language model, and quotes, each with its marks.

For whoever shows, numbers or judges an answer: the chat, `/v1` and the review read it here, and so alike. What
`qa.write` wrote is found exactly, whatever its quotes hold: digits, an outlet, a date, "[2]". An answer that it did not
write, or that was stored when it wrote otherwise, has its quotes wherever they stand in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from qa.frames import QUOTATION_MARKS
from qa.types import Citation
from qa.write import Mark, marks

_SIGNS = "".join(sorted({sign.strip() for pairs in QUOTATION_MARKS.values() for pair in pairs for sign in pair}))
_OPENING = re.compile(f'[\u2066-\u2068\u200e\u200f]{{0,4}}[{_SIGNS}‹"][\u2066-\u2068 \u00a0\u202f]{{0,4}}')
_CLOSING = re.compile(f'[\u2069 \u00a0\u202f]{{0,4}}[{_SIGNS}›"]\u2069{{0,4}}')
# What is isolated is a label out of a file, which has no mark of ours.
_MARK = re.compile("\u2068[^\u2066-\u2069\n]*\u2069|\\[([1-9][0-9]{0,3})\\]")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article in an answer: `text[start:end] == citation.quote`."""

    citation: Citation
    """The first of those that have these words."""
    start: int
    end: int
    written: bool
    """Whether `qa.write` put it there: then the lines above, from the quote before, lead to it."""


_Found = tuple[int, Quote, int]
"""Where a quote's line begins, the quote, and where its quotation marks have ended."""


@dataclass(frozen=True, slots=True)
class Line:
    """`text[start:end]`, without its line end; a quote's may hold line ends of the article's own.

    Offsets are code points of the answer's text.
    """

    start: int
    end: int
    marks: tuple[Mark, ...]
    """In order, of the answer's own citations only; never what looks like one in a quote."""
    quote: Quote | None = None
    """None: words of our own, or a language model's."""
    said: int = 0
    """Of a quote: where begins what its line says behind the quote and its marks, such as source and date."""


def lines(text: str, citations: Sequence[Citation]) -> tuple[Line, ...]:
    """The lines of an answer with these citations, in order; blank ones are left out."""
    try:
        found = _written(text, citations)
    except ValueError:
        found = list(_in_quotation_marks(text, citations))
    return tuple(_lines(text, found, {citation.n for citation in citations}))


def _written(text: str, citations: Sequence[Citation]) -> list[_Found]:
    """Where each quote stands that `write` put into an answer. ValueError: it did not write this one."""
    found: dict[int | None, _Found] = {}
    for mark, citation in zip(marks(text, citations), citations, strict=True):
        if mark.quote is not None and mark.quote not in found:
            quote = Quote(citation, mark.quote, mark.quote + len(citation.quote), True)
            found[mark.quote] = text.rfind("\n", 0, quote.start) + 1, quote, mark.start
    return list(found.values())


def _in_quotation_marks(text: str, citations: Sequence[Citation]) -> Iterator[_Found]:
    """Where quotes stand in quotation marks of any kind; of several that begin alike the longest."""
    longest_first = sorted(citations, key=lambda citation: -len(citation.quote))
    at = 0
    while opening := _OPENING.search(text, at):
        at = opening.end()
        for citation in longest_first:
            end = at + len(citation.quote)
            if text.startswith(citation.quote, at) and (closing := _CLOSING.match(text, end)):
                yield opening.start(), Quote(citation, at, end, False), closing.end()
                at = closing.end()
                break


def _lines(text: str, found: Sequence[_Found], numbers: Set[int]) -> Iterator[Line]:
    begins = [*(begin for begin, _, _ in found), len(text)]
    yield from _own(text, 0, begins[0], numbers)
    for (begin, quote, behind), following in zip(found, begins[1:], strict=True):
        line_end = text.find("\n", behind, following)
        end = following if line_end < 0 else line_end
        placed = tuple(_marks(text, behind, end, numbers, quote.start))
        for mark in placed:
            if text[behind : mark.start].strip():
                break  # it stands in what is said
            behind = mark.end
        yield Line(begin, end, placed, quote, behind)
        yield from _own(text, end, following, numbers)


def _own(text: str, start: int, end: int, numbers: Set[int]) -> Iterator[Line]:
    for line in text[start:end].split("\n"):
        if line.strip():
            yield Line(start, start + len(line), tuple(_marks(text, start, start + len(line), numbers)))
        start += len(line) + 1


def _marks(text: str, start: int, end: int, numbers: Set[int], quote: int | None = None) -> Iterator[Mark]:
    for match in _MARK.finditer(text, start, end):
        if match[1] and int(match[1]) in numbers:
            yield Mark(int(match[1]), match.start(), match.end(), quote)
