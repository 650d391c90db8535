"""Places among the words of a question, by the names that CLDR has for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from qa.followup.places import fold, places
from qa.followup.tokens import Token, table

LONGEST_NAME, LONGEST_IN_SIGNS = 3, 8
"""Words, and in Chinese signs, of a place in CLDR that are looked for."""


class Known(NamedTuple):
    first: int
    last: int
    """Of the tokens."""
    start: int
    end: int
    """Of the name alone, without what is written with it."""


def known_places(text: str, words: Sequence[Token], language: str) -> list[Known]:
    """In their order, of two that begin alike the longer one."""
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
