"""Search without an answer: the sentences nearest to a query, as exact slices. What they say is not judged."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from qa.articles.language import identify
from qa.errors import LibraryError, QuestionError
from qa.evidence.bylines import is_date_in
from qa.library import Library
from qa.question import checked, nothing_fits
from qa.reader.base import candidates
from qa.retrieve import retrieve
from qa.types import PASSAGE_WEIGHT, Filter, Near

MOST = 50
"""Sentences of one search."""
_PASSAGES = 8


@dataclass(frozen=True, slots=True)
class Found(Near):
    """A sentence near to a query."""

    score: float
    """Cosine of query and sentence, that of its passage counted half; at most 1, higher is nearer."""


def search(library: Library, query: str, limit: int = 10, where: Filter | None = None) -> tuple[Found, ...]:
    """Return at most `limit` sentences of the articles that `where` admits, nearest first.

    QuestionError: no words, too many, a limit outside 1 to 50, or a filter that no article fits; LibraryError: the
    encoder is not the library's, or all that was found is damaged.
    """
    words = checked(query)
    if not 1 <= limit <= MOST:
        raise QuestionError(f"{limit} sentences cannot be given; ask for 1 to {MOST}")
    vector = library.encoder.encode_queries([words], languages=[identify(words)])[0]
    hits = retrieve(library, words, vector, max(_PASSAGES, limit), where)
    if not hits and where and (known := library.statistics()).articles:
        raise nothing_fits(where, known)
    if not hits and (damaged := library.storage.met_damaged()):
        raise LibraryError(str(damaged[0]))
    found = (
        Found.of(one.article, one.sentence, score=round(one.score / (1 + PASSAGE_WEIGHT), 4))
        for one in candidates(hits)
        if not is_date_in(one.article, one.sentence)
    )
    return tuple(islice((one for one in found if any(map(str.isalnum, one.quote))), limit))
