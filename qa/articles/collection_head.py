"""The head of one article in a database's download: headline, outlet and date.

Databases set the same head before every article, so what the heads of one file share tells how to read each of them:
`KEY: value` lines, lines such as "512 words", and on which side of the date the outlet stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low

from qa.articles.labels import PUBLISHED, SOURCE, is_signed, pattern, rights_reserved
from qa.articles.language import identify
from qa.articles.sources import is_ended, sentence_count
from qa.articles.titles import find_title
from qa.articles.told import Told
from qa.text.dates import Moment, find_date, weekdays
from qa.text.fold import fold

_DEPTH = 6
"""Paragraphs within which a head names its date, fields and rights not counted."""
_LINES, _WIDTH = 40, 110
_FIELD = re.compile(r"([^\W\d_][^:：\n]{0,29})[:：](?=\s|$)")
_AMOUNT = re.compile(r"\d[\d.,]*(?:\s\w{1,14}){0,2}")
"""What tells a length, a page or a time, and no name."""
_CODE = re.compile(r"[A-Z]{2,3}")
"""The name of a field on a line of its own, as HD and PD."""
# As Factiva writes its fields where they do not stand on lines of their own: "HD Ferry strike ends".
_CODED = re.compile(r"([A-Z]{2,3})\s+(\S.*)")
_TITLE_CODE, _SOURCE_CODE, _DAY_CODE = "HD", "SN", "PD"
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20|21)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Head:
    """Paragraphs above and below the line of an article's date; without one, all are `below`."""

    above: list[str]
    moment: Moment | None
    below: list[str]
    dated: bool
    """Whether it has the line of a date, which may name no day: "Spring 2012"."""
    amount_above: bool
    told: tuple[str | None, str | None]
    """Outlet and date by fields that are labelled so."""


def field_key(line: str) -> str | None:
    """KEY of a line "KEY: value", of three words at most."""
    found = _FIELD.match(line.strip()[:60])
    return found[1].strip() if found and len(found[1].split()) <= 3 else None


def shared_keys(articles: Sequence[Sequence[str]]) -> frozenset[str]:
    """Keys of `KEY: value` lines in half of the articles, and in two.

    A headline can have a colon too ("BREXIT: what next"), but not in every other article.
    """
    found = Counter(key for lines in articles for key in set(filter(None, map(field_key, lines))))
    return frozenset(key for key, count in found.items() if count >= max(2, len(articles) / 2))


def is_field(line: str, keys: frozenset[str]) -> bool:
    """Whether a line is a field or of the rights: head or foot, and neither headline nor outlet."""
    return field_key(line) in keys or rights_reserved(line) or _CODE.fullmatch(line.strip()) is not None


def is_running(paragraph: str) -> bool:
    """Whether a paragraph is running text, by its length in bytes (most scripts take more than one) and its end."""
    size = len(paragraph[:1000].encode())
    return size > 600 or (size > 100 and (is_ended(paragraph.strip()) or sentence_count(paragraph) > 1))


def scan_head(lines: Sequence[str], language: str, keys: frozenset[str]) -> Head:
    """The head with which the lines of an article begin."""
    above: list[str] = []
    amounts = 0
    paragraphs = list(_paragraphs(lines, language))
    for number, paragraph in enumerate(paragraphs):
        if is_field(paragraph, keys):
            continue
        if len(above) + amounts >= _DEPTH or (above and is_running(paragraph)):
            break
        moment = dateline(paragraph, language)
        if moment or (above and len(paragraph) <= 40 and _YEAR.search(fold(paragraph)) and not amounts):
            below = paragraphs[number + 1 :]
            return Head(above, moment, below, True, amounts > 0, _labelled(lines, language, keys))
        if _AMOUNT.fullmatch(fold(paragraph)):
            amounts += 1
        elif len(paragraph.split()) > 8 or not is_signed(paragraph):
            above.append(paragraph)
    return Head([], None, paragraphs, False, False, _labelled(lines, language, keys))


def is_of_one_shape(articles: Sequence[Sequence[str]], keys: frozenset[str], language: str) -> bool:
    """Whether articles have the head that a database sets: a day in its place, and a length or several fields."""
    heads = [scan_head(lines, language, keys) for lines in articles]
    shapes = {(head.moment is not None, len(head.above), head.amount_above) for head in heads}
    known = all(head.amount_above for head in heads) or all(
        sum(field_key(line) in keys for line in lines[:_LINES]) > 1 for lines in articles
    )
    return len(shapes) == 1 and known and all(head.moment for head in heads)


def dateline(line: str, language: str) -> Moment | None:
    """The date of a line that says little else: weekday, edition, section and page at most."""
    if len(line) > 90 or not re.search(r"\d", line) or field_key(line) or rights_reserved(line):
        return None
    moment = find_date(line, language)
    if not moment:
        return None
    rest = f"{line[: moment.start]} {line[moment.end :]}"
    words = [word for word in re.findall(r"[^\W\d_]+", fold(rest)) if word not in weekdays(language)]
    return moment if len(words) <= 5 and len(rest) <= 50 and not is_ended(line.strip()) else None


def read_heads(articles: Sequence[Sequence[str]], keys: frozenset[str]) -> list[Told]:
    """What the head of each article says. The outlet's place is that of most of them."""
    languages = [identify("\n".join(lines)) for lines in articles]
    heads = [scan_head(lines, language, keys) for lines, language in zip(articles, languages, strict=True)]
    dated = [head for head in heads if head.dated]
    below = sum(head.amount_above for head in dated) * 2 > len(dated)
    depth = median_low(len(head.above) for head in dated) if dated else 0
    place = -1 if below else min(depth, 2)
    pairs = zip(articles, heads, languages, strict=True)
    return [_told(lines, head, language, place, keys) for lines, head, language in pairs]


def _told(lines: Sequence[str], head: Head, language: str, place: int, keys: frozenset[str]) -> Told:
    """`place`: -1 outlet below the date, 0 none, 1 outlet above the date and headline below, 2 both above."""
    coded = {found[1]: found[2].strip() for line in lines[:_LINES] if (found := _CODED.fullmatch(line.strip()[:400]))}
    day = find_date(coded.get(_DAY_CODE, ""), language)
    if day and coded.get(_TITLE_CODE):
        return Told(find_title(coded[_TITLE_CODE], language), coded.get(_SOURCE_CODE), day.iso(), language)
    names = [one for one in head.below[:_DEPTH] if not is_field(one, keys)]
    source = title = None
    if place == -1 and head.above:
        title = max(head.above, key=len)
        source = next((one for one in names if not _AMOUNT.fullmatch(fold(one))), None)
    elif place == 2 and len(head.above) > 1:
        source, title = head.above[-1], max(head.above[:-1], key=len)
    elif place == 2 and head.above:
        title = head.above[0]
    elif head.above:
        source, title = head.above[0], _headline(head.below, keys)
    else:
        title = _headline(head.below, keys)
    source = source if source and len(source) <= 80 and not is_running(source) else None
    published = head.moment.iso() if head.moment else None
    if not title:
        told = (one for one in head.below if not is_field(one, keys) and one != source)
        title = next(told, None) or next(_paragraphs(lines, language), None)
    short = title if not title or len(title) <= 160 else find_title(title, language)
    return Told(short, head.told[0] or source, published or head.told[1], language)


def _headline(below: Sequence[str], keys: frozenset[str]) -> str | None:
    """The paragraph below a date; of a rubric in one word ("MEDIA") and a headline, the headline."""
    first, second = (*below, "", "")[:2]
    if not first or is_field(first, keys) or len(first) > 400:
        return None
    rubric = first.isupper() and len(first.split()) == 1
    return second if rubric and second and not is_field(second, keys) and not is_running(second) else first


def _is_headline(paragraph: str) -> bool:
    return bool(paragraph) and (len(paragraph) <= 160 or not is_running(paragraph))


def _labelled(lines: Sequence[str], language: str, keys: frozenset[str]) -> tuple[str | None, str | None]:
    """Outlet and date of fields whose whole key says so. A date of loading or updating is of the database."""
    outlet = day = None
    for line in lines:
        key = field_key(line)
        if key in keys and key:
            value = line.strip()[len(key) + 1 :].strip(" :：")
            name = value.partition(";")[0].strip()  # "The Daily; London": behind it stands where that is
            if outlet is None and pattern(SOURCE).fullmatch(fold(key)) and 2 <= len(name) <= 60:
                outlet = name
            moment = find_date(value, language) if day is None and pattern(PUBLISHED).fullmatch(fold(key)) else None
            day = moment.iso() if moment else day
    return outlet, day


def _paragraphs(lines: Sequence[str], language: str) -> Iterator[str]:
    """The first paragraphs: lines that stand between blank ones as one, where they are broken to a width."""
    groups: list[list[str]] = [[]]
    for line in lines[:_LINES]:
        if line.strip():
            groups[-1].append(" ".join(line.split()))
        elif groups[-1]:
            groups.append([])
    for group, after in pairwise([*filter(None, groups), []]):
        if len(group) > 1 and max(map(len, group)) <= _WIDTH and min(map(len, group[:-1])) >= _WIDTH * 0.4:
            yield " ".join(group)
        elif len(group) <= 4 and dateline(group[0], language) and _is_headline(" ".join(after)):
            # Under the date stands the edition, as the headline comes after a blank line.
            yield group[0]
        else:
            yield from group
