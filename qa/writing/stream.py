"""A model's stream -> sentences with the numbers they cite, as plain text.

Held back until it is whole: a sentence, and a mark that has begun. Read as a mark: [1], [1][2], [1, 2], [1-3], 【1】,
［１］, [١], [sentence 1], before or after the full stop. Numbers that no sentence was given are dropped. Emphasis and
list signs are taken off; a sentence with a link, an address or markup is not passed on at all.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from qa.sentences import sentences
from qa.writing.prompt import NOT_HERE

__all__ = ["Parser", "Written"]

_OPEN, _CLOSE = r"\[【［〔〖⟦", r"\]】］〕〗⟧"
_MARK = regex.compile(
    rf"[{_OPEN}]\s*(?:\p{{L}}{{1,12}}\.?\s*|[#^]\s*)?(?P<numbers>\p{{Nd}}{{1,3}}(?:\s*[,،、;؛&–—-]?\s*(?:\p{{L}}{{1,3}}\s+)?"
    rf"\p{{Nd}}{{1,3}}){{0,9}})\s*[{_CLOSE}]"
)
_BETWEEN_MARKS = regex.compile(rf"(?<=[{_CLOSE}])\s*[,،、;؛&]\s*(?=[{_OPEN}])")
_BEGUN = regex.compile(rf"[{_OPEN}][^{_CLOSE}\n]{{0,60}}$|\n?[*_`#<>\\]{{1,3}}$")
_RANGE = regex.compile(r"(\p{Nd}+)\s*[-–—]\s*(\p{Nd}+)")
_NUMBER = regex.compile(r"\p{Nd}+")
_THOUGHT = regex.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)\s*", regex.DOTALL | regex.IGNORECASE)
_LINE_START = regex.compile(r"(?m)^[ \t]*(?:[-*+•·>]+[ \t]+|#{1,6}[ \t]*|[1-9][.)][ \t]+)+")
_INSIDE = r"[\p{L}\p{N}]"
_EMPHASIS = regex.compile(rf"(?<!{_INSIDE})[*_]{{1,3}}(?=\S)|(?<=\S)[*_]{{1,3}}(?!{_INSIDE})|`+|~~")
_FORBIDDEN = regex.compile(
    r"https?:|www\.|\w\.(?:com|org|net|info|io|gov|edu)\b|://|[\w.+-]+@[\w-]+\.\w|<[/!?\p{L}]|</|\]\(|\)\[|!\[|\{\{|\\[a-z]{2}"
    r"|&#?\w{1,8};|^\s*\|.*\|\s*$|data:|javascript:",
    regex.IGNORECASE,
)
_KEPT_FORMATS = "\u200b\u200c\u200d"
_NO_ANSWER = regex.compile(rf"\b{NOT_HERE}\b")
_ENDED = regex.compile(rf"[.!?。！？؟।۔…»”\"{_CLOSE}]\s*$")
_LONG = 400
"""Characters above which an answer that ends without a full stop was cut."""
_BRACKETS = str.maketrans({**dict.fromkeys("[【［〔〖⟦", "("), **dict.fromkeys("]】］〕〗⟧", ")"), "<": "‹", ">": "›"})


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence that a model wrote, without its marks, and the numbers it cites, each once."""

    text: str
    cited: tuple[int, ...]


class Parser:
    """Takes a stream of an answer over `count` sentences. `feed` what comes, `close` where it ended by itself."""

    def __init__(self, count: int, language: str) -> None:
        self._count = count
        self._language = language
        self._text = ""
        self._passed = 0

    @property
    def length(self) -> int:
        """Characters so far, without what a model thinks to itself."""
        return len(_THOUGHT.sub("", self._text))

    def feed(self, piece: str) -> Iterator[Written]:
        """The sentences that are whole with this piece."""
        self._text += piece
        text = _BEGUN.sub("", self._text)
        # The last may go on, or get its mark.
        yield from self._new(self._parsed(text)[:-1])

    def close(self) -> Iterator[Written]:
        """What is left. After a stream that was cut do not call this: its last sentence may be half of one."""
        whole = self._parsed(self._text)
        if whole and self.length > _LONG and not _ENDED.search(self._text):
            whole.pop()  # the model's limit cut it
        yield from self._new(whole)

    def _new(self, whole: list[Written | None]) -> Iterator[Written]:
        for one in whole[self._passed :]:
            if one is not None:
                yield one
        self._passed = max(self._passed, len(whole))

    def _parsed(self, text: str) -> list[Written | None]:
        """Every sentence in order; None for one that must not be shown."""
        text = _EMPHASIS.sub("", _LINE_START.sub("", _THOUGHT.sub("", text)))
        plain, marks = self._parted(_BETWEEN_MARKS.sub("", text))
        found: list[Written | None] = []
        reached = 0
        for place in sentences(plain, self._language):
            # A mark behind words is theirs; one that leads is of what follows it.
            cited = [
                number
                for at, leads, numbers in marks
                if (reached <= at < place.end if leads else place.start < at <= place.end)
                for number in numbers
            ]
            reached = place.end
            found.append(_shown(plain[place.start : place.end], tuple(dict.fromkeys(cited))))
        return found

    def _parted(self, text: str) -> tuple[str, list[tuple[int, bool, list[int]]]]:
        """The text without marks; and of each where it stood, whether a line began with it, and its numbers."""
        plain = ""
        marks: list[tuple[int, bool, list[int]]] = []
        last = 0
        for match in _MARK.finditer(text):
            plain += text[last : match.start()]
            behind = plain.rstrip(" \t")
            leads = not behind or behind.endswith("\n")
            marks.append((len(plain) if leads else len(behind), leads, self._given(match["numbers"])))
            last = match.end()
        return plain + text[last:], marks

    def _given(self, numbers: str) -> list[int]:
        wanted = [int(number) for number in _NUMBER.findall(numbers)]
        for first, last in _RANGE.findall(numbers):
            wanted.extend(range(int(first) + 1, min(int(last), self._count)))
        return [number for number in wanted if 1 <= number <= self._count]


def _shown(text: str, cited: tuple[int, ...]) -> Written | None:
    """The sentence as it may be shown: one line of letters and signs; None where it holds what must not be."""
    if _FORBIDDEN.search(text) or _NO_ANSWER.search(text) or not regex.search(r"[\p{L}\p{N}]", text):
        return None
    kept = "".join(one for one in text if one in _KEPT_FORMATS or unicodedata.category(one)[0] != "C" or one.isspace())
    line = regex.sub(r"\s+([.,;:!?。،؟।۔])", r"\1", " ".join(kept.split())).translate(_BRACKETS)
    return Written(line, cited)
