"""Words in patterns: what a word is, who writes words without blanks between, and the pattern for any of a list."""

from __future__ import annotations

from collections.abc import Iterable

import regex

WORD = regex.compile(r"[\p{L}\p{M}]+")
UNSPACED_SCRIPTS = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
"""For a class of signs; Hangul has blanks."""
UNSPACED_SIGN = regex.compile(f"[{UNSPACED_SCRIPTS}]")
UNPARTED_SIGN = regex.compile(rf"[{UNSPACED_SCRIPTS}\p{{Hangul}}]")
"""One that may have another word, or an ending, right behind it."""
UNSPACED = frozenset({"ja", "km", "lo", "my", "th", "zh"})
"""Languages that put no blanks between words."""
UNPARTED = UNSPACED | {"ko"}
"""Those with such signs."""
CLAUSE = regex.compile(r"[,;:،؛](?!\d)|[，、；：—–()]|\s-\s")
"""What ends a clause, and no number."""
NEVER = "(?!)"
"""A pattern that matches nothing, for a language without words."""


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, of two that begin alike the longer one; without what is around it."""
    return "|".join(map(regex.escape, sorted(words, key=len, reverse=True))) or NEVER


def whole(pattern: str, language: str = "") -> str:
    """A pattern that has no letter before it, and none behind; anywhere in a language (its first code) of UNPARTED."""
    return pattern if language in UNPARTED else rf"(?<![\p{{L}}\p{{M}}])(?:{pattern})(?![\p{{L}}\p{{M}}])"
