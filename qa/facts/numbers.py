"""Numbers and dates of a sentence as values, for telling whether a written sentence has one that its source has not.

Digits of every script; groups and decimals in every notation, with both readings where the notation leaves two
("1.500"); "1.5 million" by CLDR's words for scales; months by name; words for three to ten in some languages, alone
or beside tens, hundreds and scales. A number that cannot be found again counts as missing: a true sentence lost is
better than a wrong one shown.
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

__all__ = ["in_digits", "in_words", "missing", "scale_behind", "values"]

Readings = frozenset[Fraction]
"""What one number can mean."""

_TOKEN = regex.compile(r"\d+(?:[.,٬٫'’]\d+|[\u0020\u00a0\u2009\u202f](?=\d{3}(?!\d))\d{3})*")
_MINUS = regex.compile(r"(?<![\p{N}\p{L}])[-−](?=\d)")
_SURELY_MINUS = regex.compile(r"−|-[\d.,٫]+\s?[°%٪]")
"""Elsewhere a hyphen can be a minus, or join ("COVID -19"), or be a dash."""
_SEPARATOR = regex.compile(r"\D")
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_WHOLE_WORD = regex.compile(r"[\p{Han}\p{Hangul}]")
_NEXT = regex.compile(r"[ \u00a0\u202f]*([\p{L}\p{M}]+)")
_NEVER = "(?!)"
_ENDING = regex.compile(r"(?<![\p{Han}\p{Hangul}])[\p{L}\p{M}]+")
_LONGEST = 200
"""Digits and signs of what is still read as a number; a longer row is none that could be found again."""
_HAN = dict(zip("零〇一二三四五六七八九两兩", (0, 0, *range(1, 10), 2, 2), strict=True))
_HAN_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_HAN_NUMBER = regex.compile(rf"(?<![\d.,])[{''.join(_HAN)}十][{''.join(_HAN)}{''.join(_HAN_SCALES)}]*")
_HAN_BEHIND = {"百": 100, "千": 1000}
"""Behind digits, as in "3千万"; CLDR has the larger ones."""
_HAN_UNITS = regex.compile("[百千][克瓦米卡焦帕赫]")
_LETTERS = regex.compile(r"(?:(k|m|b)|\s?(mn|bn|tn))(?![\p{L}\p{N}])")
_LETTER_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12}
_MONEY = regex.compile(r"\p{Sc}\s?$")
_WORDS, _TEENS, _TENS = (word_lists()[kind] for kind in ("counting", "teens", "tens"))
"""Three to ten, in the forms that sentences have them; one and two are articles, pronouns and duals as often."""
# Words that are numbers, but as often something else: "sei", "on", "nove", "नौ", "نه", "ده", "سه".
_UNSURE = frozenset(
    {"six", "dix", "elf", "once", "sei", "sette", "nove", "on", "ده", "نه", "عشر", "שש", "ست", "sept", "tre"}
)
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
    leading: tuple[int, Readings] | None = None
    for match in _TOKEN.finditer(folded):
        if len(match.group()) > _LONGEST:
            found.append(frozenset())
            continue
        parts = _read(match.group())
        behind = folded[match.end() : match.end() + 40]
        scale, width = _scale(behind, language)
        if match.start() in signs:
            parts[0] = frozenset(-value for value in parts[0]) | (frozenset() if signs[match.start()] else parts[0])
        scales = {scale}
        if scale == 1 and (letters := _LETTERS.match(behind.lower())):
            # "3m" may be metres, and "5k" a run, but not with the sign of a currency before them.
            unsure = letters[1] and not _MONEY.search(folded[max(0, match.start() - 3) : match.start()])
            scales = {_LETTER_SCALES[letters[1] or letters[2]], *([1] if unsure else [])}
        last = frozenset(value * one for value in parts[-1] for one in scales)
        if leading and leading[0] == match.start() and len(parts) == 1:
            last = frozenset(one + two for one in leading[1] for two in last)  # "1万5000"
            found.pop()
        leading = (match.end() + width, last) if scale > 1 else None
        found.extend(parts[:-1])
        found.append(last)
    return found


def scale_behind(text: str, language: str) -> int:
    """How many characters at the begin of `text`, which stands right behind a number, multiply it: " million"."""
    _, width = _scale(text, language)
    rest = _ENDING.match(text, width) if width else None
    return rest.end() if rest else width


def in_words(text: str, language: str) -> tuple[frozenset[Fraction], str]:
    """The numbers from three on that are written as words, where such words are listed, and the text without them."""
    base = language.split("-")[0]
    pattern = _HAN_NUMBER if base in ("zh", "ja") else _compounds(base) if base in _WORDS else None
    found = pattern.search(fold(text)) if pattern else None
    if found is None or _is_article(found.group()):
        return frozenset(), text
    end = found.end() + scale_behind(text[found.end() :], language)
    return _counted(text, language, sure=False), text[: found.start()] + text[end:]


def _is_article(number: str) -> bool:
    """Whether it is a single Chinese sign: 一 is "a" as often, and 三 a part of names."""
    return len(number) == 1 and number in _HAN


def in_digits(text: str, language: str) -> str | None:
    """`text` with digits for its number, where it has one alone and as a word: "6 مليارات" for "ستة مليارات"."""
    base = language.split("-")[0]
    pattern = _HAN_NUMBER if base in ("zh", "ja") else _compounds(base) if base in _WORDS else None
    found = list(pattern.finditer(fold(text))) if pattern and not any(map(str.isdigit, text)) else []
    if len(found) != 1 or found[0].group() in _UNSURE or _is_article(found[0].group()):
        return None
    start, end = found[0].span()
    values = _counted(text[:end], language, sure=False)
    return f"{text[:start]}{min(values)}{text[end:]}" if len(values) == 1 else None


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


def _scale(behind: str, language: str) -> tuple[int, int]:
    """What words behind a number multiply it by ("million", "mil millones", "千万"), and their length; 1 for others."""
    names = _scales(language)
    size, last, width = 1, 0, 0
    while word := _NEXT.match(behind, width):
        plain = fold(word[1])
        # No space stands between such words and what is counted, or their endings change.
        near = [name for name in names if plain.startswith(name) and (not name.isascii() or len(name) > 4)]
        name = plain if plain in names else max(near, key=len, default="")
        if not name or names[name] <= last or _HAN_UNITS.match(plain):
            break
        size, last, width = size * names[name], names[name], word.start(1) + len(name)
    return size, width


@cache
def _scales(language: str) -> dict[str, int]:
    try:
        formats = Locale.parse(language.replace("-", "_")).compact_decimal_formats
    except (UnknownLocaleError, ValueError):
        return {}
    found: dict[str, int] = {}
    # Single letters are units as often, single characters are not.
    for kind, shortest in (("short", 2), ("long", 1)):
        for size, pattern in ((size, row[size]) for row in formats.get(kind, {}).values() for size in row):
            words = _WORD.findall(fold(pattern.pattern))
            if len(words) == 1 and (len(words[0]) >= shortest or _WHOLE_WORD.match(words[0])):
                found[words[0]] = int(size) // 10 ** max(0, pattern.pattern.count("0") - 1)
    return found | (_HAN_BEHIND if language.split("-")[0] in ("zh", "ja") else {})


def _counted(text: str, language: str, sure: bool) -> frozenset[Fraction]:
    base = language.split("-")[0]
    if base in ("zh", "ja"):
        return frozenset() if sure else frozenset(map(_han, _HAN_NUMBER.findall(text)))
    if base not in _WORDS:
        return frozenset()
    names, pattern = _number_words(base), _compounds(base)
    found: set[Fraction] = set()
    folded = fold(text)
    for match in pattern.finditer(folded):
        if match["rest"] or match["one"] in _UNSURE and sure:
            continue
        value = names[match["one"]]
        if match["more"]:
            # "خمسة عشر" and "خمسة وعشرون" are sums, "five hundred" is none, nor is "quatre-vingts".
            more = names.get(match["more"]) or names[match["more"].removeprefix("و")]
            value = value * more if more == 100 or base == "fr" else value + more
        value += names[match["ten"]] if match["ten"] else 0
        found.add(Fraction(value * _scale(folded[match.end() : match.end() + 40], language)[0]))
    return frozenset(found)


@cache
def _number_words(language: str) -> dict[str, int]:
    """Three to nineteen, the tens, and a hundred."""
    ones = _WORDS[language].split()
    teens, tens = _TEENS.get(language, "").split(","), _TENS.get(language, "").split()
    groups = (*enumerate(ones, 3), *enumerate(teens, 11), *((10 * ten, group) for ten, group in enumerate(tens, 2)))
    return {fold(word): value for value, group in groups for word in group.split("|") if word}


@cache
def _compounds(language: str) -> regex.Pattern[str]:
    """A counting word, with the ten before it ("twenty-five"), or the ten or hundred behind it."""
    names = _number_words(language)

    def words(least: int, most: int) -> str:
        return "|".join(
            sorted((word for word, value in names.items() if least <= value <= most), key=len, reverse=True)
        )

    ones, tens, hundred = words(3, 19), words(20, 90) or _NEVER, words(100, 100) or _NEVER
    before, behind = tens, hundred
    if language in ("tr", "fr"):
        before = f"{tens}|{words(10, 10)}"
    if language in ("ar", "he"):
        behind = f"{hundred}|{words(10, 10)}"
    if language == "fr":
        behind = f"{hundred}|{words(20, 20)}"
    if language == "ar":
        before, behind = _NEVER, f"{behind}|و(?:{tens})"
    gap = r"[\s-]+(?:(?:and|y|e|et|و)\s+)?"
    return regex.compile(
        rf"(?<!\w)(?:(?P<ten>{before}){gap})?(?P<one>{ones})(?:{gap}(?P<more>{behind}))?"
        rf"(?P<rest>{gap}(?:(?:{tens}){gap})?(?:{ones}))?(?!\w)"
    )


def _han(number: str) -> Fraction:
    """ "五百" is five hundred, "三万" thirty thousand, "二〇二四" a row of digits."""
    if not any(one in _HAN_SCALES for one in number):
        return Fraction("".join(str(_HAN[one]) for one in number[:_LONGEST]))
    whole, part, digit = 0, 0, 0
    for one in number:
        size = _HAN_SCALES.get(one)
        if size is None:
            digit = _HAN[one]
        elif size < 10**4:
            part, digit = part + (digit or 1) * size, 0
        else:
            whole, part, digit = (whole + part + digit) * size if size > whole else whole + (part + digit) * size, 0, 0
    return Fraction(whole + part + digit)


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
