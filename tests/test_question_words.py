"""A statement with a question mark behind it asks for yes or no, in languages that ask so."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
import regex

from qa.question import words as question_words
from qa.question.asked_for import yes_or_no
from qa.question.words import languages, stated


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Joana Prates foi condenada?", "pt"),
        ("O governador demitiu-se?", "pt"),
        ("A barragem ruiu?", "pt"),
        ("¿La presa se derrumbó?", "es"),
        ("¿Dimitió la gobernadora?", "es"),
        ("El tribunal lo absolvió, ¿verdad?", "es"),
        ("La diga è crollata?", "it"),
        ("Marta Riva si è dimessa?", "it"),
        ("Ministrul a demisionat?", "ro"),
        ("Le barrage a été fermé ?", "fr"),
        ("Die Brücke ist eingestürzt?", "de"),
        ("Губернатор был уволен?", "ru"),
        ("Плотина обрушилась?", "ru"),
        ("Губернатор ушёл в отставку?", "ru"),
        ("Гребля обвалилася?", "uk"),
        ("Губернатора було звільнено?", "uk"),
        ("Wojewoda podał się do dymisji?", "pl"),
        ("Tama została zamknięta?", "pl"),
        ("Ο υπουργός παραιτήθηκε;", "el"),
        ("سد فرو ریخت و استاندار برکنار شد؟", "fa"),
        ("گورنر نے استعفیٰ دیا؟", "ur"),
        ("राज्यपाल ने इस्तीफा दिया?", "hi"),
        ("המושל התפטר?", "he"),
        ("استقال المحافظ؟", "ar"),
        ("Gubernur sudah ditahan?", "id"),
        ("Gavana alijiuzulu?", "sw"),
        ("知事は辞任した？", "ja"),
        ("지사가 사임했어요?", "ko"),
        ("ผู้ว่าลาออกหรือไม่", "th"),
        ("Tỉnh trưởng từ chức à?", "vi"),
    ],
)
def test_a_statement_with_a_question_mark_asks_for_yes_or_no(question: str, language: str) -> None:
    assert yes_or_no(question, language)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("O governador demitiu-se", "pt"),
        ("O governador demitiu-se quando?", "pt"),
        ("Preço do petróleo?", "pt"),
        ("E na Turquia?", "pt"),
        ("A capital do Brasil é?", "pt"),
        ("Foi em Lisboa ou o ministro ficou em Faro?", "pt"),
        ("Dimitrie Moscou?", "pt"),
        ("¿El hombre que ganó?", "es"),
        ("¿La era del hielo?", "es"),
        ("Il prezzo del petrolio?", "it"),
        ("La città dove è nata?", "it"),
        ("Però?", "it"),
        ("Anul în care a demisionat?", "ro"),
        ("Le prix du pétrole ?", "fr"),
        ("L’homme qui a été condamné ?", "fr"),
        ("Der Mann, der verurteilt wurde?", "de"),
        ("Цена нефти?", "ru"),
        ("Год, в котором обрушилась плотина?", "ru"),
        ("Губернатор был уволен кем?", "ru"),
        ("Ціна нафти?", "uk"),
        ("Cena ropy?", "pl"),
        ("استاندار چه زمانی برکنار شد؟", "fa"),
        ("گورنر نے کب استعفیٰ دیا؟", "ur"),
        ("राज्यपाल ने कब इस्तीफा दिया?", "hi"),
        ("तुर्की में?", "hi"),
        ("השנה שבה המושל התפטר?", "he"),
        ("متى استقال المحافظ؟", "ar"),
        ("و في تركيا؟", "ar"),
        ("Gavana aliyejiuzulu?", "sw"),
        ("知事はいつ辞任した？", "ja"),
        ("ผู้ว่าลาออกเมื่อไหร่", "th"),
        ("The minister resigned?", "en"),
        ("Turkey?", "en"),
    ],
)
def test_a_fragment_or_a_question_for_something_is_none(question: str, language: str) -> None:
    assert not yes_or_no(question, language)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Je, gavana alizaliwa wapi?", "sw"),
        ("Apakah nama bendungan itu?", "id"),
        ("ダムと橋、どちらが崩れましたか。", "ja"),
    ],
)
def test_the_mark_of_yes_or_no_with_a_question_word_asks_for_that(question: str, language: str) -> None:
    assert not yes_or_no(question, language)


def test_what_a_follow_up_is_about_may_stand_behind_its_mark() -> None:
    assert stated("Ele foi absolvido? Roubo no banco", "pt")


@pytest.mark.parametrize("part", ["क है ", "a", "me ", "не ", "é ", "か", "a was b ", "? ", "-"])
def test_long_questions_take_no_long_time(part: str) -> None:
    begun = time.perf_counter()
    for language in languages():
        stated(part * (1_999 // len(part)) + "?", language)
    assert time.perf_counter() - begun < 2


def test_the_table_has_only_patterns_that_are_read() -> None:
    table = json.loads(Path(question_words.__file__).with_suffix(".json").read_text(encoding="utf-8"))
    for row in table.values():
        assert {"words"} <= set(row) <= {"words", "relative", "also", "verb", "keys"}
        assert all(regex.compile(pattern) for pattern in row.values())
