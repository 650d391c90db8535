"""CLDR's locales, through Babel, by the codes of languages that articles and questions bear.

Whatever uses Babel imports this module, which mends a fault of it: locales share what they inherit, and what was looked
up for one was written into what all share, so that after Hebrew the months of Thai, Turkish and French were Hebrew
(python-babel, issue 1234).
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.localedata import LocaleDataDict

__all__ = ["Locale", "locale_of", "row_of"]

_made = LocaleDataDict.__init__


def _made_apart(self: LocaleDataDict, data: Any, base: Any = None) -> None:
    """What is written goes into a map of its own, before what is shared."""
    _made(self, ChainMap({}, data), data if base is None else base)


LocaleDataDict.__init__ = _made_apart  # type: ignore[method-assign]


@cache
def locale_of(language: str) -> Locale | None:
    """The locale of a code such as `pt` or `zh-Hant`; None where CLDR has none, and for `und`."""
    if language == "und":
        return None
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


def row_of(rows: Mapping[str, Any], locale: Locale) -> Any:
    """What a table has for a language in its script, "zh-Hant", or for the language; None where it has neither."""
    return rows.get(f"{locale.language}-{locale.script}", rows.get(locale.language))
