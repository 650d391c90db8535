"""Question -> Hits: the passages nearest in meaning and wording, with a score for each of their sentences.

Knows nothing of how vectors are made or what an answer is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from qa.lexical import shares
from qa.library import Library
from qa.types import Article, Filter, Hit, Passage

__all__ = ["WIDER", "WORDED", "ranked", "retrieve"]

WIDER, WORDED = 5, 3
"""So many times the passages that are asked for are looked at by their sentences and words: those nearest by their
vectors, and those with the question's rarest words.
"""


def retrieve(
    library: Library, question: str, vector: NDArray[np.float32], k: int, where: Filter | None = None
) -> list[Hit]:
    """At most `k` hits, best first: the best of the articles that `where` admits.

    `vector` is the unit vector of the question, (d,). Of the passages nearest to it, and of those with its rarest
    words, come first those with the nearest sentences and most of its words: the vector of a whole passage says what it
    is about, and little of what else is in it, least of all its names.
    """
    scores = dict(library.search(vector, WIDER * k, where))
    scores |= library.cosines(vector, library.search_words(question, WORDED * k, where))
    passages = library.passages(list(scores))
    articles = {article_id: library.article(article_id) for article_id in {one.article_id for one in passages}}
    hits = (
        Hit(
            article=articles[passage.article_id],
            passage=passage,
            score=scores[passage.passage_id],
            sentence_scores=tuple((rows @ vector).tolist()),
            vectors=rows,
        )
        for passage, rows in zip(passages, library.sentence_vectors(passages), strict=True)
        if _still(articles[passage.article_id], passage, where)
    )
    return ranked(question, hits)[:k]


def ranked(question: str, hits: Iterable[Hit]) -> list[Hit]:
    """Best first, with what they share with the question."""
    found = list(hits)
    texts = [f"{one.article.title}\n{one.article.text[one.passage.start : one.passage.end]}" for one in found]
    shared = (replace(hit, shared=share) for hit, share in zip(found, shares(question, texts), strict=True))
    return sorted(shared, key=lambda hit: (-hit.nearness, hit.passage.passage_id))


def _still(article: Article, passage: Passage, where: Filter | None) -> bool:
    """An article replaced or corrected between the look-ups is left out: it is no longer what was found."""
    admitted = not where or where.admits(article.published, article.source, article.language)
    return admitted and article.revision == passage.revision
