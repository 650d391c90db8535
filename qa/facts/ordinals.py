"""The numbers of things in a text: quarters of a year, "the third plant", "Apollo 12", "嫦娥6号"."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import regex

from qa.articles.dates import months
from qa.articles.fold import fold
from qa.facts.details import Detail, counts, han_number

__all__ = ["detail_words", "names_numbered", "ordinals", "quarters"]

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_HAN = "[一二三四五六七八九](?!十)|十[一二三四五六七八九]?"
_SMALL = r"(?<![\p{L}\p{N}.,])(?:(?P<digits>[1-9]\d{0,2})|(?P<roman>[ivx]{1,4})(?![\p{L}\p{N}]))"
_QUARTER_SIGN = regex.compile(r"(?<![\p{L}\p{N}])(?:[qtk]([1-4])|([1-4])[qt])(?![\p{L}\p{N}])")
_EAST = regex.compile(
    rf"(?:第|제\s?)(\d{{1,3}}|{_HAN})\s?(\p{{Han}}|[\p{{Hangul}}\p{{Katakana}}]{{1,2}})|(\d{{1,3}})\s?(番目|번째)"
)
_NAME = regex.compile(r"(?<![\p{L}\p{M}\p{N}])([\p{L}\p{M}]{2,40})[\s-]?(\d{1,3})(?![\p{N}%٪:]|[.,٫٬/–-]\d)")
_EAST_NAME = regex.compile(r"([\p{Han}\p{Hangul}\p{Katakana}ー]{2})\s?(\d{1,3})\s?[号號호]")
_HEAD_BEHIND = regex.compile(r"\s([\p{L}\p{M}]{3,40})")
_HEAD_BEFORE = regex.compile(r"([\p{L}\p{M}]{2,40})[\s\u200c]$")
_FAR = 42


@cache
def detail_words() -> Any:
    """{"ordinals": {language: words for first, second and on}, "stems": languages whose words are stems,
    "head_first": languages in which an ordinal stands behind what it numbers, "marks": {language: what makes an ordinal
    of a digit}, "quarters", "years", "months": {language: pattern of the words for these}}; all as patterns.
    """
    return json.loads(Path(__file__).with_name("details.json").read_text(encoding="utf-8"))


def quarters(text: str, language: str) -> Iterator[Detail]:
    """ "Third quarter", "Q3", "3분기", "quý III". `language` as an ISO code."""
    folded = fold(text)
    for match in _QUARTER_SIGN.finditer(folded):
        yield Detail("quarter", frozenset({int(match[1] or match[2])}), *match.span())
    pattern = _quarter(language.split("-")[0])
    for match in pattern.finditer(folded) if pattern else ():
        number = _number(match)
        if 1 <= number <= 4:
            yield Detail("quarter", frozenset({number}), *match.span())


@cache
def _quarter(base: str) -> regex.Pattern[str] | None:
    word = detail_words()["quarters"].get(base)
    if word is None:
        return None
    number, word = _numbers(base), fold(word)
    if base in ("ja", "ko", "zh"):
        return regex.compile(rf"(?<!\d)(?:(?P<digits>\d)|(?P<han>{_HAN}))\s?(?:{word})")
    return regex.compile(rf"(?<!\p{{L}})(?:{number}[\s-](?:{word})|(?:{word})[\s-]{number})(?!\p{{L}})")


def ordinals(text: str, language: str) -> Iterator[Detail]:
    """Each ordinal with the word that it numbers. `language` as an ISO code."""
    base, folded = language.split("-")[0], fold(text)
    for match in _EAST.finditer(folded):
        yield Detail(
            "ordinal", frozenset({han_number(match[1] or match[3])}), match.start(), match.end(), match[2] or match[4]
        )
    pattern = _ordinal(base)
    for match in pattern.finditer(folded) if pattern else ():
        if base in detail_words()["head_first"]:
            head = _HEAD_BEFORE.search(folded[max(0, match.start() - _FAR) : match.start()])
        else:
            head = _HEAD_BEHIND.match(folded[match.end() : match.end() + _FAR])
        if head and head[1] not in months(base):
            yield Detail("ordinal", frozenset({_number(match)}), match.start(), match.end(), head[1])


@cache
def _ordinal(base: str) -> regex.Pattern[str] | None:
    words, mark = detail_words()["ordinals"].get(base), detail_words()["marks"].get(base)
    if not words:
        return None
    digits = rf"|(?<![\p{{L}}\p{{N}}.,])(?P<digits>[1-9]\d{{0,2}})(?:{fold(mark)})" if mark else ""
    return regex.compile(rf"(?:(?<![\p{{L}}\p{{M}}])(?:{_worded(base)}){digits})(?![\p{{L}}\p{{M}}\p{{N}}-])")


def _worded(base: str) -> str:
    """A pattern with a group for each number."""
    listed = fold(detail_words()["ordinals"].get(base, "")).split(",")
    ending = r"\p{L}{0,3}" if base in detail_words()["stems"] else ""
    return "|".join(f"(?P<n{number}>(?:{words}){ending})" for number, words in enumerate(listed, 1) if words) or "(?!)"


def _numbers(base: str) -> str:
    mark = detail_words()["marks"].get(base)
    return rf"(?:{_worded(base)}|{_SMALL}{f'(?:{fold(mark)})?' if mark else ''})"


def _number(match: regex.Match[str]) -> int:
    groups = {name: found for name, found in match.groupdict().items() if found}
    name, found = next(iter(groups.items()))
    if name == "roman":
        return _ROMAN.get(found, 0)
    return int(name[1:]) if name[0] == "n" else han_number(found)


def names_numbered(text: str, language: str, sure: bool = True) -> Iterator[Detail]:
    """Each word with its number behind it. `language` as an ISO code.

    `sure`: only where the word has a capital and does not begin the text, and nothing is counted.
    """
    base, folded = language.split("-")[0], fold(text)
    for match in _NAME.finditer(folded):
        name = match.start() > 0 and any(map(str.isupper, text[match.start(1) : match.end(1)]))
        counted = sure and name and counts(folded[match.end() : match.end() + _FAR], base)
        if (not sure or name and not counted) and match[1] not in months(base):
            yield Detail("name", frozenset({int(match[2])}), match.start(), match.end(), match[1])
    for match in _EAST_NAME.finditer(folded):
        yield Detail("name", frozenset({int(match[2])}), match.start(), match.end(), match[1])
