"""Where an article corrects what was published: notices, which hold the withdrawn figure beside the right one.

A notice is of the publication itself, and told for sure only: a line that begins with the word for it and a colon
("Correction: …"), the line below such a word alone, every line of an article that has it for a title, or a sentence in
which the writers say so ("we wrote by mistake", "an earlier version of this article") and nobody is quoted. From there
to the end of its line it is of a piece. The words are in `corrections.json`, by language: `heading`; `certain`, which
are enough; `own`, what was printed, which needs `wrong` behind it; `sorry`, for which all of the line is a notice.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import regex

from qa.articles.fold import skeleton
from qa.sentences import sentences
from qa.types import Article, Sentence

__all__ = ["notices"]

TOGETHER = 3
"""Sentences of a notice that are cited as one: the withdrawn and the right figure stand next to each other."""
_AROUND = 1_500
"""Characters of a line before and after a place that are looked at."""
_HEAD = 12
"""Lines from the top among which the first of the running text is looked for."""
_ALIKE = {
    "nn": "nb",
    "no": "nb",
    "sk": "cs",
    "ms": "id",
    "arz": "ar",
    "pes": "fa",
    "prs": "fa",
    "iw": "he",
    "cmn": "zh",
}
_CLOSING = {"«": "»", "»": "«»", "“": "”", "„": "“”", "”": "”", "「": "」", "『": "』", '"': '"', "‹": "›"}
_NAMED = 60
"""Most characters of a line that is a heading."""
_DATED = r"(?:[\s,(\[][^:\n]{0,40}\d[^:\n]{0,15})?"
_COLON = r"\W{0,3}:"


@dataclass(frozen=True, slots=True)
class _Words:
    heading: frozenset[str]
    labelled: regex.Pattern[str]
    certain: regex.Pattern[str]
    own: regex.Pattern[str]
    wrong: regex.Pattern[str]
    sorry: regex.Pattern[str]


def notices(article: Article, start: int, end: int) -> tuple[Sentence, ...]:
    """The notices that touch `article.text[start:end]`, in order, at most `TOGETHER` sentences in each.

    Linear in `end - start`. In a language without a row nothing is taken for a notice.
    """
    base = article.language.split("-")[0].lower()
    words = _words().get(_ALIKE.get(base, base))
    if words is None:
        return ()
    text = article.text
    title = skeleton(article.title[: 2 * _NAMED])
    named = _alone(title, words)
    first = _first_line(article) if words.labelled.match(title) else None
    found: list[Sentence] = []
    at = start
    while at < end:
        low, high = _line_around(text, at, end)
        line = text[low:high]
        begins = low == 0 or text[low - 1] == "\n"
        whole = begins and (named or low == first or _alone(_line_above(text, low), words))
        found += _in_line(line, low, article.language, words, whole)
        at = max(high, at) + 1
    return tuple(found)


def _in_line(line: str, low: int, language: str, words: _Words, whole: bool) -> list[Sentence]:
    """The notices of a line that begins at `low` of its text; `whole`: something above it says that it is one."""
    plain = skeleton(line)
    told = (words.labelled, words.certain, words.own, words.sorry)
    if not whole and not any(pattern.search(plain) for pattern in told):
        return []
    parts = sentences(line, language)
    begun = 0 if whole or any(_says(words.sorry, line, one) for one in parts) else _begun(line, parts, words)
    if begun is None:
        return []
    groups = [parts[at : at + TOGETHER] for at in range(begun, len(parts), TOGETHER)]
    return [Sentence(low + group[0].start, low + group[-1].end, correction=True) for group in groups]


def _begun(line: str, parts: Sequence[Sentence], words: _Words) -> int | None:
    """The number of the sentence with which the notice of a line begins."""
    for number, one in enumerate(parts):
        plain = skeleton(line[one.start : one.end])
        if words.labelled.match(plain) or _says(words.certain, line, one):
            return number
        behind = parts[number : number + TOGETHER]
        if _says(words.own, line, one) and any(_says(words.wrong, line, two) for two in behind):
            return number
    return None


def _says(pattern: regex.Pattern[str], line: str, one: Sentence) -> bool:
    """Whether a sentence has such words outside quotation marks: what somebody says is no notice of the publication."""
    found = pattern.search(skeleton(line[one.start : one.end]))
    return found is not None and not _quoted(skeleton(line[: one.start]) + found.string[: found.start()])


def _quoted(before: str) -> bool:
    """Whether a quotation is open at the end of these words."""
    closing = ""
    for place, sign in enumerate(before):
        if sign == '"' and before[place - 1 : place].isalpha() and before[place + 1 : place + 2].isalpha():
            continue  # a Hebrew abbreviation
        if not closing:
            closing = _CLOSING.get(sign, "")
        elif sign in closing:
            closing = ""
    return bool(closing)


def _line_around(text: str, at: int, end: int) -> tuple[int, int]:
    """The line at a place, of a long one what is around the place and up to `end`."""
    low = text.rfind("\n", max(0, at - _AROUND), at) + 1 or max(0, at - _AROUND)
    stop = min(len(text), max(at, end) + _AROUND)
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


def _alone(line: str, words: _Words) -> bool:
    return len(line) <= _NAMED and regex.sub(r"^\W+|\W+$", "", line) in words.heading


@cache
def _words() -> dict[str, _Words]:
    rows = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    return {language: _compiled(row) for language, row in rows.items()}


def _compiled(row: dict[str, str]) -> _Words:
    heading = [skeleton(one) for one in row["heading"].split("|")]
    names = "|".join(map(regex.escape, sorted(heading, key=len, reverse=True)))
    patterns = [regex.compile(skeleton(row[key])) for key in ("certain", "own", "wrong", "sorry")]
    return _Words(frozenset(heading), regex.compile(rf"\W{{0,6}}(?:{names}){_DATED}{_COLON}"), *patterns)
