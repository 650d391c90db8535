"""Marks in lines that are written from right to left: which way brackets face, and the spaces beside marks.

On the page a bracket is drawn as it faces, and a distance before a mark counts as a space to pypdf.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

__all__ = ["drawn_backwards", "faced", "spaced"]

_OPEN, _CLOSE = "([{«‹", ")]}»›"
_OTHER = str.maketrans(_OPEN + _CLOSE, _CLOSE + _OPEN)
_BRACKET = re.compile(f"[{re.escape(_OPEN + _CLOSE)}]")
_BEFORE_CLOSER = re.compile(rf"(?<=[^\W_]) +(?=[.،؛,;:؟!?۔{re.escape(_CLOSE)}](?![\d٠-٩۰-۹]))")
# What is figures on both sides is a decimal or a time; what is Latin an address or a name like "F.C.".
_AFTER_CLOSER = re.compile(rf"(?<=[^\W\da-zA-Z][،؛؟!۔.:{re.escape(_CLOSE)}])(?=[^\W_])|(?<=[،؛؟۔])(?=[^\W\d_])")
_AFTER_OPENER = re.compile(rf"(?<=[{re.escape(_OPEN)}]) +")
# A single letter there is no word, but an "and" or "in" that is written on to the next.
_BEFORE_OPENER = re.compile(rf"(?<=[^\W\d_]{{2}})(?=[{re.escape(_OPEN)}])")


def drawn_backwards(lines: Iterable[str]) -> bool:
    """Whether in most of the right-to-left `lines` that have brackets a closing one comes before any opening one."""
    first = [found[0] for line in lines if (found := _BRACKET.search(line))]
    return sum(bracket in _CLOSE for bracket in first) > len(first) / 2


def faced(line: str) -> str:
    """A line with its brackets turned around, but for those within words of a script from the left."""
    return _BRACKET.sub(lambda bracket: _faced(line, bracket), line)


def _faced(line: str, bracket: re.Match[str]) -> str:
    sides = line[: bracket.start()][-40:][::-1], line[bracket.end() :][:40]
    within = all(_first_strong(side) == "L" for side in sides)
    return bracket[0] if within else bracket[0].translate(_OTHER)


def _first_strong(text: str) -> str:
    kinds = map(unicodedata.bidirectional, text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "")


def spaced(line: str) -> str:
    """A line with no space before a closing mark and one after it, and the reverse at an opening one."""
    line = _AFTER_OPENER.sub("", _BEFORE_CLOSER.sub("", line))
    return _BEFORE_OPENER.sub(" ", _AFTER_CLOSER.sub(" ", line))
