"""Title, source and publication date as the article's own text tells them.

Publication date: the date under a "published" label; else one that stands alone or beside an outlet's name on a line
near the top, in a dateline ("Berlin, 18 June 2024 -"), or that the report calls today in its first lines. An "updated"
label adds the time when it names the same day and the "published" label has none. Alone it dates nothing: the article
is older by hours or years, and its "tomorrow" is not that of the update. A date merely mentioned, in the body, a
caption or a small heading, never counts. Nothing certain: None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from qa.articles.date_lines import DENSE, beside_date, is_label, is_source, label_at, labelled_dates, only_date
from qa.articles.dates import Moment, find_date
from qa.articles.fold import fold
from qa.articles.head_line import head_line
from qa.articles.labels import OUTLET, PUBLISHED, SOURCE, TODAY, UPDATED, pattern, read_also
from qa.articles.language import identify
from qa.articles.zones import cities

__all__ = ["combine", "find_published", "find_source", "find_title", "is_metadata", "is_source", "sentence_count"]

_HEAD, _TAIL = 14, 4
_ENDS = ".!?。！？؟۔।…"
# The look-behind keeps a line of a million dots from being tried at every dot.
_END = re.compile(r"(?<![.!?…])[.!?…]+[\"'»”’)\]]*(?=\s|$|[^\W\d_a-z])|[。！？؟۔।]+[」』”’»)]*")
_SEPARATORS = re.compile(r"\s*[|•·]\s*|\t+| {3,}|\u3000+")
_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+>?")
# A date that `find_date` leaves unread, as it does 03/04/2024.
_FIGURES = re.compile(r"[^\d\n]{0,20}(?:\d{1,4}\s?[-/.]\s?\d{1,2}(?!\d)|\d{1,2}\D{1,20}\d{4})")


def sentence_count(text: str) -> int:
    """About how many sentences `text` has, by closing punctuation."""
    return len(_END.findall(text))


def find_title(text: str, language: str) -> str:
    """A slice of `text` to show as title: its first line that is no date or source line, or the start of that line."""
    lines = _lines(text)
    told = (line for number, line in enumerate(lines[:6]) if not is_metadata(line, language, first=not number))
    line = next(told, lines[0] if lines else "")
    if len(line) <= 160:
        line = re.sub(r"^#{1,6}\s+|\s+#+$", "", line)
        return line
    # "SEOUL, Aug." ends no sentence; in bytes, as a sentence has fewer letters in scripts where one takes more.
    ends = (match.end() for match in _END.finditer(line))
    first = next((end for end in ends if len(line[:end].encode()) >= 25), None)
    if first and first <= 160:
        return line[:first].strip()
    cut = line[:120]
    return (cut.rsplit(None, 1)[0] if " " in cut else cut).rstrip(" ,;:،、，") or cut


def is_metadata(line: str, language: str = "und", *, first: bool = False) -> bool:
    """Whether a line only names date, source, dateline or address, so that it is no title.

    `first`: it is the first of its article, where "Sources: minister to resign" is a headline and no source.
    """
    line = line.strip()
    if len(line) > 120:
        return False
    dated = only_date(line, language) or any(labelled_dates(line, language))
    folded = fold(line)
    labels = [label_at(words, folded) for words in (PUBLISHED, UPDATED)]
    unread = any(label and label[1] and _FIGURES.match(folded, label[0]) for label in labels)
    sourced = not first and is_source(line)
    return bool(dated or unread or sourced or _ADDRESS.fullmatch(line) or _outlet(line))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _edge_lines(text: str) -> Iterator[tuple[int, str]]:
    lines = _lines(text)
    for number, line in enumerate(lines):
        if number < _HEAD or number >= len(lines) - _TAIL:
            for piece in _SEPARATORS.split(line[:400]):
                yield number, piece


def _dated_pieces(text: str, language: str) -> Iterator[tuple[int, str]]:
    """As `_edge_lines`, with a label that stands by itself before the date that follows it."""
    above, label = 0, ""
    for number, piece in _edge_lines(text):
        if is_label(piece):
            above, label = number, piece
        elif piece.strip():
            joined = label and number - above <= 1 and only_date(piece, language)
            yield number, f"{label} {piece}" if joined else piece
            label = ""


def combine(published: Moment | None, updated: Moment | None) -> Moment | None:
    """The publication moment out of both labels (see the module's text)."""
    if not published or not updated:
        return published or updated
    same_day = published.day == updated.day and published.clock is None
    return updated if same_day and updated.exact else published


def find_published(text: str, language: str) -> Moment | None:
    """When the article says it was published; None when it does not say, or not certainly."""
    labelled = [labelled_dates(piece, language) for _, piece in _dated_pieces(text, language)]
    published = next((moment for moment, _ in labelled if moment), None) or _unlabelled(text, language)
    updated = next((moment for _, moment in labelled if moment), None)
    return combine(published, updated) if published else _today(text, language)


def _unlabelled(text: str, language: str) -> Moment | None:
    head = head_line(text, language)
    return head.moment if head else _alone(text, language)


def _alone(text: str, language: str) -> Moment | None:
    # A date in a "read also" box is of what the box announces.
    lines = list(takewhile(lambda line: not read_also(line), _lines(text)[:_HEAD]))
    pieces = [(number, piece) for number, piece in _dated_pieces(text, language) if number < len(lines)]
    alone = [
        (number, moment)
        for number, piece in pieces
        if (number or only_date(lines[0], language)) and (moment := only_date(piece, language))
    ]
    # Several dates on lines of their own are a chronology, not a dateline.
    if len({moment.day for _, moment in alone}) == 1 and alone[0][0] < 6 and _is_dateline(lines, alone[0][0]):
        return alone[0][1]
    for number, piece in pieces:
        moment = _after_place(piece, language) if number < 6 else None
        if moment:
            return moment
    return None


def _is_dateline(lines: list[str], number: int) -> bool:
    """Whether a date alone on its line is the article's: not its headline, nor below a small heading in its story."""
    if number == 0:
        return len(lines) > 1 and len(lines[1]) <= 160 and not sentence_count(lines[1][-3:])
    above = lines[number - 1]
    # "Rappel des faits", where a name has capitals, a standfirst is longer, and a section stands above the headline.
    words = above.split() if number > 1 and len(above) <= 30 and "@" not in above else []
    small = len(words) > 1 and any(word.islower() and len(word) > 3 for word in words)
    return not small or len(lines[0].split()) <= 2


def _after_place(line: str, language: str) -> Moment | None:
    """The date of a dateline: a known city before it, a dash or an agency in brackets after it."""
    folded = fold(line[:120])
    place = re.match(r"[\s\W]{0,3}([^\d,،/(\-–—]{2,30}?)\s*[,،/(\-–—]", folded)
    if not place or place[1].strip() not in cities():
        return None
    moment = find_date(line[:120], language, place.end(1))
    if not moment or len(folded[place.end(1) : moment.start].split()) > 4:
        return None
    return moment if re.match(r"\s*\)?\s*(?:\([^)]{2,40}\)\.?|/[^/]{2,30}/)?\s*[-–—:]", line[moment.end :]) else None


def _today(text: str, language: str) -> Moment | None:
    head = text[:900]
    folded = fold(head)
    for word in pattern(TODAY[language]).finditer(folded) if language in TODAY else ():
        moment = find_date(head, language, word.end())
        whole_word = not folded[word.start() - 1 : word.start()].isalpha() or language in DENSE
        if moment and whole_word and not _in_name(head, word.start(), language):
            gap = folded[word.end() : moment.start]
            if len(gap) <= 25 and not re.match(r"[\"'»”’)]|.*[.;:]", gap) and beside_date(gap, language):
                return moment
    return None


@cache
def _places(language: str) -> frozenset[str]:
    from qa.locales import locale_of

    locale = locale_of(language)
    return frozenset({*cities(), *map(fold, locale.territories.values() if locale else ())})


def _in_name(head: str, start: int, language: str) -> bool:
    """Whether the word for today at `start` belongs to an outlet's name: "USA Today", «بغداد اليوم», ישראל היום."""
    before = head[:start].rstrip(" \"'«“„(")
    if head[start].isupper():
        return bool(before) and before[-1] not in f"{_ENDS}:-–—\n"
    # One letter or two may be prefixed: "in", "to".
    words = [{word[prefixed:] for prefixed in range(3)} for word in fold(before).split()[-2:]]
    outlets = set(map(fold, OUTLET.split("|")))
    return any(forms & outlets for forms in words) or bool(words and words[-1] & _places(language))


def find_source(text: str) -> str | None:
    """The outlet the text names: a "source" line at the head or foot, else beside its day, or in its dateline."""
    lines = _lines(text)
    for number, line in _edge_lines(text):
        dated = find_date(line, "und") if len(line) <= 100 else None
        for start in (0, dated.end) if dated else (0,):
            label = label_at(SOURCE, fold(line)[start:])
            headline = number == 0 and start == 0 and lines[0].startswith(line)
            name = _name(line[start + label[0] :]) if label and label[1] and not headline else None
            if name:
                return name
    head = head_line(text, identify(text))
    if head and head.outlet:
        return head.outlet
    outlets = [outlet for line in lines[1:5] if (outlet := _outlet(line))]
    return outlets[0] if outlets else next((agency for line in lines[:5] if (agency := _agency(line))), None)


def _name(value: str) -> str | None:
    value = re.split(r"\s{2,}|[|;؛]|(?<=[\w)\]])\s*[-–—,،/(]?\s*\d", value.strip())[0]
    address = re.fullmatch(r"(?:https?://)?(?:www\.)?([\w-]+(?:\.[\w-]+)+)(?:/\S*)?", value.strip())
    if address:
        return address[1]
    name = value.strip(" \t\"'«»“”()[]*_.,،:：-–—|。")
    for opening, closing in ("()", "[]"):
        # A bracket whose partner is in the name is part of it.
        if name.count(opening) > name.count(closing) and f"{name}{closing}" in value:
            name += closing
        elif name.count(closing) > name.count(opening) and f"{opening}{name}" in value:
            name = opening + name
    fits = 2 <= len(name) <= 60 and len(name.split()) <= 8 and not sentence_count(re.sub(r"\b\w\.", "", name))
    return name if fits else None


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
