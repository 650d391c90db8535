"""What of a reading is of the article that was talked of, or of the place that a follow-up names, comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qa.evidence.agreement import FAR
from qa.evidence.undisputed import WEAK
from qa.facts.names import compare
from qa.followup.tokens import POINTING, QUESTION, tokens
from qa.lexical import terms
from qa.reader import Reading
from qa.types import Article, Citation, Hit, Sentence, Span

_BELOW = 0.99
"""The share of its score that what is put behind has at most."""
_MOST = 2
"""Sentences that are cited for the place that they name alone."""


def of_the_article(reading: Reading, cited: Citation, turn: str, language: str, hits: Sequence[Hit]) -> Reading:
    """What the article of a citation says first, if it is more than a mention.

    Not where another one says more of the turn's words: "how many pupils?" is not asked of an article on a hotel.
    """
    best = reading.spans[:1]
    some = [span for span in reading.spans if span.article_id == cited.article_id and span.score >= FAR * best[0].score]
    texts = {hit.article.article_id: hit.article.text for hit in hits}
    own = " ".join(turn[token.start : token.end] for token in tokens(turn, language) if token.kind in ("own", "asked"))
    if some and terms(own) & terms(texts[best[0].article_id]) - terms(texts[cited.article_id]):
        return reading
    return _first(reading, some)


def of_its_place(reading: Reading, turn: str, language: str, hits: Sequence[Hit]) -> Reading:
    """Of "and to Kenya?" the sentences that name Kenya first; whole and weak where the reader found nothing in them.

    Of "what did he say about Kenya?" the reader knows what is asked, and "Nairobi lied" answers it.
    """
    if any(token.kind in (*QUESTION, *POINTING) for token in tokens(turn, language)):
        return reading

    def named(article: Article, sentence: Sentence) -> bool:
        said = article.text[sentence.start : sentence.end]
        return not compare(turn, language, said, article.language).places

    read = {(hit.article, one) for hit in hits for one in hit.passage.sentences}
    homes = {span: [(hit.article, its) for hit in hits if (its := hit.sentence_of(span))] for span in reading.spans}
    if all(named(*its) for span in reading.spans[:1] for its in homes[span]):
        return reading
    some = [span for span, its in homes.items() if any(named(*one) for one in its)]
    if not some:
        beside = [its for its in read if reading.spans[0].same_revision(its[0]) and named(*its)]
        beside = sorted(beside, key=lambda its: its[1].start)[:_MOST]
        some = [Span.of(article, one.start, one.end, WEAK) for article, one in beside]
    return _first(reading, some)


def _first(reading: Reading, some: Sequence[Span]) -> Reading:
    """Some spans before all others, which are no likelier then."""
    if not some or some[0] in reading.spans[:1]:
        return reading
    most = _BELOW * some[0].score
    others = [replace(span, score=min(span.score, most)) for span in reading.spans if span not in some]
    return replace(reading, spans=tuple(sorted((*some, *others), key=lambda span: -span.score)))
