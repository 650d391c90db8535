"""Title, source and publication date as the article's own text tells them.

Publication date: the date under a "published" label; else one that stands alone on a line near the top, in a dateline
("Berlin, 18 June 2024 -"), or that the report calls today in its first lines. An "updated" label adds the time when it
names the same day and the "published" label has none, and is used alone when there is no other date. A date merely
mentioned in the body never counts. Nothing certain: None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.articles.dates import Moment, find_date
from qa.articles.fold import fold
from qa.articles.labels import PUBLISHED, SOURCE, TODAY, UPDATED, pattern
from qa.articles.zones import cities

__all__ = ["combine", "find_published", "find_source", "find_title", "is_metadata", "sentence_count"]

_HEAD, _TAIL = 14, 4
_ENDS = ".!?。！？؟۔।…"
# The look-behind keeps a line of a million dots from being tried at every dot.
_END = re.compile(r"(?<![.!?…])[.!?…]+[\"'»”’)\]]*(?=\s|$|[^\W\d_a-z])|[。！？؟۔।]+[」』”’»)]*")
_SEPARATORS = re.compile(r"\s*[|•·]\s*|\t+| {3,}|\u3000+")


def sentence_count(text: str) -> int:
    """About how many sentences `text` has, by closing punctuation."""
    return len(_END.findall(text))


def find_title(text: str) -> str:
    """A slice of `text` to show as title: its first line that is no date or source line, or the start of that line."""
    lines = [line.strip() for line in text.split("\n")]
    filled = [line for line in lines if line]
    line = next((line for line in filled[:6] if not is_metadata(line)), filled[0] if filled else "")
    if len(line) <= 160:
        line = re.sub(r"^#{1,6}\s+|\s+#+$", "", line)
        return line
    first = _END.search(line)
    if first and first.end() <= 160:
        return line[: first.end()].strip()
    cut = line[:120]
    return (cut.rsplit(None, 1)[0] if " " in cut else cut).rstrip(" ,;:،、，") or cut


def is_metadata(line: str) -> bool:
    """Whether a line only names date, source or dateline, so that it is no title."""
    if len(line) > 120:
        return False
    folded = fold(line).strip()
    labelled = any(_label(words, folded) for words in (PUBLISHED, UPDATED, SOURCE))
    return labelled or _only_date(line, "und") is not None or _outlet(line) is not None


def _label(words: str, folded: str) -> tuple[int, bool] | None:
    """End of a label at the start of a folded line, and whether a colon follows."""
    found = re.match(r"[\s\W]{0,6}", folded)
    label = pattern(words).match(folded, found.end() if found else 0)
    if not label:
        return None
    colon = re.match(r"\s*(?:\([^)]{1,20}\)\s*)?[:|]\s*", folded[label.end() :])
    return label.end() + (colon.end() if colon else 0), colon is not None


def _edge_lines(text: str) -> Iterator[tuple[int, str]]:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    for number, line in enumerate(lines):
        if number < _HEAD or number >= len(lines) - _TAIL:
            for piece in _SEPARATORS.split(line[:400]):
                yield number, piece


def _labelled(text: str, words: str, language: str) -> Moment | None:
    for _, line in _edge_lines(text):
        folded = fold(line)
        starts = [0, *(match.end() for match in re.finditer(r"[,;،؛/(\-–—]\s*", folded[:160]))]
        for start in starts:
            label = _label(words, folded[start:])
            if not label or (start and not label[1]):
                continue
            moment = find_date(line, language, start + label[0])
            if not moment:
                continue
            gap = folded[start + label[0] : moment.start]
            if len(gap.split()) <= (4 if label[1] else 1) and not re.search(r"[\d.!?؟]", gap):
                return moment
    return None


def combine(published: Moment | None, updated: Moment | None) -> Moment | None:
    """The publication moment out of both labels (see the module's text)."""
    if not published or not updated:
        return published or updated
    same_day = published.day == updated.day and published.clock is None
    return updated if same_day and updated.exact else published


def find_published(text: str, language: str) -> Moment | None:
    """When the article says it was published; None when it does not say, or not certainly."""
    published = _labelled(text, PUBLISHED, language) or _alone(text, language)
    return combine(published, _labelled(text, UPDATED, language)) or _today(text, language)


def _only_date(line: str, language: str) -> Moment | None:
    """The date of a line that holds a date and hardly anything else."""
    if len(line) > 90 or not re.search(r"\d", line):
        return None
    moment = find_date(line, language)
    if not moment:
        return None
    rest = line[: moment.start] + " " + line[moment.end :]
    letters = sum(1 for letter in rest if letter.isalpha())
    return moment if letters <= 22 and len(rest.split()) <= 4 and not re.search(r"\d{3}", rest) else None


def _alone(text: str, language: str) -> Moment | None:
    pieces = [(number, piece) for number, piece in _edge_lines(text) if number < _HEAD]
    alone = [
        (number, moment)
        for number, piece in pieces
        if number and not _label(UPDATED, fold(piece)) and (moment := _only_date(piece, language))
    ]
    # Several dates on lines of their own are a chronology, not a dateline.
    if len({moment.day for _, moment in alone}) == 1 and alone[0][0] < 6:
        return alone[0][1]
    for number, piece in pieces:
        moment = _after_place(piece, language) if number < 6 else None
        if moment:
            return moment
    return None


def _after_place(line: str, language: str) -> Moment | None:
    """The date of a dateline: a known city before it, a dash or an agency in brackets after it."""
    folded = fold(line[:120])
    place = re.match(r"[\s\W]{0,3}([^\d,،/(\-–—]{2,30}?)\s*[,،/(\-–—]", folded)
    if not place or place[1].strip() not in cities():
        return None
    moment = find_date(line[:120], language, place.end(1))
    if not moment or len(folded[place.end(1) : moment.start].split()) > 4:
        return None
    return moment if re.match(r"\s*\)?\s*(?:\([^)]{2,40}\)|/[^/]{2,30}/)?\s*[-–—:]", line[moment.end :]) else None


def _today(text: str, language: str) -> Moment | None:
    head = text[:900]
    folded = fold(head)
    for word in pattern(TODAY).finditer(folded):
        moment = find_date(head, language, word.end())
        whole_word = not folded[word.start() - 1 : word.start()].isalpha() or language in ("zh", "ja", "th", "ko")
        if moment and whole_word:
            gap = folded[word.end() : moment.start]
            if len(gap) <= 25 and len(gap.split()) <= 3 and not re.search(r"[\d.!?؟;:]", gap):
                return moment
    return None


def find_source(text: str) -> str | None:
    """The outlet the text names: a "source" line at the head or foot, else the outlet of its dateline."""
    for _, line in _edge_lines(text):
        dated = find_date(line, "und") if len(line) <= 100 else None
        for start in (0, dated.end) if dated else (0,):
            label = _label(SOURCE, fold(line)[start:])
            name = _name(line[start + label[0] :]) if label and label[1] else None
            if name:
                return name
    lines = [line.strip() for line in text.split("\n") if line.strip()][:5]
    outlets = [outlet for line in lines[1:] if (outlet := _outlet(line))]
    return outlets[0] if outlets else next((agency for line in lines if (agency := _agency(line))), None)


def _name(value: str) -> str | None:
    value = re.split(r"\s{2,}|[|;؛]|(?<=\w)\s*[-–—,،/(]?\s*\d", value.strip())[0]
    address = re.fullmatch(r"(?:https?://)?(?:www\.)?([\w-]+(?:\.[\w-]+)+)(?:/\S*)?", value.strip())
    if address:
        return address[1]
    value = value.strip(" \t\"'«»“”()[]*_.,،:：-–—|。")
    fits = 2 <= len(value) <= 60 and len(value.split()) <= 8 and not sentence_count(re.sub(r"\b\w\.", "", value))
    return value if fits else None


def _outlet(line: str) -> str | None:
    """X of a line that is nothing but "X - City" or "City - X"."""
    if len(line) > 50 or not re.search(r"[-–—/|]", line):
        return None
    parts = [part.strip(" :.،,") for part in re.split(r"\s*[–—/|]\s*|\s+-\s*|\s*-\s+", line) if part.strip()]
    known = [fold(part) in cities() for part in parts]
    if len(parts) != 2 or known[0] == known[1]:
        return None
    return _name(parts[known.index(False)])


def _agency(line: str) -> str | None:
    """X of "City (X) - ...", "City, date (X) - ..." or "City/ X - ..." at the start of a paragraph."""
    head = line[:110]
    place = re.match(r"\W{0,3}([^\d,،/(\-–—]{2,30}?)\s*(?=[,،/(])", head)
    if not place or fold(place[1]).strip() not in cities():
        return None
    rest = head[place.end() :]
    bracket = re.match(r"(?:[,،][^(\n]{3,40})?\s*\(([^)\d]{2,40})\)\s*[-–—:]", rest)
    slash = re.match(r"/\s*([^/\-–—\n\d]{2,40}?)\s*[-–—/]", rest)
    found = bracket or slash
    return _name(found[1]) if found else None
