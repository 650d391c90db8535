"""Names and signs of money beside a number, where they leave no doubt: "15 TL", "3 yen", "R$ 5", "٥٠٠ د.ع.".

CLDR names the country with most of them. `money.json` has what it has not: words for "dollars"; the "families" of
currencies that share a name, and other names for these ("shared"); "names" of all languages, none of which is another
word behind a number somewhere but in "not_names"; those of one language ("listed": "Ft" are feet in English, and "TL"
spoons in German); and the "signs" with the letters that are written with them, by code or family. No "kr", "руб." and
"FCFA", which several countries have. "patterns" are for all languages, with short names such as those of money that is
not told whose it is, and none that is a weight, a book or a verb as well; "others" are names of currencies that CLDR
has not, or forms that do not begin like its own, "" in all languages. "other_words", by language, are no money where
its names have them.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex
from babel.numbers import get_currency_symbol

from qa.text.fold import skeleton
from qa.text.locales import Locale
from qa.text.word_tables import table_code, word_table

_TABLE = word_table(__file__)
SIGNS: dict[str, str] = _TABLE["signs"]
FAMILIES: dict[str, list[str]] = _TABLE["families"]
"""Currencies that are mostly called by the name that they share."""
MONEY = regex.compile("|".join(_TABLE["patterns"]))
"""What names money in a folded text of any language."""
UNIT_BEHIND = regex.compile(r"\s?[元圓圆](?!\p{L})")
"""Of money that is named before the number: "新台幣7億元"."""
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
    listed: dict[str, str] = _TABLE["before"] | _TABLE["words_before"].get(table_code(language), {})
    code = listed.get(found[3]) or listed.get(found[3].casefold())
    return code, len(found.group()) if code else 0


def more_names(language: str) -> list[str]:
    """Names of currencies that CLDR has not, in any language or in this one."""
    return [_TABLE["others"].get(one, "") for one in ("", language)]


def dollars(language: str) -> list[str]:
    """The words for dollars, as `skeleton` has them."""
    return list(map(skeleton, _TABLE["dollars"].get(language, "").split()))


def shared(language: str) -> dict[str, set[str]]:
    """By the name of a family what else a language calls it, as `skeleton` has it."""
    return {family: set(map(skeleton, words.split())) for family, words in _TABLE["shared"].get(language, {}).items()}


def no_money(language: str) -> frozenset[str]:
    """Words that two names of money share or begin like, and that stand behind a number as something else."""
    return frozenset(map(skeleton, _TABLE["other_words"].get(table_code(language), "").split()))


def short_money(locale: Locale) -> Iterator[tuple[str, str]]:
    """Each short form that a language has behind numbers, as `skeleton` has it, and the code of its currency."""
    others = _TABLE["not_names"].get(locale.language, "")
    for code, names in _TABLE["names"].items():
        yield from ((skeleton(word), code) for word in names.split() if word not in others)
    for word, code in (_TABLE["everywhere"] | _TABLE["listed"].get(locale.language, {})).items():
        yield skeleton(word), code
    for code in map(str, locale.currencies):
        sign = skeleton(get_currency_symbol(code, locale=locale)).strip()
        if sign.count(".") > 1:
            yield from ((sign, code), (sign.removesuffix("."), code))
