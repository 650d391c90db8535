"""Whether a sentence denies what it says beside an answer, or only supposes it: that is no short answer.

"The army denied that five soldiers had died" does not answer how many died with "five", nor do "could be flooded" and
"if it fails" answer how many homes were. Told by the words of `unasserted.json`, by language. A denial is one only
where it governs the answer: it stands before it in its clause, or behind it and a number where the verb is the last
word. A question that denies, or supposes, itself asks for just that.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import regex

from qa.articles.fold import fold
from qa.facts.kinds import has_number
from qa.question_words import table_code
from qa.whole_words import NEVER, UNPARTED, whole

__all__ = ["supposed", "unasserted"]

_COMMA = regex.compile(r"[,،、，](?!\d)")
_END = regex.compile(r"[;؛；:：]")
_SOON = 20
"""Characters behind a denial in which a comma ends it not: "bestritt, …", "denied on Monday, …"."""
_OPENED = 30
"""Characters between a comma and the verb that is the verb of what the comma opens: "the firm, which denied it, …"."""
_FARTHEST = 160
"""Characters between a denial and what it denies."""
_LONGEST = 1_000
"""Characters of a sentence that are looked at."""


def unasserted(question: str, asked_in: str, sentence: str, language: str, start: int, end: int) -> bool:
    """Whether the words [start, end) of a sentence are denied in it, or supposed where it is asked what has happened.

    `asked_in`: the language of the question, `language`: that of the sentence, as ISO codes.
    """
    asking, of = table_code(asked_in), table_code(language)
    if end > _LONGEST:
        return False
    asked, said = fold(question), fold(sentence[:_LONGEST])
    number = has_number(sentence[start:end], language)
    denies = any(_words(kind, asking).search(asked) for kind in ("asked", "denied"))
    if not denies and _denied(said, of, start, end, number):
        return True
    real = _words("past", asking).search(asked) and not _words("supposed", asking).search(asked)
    return bool(real and number and supposed(sentence, language, start, end))


def supposed(sentence: str, language: str, start: int, end: int) -> bool:
    """Whether the words [start, end) of a sentence are told as what may be: "could rise to 50"."""
    clause = _clause(fold(sentence[:_LONGEST]), start, end) if end <= _LONGEST else ""
    return _words("supposed", table_code(language)).search(clause) is not None


def _denied(said: str, language: str, start: int, end: int, number: bool) -> bool:
    for verb in _words("denied", language).finditer(said):
        first, last = (verb.end(), start) if verb.end() <= start else (end, verb.start())
        between = said[first:last]
        if last < first or len(between) > _FARTHEST or _END.search(between) or _words("but", language).search(between):
            continue
        if verb.end() <= start:
            opened = _COMMA.search(said, max(0, verb.start() - _OPENED), verb.start())
            if not _COMMA.search(between, 0 if opened else _SOON):
                return True
        elif number and (language in _table()["verb_last"] or _is_last(said, verb.end())):
            return True
    return False


def _is_last(said: str, at: int) -> bool:
    """Whether a sentence ends there, as German and Dutch ones do with their participles."""
    return not any(map(str.isalnum, said[at:]))


def _clause(said: str, start: int, end: int) -> str:
    """What stands around the answer up to a semicolon or a colon."""
    ends = [0, *(one.end() for one in _END.finditer(said)), len(said)]
    return said[max(one for one in ends if one <= start) : min(one for one in ends if one >= end)]


@cache
def _table() -> Any:
    """{"denied": {language: verbs that deny what follows}, "asked": those of a question, where they are more; "but":
    what ends a denial; "supposed"; "past": of a question; "verb_last": languages}, words as patterns.
    """
    return json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))


@cache
def _words(kind: str, language: str) -> regex.Pattern[str]:
    words = fold(_table()[kind].get(language, NEVER))
    return regex.compile(words if language in UNPARTED else whole(words))
