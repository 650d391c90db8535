"""Whether a sentence denies what it says; by small lists of words, for the languages that are listed."""

from __future__ import annotations

import unicodedata

import regex

from qa.facts.words import word_lists
from qa.text.fold import fold
from qa.text.word_tables import table_code

_SPACELESS = ("zh", "ja", "ko", "th")


def _patterns(name: str) -> dict[str, regex.Pattern[str]]:
    """Of each language, the words of one list as whole words."""
    return {
        language: regex.compile(
            # Not behind a digit or a joiner either: a long row of them would be tried from each one on.
            fold(words) if language in _SPACELESS else rf"(?<![\w\p{{M}}])(?:{fold(words)})(?![\p{{L}}\p{{M}}])"
        )
        for language, words in word_lists()[name].items()
    }


_DENIALS, _ASIDES = _patterns("denials"), _patterns("asides")


def denies(sentence: str, language: str) -> bool | None:
    """Whether a word of denial stands in it, outside of phrases that deny nothing ("not only", "no doubt", "or not").

    None for a language without a list.
    """
    base = table_code(language)
    if base not in _DENIALS:
        return None
    text = _plain(sentence)
    if base in _ASIDES:
        text = _ASIDES[base].sub(" ", text)
    return bool(_DENIALS[base].search(text))


def _plain(text: str) -> str:
    """Without accents; the umlauts and cedillas of Turkish and German stay."""
    parted = unicodedata.normalize("NFD", fold(text))
    return unicodedata.normalize("NFC", "".join(one for one in parted if one not in "\u0301\u0300\u0303\u064b"))
