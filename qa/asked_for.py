"""What kind of answer a question asks for, where that is plain from its words.

Few words of an article answer neither yes or no, nor what happened, nor what somebody said. "Was he found guilty?" over
"… acquitted him of bribery" would be answered with "bribery", so a sentence has to answer; and half of what somebody
said, "We don't want", with the whole of it. Others ask for a thing of one kind: a time, an age, so many. Told by the
patterns of `asked_for.json`, by language; what they and the question are matched as, `_plain` says. One that offers a
choice ("in Paris or in Rome?") is no question for yes or no, nor is a polite one ("can you tell me who …"); a statement
with a question mark is one. What is not plain is not told.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import regex

from qa.articles.fold import skeleton
from qa.facts.kinds import money_behind
from qa.facts.numbers import scale_behind
from qa.facts.percents import percent_behind
from qa.question_words import stated, table_code

__all__ = ["Thing", "asks_for_words", "asks_why", "open_question", "thing", "yes_or_no"]

Thing = Literal["when", "share", "age", "long", "count", "cost", "tall"]
"""A time; what percentage; how old; how long or far; how many; how much money; how tall or heavy.

The surest words first: a weight may be that of a name, as in "how many pairs of bathroom scales".
"""

_PATTERNS = Path(__file__).with_suffix(".json")
_OPENING = regex.compile(r"^[\p{P}\p{S}\p{C}\s]+")
_CLOSING = regex.compile(r"[\p{P}\p{S}\p{C}\s]+$")
_COUNTED = ("count", "tall", "long", "age")
"""What asks "how many …" in some language: "kilosu kaç lira" asks for a price."""


def yes_or_no(question: str, language: str) -> bool:
    """`language`: of the question, as an ISO code; in one without a row no question is taken for such a one."""
    opening = _found(question, language, "yes_or_no")
    asks = opening and not _asks_so_many(opening, language) or stated(question, language)
    return bool(asks) and not any(_is(question, language, kind) for kind in ("choice", "else"))


def _asks_so_many(opening: regex.Match[str], language: str) -> bool:
    """Whether what asks for a thing stands right behind the verb: "Há quanto tempo está preso?"."""
    behind = opening.string[opening.end() :]
    things = (_found(behind, language, one) for one in get_args(Thing))
    return any(found.start() == 0 for found in things if found)


def asks_for_words(question: str, language: str) -> bool:
    """Whether it asks for what somebody said or wrote. `language` as above."""
    return _is(question, language, "words")


def asks_why(question: str, language: str) -> bool:
    """Whether it asks for a reason. `language` as above."""
    return _is(question, language, "why")


def open_question(question: str, language: str) -> bool:
    """Whether it asks what happened, or what the articles say: sentences answer. `language` as above."""
    return _is(question, language, "open")


def thing(question: str, language: str) -> Thing | None:
    """The kind of thing that it asks for. `language` as above."""
    for one in get_args(Thing):
        found = _found(question, language, one)
        if (
            found
            and not (one in _COUNTED and _in_money(found, language))
            and not (one == "cost" and _changes(found, language))
        ):
            return one  # type: ignore[no-any-return]
    return None


def _changes(priced: regex.Match[str], language: str) -> bool:
    """Whether the price itself changed, by so many per cent or by so much: what did so stands behind it."""
    change = _patterns().get(table_code(language), {}).get("change")
    return change is not None and change.search(priced.string, priced.end()) is not None


def _in_money(found: regex.Match[str], language: str) -> bool:
    """Whether "how many" is followed by what money and shares are counted in: "how many million euros"."""
    behind = found.string[found.end() :]
    return any(told(behind, language) for told in (scale_behind, money_behind, percent_behind))


def _is(question: str, language: str, kind: str) -> bool:
    return _found(question, language, kind) is not None


def _found(question: str, language: str, kind: str) -> regex.Match[str] | None:
    pattern = _patterns().get(table_code(language), {}).get(kind)
    return pattern.search(_CLOSING.sub("", _OPENING.sub("", _plain(question)))) if pattern else None


def _plain(text: str) -> str:
    """Without vowel marks, with one form of each Arabic letter, and with "ı" as "i": as "I" and "İ" are in small."""
    return skeleton(text).replace("ı", "i")


@cache
def _patterns() -> dict[str, dict[str, regex.Pattern[str]]]:
    rows = json.loads(_PATTERNS.read_text(encoding="utf-8"))
    return {
        language: {kind: regex.compile(_plain(pattern)) for kind, pattern in row.items()}
        for language, row in rows.items()
    }
