"""What a reader has to say about a file that it could read: the articles, with one line for the user."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qa.types import Draft


class Remarked(list[Draft]):
    """The articles of one file, and in `remark` what was passed over. A reader with nothing to say gives a list."""

    __slots__ = ("remark",)

    def __init__(self, drafts: Iterable[Draft], remark: str) -> None:
        super().__init__(drafts)
        self.remark = remark


def remark_of(drafts: Sequence[Draft]) -> str:
    """The remark about the file that they come from; "" where there is none."""
    return drafts.remark if isinstance(drafts, Remarked) else ""


def struck_out(paragraphs: int) -> str:
    """What is said of paragraphs that nobody is to read; "" where there are none."""
    if paragraphs < 2:
        return "1 paragraph is struck out" if paragraphs else ""
    return f"{paragraphs:,} paragraphs are struck out"
