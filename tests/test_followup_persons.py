"""Turns about somebody's brother, about last year, about "who" and an object; and turns that only look so."""

from __future__ import annotations

import time

import pytest

from qa.articles.language import identify
from qa.followup import turns, wordings
from tests.test_followup_values import understood


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("How much did Tom Harlow pay?", "And his brother?", "Tom Harlow's brother?"),
        ("What is Tom Harlow's fine?", "and his older brother?", "Tom Harlow's older brother?"),
        ("بكم حكم على سالم العمري؟", "وأخوه؟", "أخو سالم العمري؟"),
        ("متى ولد سالم العمري؟", "وزوجته؟", "زوجة سالم العمري؟"),
        ("متى دخل سالم العمري في سجن البلدة؟", "وأخوه؟", "أخو سالم العمري؟"),  # the prison has no brother
        ("¿Cuándo nació Tomás Prado?", "¿Y su hermana?", "¿La hermana de Tomás Prado?"),
        ("Quand Tom Harlow est-il né ?", "Et son frère ?", "Le frère de Tom Harlow ?"),
        ("Wie viele Jahre muss Tom Harlow im Gefängnis bleiben?", "Und sein Bruder?", "Bruder von Tom Harlow?"),
        ("Где живёт Пётр Савин?", "А его брат?", "Брат Пётр Савин?"),
        ("李明什么时候出生？", "他的妻子呢？", "李明的妻子？"),
        ("کریم سالمی کجا زندگی می‌کند؟", "و همسرش؟", "همسر کریم سالمی؟"),
        ("Ahmet Yılmaz'ın cezası ne kadar?", "Peki kardeşi?", "Ahmet Yılmaz kardeşi?"),
        ("מתי נולד דוד כהן?", "ואשתו?", "אשתו של דוד כהן?"),
        ("לכמה חודשים נשלח דוד כהן?", "ואחיו?", "אחיו של דוד כהן?"),
        ("मोहन लाल कहाँ रहते हैं?", "और उनकी पत्नी?", "मोहन लाल की पत्नी?"),
        ("Quando nasceu João Prado?", "E a mulher dele?", "A mulher de João Prado?"),
        ("Quando è nato Marco Belli?", "E sua moglie?", "La moglie di Marco Belli?"),
        ("Коли народився Іван Савчук?", "А його дружина?", "Дружина Іван Савчук?"),
    ],
)
def test_of_somebodys_kin_nothing_else_of_the_question_before_is_asked(
    before: str, question: str, expected: str
) -> None:
    """With it a reader gives the brother what is told of Harlow himself."""
    (one,) = wordings(question, identify(question), turns([before]))
    assert one.understood == expected


@pytest.mark.parametrize(
    ("before", "question", "topic"),
    [
        ("Who is the mayor of Oakby?", "And his wife?", "mayor of Oakby"),  # not the wife of Oakby
        ("Who succeeded Tom Harlow?", "And his wife?", "succeeded Tom Harlow"),  # or the successor's
        ("When did Tom Harlow meet Ann Berg?", "And her brother?", "Tom Harlow meet Ann Berg"),
        ("What did France decide?", "And her husband?", "France decide"),
        ("من هو رئيس بلدية باريس؟", "وزوجته؟", "رئيس بلدية باريس"),
        ("Wie alt ist Karims Bruder?", "Und seine Frau?", "Karims Bruder"),
        ("谁是李明？", "他的妻子呢？", "李明"),
    ],
)
def test_without_one_sure_name_the_topic_stays_beside_the_kin(before: str, question: str, topic: str) -> None:
    told = understood(before, question)
    assert told is not None
    assert told.endswith(f"({topic})")


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("When was Tom Harlow born?", "What did the Berg brothers build in Oakby?"),
        ("متى ولد سالم العمري؟", "أين ولد شقيق نادر؟"),
        ("متى ولد سالم العمري؟", "وزير النقل؟"),
        ("¿Cuándo nació Tomás Prado?", "¿Quién es el padre de la imprenta?"),
        ("Wann wurde Tom Harlow geboren?", "Wer ist der Vater des Buchdrucks?"),
        ("李明什么时候出生？", "王芳的妻子是谁？"),
    ],
)
def test_kin_of_somebody_who_is_named_leans_on_nothing(before: str, question: str) -> None:
    assert understood(before, question) is None


def test_a_city_that_ends_like_his_grandfather_may_still_be_one() -> None:
    """جده, as Jeddah is often typed."""
    assert len(wordings("وجده؟", "ar", turns(["متى ولد سالم العمري؟"]))) == 2


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("How many ships sank this year?", "And last year?", "How many ships sank last year?"),
        ("This year, how many ships sank?", "Last year?", "Last year, how many ships sank?"),
        ("كم سفينة غرقت هذا العام؟", "وفي العام الماضي؟", "كم سفينة غرقت في العام الماضي؟"),
        ("¿Cuántos barcos se hundieron este año?", "¿Y el año pasado?", "¿Cuántos barcos se hundieron el año pasado?"),
        ("Quel navire a coulé cette année ?", "Et l'an dernier ?", "Quel navire a coulé l'an dernier ?"),
        ("Wie viele Schiffe sanken in diesem Jahr?", "Und im Vorjahr?", "Wie viele Schiffe sanken im Vorjahr?"),
        ("Сколько судов затонуло в этом году?", "А в прошлом году?", "Сколько судов затонуло в прошлом году?"),
        ("今年沉了多少船？", "去年呢？", "去年沉了多少船？"),
        ("امسال چند کشتی غرق شد؟", "و سال گذشته؟", "سال گذشته چند کشتی غرق شد؟"),
        ("Bu yıl kaç gemi battı?", "Peki geçen yıl?", "Geçen yıl kaç gemi battı?"),
        ("כמה אוניות טבעו השנה?", "ובשנה שעברה?", "כמה אוניות טבעו בשנה שעברה?"),
        ("इस साल कितने जहाज डूबे?", "और पिछले साल?", "पिछले साल कितने जहाज डूबे?"),
        ("Quantos navios afundaram este ano?", "E no ano passado?", "Quantos navios afundaram no ano passado?"),
        ("Quante navi sono affondate quest'anno?", "E l'anno scorso?", "Quante navi sono affondate l'anno scorso?"),
        ("Скільки суден затонуло цього року?", "А минулого року?", "Скільки суден затонуло минулого року?"),
        ("What did the board decide last week?", "and this week?", "What did the board decide this week?"),
    ],
)  # fmt: skip
def test_a_time_told_from_today_takes_the_place_of_another(before: str, question: str, expected: str) -> None:
    (one,) = wordings(question, identify(question), turns([before]))
    assert one.understood == expected


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("How many ships sank in Peru?", "And last year?", "How many ships sank in Peru last year?"),
        ("公司的利润是多少？", "去年呢？", "去年公司的利润是多少？"),
        ("כמה טבעו בראש השנה?", "ובשנה שעברה?", "כמה טבעו בראש השנה בשנה שעברה?"),  # New Year is no "this year"
    ],
)
def test_where_no_time_was_told_it_is_added(before: str, question: str, expected: str) -> None:
    assert understood(before, question) == expected


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("How many ships sank in 2019?", "And last year?"),
        ("How many ships sank from last year to this year?", "And next year?"),
        ("Combien de navires ont coulé en 2019 ?", "Et l'an dernier ?"),
        ("2019年沉了多少船？", "去年呢？"),
    ],
)
def test_beside_a_year_or_two_times_it_is_not_clear_what_is_meant(before: str, question: str) -> None:
    told = understood(before, question)
    assert told is not None
    assert before.rstrip(" ?？") in told


@pytest.mark.parametrize(
    "question",
    ["Who won the cup last year?", "¿Quién ganó la copa el año pasado?", "Wer gewann letztes Jahr den Pokal?",
     "من فاز بالكأس العام الماضي؟", "去年谁赢了奖杯？", "Кто выиграл кубок в прошлом году?"],
)  # fmt: skip
def test_a_question_with_a_time_in_it_leans_on_nothing(question: str) -> None:
    assert understood("How many ships sank this year?", question) is None


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("¿De qué se acusa a Prado?", "¿Y quién lo defiende?"),
        ("¿De qué se acusa a Prado?", "¿Dónde lo encontraron?"),
        ("De quoi Harlow est-il accusé ?", "Et qui le défend ?"),
        ("De quoi Harlow est-il accusé ?", "Qui l’a nommé ?"),
        ("Di cosa è accusato Belli?", "E chi lo difende?"),
        ("De que é acusado Prado?", "E quem a defende?"),
    ],
)
def test_who_and_an_object_say_nothing_by_themselves(before: str, question: str) -> None:
    found = wordings(question, identify(question), turns([before]))
    assert [one.understood is not None for one in found] == [True], found


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("¿De qué se acusa a Prado?", "¿Qué le pasó a Belmonte?"),
        ("¿De qué se acusa a Prado?", "¿Quién la Copa de Lima ganó?"),
        ("De quoi Harlow est-il accusé ?", "Qui la France affronte ?"),
        ("De quoi Harlow est-il accusé ?", "Qui la police recherche ?"),
        ("Di cosa è accusato Belli?", "Chi la Juve affronta?"),
        ("De que é acusado Prado?", "Quem a polícia procura?"),
    ],
)
def test_who_and_an_article_stand_by_themselves(before: str, question: str) -> None:
    assert understood(before, question) is None


@pytest.mark.parametrize("said", ["In Tom Harlow, ", "this year ", "去年", "سالم العمري "])
def test_a_long_text_before_kin_or_a_time_takes_no_time(said: str) -> None:
    start = time.process_time()
    for question in ("And his brother?", "and last year?", "وأخوه؟", "去年呢？"):
        turns([said * (20_000 // len(said)), question])
    assert time.process_time() - start < 3
