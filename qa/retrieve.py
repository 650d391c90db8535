"""Question vector -> Hits: the passages nearest in meaning, with a score for each of their sentences.

Knows nothing of how vectors are made or what an answer is.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from qa.library import Library
from qa.types import Hit

__all__ = ["retrieve"]


def retrieve(library: Library, question: NDArray[np.float32], k: int) -> list[Hit]:
    """At most `k` hits, best first. `question` is the unit vector of the question, (d,)."""
    found = library.search(question, k)
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
        # An article replaced between the look-ups is left out: its words are no longer those that were found.
        if articles[passage.article_id].revision == passage.revision
    ]
    return sorted(hits, key=lambda hit: (-hit.score, hit.passage.passage_id))
