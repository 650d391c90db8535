"""Who, or where, goes with the name that a question has, where a sentence gives a pair to each of two: "Sabri flew to
Cairo and her deputy Nour to Doha".

The network knows what is asked for and takes the first, by the verb that only the first has. Another of its own words
is taken where the answer stands in a clause with a name that the question has not, and the only name of the question in
another clause, with that word on the same side of it. And whoever coached them before Vogel, or met with him, is not
Vogel: told by the words of `partners.json`, by language, right before a name of the question.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from qa.facts.joints import ands
from qa.facts.kinds import has_number
from qa.facts.places import places_named
from qa.facts.ranges import between
from qa.question.asked_for import thing
from qa.reader.figures import SENTENCE
from qa.reader.fitting import Words
from qa.reader.naming import same
from qa.text.fold import fold
from qa.text.whole_words import CLAUSE, UNPARTED
from qa.text.word_tables import table_code, word_pattern, word_table

_WORD = regex.compile(r"[\p{L}\p{M}][\p{L}\p{M}'’\u200c]*+")
_RUN = regex.compile(r"\p{Lu}[\p{L}\p{M}'’-]*+(?:\s\p{Lu}[\p{L}\p{M}'’-]*+){0,2}")
"""Names one behind the other, as somebody's two are."""
_NAMES = 4
"""Words of a name at most."""
_LONG = 3
"""Letters of a name at least."""
_FARTHEST = 6.0
"""Logits that the other word may be behind."""


class _Said(NamedTuple):
    start: int
    end: int
    asked: bool


def of_the_partner(
    question: str, asked_in: str, sentence: str, language: str, words: Sequence[Words]
) -> tuple[int, int] | None:
    """The likeliest of the words that goes with the question's name; None where the first, the answer, may do so.

    `asked_in`: the language of the question, `language`: that of the sentence, as ISO codes.
    """
    start, end, _ = words[0]
    if len(sentence) > SENTENCE or thing(question, asked_in) not in (None, "name") or len(words) < 2:
        return None
    clauses = _clauses(sentence, language)
    own = _holding(clauses, start, end)
    if own is None or has_number(sentence[start:end], language):
        return None
    if between(language).search(sentence, own[0], start):
        return None  # "between Lavrov and Fidan": one pair, of whom one met the other
    named = _names(question, asked_in, sentence, language)
    asked = [one for one in named if one.asked]
    if not _is_name(sentence[start:end], sentence) or any(one.start < end and start < one.end for one in asked):
        return None
    wanted = {_holding(clauses, one.start, one.end) for one in asked}
    rivals = [one for one in named if own[0] <= one.start < own[1] and not (one.start < end and start < one.end)]
    if len(wanted) != 1 or wanted & {own, None} or not rivals:
        return None
    sides = {one.start < start for one in rivals}
    low, high = next(one for one in wanted if one)
    for first, last, behind in words[1:]:
        inside = low <= first and last <= high and behind <= _FARTHEST and _is_name(sentence[first:last], sentence)
        if inside and all((one.start < first) in sides and not (one.start < last and first < one.end) for one in asked):
            return first, last
    return None


def not_the_other(
    question: str, asked_in: str, sentence: str, language: str, words: Sequence[Words]
) -> tuple[int, int] | None:
    """The likeliest of the words that have not the name that something is "before" or "with", where the first have; all
    of the sentence where there are none.
    """
    base = table_code(asked_in)
    beside = word_pattern(word_table(__file__).get(base), base)
    asked = fold(question)
    behind = (
        (_WORD.search(question, one.end()) for one in beside.finditer(asked)) if len(asked) == len(question) else ()
    )
    others = [one[0] for one in behind if one and one[0][0].isupper()]
    if not others or thing(question, asked_in) not in (None, "name"):
        return None

    def has(start: int, end: int) -> bool:
        said = _WORD.findall(sentence, start, end)
        return any(same(other, one, base == table_code(language)) for other in others for one in said)

    def other(start: int, end: int) -> bool:
        """Also where it is the first name of that one."""
        runs = (one.span() for one in _RUN.finditer(sentence) if one.start() < end and start < one.end())
        return has(start, end) or any(has(*run) for run in runs)

    def may_be(start: int, end: int) -> bool:
        return _is_name(sentence[start:end], sentence) and not has_number(sentence[start:end], language)

    first = words[0][:2]
    if len(sentence[slice(*first)].split()) > _NAMES or not other(*first):
        return None
    left = (one[:2] for one in words[1:] if one[2] <= _FARTHEST and may_be(*one[:2]) and not other(*one[:2]))
    return next(left, (0, len(sentence)))


def _is_name(said: str, sentence: str) -> bool:
    """Whether it has a capital, where the sentence has any."""
    return any(map(str.isupper, said)) or not any(map(str.isupper, sentence))


def _clauses(sentence: str, language: str) -> list[tuple[int, int]]:
    # A dash stands for the verb: "а советник Лосев — в Баку".
    cuts = {one.end() for one in CLAUSE.finditer(sentence) if one[0] not in "–—"}
    if table_code(language) not in UNPARTED:
        cuts |= {one.start() for one in ands(language).finditer(fold(sentence))}
    return list(pairwise(sorted({0, *cuts, len(sentence)})))


def _holding(clauses: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int] | None:
    return next((one for one in clauses if one[0] <= start and end <= one[1]), None)


def _names(question: str, asked_in: str, sentence: str, language: str) -> list[_Said]:
    """Its words with a capital; where it has none, the places. The first word has one anyhow."""
    one_language = table_code(asked_in) == table_code(language)
    places, wanted = places_named(question, asked_in, language), _WORD.findall(question)
    cased = any(map(str.isupper, sentence))
    found = []
    for one in _WORD.finditer(sentence):
        if len(one[0]) < _LONG or cased and not one[0][0].isupper():
            continue
        codes = places_named(one[0], language, asked_in) if places or not cased else frozenset()
        if not (cased or codes):
            continue
        # "The" begins many a sentence, and is in many a question.
        known = one.start() or one[0] in wanted
        asked = known and any(same(word, one[0], one_language) for word in wanted) or not codes.isdisjoint(places)
        if asked or one.start():
            found.append(_Said(one.start(), one.end(), asked))
    return found
