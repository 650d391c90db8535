"""How much of a question's wording a text has: its words as they are written, and its names by their sound.

Vectors say what a text is about and are poor at which name, number or rare word it holds. Words are compared without
case, marks, and the letters that Arabic and Hebrew write onto them; scripts that put no blanks between words, and
Korean, which writes endings onto them, by pairs of letters. No language needs rules of its own.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import regex

from qa.facts.sounds import keys
from qa.text.fold import fold
from qa.text.whole_words import UNSPACED_SCRIPTS

WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
UNPARTED = regex.compile(rf"[{UNSPACED_SCRIPTS}ー\p{{Hangul}}]+")
_SOUND = "\ue000"
"""A private letter, which no word has."""
_MARKS: dict[int, str | None] = {
    code: None for code in range(0x300, 0x1E950) if unicodedata.combining(chr(code))
}  # not the vowel signs of Indian scripts, which are letters
_MARKS |= {0x640: None, 0x200C: " ", 0x200D: None}
WRITTEN_ON = r"(?:[وف]?(?:[بك]?ال|لل)|[وفبلك]|[והבלמשכ])"
"""What Arabic and Hebrew write onto the front of a word."""
_BEFORE_WORD = regex.compile(WRITTEN_ON + r"(?=\w\w)")
_CASED = regex.compile(r"[\p{Latin}\p{Cyrillic}\p{Greek}]")
_NAMED = regex.compile(r"[\p{Katakana}ー]{3,}|[^\p{Han}\p{Hiragana}\p{Katakana}ー]+")


def shares(question: str, texts: Sequence[str]) -> list[float]:
    """For each text how much of the question it has, 0 to 1: words that fewer of these texts have count for more."""
    forms, sounds = _forms(question), _sounds(question)
    none: frozenset[str] = frozenset()
    asked = [(forms.get(word, none), sounds.get(word, none)) for word in {**forms, **sounds}]
    has = [
        [not ways.isdisjoint(words) or not heard.isdisjoint(told) for ways, heard in asked]
        for words, told in map(_held, texts)
    ]
    counts = [sum(column) for column in zip(*has, strict=True)]
    weights = [math.log(1 + (len(texts) - count + 0.5) / (count + 0.5)) for count in counts]
    whole = sum(weights) or 1.0
    return [sum(weight for weight, there in zip(weights, row, strict=True) if there) / whole for row in has]


def terms(text: str) -> set[str]:
    """What an index finds a text by: its words in all their forms, and the sounds of its names, marked as such."""
    words, sounds = _held(text)
    return {*words, *(_SOUND + sound for sound in sounds)}


@lru_cache(maxsize=1024)
def _held(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a text in all their forms, and the sounds of those that can be names."""
    return frozenset().union(*_forms(text).values()), frozenset().union(*_sounds(text).values())


def plain(text: str) -> str:
    """Without case, marks, and other forms of the same letter: as words are compared. Not of the same length."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", fold(text)).translate(_MARKS))


def _forms(text: str) -> dict[str, frozenset[str]]:
    """Each word once, with what it is found by."""
    return {part: ways for word in WORD.findall(plain(text)) for part, ways in parts(word)}


@lru_cache(maxsize=20_000)
def parts(word: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """What an index has of a word in its plain form: each part (a word, or a pair of letters) with what finds it."""
    found: list[tuple[str, frozenset[str]]] = []
    at = 0
    for run in UNPARTED.finditer(word):
        if run.start() > at:
            found.append((word[at : run.start()], frozenset([word[at : run.start()]])))
        letters = run.group()
        pairs = [letters[i : i + 2] for i in range(len(letters) - 1)] or [letters]
        found += [(pair, frozenset([pair])) for pair in pairs]
        at = run.end()
    if at < len(word):
        bare = _BEFORE_WORD.match(word, at)
        found.append((word[at:], frozenset([word[at:], word[bare.end() :]] if bare else [word[at:]])))
    return tuple(found)


def _sounds(text: str) -> dict[str, frozenset[str]]:
    """The keys of words that can be names, in the form of `_forms`."""
    return {name: heard for word in dict.fromkeys(WORD.findall(text)) for name, heard in _names(word)}


@lru_cache(maxsize=20_000)
def _names(word: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """With a capital, where the script has them; of Japanese what is written in katakana."""
    if _CASED.match(word) and not word[0].isupper():
        return ()
    found = ((plain(name), keys(name)) for name in _NAMED.findall(word))
    return tuple((name, heard) for name, heard in found if heard)
