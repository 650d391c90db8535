"""Raised and lowered figures as letters of their own: "14³", "10⁶", "CO₂". Else they join the number beside them.

Raised letters stay what they are: "1er", "19th" and "no" are what one searches for.
"""

from __future__ import annotations

import re

from qa.text.fold import ascii_digits

_RAISED = str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_LONGEST = 40
_FIGURE = re.compile(r"[\s+−=()-]*+\d[\d\s+−=()-]*+[^\W\d_]?+\s*+")


def raised(text: str) -> str:
    """A raised text that is a figure, with a sign or a letter ("2−", "2n"), in its raised form; any other unchanged."""
    return _formed(text, _RAISED)


def lowered(text: str) -> str:
    """The same of a lowered text."""
    return _formed(text, _LOWERED)


def _formed(text: str, forms: dict[int, int]) -> str:
    # A point or a comma has no such form: the cents of "3,99" and the size in "PM2.5" stay as they are.
    if len(text) > _LONGEST or not _FIGURE.fullmatch(text):
        return text
    return ascii_digits(text).translate(forms)
