"""Where the articles end that somebody copied into one file, one below the other.

An article begins at a headline with its outlet and its day beside it, or with fields that say "Title:" and when and
where. So does the text itself, all heads are written alike, and text follows: a review of the press has a headline of
its own, a list of what to read has no texts, and one article has captions, clippings and small headings. What only
rules them off belongs to none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from itertools import islice, pairwise, takewhile

from qa.articles.date_lines import is_labelled, is_source, labelled_dates, only_date
from qa.articles.head_line import name_and_day
from qa.articles.labels import TITLE, is_signed, read_also, rights_reserved
from qa.articles.language import identify
from qa.articles.metadata import is_metadata
from qa.articles.outlets import is_outlet
from qa.articles.sources import filled_lines, is_ended, sentence_count
from qa.articles.split import is_unmarked
from qa.text.fold import fold
from qa.text.zones import cities

_TITLE, _LINE, _FIELDS, _BODY = 160, 100, 14, 500
"""Characters of a headline and of a line beside it; lines of a block of fields; bytes of a text."""
_OLD, _OLDER = 366, 3 * 366
"""Days from an article to the next older one: a clipping is older than the article that has it. Of two, and of more."""
_PROVED = 3
"""Heads with an outlet for certain that make another of the same shape one."""
_NEAR, _SAMPLE, _LETTERS, _EMPTY = 5, 10, 2_000, 4
"""Lines of a head; lines and letters by which a language is told; blank lines that part as a rule does."""
_ENDED = 60
"""Characters of a line beside a headline that ends as a sentence does: "5 May 2024, 10 a.m."."""
_YEAR = re.compile(r"\d{4}|年")
_RULE = 3
_NONE, _FIELDED = ("x", None), "F"
_GOING_ON = ":：,،、，;；؛—–-"
_QUOTED = ("“”", "””", "„“", "„”", "«»", "»«", "「」", '""')
_ADDRESS = re.compile(r"<?https?://[^\s/]+\.[^\s/]+\S*>?")
_KEY = re.compile(r"[^\W\d_][^:：]{0,29}[:：]\s*\S")
_SHAPES = (
    re.compile(r"(?P<title>[TN])S?(?:B|NS?D|DS?N|US?D|DS?U)"),
    re.compile(r"(?:B|ND|DN)(?P<title>[TN])(?![BDNU])"),
    re.compile(r"U(?P<title>[TN])S?D"),
)
_UNPROVED = (re.compile(r"(?P<title>[TN])S?(?:b|TS?D)"), re.compile(r"(?:b|TD)(?P<title>[TN])(?![bBDNU])"))
"""Kinds of a head's lines: T title, N outlet, D day, B outlet and day, b name and day, S who wrote it, U address."""


_Form = tuple[str, bool, int]


@dataclass(frozen=True, slots=True)
class _Head:
    """`form`: kinds of its lines save who wrote it, whether blank ones part them, the level of its Markdown heading.

    `ruled`: more than a line parts it from what is above. `proved`: its outlet is certain.
    """

    start: int
    lines: int
    title: str
    form: _Form
    day: date
    ruled: bool
    proved: bool


def split_copied(text: str) -> list[str]:
    """The articles of `text` in order; just `[text]`, unchanged, when there is one."""
    lines = _Lines(text.split("\n"))
    forms: dict[_Form, dict[int, _Head]] = {}
    for head in _heads(lines):
        forms.setdefault(head.form, {}).setdefault(head.start, head)
    # A rule can stand above the first as well.
    begin = next((number for number in lines.filled if any(map(str.isalnum, lines.all[number]))), -1)
    alike = max((_alike(list(heads.values()), begin) for heads in forms.values()), key=len, default=[])
    while len(alike) > 1:
        spans = pairwise([*(head.start for head in alike), len(lines.all)])
        parts = [_unruled(lines.all[start:end]) for start, end in spans]
        kept = [head for head, part in zip(alike, parts, strict=True) if head is alike[0] or _has_text(head, part)]
        if len(kept) == len(alike):
            return parts if _are_articles(alike, parts) else [text]
        alike = kept
    return [text]


def _alike(heads: Sequence[_Head], begin: int) -> list[_Head]:
    """Those of heads of one form with which articles begin, where the first of them is that of the text."""
    if sum(head.proved for head in heads) < _PROVED:
        heads = [head for head in heads if head.proved]
    if len(heads) < 2 or heads[0].start != begin:
        return []
    heads = [head for head in heads if head is heads[0] or head.title[:1] + head.title[-1:] not in _QUOTED]
    # On each page of a print stands the head again.
    titles = [head.title for head in heads]
    heads = [head for number, head in enumerate(heads) if head.title not in titles[:number]]
    longest = _OLDER if len(heads) >= _PROVED or all(head.ruled for head in heads[1:]) else _OLD
    oldest = heads[0].day
    for day in sorted((head.day for head in heads), reverse=True):
        if day < oldest and (oldest - day).days <= longest:
            oldest = day
    return [head for head in heads if head.day >= oldest]


def _has_text(head: _Head, part: str) -> bool:
    """Whether there is a text below a head, and where that names no outlet for certain, a long one."""
    body = _body(head, part)
    return bool(sentence_count(body) or is_unmarked(body)) and (head.proved or _is_long(body))


def _are_articles(heads: Sequence[_Head], parts: Sequence[str]) -> bool:
    """Whether the texts below heads are long enough; below several, or what rules them off, briefs will do."""
    long = [_is_long(_body(head, part)) for head, part in zip(heads, parts, strict=True)]
    if all(head.ruled for head in heads[1:]):
        return True
    return 2 * sum(long) >= len(long) if len(long) >= _PROVED else all(long)


def _body(head: _Head, part: str) -> str:
    below = filled_lines(part)
    return "\n".join(below[head.lines :])


def _is_long(body: str) -> bool:
    return len(body.encode()) >= _BODY and (sentence_count(body) > 1 or is_unmarked(body))


@dataclass(frozen=True)
class _Lines:
    """The lines of a text, what kinds they are of, and which are filled."""

    all: list[str]

    @cached_property
    def filled(self) -> list[int]:
        return [number for number, line in enumerate(self.all) if line.strip()]

    @cached_property
    def language(self) -> str:
        return identify("\n".join(self.all))

    def _languages(self, number: int) -> Iterator[str]:
        """That of the text, and that of what stands about a line: articles of several languages stand in one file."""
        yield self.language
        if (near := self._near(number // _SAMPLE * _SAMPLE)) != self.language:
            yield near

    @cached_property
    def _near(self) -> Callable[[int], str]:
        return cache(lambda begin: identify("\n".join(self.all[begin : begin + 2 * _SAMPLE])[:_LETTERS]))

    @cached_property
    def told(self) -> Callable[[int], tuple[str, date | None]]:
        """The kind of a line by its number, "x" where it can be of no head, and the day that it tells."""
        return cache(self._kind)

    def _kind(self, number: int) -> tuple[str, date | None]:
        line = self.all[number].strip().strip("*_")
        ended = is_ended(line)
        if len(line) <= (_LINE if not ended else _ENDED) and _YEAR.search(line):
            for language in self._languages(number):
                if day := only_date(line, language):
                    return "D", day.day
                if told := name_and_day(line, language):
                    name, moment = told
                    place = fold(name) in cities()
                    return "B" if is_outlet(name) or "." in name else "x" if place else "b", moment.day
        if ended:
            return _NONE
        if _ADDRESS.fullmatch(line):
            return "U", None
        if len(line) <= _LINE and is_signed(line):
            return "S", None
        if len(line) > _TITLE or not any(map(str.isalpha, line)):
            return _NONE
        if len(line) <= _LINE and is_outlet(line):
            return "N", None
        return _NONE if is_metadata(line, self.language, first=True) else ("T", None)


def _heads(lines: _Lines) -> Iterator[_Head]:
    """What can be the head of an article, wherever what stands above it has ended."""
    dated = [len(lines.all[n]) <= 2 * _LINE and _YEAR.search(lines.all[n]) is not None for n in lines.filled]
    for place, number in enumerate(lines.filled):
        key = _is_key(lines.all[number])
        if not key and not any(dated[place : place + _NEAR]):
            continue
        above = lines.filled[place - 1] if place else -1
        if place and not _has_ended(lines.all, above, number):
            continue
        if key and not (number - above == 1 and place and _is_key(lines.all[above])):
            yield from _fielded(lines, number)
        yield from _lined(lines, place, _is_ruled(lines.all, above, number))


def _has_ended(lines: Sequence[str], above: int, number: int) -> bool:
    """Whether what stands above a line has ended there, and does not announce it."""
    line = lines[above].strip()
    if not any(map(str.isalnum, line)):
        return True
    if read_also(line) or line[-1] in _GOING_ON:
        return False
    return number - above > 1 or is_ended(line) or is_source(line) or rights_reserved(line)


def _is_ruled(lines: Sequence[str], above: int, number: int) -> bool:
    """Whether a rule, the end of a page or many blank lines part a line from what is above it."""
    rule = "".join(lines[max(above, 0)].split())
    ruled = len(rule) >= _RULE and not any(map(str.isalnum, rule))
    return ruled or number - above > _EMPTY or any("\f" in line for line in lines[above + 1 : number + 1])


def _is_key(line: str) -> bool:
    return _KEY.match(line.strip()) is not None


def _fielded(lines: _Lines, number: int) -> Iterator[_Head]:
    """A block of fields that name a title, an outlet and a day; nothing parts articles more clearly."""
    block = [line.strip() for line in islice(takewhile(_is_key, lines.all[number:]), _FIELDS)]
    title = next((line for line in block if is_labelled(TITLE, line)), None)
    if title and any(map(is_source, block)):
        days = (labelled_dates(line, lines.language)[0] for line in block)
        if day := next((moment.day for moment in days if moment), None):
            yield _Head(number, len(block), title, (_FIELDED, False, 0), day, True, True)


def _lined(lines: _Lines, place: int, ruled: bool) -> Iterator[_Head]:
    """A headline with outlet and day, perhaps an author or an address, in lines of their own."""
    numbers = lines.filled[place : place + _NEAR]
    told = [lines.told(number) for number in numbers]
    kinds = "".join(kind for kind, _ in told)
    for proved, shapes in ((True, _SHAPES), (False, _UNPROVED)):
        for found in filter(None, (shape.match(kinds) for shape in shapes)):
            at, end = found.start("title"), found.end()
            day = next((day for _, day in told[:end] if day), None)
            title = lines.all[numbers[at]].strip()
            level = len(title) - len(title.lstrip("#"))
            shape = found[0].replace("b", "B").replace("T", "N")
            shape = f"{shape[:at]}T{shape[at + 1 :]}".replace("S", "")
            parted = numbers[end - 1] - numbers[0] >= end
            if day:
                yield _Head(numbers[0], end, title, (shape, parted, level), day, ruled, proved)


def _unruled(lines: Sequence[str]) -> str:
    end = len(lines)
    while end and not any(map(str.isalnum, lines[end - 1])):
        end -= 1
    return "\n".join(lines[:end]).strip("\n \t\f")
