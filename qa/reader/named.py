"""The figure of whom a question names, where a sentence gives one to each of several: "14,000 homes in Dublin and 9,500
in Belfast", "Ali, 34, and his brother Omar, 27", "7,400 people, 2,100 of them in Norway".

A name belongs to the figure nearest to it, with no clause and no "and" between; a comma before a figure that stands by
itself parts nothing. Another figure is taken only where that of the answer has a name of its own, or where the other is
a part of it, by the words of `named.json` in its language ("of them"); both so many of the same, and not far apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from qa.facts.clock import of_day
from qa.facts.details import years_named
from qa.facts.joints import ands
from qa.facts.kinds import has_number, kind
from qa.facts.names import EVERY_NOUN
from qa.facts.numbers import scale_behind
from qa.question.asked_for import Thing, thing
from qa.reader.figures import FIGURES, SENTENCE, Figure, figures_of
from qa.reader.naming import Name, names_said
from qa.reader.widen import widened
from qa.text.dates import months
from qa.text.fold import fold
from qa.text.whole_words import CLAUSE, UNSPACED, one_of, whole
from qa.text.word_tables import table_code, word_pattern, word_table

_FARTHEST = 60
"""Characters between a name and its figure, and between two figures, at most."""
_MOST = 12
"""Figures of a sentence: one with more is a list."""
_SO_MANY: tuple[Thing | None, ...] = ("count", "persons", "amount", "cost", "share", "stuff", "age", "lived", None)
_WHEN: tuple[Thing, ...] = ("when", "when_or_who")
_STEM, _INFLECTED = 3, 4
"""Letters in which the forms of what is counted agree, and of a month that is never inflected, at most."""
_BESIDE = 14
"""Characters that are looked at for a day's month."""
_CLOCK = regex.compile(r"\d{1,2}(?::|\s?h\s?|\.)\d\d(?!\d)")
_SURE_CLOCK = regex.compile(r"\d(?::|\s?h\s?)\d\d(?!\d)")
_HOUR = regex.compile(r":|\s?h\s?|\.(?=\d\d(?!\d))")
"""Between an hour and its minutes."""
_ENDS = r"(?:$|[,.;،؛，、；)）]|\s[—–-]\s)"
_ALONE = regex.compile(rf"\s?{_ENDS}")
"""Behind a figure that stands by itself."""
_AGED = regex.compile(rf"\s?(?:-?[\p{{L}}\p{{M}}]{{1,6}}\s?){{0,2}}{_ENDS}")
"""The same where it may be an age: "34 years old"."""
_LED = regex.compile(r"[,(،，（—–]\s*(?:[\p{L}\p{M}]{1,5}\s)?$")
"""Between a name and such a figure: ", de "."""
_COUNTED = regex.compile(r"[\s-]?([\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{M}]*+)")
_COUNTED_NOUN = regex.compile(r"[\s-]?(?:\p{Ll}{4,}+\s)?(\p{Lu}\p{L}*+)")
_CASED = regex.compile(r"[\p{Latin}\p{Cyrillic}\p{Greek}]")
_NUMBERED = regex.compile(rf"\[$|{_CASED.pattern}-?$|\bno\.?\s$|\d\s?[-–/]\s?$")
_ORDINAL = regex.compile(r"\.\s?\p{Ll}|\s?[-–/]\s?\d|-?(?:th|st|nd|rd|er|ème|e|º|ª)(?!\p{L})")
"""Before and behind what counts nothing: notes, "A4", "No. 4", scores and spans, "4th"."""


def of_the_name(
    question: str, asked_in: str, sentence: str, language: str, start: int, end: int
) -> tuple[int, int] | None:
    """The figure of the only name of the question that has one of its own, where the answer is another's, or of all."""
    if len(sentence) > SENTENCE or not has_number(sentence[start:end], language):
        return None
    asked = thing(question, asked_in)
    figures = _figures(sentence, language)
    answered = next((number for number, one in enumerate(figures) if one[0] < end and start < one[1]), None)
    if answered is None or not 2 <= len(figures) <= _MOST or asked not in (*_SO_MANY, *_WHEN):
        return None
    named: list[list[Name]] = [[] for _ in figures]
    alone = _AGED if asked in ("age", "lived") else _ALONE
    counted = {_counted(sentence, one, language) for one in figures}
    for name in names_said(question, asked_in, sentence, language, figures, counted):
        if (number := _bound(sentence, language, name, figures, alone)) is not None:
            named[number].append(name)
    target = _target(named, answered, figures[0])
    if target is None:
        return None
    one, two = figures[min(answered, target)], figures[max(answered, target)]
    part = answered < target and _is_part(sentence[one[1] : two[0]], sentence[two[1] :], language)
    others = any(not name.asked for name in named[answered])
    if not (part or others) or not _beside(sentence, language, one, two, part):
        return None
    taken = widened(sentence, *figures[target], language)
    return taken if _of_one_kind(asked, sentence, language, taken, (start, end)) else None


def _target(named: Sequence[Sequence[Name]], answered: int, first: Figure) -> int | None:
    """Which figure the question's names are of, where that is another than the answer. What stands before all figures
    may be said of all.
    """
    later = [any(name.asked and name.start >= first[1] for name in names) for names in named]
    asked = [any(name.asked for name in names) for names in named]
    wanted = later if any(later) else asked
    found = [number for number, one in enumerate(wanted) if one]
    return found[0] if len(found) == 1 and found[0] != answered else None


def _beside(sentence: str, language: str, one: Figure, two: Figure, part: bool) -> bool:
    """Whether two figures stand in two clauses, not far apart, and count the same, which the second may leave out."""
    between = sentence[one[1] : two[0]]
    if len(between) > _FARTHEST or not _cut(between, language):
        return False
    told = [_counted(sentence, figure, language) for figure in (one, two)]
    return part or not all(told) or told[0][:_STEM] == told[1][:_STEM]


def _counted(sentence: str, figure: Figure, language: str) -> str:
    """The word that a figure is so many of; "" where that is left out, or a short one stands behind it: "in"."""
    behind = sentence[figure[1] : figure[1] + _FARTHEST]
    counted = _COUNTED_NOUN if table_code(language) in EVERY_NOUN else _COUNTED
    found = counted.match(behind, scale_behind(behind, language))
    if found is None or table_code(language) in UNSPACED:
        return str(found[1][:1]) if found else ""
    short = _STEM if _CASED.match(found[1]) else _STEM - 1
    return fold(found[1]) if len(found[1]) > short else ""


def _of_one_kind(asked: Thing | None, sentence: str, language: str, taken: Figure, answer: Figure) -> bool:
    """Whether two figures can be so many of the same, as the question asks."""
    hours = [_is_hour(sentence, one, language) for one in (taken, answer)]
    if asked in _WHEN or any(_SURE_CLOCK.search(fold(sentence), *one) for one in (taken, answer)):
        return all(hours) and asked in (*_WHEN, None)
    if asked is None and not all(hours) and not _is_figure(sentence, answer, language):
        return False
    kinds = {kind(sentence, *one, language) for one in (taken, answer)}
    # The second may be bare: "7,400 people, 2,100 of them".
    kinds -= {"people"} if asked == "persons" else {"duration"} if asked in ("age", "lived") else set()
    return asked in _SO_MANY and len(kinds) < 2 and kinds.isdisjoint({"year", "date", "ordinal", "score"})


def _is_hour(sentence: str, one: Figure, language: str) -> bool:
    said = fold(sentence)
    return bool(_CLOCK.search(said, *one) or of_day(language).search(said, one[0], one[1] + 5))


def _is_figure(sentence: str, answer: Figure, language: str) -> bool:
    """Whether an answer is nothing but a figure: no "Boeing 747"."""
    within = (one for one in figures_of(sentence, language, certain=False) if one[0] < answer[1] and answer[0] < one[1])
    low, high = widened(sentence, *next(within, answer), language)
    return not any(one.isalnum() for one in sentence[answer[0] : low] + sentence[high : answer[1]])


def _figures(sentence: str, language: str) -> list[Figure]:
    """Those that may be so many, or an hour, which is one: no years, days of months, notes."""
    years = {one.start for one in years_named(sentence, language)}
    found: list[Figure] = []
    for one in figures_of(sentence, language, certain=False)[: 2 * FIGURES]:
        if found and one[0] > found[-1][1] and _HOUR.fullmatch(sentence[found[-1][1] : one[0]]):
            found[-1] = found[-1][0], one[1]
        elif one[0] not in years and not _dated(sentence, one, language):
            found.append(one)
    return found


def _dated(sentence: str, one: Figure, language: str) -> bool:
    folded = fold(sentence)
    before, behind = folded[max(0, one[0] - _BESIDE) : one[0]], folded[one[1] : one[1] + _BESIDE]
    month = _months(table_code(language))
    return bool(_NUMBERED.search(before) or _ORDINAL.match(behind) or month[0].search(before) or month[1].match(behind))


@cache
def _months(base: str) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """Before, and behind, a day."""
    named = [fold(one) for one in months(base)]
    names = whole(rf"(?:{one_of(one for one in named if len(one) > _INFLECTED)})\w{{0,3}}|{one_of(named)}")
    return regex.compile(rf"{names}\.?\s$"), regex.compile(rf"\.?[\s/-](?:de\s)?{names}")


def _is_part(between: str, behind: str, language: str) -> bool:
    """Whether the second of two figures is of those that the first counts, by a word between them or behind it."""
    base = table_code(language)
    words = word_pattern(word_table(__file__).get(base), base)
    return bool(words.search(fold(between)) or words.search(fold(CLAUSE.split(behind)[0])))


def _cut(between: str, language: str) -> bool:
    return bool(CLAUSE.search(between) or ands(language).search(fold(between)))


def _bound(
    sentence: str, language: str, name: Name, figures: Sequence[Figure], alone: regex.Pattern[str]
) -> int | None:
    """The figure nearest to a name; of two equally near none."""
    apart = [_apart(sentence, language, name, one, alone) for one in figures]
    nearest = [number for number, far in enumerate(apart) if far == min(apart) and far < _FARTHEST]
    if not nearest and name.end <= figures[0][0]:  # "In Porto, 1,300 homes"
        led = _LED.search(sentence, name.end, figures[0][0])
        return 0 if led and not _cut(sentence[name.end : led.start()], language) else None
    return nearest[0] if len(nearest) == 1 else None


def _apart(sentence: str, language: str, name: Name, figure: Figure, alone: regex.Pattern[str]) -> int:
    """How far off a figure is; beyond reach in another clause."""
    _, low, high, _ = sorted((name.start, name.end, *figure))
    between = sentence[low:high]
    led = _LED.search(between) if name.end <= figure[0] and alone.match(sentence, figure[1]) else None
    if led:
        between = between[: led.start()]
    return len(between) + (_FARTHEST if _cut(between, language) else 0)
