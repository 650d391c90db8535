"""What of the passages that were found can be read for an answer, and in which parts.

A byline and the lines with the day and the outlet are left out, but where the question asks for them; so is a question
that has a line for itself, as its answer is below, and what an interviewer says before a short one: "They say that it
closes. Is that so?" A fact check's claim is one sentence with its verdict. Who wrote an article is told by its byline
and by sentences about writing alone; the others are read beside them, and do not answer. A notice of correction is one
sentence to whoever reads, ranks and cites: half of it would be what it withdraws.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

import regex

from qa.evidence.bylines import (
    asks_for_byline,
    asks_when_published,
    asks_who_published,
    asks_who_wrote,
    is_byline_in,
    is_date_in,
    is_head_line_in,
    is_outlet_in,
    tells_writer,
)
from qa.evidence.fact_checks import checked_claims
from qa.facts.corrections import notices
from qa.reader import Reading
from qa.turns import ASKS
from qa.types import Article, Hit, Sentence

_HEADING = 150
"""Characters of a question that is one, at most."""
_LINE = 400
"""Characters of an interviewer's line, at most."""
_PUT = regex.compile(r".*[.!…。।۔][»”\"')]* ?(?P<asked>[^.!?؟？…。।۔]{2,30})" + ASKS + r"[*_]*\s*")
"""It ends in a short question behind a statement."""
_QUOTE = regex.compile(r"[\s\-–—]*\p{Quotation_Mark}")
_PUT_WORDS = 5
"""Words of such a question, at most."""
_MARK = regex.compile(rf"(?r){ASKS}[*_]*")
"""At the end of a line that may be set in bold."""
_QUESTIONS = regex.compile(rf"{ASKS}[*_]*[ \t]*(?=\n|$)")
_INTERVIEW = 3
"""Lines of an interview that end in a question, at least: a column has one or two."""
_APART = ((asks_who_wrote, is_byline_in), (asks_when_published, is_date_in), (asks_who_published, is_outlet_in))
"""What asks for a line that tells nothing else of the story, and which lines these are."""


def readable(hits: Sequence[Hit], question: str) -> list[Hit]:
    """The hits in their order, without those of which nothing is left."""
    apart = [is_such for asks, is_such in _APART if not asks(question)]
    if len(apart) == len(_APART):
        apart.append(partial(is_head_line_in, question=question))
    return [kept for hit in hits if (kept := _readable(hit, apart))]


def without_others(reading: Reading, question: str, hits: Sequence[Hit]) -> Reading:
    """The reading with nothing but bylines and what tells of writing, where the question is who wrote an article."""
    if not asks_for_byline(question):
        return reading
    kept = tuple(
        span
        for span in reading.spans
        if any(tells_writer(hit.article, one) for hit in hits if (one := hit.sentence_of(span)))
    )
    sure = min(reading.confidence, max((span.score for span in kept), default=0.0))
    return replace(reading, spans=kept, confidence=sure)


def _readable(hit: Hit, apart: Sequence[Callable[[Article, Sentence], bool]]) -> Hit | None:
    article, passage = hit.article, hit.passage
    pieces = (*notices(article, passage.sentences), *checked_claims(article, passage.sentences))
    places: dict[Sentence, int] = {}
    for number, one in enumerate(passage.sentences):
        if _asks(article.text, one) or _put(article.text, one) or any(is_such(article, one) for is_such in apart):
            continue
        own = next((piece for piece in pieces if piece.start < one.end and one.start < piece.end), one)
        # Of a notice the score and the vector of its best sentence.
        if own not in places or hit.sentence_scores[number] > hit.sentence_scores[places[own]]:
            places[own] = number
    if tuple(places) == passage.sentences:
        return hit
    kept = hit.keeping(list(places.values()))
    return kept and replace(kept, passage=replace(kept.passage, sentences=tuple(places)))


def _asks(text: str, one: Sentence) -> bool:
    """Whether it is a question with a line for itself; one in quotation marks is what somebody said."""
    if one.end - one.start > _HEADING or not _MARK.match(text, one.start, one.end):
        return False
    before, behind = text[max(0, one.start - 1) : one.start], text[one.end : one.end + 1]
    return before in ("", "\n") and behind in ("", "\n")


def _put(text: str, one: Sentence) -> bool:
    """Whether its line is an interviewer's that ends in a short question, such as whether that is so."""
    low, high = text.rfind("\n", 0, one.start) + 1, text.find("\n", one.end)
    high = high if high >= 0 else len(text)
    line = text[low:high] if high - low <= _LINE else ""
    put = _PUT.fullmatch(line)
    if put is None or len(put["asked"].split()) > _PUT_WORDS or _QUOTE.match(line):
        return False
    return len(list(islice(_QUESTIONS.finditer(text), _INTERVIEW))) == _INTERVIEW
