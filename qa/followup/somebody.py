"""Somebody's brother, wife or lawyer after a question about somebody: "And his brother?" -> "Karim Salem's brother?".

Nothing else of the question before is asked: with its verb beside them, a reader gives the brother what the articles
tell of Karim Salem. Where no one name can be told for sure, the turn stays as it is, with the topic beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from qa.followup.kin import among, possessed, related, relation
from qa.followup.places import fold, places
from qa.followup.tokens import POINTING, QUESTION, WORD_STAYS, Token, idle, named

MOST_WORDS = 3
"""Words of a name that no capitals tell from others."""
LONGEST_NAME = 10
"""Signs of one in Chinese, which has no blanks."""
_EVERY_NOUN = ("de",)
"""Languages in which one word with a capital is no name yet, and two may be "Karims Haus"."""
_ENDING_APART = ("tr",)


def somebodys(question: str, words: Sequence[Token], said: str, earlier: Sequence[Token], language: str) -> str | None:
    """The turn with a name from what was said in place of its pronoun; None for any other turn, or without a sure name.

    Of who it was that did something ("Who succeeded Salem?") the pronoun may mean the answer.
    """
    value = [token for token in words if token.kind not in ("lead", "meant")]
    if any(token.kind in QUESTION for token in value):
        return None
    own = [token for token in value if token.kind == "own" or relation(token.text, language)]
    pointed = any(token.kind in POINTING for token in value) or (value != list(words) and possessed(language))
    kin = relation(question[own[0].start : own[-1].end], language) if own and pointed else None
    who = (token.text for token in earlier if token.kind == "other")
    if kin is None or any(among("who", one, language) for one in who):
        return None
    name = _name(said, earlier, language)
    if name is None:
        return None
    whole = related(kin, name, language)
    return f"{question[: words[0].start]}{whole[0].upper()}{whole[1:]}{question[words[-1].end :]}"


def _name(said: str, earlier: Sequence[Token], language: str) -> str | None:
    if said.lower() == said.upper():
        return _by_place(said, earlier, language)
    found: set[str] = set()
    for before, run in named(said, earlier):
        name = said[run[0].start : run[-1].end]
        if language in _ENDING_APART:
            name = name.partition("'")[0]
        led = before is not None and before.kind == "little" and not idle(before, language)
        place = fold(name) in places(language)
        if (led and place) or (language in _EVERY_NOUN and len(run) == 1):
            continue
        if led or place:
            return None  # "the mayor of Oakby" is not called Oakby
        if language in _EVERY_NOUN and any(token.text.endswith("s") for token in run):
            return None
        found.add(name)
    return found.pop() if len(found) == 1 else None


def _by_place(said: str, earlier: Sequence[Token], language: str) -> str | None:
    """The last words of their own, without the verb behind a question word; or the first where the verb stands last."""
    runs: list[list[int]] = []
    for place, token in enumerate(earlier):
        if token.kind == "own" and runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        elif token.kind == "own":
            runs.append([place])
    if language in WORD_STAYS:
        run = runs[0] if runs and runs[0][0] == 0 else []
    else:
        run = next((run for run in reversed(runs) if _may_be_a_person(said, earlier, run, language)), [])
        asked = earlier[run[0] - 1] if run and run[0] else None
        if asked and asked.kind in QUESTION:
            run = run[1 + among("how_many", asked.text, language) :]
    if not run:
        return None
    name = said[earlier[run[0]].start : earlier[run[-1]].end]
    short = len(name) <= LONGEST_NAME or (language != "zh" and len(name.split()) <= MOST_WORDS)
    return name if short and fold(name) not in places(language) else None


def _may_be_a_person(said: str, earlier: Sequence[Token], run: Sequence[int], language: str) -> bool:
    if fold(said[earlier[run[0]].start : earlier[run[-1]].end]) in places(language):
        return False
    return not run[0] or not among("no_one", earlier[run[0] - 1].text, language)
