"""A row of a table as a line of text: `Health | 2024 budget: $410 million | 2025 budget: $520 million`.

Written where files are read, and told again where sentences are made and where they are read. A row whose figures have
no heads stands between two more marks: `| Health | $410 million | $520 million |`.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

BORDER, HEAD_END = " | ", ": "
_MARK = regex.compile(r"(?<!\\)\|")
"""What stands between the cells of a framed row; a cell's own mark has a stroke before it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Characters [start, end) of a line; what it says begins at `value`, behind its head if it has one."""

    start: int
    value: int
    end: int

    @property
    def has_head(self) -> bool:
        return self.start < self.value


def is_row(line: str) -> bool:
    """Whether a line is a row of a table, and not text with such a mark in it: a dateline, a row of links."""
    line = line.strip()
    if _is_framed(line):
        return True
    return BORDER in line and all(HEAD_END in cell for cell in line.split(BORDER)[1:])


def cells(line: str) -> tuple[Cell, ...]:
    """The cells of a line that are not empty; of a line without a border all of it."""
    if _is_framed(line.strip()):
        cuts = [(mark.start(), mark.end()) for mark in _MARK.finditer(line)]
    else:
        cuts = [(mark.start(), mark.end()) for mark in regex.finditer(regex.escape(BORDER), line)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(line)]
    return tuple(filter(None, map(_cell, [line] * len(starts), starts, ends)))


def _is_framed(line: str) -> bool:
    return len(line) > 4 and line.startswith("| ") and line.endswith(" |") and line.replace("|", "").strip() != ""


def _cell(line: str, start: int, end: int) -> Cell | None:
    text = line[start:end]
    start, end = start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
    if start >= end:
        return None
    head = line.find(HEAD_END, start, end)
    return Cell(start, start if head < 0 else head + len(HEAD_END), end)
