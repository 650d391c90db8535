"""Whether two names in two scripts sound alike: their consonants, as every script here writes them more or less.

"Putin", "بوتين", "Путин" and "पुतिन" are p-t-n. Each letter stands for the sounds that it can have in a name, and two
letters agree where these overlap. Vowels are written too differently to say anything. Chinese characters have no sound
here. Korean, Japanese and Indian letters are read from their Unicode names ("KATAKANA LETTER BA").
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import product
from math import prod

import regex

from qa.text.fold import unmarked
from qa.text.word_tables import word_table

_LATIN: dict[str, str] = word_table(__file__)["latin"]
_OTHER = {letter: sounds for script in word_table(__file__)["other"].values() for letter, sounds in script.items()}
_NAMED = ("DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "KATAKANA",
          "HIRAGANA", "HANGUL", "GEORGIAN", "ARMENIAN")  # fmt: skip
_SYLLABARIES = ("HANGUL", "KATAKANA", "HIRAGANA")
_DIGRAPHS = regex.compile("|".join(sorted(_LATIN, key=len, reverse=True)))
_WEAK = frozenset("hv")
"""Written in one script and left out in another: h, w."""
_WEAK_COST = 0.15
_KINDS = {kind: frozenset(sounds) for kind, sounds in {
    "p": "pbf", "t": "td", "k": "kgx", "s": "szScj", "l": "l", "r": "r", "m": "m", "n": "n",
}.items()}  # fmt: skip
"""Consonants that names of one key can exchange."""
_MOST_CONSONANTS, _MOST_KEYS = 9, 8
_LONGEST = 40
"""Consonants: what has more is no name, and to compare two of them takes the product of both."""
_ENOUGH, _ENOUGH_SHORT = 0.74, 0.84
"""Share of consonants that agree, for names of four and more, and of two or three."""


def plain(word: str) -> str:
    """Without case and marks on letters; alef and yeh in one form."""
    return unmarked(word.translate(_FORMS)).casefold()


_FORMS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ـ": None})


def alike(one: str, other: str) -> bool:
    """Whether two words can be the same name. False where there is too little to tell: at least two consonants."""
    first, second = _consonants(one), _consonants(other)
    strong, longest = sorted((_strong(first), _strong(second)))
    if strong < 2 or longest > _LONGEST:
        return False
    return 1 - _distance(first, second) / longest >= (_ENOUGH if longest > 3 else _ENOUGH_SHORT)


def begin_alike(one: str, other: str) -> bool:
    """Whether two words of one script can begin with the same: "Kharkiv" and "Charkiw", not "Boris" and "force"."""
    first, second = ({*"".join(_consonants(word[0]))} for word in (one, other))
    return one[0] == other[0] or bool(first & second - {"v"}) or {one[0], other[0]} == {"v", "w"}


@lru_cache(maxsize=20_000)
def keys(word: str) -> frozenset[str]:
    """What the sound of a name can be looked up by, in any script: names that share a key may be the same.

    Coarser than `alike`, so that names need not be compared two by two. Empty where a word has fewer than three
    consonants, or could be too many things.
    """
    choices = []
    for sound in _consonants(word):
        kinds = {kind for kind, letters in _KINDS.items() if not letters.isdisjoint(sound)}
        if sound.startswith("v"):  # "Vladimir" with and without
            kinds |= {""} if kinds else set()
        if kinds:
            choices.append(sorted(kinds))
    if not 3 <= len(choices) <= _MOST_CONSONANTS or prod(map(len, choices)) > _MOST_KEYS:
        return frozenset()
    return frozenset("".join(one) for one in product(*choices))


def _strong(sounds: tuple[str, ...]) -> int:
    return sum(not _WEAK.issuperset(one) for one in sounds)


@lru_cache(maxsize=20_000)
def _consonants(word: str) -> tuple[str, ...]:
    found: list[str] = []
    latin = ""
    for letter in unicodedata.normalize("NFC", word).lower():
        if letter in _OTHER:
            found.extend([*_spelled(latin), _OTHER[letter]])
            latin = ""
            continue
        name = unicodedata.name(letter, "")
        if name.startswith(_NAMED):
            kind = name.split()[0]
            # Georgian and Armenian letters have names that begin with their sound, as the Greek ones do.
            said = name.split()[-1].lower() if "LETTER" in name or "SYLLABLE" in name else ""
            latin += said if kind in _SYLLABARIES else said[:1] if kind in ("GEORGIAN", "ARMENIAN") else said[:-1]
        elif letter in _LATIN:
            latin += letter
        else:
            latin += plain(letter)
    found.extend(_spelled(latin))
    return tuple(found)


def _spelled(latin: str) -> list[str]:
    # Doubled letters are one sound.
    return [_LATIN[match.group()] for match in _DIGRAPHS.finditer(regex.sub(r"(.)\1+", r"\1", latin))]


def _distance(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    def gap(sound: str) -> float:
        return _WEAK_COST if _WEAK.issuperset(sound) else 1.0

    row = [0.0]
    for sound in second:
        row.append(row[-1] + gap(sound))
    for one in first:
        above, row = row, [row[0] + gap(one)]
        for place, other in enumerate(second):
            change = 0.0 if set(one) & set(other) else 1.0
            row.append(min(above[place] + change, above[place + 1] + gap(one), row[place] + gap(other)))
    return row[-1]
