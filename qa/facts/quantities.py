"""What a short answer amounts to, for telling whether two answers say the same: "12" and "twelve people".

An answer with exactly one number has a value; what else it says is its unit, a code where it is a currency, a measure
or a count of people, or other words. Where units cannot be compared, nothing is said of the two.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

import regex

from qa.facts.bounds import bounded
from qa.facts.clock import of_day, so_long
from qa.facts.compounds import Compound, compounds
from qa.facts.details import definite, year_elsewhere, years_named
from qa.facts.halves import half_behind
from qa.facts.ladders import converted
from qa.facts.money import FAMILIES, SIGNS, UNIT_BEHIND, money_before
from qa.facts.numbers import DIGITS, about, in_words, letter_scale, scale_behind, values
from qa.facts.people import who
from qa.facts.percents import TENTHS, percent_before, percent_behind
from qa.facts.powers import without_raised
from qa.facts.scales import more_behind, scale_before, scale_last, scale_names, unread_scale
from qa.facts.units import LEAD, currency_behind, family_behind, family_of, unit, unit_before
from qa.text.dates import months
from qa.text.fold import fold
from qa.text.word_tables import table_code

PER_HOUR = regex.compile(
    r"(?:(?:[时時]速|시속)\s?(?:[为為达達约約是は]|약\s?){0,2}"
    r"|(?:每小[时時]|saatte|óránként)\s?[为為达達约約是]{0,2}(?=[\d.,\s]+(?:km|kilom|mil|mérf|公里|千米|英里|海里|米)))(?=\d)",
    regex.I,
)
BY_THE_HOUR = regex.compile(
    r"\s?(?:(?:per|an) hour|par heure|à l['’]heure|(?:pro|in der) stunde|por hora|all['’]ora|в час|[зн]а годину"
    r"|na godzinę|za hodinu|pe oră|per uur|i timmen|i timen|tunnissa|óránként|(?:ανά|την) ώρα|per jam|sejam|kwa saa"
    r"|(?:một |/)giờ|ต่อชั่วโมง|في الساعة|در ساعت|לשעה|प्रति घंट[ाे]|فی گھنٹہ|প্রতি ঘণ্টা|每小[时時]|毎時)(?!\w)"
    # But "в час ночи", "all'ora di punta", "an hour before".
    r"(?!\s?(?:\d|пик|ночи|дня|di punta|de pointe|before|earlier|later|ago|vor |de[rs] |που|τ(?:ης|ου) |αιχμ|trước|sau"
    r"|przed|раніше|пізніше|ال(?:واحد|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر|حادي)))",
    regex.I,
)
"""Make a speed of the length beside them."""
_NUMBER = regex.compile(rf"[-−]?(?:{DIGITS.pattern})")
_SIGN = regex.compile(r"(?:(?<!\p{L})\p{Lu}{1,3})?\p{Sc}|[%٪‰]")
_SIGNS = SIGNS | {"٪": "%"}
_OWN_MONEY = {
    "cs": "CZK",
    "da": "DKK",
    "hi": "INR",
    "is": "ISK",
    "ne": "NPR",
    "no": "NOK",
    "si": "LKR",
    "sv": "SEK",
}
"""Whose the money mostly is that a language only calls by the name that several share."""
_WORD = regex.compile(r"[\p{L}\p{M}]{2,}")
_MORE = regex.compile("[多余餘馀]")
"""Beside people, as in "500多人"; elsewhere a word of one sign may be of those that are put between."""
_DISTINCT = 3
"""Digits in which two numbers do not agree by chance."""
_STEM = 4
"""Letters in which the forms of a word agree."""
_ALIKE = frozenset(map(frozenset, (
    (None, "least"), (None, "most"), ("over", "least"), ("over", "perhaps"), ("under", "most"), ("under", "perhaps"),
)))  # fmt: skip
"""Bounds of one figure in two reports: "at least 12" and "12". More than 500 are neither 500 nor fewer than 500."""
_JOINED = regex.compile(r"\d\s?[-–—:/]\s?\d")


@dataclass(frozen=True, slots=True)
class Quantity:
    """`value`: all that the number may mean, "1.500" being two; `unit`: a code or sign; `people`: which are counted,
    as a code; `words`: what else is said, but for "about"; `rough`: whether that or "nearly" is said; `years`: those
    of ours that it may be, also as one of another calendar; `bound`: its kind, "over" of "more than 500".
    """

    value: frozenset[Fraction]
    unit: str | None
    words: frozenset[str]
    language: str
    people: str | None = None
    rough: bool = False
    years: frozenset[int] = frozenset()
    bound: str | None = None


@lru_cache(maxsize=256)
def quantity(text: str, language: str) -> Quantity | None:
    """None where `text` has no number or more than one, or is a date, a time, a range or a row of digits."""
    text = more_behind(text)
    if bound := bounded(text, language):
        many = quantity(text[bound.start : bound.end], language)
        if many and bound.kind == "minus":
            return replace(many, value=many.value | {-value for value in many.value})  # it may have fallen so much
        return replace(many, bound=bound.kind) if many else None
    if hourly := BY_THE_HOUR.search(text) or PER_HOUR.search(text):
        many = quantity(f"{text[: hourly.start()]}{text[hourly.end() :]}", language)
        if many and many.unit and many.unit.startswith("length-"):
            return replace(many, unit=regex.sub(r"length-(\w+)", r"speed-\1-per-hour", many.unit))
    base = table_code(language)
    text = without_raised(text)
    folded = fold(text)
    if (
        _JOINED.search(folded)
        or of_day(base).search(folded)
        or not months(base).keys().isdisjoint(_WORD.findall(folded))
    ):
        return None
    if years := year_elsewhere(text, language):
        return Quantity(frozenset(map(Fraction, years)), None, frozenset(), base)
    told = compounds(text, language)
    if told and (len(told) > 1 or not told[0].parts):
        return None
    if told and told[0].plain is None:
        return _in_units(text, told[0], language)
    if told:
        text = f"{text[: told[0].start]}{told[0].plain}{text[told[0].end :]}"
    return _counted(text, language)


def _counted(text: str, language: str) -> Quantity | None:
    """Of a number that is told in one part."""
    value, rest, behind = _number(text, language)
    base = table_code(language)
    if not value or half_behind(language).search(fold(behind)):
        return None  # "5 millones de euros y medio" may be half of either
    if unread_scale(behind) or any(word in scale_names(base) for word in _WORD.findall(fold(behind))):
        return None  # "three million five hundred thousand" is not three million
    if scale_last(rest, language):
        return None  # "mil 50" is not fifty
    signs, rest, behind = _units(rest, behind, language, min(value))
    people, said = who(f"{rest} {behind}", language)
    said, rounded = about(language, "about").subn(" ", fold(said))
    words = frozenset(_WORD.findall(said) or (_MORE.findall(said) if people else ())) - definite(base)
    rough = bool(rounded or about(language, "nearly").search(said))
    years = frozenset(year for one in years_named(text, language) for year in one.values)
    return Quantity(value, "|".join(sorted(signs)) or None, words, base, people, rough, years)


def _number(text: str, language: str) -> tuple[frozenset[Fraction], str, str]:
    """What the only number of a text may mean, and what stands before and behind it; nothing where it has several."""
    digits = list(_NUMBER.finditer(fold(text)))
    named, *around = in_words(text, language)
    if not digits and len(named) == 1:
        return named, around[0], around[1]
    if len(digits) != 1 or named:
        return frozenset(), "", ""
    value, *more = values(text, language, own=True) or [frozenset()]
    start, end = digits[0].span()
    scaled = scale_behind(text[end:], language)
    end += scaled + bool(scaled and text.startswith(".", end + scaled))  # "38 εκατ. ευρώ"
    rest = text[: start - scale_before(text[:start], language)[1]]
    # "-5" by itself is no dash.
    return (frozenset() if more else frozenset(one for one in value if one < 0) or value), rest, text[end:]


def _in_units(text: str, one: Compound, language: str) -> Quantity | None:
    """Years and months as so many of the smaller."""
    rest = f"{text[: one.start]} {text[one.end :]}"
    if one.value is None or any(map(str.isdigit, rest)) or in_words(rest, language)[0]:
        return None
    people, said = who(rest, language)
    return Quantity(
        frozenset({one.value}), one.unit, frozenset(_WORD.findall(fold(said))), table_code(language), people
    )


def _units(before: str, behind: str, language: str, value: Fraction) -> tuple[set[str], str, str]:
    """The signs and codes around a number, and what else stands before and behind it."""
    behind = behind[letter_scale(behind) :]
    signs = {_SIGNS.get(sign, sign) for sign in _SIGN.findall(f"{before} {behind}")}
    code, width = money_before(before, language)
    if code:
        signs, before = signs | {code}, before[:-width]
        behind = UNIT_BEHIND.sub("", behind[:2], count=1) + behind[2:]
    if width := percent_before(before, language):
        signs, before = signs | {"%"}, before[:-width]
    code, width = unit_before(before, language)
    if code:
        signs, before = signs | {code}, before[:-width]
    signs, behind = _unit(behind, signs, language, value)
    return signs, before, behind


def _unit(behind: str, signs: set[str], language: str, value: Fraction) -> tuple[set[str], str]:
    """The signs around a number with the code of the unit behind it, and what else stands there."""
    if width := percent_behind(behind, language):
        return signs | {TENTHS if behind[:width].strip() == TENTHS else "%"}, behind[width:]
    width = currency_behind(behind, language)
    family, wide = family_behind(behind, language)
    if family and wide >= width:
        return signs | {family}, behind[wide:]
    if width:
        code = unit(LEAD.sub("", behind[:width], count=1), language)
        return signs | {SIGNS.get(code, code) if code else "?"}, behind[width:]
    code = unit(behind, language) or so_long(behind, language, value)
    return (signs | {code}, "") if code else (signs, behind)


def same_value(one: Quantity, two: Quantity) -> bool | None:
    """Whether both say so many of the same; None where that cannot be told."""
    equal, abroad = _equal(one, two), one.language != two.language
    if equal is None or one.people and two.people and one.people != two.people:
        return None
    if equal and one.bound != two.bound and frozenset({one.bound, two.bound}) not in _ALIKE:
        return None
    both, said = bool(one.words and two.words), [bool(many.words or many.people) for many in (one, two)]
    if one.unit != two.unit or abroad and one.unit in FAMILIES:
        same = equal and _one_family(one, two) or one.unit != two.unit and _converted(one, two)
        return True if same and not any(said) else None
    told = bool(one.people and two.people) and not both
    if all(said) and not told:
        if abroad:
            return True if equal and distinct(one) and bool(one.people) == bool(two.people) else None
        # So much a month is not so much a year.
        stems = _stems(one.words), _stems(two.words)
        related = any(len(stem) >= 3 for stem in stems[0] & stems[1])
        return None if equal and stems[0] != stems[1] or not related else equal
    if not (one.words or two.words):
        return equal
    # "500" may be any of "more than 500"; so many digits are of the same, unless a unit or people say what else.
    return None if equal and (one.unit or told or not distinct(one)) else equal


def _one_family(one: Quantity, two: Quantity) -> bool:
    """Whether money of one name may be the same: kroner are those of Norway, but no pesos of Chile are of Mexico."""
    families = {many.unit and family_of(many.unit) for many in (one, two)}
    if len(families) > 1 or None in families:
        return False
    codes = {_OWN_MONEY.get(many.language, many.unit) if many.unit in FAMILIES else many.unit for many in (one, two)}
    return len(codes) == 1 or not FAMILIES.keys().isdisjoint(codes)


def _equal(one: Quantity, two: Quantity) -> bool | None:
    """None where only one of several readings agrees, or where one may be a rounded form of the other, or a year."""
    if one.value & two.value:
        return True if len(one.value) == len(two.value) == 1 else None
    counted = one.unit or two.unit or one.people or two.people
    if one.years & two.years and not counted or _rounded(one, two) or _rounded(two, one):
        return None
    return False


def _rounded(one: Quantity, two: Quantity) -> bool:
    """Whether "about" or "nearly" so many are so many as the other says: "about 41 percent" of 41.2."""
    if not one.rough or len(one.value) > 1 or len(two.value) > 1:
        return False
    (rough,), (exact,) = one.value, two.value
    step = Fraction(1, 10**6)
    while rough and rough % (10 * step) == 0:
        step *= 10
    return -step < exact - rough <= step / 2


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


def _stems(words: frozenset[str]) -> set[str]:
    """How they begin: "year", "years"."""
    return {word[:_STEM] for word in words}
