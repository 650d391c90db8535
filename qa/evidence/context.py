"""What the lines above say of a sentence: the question that it answers, the head of its list, whose turn it is.

An answer is as near to what is asked as the interviewer's question is. What somebody said is looked for in their own
turns, and a line of one list is not read where the question names another: "who won in Zurich?". How old Brandstetter
is, no sentence says that names Brandt alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import regex

from qa.facts.names import said_in
from qa.facts.namesakes import beginning_alike, names_in, same_name
from qa.facts.places import places_named
from qa.lexical import shares
from qa.question.asked_for import asks_for_words, thing
from qa.turns import Line, line_of, lines_around
from qa.types import Article, Hit

__all__ = ["in_context"]

_LITTLE = regex.compile(r"(?<![\p{L}\p{M}])[\p{Ll}\p{N}]{1,3}(?![\p{L}\p{M}])|\p{N}+")
_NAME = 3
"""Letters of somebody's name, at least."""

_Place = tuple[str, int]
"""Article and start of a sentence."""


def in_context(hits: Sequence[Hit], question: str, language: str) -> list[Hit]:
    """The hits in their order, without those of which nothing is left; `language`: of the question."""
    lines = {_place(hit, number): line for hit in hits for number, line in enumerate(_lines(hit)) if line}
    others = _other_lists(hits, lines, question, language)
    if asks_for_words(question, language):
        others |= _other_speakers(lines, question, language)
    if thing(question, language) in ("age", "lived"):
        others |= _of_namesakes(hits, question, language)
    near = {
        (hit.article.article_id, one.start, one.end): own
        for hit in hits
        for one, own in zip(hit.passage.sentences, hit.sentence_scores, strict=True)
    }
    found = []
    for hit in hits:
        places = [_place(hit, number) for number in range(len(hit.passage.sentences))]
        above = [_above(lines.get(place), place[0], near) for place in places]
        items = [place in lines and lines[place].item for place in places]
        hit = replace(
            hit,
            sentence_scores=tuple(
                max(own, (own + head) / 2) if item else own
                for own, head, item in zip(hit.sentence_scores, above, items, strict=True)
            ),
            answered=tuple(-1.0 if item else asked for asked, item in zip(above, items, strict=True)),
        )
        kept = hit.keeping([number for number, place in enumerate(places) if place not in others])
        found += [kept] if kept else []
    return found


def _lines(hit: Hit) -> list[Line | None]:
    around = lines_around(hit.article.text, hit.passage.start, hit.passage.end)
    return [line_of(around, one.start) for one in hit.passage.sentences]


def _place(hit: Hit, number: int) -> _Place:
    return hit.article.article_id, hit.passage.sentences[number].start


def _above(line: Line | None, article_id: str, near: Mapping[tuple[str, int, int], float]) -> float:
    """How near the line is that it stands under; -1 where it stands under none, or that was not found."""
    low, high = line.under if line and line.under else (0, 0)
    return max(
        (one for (key, start, end), one in near.items() if key == article_id and start < high and low < end),
        default=-1.0,
    )


def _other_lists(hits: Sequence[Hit], lines: Mapping[_Place, Line], question: str, language: str) -> set[_Place]:
    """The items of lists beside one whose head the question names."""
    articles = {hit.article.article_id: hit.article for hit in hits}
    found: set[_Place] = set()
    for key, article in articles.items():
        items = {place: line.under for place, line in lines.items() if place[0] == key and line.item and line.under}
        heads = list(dict.fromkeys(items.values()))
        named = _named([article.text[low:high] for low, high in heads], article, question, language)
        if max(named, default=0.0):
            rest = {head for head, share in zip(heads, named, strict=True) if share < max(named)}
            found |= {place for place, head in items.items() if head in rest}
    return found


def _named(heads: Sequence[str], article: Article, question: str, language: str) -> list[float]:
    """How much of the question's words and places each head has, of those in which they differ."""
    if len(heads) < 2:
        return []
    asked = places_named(question, language, article.language)
    places = [len(asked & places_named(head, article.language, language)) for head in heads]
    words = shares(question, [_LITTLE.sub(" ", head) for head in heads])
    return [place + word for place, word in zip(places, words, strict=True)]


def _other_speakers(lines: Mapping[_Place, Line], question: str, language: str) -> set[_Place]:
    """The turns of others, where the question is what somebody said who speaks there."""
    spoken = {place: line.speaker for place, line in lines.items() if line.speaker}
    asked = {speaker for speaker in spoken.values() if _names(speaker.split(), question, language)}
    articles = {place[0] for place, speaker in spoken.items() if speaker in asked}
    return {place for place, speaker in spoken.items() if place[0] in articles and speaker not in asked}


def _names(words: Iterable[str], question: str, language: str) -> bool:
    return any(len(word) >= _NAME and said_in(word, question, language) for word in words)


def _of_namesakes(hits: Sequence[Hit], question: str, language: str) -> set[_Place]:
    """The sentences that name nobody of the question, but somebody whose name begins alike, where both are told of."""
    there = {
        (hit.article.article_id, one.start): names_in(hit.article.words(one), hit.article.language)
        for hit in hits
        for one in hit.passage.sentences
    }
    told = set().union(*there.values())
    asked = names_in(question, language)
    known = [one for one in asked if any(same_name(one, name, language) for name in told)]
    return {
        place
        for place, names in there.items()
        if not any(same_name(one, name, language) for one in asked for name in names)
        and any(beginning_alike(one, names, language) for one in known)
    }
