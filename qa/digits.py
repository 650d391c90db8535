"""Digits as a language writes them: Babel puts Latin ones into every date and number that it makes."""

from __future__ import annotations

__all__ = ["DIGITS", "own_digits"]

DIGITS = {"bn": "০১২৩৪৫৬৭৮৯", "fa": "۰۱۲۳۴۵۶۷۸۹"}
"""By language, 0 to 9, where these are the usual ones. Arabic is written with both, and Babel takes the Latin ones."""


def own_digits(text: str, language: str) -> str:
    """`text` with the digits of `language` (ISO 639, with or without a region); unchanged where those are Latin."""
    own = DIGITS.get(language.replace("_", "-").split("-")[0])
    return text.translate(str.maketrans("0123456789", own)) if own else text
