"""The language of a turn in a conversation."""

from __future__ import annotations

import unicodedata

from qa.followup.tokens import QUESTION, table, tokens

SHORT = 3
"""Words of a question whose language is hard to identify."""


def language_of(question: str, identified: str, said: str, said_in: str) -> str:
    """The language whose table fits: a question of a word or two is hard to identify, and few change the language."""
    same = _scripts(question) <= _scripts(said)
    short = same and (len(question.split()) <= SHORT or _goes_on(question, identified, said_in))
    order = (said_in, identified) if short else (identified, said_in)
    known = [one for one in order if one in table()]
    for one in known:
        if any(token.kind in (*QUESTION, "lead", "meant") for token in tokens(question, one)):
            return one
    if known and (identified in known or short):
        return known[0]
    return identified


def _goes_on(question: str, identified: str, said_in: str) -> bool:
    """Whether a turn begins with an "and" in the language of the conversation, which has no fewer of its little words
    than the one it was identified as: "E nos Estados Unidos?" may be Portuguese or Spanish by its letters."""
    here, there = tokens(question, said_in), tokens(question, identified)
    little, others = (sum(token.kind in ("lead", "little", *QUESTION) for token in one) for one in (here, there))
    return bool(here) and here[0].kind == "lead" and little >= others


def _scripts(text: str) -> set[str]:
    return {unicodedata.name(letter, "").split(" ")[0] for letter in set(text) if letter.isalpha()}
