"""Tables of data: each row a line that tells by itself what its figures are, in every format that has tables."""

from __future__ import annotations

import io
import json
import time

import docx
import pytest
from docx.oxml import OxmlElement
from lxml import html

from qa.articles.tables import blocks, rows_as_lines
from qa.sentences.long import WEIGHT_LIMIT, weight
from tests.conftest import Read

HARVEST = [("County", "Barley", "Oats"), ("Northfold", "40 tons", "12.5 tons"), ("Westmarch", "7 tons", "")]
HARVEST_LINES = [
    "County | Barley | Oats",
    "Northfold | Barley: 40 tons | Oats: 12.5 tons",
    "Westmarch | Barley: 7 tons",
]
BALES = [("المزرعة", "القطن", "الصوف"), ("الغربية", "٣١ بالة", "١٢ بالة")]
BALES_LINES = ["المزرعة | القطن | الصوف", "الغربية | القطن: ٣١ بالة | الصوف: ١٢ بالة"]
BEFORE = "The council counted what the farms of the valley had brought in before the frost, and was pleased with it."
AFTER = "Next year will be better still, said the clerk who had counted, and nobody in the hall contradicted him."


def _table(rows: list[tuple[str, ...]]) -> str:
    cells = [
        "".join(f"<{name}>{one}</{name}>" for one in row)
        for name, row in zip(["th", *["td"] * len(rows)], rows, strict=False)
    ]
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def _page(table: str) -> bytes:
    body = f"<article><h1>What the farms brought in</h1><p>{BEFORE}</p>{table}<p>{AFTER}</p></article>"
    return f"<!doctype html><html><head><title>Farms</title></head><body>{body}</body></html>".encode()


def _markdown(rows: list[tuple[str, ...]]) -> bytes:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, "|" + "---|" * len(rows[0]))
    return f"{BEFORE}\n\n{chr(10).join(lines)}\n\n{AFTER}\n".encode()


def _word(rows: list[tuple[str, ...]], marked: bool = True) -> bytes:
    document = docx.Document()
    document.add_paragraph(BEFORE)
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    if marked:
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    document.add_paragraph(AFTER)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _lines(read: Read, name: str, data: bytes) -> list[str]:
    """Of the article, between the paragraphs around its table."""
    lines = read(name, data)[0].text.split("\n")
    return lines[lines.index(BEFORE) + 1 : lines.index(AFTER)]


@pytest.mark.parametrize(("rows", "lines"), [(HARVEST, HARVEST_LINES), (BALES, BALES_LINES)])
@pytest.mark.parametrize("kind", ["html", "md", "docx", "json"])
def test_a_row_is_a_line_with_the_heads_of_its_figures(
    read: Read, kind: str, rows: list[tuple[str, ...]], lines: list[str]
) -> None:
    """Else "7 tons" is quoted by itself, or with the figure of another column beside it and no heads."""
    record = {"title": "Farms", "text": f"<p>{BEFORE}</p>{_table(rows)}<p>{AFTER}</p>"}
    data = {
        "html": _page(_table(rows)),
        "md": _markdown(rows),
        "docx": _word(rows),
        "json": json.dumps(record).encode(),
    }
    assert _lines(read, f"a.{kind}", data[kind]) == lines


@pytest.mark.parametrize("kind", ["html", "docx"])
def test_a_row_without_heads_is_a_line_that_shows_it(read: Read, kind: str) -> None:
    """Nothing is taken for a head that does not say to be one."""
    table = _table(HARVEST[:2]).replace("th>", "td>")
    data = {"html": _page(table), "docx": _word(HARVEST[:2], marked=False)}
    lines = ["| County | Barley | Oats |", "| Northfold | 40 tons | 12.5 tons |"]
    assert _lines(read, f"a.{kind}", data[kind]) == lines


TOLD = {
    "spans columns": (
        "<tr><th>Farm<th>Hay<th>Oats<tr><td>Upper<td colspan=2>none<tr><td colspan=3>South<tr><td>Lower<td>4<td>5",
        "Farm | Hay | Oats\nUpper | Hay: none | Oats: none\nSouth\nLower | Hay: 4 | Oats: 5",
    ),
    "spans rows": (
        "<tr><th>Farm<th>Crop<th>Tons<tr><td rowspan=2>Upper<td>Hay<td>4<tr><td>Oats<td>5",
        "Farm | Crop | Tons\nUpper | Crop: Hay | Tons: 4\nUpper | Crop: Oats | Tons: 5",
    ),
    "heads in two rows": (
        "<tr><th rowspan=2>Farm<th colspan=2>2001<th>2002<tr><th>Hay<th>Oats<th>Hay<tr><td>Upper<td>4<td>5<td>6",
        "Farm | 2001 | 2002\nFarm | Hay | Oats | Hay\nUpper | 2001 / Hay: 4 | 2001 / Oats: 5 | 2002 / Hay: 6",
    ),
    "heads of its rows": (
        "<thead><tr><td><td>Hay:<td>Oats：<tbody><tr><th scope=row>Upper<td>4<td>5",
        "Hay: | Oats：\nUpper | Hay: 4 | Oats: 5",
    ),
    "new heads below": (
        "<tr><th>Farm<th>Hay<tr><td>Upper<td>4<tr><th>Mill<th>Flour<tr><td>Lower<td>9",
        "Farm | Hay\nUpper | Hay: 4\nMill | Flour\nLower | Flour: 9",
    ),
    "title and caption": (
        "<caption>What came in</caption><tr><th colspan=2>All farms<tr><th>Farm<th>Hay<tr><td>Upper<td>4",
        "What came in\nAll farms\nFarm | Hay\nUpper | Hay: 4",
    ),
    "lines in a cell": (
        "<tr><th>Farm<th>Hay<tr><td><p>Upper</p><p>Farm</p><td>4<br>tons<script>x()</script><ul><li>dry<li>good</ul>",
        "Farm | Hay\nUpper Farm | Hay: 4 tons dry good",
    ),
    "a column without a head": (
        "<tr><th>Farm<th>Hay<th><tr><td>Upper<td>4<td>5",
        "Farm | Hay\n| Upper | Hay: 4 | 5 |",
    ),
    "a table within": (
        "<tr><th>Farm<th>Hay<tr><td>Upper<td><table><tr><th>A<th>B<tr><td>1<td>2</table>",
        "Farm\nHay\nUpper\nA | B\n1 | B: 2",
    ),
    "a page's layout": (
        f"<tr><th>News<th>Menu<tr><td><p>{BEFORE}</p><p>{AFTER}</p><td>Home",
        f"News\nMenu\n{BEFORE}\n{AFTER}\nHome",
    ),
    "names and values": ("<tr><th>Born<td>1901<tr><th>Died<td>1984", "| Born | 1901 |\n| Died | 1984 |"),
}  # fmt: skip


@pytest.mark.parametrize("kind", TOLD)
def test_what_a_table_says_is_all_told(kind: str) -> None:
    """Every shape of a table."""
    table, lines = TOLD[kind]
    assert blocks(html.fromstring(f"<div><table>{table}</table></div>")) == lines


def test_a_row_longer_than_a_sentence_is_several_with_its_name() -> None:
    """Else a figure of a wide table would stand in a sentence that does not say whose it is."""
    years = range(1950, 2000)
    heads = "".join(f"<th>Harvest of {year}" for year in years)
    table = f"<table><tr><th>Farm{heads}<tr><td>الغربية{''.join(f'<td>{year}.5 tons' for year in years)}</table>"
    lines = [line for line in blocks(html.fromstring(f"<div>{table}</div>")).split("\n") if ": " in line]
    assert len(lines) > 1
    assert all(line.startswith("الغربية | ") and weight(line) <= WEIGHT_LIMIT for line in lines)
    assert [piece for line in lines for piece in line.split(" | ")[1:]] == [
        f"Harvest of {year}: {year}.5 tons" for year in years
    ]


def test_links_of_a_table_stay_links() -> None:
    """The extraction tells a menu from a table by them."""
    tree = html.fromstring(
        "<div><table><tr><th>A<th>B<tr><td><a href=x>Home</a><td>no <a href=y>1</a> 23</table></div>"
    )
    rows_as_lines(tree)
    assert [one.text for one in tree.iter("a")] == ["Home"]


@pytest.mark.parametrize(
    "table",
    [
        "<tr><th>A<th>B" + "<tr><td rowspan=99999 colspan=50>x" * 3_000,
        "<tr>" + "<th>A" * 100_000 + "<tr><td>x",
        "<tr><th>A<th colspan=59>" + "B" * 100 + "<tr><td>x<td colspan=59>y" * 5_000,
        "<tr><th>A<th>B<tr><td>x<td><table>" * 60,
        "<tr><th>A<th>B" + "<tr><td>x<td>" + "<p>y" * 100_000,
    ],
    ids=["spans", "columns", "growth", "nested", "paragraphs"],
)
def test_an_odd_table_costs_no_more_than_its_size(table: str) -> None:
    """A file from anywhere must not take minutes, or more memory than it has letters."""
    tree = html.fromstring(f"<div><table>{table}</table></div>")
    begun = time.perf_counter()
    text = blocks(tree)
    assert time.perf_counter() - begun < 10
    assert len(text) <= 40 * len(table)
