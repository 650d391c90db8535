"""The figures of a sentence and the clauses in which they stand, for telling which of them is asked for."""

from __future__ import annotations

from itertools import pairwise

import regex

from qa.facts.kinds import kind
from qa.facts.number_words import number_words
from qa.facts.numbers import DIGITS
from qa.reader.widen import widened
from qa.text.whole_words import CLAUSE

Figure = tuple[int, int]

NUMBER = regex.compile(r"\p{Sc}?\d+(?:[.,٫٬]\d+)*")
_PARTED = regex.compile(rf"\p{{Sc}}?{DIGITS.pattern}")
"""The same with blanks in it: "600 000"."""
SENTENCE = 2_000
"""Characters of a sentence that is looked at."""
FIGURES = 40
"""Of a sentence: one with more is a list."""


def figures_of(sentence: str, language: str, *, certain: bool = True) -> list[tuple[int, int]]:
    """The numbers in digits, and those in words; also those that may be other words where that is asked for."""
    digits = [one.span() for one in _PARTED.finditer(sentence)]
    told = [(one.start, one.end) for one in number_words(sentence, language) if one.certain or not certain]
    apart = [one for one in told if not any(one[0] < last and first < one[1] for first, last in digits)]
    return sorted([*digits, *apart])


def clauses_of(sentence: str) -> list[tuple[int, int]]:
    """Where each begins and ends."""
    return list(pairwise([0, *(one.end() for one in CLAUSE.finditer(sentence)), len(sentence)]))


def only_figure(sentence: str, language: str, clause: tuple[int, int], start: int, end: int) -> tuple[int, int] | None:
    """That of a clause in which the answer is not, where both can be so many of the same."""
    figures: list[tuple[int, int]] = [one.span() for one in DIGITS.finditer(sentence, *clause)]
    if len(figures) != 1 or clause[0] <= start < clause[1]:
        return None
    return of_a_kind(sentence, language, widened(sentence, *figures[0], language), start, end)


def of_a_kind(sentence: str, language: str, taken: tuple[int, int], start: int, end: int) -> tuple[int, int] | None:
    """The figure where it and the answer can be so many of the same."""
    told = kind(sentence, *taken, language)
    return taken if told not in ("year", "date") and told in (None, kind(sentence, start, end, language)) else None
