"""Whether a sentence denies what it says; by small lists of words, for the languages that are listed."""

from __future__ import annotations

import unicodedata

import regex

from qa.articles.fold import fold
from qa.writing.words import word_lists

__all__ = ["denies"]

_SPACELESS = ("zh", "ja")
_PATTERNS = {
    language: regex.compile(
        fold(words) if language in _SPACELESS else rf"(?<![\p{{L}}\p{{M}}])(?:{fold(words)})(?![\p{{L}}\p{{M}}])"
    )
    for language, words in word_lists()["denials"].items()
}


def denies(sentence: str, language: str) -> bool | None:
    """Whether a word of denial stands in it; None for a language without a list."""
    pattern = _PATTERNS.get(language.split("-")[0])
    return bool(pattern.search(_plain(sentence))) if pattern else None


def _plain(text: str) -> str:
    """Without accents; the umlauts and cedillas of Turkish and German stay."""
    parted = unicodedata.normalize("NFD", fold(text))
    return unicodedata.normalize("NFC", "".join(one for one in parted if one not in "\u0301\u0300\u0303\u064b"))
