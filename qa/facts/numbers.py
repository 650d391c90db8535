"""Numbers and dates of a sentence as values, for telling whether a written sentence has one that its source has not.

Digits of every script; groups and decimals in every notation, with both readings where the notation leaves two
("1.500"); "1.5 million" by CLDR's words for scales; months by name; words for three to ten in some languages. A number
that cannot be found again counts as missing: a true sentence lost is better than a wrong one shown.
"""

from __future__ import annotations

import unicodedata
from fractions import Fraction
from functools import cache

import regex
from babel import Locale, UnknownLocaleError

from qa.articles.dates import months
from qa.articles.fold import fold
from qa.facts.words import word_lists

__all__ = ["missing", "values"]

Readings = frozenset[Fraction]
"""What one number can mean."""

_TOKEN = regex.compile(r"\d+(?:[.,٬٫'’]\d+|[\u0020\u00a0\u2009\u202f](?=\d{3}(?!\d))\d{3})*")
_MINUS = regex.compile(r"(?<![\p{N}\p{L}])[-−](?=\d)")
_SURELY_MINUS = regex.compile(r"−|-[\d.,٫]+\s?[°%٪]")
"""Elsewhere a hyphen can be a minus, or join ("COVID -19"), or be a dash."""
_SEPARATOR = regex.compile(r"\D")
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_HAN = dict(zip("一二三四五六七八九十两兩", (*range(1, 11), 2, 2), strict=True))
_WORDS = word_lists()["counting"]
"""Three to ten, in the forms that sentences have them; one and two are articles, pronouns and duals as often."""
# Words that are numbers, but as often something else: "sei", "on", "nove", "नौ", "نه", "ده", "سه".
_UNSURE = frozenset({"six", "dix", "sei", "sette", "nove", "on", "ده", "نه", "عشر", "שש", "ست", "sept", "tre"})
_EVERYDAY_MONTHS = frozenset(map(fold, ("may", "march", "mars", "مارس", "ماي", "mai", "mart")))


def missing(written: str, written_language: str, cited: str, cited_language: str) -> int:
    """How many numbers, months and counting words of the written sentence its source does not have."""
    there = frozenset(value for one in values(cited, cited_language) for value in one)
    there |= _counted(cited, cited_language, sure=False)
    named = _months_in(cited, cited_language, sure=False)
    lost = sum(not (one & there or one & named) for one in values(written, written_language))
    lost += len(_months_in(written, written_language, sure=True) - named - there)
    if cited_language.split("-")[0] in _WORDS or cited_language in ("zh", "ja"):
        lost += len(_counted(written, written_language, sure=True) - there)
    return lost


def values(text: str, language: str) -> list[Readings]:
    """The numbers written in digits, each with what it can mean, in order."""
    folded = "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text)
    found: list[Readings] = []
    signs = {match.end(): bool(_SURELY_MINUS.match(folded, match.start())) for match in _MINUS.finditer(folded)}
    for match in _TOKEN.finditer(folded):
        parts = _read(match.group())
        scale = _scale(folded[match.end() : match.end() + 24], language)
        if match.start() in signs:
            parts[0] = frozenset(-value for value in parts[0]) | (frozenset() if signs[match.start()] else parts[0])
        found.extend(parts[:-1])
        found.append(frozenset(value * scale for value in parts[-1]))
    return found


def _read(token: str) -> list[Readings]:
    """The readings of what stands together; more than one number where it is none as a whole, as in 18.06.2024."""
    signs = _SEPARATOR.findall(token)
    groups = _SEPARATOR.split(token)
    if not signs:
        return [frozenset({Fraction(token)})]
    whole = Fraction("".join(groups))
    grouped = len(groups[0]) <= 3 and groups[0] != "0" and all(len(one) in (2, 3) for one in groups[1:-1])
    last = groups[-1]
    decimal = Fraction("".join(groups[:-1]) + "." + last)
    if len(set(signs)) == 1 and grouped and len(last) == 3:
        # "1.500" is one and a half, or fifteen hundred.
        sure = len(signs) > 1 or signs[0] not in ".,٬٫" or signs[0] == "٬"
        return [frozenset({whole} if sure else {whole, decimal})]
    if len(signs) == 1 and signs[0] in ".,٫":
        return [frozenset({decimal})]
    if len(set(signs)) == 2 and signs[-1] not in signs[:-1] and signs[-1] in ".,٫" and grouped:
        return [frozenset({decimal})]
    return [frozenset({Fraction(one)}) for one in groups]


def _scale(behind: str, language: str) -> int:
    """What the word behind a number multiplies it by: a thousand, a million; 1 for any other."""
    names = _scales(language)
    word = _WORD.match(behind.lstrip(" \u00a0\u202f"))
    if not word:
        return 1
    plain = fold(word.group())
    if plain in names:
        return names[plain]
    # No space stands between such words and what is counted, or their endings change.
    near = [name for name in names if plain.startswith(name) and (not name.isascii() or len(name) > 4)]
    return names[max(near, key=len)] if near else 1


@cache
def _scales(language: str) -> dict[str, int]:
    try:
        formats = Locale.parse(language.replace("-", "_")).compact_decimal_formats
    except (UnknownLocaleError, ValueError):
        return {}
    found: dict[str, int] = {}
    kinds = formats.get("long") or formats.get("short") or {}
    for rows in kinds.values():
        for size, pattern in rows.items():
            words = _WORD.findall(fold(pattern.pattern))
            if len(words) == 1:
                found[words[0]] = int(size) // 10 ** (pattern.pattern.count("0") - 1)
    return found


def _counted(text: str, language: str, sure: bool) -> frozenset[Fraction]:
    base = language.split("-")[0]
    if base in ("zh", "ja"):
        return frozenset() if sure else frozenset(Fraction(_HAN[one]) for one in text if one in _HAN)
    names = _number_words(base)
    words = (fold(word) for word in _WORD.findall(text))
    return frozenset(Fraction(names[word]) for word in words if word in names and not (sure and word in _UNSURE))


@cache
def _number_words(language: str) -> dict[str, int]:
    groups = _WORDS.get(language, "").split()
    return {fold(word): value for value, group in enumerate(groups, 3) for word in group.split("|")}


def _months_in(text: str, language: str, sure: bool) -> frozenset[Fraction]:
    """Months by number. `sure`: without those whose name is an everyday word, unless a number stands beside it."""
    names = months(language.split("-")[0])
    folded = fold(text)
    found = set()
    for match in _WORD.finditer(folded):
        number = names.get(match.group())
        if number is None or number > 12:
            continue
        beside = regex.search(r"\d\W{0,3}(?:\p{L}{1,3}\s)?$", folded[: match.start()]) or regex.match(
            r"\W{0,2}\s?\d", folded[match.end() :]
        )
        if beside or not (sure and (match.group() in _EVERYDAY_MONTHS or len(match.group()) < 4)):
            found.add(Fraction(number))
    return frozenset(found)
