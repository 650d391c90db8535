"""Whether a sentence tells of the second round, where the third is asked for.

It does where another ordinal stands in the clause that answers, and the question's own nowhere in its article; where
the article has that elsewhere, only if both stand at the same word. "First" is asked for in too many ways: "his first
name", "for the first time".
"""

from __future__ import annotations

from typing import NamedTuple

from qa.evidence.contradicted import Told, of_the_answer
from qa.facts.ordinals import Ordinal, ordinals
from qa.text.fold import fold
from qa.text.whole_words import UNPARTED, WORD
from qa.text.word_tables import table_code

_WORD, _STEM = 4, 5
"""Letters of a word that says of what it is one, at least; and in which its forms agree."""
_BESIDE = 40
"""Characters before and behind an ordinal in which that word stands."""


class Nth(NamedTuple):
    """What a question asks about one of several of."""

    number: int
    of: frozenset[str]
    """How the words beside it begin."""
    language: str


def asked_nth(question: str, language: str) -> Nth | None:
    """The only ordinal of a question, from the second on; None where it has several or none. `language`: ISO code."""
    found = list(ordinals(question, language))
    if len({one.number for one in found}) != 1 or found[0].number == 1:
        return None
    words = frozenset().union(*(_beside(question, one, language) for one in found))
    return Nth(found[0].number, words, table_code(language))


def of_another(asked: Nth, told: Told) -> bool:
    """Whether the clause of a sentence that answers tells of another one than is asked for."""
    said = list(ordinals(told.sentence, told.language))
    others = [one for one in said if of_the_answer(one, told)]
    if not others or any(one.number == asked.number for one in said):
        return False
    alike = asked.language == table_code(told.language)
    same = alike and any(asked.of & _beside(told.sentence, one, told.language) for one in others)
    return same or not named(asked, told)


def named(asked: Nth, told: Told) -> bool:
    """Whether it stands anywhere in the sentence's article."""
    text = f"{told.sentence}\n{told.around}\n{told.article}"
    return any(one.number == asked.number for one in ordinals(text, told.language))


def _beside(text: str, one: Ordinal, language: str) -> frozenset[str]:
    """How the words right before and behind an ordinal begin; the sign behind where words are not parted."""
    folded = fold(text)
    behind = folded[one.end : one.end + _BESIDE]
    if table_code(language) in UNPARTED:
        return frozenset(behind[:1] if behind[:1].isalpha() else ())
    near = WORD.findall(folded[max(0, one.start - _BESIDE) : one.start])[-1:] + WORD.findall(behind)[:1]
    return frozenset(word[:_STEM] for word in near if len(word) >= _WORD)
