"""What the model proposes as answers: words in the likeliest sentences, with what speaks for them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa.reader.base import Candidate, candidates
from qa.reader.cells import answering_parts, in_table, naming
from qa.reader.decode import TextSpan, best_spans
from qa.reader.fitting import Words
from qa.reader.model import PassageReading, SpanModel
from qa.reader.standing import Standing, standing
from qa.reader.widen import widened
from qa.types import Article, Hit, Span

SPANS_A_PASSAGE, WORDS_A_SENTENCE = 3, 6
LOOKS = 3
"""Sentences looked at alone: so many of the surest spans, and so many of the encoder's best."""
SURELY = 5.0
"""The margin from which a further sentence is looked at, as each takes a hundredth of a second."""
UNTOLD = 0.5
"""Most probability of a row of figures of which nothing says what each is."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Characters [start, end) of a sentence, with what speaks for them."""

    sentence: Candidate
    start: int
    end: int
    margin: float
    """Logits of its ends minus those of "not here", read in its passage."""
    alone: float
    """The same where its sentence is looked at alone."""
    told: bool = True
    """Whether these words are the answer; else it is all of a sentence, and nothing says which words of it."""
    others: tuple[Words, ...] = ()
    """Further words of the sentence, likeliest first."""
    beside: bool = False
    """Whether it was only looked at for what further articles say."""

    @property
    def features(self) -> tuple[float, float, float]:
        """What chooses among sentences: the network's two margins, and how near the passage is to the question."""
        return self.margin, self.alone, self.sentence.passage

    @property
    def place(self) -> tuple[str, int]:
        """Of its sentence."""
        return self.sentence.place

    @property
    def article(self) -> Article:
        return self.sentence.article

    @property
    def words(self) -> str:
        return self.sentence.text[self.start : self.end]

    def span(self, score: float) -> Span:
        """The words in their article; of a whole sentence at most as sure as UNTOLD."""
        at = self.sentence.sentence.start
        return Span.of(self.article, at + self.start, at + self.end, score if self.told else min(score, UNTOLD))


def proposals(
    model: SpanModel, question: str, hits: Sequence[Hit], own: Sequence[tuple[str, int]] = (), *, more: int = 0
) -> list[Proposal]:
    """The model's span in each of the likeliest sentences, with what speaks for it.

    Whole passages are read first. Then the sentences of the surest spans and the encoder's best ones are looked at,
    each alone: what answers only beside its neighbours, or only without them, is less sure. The span of a sentence is
    the best by both readings together. `more`: so many further sentences are looked at.
    """
    sentences = candidates(hits)
    if not sentences:
        return []
    pairs = [(question, hit.article.title, hit.article.words(hit.passage)) for hit in hits]
    read = list(zip(hits, model.read(pairs, SPANS_A_PASSAGE), strict=True))
    shortlist = _rows_named(question, [*_surest(read), *(one.place for one in sentences[:LOOKS]), *own], sentences)
    places = {one.place: one for one in sentences}
    likely = _surest(read, SPANS_A_PASSAGE * len(read), above=SURELY)
    beside = [place for place in likely if place not in shortlist][:more]
    chosen = [places[place] for place in (*shortlist, *beside)]
    stood = [standing(question, one) for one in chosen]
    looks = model.read(
        [(question, one.article.title, its.lead + one.text) for one, its in zip(chosen, stood, strict=True)]
    )
    found = [_proposal(question, *each, read) for each in zip(chosen, stood, looks, strict=True)]
    found = [replace(one, beside=one.place in beside) if one else None for one in found]
    return sorted((one for one in found if one is not None), key=lambda one: one.sentence.sentence.start + one.start)


def _proposal(
    question: str, one: Candidate, stands: Standing, look: PassageReading, read: Sequence[tuple[Hit, PassageReading]]
) -> Proposal | None:
    """The best span of a sentence by a look at it alone and by the passages that hold it; None where it has no word.

    All of it where it is a row of a table whose cells cannot be told apart.
    """
    start, end = one.sentence.start, one.sentence.end
    text = one.text
    over = [
        (start - hit.passage.start, reading)
        for hit, reading in read
        if hit.article.article_id == one.place[0] and hit.passage.start <= start and end <= hit.passage.end
    ]

    def margins(first: int, last: int) -> tuple[float, float]:
        alone = look.score(len(stands.lead) + first, len(stands.lead) + last)
        return max(reading.score(at + first, at + last) for at, reading in over), alone

    parts = answering_parts(question, text)
    if parts == [(0, len(text))]:
        parts = stands.parts
    ends: set[tuple[int, int]] = set()
    readings = [(len(stands.lead), look), *over]
    for low, high in parts or [(0, len(text))]:
        for at, reading in readings:
            inside = reading.within(at + low, at + high)
            ends |= {(max(low, span.start - at), min(high, span.end - at)) for span in inside}
    together = [TextSpan(*each, sum(margins(*each)) / 2) for each in sorted(ends)]
    best = best_spans(text, [span for span in together if span.score > -math.inf], WORDS_A_SENTENCE)
    if not best:
        return None
    sure = margins(*best[0].edges)
    if not parts:
        return Proposal(one, 0, len(text), *sure, told=False)
    first, *others = [(*widened(text, *span.edges, one.article.language), best[0].score - span.score) for span in best]
    return Proposal(one, *first[:2], *sure, others=tuple(others))


def _surest(
    read: Sequence[tuple[Hit, PassageReading]], most: int = LOOKS, above: float = -math.inf
) -> list[tuple[str, int]]:
    """Places of the sentences in which the surest spans of the passages begin, so many at most."""
    found: dict[tuple[str, int], float] = {}
    for hit, reading in read:
        for span in reading.spans:
            start = hit.passage.start + span.start
            for sentence in hit.passage.sentences:
                if sentence.start <= start < sentence.end:
                    place = hit.article.article_id, sentence.start
                    found[place] = max(span.score, found.get(place, span.score))
    return sorted((place for place in found if found[place] > above), key=lambda place: -found[place])[:most]


def _rows_named(
    question: str, shortlist: Sequence[tuple[str, int]], sentences: Sequence[Candidate]
) -> list[tuple[str, int]]:
    """The shortlist, of tables with the rows that the question names, `LOOKS` at most, in place of others."""
    kept = dict.fromkeys(shortlist)
    for article_id in dict.fromkeys(place[0] for place in shortlist):
        rows = [one for one in sentences if one.place[0] == article_id]
        texts = [one.text for one in rows]
        shared = naming(question, texts)
        if most := max(shared):
            kept |= dict.fromkeys([one.place for one, share in zip(rows, shared, strict=True) if share == most][:LOOKS])
            others = {
                one.place for one, share, row in zip(rows, shared, in_table(texts), strict=True) if row and share < most
            }
            kept = {place: None for place in kept if place not in others}
    return list(kept)
