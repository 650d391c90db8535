"""A citation under review as data: what was asked and claimed, the words cited, and the sentences around them.

The page puts every text in place by `textContent`; all of it went through `visible`, or through `qa.ui.pane`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from qa.errors import LibraryError, ReviewError
from qa.library import Library
from qa.opening import around
from qa.review import Claim, Item, Verdict
from qa.show import bracketed, direction, visible
from qa.ui.answers import cited_data
from qa.ui.pane import Cited, pane_data

_NEIGHBOURS = 2
"""Sentences shown before and after the cited one."""
_AROUND_A_QUOTE = " \t\n.“”„‘’«»‹›「」『』\"'"


def item_data(item: Item) -> dict[str, Any]:
    """Return a line of the review."""
    claim = item.claim
    cited, words = cited_data(claim), visible(claim.claim).strip()
    quoted = words.strip(_AROUND_A_QUOTE) == cited["quote"].strip(_AROUND_A_QUOTE)
    return {
        **cited,
        "gloss": visible(claim.gloss or ""),
        "glossed": visible(claim.glossed or ""),
        "key": claim.key,
        "turn": claim.turn_id,
        "conversation": claim.conversation_id,
        "n": claim.n,
        "question": visible(claim.question),
        "question_direction": direction(claim.question, claim.question_language),
        "question_language": claim.question_language,
        # An answer that only quotes claims what it quotes; saying it twice helps nobody.
        "claim": "" if quoted else words,
        "block": claim.block,
        "short_answer": bracketed(claim.short_answer or ""),
        "span": None if claim.span_start is None else {"start": claim.span_start, "end": claim.span_end},
        "verdict": item.verdict and _verdict_data(item.verdict),
        "reviewed": item.reviewed,
        "reopened": item.reopened,
        "available": item.available,
    }


def _verdict_data(verdict: Verdict) -> dict[str, Any]:
    correction = verdict.correction
    return {
        "verdict": verdict.verdict,
        "note": visible(verdict.note),
        "reviewer": visible(verdict.reviewer),
        "time": verdict.time,
        "correction": correction and _words_data(correction.start, correction.quote, verdict.claim.language),
    }


def passage_data(item: Item, library: Library) -> dict[str, Any]:
    """Return a line of the review with the cited words in their context.

    `context` is `qa.ui.pane.pane_data`'s paragraphs, from code point `from` to `to` of the article as it was cited;
    `glosses` its words that are certain in the asker's language; `before` and `after` tell whether the article says
    more there; `current` whether this is its newest text, and `still` whether the newest text has the cited words,
    `newest` its revision. Where the article was removed, `context` has the cited words only.
    """
    claim = item.claim
    try:
        article = library.article(claim.article_id, claim.revision)
        newest = library.article(claim.article_id)
    except LibraryError:
        lone = [{"text": visible(claim.quote), "start": claim.start, "n": 1, "answer": False}]
        paragraphs = [{"direction": direction(claim.quote, claim.language), "parts": lone}]
        return {
            **item_data(item),
            "glosses": [],
            "context": paragraphs,
            "before": False,
            "after": False,
            "current": True,
        }
    start, end = around(article.text, claim.language, claim.start, claim.end, _NEIGHBOURS)
    answers = [(claim.span[0] - start, min(claim.span[1], claim.end) - start)] if claim.span else []
    cited = Cited(claim.start - start, claim.end - start, 1)
    shown = pane_data(replace(article, text=article.text[start:end]), [cited], True, answers, claim.question_language)
    for paragraph in shown["paragraphs"]:
        for part in paragraph["parts"]:
            part["start"] += start
    return {
        **item_data(item),
        "glosses": shown["glosses"],
        "context": shown["paragraphs"],
        "before": bool(article.text[:start].strip()),
        "after": bool(article.text[end:].strip()),
        "current": newest.revision == claim.revision,
        "newest": newest.revision,
        "still": claim.quote in newest.text,
    }


def words_data(claim: Claim, library: Library, start: int, end: int) -> dict[str, Any]:
    """Return the words at [start, end) of the article as it was cited. ReviewError: there are none."""
    text = library.article(claim.article_id, claim.revision).text
    # A selection takes in the space beside a word easily; nobody means it.
    while start < end and 0 <= start < len(text) and text[start].isspace():
        start += 1
    while start < end <= len(text) and text[end - 1].isspace():
        end -= 1
    if not 0 <= start < end <= len(text):
        raise ReviewError("no words are selected; select those that answer")
    return _words_data(start, text[start:end], claim.language)


def _words_data(start: int, quote: str, language: str) -> dict[str, Any]:
    shown, way = visible(quote), direction(quote, language)
    return {"start": start, "end": start + len(quote), "quote": shown, "direction": way}
