"""How a line stands among those around it: an answer under its question, a speaker's turn, an item of a list.

Such a line says little by itself: "About sixty.", "1. Lucas Armand, 8 points". Told by the lines alone, in any
language, and where files are read nothing is changed. Of an interview there are at least three lines that end in a
question; of a transcript two speakers who are named twice before a colon, in lines that end as sentences do. A list
has a short line at its head, that ends in a colon or has a blank line before it, and items right below.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import regex

from qa.table_rows import is_row
from qa.text.fold import fold

_AROUND = 4_000
"""Characters before and after a place that are looked at."""
_LINE = 400
"""Characters of a question, and of a speaker's name with it, at most."""
_REACH = 800
"""Characters behind a question within which its answer stands."""
_QUESTIONS, _SPEAKERS, _TURNS = 3, 2, 2
"""The least of an interview; of a transcript, and lines of each."""
_HEAD, _ITEM = 80, 200
"""Characters of a list's head and of an item, at most."""
ASKS = r"(?:[?؟？]|(?<=\p{Greek});)"
"""A pattern for what ends a question."""
_ASKS = regex.compile(rf"{ASKS}[\p{{P}}\p{{Zs}}]*$")
_QUOTED = regex.compile(r"[\s\-–—]*\p{Quotation_Mark}")
_ENDS = regex.compile(r"(?r)[.!?…。！？।۔؟][\p{P}\p{Zs}]*$")
"""Looked for from the end: in a line of 20,000 full stops it would take seconds."""
_SPEAKER = regex.compile(
    r"(?:(?P<name>\p{L}[\p{L}\p{M}'’.\-\u200c]*+(?: \p{L}[\p{L}\p{M}'’.\-\u200c]*+){0,3})"
    r"(?: ?[(\[][^()\[\]\n]{1,40}[)\]])?\p{Zs}?[:：]|(?P<letter>\p{Lu}{1,2})\.(?=\p{Zs}))\p{Zs}*+(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Line:
    """Characters [start, end) of a text; what is said begins at `said`, behind its speaker's name if it has one."""

    start: int
    end: int
    said: int
    asks: bool = False
    """Whether it is an interviewer's question, or a heading that is one."""
    speaker: str = ""
    """Who speaks, also where a line above names them; "" where that is not known."""
    under: tuple[int, int] | None = None
    """The question that it answers, or the head of its list."""
    item: bool = False
    """Whether it is an item of a list."""


def line_of(lines: Sequence[Line], at: int) -> Line | None:
    """The line that holds a place."""
    return next((one for one in lines if one.start <= at < one.end), None)


def lines_around(text: str, start: int, end: int) -> tuple[Line, ...]:
    """The lines of a text in and around [start, end), in order; others that would be cut off are left out."""
    low, high = max(0, start - _AROUND), min(len(text), end + _AROUND)
    newline = text.find("\n", low, start)
    low = (newline if newline >= 0 else text.rfind("\n", 0, low)) + 1 if low else 0
    cut = text.rfind("\n", end, high) if high < len(text) else high
    return tuple(_moved(one, low) for one in _lines(text[low : cut if cut >= 0 else high], low == 0))


def _moved(one: Line, by: int) -> Line:
    under = one.under and (one.under[0] + by, one.under[1] + by)
    return replace(one, start=one.start + by, end=one.end + by, said=one.said + by, under=under)


@lru_cache(maxsize=64)
def _lines(text: str, headed: bool) -> tuple[Line, ...]:
    """`headed`: whether the first one is a headline."""
    found, at = [], 0
    for line in text.split("\n"):
        if said := line.strip():
            start = at + line.index(said[0])
            found.append(Line(start, start + len(said), start))
        at += len(line) + 1
    own = found[int(headed) :]
    return *found[: int(headed)], *_listed(text, _answering(text, own))


def _answering(text: str, lines: Sequence[Line]) -> list[Line]:
    """With questions, speakers and what answers which question."""
    said = [text[one.start : one.end] for one in lines]
    asks = [len(one) <= _LINE and bool(_ASKS.search(one)) and not _QUOTED.match(one) for one in said]
    labels = [_SPEAKER.match(one) for one in said]
    speakers = _speakers(said, labels)
    interview = sum(asks) >= _QUESTIONS
    if not (interview or speakers):
        return list(lines)
    found: list[Line] = []
    speaker = ""
    asked: Line | None = None
    for line, asking, label in zip(lines, asks, labels, strict=True):
        behind = bool(found) and found[-1].asks
        named = label and (_name(label) in speakers or (speakers or behind) and _is_name(label))
        if label and named:
            speaker = label["name"] or label["letter"]
            line = replace(line, said=line.start + label.end())
        elif asking and not speakers:
            speaker = ""
        if asking:
            line = asked = replace(line, asks=True, speaker=speaker)
        else:
            answers = (
                asked and line.start - asked.end <= _REACH and not (speaker and fold(speaker) == fold(asked.speaker))
            )
            line = replace(line, speaker=speaker, under=(asked.said, asked.end) if asked and answers else None)
        found.append(line)
    return found


def _speakers(said: Sequence[str], labels: Sequence[regex.Match[str] | None]) -> frozenset[str]:
    """Who speaks in a transcript; nobody where it is none, as a list with "Women's 800 m:" in two of its lines."""
    turns = [(_name(label), words) for label, words in zip(labels, said, strict=True) if label]
    counts = Counter(name for name, _ in turns)
    often = frozenset(name for name, count in counts.items() if count >= _TURNS)
    spoken = [bool(_ENDS.search(words)) for name, words in turns if name in often]
    return often if len(often) >= _SPEAKERS and sum(spoken) >= 0.75 * len(spoken) else frozenset()


def _name(label: regex.Match[str]) -> str:
    return fold(label["name"] or label["letter"])


def _is_name(label: regex.Match[str]) -> bool:
    """Whether it has capitals as names have, where its letters have any."""
    return not any(word[0].islower() for word in (label["name"] or label["letter"]).split())


def _listed(text: str, lines: Sequence[Line]) -> list[Line]:
    """With the heads of lists, each by the items right below it."""
    found: list[Line] = list(lines)
    at = 0
    while at < len(lines):
        items = at + 1
        while items < len(lines) and _is_item(text, lines[items]) and _apart(text, lines, items) <= (items == at + 1):
            items += 1
        if items - at > 2 and _heads(text, lines, at):
            for number in range(at + 1, items):
                found[number] = replace(lines[number], under=(lines[at].start, lines[at].end), item=True)
            at = items
        else:
            at += 1
    return found


def _heads(text: str, lines: Sequence[Line], at: int) -> bool:
    head = lines[at]
    said = text[head.start : head.end]
    if head.under or head.asks or len(said) > _HEAD:
        return False
    colon, apart = said[-1] in ":：", at == 0 or _apart(text, lines, at) > 0
    below = _apart(text, lines, at + 1)
    return colon or apart and not below and not _ENDS.search(said)


def _is_item(text: str, line: Line) -> bool:
    said = text[line.start : line.end]
    told = is_row(said) or len(said) > _ITEM or said[-1] in ":：" or _ENDS.search(said)  # a row has its heads in it
    return not (line.under or line.asks or told)


def _apart(text: str, lines: Sequence[Line], at: int) -> int:
    """Blank lines above a line."""
    return max(0, text.count("\n", lines[at - 1].end, lines[at].start) - 1)
