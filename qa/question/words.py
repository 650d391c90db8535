"""The words that ask, by language: "who", "چه", "кого", "何" in every form that they have.

What a question asks for, and which language it is in, shows in them. `words.json` has for each language its
question `words`; `relative` ones, which lead a clause and may ask as well; what else only a sentence of the language
has (`also`); the `verb` forms that no name or noun looks like, where they are known; and `keys`: what is typed beside a
name where nothing asks ("price", "mayor").
"""

from __future__ import annotations

import unicodedata
from functools import cache

import regex

from qa.text.whole_words import UNPARTED
from qa.text.word_tables import table_code, word_table

_MARKS = "?？؟՞፧"
_GREEK_MARK = ";"
_EDGES = regex.compile(r"^[\p{P}\p{S}\s]+|[\p{P}\p{S}\s]+$")
_CAPITAL = regex.compile(r"(?<![\p{L}\p{M}])\p{Lu}[\p{L}\p{M}]*+")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}\u200c\u200d]+")
_BEFORE = regex.compile(r"^.*[.!?？؟。！…]\s")
"""Sentences before the last one."""


def languages() -> tuple[str, ...]:
    """Those whose question words are known."""
    return tuple(word_table(__file__))


def asking(text: str, language: str, *, also: bool = False) -> list[regex.Match[str]]:
    """The question words of a language in a text of small letters; `also`: and what else only its sentences have."""
    pattern = _pattern(language, ("words", "also") if also else ("words",))
    return list(pattern.finditer(text)) if pattern else []


def keys(text: str, language: str) -> set[str]:
    """The different words of a text of small letters that are typed in a language beside a name: "fee", "alcalde"."""
    pattern = _pattern(language, ("keys",))
    return {found.group() for found in pattern.finditer(text)} if pattern else set()


def but_asking(question: str, language: str) -> str:
    """Its words without those that only ask: what one may look for in the articles. "" where nothing is left."""
    small = question.lower()
    text = question if len(question) == len(small) else small
    for found in reversed(asking(small, language, also=True)):
        text = f"{text[: found.start()]} {text[found.end() :]}"
    return " ".join(_WORD.findall(text))


def stated(question: str, language: str) -> bool:
    """Whether it is a sentence as one states it, and only the mark behind it asks: "O ministro demitiu-se?".

    It has a verb, and no word that asks or may ask. Never so in a language whose verbs are not known by their form.
    """
    base = table_code(language)
    verb, asks = _verb(base), _pattern(base, ("words", "relative"))
    whole = unicodedata.normalize("NFC", question)
    marks = _MARKS + (_GREEK_MARK if base == "el" else "")
    at = min((place for mark in marks if (place := whole.find(mark)) >= 0), default=-1)
    if verb is None or asks is None or at < 0 or asks.search(whole.lower()):
        return False
    # What a follow-up is about stands behind the mark, and other sentences before.
    last = _BEFORE.sub("", _EDGES.sub("", whole[:at]))
    # Names have capitals and may end as verbs do: only the first word has one for another reason.
    return verb.search(_CAPITAL.sub("N", last[:1].lower() + last[1:])) is not None


@cache
def _pattern(language: str, keys: tuple[str, ...]) -> regex.Pattern[str] | None:
    """Of some of the rows of a language, by whole words where it writes words apart."""
    row = word_table(__file__).get(table_code(language), {})
    words = "|".join(row[key] for key in keys if key in row)
    if not words:
        return None
    return regex.compile(words if table_code(language) in UNPARTED else _apart(words))


@cache
def _verb(base: str) -> regex.Pattern[str] | None:
    verb = word_table(__file__).get(base, {}).get("verb")
    if verb is None:
        return None
    return regex.compile(verb if base in UNPARTED else rf"(?<![\p{{L}}\p{{M}}])(?:{verb})")


def _apart(words: str) -> str:
    return rf"(?<![\p{{L}}\p{{M}}\u200c])(?:{words})(?![\p{{L}}\p{{M}}\u200c])"
