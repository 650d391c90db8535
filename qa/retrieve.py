"""Question -> Hits: the passages nearest in meaning and wording, with a score for each of their sentences.

Knows nothing of how vectors are made or what an answer is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from qa.articles.bounds import LONGEST_DETAIL
from qa.lexical import shares
from qa.library import Library
from qa.types import PASSAGE_WEIGHT, Article, Filter, Hit, Passage

WIDER, WORDED = 5, 3
"""So many times the passages that are asked for are looked at by their sentences and words: those nearest by their
vectors, and those with the question's rarest words.
"""
SHARED_WEIGHT = 0.3
"""How much the words that question and passage share count beside the nearness of both."""


def retrieve(
    library: Library, question: str, vector: NDArray[np.float32], k: int, where: Filter | None = None
) -> list[Hit]:
    """At most `k` hits, best first: the best of the articles that `where` admits.

    `vector` is the unit vector of the question, (d,). Of the passages nearest to it, and of those with its rarest
    words, come first those with the nearest sentences and most of its words: the vector of a whole passage says what it
    is about, and little of what else is in it, least of all its names. LibraryError: the library was made with another
    encoder, or cannot be read.
    """
    scores = dict(library.search(vector, WIDER * k, where))
    scores |= library.cosines(vector, library.search_words(question, WORDED * k, where))
    return _hits(library, question, vector, scores, where)[:k]


def retrieve_of(
    library: Library,
    article_id: str,
    question: str,
    vector: NDArray[np.float32],
    k: int,
    where: Filter | None = None,
) -> list[Hit]:
    """The same of a single article; none where the library has it no more, or `where` does not admit it."""
    ids = [passage.passage_id for passage in library.storage.passages_of(article_id)]
    return _hits(library, question, vector, library.cosines(vector, ids), where)[:k]


def _hits(
    library: Library, question: str, vector: NDArray[np.float32], scores: Mapping[int, float], where: Filter | None
) -> list[Hit]:
    passages = library.passages(list(scores))
    vectors = library.sentence_vectors(passages)
    articles = library.current({passage.article_id for passage in passages})
    hits = (
        Hit(
            article=articles[passage.article_id],
            passage=passage,
            score=scores[passage.passage_id],
            sentence_scores=tuple((vectors[passage.passage_id] @ vector).tolist()),
            vectors=vectors[passage.passage_id],
        )
        for passage in passages
        if passage.passage_id in vectors and _still(articles.get(passage.article_id), passage, where)
    )
    return ranked(question, hits)


def ranked(question: str, hits: Iterable[Hit]) -> list[Hit]:
    """Best first, with what they share with the question."""
    found = list(hits)
    # A title that was stored before there was a bound is not folded whole for each of its passages.
    texts = [f"{one.article.title[:LONGEST_DETAIL]}\n{one.article.words(one.passage)}" for one in found]
    shared = (replace(hit, shared=share) for hit, share in zip(found, shares(question, texts), strict=True))
    return sorted(shared, key=lambda hit: (-nearness(hit), hit.passage.passage_id))


def nearness(hit: Hit) -> float:
    """What hits are ranked by: the cosine of the best sentence, half that of the passage, and the shared words."""
    return max(hit.sentence_scores) + PASSAGE_WEIGHT * hit.score + SHARED_WEIGHT * hit.shared


def _still(article: Article | None, passage: Passage, where: Filter | None) -> bool:
    """An article removed, replaced or corrected between the look-ups is left out: it is no longer what was found."""
    if article is None or article.revision != passage.revision:
        return False
    return not where or where.admits(article.published, article.source, article.language)
