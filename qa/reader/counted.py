"""The figure of those whom a question counts, where a sentence counts others beside them: the dead and the hurt, votes
for and against, what the police say and what the union does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from qa.facts.fates import fates_asked, fates_at, fates_beside
from qa.facts.kinds import has_number, kind
from qa.facts.sides import names_side, sides_asked, sides_of
from qa.facts.sources import asked_source, mentions
from qa.question.asked_for import Thing, thing
from qa.reader.figures import FIGURES, SENTENCE, clauses_of, figures_of, of_a_kind, only_figure
from qa.reader.widen import widened
from qa.text.whole_words import CLAUSE

SO_MANY: tuple[Thing | None, ...] = ("count", "persons", "amount", "cost", "share", "stuff", None)
"""What may ask for men, votes or goals, for profit, and by how much that rose."""


def of_the_source(
    question: str, asked_in: str, sentence: str, language: str, start: int, end: int
) -> tuple[int, int] | None:
    """The figure of the only clause that names whose word is asked for."""
    source = asked_source(question, asked_in) if len(sentence) <= SENTENCE else None
    if source is None or not has_number(sentence[start:end], language):
        return None
    clauses = clauses_of(sentence)
    named = mentions(source, [sentence[first:last] for first, last in clauses], language)
    own = [clause for clause, share in zip(clauses, named, strict=True) if share == max(named)]
    return only_figure(sentence, language, own[0], start, end) if len(own) == 1 else None


def of_the_fate(
    question: str, asked_in: str, sentence: str, language: str, start: int, end: int
) -> tuple[int, int] | None:
    """The only figure of those who died, were hurt, …, as the question asks, where the answer is one of others."""
    # "How much does the family of each of the dead get?" names no currency.
    if thing(question, asked_in) not in ("count", "persons", "cost", None):
        return None
    if thing(question, asked_in) in ("cost", None) and kind(sentence, start, end, language) != "money":
        return None
    asked = fates_asked(question, asked_in)
    if len(asked) != 1 or len(sentence) > SENTENCE:
        return None
    figures = figures_of(sentence, language)[: FIGURES + 1]
    # An "and" written with the number, as in "و25", parts it from no word behind it.
    number = next((low for low, _ in figures if low == start + 1), start)
    told = fates_beside(sentence, language, number, end)
    if not told or told & asked:
        return None
    others = [one for one in figures if one[1] <= start or end <= one[0]]
    own = [one for one in others if fates_beside(sentence, language, *one) == asked]
    if len(own) != 1 or len(figures) > FIGURES:
        return None
    # "Four men and two women died": the two are not all.
    theirs = [one for one in others if fates_at(sentence, language, *one) == asked]
    if any(not CLAUSE.search(sentence[one[1] : two[0]]) for one, two in pairwise(theirs)):
        return None
    return of_a_kind(sentence, language, widened(sentence, *own[0], language), start, end)


def of_the_side(
    question: str, asked_in: str, sentence: str, language: str, start: int, end: int
) -> tuple[int, int] | None:
    """The only figure of the men, the votes against, …, as the question asks, in a sentence that has figures of other
    such sides, where the answer is none of theirs.
    """
    asked = sides_asked(question, asked_in) if thing(question, asked_in) in SO_MANY else {}
    if not asked or len(sentence) > SENTENCE or not has_number(sentence[start:end], language):
        return None
    figures = figures_of(sentence, language, certain=False)[: FIGURES + 1]
    own = _only_of(asked, sentence, language, figures) if len(figures) <= FIGURES else None
    if own is None or start <= own[0] < end and not any(start <= one[0] < end for one in figures if one != own):
        return None
    fates = fates_asked(question, asked_in), fates_at(sentence, language, *own)
    if all(fates) and fates[0].isdisjoint(fates[1]):
        return None
    whole = widened(sentence, *own, language)
    kinds = {kind(sentence, *whole, language), kind(sentence, start, end, language)}
    # Of "95 million euros on sales of 1.8 billion" the kind of one is not told; a share or a year is of no other kind.
    return whole if len(kinds) == 1 or None in kinds and kinds <= {None, "money", "people"} else None


def of_the_side_asked(question: str, asked_in: str, sentence: str, language: str, start: int, end: int) -> bool | None:
    """Whether an answer's figure is of the one side that the question asks for: women, revenue, votes against; false
    where its sentence has no word of that side, None where it has one, of another figure, or nothing tells.
    """
    asked = sides_asked(question, asked_in) if thing(question, asked_in) in SO_MANY else {}
    if len(asked) != 1 or len(sentence) > SENTENCE or not has_number(sentence[start:end], language):
        return None
    ((group, side),) = asked.items()
    if side == "men":
        return None  # of an army's men a sentence may say "forty volunteers"
    if not names_side(sentence, language, group, side):
        return names_side(sentence, language, group, side)
    figures = figures_of(sentence, language, certain=False)[:FIGURES]
    told = sides_of(sentence, language, group, figures)
    fates = fates_asked(question, asked_in), fates_at(sentence, language, start, end)
    if all(fates) and fates[0].isdisjoint(fates[1]):
        return None
    return any(one == {side} and start <= low < end for (low, _), one in zip(figures, told, strict=True)) or None


def _only_of(
    asked: Mapping[str, str], sentence: str, language: str, figures: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    """The only figure of each side asked for of which a sentence counts another, too."""
    found = set()
    for group, side in asked.items():
        told = sides_of(sentence, language, group, figures)
        if len(frozenset().union(*told)) > 1:
            own = [one for one, sides in zip(figures, told, strict=True) if side in sides]
            if len(own) != 1 or told[figures.index(own[0])] != {side}:
                return None
            found.add(own[0])
    return found.pop() if len(found) == 1 else None
