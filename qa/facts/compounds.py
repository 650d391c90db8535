"""Numbers that are told in parts: "five years and a half", "3年6カ月", "2 करोड़ 50 लाख", "साढ़े पांच साल", "mil 200".

The first part by itself is another number, and looks like a whole one. Every part is read, or the number has no value.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

import regex

from qa.facts.amounts import number
from qa.facts.halves import LONGEST, front, half, half_behind, half_pattern, of_which, scaled_half
from qa.facts.joints import (
    ATTACHED,
    LONE_READ,
    added_near,
    between,
    fractions,
    gap,
    hundredths,
    lone_scales,
    pairs,
    singles,
    units,
    unread,
)
from qa.facts.ladders import in_smallest, smaller
from qa.facts.number_words import NumberWords, number_words
from qa.facts.numbers import DIGITS, past_ending, scale_behind
from qa.facts.percents import tenths_and_more
from qa.facts.scales import scale, scale_before, scale_first, scale_names, tenths
from qa.facts.units import currency_behind, family_behind, measure_words
from qa.text.fold import fold
from qa.text.whole_words import UNPARTED
from qa.text.word_tables import table_code

_LONGEST_DIGITS = 40
_LAST_WORD = regex.compile(r"[\w'’]{1,40}$")
_MOST_PARTS = 6
_MYRIAD = 10**4
"""Of larger scales the next one is said: "1億5000" is cut out of "1億5000万"."""
_SMALL_SCALES = tuple("十百千십백천")
"""Of which there can be more behind a number that is read: "3천5백만"."""


@dataclass(frozen=True, slots=True)
class Compound:
    """A number in [start, end) of a text: so many of each unit in `parts`, the largest first, by CLDR's codes.

    Of what is no unit there is one part, with None for its code, and `plain` is the same in digits: "2٫5 millones".
    `parts` are empty where one of them is not understood; `value` is the whole in `unit`, None where that is not exact.
    """

    start: int
    end: int
    parts: tuple[tuple[Fraction, str | None], ...] = ()
    value: Fraction | None = None
    unit: str | None = None
    plain: str | None = None


@dataclass(frozen=True, slots=True)
class _Number:
    """[start, end) with what multiplies it by `size`, which is `scaled` in words; `odd`: with a part before or behind.

    `value` has the scale in it; `unit`: of two in one word, "سنتين", or of the one in "a year and a half".
    """

    start: int
    end: int
    value: Fraction | None
    size: int = 1
    scaled: str = ""
    odd: bool = False
    unit: str | None = None


@lru_cache(maxsize=256)
def compounds(text: str, language: str) -> tuple[Compound, ...]:
    """The numbers of a text that are told in more than one part, in order; time is linear in the text."""
    folded, found, past = fold(text), list[Compound](), 0
    for first in _numbers(text, folded, language):
        if first.start >= past and (one := _compound(folded, first, language)):
            found.append(one)
            past = one.end
    return tuple(found)


def halved(text: str, start: int, end: int, language: str) -> tuple[int, int]:
    """[start, end) with a half before or behind it, in languages whose words for numbers are not listed as well.

    Behind it only beside the unit or scale that it is half of: "п'яти з половиною років". What begins with the half
    has the number before it: "setengah jam" of "dua setengah jam".
    """
    folded = fold(text)
    added = (
        () if table_code(language) in UNPARTED else half_behind(language).finditer(folded, max(0, start - LONGEST), end)
    )
    if cut := next((one for one in added if one.start() <= start < one.end()), None):
        start = word.start() if (word := _LAST_WORD.search(folded, 0, cut.start())) else start
    first, before = front(folded, start, language)
    last, behind = half(folded, end, language)
    unit = _measure(folded, last, language)[1] if behind else last
    scaled = last + scale_behind(folded[last : last + LONGEST], language) if behind else last
    # Where the unit stands before the number, the row of the half says what numbers there are: "saa mbili na nusu".
    named = "(?:(?<=" in half_pattern(language) or units(language).search(folded, max(0, start - 1), end)
    beside = behind and (named or max(unit, scaled) > last)
    return (first if abs(before) == Fraction(1, 2) else start), (max(unit, scaled) if beside else end)


def _numbers(text: str, folded: str, language: str) -> list[_Number]:
    """Whatever can be the first part, in order."""
    told = number_words(text, language)
    lone = lone_scales(language).finditer(folded)
    free = (match for match in lone if all(match.start() >= one.last or one.start >= match.end() for one in told))
    found = [
        *(_digits(folded, match, language) for match in DIGITS.finditer(folded)),
        *(_words(folded, one, 0, language) for one in told),
        *(_single(match, language) for match in singles(language).finditer(folded)),
        *(_Number(match.start(), match.end(), None, odd=True) for match in fractions(language).finditer(folded)),
        *(_lone(folded, match, language) for match in free),
    ]
    return sorted(found, key=lambda one: (one.start, -one.end))


def _digits(folded: str, match: regex.Match[str], language: str) -> _Number:
    digits = match.group()
    read = number(digits, table_code(language)) if len(digits) <= _LONGEST_DIGITS else None
    value = None if read is None else Fraction(read)
    start, before = front(folded, match.start(), language)
    first, wide = scale_before(folded[max(0, start - LONGEST) : start], language)
    end, more = half(folded, match.end(), language)
    size, width = (1, 0) if wide else scale(folded[end : end + LONGEST], language)
    behind = end + scale_behind(folded[end : end + LONGEST], language) if width else end
    last, extra = scaled_half(folded, behind, language, size) if width else (behind, Fraction(0))
    if value is None or extra is None or width and scale(folded[last : last + LONGEST], language)[1]:
        total = None
    else:
        total = (value + before + more + extra) * size * first
    odd = bool(before or more or extra is None or extra)
    return _Number(start - wide, last, total, size * first, folded[end:behind], odd)


def _words(folded: str, one: NumberWords, offset: int, language: str) -> _Number:
    """`offset`: of the text in which the words were found."""
    start, before = front(folded, offset + one.start, language)
    end = past_ending(folded[offset:], one) + offset
    size, value, more = one.scale, one.value, Fraction(0)
    if value is not None and end == offset + one.end and folded[end : end + 1] != "半":  # "一半" is a half
        end, more = half(folded, end, language)
    if value is not None:
        # "साढ़े पांच सौ" has half a hundred more.
        value = (value + more + before * (100 if value >= 100 and value % 100 == 0 else 1)) * size
        if size == 1 and value >= 1000:
            size = max(size for size in (10**3, 10**6, 10**9) if size <= value)
    odd = bool(before or more) or one.value is not None and one.value.denominator > 1
    return _Number(start, end, value, size, folded[offset + one.end : offset + one.scaled], odd)


def _lone(folded: str, match: regex.Match[str], language: str) -> _Number:
    """A thousand or a million without "one"; with what follows and no value where it is not sure what both come to."""
    size = scale_names(language)[match["scale"]]
    one = _Number(match.start(), match.end(), Fraction(size), size)
    sure = not match["many"] and (match["one"] or table_code(language) in LONE_READ)
    if sure and _summed(folded, one, language)[1]:
        return one
    return _Number(match.start(), match.end("rest"), None, size, odd=True)


def _single(match: regex.Match[str], language: str) -> _Number:
    if match["pair"]:
        return _Number(match.start(), match.end(), Fraction(2), unit=pairs(language)[match["pair"]])
    return _Number(match.start(), match.end(), Fraction(1), unit=measure_words(language)[match["unit"]])


def _compound(folded: str, first: _Number, language: str) -> Compound | None:
    if between(language).search(folded, max(0, first.start - LONGEST), first.start):
        return None
    share, percent = tenths_and_more(folded, first.start, language)
    if percent is not None:
        return Compound(first.start, share, ((percent, None),), percent, plain=f"{_in_digits(percent)}%")
    one, summed = _summed(folded, first, language)
    code, end = (one.unit, one.end) if one.unit else _measure(folded, one.end, language)
    if code is None:
        return _unmeasured(folded, one, summed, language)
    end, more = _half_of(folded, end, language, code)
    values = [None if one.value is None or more is None else one.value + more]
    codes, odd = [code], bool(one.odd or summed or more is None or more)
    listed = folded[: one.start].rstrip().endswith((",", "、"))
    while len(codes) < _MOST_PARTS and (part := _next(folded, end, codes[-1], language, listed)):
        end, value, code = part
        values.append(value)
        codes.append(code)
    if not odd and len(codes) == 1:
        return None
    if any(value is None for value in values):
        return Compound(one.start, end)
    parts = tuple((value, code) for value, code in zip(values, codes, strict=True) if value is not None)
    return Compound(one.start, end, parts, *in_smallest(parts))


def _unmeasured(folded: str, one: _Number, summed: bool, language: str) -> Compound | None:
    """So many of no unit that is known, or of money, of which half of one may follow: "5 euros y medio"."""
    width, end, more = 0, one.end, Fraction(0)
    if one.size == 1 and added_near(language).search(folded, one.end, one.end + 2 * LONGEST):
        money = folded[one.end : one.end + LONGEST]
        width = currency_behind(money, language) or family_behind(money, language)[1]
        end, more = _added_to_money(folded, one.end + width, language) if width else (one.end, more)
    if not (one.odd or summed or more):
        return None
    if one.value is None or more and _scaled_behind(folded, end, language):
        return Compound(one.start, end)
    value = one.value + more
    digits = _in_digits(value / one.size) + one.scaled if one.scaled else _in_digits(value)
    plain = digits + (folded[one.end : one.end + width] if more else "")
    return Compound(one.start, end, ((value, None),), value, plain=plain)


def _in_digits(value: Fraction) -> str:
    """With a sign that is nowhere one between thousands, and never three digits behind it."""
    whole, rest = divmod(value, 1)
    decimals = f"{rest.numerator * 10**12 // rest.denominator:012}".rstrip("0")
    return f"{whole}٫{decimals}{'0' * (len(decimals) == 3)}" if decimals else str(whole)


def _summed(folded: str, first: _Number, language: str) -> tuple[_Number, bool]:
    """With the numbers behind it that are added to it, each of a smaller scale: "9조 5천억"; and whether there are."""
    one, least, summed = first, first.size, False
    while least > 1 and one.value is not None and not one.unit:
        joint = gap(language).match(folded, one.end)
        more = _number_at(folded, joint.end(), language) if joint and "," not in joint.group() else None
        if joint and more is None and (hundreds := unread(language).match(folded, joint.end())):
            end = hundreds.end() + scale_behind(folded[hundreds.end() : hundreds.end() + LONGEST], language)
            return _Number(one.start, end, None, first.size, odd=True), True
        if joint is None or more is None or more.odd or more.unit:
            break
        if not joint["and"] and (more.size >= least or folded[more.end : more.end + 1] in _SMALL_SCALES):
            return _Number(one.start, more.end, None, first.size, odd=True), True
        if not joint.group() and more.end - more.start == 1:
            known = one.value if one.scaled else None
            behind = folded[more.end : more.end + LONGEST]
            value = None if known is None or more.value is None else tenths(known, more.value, least, behind, language)
            return _Number(one.start, more.end, value, first.size, first.scaled, odd=True), True
        if more.value is None or more.value >= least or not _fills(folded, one, more, least, joint, language):
            break
        one = _Number(one.start, more.end, one.value + more.value, first.size, first.scaled, first.odd)
        least, summed = more.size, True
    return one, summed


def _fills(folded: str, one: _Number, more: _Number, least: int, joint: regex.Match[str], language: str) -> bool:
    """Whether a number behind a scaled one is surely added to it: "1.7 million four years ago" are two numbers."""
    if one.value is None or (one.value / least).denominator > 1:
        return False
    if more.size > 1 or not joint.group() and least <= _MYRIAD:
        return True
    attached = table_code(language) in (*ATTACHED, "fa")
    digits = folded[more.start : more.end].isdecimal()
    return digits and (more.value or 0) * 10 >= least and (attached or not joint["and"])


def _next(folded: str, end: int, code: str, language: str, listed: bool) -> tuple[int, Fraction | None, str] | None:
    """The end, number and unit of what is added to so many of a larger unit.

    `listed`: whether that stands behind a comma, so that another makes another item: "2 years, 3 years, 5 months".
    """
    joint = gap(language).match(folded, end)
    if joint and listed and joint.group().startswith(","):
        return None
    one = _number_at(folded, joint.end(), language) if joint else None
    if one is None:
        return None
    other, last = (one.unit, one.end) if one.unit else _measure(folded, one.end, language)
    if other is None or not smaller(one.value or Fraction(1), other, code):
        return None
    last, more = _half_of(folded, last, language, other)
    return last, None if one.value is None or more is None else one.value + more, other


def _number_at(folded: str, at: int, language: str) -> _Number | None:
    """The number that begins at an offset."""
    if digits := DIGITS.match(folded, at + scale_first(folded[at : at + LONGEST], language)):
        return _digits(folded, digits, language)
    if (pair := singles(language).match(folded, at)) and pair["pair"]:
        return _single(pair, language)
    near = folded[at : at + LONGEST]
    words = number_words(near, language) if near[:1].isalpha() else ()
    if words and words[0].start == 0:
        return _words(folded, words[0], at, language)
    return None


def _measure(folded: str, at: int, language: str) -> tuple[str | None, int]:
    """The unit that stands at an offset, and its end."""
    found = units(language).match(folded, at)
    return (measure_words(language)[found["unit"]], found.end()) if found else (None, at)


def _half_of(folded: str, at: int, language: str, code: str) -> tuple[int, Fraction | None]:
    """The end of "and a half" of a unit, with its name if it is said once more: "ونصف السنة"; None of what else."""
    end, more = half(folded, at, language)
    if not more:
        return at, more
    for begin in of_which(folded, end, language):
        again, last = _measure(folded, begin, language)
        if again:
            return last, more if again == code else None
    return end, None if _scaled_behind(folded, end, language) else more


def _scaled_behind(folded: str, at: int, language: str) -> bool:
    """Whether half of a scale was said: "cinco años y medio millón" are two numbers."""
    return any(scale(folded[begin : begin + LONGEST], language)[1] for begin in of_which(folded, at, language))


def _added_to_money(folded: str, at: int, language: str) -> tuple[int, Fraction]:
    """The end of what is added to an amount of money, and how much it is: "y medio", "y 20 céntimos"."""
    end, more = half(folded, at, language)
    joint = None if more else gap(language).match(folded, at)
    one = _number_at(folded, joint.end(), language) if joint else None
    small = hundredths(language).match(folded, one.end) if one else None
    if one and small and one.value is not None and one.value < 100:
        return small.end(), one.value / 100
    return end, more
