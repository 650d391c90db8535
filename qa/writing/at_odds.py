"""Whether a written sentence is at odds with its source in what numbers, names and denials do not show.

Its mood and tense ("will" of what may be, "was" of what will be), by the words of `at_odds.json`; the money of its
amounts; its weekdays; and whether it is about the first or the second. A language without words is never at odds. What
excuses a mood ("open") was chosen on translations, which change one now and then: README, The check, says how many are
lost.
"""

from __future__ import annotations

from collections.abc import Mapping

import regex

from qa.facts.money import FAMILIES, money_before
from qa.facts.number_words import number_words
from qa.facts.numbers import DIGITS, letter_scale, scale_behind
from qa.facts.ordinals import ordinals
from qa.facts.units import DOLLAR, LEAD, currency_behind, family_behind, family_of, unit
from qa.relative import weekdays_named
from qa.text.fold import skeleton
from qa.text.whole_words import CLAUSE
from qa.text.word_tables import table_code, word_list, word_pattern, word_table

_NAME = regex.compile(r"(?<=\S\s)\p{Lu}[\p{L}\p{M}]*")
"""May in "on 5 May" and Will in "said Will Smith" are no verbs, nor is a noun of German."""
_Moods = Mapping[str, bool | None]
_LONGEST = 1_000
"""Characters of a sentence that are looked at."""
_BESIDE = 60
"""Characters around a number in which its money is named."""
_OTHER = regex.compile(rf"\b(?:{word_list(__file__, 'other')})", regex.IGNORECASE)
"""What has a weekday's word and means none: Turkish market shares."""


def at_odds(
    written: str, language: str, source: str, source_language: str, words: str = "", short: bool = False
) -> bool:
    """Whether the two cannot be of the same. `words`: those of the source that are the answer; `short`: it is no
    sentence, and has no room for a "may". Languages as ISO codes.
    """
    source = source[:_LONGEST]
    said, there = (written[:_LONGEST], language), (source, source_language)
    return (
        _other_mood(_moods(*said), _moods(*there), _moods(_clause(source, words), source_language), short)
        or _other_money(_money(*said), _money(*there))
        or _apart(_days(*said), _days(*there))
        or _apart(_ordinals(*said), _ordinals(*there))
    )


def _apart(said: set[int], there: set[int]) -> bool:
    """Whether both name some, and none of the one is of the other."""
    return bool(said and there) and said.isdisjoint(there)


def _other_mood(said: _Moods, whole: _Moods, part: _Moods, short: bool) -> bool:
    """Whether it says for certain what its source supposes, or the other way round, or for done what is to come.

    Not for to come what is done: who "called a strike", "agreed" or "was sentenced" did so of what will be.
    `part`: of the clause of the answer; where that is not known, only what is supposed in the one and nowhere in the
    other counts.
    """
    if None in (said["may"], whole["may"]):
        return False
    if said["may"]:
        return not whole["may"] and not whole["open"]
    if part["may"]:
        return bool(said["will"] and not whole["will"] or not said["open"] and not short)
    return bool(said["past"] and part["will"]) and not (said["will"] or said["open"] or whole["past"])


def _moods(text: str, language: str) -> _Moods:
    """Of each list whether a word of it stands in the text; None where the language has none."""
    base, table = table_code(language), word_table(__file__)
    plain = skeleton(_NAME.sub(" ", text))
    return {
        kind: bool(word_pattern(table[kind][base], base).search(plain)) if base in table[kind] else None
        for kind in ("may", "will", "past", "open")
    }


def _clause(text: str, words: str) -> str:
    """The clause in which the words stand; nothing where they do not."""
    at = text.find(words) if words else -1
    begin = max((one.end() for one in CLAUSE.finditer(text, 0, max(at, 0))), default=0)
    end = CLAUSE.search(text, at + len(words))
    return text[begin : end.start() if end else len(text)] if at >= 0 else ""


def _other_money(said: set[str], there: set[str]) -> bool:
    """Whether both name money beside a number, and none of the one can be of the other: "4 million dollars", lira."""
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
        return all(code[-1] == DOLLAR or code.endswith("D") and not family_of(code) for code in (one, other))
    return one == other or not FAMILIES.keys().isdisjoint({one, other}) and _kin(one) == _kin(other)


def _kin(code: str) -> str | None:
    """Its family; the lira of Lebanon is its pound, and that of Turkey a "livre"."""
    family = family_of(code)
    return "pound" if family == "lira" else family


def _days(text: str, language: str) -> set[int]:
    return weekdays_named(_OTHER.sub(" ", text), language)


def _ordinals(text: str, language: str) -> set[int]:
    return {one.number for one in ordinals(text, language)}
