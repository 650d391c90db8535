"""What may be a name in a sentence that gives a figure to each of several, and which of these a question has.

By its capital, where the script has them; else a country or a city, what stands right before a figure, behind the same
short word as in the question, or beside a word that another stands beside ("در کرمانشاه … در ایلام"); where no blanks
part words, what a clause begins with.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from qa.facts.cities import inside
from qa.facts.names import EVERY_NOUN
from qa.facts.places import places_named
from qa.facts.sounds import alike
from qa.lexical import parts, plain
from qa.reader.figures import Figure, clauses_of
from qa.text.fold import fold
from qa.text.whole_words import UNSPACED
from qa.text.word_tables import table_code

_WORD = regex.compile(r"[\p{L}\p{M}][\p{L}\p{M}'’\u200c]*+")
_CAPITAL = regex.compile(r"\p{Lu}")
_LONG, _SHORT = 3, 3
"""Letters of a name at least, and of the word before it at most."""
_STEM, _ENDING = 4, 3
"""Letters in which the forms of a name agree, at least, and of its endings."""
_SIGNS = regex.compile(r"[\s\p{P}]*")
_BEGINS = regex.compile(r"(?:其中|而|和|与|及|包括|在|从|于|於|\s)+")
"""What a name may have before it in its clause."""
_AND = "وו"
"""Written with the word behind it."""


class Name(NamedTuple):
    start: int
    end: int
    asked: bool
    """Whether the question has it."""


def names_said(
    question: str, asked_in: str, sentence: str, language: str, figures: Sequence[Figure], counted: set[str]
) -> Iterator[Name]:
    """`counted`: the folded words that the figures are so many of, which name nobody."""
    base = table_code(language)
    places = places_named(question, asked_in, language)
    if base in UNSPACED:
        yield from _unspaced(question, asked_in, sentence, language, figures)
        return
    wanted = _WORD.findall(question)
    cased = _CAPITAL.search(sentence) is not None
    words = [one for one in _WORD.finditer(sentence) if not any(low <= one.start() < high for low, high in figures)]
    framed = None if cased and base not in EVERY_NOUN else _framed(wanted, sentence, base, words, figures, counted)
    times = Counter(fold(one[0]) for one in words)
    for number, one in enumerate(words):
        capital = _CAPITAL.match(one[0]) is not None
        # What is said twice tells nothing apart.
        if len(one[0]) < _LONG or cased and not capital or fold(one[0]) in counted or times[fold(one[0])] > 1:
            continue
        codes = places_named(one[0], language, asked_in)
        if framed is None or codes or number in framed:
            asked = any(same(word, one[0], table_code(asked_in) == base) for word in wanted)
            yield Name(one.start(), one.end(), asked or not codes.isdisjoint(places))


def _framed(
    wanted: Sequence[str],
    sentence: str,
    base: str,
    words: Sequence[regex.Match[str]],
    figures: Sequence[Figure],
    counted: set[str],
) -> set[int]:
    """Which words may be names where no capital tells."""
    folded = [fold(one[0]) for one in words]
    bare = [one.lstrip(_AND) or one for one in folded]
    asked = {*pairwise(map(fold, wanted))} if inside(base)[0] else set()
    found = {
        number
        for number, one in enumerate(words)
        if any(one.end() <= low and _SIGNS.fullmatch(sentence[one.end() : low]) for low, _ in figures)
    }
    for number, (one, two) in enumerate(pairwise(words)):
        if not sentence[one.end() : two.start()].isspace():
            continue
        led = folded[number] not in counted and len(folded[number]) <= _SHORT
        if led and (folded[number], folded[number + 1]) in asked or _again(bare, number, counted):
            found.add(number + 1)
        if _again(bare, number + 1, counted):
            found.add(number)
    return found


def _again(bare: Sequence[str], number: int, counted: set[str]) -> bool:
    """Whether a word is there twice, as "in" is."""
    return len(bare[number]) > 1 and bare[number] not in counted and bare.count(bare[number]) > 1


def _unspaced(question: str, asked_in: str, sentence: str, language: str, figures: Sequence[Figure]) -> Iterator[Name]:
    """What a clause with one figure begins with, as if it stood beside that."""
    places = places_named(question, asked_in, language)
    for low, high in clauses_of(sentence):
        its = [one for one in figures if low <= one[0] < high]
        begins = _BEGINS.match(sentence, low)
        first = begins.end() if begins else low
        name = sentence[first : first + 2]
        if len(its) == 1 and first + 2 <= its[0][0] and name.isalpha() and sentence.count(name) == 1:
            codes = places_named(sentence[first : its[0][0]], language, asked_in)
            yield Name(its[0][0] - 1, its[0][0], name in question or not codes.isdisjoint(places))


def same(word: str, other: str, one_language: bool) -> bool:
    """Whether two words can be the same name: letter for letter, in another case, or in another script."""
    if any(one[0].islower() for one in (word, other)) and not one_language:
        return False
    ours, theirs = ({plain(one), *(form for _, ways in parts(plain(one)) for form in ways)} for one in (word, other))
    like = _one_stem if one_language or _script(word) == _script(other) else alike
    return any(like(mine, form) for mine in ours for form in theirs)


def _one_stem(word: str, form: str) -> bool:
    short, long = sorted((word, form), key=len)
    stem = max(_STEM, len(short) - _ENDING)
    return word == form or len(short) >= _LONG and short[:stem] == long[:stem]


def _script(word: str) -> str:
    return unicodedata.name(word[0], "").split(" ")[0]
