"""The page of a PDF with the place of a quote: found by its letters, told apart by its place, never a crash."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from qa.articles import ArticleError, ArticleReader

LINES = [
    "The ministers met in Cairo on Monday and spoke for three hours about the new road.",
    "The next meeting will be held in Baghdad, the spokesman said after the talks had ended on",
    "Tuesday evening in the old town hall of the city, where the delegations had stayed.",
]


def _pdf(pages: list[list[str]]) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(600, 800))
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.drawString(50, 700 - 20 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _file(folder: Path, data: bytes) -> Path:
    path = folder / "a.pdf"
    path.write_bytes(data)
    return path


def test_a_quote_over_two_lines_gets_a_box_a_line_where_its_ink_is(reader: ArticleReader, tmp_path: Path) -> None:
    path = _file(tmp_path, _pdf([["Something else altogether."], LINES]))
    quote = " ".join(LINES[1:])
    found = reader.page(path, quote, 0.6)
    assert (found.page, found.pages, len(found.boxes)) == (2, 2, 2)
    image = Image.open(io.BytesIO(found.png)).convert("L")
    assert image.size == (found.width, found.height)
    dark = {
        y
        for y in range(image.height)
        for x in range(0, image.width, 2)
        if int(image.getpixel((x, y))) < 128  # type: ignore[arg-type]
    }
    for (left, top, width, height), line in zip(found.boxes, (1, 2), strict=True):
        assert left == pytest.approx(50 / 600, abs=0.01)
        assert top + height / 2 == pytest.approx((100 + 20 * line - 4) / 800, abs=0.01)
        assert width > 0.5
        assert any(top * image.height <= y <= (top + height) * image.height for y in dark)


def test_words_that_stand_twice_are_told_apart_by_their_place(reader: ArticleReader, tmp_path: Path) -> None:
    path = _file(tmp_path, _pdf([[LINES[0]], ["Between the two."], [LINES[0]]]))
    assert reader.page(path, LINES[0], 0.0).page == 1
    assert reader.page(path, LINES[0], 0.9).page == 3


def test_a_turned_page_is_marked_where_it_is_shown(reader: ArticleReader, tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(_pdf([LINES]))))
    writer.pages[0].rotate(90)
    writer.write(tmp_path / "a.pdf")
    found = reader.page(tmp_path / "a.pdf", LINES[0], 0.0)
    ((left, top, width, height),) = found.boxes
    assert found.width > found.height
    assert height > width, "the line runs downwards"
    assert 0 <= left < left + width <= 1
    assert 0 <= top < top + height <= 1


def test_a_quote_found_in_parts_is_marked_in_parts(reader: ArticleReader, tmp_path: Path) -> None:
    path = _file(tmp_path, _pdf([["Nothing of it."], [LINES[1], "17 | Daily News | page header", LINES[2]]]))
    found = reader.page(path, " ".join(LINES[1:]), 0.5)
    assert found.page == 2
    assert len(found.boxes) == 2


def test_words_on_no_page_and_a_broken_file_are_told_in_a_line(reader: ArticleReader, tmp_path: Path) -> None:
    path = _file(tmp_path, _pdf([LINES]))
    with pytest.raises(ArticleError, match="no page with these words"):
        reader.page(path, "Ψυχή ζῷον", 0.0)
    with pytest.raises(ArticleError, match=r"a\.pdf has no pages that can be shown"):
        reader.page(_file(tmp_path, b"%PDF-1.7 nothing"), "words", 0.0)
    assert reader.page(_file(tmp_path, _pdf([LINES])), LINES[0], 0.0).page == 1, "the reader goes on"
