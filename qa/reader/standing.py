"""What a sentence is looked at with: the question above it, or its list's head, and what of it is a speaker's name.

"Borage, by far." answers "Which flower gives the best honey?". A speaker whom the question names stands at the head of
each of their turns, and is not what is asked: "Ann Lee: Jellyfish." does not say who trains her. Nor are the page and
the day that a notice of correction has in brackets.
"""

from __future__ import annotations

from typing import NamedTuple

from qa.facts.corrections import REFERENCE
from qa.lexical import shares
from qa.reader.base import Candidate
from qa.turns import line_of, lines_around


class Standing(NamedTuple):
    lead: str
    """What is read before it, with the end of its line; "" where that is nothing."""
    parts: list[tuple[int, int]]
    """Characters of the sentence within one of which an answer lies."""


def standing(question: str, one: Candidate) -> Standing:
    text, start, end = one.article.text, one.sentence.start, one.sentence.end
    if one.sentence.correction:
        return Standing("", _parted(one.text))
    line = line_of(lines_around(text, start, end), start)
    if line is None:
        return Standing("", [(0, end - start)])
    lead = text[line.under[0] : line.under[1]] + "\n" if line.under else ""
    named = start == line.start < line.said < end and shares(text[start : line.said], [question])[0] > 0
    return Standing(lead, [(line.said - start if named else 0, end - start)])


def _parted(notice: str) -> list[tuple[int, int]]:
    places = [one.span() for one in REFERENCE.finditer(notice)]
    return list(zip([0, *(high for _, high in places)], [*(low for low, _ in places), len(notice)], strict=True))
