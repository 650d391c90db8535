"""An answer as data for the page: blocks of words, each with its direction, language and marks, beside the citations.

    {"status", "language", "direction", "text", "understood": how a question that leans on others was read, or "",
     "where": null, or what the question was kept to: a `Where`, and as they are shown its "shown_sources",
     "notice": why a language model that was to write did not, or "",
     "blocks": [{"kind": "frame" | "quote", "direction", "language", "support", "runs": [run…], "said": [run…]}],
     "citations": [{"n", "article_id", "revision", "start", "end", "quote", "direction", "support", "level", …}],
     "answers": [{"article_id", "revision", "start", "end"}], "nearest": [like citations, without a number]}

A run is `{"text"}`, `{"text", "apart": true}` for words of a direction of their own, or `{"n"}` for a mark. In a frame
a text run also has the `level` of the marks that follow it. A quote's `runs` are the quote and its marks, `said` is
what its line says after them. The page puts every text in place by `textContent`; all of it went through `visible`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from qa.agreement import answer_in
from qa.frames import QUOTATION_MARKS
from qa.show import apart, direction, visible
from qa.types import Answer, Citation, Filter, Near, Span

__all__ = ["answer_data", "citation_data", "level"]

_PAIRS = [pair for pairs in QUOTATION_MARKS.values() for pair in pairs]
_OPENERS = "".join({opening.strip() for opening, _ in _PAIRS}) + '‹"\u2066\u2067\u2068'
_CLOSERS = "".join({closing.strip() for _, closing in _PAIRS}) + '›"\u2069'
_MARK = re.compile(r"\[(\d{1,4})\]")
_ISOLATE = re.compile("([\u2066-\u2069])")
_ISOLATED = re.compile("[\u2066-\u2068][^\u2066-\u2069\n]*\u2069")
_BETWEEN = " \t\u200e\u200f.,;،。、"
_STRONG, _PARTLY = 0.6, 0.3

Run = dict[str, Any]


def level(support: float) -> str:
    """Tell in a word how well a citation supports: the probability that its sentence answers, in three steps."""
    return "strong" if support >= _STRONG else "partly" if support >= _PARTLY else "weak"


def answer_data(answer: Answer, copies: Mapping[str, int] | None = None) -> dict[str, Any]:
    """Return what the page shows of an answer; `copies`: further files with the same article, by its id."""
    more = copies or {}
    return {
        "question": visible(answer.question),
        "question_language": answer.question_language,
        "understood": visible(answer.understood or ""),
        "where": _where(answer.where),
        "status": answer.status,
        "language": answer.answer_language,
        "direction": direction(_ISOLATED.sub("", answer.answer), answer.answer_language),
        "text": apart(answer.answer),
        "notice": visible(answer.notice or ""),
        "blocks": list(_blocks(answer)),
        "citations": [
            {
                "n": citation.n,
                **citation_data(citation),
                **_gloss_data(answer_in(citation, answer.spans)),
                "copies": more.get(citation.article_id, 0),
            }
            for citation in answer.citations
        ],
        "answers": [
            {"article_id": span.article_id, "revision": span.revision, "start": span.start, "end": span.end}
            for span in answer.spans
        ],
        "nearest": [citation_data(one) for one in answer.nearest],
    }


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
    return {
        "article_id": citation.article_id,
        "revision": citation.revision,
        "start": citation.start,
        "end": citation.end,
        "quote": visible(citation.quote),
        "direction": direction(citation.quote, citation.language),
        "language": citation.language,
        "title": visible(" ".join(citation.title.split())),
        "title_direction": direction(citation.title, citation.language),
        "source": visible(citation.source or ""),
        "published": visible(citation.published or ""),
        "support": support,
        "level": level(support),
    }


def _quotations(answer: Answer) -> re.Pattern[str] | None:
    """Match a cited quote in the answer text with the quotation marks, isolates and numbers around it."""
    quotes = sorted({citation.quote for citation in answer.citations}, key=len, reverse=True)
    if not quotes:
        return None
    words = "|".join(re.escape(quote) for quote in quotes)
    space = "[ \u00a0\u202f]"
    before = rf"[ \t\u200e\u200f]*(?:^|(?=[{_OPENERS}]))(?:[{_OPENERS}]{space}?){{0,4}}"
    after = rf"(?:{space}?[{_CLOSERS}]){{0,4}}((?:{space}*\[\d+\])*)"
    # Opened by a mark or a line: a sentence that a language model wrote may hold the same words.
    return re.compile(f"{before}({words}){after}", re.MULTILINE)


def _blocks(answer: Answer) -> Iterator[dict[str, Any]]:
    text = answer.answer
    matches = list(pattern.finditer(text)) if (pattern := _quotations(answer)) else []
    next_starts = [*(match.start() for match in matches), len(text)][1:]
    at = 0
    for match, next_start in zip(matches, next_starts, strict=False):
        yield from _frames(text[at : match.start()], answer)
        line_end = text.find("\n", match.end())
        at = next_start if line_end < 0 else min(next_start, line_end)
        yield _quotation(match, text[match.end() : at], answer)
    yield from _frames(text[at:], answer)


def _frames(text: str, answer: Answer) -> Iterator[dict[str, Any]]:
    """Yield a block for each line of our own words, or a writer's."""
    citations = {citation.n: citation for citation in answer.citations}
    for line in text.split("\n"):
        if line.strip(_BETWEEN) == "":
            continue
        runs = list(_runs(line.strip(), citations))
        following: str | None = None
        for run in reversed(runs):
            if "n" in run:
                following = level(citations[run["n"]].support)
            else:
                run["level"] = following
        yield {"kind": "frame", **_setting(line, answer), "runs": runs}


def _quotation(match: re.Match[str], rest: str, answer: Answer) -> dict[str, Any]:
    """Set a quote in its own direction; `rest` is what its line says after it: a gloss, its source."""
    citations = {citation.n: citation for citation in answer.citations}
    numbers = [int(number) for number in _MARK.findall(match[2])]
    quoted = next(citation for citation in answer.citations if citation.quote == match[1])
    cited = [citations[number] for number in numbers if number in citations]
    rest = rest.strip(_BETWEEN).removeprefix("—").strip()
    return {
        "kind": "quote",
        "direction": direction(quoted.quote, quoted.language),
        "language": quoted.language,
        "level": level(max(citation.support for citation in cited or [quoted])),
        "runs": [{"text": visible(quoted.quote)}, *({"n": citation.n} for citation in cited)],
        "said": {**_setting(rest, answer), "runs": list(_runs(rest, citations))} if rest else None,
    }


def _setting(text: str, answer: Answer) -> dict[str, str]:
    """Direction of words of ours: an isolated run, such as a source in another script, has no say in it."""
    own = _ISOLATED.sub("", text)
    return {"direction": direction(own, answer.answer_language), "language": answer.answer_language}


def _runs(text: str, citations: dict[int, Citation]) -> Iterator[Run]:
    """Cut frame text into words, isolated words and marks."""
    depth = 0
    apart = ""
    for part in _ISOLATE.split(text):
        if part in ("\u2066", "\u2067", "\u2068"):
            depth += 1
        elif part == "\u2069":
            depth = max(0, depth - 1)
            if depth == 0 and apart:
                yield {"text": visible(apart), "apart": True}
                apart = ""
        elif depth:
            apart += part
        elif part:
            yield from _marked(part, citations)
    if apart:
        yield {"text": visible(apart), "apart": True}


def _marked(text: str, citations: dict[int, Citation]) -> Iterator[Run]:
    at = 0
    for match in _MARK.finditer(text):
        if int(match[1]) not in citations:
            continue
        if at < match.start():
            yield {"text": visible(text[at : match.start()])}
        yield {"n": int(match[1])}
        at = match.end()
    if at < len(text):
        yield {"text": visible(text[at:])}
