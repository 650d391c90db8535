"""What of the passages that were found can be read for an answer, and in which parts.

A byline is left out, but where the question asks who wrote. A notice of correction is one sentence to whoever reads,
ranks and cites: half of it would be what it withdraws.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qa.bylines import asks_who_wrote, is_byline_in
from qa.corrections import notices
from qa.types import Hit, Passage, Sentence

__all__ = ["readable"]


def readable(hits: Sequence[Hit], question: str) -> list[Hit]:
    """The hits in their order, without those of which nothing is left."""
    bylines = asks_who_wrote(question)
    return [kept for hit in hits if (kept := _readable(hit, bylines))]


def _readable(hit: Hit, bylines: bool) -> Hit | None:
    article, passage = hit.article, hit.passage
    pieces = notices(article, passage.sentences)
    places: dict[Sentence, int] = {}
    for number, one in enumerate(passage.sentences):
        if not bylines and is_byline_in(article, one):
            continue
        own = next((piece for piece in pieces if piece.start < one.end and one.start < piece.end), one)
        # Of a notice the score and the vector of its best sentence.
        if own not in places or hit.sentence_scores[number] > hit.sentence_scores[places[own]]:
            places[own] = number
    if tuple(places) == passage.sentences:
        return hit
    if not places:
        return None
    kept = list(places.values())
    return replace(
        hit,
        passage=Passage(passage.passage_id, passage.article_id, passage.revision, tuple(places)),
        sentence_scores=tuple(hit.sentence_scores[number] for number in kept),
        vectors=None if hit.vectors is None else hit.vectors[kept],
    )
