"""Spans -> Citations: the only maker of citations. Re-slices the article, checks, and keeps, or drops and logs why.

Nothing is repaired or searched for: a span whose words are not exactly where it says is dropped. What agrees with the
best answer is cited right after it, then other answers, newest first, then the rest.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from qa.agreement import MENTION, NEAR, Standing, alike, best_span, standings
from qa.articles.fold import fold
from qa.corrections import denied
from qa.facts.kinds import bare
from qa.facts.numbers import FIGURE
from qa.facts.quantities import quantity, same_value
from qa.quotation import TITLES, quotations
from qa.same_event import share_a_name
from qa.sentences import sentences
from qa.types import Article, Citation, Hit, Sentence, Span

__all__ = [
    "Cited", "cite", "faint", "no_bare_numbers", "text_first", "whole_notices", "whole_quotations", "whole_sentences",
]  # fmt: skip

_log = logging.getLogger(__name__)

_SHORT = 9
"""Characters of a word or two in a script without spaces."""
_FAINT = 0.1
"""Support below which a few words are no answer: they only stand in the nearest sentence."""


@dataclass(frozen=True, slots=True)
class Cited:
    """Citations numbered from 1, and the spans that lie in them."""

    citations: tuple[Citation, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Notice:
    """`wrong`: the numbers that it denies, or those of its first sentence, where the wrong ones stand; `right`: the
    others; `told`: whether it says more than what was wrong.
    """

    span: Span
    article: Article
    wrong: frozenset[str]
    right: frozenset[str]
    told: bool

    @classmethod
    def of(cls, span: Span, article: Article) -> _Notice:
        against = denied(span.text, article.language)
        first = sentences(span.text, article.language)[0].end
        if against:
            return cls(span, article, against, _numbers(span.text) - against, True)
        rest = span.text[first:]
        return cls(span, article, _numbers(span.text[:first]), _numbers(rest), bool(rest.strip()))


def cite(spans: Sequence[Span], hits: Sequence[Hit]) -> Cited:
    """One citation for each sentence that a span lies in, each sentence once.

    In the order of the spans, but for how the sentences stand to the best span: see `qa.agreement`.
    """
    passages: dict[tuple[str, int], list[Hit]] = {}
    for hit in hits:
        passages.setdefault((hit.article.article_id, hit.article.revision), []).append(hit)
    citations: dict[tuple[str, int, int], Citation] = {}
    kept: list[Span] = []
    for span in spans:
        found = passages.get((span.article_id, span.revision), [])
        sentences = next((run for run in (_covering(span, hit) for hit in found) if run), None)
        if sentences is None:
            _drop(span, "not in a passage that was read")
            continue
        article = found[0].article
        if article.text[span.start : span.end] != span.text:
            _drop(span, "the article has other words there")
            continue
        kept.append(span)
        for sentence in sentences:
            key = (article.article_id, article.revision, sentence.start)
            if key in citations:
                continue
            citations[key] = Citation(
                n=len(citations) + 1,
                article_id=article.article_id,
                revision=article.revision,
                title=article.title,
                source=article.source,
                published=article.published,
                language=article.language,
                path=article.path,
                start=sentence.start,
                end=sentence.end,
                quote=article.text[sentence.start : sentence.end],
                support=span.score,
                url=article.url,
                correction=sentence.correction,
            )
    return Cited(_arranged(tuple(citations.values()), kept), tuple(kept))


def _drop(span: Span, reason: str) -> None:
    _log.warning("%s [%d, %d) is not cited: %s", span.article_id, span.start, span.end, reason)


def whole_sentences(spans: Sequence[Span], hits: Sequence[Hit]) -> tuple[Span, ...]:
    """The sentences that the spans lie in, in their order, for a question that no few words answer."""
    found: dict[tuple[str, int], Span] = {}
    for span in spans:
        for hit in hits:
            if span.same_revision(hit.article):
                for one in _covering(span, hit):
                    whole = Span.of(hit.article, one.start, one.end, span.score)
                    found.setdefault((span.article_id, one.start), whole)
    return tuple(found.values())


def faint(spans: Sequence[Span]) -> bool:
    """Whether none of the spans has any support worth the name."""
    best = best_span(spans)
    return best is not None and best.score < _FAINT


def text_first(spans: Sequence[Span], hits: Sequence[Hit]) -> tuple[Span, ...]:
    """The spans; a number in a headline is no answer beside another one in the article's own text, which may take it
    back.
    """
    homes = {span: home for span in spans if (home := _home(span, hits))}

    def weighed(span: Span) -> Span:
        if span not in homes or not _is_headline(*homes[span]):
            return span
        own = (one for one, home in homes.items() if one.same_revision(span) and not _is_headline(*home))
        others = [one for one in own if one.score >= NEAR * span.score and _same_number(one, span, homes) is False]
        most = max((one.score for one in others), default=None)
        return span if most is None else replace(span, score=min(span.score, MENTION * most))

    found = tuple(map(weighed, spans))
    return tuple(sorted(found, key=lambda span: -span.score)) if found != tuple(spans) else found


def _is_headline(article: Article, sentence: Sentence) -> bool:
    return article.text[sentence.start : sentence.end] == article.title


def whole_quotations(spans: Sequence[Span], hits: Sequence[Hit]) -> tuple[Span, ...]:
    """For each span all of the quotation in its sentence that it is part of, or that is the only one there.

    The whole sentence where that is not sure: words out of a report are half of what was said.
    """
    found = []
    for span in spans:
        if home := _home(span, hits):
            article, sentence = home
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
    """The spans, but the sentence in place of one that is a number and nothing else: so many is no reason."""
    found = []
    for span in spans:
        home = _home(span, hits)
        if home and bare(span.text, home[0].language):
            span = Span.of(home[0], home[1].start, home[1].end, span.score)
        found.append(span)
    return tuple(found)


def whole_notices(spans: Sequence[Span], hits: Sequence[Hit]) -> tuple[Span, ...]:
    """The spans, but all of a notice in place of words in one: they may be what it withdraws.

    Best first: an article's own text goes before its notice where that has the same words, as it has been put right; a
    notice goes before what it may withdraw, the best or one that says the same, in another article only of its own
    outlet.
    """
    homes = [_home(span, hits) for span in spans]
    found: list[Span] = []
    told: list[_Notice] = []
    answers: dict[Span, tuple[Article, Sentence]] = {}
    for span, home in zip(spans, homes, strict=True):
        if home and home[1].correction:
            article, whole = home
            span = Span.of(article, whole.start, whole.end, span.score)
            told.append(_Notice.of(span, article))
        elif home:
            answers[span] = home
        found.append(span)
    if not told:
        return tuple(found)
    best = max(found, key=lambda span: span.score)
    pieces = [notice.span for notice in told]
    if best in pieces:
        others = (span for span in found if span not in pieces and span.same_revision(best) and _in(span, best.text))
        led = next((one for one in others if not any(_may_withdraw(each, one, answers) for each in told)), None)
    else:
        agreeing = [best, *(span for span in found if _same_number(span, best, answers))]
        led = next((each.span for each in told if any(_may_withdraw(each, one, answers) for one in agreeing)), None)
    if led is None:
        return tuple(found)
    # What leads is no surer for what another article says: that is no surer than it.
    most = max(span.score for span in found if span.same_revision(led))
    rest = (replace(span, score=min(span.score, most)) for span in found if span is not led)
    return replace(led, score=most), *rest


def _may_withdraw(notice: _Notice, answer: Span, homes: Mapping[Span, tuple[Article, Sentence]]) -> bool:
    """Whether a number may be the wrong one of a notice; in its own article only one that is not put right in it."""
    numbers = _numbers(answer.text)
    if not numbers or not numbers <= notice.wrong or numbers <= notice.right:
        return False
    if notice.span.same_revision(answer):
        return notice.told
    return answer in homes and _of_its_outlet(notice, *homes[answer])


def _same_number(one: Span, two: Span, homes: Mapping[Span, tuple[Article, Sentence]]) -> bool | None:
    many = [quantity(span.text, homes[span][0].language) if span in homes else None for span in (one, two)]
    return same_value(many[0], many[1]) if many[0] and many[1] else None


def _of_its_outlet(notice: _Notice, article: Article, sentence: Sentence) -> bool:
    """Whether a notice may be about what another article says: by the same outlet, not before it, of the same names."""
    paper, own = article.source and fold(article.source).strip(), notice.article
    if not paper or not own.source or fold(own.source).strip() != paper:
        return False
    if not article.published or not own.published or own.published[:10] < article.published[:10]:
        return False
    said = replace(article, text=article.text[sentence.start : sentence.end])
    return share_a_name(said, replace(own, text=notice.span.text))


def _in(span: Span, text: str) -> bool:
    """Whether a text has the numbers of a span, or its words where it has none."""
    numbers = _numbers(span.text)
    return numbers <= _numbers(text) if numbers else fold(span.text) in fold(text)


def _numbers(text: str) -> frozenset[str]:
    return frozenset(FIGURE.findall(fold(text)))


def _home(span: Span, hits: Sequence[Hit]) -> tuple[Article, Sentence] | None:
    """The article and the sentence that hold all of a span."""
    runs = ((hit.article, _covering(span, hit)) for hit in hits if span.same_revision(hit.article))
    article, touched = next(((article, some) for article, some in runs if some), (None, []))
    return (article, touched[0]) if article and len(touched) == 1 else None


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


def _arranged(citations: Sequence[Citation], spans: Sequence[Span]) -> tuple[Citation, ...]:
    """As they stand to the best span, copies side by side, numbered anew."""
    found = list(zip(standings(citations, spans), citations, strict=True))
    days = {one.published[:10] for one in citations if one.published}
    newest = {day: place for place, day in enumerate(sorted(days, reverse=True))}

    def place(each: tuple[Standing, Citation]) -> tuple[Standing, int, int]:
        standing, citation = each
        first = next(one for one in citations if alike(one, citation))
        if standing is Standing.BEST:  # an article's own words go before its headline, which may say them too
            return standing, int(first.quote == first.title), first.n
        age = newest.get((first.published or "")[:10], len(newest)) if standing is Standing.OTHER else 0
        return standing, age, first.n

    return tuple(replace(one, n=n) for n, (_, one) in enumerate(sorted(found, key=place), 1))


def _covering(span: Span, hit: Hit) -> list[Sentence]:
    """The passage's sentences that the span touches, if they cover it."""
    touched = [one for one in hit.passage.sentences if one.start < span.end and span.start < one.end]
    covered = touched and touched[0].start <= span.start and span.end <= touched[-1].end
    return touched if covered else []
