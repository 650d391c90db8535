"""The line under a title, or its byline, that is a name and a day and nothing else: "The Harbour Courier, 5 May 2024".

It tells when the article was published, and where, and is no sentence that anything rests on, where the name is an
outlet's for certain. Under a title also stand captions: "Ada Miller, 4 May 1931" tells nothing, and stays. A place, a
name of one word, a section, or an author with the hour or the day in figures tells the day alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from qa.articles.changed import without_change
from qa.articles.date_lines import DENSE, beside_date, is_release, names_author, only_date
from qa.articles.labels import (
    BYLINE,
    CAPTIONS,
    PHRASES,
    PRESS,
    SMALL,
    listed,
    pattern,
)
from qa.articles.outlets import bare_words, is_outlet, is_section, may_be_person
from qa.text.dates import Moment, find_date
from qa.text.fold import fold
from qa.text.zones import cities

_LONGEST, _TITLE, _NEAR = 100, 160, 14
"""Characters of such a line and of the title above it, and lines in which another would make a chronicle."""
_HEAD, _STANDFIRST = 5, 300
"""Lines among which an outlet and its day stand, and characters that may stand between them and the title."""
_WORDS, _CASELESS_WORDS, _DENSE_NAME = 6, 4, 12
"""Words of a name; fewer where nothing but their number tells it from a sentence; and characters in place of words."""
_APART = re.compile(r"\s*[,،、，|•·–—]\s*|\s+--?\s+|\s+/\s+")
_MARKS = regex.compile(r"[!?؟。！？।…:;؛：；«»“”\"()\[\]{}<>*#@%\p{Sc}\p{Nd}]")
_QUOTED = regex.compile(r"(?:(?P<kind>\p{L}{2,20}) )?[«“„\"](?P<own>[^«»“”„\"]{2,40})[»”“\"]")
_STOP = regex.compile(r"\p{L}{4,}\.(?:\s|$)")
_CASED = regex.compile(r"[\p{Lu}\p{Ll}\p{Lt}]")
_SITE = regex.compile(r"[\p{L}\p{N}-]++(?:\.[\p{L}\p{N}-]++)++")
_ENDED = re.compile(r"[.!。।۔…:：»”\"]\s*$")
_STOPS = re.compile(r"[.!?…](?=\s|$)|[。！？؟۔।]")
_QUOTED_END = re.compile(r"[»”\"’'」』][.!?…]?\s*$")
_HAN = ("ja", "zh")
# Behind an outlet a stroke with whoever reports, or a reporter, who may stand alone; or its desk and a name.
_REPORTER = regex.compile(
    r"(?!.*[会會]$)(?:(?P<name>(?![記记]者)[^\s／/]{2,12})\s?[／/](?=.*(?:[記记]者|[報报][導导道]$))"
    r"|(?P<name>[^\s／/]{2,12}?)\s?[記记]者(?![会會招])|[記记]者(?=.*(?:[報报][導导道]|[電电])$)"
    r"|(?P<name>[^\s／/]{2,12})\p{Han}{2,4}部\s(?=[\p{Han}\p{Hiragana}\p{Katakana}]{2,8}$))[^。！？!?:：「」『』]{2,30}"
)
_PHRASE = regex.compile("[的了在是はがをにでへ]|에서|에게|ที่|ของ|ใน")


@dataclass(frozen=True, slots=True)
class HeadLine:
    """`number`: of the line in the text split at line ends; `outlet`: None where a name is not surely one's.

    `stays`: it may be a sentence of the article all the same, as that of a place may be a caption.
    """

    number: int
    moment: Moment
    outlet: str | None
    stays: bool


def head_line(text: str, language: str) -> HeadLine | None:
    """The line of name and day under the title of an article; None where there is none, or not certainly."""
    filled = [(number, line.strip()) for number, line in enumerate(text.split("\n")) if line.strip()]
    if len(filled) < 3 or len(filled[0][1]) > _TITLE or _ENDED.search(filled[0][1]):
        return None
    at = 2 if names_author(filled[1][1]) and len(filled) > 3 else 1
    if (below := _below_standfirst(filled[: _HEAD + 1], language)) is not None:
        at = below
    number, line = filled[at]
    signed = _signed(line, language)
    told = signed or name_and_day(line, language)
    if not told:
        return None
    name, moment = told
    others = (name_and_day(one, language) or only_date(one, language) for _, one in filled[at + 1 : _NEAR])
    if any(others):
        return None
    if signed:
        return HeadLine(number, moment, name or None, stays=True)
    plain = fold(name)
    if is_section(name):
        return HeadLine(number, moment, None, stays=False)
    place = plain in place_names(language)
    if is_proved(name, language):
        return HeadLine(number, moment, name, stays=False)
    # Under "Press release" stands from where and when it comes.
    released = is_release(filled[0][1], language)
    dated = place or released or _is_one_word(name, language) or _is_signed(line, moment, language)
    return HeadLine(number, moment, None, stays=True) if dated else None


def _below_standfirst(filled: Sequence[tuple[int, str]], language: str) -> int | None:
    """Which line below a standfirst of a sentence or two is surely of outlet and day; None where none is.

    It is a block by itself, or with who wrote. A sentence behind which a quotation mark closes may be what the outlet
    said that day, and has it below.
    """
    numbers, lines = [number for number, _ in filled], [line for _, line in filled]
    for at in range(2, len(lines) - 1):
        head = lines[1:at]
        if sum(map(len, head)) > _STANDFIRST or len(_STOPS.findall(" ".join(head))) > 2:
            return None
        signed = names_author(lines[at - 1])
        apart = numbers[at] - numbers[at - 1 - signed] > 1 + signed and numbers[at + 1] - numbers[at] > 1
        if apart and (signed or not _QUOTED_END.search(lines[at - 1])) and outlet_and_day(lines[at], language):
            return at if _STOPS.search(lines[at + 1]) else None
    return None


def outlet_and_day(line: str, language: str) -> tuple[str, Moment] | None:
    """What a line names that has nothing else, wherever it stands; None where the name is not surely an outlet's."""
    told = name_and_day(line, language)
    return told if told and is_proved(told[0], language) else None


def without_head_line(text: str, language: str) -> str:
    """`text` without that line, unless it stays."""
    found = head_line(text, language)
    if not found or found.stays:
        return text
    lines = text.split("\n")
    return "\n".join([*lines[: found.number], *lines[found.number + 1 :]])


def name_and_day(line: str, language: str) -> tuple[str, Moment] | None:
    """The name and the day of a line that has nothing else."""
    if len(line) > _LONGEST or only_date(line, language):
        return None
    line = without_change(line)
    moment = find_date(line, language)
    if not moment or find_date(line, language, moment.end):
        return None
    before, behind = line[: moment.start], line[moment.end :]
    if beside_date(fold(before), language):
        name, *rest = reversed(_APART.split(behind))
        # Behind an hour nothing need stand before an outlet: "2024-06-18 10:30 环球时报".
        if not rest and moment.clock and is_outlet(name.strip()):
            rest = [""]
    elif beside_date(fold(behind), language):
        name, *rest = _APART.split(before)
        # Nor where words are not parted: "南方日報 2025年7月22日".
        if not rest and language in DENSE and is_outlet(name.strip()):
            rest = [""]
    else:
        return None
    # What else is on the day's side of the sign is its weekday or hour.
    if not rest or not all(beside_date(fold(one), language) or _is_place_of(name, one, language) for one in rest):
        return None
    name = unsigned(_unquoted(name.strip()))
    return (name, moment) if _is_name(name, language) else None


def _is_place_of(name: str, part: str, language: str) -> bool:
    """Whether it is where an outlet wrote from; what has another name may be a picture of a place."""
    return fold(part.strip()) in place_names(language) and is_outlet(name.strip())


def _signed(line: str, language: str) -> tuple[str, Moment] | None:
    """The outlet and the day of a line that names the reporter behind both: "2024-06-18 10:30 聯合報／記者王小明".

    The hour must be told, as under pictures there is none; no outlet where the reporter stands right behind it.
    """
    moment = find_date(line, language) if language in _HAN and len(line) <= _LONGEST else None
    if not moment or not moment.clock or not beside_date(fold(line[: moment.start]), language):
        return None
    found = _REPORTER.fullmatch(line[moment.end :].strip())
    if not found or find_date(line, language, moment.end):
        return None
    name = str(found["name"] or "")
    return (name, moment) if not name or is_proved(name, language) else None


def _unquoted(name: str) -> str:
    """An outlet's name without its quotation marks: of «Северный вестник», also behind what it is, such as "agency".

    Any other name as it is: films, books and ships have quotation marks too.
    """
    quoted = _QUOTED.fullmatch(name)
    if not quoted:
        return name
    kind, own = quoted["kind"], str(quoted["own"]).strip()
    if is_outlet(own) and (not kind or is_outlet(f"{kind} {own[0]}")):
        return own
    return f"{kind} {own}" if kind and is_outlet(f"{kind} {own[0]}") else name


def unsigned(name: str) -> str:
    """An outlet's name without the word that makes it a byline: "By the Associated Press"; any other as it is."""
    signed = pattern(BYLINE).match(fold(name))
    rest = name[signed.end() :].strip() if signed else ""
    bare = rest.split(None, 1)[-1] if rest[:1].islower() else rest
    return bare if bare and is_outlet(bare) and not may_be_person(bare, "und") else name


def _is_name(name: str, language: str) -> bool:
    words = name.split()
    if not words or _MARKS.search(name) or _STOP.search(name) or pattern(CAPTIONS).match(fold(name)):
        return False
    if _CASED.search(name):
        named = [word for word in words if word not in listed(SMALL)]
        small = any(word[0].islower() for word in named) and listed(PRESS).isdisjoint(map(fold, words))
        titled = bool(named) and not words[0][0].islower() and not small
        known = _SITE.fullmatch(name) is not None or (len(words) == 1 and is_outlet(name))
        return len(words) <= _WORDS and (titled or known)
    if language in DENSE:
        return 2 <= len(name) <= _DENSE_NAME + 8 * (language == "th") and not _PHRASE.search(name)
    return len(words) <= _CASELESS_WORDS and len(name) > 2 and listed(PHRASES).isdisjoint(map(fold, words))


def is_proved(name: str, language: str) -> bool:
    """Whether it is an outlet's: by its words, or as an address."""
    plain = fold(name)
    if not _is_name(name, language) or plain in place_names(language) or is_section(name):
        return False
    return pattern(BYLINE).match(plain) is None and (is_outlet(name) or _SITE.fullmatch(name) is not None)


def _is_one_word(name: str, language: str) -> bool:
    """Whether it is most likely where the article comes from: a city or an outlet; a caption has more to say."""
    return language not in DENSE and len(bare_words(name)) == 1


def _is_signed(line: str, moment: Moment, language: str) -> bool:
    """Whether the line is of whoever wrote the article: a caption names the month behind what it shows, and no hour."""
    figures = not any(map(str.isalpha, line[moment.start : moment.end]))
    return moment.clock is not None or figures or "/" in line or beside_date(fold(line[: moment.start]), language)


@cache
def place_names(language: str) -> frozenset[str]:
    # Here, because it costs start-up time that an import of this module should not.
    from qa.facts.cities import cities as known_cities
    from qa.text.locales import locale_of

    found = set(cities())
    for locale in filter(None, map(locale_of, (language, "en"))):
        found |= {fold(one) for one in (*known_cities(locale).values(), *map(str, locale.territories.values()))}
    return frozenset(found)
