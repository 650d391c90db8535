"""Tables of data: each row becomes one line that tells by itself what its figures are.

    Ministry | 2024 budget | 2025 budget
    Health | 2024 budget: $410 million | 2025 budget: $520 million

Else a quote has figures without the heads that say what they are. What the table says is all there and in its order:
the heads once in a line of their own, a cell that spans rows or columns in each of them, an empty one in none. A row
longer than a sentence may be becomes several lines, each with the row's name. Tables that are there for the layout,
tables within which others stand, and those without heads are no tables of data.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from qa.articles.blocks import have_paragraphs, plain_blocks
from qa.sentences.long import WEIGHT_LIMIT, weight
from qa.table_rows import BORDER, HEAD_END

_MOST_COLUMNS = 60
_LONGEST_HEAD = 120
_LONGEST_CELL = 200
"""Characters of a cell in a table without heads; one that holds more is there for the layout."""
_MOST_GROWTH = 30
"""How many times the text of a table its lines may have: spans and heads are said again and again."""


@dataclass(frozen=True, slots=True, eq=False)
class _Cell:
    text: str
    linked: bool
    heads: bool
    """Whether it is marked as the head of a column or row."""


@dataclass(frozen=True, slots=True)
class _Row:
    element: Any
    cells: Sequence[_Cell | None]
    """One a column, the same one in each that it spans."""
    heads: bool
    """Whether it says what the columns are."""

    @property
    def is_title(self) -> bool:
        """Whether a single cell spans it all, and so says nothing of any column."""
        return len({id(cell) for cell in self.cells if cell and cell.text}) < 2


_Piece = tuple[str, _Cell]
"""What a line says of a cell, without its text, and the cell."""


def blocks(tree: Any) -> str:
    """Text of an element tree, one line a block and one a row of a table; it changes `tree`."""
    rows_as_lines(tree)
    for table in _tables(tree):
        rows = _rows(table)
        cells = [cell for row in rows for cell in row.cells if cell]
        wide = max((len(row.cells) for row in rows), default=0)
        if len(rows) > 1 and wide > 1 and all(len(cell.text) <= _LONGEST_CELL for cell in cells):
            for row in rows:
                if not row.is_title:
                    _replace(row, [[("", cell) for cell in dict.fromkeys(filter(None, row.cells))]], "|", framed=True)
    return plain_blocks(tree)


def rows_as_lines(tree: Any, mark: str = "|") -> None:
    """Makes one cell of each row of a table that has heads, with `mark` between what its cells said; changes `tree`."""
    for table in _tables(tree):
        rows = _rows(table)
        first = next((row for row in rows if not row.is_title), None)
        if first is None or not first.heads or all(row.heads or row.is_title for row in rows):
            continue
        lines = list(_told(rows))
        said = sum(len(cell.text) for row in rows for cell in dict.fromkeys(row.cells) if cell)
        if sum(len(before) + len(cell.text) for line in lines for before, cell in line) > _MOST_GROWTH * said:
            continue
        for row, line in zip(rows, lines, strict=True):
            untold = not row.heads and any(not before for before, _ in line[1:])
            _replace(row, list(_parts(line)), mark, framed=untold)


def _tables(tree: Any) -> list[Any]:
    """The tables that hold neither others nor paragraphs of a text."""
    found = list(tree.iter("table"))
    outer = {next(table.iterancestors("table"), None) for table in found}
    return [
        table
        for table in found
        if table not in outer
        and table.get("role") not in ("presentation", "none")
        and not any(have_paragraphs(cell.iter("p")) for cell in table.iter("td", "th"))
    ]


def _rows(table: Any) -> list[_Row]:
    """The rows, their cells put into columns; none of a table with too many columns."""
    found: list[_Row] = []
    below: dict[int, tuple[_Cell, int]] = {}
    elements = list(table.iter("tr"))
    for left, element in zip(range(len(elements), 0, -1), elements, strict=True):
        cells: list[_Cell | None] = []
        own = []
        for one in element.iterchildren("td", "th"):
            _take_down(cells, below)
            cell = _read(one)
            own.append(cell)
            columns = _span(one, "colspan")
            if len(cells) + columns > _MOST_COLUMNS:
                return []
            deep = min(_span(one, "rowspan"), left) - 1
            below.update({len(cells) + n: (cell, deep) for n in range(columns) if deep})
            cells += [cell] * columns
        _take_down(cells, below)
        heads = element.getparent().tag == "thead" or all(cell.heads for cell in own if cell.text)
        found.append(_Row(element, cells, heads and any(cell.text for cell in own)))
    return found


def _take_down(cells: list[_Cell | None], below: dict[int, tuple[_Cell, int]]) -> None:
    """Puts into a row what hangs down from the rows above it, from its next column on."""
    while len(cells) in below:
        cell, deep = below.pop(len(cells))
        if deep > 1:
            below[len(cells)] = cell, deep - 1
        cells.append(cell)


def _read(element: Any) -> _Cell:
    if not len(element):
        return _Cell(" ".join((element.text or "").split()), False, element.tag == "th")
    links = sum(len("".join(link.itertext()).strip()) for link in element.iter("a"))
    tail, element.tail = element.tail, None
    text = " ".join(plain_blocks(element).split())
    element.tail = tail
    return _Cell(text, 2 * links > len(text), element.tag == "th")


def _span(element: Any, name: str) -> int:
    value = element.get(name, "").strip()
    return max(1, int(value)) if value.isdecimal() and len(value) < 6 else 1


def _told(rows: Sequence[_Row]) -> Iterator[list[_Piece]]:
    """What each row says, its cells with their heads before them; heads further down replace those above."""
    heads: list[_Row] = []
    said: list[str] = []
    over = False
    for row in rows:
        if row.is_title or row.heads:
            if row.heads and not row.is_title:
                heads = [row] if over else [*heads, row]
                over = False
            yield [("", cell) for cell in dict.fromkeys(row.cells) if cell and cell.text]
            continue
        if not over:
            over, said = True, [_head(heads, column) for column in range(_MOST_COLUMNS)]
        pieces: list[_Piece] = []
        for column, cell in enumerate(row.cells):
            # A name that spans columns is said once: the heads are of what stands behind it.
            if cell and cell.text and not (column and cell is row.cells[0]):
                piece = (said[column] if column else "", cell)
                if piece not in pieces[-1:]:
                    pieces.append(piece)
        yield pieces


def _head(heads: Sequence[_Row], column: int) -> str:
    """What the heads of a column say, with what ends a head; "" where they say nothing."""
    cells = dict.fromkeys(row.cells[column] for row in heads if column < len(row.cells))
    said = " / ".join(cell.text for cell in cells if cell and cell.text).replace(HEAD_END, " ")
    said = said[:_LONGEST_HEAD].rstrip(" :：")
    return said + HEAD_END if said else ""


def _parts(line: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """The line, or of one too long for a sentence lines that all begin with the row's name."""
    name = line[:1]
    room = WEIGHT_LIMIT - sum(map(_weight, name))
    part, full = list(name), 0.0
    for piece in line[1:]:
        if full and full + _weight(piece) > room:
            yield part
            part, full = list(name if 2 * room > WEIGHT_LIMIT else ()), 0.0
        part.append(piece)
        full += _weight(piece)
    yield part


def _weight(piece: _Piece) -> float:
    return weight(f"{BORDER}{piece[0]}{piece[1].text}")


def _replace(row: _Row, lines: Sequence[Sequence[_Piece]], mark: str, framed: bool) -> None:
    """Puts a row of one cell for each line where the row stood.

    Links and paragraphs stay ones: by them the extraction tells menus from tables, and finds tables in a text.
    """
    paragraphs = row.element.find(".//p") is not None
    for line in lines:
        element = etree.Element("tr")
        cell = etree.SubElement(element, "td")
        cell = etree.SubElement(cell, "p") if paragraphs else cell
        _write(cell, f"{mark} " if framed else "")
        for number, (head, said) in enumerate(line):
            _write(cell, f" {mark} " if number else "")
            _write(cell, head.replace("|", mark))
            if said.linked:
                etree.SubElement(cell, "a", href="#").text = said.text.replace("|", mark)
            else:
                _write(cell, said.text.replace("|", mark))
        _write(cell, f" {mark}" if framed else "")
        row.element.addprevious(element)
    row.element.getparent().remove(row.element)


def _write(cell: Any, text: str) -> None:
    """Adds to the end of what a cell says."""
    if len(cell):
        cell[-1].tail = (cell[-1].tail or "") + text
    else:
        cell.text = (cell.text or "") + text
