"""A turn of two values, a time and something else: "and in Lyon in 2021?"; each takes the place of its own.

several_replaced("and in Lyon in 2021?", (and, in, Lyon, in, 2021), "Who died in 2019 in Paris?", "en", False)
-> "Who died in 2021 in Lyon?"
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from qa.followup.times import timed
from qa.followup.tokens import Token, table, tokens
from qa.followup.values import replaced


def several_replaced(question: str, words: Sequence[Token], said: str, language: str, mends: bool) -> str | None:
    """What was said with all values of the turn in it; None where it is not clear what one of them replaces.

    A time that is told beside something else, where none was told before, contradicts nothing and stays there.
    """
    earlier = tokens(said, language)
    parts = _parts(question, words, earlier, language)
    if len(parts) < 2 or not any(token.kind == "own" and timed(said, [token], language) for token in earlier):
        return replaced(question, words, said, language, mends)
    if len(parts) > 2:
        return None
    leads = [token for token in words if token.kind in ("lead", "meant")]
    for part in parts:
        whole = replaced(question, [*leads, *part], said, language, mends)
        if whole is None:
            return None
        said = whole
    return said


def _parts(question: str, words: Sequence[Token], earlier: Sequence[Token], language: str) -> list[list[Token]]:
    """The turn without its "and", cut between what is a time and what is not."""
    value = [token for token in words if token.kind not in ("lead", "meant")]
    if not value:
        return []
    known = {token.folded for token in earlier}
    behind = value[0].kind == "own" and value[-1].kind == "little"  # "चिली में 2021 में"
    runs = [[value[0]]]
    for one, other in pairwise(value):
        kinds = ("little", "own") if behind else ("own", "little")
        if (one.kind, other.kind) == kinds or _apart(question, one, other, known, language):
            runs.append([])
        runs[-1].append(other)
    grouped = groupby(runs, lambda run: timed(question, [token for token in run if token.kind == "own"], language))
    return [[token for run in group for token in run] for _, group in grouped]


def _apart(question: str, one: Token, other: Token, known: set[str], language: str) -> bool:
    """Whether two words without a preposition between are two values: "Lyon 2021", "Şili'de 2021'de", "בלבנון במאי"."""
    if (one.kind, other.kind) != ("own", "own") or timed(question, [one], language) == timed(
        question, [other], language
    ):
        return False
    joined = tuple(table()[language].get("joined", ""))
    number = other.text.isdecimal() and one.folded not in known  # "Expo 2020" is one, after "Expo 2019"
    return number or "'" in one.text + other.text or other.folded.startswith(joined)
