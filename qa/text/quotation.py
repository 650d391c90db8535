"""Where a text stands in quotation marks: the one table of marks, and which of them open and which close in a text.

Many marks do both: "»" closes in French and opens in German, "“" the other way round, '"' is one sign for both. So what
may close an open quotation closes it, and where that does not tell, what is beside the mark does.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from qa.text.whole_words import UNPARTED_SIGN, one_of

_CLOSERS = {
    opener: closers.split()
    for opener, closers in {
        "«": "»", "»": "« »", "‹": "›", "›": "‹ ›", "“": "” “ \"", "”": "” \"", "„": "“ ” \" ״ ''", "‘": "’",
        "‚": "‘ ’", '"': "\" ”", "'": "'", "״": "״ \"", "＂": "＂", "''": "''", "``": "'' `` \" ”", "‘‘": "’’",
        ",,": "'' \" ”", "「": "」", "『": "』", "｢": "｣", "﹁": "﹂", "﹃": "﹄", "〝": "〞 〟",
        "《": "》", "〈": "〉",
    }.items()
}  # fmt: skip
"""What opens, and what may close it; CLDR has the pair of each language, but not what writers put for it."""
TITLES = "《〈"
"""What opens a title, and no speech."""
_CLOSING = {closer for closers in _CLOSERS.values() for closer in closers}
_MARK = regex.compile(one_of({*_CLOSERS, *_CLOSING}))
_RATHER_CLOSING = "»”›"
"""Of the marks that do both those that open only where they look like it; the others close only where they do."""
_SINGLE = "'’‘"
_STRAIGHT = ("'", ",,")
"""Opening ones only before a letter, and where something closes them."""
_GERSHAYIM = ('"', "״", "“", "”", "''")
"""What is put before the last letter of a Hebrew abbreviation."""
_INCHES = ('"', "”", "״", "''", "'", "’")
"""What may be feet, inches, minutes or seconds behind a digit."""
_BEFORE_OPENING = "([{¿¡'’ʼ-–—־ـ"
"""What stands between a word and an opening mark, with the apostrophes of "l’« affaire »"."""
_NOT_QUOTED = ",.;:!?)]}،؛؟。，、！？：；"
"""What no quotation begins with."""
_CLITIC = regex.compile(r"(?:[\p{Ll}--[aeiouy]]|em|tis|twas)(?![\p{L}\p{M}])", regex.V1)
"""What an apostrophe begins: Dutch "'s avonds" and "'t"."""
_HEBREW = regex.compile(r"\p{Hebrew}")
_PREFIX = regex.compile(r"(?<![\p{L}\p{M}])[והבלמשכ]{1,3}$")
_TWO_LETTERS = regex.compile(r"\p{Hebrew}{2}")
_GENITIVE = "sSxXzZ"
"""Letters behind which an apostrophe is a whole genitive: "the workers’ strike"."""
_DEEP = 8
"""Quotations in one another that are kept apart, so that no text takes long."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Characters [start, end) between two marks, the first one `mark`; not `whole` where one of the two is lacking."""

    start: int
    end: int
    mark: str
    whole: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    """Characters [start, end) of a text, which are `sign`, between the nearest ones that can be seen."""

    start: int
    end: int
    sign: str
    before: str
    behind: str


def quotations(text: str) -> tuple[Quoted, ...]:
    """What is quoted: of quotations in one another the outermost; the whole ones in order.

    One that began before the text, or goes on behind it, is not whole, and reaches to that end. Linear in the text.
    """
    marks = _marks(text)
    found: list[Quoted] = []
    opened: list[_Mark] = []
    ended: dict[str, int] = {}
    for place, mark in enumerate(marks):
        closed = next((n for n in reversed(range(len(opened))) if _closes(opened[n], mark)), None)
        if closed is not None:
            if _goes_on(marks, place):
                continue
            opener = opened[closed]
            del opened[closed:]
            while found and found[-1].end > opener.end:
                found.pop()
            found.append(Quoted(opener.end, mark.start, opener.sign, whole=True))
            ended.update(dict.fromkeys(_CLOSERS[opener.sign], mark.end))
        elif _opens(marks, place):
            opened = [*opened[1 - _DEEP :], mark]
        elif _is_alone(mark) and all(one.sign in _STRAIGHT for one in opened):
            found.append(Quoted(ended.get(mark.sign, 0), mark.start, mark.sign, whole=False))
            ended[mark.sign] = mark.end
    if unclosed := next((mark for mark in opened if mark.sign not in _STRAIGHT), None):
        found.append(Quoted(unclosed.end, len(text), unclosed.sign, whole=False))
    return tuple(found)


def _marks(text: str) -> list[_Mark]:
    found = []
    for match in _MARK.finditer(text):
        before, behind = _beside(text, match.start() - 1, -1), _beside(text, match.end(), 1)
        mark = _Mark(match.start(), match.end(), match.group(), before, behind)
        if not _is_spelling(mark, text):
            found.append(mark)
    return found


def _beside(text: str, place: int, step: int) -> str:
    """The nearest character that can be seen; a space at the ends."""
    while 0 <= place < len(text) and unicodedata.category(text[place]) == "Cf":
        place += step
    return text[place] if 0 <= place < len(text) else " "


def _is_word(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LMN"


def _is_spelling(mark: _Mark, text: str) -> bool:
    """Whether it is a part of a word: "l’homme", "isn't", צה״ל; but not in ב״הארץ״, where a small word is before it."""
    if not _is_word(mark.behind):
        return False
    if mark.sign in _GERSHAYIM and _HEBREW.match(mark.before) and _HEBREW.match(mark.behind):
        prefixed = _PREFIX.search(text, max(0, mark.start - 4), mark.start)
        return not (prefixed and _TWO_LETTERS.match(text, mark.end))
    if mark.sign not in (*_SINGLE, "''"):
        return False
    if _is_word(mark.before):
        return not UNPARTED_SIGN.match(mark.before) and not UNPARTED_SIGN.match(mark.behind)
    return bool(_CLITIC.match(text, mark.end))


def _closes(opener: _Mark, mark: _Mark) -> bool:
    if mark.sign not in _CLOSERS[opener.sign]:
        return False
    if mark.sign == opener.sign == "“":
        return _looks_closing(mark)
    only = mark.sign not in _CLOSERS or (mark.sign in _RATHER_CLOSING and opener.sign not in (mark.sign, '"', "``"))
    return only or not _looks_opening(mark)


def _opens(marks: Sequence[_Mark], place: int) -> bool:
    mark = marks[place]
    if mark.sign not in _CLOSERS or _is_inches(mark) or (mark.sign in "'‘" and mark.behind.isdigit()):
        return False
    if mark.sign in _STRAIGHT:
        return _looks_opening(mark) and mark.behind.isalpha()
    if mark.sign in _RATHER_CLOSING:
        return _looks_opening(mark)
    if not _looks_closing(mark):
        return True
    # Written without the space before it, as in 'قال" …"'.
    like, _ = _next_like(marks, place)
    return like is not None and like.sign in _CLOSERS[mark.sign] and not _looks_opening(like)


def _is_alone(mark: _Mark) -> bool:
    """Whether it closes what no mark has opened."""
    return mark.sign in _CLOSING and mark.sign not in _SINGLE and not _is_inches(mark)


def _looks_opening(mark: _Mark) -> bool:
    free = mark.before.isspace() or mark.before in _CLOSERS or mark.before in _BEFORE_OPENING
    return free and not mark.behind.isspace() and mark.behind not in _NOT_QUOTED


def _looks_closing(mark: _Mark) -> bool:
    held = not mark.before.isspace() and mark.before not in _BEFORE_OPENING
    return held and not _is_word(mark.behind) and mark.behind not in _CLOSERS


def _is_inches(mark: _Mark) -> bool:
    return mark.sign in _INCHES and mark.before.isdigit()


def _goes_on(marks: Sequence[_Mark], place: int) -> bool:
    """Whether a mark that could close is a genitive's, or means inches: one like it closes, and none opens between."""
    mark = marks[place]
    if not mark.behind.isspace() or not (_is_genitive(mark) or _is_inches(mark)):
        return False
    # Where the next one may be a genitive's, too, it does not tell.
    for _ in range(_DEEP):
        like, place = _next_like(marks, place)
        if like is None or like.sign != mark.sign or not _looks_closing(like):
            return False
        if not (_is_genitive(like) and like.behind.isspace()):
            return True
    return False


def _is_genitive(mark: _Mark) -> bool:
    return mark.sign in "'’" and mark.before in _GENITIVE


def _next_like(marks: Sequence[_Mark], place: int) -> tuple[_Mark | None, int]:
    """The next mark that is the same, that it could close, or that could close it, and its place."""
    sign = marks[place].sign
    for n in range(place + 1, len(marks)):
        mark = marks[n]
        if mark.sign == sign or mark.sign in _CLOSERS.get(sign, ()) or sign in _CLOSERS.get(mark.sign, ()):
            return mark, n
    return None, len(marks)
