"""Source and publication date as the article's own text tells them.

Publication date: the date under a "published" label; else one that stands alone or beside an outlet's name on a line
near the top, in a dateline ("Berlin, 18 June 2024 -"), or that the report calls today in its first lines. An "updated"
label adds the time when it names the same day and the "published" label has none. Alone it dates nothing: the article
is older by hours or years, and its "tomorrow" is not that of the update. A date merely mentioned, in the body, a
caption or a small heading, never counts. Nothing certain: None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

import regex

from qa.articles.date_lines import (
    DENSE,
    beside_date,
    is_label,
    is_labelled,
    is_release,
    is_source,
    label_at,
    labelled_dates,
    names_author,
    only_date,
)
from qa.articles.head_line import head_line, place_names
from qa.articles.labels import (
    BYLINE,
    DAY,
    ENTRANCES,
    EVENT,
    OUTLET,
    PUBLISHED,
    SMALL,
    SOURCE,
    TITLE,
    TODAY,
    UPDATED,
    is_phrase,
    listed,
    pattern,
    read_also,
)
from qa.articles.outlets import is_outlet
from qa.articles.sources import HEAD, behind_city, edge_lines, filled_lines, is_ended, masthead, names_outlet
from qa.text.dates import Moment, find_date, weekdays
from qa.text.fold import fold

_BESIDE, _BELOW = 2, 3
"""Lines from what is called the day of an event to its venue or its tickets, and from any other day."""
_ENDS = ".!?。！？؟۔।…"
_KEY = re.compile(r"[^\W\d_](?:[^\W\d_]| (?=\S)|-){0,29}\s?[:：]\s?")
_DATELINE, _NEAR_DAY = 80, 160
"""Characters of a paragraph that has a dateline of its own, and of its begin, where it says "today"."""
# Up to three names of a place.
_PLACE_NAME = r"\p{Lu}[\p{L}.'’-]*+(?:[ ][\p{L}.'’-]++){0,3}"
_BEFORE_DAY = regex.compile(rf"{_PLACE_NAME}(?:, ?{_PLACE_NAME}){{0,2}}, ?(?:(?:den|le|el|il|em|am) )?")
_BEHIND_DAY = regex.compile(
    r"\s?(?:/(?P<slashed>[\p{L}][\p{L} .-]{1,28})/|\((?P<wire>[\p{L}][\p{L} .-]{1,38})\))?\s?(?P<dash>--?|[–—])?\s"
)
_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+>?")
# A date that `find_date` leaves unread, as it does 03/04/2024.
_FIGURES = re.compile(r"[^\d\n]{0,20}(?:\d{1,4}\s?[-/.]\s?\d{1,2}(?!\d)|\d{1,2}\D{1,20}\d{4})")


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
    key = _KEY.match(line)
    keyed = key and only_date(line[key.end() :], language)
    return bool(dated or keyed or unread or sourced or _ADDRESS.fullmatch(line) or names_outlet(line))


def _dated_pieces(text: str, language: str) -> Iterator[tuple[int, str]]:
    """As `edge_lines`, with a label that stands by itself before the date that follows it."""
    above, label = 0, ""
    lines = filled_lines(text)
    pieces = list(edge_lines(text))
    others = {number for number, piece in pieces if fold(piece).strip() in listed(ENTRANCES)}
    others |= {number for number in {number for number, _ in pieces} if _is_event(lines, number, language)}
    for number, piece in pieces:
        if is_label(piece):
            above, label = number, piece
        elif piece.strip() and number not in others:
            joined = label and number - above <= 1 and only_date(piece, language)
            yield number, f"{label} {piece}" if joined else piece
            label = ""


def _is_event(lines: list[str], number: int, language: str) -> bool:
    """Whether a line tells the day of an event, which its venue or its tickets beside it make known."""
    says_day = is_labelled(DAY, lines[number])
    if not says_day and not (number and _is_bare(lines[number], language)):
        return False
    # It stands among the event's lines where it says that it is a day, else above them, with a place or two between.
    if says_day:
        near = lines[max(0, number - _BESIDE) : number + _BESIDE + 1]
    else:
        near = list(takewhile(lambda line: not _is_of_article(line), lines[number + 1 : number + _BELOW + 1]))
    return any(is_labelled(EVENT, one) for one in near) and not _is_in_head(lines, number)


def _is_of_article(line: str) -> bool:
    """Whether it is of whoever wrote an article or has it, or a sentence of its text."""
    return is_ended(line) or names_author(line) or is_outlet(line)


def _is_in_head(lines: list[str], number: int) -> bool:
    """Whether the fields around a line tell of an article: where it is from, what it is called, who wrote it."""
    before = takewhile(_KEY.match, reversed(lines[max(0, number - HEAD) : number]))
    behind = takewhile(_KEY.match, lines[number + 1 : number + HEAD])
    return any(is_labelled(words, one) for one in (*before, *behind) for words in (SOURCE, TITLE, BYLINE))


def _is_bare(line: str, language: str) -> bool:
    """Whether it is a day that is not said to be that of publication."""
    return only_date(line, language) is not None and not label_at(PUBLISHED, fold(line))


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
    if head := head_line(text, language):
        return head.moment
    # A date in a "read also" box is of what the box announces.
    lines = list(takewhile(lambda line: not read_also(line), filled_lines(text)[:HEAD]))
    if above := masthead(lines, language):
        return above[1]
    pieces = [(number, piece) for number, piece in _dated_pieces(text, language) if number < len(lines)]
    alone = [
        (number, moment)
        for number, piece in pieces
        if (number or only_date(lines[0], language)) and (moment := only_date(piece, language))
    ]
    # Several dates on lines of their own are a chronology, not a dateline.
    if len({moment.day for _, moment in alone}) == 1 and alone[0][0] < 6:
        number, moment = alone[0]
        beside = any(n == number and is_outlet(piece) for n, piece in pieces)
        # It closes the block of lines that the headline opens: what stands between is an outlet, also in small letters.
        story = lines[number + 1 : number + 2]
        closes = 1 < number == len(_first_block(text)) - 1 and any(is_ended(line) for line in story)
        if ((beside or closes) and not _has_begun(lines, number)) or _is_dateline(lines, number):
            return moment
    for number, piece in pieces:
        moment = _after_place(piece, language) if number < 6 else None
        if moment:
            return moment
    return next((moment for number in range(1, 6) if (moment := _of_release(lines, number, language))), None)


def _first_block(text: str) -> list[str]:
    return list(takewhile(str.strip, text.lstrip().split("\n", HEAD)))


def _is_dateline(lines: list[str], number: int) -> bool:
    """Whether a date alone on its line is the article's: not its headline, nor below a small heading in its story."""
    if number == 0:
        return len(lines) > 1 and len(lines[1]) <= 160 and not is_ended(lines[1])
    if any(map(names_author, lines[1 : number - 1])):
        return True
    above = lines[number - 1]
    # "Rappel des faits", where a name has capitals, a standfirst is longer, and a section stands above the headline.
    field = _KEY.match(above) and not _has_begun(lines, number)
    heading = number > 1 and len(above) <= 30 and "@" not in above and not field and not is_outlet(above)
    words = above.split() if heading else []
    return len(words) < 2 or not is_phrase(words) or len(lines[0].split()) <= 2


def _has_begun(lines: list[str], number: int) -> bool:
    """Whether some of the story stands above a line."""
    return any(is_ended(line) for line in lines[1:number])


def _after_place(line: str, language: str) -> Moment | None:
    """The date of a dateline: a known city before it, a dash or an agency in brackets after it."""
    place = behind_city(line)
    moment = find_date(line[:120], language, place) if place else None
    if not moment or len(line[place : moment.start].split()) > 4:
        return None
    return moment if re.match(r"\s*\)?\s*(?:\([^)]{2,40}\)\.?|/[^/]{2,30}/)?\s*[-–—:]", line[moment.end :]) else None


def _of_release(lines: list[str], number: int, language: str) -> Moment | None:
    """The date of a dateline with any place before it that begins the story, as of a press release.

    Of a picture, a life or a war can be told in the same form: that it is the article's, its wire says in brackets, a
    line above that calls it a release, or a word for today behind it.
    """
    line = lines[number][:400] if number < len(lines) else ""
    moment = find_date(line[:120], language) if len(line) > _DATELINE else None
    if not moment or not _BEFORE_DAY.fullmatch(line[: moment.start]) or _has_begun(lines, number):
        return None
    named = re.findall(r"[^\W\d_]+", line[: moment.start].partition(",")[0])
    closed = _BEHIND_DAY.match(line, moment.end)
    if not closed or not listed(SMALL).issuperset(word for word in named if word[0].islower()):
        return None
    if not weekdays(language).keys().isdisjoint(map(fold, named)):  # "On Monday, 3 March 2025 - the day of the vote"
        return None
    wire = closed["slashed"] or (closed["wire"] and (closed["wire"].isupper() or is_outlet(closed["wire"])))
    if wire:
        return moment
    said = fold(line[closed.end() : closed.end() + _NEAR_DAY])
    today = language in TODAY and pattern(TODAY[language]).search(said)
    released = any(is_release(one, language) for one in lines[:number])
    return moment if closed["dash"] and not closed["wire"] and (today or released) else None


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


def _in_name(head: str, start: int, language: str) -> bool:
    """Whether the word for today at `start` belongs to an outlet's name: "USA Today", «بغداد اليوم», ישראל היום."""
    before = head[:start].rstrip(" \"'«“„(")
    if head[start].isupper():
        return bool(before) and before[-1] not in f"{_ENDS}:-–—\n"
    # One letter or two may be prefixed: "in", "to".
    words = [{word[prefixed:] for prefixed in range(3)} for word in fold(before).split()[-2:]]
    return any(forms & listed(OUTLET) for forms in words) or bool(words and words[-1] & place_names(language))
