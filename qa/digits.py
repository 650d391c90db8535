"""Digits as a language writes them: Babel puts Latin ones into every date and number that it makes."""

from __future__ import annotations

from datetime import date
from typing import Literal

__all__ = ["DIGITS", "own_digits", "written_day"]

DIGITS = {"bn": "০১২৩৪৫৬৭৮৯", "fa": "۰۱۲۳۴۵۶۷۸۹"}
"""By language, 0 to 9, where these are the usual ones. Arabic is written with both, and Babel takes the Latin ones."""


def own_digits(text: str, language: str) -> str:
    """`text` with the digits of `language` (ISO 639, with or without a region); unchanged where those are Latin."""
    own = DIGITS.get(language.replace("_", "-").split("-")[0])
    return text.translate(str.maketrans("0123456789", own)) if own else text


def written_day(day: date, form: Literal["long", "full"], language: str) -> str:
    """A day as `language` (ISO 639, with or without a region) writes it, without or with the day of the week."""
    # Here, because it costs start-up time that an import of this module should not.
    from babel.dates import format_date

    from qa.locales import Locale

    # "18 June 2024" is read alike everywhere; Babel's plain "en" is American.
    locale = "en_001" if language == "en" else language.replace("-", "_")
    return own_digits(str(format_date(day, format=form, locale=Locale.parse(locale))), language)
