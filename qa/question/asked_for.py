"""What kind of answer a question asks for, where that is plain from its words.

Few words of an article answer neither yes or no, nor what happened, nor what somebody said. "Was he found guilty?" over
"… acquitted him of bribery" would be answered with "bribery", so a sentence has to answer; and half of what somebody
said, "We don't want", with the whole of it. Others ask for a thing of one kind: a time, an age, so many. Told by the
patterns of `asked_for.json`, by language; what they and the question are matched as, `_plain` says. One that offers a
choice ("in Paris or in Rome?") is no question for yes or no, nor is a polite one ("can you tell me who …"); a statement
with a question mark is one. What is not plain is not told.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, get_args
from unicodedata import normalize

import regex

from qa.facts.kinds import money_behind
from qa.facts.numbers import scale_behind
from qa.facts.units import nouns
from qa.question.words import stated
from qa.text.fold import skeleton
from qa.text.whole_words import WORD
from qa.text.word_tables import table_code, word_table

Thing = Literal[
    "until", "when", "when_or_who", "share", "lived", "age", "lasts", "long", "stuff", "persons", "count", "amount",
    "cost", "tall", "high", "name",
]  # fmt: skip
"""When something ends; a time; a time or somebody, where one word asks for either; what percentage, or a rate; how old
somebody is, who is a person by the pronoun; how old; how long it takes; how long or far; how much oil; how many people;
how many things; so many of a unit, on average or times; how much money; how tall or heavy, in some words also how long;
how high a building or a mountain is; what somebody or something is called.

The surest words first: a weight may be that of a name, as in "how many pairs of bathroom scales".
"""

TIMES: tuple[Thing, ...] = ("until", "when", "when_or_who")
"""What alone is answered by a time: "which law will be repealed" may be by "the Act of 2008"."""
COUNTS: tuple[Thing, ...] = ("persons", "count")
"""What is answered by a number, and where nothing else is told by a share."""
_OPENING = regex.compile(r"^[\p{P}\p{S}\p{C}\s]+")
_CLOSING = regex.compile(r"[\p{P}\p{S}\p{C}\s]+$")
_COUNTED = ("count", "tall", "lasts", "long", "age")
"""What asks "how many …" in some language: "kilosu kaç lira" asks for a price, as "how many million euros" does."""
_NAME = 5
"""Letters of the name of a unit to which endings may be added, at least: shorter ones begin other words as well."""
_OVERVIEW = 100
"""Characters of a question that asks for nothing else, at most."""
_OPENS = ("yes_or_no", "choice", "else")
"""What turns on short words that others are without their marks: "è", "e"."""
_LATIN = {"đ": "d", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss"}
"""Letters that are typed as others, and are none with a mark."""


def yes_or_no(question: str, language: str) -> bool:
    """`language`: of the question, as an ISO code; in one without a row no question is taken for such a one."""
    asks = _is(question, language, "yes_or_no") or stated(question, language)
    return asks and not any(_is(question, language, kind) for kind in ("choice", "else"))


def asks_for_words(question: str, language: str) -> bool:
    """Whether it asks for what somebody said or wrote. `language` as above."""
    return _is(question, language, "words")


def no_number(question: str, language: str) -> bool:
    """Whether it asks for what no bare number is: a reason, a manner, somebody. `language` as above."""
    how = _is(question, language, "how_or_who") and thing(question, language) in (None, "when_or_who", "name")
    return how or _is(question, language, "why")


def open_question(question: str, language: str) -> bool:
    """Whether it asks what happened, or what the articles say: sentences answer. `language` as above.

    Not where it asks for a thing of one kind: "what is the latest death toll?".
    """
    return _is(question, language, "open") and thing(question, language) is None


def overview(question: str, language: str) -> str | None:
    """The language in which it asks what the articles as a whole are about, and nothing else: "Summarize the article",
    "what's the news?". Its own where that asks so in it, as few words may be taken for those of another one.
    """
    asked = " ".join(question.replace(",", " ").split())
    if len(asked) > _OVERVIEW:
        return None
    known = dict.fromkeys([table_code(language), *word_table(__file__)])
    return next((one for one in known if _is(asked, one, "overview")), None)


def of_all(question: str, language: str) -> bool:
    """Whether that is asked of several articles: "Summarize the articles". `language` as above."""
    return _is(question, language, "all")


def thing(question: str, language: str) -> Thing | None:
    """The kind of thing that it asks for. `language` as above."""
    for one in get_args(Thing):
        found = _found(question, language, one)
        if found is None or one == "cost" and _changes(found, language):
            continue
        behind = found.string[found.end() :]
        scale = scale_behind(behind, language)
        if one in _COUNTED and money_behind(behind[scale:], language):
            return "cost"
        if one in _COUNTED and scale:
            continue
        # What persons are asked for by has their word in it: "quanti dipendenti ha …" asks for no hectares.
        measured = one == "count" and _measured(behind, language)
        if one in ("persons", "count") and (_is(question, language, "parts") or measured):
            return "amount"
        return one  # type: ignore[no-any-return]
    return None


def _measured(behind: str, language: str) -> bool:
    """Whether so many of a unit are asked for, in whatever form: "how many kilometres"."""
    word = WORD.match(behind.lstrip())
    known, long = _units(language)
    return word is not None and (word[0] in known or word[0].startswith(long))


@cache
def _units(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Their names, and the long ones."""
    known = frozenset(map(_plain, nouns(language)))
    return known, tuple(one for one in known if len(one) >= _NAME)


def _changes(priced: regex.Match[str], language: str) -> bool:
    """Whether the price itself changed, by so many per cent or by so much: what did so stands behind it."""
    change = _pattern(priced.string, language, "change")
    return change is not None and change.search(priced.string, priced.end()) is not None


def _is(question: str, language: str, kind: str) -> bool:
    return _found(question, language, kind) is not None


def _found(question: str, language: str, kind: str) -> regex.Match[str] | None:
    asked = _CLOSING.sub("", _OPENING.sub("", _plain(question)))
    pattern = _pattern(asked, language, kind)
    return pattern.search(asked) if pattern else None


def _pattern(asked: str, language: str, kind: str) -> regex.Pattern[str] | None:
    """For a question as it was typed: one without a letter that has a mark is matched by letters without."""
    bare = kind not in _OPENS and all(one.isascii() for one in asked if one.isalpha())
    return _compiled(table_code(language), bare, kind)


def _plain(text: str) -> str:
    """Without vowel marks, with one form of each Arabic letter, and with "ı" as "i": as "I" and "İ" are in small."""
    return skeleton(text).replace("ı", "i")


def _bare(text: str) -> str:
    """With Latin letters as they are typed without their marks."""
    return "".join(_LATIN.get(one) or (first if (first := normalize("NFD", one)[0]).isascii() else one) for one in text)


@cache
def _compiled(language: str, bare: bool, kind: str) -> regex.Pattern[str] | None:
    """None in a language without a row, or without the kind."""
    pattern = word_table(__file__).get(language, {}).get(kind)
    if pattern is None:
        return None
    typed = _plain(pattern)
    return regex.compile(_bare(typed) if bare else typed)
