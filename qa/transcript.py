"""A conversation as a file to keep: Markdown, HTML or JSON, with the numbers, quotes and sources as they were given.

What is in a question, a quote or a title is text in all three: Markdown's own signs are escaped in it, and the page
runs nothing and fetches nothing, as the review's report does. The only link is an article's own address.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from qa.conversations import Conversation, Turn
from qa.errors import LibraryError
from qa.page import attributes, dotted, isolated, page, plain
from qa.show import ISOLATED, level, right_to_left_in, visible, web_address
from qa.text.locales import Locale
from qa.types import Citation, Filter, Near
from qa.write import FSI, PDI, RLM, published_day

FORMATS = ("markdown", "html", "json")

# Before punctuation a backslash makes text of it: no emphasis, link, picture, address, heading, table or tag is left.
_SIGNS = re.compile(r"[\\`*_{}\[\]<>#|~&@$!^=]")
_ADDRESS = re.compile(r":(?=//)|(?<=www)\.", re.IGNORECASE)
_LINE_START = re.compile(r"^(\d*)([-+.):])", re.MULTILINE)
_LINE_SPACE = re.compile(r"^[^\S\n]+|[^\S\n]+$", re.MULTILINE)
_OPEN, _CLOSE = "\ue000", "\ue001"  # stand for isolates while everything unseen is dropped
_APART = re.compile("[\ue000\ue001]")


@dataclass(frozen=True, slots=True)
class Words:
    """What the file itself says, and in which language."""

    language: str = "en"
    understood: str = "Understood as:"
    sources: str = "Sources"
    where: str = "Only in these articles:"
    since: str = "Published from"
    until: str = "Published until"
    no_source: str = "No outlet named"
    partly: str = "Partly supported"
    weak: str = "Weakly supported"
    nearest: str = "Closest passages (not an answer)"
    removed: str = "Article removed"


ENGLISH = Words()


def transcript(
    about: Conversation,
    turns: Sequence[Turn],
    format: str,
    words: Words = ENGLISH,
    gone: Collection[tuple[str, int]] = (),
) -> bytes:
    """The file in UTF-8; `gone`: what was removed since, by id and revision. LibraryError: a format that is none."""
    if format == "markdown":
        return _markdown(about, turns, words, gone).encode()
    if format == "html":
        parts = (part for turn in turns for part in _turn(turn, about, words, gone))
        return page(about.title, words.language, parts, turns[0].answer.question_language if turns else "")
    if format == "json":
        return _json(about, turns, gone).encode()
    raise LibraryError(f"a conversation is not exported as {format!r}; choose one of {', '.join(FORMATS)}")


def _json(about: Conversation, turns: Sequence[Turn], gone: Collection[tuple[str, int]]) -> str:
    data = {
        "conversation_id": about.conversation_id,
        "title": about.title,
        "started": about.started,
        "updated": about.updated,
        "turns": [
            {"n": one.n, "time": one.time, "question": one.question, "answer": _data(one, gone)} for one in turns
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _data(turn: Turn, gone: Collection[tuple[str, int]]) -> dict[str, Any]:
    """The answer with the names of the files only: where they are on this machine is nobody else's business, nor what
    went wrong here with a language model."""
    data = turn.answer.to_dict()
    cited = [
        {**one, "path": PurePath(one["path"]).name, "removed": (one["article_id"], one["revision"]) in gone}
        for one in data["citations"]
    ]
    damaged = [line.partition(";")[0] for line in data["damaged"]]  # without the file that would mend it
    return {**data, "citations": cited, "damaged": damaged, "notice": None}


def _markdown(about: Conversation, turns: Sequence[Turn], words: Words, gone: Collection[tuple[str, int]]) -> str:
    parts = [f"# {_line(about.title)}"]
    for turn in turns:
        if not _is_title(turn, about):
            parts.append(f"## {_line(turn.question)}")
        parts.append(_time(turn))
        if turn.answer.understood:
            parts.append(f"{words.understood} {_line(turn.answer.understood)}")
        if turn.answer.where:
            parts.append(f"{words.where} {_isolated(_kept(turn.answer.where, words))}")
        # Two spaces at the end of a line keep it apart from the next.
        parts.append("  \n".join(map(_mixed, turn.answer.answer.split("\n"))))
        if turn.answer.citations:
            parts.append(f"### {words.sources}")
            parts.append(
                "\n".join(
                    f"- \\[{one.n}\\] {_isolated(_source(one, words, gone))}{_address(one, ' · <{}>')}"
                    for one in turn.answer.citations
                )
            )
        if turn.answer.nearest:
            parts.append(f"### {words.nearest}")
            parts.append("\n".join(f"- {_isolated(_near(one, words))}" for one in turn.answer.nearest))
    return "\n\n".join(parts) + "\n"


def _line(text: str) -> str:
    return _escaped(" ".join(text.split()))


def _mixed(line: str) -> str:
    """A line of an answer; what the writer isolated in it keeps a direction of its own."""
    parts = ISOLATED.split(_APART.sub("", line))
    opened, closed = (_OPEN, _CLOSE) if right_to_left_in(line) else ("", "")
    marked = "".join(f"{opened}{part}{closed}" if place % 2 else part for place, part in enumerate(parts))
    lead = RLM if line.startswith(RLM) else ""
    return lead + _escaped(marked).replace(_OPEN, FSI).replace(_CLOSE, PDI)


def _isolated(parts: Sequence[str]) -> str:
    opened, closed = (FSI, PDI) if right_to_left_in("".join(parts)) else ("", "")
    return " · ".join(f"{opened}{_line(part)}{closed}" for part in parts)


def _escaped(text: str) -> str:
    """Markdown whose text is `text`, line by line."""
    shown = _LINE_SPACE.sub("", visible(text).replace("\t", " "))
    return _LINE_START.sub(r"\1\\\2", _ADDRESS.sub(r"\\\g<0>", _SIGNS.sub(r"\\\g<0>", shown)))


def _turn(turn: Turn, about: Conversation, words: Words, gone: Collection[tuple[str, int]]) -> Iterator[str]:
    answer = turn.answer
    shown: tuple[Citation | Near, ...] = (*answer.citations, *answer.nearest)
    own = {" ".join(words.split()): one.language for one in shown for words in (one.title, one.quote)}
    yield "<article>\n"
    if not _is_title(turn, about):
        yield f"<h2{attributes(answer.question_language)}>{plain(turn.question)}</h2>\n"
    yield f'<p class="meta">{_time(turn)}</p>\n'
    if answer.understood:
        yield f'<p class="meta">{plain(words.understood)} <bdi>{plain(answer.understood)}</bdi></p>\n'
    if answer.where:
        yield f'<p class="meta">{plain(words.where)} {dotted(_kept(answer.where, words))}</p>\n'
    yield f"<p{attributes(answer.answer_language)}>{isolated(answer.answer, own)}</p>\n"
    if answer.citations:
        yield f"<h3>{plain(words.sources)}</h3>\n<ul>\n"
        for one in answer.citations:
            link = plain(_address(one, "{}"))
            anchor = f' · <a dir="ltr" rel="noopener noreferrer" href="{link}">{link}</a>' if link else ""
            yield f"<li><bdi>[{one.n}]</bdi> {dotted(_source(one, words, gone), own)}{anchor}</li>\n"
        yield "</ul>\n"
    if answer.nearest:
        yield f"<h3>{plain(words.nearest)}</h3>\n<ul>\n"
        yield from (f"<li>{dotted(_near(one, words), own)}</li>\n" for one in answer.nearest)
        yield "</ul>\n"
    yield "</article>\n"


def _source(one: Citation, words: Words, gone: Collection[tuple[str, int]]) -> list[str]:
    """What is known of a source, and the cautions that stand beside its quote on the screen."""
    caution = {"strong": "", "partly": words.partly, "weak": words.weak}[level(one.support)]
    removed = words.removed if (one.article_id, one.revision) in gone else ""
    return _known([one.title, one.source, _day(one.published, words), PurePath(one.path).name, caution, removed])


def _address(one: Citation, form: str) -> str:
    """The article's own address in this form, if it has one."""
    address = web_address(one.url)
    return form.format(address) if address else ""


def _near(one: Near, words: Words) -> list[str]:
    return _known([one.quote, one.title, one.source, _day(one.published, words)])


def _day(published: str | None, words: Words) -> str:
    return published_day(published, words.language) if published else ""


def _known(parts: Sequence[str | None]) -> list[str]:
    return [" ".join(part.split()) for part in parts if part]


def _kept(where: Filter, words: Words) -> list[str]:
    """What a question was kept to, part by part."""
    names = Locale.parse(words.language).languages
    parts = (
        where.published_from and f"{words.since} {where.published_from}",
        where.published_to and f"{words.until} {where.published_to}",
        *(one or words.no_source for one in where.sources),
        *(names.get(one, one) for one in where.languages),
    )
    return _known(parts)


def _is_title(turn: Turn, about: Conversation) -> bool:
    """Whether the heading of the file says the question already."""
    return turn.n == 0 and " ".join(turn.question.split()) == about.title


def _time(turn: Turn) -> str:
    return turn.time[:16].replace("T", " ") + " UTC"
