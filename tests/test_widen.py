"""What belongs to the words that were found: a number's scale, sign and currency, the rest of what is in brackets."""

from __future__ import annotations

import pytest

from qa.reader.widen import widened


@pytest.mark.parametrize(
    ("language", "text", "found", "whole"),
    [
        ("en", "It cost $2.1 billion to build.", "2.1", "$2.1 billion"),
        ("en", "It paid 350 million dollars for it.", "350", "350 million dollars"),
        ("en", "Between £180,000 and £220,000 is gone.", "180,000", "£180,000"),
        ("en", "It began at 5:30 p.m. on Tuesday.", "5:30 p.m", "5:30 p.m."),
        ("en", "The firm (of Leeds) is here.", "firm (of Leeds", "firm (of Leeds)"),
        ("zh", "售出2.3万辆汽车。", "2.3", "2.3万"),
        ("zh", "贷款10亿美元用于供水。", "10", "10亿美元"),
        ("ja", "1億2000万円を貸した。", "1億2000", "1億2000万円"),
        ("ar", "بنسبة 13.6 في المئة هذا العام.", "13.6", "13.6 في المئة"),
        ("he", "תמורת 3 מיליון שקלים חדשים בלבד.", "3", "3 מיליון שקלים חדשים"),
        ("hi", "10 अरब लोग हैं।", "10", "10 अरब"),
        ("fa", "۸۵ هزار نفر آمدند.", "۸۵", "۸۵ هزار"),
        ("ru", "Выделено 15 миллиардов на это.", "15", "15 миллиардов"),
        ("de", "Rund 26 Prozent der Stimmen.", "26", "26 Prozent"),
        ("fr", "Cela coûte 4,6 millions d’euros à la ville.".replace("’", "'"), "4,6", "4,6 millions d'euros"),
        ("es", "Es «Sal de la lluvia», y luego «Cartas al sur».", "Sal de la lluvia», y luego «Cartas al sur",
         "«Sal de la lluvia», y luego «Cartas al sur»"),
        ("tr", "Fiyatlar yüzde 26 arttı.", "26", "yüzde 26"),
    ],
)  # fmt: skip
def test_what_belongs_to_an_answer_is_in_it(language: str, text: str, found: str, whole: str) -> None:
    start = text.index(found)
    first, last = widened(text, start, start + len(found), language)
    assert text[first:last] == whole


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "12 people died in 2024.", "12"),
        ("en", "12 people died in 2024.", "2024"),
        ("en", "It is 5 m long.", "5"),
        ("en", "They met in Baghdad.", "Baghdad"),
        ("zh", "有25个基点。", "25"),
        ("ar", "التقوا في بغداد.", "بغداد"),
        ("xx", "12 million", "12"),
        ("th", "มา 35 คน", "35"),
    ],
)
def test_what_does_not_is_not(language: str, text: str, found: str) -> None:
    start = text.index(found)
    assert widened(text, start, start + len(found), language) == (start, start + len(found))
