"""A table's row in a text: one sentence, whose figures are told apart by their heads or not at all."""

from __future__ import annotations

import time

import pytest

from qa.reader.base import Calibration
from qa.reader.cells import answering_parts, in_table, naming, unnamed_figures
from qa.reader.model import load_model
from qa.reader.spans import SpanReader
from qa.sentences import sentences
from qa.table_rows import cells, is_row
from tests.reader_fake import article_of, hit_of


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
        ("How much oats came from Upper Farm?", FARM, ["Upper Farm", "9"]),
        ("Upper Farm?", FARM, ["Upper Farm", "Hay", "4", "Oats", "9"]),
        (
            "Of which crop did Upper Farm bring 9 bags?",
            FARM.replace("Oats (tons)", "Oats (bags)"),
            ["Upper Farm", "Oats", "9"],
        ),
        ("How much did the east bring?", FARM, []),
        ("كم بالة في الغربية عام 2022؟", YEARS, ["الغربية", "٤٢ بالة"]),
        ("في أي عام أعطت الغربية أكثر؟", YEARS, ["الغربية", "٢٠٢١", "٣١ بالة", "٢٠٢٢", "٤٢ بالة"]),
        ("كم بالة في الغربية عام 2023؟", YEARS, []),
        ("上庄的水稻产量是多少？", ZH, ["上庄", "8吨"]),
        ("How much hay came from Upper Farm?", "| Upper Farm | 4 | 9 |", []),
        ("How much hay came from Upper Farm?", "| Upper Farm | 4 |", ["Upper Farm", "4"]),
        ("Who wrote it?", "By Ann Lee | 4 May 2001", ["By Ann Lee", "4 May 2001"]),
        ("How much is it?", "| | |", ["|", "|"]),
        ("Who wrote it?", "Ann Lee wrote it.", ["Ann Lee wrote it."]),
    ],
)
def test_an_answer_lies_in_one_cell_whose_head_is_asked_for(question: str, row: str, parts: list[str]) -> None:
    """None where nothing says which cell that is."""
    assert [row[start:end] for start, end in answering_parts(question, row)] == parts


@pytest.mark.parametrize(
    ("question", "row", "parts"),
    [
        ("How much did the mill cost in 2002?", "Mill | 2001 (thousand $): 5 | 2002 (thousand $): 9", ["Mill", "9"]),
        ("كم كلفت الطاحونة عام 2002؟", "الطاحونة | 2001 (ألف درهم): 5 | 2002 (ألف درهم): 9", ["الطاحونة", "9"]),
        ("磨坊2002年花了多少？", "磨坊 | 2001年（万元）: 5 | 2002年（万元）: 9", ["磨坊", "9"]),
        ("चक्की 2002?", "चक्की | 2001 (लाख रुपये): 5 | 2002 (लाख रुपये): 9", ["चक्की", "9"]),
        ("כמה עלתה הטחנה?", "הטחנה | גובה [מטר]: 5", ["הטחנה", "גובה", "5"]),
        (
            "When did it get 5?",
            "Mill | Paid (2001): 5 | Paid (2002): 9",
            ["Mill", "Paid (2001)", "5", "Paid (2002)", "9"],
        ),
        (
            "What was the wheel of the mill?",
            "Mill | Wheel (oak) and sails: 2",
            ["Mill", "Wheel (oak) and sails", "2"],
        ),
    ],
)
def test_the_unit_in_a_head_is_no_answer(question: str, row: str, parts: list[str]) -> None:
    """Nor a column that the question has already; what else a head says may be one."""
    assert [row[start:end] for start, end in answering_parts(question, row)] == parts


@pytest.mark.parametrize(
    ("question", "rows", "named"),
    [
        ("Which got 9.5 tons in 2002?", ["Hill | 2001: 9.5 | 2002: 4", "Mill | 2001: 3 | 2002: 9.5"], [0.5, 1]),
        ("Who got 1.105 tons?", ["Hill | Hay: 1,105 | Oats: 9", "Mill | Hay: 1 | Oats: 105"], [1, 0]),
        ("أيها نال ٤٦ مليونا؟", ["الصحة | 2001: 46 | 2002: 4", "الطرق | 2001: 3 | 2002: 5"], [1, 0]),
        ("Wer wuchs um 12,5 Prozent?", ["Wald | Zuwachs: 12.5 %", "Moor | Zuwachs: 2,5 %"], [1, 0]),
        ("哪里收了33吨？", ["上庄 | 小麦: 33 | 水稻: 8", "下庄 | 小麦: 3 | 水稻: 4"], [1, 0]),
        ("Which got 9 of 2002?", ["Hill | Hay: 9 of 12", "The mill got 9. | Share | Print"], [0, 0]),
        ("Who got most in 2002?", ["Hill | 2001: 4 | 2002: 9", "Mill | 2001: 3 | 2002: 5"], [0, 0]),
    ],
)
def test_a_row_is_named_by_a_figure_where_no_name_is(question: str, rows: list[str], named: list[float]) -> None:
    """The one in the column that is asked for, if any is; all numbers of a cell, and no head's."""
    assert naming(question, rows) == named


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        (
            "كم يبلغ عمق المرسى في ميناء مقديشو؟",
            ["الصومال | الميناء: مقديشو | العمق: 9", "كينيا | الميناء: مومباسا | العمق: 13"],
        ),
        (
            "¿Cuántos puntos tiene Puerto Cano?",
            ["2 | Equipo: Puerto Cano | Puntos: 40", "1 | Equipo: Río Alto | Puntos: 47"],
        ),
        ("How deep is Port Ann?", ["Kenya | Port: Port Ann (old) | Depth: 9 m", "Somalia | Port: Lorne | Depth: 13 m"]),
    ],
)
def test_a_row_is_named_by_another_column_where_the_first_names_none(question: str, rows: list[str]) -> None:
    named = naming(question, rows)
    assert named[0] > named[1]


def test_the_first_column_goes_before_the_others() -> None:
    rows = ["Ann | Port: Lorne | Depth: 9", "Kenya | Port: Ann | Depth: 13"]
    named = naming("How deep is it in Ann?", rows)
    assert named[0] > named[1] == 0


def test_a_name_goes_before_a_figure() -> None:
    """Which may be another thing's."""
    named = naming("What did the mill get for its 9 sails?", ["Mill | Hay: 4", "Hill | Hay: 9"])
    assert named[0] > named[1] == 0


@pytest.mark.parametrize(
    ("question", "row", "figures"),
    [
        ("How many did Santa Luz lose?", "Santa Luz | Ganados: 4 | Perdidos: 15", ["4", "15"]),
        ("How many did Santa Luz lose in 2024?", "Santa Luz | 2023: 4 | 2024: 15", []),
        ("¿Cuántos partidos perdidos tiene Santa Luz?", "Santa Luz | Ganados: 4 | Perdidos: 15", []),
        ("Who coaches Santa Luz?", "Santa Luz | Entrenador: Ana Gil | Puntos: 15", []),
        ("Who coaches Santa Luz?", "Ana Gil coaches Santa Luz.", []),
    ],
)
def test_figures_are_told_apart_by_their_heads_alone(question: str, row: str, figures: list[str]) -> None:
    assert [row[cell.value : cell.end] for cell in unnamed_figures(question, row)] == figures


def _read(question: str, language: str, text: str, asked_in: str | None = None) -> tuple[str, float]:
    hit = hit_of(article_of(text, language, "Farms"), 0.85)
    reader = SpanReader(load_model(), Calibration.load(SpanReader.name))
    best = reader.read(question, asked_in or language, [hit]).spans[0]
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
            "How much money did the bridge get in 2002?",
            "en",
            "Item | 2001 (thousand $) | 2002 (thousand $)\nSchool | 2001 (thousand $): 40 | 2002 (thousand $): 70\n"
            "Bridge | 2001 (thousand $): 50 | 2002 (thousand $): 90",
            "90",
        ),
        (
            "Which item got 50 thousand dollars in 2001?",
            "en",
            "School | 2001 (thousand $): 40 | 2002 (thousand $): 70\n"
            "Bridge | 2001 (thousand $): 50 | 2002 (thousand $): 90\n"
            "Mill | 2001 (thousand $): 60 | 2002 (thousand $): 50",
            "Bridge",
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


@pytest.mark.model
def test_a_figure_whose_head_is_in_another_language_than_the_question_is_not_guessed() -> None:
    """Where the network is little surer of one than of the others."""
    table = "Empresa | Ventas | Beneficio | Empleados\n" + "\n".join(
        f"{name} | Ventas: {sales} | Beneficio: {profit} | Empleados: {staff}"
        for name, sales, profit, staff in (("Alba", 812, 47, 5400), ("Nervo", 233, 19, 2100), ("Sureste", 590, 8, 3900))
    )
    words, score = _read("What profit did Nervo make?", "es", table, asked_in="en")
    assert words == "Nervo | Ventas: 233 | Beneficio: 19 | Empleados: 2100"
    assert score <= 0.5
    assert _read("¿Qué beneficio tuvo Nervo?", "es", table)[0] == "19"
    assert _read("How many employees does Sureste have?", "es", table, asked_in="en")[0] == "3900"


@pytest.mark.parametrize(
    ("line", "row"),
    [
        (
            "Libraries | 2024 (million $): 17 | 2025 (million $): 19",
            "Roads | 2024 (million $): 90 | 2025 (million $): 101",
        ),
        ("المكتبات | 2024 (مليون): 17 | 2025 (مليون): 19", "الطرق | 2024 (مليون): 90 | 2025 (مليون): 101"),
    ],
)
def test_a_line_of_heads_belongs_to_its_table(line: str, row: str) -> None:
    """It is no more an answer than a row that the question does not name."""
    heads = " | ".join(["X", *(cell.rpartition(":")[0] for cell in line.split(" | ")[1:])])
    assert in_table([heads, line, row, "A | b of another table | c", "The council met."]) == [
        True,
        True,
        True,
        False,
        False,
    ]
