"""Article text -> sentences, as code-point offsets into the untouched text.

Sentences are what a citation quotes, so they are exact and complete: in order, never overlapping, without whitespace
at their ends, and with nothing but whitespace between them. `sentencex` proposes the boundaries; the repairs here are
for what news text does to it: no space after the full stop, initials and titles, datelines, quotes, Thai without
marks, lines without any stop. A row of a table is one sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import regex
import sentencex

from qa.sentences.ends import vetoed
from qa.sentences.long import (
    STOP_RUN,
    STOPS,
    WEIGHT_LIMIT,
    grapheme_boundary,
    is_unmarked,
    split_long,
    split_unmarked,
    weight,
)
from qa.table_rows import BORDER, HEAD_END, is_row
from qa.text.word_tables import table_code
from qa.types import Sentence

QUOTED_LIMIT = 300
"""Characters above which several sentences held together by quotation marks are taken apart."""
WINDOW = 2000
"""Characters of a line that sentencex sees at once: it is quadratic in text without spaces (130 s for 1 MB)."""
MARGIN = 100
"""A boundary nearer than this to the end of a window is decided in the next window."""

OPENERS = r"[«“„‘\"'(\[「『（《〈‹¿¡]"
SURE_CLOSERS = "»”’)]}」』）》〉›】⁰¹²³⁴⁵⁶⁷⁸⁹"
"""Raised figures are the marks of notes, which stand behind a stop and belong to the sentence before it."""
PAIRS = {"»": "«", "”": "“", "」": "「", "』": "『", "）": "（", ")": "("}
EITHER_QUOTES = "\"'“‘«‹"

_LINE = regex.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BORDER = regex.compile(regex.escape(BORDER))
_STOP = regex.compile(STOPS)
_NEXT_MARK = regex.compile(r"\S")
_SPOKEN = regex.compile(r"[\p{L}\p{N}]")
# What must not be cut although it holds a stop: links, addresses, names of files, and the Hebrew gershayim, which
# sentencex takes for a quotation mark. They are masked, at equal length, in the copy that the rules look at.
_LINK = regex.compile(
    r"(?:https?://|www\.)[!-~]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
    r"|(?<![\w.-])[A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63}){0,6}\."
    r"(?:com|org|net|edu|gov|info|io|ai|co|tv|me|eu|uk|de|fr|ru|js|py|txt|md|pdf|docx?|xlsx?|csv|json|html?|jpe?g|png|"
    r"zip|exe|gz|mp[34])\b(?![\w-])",
    regex.IGNORECASE,
)
# A capital, a space that is not ASCII, and a stop: sentencex ends the process there ("I . . ." set in no-break spaces).
_PANICS = regex.compile(r"(?<=[A-Z])\s+(?=\.)")
_GERSHAYIM = regex.compile(r"(?<=\p{Hebrew})\"(?=\p{Hebrew})|(?<=\d)\"(?=\s+\p{Ll})")
# The look-ahead stands first and runs are bounded or possessive, so that no pattern is quadratic on long runs of marks.
_GLUED = regex.compile(
    rf"(?={OPENERS}?\p{{Lu}}\p{{Ll}})(?<=[\p{{Ll}}\p{{N}})\]»”’\"][.!?…]{{1,4}})"
    rf"|(?={OPENERS}?(?!\p{{N}})[\p{{Arabic}}\p{{Hebrew}}])(?<=[\p{{Arabic}}\p{{Hebrew}}\p{{N}})\]»”\"][.!?؟۔…]{{1,4}})"
)
# Where nothing stands between, the library holds a stop before a number for one inside it; and in languages that write
# ordinals in figures any number for what goes on. A longer word than most that are cut short ends a sentence there, but
# for "Hauptstr." and "inkl.".
_BEFORE_NUMBER = regex.compile(
    r"(?=\p{N})(?<=[^\p{N}\s][。！？｡।۔])"
    r"|(?=\p{N}[\p{N}.,\s]{0,15}+(?<=[\p{N}\s])(?:%\s|-)?\p{L})(?<=\p{L}\p{Ll}{3}\.\s)"
    r"(?<!\bmind\.\s|[bcdfghjklmnpqrstvwxz]{2}[bdfgjklmnprvwxz](?<!pf)\.\s)"
)
# Up to the end, the last mark of a quotation is one that opens: »Vi er, „Wir sind, “We are, « Nous sommes.
_OPENED = regex.compile(
    r"(?:(?:^|[\s(\[{—–-])(?:[\"”„«»](?=[\p{L}\p{N}¿¡…(\[])|«\s)|“(?=[\p{L}\p{N}¿¡…(\[]))[^\"“”„«»]*$"
)
_AFTER_CLOSER = regex.compile(rf"(?={OPENERS}{{0,3}}\p{{Lu}})(?<=[.!?…][)\]”\"»’⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,3}}\s{{1,3}})")
# The library knows no Khmer stop. Its words are parted by signs that are not seen.
_KHMER = regex.compile(r"(?=[\p{L}\p{N}«“\"(])(?<=[។៕][»”\"\u200b]{0,2}\s\u200b?)")
_SPACED_STOP = regex.compile(rf"{STOP_RUN}(?:[»”’\"')\]」』）]*+\s++(?!\p{{Ll}})|(?<=[。！？।۔])(?![»”’」』）]))")
_DATELINE = regex.compile(
    r"\s*+(?:آخر تحديث|تاريخ النشر|تحديث|نشر|(?:last )?updated|published)\s*+:"
    r"[^\n]{0,100}?\d[^\n]{0,100}?\w[-–—]\s+(?=\p{L})",
    regex.IGNORECASE,
)


def sentences(text: str, language: str) -> tuple[Sentence, ...]:
    """The sentences of `text`: they cover everything but whitespace, once, in order, and never cross a line break.

    `language` is an ISO 639 code (`und` when unknown). A sentence is at most about 300 tokens long; a longer one is
    cut at its clauses, else at a space, else between two graphemes. Linear in the length of `text`.
    """
    language = table_code(language)
    found = []
    lines = [(match.group(), match.start()) for match in _LINE.finditer(text)]
    for (line, offset), (below, _) in zip(lines, [*lines[1:], ("", 0)], strict=False):
        whole = BORDER in line and (is_row(line) or _heads(line, below))
        for low, high in _row_parts(line, language) if whole else _line_parts(line, language):
            piece = line[low:high]
            left = low + len(piece) - len(piece.lstrip())
            right = low + len(piece.rstrip())
            if left < right:
                found.append(Sentence(offset + left, offset + right))
    return tuple(found)


def _line_parts(line: str, language: str) -> Iterator[tuple[int, int]]:
    cuts = _merged(line, _sentence_cuts(line, language)) if _STOP.search(line) else []
    for start, end in _pieces(line, cuts):
        yield from _fitting(line, start, end, language)


def _heads(line: str, below: str) -> bool:
    """Whether a line has the heads of the row below it."""
    last = below.rpartition(BORDER)[2]
    return HEAD_END in last and last.partition(HEAD_END)[0] in line and is_row(below)


def _row_parts(line: str, language: str) -> Iterator[tuple[int, int]]:
    """All of a row, or as many cells together as a sentence may have; a cell that is too long as any text is."""
    start = end = 0
    full = 0.0
    for low, high in _pieces(line, [match.end() for match in _BORDER.finditer(line)]):
        more = weight(line[low:high])
        if start < end and full + more > WEIGHT_LIMIT:
            yield from _cells(line, start, end, language)
            start, full = end, 0.0
        end, full = high, full + more
    yield from _cells(line, start, end, language)


def _cells(line: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    part = line[start:end]
    if weight(part) <= WEIGHT_LIMIT:
        yield start, end
    else:
        yield from ((start + low, start + high) for low, high in _line_parts(part, language))


def _pieces(line: str, cuts: Sequence[int]) -> Iterator[tuple[int, int]]:
    yield from zip([0, *cuts], [*cuts, len(line)], strict=True)


def _sentence_cuts(line: str, language: str) -> list[int]:
    """Where sentences of a line start, the first left out."""
    plain = _LINK.sub(lambda match: "x" * len(match.group()), _GERSHAYIM.sub("״", line))
    proposed = _library_cuts(plain, language)
    proposed.update(match.start() for match in _GLUED.finditer(plain))
    proposed.update(match.start() for match in _AFTER_CLOSER.finditer(plain))
    for pattern in (_BEFORE_NUMBER, _KHMER):
        proposed.update(match.start() for match in pattern.finditer(plain) if not _quoted(plain, match.start()))
    dateline = _DATELINE.match(line)
    if dateline:
        proposed.add(dateline.end())
    cuts: list[int] = []
    last = 0
    reached = 0
    for cut in sorted(proposed):
        if cut <= reached:
            continue
        cut = _after_closers(plain, max(cut, last), last)
        cut = reached = grapheme_boundary(line, cut, last)
        by_dateline = dateline is not None and cut == dateline.end()
        if last < cut < len(line) and (by_dateline or not vetoed(plain, last, cut, language)):
            cuts.append(cut)
            last = cut
    return cuts


def _quoted(line: str, cut: int) -> bool:
    """Whether a cut stands between two marks of a pair, where those are near."""
    near = line[max(0, cut - QUOTED_LIMIT) : cut]
    brackets = ((opener, closer) for closer, opener in PAIRS.items() if closer not in "»”")
    return bool(_OPENED.search(near)) or any(near.count(opener) > near.count(closer) for opener, closer in brackets)


def _library_cuts(line: str, language: str) -> set[int]:
    cuts: set[int] = set()
    position = 0
    while position < len(line):
        window = line[position : position + WINDOW]
        final = position + WINDOW >= len(line)
        starts = [found["start_index"] for found in _boundaries(language, window)]
        starts = [start for start in starts if start > 0 and (final or start <= WINDOW - MARGIN)]
        cuts.update(position + start for start in starts)
        if final:
            break
        position += starts[-1] if starts else WINDOW - MARGIN
    return cuts


def _boundaries(language: str, text: str) -> list[dict[str, Any]]:
    """What the library says; nothing where it panics, which is no `Exception` and would end whatever called it."""
    safe = _PANICS.sub(lambda match: " " * len(match.group()), text)
    try:
        found: list[dict[str, Any]] = sentencex.get_sentence_boundaries(language, safe)
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        return []
    return found


def _after_closers(line: str, cut: int, last: int) -> int:
    """Move a cut behind the closing marks that belong to the sentence before it."""
    mark = _NEXT_MARK.search(line, cut)
    gap = mark.start() if mark else len(line)
    opener = PAIRS.get(line[gap : gap + 1])
    if opener and line.find(opener, last, cut) >= 0:
        cut = gap
    while 0 < cut < len(line) and not line[cut - 1].isspace():
        closes = line[cut] in SURE_CLOSERS or bool(_STOP.match(line[cut]))
        if not closes and (line[cut] not in EITHER_QUOTES or _SPOKEN.match(line[cut + 1 : cut + 2])):
            break
        cut += 1
    mark = _NEXT_MARK.search(line, cut)
    return mark.start() if mark else len(line)


def _merged(line: str, cuts: list[int]) -> list[int]:
    """Drop the cuts that leave a piece without a word: it joins the piece before it, or the first joins the next."""
    kept: list[int] = []
    seen_word = False
    for start, end in _pieces(line, cuts):
        has_word = bool(_SPOKEN.search(line, start, end))
        if has_word and seen_word:
            kept.append(start)
        seen_word = seen_word or has_word
    return kept


def _fitting(line: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """Parts of line[start:end] that are short enough to be quoted, read and encoded."""
    if end - start > QUOTED_LIMIT:
        inner = [match.end() for match in _SPACED_STOP.finditer(line, start, end) if match.end() < end]
        inner = [cut for cut in inner if not vetoed(line, start, cut, language, ordinals=False)]
        inner = [start + cut for cut in _merged(line[start:end], [cut - start for cut in inner])]
        bounds = [start, *(grapheme_boundary(line, cut, start) for cut in inner), end]
    else:
        bounds = [start, end]
    for low, high in zip(bounds, bounds[1:], strict=False):
        yield from split_unmarked(line, low, high) if is_unmarked(line, low, high) else split_long(line, low, high)
