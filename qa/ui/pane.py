"""The article pane as data: a whole article, cut into paragraphs and the cited runs inside them.

Offsets are cut here, in code points, so that the script in the page (which counts UTF-16 units) never has to.
The page puts every `text` in place by `textContent`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qa.types import Article
from qa.ui.show import direction, visible

__all__ = ["Cited", "pane_data", "read_spans"]

_MOST_SPANS = 1000


@dataclass(frozen=True, slots=True)
class Cited:
    """A cited run of the article text, [start, end) in code points, under its number in the answer."""

    start: int
    end: int
    n: int


def read_spans(value: str) -> list[Cited]:
    """Read `start-end-n,start-end-n,…`. Raises ValueError for anything else."""
    spans = []
    for part in value.split(",") if value else ():
        start, end, n = (int(number) for number in part.split("-"))
        spans.append(Cited(start, end, n))
    if len(spans) > _MOST_SPANS:
        raise ValueError(f"{len(spans)} spans asked for, at most {_MOST_SPANS} can be shown")
    return spans


def pane_data(article: Article, spans: list[Cited], current: bool) -> dict[str, Any]:
    """Return what the pane shows.

    `paragraphs` is a list of `{"direction", "parts": [{"text", "n"}]}`; `n` is None outside citations. A line end
    inside a cited run does not split it: each run is one part, whose text is the quote. Raises ValueError for a span
    outside the text or over another one.
    """
    text = article.text
    at = 0
    pieces: list[tuple[str, int | None]] = []
    for span in sorted(spans, key=lambda span: span.start):
        if not at <= span.start < span.end <= len(text):
            raise ValueError(f"span [{span.start}, {span.end}) does not fit article {article.article_id}")
        pieces.append((text[at : span.start], None))
        pieces.append((text[span.start : span.end], span.n))
        at = span.end
    pieces.append((text[at:], None))

    paragraphs: list[list[dict[str, Any]]] = [[]]
    for piece, n in pieces:
        lines = piece.split("\n") if n is None else [piece]
        for place, line in enumerate(lines):
            if place:
                paragraphs.append([])
            if line:
                paragraphs[-1].append({"text": visible(line), "n": n})
    kept = [parts for parts in paragraphs if any(part["text"].strip() for part in parts)]
    return {
        "title": visible(article.title),
        "title_direction": direction(article.title, article.language),
        "source": visible(article.source or ""),
        "published": visible((article.published or "")[:10]),
        "language": article.language,
        "current": current,
        "paragraphs": [
            {"direction": direction("".join(part["text"] for part in parts), article.language), "parts": parts}
            for parts in kept
        ],
    }
