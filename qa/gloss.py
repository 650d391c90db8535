"""An answer's words in the asker's language, where well-kept data (CLDR, through Babel) leaves no doubt.

Countries, well-known cities, states, languages, weekdays, dates, numbers and amounts, where the whole words
match but for a lead such as "in" or "the city of". Where they mean two things, or nothing is known, there is no gloss:
a wrong one is worse.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from babel.lists import format_list

from qa.facts.amounts import amount, in_groups, in_parts, number
from qa.facts.bounds import Bounded, bounded, written_bound
from qa.facts.called import called, meant
from qa.facts.compounds import compounds
from qa.facts.joints import pairs
from qa.facts.kinds import has_number
from qa.facts.numbers import in_digits
from qa.facts.ranges import whole_range, written_range
from qa.facts.scales import more_behind
from qa.facts.units import measure_words, measured
from qa.gloss_days import OTHER_YEARS, day, month, partial_day, plain, weekday
from qa.text.fold import ascii_digits, fold
from qa.text.locales import Locale, locale_of, row_of
from qa.text.whole_words import NEVER, one_of
from qa.text.word_tables import word_table
from qa.types import Span

_PLACES = ("territory", "city", "state")
_YEAR_LONG = 4
_LONGEST = 60
"""Characters of words that can be a name or a date."""
# Elsewhere the name of a language is an adjective too, and another language may have two words for them.
_LANGUAGES_ALONE = ("ja", "ko", "th", "tr", "zh")
_ANDS = {"es": (" e ",), "it": (" ed ",), "ja": ("と",), "ko": ("와 ", "과 ")}
"""What is "and" between two things as well, where CLDR lists them otherwise."""
_COMMA = r"\s?[,،、，]\s?"
_HAN = "二三四五六七八九"
"""Which count by themselves only before a unit."""
_Y_BEFORE_I = re.compile(r" y (?=[IÍ]|Hi(?!e))")
_NUMBER = re.compile(r"[%٪]?\d+(?:٬\d{3})*(?:٫\d+)?[%٪]?")


class Gloss(NamedTuple):
    """Words in the asker's language, and the characters [start, end) of the answer that they stand for."""

    text: str
    start: int
    end: int


def glossed(spans: Sequence[Span], languages: Mapping[str, str], into: str) -> tuple[Span, ...]:
    """The spans with their glosses; `languages`: of the articles, by id."""
    found = [(span, gloss(span.text, languages[span.article_id], into)) for span in spans]
    return tuple(
        replace(span, gloss=one.text, glossed=span.text[one.start : one.end]) if one else span for span, one in found
    )


def gloss(words: str, language: str, into: str, alone: bool = True) -> Gloss | None:
    """`words` of a text in `language` as `into` has them; None where that is not sure, or where they are the same.

    `alone`: whether they are an answer by themselves: in a sentence "June" may be a part of a name.
    """
    source, target = locale_of(language), locale_of("en-001" if into == "en" else into)
    if source is None or target is None or source.language == target.language or len(words) > _LONGEST:
        return None
    words = more_behind(words)
    if (one := bounded(words, language)) and has_number(words[one.start : one.end], language):
        return _bounded(words, one, language, into)
    start = found.end() if (found := _lead("leads", source).match(words)) else 0
    if _lead("to_places", source).search(words, 0, start):
        place = _name(words[start:], source, target, _PLACES)
        return Gloss(place, start, len(words)) if place and plain(place) != plain(words[start:]) else None
    whole, bare = (start, len(words)), _bare(words, start, source.language)
    for first, last in dict.fromkeys(((0, len(words)), whole, *bare)):
        rest = words[first:last]
        text = (
            _digits(rest, source, target)
            or day(rest, source, target)
            or _aged(rest, source, target)
            or _counted(rest, source, target)
            or amount(rest, source, target)
            or (None if first else _ranging(rest, source, target))
            or _name(rest, source, target)
            or weekday(rest, words[:first], source, target)
            or _listed(rest, source, target)
        )
        if text:
            new = plain(text).replace(" ", "") != plain(rest).replace(" ", "")
            return Gloss(text, first, last) if new else None
    for first, last in (whole, *bare):
        rest = words[first:last]
        if part := partial_day(rest, source, target) or month(rest, words[:first], alone, source, target):
            return Gloss(part[0], first, first + part[1])
    return None


@cache
def _lead(kind: str, source: Locale) -> re.Pattern[str]:
    """Of `gloss.json`: what may stand before a name without changing what is named ("leads": "in", "the city of"), of
    that what leads "to_places", but before a day or so many weeks says "after", and what makes a name a language's.
    """
    return re.compile(rf"(?:(?:{word_table(__file__)[kind].get(source.language, NEVER)}) )+", re.IGNORECASE)


def _bounded(words: str, one: Bounded, language: str, into: str) -> Gloss | None:
    """With the asker's own word for "at least" or "fewer than": without it, it would be another number."""
    rest = words[one.start : one.end]
    inner = gloss(rest, language, into)
    if inner is None and rest.isascii() and rest.isdecimal():
        inner = Gloss(rest, 0, len(rest))
    whole = inner and (inner.start, inner.end) == (0, len(rest)) and written_bound(one.kind, inner.text, into)
    return Gloss(whole, 0, len(words)) if whole else None


def _bare(words: str, start: int, language: str) -> list[tuple[int, int]]:
    """What is left of `words` from `start` on without letters that are written with it: "ב", "'da", "的"; behind a
    number, words for what is counted that other languages have no one word for ("so many of vehicles").
    """
    head, tail = word_table(__file__)["attached"].get(language, ("", ""))
    first = re.match(head, words[start:]) if head else None
    last = re.search(tail, words) if tail else None
    begin, end = start + (first.end() if first else 0), last.start() if last else len(words)
    short = 1 if language == "ko" else 2  # two syllables are a whole name
    return [(begin, end)] if (first or last) and (end - begin > short or words[begin : begin + 1].isdigit()) else []


def _aged(words: str, source: Locale, target: Locale) -> str | None:
    """So many years of somebody's life: "41岁", "31-jährige"."""
    found = _age(source.language).fullmatch(words)
    if found is None:
        return None
    years = next(filter(None, found.groups()))
    word = row_of(word_table(__file__)["aged"], target)
    return f"{int(years)}{word}" if word else measured(Decimal(int(years)), "duration-year", target)


@cache
def _age(language: str) -> re.Pattern[str]:
    return re.compile(word_table(__file__)["ages"].get(language, NEVER).replace("#", r"(\d{1,3})"))


def _counted(words: str, source: Locale, target: Locale) -> str | None:
    """A number in words or in parts, by itself or as an amount: "diecinueve", "ستة مليارات دولار", "3年6カ月"; and two
    of a unit in one word, "أسبوعين".
    """
    if two := pairs(source.language).get(fold(words)):
        return measured(Decimal(2), two, target)
    if words[1:] in measure_words(source.language) and words[0] in _HAN:
        return amount(f"{_HAN.index(words[0]) + 2}{words[1:]}", source, target)
    told = compounds(words, str(source).replace("_", "-"))
    if told:
        one = told[0]
        if one.plain and one.plain.isdecimal() and (one.start, one.end) == (0, len(words)):
            return in_groups(Decimal(one.plain), target)
        if one.plain is not None and len(told) == 1:
            return amount(f"{words[: one.start]}{one.plain}{words[one.end :]}", source, target)
        return in_parts(one.parts, target) if (one.start, one.end) == (0, len(words)) else None
    digits = in_digits(words, source.language)
    if digits and digits.isdecimal():
        return in_groups(Decimal(digits), target) if len(digits) > _YEAR_LONG else digits
    return amount(digits, source, target) if digits else None


def _ranging(words: str, source: Locale, target: Locale) -> str | None:
    """So much to so much of one thing: "20–30 centimetres", where the second by itself is so many of it, in digits."""
    one = whole_range(words, str(source))
    low, high = (number(end, source.language) for end in (one.low, one.high)) if one else (None, None)
    whole = amount(one.high + words[one.end :], source, target) if one else None
    if one is None or low is None or high is None or whole is None or not low < high:
        return None
    if low < 10 and high >= 100:
        return None  # "3 à 400 mètres" begin at three hundred
    last = in_groups(high, target)
    parts = re.split(rf"(?<![\d.,]){re.escape(last)}(?![\d.,]?\d)", whole)
    if len(parts) != 2 or any(map(str.isdigit, "".join(parts))) or one.changing and parts[0]:
        return None
    written = written_range(in_groups(low, target), last, one.changing, str(target))
    return f"{parts[0]}{written}{parts[1]}" if written else None


def _digits(words: str, source: Locale, target: Locale) -> str | None:
    """Digits of another script, one for one, with the Arabic signs that belong to them."""
    plain = ascii_digits(words)
    if words.isascii() or not _NUMBER.fullmatch(plain) or target.language in ("ar", "fa", "ur", "ckb", "ps"):
        return None
    if words.isdecimal() and int(words) in OTHER_YEARS.get(source.language, ()):
        return None
    latin = target.number_symbols["latn"]
    plain = plain.translate(str.maketrans({"٬": latin["group"], "٫": latin["decimal"], "٪": "%"}))
    return plain[1:] + "%" if plain.startswith("%") else plain


def _name(words: str, source: Locale, target: Locale, named: tuple[str, ...] = (*_PLACES, "day")) -> str | None:
    if found := _lead("languages", source).match(words):
        kinds, name = ("language",), words[found.end() :]
    else:
        alone = ("language",) if source.language in _LANGUAGES_ALONE else ()
        kinds, name = (*named, *alone), words
    theirs = {called(str(target)).get(thing) for thing in meant(name, str(source)) if thing[0] in kinds}
    return theirs.pop() if len(theirs) == 1 else None


def _listed(words: str, source: Locale, target: Locale) -> str | None:
    """Two places and more, or days, each with a gloss of its own, listed as the asker's language does."""
    for told in (_place, _day):
        every = _each(words, source, target, told)
        if every and len(set(every)) == len(every) > 1:
            listed = str(format_list(every, locale=target))
            return _Y_BEFORE_I.sub(" e ", listed) if target.language == "es" else listed
    return None


def _each(words: str, source: Locale, target: Locale, told: Callable[[str, Locale, Locale], str | None]) -> list[str]:
    """What each part of a list is called; nothing where one of them has no name."""
    if one := told(words, source, target):
        return [one]
    for joint in _joints(source):
        for place in joint.finditer(words):
            first = told(words[: place.start()], source, target)
            if first and (rest := _each(words[place.end() :], source, target, told)):
                return [first, *rest]
    return []


@cache
def _joints(source: Locale) -> tuple[re.Pattern[str], ...]:
    """What stands between the parts of a list: a comma with "and", a comma, "and"."""
    two = str(source.list_patterns["standard"]["2"]).replace("{0}", "").replace("{1}", "")
    ands = two, *_ANDS.get(source.language, ())
    behind = one_of(joint.lstrip() for joint in ands)
    return tuple(map(re.compile, (rf"{_COMMA}(?:{behind})", _COMMA, one_of(ands))))


def _place(words: str, source: Locale, target: Locale) -> str | None:
    return _name(words, source, target, _PLACES)


def _day(words: str, source: Locale, target: Locale) -> str | None:
    part = partial_day(words, source, target)
    return (
        _name(words, source, target, ("day",))
        or day(words, source, target)
        or (part[0] if part and part[1] == len(words) else None)
    )
