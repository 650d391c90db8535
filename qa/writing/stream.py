"""What a model wrote -> sentences with the numbers they cite, as plain text.

Read as a mark: [1], [1][2], [1, 2], [1-3], [[1]], 【1】, 【1†source】, ［１］, [١], [sentence: 1], before or after the
full stop; where a sentence ends also (1), ^1, ¹, and [1 or 1] with a bracket forgotten. Numbers that no sentence has
are dropped. What a model thinks to itself, up to the last </think> or its like, is left out; emphasis, list signs and
"Answer:" are taken off; a sentence with a link, an address, markup, JSON or a control token is not passed on at all.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import regex

from qa.sentences import sentences
from qa.text.word_tables import word_list
from qa.writing.prompt import NOT_HERE

_OPEN, _CLOSE = r"\[【［〔〖⟦", r"\]】］〕〗⟧"
_MARK = regex.compile(
    rf"[{_OPEN}]{{1,2}}\s*(?:\p{{L}}{{1,12}}\.?[:：]?\s*|[#^]\s*)?"
    rf"(?P<numbers>\p{{Nd}}{{1,3}}(?:\s*[,،、;؛&–—-]?\s*(?:\p{{L}}{{1,3}}\s+)?\p{{Nd}}{{1,3}}){{0,9}})"
    rf"\s*(?:†[^{_OPEN}{_CLOSE}]{{0,40}})?[{_CLOSE}]{{1,2}}"
)
_STOP = r"[ \t]{0,3}[.!?。！？؟।۔]"
_LOOSE = regex.compile(
    rf"(?<![ \t])[ \t]*+(?:(?<!(?<!\d)\d{{1,3}}[ \t]*)(?:\((\d{{1,2}})\)|\^(\d{{1,2}}))"
    rf"|(?<=\p{{L}}{{4}}|\d{{4}}|\p{{P}})([¹²³⁴-⁹]{{1,2}})|[{_OPEN}](\d{{1,2}})"
    rf"|(?<=\s)(?<![{_OPEN}][^{_CLOSE}]{{0,40}})(\d{{1,2}})[{_CLOSE}])(?=(?:{_STOP})?[ \t]{{0,3}}(?:\n|$)|{_STOP}\s)"
)
"""A mark of another form, where a sentence ends; behind a short word "²" is of a unit, behind a number that is no year
"(2)" of an article and "^2" a power."""
_BETWEEN_MARKS = regex.compile(rf"(?<=[{_CLOSE}])\s*[,،、;؛&]\s*(?=[{_OPEN}])")
_RANGE = regex.compile(r"(\p{Nd}+)\s*[-–—]\s*(\p{Nd}+)")
_NUMBER = regex.compile(r"\p{Nd}+")
_TAGS = r"think(?:ing)?|reasoning|thought|analysis"
_THOUGHT = regex.compile(rf"<(?:{_TAGS})>|\[THINK\]|<\|channel\|>analysis<\|message\|>", regex.IGNORECASE)
_THOUGHT_END = regex.compile(rf"</(?:{_TAGS})>|\[/THINK\]|<\|channel\|>final<\|message\|>", regex.IGNORECASE)
_LONGEST_END = len("<|channel|>final<|message|>")
_OVER = regex.compile(r"<\|(?:end|im_end|eot_id|return|endoftext)\|>|<end_of_turn>|</s>")
"""Control tokens behind which a model goes on as somebody else."""
_LINE_START = regex.compile(r"(?m)^[ \t]*(?:[-*+•·>]+[ \t]+|#{1,6}[ \t]*)+")
_NUMBERED = regex.compile(r"(?m)^[ \t]*([1-9]\d?)[.)][ \t]+")
_INSIDE = r"[\p{L}\p{N}]"
_EMPHASIS = regex.compile(rf"(?<!{_INSIDE})[*_]{{1,3}}(?=\S)|(?<=\S)[*_]{{1,3}}(?!{_INSIDE})|`+|~~")
_FORBIDDEN = regex.compile(
    r"https?:|www\.|\w\.(?:com|org|net|info|io|gov|edu)\b|://|[\w.+-]+@[\w-]+\.\w|<[/!?\p{L}]|</|\]\(|\)\[|!\[|\{\{|\\[a-z]{2}"
    r"|&#?\w{1,8};|^\s*\|.*\|\s*$|data:(?=[\w.+-]+/[\w.+-]+[;,])|javascript:|<\||\|>|\[/\p{L}|\[(?:INST|THINK|IMG|[a-z]+_[a-z]+)\]|[{}]",
    regex.IGNORECASE,
)
_LEAD = regex.compile(rf"(?m)^[ \t]*(?:{word_list(__file__, 'leads')})\s*", regex.IGNORECASE)
_KEPT_FORMATS = "\u200b\u200c\u200d"
_NO_ANSWER = regex.compile(rf"\b{NOT_HERE}\b")
_BRACKETS = str.maketrans({**dict.fromkeys("[【［〔〖⟦", "("), **dict.fromkeys("]】］〕〗⟧", ")"), "<": "‹", ">": "›"})


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence that a model wrote, without its marks, and the numbers it cites, each once."""

    text: str
    cited: tuple[int, ...]
    sure: float | None = None
    """As of `Sureness`, where the model tells it."""


def parsed(text: str, count: int, language: str, cut: bool = False) -> list[Written]:
    """The sentences of a whole answer over `count` sentences that may be shown.

    `cut`: it did not end by itself. Its last sentence may be half of one; and where no thought ended it may be one from
    end to end, as a model that was to think first writes it, so that only sentences with marks count.
    """
    begun = thought_end(text)
    whole = _sentences(_OVER.split(_THOUGHT.split(text[begun:], 1)[0], 1)[0], count, language)
    return [one for one in (whole[:-1] if cut else whole) if one and (one.cited or begun or not cut)]


def thought_end(text: str, since: int = 0) -> int:
    """Where the last thought ends that ends behind `since`; 0 if none does. A prompt may have begun it."""
    return max((match.end() for match in _THOUGHT_END.finditer(text, max(0, since - _LONGEST_END))), default=0)


def _sentences(text: str, count: int, language: str) -> list[Written | None]:
    """Every sentence in order; None for one that must not be shown."""
    text = _LEAD.sub("", _EMPHASIS.sub("", _unnumbered(_LINE_START.sub("", text))))
    text = _LOOSE.sub(lambda mark: _bracketed(mark, count), text)
    plain, marks = _parted(_BETWEEN_MARKS.sub("", text), count)
    found: list[Written | None] = []
    reached = 0
    for place in sentences(plain, language):
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


def _unnumbered(text: str) -> str:
    """Without the numbers of a list: lines that count from 1. A number alone is said: "3. Mai 2024", "1. FC Köln"."""
    numbers = [int(number) for number in _NUMBERED.findall(text)]
    is_list = len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))
    return _NUMBERED.sub("", text) if is_list else text


def _bracketed(mark: regex.Match[str], count: int) -> str:
    """As [1]; unchanged where no sentence has the number, which is one of the text then."""
    number = unicodedata.normalize("NFKC", next(filter(None, mark.groups())))
    return f" [{number}]" if 1 <= int(number) <= count else mark.group()


def _parted(text: str, count: int) -> tuple[str, list[tuple[int, bool, list[int]]]]:
    """The text without marks; and of each where it stood, whether a line began with it, and its numbers."""
    plain = ""
    marks: list[tuple[int, bool, list[int]]] = []
    last = 0
    for match in _MARK.finditer(text):
        ranges = [(int(low), int(high)) for low, high in _RANGE.findall(match["numbers"])]
        if any(not 0 < low < high for low, high in ranges):
            continue  # a score: [3-1]
        plain += text[last : match.start()]
        behind = plain.rstrip(" \t")
        leads = not behind or behind.endswith("\n")
        wanted = [int(number) for number in _NUMBER.findall(match["numbers"])]
        wanted += [number for low, high in ranges for number in range(low + 1, min(high, count))]
        marks.append((len(plain) if leads else len(behind), leads, [one for one in wanted if 1 <= one <= count]))
        last = match.end()
    return plain + text[last:], marks


def _shown(text: str, cited: tuple[int, ...]) -> Written | None:
    """The sentence as it may be shown: one line of letters and signs; None where it holds what must not be."""
    if _FORBIDDEN.search(text) or _NO_ANSWER.search(text) or not regex.search(r"[\p{L}\p{N}]", text):
        return None
    kept = "".join(one for one in text if one in _KEPT_FORMATS or unicodedata.category(one)[0] != "C" or one.isspace())
    line = regex.sub(r"\s+([.,;:!?。،؟।۔])", r"\1", " ".join(kept.split())).translate(_BRACKETS)
    return Written(line, cited)
