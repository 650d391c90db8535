"""How what is cited stands to the best answer: the sentence it is read from, one that says the same, another answer.

Told from the words alone, so nothing is claimed that they do not show. The same answer is so many of the same, the same
day, the same words or gloss, or the other's whole words and none that could change them; another answer is another
number or day, or shares no word with it in the same language, and is nearly as likely. "Yesterday" is the day that it
means in its article, or may be any. Only another article agrees or disagrees. Whatever is neither is only cited beside
them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import IntEnum
from functools import cache
from os.path import commonprefix

import regex

from qa.facts.numbers import values
from qa.facts.places import place_names
from qa.facts.quantities import quantity, same_value
from qa.facts.words import word_lists
from qa.gloss_days import without_year
from qa.lexical import WRITTEN_ON, plain
from qa.relative import counted, day_there, leans, nothing_else
from qa.text.dates import find_date, months, weekdays
from qa.text.fold import skeleton, words
from qa.text.locales import locale_of
from qa.text.whole_words import UNSPACED_SIGN
from qa.text.word_tables import table_code
from qa.types import Citation, Span

NEAR, FAR = 0.5, 0.1
"""Shares of the best span's score: from which another answer is one, and below which the same is only a mention."""
MENTION = 0.99 * FAR
"""The share of what is only a mention, whatever it says."""
_SHORTEST = 3
"""Letters of a word that says something by itself."""
_SYLLABLES = regex.compile(r"\p{Hangul}")
_ONTO = regex.compile(WRITTEN_ON + r"(?=\p{L}{2})")
_ABBREVIATION = regex.compile(r"(?<![\p{L}.])(?![IVX]+(?!\p{L}))\p{Lu}(?:\.?\p{Lu}){1,5}(?!\p{L})")
_CAPITAL = regex.compile(r"(?<!\p{L})\p{Lu}")
_MOST = 20
"""Words of an answer that are looked for in the other."""
_YEAR = regex.compile(r"[12]\d{3}")


class Standing(IntEnum):
    """In the order in which they are cited."""

    BEST = 0
    """Holds the best span, or the same answer in the same article."""
    SAME = 1
    """Says the same in another article."""
    OTHER = 2
    """Has another answer, nearly as likely, in another article."""
    ALSO = 3
    """Cited because it may answer."""


def best_span(spans: Sequence[Span]) -> Span | None:
    """The likeliest; of equals the first."""
    return max(spans, key=lambda span: span.score, default=None)


def answer_in(citation: Citation, spans: Sequence[Span]) -> Span | None:
    """The likeliest span that begins in a citation."""
    return best_span([span for span in spans if span.begins_in(citation)])


def standings(citations: Sequence[Citation], spans: Sequence[Span]) -> tuple[Standing, ...]:
    """One for each citation; all the best where whole sentences were found, and no words in them to agree on."""
    best = best_span(spans)
    held = [[span for span in spans if _touch(span, one)] for one in citations]
    home = next((one for one, some in zip(citations, held, strict=True) if best in some), None)
    if best is not None and home is not None and home.correction:
        return tuple(Standing.BEST if alike(one, home) else Standing.ALSO for one in citations)
    if best is None or home is None or best.text == home.quote:
        return tuple(Standing.ALSO if one.correction else Standing.BEST for one in citations)
    found = [
        Standing.BEST
        if best in some
        else min((_standing(best, home, span, one) for span in some), default=Standing.ALSO)
        for one, some in zip(citations, held, strict=True)
    ]
    # What is printed word for word stands as its best copy does: it is quoted once.
    return tuple(min(how for two, how in zip(citations, found, strict=True) if alike(one, two)) for one in citations)


def alike(one: Citation, two: Citation) -> bool:
    """Whether two citations are quoted as one: the same words in the same language."""
    return (one.quote, one.language) == (two.quote, two.language)


def _touch(span: Span, citation: Citation) -> bool:
    return span.same_revision(citation) and citation.start < span.end and span.start < citation.end


def _standing(best: Span, home: Citation, span: Span, citation: Citation) -> Standing:
    if span.text == citation.quote or span.score < FAR * best.score:
        return Standing.ALSO
    # An article is no witness for itself, nor against itself: its headline and its text say what it says.
    itself = home.article_id == citation.article_id
    same = _same_in(best, home, span, citation)
    if same:
        return Standing.BEST if itself else Standing.SAME
    other = same is False and not itself and span.score >= NEAR * best.score
    return Standing.OTHER if other and not _holds(citation, best, home.language) else Standing.ALSO


def _same_in(one: Span, home: Citation, two: Span, citation: Citation) -> bool | None:
    """`_same`, of what is told from an article's day by what it means there."""
    if not leans(one.text, home.language) and not leans(two.text, citation.language):
        return _same(one, home.language, two, citation.language)
    times = _time(one, home), _time(two, citation)
    if times[0] and times[1]:
        return times[0] == times[1] if type(times[0]) is type(times[1]) else None
    days = {day_there(each.published, each.language) for each in (home, citation)}
    of_one_day = len(days) == 1 and None not in days
    return _same(one, home.language, two, citation.language) or None if of_one_day else None


def _time(span: Span, citation: Citation) -> date | int | tuple[int, int] | None:
    """The day, or the month or year, that an answer is."""
    if (day := _day(span.text, citation.language)) or not (own := day_there(citation.published, citation.language)):
        return day
    place = span.start - citation.start, span.end - citation.start
    found = counted(citation.quote, citation.language, own, [place])
    return found.means if found and nothing_else(found, citation.quote, citation.language, *place) else None


def _holds(citation: Citation, answer: Span, language: str) -> bool:
    """Whether the answer stands in a quote, too, so that something else in it is no other answer to the same."""
    if leans(answer.text, language):
        return False  # it is another day there
    many = quantity(answer.text, language)
    if many and any(many.value & value for value in values(citation.quote, citation.language, own=True)):
        return True
    quote = f" {' '.join(_words(citation.quote))} "
    return any(f" {' '.join(name)} " in quote for name in _names(answer) if name)


def _same(one: Span, language: str, two: Span, other_language: str) -> bool | None:
    """Whether two answers are the same; None where that cannot be told."""
    many, other_many = quantity(one.text, language), quantity(two.text, other_language)
    # Abroad a gloss may have no more than a name that two countries' money shares.
    abroad = language != other_language and many and other_many and many.unit and other_many.unit
    if _names(one) & _names(two) and not abroad:
        return True
    days = _day(one.text, language), _day(two.text, other_language)
    if days[0] and days[1]:
        return days[0] == days[1]
    parts = _part_of_date(one.text, language), _part_of_date(two.text, other_language)
    if parts[0] and parts[1] and parts[0][1] == parts[1][1]:
        return parts[0] == parts[1]
    if many and other_many:
        return same_value(many, other_many)
    short, long = sorted((_words(one.text), _words(two.text)), key=len)
    if language == other_language and _within(short, long, language):
        return True
    if language != other_language and not (one.gloss and two.gloss):
        return None
    dated = all(map(_month_in, (one.text, two.text), (language, other_language)))
    if not dated and (many or other_many or any(map(str.isdigit, one.text + two.text))):
        return None  # "31" may be what "thirty-one" is
    told = [words[_lead(language, words) if language == other_language else 0 :] for words in (short, long)]
    # By letters too, for writing without spaces: "在巴格达" and "巴格达" are no two answers.
    letters = ["".join(words) for words in told]
    unspaced = bool(UNSPACED_SIGN.search("".join(letters)))
    shared = (
        told[0] == told[1]
        or any(len(form) >= _SHORTEST for form in _forms(told[0]) & _forms(told[1]))
        or unspaced and (letters[0] in letters[1] or letters[1] in letters[0])
        or _abbreviated(one.text, two.text)
        or _akin(told[0], told[1]) and not _two_places(told[0], told[1], language)
    )  # fmt: skip
    return None if shared else False


def _akin(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether each longer word of an answer may be one of the other's in another case: "Москва", "в Москве".

    "Алексей" and "Александр" begin alike as well, and are none.
    """
    wanted, others = [word for word in short[:_MOST] if len(word) >= _least(word)], _forms(long)
    return bool(wanted) and all(
        any(_begin_alike(form, other) for form in _forms([word]) for other in others) for word in wanted
    )


def _begin_alike(one: str, two: str) -> bool:
    return len(commonprefix((one, two))) >= max(_least(one), min(len(one), len(two)) * 3 / 4)


def _forms(words: Sequence[str]) -> set[str]:
    """Without what Arabic and Hebrew write onto their front; with it, too, where that may be the word's own letter."""
    found = set[str]()
    for word in words:
        front = _ONTO.match(word)
        width = len(front.group()) if front else 0
        found |= {word[width:]} if width > 1 else {word, word[width:]}
    return found


def _least(word: str) -> int:
    """Signs that two words may not have in common by chance."""
    return 2 if _SYLLABLES.match(word) else _SHORTEST + 1


def _two_places(one: Sequence[str], two: Sequence[str], language: str) -> bool:
    """Whether the two are well-known, and not the same: "Niger", "Nigeria"."""
    known = place_names(table_code(language))
    codes = [known.get(plain(" ".join(words)), frozenset()) for words in (one, two)]
    return all(codes) and codes[0].isdisjoint(codes[1])


def _abbreviated(one: str, two: str) -> bool:
    """Whether an answer has the first letters of the other as an abbreviation: "UN", "U.S.", not "FC" of "FC Porto"."""
    return _initials(two) in _abbreviations(one) or _initials(one) in _abbreviations(two)


def _abbreviations(text: str) -> set[str]:
    shouted = text.isupper() and " " in text
    return set() if shouted else {found.group().replace(".", "") for found in _ABBREVIATION.finditer(text)}


def _initials(text: str) -> str:
    return "".join(found.group() for found in _CAPITAL.finditer(text))


def _names(span: Span) -> set[tuple[str, ...]]:
    return {_words(name) for name in (span.text, span.gloss) if name}


def _within(short: Sequence[str], long: Sequence[str], language: str) -> bool:
    """Whether an answer is the other one, behind words that change nothing, or with the year or weekday of its date.

    Any other word can make another thing of it: "not guilty", "North Korea", "the minister's deputy", "half a million".
    """
    if not any(len(word) >= _SHORTEST and word.isalpha() for word in short) or UNSPACED_SIGN.search("".join(long)):
        return False
    places = [at for at in range(len(long) - len(short) + 1) if long[at : at + len(short)] == short]
    if len(places) != 1:
        return False
    before, behind = long[: places[0]], long[places[0] + len(short) :]
    base = table_code(language)
    if not any(f" {month} " in f" {' '.join(short)} " for month in months(base)):
        return not behind and _leading(base).fullmatch("".join(f"{word} " for word in before)) is not None
    years = [word for word in long if _YEAR.fullmatch(word)]
    days = [word for word in long if word in _day_names(base)]
    return len(years) < 2 and len(days) < 2 and {*years, *_dating(base)}.issuperset([*before, *behind])


def _day(text: str, language: str) -> date | None:
    """The day that an answer is, with its year, and perhaps its weekday."""
    found = find_date(text, language)
    around = _words(f"{text[: found.start]} {text[found.end :]}") if found else ()
    return found.day if found and _dating(table_code(language)).issuperset(around) else None


def month_and_day(text: str, language: str) -> tuple[int, int] | None:
    """Those of an answer that is a day, with its year or without."""
    part = _part_of_date(text, language)
    day = _day(text, language) or (part[0] if part and "d" in part[1] else None)
    return (day.month, day.day) if day else None


def _part_of_date(text: str, language: str) -> tuple[date, str] | None:
    """An answer that is a day without its year, or a month with it, as a day, and what of it is told."""
    locale = locale_of(language)
    found = without_year(text, locale) if locale else None
    return found[:2] if found and found[2] == len(text) else None


def _month_in(text: str, language: str) -> bool:
    return not months(table_code(language)).keys().isdisjoint(_words(text))


def _lead(language: str, words: Sequence[str]) -> int:
    """With how many words an answer begins that name nothing: "President"."""
    found = _leading(table_code(language)).match("".join(f"{word} " for word in words))
    return len(found.group().split()) if found else 0


@cache
def _leading(language: str) -> regex.Pattern[str]:
    """Words that stand before a name and change nothing: "in the city of", "President"."""
    return regex.compile(skeleton(word_lists()["leads"].get(language, "")))


def _dating(language: str) -> frozenset[str]:
    """Words that change nothing in a date."""
    return _day_names(language) | {*word_lists()["dating"].get(language, "").split()}


@cache
def _day_names(language: str) -> frozenset[str]:
    return frozenset(word for day in weekdays(language, short=False) for word in _words(day))


def _words(text: str) -> tuple[str, ...]:
    """Without case, idle signs, and the spellings that Arabic writers use freely."""
    return words(skeleton(text))
