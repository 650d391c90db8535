"""Reads with the trained span model, helped by the encoder's scores: the exact words, and whether they answer.

Each span that the model proposes in a passage gets one probability of being the answer, from the model's margin over
"not here" and from how near its sentence and passage are to the question. That one number ranks the spans of all
passages together and decides whether to answer at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qa.reader.base import Calibration, Candidate, Reading, candidates
from qa.reader.model import SpanModel
from qa.types import Hit, Span

__all__ = ["Proposal", "SpanReader", "proposals"]

SPANS_A_PASSAGE = 3
MODEL_FEATURES = (0, 1, 6)
"""Numbers of the features that do not depend on the encoder."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A span of a hit with what speaks for it. `sentence` is the one it begins in."""

    sentence: Candidate
    start: int
    end: int
    margin: float
    """Logits of its ends minus those of "not here" in the same window."""
    features: tuple[float, ...]


class SpanReader:
    """The likeliest span, and others nearly as likely in other sentences (three at most)."""

    name = "spans"
    alone = "spans-alone"
    """Name of the calibration for encoders whose scores it was not fitted on."""
    most = 3

    def __init__(self, model: SpanModel, calibration: Calibration) -> None:
        self._model = model
        self._calibration = calibration
        self.threshold = self._calibration.threshold

    def read(self, question: str, language: str, hits: Sequence[Hit]) -> Reading:
        """At most one span a sentence, best first; none of them inside a word."""
        found = [
            (self._calibration.probability(one.features), one)
            for one in proposals(self._model, question, language, hits)
        ]
        if not found:
            return Reading((), 0.0)
        found.sort(key=lambda item: (-item[0], item[1].start))
        best = found[0][0]
        chosen: list[Span] = []
        sentences: set[tuple[str, int]] = set()
        for probability, one in found:
            article = one.sentence.hit.article
            key = (article.article_id, one.sentence.sentence.start)
            if key in sentences or probability < best * (1 - self._calibration.margin):
                continue
            sentences.add(key)
            text = article.text[one.start : one.end]
            chosen.append(Span(article.article_id, article.revision, one.start, one.end, text, probability))
            if len(chosen) == self.most:
                break
        return Reading(tuple(chosen), best)


def proposals(model: SpanModel, question: str, language: str, hits: Sequence[Hit]) -> list[Proposal]:
    """The model's spans in every hit, each place once (overlapping passages propose it twice: the surer one stays)."""
    ranked = candidates(hits)
    if not ranked:
        return []
    mean = sum(one.score for one in ranked) / len(ranked)
    pairs = [(question, hit.article.title, hit.article.text[hit.passage.start : hit.passage.end]) for hit in hits]
    best: dict[tuple[str, int, int], Proposal] = {}
    for hit, reading in zip(hits, model.read(pairs, SPANS_A_PASSAGE), strict=True):
        for span in reading.spans:
            start, end = span.start + hit.passage.start, span.end + hit.passage.start
            sentence = next(
                (
                    one
                    for one in ranked
                    if one.hit.article.article_id == hit.article.article_id
                    and one.sentence.start <= start < one.sentence.end
                ),
                None,
            )
            if sentence is None:
                continue
            values = (
                span.score,
                reading.margin,
                sentence.own,
                sentence.passage,
                sentence.score - mean,
                ranked[0].score - sentence.score,
                float(hit.article.language == language),
            )
            key = (hit.article.article_id, start, end)
            if key not in best or span.score > best[key].margin:
                best[key] = Proposal(sentence, start, end, span.score, values)
    return list(best.values())
