"""Whether the letters of a PDF page are those that one sees.

A font without a table of its letters lets a reader guess. pypdf and PDFium guess differently, so that one of them may
have words where the other has control characters and letters of many scripts.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

from qa.articles.pdf_lines import Line
from qa.articles.pdf_runs import from_right

__all__ = ["are_letters", "likelier"]

_ODD = 0.3
"""Share of odd characters from which on a text is none."""
_LOST = frozenset(("Cc", "Co", "Cn", "Cs"))
_LATER, _FEWER = 0.05, 0.5
"""Share of odd characters that makes one look at PDFium's text, and how many of them that may have."""


def are_letters(lines: Sequence[str]) -> bool:
    """Whether most of the characters are letters of a script or two, as a text has them."""
    return _oddness("".join(lines)) < _ODD


def likelier(lines: list[Line], painted: str) -> list[Line]:
    """`lines` or, where they are clearly less likely to be a text, those of PDFium's text, without their places."""
    ours = "".join(line.text for line in lines)
    if not painted or from_right(ours) or from_right(painted):
        return lines
    odd = _oddness(ours)
    if odd < _LATER or _oddness(painted) > _FEWER * odd or _count(painted) < 0.5 * _count(ours):
        return lines
    # U+FFFE stands for a hyphen at the end of a line.
    return [Line(line.replace("\ufffe", "-")) for line in painted.splitlines()]


def _count(text: str) -> int:
    return sum(map(str.isalnum, text))


def _oddness(text: str) -> float:
    """Share of control, private and unassigned characters and of letters outside the text's two usual scripts."""
    shown = [letter for letter in text if not letter.isspace() and letter not in "\ufffe\u200b\u00ad"]
    if not shown:
        return 0.0
    lost = sum(letter == "\ufffd" or unicodedata.category(letter) in _LOST for letter in shown)
    scripts = Counter(_script(letter) for letter in shown if letter.isalpha())
    return (lost + scripts.total() - sum(count for _, count in scripts.most_common(3))) / len(shown)


def _script(letter: str) -> str:
    """The first word of the letter's name, one for the scripts of Chinese, Japanese and Korean."""
    first = unicodedata.name(letter, "?").split(" ", 1)[0].split("-", 1)[0]
    return "CJK" if first in ("HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "FULLWIDTH", "IDEOGRAPHIC") else first
