"""The words of a whole sentence that have a gloss: what a reader of another language can hold on to in a quote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.facts.days import of_a_part
from qa.facts.number_words import number_words, part
from qa.facts.scales import more_behind
from qa.facts.units import is_other
from qa.gloss import Gloss, gloss
from qa.reader.widen import with_numbers
from qa.text.edges import word_edges

_LONGEST = 5
"""Words of a run."""
_MORE_BEHIND = re.compile(r"(?<=[\d十百千万萬亿億])[多余餘馀]")
_DIGITS_APART = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+")
_LIST = re.compile(r"[,،、，]\D*\Z")


def glossary(sentence: str, language: str, into: str) -> tuple[Gloss, ...]:
    """The glosses of its runs of words, as they stand there, none over another: of those that overlap the longest.

    `language`: of the sentence; `into`: the reader's. `python -m qa.evaluation.gloss` says how often they are right.
    """
    sentence = more_behind(sentence)
    words = list(_words(sentence))
    taken: set[int] = set()
    found: list[Gloss] = []
    for length in range(_LONGEST, 0, -1):
        for first in range(len(words) - length + 1):
            start, end = words[first][0], words[first + length - 1][1]
            run = sentence[start:end]
            if not taken.isdisjoint(range(start, end)) or _LIST.search(run):  # of a list each part is told by itself
                continue
            one = gloss(run, language, into, alone=False)
            if one and _whole(sentence, start + one.start, start + one.end, language):
                taken.update(range(start, end))
                found.append(Gloss(one.text, start + one.start, start + one.end))
    return tuple(sorted(found, key=lambda one: one.start))


def _whole(sentence: str, start: int, end: int, language: str) -> bool:
    """Whether no number goes on beyond: "five thousand" of "thirty-five thousand", "a million" of "half a million"; and
    its last word means there what it does by itself.
    """
    last = max(sentence.rfind(" ", start, end), sentence.rfind("\u00a0", start, end)) + 1
    if is_other(sentence, max(start, last)) or part(sentence, start, end, language):
        return False
    if of_a_part(sentence, start, end, language):
        return False
    if _MORE_BEHIND.match(sentence, end) or _DIGITS_APART.match(sentence, start) and _of_a_row(sentence, start, end):
        return False
    if with_numbers(sentence, start, end, language)[:2] != (start, end):
        return False
    there = [one for one in number_words(sentence, language) if start <= one.start and one.end <= end]
    return len(number_words(sentence[start:end], language)) <= len(there)


def _of_a_row(sentence: str, start: int, end: int) -> bool:
    """Whether more digits stand at groups of digits, so that they are a telephone number's: "0800 555 111"."""
    return bool(re.search(r"\d\s$", sentence[max(0, start - 2) : start]) or re.match(r"\s\d", sentence[end : end + 2]))


def _words(sentence: str) -> Iterator[tuple[int, int]]:
    edges = word_edges(sentence)
    for start, end in zip(edges, edges[1:], strict=False):
        if any(one.isalnum() or one in "%$€" for one in sentence[start:end]):
            yield start, end
