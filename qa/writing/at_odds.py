"""Whether a written sentence is at odds with its source in what numbers, names and denials do not show.

Its mood and tense ("will" of what may be, or was), by the words of `at_odds.json`; the money of its amounts; and its
weekdays. A language without words is never at odds. What the lists excuse ("open") was chosen on translations, which
change a mood now and then: README, The check, says how many are lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import regex

from qa.articles.dates import weekdays
from qa.articles.fold import fold, skeleton
from qa.facts.money import FAMILIES, money_before
from qa.facts.number_words import number_words
from qa.facts.numbers import DIGITS, letter_scale, scale_behind
from qa.facts.units import DOLLAR, LEAD, currency_behind, family_behind, family_of, unit
from qa.whole_words import CLAUSE, one_of
from qa.word_tables import table_code, word_pattern, word_table

__all__ = ["other_days", "other_money", "other_mood"]

_NAME = regex.compile(r"(?<=\S\s)\p{Lu}[\p{L}\p{M}]*")
"""May in "on 5 May" and Will in "said Will Smith" are no verbs, nor is a noun of German."""
_BESIDE = 60
"""Characters around a number in which its money is named."""
_PERSIAN = regex.compile(r"(?<=\p{L})[\u200c ]?شنبه")
"""The end of most of Persian's weekdays, written behind nothing, a joiner or a blank."""
_DECLINED = {"cs", "pl", "ru", "uk"}
"""Languages whose weekdays have other endings behind "on"."""
_ENDINGS = ("у", "ы", "и", "ю", "ка", "ку", "га", "ек", "ок", "ę", "y", "i", "u", "ek", "ku", "ka")


def other_mood(written: str, language: str, source: str, source_language: str, words: str, short: bool) -> bool:
    """Whether it says for certain what its source supposes, for done what is to come, and the other way round.

    `words`: those of the source that are the answer, whose clause is compared; without them only what is supposed in
    the one and nowhere in the other counts. `short`: it has no room for a "may".
    """
    said, whole = _moods(written, language), _moods(source, source_language)
    at = source.find(words) if words else -1
    part = _moods(_clause(source, at), source_language) if at >= 0 else dict.fromkeys(whole)
    if None in (said["may"], whole["may"]):
        return False
    if said["may"]:
        return not whole["may"] and not whole["open"]
    if part["may"]:
        return bool(said["will"] and not whole["will"] or not said["open"] and not short)
    if said["will"]:
        return bool(part["past"]) and not (whole["will"] or whole["open"] or whole["may"])
    return bool(said["past"] and part["will"]) and not (said["open"] or whole["past"])


def _moods(text: str, language: str) -> Mapping[str, bool | None]:
    """Of each list whether a word of it stands in the text; None where the language has none."""
    base, table = table_code(language), word_table(__file__)
    plain = skeleton(_NAME.sub(" ", text))
    return {
        kind: bool(word_pattern(table[kind][base], base).search(plain)) if base in table[kind] else None
        for kind in ("may", "will", "past", "open")
    }


def _clause(text: str, at: int) -> str:
    begin = max((one.end() for one in CLAUSE.finditer(text, 0, at)), default=0)
    end = CLAUSE.search(text, at)
    return text[begin : end.start() if end else len(text)]


def other_money(written: str, language: str, source: str, source_language: str) -> bool:
    """Whether both name money beside a number, and none of the one can be of the other: "4 million dollars", lira."""
    said, there = _money(written, language), _money(source, source_language)
    return bool(said and there) and not any(_same_money(one, other) for one in said for other in there)


def _money(text: str, language: str) -> set[str]:
    """The codes and families of the money beside each number."""
    places = [match.span() for match in DIGITS.finditer(text)]
    places += [(one.start, one.last) for one in number_words(text, language)]
    found = set()
    for start, end in places:
        behind = text[end : end + _BESIDE]
        behind = behind[scale_behind(behind, language) :]
        behind = behind[letter_scale(behind) :]
        family, width = family_behind(behind, language)
        named = unit(LEAD.sub("", behind[: currency_behind(behind, language)], count=1), language)
        code = money_before(text[max(0, start - _BESIDE) : start], language)[0] or family or named
        found |= {code} if code else set()
    return found


def _same_money(one: str, other: str) -> bool:
    """Whether two can be the same: a dollar is of any country, and a krone of those that have one."""
    if DOLLAR in (one[-1], other[-1]):
        return {one, other} <= {DOLLAR, "USD"} or all(code[-1] == DOLLAR or code.endswith("D") for code in (one, other))
    return one == other or not FAMILIES.keys().isdisjoint({one, other}) and family_of(one) == family_of(other)


def other_days(written: str, language: str, source: str, source_language: str) -> bool:
    """Whether both name days of the week, and none of the one is of the other."""
    said, there = _days(written, language), _days(source, source_language)
    return bool(said and there) and said.isdisjoint(there)


def _days(text: str, language: str) -> set[int]:
    named, pattern = _day_names(language.split("-")[0])
    return {named[match.group()] for match in pattern.finditer(_PERSIAN.sub(" شنبه", fold(text)))}


@cache
def _day_names(language: str) -> tuple[dict[str, int], regex.Pattern[str]]:
    """In full, but for Chinese, where what is short has two signs as well."""
    named = {_PERSIAN.sub(" شنبه", name): day for name, day in weekdays(language, short=language == "zh").items()}
    if language in _DECLINED:
        named |= {f"{name[:-1]}{ending}": day for name, day in named.items() for ending in _ENDINGS}
    return named, word_pattern(one_of(named), language)
