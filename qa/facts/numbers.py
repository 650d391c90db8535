"""Numbers of a sentence as values.

Digits of every script; groups and decimals in every notation, with both readings where the notation leaves two
("1.500"); "1.5 million" by CLDR's words for scales; number words in some languages.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Literal

import regex

from qa.facts.amounts import own_number
from qa.facts.money import MONEY, SIGNS, money_before
from qa.facts.number_words import NumberWords, number_words, some
from qa.facts.powers import unsure_behind, without_raised
from qa.facts.scales import more_behind, scale, scale_before, tenths
from qa.facts.words import listed
from qa.text.fold import ascii_digits, fold
from qa.text.whole_words import UNPARTED_SIGN
from qa.text.word_tables import table_code, word_pattern

Readings = frozenset[Fraction]
"""What one number can mean."""

DIGITS = regex.compile(r"\d+(?:[.,٬٫'’]\d+|[\u0020\u00a0\u2009\u202f](?=\d{3}(?!\d))\d{3})*")
FIGURE = regex.compile(r"\d+(?:[.,٫٬]\d+)*")
"""A number as a folded text has it, whatever its signs mean."""
_MINUS = regex.compile(r"(?<![\p{N}\p{L}])[-−](?=\d)")
_SURELY_MINUS = regex.compile(r"−|-[\d.,٫]+\s?[°%٪]")
"""Elsewhere a hyphen can be a minus, or join ("COVID -19"), or be a dash."""
_SEPARATOR = regex.compile(r"\D")
_ENDING = regex.compile(rf"(?<!{UNPARTED_SIGN.pattern})[\p{{L}}\p{{M}}]+")
_LONGEST = 200
"""Digits and signs of what is still read as a number; a longer row is none that could be found again."""
_LETTERS = regex.compile(r"(?:(k|m|b)|\s?(mn|bn|tn))(?![\p{L}\p{N}])")
_LETTER_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12}
_SIGN_LETTERS = regex.compile(r"\s?((?P<known>[kKM])|\p{Lu}{1,3})(?=(\p{Sc})(?!\s?\p{Nd}))")
"""Right before the sign of a currency: "5 M€" are millions everywhere, and "5 T€" thousands to some."""
_LETTER_APART = regex.compile(r"(?:\s?[KMBT]|[kmb])(?![\p{L}\p{N}])\s?(?:d['’]|de )?")
"""Beside the name of money: "3,2 M d’euros", "Rp 5 M", of which the letter is another number elsewhere."""
MONEY_BEFORE = regex.compile(r"\p{Sc}\s?$")
_LONGEST_NAME = 40
"""Characters before a number in which its money may be named."""
_MYRIAD = 10**4
_BLANKS = ("ja", "ko", "zh")


def values(text: str, language: str, own: bool = False) -> list[Readings]:
    """The numbers written in digits, each with what it can mean, in order; with nothing where that is not known.

    `own`: with the one meaning alone that the signs of the language give, where they do: "10,000" is no ten in English.
    """
    folded = ascii_digits(more_behind(without_raised(text)))
    found: list[Readings] = []
    signs = {match.end(): bool(_SURELY_MINUS.match(folded, match.start())) for match in _MINUS.finditer(folded)}
    leading: tuple[int, Readings, int] | None = None
    for match in DIGITS.finditer(folded):
        unsure = unsure_behind(folded, match.end()) or some(folded, match.start(), match.end(), language)
        if len(match.group()) > _LONGEST or unsure:
            found.append(frozenset())
            continue
        parts = _read(match.group())
        behind = folded[match.end() : match.end() + 40]
        size, width = scale(behind, language)
        front = scale_before(folded[max(0, match.start() - 40) : match.start()], language)[0]
        if own and len(parts[0]) > 1 and (read := own_number(match.group(), language, scaled=max(size, front) > 1)):
            parts = [frozenset({Fraction(read)})]
        if match.start() in signs:
            parts[0] = frozenset(-value for value in parts[0]) | (frozenset() if signs[match.start()] else parts[0])
        sizes = {size * front} if 1 in (size, front) else set()  # "milioni 2 milioni 3" are two numbers
        if size == front == 1:
            sizes = _lettered(folded[max(0, match.start() - _LONGEST_NAME) : match.start()], behind, language)
        last = frozenset(value * one for value in parts[-1] for one in sizes)
        if leading and len(parts) == 1 and _goes_on(folded[leading[0] : match.start()], leading, last, size, language):
            if len(match.group()) == 1 and size == 1:
                last = _tenths_more(leading[1], last, leading[2], behind, language)
            else:
                more = _raised(size) - 1 if leading[2] < _MYRIAD else 0  # "1万5000"; "3천5백만"
                last = frozenset(one + one % _MYRIAD * more + two for one in leading[1] for two in last)
            found.pop()
        leading = (match.end() + width, last, size) if size > 1 else None
        found.extend(parts[:-1])
        found.append(last)
    return found


def scale_behind(text: str, language: str) -> int:
    """How many characters at the begin of `text`, which stands right behind a number, multiply it: " million"."""
    _, width = scale(text, language)
    rest = _ENDING.match(text, width) if width else None
    return rest.end() if rest else width


def _lettered(before: str, behind: str, language: str) -> set[int]:
    """What letters behind a number may multiply it by: 1 where there are none, nothing where that is not sure."""
    if (letters := _SIGN_LETTERS.match(behind)) and letters[1] + letters[3] not in SIGNS:
        return {_LETTER_SCALES[letters["known"].lower()]} if letters["known"] else set()
    sign, apart = MONEY_BEFORE.search(before), _LETTER_APART.match(behind)
    money = apart is not None and MONEY.match(fold(behind[apart.end() :])) is not None
    if apart and not sign and money_before(before, language)[0]:
        return set()
    if letters := _LETTERS.match(behind.lower()):
        # "3m" may be metres, and "5k" a run, but not with money beside them.
        unsure = letters[1] and not sign and not money
        return {_LETTER_SCALES[letters[1] or letters[2]], *([1] if unsure else [])}
    return set() if apart and (sign or money) else {1}


def letter_scale(behind: str) -> int:
    """How many characters at the begin of what is behind a number are letters that multiply it: "bn", " M€"."""
    letters = _LETTERS.match(behind.lower())
    signed = _SIGN_LETTERS.match(behind)
    return signed.end() if signed and signed["known"] else letters.end() if letters and letters[2] else 0


def about(language: str, how: Literal["about", "nearly"]) -> regex.Pattern[str]:
    """The words of a language for either, for a folded text."""
    return word_pattern(listed(how, language), table_code(language))


def in_words(text: str, language: str) -> tuple[frozenset[Fraction], str, str]:
    """The numbers that are written as words, where such words are listed, and the text before and behind the first."""
    found = number_words(text, language)
    if not found or found[0].lone:
        return frozenset(), text, ""
    return valued(found), text[: found[0].start], text[past_ending(text, found[0]) :]


def past_ending(text: str, one: NumberWords) -> int:
    """Its end, with what is left of the word that multiplies it."""
    ending = _ENDING.match(text, one.last) if one.last > one.end else None
    return ending.end() if ending else one.last


def in_digits(text: str, language: str) -> str | None:
    """`text` with digits for its number, where it has one alone and as a word: "6 مليارات" for "ستة مليارات"."""
    found = () if any(map(str.isdigit, text)) else number_words(text, language)
    one = found[0] if len(found) == 1 else None
    if one is None or one.value is None or one.lone or not one.certain:
        return None
    digits = str(one.value) if one.value.denominator == 1 else str(float(one.value))
    return f"{text[: one.start]}{digits}{text[one.end : one.scaled]}{text[one.last :]}"


def valued(found: Iterable[NumberWords]) -> frozenset[Fraction]:
    """What those whose value is known come to."""
    return frozenset(one.value * one.scale for one in found if one.value is not None)


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


def _goes_on(gap: str, leading: tuple[int, Readings, int], last: Readings, size: int, language: str) -> bool:
    """Whether a number right behind a scaled one is added to it, in some languages also behind a blank: "7만 7천"."""
    if gap != " " or table_code(language) not in _BLANKS:
        return not gap
    return all(value < leading[2] for value in last) and (size > 1 or all(10 * value >= leading[2] for value in last))


def _raised(size: int) -> int:
    """The greatest power of ten thousand in a scale: 10,000 of 백만."""
    return max(one for one in (1, _MYRIAD, _MYRIAD**2, _MYRIAD**3) if one <= size)


def _tenths_more(values: Readings, digits: Readings, scale: int, behind: str, language: str) -> Readings:
    read = (tenths(value, digit, scale, behind, language) for value in values for digit in digits)
    return frozenset(value for value in read if value is not None)
