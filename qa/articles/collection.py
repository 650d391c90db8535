"""The articles of a file that a database gave out: many in one, each with its own outlet and date.

Two kinds of line part them, whatever the database and the language. One counts them: "1 of 10 DOCUMENTS", equal but
for a number that grows by one, begins an article. One closes them: "End of Document", equal but for a number, ends
an article, and the text. Neither cuts a text unless what follows has the head of an article, a name and a date on
short lines, and unless most of the pieces have running text: pages, steps and turns of a talk are counted and closed
alike. What stands before the first head, as a request or a list of contents, is dropped where no text runs in it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from statistics import median_low

from qa.articles.collection_head import (
    dateline,
    field_key,
    is_field,
    is_of_one_shape,
    is_running,
    read_heads,
    scan_head,
    shared_keys,
)
from qa.articles.labels import read_also, rights_reserved
from qa.articles.language import identify
from qa.articles.sources import is_ended
from qa.articles.split import is_body, is_unmarked
from qa.articles.told import Told
from qa.text.dates import find_date
from qa.text.fold import fold

_COUNTED = re.compile(r"\D{0,30}(\d{1,6})\D{1,30}(\d{1,6})\D{0,30}")
_NUMBER, _DIGIT = re.compile(r"\d+"), re.compile(r"\d")
_SHORT = 6
_LISTED = re.compile(r"\d{1,4}[.)]\s+(?=\S)")
_FORMS, _TAIL, _EDGE = 5, 20, 40
"""Forms of a line that are tried; lines after the last that closes an article (what was searched for); lines of an
article in which its fields are looked for, above and below."""


@dataclass(frozen=True, slots=True)
class Part:
    """An article of a collection. `told` is None for running text that stands before the first one."""

    text: str
    told: Told | None


def split_collection(text: str) -> list[Part]:
    """The articles of `text` in order, each with what its head says; none where it is no collection."""
    lines = text.split("\n")
    counted, closed = _counted(lines), _closed(lines)
    language = identify(text) if counted or closed else "und"
    # The days of a month grow by one too, out of the same year.
    counted = [marks for marks in counted if not find_date(lines[marks[0]], language)]
    for marks in counted:
        spans = list(pairwise([*marks, len(lines)]))
        articles = [lines[start + 1 : end] for start, end in spans]
        keys = shared_keys(articles)
        if (
            all(map(_filled, articles))
            and _end_closed(lines, marks[1:])
            and _are_articles(articles, keys, language, True)
        ):
            return _parts(lines[: marks[0]], articles, keys)
    numbers = frozenset(lines[mark].strip() for marks in counted for mark in marks)
    for marks in closed:
        articles = [part for start, end in pairwise([-1, *marks]) if _filled(part := lines[start + 1 : end])]
        keys = shared_keys(articles)
        # Where articles are counted, but not in a way that parts them, the order of the text is lost.
        lost = sum(not numbers.isdisjoint(map(str.strip, part)) for part in articles) * 2 > len(articles)
        few = len(articles) < 3 and not is_of_one_shape(articles, keys, language)
        if len(articles) < 2 or few or lost or not _end_closed(lines, marks):
            continue
        begin = _beginning(articles[0], articles[1:], language)
        before, articles[0] = articles[0][:begin], articles[0][begin:]
        if _are_articles(articles, keys, language, counted=False):
            return _parts(before, articles, keys)
    return []


def _counted(lines: Sequence[str]) -> list[list[int]]:
    """Places of lines that count the articles, for each form of such a line."""
    forms: dict[str, list[tuple[int, int, int]]] = {}
    for place, line in enumerate(lines):
        found = _COUNTED.fullmatch(fold(line.strip())) if len(line.strip()) <= 60 else None
        if found and any(map(str.isalpha, line)):
            form = " ".join(_NUMBER.sub("#", found[0]).split())
            forms.setdefault(form, []).append((place, int(found[1]), int(found[2])))
    # "10件中1件" names the number of all before the article's own.
    orders = [order for form in forms.values() for order in (form, [(place, b, a) for place, a, b in form])]
    counted = [[place for place, _, _ in order] for order in orders if _counts(order)]
    return sorted(counted, key=len, reverse=True)[:_FORMS]


def _counts(order: Sequence[tuple[int, int, int]]) -> bool:
    """Whether numbers grow by one and most of them are out of the same total."""
    total, often = Counter(total for _, _, total in order).most_common(1)[0]
    steps = all(after == number + 1 for (_, number, _), (_, after, _) in pairwise(order))
    return len(order) > 1 and order[0][1] > 0 and steps and order[-1][1] <= total and often * 2 > len(order)


def _closed(lines: Sequence[str]) -> list[list[int]]:
    """Places of the lines that close an article, for each form of such a line near the end of the text."""
    filled = [place for place, line in enumerate(lines) if line.strip()]
    last = [lines[place].strip() for place in reversed(filled[-_TAIL:])]
    places: dict[str, list[int]] = {
        form: [] for line in last if (form := _form(line)) and not read_also(line) and not dateline(line, "und")
    }
    for place in filled if places else ():
        form = _form(lines[place])
        if form in places:
            places[form].append(place)
    return [found for found in places.values() if len(found) > 1 and not _has_text(lines[found[-1] + 1 :])]


def _form(line: str) -> str:
    """A line without numbers and signatures ("Document ABC0020111229e7"); nothing where it can close no article."""
    if len(line) > 300:
        return ""
    form = " ".join("#" if _DIGIT.search(word) else word for word in fold(line).split())
    return form if any(map(str.isalpha, form)) else ""


def _are_articles(articles: Sequence[Sequence[str]], keys: frozenset[str], language: str, counted: bool) -> bool:
    """Whether four in five of the pieces have the head of an article, and enough of them running text."""
    for some in (articles[:20], articles):
        if sum(_has_head(lines, keys, language, counted) for lines in some) < 0.8 * len(some):
            return False
    # A number out of a total says by itself that something is counted; a line that comes again says less.
    return sum(is_body("\n".join(lines[:_EDGE])[:4000]) for lines in articles) >= (0.5 if counted else 0.8) * len(
        articles
    )


def _has_head(lines: Sequence[str], keys: frozenset[str], language: str, counted: bool) -> bool:
    """Whether lines begin with a name and a date, or with a name and fields of which one is a date."""
    head = scan_head(lines, language, keys)
    if not head.moment:
        head = scan_head(lines, identify("\n".join(lines[:_EDGE])), keys)
    names = head.above + [line for line in head.below[:1] if not is_field(line, keys) and not is_running(line)]
    fields = any(is_field(line, keys) for line in (*lines[:_EDGE], *lines[-_EDGE:]))
    dated = head.moment is not None or (counted and head.told[1] is not None)
    return dated and len(names) + fields >= 2


def _end_closed(lines: Sequence[str], marks: Sequence[int]) -> bool:
    """Whether what stands above the marks is at its end, as it is not at the foot of most pages."""
    # A rule is no text, however long it is.
    above = [
        next((line for place in range(mark - 1, -1, -1) if any(map(str.isalpha, line := lines[place].strip()))), "")
        for mark in marks
    ]
    running = [
        line
        for line in above
        if len(line) >= 60 and not (is_ended(line) or is_unmarked(line) or rights_reserved(line) or field_key(line))
    ]
    return len(running) * 5 <= len(above)


def _beginning(first: Sequence[str], articles: Sequence[Sequence[str]], language: str) -> int:
    """Line on which the first article begins, which no line parts from what stands before it.

    Its date is the last one above its running text, and stands as far below its first line as in the others.
    """
    found, streak = -1, 0
    filled: list[int] = []
    for place, line in enumerate(first):
        # Three long lines in a row are a paragraph that is broken to a width.
        streak = streak + 1 if len(line) > 45 else 0
        if found >= 0 and (streak == 3 or is_running(line)):
            break
        if line.strip():
            found = len(filled) if dateline(line, language) else found
            filled.append(place)
    depths = []
    for lines in articles:
        head = (line for line in islice(filter(str.strip, lines), 10))
        depths += [rank for rank, line in enumerate(head) if dateline(line, language)][:1]
    begin = found - (median_low(depths) if depths else 0)
    # A headline can take a line more than in the others, where no long list tells it from what stands above.
    while begin > 0 and found <= _SHORT and not _is_furniture(first[filled[begin - 1]]):
        begin -= 1
    return filled[begin] if begin > 0 else 0


def _is_furniture(line: str) -> bool:
    return bool(field_key(line) or _LISTED.match(line.strip()) or rights_reserved(line))


def _filled(lines: Sequence[str]) -> bool:
    return any(map(str.strip, lines))


def _has_text(lines: Sequence[str], below: frozenset[str] = frozenset()) -> bool:
    """Whether a sentence is among lines of furniture; a headline in a list of contents stands `below` once more."""
    for line in map(str.strip, lines):
        plain = _LISTED.sub("", line)
        listed = len(line) <= 300 and (plain != line or (len(line) <= 160 and plain in below))
        known = listed or field_key(line) or rights_reserved(line)
        if not known and (is_running(line) or is_ended(line)):
            return True
    return False


def _parts(before: Sequence[str], articles: Sequence[Sequence[str]], keys: frozenset[str]) -> list[Part]:
    below = frozenset(line.strip() for lines in articles for line in lines)
    preface = [Part(_joined(before), None)] if _has_text(before, below) else []
    told = read_heads(articles, keys)
    return preface + [Part(_joined(lines), one) for lines, one in zip(articles, told, strict=True)]


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(lines).strip("\n \t")
