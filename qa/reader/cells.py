"""Which rows of a table may answer a question, and which parts of them: the row and the column that it names.

The network reads the words around a figure, and in a table those of the next column and row are as near. A row that
holds several figures answers with none of them where nothing says which is asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import regex

from qa.articles.fold import fold
from qa.lexical import shares, terms
from qa.table_rows import BORDER, Cell, cells, is_row

__all__ = ["Part", "answering_parts", "naming"]

Part = tuple[int, int]
"""Characters [start, end) of a sentence."""

_YEAR = regex.compile(r"(?<!\d)[12]\d{3}(?!\d)")
# "of", "du", "en": two heads may differ in them, and a question has them whatever it asks for.
_LITTLE = regex.compile(r"(?<![\p{L}\p{M}])\p{Ll}{1,3}(?![\p{L}\p{M}])")


def answering_parts(question: str, sentence: str) -> list[Part]:
    """The parts within one of which an answer lies; all of a sentence that is no row; none of a row whose cells cannot
    be told apart."""
    if BORDER not in sentence:
        return [(0, len(sentence))]
    found = cells(sentence)
    if not is_row(sentence):
        return [(cell.start, cell.end) for cell in found]
    name, *figures = found
    heads = [sentence[cell.start : cell.value] for cell in figures]
    told = [cell.has_head and heads.count(head) == 1 for cell, head in zip(figures, heads, strict=True)]
    if len(figures) < 2:
        return _parts(found)
    named = _named(question, sentence[name.start : name.end], heads)
    chosen = [figures[number] for number in named if told[number]]
    if chosen:
        return _parts([name, *chosen])
    sure = all(told) and max(naming(question, [sentence])) and not _of_other_years(question, sentence, name, heads)
    return _parts(found) if sure else []


def naming(question: str, sentences: Sequence[str]) -> list[float]:
    """For each sentence how much of the question its row's name has, of the words in which those differ; 0 for what is
    no row."""
    names = [
        _LITTLE.sub(" ", sentence[one.start : one.end]) if (one := _name(sentence)) else "" for sentence in sentences
    ]
    return shares(question, names)


def _name(sentence: str) -> Cell | None:
    return cells(sentence)[0] if BORDER in sentence and is_row(sentence) else None


def _parts(of: Sequence[Cell]) -> list[Part]:
    found = [((cell.start, cell.value), (cell.value, cell.end)) for cell in of]
    return [part for parts in found for part in parts if part[0] < part[1]]


def _named(question: str, name: str, heads: Sequence[str]) -> list[int]:
    """Numbers of the heads that have most of the question's words, of those in which the heads differ."""
    words = [terms(_LITTLE.sub(" ", head)) for head in heads]
    common = Counter(word for told in words for word in told)
    asked = {word for word in terms(question) - terms(name) if 0 < common[word] < len(heads)}
    shared = [len(told & asked) for told in words]
    most = max(shared)
    return [number for number, share in enumerate(shared) if share == most] if most else []


def _of_other_years(question: str, sentence: str, name: Cell, heads: Sequence[str]) -> bool:
    """Whether the question has a year, and each head another one."""
    asked = set(_YEAR.findall(fold(question))) - set(_YEAR.findall(fold(sentence[name.start : name.end])))
    years = [set(_YEAR.findall(fold(head))) for head in heads]
    return bool(asked) and all(years) and not any(asked & one for one in years)
