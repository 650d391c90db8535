"""Which of the sides that news count beside each other a figure is of: men, women or children; votes for, against,
abstained; goals at home and away; who was arrested and who released; profit, revenue and loss.

Words by language, in `sides.json`: under each group those of its sides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from qa.facts.joints import ands
from qa.text.fold import fold
from qa.text.whole_words import CLAUSE
from qa.text.word_tables import table_code, word_pattern, word_table

_FARTHEST = 60
"""Characters between a word and its figure at most."""
_BARE = regex.compile(r"\s*[—–]\s*")
"""Stands for a verb, and ends no clause: "против — 87"."""


def sides_asked(question: str, language: str) -> dict[str, str]:
    """The side that a question names, by group, where it names one of that group."""
    found = {group: list(_places(question, language, sides)) for group, sides in _groups(language).items()}
    return {group: sides[0] for group, sides in found.items() if len(sides) == 1}


def sides_of(sentence: str, language: str, group: str, figures: Sequence[tuple[int, int]]) -> list[frozenset[str]]:
    """Of which sides each of a sentence's figures is: a word is said of the figure nearest to it in its clause, of
    two equally near of neither.
    """
    told: list[set[str]] = [set() for _ in figures]
    for side, places in _places(sentence, language, _groups(language).get(group, {})).items():
        for place in places:
            apart = [_apart(sentence, language, place, one) for one in figures]
            nearest = [number for number, far in enumerate(apart) if far == min(apart) and far < 2 * _FARTHEST]
            if len(nearest) == 1:
                told[nearest[0]].add(side)
    return [frozenset(sides) for sides in told]


def names_side(sentence: str, language: str, group: str, side: str) -> bool | None:
    """Whether a sentence has a word of a side anywhere; None where its language has none listed."""
    words = _groups(language).get(group, {}).get(side)
    return bool(_places(sentence, language, {side: words})) if words else None


def _groups(language: str) -> Mapping[str, Mapping[str, str]]:
    groups: Mapping[str, Mapping[str, str]] = word_table(__file__).get(table_code(language), {})
    return groups


def _places(text: str, language: str, sides: Mapping[str, str]) -> dict[str, list[tuple[int, int]]]:
    folded, base = fold(text), table_code(language)
    found = {side: [one.span() for one in word_pattern(words, base).finditer(folded)] for side, words in sides.items()}
    return {side: places for side, places in found.items() if places}


def _apart(sentence: str, language: str, place: tuple[int, int], figure: tuple[int, int]) -> int:
    """How far off a figure is, and farther where an "and" is between: those of another clause are beyond reach."""
    _, low, high, _ = sorted((*place, *figure))
    between = sentence[low:high]
    if len(between) >= _FARTHEST or CLAUSE.search(between) and not _BARE.fullmatch(between):
        return 2 * _FARTHEST
    return len(between) + (_FARTHEST if ands(language).search(fold(between)) else 0)
