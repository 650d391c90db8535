"""Where nothing was found: the sentences nearest to the question, as places to look. Slices, and never an answer."""

from __future__ import annotations

from collections.abc import Sequence

from qa.reader.base import candidates
from qa.types import Hit, Near

__all__ = ["nearest"]

MOST = 3


def nearest(hits: Sequence[Hit]) -> tuple[Near, ...]:
    """At most MOST sentences of the passages that were read, nearest first; the same words once."""
    found: dict[str, Near] = {}
    for one in candidates(hits):
        near = Near.of(one.hit.article, one.sentence)
        found.setdefault(near.quote, near)
        if len(found) == MOST:
            break
    return tuple(found.values())
