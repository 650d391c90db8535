"""What multiplies the number before it: "million", "mil millones", "千万", by CLDR's words for thousands and on."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from functools import cache

import regex

from qa.facts.units import is_other, measure_words
from qa.facts.words import listed
from qa.text.fold import fold, skeleton
from qa.text.locales import locale_of
from qa.text.whole_words import UNPARTED_SIGN, WORD, one_of
from qa.text.word_tables import table_code

_WHOLE_WORD = regex.compile(r"[\p{Han}\p{Hangul}]")
_NEXT = regex.compile(r"[ \u00a0\u202f]{0,3}([\p{L}\p{M}]+)")
_NEXT_OF = regex.compile(r"[ \u00a0\u202f]{0,3}(?:de[ \u00a0\u202f])?([\p{L}\p{M}]+)")
_OF = ("ca", "ro")
"""Languages that put "of" before such a word: "25 de milioane", "5 milers de milions"."""
_LAST = regex.compile(r"(?<![\p{L}\p{M}\p{N}])([\p{L}\p{M}]+)[ \u00a0\u202f]{1,3}$")
# With what is joined to it, and "and" between it and the number: "وألف و", "mil e ", "천".
_LAST_WORD = regex.compile(r"([وبلف]?([\p{L}\p{M}]++))[\s-]{0,3}(?:(?<=\s)\p{L}{1,3}[\s-]{0,3})?$")
_BEFORE_ZEROS = regex.compile(r"([\p{L}\p{M}]+)[ \u00a0\u202f](0+)(?:;|$)")
_LONGEST_ENDING = 3
_LONGEST_WORD = 40
_HAN_BEHIND = {"百": 100, "千": 1000}
"""Behind digits, as in "3千万"; CLDR has the larger ones."""
_HAN_UNITS = regex.compile("[百千][克瓦米卡焦帕赫]")
_UNREAD = regex.compile(r"\s?[万萬亿億兆京]")
"""Ten thousand and on; 兆 is a million to some, and 10^12 to others."""
_MORE_WITHIN = regex.compile(r"(?<=[\p{Nd}十百千])(\s?)([多余餘馀])([百千]?[万萬亿億])")
_TENTHS = (100, 1000, 10**4, 10**8)
"""Signs by themselves: of the compound 千万 it is not sure which part one more digit is a tenth of."""
_GOES_ON = regex.compile(r"\s?[、~～–至到-]\s?\w|\s?[年月日号號点點时時]")
"""What makes the digit before it a number of its own, of a date or an hour."""


def more_behind(text: str) -> str:
    """`text` with "more than" behind the scale, as Chinese also has it: "550万多" for "550多万"; of the same length."""
    return str(_MORE_WITHIN.sub(r"\1\3\2", text))


def scale(behind: str, language: str) -> tuple[int, int]:
    """What words behind a number multiply it by, and their length; 1 for others."""
    names, following = scale_names(language), _NEXT_OF if table_code(language) in _OF else _NEXT
    size, last, width = 1, 0, 0
    while word := following.match(behind, width):
        plain = fold(word[1])
        # No space stands between such words and what is counted, or their endings change.
        near = [name for name in names if plain.startswith(name) and _ends(plain[len(name) :], name)]
        name = plain if plain in names else max(near, key=len, default="")
        if not name or names[name] <= last or _HAN_UNITS.match(plain) or is_other(behind, word.start(1)):
            break
        size, last, width = size * names[name], names[name], word.start(1) + len(name)
    return size, width


def scale_before(text: str, language: str) -> tuple[int, int]:
    """What a word at the end of `text`, right before a number, multiplies it by, and its length: "milioni "; 1 for
    others.
    """
    fronts = _fronts(language)
    found = _LAST.search(fold(text[-_LONGEST_WORD:])) if fronts else None
    return (fronts[found[1]], len(found.group())) if found and found[1] in fronts else (1, 0)


def scale_first(text: str, language: str) -> int:
    """How many characters at the begin of `text` multiply the number that is right behind them: "milioni "."""
    found = _NEXT.match(text) if text[:1].isalpha() and _fronts(language) else None
    end = found.end() + 1 if found else 0
    return end if scale_before(text[:end], language)[1] == end and text[end : end + 1].isdigit() else 0


def tenths(value: Fraction, digit: Fraction, size: int, behind: str, language: str) -> Fraction | None:
    """What a number with one more digit right behind its scale comes to: "1万2" is 12,000 in Chinese.

    Elsewhere that is not sure, nor are "1.5万2", "1万2、3千", "1万2月" and "1亿3千5".
    """
    whole, closed = (value / size).denominator == 1, size >= 10**4 or value < 10**8
    if table_code(language) != "zh" or size not in _TENTHS or not whole or not closed or _GOES_ON.match(behind):
        return None
    return value + digit * size / 10


def scale_last(text: str, language: str) -> bool:
    """Whether `text`, which stands right before a number that is read without it, ends with a word that multiplies."""
    last = _LAST_WORD.search(fold(text[-_LONGEST_WORD:]))
    if last is None:
        return False
    if UNPARTED_SIGN.match(last[1]):
        # With a blank, 만 is "full" of years.
        return bool(last.end(1) == last.end() and last[1].endswith(tuple(scale_names(language))))
    return not {last[1], last[2]}.isdisjoint(scale_names(language))


def unread_scale(behind: str) -> bool:
    """Whether a sign for ten thousand or more stands behind a number that `scale` has not read."""
    return _UNREAD.match(behind) is not None


def scale_words(language: str) -> str:
    """A pattern for each such word with an ending that it may have: "millionen", not "lack" of "lac"."""
    names = scale_names(language)
    inflected = one_of(name for name in names if _inflects(name))
    return rf"(?:{inflected})\p{{L}}{{0,{_LONGEST_ENDING}}}|{one_of(name for name in names if not _inflects(name))}"


def _ends(rest: str, name: str) -> bool:
    """Whether `rest` behind a word for a scale can be its ending: not so in "billionaires"."""
    return bool(UNPARTED_SIGN.match(name)) or len(rest) <= _LONGEST_ENDING and _inflects(name)


def _inflects(name: str) -> bool:
    return not name.isascii() or len(name) > 4


@cache
def scale_names(language: str) -> dict[str, int]:
    """What each word multiplies by; without those of which CLDR's tables say two things."""
    locale = locale_of(language)
    if locale is None:
        return {}
    formats = locale.compact_decimal_formats
    found: dict[str, set[int]] = defaultdict(set)
    # Single letters are units as often, single characters are not.
    for kind, shortest in (("short", 2), ("long", 1)):
        for size, pattern in ((size, row[size]) for row in formats.get(kind, {}).values() for size in row):
            words = [word for word in WORD.findall(fold(pattern.pattern)) if word != "de"]
            if len(words) == 1 and (sum(map(str.isalpha, words[0])) >= shortest or _WHOLE_WORD.match(words[0])):
                for word in {words[0], skeleton(words[0])}:
                    found[word].add(int(size) // 10 ** max(0, pattern.pattern.count("0") - 1))
    # "km" is short for a thousand millions in Catalan.
    measures = {word for word in measure_words(language) if len(word) == 2}
    sure = {word: sizes.pop() for word, sizes in found.items() if len(sizes) == 1 and word not in measures}
    if _fronts(language):
        return sure
    return sure | _more_scales(locale.language) | (_HAN_BEHIND if locale.language in ("zh", "ja") else {})


@cache
def _fronts(language: str) -> dict[str, int]:
    """The same for words that stand before the number, as in Swahili."""
    locale = locale_of(language)
    rows = locale.compact_decimal_formats.get("long", {}).values() if locale else ()
    found: dict[str, int] = {}
    for size, pattern in ((size, row[size].pattern) for row in rows for size in row):
        if front := _BEFORE_ZEROS.match(fold(pattern)):
            found[front[1]] = int(size) // 10 ** (len(front[2]) - 1)
    return found | _more_scales(locale.language) if locale and found else {}


def _more_scales(language: str) -> dict[str, int]:
    """Words that CLDR has not, or has wrong: "lakh" in English, 萬 beside 万."""
    more = listed("more_scales", language, {}).items()
    words = ((word, int(size)) for size, some in more for word in some.split("|"))
    return {form: size for word, size in words for form in (fold(word), skeleton(word))}
