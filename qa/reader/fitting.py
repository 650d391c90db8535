"""Takes of a sentence the words that can be what is asked for: no age for "when", no price for "how many people".

The network ranks by more than the kind of an answer, and at times holds another thing of the right sentence for the
likeliest. Only what surely contradicts the question gives way: to the next words of its sentence that do not.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from qa.facts.kinds import (
    Kind,
    bare,
    counted_apart,
    counts_things,
    ends_time,
    has_number,
    kind,
    most,
    outlives,
    tells_age,
    tells_time,
)
from qa.facts.numbers import DIGITS
from qa.facts.places import places_named
from qa.facts.quantities import quantity
from qa.question.asked_for import TIMES, Thing
from qa.text.whole_words import CLAUSE, WORD

Words = tuple[int, int, float]
"""Start and end in the sentence, and how many logits they are behind the likeliest."""

_NO_COUNT: tuple[Kind, ...] = ("money", "share", "date", "score")
_NO_AGE: tuple[Kind, ...] = ("year", "date", "money", "share", "score", "ordinal", "measure", "people")
_CLASHES: dict[Thing, tuple[Kind, ...]] = {
    "amount": _NO_COUNT,
    "age": _NO_AGE,
    "cost": ("share", "date", "duration", "score", "ordinal", "measure", "people"),
    "count": _NO_COUNT,
    "high": ("money", "share", "date", "duration", "score", "ordinal", "people"),
    "lasts": ("money", "score", "ordinal", "measure", "people"),
    "lived": _NO_AGE,
    "long": ("money", "score", "ordinal", "people"),
    "name": ("money", "share", "duration", "score", "measure", "people"),
    "persons": (*_NO_COUNT, "duration", "measure"),
    "share": ("money", "year", "date", "duration", "score", "ordinal", "measure"),
    "stuff": ("money", "date", "score"),
    "tall": ("money", "share", "date", "duration", "score", "ordinal", "people"),
}
_SURE: dict[Thing, tuple[Kind, ...]] = {
    "cost": ("money",), "lasts": ("duration",), "long": ("duration",), "share": ("share",)
}  # fmt: skip
_FEW_WORDS = 40
"""Characters of an age in words, "in his late seventies", at most."""
_NAME = 5
"""Words of somebody's name, or of an amount, at most."""
_NO_HEIGHT = ("length-kilometer", "length-mile", "mass", "area", "volume", "speed", "power", "temperature")
"""Units in which nothing is high: what is measured in them is something else."""
_WHOLE = 100
"""Per cent: more is no share of anything, unless it says so."""
_AGED = regex.compile(r"(\p{Lu}[\p{L}\p{M}'’-]++),\s(?:1[01]|[1-9])?\d(?=,)")
"""Somebody's age behind their name, "Hollis, 58, had …"; where several have a number they may be points."""
_QUOTED = regex.compile(r"^\p{Quotation_Mark}|\p{Quotation_Mark}$")
_FARTHEST = 8.0
"""Logits that a time, or what surely is asked for, may be behind; a sentence seldom has two."""
_FAR = 3.0
"""And another number, of which a sentence may have several."""


def fitting(thing: Thing, sentence: str, language: str, words: Sequence[Words]) -> tuple[int, int] | None:
    """The first of the words, likeliest first, that can be the thing asked for; `language`: of the sentence."""
    if thing == "until" and (last := _last(sentence, language, words)):
        return last
    for start, end, behind in words:
        if behind == 0 and thing == "lasts" and (one := _only_duration(sentence, start, end, language)):
            return one
        if thing in TIMES:
            fits = behind <= _FARTHEST and tells_time(sentence, start, end, language)
            fits = fits or thing == "when_or_who" and behind <= _FAR and _can_be_a_name(sentence[start:end], language)
        else:
            sure = kind(sentence, start, end, language) in _SURE.get(thing, ())
            other = _can_be_a_name if thing == "name" else has_number
            near = sure and behind <= _FARTHEST or behind <= _FAR and other(sentence[start:end], language)
            fits = (behind == 0 or near) and _can_be(thing, sentence, start, end, language)
        if fits:
            return start, end
        if behind == 0 and thing in ("lasts", "long") and (ends := _duration(sentence, start, end, language)):
            return start, ends
    return None


def _last(sentence: str, language: str, words: Sequence[Words]) -> tuple[int, int] | None:
    """Of "from 5 May to 9 June", whichever is likelier, what "to" makes the end; in the clause of the likeliest."""
    for start, end, behind in words:
        between = sentence[words[0][1] : start] or sentence[end : words[0][0]]
        near = behind <= _FARTHEST and not CLAUSE.search(between.strip(" -–—"))
        if near and ends_time(sentence, start, end, language):
            return start, end
    return None


def _duration(sentence: str, start: int, end: int, language: str, shortest: bool = False) -> int | None:
    """Where the time ends that words begin with: "six weeks" of "six weeks at a cost of 2 million"."""
    ends = [start + word.end() for word in WORD.finditer(sentence[start:end])][:_NAME]
    tried = ends if shortest else reversed(ends)
    return next((last for last in tried if kind(sentence, start, last, language) == "duration"), None)


def _only_duration(sentence: str, start: int, end: int, language: str) -> tuple[int, int] | None:
    """The one time in words that have other numbers, too: "58 minutes" of "173 kilometres in 58 minutes"."""
    numbers = [one.start() for one in DIGITS.finditer(sentence, start, end)]
    if len(numbers) < 2 or kind(sentence, start, end, language):
        return None
    found = [(at, last) for at in numbers if (last := _duration(sentence, at, end, language, shortest=True))]
    return found[0] if len(found) == 1 else None


def _can_be(thing: Thing, sentence: str, start: int, end: int, language: str) -> bool:
    told, said = kind(sentence, start, end, language), sentence[start:end]
    if told in _CLASHES[thing]:
        return False
    if thing == "name":
        return not _counts(sentence, start, end, language)
    if thing == "lived" and outlives(said, language):
        return False
    if thing in ("age", "lived"):
        return tells_age(sentence, start, end, language) and (len(said) <= _FEW_WORDS or has_number(said, language))
    if thing == "persons" and counted_apart(sentence, start, end, language):
        return False
    if thing in ("count", "persons"):
        return _can_count(sentence, start, end, language)
    if thing == "high":
        many = quantity(said, language)
        return not (many and many.unit and many.unit.startswith(_NO_HEIGHT))
    if thing == "cost":
        return not counts_things(sentence, start, end, language)
    if thing == "share" and told is None:
        number = most(said, language)
        return number is None or number <= _WHOLE
    return True


def _can_count(sentence: str, start: int, end: int, language: str) -> bool:
    many = quantity(sentence[start:end], language)
    whole = not many or bool(many.unit) or any(value.denominator == 1 for value in many.value)
    return whole and not _is_age(sentence, start, end, language)


def _is_age(sentence: str, start: int, end: int, language: str) -> bool:
    """Whether it is no more than the number behind somebody's name."""
    found = list(_AGED.finditer(sentence))
    alone = len(found) == 1 and found[0].end() == end and found[0].end(1) < start
    return alone and not places_named(found[0][1], language, language)


def _counts(sentence: str, start: int, end: int, language: str) -> bool:
    """Whether it is a number, and no word beside it is a name's: "44 pupils", but not “44 pupils”."""
    said = sentence[start:end]
    if any(map(str.isupper, said)) or _QUOTED.search(sentence[max(0, start - 1) : end + 1]):
        return False
    small = all(map(str.islower, filter(str.isalpha, said)))
    return small and has_number(said, language) or bare(said, language)


def _can_be_a_name(said: str, language: str) -> bool:
    """Whether it is no more than a few words, of one clause and without a number."""
    return len(WORD.findall(said)) <= _NAME and not CLAUSE.search(said) and not has_number(said, language)
