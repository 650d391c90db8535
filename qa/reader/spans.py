"""Reads with the trained span model, helped by the encoder's scores: the exact words, and whether they answer.

The model proposes spans in every passage. A choice model ranks them all together, by the model's margin over "not here"
and by how near their passage is to the question; a logistic one says, from the best of them and from the
encoder's scores, how probable it is that the passages answer at all.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from qa.articles.fold import words
from qa.facts.names import unnamed_place
from qa.reader.base import Calibration, Candidate, Logistic, Reading, candidates
from qa.reader.decode import TextSpan, best_spans
from qa.reader.model import PassageReading, SpanModel
from qa.reader.sentences import features as sentence_features
from qa.types import Hit, Span

__all__ = [
    "ALONE",
    "UNPLACED",
    "Proposal",
    "SpanReader",
    "answered_features",
    "options",
    "proposals",
    "ranked",
]

SPANS_A_PASSAGE = 3
LOOKS = 3
"""Sentences read again alone: so many of the surest spans, and so many of the encoder's best."""
ALONE = {"rank": (0, 1), "answered": (5, 6, 7, 8, 9, 10, 11)}
"""Numbers of the features that do not depend on the encoder."""
UNPLACED = 11
"""Number of the one that is -1 where a place of the question is named nowhere in what was read, else 0."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A span of a hit with what speaks for it. `sentence` is the one it lies in."""

    sentence: Candidate
    start: int
    end: int
    margin: float
    """Logits of its ends minus those of "not here", read in its passage."""
    alone: float
    """The same where its sentence is read alone."""

    @property
    def features(self) -> tuple[float, float, float]:
        """What chooses among sentences: the network's two margins, and how near the passage is to the question."""
        return self.margin, self.alone, self.sentence.passage

    @property
    def place(self) -> tuple[str, int]:
        """Of its sentence."""
        return self.sentence.place


class SpanReader:
    """The likeliest span, the same answer in other articles, and others nearly as likely in other sentences."""

    name = "spans"
    alone = "spans-alone"
    """Name of the calibration for encoders whose scores it was not fitted on."""
    most = 3
    most_agreeing = 4

    def __init__(self, model: SpanModel, calibration: Calibration) -> None:
        if calibration.rank is None:
            raise ValueError("a span reader needs a calibration that ranks")
        self._model = model
        self._calibration = calibration
        self._rank = calibration.rank
        self.threshold = calibration.threshold

    def read(self, question: str, language: str, hits: Sequence[Hit]) -> Reading:
        """At most one span a sentence, best first; none of them begins or ends inside a word."""
        found = ranked(self._rank, proposals(self._model, question, language, hits))
        if not found:
            return Reading((), 0.0)
        sentences = candidates(hits)
        values = answered_features(self._rank, found, sentences, question, language)
        confidence = self._calibration.answered.probability(values)
        listed = options(self._rank, found, sentences)
        near = [(gap, one) for gap, one in listed if gap <= self._calibration.margin][: self.most]
        agreeing = _agreeing(listed)[: self.most_agreeing]
        told = [*near[:1], *agreeing, *(each for each in near[1:] if each not in agreeing)]
        spans = tuple(_span(one, confidence * (1 - self._behind(gap, one, found[0]))) for gap, one in told)
        return Reading(spans, confidence)

    def _behind(self, gap: float, one: Proposal | Candidate, best: Proposal) -> float:
        """How far a span is behind the best; that the encoder's choice is always cited makes it no likelier."""
        if isinstance(one, Candidate):
            return gap
        return _behind(self._rank, one, best)


def proposals(model: SpanModel, question: str, language: str, hits: Sequence[Hit]) -> list[Proposal]:
    """The model's span in each of the likeliest sentences, with what speaks for it.

    Whole passages are read first. Then the sentences of the surest spans and the encoder's best ones are read again,
    each alone: what answers only beside its neighbours, or only without them, is less sure. The span of a sentence is
    the best by both readings together.
    """
    sentences = candidates(hits)
    if not sentences:
        return []
    places = {one.place: one for one in sentences}
    pairs = [(question, hit.article.title, hit.article.text[hit.passage.start : hit.passage.end]) for hit in hits]
    read = list(zip(hits, model.read(pairs, SPANS_A_PASSAGE), strict=True))
    shortlist = dict.fromkeys([*_surest(read), *(one.place for one in sentences[:LOOKS])])
    looks = _alone(model, question, [places[place] for place in shortlist])
    found = (_proposal(places[place], look, read) for place, look in looks.items())
    return [one for one in found if one is not None]


def _proposal(one: Candidate, look: PassageReading, read: Sequence[tuple[Hit, PassageReading]]) -> Proposal | None:
    """The best span of a sentence by a look at it alone and by the passages that hold it; None where it has no word."""
    start, end = one.sentence.start, one.sentence.end
    text = one.hit.article.text[start:end]
    over = [
        (start - hit.passage.start, reading)
        for hit, reading in read
        if hit.article.article_id == one.place[0] and hit.passage.start <= start and end <= hit.passage.end
    ]

    def margins(first: int, last: int) -> tuple[float, float]:
        return max(reading.score(at + first, at + last) for at, reading in over), look.score(first, last)

    ends = {span.edges for span in look.within(0, len(text))}
    for at, reading in over:
        inside = reading.within(at, at + len(text))
        ends |= {(max(0, span.start - at), min(len(text), span.end - at)) for span in inside}
    together = [TextSpan(*each, sum(margins(*each)) / 2) for each in sorted(ends)]
    best = best_spans(text, [span for span in together if span.score > -math.inf], 1)
    if not best:
        return None
    first, last = best[0].edges
    return Proposal(one, start + first, start + last, *margins(first, last))


def _surest(read: Sequence[tuple[Hit, PassageReading]]) -> list[tuple[str, int]]:
    """Places of the sentences in which the surest spans of the passages begin, `LOOKS` at most."""
    found: dict[tuple[str, int], float] = {}
    for hit, reading in read:
        for span in reading.spans:
            start = hit.passage.start + span.start
            for sentence in hit.passage.sentences:
                if sentence.start <= start < sentence.end:
                    place = hit.article.article_id, sentence.start
                    found[place] = max(span.score, found.get(place, span.score))
    return sorted(found, key=lambda place: -found[place])[:LOOKS]


def _alone(model: SpanModel, question: str, chosen: Sequence[Candidate]) -> dict[tuple[str, int], PassageReading]:
    pairs = [
        (question, one.hit.article.title, one.hit.article.text[one.sentence.start : one.sentence.end]) for one in chosen
    ]
    return {one.place: reading for one, reading in zip(chosen, model.read(pairs), strict=True)}


def ranked(rank: Logistic, found: Sequence[Proposal]) -> list[Proposal]:
    """Best first."""
    return sorted(found, key=lambda one: (-rank.logit(one.features), one.start))


def options(
    rank: Logistic, found: Sequence[Proposal], sentences: Sequence[Candidate]
) -> list[tuple[float, Proposal | Candidate]]:
    """What could be cited, with how far it is behind the best, 0 to 1.

    The best span comes first. Where the encoder holds another sentence for the best, the two judge by different things,
    so that one comes second, at no distance: either is right more often than the better of the two alone.
    """
    listed: list[tuple[float, Proposal | Candidate]] = [(0.0, found[0])]
    if found[0].place != sentences[0].place:
        of_encoder = next((one for one in found if one.place == sentences[0].place), sentences[0])
        listed.append((0.0, of_encoder))
    taken = {one.place for _, one in listed}
    listed += [(_behind(rank, one, found[0]), one) for one in found if one.place not in taken]
    return listed


def _behind(rank: Logistic, one: Proposal, best: Proposal) -> float:
    """How much likelier the best is, 0 to 1: `rank` gives the logarithms of shares of one probability."""
    return 1 - math.exp(min(0.0, rank.logit(one.features) - rank.logit(best.features)))


def answered_features(
    rank: Logistic, found: Sequence[Proposal], sentences: Sequence[Candidate], question: str, language: str
) -> tuple[float, ...]:
    """What the confidence is made of: `found` ranked, at least one; `sentences` as the encoder ranks them."""
    texts: dict[str, str] = {}
    for hit in {one.hit.passage.passage_id: one.hit for one in sentences}.values():
        passage = hit.article.text[hit.passage.start : hit.passage.end]
        texts[hit.article.language] = f"{texts.get(hit.article.language, '')}\n{hit.article.title}\n{passage}"
    unplaced = -float(unnamed_place(question, language, texts))
    best = rank.logit(found[0].features)
    second = rank.logit(found[1].features) if len(found) > 1 else best - 5
    surest = max(one.margin for one in found)
    agreed = float(found[0].place == sentences[0].place)
    return (*sentence_features(sentences, language), found[0].margin, surest, best, best - second, agreed, unplaced)


def _agreeing(listed: Sequence[tuple[float, Proposal | Candidate]]) -> list[tuple[float, Proposal | Candidate]]:
    """The best span's answer where other articles give it too, in words that differ by case, marks and signs only.

    The network must hold each for likelier than no answer: the same name can stand in a sentence about something else.
    """
    best = listed[0][1]
    if not isinstance(best, Proposal):
        return []
    words = _words(best)
    return [
        (gap, one)
        for gap, one in listed[1:]
        if isinstance(one, Proposal) and one.place[0] != best.place[0] and one.margin > 0 and _words(one) == words
    ]


def _words(one: Proposal) -> str:
    """Letters, digits and the signs of amounts of a span alone, without case and marks."""
    plain = unicodedata.normalize("NFKD", one.sentence.hit.article.text[one.start : one.end]).casefold()
    return "".join(words("".join(character for character in plain if not unicodedata.combining(character))))


def _span(one: Proposal | Candidate, score: float) -> Span:
    candidate = one.sentence if isinstance(one, Proposal) else one
    start, end = (one.start, one.end) if isinstance(one, Proposal) else (one.sentence.start, one.sentence.end)
    article = candidate.hit.article
    return Span(article.article_id, article.revision, start, end, article.text[start:end], score)
