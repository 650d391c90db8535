"""What of a reading is of the article that was talked of, or of the place that a follow-up names, comes first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from qa.evidence.same_event import share_a_name
from qa.evidence.undisputed import WEAK
from qa.facts.names import compare, unnamed_place
from qa.followup import fuller_wins
from qa.followup.tokens import POINTING, QUESTION, tokens
from qa.lexical import terms
from qa.reader import Reading
from qa.types import Article, Hit, Sentence, Span

_SURE, _HEAD_START, _LED = 0.5, 1.0, 2.0
"""Confidence that the reader must have in the article that was talked of; logits by which another may be surer, and the
same behind an "and". Of 640 questions read in an article on something else 2 were answered with that much."""
_BELOW = 0.99
"""The share of its score that what is put behind has at most."""
_MOST = 2
"""Sentences that are cited for the place that they name alone."""


def rather_there(there: Reading, anywhere: Reading, turn: str, language: str, articles: Mapping[str, Article]) -> bool:
    """Whether the article that was talked of tells what a turn that names nothing asks, as surely as any other.

    `there`: read in that article alone; `articles`: of both readings, by id. Not where it lacks a place of the turn, or
    another one says more of its words ("how many pupils?" is not asked of an article on a hotel) or is on the same.
    """
    if not there.spans or there.confidence < _SURE:
        return False
    home = articles[there.spans[0].article_id]
    if unnamed_place(turn, language, home.text, home.language):
        return False
    if not anywhere.spans:
        return True
    other, words = articles[anywhere.spans[0].article_id], tokens(turn, language)
    own = " ".join(turn[token.start : token.end] for token in words if token.kind in ("own", "asked"))
    if share_a_name(home, other) or terms(own) & (terms(other.text) - terms(home.text)):
        return False
    led = any(token.kind == "lead" for token in words)
    return fuller_wins(anywhere.confidence, there.confidence, -(_LED if led else _HEAD_START))


def there_first(there: Reading, anywhere: Reading) -> Reading:
    """What the article that was talked of tells, and behind it what others do."""
    home = there.spans[0].article_id
    others = tuple(span for span in anywhere.spans if span.article_id != home)
    return _first(replace(there, spans=(*there.spans, *others)), there.spans)


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
    if not some:
        return reading
    most = _BELOW * some[0].score
    others = [replace(span, score=min(span.score, most)) for span in reading.spans if span not in some]
    return replace(reading, spans=tuple(sorted((*some, *others), key=lambda span: -span.score)))
