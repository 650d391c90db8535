"""What a short answer amounts to, for telling whether two answers say the same: "12" and "twelve people".

An answer with exactly one number has a value; what else it says is its unit, a code where it is a currency or a
measure, or other words. Where units cannot be compared, nothing is said of the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import regex

from qa.amounts import currency_behind, percent_behind, unit
from qa.articles.dates import months
from qa.articles.fold import fold
from qa.facts.numbers import in_words, scale_behind, values

__all__ = ["Quantity", "quantity", "same_value"]

_NUMBER = regex.compile(r"[-−]?\d(?:[\d.,٬٫'’\u00a0\u202f]*\d)?")
_SIGN = regex.compile(r"\p{Sc}|[%٪‰]")
_SIGNS = {"€": "EUR", "£": "GBP", "₪": "ILS", "₺": "TRY", "₽": "RUB", "₹": "INR", "₴": "UAH", "٪": "%"}
_WORD = regex.compile(r"[\p{L}\p{M}]{2,}")
_JOINED = regex.compile(r"\d\s?[-–—:/]\s?\d")


@dataclass(frozen=True, slots=True)
class Quantity:
    """`value`: all that the number may mean, "1.500" being two; `unit`: a code or sign; `words`: what else is said."""

    value: frozenset[Fraction]
    unit: str | None
    words: frozenset[str]
    language: str


def quantity(text: str, language: str) -> Quantity | None:
    """None where `text` has no number or more than one, or is a date, a time, a range or a row of digits."""
    base = language.split("-")[0]
    folded = fold(text)
    if _JOINED.search(folded) or any(word in months(base) for word in _WORD.findall(folded)):
        return None
    digits = list(_NUMBER.finditer(folded))
    named, unnamed = in_words(text, language)
    if len(digits) == 1 and not named:
        (value, *more) = values(text, language) or [frozenset()]
        start, end = digits[0].span()
        end += scale_behind(text[end:], language)
        rest, behind = text[:start], text[end:]
    elif not digits and len(named) == 1:
        value, more = named, []
        rest, behind = "", unnamed
    else:
        return None
    if more or not value:
        return None
    value = frozenset(one for one in value if one < 0) or value  # "-5" by itself is no dash
    signs = {_SIGNS.get(sign, sign) for sign in _SIGN.findall(f"{rest} {behind}")}
    if width := percent_behind(behind, language):
        signs, behind = signs | {"%"}, behind[width:]
    elif width := currency_behind(behind, language):
        code = unit(regex.sub(r"^\s?(?:de |d['’]|di |of )?", "", behind[:width]), language)
        signs, behind = signs | ({code} if code else {"?"}), behind[width:]
    elif code := unit(behind, language):
        signs, behind = signs | {code}, ""
    words = frozenset(_WORD.findall(fold(f"{rest} {behind}")))
    return Quantity(value, "|".join(sorted(signs)) or None, words, base)


def same_value(one: Quantity, two: Quantity) -> bool | None:
    """Whether both say so many of the same; None where that cannot be told."""
    if one.unit != two.unit:
        return None
    if one.words and two.words and (one.language != two.language or not _related(one.words, two.words)):
        return None
    return bool(one.value & two.value)


def _related(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether they have a word in common, or its beginning: "year", "years"."""
    return any(a[:4] == b[:4] for a in one for b in two if min(len(a), len(b)) >= 3)
