"""The line that names who wrote an article: found like any other, and no answer to who did what the article tells.

Told for sure only: a line of its own, near the head or the foot, that is the word for it and names, with a place, an
agency or a day behind them at most. The words are `BYLINE` of `qa.articles.labels`, and in `bylines.json` the others:
`named` by language, `labelled` before a colon, `small` between names; `dense`: all of the line, where no spaces or
capitals tell what a name is. `asks`: what asks who wrote, which only a byline answers.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import regex

from qa.articles.dates import find_date
from qa.articles.fold import fold, skeleton
from qa.articles.labels import BYLINE, pattern
from qa.types import Article, Sentence

__all__ = ["asks_who_wrote", "is_byline", "is_byline_in"]

_HEAD, _TAIL = 8, 4
"""Lines from either end among which a byline stands."""
_REACH = 3_000
"""Characters from either end within which they are counted."""
_LONGEST, _NAMES, _NAME = 120, 8, 14
"""Characters of a byline, words of its names, and characters of a name in a script without capitals."""
_APART = regex.compile(r"\s*[,|•·–—/()（）،、;؛]\s*|\s+-\s+")
_CASED = regex.compile(r"[\p{Lu}\p{Ll}\p{Lt}]")
_ENDS = regex.compile(r"[!?؟。！？।…:：«»“”\"]|\p{L}{4,}\.$")
_COLON = regex.compile(r"\s*[:：]\s*")


def asks_who_wrote(question: str) -> bool:
    """Whether it asks who wrote or reported something, in any of the languages."""
    return _asking().search(skeleton(question)) is not None


def is_byline_in(article: Article, one: Sentence) -> bool:
    """Whether a sentence of an article is its byline."""
    text = article.text
    before = text[max(0, one.start - _LONGEST) : one.start].rpartition("\n")[2]
    behind = text[one.end : one.end + _LONGEST].partition("\n")[0]
    if before.strip() or behind.strip() or one.end - one.start > _LONGEST:
        return False
    line = text[one.start : one.end]
    return line != article.title and _at_an_end(text, one) and is_byline(line, article.language)


def _at_an_end(text: str, one: Sentence) -> bool:
    above, below = text[: one.start] if one.start < _REACH else None, text[one.end : one.end + _REACH]
    if above is not None and _lines(above) < _HEAD:
        return True
    return one.end + _REACH >= len(text) and _lines(below) < _TAIL


def _lines(text: str) -> int:
    return sum(1 for line in text.split("\n") if line.strip())


def is_byline(line: str, language: str) -> bool:
    """Whether a line is nothing but who wrote. `language`: its ISO code, or `und`."""
    line = line.strip(" \t*_#")
    if not line or len(line) > _LONGEST:
        return False
    base = language.split("-")[0].lower()
    rows = _rows()
    if base in rows["dense"] and regex.fullmatch(rows["dense"][base], line):
        return True
    folded = fold(line)
    for words in (BYLINE, rows["named"].get(base), rows["labelled"]):
        label = pattern(words).match(folded) if words else None
        if not label:
            continue
        sign = _COLON.match(line, label.end())
        rest = line[sign.end() if sign else label.end() :]
        # "Author" and the Arabic for "wrote" begin headlines, too; of `BYLINE` some are such words without capitals.
        sure = sign or (words != rows["labelled"] and (words != BYLINE or _CASED.search(rest)))
        # "von der Zahl der Kinder", an item of a list
        item = not sign and line[0].islower() and not _small().isdisjoint(rest.split())
        if sure and not item and _names(rest, bool(sign), base):
            return True
    return False


def _names(rest: str, labelled: bool, language: str) -> bool:
    """Whether what is behind the word is names, and behind a comma a place, an agency or a day."""
    first, *others = _APART.split(rest.strip())
    if _ENDS.search(rest) or not _named(first.split(), 1 if labelled else 2):
        return False
    return all(_beside(part, language) for part in others if part)


def _named(words: list[str], least: int) -> bool:
    names = [word for word in words if word not in _small()]
    if not least <= len(names) <= _NAMES or any(map(str.isdigit, "".join(words))):
        return False
    if not any(_CASED.search(word) for word in names):
        return 2 <= len(words) <= 5 and max(map(len, words)) <= _NAME
    return all(not word[0].islower() for word in names)


def _beside(part: str, language: str) -> bool:
    words = part.split()
    if find_date(part, language):
        return len(words) <= _NAMES
    cased = len(words) > 1 and any(_CASED.search(word) for word in words)
    fits = all(word in _small() or not word[0].islower() for word in words) if cased else len(words) <= 3
    return fits and len(words) <= 5


@cache
def _rows() -> dict[str, Any]:
    rows: dict[str, Any] = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    return rows


@cache
def _small() -> frozenset[str]:
    return frozenset(_rows()["small"].split())


@cache
def _asking() -> regex.Pattern[str]:
    return regex.compile("|".join(f"(?:{skeleton(one)})" for one in _rows()["asks"].values()))
