"""How much of what a file gives as title or outlet is kept: a database can have a whole post in that field.

Nothing of a title is lost by it: it stands as a whole in the article's text. An outlet's name has no signs that nobody
sees: with one that sets a direction it would be another outlet, and no filter would find it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from qa.show import visible
from qa.types import Draft

LONGEST_DETAIL = 500
"""Code points of a title or an outlet's name."""
_GRAPHEME = regex.compile(r"\X")
_OPENING = " ,;:،؛、，(（[{«“‘「『《<-–—|·"


def bounded(draft: Draft) -> Draft:
    """The draft with a title and an outlet of at most LONGEST_DETAIL, each cut behind a word."""
    source = visible(draft.source or "").strip(" \u200b\u200c\u200d") or None
    return replace(draft, title=_cut(draft.title), source=source and _cut(source))


def _cut(text: str) -> str:
    if len(text) <= LONGEST_DETAIL:
        return text
    # More than is kept: where a word ends is told by what follows.
    head = text[: 2 * LONGEST_DETAIL]
    graphemes = {match.end() for match in _GRAPHEME.finditer(head)}
    # What is longer than half of a title is no word, and no letter.
    for edges in (graphemes.intersection(_words(head)), graphemes):
        last = max((edge for edge in edges if edge <= LONGEST_DETAIL), default=0)
        if last > LONGEST_DETAIL // 2:
            return head[:last].rstrip(_OPENING) or head[:last]
    return head[:LONGEST_DETAIL]


def _words(text: str) -> Iterator[int]:
    """Where words end, as offsets in code points."""
    # At first use: it takes 44 MB of the address space that a file's reader has.
    from icu4py.breakers import WordBreaker

    units = text.encode("utf-16-le")  # which is what the library counts
    return (len(units[: 2 * end].decode("utf-16-le")) for _, end in WordBreaker(text, "en").segments())
