"""What is counted or measured, by the words that CLDR (through Babel) writes behind a number: currencies and measures.

Each form is made once, and read back on an exact match. What could be two things has no code; of a currency that
several countries have under one name, the name is known and not whose it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from babel.numbers import format_currency
from babel.units import format_unit

from qa.facts.money import FAMILIES, dollars, no_money, shared, short_money
from qa.facts.people import person_words
from qa.text.fold import fold, skeleton
from qa.text.locales import Locale, locale_of
from qa.text.whole_words import UNPARTED_SIGN, one_of
from qa.text.word_tables import word_list, word_table

SAMPLES = (2, 3, 5, 11, 21, 100, Decimal("1.5"))
"""Numbers that between them take every plural form."""
_CURRENCIES_OF_SEVERAL = ("XAF", "XCD", "XCG", "XOF", "XPF")
"""Of the codes that begin with X, those of money; the others are metals and units of account: "3 gold" are medals."""
_UNITS = (
    "length-kilometer", "length-meter", "length-centimeter", "length-millimeter", "length-mile", "length-foot",
    "area-square-kilometer", "area-square-meter", "area-hectare", "mass-tonne", "mass-kilogram", "mass-gram",
    "volume-liter", "volume-cubic-meter", "power-megawatt", "power-gigawatt", "speed-kilometer-per-hour",
    "temperature-celsius", "duration-year", "duration-month", "duration-week", "duration-day", "duration-minute",
)  # fmt: skip
"""No hours: "7 heures" is a time of day as well."""
_OTHER_NOUNS = ("duration-hour", "duration-second", "duration-decade", "duration-century", "mass-pound")
_IN_PARTS = (*_UNITS, "duration-hour", "duration-second", "length-inch")
"""What may have a smaller one or a half behind it, which tells "3 heures 20" from a time of day."""
_WORDS_ONLY = ("duration", "length-mile", "length-foot", "length-inch")
"""Of which short forms mean other things as often: "sett." is September, "mi" is "my"."""
_CALENDAR = ("ja", "ko", "zh")
"""Where years, months and days of a date are written as so many of them: "6日"; only "more" words are no dates."""
DOLLAR = "$"
"""The dollar of a text that does not say whose."""
WON = "₩"
"""Of either Korea, which have the sign as well."""
_REGIONS = {"en": ("en_001", "en_GB"), "pt": ("pt_PT",), "zh": ("zh_Hant",)}
"""Where a language is written that spells some units otherwise: "kilometres"."""
NOT_ALONE = ("pound", "won")
"""Names of money that are another word as well."""
_LONGEST_NAME = 40
"""Characters of what a currency is called."""
_STEM = 3
"""Letters in which the forms of a word agree."""
_LAST = re.compile(r"(?<!\w)(\w{3,})\s$")
LEAD = re.compile(r"\s?(?:de |d['’]|di |of )?")
"""What may stand between a number, or its scale, and what it is so many of."""
_OTHERS = re.compile(fold(word_list(__file__, "others")))
"""Of `units.json`, by what stands behind: organic, Arab, golden, Korean groups and pieces, Thai officers."""
_HYPHENS = " -\u2010\u2011"

PEOPLE = "people"
"""The code of people, beside those of units, which have a hyphen, and of money, which have none."""


def currency_behind(text: str, language: str) -> int:
    """How many characters at the begin of `text` name the currency of the number before it, or the name that several
    share: " dollars", "欧元", " crowns"; but no pounds, which are a weight as well.
    """
    known = things(language)
    named = _named_behind(text, lambda name: any(map(is_money, known.get(name, ()))))
    family, width = family_behind(text, language)
    return named if family in NOT_ALONE else max(named, width)


def family_behind(text: str, language: str) -> tuple[str | None, int]:
    """The currencies that share the name at the begin of `text`, as "krone" for " Kronen", and its length."""
    names = _family_names(language)
    width = _named_behind(text, names.__contains__) if names else 0
    return names.get(skeleton(LEAD.sub("", text[:width], count=1)).strip()), width


def family_of(code: str) -> str | None:
    """The name that a currency shares with others: "krone" for "NOK"."""
    return next((name for name, codes in FAMILIES.items() if code == name or code in codes), None)


def shared_name(family: str, value: Decimal, locale: Locale) -> str | None:
    """What so many of any of a family are called in a language; None where not all of them are called so."""
    plural = locale.plural_form(value)
    like = next((one for one in (1, *SAMPLES) if locale.plural_form(one) == plural), SAMPLES[-2])
    named = (
        _behind([format_currency(like, code, locale=locale, format_type="name", currency_digits=False)])
        for code in FAMILIES[family]
    )
    names = [{part for name in some for part in _parts(name)} for some in named]
    shared = frozenset.intersection(*map(frozenset, names)) if len(names) > 1 else frozenset()
    return max(shared, key=len, default=None)


def unit(words: str, language: str) -> str | None:
    """What is counted or measured, as one code in all languages; None where that is not known, or could be two."""
    name = skeleton(words).strip(_HYPHENS)
    found = things(language).get(name) or _single(language).get(name, frozenset())
    return next(iter(found - {PEOPLE}), None) if len(found) == 1 else None


def unit_before(text: str, language: str) -> tuple[str | None, int]:
    """The code of the measure named at the end of `text`, right before a number, and its length: "kilomita "."""
    last = _LAST.search(text)
    code = _before(language).get(last[1].casefold()) if last else None
    return code, len(last.group()) if last and code else 0


@cache
def _before(language: str) -> dict[str, str]:
    """What a language writes before a number of each unit, folded."""
    locale = locale_of(language)
    if locale is None:
        return {}
    forms = ((skeleton(form), code) for code in _units_of(locale) for form in _written(code, locale, (1, *SAMPLES)))
    found = ((re.fullmatch(r"(\w{3,})\s\d+", form), code) for form, code in forms)
    return {match[1]: code for match, code in found if match}


def nouns(language: str) -> list[str]:
    """The words for units and for well-known money: "year", "years", "hours", "euros"."""
    locale = locale_of(language)
    if locale is None:
        return []
    money = (*_called("EUR", locale), *_called("USD", locale), *_family_names(language))
    units = (*(name for name, _ in _units(locale)), *_single(language))
    more = (name for one in _OTHER_NOUNS for name in _names(one, locale, (1, *SAMPLES)))
    return sorted({*money, *dollars(locale.language), *units, *more})


@cache
def things(language: str) -> dict[str, frozenset[str]]:
    """The codes of what each word behind a number means: of a unit, of money, or `PEOPLE`."""
    locale = locale_of(language)
    if locale is None:
        return {}
    people = ((word, PEOPLE) for word in person_words(locale.language))
    return _grouped((*_currencies(locale), *_units(locale), *people))


def is_money(code: str) -> bool:
    """Whether a code of `things` is one of money."""
    return "-" not in code and code != PEOPLE


def measured(value: Decimal, unit: str, locale: Locale) -> str | None:
    """So many of a unit in the words of a language; None where it has none."""
    return next(measure_forms(value, unit, locale), None)


def measure_forms(value: Decimal | int, unit: str, locale: Locale) -> Iterator[str]:
    """The forms that a language has for so many of a unit, the longest first.

    What CLDR only has in short is the long form as well.
    """
    lengths: tuple[Literal["long", "short", "narrow"], ...] = ("long", "short", "narrow")
    for length in lengths:
        written = str(format_unit(value, unit, length, locale=locale))
        if unit in written:
            continue
        yield written
        if unit.startswith(_WORDS_ONLY):
            return


@cache
def measure_words(language: str) -> dict[str, str]:
    """The codes of units by their names, folded, also those that are dates unless another part is beside them."""
    locale = locale_of(language)
    if locale is None:
        return {}
    found: list[tuple[str, str]] = []
    for code in _IN_PARTS:
        names = _behind(map(fold, _written(code, locale, (1, *SAMPLES))))
        more = f"{_more('more', locale).get(code, '')} {_more('in_parts', locale).get(code, '')}"
        found += ((name, code) for name in (*names, *map(fold, more.split())) if _tells(name))
    return _sure(found)


@cache
def measure_pattern(language: str) -> str:
    """A pattern for those words in a folded text, with no letter behind where blanks stand between words."""
    names = measure_words(language)
    spaced = one_of(name for name in names if not UNPARTED_SIGN.match(name))
    others = one_of(name for name in names if UNPARTED_SIGN.match(name))
    return rf"(?:{spaced})(?=[\u064b-\u0652]*+(?![\p{{L}}\p{{M}}\p{{N}}]))|{others}"


def is_other(text: str, at: int) -> bool:
    """Whether a word for a scale or for money is another one where it stands: "300 Bio-Betriebe", "3 złote medale"."""
    return _OTHERS.match(fold(text[at : at + _LONGEST_NAME])) is not None


def _named_behind(text: str, known: Callable[[str], bool]) -> int:
    lead = LEAD.match(text)
    start = lead.end() if lead else 0
    if is_other(text, start):
        return 0
    for end in range(min(len(text), start + _LONGEST_NAME), start, -1):
        inside = text[end - 1 : end + 1].isalnum() and text[end : end + 1] < "\u2e80" and end < len(text)
        if not inside and not text[end - 1].isspace() and known(skeleton(text[start:end]).strip()):
            return end
    return 0


@cache
def _single(language: str) -> dict[str, frozenset[str]]:
    """Units in the form of one, which other words are made with: "five-year"."""
    locale = locale_of(language)
    return _grouped((name, code) for code in _units_of(locale) for name in _names(code, locale, (1,))) if locale else {}


def _grouped(named: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for word, code in named:
        found[word].add(code)
    return {word: frozenset(codes) for word, codes in found.items()}


def _sure(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Without the words that could be two things."""
    return {word: code for word, codes in _grouped(named).items() if len(codes) == 1 for code in codes}


def _currencies(locale: Locale) -> Iterator[tuple[str, str]]:
    for code in map(str, locale.currencies):
        if code.startswith("X") and code not in _CURRENCIES_OF_SEVERAL:
            continue
        yield from ((word, code) for word in _called(code, locale) if word != code.casefold())
    yield from short_money(locale)
    yield from ((word, DOLLAR) for word in dollars(locale.language))
    if locale.language == "ko":
        yield "원", WON


def _called(code: str, locale: Locale) -> set[str]:
    forms = (format_currency(one, code, locale=locale, format_type="name", currency_digits=False) for one in SAMPLES)
    return _behind(map(skeleton, forms))


@cache
def _family_names(language: str) -> dict[str, str]:
    """The words that the currencies of a family share in a language, each for the family."""
    locale = locale_of(language)
    if locale is None:
        return {}
    found: list[tuple[str, str]] = []
    for family, codes in FAMILIES.items():
        names = {code: _called(code, locale) for code in codes}
        parts = Counter(part for some in names.values() for part in {one for name in some for one in _parts(name)})
        stems = {part[:_STEM] for part, times in parts.items() if times > 1}
        # "kronor" beside "kroner" and "krona".
        found += ((part, family) for part in parts if part[:_STEM] in stems and part not in no_money(language))
    return _sure(found) | {word: family for family, more in shared(locale.language).items() for word in more}


def _parts(name: str) -> list[str]:
    """Its words; of a name without blanks its endings."""
    if " " not in name and name[0] > "\u2e80":
        return [name[at:] for at in range(1, len(name) - 1)]
    return [word for word in name.split() if len(word) >= _STEM]


def _units_of(locale: Locale) -> Iterator[str]:
    return (code for code in _UNITS if not (code.startswith("duration") and locale.language in _CALENDAR))


def _units(locale: Locale) -> Iterator[tuple[str, str]]:
    own = set(_units_of(locale))
    for code in _UNITS:
        names = _names(code, locale, SAMPLES) if code in own else set()
        more = _more("more", locale).get(code, "").split()
        yield from ((word, code) for word in (*names, *map(skeleton, more)))


def _names(unit: str, locale: Locale, samples: Iterable[int | Decimal]) -> set[str]:
    """What stands behind a number of it."""
    names = _behind(map(skeleton, _written(unit, locale, samples)))
    return set(filter(_tells, names)).difference(_more("none", locale))


def _more(kind: str, locale: Locale) -> Any:
    """Of `units.json`: words for a unit that CLDR has not ("more"), those that are read only beside another part, as
    they are dates or other words as well ("in_parts"), and what is as often something else ("none"): tonnes are so many
    people as well, and "day" stands before its name.
    """
    return word_table(__file__)[kind].get(locale.language, {})


def _written(unit: str, locale: Locale, samples: Iterable[int | Decimal]) -> Iterator[str]:
    """So many of it each, wherever the language is written."""
    locales = (locale, *map(Locale.parse, _REGIONS.get(str(locale), ())))
    return (form for one in locales for sample in samples for form in measure_forms(sample, unit, one))


def _tells(name: str) -> bool:
    """Whether it is more than a letter: "m" is a million as well, and "′" is a minute."""
    letters = sum(unicodedata.category(one)[0] in "LM" for one in name)
    return letters > 1 or name[0] in "°" and letters == 1 or letters == 1 and name[0] > "\u2e80"


def _behind(forms: Iterable[str]) -> set[str]:
    """What stands behind the number in each form, which is folded."""
    matches = (re.fullmatch(r"\d++(?:[.,٫]\d++)?+\s*+(.+)", form.strip()) for form in forms)
    return {match[1].strip() for match in matches if match}
