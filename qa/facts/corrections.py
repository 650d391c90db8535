"""Where an article corrects what was published: notices, which hold the withdrawn figure beside the right one.

A notice is of the publication itself, and told for sure only. Enough is a sentence in which the writers say so ("we
wrote by mistake", "an earlier version of this article said") and nobody else speaks. A heading ("Correction: …", or
such a word as the line above or the title) is a word of markets and laws, too: it counts with words beside it that the
publication has for itself, or with one figure set against another, but for one that nobody else writes ("corrections
and clarifications"). From there to the end of its line a notice is of a piece. The words are in `corrections.json`, by
language: `heading`; `sure`, which needs none beside it; `beside` one; `certain`, which are enough; `own`, what was
printed, which needs `wrong` behind it; `sorry`, for which all of the line is a notice; `said`, by which it is somebody
else who tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from qa.facts.number_words import number_words
from qa.facts.numbers import FIGURE
from qa.sentences import sentences
from qa.text.fold import skeleton
from qa.text.whole_words import one_of
from qa.text.word_tables import table_code, word_table
from qa.types import Article, Sentence

REFERENCE = regex.compile(r"[(（\[][^()（）\[\]]*\d[^()（）\[\]]*[)）\]]")
"""What in a notice says where the wrong thing stood: "(“Sharp and sweet”, 8 March, page 41)"."""

TOGETHER = 3
"""Sentences of a notice that are cited as one: the withdrawn and the right figure stand next to each other."""
_AROUND = 1_500
"""Characters of a line before and after a place that are looked at."""
_LINE = 4 * _AROUND
"""Most characters of a line that are looked at together."""
_HEAD = 12
"""Lines from the top among which the first of the running text is looked for."""
_NEAR = {"sk": "cs", "ms": "id"}
"""Languages that have the words of another."""
_CLOSING = {"«": "»", "»": "«»", "“": "”", "„": "“”", "”": "”", "「": "」", "『": "』", '"': '"', "‹": "›"}
_NAMED = 60
"""Most characters of a line that is a heading."""
_DATED = r"(?:[\s,(\[][^:\n]{0,40}\d[^:\n]{0,15})?"
_COLON = r"\W{0,3}:"
_BEHIND = r"[,،、，]\s*[^,،、，]{0,25}?"
"""Between what is said and "he said"."""
_COUNTED = 2
"""The least that a word for a number counts: "one" is as often somebody."""
_BLANK = regex.compile(r"\s*+")


@dataclass(frozen=True, slots=True)
class _Words:
    heading: frozenset[str]
    """With those that are sure."""
    sure: frozenset[str]
    labelled: regex.Pattern[str]
    beside: regex.Pattern[str]
    certain: regex.Pattern[str]
    own: regex.Pattern[str]
    wrong: regex.Pattern[str]
    sorry: regex.Pattern[str]
    said: regex.Pattern[str]
    he_said: regex.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Part:
    """A sentence of a line, its words as they are compared, and the quotation that is open where it begins."""

    place: Sentence
    plain: str
    closing: str


def notices(article: Article, parts: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The notices in the lines of these sentences of the article, in order, at most `TOGETHER` sentences in each.

    Linear in the length of the sentences, whatever is between them. In a language without a row nothing is taken for a
    notice.
    """
    words = _words_of(article.language)
    if words is None or not parts:
        return ()
    text = article.text
    title = skeleton(article.title[: 2 * _NAMED])
    named = _heading(title, words)
    label = words.labelled.match(title)
    first = _first_line(article) if label else None
    found: list[Sentence] = []
    at = done = 0
    for one in parts:
        at = max(at, one.start)
        while (at := _inked(text, at, one.end)) < one.end:
            low, high = _line_around(text, at, parts[-1].end)
            low = max(low, done)
            above = ""
            if low == 0 or text[low - 1] == "\n":
                above = named or (label["heading"] if label and low == first else "")
                above = above or _heading(_line_above(text, low), words)
            found += _in_line(text[low:high], low, article.language, words, above)
            at = done = max(high, at + 1)
    return tuple(found)


def heads_notice(title: str, language: str) -> bool:
    """Whether a title is that of a notice: "Correction", "Correction: opening of the museum"."""
    words = _words_of(language)
    plain = skeleton(title[: 2 * _NAMED])
    return words is not None and bool(_heading(plain, words) or words.labelled.match(plain))


def denied(notice: str, language: str) -> frozenset[str]:
    """The numbers, in digits as `fold` has them, that a notice sets against others: "80" of "18 people, not 80"."""
    words = _words_of(language)
    plain = skeleton(in_digits(notice, language))
    places = [one.span() for one in words.beside.finditer(plain)] if words else []
    found = (
        one for one in FIGURE.finditer(plain) if any(low < one.end() and one.start() < high for low, high in places)
    )
    return frozenset(one.group() for one in found)


def in_digits(text: str, language: str) -> str:
    """A text with its numbers in digits, those in words from two on: "4, not 3" of "four, not three"."""
    for one in reversed(number_words(text, language)):
        if one.value and one.value >= _COUNTED and one.value.denominator == 1:
            text = f"{text[: one.start]}{one.value}{text[one.last :]}"
    return text


def _inked(text: str, at: int, end: int) -> int:
    """The next place at which there is more than white space."""
    blank = _BLANK.match(text, at, end)
    return blank.end() if blank else at


def _in_line(line: str, low: int, language: str, words: _Words, above: str) -> list[Sentence]:
    """The notices of a line that begins at `low` of its text; `above`: the heading that says that it is one, or ""."""
    plain = skeleton(line)
    whole = _heads(above, plain, words, language)
    told = (words.labelled, words.certain, words.own, words.sorry)
    if not whole and not any(pattern.search(plain) for pattern in told):
        return []
    parts = _parts(line, sentences(line, language))
    begun = (
        0
        if whole or any(_tells(words.sorry, one, words, alone=True) for one in parts)
        else _begun(parts, words, language)
    )
    if begun is None:
        return []
    groups = [parts[at : at + TOGETHER] for at in range(begun, len(parts), TOGETHER)]
    return [Sentence(low + some[0].place.start, low + some[-1].place.end, correction=True) for some in groups]


def _parts(line: str, places: Sequence[Sentence]) -> list[_Part]:
    found, at, closing = [], 0, ""
    for place in places:
        closing = _open(line[at : place.start], closing)
        found.append(_Part(place, skeleton(line[place.start : place.end]), closing))
        closing = _open(line[place.start : place.end], closing)
        at = place.end
    return found


def _begun(parts: Sequence[_Part], words: _Words, language: str) -> int | None:
    """The number of the sentence with which the notice of a line begins."""
    for number, one in enumerate(parts):
        behind = parts[number : number + TOGETHER]
        label = words.labelled.match(one.plain)
        if label:
            below = " ".join([one.plain[label.end() :], *(two.plain for two in behind[1:])])
            if _heads(label["heading"], below, words, language):
                return number
        if _tells(words.certain, one, words):
            return number
        if _tells(words.own, one, words) and any(_tells(words.wrong, two, words, alone=True) for two in behind):
            return number
    return None


def _heads(heading: str, plain: str, words: _Words, language: str) -> bool:
    """Whether what stands below or behind a heading is about what was published."""
    if not heading or heading in words.sure:
        return bool(heading)
    plain = in_digits(plain, language)
    beside = (words.beside, words.certain, words.own, words.wrong, words.sorry)
    return any(one.search(plain) for one in beside)


def _tells(pattern: regex.Pattern[str], one: _Part, words: _Words, alone: bool = False) -> bool:
    """Whether the writers themselves say such words: in no quotation, behind nobody who says them; `alone`: in a
    sentence in which nobody else speaks at all.
    """
    found = pattern.search(one.plain)
    if found is None or _open(one.plain[: found.start()], one.closing):
        return False
    others = words.said if alone else words.he_said
    return not words.said.search(one.plain, 0, found.start()) and not others.search(one.plain, found.end())


def _open(text: str, closing: str) -> str:
    """The signs that close the quotation that is open at the end of a text; `closing`: the same for its begin."""
    for place, sign in enumerate(text):
        if sign == '"' and text[place - 1 : place].isalpha() and text[place + 1 : place + 2].isalpha():
            continue  # a Hebrew abbreviation
        if not closing:
            closing = _CLOSING.get(sign, "")
        elif sign in closing:
            closing = ""
    return closing


def _line_around(text: str, at: int, end: int) -> tuple[int, int]:
    """The line at a place, of a long one what is around the place and up to `end`."""
    low = text.rfind("\n", max(0, at - _AROUND), at) + 1 or max(0, at - _AROUND)
    stop = min(len(text), max(at, end) + _AROUND, low + _LINE)
    high = text.find("\n", at, stop)
    return low, stop if high < 0 else high


def _line_above(text: str, low: int) -> str:
    above = text[max(0, low - 3 * _NAMED) : low].rstrip()
    return skeleton(above[above.rfind("\n") + 1 :])


def _first_line(article: Article) -> int | None:
    """Where the running text begins: below the title and the short lines that name an author or a day."""
    at = 0
    for line in article.text[: 4 * _AROUND].split("\n")[:_HEAD]:
        if len(line.split()) > _HEAD and line.strip() != article.title or len(line) > 2 * _NAMED:
            return at
        at += len(line) + 1
    return None


def _heading(line: str, words: _Words) -> str:
    """The heading that a line is, or ""."""
    bare = regex.sub(r"^\W+|\W+$", "", line) if len(line) <= _NAMED else ""
    return bare if bare in words.heading else ""


def _words_of(language: str) -> _Words | None:
    base = table_code(language)
    return _words().get(_NEAR.get(base, base))


@cache
def _words() -> dict[str, _Words]:
    return {language: _compiled(row) for language, row in word_table(__file__).items()}


def _compiled(row: dict[str, str]) -> _Words:
    sure = [skeleton(one) for one in row["sure"].split("|") if one]
    heading = [*sure, *(skeleton(one) for one in row["heading"].split("|") if one)]
    keys = ("beside", "certain", "own", "wrong", "sorry", "said")
    patterns = [skeleton(row[key]) for key in keys]
    patterns.append(f"{_BEHIND}(?:{patterns[-1]})")
    labelled = regex.compile(rf"\W{{0,6}}(?P<heading>{one_of(heading)}){_DATED}{_COLON}")
    return _Words(frozenset(heading), frozenset(sure), labelled, *map(regex.compile, patterns))
