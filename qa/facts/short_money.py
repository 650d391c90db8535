"""Short forms of currencies that leave no doubt behind a number: "15 TL", "500 Kč", "٥٠٠ د.ع.".

Those of CLDR that name the country with the currency, letter by letter, and the listed ones. Not "kr", "lei", "руб."
and "FCFA", which several countries have.
"""

from __future__ import annotations

from collections.abc import Iterator

from babel.numbers import get_currency_symbol

from qa.articles.fold import skeleton
from qa.locales import Locale

__all__ = ["short_money"]

_EVERYWHERE = {"zł": "PLN", "Kč": "CZK"}
# "Ft" are feet in English, and "TL" spoons in German.
_LISTED = {
    "bg": {"лв": "BGN", "лв.": "BGN"}, "hu": {"Ft": "HUF"}, "ru": {"грн": "UAH", "грн.": "UAH"}, "tr": {"TL": "TRY"},
    "uk": {"грн": "UAH", "грн.": "UAH"},
}  # fmt: skip


def short_money(locale: Locale) -> Iterator[tuple[str, str]]:
    """Each short form that a language has behind numbers, as `skeleton` has it, and the code of its currency."""
    for word, code in (_EVERYWHERE | _LISTED.get(locale.language, {})).items():
        yield skeleton(word), code
    for code in map(str, locale.currencies):
        sign = skeleton(get_currency_symbol(code, locale=locale)).strip()
        if sign.count(".") > 1:
            yield from ((sign, code), (sign.removesuffix("."), code))
