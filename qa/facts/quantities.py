"""What a short answer amounts to, for telling whether two answers say the same: "12" and "twelve people".

An answer with exactly one number has a value; what else it says is its unit, a code where it is a currency, a measure
or a count of people, or other words. Where units cannot be compared, nothing is said of the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import regex

from qa.articles.dates import months
from qa.articles.fold import fold
from qa.facts.clock import so_long
from qa.facts.compounds import Compound, compounds
from qa.facts.halves import half_behind
from qa.facts.ladders import converted
from qa.facts.numbers import DIGITS, in_words, own_values, scale_behind
from qa.facts.people import who
from qa.facts.percents import TENTHS, percent_before, percent_behind
from qa.facts.powers import without_raised
from qa.facts.scales import scale_before, scale_names, unread_scale
from qa.facts.units import FAMILIES, LEAD, currency_behind, family_behind, family_of, unit

__all__ = ["Quantity", "distinct", "quantity", "same_value"]

_NUMBER = regex.compile(rf"[-−]?(?:{DIGITS.pattern})")
_SIGN = regex.compile(r"\p{Sc}|[%٪‰]")
_SIGNS = {"€": "EUR", "£": "GBP", "₪": "ILS", "₺": "TRY", "₽": "RUB", "₹": "INR", "₴": "UAH", "₩": "won", "٪": "%"}
_WORD = regex.compile(r"[\p{L}\p{M}]{2,}")
_MORE = regex.compile("[多余餘馀]")
"""Beside people, as in "500多人"; elsewhere a word of one sign may be of those that are put between."""
_DISTINCT = 3
"""Digits in which two numbers do not agree by chance."""
_STEM = 4
"""Letters in which the forms of a word agree."""
_JOINED = regex.compile(r"\d\s?[-–—:/]\s?\d")


@dataclass(frozen=True, slots=True)
class Quantity:
    """`value`: all that the number may mean, "1.500" being two; `unit`: a code or sign; `people`: which are counted,
    as a code; `words`: what else is said.
    """

    value: frozenset[Fraction]
    unit: str | None
    words: frozenset[str]
    language: str
    people: str | None = None


def quantity(text: str, language: str) -> Quantity | None:
    """None where `text` has no number or more than one, or is a date, a time, a range or a row of digits."""
    base = language.split("-")[0]
    text = without_raised(text)
    folded = fold(text)
    if _JOINED.search(folded) or any(word in months(base) for word in _WORD.findall(folded)):
        return None
    told = compounds(text, language)
    if told and (len(told) > 1 or not told[0].parts):
        return None
    if told and told[0].plain is None:
        return _in_units(text, told[0], language)
    if told:
        text = f"{text[: told[0].start]}{told[0].plain}{text[told[0].end :]}"
        folded = fold(text)
    digits = list(_NUMBER.finditer(folded))
    named, *around = in_words(text, language)
    if len(digits) == 1 and not named:
        (value, *more) = own_values(text, language) or [frozenset()]
        start, end = digits[0].span()
        end += scale_behind(text[end:], language)
        rest, behind = text[: start - scale_before(text[:start], language)[1]], text[end:]
    elif not digits and len(named) == 1:
        value, more = named, []
        rest, behind = around
    else:
        return None
    if more or not value:
        return None
    value = frozenset(one for one in value if one < 0) or value  # "-5" by itself is no dash
    if half_behind(base).search(fold(behind)):
        return None  # "5 millones de euros y medio" may be half of either
    if unread_scale(behind) or any(word in scale_names(base) for word in _WORD.findall(fold(behind))):
        return None  # "three million five hundred thousand" is not three million
    signs, rest, behind = _units(rest, behind, language, min(value))
    people, said = who(f"{rest} {behind}", language)
    words = frozenset(_WORD.findall(fold(said)) or (_MORE.findall(said) if people else ()))
    return Quantity(value, "|".join(sorted(signs)) or None, words, base, people)


def _in_units(text: str, one: Compound, language: str) -> Quantity | None:
    """Years and months as so many of the smaller."""
    rest = f"{text[: one.start]} {text[one.end :]}"
    if one.value is None or any(map(str.isdigit, rest)) or in_words(rest, language)[0]:
        return None
    people, said = who(rest, language)
    return Quantity(
        frozenset({one.value}), one.unit, frozenset(_WORD.findall(fold(said))), language.split("-")[0], people
    )


def _units(before: str, behind: str, language: str, value: Fraction) -> tuple[set[str], str, str]:
    """The signs and codes around a number, and what else stands before and behind it."""
    signs = {_SIGNS.get(sign, sign) for sign in _SIGN.findall(f"{before} {behind}")}
    if width := percent_before(before, language):
        signs, before = signs | {"%"}, before[:-width]
    signs, behind = _unit(behind, signs, language, value)
    return signs, before, behind


def _unit(behind: str, signs: set[str], language: str, value: Fraction) -> tuple[set[str], str]:
    """The signs around a number with the code of the unit behind it, and what else stands there."""
    if width := percent_behind(behind, language):
        return signs | {TENTHS if behind[:width].strip() == TENTHS else "%"}, behind[width:]
    if width := currency_behind(behind, language):
        code = unit(LEAD.sub("", behind[:width], count=1), language)
        return signs | {_SIGNS.get(code, code) if code else "?"}, behind[width:]
    family, width = family_behind(behind, language)
    if family:
        return signs | {family}, behind[width:]
    code = unit(behind, language) or so_long(behind, language, value)
    return (signs | {code}, "") if code else (signs, behind)


def same_value(one: Quantity, two: Quantity) -> bool | None:
    """Whether both say so many of the same; None where that cannot be told."""
    equal, abroad = _equal(one.value, two.value), one.language != two.language
    if equal is None or one.people and two.people and one.people != two.people:
        return None
    both, said = bool(one.words and two.words), [bool(many.words or many.people) for many in (one, two)]
    if one.unit != two.unit or abroad and one.unit in FAMILIES:
        # Kroner may be those of Norway, but need not.
        families = {code and family_of(code) for code in (one.unit, two.unit)}
        shared = equal and len(families) == 1 and None not in families
        return True if (shared or _converted(one, two)) and not both else None
    told = bool(one.people and two.people) and not both
    if all(said) and not told:
        if abroad:
            return True if equal and distinct(one) else None
        # "More than 500 workers" are not fewer than 500, nor is so much a month so much a year.
        differ = _stems(one.words) != _stems(two.words)
        return None if equal and differ or not _related(one.words, two.words) else equal
    other = not one.unit and not told and bool(one.words or two.words)
    return None if equal and other and not distinct(one) else equal  # "500" may be any of "more than 500"


def _equal(one: frozenset[Fraction], two: frozenset[Fraction]) -> bool | None:
    """None where only one of several readings agrees."""
    if not one & two:
        return False
    return True if len(one) == len(two) == 1 else None


def _converted(one: Quantity, two: Quantity) -> bool:
    """Whether it is as much in another unit: 66 months are five years and a half."""
    if not one.unit or not two.unit or len(one.value) > 1:
        return False
    return two.value == {converted(value, one.unit, two.unit) for value in one.value}


def distinct(one: Quantity) -> bool:
    """Whether it has so many digits, but for zeros at the end, that nothing else comes to the same by chance."""
    return any(
        len(str(value.numerator * (10**18 // value.denominator)).lstrip("-").rstrip("0")) >= _DISTINCT
        for value in one.value
    )


def _related(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether they have a word in common, or its beginning: "year", "years"."""
    return any(len(stem) >= 3 for stem in _stems(one) & _stems(two))


def _stems(words: frozenset[str]) -> set[str]:
    return {word[:_STEM] for word in words}
