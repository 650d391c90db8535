"""A citation opened: its exact words by article, revision and offsets, with the sentences around them."""

from __future__ import annotations

from dataclasses import dataclass

from qa.errors import Absent
from qa.library.reading import Reading
from qa.sentences import sentences
from qa.types import details

_WINDOW = 700
"""Characters before and after in which the sentences around are looked for."""


@dataclass(frozen=True, slots=True)
class Opened:
    """Words of an article where they stand: `text[start:end] == quote` in that revision."""

    article_id: str
    revision: int
    start: int
    end: int
    quote: str
    before: str
    """The sentence before; empty at the beginning of the article."""
    after: str
    title: str
    source: str | None
    published: str | None
    language: str
    url: str | None
    current: bool
    """Whether this revision is the one that is searched: False when the article changed since, or left its file."""


def open_citation(library: Reading, article_id: str, revision: int | None, start: int, end: int) -> Opened:
    """Return the words at code points [start, end) of a revision (the newest: None).

    LibraryError: there is no such article, revision or place in its text, or the article was removed.
    """
    article = library.article(article_id, revision)
    text = article.text
    if not 0 <= start < end <= len(text):
        raise Absent(
            f"article {article.article_id}, revision {article.revision}, has no words at [{start}, {end}): "
            f"its text has {len(text)} characters; take start and end from a citation of this revision"
        )
    low, high = around(text, article.language, start, end, 1)
    return Opened(
        **details(article, Opened),
        start=start,
        end=end,
        quote=text[start:end],
        before=text[low:start].strip(),
        after=text[end:high].strip(),
        current=library.revision_is_current(article.article_id, article.revision),
    )


def around(text: str, language: str, start: int, end: int, count: int) -> tuple[int, int]:
    """Return where the `count` sentences before [start, end) begin, and where those after it end."""
    low, high = max(0, start - _WINDOW), min(len(text), end + _WINDOW)
    before = list(sentences(text[low:start], language))
    after = list(sentences(text[end:high], language))
    if low > 0 and len(before) > 1:
        del before[0]  # the window may begin inside it
    if high < len(text) and len(after) > 1:
        del after[-1]
    return (
        low + before[-count:][0].start if before else start,
        end + after[:count][-1].end if after else end,
    )
