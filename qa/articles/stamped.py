"""The entries of a live blog: each stays in its order, below the time of day that stands above it.

Who asks "when was the ferry empty?" is answered by that time alone, and an extraction drops it as none of the text.
"""

from __future__ import annotations

from itertools import islice
from typing import Any

import regex

from qa.articles.blocks import BLOCKS, alone, is_talk, line_of
from qa.articles.labels import SHARE, listed
from qa.text.dates import is_clock
from qa.text.fold import fold

_HOLDERS = ("article", "body", "div", "main", "ol", "section", "td", "ul")
_ENTRIES = ("article", "div", "li", "section")
_ELSEWHERE = ("aside", "footer", "form", "header", "nav")
_SENTENCES = ("p", "li", "h2", "h3", "h4", "h5", "h6", "blockquote", "dd")
_FIRST, _TEXTS, _LONGEST = 12, 40, 24
"""Elements of an entry that may stand above its words, texts of it that are looked at, and characters of a stamp."""
# What an extraction takes for the whole article, be it the first of many.
_WHOLE = regex.compile(
    r"^(?:post|entry)$|(?:article|post|entry|story|page|text|content)[-_]*(?:body|content|text|entry)"
    r"|body[-_]*(?:text|content)",
    regex.IGNORECASE,
)


def keep_stamps(tree: Any) -> bool:
    """Makes a line of the text of each time of day that begins one of several entries below a headline.

    It changes `tree`, and returns whether there are such. An entry no longer has what makes it pass for the whole
    article, nor "Share" at its end. Readers' comments, and lists of links to what else is new, are no entries.
    """
    if next(tree.iter("h1"), None) is None:
        return False
    found = False
    for holder in list(tree.iter(*_HOLDERS)):
        stamped = [(entry, stamp) for entry in holder.iterchildren(*_ENTRIES) if (stamp := _stamp(entry)) is not None]
        if len(stamped) < 2 or _is_elsewhere(holder) or any(_is_link(entry) for entry, _ in stamped):
            continue
        found = True
        for entry, stamp in stamped:
            _keep(entry, stamp)
        # One whose time is not parted from its heading is of the same kind.
        kinds = {(entry.tag, entry.get("class")) for entry, _ in stamped}
        for entry in [one for one in holder.iterchildren(*_ENTRIES) if (one.tag, one.get("class")) in kinds]:
            _unname(entry)
    return found


def without_bare_stamps(text: str) -> str:
    """The text without the times below which nothing stands: of entries that hold a picture, or another's words."""
    lines = text.split("\n")
    clocks = [len(line) <= _LONGEST and is_clock(line) for line in lines]
    kept = (line for line, bare, below in zip(lines, clocks, [*clocks[1:], True], strict=True) if not (bare and below))
    return "\n".join(kept)


def _stamp(entry: Any) -> Any:
    """The element of the time of day with which an entry begins; None where it begins otherwise, or is a comment."""
    elements = (one for one in islice(entry.iter(), _FIRST) if isinstance(one.tag, str))
    first = next((one for one in elements if (one.text or "").strip()), None)
    if first is None or first is entry or is_talk(entry):
        return None
    said = _said(first)
    if len(said) > _LONGEST or not is_clock(said) or not _said(entry).startswith(said):
        return None
    while (around := first.getparent()) is not entry and _said(around) == said:
        first = around
    return first if _said(entry) != said else None


def _said(element: Any) -> str:
    return " ".join("".join(islice(element.itertext(), _TEXTS)).split())


def _is_elsewhere(holder: Any) -> bool:
    """Whether what it holds is none of the article, but beside it or said of it by others."""
    return any(one.tag in _ELSEWHERE or is_talk(one) for one in (holder, *holder.iterancestors()))


def _is_link(entry: Any) -> bool:
    linked = sum(len(line_of(link)) for link in entry.iter("a"))
    return 2 * linked >= len(line_of(entry))


def _unname(entry: Any) -> None:
    for part in entry.iter(*_HOLDERS):
        if part.tag == "article":
            part.tag = "div"  # of several the first would be taken
        for name in ("class", "id", "itemprop"):
            if _WHOLE.search(part.get(name, "")):
                del part.attrib[name]


def _keep(entry: Any, stamp: Any) -> None:
    block = stamp if stamp.tag in BLOCKS else next(stamp.iterancestors(*BLOCKS))
    if block is not stamp and block is not entry and block.tag in _SENTENCES:
        stamp.tag = "span"  # its words go on behind it
        stamp.attrib.clear()
    elif stamp.tag not in _SENTENCES[2:7]:
        line = entry.makeelement("p")
        line.text = line_of(alone(stamp))
        stamp.drop_tree()
        entry.insert(0, line)
        line.tail, entry.text = entry.text, None
    for one in entry[-1:]:
        if fold(_said(one)) in listed(SHARE):
            one.drop_tree()
