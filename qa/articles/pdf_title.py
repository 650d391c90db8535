"""The headline of a PDF: as its metadata has it, where page 1 shows that, else the largest lines high on page 1."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import inf

from qa.articles.page_head import SEPARATOR
from qa.articles.pdf_join import HEADING, Paragraph
from qa.articles.pdf_lines import Line
from qa.text.fold import letters

_ODD = re.compile(r"\.(?:docx?|pdf|indd|tex|qxd|html?)$|^(?:untitled|microsoft word|document\d*|slide)", re.IGNORECASE)
_LEAST, _LONGEST, _SENTENCE = 4, 250, 80
"""Letters of a headline, and of one that may end with a full stop."""
_TORN, _MANY = 200, 1000
"""Paragraphs of page 1 over which a headline may be torn; paragraphs that are looked through for one."""


def find_headline(told: str, sure: bool, found: Sequence[Paragraph], usual: float) -> str | None:
    """What is `told` as page 1 has it, else the largest paragraph high on it; None where nothing is certain.

    `sure`: it is the article's, and so its headline even if that stands on another page or none. `usual` is the size of
    most letters.
    """
    found = found[:_MANY]
    first = [paragraph for paragraph in found if paragraph.page == 0]
    forms = _forms(told)
    for part in (first, found) if sure else (first,):
        if shown := _whole(forms, part) or next(filter(None, (_shown(title, part) for title in forms)), None):
            return shown
    if sure and forms:
        return forms[-1]
    size = title_size([Line(one.text, one.place) for one in first], usual)
    largest = (one.text for one in first if one.place and one.place.size == size and _may_be_title(one.text))
    return next(largest, None)


def title_size(page: Sequence[Line], usual: float) -> float:
    """The size of the largest lines in the upper half of what stands on `page`; infinite where none is larger."""
    heights = [line.place.baseline for line in page if line.place]
    half = (max(heights) + min(heights)) / 2 if heights else 0.0
    sizes = [one.place.size for one in page if one.place and one.place.baseline >= half and _may_be_title(one.text)]
    size = max(sizes, default=0.0)
    return size if size > HEADING * usual else inf


def outlet_of(told: str, headline: str, address: str) -> str | None:
    """What a window's title has beside the headline, unless the page's address speaks against it."""
    rest = [part for part in SEPARATOR.split(told) if part and letters(part) not in letters(headline)]
    if len(rest) != 1 or len(rest[0]) > 60 or letters(headline) not in letters(told):
        return None
    host = letters(address.split("/")[2]) if address.startswith("http") and address.count("/") > 1 else ""
    called = not host or any(len(word) > 2 and letters(word) in host for word in (rest[0], *rest[0].split()))
    return rest[0] if called else None


def _forms(told: str) -> list[str]:
    """A title, the same without what follows its last separator, and the longest part of that.

    Where what follows is far longer, it is the headline, and the outlet stands before it.
    """
    if not 4 <= len(told) <= 200 or _ODD.search(told):
        return []
    *parts, last = SEPARATOR.split(told)
    front = told[: list(SEPARATOR.finditer(told))[-1].start()] if parts else told
    forms = [told, last] if len(last) > 2 * len(front) else [told, front, max(parts, key=len, default=told)]
    return [form for form in forms if sum(map(str.isalnum, form)) >= _LEAST and len(form.encode()) >= 8]


def _whole(forms: Sequence[str], found: Sequence[Paragraph]) -> str | None:
    """The paragraph that is the first of the forms that one is; the outlet can stand in one of its own below it."""
    texts = {letters(paragraph.text): paragraph.text for paragraph in reversed(found)}
    return next((texts[form] for form in map(letters, forms) if form in texts), None)


def _shown(title: str, found: Sequence[Paragraph]) -> str | None:
    """The title, where the page has it in a paragraph, or torn over several."""
    wanted = letters(title)
    if any(wanted in letters(paragraph.text) for paragraph in found):
        return title
    return title if wanted in "".join(letters(paragraph.text) for paragraph in found[:_TORN]) else None


def _may_be_title(text: str) -> bool:
    # A long sentence in large letters is a notice or a lead.
    sentence = len(text) > _SENTENCE and text.endswith((".", "۔", "।", "。"))
    return sum(map(str.isalpha, text)) >= _LEAST and len(text) <= _LONGEST and not sentence
