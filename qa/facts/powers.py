"""Raised figures behind a number: a power of ten is multiplied out, a note's figure is left out, all else has no value.

"10⁶" is a million and no ten, "14³" fourteen with a note or a power of it. It is surely a power with "×" before the
ten, or where notes seldom count so far; and surely a note where nobody writes a power.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SIGNS = f"{_RAISED}⁺⁻"
_IN_DIGITS = str.maketrans(_RAISED, "0123456789")
_POWER = regex.compile(
    rf"(?<![\p{{N}}.,٫٬])(?:(?P<many>\p{{Nd}}{{1,6}}+(?:[.,٫]\p{{Nd}}{{1,12}}+)?+)\s?[×x·⋅*]\s?)?+"
    rf"(?P<ten>\p{{Nd}}{{2}})(?P<power>[{_SIGNS}]{{1,3}}+)(?![{_SIGNS}])"
)
_LEAST_ALONE, _GREATEST = 4, 18
"""Of powers without a factor, and of any that is a number of something."""
_NOTE = regex.compile(
    rf"(?:(?<=\p{{Nd}}{{4}}|\p{{Nd}}[.,٬]\p{{Nd}}{{3}})[{_RAISED}]{{1,2}}+|(?<=\p{{Nd}})¹)(?![{_SIGNS}])"
)
"""Behind a year or a large number, or a one: a power of one is never written."""
_UNSURE = regex.compile(rf"[{_SIGNS}]")


def without_raised(text: str) -> str:
    """`text` with digits for its powers of ten, "320000" for "3.2×10⁵", and without the figures of notes.

    What may be either is left, but for the factor before it, which by itself is another number.
    """
    return _NOTE.sub("", _POWER.sub(_multiplied, text)) if _UNSURE.search(text) else text


def powers(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each power of ten in `text`, with the factor before it."""
    return (one.span() for one in _POWER.finditer(text) if int(one["ten"]) == 10)


def unsure_behind(text: str, end: int) -> bool:
    """Whether a raised figure stands at an offset, where a number ends, so that its value is not known."""
    return _UNSURE.match(text, end) is not None


def _multiplied(match: regex.Match[str]) -> str:
    power = match["power"].translate(_IN_DIGITS)
    if not power.isdecimal() or int(match["ten"]) != 10:
        return str(match["ten"] + match["power"])
    least = 0 if match["many"] else _LEAST_ALONE
    many = Fraction(regex.sub("[,٫]", ".", match["many"] or "1"))
    value = many * 10 ** int(power) if least <= int(power) <= _GREATEST else Fraction(1, 2)
    return str(value) if value.denominator == 1 else str(match["ten"] + match["power"])
