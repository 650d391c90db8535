"""A year, month or week that is told from today, in the place of another: "And last year?" of what was asked of this.

    dated("And last year?", (last, year), "How many died this year?", "en") -> "How many died last year?"

With both of them in a question a reader gives the figure of the old one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from qa.followup.places import fold
from qa.followup.tokens import WORD_STAYS, Token
from qa.text.word_tables import word_table

_YEAR = regex.compile(r"(?<!\p{Nd})\p{Nd}{4}(?!\p{Nd})")
_CLOSING = " \t?？؟!.。"


def period(question: str, words: Sequence[Token], language: str) -> str | None:
    """The turn without its "and", where it is nothing but such a time."""
    said = [token for token in words if token.kind not in ("lead", "meant")]
    if language not in _patterns() or not said:
        return None
    turn = question[said[0].start : said[-1].end]
    return turn if _patterns()[language].fullmatch(fold(turn)) else None


def dated(question: str, words: Sequence[Token], said: str, language: str) -> str | None:
    """What was said with the turn instead of its time; one without any gets it at its end, or where verbs stand last
    before it. None where it is not clear: two times, a year by its number, a question with its topic in brackets."""
    turn = period(question, words, language)
    if turn is None:
        return None
    old = list(_patterns()[language].finditer(fold(said)))
    if len(old) == 1:
        turn = _cased(turn, said[old[0].start()].isupper())
        return said[: old[0].start()] + turn + said[old[0].end() :]
    if old or _YEAR.search(said) or said.endswith((")", "）")):
        return None
    if language in WORD_STAYS:
        return f"{_cased(turn, said[0].isupper())}{'' if language == 'zh' else ' '}{said}"
    body = said.rstrip(_CLOSING)
    return f"{body} {_cased(turn, False)}{said[len(body) :]}"


def _cased(turn: str, capital: bool) -> str:
    return (turn[0].upper() if capital else turn[0].lower()) + turn[1:]


@cache
def _patterns() -> dict[str, regex.Pattern[str]]:
    """By language, for such times with the prepositions that lead to them, on folded text."""
    letter = r"[\p{L}\p{M}\p{N}]"
    return {
        language: regex.compile(folded if language == "zh" else rf"(?<!{letter})(?:{folded})(?!{letter})", regex.V1)
        for language, folded in ((language, _folded(one)) for language, one in word_table(__file__).items())
    }


def _folded(pattern: str) -> str:
    """As a folded question is spelled; classes such as \\p{N} keep their capital."""
    return str(regex.sub(r"\\p\{\w+\}|[^\\]+", lambda part: part[0] if part[0][0] == "\\" else fold(part[0]), pattern))
