"""Whether what is found for a follow-up is the answer that was given before: 310 for "and flooded?" after "How many
homes were evacuated?".

Where the turn before only stands beside a question, the reader may answer that turn again. What it says is then cited,
as whole sentences and the repeated one as weak, but is no short answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from qa.evidence.agreement import Standing, standings
from qa.evidence.shown import whole_sentences
from qa.evidence.undisputed import WEAK
from qa.facts.quantities import quantity, same_value
from qa.reader import Reading
from qa.text.fold import fold
from qa.types import Citation, Hit, Span

_SHARE = 0.5
"""Of the longer of two spans that the shorter one is, so that they are one answer: "57" of "Thomas Hale, 57" is not."""


def short_answers(citations: Sequence[Citation], spans: Sequence[Span]) -> list[Span]:
    """The words that were given for the answer, in whichever article; none of one that was whole sentences."""
    found = []
    for cited, how in zip(citations, standings(citations, spans), strict=True):
        if how in (Standing.BEST, Standing.SAME):
            found += [span for span in spans if span.begins_in(cited) and span.text != cited.quote]
    return found


def unrepeated(reading: Reading, given: Sequence[Span], hits: Sequence[Hit]) -> Reading:
    """The reading as whole sentences, what was `given` before as weak, where the best was; else as it is."""
    languages = {hit.article.article_id: hit.article.language for hit in hits}
    again = [any(_same(span, one, languages) for one in given) for span in reading.spans]
    if not any(again[:1]):
        return reading
    weaker = (
        replace(span, score=min(span.score, WEAK)) if repeated else span
        for span, repeated in zip(reading.spans, again, strict=True)
    )
    return replace(reading, spans=whole_sentences(sorted(weaker, key=lambda span: -span.score), hits))


def _same(one: Span, other: Span, languages: Mapping[str, str]) -> bool:
    """Whether they are the same words of one article, or so many of the same in them."""
    if not one.same_revision(other) or one.end <= other.start or other.end <= one.start:
        return False
    short, long = sorted((one.end - one.start, other.end - other.start))
    language = languages[one.article_id]
    many, before = quantity(one.text, language), quantity(other.text, language)
    if many and before:
        return same_value(many, before) is True
    return fold(one.text) == fold(other.text) or short >= _SHARE * long
