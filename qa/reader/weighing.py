"""What a reading comes down to, as numbers: what is cited, how far it is behind the best, and how sure all of it is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qa.reader.base import Candidate, Logistic
from qa.text.word_tables import table_code

ALONE = {"rank": (0, 1), "answered": (5, 6, 7, 8, 9, 10, 11)}
"""Numbers of the features that do not depend on the encoder."""
SAME_LANGUAGE = 5
"""Number of the one that is no evidence: with it all scores are higher."""
UNPLACED = 11
"""Number of the one that is -1 where a place of the question is not that of the best span's article, else 0."""

ALL_ALONE = 5.0
"""How far, in logits, the best is before the next where there is no next."""


class Option(NamedTuple):
    """Something to cite."""

    span: int
    """Number of a span."""
    gap: float
    """How far behind the best in the order, 0 to 1."""
    behind: float
    """How much likelier the best span is, 0 to 1: not the same where one is cited because the encoder chose it."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Of one question over what was found for it; at least one span."""

    spans: tuple[tuple[float, float, float], ...]
    """What chooses among the spans, one a sentence: the network's two margins, and how near the passage is."""
    encoders: int | None
    """Which of them lies in the sentence that the encoder holds for the best, if one does."""
    sentences: tuple[float, ...]
    """What the encoder says of the sentences."""
    unplaced: tuple[float, ...]
    """Of each span: 1 where its article nowhere names a place of the question, and is about another place or none of
    the articles names it; else 0."""

    def order(self, rank: Logistic) -> list[Option]:
        """The best span comes first. Where the encoder holds another sentence for the best, the two judge by different
        things, so that one comes second, at no distance: either is right more often than the better of the two alone.
        """
        logits = [rank.logit(one) for one in self.spans]
        first, *rest = sorted(range(len(logits)), key=lambda number: -logits[number])
        # `rank` gives the logarithms of shares of one probability.
        behind = [1 - math.exp(logit - logits[first]) for logit in logits]
        second = [one for one in rest if one == self.encoders]
        others = [one for one in rest if one != self.encoders]
        return [
            Option(first, 0.0, 0.0),
            *(Option(one, 0.0, behind[one]) for one in second),
            *(Option(one, behind[one], behind[one]) for one in others),
        ]

    def features(self, rank: Logistic) -> tuple[float, ...]:
        """What the confidence is made of."""
        logits = [rank.logit(one) for one in self.spans]
        best = max(logits)
        first = logits.index(best)
        second = max((logit for number, logit in enumerate(logits) if number != first), default=best - ALL_ALONE)
        surest = max(margin for margin, _, _ in self.spans)
        agreed = float(self.encoders == first)
        return *self.sentences, self.spans[first][0], surest, best, best - second, agreed, -self.unplaced[first]


def sentence_features(ranked: Sequence[Candidate], language: str) -> tuple[float, ...]:
    """What the encoder says of sentences, best first: nearness of the best sentence and passage, how far they stand
    out, and whether question and article share a language, in which case all scores are higher."""
    scores = [one.score for one in ranked]
    return (
        ranked[0].own,
        max(one.own for one in ranked),
        max(one.passage for one in ranked),
        scores[0] - scores[1] if len(scores) > 1 else 0.0,
        scores[0] - sum(scores) / len(scores),
        float(table_code(ranked[0].article.language) == table_code(language)),
    )
