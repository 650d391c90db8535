"""What became of people: they died, were hurt, are missing or without a home. The counts of news are of these.

Words by language, in `fates.json`. Those of a sentence are taken widely ("lives", "hospital"): what may tell the fate
that is asked for is not held for another one.
"""

from __future__ import annotations

from qa.facts.details import years_told
from qa.facts.joints import ands
from qa.facts.negation import denies
from qa.facts.numbers import FIGURE
from qa.facts.words import listed
from qa.text.fold import fold
from qa.text.whole_words import CLAUSE, NEVER
from qa.text.word_tables import table_code, word_pattern, word_table

_FURTHER = 100
"""Characters that a word is farther off than it stands where a clause ends between, or an "and" is."""


def another_fate(question: str, asked_in: str, sentence: str, language: str, start: int, end: int) -> bool:
    """Whether a sentence has the one fate that a question counts nowhere, and the number [start, end) is of another.

    `asked_in`: the language of the question, `language`: that of the sentence, as ISO codes.
    """
    asked = _fates(question, asked_in)
    said = _fates(sentence, language)
    if len(asked) != 1 or not said or asked.keys() & said.keys():
        return False
    figures = [one.span() for one in FIGURE.finditer(fold(sentence))]
    # A year is no count of anybody: "in September 2022 it killed 39".
    told = [(start, end), *((one.start, one.end) for one in years_told(sentence, language))]
    numbers = [one for one in figures if all(one[1] <= low or high <= one[0] for low, high in told)]
    places = [place for some in said.values() for place in some]
    return any(all(_apart(place, (start, end)) <= _apart(place, other) for other in numbers) for place in places)


def fates_asked(question: str, language: str) -> frozenset[str]:
    """Of what a question may ask how many there are."""
    return frozenset(_fates(question, language))


def of_another(question: str, asked_in: str, sentence: str, language: str, start: int, end: int) -> bool:
    """Whether the number [start, end) of a sentence is of another fate than the one asked for, of which no figure is:
    it is told in another clause, as in "forty died and 23 were hurt", or the sentence denies something, as in "12 were
    hurt, nobody died". The rest as above.
    """
    asked = _fates(question, asked_in).keys()
    apart = _distances(sentence, language, start, end)
    told = _nearest(apart)
    if len(asked) != 1 or not told or asked & told:
        return False
    beside = {fate for fate, far in apart.items() if far < _FURTHER}
    if not (beside and asked <= apart.keys() - beside) and not denies(sentence, language):
        return False
    return not any(asked & fates_at(sentence, language, *one.span()) for one in FIGURE.finditer(fold(sentence)))


def fates_at(sentence: str, language: str, start: int, end: int) -> frozenset[str]:
    """What became of those whom the number [start, end) of a sentence counts, by the nearest word, which may tell of
    several; none where none says.
    """
    return _nearest(_distances(sentence, language, start, end))


def fates_beside(sentence: str, language: str, start: int, end: int) -> frozenset[str]:
    """The same, where no clause ends between the number and the word, and no "and" stands there; else none."""
    apart = _distances(sentence, language, start, end)
    return _nearest(apart) if min(apart.values(), default=_FURTHER) < _FURTHER else frozenset()


def _nearest(apart: dict[str, int]) -> frozenset[str]:
    return frozenset(fate for fate, far in apart.items() if far == min(apart.values()))


def _distances(sentence: str, language: str, start: int, end: int) -> dict[str, int]:
    """How far off each fate is told."""
    joined, base = ands(language), table_code(language)
    whiles = word_pattern(listed("while", language, NEVER), base)
    apart: dict[str, int] = {}
    for fate, places in _fates(sentence, language).items():
        for place in places:
            _, low, high, _ = sorted((start, end, *place))
            between = sentence[low:high]
            folded = fold(between)
            cut = CLAUSE.search(between) or joined.search(folded) or whiles.search(folded)
            far = _apart(place, (start, end)) + (_FURTHER if cut else 0)
            apart[fate] = min(far, apart.get(fate, far))
    return apart


def _apart(one: tuple[int, int], two: tuple[int, int]) -> int:
    return max(one[0] - two[1], two[0] - one[1], 0)


def _fates(text: str, language: str) -> dict[str, list[tuple[int, int]]]:
    """Where each fate is told."""
    folded, base = fold(text), table_code(language)
    rows = word_table(__file__).get(base, {}).items()
    found = {fate: [one.span() for one in word_pattern(words, base).finditer(folded)] for fate, words in rows}
    return {fate: places for fate, places in found.items() if places}
