"""What is proposed, as the question asks for it: whose word, which of a sentence's figures or names, and of whose fate.

The network knows what is asked, and often not of whom: such rules by words take another figure of the sentence, all of
the sentence where none can be told, or nothing of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from qa.facts.fates import another_fate, of_another
from qa.facts.sources import Source, mentions, named_in, said_by_another
from qa.question.asked_for import Thing
from qa.reader.base import Candidate
from qa.reader.cells import unnamed_figures
from qa.reader.counted import of_the_side_asked
from qa.reader.earlier import figure_asked_for
from qa.reader.fitting import fitting
from qa.reader.partners import not_the_other, of_the_partner
from qa.reader.proposals import Proposal
from qa.text.word_tables import table_code

PLAIN = 6.0
"""Logits by which a figure leads the others of its row that is taken for the one asked for in another language."""
MOSTLY, HARDLY = 0.7, 0.3
"""Of what the sentence names of a source that names it most: from which it is its word, and up to which another's."""


def of_the_source(sentences: Sequence[Candidate], source: Source | None) -> dict[tuple[str, int], float]:
    """How much each sentence names of whose word is asked for, beside the one of its article that names it most."""
    found: dict[tuple[str, int], float] = {}
    if source is None:
        return found
    for article in {one.place[0]: one.article for one in sentences}.values():
        its = [one for one in sentences if one.place[0] == article.article_id]
        shares = mentions(source, [one.text for one in its], article.language)
        if most := max(shares):
            found |= {one.place: share / most for one, share in zip(its, shares, strict=True)}
    return found


def by_the_source(
    found: Sequence[Proposal], source: Source | None, named: Mapping[tuple[str, int], float]
) -> list[Proposal]:
    """Without what others say in an article that has an answer of the source asked for, which is as sure as theirs: the
    network knows what is asked, and not whose word.
    """
    kept = list(found)
    if source is None:
        return kept
    own = [one for one in found if named.get(one.place, 0) >= MOSTLY and max(one.margin, one.alone) > 0]
    for first in {one.place[0]: one for one in sorted(own, key=_sureness)}.values():
        beside = [one for one in found if one.place[0] == first.place[0] and named[one.place] <= HARDLY]
        others = [one for one in beside if _said_by_another(one, source)]
        surest = max([first, *others], key=_sureness)
        kept = [one for one in kept if one not in others]
        kept[kept.index(first)] = replace(first, margin=surest.margin, alone=surest.alone)
    return kept


def _said_by_another(one: Proposal, source: Source) -> bool:
    """Not where the sentence has a word of somebody's name: "said Quispe, on a visit to the hospital"."""
    text, language = one.sentence.text, one.article.language
    named = source.name and not source.kinds and named_in(source, text, language)
    return not named and said_by_another(source, text, language)


def _sureness(one: Proposal) -> float:
    return one.margin + one.alone


def as_asked(found: Sequence[Proposal], question: str, language: str) -> list[Proposal]:
    """Each with the figure or name of its sentence that is asked for; without those of the other side of the accounts.

    `language`: of the question.
    """
    found = _with_the_side([_with_its_own(one, question, language) for one in found], question, language)
    return [_plainly(one, question, language) for one in found]


def of_their_fate(found: Sequence[Proposal], question: str, language: str) -> list[Proposal]:
    """Without the dead where the missing are asked for: nothing of their sentence, or all of it if it has those too."""
    own = [one for one in found if not _of_another_fate(one, question, language)]
    return [_whole_of_another(one, question, language) for one in own]


def _with_its_own(one: Proposal, question: str, language: str) -> Proposal:
    """With another of the sentence's figures or names, where the question asks for that one."""
    if not one.told:
        return one
    where = question, language, one.sentence.text, one.article.language
    words = (one.start, one.end, 0.0), *one.others
    taken = (
        figure_asked_for(*where, one.start, one.end) or of_the_partner(*where, words) or not_the_other(*where, words)
    )
    if not taken:
        return one
    return replace(one, start=taken[0], end=taken[1], told=taken != (0, len(one.sentence.text)), others=())


def _with_the_side(found: Sequence[Proposal], question: str, language: str) -> list[Proposal]:
    """Without the figures of an article's sentences that say nothing of the side asked for, where another one has its
    own: "revenue climbed to 512 million", and not the net profit of the sentence before.
    """
    told = [
        of_the_side_asked(question, language, one.sentence.text, one.article.language, one.start, one.end)
        if one.told
        else None
        for one in found
    ]
    sure = [one for one, its in zip(found, told, strict=True) if its and not one.beside]
    own = {one.place[0] for one in sure if max(one.margin, one.alone) > 0}
    return [one for one, its in zip(found, told, strict=True) if its is not False or one.place[0] not in own]


def _plainly(one: Proposal, question: str, language: str) -> Proposal:
    """The same, or all of a row where the figure asked for may be another one: in another language than the table's the
    question has no word of their heads, and the network is little surer of this one.
    """
    if not one.told or table_code(language) == table_code(one.article.language):
        return one
    figures = unnamed_figures(question, one.sentence.text)
    if not any(cell.start <= one.start < cell.end for cell in figures):
        return one
    others = [cell for cell in figures if not cell.value <= one.start < cell.end]
    rivals = (behind for start, _, behind in one.others if any(cell.value <= start < cell.end for cell in others))
    unsure = min(rivals, default=PLAIN) < PLAIN
    return replace(one, start=0, end=len(one.sentence.text), told=False, others=()) if unsure else one


def _of_another_fate(one: Proposal, question: str, language: str) -> bool:
    """Whether its sentence counts the dead where the missing are asked for, and says nothing of those.

    By the words that can be so many people: a quake's 8.4 has no fate, and its dead would take its place.
    """
    one = fitted("persons", one)
    where = question, language, one.sentence.text, one.article.language, one.start, one.end
    return one.told and another_fate(*where)


def _whole_of_another(one: Proposal, question: str, language: str) -> Proposal:
    """The same, or all of its sentence where that says something of those asked for, and counts only others."""
    where = question, language, one.sentence.text, one.article.language, one.start, one.end
    if not (one.told and of_another(*where)):
        return one
    return replace(one, start=0, end=len(one.sentence.text), told=False, others=())


def fitted(asked: Thing, one: Proposal) -> Proposal:
    """With the likeliest words of its sentence that can be what is asked for, or all of it where none can."""
    if not one.told:
        return one
    text = one.sentence.text
    taken = fitting(asked, text, one.article.language, ((one.start, one.end, 0.0), *one.others))
    start, end = taken or (0, len(text))
    return replace(one, start=start, end=end, told=taken is not None)
