"""Which of two figures of a sentence was before: asked for "before the cut", of "240 pence, down from 285" it is 285.

The network mostly takes the first of two. Another one is taken only where the sentence itself says that it was before,
by the words of `earlier.json` in its language, and the question asks for that: by such words in its own, or by a first
or second that stands beside that figure alone ("61% in the first round").
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import regex

from qa.articles.fold import fold
from qa.facts.details import ordinals
from qa.facts.kinds import has_number, kind
from qa.question_words import table_code
from qa.reader.widen import widened
from qa.whole_words import NEVER, UNPARTED, whole

__all__ = ["earlier"]

_WORDS = Path(__file__).with_suffix(".json")
_NUMBER = regex.compile(r"\p{Sc}?\d+(?:[.,٫٬]\d+)*")
_CLAUSE = regex.compile(r"[;:،؛，；：—–()]|,(?!\d)")
_BEFORE, _BEHIND, _SENTENCE = 30, 40, 2_000
"""Characters before and behind a figure, and of a sentence, that are looked at."""
_FIGURES = 40
"""Of a sentence: one with more is a list."""


def earlier(question: str, asked_in: str, sentence: str, language: str, start: int, end: int) -> tuple[int, int] | None:
    """The one figure that a sentence says was before, where the question asks for it and [start, end) is another.

    `asked_in`: the language of the question, `language`: that of the sentence, as ISO codes.
    """
    if len(sentence) > _SENTENCE or not has_number(sentence[start:end], language):
        return None
    figures = [one.span() for one in _NUMBER.finditer(sentence)][: _FIGURES + 1]
    marked = list(_marked(sentence, figures, language)) if 1 < len(figures) <= _FIGURES else []
    if len(marked) != 1:
        return None
    first, last = widened(sentence, *marked[0], language)
    told = kind(sentence, first, last, language)
    if start <= first and last <= end:
        another = any(start <= low and high <= end and (low, high) != marked[0] for low, high in figures)
    else:
        another = (end <= first or last <= start) and told in (None, kind(sentence, start, end, language))
    if not another or told in ("year", "date"):
        return None
    asks = _asks(table_code(asked_in)).search(fold(question)) or _ordinal(question, asked_in, sentence, last, language)
    return (first, last) if asks else None


def _marked(sentence: str, figures: list[tuple[int, int]], language: str) -> Iterator[tuple[int, int]]:
    before, opening, closing = _marks(table_code(language))
    folded = fold(sentence)
    for number, (start, end) in enumerate(figures):
        lead = folded[max(0, start - _BEFORE) : start]
        following = figures[number + 1][0] if number + 1 < len(figures) else 0
        between = folded[end:following]
        pair = following and len(between) <= _BEHIND and not _CLAUSE.search(between) and closing.search(between)
        if before.search(lead) or pair and opening.search(lead):
            yield start, end


def _ordinal(question: str, asked_in: str, sentence: str, last: int, language: str) -> bool:
    """Whether the question has a first, second, … that stands behind the figure and nowhere before it."""
    asked = {number for number, _ in ordinals(question, asked_in)}
    behind = _CLAUSE.split(sentence[last : last + _BEHIND])[0]
    said = [at for number, at in ordinals(sentence, language) if number in asked]
    return bool(said) and last <= said[0] < last + len(behind)


@cache
def _words() -> dict[str, dict[str, Any]]:
    read: dict[str, dict[str, Any]] = json.loads(_WORDS.read_text(encoding="utf-8"))
    return read


@cache
def _asks(language: str) -> regex.Pattern[str]:
    words = fold(_words()["asks"].get(language, NEVER))
    return regex.compile(words if language in UNPARTED else whole(words))


@cache
def _marks(language: str) -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    """What stands right before the figure; and what does where another stands right behind it."""
    before = _words()["before"].get(language, NEVER)
    opening, closing = _words()["from"].get(language, (NEVER, NEVER))
    edge = "" if language in UNPARTED else r"(?<![\p{L}\p{M}])"
    return (
        regex.compile(rf"{edge}(?:{fold(before)})$"),
        regex.compile(rf"{edge}(?:{fold(opening)})$"),
        regex.compile(rf"(?:{fold(closing)})$"),
    )
