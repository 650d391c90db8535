"""Question vector -> Hits: the passages nearest in meaning, with a score for each of their sentences.

Knows nothing of how vectors are made or what an answer is.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from qa.library import Library
from qa.types import Article, Filter, Hit, Passage

__all__ = ["retrieve"]

WIDER = 5
"""So many times the passages that are asked for are looked at by their sentences."""


def retrieve(library: Library, question: NDArray[np.float32], k: int, where: Filter | None = None) -> list[Hit]:
    """At most `k` hits, best first: the best of the articles that `where` admits.

    `question` is the unit vector of the question, (d,). Of the passages nearest to it come first those with the nearest
    sentences: the vector of a whole passage says what it is about, and little of what else is in it.
    """
    scores = dict(library.search(question, WIDER * k, where))
    passages = library.passages(list(scores))
    articles = {article_id: library.article(article_id) for article_id in {one.article_id for one in passages}}
    hits = [
        Hit(
            article=articles[passage.article_id],
            passage=passage,
            score=scores[passage.passage_id],
            sentence_scores=tuple((rows @ question).tolist()),
        )
        for passage, rows in zip(passages, library.sentence_vectors(passages), strict=True)
        if _still(articles[passage.article_id], passage, where)
    ]
    return sorted(hits, key=lambda hit: (-hit.nearness, hit.passage.passage_id))[:k]


def _still(article: Article, passage: Passage, where: Filter | None) -> bool:
    """An article replaced or corrected between the look-ups is left out: it is no longer what was found."""
    admitted = not where or where.admits(article.published, article.source, article.language)
    return admitted and article.revision == passage.revision
