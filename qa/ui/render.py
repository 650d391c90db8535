"""Answers, articles and add reports as HTML. Every word from outside goes through `qa.ui.show.shown`.

The HTML uses only what Gradio's sanitiser keeps: class, dir, lang, href and title. A citation is a link

    #cite/<article_id>/<revision>/<start>-<end>/<n>

which `static/maqal.js` opens in the article pane; it carries all that is needed, so older turns stay open-able.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote as url_quote

from qa.types import Answer, Article, Citation
from qa.ui.show import direction, shown

__all__ = [
    "answer_html",
    "answer_steps",
    "article_list_html",
    "failure_html",
    "question_html",
    "report_html",
    "status_html",
]

_OPENERS = '“„«‹「『"\u2066\u2067\u2068'
_CLOSERS = '”“»›」』"\u2069'
_MARK = re.compile(r"\[(\d+)\]")
_ISOLATE = re.compile("([\u2066-\u2069])")
_ISOLATED = re.compile("[\u2066-\u2068][^\u2066-\u2069\n]*\u2069")
_GROUP = re.compile(r"(?:\S+\s*){1,4}|\s+")
_LONGEST_GROUP = 48
_BETWEEN = " \t\u200e\u200f.,;،。、"
_LISTED_ARTICLES = 500


@dataclass
class _Block:
    """A paragraph or a quotation: pieces that appear one by one, and a `tail` that comes with the last of them."""

    opening: str
    closing: str
    pieces: list[str] = field(default_factory=list)
    middle: str = ""
    tail: str = ""

    def html(self, count: int | None = None) -> str:
        whole = count is None or count >= len(self.pieces)
        return self.opening + "".join(self.pieces[:count]) + self.middle + (self.tail if whole else "") + self.closing


def _groups(text: str) -> Iterator[str]:
    """Cut `text` into word groups for streaming; joined back they give the text."""
    for match in _GROUP.finditer(text):
        group = match.group()
        yield from (group[at : at + _LONGEST_GROUP] for at in range(0, len(group), _LONGEST_GROUP))


def _place(citation: Citation) -> str:
    article = url_quote(citation.article_id, safe="")
    return f"#cite/{article}/{citation.revision}/{citation.start}-{citation.end}/{citation.n}"


def _link(citation: Citation) -> str:
    title = shown(" ".join(f"Citation {citation.n}: {citation.title}".split()))
    return f'<a class="cite" href="{_place(citation)}" title="{title}">{citation.n}</a>'


def _attributes(text: str, language: str) -> str:
    return f'dir="{direction(text, language)}" lang="{shown(language)}"'


def _frame_attributes(text: str, answer: Answer) -> str:
    """Direction of words of ours: an isolated run, such as a source in another script, has no say in it."""
    own = _ISOLATED.sub("", text)
    return f'dir="{direction(own, answer.answer_language)}" lang="{shown(answer.answer_language)}"'


def _inline(text: str, citations: dict[int, Citation]) -> Iterator[str]:
    """Turn frame text into pieces: words, `<bdi>` for an isolated run, a link for a mark."""
    depth = 0
    run = ""
    for part in _ISOLATE.split(text):
        if part in ("\u2066", "\u2067", "\u2068"):
            depth += 1
        elif part == "\u2069":
            depth = max(0, depth - 1)
            if depth == 0 and run:
                yield f"<bdi>{run}</bdi>"
                run = ""
        elif part:
            pieces = list(_marked(part, citations))
            if depth:
                run += "".join(pieces)
            else:
                yield from pieces
    if run:
        yield f"<bdi>{run}</bdi>"


def _marked(text: str, citations: dict[int, Citation]) -> Iterator[str]:
    at = 0
    for match in _MARK.finditer(text):
        citation = citations.get(int(match[1])) if len(match[1]) < 5 else None
        if citation is None:
            continue
        yield from (shown(group) for group in _groups(text[at : match.start()]))
        yield _link(citation)
        at = match.end()
    yield from (shown(group) for group in _groups(text[at:]))


def _quotations(answer: Answer) -> re.Pattern[str] | None:
    """Match a cited quote in the answer text with the quotation marks, isolates and numbers around it."""
    quotes = sorted({citation.quote for citation in answer.citations}, key=len, reverse=True)
    if not quotes:
        return None
    words = "|".join(re.escape(quote) for quote in quotes)
    space = "[ \u00a0\u202f]"
    before = rf"[ \t\u200e\u200f]*(?:[{_OPENERS}]{space}?){{0,4}}"
    after = rf"(?:{space}?[{_CLOSERS}]){{0,4}}((?:{space}*\[\d+\])*)"
    return re.compile(f"{before}({words}){after}")


def _blocks(answer: Answer) -> list[_Block]:
    citations = {citation.n: citation for citation in answer.citations}
    blocks: list[_Block] = []

    def frame(text: str) -> None:
        for line in text.split("\n"):
            if line.strip(_BETWEEN) == "":
                continue
            block = _Block(f"<p {_frame_attributes(line, answer)}>", "</p>")
            block.pieces.extend(_inline(line.strip(), citations))
            blocks.append(block)

    text = answer.answer
    matches = list(pattern.finditer(text)) if (pattern := _quotations(answer)) else []
    next_starts = [*(match.start() for match in matches), len(text)][1:]
    at = 0
    for match, next_start in zip(matches, next_starts, strict=False):
        frame(text[at : match.start()])
        line_end = text.find("\n", match.end())
        at = next_start if line_end < 0 else min(next_start, line_end)
        blocks.append(_quotation(match, text[match.end() : at], answer, citations))
    frame(text[at:])
    return blocks


def _quotation(match: re.Match[str], rest: str, answer: Answer, citations: dict[int, Citation]) -> _Block:
    """Set a quote in its own direction; `rest`, what the line says after it (its source), stands small beneath."""
    citation = next(citation for citation in answer.citations if citation.quote == match[1])
    numbers = [int(number) for number in _MARK.findall(match[2])]
    links = " ".join(_link(citations[number]) for number in numbers if number in citations)
    rest = rest.strip(_BETWEEN).removeprefix("—").strip()
    said = "".join(_inline(rest, citations))
    beneath = f'<span class="said" {_frame_attributes(rest, answer)}>{said}</span>' if rest else ""
    opening = f'<blockquote class="quoted" {_attributes(citation.quote, citation.language)}><span class="quote">'
    pieces = [shown(group) for group in _groups(match[1])]
    return _Block(opening, "</blockquote>", pieces, "</span>", f" {links}{beneath}")


def _sources(answer: Answer) -> str:
    """List each cited article once, with the numbers that point into it."""
    by_article: dict[tuple[str, int], list[Citation]] = {}
    for citation in answer.citations:
        by_article.setdefault((citation.article_id, citation.revision), []).append(citation)
    items = []
    for cited in by_article.values():
        first = cited[0]
        meta = _meta(first.source, first.published)
        numbers = " ".join(_link(citation) for citation in cited)
        items.append(
            f'<li><span class="numbers">{numbers}</span><span class="title" {_attributes(first.title, first.language)}>'
            f"{shown(first.title)}</span>{meta}</li>"
        )
    return f'<ul class="sources">{"".join(items)}</ul>' if items else ""


def _meta(source: str | None, published: str | None) -> str:
    parts = [f"<bdi>{shown(part)}</bdi>" for part in (source, (published or "")[:10]) if part]
    return f'<span class="meta">{" · ".join(parts)}</span>' if parts else ""


def _turn(answer: Answer, blocks: Sequence[str], tail: str) -> str:
    kind = "answered" if answer.status == "answered" else "not-found"
    own = _attributes("", answer.answer_language)
    return f'<div class="turn {kind}" {own}>{"".join(blocks)}{tail}</div>'


def answer_html(answer: Answer) -> str:
    """Return the whole answer: text, quotations set in their own direction, links, and the list of sources."""
    return _turn(answer, [block.html() for block in _blocks(answer)], _sources(answer))


def answer_steps(answer: Answer) -> Iterator[str]:
    """Yield the answer as it grows, a few words a step; the last step is `answer_html(answer)`."""
    done: list[str] = []
    for block in _blocks(answer):
        for count in range(1, len(block.pieces)):
            yield _turn(answer, [*done, block.html(count)], "")
        done.append(block.html())
        yield _turn(answer, done, "")
    yield answer_html(answer)


def question_html(question: str) -> str:
    """Return the asker's words in their own direction."""
    return f'<div class="question" dir="{direction(question)}">{shown(question)}</div>'


def status_html(line: str) -> str:
    """Return a line that says what is going on."""
    return f'<div class="turn status">{shown(line)}</div>'


def failure_html(line: str) -> str:
    """Return a one-line error."""
    return f'<div class="turn failure" dir="{direction(line)}">{shown(line)}</div>'


def article_list_html(articles: Sequence[Article]) -> str:
    """Return the list of articles, each a link that opens it in the pane; newest addition first."""
    if not articles:
        return (
            '<div class="empty">No articles yet. Add files here: text, HTML, PDF, Word or JSON, in any language.</div>'
        )
    newest_first = sorted(articles, key=lambda article: article.added, reverse=True)
    items = []
    for article in newest_first[:_LISTED_ARTICLES]:
        place = f"#article/{url_quote(article.article_id, safe='')}/{article.revision}"
        items.append(
            f'<li dir="{direction(article.title, article.language)}"><a class="open-article" href="{place}">'
            f'<span class="title" lang="{shown(article.language)}">{shown(article.title)}</span>'
            f"{_meta(article.source, article.published)}</a></li>"
        )
    more = len(newest_first) - len(items)
    rest = f'<div class="empty">and {more:,} more</div>' if more > 0 else ""
    return f'<ul class="articles">{"".join(items)}</ul>{rest}'


def report_html(files: Sequence[tuple[str, str, str]]) -> str:
    """Return the report of an add: one line a file, each (name, status, what to say about it)."""
    items = [
        f'<li class="{shown(status)}"><bdi class="file">{shown(name)}</bdi>'
        f'<span class="told" dir="auto">{shown(line)}</span></li>'
        for name, status, line in files
    ]
    return f'<ul class="report">{"".join(items)}</ul>'
