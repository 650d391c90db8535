"""A turn that is one value, or that mends what was said, takes the place of the old one."""

from __future__ import annotations

import time

import pytest

from qa.articles.language import identify
from qa.followup import Turn, turns, wordings
from qa.followup.places import fold, places
from qa.followup.tokens import tokens
from qa.followup.values import replaced


def understood(*questions: str) -> str | None:
    return turns(questions)[-1].understood


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("How far did rents fall in Norway?", "and in Peru?", "How far did rents fall in Peru?"),
        ("How far did rents fall in Elmton?", "and in Oakby?", "How far did rents fall in Oakby?"),
        ("How far did rents fall in Norway?", "and in the United Arab Emirates?",
         "How far did rents fall in the United Arab Emirates?"),
        ("كم بلغ سعر القمح في الأردن؟", "وفي الإمارات العربية المتحدة؟",
         "كم بلغ سعر القمح في الإمارات العربية المتحدة؟"),
        ("What does the ferry cost for lorries?", "and for cars?", "What does the ferry cost for cars?"),
        ("كم بلغ سعر القمح في الأردن؟", "وفي لبنان؟", "كم بلغ سعر القمح في لبنان؟"),
        ("كم بلغ سعر القمح في الأردن؟", "ولبنان؟", "كم بلغ سعر القمح في لبنان؟"),
        ("كم عدد سكان عمّان وكم مساحة لبنان؟", "والأردن؟", "كم عدد سكان عمّان وكم مساحة الأردن؟"),
        ("¿Cuánto subió el alquiler en Cuba?", "¿y en Chile?", "¿Cuánto subió el alquiler en Chile?"),
        ("De combien les loyers ont-ils baissé en Italie ?", "et en Norvège ?",
         "De combien les loyers ont-ils baissé en Norvège ?"),
        ("Wie stark fielen die Mieten in Norwegen?", "und in Dänemark?", "Wie stark fielen die Mieten in Dänemark?"),
        ("Насколько выросли цены в Норвегии?", "а в Дании?", "Насколько выросли цены в Дании?"),
        ("挪威的房租是多少?", "丹麦呢?", "丹麦的房租是多少?"),
        ("اجاره در نروژ چقدر است؟", "در شیلی چطور؟", "اجاره در شیلی چقدر است؟"),
        ("Norveç'te kiralar ne kadar arttı?", "ya Şili'de?", "Şili'de kiralar ne kadar arttı?"),
        ("כמה עלה השכר בנורווגיה?", "ובפרו?", "כמה עלה השכר בפרו?"),
        ("नॉर्वे में किराया कितना बढ़ा?", "और चिली में?", "चिली में किराया कितना बढ़ा?"),
        ("ノルウェーの家賃はいくらですか？", "チリは？", "チリの家賃はいくらですか？"),
        ("ノルウェーで何隻沈みましたか？", "東京では？", "東京で何隻沈みましたか？"),
        ("Quanto subiu a renda no Chile?", "e no Peru?", "Quanto subiu a renda no Peru?"),
        ("Quanto subiu a renda no Chile?", "E nos Estados Unidos?", "Quanto subiu a renda nos Estados Unidos?"),
        ("Quanto sono saliti gli affitti in Norvegia?", "E negli Stati Uniti?",
         "Quanto sono saliti gli affitti negli Stati Uniti?"),
        ("Quanto costa un affitto negli Stati Uniti?", "e in Cile?", "Quanto costa un affitto in Cile?"),
        ("Quanto costa un affitto in Cile?", "e nello Yemen?", "Quanto costa un affitto nello Yemen?"),
        ("Quanto sono saliti gli affitti in Norvegia?", "e in Cile?", "Quanto sono saliti gli affitti in Cile?"),
        ("Скільки коштує оренда в Норвегії?", "а в Данії?", "Скільки коштує оренда в Данії?"),
    ],
)  # fmt: skip
def test_a_place_takes_the_place_of_the_last_one(before: str, question: str, expected: str) -> None:
    assert understood(before, question) == expected


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("כמה אוניות עגנו באלמה?", "ובגבעון?", "כמה אוניות עגנו בגבעון?"),
        ("Karabük'te kaç gemi var?", "ya Düzce'de?", "Düzce'de kaç gemi var?"),
        ("榆镇的房租是多少?", "柳镇呢?", "柳镇的房租是多少?"),
    ],
)
def test_a_place_that_is_not_known_goes_where_its_preposition_or_ending_is(
    before: str, question: str, expected: str
) -> None:
    assert understood(before, question) == expected


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("How many ships called at Oakby in 2019?", "and in 2020?", "How many ships called at Oakby in 2020?"),
        ("How many ships called at Oakby in 2019?", "the same for 2020?", "How many ships called at Oakby in 2020?"),
        ("2019年有多少船只停靠?", "2020年呢?", "2020年有多少船只停靠?"),
        ("¿Cuántos barcos llegaron en 2019?", "¿y en 2020?", "¿Cuántos barcos llegaron en 2020?"),
        ("2019年に何隻沈みましたか？", "2020年には？", "2020年に何隻沈みましたか？"),
    ],
)
def test_a_year_takes_the_place_of_the_only_one(before: str, question: str, expected: str) -> None:
    assert understood(before, question) == expected


def test_a_year_replaces_neither_a_place_nor_one_of_two_years() -> None:
    assert understood("How many ships called at Oakby?", "and in 2020?") == "In 2020? (How many ships called at Oakby)"
    two = understood("How many ships called between 2010 and 2019?", "and in 2020?")
    assert two == "In 2020? (How many ships called between 2010 and 2019)"


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("What did Harlow say about Oakby?", "And Brandt?", "What did Brandt say about Oakby?"),
        ("How many people live in Oakby?", "and Elmton?", "How many people live in Elmton?"),
        ("Did Harlow accept the plan?", "And Brandt?", "Did Brandt accept the plan?"),
        ("What is the Harbour Bank's forecast for Peru?", "what about Chile?",
         "What is the Harbour Bank's forecast for Chile?"),
    ],
)  # fmt: skip
def test_a_name_takes_the_place_of_one_of_its_kind(before: str, question: str, expected: str) -> None:
    assert understood(before, question) == expected


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("Who was jailed in Oakby?", "And Joanna Harlow?"),
        ("Qui a été jugé à Oakby ?", "Et Joanna Harlow ?"),
        ("¿Quién fue juzgado en Oakby?", "¿Y Joanna Harlow?"),
        ("Кого судили в Камышине?", "А Анну Савину?"),
    ],
)
def test_a_name_of_more_words_takes_not_the_place_of_a_place(before: str, question: str) -> None:
    """Most likely it is somebody's; what was asked stays beside it."""
    found = understood(before, question)
    assert found is not None
    assert found.endswith(")"), found


@pytest.mark.parametrize(
    ("before", "name", "question", "expected"),
    [
        ("Who was jailed?", "And Joanna Harlow?", "And Tom Brandt?", "Tom Brandt? (Who was jailed)"),
        ("Who was jailed?", "And Harlow?", "And Brandt?", "Brandt? (Who was jailed)"),
        ("Who was jailed in Oakby?", "And Joanna Harlow?", "And Brandt?", "Brandt? (Who was jailed in Oakby)"),
        ("¿Quién fue juzgado?", "¿Y Joanna Harlow?", "¿Y Tom Brandt?", "¿Tom Brandt? (Quién fue juzgado)"),
        ("Who left the party (SP) in May?", "And Harlow?", "And Brandt?", "Who left the party (Brandt) in May?"),
    ],
)
def test_a_name_takes_the_place_of_the_name_that_was_asked_for_before(
    before: str, name: str, question: str, expected: str
) -> None:
    said = turns([before, name])
    assert wordings(question, said[0].question_language, said)[-1].understood == expected


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("Which two firms won the tender?", "what about the second one?"),
        ("How far did rents fall in Norway?", "Reason?"),
        ("Wie viele Menschen leben in Elmstadt?", "und Eichdorf?"),
        ("¿Cuántos murieron en el incendio del puerto?", "¿Y el alcalde?"),
        ("ノルウェーで何隻沈みましたか？", "チリ人は？"),
        ("タイトルは何ですか？", "チリは？"),
    ],
)
def test_where_it_is_not_clear_what_is_replaced_nothing_is(before: str, question: str) -> None:
    found = understood(before, question)
    assert found is not None
    assert found.endswith(")")


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("چند نفر در مصر کشته شدند؟", "و در بندر؟", "چند نفر در بندر کشته شدند؟"),
        ("چند نفر در عربستان سعودی کشته شدند؟", "و در بندر؟", "چند نفر در بندر کشته شدند؟"),
        ("چند نفر در خرداد کشته شدند؟", "و در مرداد؟", "چند نفر در مرداد کشته شدند؟"),
        ("دولت برای کشاورزان چه کرد؟", "و برای کارگران؟", "دولت برای کارگران چه کرد؟"),
        ("دولت برای کشاورزان وام تصویب کرد؟", "و برای کارگران؟", "برای کارگران؟ (دولت برای کشاورزان وام تصویب کرد)"),
        ("कितने लोग मिस्र में मरे?", "और बंदरगाह में?", "कितने लोग बंदरगाह में मरे?"),
        ("कितने लोग मई में मरे?", "और जून में?", "कितने लोग जून में मरे?"),
        ("कितने लोग नूरपुर में मरे?", "और बंदरगाह में?", "बंदरगाह में? (कितने लोग नूरपुर में मरे)"),
        ("Feribot kamyonlar için ne kadar?", "peki arabalar için?", "Arabalar için? (Feribot kamyonlar için ne kadar)"),
        ("Kamyonlar için feribot ne kadar?", "peki arabalar için?", "arabalar için feribot ne kadar?"),
    ],
)
def test_where_verbs_stand_last_no_verb_and_nobody_beside_a_value_is_lost(
    before: str, question: str, expected: str
) -> None:
    assert understood(before, question) == expected


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("Who praised the mayor?", "no, I mean the judge", "Who praised the judge?"),
        ("Who praised the mayor?", "sorry, I meant the judge", "Who praised the judge?"),
        ("من مدح العمدة؟", "لا، أقصد القاضي", "من مدح القاضي؟"),
        ("¿Quién elogió al alcalde?", "no, me refiero al juez", "¿Quién elogió al juez?"),
        ("Qui a félicité le maire ?", "non, je veux dire le juge", "Qui a félicité le juge ?"),
        ("Wer lobte den Bürgermeister?", "Nein, ich meine den Richter", "Wer lobte den Richter?"),
    ],
)
def test_what_was_meant_takes_the_place_of_what_was_said(before: str, question: str, expected: str) -> None:
    assert understood(before, question) == expected


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("What was the turnout in the Tunisian elections?", "And in Tunis?"),
        ("What was the inflation rate in the Turkish economy?", "And in Oakby?"),
    ],
)
def test_a_value_takes_no_half_of_what_was_said_of_another(before: str, question: str) -> None:
    """ "in Tunis elections" is asked for by nobody."""
    told = understood(before, question)
    assert told is not None
    assert before.rstrip(" ?") in told


def test_a_name_takes_the_place_of_the_one_before_the_same_ending_alone() -> None:
    questions = "What was Nordwerk's revenue?", "And its profit?", "And Elmcar's?"
    assert understood(*questions) == "Its profit? (Elmcar's revenue)"


def test_how_high_is_no_how() -> None:
    """What follows "wie hoch" says nothing without it: "Wann hoch war …?"."""
    assert understood("Wie hoch war die Miete in Elmton?", "Und wann?") != "Wann hoch war die Miete in Elmton?"
    assert understood("How tall is the tower in Elmton?", "And its dome?") == "Its dome? (tower in Elmton)"
    assert understood("塔有多高？", "它的圆顶呢？") == "它的圆顶呢？ (塔有)"


def test_a_mending_without_a_counterpart_is_still_asked_with_what_was_said() -> None:
    assert understood("Where did the ferry sink?", "i meant the one in Peru") == "The one in Peru (ferry sink)"
    (one,) = wordings("I mean", "en", [Turn("Where did the ferry sink?", "en")])
    assert one.understood is None


def test_a_value_in_another_language_replaces_nothing() -> None:
    assert (
        understood("How far did rents fall in Norway?", "وفي لبنان؟") == "في لبنان؟ (How far did rents fall in Norway?)"
    )


def test_places_are_known_in_each_language_as_they_are_folded() -> None:
    assert {"norway", "cairo"} <= places("en")
    assert {fold("القاهرة"), fold("لبنان")} <= places("ar")
    assert {"丹麦", "开罗"} <= places("zh")
    assert "jordan" not in places("en")  # as often somebody's name
    assert places("no such language") == frozenset()


@pytest.mark.parametrize("said", ["in " * 5_000, "In Peru in Peru, " * 1_250, "PERU " * 5_000, "2019 " * 5_000])
def test_a_value_is_looked_for_in_a_long_text_in_no_time(said: str) -> None:
    start = time.process_time()
    question = "and in Norway?"
    assert identify(question)
    replaced(question, tokens(question, "en"), said, "en", False)
    replaced("and Norway?", tokens("and Norway?", "en"), said, "en", False)
    assert time.process_time() - start < 1
