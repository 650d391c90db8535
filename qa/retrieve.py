"""Question vector -> Hits: the passages nearest in meaning, with a score for each of their sentences.

Knows nothing of how vectors are made or what an answer is.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from qa.library import Library
from qa.types import Article, Filter, Hit, Passage

__all__ = ["retrieve"]


def retrieve(library: Library, question: NDArray[np.float32], k: int, where: Filter | None = None) -> list[Hit]:
    """At most `k` hits, best first: the best of the articles that `where` admits.

    `question` is the unit vector of the question, (d,).
    """
    found = library.search(question, k, where)
    passages = library.passages([passage_id for passage_id, _ in found])
    vectors = library.sentence_vectors(passages)
    articles = {passage.article_id: library.article(passage.article_id) for passage in passages}
    scores = dict(found)
    hits = [
        Hit(
            article=articles[passage.article_id],
            passage=passage,
            score=scores[passage.passage_id],
            sentence_scores=tuple((rows @ question).tolist()),
        )
        for passage, rows in zip(passages, vectors, strict=True)
        if _still(articles[passage.article_id], passage, where)
    ]
    return sorted(hits, key=lambda hit: (-hit.score, hit.passage.passage_id))


def _still(article: Article, passage: Passage, where: Filter | None) -> bool:
    """An article replaced or corrected between the look-ups is left out: it is no longer what was found."""
    admitted = not where or where.admits(article.published, article.source, article.language)
    return admitted and article.revision == passage.revision
