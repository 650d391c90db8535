"""Which rows of a table may answer a question, and which parts of them: the row and the column that it names.

The network reads the words around a figure, and in a table those of the next column and row are as near. A row that
holds several figures answers with none of them where nothing says which is asked for. A head answers "in which year",
never with the unit that it ends in, and not where the question has the column and asks for its figure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import regex

from qa.facts.numbers import FIGURE
from qa.lexical import shares, terms
from qa.table_rows import BORDER, HEAD_END, Cell, cells, is_row
from qa.text.fold import fold

Part = tuple[int, int]
"""Characters [start, end) of a sentence."""

_YEAR = regex.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_BRACKETS = {")": "(", "）": "（", "]": "["}
"""What stands in them at the end of a head is the unit of the figures below: "2025 (million $)"."""
_ELSEWHERE = 0.5
"""How much a row is named by a figure of the question that stands in another column than it names."""
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
        asked = [one for one in figures if not _says(question, _head(sentence, one))]
        return _parts(sentence, name, figures, asked)
    named = _named(question, sentence[name.start : name.end], heads)
    chosen = [figures[number] for number in named if told[number]]
    if chosen:
        asked = chosen if len(chosen) > 1 else [one for one in chosen if _asks_for_head(question, sentence, one)]
        return _parts(sentence, name, chosen, asked)
    sure = all(told) and max(naming(question, [sentence])) and not _of_other_years(question, sentence, name, heads)
    return _parts(sentence, name, figures, figures) if sure else []


def unnamed_figures(question: str, sentence: str) -> list[Cell]:
    """The cells of a row that hold a number, where there are several and the question has no word of their heads."""
    if BORDER not in sentence or not is_row(sentence):
        return []
    name, *others = cells(sentence)
    figures = [cell for cell in others if _numbers(sentence[cell.value : cell.end])]
    heads = [sentence[cell.start : cell.value] for cell in others]
    named = len(figures) < 2 or _named(question, sentence[name.start : name.end], heads)
    return [] if named else figures


def naming(question: str, sentences: Sequence[str]) -> list[float]:
    """For each sentence how much of the question its row's name has, of the words in which those differ, 0 to 1; 0 for
    what is no row. Where none has any, the same of all that the row says in words; and where that has none, how surely
    a figure of the row is the one that the question has."""
    names = [_names(sentence) for sentence in sentences]
    for told in ([one[:1] for one in names], names):
        named = shares(question, [_LITTLE.sub(" ", " ".join(one)) for one in told])
        if any(named):
            return named
    return [_has_figure(question, one) for one in sentences]


def in_table(sentences: Sequence[str]) -> list[bool]:
    """For each sentence of an article whether it is a row of a table, or the line of heads above such rows."""
    lines = [cells(sentence) if BORDER in sentence else () for sentence in sentences]
    rows = [bool(line) and is_row(sentence) for sentence, line in zip(sentences, lines, strict=True)]
    heads = {
        sentence[cell.start : cell.value].removesuffix(HEAD_END)
        for sentence, line, row in zip(sentences, lines, rows, strict=True)
        for cell in line[1:]
        if row and cell.has_head
    }
    return [
        row or any(sentence[cell.start : cell.end] in heads for cell in line[1:])
        for sentence, line, row in zip(sentences, lines, rows, strict=True)
    ]


def _names(sentence: str) -> list[str]:
    """A row's name, and what else it says without a number, as the port of a country."""
    name, *others = cells(sentence) if BORDER in sentence and is_row(sentence) else (None,)
    if name is None:
        return []
    said = (sentence[cell.value : cell.end] for cell in others)
    return [sentence[name.start : name.end], *(one for one in said if not _numbers(one))]


def _has_figure(question: str, sentence: str) -> float:
    """0 unless a cell of the row has only numbers of the question; 1 in a column that it names, or if it names none."""
    asked = _numbers(question)
    if not asked or BORDER not in sentence or not is_row(sentence):
        return 0.0
    name, *figures = cells(sentence)
    values = [_numbers(sentence[cell.value : cell.end]) for cell in figures]
    having = {number for number, told in enumerate(values) if told and told <= asked}
    if not having:
        return 0.0
    heads = [sentence[cell.start : cell.value] for cell in figures]
    columns = _named(question, sentence[name.start : name.end], heads)
    return 1.0 if not columns or having & set(columns) else _ELSEWHERE


def _numbers(text: str) -> set[str]:
    """Digits of the numbers in a text, without what parts them: 12,9 and 12.9 are the same in two languages."""
    return {"".join(filter(str.isdigit, number)) for number in FIGURE.findall(fold(text))}


def _parts(sentence: str, name: Cell, figures: Sequence[Cell], with_heads: Sequence[Cell]) -> list[Part]:
    """The name, what the figures' cells say, and the heads of some of them without their units."""
    found = [(name.start, name.end)]
    for cell in figures:
        if cell in with_heads and cell.has_head:
            found.append((cell.start, cell.start + len(_head(sentence, cell))))
        found.append((cell.value, cell.end))
    return [part for part in found if part[0] < part[1]]


def _head(sentence: str, cell: Cell) -> str:
    """A cell's head without the unit in brackets at its end; a year in them is none."""
    head = sentence[cell.start : cell.value].removesuffix(HEAD_END).rstrip()
    opener = head.rfind(_BRACKETS.get(head[-1:], "\0"))
    return head[:opener].rstrip() if opener > 0 and not _YEAR.search(fold(head[opener:])) else head


def _asks_for_head(question: str, sentence: str, cell: Cell) -> bool:
    """Whether the question has what a cell says, and not all of its head: "of which crop did it bring 4 tons?"."""
    told = _numbers(sentence[cell.value : cell.end])
    return bool(told) and told <= _numbers(question) and not _says(question, _head(sentence, cell))


def _says(question: str, head: str) -> bool:
    """Whether a question has all the words of a head."""
    return shares(head, [question]) == [1.0]


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
