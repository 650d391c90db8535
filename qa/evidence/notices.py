"""What a notice of correction takes back: it is cited whole, and before an answer that may be what it withdraws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from qa.evidence.same_event import share_a_name
from qa.evidence.shown import home, same_number
from qa.facts.corrections import REFERENCE, denied, in_digits
from qa.facts.numbers import FIGURE
from qa.sentences import sentences
from qa.text.fold import fold
from qa.types import Article, Hit, Sentence, Span


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
        said = REFERENCE.sub(lambda one: " " * len(one.group()), span.text)
        language, rest = article.language, said[first:]
        if against:
            return cls(span, article, against, _numbers(said, language) - against, True)
        return cls(span, article, _numbers(said[:first], language), _numbers(rest, language), bool(rest.strip()))


def whole_notices(spans: Sequence[Span], hits: Sequence[Hit]) -> tuple[Span, ...]:
    """The spans, but all of a notice in place of words in one: they may be what it withdraws.

    Best first: an article's own text goes before its notice where that has the same words, as it has been put right; a
    notice goes before what it may withdraw, the best or one that says the same, in another article only of its own
    outlet.
    """
    found: list[Span] = []
    told: list[_Notice] = []
    answers: dict[Span, tuple[Article, Sentence]] = {}
    for span in spans:
        its = home(span, hits)
        if its and its[1].correction:
            article, whole = its
            span = Span.of(article, whole.start, whole.end, span.score)
            told.append(_Notice.of(span, article))
        elif its:
            answers[span] = its
        found.append(span)
    if not told:
        return tuple(found)
    best = max(found, key=lambda span: span.score)
    pieces = [notice.span for notice in told]
    if best in pieces:
        language = next(each.article.language for each in told if each.span is best)
        others = (
            span for span in found if span not in pieces and span.same_revision(best) and _in(span, best.text, language)
        )
        led = next((one for one in others if not any(_may_withdraw(each, one, answers) for each in told)), None)
    else:
        agreeing = [best, *(span for span in found if same_number(span, best, answers))]
        led = next((each.span for each in told if any(_may_withdraw(each, one, answers) for one in agreeing)), None)
    if led is None:
        return tuple(found)
    # What leads is no surer for what another article says: that is no surer than it.
    most = max(span.score for span in found if span.same_revision(led))
    rest = (replace(span, score=min(span.score, most)) for span in found if span is not led)
    return replace(led, score=most), *rest


def _may_withdraw(notice: _Notice, answer: Span, homes: Mapping[Span, tuple[Article, Sentence]]) -> bool:
    """Whether a number may be the wrong one of a notice; in its own article only one that is not put right in it."""
    told_in = homes[answer][0] if answer in homes else notice.article
    numbers = _numbers(answer.text, told_in.language)
    if not numbers or not numbers <= notice.wrong or numbers <= notice.right:
        return False
    if notice.span.same_revision(answer):
        return notice.told
    return answer in homes and _of_its_outlet(notice, *homes[answer])


def _of_its_outlet(notice: _Notice, article: Article, sentence: Sentence) -> bool:
    """Whether a notice may be about what another article says: by the same outlet, not before it, of the same names."""
    paper, own = article.source and fold(article.source).strip(), notice.article
    if not paper or not own.source or fold(own.source).strip() != paper:
        return False
    if not article.published or not own.published or own.published[:10] < article.published[:10]:
        return False
    said = replace(article, text=article.text[sentence.start : sentence.end])
    return share_a_name(said, replace(own, text=notice.span.text))


def _in(span: Span, text: str, language: str) -> bool:
    """Whether a text has the numbers of a span, or its words where it has none."""
    numbers = _numbers(span.text, language)
    return numbers <= _numbers(text, language) if numbers else fold(span.text) in fold(text)


def _numbers(text: str, language: str) -> frozenset[str]:
    return frozenset(FIGURE.findall(fold(in_digits(text, language))))
