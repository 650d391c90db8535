"""Units of which one is so many of another: years and months, metres and centimetres."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

_SIZES = {
    "duration-year": ("month", 12), "duration-month": ("month", 1), "duration-week": ("second", 604_800),
    "duration-day": ("second", 86_400), "duration-hour": ("second", 3_600), "duration-minute": ("second", 60),
    "duration-second": ("second", 1),
    "length-kilometer": ("millimetre", 10**6), "length-meter": ("millimetre", 1000),
    "length-centimeter": ("millimetre", 10), "length-millimeter": ("millimetre", 1),
    "length-foot": ("inch", 12), "length-inch": ("inch", 1), "mass-tonne": ("gram", 10**6),
    "mass-kilogram": ("gram", 1000), "mass-gram": ("gram", 1),
}  # fmt: skip
"""Of the smallest that each is surely so many of: a month is no number of days."""
_ABOUT = {"month": ("second", 31 * 86_400)}


def smaller(value: Fraction, unit: str, other: str) -> bool:
    """Whether so many of a unit are less than one of another, so that they can be added to it: "and 6 months"."""
    (kind, size), (other_kind, other_size) = _about(unit), _about(other)
    return bool(kind) and kind == other_kind and unit != other and abs(value) * size < other_size


def converted(value: Fraction, unit: str, other: str) -> Fraction | None:
    """So many of a unit in another one; None where that is not exact."""
    one, two = _SIZES.get(unit), _SIZES.get(other)
    if unit == other:
        return value
    return value * one[1] / two[1] if one and two and one[0] == two[0] else None


def in_smallest(parts: Sequence[tuple[Fraction, str | None]]) -> tuple[Fraction | None, str | None]:
    """All parts together in the unit of the last; None where that is not exact."""
    last = parts[-1][1]
    values = [converted(value, unit, last) if unit and last else None for value, unit in parts]
    known = [value for value in values if value is not None]
    return (sum(known, Fraction(0)), last) if len(known) == len(values) else (None, last)


def _about(unit: str) -> tuple[str, int]:
    kind, size = _SIZES.get(unit, ("", 0))
    base, factor = _ABOUT.get(kind, (kind, 1))
    return base, size * factor
