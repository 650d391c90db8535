"""Places among the words of a question, by the names that CLDR has for them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import regex

from qa.followup.places import fold, places
from qa.followup.tokens import Token, table
from qa.text.whole_words import one_of

LONGEST_NAME, LONGEST_IN_SIGNS = 3, 8
"""Words, and in Chinese signs, of a place in CLDR that are looked for."""


class Known(NamedTuple):
    first: int
    last: int
    """Of the tokens."""
    start: int
    end: int
    """Of the name alone, without what is written with it."""


def _within(text: str, word: Token) -> list[regex.Match[str]]:
    """Those that are parts of a word in Japanese, where nothing parts them from what follows: "エジプトで"."""
    return list(_in_japanese().finditer(fold(text), word.start, word.end))


@cache
def _in_japanese() -> regex.Pattern[str]:
    """No name in letters for foreign ones is a part of a longer one: there is no "タイ" in "タイトル"."""
    foreign = r"[\p{Katakana}ー]"
    return regex.compile(rf"(?!(?<={foreign}){foreign})(?:{one_of(places('ja'))})(?!(?<={foreign}){foreign})")


def known_places(text: str, words: Sequence[Token], language: str) -> list[Known]:
    """In their order, of two that begin alike the longer one."""
    if language == "ja":
        return [Known(n, n, *found.span()) for n, token in enumerate(words) for found in _within(text, token)]
    known = places(language)
    folded = fold(text)
    joined = table()[language].get("joined", "")
    found = []
    most, least = (LONGEST_IN_SIGNS, 1) if language == "zh" else (LONGEST_NAME, 0)
    for first, token in enumerate(words):
        if language != "zh" and (token.kind != "own" or (text != text.lower() and token.text[0].islower())):
            continue
        for last in range(min(first + most, len(words)) - 1, first + least - 1, -1):
            name = folded[token.start : words[last].end]
            apart = len(name.split("'")[0])
            if name in known or (name[:apart] in known and " " not in name[apart:]):
                found.append(Known(first, last, token.start, token.start + (len(name) if name in known else apart)))
                break
            if name[0] in joined and name[1:] in known:
                found.append(Known(first, last, token.start + 1, words[last].end))
                break
    return found
