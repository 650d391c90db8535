"""The outlet that the text of an article names, and what of its edges says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qa.articles.date_lines import DENSE, is_labelled, label_at, labelled_dates, names_author, only_date, source_at
from qa.articles.head_line import head_line, is_proved, name_and_day, outlet_and_day, unsigned
from qa.articles.labels import AUTHORITIES, FIGURES, PLATFORMS, PUBLICATION, TITLE, is_phrase, listed
from qa.articles.language import identify
from qa.articles.outlets import is_masthead, is_outlet, is_section, may_be_person
from qa.text.dates import Moment, find_date
from qa.text.fold import fold
from qa.text.zones import cities

HEAD, _TAIL, _TOP = 14, 4, 6
"""Filled lines at the head and at the foot of a text that can tell of it, and those above its story."""
_LINE, _TITLE, _MOST = 90, 160, 3000
"""Characters of a line with a day, and of a headline; lines in which other articles are looked for."""
_NAME = 5
"""Words of a name that has a newspaper's word in it and is otherwise written small."""
# The look-behind keeps a line of a million dots from being tried at every dot.
END = re.compile(r"(?<![.!?…])[.!?…]+[\"'»”’)\]]*(?=\s|$|[^\W\d_a-z])|[。！？؟۔।]+[」』”’»)]*")
_PARTS = re.compile(r"\s*[,،、，|•·–—]\s*|\s+-\s+")
_SEPARATORS = re.compile(r"\s*[|•·]\s*|\t+| {3,}|\u3000+")


def sentence_count(text: str) -> int:
    """About how many sentences `text` has, by closing punctuation."""
    return len(END.findall(text))


def is_ended(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return END.search(line[-3:]) is not None


def filled_lines(text: str) -> list[str]:
    """The lines that are not blank, without blanks at their ends."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def edge_lines(text: str) -> Iterator[tuple[int, str]]:
    """The pieces of the lines at the head and foot of a text, with the number of the line among the filled ones."""
    lines = filled_lines(text)
    for number, line in enumerate(lines):
        if number < HEAD or number >= len(lines) - _TAIL:
            for piece in _SEPARATORS.split(line[:400]):
                yield number, piece


def find_source(text: str) -> str | None:
    """The outlet the text names: in a "source" line at its head, beside its day, above its title, at its foot, in its

    dateline. Whose figures it rests on, as below a chart, is no outlet, nor who told what stands above it.
    """
    lines = filled_lines(text)
    body = next((number for number, line in enumerate(lines) if number and is_ended(line)), len(lines))
    sources = [
        (number, name)
        for number, name in _sources(lines)
        if is_outlet(name) or not (_is_of_others(name) or (number >= body and _is_witness(name)))
    ]
    above = next((name for number, name in sources if number < body), None)
    if above:
        return above
    language = identify(text)
    head = head_line(text, language)
    top = masthead(lines, language)
    beside = (head and head.outlet) or (top and top[0]) or _beside_day(lines, language)
    if beside:
        return beside
    outlets = [outlet for line in lines[1:5] if (outlet := names_outlet(line))]
    agencies = (agency for line in lines[:5] if (agency := _agency(line)))
    return next((name for _, name in sources), None) or next(iter(outlets), None) or next(agencies, None)


def masthead(lines: Sequence[str], language: str) -> tuple[str, Moment] | None:
    """The outlet and the day that stand above the headline of a text, on its first line or on two."""
    if len(lines) < 3 or max(map(len, lines[:2])) > _LINE:
        return None
    told, below = outlet_and_day(lines[0], language), 1
    for name, line in (lines[:2], lines[1::-1]) if not told else ():
        day = _day_of(line, language)
        if day and is_proved(name, language):
            told, below = (name, day), 2
    if not told or not is_masthead(told[0]) or may_be_person(told[0], language) or len(lines) < below + 2:
        return None
    title = lines[below]
    fits = len(told[0]) < len(title) <= _TITLE and not is_ended(title) and not names_author(title)
    others = only_date(title, language) or _heads_others(lines[below:], told, language)
    return told if fits and not others else None


def _beside_day(lines: list[str], language: str) -> str | None:
    """The outlet that stands by itself beside the article's day, below its headline; an author may be between.

    None where others stand so further down: they are of other articles.
    """
    headed = len(lines[0].split()) > 2 or language in DENSE
    dated = only_date(lines[0], language) or name_and_day(lines[0], language)
    if not headed or dated or is_section(lines[0].strip(" :")):
        return None
    # A standfirst may be above it, and no story.
    told = next((number for number, line in enumerate(lines) if number and is_ended(line)), _TOP)
    numbered = [(number, piece) for number, piece in edge_lines("\n".join(lines[: min(told + 3, _TOP)])) if number]
    pieces = [piece for at, (number, piece) in enumerate(numbered) if not _is_place_between(numbered, at, number)]
    top = [name for piece in pieces if piece.strip() and not names_author(name := unsigned(piece.strip()))]
    found = (
        (name, day)
        for one, other in pairwise(top)
        for name, line in ((one, other), (other, one))
        if (day := _day_of(line, language)) and is_proved(name, language) and not may_be_person(name, language)
    )
    outlet = next(found, None)
    return outlet[0] if outlet and not _heads_others(lines[1:], outlet, language) else None


def _is_place_between(pieces: Sequence[tuple[int, str]], at: int, number: int) -> bool:
    """Whether a piece is the middle one of a line of three, of a word or two, as a place between outlet and day."""
    line = [n for n, (of, _) in enumerate(pieces) if of == number]
    piece = pieces[at][1].strip()
    return len(line) == 3 and at == line[1] and 0 < len(piece.split()) <= 2 and not is_outlet(piece)


def _heads_others(below: Sequence[str], told: tuple[str, Moment], language: str) -> bool:
    """Whether another outlet or day heads some of the lines below a title: they are of several articles."""
    for one, other in pairwise((*below[:_MOST], "")):
        dated = len(one) <= _LINE and any(map(str.isnumeric, one)) and any(map(is_outlet, _PARTS.split(one)))
        pairs = [outlet_and_day(one, language)] if dated else []
        for name, line in ((one, other), (other, one)):
            if len(name) <= _LINE and is_proved(name, language) and (day := _day_of(line, language)):
                pairs.append((name, day))
        if any(pair and (unsigned(pair[0]) != told[0] or pair[1].day != told[1].day) for pair in pairs):
            return True
    return False


def _day_of(line: str, language: str) -> Moment | None:
    if len(line) > _LINE:
        return None
    return only_date(line, language) or labelled_dates(line, language)[0]


def _sources(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Names that lines at the head or foot say to be the source, with the number of the line."""
    for number, line in edge_lines("\n".join(lines)):
        dated = find_date(line, "und") if len(line) <= 100 else None
        for start in (0, dated.end) if dated else (0,):
            label = source_at(line[start:])
            headline = number == 0 and start == 0 and lines[0].startswith(line)
            name = _name(line[start + label :]) if label and not headline else None
            if name and not _is_phrase(name):
                yield number, name
    # Below "Title:" it needs no word of newspapers.
    titled = next((number for number, line in enumerate(lines[:HEAD]) if is_labelled(TITLE, line)), HEAD)
    for number, line in enumerate(lines[:HEAD]):
        kind = label_at(PUBLICATION, fold(line)) if number > titled else None
        if kind and kind[1] and (name := _name(line[kind[0] :])) and not _is_phrase(name):
            yield number, name


def _is_phrase(name: str) -> bool:
    """Whether words written small make it a part of a sentence: "board wants a new man"."""
    words = name.split()
    if len(words) < 2 or not is_phrase(words) or "." in name or is_outlet(name):
        return False
    return len(words) > _NAME or not any(map(is_outlet, words))


def _is_of_others(name: str) -> bool:
    plain = fold(name)
    return any(word in plain for word in listed(FIGURES)) or plain in listed(PLATFORMS)


def _is_witness(name: str) -> bool:
    """Whether it is nobody's name or an authority's: "police", "Ministry of Transport"."""
    return (name.islower() and name.isalpha()) or any(word in fold(name) for word in listed(AUTHORITIES))


def _name(value: str) -> str | None:
    value = re.split(r"\s{2,}|[|;؛]|(?<=[\w)\]])\s*[-–—,،/(]?\s*\d", value.strip())[0]
    address = re.fullmatch(r"(?:https?://)?(?:www\.)?([\w-]+(?:\.[\w-]+)+)(?:/\S*)?", value.strip())
    if address:
        return address[1]
    name = value.strip(" \t\"'«»„“”()[]*_.,،:：-–—|。")
    for opening, closing in ("()", "[]", "«»", "“”", "„“"):
        # A bracket or quotation mark whose partner is in the name is part of it.
        if name.count(opening) > name.count(closing) and f"{name}{closing}" in value:
            name += closing
        elif name.count(closing) > name.count(opening) and f"{opening}{name}" in value:
            name = opening + name
    if name.count('"') % 2 and f'{name}"' in value:
        name += '"'
    fits = 2 <= len(name) <= 60 and len(name.split()) <= 8 and not sentence_count(re.sub(r"\b\w\.", "", name))
    return name if fits else None


def names_outlet(line: str) -> str | None:
    """X of a line that is nothing but "X - City" or "City - X"."""
    if len(line) > 50 or not re.search(r"[-–—/|]", line):
        return None
    parts = [part.strip(" :.،,") for part in re.split(r"\s*[–—/|]\s*|\s+-\s*|\s*-\s+", line) if part.strip()]
    known = [fold(part) in cities() for part in parts]
    if len(parts) != 2 or known[0] == known[1]:
        return None
    return _name(parts[known.index(False)])


def behind_city(line: str) -> int | None:
    """Where the city ends with which a dateline begins: "Berlin, 18 June", "Berlin (dpa)"; None where none does."""
    place = re.match(r"\W{0,3}([^\d,،/(\-–—]{2,30}?)\s*[,،/(\-–—]", fold(line[:120]))
    return place.end(1) if place and place[1].strip() in cities() else None


def _agency(line: str) -> str | None:
    """X of "City (X) - ...", "City, date (X) - ..." or "City/ X - ..." at the start of a paragraph."""
    place = behind_city(line)
    rest = line[place:110].lstrip() if place else ""
    bracket = re.match(r"(?:[,،][^(\n]{3,40})?\s*\(([^)\d]{2,40})\)\s*[-–—:]", rest)
    slash = re.match(r"/\s*([^/\-–—\n\d]{2,40}?)\s*[-–—/]", rest)
    found = bracket or slash
    return _name(found[1]) if found else None
