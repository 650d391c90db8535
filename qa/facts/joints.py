"""What stands between the parts of a number: "y", units, "cents", as patterns for folded texts, by language."""

from __future__ import annotations

from functools import cache

import regex

from qa.facts.halves import half_pattern
from qa.facts.numbers import FIGURE
from qa.facts.scales import scale_names
from qa.facts.units import measure_pattern
from qa.facts.words import listed
from qa.text.fold import fold
from qa.text.whole_words import NEVER, UNPARTED, one_of, whole
from qa.text.word_tables import table_code, word_pattern

ATTACHED = ("ar", "he")
"""Where "and" is written with the word behind it."""
LONE_READ = ("ar", "de", "es", "fa", "fr", "he", "it", "ko", "pt", "ru", "tr")
"""Languages of which all words are listed that may multiply a thousand behind them, or that write them with it."""
_ONE_OF = {"id": "se", "ms": "se"}
"""One, written with the scale behind it."""
_LONE = (10**3, 10**6)


@cache
def units(language: str) -> regex.Pattern[str]:
    return regex.compile(rf"[ -]{{0,2}}(?P<unit>{measure_pattern(language)})")


@cache
def gap(language: str) -> regex.Pattern[str]:
    """What stands between two parts."""
    base, words = table_code(language), fold(listed("and", language))
    behind = "" if base in (*ATTACHED, "ja", "zh") else r"\s{1,3}"
    before = "" if base in ("ja", "zh") else r",?\s{1,3}"
    joined = rf"{before}(?P<and>{words or NEVER}){behind}"
    return regex.compile(rf"(?:{joined}|,?\s{{1,2}}|(?<![\d.,]))")


@cache
def between(language: str) -> regex.Pattern[str]:
    """What makes two numbers of "two years and six months"."""
    words = fold(listed("between", language)) or NEVER
    return regex.compile(rf"(?<!\w)(?:{words})\s{{1,3}}$")


@cache
def hundredths(language: str) -> regex.Pattern[str]:
    words = fold(listed("hundredths", language)) or NEVER
    return regex.compile(rf"\s?(?:{words})" + (r"(?!\w)" if words[0] < "\u2e80" else ""))


@cache
def unread(language: str) -> regex.Pattern[str]:
    """Hundreds that a number goes on with, and that are not read: "dos millones trescientos mil"."""
    return regex.compile(rf"(?:{fold(listed('hundreds', language, NEVER))})(?!\w)")


@cache
def ands(language: str) -> regex.Pattern[str]:
    """ "And" between words, in folded text."""
    base, words = table_code(language), fold(listed("and", language, NEVER))
    return regex.compile(rf"(?<!\p{{L}})(?:{words})" if base in ATTACHED or base in UNPARTED else whole(words))


def fractions(language: str) -> regex.Pattern[str]:
    """A third or two thirds, which are not read: "third" alone is another word."""
    return word_pattern(listed("fractions", language, NEVER), table_code(language))


@cache
def lone_scales(language: str) -> regex.Pattern[str]:
    """A thousand or a million right before digits, with no digits before it: "bin 200", "ألف و200", "seribu 234".

    "many": number words that multiply it, "one": that it is one, "scale": its name, "rest": the digits.
    """
    base = table_code(language)
    names = one_of(name for name, size in scale_names(language).items() if size in _LONE and name[0].isalpha())
    numbers = " ".join(listed(kind, language) for kind in ("counting", "tens", "two", "one"))
    words = [fold(word) for word in regex.split(r"[ |]", numbers) if word[:1].isalpha()]
    many = "|".join([one_of(words), fold(listed("hundreds", language, NEVER))])
    front = "[وبلف]?" if base in ATTACHED else ""
    rest = rf"(?=(?P<rest>{gap(language).pattern}{FIGURE.pattern}))"
    return regex.compile(
        rf"(?<![\p{{L}}\p{{M}}\p{{N}}])(?<!\p{{N}}[\s-])(?P<many>(?:(?:{many})[\s-]{{1,3}}(?!\d)){{0,3}}+){front}"
        rf"(?P<one>{_ONE_OF.get(base, NEVER)})?(?P<scale>{names})(?![\p{{L}}\p{{M}}]){rest}"
    )


@cache
def added_near(language: str) -> regex.Pattern[str]:
    return regex.compile(f"{half_pattern(language)}|{hundredths(language).pattern}")


@cache
def pairs(language: str) -> dict[str, str]:
    return {fold(word): code for code, words in listed("pairs", language, {}).items() for word in words.split("|")}


_NO_RATE = r"(?<!\d\s(?:\w{1,15}\s)?|\b(?:once|twice|times)\s)"
"""Before "an hour": "$20 an hour", "twice a year"."""


@cache
def singles(language: str) -> regex.Pattern[str]:
    """Two of a unit in one word, and one of a unit that half of one, or so many of a smaller one, is added to."""
    ones = fold("|".join(listed(kind, language, NEVER) for kind in ("one", "an")))
    more = rf"{half_pattern(language)}|{gap(language).pattern}\w"
    one = rf"(?:{ones})(?:\s{{1,3}}|(?<=['’]))(?P<unit>{measure_pattern(language)})(?={more})"
    return regex.compile(rf"(?<!\w)(?:(?P<pair>{one_of(pairs(language))})(?!\w)|{_NO_RATE}{one})")
