"""The parallel texts, document by document, and the windows of lines that questions are made over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qa.training.corpus import read_jsonl
from qa.training.crops import token_guess

AROUND = 7
"""Lines on each side of the one that answers, of which a passage is cut."""

LANGUAGES = ("en", "ar", "es", "zh", "fr", "de", "ru", "fa", "tr", "he", "hi", "ja", "ko", "it", "pt", "uk", "ur", "id",
             "sw")  # fmt: skip
SHIFTED = {("PubMed_8", "fr"), ("Wikinews_1", "fr"), ("Wikinews_3", "fr")}
"""Documents of TICO-19 whose lines in a language are not the translations of the others."""
_TOGETHER, _SOME = 3, 9
_FILES = ("ntrex", "bitext_tico19", "bitext_flores200_devtest")


@dataclass(frozen=True, slots=True)
class Document:
    """The lines of one text, each by language; `headed` when the first is its headline."""

    name: str
    lines: tuple[dict[str, str], ...]
    headed: bool


def documents(folder: Path) -> list[Document]:
    """The news, health and travel texts, in the files' order; what has no documents is cut into short ones."""
    found: dict[str, list[dict[str, str]]] = {}
    for file in _FILES:
        for index, item in enumerate(read_jsonl(folder / f"{file}.jsonl.gz")):
            texts, name = item.get("t", item), item.get("doc") or str(index)
            if file == "bitext_flores200_devtest":  # three sentences of an article, then three of another one
                name = str(index // _SOME)
            line = {
                one: texts[one].strip()
                for one in LANGUAGES
                if isinstance(texts.get(one), str) and texts[one].strip() and (name, one) not in SHIFTED
            }
            found.setdefault(f"{file}/{name}", []).append(line)
    return [Document(name, tuple(lines), name.startswith("ntrex")) for name, lines in found.items()]


def windows(document: Document, language: str) -> Iterator[tuple[int, int]]:
    """[first, after) of runs of lines in a language, up to three and about 110 tokens each; each line is in one."""
    first = 0
    while first < len(document.lines):
        after, used = first, 0.0
        while after < len(document.lines) and after - first < _TOGETHER and language in document.lines[after]:
            size = token_guess(document.lines[after][language])
            if after > first and used + size > 110:
                break
            after, used = after + 1, used + size
        if after > first and used < 200:
            yield first, after
        first = max(after, first + 1)


def around(document: Document, language: str, line: int) -> tuple[str, int]:
    """A line with its neighbours in a language as one text, and where the line begins in it."""
    front = text_of(document, language, range(max(0, line - AROUND), line))
    joint = "" if language in ("zh", "ja") or not front else " "
    after = min(len(document.lines), line + 1 + AROUND)
    return front + joint + text_of(document, language, range(line, after)), len(front + joint)


def text_of(document: Document, language: str, lines: Sequence[int]) -> str:
    """The lines in a language, as one text."""
    joint = "" if language in ("zh", "ja") else " "
    return joint.join(document.lines[index][language] for index in lines if language in document.lines[index])
