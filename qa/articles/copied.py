"""Where the articles end that somebody copied into one file, one below the other.

An article begins at a headline with its outlet and its day right below it, or with fields that say "Title:" and when or
where. So does the text itself, all heads are written alike, and each time enough text follows: a review of the press
has a headline of its own, a list of what to read has no texts, and one article has captions, clippings and small
headings. What only rules them off belongs to none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, pairwise, takewhile

from qa.articles.date_lines import is_labelled, is_source, labelled_dates
from qa.articles.head_line import outlet_and_day
from qa.articles.labels import TITLE, read_also
from qa.articles.language import identify
from qa.articles.metadata import is_metadata
from qa.articles.sources import filled_lines, sentence_count
from qa.articles.split import is_unmarked

__all__ = ["split_copied"]

_TITLE, _LINE, _FIELDS, _BODY = 160, 100, 6, 500
"""Characters of a headline and of the line below it; lines of a block of fields; bytes of a text."""
_OLD = 366
"""Days before the first article's: a clipping is older than the article that has it."""
_QUOTED = ("“”", "””", "„“", "„”", "«»", "»«", "「」", '""')


@dataclass(frozen=True, slots=True)
class _Head:
    """`level`: of the heading in Markdown, 0 for none; `parted`: by a blank line from the line `below` it."""

    title: str
    level: int
    parted: bool
    below: str


def split_copied(text: str) -> list[str]:
    """The articles of `text` in order; just `[text]`, unchanged, when there is one."""
    lines = text.split("\n")
    filled = [number for number, line in enumerate(lines) if line.strip()]
    below = {number: lines[after].strip() for number, after in pairwise(filled)}
    may_begin = [number for number in below if _is_dated(below[number]) or is_labelled(TITLE, lines[number].strip())]
    if len(may_begin) < 2 or may_begin[0] != filled[0] or any(read_also(line.strip()) for line in lines):
        return [text]
    language = identify(text)
    starts = [number for number in may_begin if _begins(lines, number, below[number], language)]
    if not starts or starts[0] != filled[0]:
        return [text]
    first, *later = [_head(lines, number, below[number]) for number in starts]
    alike = [True, *(_is_alike(first, head, language) for head in later)]
    starts = list(compress(starts, alike))
    if len(starts) < 2:
        return [text]
    parts = [_unruled(lines[start:end]) for start, end in pairwise([*starts, len(lines)])]
    return parts if all(map(_has_body, parts)) else [text]


def _is_dated(line: str) -> bool:
    return len(line) <= _LINE and any(map(str.isnumeric, line))


def _begins(lines: Sequence[str], number: int, below: str, language: str) -> bool:
    """Whether an article begins at a line: what is above it has ended, and it is headed as an article is."""
    above = lines[number - 1].strip() if number else ""
    if any(map(str.isalnum, above)) and not sentence_count(above[-3:]) and not is_source(above):
        return False
    line = lines[number].strip()
    if is_labelled(TITLE, line):
        fields = list(takewhile(str.strip, lines[number + 1 : number + _FIELDS]))
        return any(map(is_source, fields)) and any(labelled_dates(field, language)[0] for field in fields)
    if len(line) > _TITLE or sentence_count(line[-3:]) or not outlet_and_day(below, language):
        return False
    return any(map(str.isalpha, line)) and not is_metadata(line, language, first=True)


def _is_alike(one: _Head, other: _Head, language: str) -> bool:
    """Whether a head is written as the first, `one`, is, and is of another article that is not much older."""
    quoted = other.title[:1] + other.title[-1:] in _QUOTED
    if quoted or other.title == one.title or (other.level, other.parted) != (one.level, one.parted):
        return False
    day, other_day = (outlet_and_day(head.below, language) for head in (one, other))
    return not day or not other_day or (day[1].day - other_day[1].day).days <= _OLD


def _head(lines: Sequence[str], number: int, below: str) -> _Head:
    title = lines[number].strip()
    return _Head(title, len(title) - len(title.lstrip("#")), not lines[number + 1].strip(), below)


def _unruled(lines: Sequence[str]) -> str:
    end = len(lines)
    while end and not any(map(str.isalnum, lines[end - 1])):
        end -= 1
    return "\n".join(lines[:end]).strip("\n \t")


def _has_body(part: str) -> bool:
    """Whether there is a text below the headline and what tells of it; a short one will do below such a head."""
    body = "\n".join(filled_lines(part)[2:])
    return len(body.encode()) >= _BODY and (sentence_count(body) > 1 or is_unmarked(body))
