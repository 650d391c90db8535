"""Lines that a program filled, as in e-mail and press releases, made paragraphs again.

A line end is a program's where the next line's first word would not have fitted into the file's width. Paragraphs of
which nearly all line ends are such are joined at them; a list, a table, an address or a poem has others, and stays.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import groupby

import regex
from icu4py.breakers import WordBreaker

from qa.articles.head_line import head_line
from qa.articles.language import identify
from qa.articles.metadata import is_metadata
from qa.articles.sources import is_ended

_NARROWEST, _WIDEST = 40, 100
"""Columns that programs fill to; verses, of which Chinese ones are all of one width, are narrower."""
_LEAST = 3
"""Line ends of a program that a file must have: one or two can be chance."""
_HEAD = 8
"""Lines in which a headline can be followed by its date or its outlet."""
_CHARACTER = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}\p{Yi}\u3000-\u303f\uff01-\uff65]"
_UNPARTED = r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
_UNSPACED = regex.compile(rf"{_CHARACTER}|{_UNPARTED}")
_CLOSING = r"[\p{Pe}\p{Pf}、。，．・：；？！…]"
_WORD = regex.compile(rf"\p{{Ps}}*+{_CHARACTER}{_CLOSING}*+|(?:(?!{_CHARACTER}|{_UNPARTED})\S)++{_CLOSING}*+")
_ITEM = regex.compile(r"\s*+(?:[-*+•–—·◦▪‣>|]|\(?(?:\p{Nd}{1,3}|\p{L})[.)])\s")
# After a stop two spaces are a typist's.
_ROW = regex.compile(r"[^\s.!?:…。؟۔।\"'»”’)\]] {2,}\S|\S\t+\S|\|.*\|")


def unfilled(text: str) -> str:
    """`text` with its filled paragraphs on a line each; unchanged where no program can be shown to have filled it."""
    lines = text.split("\n")
    # Some programs count the marks on letters and take a Chinese character for one column.
    measures = (_letters,) if text.isascii() else (_columns, _letters)
    joined = max((_filled_ends(lines, measure) for measure in measures), key=len)
    return "".join(_written(lines, joined)) if joined else text


def _filled_ends(lines: Sequence[str], measure: Callable[[str], int]) -> set[int]:
    """Numbers of the lines whose end a program made."""
    width = _width(lines, measure)
    if not _NARROWEST <= width <= _WIDEST:
        return set()
    head = [number for number, line in enumerate(lines) if line.strip()][:_HEAD]
    below = {number for number in head if is_metadata(lines[number])}
    text = "\n".join(lines)
    named = head_line(text, identify(text))
    below |= {named.number} if named else set()
    paragraphs = [
        [end for end in _ends(lines, start, stop, width, measure) if end[0] + 1 not in below]
        for start, stop in _runs(lines)
    ]
    # An address is no evidence against the paragraphs beside it.
    kinds = [kind for ends in paragraphs if any(kind == "full" for _, kind in ends) for _, kind in ends]
    full = kinds.count("full")
    if full < _LEAST or 2 * full < len(kinds):
        return set()
    return {
        place for ends in paragraphs if _is_filled([kind for _, kind in ends]) for place, kind in ends if kind == "full"
    }


def joint(before: str, after: str) -> str:
    """What stands between two lines when they are made one: a space, or nothing in scripts without spaces."""
    return "" if _UNSPACED.match(before[-1:]) and _UNSPACED.match(after[:1]) else " "


def _written(lines: Sequence[str], joined: set[int]) -> Iterator[str]:
    for place, line in enumerate(lines):
        if place - 1 in joined:
            line = line.lstrip()
        if place in joined:
            line = line.rstrip()
            yield line
            # Programs that break a line after a hyphen do it at the hyphens a word has.
            yield "" if regex.search(r"\w-$", line[-2:]) else joint(line, lines[place + 1].lstrip())
        else:
            yield line if place == len(lines) - 1 else f"{line}\n"


def _width(lines: Sequence[str], measure: Callable[[str], int]) -> int:
    """The width of all but the longest lines: an address of the web can stand out."""
    widths = sorted(measure(line) for line in lines if line.strip())
    return widths[len(widths) * 95 // 100] if widths else 0


def _letters(line: str) -> int:
    return len(line[: 4 * _WIDEST].rstrip().expandtabs())


def _columns(line: str) -> int:
    return _letters(line) if line.isascii() else sum(map(_columns_of, line[: 4 * _WIDEST].rstrip().expandtabs()))


@cache
def _columns_of(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _runs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where lines without an empty one between them begin and end."""
    start = 0
    for filled, run in groupby(lines, key=lambda line: bool(line.strip())):
        stop = start + sum(1 for _ in run)
        if filled:
            yield start, stop
        start = stop


def _ends(
    lines: Sequence[str], start: int, stop: int, width: int, measure: Callable[[str], int]
) -> Iterator[tuple[int, str]]:
    """Number and kind of a run's line ends but those of lists and tables: "full", "closed" by a stop, or "open"."""
    for place in range(start, stop - 1):
        line, after = lines[place].rstrip(), lines[place + 1]
        if _is_apart(line[: 4 * _WIDEST], after[: 4 * _WIDEST]):
            continue
        after, filled = after.strip(), measure(line)
        # A line that goes far beyond the width was not filled to it.
        if 5 * width >= 4 * filled > 4 * (width - len(joint(line, after)) - measure(_first_word(after))):
            yield place, "full"
        else:
            yield place, "closed" if line.endswith(":") or is_ended(line) else "open"


def _is_apart(line: str, after: str) -> bool:
    """Whether a line begins something of its own: an item, a row, a rule, a paragraph that is indented."""
    if _ITEM.match(after) or _ROW.search(line.strip()) or _ROW.search(after.strip()):
        return True
    if not regex.search(r"\w", line) or not regex.search(r"\w", after):
        return True
    return not _ITEM.match(line) and _indent(after) > _indent(line)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _first_word(line: str) -> str:
    """What a program moves to the next line in one piece."""
    if found := _WORD.match(line):
        return str(found[0])
    head = line[:_NARROWEST]
    return head[: next(iter(WordBreaker(head, "th").segments()))[1]]


def _is_filled(kinds: Sequence[str]) -> bool:
    # A headline can stand right above its text.
    if kinds and kinds[0] == "open":
        kinds = kinds[1:]
    full = kinds.count("full")
    return full > 0 and full >= 4 * kinds.count("open") and full >= kinds.count("closed")
