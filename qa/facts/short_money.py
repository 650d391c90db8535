"""Short names and signs of currencies that leave no doubt beside a number: "15 TL", "3 yen", "R$ 5", "٥٠٠ د.ع.".

CLDR names the country with most of them. Here are those that are called by their name alone, and the signs that CLDR
has letter by letter. Not "kr", "руб." and "FCFA", which several countries have.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex
from babel.numbers import get_currency_symbol

from qa.articles.fold import skeleton
from qa.locales import Locale

__all__ = ["SIGNS", "money_before", "short_money"]

_EVERYWHERE = {"zł": "PLN", "Kč": "CZK"}
# "Ft" are feet in English, and "TL" spoons in German.
_LISTED = {
    "bg": {"лв": "BGN", "лв.": "BGN"}, "hu": {"Ft": "HUF"}, "ru": {"грн": "UAH", "грн.": "UAH"}, "tr": {"TL": "TRY"},
    "uk": {"грн": "UAH", "грн.": "UAH"},
}  # fmt: skip
# Of all languages; none that is another word behind a number somewhere.
_NAMES = {
    "BRL": "reais reales reals réais реалов", "EUR": "euro euros евро євро ευρώ 유로",
    "HUF": "forint forints forintów форинтов форинта", "IDR": "rupiah rupiahs",
    "ILS": "shekel shekels schekel séqueles шекелей шекеля שקל שקלים شيكل شيكلا شواكل şekel",
    "JPY": "yen yens yenes jenów jeny иен иены єн येन เยน 엔", "KZT": "tenge тенге", "MYR": "ringgit ringgits",
    "NGN": "naira nairas", "PLN": "złoty złote złotych zloty zlotys zlotych złotys злотых zlotis",
    "THB": "baht bahts บาท батов", "UAH": "гривна гривны гривен гривня гривні гривень hryvnia hryvnias hrywien hrywny",
    "VND": "đồng", "ZAR": "rand rands",
}  # fmt: skip
_NOT_NAMES = {"ja": "엔", "nl": "rand", "de": "rand"}
SIGNS = {
    "$": "$", "US$": "$", "€": "EUR", "£": "GBP", "₪": "ILS", "₺": "TRY", "₽": "RUB", "₹": "INR", "₴": "UAH",
    "₩": "won", "¥": "¥", "R$": "BRL", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "HK$": "HKD",
    "NT$": "TWD", "S$": "SGD", "NZ$": "NZD", "MX$": "MXN",
}  # fmt: skip
"""The code, or the family, of a sign with the letters that are written with it."""
_BEFORE = {"Rp": "IDR", "Rs": "rupee", "RM": "MYR", "USD": "$", "EUR": "EUR", "GBP": "GBP", "CHF": "CHF"}
_WORDS_BEFORE = {"sw": {"shilingi": "shilling", "dola": "$"}, "id": {"rp": "IDR"}}
_MONEY_BEFORE = regex.compile(r"(?:(?<!\p{L})(\p{Lu}{1,3}))?(\p{Sc})\s?$|(?<![\p{L}\p{M}])([\p{L}\p{M}]+)\.?\s?$")


def money_before(text: str, language: str) -> tuple[str | None, int]:
    """The code or family of the money that is named at the end of `text`, right before a number, and its length.

    "R$ ", "Rs. ", "shilingi "; letters before a dollar that are not known make a sign of their own.
    """
    found = _MONEY_BEFORE.search(text)
    if found is None:
        return None, 0
    if found[2]:
        sign = (found[1] or "") + found[2]
        return SIGNS.get(sign, sign), len(found.group())
    listed = _BEFORE | _WORDS_BEFORE.get(language.split("-")[0], {})
    code = listed.get(found[3]) or listed.get(found[3].casefold())
    return code, len(found.group()) if code else 0


def short_money(locale: Locale) -> Iterator[tuple[str, str]]:
    """Each short form that a language has behind numbers, as `skeleton` has it, and the code of its currency."""
    for code, names in _NAMES.items():
        yield from ((skeleton(word), code) for word in names.split() if word not in _NOT_NAMES.get(locale.language, ""))
    for word, code in (_EVERYWHERE | _LISTED.get(locale.language, {})).items():
        yield skeleton(word), code
    for code in map(str, locale.currencies):
        sign = skeleton(get_currency_symbol(code, locale=locale)).strip()
        if sign.count(".") > 1:
            yield from ((sign, code), (sign.removesuffix("."), code))
