"""What the lines above say of a sentence: the question that it answers, the head of its list, whose turn it is.

An answer is as near to what is asked as the interviewer's question is. What somebody said is looked for in their own
turns, and a line of one list is not read where the question names another: "who won in Zurich?", nor the first place
where it asks for the third. How old Brandstetter is, no sentence says that names Brandt alone, and no article of other
people where one is of Brandstetter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import regex

from qa.evidence.nth import asked_nth
from qa.facts.names import said_in
from qa.facts.namesakes import beginning_alike, names_in, same_name
from qa.facts.places import places_named
from qa.lexical import WORD, shares
from qa.question.asked_for import asks_for_words, thing
from qa.turns import Line, line_of, lines_around
from qa.types import Article, Hit

_LITTLE = regex.compile(r"(?<![\p{L}\p{M}])[\p{Ll}\p{N}]{1,3}(?![\p{L}\p{M}])|\p{N}+")
_NAME = 3
"""Letters of somebody's name, at least."""
_FAR_ENOUGH = 20_000
"""Characters of an article in which it names whom it is about."""
_HEARD = 3_000
"""Of these those in which a name is looked for by its sound, which takes long."""
_PLACE = regex.compile(r"\W*(\p{Nd}{1,3})[.)]\s")
_SCRIPTS = [regex.compile(rf"\p{{{one}}}") for one in ("Latin", "Cyrillic", "Greek", "Arabic", "Hebrew", "Devanagari")]

_Place = tuple[str, int]
"""Article and start of a sentence."""


def in_context(hits: Sequence[Hit], question: str, language: str) -> list[Hit]:
    """The hits in their order, without those of which nothing is left; `language`: of the question."""
    lines = {_place(hit, number): line for hit in hits for number, line in enumerate(_lines(hit)) if line}
    others = _other_lists(hits, lines, question, language)
    if nth := asked_nth(question, language):
        others |= _other_numbers(hits, lines, nth.number)
    if asks_for_words(question, language):
        others |= _other_speakers(lines, question, language)
    if thing(question, language) in ("age", "lived"):
        others |= _of_other_people(hits, question, language)
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


def _other_numbers(hits: Sequence[Hit], lines: Mapping[_Place, Line], number: int) -> set[_Place]:
    """The items of a numbered list beside the one with the number that is asked for."""
    texts = {hit.article.article_id: hit.article.text for hit in hits}
    found: dict[tuple[str, tuple[int, int]], dict[_Place, int]] = {}
    for place, line in lines.items():
        own = _PLACE.match(texts[place[0]], line.start, line.end)
        if own and line.item and line.under:
            found.setdefault((place[0], line.under), {})[place] = int(own[1])
    lists = [items for items in found.values() if number in items.values()]
    return {place for items in lists for place, own in items.items() if own != number}


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


def _of_other_people(hits: Sequence[Hit], question: str, language: str) -> set[_Place]:
    """What cannot tell somebody's age where an article tells of them: other articles, and its sentences that name
    nobody of the question, but somebody whose name begins alike.
    """
    asked = names_in(question, language)
    articles = {hit.article.article_id: hit.article for hit in hits}
    told = {key: [name for name in asked if _tells_of(article, name)] for key, article in articles.items()}
    if not any(told.values()):
        return set()
    found: set[_Place] = set()
    for hit in hits:
        article = hit.article
        for number, one in enumerate(hit.passage.sentences):
            names = names_in(article.words(one), article.language)
            named = any(same_name(name, other, article.language) for name in asked for other in names)
            alike = any(beginning_alike(name, names, article.language) for name in told[article.article_id])
            if not told[article.article_id] or alike and not named:
                found.add(_place(hit, number))
    return found


def _tells_of(article: Article, name: str) -> bool:
    text = article.text[:_FAR_ENOUGH]
    if any(same_name(name, one, article.language) for one in dict.fromkeys(WORD.findall(text))):
        return True
    return not _same_letters(name, text) and said_in(name, text[:_HEARD], article.language)


def _same_letters(name: str, text: str) -> bool:
    """Whether the text is in the script of the name, and so would have it letter for letter."""
    script = next((one for one in _SCRIPTS if one.match(name)), None)
    return script is not None and len(script.findall(text)) > len(text) / 2
