"""The moments that a page marks up: shown as it states them, and none of a change where a publication is looked for."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from qa.articles.blocks import BLOCKS, is_paragraph, line_of
from qa.articles.labels import UPDATED, pattern
from qa.articles.sources import is_ended
from qa.text.dates import find_date, from_iso
from qa.text.fold import fold
from qa.text.word_tables import table_code

_OF_CHANGE = re.compile(
    r"(?<![a-z])(?:updated|modified|lastmod|update[-_]?(?:time|date)|(?:last|date)[-_]?update)(?![a-z])"
)
_OF_BOTH = re.compile(r"publi[sc]|creat|issued")
_INLINE = ("a", "abbr", "b", "em", "i", "label", "small", "span", "strong", "time")
_MOST_TEXTS = 12
_LINES = ("p", "li", "blockquote", "dd", "div")
_LONGEST_MOMENT = 300
_MOST_LETTERS = 40
"""Letters that may stand beside a moment and its label: a time of day, a zone, a name."""
_MOST_BEFORE_MARK = 14
"""The same of what ends as a sentence does, in bytes, as a letter of most scripts takes two and says more."""
_PARTED = re.compile(r"[|•·/,،;؛()–—\n]")


def without_changes(tree: Any) -> None:
    """Takes away the moments that are marked as those of a change, with the label before them; it changes `tree`.

    "Updated 2 hours ago" is beside the heading of most reports, and no day of publication. What says more than when
    something was changed, such as a correction, stays, and so does a moment within a sentence.
    """
    language = table_code(tree.get("lang") or "und")
    sentences: dict[Any, bool] = {}
    for element in tree.xpath("//body//time | //body//*[@itemprop='dateModified']"):
        if element.getparent() is None:
            continue
        if _says_more(element, language):
            if element.tag == "time" and _is_marked(element):
                element.tag = "span"  # the extraction drops a moment
            continue
        line = next(one for one in element.iterancestors() if one.tag not in _INLINE)
        if line not in sentences:
            sentences[line] = _is_sentence(line, language)
        if sentences[line] and element.tag in _INLINE:
            continue
        holder, place, label = _label_before(element)
        if label:
            setattr(holder, place, getattr(holder, place)[: -len(label)])
        if label or _is_marked(element):
            element.drop_tree()
        elif _is_label(_without(element, line)):
            line.clear(keep_tail=True)


def _says_more(element: Any, language: str) -> bool:
    """Whether an element holds blocks, or says more than a moment with its label."""
    if next(element.iterdescendants(*BLOCKS), None) is not None:
        return True
    text = line_of(element)
    if len(text) > _LONGEST_MOMENT:
        return True
    moment = find_date(text, language)
    rest = f"{text[: moment.start]} {text[moment.end :]}" if moment else text
    said = "".join(filter(str.isalpha, pattern(UPDATED).sub(" ", fold(rest))))
    return len(said) > _MOST_LETTERS or (len(said.encode()) > _MOST_BEFORE_MARK and is_ended(rest))


def _is_sentence(line: Any, language: str) -> bool:
    """Whether a line is one of a text, and not of a head: a paragraph, or a sentence that says more than a moment."""
    if line.tag not in _LINES or not _says_more(line, language):
        return False
    if next(line.iterdescendants(*BLOCKS), None) is not None:
        return False
    text = line_of(line)
    return is_ended(text) or (is_paragraph(text) and not re.search(r"[|•·]", text))


def _is_marked(element: Any) -> bool:
    """Whether what a page says of an element, or of the one that is there for it, is that something was changed."""
    around = element.getparent()
    marked = [element, around] if around.tag in _INLINE else [element]
    if element.get("pubdate") is not None:
        return False
    said = " ".join(one.get(name, "") for one in marked for name in ("itemprop", "property", "class"))
    return bool(_OF_CHANGE.search(_apart(said))) and not _OF_BOTH.search(said.lower())


def _apart(names: str) -> str:
    """Names of which each word is small and by itself: "dateModified" is "date-modified"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", names).lower()


def _label_before(element: Any) -> tuple[Any, str, str]:
    """The element whose text or tail ends with the label "updated" right before `element`, which of both, the label."""
    while True:
        before = element.getprevious()
        holder, place = (element.getparent(), "text") if before is None else (before, "tail")
        text = getattr(holder, place) or ""
        if not text.strip() and before is not None and before.tag in _INLINE and not len(before):
            place, text = "text", before.text or ""
        if text.strip():
            label = _PARTED.split(text[-80:])[-1]
            return holder, place, label if _is_label(label) else ""
        if before is not None or holder.tag not in _INLINE:
            return holder, place, ""
        element = holder


def _is_label(text: str) -> bool:
    words = re.sub(r"^\W+|\W+$", "", fold(text))
    return bool(words) and pattern(UPDATED).fullmatch(words) is not None


def _without(element: Any, line: Any) -> str:
    """What the element's line says beside it; "" where that is more than a label."""
    texts = list(islice(line.itertext(), _MOST_TEXTS))
    own = list(islice(element.itertext(), _MOST_TEXTS))
    return "" if len(texts) == _MOST_TEXTS else "".join(texts).replace("".join(own), " ", 1)[:80]


def show_moments(tree: Any) -> None:
    """Parts what may be a date from the words around it, and shows what is said of a moment; it changes `tree`.

    What is shown can be "3 hours ago", or a time without its zone.
    """
    for element in tree.xpath("//time | //span | //small | //em | //i | //b | //strong | //label | //abbr"):
        moment = element.get("datetime") if element.tag == "time" else None
        shown = line_of(element)
        if moment and from_iso(moment) and (len(moment) > 10 or not re.search(r"\d{4}", shown)):
            element[:] = []
            element.text = shown = moment
        if len(shown) < 60 and re.search(r"\d{4}|\d\d[./-]\d\d", shown):  # a piece of its line by itself
            element.text, element.tail = f" | {element.text or ''}", f" | {element.tail or ''}"
