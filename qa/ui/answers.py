"""An answer as data for the page: blocks of words, each with its direction, language and marks, beside the citations.

    {"question", "question_language", "status", "language", "direction", "text",
     "understood": how a question that leans on others was read, or "",
     "where": null, or what the question was kept to: a `Where`, and as they are shown its "shown_sources",
     "searched": null, or of what was not found: {"n": how many articles there were, in how many "languages", and
     the "words" of the question that stand together in one of their sentences, or ""},
     "notice": why a language model that was to write did not, or "",
     "blocks": [{"kind": "frame", "direction", "language", "runs": [run…]} or
                {"kind": "quote", "direction", "language", "level", "runs": [run…],
                 "said": null, or {"direction", "language", "runs": [run…]}}],
     "citations": [{"n", "article_id", "revision", "start", "end", "quote", "direction", "language", "title",
                    "title_direction", "source", "published", "support", "level", "gloss", "glossed", "url",
                    "correction", "day": `published` in the answer's language,
                    "gone": whether the article is no longer there, "copies": how many other files have it}],
     "answers": [{"article_id", "revision", "start", "end"}],
     "nearest": [like citations, from "article_id" to "level"]}

A run is `{"text"}`, `{"text", "apart": true}` for words of a direction of their own, or `{"n"}` for a mark. In a frame
a text run also has the `level` of the marks that follow it, and an article's words their `language` where it is
another. A quote's `runs` are the quote and its marks, the words that answer in it with `"answer": true`; `said` is what
its line says after them. The page puts every text in place by `textContent`; all of it went through `visible`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from operator import itemgetter
from typing import Any

from qa.answer_lines import Line, lines
from qa.evidence.agreement import Standing, answer_in, standings
from qa.review import Claim
from qa.show import apart, direction, level, visible, web_address
from qa.types import Answer, Citation, Filter, Near, Span
from qa.ui.pane import parts
from qa.write import ANSWER_LENGTH, Mark, frame_in, label, published_day

_ISOLATED = re.compile("[\u2066-\u2068]([^\u2066-\u2069\n]*)\u2069")
_BETWEEN = " \t\u200e\u200f.,;،。、"

Run = dict[str, Any]


def answer_data(
    answer: Answer, copies: Mapping[str, int] | None = None, gone: Collection[tuple[str, int]] = ()
) -> dict[str, Any]:
    """Return what the page shows of an answer.

    `copies`: further files with the same article, by its id; `gone`: what was removed since, by article and revision.
    """
    more = copies or {}
    answering = list(_answering(answer))
    return {
        "question": visible(answer.question),
        "question_language": answer.question_language,
        "understood": visible(answer.understood or ""),
        "where": _where(answer.where),
        "searched": {**asdict(answer.searched), "words": visible(answer.searched.words)} if answer.searched else None,
        "status": answer.status,
        "language": answer.answer_language,
        "direction": direction(_ISOLATED.sub("", answer.answer), answer.answer_language),
        "text": apart(answer.answer),
        "notice": visible(answer.notice or ""),
        "blocks": list(_blocks(answer, answering)),
        "citations": [
            {
                "n": citation.n,
                **citation_data(citation),
                **_gloss_data(answer_in(citation, answer.spans)),
                "url": web_address(citation.url),
                "day": visible(published_day(citation.published, answer.answer_language)) if citation.published else "",
                "correction": frame_in(answer.answer_language).correction if citation.correction else "",
                "gone": (citation.article_id, citation.revision) in gone,
                "copies": more.get(citation.article_id, 0),
            }
            for citation in answer.citations
        ],
        "answers": [
            {"article_id": span.article_id, "revision": span.revision, "start": span.start, "end": span.end}
            for span in answering
        ],
        "nearest": [citation_data(one) for one in answer.nearest],
    }


def _answering(answer: Answer) -> Iterator[Span]:
    """What is told to answer; a sentence that is only cited beside the answer does not."""
    stands = zip(answer.citations, standings(answer.citations, answer.spans), strict=True)
    told = [citation for citation, how in stands if how is not Standing.ALSO]
    for span in answer.spans:
        if any(map(span.begins_in, told)):
            yield span


def _where(kept: Filter | None) -> dict[str, Any] | None:
    # Goes back as it is, to ask again; what is shown of it is made harmless.
    return {**asdict(kept), "shown_sources": [visible(one) for one in kept.sources]} if kept else None


def _gloss_data(span: Span | None) -> dict[str, str]:
    """The answer within a citation in the asker's language, and its words there; empty where there is no gloss."""
    both = (span.gloss, span.glossed or span.text) if span and span.gloss else ("", "")
    return dict(zip(("gloss", "glossed"), map(visible, both), strict=True))


def citation_data(citation: Citation | Near) -> dict[str, Any]:
    """Return a citation, or a sentence near to a question, as the cards, the popover and the pane need it."""
    support = citation.support if isinstance(citation, Citation) else 0.0
    return {**cited_data(citation), "support": support, "level": level(support)}


def cited_data(one: Citation | Near | Claim) -> dict[str, Any]:
    """Return cited words, and what is known of their article."""
    return {
        "article_id": one.article_id,
        "revision": one.revision,
        "start": one.start,
        "end": one.end,
        "quote": visible(one.quote),
        "direction": direction(one.quote, one.language),
        "language": one.language,
        "title": visible(" ".join(one.title.split())),
        "title_direction": direction(one.title, one.language),
        "source": visible(one.source or ""),
        "published": visible(one.published or ""),
    }


def _blocks(answer: Answer, answering: Sequence[Span]) -> Iterator[dict[str, Any]]:
    cited = {citation.n: citation for citation in answer.citations}
    for line in lines(answer.answer, answer.citations):
        if line.quote:
            yield _quotation(line, line.quote.citation, cited, answer, answering)
        elif answer.answer[line.start : line.end].strip(_BETWEEN):
            yield _frame(line, cited, answer)


def _frame(line: Line, cited: Mapping[int, Citation], answer: Answer) -> dict[str, Any]:
    """Set a line of our own words, or a writer's: before a mark they have its level."""
    text = answer.answer[line.start : line.end]
    runs = list(_runs(text.strip(), line.start + len(text) - len(text.lstrip()), line.marks))
    own = _own(answer)
    following: str | None = None
    for run in reversed(runs):
        if "n" in run:
            following = level(cited[run["n"]].support)
        else:
            run["level"] = following
            if run.get("apart") and own.get(run["text"], answer.answer_language) != answer.answer_language:
                run["language"] = own[run["text"]]
    return {"kind": "frame", **_setting(text, answer), "runs": runs}


def _own(answer: Answer) -> dict[str, str]:
    """The articles' words that may stand in a frame, as they stand there, each with its language."""
    languages = {(one.article_id, one.revision): one.language for one in answer.citations}
    return {
        visible(words): language
        for span in answer.spans
        if (language := languages.get((span.article_id, span.revision)))
        for words in (label(span.text, ANSWER_LENGTH), label(span.glossed or span.text))
    }


def _quotation(
    line: Line, quoted: Citation, cited: Mapping[int, Citation], answer: Answer, answering: Sequence[Span]
) -> dict[str, Any]:
    """Set a quote in its own direction, with what its line says after it: a gloss, its source."""
    own = [mark.n for mark in line.marks if mark.end <= line.said]
    said = answer.answer[line.said : line.end]
    rest = said.lstrip(_BETWEEN + "—")
    runs = list(_runs(rest.rstrip(_BETWEEN), line.end - len(rest), line.marks[len(own) :]))
    return {
        "kind": "quote",
        "direction": direction(quoted.quote, quoted.language),
        "language": quoted.language,
        "level": level(max((cited[n].support for n in own), default=quoted.support)),
        "runs": [*_answered(quoted, answering), *({"n": n} for n in own)],
        "said": {**_setting(rest, answer), "runs": runs} if runs else None,
    }


def _answered(quoted: Citation, answering: Sequence[Span]) -> Iterator[Run]:
    """Cut a quote where the answer in it begins and ends."""
    found = [(span.start, span.end) for span in answering if span.begins_in(quoted)]
    cut = groupby(parts(quoted.quote, quoted.start, found), itemgetter("answer"))
    for answers, some in cut:
        yield {"text": "".join(part["text"] for part in some), **({"answer": True} if answers else {})}


def _setting(text: str, answer: Answer) -> dict[str, str]:
    """Direction of words of ours: an isolated run, such as a source in another script, has no say in it."""
    return {"direction": direction(_ISOLATED.sub("", text), answer.answer_language), "language": answer.answer_language}


def _runs(text: str, start: int, marks: Sequence[Mark]) -> Iterator[Run]:
    """Cut words that begin at `start` of an answer into words, isolated words and marks."""
    at = 0
    for mark in (*marks, None):
        words = text[at : mark.start - start] if mark else text[at:]
        for place, part in enumerate(_ISOLATED.split(words)):
            if shown := visible(part):
                yield {"text": shown, "apart": True} if place % 2 else {"text": shown}
        if mark:
            yield {"n": mark.n}
            at = mark.end - start
