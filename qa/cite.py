"""Spans -> Citations: the only maker of citations. Re-slices the article, checks, and keeps, or drops and logs why.

Nothing is repaired or searched for: a span whose words are not exactly where it says is dropped. What agrees with the
best answer is cited right after it, then other answers, newest first, then the rest.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa.evidence.agreement import Standing, alike, standings
from qa.evidence.shown import covering
from qa.types import Citation, Hit, Span, details

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Cited:
    """Citations numbered from 1, and the spans that lie in them."""

    citations: tuple[Citation, ...]
    spans: tuple[Span, ...]


def cite(spans: Sequence[Span], hits: Sequence[Hit]) -> Cited:
    """One citation for each sentence that a span lies in, each sentence once.

    In the order of the spans, but for how the sentences stand to the best span: see `qa.evidence.agreement`.
    """
    citations: dict[tuple[str, int, int], Citation] = {}
    kept: list[Span] = []
    for span in spans:
        found = covering(span, hits)
        if found is None or found[0].words(span) != span.text:
            reason = "the article has other words there" if found else "not in a passage that was read"
            _log.warning("%s [%d, %d) is not cited: %s", span.article_id, span.start, span.end, reason)
            continue
        kept.append(span)
        article, sentences = found
        for one in sentences:
            key = (article.article_id, article.revision, one.start)
            if key not in citations:
                citations[key] = Citation(
                    **details(article, Citation),
                    n=len(citations) + 1,
                    start=one.start,
                    end=one.end,
                    quote=article.words(one),
                    support=span.score,
                    correction=one.correction,
                )
    return Cited(_arranged(tuple(citations.values()), kept), tuple(kept))


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
