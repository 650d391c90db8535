"""Where nothing was found: the sentences nearest to the question, as places to look. Slices, and never an answer.

First what the reader holds for the likeliest, though it is too unlikely for an answer; then as the encoder ranks. Only
sentences that say something: no heading, no line with the day or the outlet, no head of a table. Where none is near
there are none, as one that only seems to be sends the reader astray.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import regex

from qa.reader.base import Reading, candidates
from qa.text.fold import skeleton
from qa.text.whole_words import UNSPACED_SIGN
from qa.types import Hit, Near

MOST, OF_ONE = 3, 2
"""Sentences that are offered, and of these of one article."""
LEAST = 0.4
"""Cosine of sentence and passage, that counted half, from which one is near, with the packaged encoder: over two
libraries 12 of 18 questions about nothing in them are left without any, and none of 18 about what they tell of."""
LIKELY = 0.1
"""How probable the reader's own must be where the encoder holds it for farther than that."""
_WORDS = 4
"""Words of a sentence that says something: "Wednesday, 30 September" has two."""
_WORD = regex.compile(r"[\p{L}\p{M}]+(?:['’\u200c-][\p{L}\p{M}]+)*")
_FIGURES = regex.compile(r"\P{L}+")


def nearest(hits: Sequence[Hit], reading: Reading) -> tuple[Near, ...]:
    """At most MOST sentences of the passages that were read, nearest first; what differs in figures alone once."""
    found: dict[str, Near] = {}
    articles: Counter[str] = Counter()
    sentences = candidates(hits)
    likeliest = [one for one in sentences if any(map(one.holds, reading.spans[:1]))]
    likely = reading.confidence >= LIKELY
    for place, one in enumerate([*likeliest, *sentences]):
        if len(found) == MOST:
            break
        if one.score < LEAST and not (likely and place < len(likeliest)):
            continue
        article = one.article
        near = Near.of(article, one.sentence)
        told = _FIGURES.sub(" ", skeleton(near.quote))
        heading = near.quote in article.title or near.quote == article.source
        if told in found or articles[article.article_id] == OF_ONE or heading or not has_words(near.quote, _WORDS):
            continue
        found[told] = near
        articles[article.article_id] += 1
    return tuple(found.values())


def has_words(text: str, count: int) -> bool:
    """Whether it has so many words, or where no blanks part them twice as many letters."""
    return len(_WORD.findall(text)) >= count or len(UNSPACED_SIGN.findall(text)) >= 2 * count
