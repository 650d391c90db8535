"""A table's row in a text: one sentence, whose figures are told apart by their heads or not at all."""

from __future__ import annotations

import time

import pytest

from qa.reader.base import Calibration
from qa.reader.cells import answering_parts
from qa.reader.model import SpanModel
from qa.reader.spans import SpanReader
from qa.sentences import sentences
from qa.table_rows import cells, is_row
from qa.types import Article, Hit, Passage


def _sentences(text: str, language: str) -> list[str]:
    return [text[one.start : one.end] for one in sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "row"),
    [
        ("en", "Upper Farm | Note: Sold. Not yet paid. | Hay: 4.5 tons"),
        ("ar", "المزرعة الغربية | ملاحظة: بيعت. لم يدفع ثمنها بعد. | القطن: ٣١ بالة"),
        ("he", "החווה | הערה: נמכרה. טרם שולם. | חציר: 4 טון"),
        ("zh", "上庄 | 备注: 已出售。尚未付款。 | 干草: 4吨"),
        ("th", "ฟาร์มบน | หมายเหตุ: " + "ขายแล้ว ยังไม่ได้จ่ายเงิน และ " * 6 + " | หญ้า: 4 ตัน"),
        ("hi", "ऊपरी खेत | टिप्पणी: बिक गया। भुगतान नहीं हुआ। | घास: 4 टन"),
        ("en", "| Upper Farm | Sold. Not yet paid. | 4.5 tons |"),
    ],
)
def test_a_row_is_one_sentence(language: str, row: str) -> None:
    """Whatever its cells hold, and the sentences around it are what they were."""
    text = f"One. Two.\n{row}\nThree. Four."
    assert _sentences(text, language)[2:-2] == [row]


def test_the_heads_above_a_row_are_one_sentence() -> None:
    """They hold abbreviations."""
    heads = "Farm | Approx. Hay. Dry | Oats"
    assert _sentences(f"{heads}\nUpper | Approx. Hay. Dry: 4 | Oats: 5", "en")[0] == heads


def test_text_with_the_sign_of_a_row_is_text() -> None:
    """A dateline, a row of links."""
    text = "By Ann Lee | The mill burned down. Nobody was hurt. | Share | Print"
    assert not is_row(text)
    assert len(_sentences(text, "en")) == 3


def test_a_row_too_long_for_a_sentence_is_cut_between_cells() -> None:
    """As where a text was pasted; it takes no longer than its length."""
    row = "| " + " | ".join(f"cell {n}. Of it." for n in range(20_000)) + " |"
    begun = time.perf_counter()
    found = _sentences(row, "en")
    assert time.perf_counter() - begun < 10
    assert all(one.endswith("|") for one in found)
    assert " ".join(found) == row


def test_the_cells_of_a_row_begin_behind_their_heads() -> None:
    """Also where one is empty, and where one has the sign in it."""
    for row, values in [
        ("Upper | Hay: 4 tons | Time: 10:30", ["Upper", "4 tons", "10:30"]),
        (r"| Upper |  | 4 \| 5 | |", ["Upper", r"4 \| 5"]),
    ]:
        assert [row[one.value : one.end] for one in cells(row)] == values


FARM = "Upper Farm | Hay (tons): 4 | Oats (tons): 9"
YEARS = "الغربية | ٢٠٢١: ٣١ بالة | ٢٠٢٢: ٤٢ بالة"
ZH = "上庄 | 小麦产量: 3吨 | 水稻产量: 8吨"


@pytest.mark.parametrize(
    ("question", "row", "parts"),
    [
        ("How much oats came from Upper Farm?", FARM, ["Upper Farm", "Oats (tons): ", "9"]),
        ("Upper Farm?", FARM, ["Upper Farm", "Hay (tons): ", "4", "Oats (tons): ", "9"]),
        ("How much did the east bring?", FARM, []),
        ("كم بالة في الغربية عام 2022؟", YEARS, ["الغربية", "٢٠٢٢: ", "٤٢ بالة"]),
        ("كم بالة في الغربية عام 2023؟", YEARS, []),
        ("上庄的水稻产量是多少？", ZH, ["上庄", "水稻产量: ", "8吨"]),
        ("How much hay came from Upper Farm?", "| Upper Farm | 4 | 9 |", []),
        ("How much hay came from Upper Farm?", "| Upper Farm | 4 |", ["Upper Farm", "4"]),
        ("Who wrote it?", "By Ann Lee | 4 May 2001", ["By Ann Lee", "4 May 2001"]),
        ("Who wrote it?", "Ann Lee wrote it.", ["Ann Lee wrote it."]),
    ],
)
def test_an_answer_lies_in_one_cell_whose_head_is_asked_for(question: str, row: str, parts: list[str]) -> None:
    """None where nothing says which cell that is."""
    assert [row[start:end] for start, end in answering_parts(question, row)] == parts


def _read(question: str, language: str, text: str) -> tuple[str, float]:
    article = Article("a" * 16, 1, "Farms", text, None, None, language, None, "f", 0, "")
    found = sentences(text, language)
    hit = Hit(article, Passage(0, article.article_id, 1, found), 0.85, (0.85,) * len(found))
    reader = SpanReader(SpanModel.load(), Calibration.load(SpanReader.name))
    best = reader.read(question, language, [hit]).spans[0]
    return best.text, best.score


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "language", "text", "answer"),
    [
        (
            "How much did the roads cost in 2002?",
            "en",
            "Item | 2001 | 2002\nSchools | 2001: $4 million | 2002: $7 million\n"
            "Roads | 2001: $5 million | 2002: $9 million",
            "$9 million",
        ),
        (
            "كم بلغت كلفة الطرق عام 2002؟",
            "ar",
            "البند | 2001 | 2002\nالمدارس | 2001: 4 ملايين | 2002: 7 ملايين\nالطرق | 2001: 5 ملايين | 2002: 9 ملايين",
            "9 ملايين",
        ),
        (
            "道路2002年花了多少钱？",
            "zh",
            "项目 | 2001年 | 2002年\n学校 | 2001年: 4万元 | 2002年: 7万元\n道路 | 2001年: 5万元 | 2002年: 9万元",
            "9万元",
        ),
    ],
)
def test_the_figure_of_row_and_column_is_the_answer(question: str, language: str, text: str, answer: str) -> None:
    """And no words of another cell, nor the head."""
    assert _read(question, language, text)[0] == answer


@pytest.mark.model
def test_a_row_without_heads_is_quoted_whole_and_not_fully_supported() -> None:
    """Which of its figures is meant, nobody can tell."""
    text = "| Schools | $4 million | $7 million |\n| Roads | $5 million | $9 million |"
    words, score = _read("How much did the roads cost in 2002?", "en", text)
    assert words == "| Roads | $5 million | $9 million |"
    assert score <= 0.5
