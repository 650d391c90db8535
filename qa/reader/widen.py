"""A span with what belongs to it: a number's scale, percent sign, currency and bound, the other end of what is quoted.

"2.3" of "2.3万" is a number ten thousand times too small, "340" of "fewer than 340" is too many, "60 santimetre" of "40
ila 60 santimetre" is the most of them, and "Sal», «Luna" is no words that anybody wrote so.
"""

from __future__ import annotations

import regex

from qa.facts.amounts import number
from qa.facts.bounds import bound_before, bound_behind
from qa.facts.compounds import compounds, halved
from qa.facts.details import definite
from qa.facts.kinds import has_number, kind
from qa.facts.money import money_before
from qa.facts.number_words import number_words
from qa.facts.numbers import past_ending, scale_behind
from qa.facts.percents import percent_before, percent_behind
from qa.facts.powers import powers
from qa.facts.quantities import BY_THE_HOUR, PER_HOUR, quantity
from qa.facts.ranges import ranges
from qa.facts.scales import more_behind, scale_before
from qa.facts.units import currency_behind, family_behind, unit_before
from qa.text.dates import months
from qa.text.edges import snap, word_edges
from qa.text.fold import fold
from qa.text.whole_words import WORD
from qa.text.word_tables import table_code

_SIGN_BEFORE = regex.compile(r"(?:(?<![\p{L}\p{M}])\p{Lu}{1,3})?\p{Sc}\s?$|[%٪]$|(?<![^\s(])−$")
_MINUS = regex.compile(r"(?<![^\s(])(?<![\d%٪]\s)-([\d.,٫]+)")
_DEGREES = regex.compile(
    r"\s?(?:°|degr|grad|град|درج|stop|stup|derece|度|도|độ|deraj|darja|องศา|βαθμ|fok|aste|डिग्री|ডিগ্রি|ڈگری|מעלות)",
    regex.I,
)
"""Before what is no degree or percentage a hyphen may join, or be a dash: "COVID -19", "40 -50"."""
_SIGN_BEHIND = regex.compile(r"\s?[\p{Sc}%٪‰]")
_YEAR = regex.compile(r"\d{4}(?!\d)")
_SO_MUCH = ("money", "share", "duration", "measure", "people")
_STOP_BEHIND = regex.compile(r"(?<=\p{L}\.\p{L})\.")
_PAIRS = {"«": "»", "(": ")", "[": "]", "（": "）", "【": "】", "《": "》", "〈": "〉", "「": "」", "『": "』"}
"""Marks that open and close in one way wherever they are used."""
_DATED = {
    "vi": regex.compile(
        r"(?<!\p{L})(?:tháng\s\p{Nd}{1,2}\s?[-/.]\s?\p{Nd}{4}"
        r"|(?:\p{Nd}{1,2}(?:h\p{Nd}{0,2}|\sgiờ)\s(?:sáng\s|trưa\s|chiều\s|tối\s)?)?"
        r"ngày\s\p{Nd}{1,2}\s?[-/.]\s?\p{Nd}{1,2}(?:\s?[-/.]\s?\p{Nd}{4})?)(?![-/.]?\p{Nd})",
        regex.I,
    ),
}
"""Months and days with the word before them, and the hour, as the languages write them in digits: "tháng 6/2026",
"14h ngày 28/10".
"""
_FARTHEST = 60
"""Characters behind a number that are looked at."""


def widened(text: str, start: int, end: int, language: str) -> tuple[int, int]:
    """[start, end) of a sentence in `language`, on word edges, never narrower than it was given."""
    text = more_behind(text)
    start, end, told = with_numbers(text, *_in_digits(text, start, end, language), language)
    if told or text[start].isdigit():
        start = _front(text, start, language)
    digits = next((at + 1 for at in range(end - 1, start - 1, -1) if text[at].isdigit()), 0)
    for last in {told, digits} - {0}:
        measured = _measured(text, last, language)
        end = measured if measured >= end else end
    if (hourly := BY_THE_HOUR.match(text, end)) and (many := quantity(text[start:end], language)):
        end = hourly.end() if str(many.unit).startswith("length") else end
    start, end = _bounded(text, *_ranging(text, start, end, language), language)
    if stop := _STOP_BEHIND.match(text, end):
        end = stop.end()
    first, last = _paired(text, start, end)
    edges = snap(text, first, last)
    return (min(first, edges[0]), max(last, edges[1])) if edges else (first, last)


def _in_digits(text: str, start: int, end: int, language: str) -> tuple[int, int]:
    """With the rest of each month, day or power in digits that it has a part of."""
    pattern = _DATED.get(table_code(language))
    dated = (one.span() for one in pattern.finditer(text)) if pattern else ()
    for first, last in (*dated, *powers(text)):
        if first < end and start < last:
            start, end = min(start, first), max(end, last)
    return start, end


def with_numbers(text: str, start: int, end: int, language: str) -> tuple[int, int, int]:
    """With the whole of each number that is told in parts or in words, and the end of the last one, 0 if none."""
    sure = (one for one in number_words(text, language) if one.certain and not one.lone)
    words = [(one.start, past_ending(text, one)) for one in sure]
    whole = [(one.start, one.end) for one in compounds(text, language)]
    last, told = end, 0
    for first, behind in (*words, *whole):
        if first < end and start < behind:
            start, last, told = min(start, first), max(last, behind), max(told, behind)
    start, halves = halved(text, start, last, language)
    return start, halves, halves if halves > last else told


def _front(text: str, start: int, language: str) -> int:
    """The begin of a number with the sign or the words before it that say how many of what it is; a year is of none."""
    if text[start].isdigit() and (sign := _SIGN_BEFORE.search(text[max(0, start - 6) : start])):
        return start - len(sign.group())
    if minus := _MINUS.match(text, max(0, start - 1)):
        behind = text[minus.end() : minus.end() + _FARTHEST]
        return start - bool(_DEGREES.match(behind) or percent_behind(behind, language) or _SIGN_BEHIND.match(behind))
    before = text[max(0, start - _FARTHEST) : start]
    if speed := next((one for one in PER_HOUR.finditer(text, start - len(before)) if one.end() == start), None):
        return int(speed.start())
    unit, width = unit_before(before, language)
    if unit == "duration-year" and _YEAR.match(text, start):
        width = 0
    scaled = scale_before(before, language)[1]
    named = money_before(before[: len(before) - scaled], language)[1]  # "shilingi milioni 40"
    return start - (scaled + named if scaled else percent_before(before, language) or named or width)


def _measured(text: str, end: int, language: str) -> int:
    """The end of a number with the words and signs behind it that say how many of what it is."""
    scaled = scale_behind(text[end : end + _FARTHEST], language)
    end += scaled
    if scaled and text.startswith(".", end) and currency_behind(text[end + 1 : end + _FARTHEST], language):
        end += 1  # "38 εκατ. ευρώ"
    rest = text[end : end + _FARTHEST]
    if sign := _SIGN_BEHIND.match(rest):
        return end + len(sign.group())
    named = percent_behind(rest, language) or currency_behind(rest, language)
    return end + (named or family_behind(rest, language)[1])


def _ranging(text: str, start: int, end: int, language: str) -> tuple[int, int]:
    """With both ends of its range, where that surely is of so much: "from 2009 to 2017" has two answers."""
    for one in ranges(text, language):
        if not (one.start < end and start < one.end) or start <= one.start and one.end <= end:
            continue
        low, high = (number(figure, table_code(language)) for figure in (one.low, one.high))
        edges = (at for at in word_edges(text) if at > one.end and text[at - 1] != " ")
        told = kind(text, one.end - len(one.high), next(edges, one.end), language)
        if low is not None and high is not None and low < high and told in _SO_MUCH:
            start = min(start, _front(text, one.start, language))
            end = max(end, _measured(text, one.end, language))
    return start, end


def _bounded(text: str, start: int, end: int, language: str) -> tuple[int, int]:
    """With what bounds its number: "at least", "以上"."""
    digit = next((at for at in range(start, end) if text[at].isdigit()), None)
    if digit is None and not has_number(text[start:end], language):
        return start, end
    first = WORD.match(text, start)
    if digit is None and first and fold(first[0]) in definite(table_code(language)):
        return start, end  # "over the four-year term"
    number = start if digit is None else _front(text, digit, language)
    behind = WORD.match(text, end + 1) if text[end : end + 1].isspace() else None
    month = behind and fold(behind[0]) in months(table_code(language))
    dated = bool(month) or kind(text, start, end, language) in ("year", "date")
    return min(start, number - bound_before(text[:number], language, dated)), end + bound_behind(text, end, language)


def _paired(text: str, start: int, end: int) -> tuple[int, int]:
    """With the partner of each mark that opens or closes within, where the sentence has it."""
    for opener, closer in _PAIRS.items():
        depth = least = 0
        for character in text[start:end]:
            depth += (character == opener) - (character == closer)
            least = min(least, depth)
        unclosed = depth - least
        for _ in range(-least):
            at = text.rfind(opener, 0, start)
            start = at if at >= 0 else start
        for _ in range(unclosed):
            at = text.find(closer, end)
            end = at + 1 if at >= 0 else end
    return start, end
