"""Of a sentence's figures, the one of the place or person that the question names is taken."""

from __future__ import annotations

import time

import pytest

from qa.reader.earlier import figure_asked_for

Asked = tuple[str, str]


def _taken(asked: Asked, sentence: str, language: str, words: str) -> str | None:
    question, asked_in = asked
    start = sentence.index(words)
    found = figure_asked_for(question, asked_in, sentence, language, start, start + len(words))
    return found and sentence[found[0] : found[1]]


@pytest.mark.parametrize(
    ("language", "sentence", "asked", "right", "wrong"),
    [
        # Places, in either order.
        ("en", "14,000 homes in Dublin and 9,500 in Cork.", ("How many homes in Cork?", "en"), "9,500", "14,000"),
        ("en", "14,000 homes in Dublin and 9,500 in Cork.", ("¿Cuántas casas en Dublin?", "es"), "14,000", "9,500"),
        ("tr", "İzmir'de 112, Ankara'da 37 uçuş durdu.", ("İzmir'de kaç uçuş durdu?", "tr"), "112", "37"),
        (
            "fa",
            "در کرمانشاه ۱۴۰ خانه و در ایلام ۶۵ خانه ویران شد.",
            ("در کرمانشاه چند خانه ویران شد؟", "fa"),
            "۱۴۰",
            "۶۵",
        ),
        ("hi", "लखनऊ में 320 और कानपुर में 185 मामले हैं।", ("लखनऊ में कितने मामले हैं?", "hi"), "320", "185"),
        (
            "pt",
            "Em Olinda, 1.300 famílias saíram, e em Natal, 450.",
            ("Quantas famílias em Natal?", "pt"),
            "450",
            "1.300",
        ),
        ("ar", "احترق 410 هكتارات في بجاية و275 هكتارا في جيجل.", ("كم هكتارا احترق في جيجل؟", "ar"), "275", "410"),
        ("zh", "白云机场取消航班212架次，宝安机场取消97架次。", ("宝安机场取消多少架次？", "zh"), "97", "212"),
        ("ru", "Самара получит 40 автобусов, Пермь — 25.", ("How many buses will Perm get?", "en"), "25", "40"),
        # A part of all.
        ("en", "It has 320 shops, 45 of them in Canada.", ("How many shops has it in Canada?", "en"), "45", "320"),
        ("en", "It has 7,400 people, 2,100 of them in Oman.", ("كم عدد العاملين في عمان؟", "ar"), "2,100", "7,400"),
        ("de", "Sie bestellte 22 Schiffe, neun davon in Korea.", ("Wie viele Schiffe in Korea?", "de"), "neun", "22"),
        ("es", "Abrirá 40 tiendas, 12 de ellas en Portugal.", ("How many shops in Portugal?", "en"), "12", "40"),
        ("ar", "أجلت الشركة 640 عاملا، بينهم 210 من العراق.", ("كم عاملا أجلت من العراق؟", "ar"), "210", "640"),
        ("zh", "共转移28.6万人，其中漳州9.4万人。", ("漳州转移了多少人？", "zh"), "9.4万人", "28.6万人"),
        # Ages, and hours.
        ("en", "Ali Haddad, 34, and his brother Omar, 27, swam.", ("How old is Omar Haddad?", "en"), "27", "34"),
        ("fr", "Luc Perrin, 29 ans, et Chloé Marchal, 33 ans.", ("How old is Luc Perrin?", "en"), "29 ans", "33 ans"),
        ("es", "Son Jaime Ortuño, de 41 años, y Silvia Beltrán, de 38.", ("¿Qué edad tiene Silvia?", "es"), "38", "41"),
        ("tr", "Kadıköy'den 07.45'te, Moda'dan 08.20'de.", ("Kadıköy'den kaçta kalkacak?", "tr"), "07.45", "08.20'de"),
        ("en", "It begins at 10:00 in Rome and at 16:00 in Cairo.", ("متى تبدأ في القاهرة؟", "ar"), "16:00", "10:00"),
        (
            "de",
            "In Köln geht es um 19 Uhr los, in Ulm um 20.30 Uhr.",
            ("Wann geht es in Ulm los?", "de"),
            "20.30 Uhr",
            "19 Uhr",
        ),
    ],
)
def test_the_figure_of_the_name_that_is_asked_for(
    language: str, sentence: str, asked: Asked, right: str, wrong: str
) -> None:
    assert right in (_taken(asked, sentence, language, wrong) or "")
    assert _taken(asked, sentence, language, right) is None


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("How many people does it have in all?", "It has 7,400 people, 2,100 of them in Oman.", "7,400"),
        # Of everybody, or of both.
        ("How many homes in Cork?", "In Cork 14,000 homes and 9,500 shops have none.", "14,000"),
        ("How many homes in Cork and Dublin?", "14,000 homes in Dublin and 9,500 in Cork.", "14,000"),
        ("How many ships did Alsen order?", "Alsen ordered 22 ships and sold 14.", "22"),
        # Of another kind.
        ("How old was Chu?", "Chu died in Rome at 09:57, aged 77.", "77"),
        ("How many people live in Oran?", "Oran has 64 districts, and 800,000 people live in Algiers.", "800,000"),
        ("When did Landrum close his office?", "Landrum, 89, closed it in Rome, two years ago.", "two years ago"),
        ("Which jet does Iran Air fly?", "Iran Air has 12 jets, and Rome flies the Boeing 747.", "Boeing 747"),
        ("How many interceptions did Rome have?", "Rome lost 308 points, and Ajax led with 24 interceptions.", "24"),
    ],
)
def test_where_the_name_tells_no_figure_nothing_changes(question: str, sentence: str, words: str) -> None:
    assert _taken((question, "en"), sentence, "en", words) is None


def test_a_long_list_of_names_and_figures_takes_no_long_time() -> None:
    sentence = ", ".join(f"Rome{number} {number}" for number in range(150))
    began = time.process_time()
    assert _taken(("How many in Rome7?", "en"), sentence, "en", "12") is None
    assert time.process_time() - began < 1
