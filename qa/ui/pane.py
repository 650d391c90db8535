"""The article pane as data: a whole article, cut into paragraphs and the runs inside them.

Offsets are cut here, in code points, so that the script in the page (which counts UTF-16 units) never has to.
The page puts every `text` in place by `textContent`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import regex

from qa.glossary import glossary
from qa.show import direction, runs, visible, web_address
from qa.types import Article

_MOST_SPANS = 1000
_MOST_GLOSSED = 4000
"""Characters of citations whose words get glosses: a sentence takes up to 30 milliseconds."""
_LINES_AND_REST = re.compile("(\n+)")
_CLUSTER = regex.compile(r"\X")


@dataclass(frozen=True, slots=True)
class Cited:
    """A cited run of the article text, [start, end) in code points, under its number in the answer."""

    start: int
    end: int
    n: int


def read_spans(value: str) -> list[Cited]:
    """Read `start-end-n,start-end-n,…`. Raises ValueError for anything else."""
    return [Cited(start, end, n) for start, end, n in _numbers(value, 3)]


def read_answers(value: str) -> list[tuple[int, int]]:
    """Read `start-end,start-end,…`. Raises ValueError for anything else."""
    return [(start, end) for start, end in _numbers(value, 2)]


def _numbers(value: str, count: int) -> list[list[int]]:
    rows = [[int(number) for number in part.split("-")] for part in value.split(",")] if value else []
    if len(rows) > _MOST_SPANS or any(len(row) != count for row in rows):
        raise ValueError(f"{value[:40]!r} is no list of at most {_MOST_SPANS} spans")
    return rows


def pane_data(
    article: Article, spans: list[Cited], current: bool, answers: list[tuple[int, int]], into: str = ""
) -> dict[str, Any]:
    """Return what the pane shows.

    `paragraphs` is a list of `{"direction", "parts": [{"text", "start", "n", "answer"}]}`: a part is a run of stored
    text from code point `start`, in citation `n` or None, and inside an answer span or not. The parts of one citation
    joined are its quote, without what `visible` drops; a line end inside it does not split the paragraph.
    `glosses` is what `glosses_data` makes of the citations for a reader of the language `into`.
    Raises ValueError for a span outside the text or over another one.
    """
    at = 0
    for span in sorted(spans, key=lambda span: span.start):
        if not at <= span.start < span.end <= len(article.text):
            raise ValueError(f"span [{span.start}, {span.end}) does not fit article {article.article_id}")
        at = span.end
    paragraphs: list[list[dict[str, Any]]] = [[]]
    for start, end, n in _pieces(article.text, spans):
        text = article.text[start:end]
        for line in _LINES_AND_REST.split(text) if n is None else [text]:
            if n is None and line.startswith("\n"):
                paragraphs.append([])
            else:
                paragraphs[-1].extend({**part, "n": n} for part in parts(line, start, [] if n is None else answers))
            start += len(line)
    kept = [some for some in paragraphs if any(part["text"].strip() for part in some)]
    return {
        "title": visible(article.title),
        "title_direction": direction(article.title, article.language),
        "source": visible(article.source or ""),
        "published": visible(article.published or ""),
        "language": article.language,
        "url": web_address(article.url),
        "current": current,
        "glosses": glosses_data(article, spans, into),
        "paragraphs": [
            {"direction": direction("".join(part["text"] for part in some), article.language), "parts": some}
            for some in kept
        ],
    }


def glosses_data(article: Article, spans: Sequence[Cited], into: str) -> list[dict[str, Any]]:
    """Return the words of the citations that are certain in a reader's language, as `{"n", "gloss", "glossed"}`.

    Places, days, numbers and amounts, in the order of the text; what a sentence says twice is told once.
    """
    told: dict[tuple[int, str], str] = {}
    left = _MOST_GLOSSED
    for span in spans:
        left -= span.end - span.start
        if left < 0:
            break
        quote = article.text[span.start : span.end]
        for one in glossary(quote, article.language, into):
            told.setdefault((span.n, one.text), quote[one.start : one.end])
    return [{"n": n, "gloss": visible(text), "glossed": visible(words)} for (n, text), words in told.items()]


def _pieces(text: str, spans: list[Cited]) -> Iterator[tuple[int, int, int | None]]:
    at = 0
    for span in sorted(spans, key=lambda span: span.start):
        yield at, span.start, None
        yield span.start, span.end, span.n
        at = span.end
    yield at, len(text), None


def parts(text: str, start: int, answers: Sequence[tuple[int, int]]) -> Iterator[dict[str, Any]]:
    """Cut words that begin at code point `start` where an answer [start, end) begins or ends, and where characters are
    not shown, into `{"text", "start", "answer"}`: each is contiguous, and no letter is parted from its marks.

    Words that answer as a whole have nothing in them to be told apart.
    """
    end = start + len(text)
    bounds = [start, *(start + one.end() for one in _CLUSTER.finditer(text))] if answers else [start, end]
    whole = [
        (bounds[bisect_right(bounds, a) - 1], bounds[bisect_left(bounds, b)])
        for a, b in ((max(a, start), min(b, end)) for a, b in answers)
        if a < b
    ]
    edges = sorted({start, end, *(place for answer in whole for place in answer)})
    cut = [
        (left, text[left - start : right - start], any(a <= left < b for a, b in whole))
        for left, right in pairwise(edges)
    ]
    beside = any(letter.isalnum() for _, words, inside in cut if not inside for letter in words)
    for left, words, inside in cut:
        for offset, run in runs(words):
            yield {"text": run, "start": left + offset, "answer": inside and beside}
