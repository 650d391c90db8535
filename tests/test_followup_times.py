"""A time takes the place of a time, and of nothing else."""

from __future__ import annotations

import pytest

from qa.followup.times import timed
from qa.followup.tokens import tokens
from tests.test_followup_values import understood


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("كم عدد الغرقى في مصر؟", "وفي عام 2020؟"),
        ("كم عدد الغرقى في مصر؟", "وفي مايو؟"),
        ("كم عدد الغرقى في مصر؟", "وفي الصيف؟"),
        ("كم عدد الغرقى في مصر؟", "ويوم الجمعة؟"),
        ("كم عدد الغرقى في مصر؟", "وعام 2020؟"),
        ("כמה אוניות טבעו במצרים?", "ובשנת 2020?"),
        ("כמה אוניות טבעו במצרים?", "וב-2020?"),
        ("כמה אוניות טבעו במצרים?", "וביום שישי?"),
        ("मिस्र में कितने जहाज डूबे?", "और 2020 में?"),
        ("मिस्र में कितने जहाज डूबे?", "और मई में?"),
        ("Mısır'da kaç gemi battı?", "ya 2020'de?"),
        ("Mısır'da kaç gemi battı?", "ya Mayıs'ta?"),
        ("How many drowned in the flood in Egypt?", "And June?"),
        ("How many drowned in the flood in Egypt?", "And in the summer?"),
        ("How many drowned in the flood in Egypt?", "And Friday?"),
        ("Who met Harlow in Egypt?", "And Friday?"),
        ("¿Cuántos se ahogaron en el puerto?", "¿Y en mayo?"),
        ("Сколько судов затонуло в порту?", "А в пятницу?"),
        ("Скільки суден затонуло в порту?", "А в травні?"),
        ("Wie viele ertranken im Hafen?", "Und im Juni?"),
        ("Quante navi sono affondate in porto?", "E in maggio?"),
        ("چند کشتی در مصر بود؟", "و در سال ۲۰۲۰؟"),
        ("挪威的房租是多少?", "五月呢?"),
        ("挪威的房租是多少?", "2020年呢?"),
    ],
)
def test_a_time_takes_not_the_place_of_a_place_or_a_name(before: str, question: str) -> None:
    told = understood(before, question)
    assert told is not None
    assert told.endswith(f"({before.strip('¿?؟')})")


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("How many ships sank in the spring?", "And in the harbour?"),
        ("Who spoke in June?", "And Harlow?"),
        ("كم عدد الغرقى في عام 2019؟", "وفي أوكبي؟"),
        ("כמה אוניות טבעו במאי?", "ובגבעון?"),
        ("2019 में कितने जहाज डूबे?", "और मिस्र में?"),
        ("2019'da kaç gemi battı?", "ya Mısır'da?"),
        ("五月的房租是多少?", "柳镇呢?"),
    ],
)
def test_a_place_or_a_name_takes_not_the_place_of_a_time(before: str, question: str) -> None:
    told = understood(before, question)
    assert told is not None
    assert told.endswith(f"({before.strip('?؟')})")


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("How many ships sank in May in Oakby?", "And in June?", "How many ships sank in June in Oakby?"),
        ("Who met Harlow in Oakby on Friday?", "And Saturday?", "Who met Harlow in Oakby on Saturday?"),
        ("How many ships sank in the spring?", "And in the summer?", "How many ships sank in the summer?"),
        ("كم عدد الغرقى في مايو في أوكبي؟", "وفي يونيو؟", "كم عدد الغرقى في يونيو في أوكبي؟"),
        ("כמה אוניות טבעו במאי במצרים?", "וביוני?", "כמה אוניות טבעו ביוני במצרים?"),
        ("כמה אוניות טבעו ב-2019?", "וב-2020?", "כמה אוניות טבעו ב-2020?"),
        ("मई में कितने जहाज डूबे?", "और जून में?", "जून में कितने जहाज डूबे?"),
        ("Сколько судов затонуло в мае?", "А в июне?", "Сколько судов затонуло в июне?"),
        ("五月的房租是多少?", "六月呢?", "六月的房租是多少?"),
    ],
)
def test_a_time_takes_the_place_of_a_time_wherever_it_stands(before: str, question: str, expected: str) -> None:
    assert understood(before, question) == expected


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("What did Theresa May say about Oakby?", "And Tom Brandt?", "What did Tom Brandt say about Oakby?"),
        ("Who prayed at the Friday Mosque?", "And at the Blue Mosque?", "Who prayed at the Blue Mosque?"),
        ("كم عدد المرضى في المستشفى العام؟", "وفي أوكبي؟", "كم عدد المرضى في أوكبي؟"),  # "general" and "year"
        ("What did May say about Oakby?", "And Brandt?", "Brandt? (What did May say about Oakby)"),
    ],
)
def test_a_name_with_the_word_for_a_time_in_it_is_none(before: str, question: str, expected: str) -> None:
    assert understood(before, question) == expected


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("How many drowned in 2019 in Peru?", "and in Chile in 2021?", "How many drowned in 2021 in Chile?"),
        ("How many drowned in 2019 in Peru?", "and in 2021 in Chile?", "How many drowned in 2021 in Chile?"),
        ("How many drowned in Oakby in May?", "and Elmton in June?", "How many drowned in Elmton in June?"),
        ("What did Brandt say in 2019?", "and Harlow in 2021?", "What did Harlow say in 2021?"),
        ("Combien de navires ont coulé en 2019 à Paris ?", "et à Lyon en 2021 ?",
         "Combien de navires ont coulé en 2021 à Lyon ?"),
        ("¿Cuántos murieron en 2019 en París?", "¿y en Lyon en 2021?", "¿Cuántos murieron en 2021 en Lyon?"),
        ("Wie viele ertranken 2019 in Paris?", "und 2021 in Lyon?", "Wie viele ertranken 2021 in Lyon?"),
        ("Wie viele ertranken 2019 in Paris?", "und in Lyon 2021?", "Wie viele ertranken 2021 in Lyon?"),
        ("Сколько судов затонуло в 2019 году в Норвегии?", "а в Дании в 2021 году?",
         "Сколько судов затонуло в 2021 году в Дании?"),
        ("كم عدد الغرقى في مصر في عام 2019؟", "وفي لبنان في عام 2021؟", "كم عدد الغرقى في لبنان في عام 2021؟"),
        ("כמה אוניות טבעו במצרים בשנת 2019?", "ובלבנון בשנת 2021?", "כמה אוניות טבעו בלבנון בשנת 2021?"),
        ("नॉर्वे में 2019 में कितने जहाज डूबे?", "और चिली में 2021 में?", "चिली में 2021 में कितने जहाज डूबे?"),
        ("Mısır'da Mart'ta kaç gemi battı?", "ya Şili'de Mayıs'ta?", "Şili'de Mayıs'ta kaç gemi battı?"),
        ("اجاره در شیراز در سال ۲۰۱۹ چقدر است؟", "و در تبریز در سال ۲۰۲۱؟", "اجاره در تبریز در سال ۲۰۲۱ چقدر است؟"),
    ],
)  # fmt: skip
def test_each_of_two_values_takes_its_own_place(before: str, question: str, expected: str) -> None:
    assert understood(before, question) == expected


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("How many drowned in 2019?", "and in Chile in 2021?", "In Chile in 2021? (How many drowned in 2019)"),
        ("Who left in 2019?", "and the mayor in 2021?", "The mayor in 2021? (Who left in 2019)"),
        # Nothing contradicts a time where none was told.
        ("How many drowned in Peru?", "and in Chile in 2021?", "How many drowned in Chile in 2021?"),
        ("Who visited Expo 2019?", "and Expo 2020?", "Who visited Expo 2020?"),
        (
            "How many voted in the 2019 elections?",
            "and in the 2020 elections?",
            "How many voted in the 2020 elections?",
        ),
        ("What happened on the first day?", "And on the last day?", "What happened on the last day?"),
    ],
)
def test_two_values_without_their_counterparts_replace_none(before: str, question: str, expected: str) -> None:
    assert understood(before, question) == expected


@pytest.mark.parametrize("question", ["وزير النقل؟", "وكالة الأنباء؟", "ويكيبيديا؟"])
def test_a_word_that_only_begins_like_an_and_leads_to_no_time(question: str) -> None:
    assert understood("كم عدد الغرقى في مصر؟", question) in (None, f"{question} (كم عدد الغرقى في مصر)")


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("en", "early June 2020", True), ("en", "2020", True), ("en", "2020 cars", False), ("en", "731", False),
        ("ar", "عام 2020", True), ("ar", "بمايو", True), ("he", "תל אביב", False), ("fa", "اسد", False),
        ("fa", "خرداد", True), ("tr", "mayısta", True), ("tr", "Martin", False),
        ("uk", "п'ятницю", True), ("en", "", False),
    ],
)  # fmt: skip
def test_what_tells_a_time(language: str, words: str, expected: bool) -> None:
    assert timed(words, tokens(words, language), language) == expected
