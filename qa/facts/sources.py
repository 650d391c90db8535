"""Whose word a question asks for: the police of "according to the police", the union of "what did the union say?".

News give two figures by two sources. Told by `sources.json`, by language: "by", the words right before a source and
right behind it ("who": the source itself); "says", of a sentence that is somebody's word; "kinds", what police, unions
and ministries are called, so that they are known in another language as well.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from qa.facts.names import EVERY_NOUN, said_in
from qa.lexical import WRITTEN_ON, parts, plain
from qa.text.fold import fold
from qa.text.whole_words import CLAUSE, NEVER, UNPARTED, WORD, whole
from qa.text.word_tables import table_code, word_pattern, word_table

_WORDS = 4
"""Words of a source that are looked at, next to what marks it."""
_SIGNS = 10
"""The same in letters, where words are not parted."""
_LONG = 4
"""Letters of a word that says who it is, at least, where there are capitals: no "the", but "UN"."""
_SURE = frozenset({"governor", "mayor", "police", "president", "red_cross", "un"})
"""Kinds that whoever quotes them calls so."""
_STEM, _ENDING, _COMPOUND = 4, 3, 6
"""Of the begin in which its forms agree, at least; of their endings; of the end of a longer word."""


@dataclass(frozen=True, slots=True)
class Source:
    """Whom a question names as the source."""

    words: tuple[str, ...]
    kinds: frozenset[str]
    """What they are: "police", "union"."""
    language: str
    name: bool
    """Whether it is somebody's name, by its capital."""
    asked_about: frozenset[str]
    """Kinds that the question has anywhere: "how many police officers"."""


def asked_source(question: str, language: str) -> Source | None:
    """Whose word is asked for; None where the question names nobody so. `language`: of the question, an ISO code."""
    base = table_code(language)
    before, behind = word_table(__file__)["by"].get(base, (None, None))
    folded = fold(question)
    said = ""
    if after := word_pattern(before, base).search(folded):
        who = after.capturesdict().get("who")
        said = question[slice(*after.span("who"))] if who else _phrase(question[after.end() :], base, False)
    elif ahead := word_pattern(behind, base).search(folded):
        said = _phrase(question[: ahead.start()], base, True)
    words = tuple(dict.fromkeys(_words(said, base)[:: 1 if after else -1]))
    name = base not in EVERY_NOUN and any(word[0].isupper() for word in words[:1])
    return Source(words, _kinds(said, base), base, name, _kinds(question, base)) if words else None


def mentions(source: Source, texts: Sequence[str], language: str) -> list[float]:
    """How much of a source each of the texts of a language names: its kind first, then the words nearest to its mark;
    what fewer of the texts have counts for more.
    """
    base = table_code(language)
    rows = [_held(source, text, base) for text in texts]
    counts = [sum(column) for column in zip(*rows, strict=True)]
    weights = [math.log(1 + (len(texts) - count + 0.5) / (count + 0.5)) for count in counts]
    weights = [weight / place for place, weight in enumerate(weights, 1)]
    return [sum(weight for weight, there in zip(weights, row, strict=True) if there) for row in rows]


def unnamed(source: Source, text: str, language: str) -> bool:
    """Whether an article, all of its text, surely is without a word of this source: names it nowhere.

    Of those that are called in many ways ("the company", "experts") that cannot be told, nor of names in other letters.
    """
    base = table_code(language)
    same = base == source.language
    if not (source.kinds & _SURE if source.kinds else source.name and same):
        return False
    return not named_in(source, text, base)


def said_by_another(source: Source, sentence: str, language: str) -> bool:
    """Whether a sentence is told as the word of another kind of source: "he said" may be this one's."""
    base = table_code(language)
    return bool(_says(sentence, base) and _kinds(sentence, base) - source.asked_about)


def surely_another_s(source: Source, sentence: str, language: str) -> bool:
    """The same, where it surely does not name this source: in another language than the question's that is known of
    those that are called the same everywhere.
    """
    known = table_code(language) == source.language or source.kinds & _SURE
    return bool(known) and said_by_another(source, sentence, language) and not named_in(source, sentence, language)


def named_in(source: Source, text: str, language: str) -> bool:
    """Whether a text has anything of what the source is called."""
    return any(_held(source, text, table_code(language)))


def _says(text: str, base: str) -> bool:
    """Whether a sentence is told as somebody's word."""
    return word_pattern(word_table(__file__)["says"].get(base), base).search(fold(text)) is not None


def _held(source: Source, text: str, base: str) -> list[bool]:
    """Whether a text has what the source is, and each of its words; of another language its names alone."""
    kinds = [bool(source.kinds & _kinds(text, base))] if source.kinds else []
    if base != source.language:
        return kinds or [said_in(word, text, base) for word in source.words]
    if base in UNPARTED:
        letters = plain(text)
        return [*kinds, *(word in letters for word in source.words)]
    forms = [form for word in WORD.findall(plain(text)) for _, ways in parts(word) for form in ways]
    return [*kinds, *(any(_same(plain(word), form) for form in forms) for word in source.words)]


def _same(word: str, form: str) -> bool:
    """Whether two words are one but for an ending, or what a longer one is made of: "Lokführergewerkschaft"."""
    short, long = sorted((word, form), key=len)
    stem = max(_STEM, len(short) - _ENDING)
    return word == form or short[:stem] == long[:stem] or len(short) >= _COMPOUND and long.endswith(short)


def _phrase(text: str, base: str, before: bool) -> str:
    """The words next to a mark, in its clause."""
    clauses = CLAUSE.split(text)
    near: str = (clauses[-1] if before else clauses[0]).strip()
    if base in UNPARTED:
        return near[-_SIGNS:] if before else near[:_SIGNS]
    words = near.split()
    return " ".join(words[-_WORDS // 2 :] if before else words[:_WORDS])


def _words(said: str, base: str) -> list[str]:
    if base in UNPARTED:
        return [part for word in WORD.findall(plain(said)) for part, _ in parts(word) if len(part) > 1]
    return [one for one in WORD.findall(said) if len(one) >= (_LONG if one != one.swapcase() else 2) or one.isupper()]


def _kinds(text: str, base: str) -> frozenset[str]:
    folded = fold(text)
    return frozenset(kind for kind, pattern in _patterns(base).items() if pattern.search(folded))


@cache
def _patterns(base: str) -> dict[str, regex.Pattern[str]]:
    """Of each kind, in folded text: "*" stands for any letters at the begin or the end of a word."""
    rows = word_table(__file__)["kinds"].get(base, {})
    lead = WRITTEN_ON + "?" if base in ("ar", "he") else ""
    return {
        kind: regex.compile(whole(f"{lead}(?:{fold(words or NEVER)})".replace("*", r"[\p{L}\p{M}]*"), base))
        for kind, words in rows.items()
    }
