"""How much is shown for a span: its words alone, the quotation or the sentence that it stands in, or less of it where a
few words would mislead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import regex

from qa.evidence.agreement import MENTION, NEAR, best_span
from qa.facts.kinds import bare
from qa.facts.quantities import quantity, same_value
from qa.text.quotation import TITLES, quotations
from qa.types import Article, Hit, Sentence, Span

_DASH = regex.compile(r"(?:,?\s*\([^()\n]{2,30}\)|,[^\n,\-–—]{3,30})?\s+[-–—]\s")
_DATELINE = 80
"""Characters behind a dateline's town that are looked at."""
_SHORT = 9
"""Characters of a word or two in a script without spaces."""
_FAINT = 0.1
"""Support below which a few words are no answer: they only stand in the nearest sentence."""
_UNSURE = 0.35
"""Support below which they are not shown as the answer: their sentence is worth a look, and they mislead."""


def whole_sentences(spans: Sequence[Span], hits: Sequence[Hit]) -> tuple[Span, ...]:
    """The sentences that the spans lie in, in their order, for a question that no few words answer."""
    found: dict[tuple[str, int], Span] = {}
    for span in spans:
        if its := covering(span, hits):
            article, sentences = its
            for one in sentences:
                found.setdefault((span.article_id, one.start), Span.of(article, one.start, one.end, span.score))
    return tuple(found.values())


def faint(spans: Sequence[Span]) -> bool:
    """Whether none of the spans has any support worth the name."""
    best = best_span(spans)
    return best is not None and best.score < _FAINT


def unsure_whole(spans: Sequence[Span], hits: Sequence[Hit]) -> tuple[Span, ...]:
    """The spans, but the sentence in place of the likeliest where that has little support."""
    best = best_span(spans)
    if best is None or best.score >= _UNSURE:
        return tuple(spans)
    whole = whole_sentences([best], hits)
    return tuple(one for span in spans for one in (whole if span is best else (span,)))


def text_first(spans: Sequence[Span], hits: Sequence[Hit]) -> tuple[Span, ...]:
    """The spans; a number in a headline is no answer beside another one in the article's own text, which may take it
    back.
    """
    homes = {span: its for span in spans if (its := home(span, hits))}

    def weighed(span: Span) -> Span:
        if span not in homes or not _is_headline(*homes[span]):
            return span
        own = (one for one, its in homes.items() if one.same_revision(span) and not _is_headline(*its))
        others = [one for one in own if one.score >= NEAR * span.score and same_number(one, span, homes) is False]
        most = max((one.score for one in others), default=None)
        return span if most is None else replace(span, score=min(span.score, MENTION * most))

    found = tuple(map(weighed, spans))
    return tuple(sorted(found, key=lambda span: -span.score)) if found != tuple(spans) else found


def _is_headline(article: Article, sentence: Sentence) -> bool:
    return article.words(sentence) == article.title


def whole_quotations(spans: Sequence[Span], hits: Sequence[Hit]) -> tuple[Span, ...]:
    """For each span all of the quotation in its sentence that it is part of, or that is the only one there.

    The whole sentence where that is not sure: words out of a report are half of what was said.
    """
    found = []
    for span in spans:
        if its := home(span, hits):
            article, sentence = its
            start, end = quotation(article.text, sentence, span) or (sentence.start, sentence.end)
            if (start, end) != (sentence.start, sentence.end):
                start, end = _trimmed(article.text, start, end)
            span = replace(span, start=start, end=end, text=article.text[start:end])
        found.append(span)
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the spaces around it, and the comma before "he said"."""
    said = text[start:end].rstrip(" \u00a0\u202f\u3000,،、，;؛")
    return start + len(said) - len(said.lstrip()), start + len(said)


def no_bare_numbers(spans: Sequence[Span], hits: Sequence[Hit]) -> tuple[Span, ...]:
    """The spans, but the sentence in place of one that is a number and nothing else, or the town of a dateline: so many
    is nobody, and it is only where the report was written.
    """
    found = []
    for span in spans:
        its = home(span, hits)
        if its and (bare(span.text, its[0].language) or _is_dateline(span, *its)):
            span = Span.of(its[0], its[1].start, its[1].end, span.score)
        found.append(span)
    return tuple(found)


def _is_dateline(span: Span, article: Article, sentence: Sentence) -> bool:
    """Whether it is the capitals with which a paragraph begins, up to a dash: "BURSA - ", "LE HAVRE (APO) – "."""
    first = not article.text[: sentence.start].rstrip(" ").rpartition("\n")[2]
    behind = article.text[span.end : min(sentence.end, span.end + _DATELINE)]
    return first and span.start == sentence.start and span.text.isupper() and _DASH.match(behind) is not None


def same_number(one: Span, two: Span, homes: Mapping[Span, tuple[Article, Sentence]]) -> bool | None:
    """Whether two answers are so many of the same; None where that cannot be told."""
    many = [quantity(span.text, homes[span][0].language) if span in homes else None for span in (one, two)]
    return same_value(many[0], many[1]) if many[0] and many[1] else None


def home(span: Span, hits: Sequence[Hit]) -> tuple[Article, Sentence] | None:
    """The article and the sentence that hold all of a span."""
    found = covering(span, hits)
    return (found[0], found[1][0]) if found and len(found[1]) == 1 else None


def quotation(text: str, sentence: Sentence, span: Span) -> tuple[int, int] | None:
    """Where what is quoted begins and ends in `text`; None where that is not sure."""
    first = sentence.start
    quoted = [one for one in quotations(text[first : sentence.end]) if one.mark not in TITLES and one.start < one.end]
    whole = [(first + one.start, first + one.end) for one in quoted if one.whole]
    # One or two words between marks are a name, or an odd word, and not what was said, but where they alone answer.
    said = [(start, end) for start, end in whole if len(text[start:end].split()) > 2 or end - start > _SHORT]
    held = [(start, end) for start, end in whole if start < span.end and span.start < end]
    held = [one for one in held if one in said or (one[0] - 1 <= span.start and span.end <= one[1] + 1)]
    if not held and any(first + one.start < span.end and span.start < first + one.end for one in quoted):
        return None  # it is more than is quoted, begins in a sentence before, or goes on in the next
    found = held or said
    return found[0] if len(found) == 1 else None


def covering(span: Span, hits: Sequence[Hit]) -> tuple[Article, list[Sentence]] | None:
    """The article and the sentences that a span touches, of the first passage in which they cover it."""
    for hit in hits:
        if span.same_revision(hit.article):
            touched = [one for one in hit.passage.sentences if one.start < span.end and span.start < one.end]
            if touched and touched[0].start <= span.start and span.end <= touched[-1].end:
                return hit.article, touched
    return None
