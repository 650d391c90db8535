"""Whether an age is another's than whom the question names: "How old is Joan Keller?" over "Lindqvist, 41, wants …".

Told where letters have capitals: the name right before the figure has no word of the question, nor has anything before
it in its sentence, while the article names the one asked for, and nowhere both in one, as in "Minister Lindqvist".
"""

from __future__ import annotations

import regex

from qa.evidence.contradicted import Told
from qa.facts.namesakes import names_in, same_name
from qa.question.asked_for import thing

_NAME = regex.compile(r"\p{Lu}[\p{L}\p{M}'’-]++(?:\s\p{Lu}[\p{L}\p{M}'’-]++)*+")
_AGE = regex.compile(r"\d{1,3}(?![\d.,]\d)")
_LED = regex.compile(r"\s?[,(—–]\s?(?:de\s)?|\s(?:\p{Ll}{1,4}\s)?")
"""Between a name and the age: ", ", " ist ", ", de "."""
_OTHERS = 3
"""Words that a question has beside the name, as "How old is": with more it may be of somebody else, "the sister of"."""
_NAMED = 4
"""Letters of a name that begins a sentence, at least."""
_BEFORE = 80
"""Characters before an age that are looked at."""
_FAR_ENOUGH = 20_000
"""Characters of an article in which it names whom it is about."""


def of_somebody_else(question: str, asked_in: str, told: Told) -> bool:
    """`asked_in`: the language of the question, as an ISO code."""
    whom = _whom(question)
    if thing(question, asked_in) not in ("age", "lived") or not whom or not _AGE.match(told.sentence, told.start):
        return False
    before = told.sentence[: told.start]
    nearest = list(_NAME.finditer(before, max(0, told.start - _BEFORE)))
    if not nearest or not _LED.fullmatch(before, nearest[-1].end()):
        return False
    asked, said = names_in(whom, asked_in), {one[0] for one in _NAME.finditer(told.article[:_FAR_ENOUGH])}
    whose = nearest[-1][0].split()
    # The first word has a capital anyhow, as "He".
    if nearest[-1].start() == 0 and len(whose) == 1:
        others = [name.split() for name in said - {whose[0]}]
        if len(whose[0]) < _NAMED or not any(_same(whose[0], name, told.language) for name in others):
            return False
    held = [one for one in asked if any(_same(one, name.split(), told.language) for name in said)]
    beside = [name.split() for name in said if not {*whose}.isdisjoint(name.split())]
    clear = not any(_same(one, name, told.language) for one in asked for name in (*beside, before.split()))
    return bool(held) and clear


def _whom(question: str) -> str:
    """The name with which a question ends, or begins, where it has little else; else ""."""
    asked = question.strip(" ?؟¿!.")
    names = [one for one in _NAME.finditer(asked) if one.start() == 0 or one.end() == len(asked)]
    rest = {one[0]: len(asked[: one.start()].split()) + len(asked[one.end() :].split()) for one in names}
    return next((name for name in sorted(rest, key=len, reverse=True) if 0 < rest[name] <= _OTHERS), "")


def _same(name: str, words: list[str], language: str) -> bool:
    return any(same_name(name, one.strip(",.;:()'’"), language) for one in words)
