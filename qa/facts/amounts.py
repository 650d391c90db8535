"""Amounts in the asker's language: percentages, thousands to trillions, money, measures.

The words are those that CLDR (through Babel) itself writes beside a number: each form is made once, and read back on an
exact match. What an amount cannot be written in exactly, or what could be two, has no other form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Literal

import regex
from babel.lists import format_list
from babel.numbers import (
    format_compact_decimal,
    format_currency,
    format_decimal,
    format_percent,
    get_currency_symbol,
)

from qa.facts.clock import so_long
from qa.facts.money import FAMILIES, UNIT_BEHIND, money_before
from qa.facts.people import written_people
from qa.facts.percents import with_sign
from qa.facts.scales import scale
from qa.facts.units import (
    DOLLAR,
    LEAD,
    NOT_ALONE,
    PEOPLE,
    WON,
    family_behind,
    is_money,
    measure_forms,
    measured,
    shared_name,
    things,
)
from qa.text.fold import skeleton
from qa.text.locales import Locale, locale_of
from qa.text.whole_words import UNPARTED_SIGN
from qa.text.word_tables import table_code

_COUNTED = ("be", "bg", "bs", "cs", "hr", "lt", "lv", "mk", "pl", "ru", "sk", "sl", "sr", "uk")
"""Where the form of a unit tells how many from which one: "988 год" is a year, "9 день" the ninth, "9 дней" nine."""
_DECIMALS = 6
"""Digits behind the sign of so many millions."""
_HOUR = "duration-hour"
_OF_THE_CLOCK = ("pl",)
"""Where more than the words of `qa.facts.clock` may be a time of day: "do 3 godziny"."""
_MARKS = "\u200e\u200f"
_MYRIADS = ("ja", "ko", "zh")
# Where CLDR's sign between thousands is also the writers', who use none other for decimals.
_COMMA_GROUPS = ("en", "zh", "ja", "ko", "he", "th", "hi")
_BOTH = ("es", "it", "pt", "fr")
"""A dot or a space; a comma can be either, in Mexico or Madrid."""
_AMOUNT = re.compile(r"(?P<before>[%٪％])?\s?(?P<number>\d(?:[\d.,٫٬\u00a0\u202f ]*\d)?)\s?(?P<after>.*)")
_OF = {"ca": "de ", "es": "de ", "fr": "de ", "it": "di ", "pt": "de ", "ro": "de "}
"""Between a word for millions and what there are so many of."""
_GROUPED = re.compile(r"\D\d{3}(?!\d)")
"""And no "23.00", which is a time of day in some places."""
_POWER = re.compile(r"\d[⁰¹²³⁴⁵⁶⁷⁸⁹]")
_WHOLE = regex.compile(rf"(?<={UNPARTED_SIGN.pattern})|(?![\p{{L}}\p{{M}}])")
"""Where a word ends, or has others right behind it."""


def amount(words: str, source: Locale, target: Locale) -> str | None:
    """The whole of `words` as `target` writes it; None where it is no amount, or not surely one."""
    code, width = _money_first(words, source)
    words = words[width:]
    # "10⁶ tonnes" are not 106, which they would be without the forms of letters.
    match = None if _POWER.search(words) else _AMOUNT.fullmatch(skeleton(with_sign(words, source.language)).strip())
    if match is None:
        return None
    value, after = number(match["number"], source.language), match["after"].strip()
    factor, name = (1, after) if after in things(str(source)) else _scaled(after, str(source))
    name = "" if code and UNIT_BEHIND.fullmatch(name) else name
    if value is None and factor > 1:
        value = _long_decimal(match["number"], source)
    signs = {one for one in (match["before"], after) if one}
    if value is None:
        return None
    if len(signs) == 1 and signs <= {"%", "٪", "％"} and not code:
        return str(format_percent(value / 100, locale=target, decimal_quantization=False))
    hours = not code and _hours(match["number"], name, value, source)
    counted = frozenset({_HOUR}) if hours else _things(name, code, source)
    if match["before"] or counted is None:
        return None
    total = value * factor
    if total == total.to_integral_value():
        total = total.to_integral_value()  # "25.0" has another plural than 25
    if not counted:
        grouped = factor == 1 and _GROUPED.search(match["number"]) and value == value.to_integral_value()
        return in_groups(value, target) if grouped else _compact(total, target) if factor > 1 else None
    (code,) = counted
    if code == PEOPLE:
        return _people(total, target)
    if is_money(code):
        return _priced(value if factor == 1 else total, factor, code, target)
    return _measure(value, code, target) if factor == 1 and _counts(value, name, code, source) else None


def _priced(total: Decimal, factor: int, code: str, target: Locale) -> str | None:
    """So much money, of a code or a family; `factor`: of the scale in which it was told."""
    if factor == 1 and code not in (DOLLAR, WON, *FAMILIES):
        form = _decimals(total, target)
        return str(format_currency(total, code, form, locale=target, format_type="name", currency_digits=False))
    # Nobody writes "€20 thousand"; 2万 is as it should be.
    short = factor > 1 and (total >= 10**6 or target.language in _MYRIADS)
    written = _compact(total, target) if short else _to_the_cent(total, target)
    return _by_name(written, total, code, target) if code in FAMILIES else _money(written, code, target)


def _money_first(words: str, source: Locale) -> tuple[str | None, int]:
    """The code or family of the money that is named before a number, and how many characters that takes."""
    first = re.search(r"\d", words)
    code, width = money_before(words[: first.start()], source.language) if first else (None, 0)
    # "¥" is of two countries, and "£" of more.
    known = code in (DOLLAR, *FAMILIES) or code in source.currencies and "£" not in words
    return (code, width) if first and known and width == first.start() else (None, 0)


def _things(name: str, code: str | None, source: Locale) -> frozenset[str] | None:
    """The one thing that is counted, empty of a mere number; None of what is not known or could be two."""
    if not name:
        return frozenset({code} if code else ())
    family, width = family_behind(name, str(source))
    family = family if width == len(name) else None  # "20 rupees per kilo" are no plain sum
    found = things(str(source)).get(name) or frozenset({family} if family and family not in NOT_ALONE else ())
    return found if len(found) == 1 and not code else None


def _hours(digits: str, name: str, value: Decimal, source: Locale) -> bool:
    """More than one hour, where a time of day is told otherwise: "drei Stunden", not "nueve horas", "1500 hours"."""
    if value <= 1 or source.language in _OF_THE_CLOCK or digits.isdecimal() and (len(digits) > 3 or digits[0] == "0"):
        return False
    return so_long(name, str(source), Fraction(value)) == _HOUR


def in_parts(parts: Sequence[tuple[Fraction, str | None]], target: Locale) -> str | None:
    """So many of each unit, as `target` lists them: "2 years and 3 months"; None where that is not sure.

    "Sept heures et demie" may be half past seven, and hours in parts have no gloss.
    """
    if any(code in (None, _HOUR) or value.denominator not in (1, 2, 4) for value, code in parts):
        return None
    exact = [(Decimal(value.numerator) / value.denominator, code) for value, code in parts]
    written = [_measure(value, code, target) for value, code in exact if code]
    sure = [one for one in written if one]
    return str(format_list(sure, locale=target)) if len(sure) == len(parts) > 0 else None


def number(text: str, language: str) -> Decimal | None:
    """A number in digits where its signs leave no doubt: to some "1,250" is a thousand, to others one and a quarter."""
    plain = text.replace("٬", "").replace("٫", ".") if re.search("[٫٬]", text) else text
    if plain.isdecimal():
        return Decimal(plain)
    if re.fullmatch(r"\d+[.,]\d{1,2}" if "٫" not in text else r"\d+\.\d+", plain):
        return Decimal(plain.replace(",", "."))
    several = re.fullmatch(r"\d{1,3}(?:([., \u00a0\u202f])\d{3})(?:\1\d{3})+", plain)
    ours = "," if language in _COMMA_GROUPS else ". " if language in _BOTH else "." if _has_dots(language) else " "
    one = re.fullmatch(rf"\d{{1,3}}(?:[{ours}\u00a0\u202f]\d{{3}})+", plain)
    return Decimal(re.sub(r"\D", "", plain)) if several or one else None


def own_number(text: str, language: str, scaled: bool) -> Decimal | None:
    """The same where it is enough what CLDR has for the signs of the language; `scaled`: of so many thousands or more.

    "10,000" is not ten to those who part thousands with a comma, even where others of them write "12,5".
    """
    read, locale = number(text, table_code(language)), locale_of(language)
    if read is not None or locale is None:
        return read
    if scaled:
        return _long_decimal(text, locale)
    signs = locale.number_symbols.values()
    groups = {one.get("group") for one in signs} - {one.get("decimal") for one in signs}
    parted = None if locale.language in _BOTH else re.fullmatch(r"\d{1,3}(\D)\d{3}", text)
    return Decimal(text.replace(parted[1], "")) if parted and parted[1] in groups else None


def _long_decimal(text: str, source: Locale) -> Decimal | None:
    """A number of thousands or more with three decimals and on, "48.211", where the sign can be none between thousands.

    By itself that is as often a number in groups that somebody else's software wrote.
    """
    if source.language in _BOTH:
        return None
    sign = "." if source.language in _COMMA_GROUPS else ","
    ours = source.default_numbering_system == "latn" and source.number_symbols["latn"]["decimal"] == sign
    return Decimal(text.replace(",", ".")) if ours and re.fullmatch(rf"\d{{1,3}}[{sign}]\d{{3,6}}", text) else None


@cache
def _has_dots(language: str) -> bool:
    """Whether a dot between digits can only be one between thousands."""
    locale = locale_of(language)
    if locale is None or locale.default_numbering_system != "latn":
        return False
    signs = locale.number_symbols["latn"]
    return bool(signs["group"] == "." and signs["decimal"] == ",")


def _scaled(words: str, source: str) -> tuple[int, str]:
    """The factor that the first words name, 1 if none, and the rest. With an ending it may be another word."""
    factor, width = scale(words, source)
    # To some "bn" is a billion, and to others a thousand times as many.
    if not _WHOLE.match(words, width) or width < 3 and words[:width].isascii():
        return 1, words
    return factor, LEAD.sub("", words[width:].removeprefix("."), count=1).strip()


def _compact(value: Decimal, target: Locale) -> str:
    """In words for millions where that is exact, else in digits; so where all of them are told, "48.211 thousand"."""
    if value % 10 and value == value.to_integral_value():
        return in_groups(value, target)
    # Where CLDR has the sign only, as in Chinese, it is the word.
    form: Literal["long", "short"] = "long" if "long" in target.compact_decimal_formats else "short"
    compact = format_compact_decimal(value, locale=target, format_type=form, fraction_digits=_DECIMALS)
    written = str(compact).strip(_MARKS)
    match = re.fullmatch(r"(\d+(?:[.,٫]\d+)?)\s*(.+)", skeleton(written))
    factor, width = scale(match[2], str(target)) if match else (1, 0)
    exact = match and width == len(match[2]) and Decimal(re.sub("[,٫]", ".", match[1])) * factor == value
    return written if exact else in_groups(value, target)


def in_groups(value: Decimal, target: Locale) -> str:
    """A number with the signs that `target` has between thousands."""
    return str(format_decimal(value, locale=target, decimal_quantization=False))


def _to_the_cent(value: Decimal, target: Locale) -> str:
    """The same with the zeros behind the decimal sign that `value` has: "5.50"."""
    return str(format_decimal(value, _decimals(value, target), target, decimal_quantization=False))


def _decimals(value: Decimal, target: Locale) -> str:
    """The pattern of `target` for as many digits behind the decimal sign as `value` has."""
    digits = len(f"{value:f}".partition(".")[2])
    return str(target.decimal_formats[None].pattern).partition(".")[0] + ("." + "0" * digits if digits else "")


def _counts(value: Decimal, name: str, unit: str, source: Locale) -> bool:
    """Whether the unit has the form of so many, or the one of five, which stands behind "about" as well."""
    if source.language not in _COUNTED:
        return True
    forms = (skeleton(form) for one in (value, Decimal(5)) for form in measure_forms(one, unit, source))
    return name in {re.sub(r"^[\d.,\s]+", "", form) for form in forms}


def _measure(value: Decimal, unit: str, target: Locale) -> str | None:
    if unit == "duration-year" and value >= 1000:
        return None  # "2018 года": of the year
    return measured(value, unit, target)


def _people(value: Decimal, target: Locale) -> str | None:
    if value != value.to_integral_value() or not 2 <= value < 10**6:
        return None
    return written_people(in_groups(value, target), str(target.plural_form(value)), target.language)


def _by_name(written: str, value: Decimal, family: str, target: Locale) -> str | None:
    """So much of what is called by one name in several countries: "25 million rupees"; None where names differ."""
    name = shared_name(family, value, target)
    if name is None:
        return None
    of = _OF.get(target.language, "") if not written[-1].isdigit() else ""
    return f"{written}{'' if UNPARTED_SIGN.match(name) else ' '}{of}{name}"


def _money(written: str, code: str, target: Locale) -> str:
    """ "$10 million", "10 Millionen $": with the sign, because a name may need another case behind "million"."""
    sign = code if code in (DOLLAR, WON) else get_currency_symbol(code, locale=target)
    if str(target.currency_formats["standard"].pattern).startswith("¤"):
        return f"{sign}\u00a0{written}" if sign[-1].isalpha() else f"{sign}{written}"
    return f"{written}\u00a0{sign}"
