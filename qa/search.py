"""Search without an answer: the sentences nearest to a query, as exact slices. What they say is not judged."""

from __future__ import annotations

from dataclasses import dataclass

from qa.articles.language import identify
from qa.assistant import LONGEST_QUESTION
from qa.errors import QuestionError
from qa.library import Library
from qa.reader.base import candidates
from qa.retrieve import retrieve
from qa.types import PASSAGE_WEIGHT, Near

__all__ = ["MOST", "Found", "search"]

MOST = 50
"""Sentences of one search."""
_PASSAGES = 8


@dataclass(frozen=True, slots=True)
class Found(Near):
    """A sentence near to a query."""

    score: float
    """Cosine of query and sentence, that of its passage counted half; at most 1, higher is nearer."""


def search(library: Library, query: str, limit: int = 10) -> tuple[Found, ...]:
    """Return at most `limit` sentences, nearest first.

    QuestionError: no words, too many, or a limit outside 1 to 50; LibraryError: the encoder is not the library's.
    """
    words = " ".join(query.split())
    if not any(character.isalnum() for character in words):
        raise QuestionError("the query has no words; write what to look for, such as “meeting in Baghdad”")
    if len(words) > LONGEST_QUESTION:
        raise QuestionError(f"the query has {len(words):,} characters; give at most {LONGEST_QUESTION:,}")
    if not 1 <= limit <= MOST:
        raise QuestionError(f"{limit} sentences cannot be given; ask for 1 to {MOST}")
    vector = library.encoder.encode_queries([words], languages=[identify(words)])[0]
    found = candidates(retrieve(library, words, vector, max(_PASSAGES, limit)))
    return tuple(
        Found(
            article_id=one.hit.article.article_id,
            revision=one.hit.article.revision,
            title=one.hit.article.title,
            source=one.hit.article.source,
            published=one.hit.article.published,
            language=one.hit.article.language,
            start=one.sentence.start,
            end=one.sentence.end,
            quote=one.hit.article.text[one.sentence.start : one.sentence.end],
            score=round(one.score / (1 + PASSAGE_WEIGHT), 4),
        )
        for one in found[:limit]
    )
