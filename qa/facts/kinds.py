"""What kind of thing an answer is, where its words leave no doubt: a time, money, a share, so long, so many people.

For telling that an answer cannot be one: "when" is not answered with an age, nor "how many people" with a price. Told
by the months, days, currencies and units of CLDR, and by the words of `kinds.json`: by language the "times", and before
and behind what ends one, "until"; the others as patterns for all at once. An "ordinal" is "78th", "78.ª" or "минута
78"; "minute" is one of a match: when somebody scored, and not how long he played; "votes" beside a score make it one of
votes, and so many; "term" is what so many years are when they are no age: of prison, of a contract, in office;
"century" is what nobody lives for; "counter" is what nobody is counted by: "17级", "11条". What is not plain has no
kind, and so contradicts nothing.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Literal

import regex

from qa.facts.details import leading, so_many
from qa.facts.money import MONEY, more_names
from qa.facts.numbers import DIGITS, in_words, scale_behind
from qa.facts.percents import percent_behind
from qa.facts.quantities import Quantity, quantity
from qa.facts.units import currency_behind
from qa.text.dates import find_date, months, weekdays
from qa.text.fold import fold
from qa.text.locales import locale_of
from qa.text.whole_words import CLAUSE, NEVER, UNPARTED, UNSPACED, WORD, one_of, whole
from qa.text.word_tables import table_code, word_table

Kind = Literal["money", "share", "year", "date", "duration", "score", "ordinal", "measure", "people"]

_JOINED = {"ar": "[وبلفك]{0,2}(?:ال|ل)?", "he": "[בלמהוש]{0,2}"}
"""Letters that are written with the word behind them: "and", "on", "the"."""
_INFLECTED = 4
"""Letters of a month or day that is never inflected, at most."""
_SAID = 300
"""Characters of an answer that are looked at: longer ones are no few words."""
_BESIDE = 24
"""Characters before and behind it that may make a time of so many days."""
_NAMED = 40
"""Characters of what a currency is called."""
_OLDEST = 122
"""Years of the longest life that is known."""
_STEM = 4
"""Letters in which the forms of a word agree."""
_JOINING = 3
"""Letters of a word between two ends of a range at most: "and", "bis"."""
_FEW = 2
"""Words beside a year at most: "1941 yılında", "im Jahr 1941"; more say something else. And behind years of prison."""
# A Hebrew "in" is joined to a year by a hyphen: "ב-1986".
_YEAR = regex.compile(r"(?<![\d.,:/])(?<!(?<!(?<!\p{L})[בלמהו])-)(?:1\d{3}|2[015]\d{2})(?!\d|[.,:]\d)")
_NOUN = regex.compile(r"\s?[\p{L}\p{M}]{1,40}+")
_THINGS = regex.compile(r" ([\p{Ll}\p{Lo}][\p{L}\p{M}]{4,40}+)")
_WITH = regex.compile(r"\b(?:with|mit|met|med|avec|con|com|dengan)\s$|(?<!\w)[وف]?(?:مع\w{0,3}|ب[اه]|עם|ועמו)\s$")
"""So many come with somebody; a time does not."""
_SO_MANY = regex.compile(r"(?<!\d)\d{1,3}(?:[.,]\d+)?[ -]\p{L}+")
_NUMBERED = regex.compile(r"(?<![\p{L}\p{M}])\p{Lu}{1,4}-?\d")
"""Names: "M23", "G20", "F4L"."""
_RESULT = regex.compile(r"(?<![\d.,-])\d{1,3}\s?[-–]\s?\d{1,3}(?![\d.,-])")
_SCORE = regex.compile(r"(\d{1,3})\s?[-–:]\s?(\d{1,3})")
_CLOCK, _ORDINAL, _MINUTE, _VOTES, _AGED, _TERM, _CENTURY, _COUNTER, _PERCENT = (
    regex.compile("|".join(word_table(__file__)[kind]))
    for kind in ("clock", "ordinal", "minute", "votes", "aged", "term", "century", "counter", "percent")
)
_COUNTING = ("ja", "ko", "zh")
"""Languages that count each sort of things by a word of its own."""


def tells_time(sentence: str, start: int, end: int, language: str) -> bool:
    """Whether the words [start, end) of a sentence say when: a date, a day, a year, an hour, "last week", "before".

    So many days are a time only beside such a word: "two weeks ago". True in a language without a row: not known.
    """
    base = table_code(language)
    said = sentence[start : min(end, start + _SAID)]
    folded = fold(said)
    if base not in word_table(__file__)["times"] or find_date(said, language) or _names(base).search(folded):
        return True
    if _CLOCK.search(folded) or _MINUTE.search(folded):
        return True
    dated = kind(sentence, start, end, language) not in ("money", "share", "duration", "score")
    if dated and _has_year(sentence, start, start + len(said), base):
        return True
    words, beside = _words(base)
    if words.search(folded if base in UNSPACED else _SO_MANY.sub(" ", folded)):
        return True
    around = fold(sentence[max(0, start - _BESIDE) : end + _BESIDE])
    first = min(start, _BESIDE)
    return any(one.start() < first + len(said) and first < one.end() for one in beside.finditer(around))


def ends_time(sentence: str, start: int, end: int, language: str) -> bool:
    """Whether the words [start, end) are a time that a word such as "until" makes the end of one: "from 5 to 9 May"."""
    before, inside, behind = _until(table_code(language))
    said = fold(sentence[start:end])
    ends = inside.search(said) or before.search(fold(sentence[max(0, start - _BESIDE) : start]))
    ends = ends or behind.match(fold(sentence[end : end + _BESIDE]))
    return ends is not None and tells_time(sentence, start, end, language)


def _has_year(sentence: str, start: int, end: int, base: str) -> bool:
    """Whether a number in the words may be a year: not "1500 people", nor "with 1500 …"; but "in 1500 people …"."""
    for one in _YEAR.finditer(fold(sentence[start:end])):
        first, last = start + one.start(), start + one.end()
        before, behind = fold(sentence[max(0, first - _BESIDE) : first]), fold(sentence[last : last + _NAMED])
        led = (WORD.findall(before) or [""])[-1] in leading(base)
        if led or not (_WITH.search(before) or so_many(behind, base)):
            return True
    return False


def kind(sentence: str, start: int, end: int, language: str) -> Kind | None:
    """What the words [start, end) of a sentence are so much of; None where they say no number, or not plainly."""
    said = sentence[start : min(end, start + _SAID)]
    if score := _SCORE.fullmatch(said.strip()):
        votes = _VOTES.search(fold(sentence[max(0, start - _SAID) : end + _SAID]))
        return None if votes or int(score[1]) < int(score[2]) else "score"  # a range goes up
    if _ORDINAL.search(fold(said)) and not find_date(said, language):
        return "ordinal"
    numbers = list(DIGITS.finditer(fold(said)))
    counted = quantity(said, language)
    if counted and counted.unit and counted.unit.startswith("duration"):
        return "year" if len(numbers) == 1 and _YEAR.fullmatch(numbers[0].group()) else "duration"
    if len(numbers) > 1 and any(len(word) > _JOINING for word in _rest(said, language)):
        return None
    if not numbers and not in_words(said, language)[0]:
        return None
    behind = said[numbers[-1].end() :] if numbers else said
    if _PERCENT.search(fold(said)) or percent_behind(behind, language) or (counted and counted.unit == "%"):
        return "share"
    scale = scale_behind(behind, language)
    priced = MONEY.search(fold(said)) or currency_behind(behind[scale:], language)
    if priced or (counted and _price_goes_on(sentence, start, end, language)):
        return "money"
    if len(numbers) == 1 and _YEAR.fullmatch(numbers[0].group()) and not scale:
        if find_date(said, language) or _dated(fold(said), table_code(language)):
            return "date"
        return "year" if len(_rest(said, language)) <= _FEW else None
    return _measured(counted) if counted else None


def _measured(counted: Quantity) -> Kind | None:
    if counted.unit and "-" in counted.unit:
        return "measure"
    return "people" if counted.people else None


def _dated(folded: str, base: str) -> bool:
    """Whether words of time, and not only a number, say that it is one: "in the second half of 2027"."""
    return base in word_table(__file__)["times"] and bool(_names(base).search(folded) or _words(base)[0].search(folded))


def counted_apart(sentence: str, start: int, end: int, language: str) -> bool:
    """Whether the last number in the words [start, end) is counted as no people are: "17级"."""
    numbers = list(DIGITS.finditer(sentence, start, end)) if table_code(language) in _COUNTING else []
    return bool(numbers) and _COUNTER.match(sentence, numbers[-1].end()) is not None


def tells_age(sentence: str, start: int, end: int, language: str) -> bool:
    """Whether the number in the words [start, end) can be an age: by itself, of years, or beside a word for age.

    So many years in prison or of a contract are none.
    """
    said = sentence[start : min(end, start + _SAID)]
    before, behind = fold(sentence[max(0, start - _BESIDE) : start]), fold(sentence[end : end + _BESIDE])
    if _AGED.search(f"{before}{fold(said)}{behind}"):
        return True
    next_words = " ".join(CLAUSE.split(behind)[0].split()[:_FEW])
    if any(_TERM.search(part) for part in (CLAUSE.split(before)[-1], fold(said), next_words)):
        return False
    counted = quantity(said, language)
    return kind(sentence, start, end, language) != "duration" or bool(
        counted and counted.unit and "duration-year" in counted.unit.split("|")
    )


def outlives(said: str, language: str) -> bool:
    """Whether it is more years than anybody has lived, or tells of a century."""
    counted = quantity(said[:_SAID], language)
    years = counted and (not counted.unit or "duration-year" in counted.unit.split("|"))
    return _CENTURY.search(fold(said)) is not None or bool(counted and years and max(counted.value) > _OLDEST)


def most(said: str, language: str) -> Fraction | None:
    """What its only number comes to, the most that it may mean; None where it has no number, or several."""
    counted = quantity(said[:_SAID], language)
    return max(counted.value) if counted else None


def bare(said: str, language: str) -> bool:
    """Whether it is a number, perhaps with what it is so many of, and nothing else: no people, name or score."""
    counted = quantity(said, language)
    if counted and counted.unit and not counted.words:
        return True
    if counted and counted.people or _NUMBERED.search(said) or _RESULT.search(said):
        return False
    if counted and counted.words and table_code(language) in UNPARTED:
        return False
    _, _, behind = in_words(said[:_SAID], language)
    counts = _rest(behind, language)
    if counts and len(counts[0]) >= _JOINING and not has_number(behind, language) and not _CLOCK.search(fold(said)):
        return False
    rest = [*_rest(said[:_SAID], language), *counts]
    return has_number(said, language) and all(len(word) <= _JOINING for word in rest)


def counts_things(sentence: str, start: int, end: int, language: str) -> bool:
    """Whether its number surely is of things, and not of money: "nine girls", "300" before "tonnes"; or of a day."""
    said = sentence[start : min(end, start + _SAID)]
    if kind(sentence, start, end, language) == "money" or MONEY.search(fold(said)):
        return False
    numbers = list(DIGITS.finditer(said))
    behind = said[numbers[-1].end() :] if numbers else in_words(said, language)[2]
    behind = behind[scale_behind(behind, language) :]
    word = None if currency_behind(behind, language) else WORD.search(behind)
    if word and len(word[0]) > (0 if table_code(language) in UNSPACED else _JOINING):
        return fold(word[0])[:_STEM] not in _of_currencies(table_code(language))
    near = _NOUN.match(sentence, end)
    if near and kind(sentence, start, near.end(), language) in ("measure", "people"):
        return True
    if near and not word and bare(said, language) and _counts_beside(sentence[end : end + _NAMED], language):
        return True
    return len(numbers) > 1 and find_date(said, language) is not None


def _counts_beside(behind: str, language: str) -> bool:
    """Whether what stands right behind a number is a word of which there are so many, and no money: " opere"."""
    word = _THINGS.match(behind[scale_behind(behind, language) :])
    if word is None or table_code(language) in UNSPACED or currency_behind(word.string, language):
        return False
    return not MONEY.match(fold(word[1])) and fold(word[1])[:_STEM] not in _of_currencies(table_code(language))


@cache
def _of_currencies(language: str) -> frozenset[str]:
    """How the words begin that currencies are called by, each with whose it is: "naira" of "Nigerian Naira"."""
    locale = locale_of(language)
    names = [*(locale.currencies.values() if locale else ()), *more_names(language)]
    return frozenset(word[:_STEM] for name in map(fold, names) for word in WORD.findall(name))


def has_number(said: str, language: str) -> bool:
    """Whether it has one, in digits or as a word."""
    return bool(DIGITS.search(said) or in_words(said[:_SAID], language)[0])


def money_behind(text: str, language: str) -> bool:
    """Whether `text`, which stands right behind a number or what asks for one, begins with a currency."""
    return bool(MONEY.match(fold(text).lstrip()) or currency_behind(text, language))


def _price_goes_on(sentence: str, start: int, end: int, language: str) -> bool:
    """Whether nothing is said of what it is so many, where the same was said of money: "34 billion kroner, from 29
    billion"."""
    number = DIGITS.search(sentence, start, end)
    scale = scale_behind(sentence[number.end() : end], language) if number else 0
    if number is None or not scale or regex.match(r"\s*[\p{L}\p{Sc}]", sentence[end:]):
        return False
    word = sentence[number.end() : number.end() + scale]
    others = (one.end() + len(word) for one in DIGITS.finditer(sentence) if sentence.startswith(word, one.end()))
    return any(money_behind(sentence[at : at + _NAMED], language) for at in others)


def _rest(said: str, language: str) -> list[str]:
    """The words of it that are no number, scale, sign or currency."""
    folded = fold(in_words(said, language)[1])
    kept, at = [], 0
    for number in DIGITS.finditer(folded):
        kept.append(folded[at : number.start()])
        at = number.end() + scale_behind(folded[number.end() :], language)
        at += percent_behind(folded[at:], language) or currency_behind(folded[at:], language)
    kept.append(folded[at:])
    return list(WORD.findall(MONEY.sub(" ", _PERCENT.sub(" ", " ".join(kept)))))


@cache
def _words(base: str) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """Words of time, and so many days with what makes a time of them."""
    row = word_table(__file__)["times"][base]
    words = fold(row["words"])
    beside = NEVER
    if spans := row.get("spans"):
        beside = rf"\b(?:{row['before']}) (?:[^ ]+ ){{0,3}}?{spans}\b|\b{spans} (?:{row['behind']})\b"
    return regex.compile(words if base in UNSPACED else whole(words)), regex.compile(fold(beside))


@cache
def _until(base: str) -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    """What makes the end of a time: right before it, a dash as well, in it, and right behind it."""
    before, behind = (fold(word_table(__file__)["until"][where].get(base, NEVER)) for where in ("before", "behind"))
    led = rf"(?<![\p{{L}}\p{{M}}])(?:{before})" if base not in UNSPACED else rf"(?:{before})"
    return (
        regex.compile(rf"(?:{led}\s?|[\p{{L}}\p{{N}}]\s?[-–—]\s?)$"),
        regex.compile(rf"{led}{'' if base in UNSPACED else chr(92) + 's'}|(?:{behind})$"),
        regex.compile(rf"\s?(?:{behind})"),
    )


@cache
def _names(base: str) -> regex.Pattern[str]:
    """Months and days of the week, with what may be written together with them: longer ones are inflected."""
    names = {*months(base), *weekdays(base)} - {""}
    if base in UNSPACED:
        return regex.compile(one_of(names))
    long, short = (
        one_of(one for one in names if len(one) > 1 and (len(one) > _INFLECTED) == inflected)
        for inflected in (True, False)
    )
    return regex.compile(whole(rf"{_JOINED.get(base, '')}(?:(?:{long})[\p{{L}}\p{{M}}]{{0,3}}|(?:{short}))"))
