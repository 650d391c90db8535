"""Digits as a language writes them: Babel puts Latin ones into every date and number that it makes."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Literal

from qa.text.word_tables import table_code

if TYPE_CHECKING:
    from qa.text.locales import Locale

_YEAR = re.compile(r"(?:\s?'[^']*'\s)?,?\s*G?\s?y+(?:년|年|\.|\s?'[^']*')?(?:,?\s)?")
"""In CLDR's pattern of a date, with what belongs to it."""
DIGITS = {"bn": "০১২৩৪৫৬৭৮৯", "fa": "۰۱۲۳۴۵۶۷۸۹"}
"""By language, 0 to 9, where these are the usual ones. Arabic is written with both, and Babel takes the Latin ones."""


def own_digits(text: str, language: str) -> str:
    """`text` with the digits of `language` (ISO 639, with or without a region); unchanged where those are Latin."""
    own = DIGITS.get(table_code(language))
    return text.translate(str.maketrans("0123456789", own)) if own else text


def written_day(day: date, form: Literal["long", "full"], language: str) -> str:
    """A day as `language` (ISO 639, with or without a region) writes it, without or with the day of the week."""
    # Here, because it costs start-up time that an import of this module should not.
    from babel.dates import format_date

    return own_digits(str(format_date(day, format=form, locale=_locale(language))), language)


def written_weekday(day: date, language: str) -> str:
    """A day with its weekday and without its year, as `language` (as above) writes them: "Monday, 18 August"."""
    from babel.dates import format_date

    locale = _locale(language)
    pattern = _YEAR.sub(" ", locale.date_formats["full"].pattern).strip(" .,،")
    return own_digits(str(format_date(day, pattern, locale=locale)), language)


def written_month(year: int, month: int, language: str) -> str:
    """A month (1 to 12) and its year as `language` (ISO 639, with or without a region) writes them: "June 2024"."""
    from babel.dates import format_skeleton

    return own_digits(str(format_skeleton("yMMMM", date(year, month, 1), locale=_locale(language))), language)


def _locale(language: str) -> Locale:
    from qa.text.locales import Locale

    # "18 June 2024" is read alike everywhere; Babel's plain "en" is American.
    return Locale.parse("en_001" if language == "en" else language.replace("-", "_"))
