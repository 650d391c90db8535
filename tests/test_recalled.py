"""A number of an article's own news does not answer for the year that its last lines recall; right answers stay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qa.evidence.contradicted import Told
from qa.evidence.recalled import before_its_year, year_asked
from qa.evidence.undisputed import WEAK, undisputed
from qa.reader import Reading
from tests.reader_fake import span
from tests.test_contradicted import hit

NEWS = (
    "A fire in Halvik killed 4 people and injured 21. The school had 300 pupils. A fire of 2011 there killed 17 people."
)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("How many people were injured in the 2011 fire?", "en"),
        ("How many were hurt in Halvik in 2011?", "en"),
        ("Combien de blessés dans l'incendie de 2011 ?", "fr"),
        ("Wie viele Verletzte gab es beim Brand von 2011?", "de"),
        ("Hoeveel gewonden vielen er bij de brand van 2011?", "nl"),
        ("¿Cuántos heridos hubo en el incendio de 2011?", "es"),
        ("Quanti furono i feriti nell'incendio del 2011?", "it"),
        ("Berapa korban luka dalam kebakaran 2011?", "id"),
        ("Сколько человек пострадали при пожаре 2011 года?", "ru"),
        ("Скільки людей постраждали під час пожежі 2011 року?", "uk"),
        ("2011 yangınında kaç kişi yaralandı?", "tr"),
        ("كم عدد المصابين في حريق 2011؟", "ar"),
        ("در آتش‌سوزی ۱۳۹۰ چند نفر زخمی شدند؟", "fa"),
        ("כמה נפצעו בשרפה של 2011?", "he"),
        ("2011 की आग में कितने लोग घायल हुए?", "hi"),
        ("2011年の火事で何人が負傷しましたか", "ja"),
        ("2011년 화재로 몇 명이 다쳤나?", "ko"),
        ("2011年火灾造成多少人受伤？", "zh"),
    ],
)
def test_a_year_of_a_question_is_that_of_what_it_asks_about(question: str, language: str) -> None:
    year = year_asked(question, language)
    assert year
    assert 2011 in year.values
    assert before_its_year(year, _told("21"))


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("How many people have been injured since 2011?", "en"),
        ("How many of the 2000 people were hurt?", "en"),
        ("How many were hurt in 2011 and 2012?", "en"),
        ("Combien de blessés depuis 2011 ?", "fr"),
        ("Сколько людей пострадало с 2011 года?", "ru"),
        ("از سال ۱۳۹۰ چند نفر زخمی شده‌اند؟", "fa"),
        ("2011'den beri kaç kişi yaralandı?", "tr"),
        ("2011年以降、何人が負傷したか", "ja"),
        ("2011년 이후 몇 명이 다쳤나?", "ko"),
        ("2011年以来多少人受伤？", "zh"),
        ("2011 से कितने लोग घायल हुए?", "hi"),
    ],
)
def test_the_beginning_of_a_time_is_no_such_year(question: str, language: str) -> None:
    assert year_asked(question, language) is None


def test_what_may_be_of_the_year_stays() -> None:
    year = year_asked("How many were injured in 2011?", "en")
    assert year
    assert not before_its_year(year, _told("17"))  # where it is named
    assert not before_its_year(year, _told("21", published="2011-03-02"))  # of that year
    assert not before_its_year(year, _told("21", published=None))
    assert not before_its_year(year, _told("21", title="The Halvik fire of 2011"))
    assert not before_its_year(year, _told("Halvik"))  # a place may be where both were
    behind = "The fire of 2011 in Halvik is not forgotten. It injured 21 people."
    assert not before_its_year(year, _told("21", behind))
    earlier = "The fire injured 21, and 9 a year earlier. It was the first since 2011."
    assert not before_its_year(year, _told("21", earlier))


def test_the_sentence_of_that_year_leads_and_the_news_is_weak_without_it() -> None:
    news = hit("a", *NEWS.replace(". ", ".\n").split("\n"))
    news = replace(news, article=replace(news.article, published="2025-03-02"))
    injured, killed = span(news, "21", 0.9), span(news, "17", 0.4)
    question = "How many people were killed in the 2011 fire?"
    led = undisputed(Reading((injured, killed), 0.9), question, "en", [news])
    assert [one.text for one in led.spans[:1]] == ["17"]
    assert led.confidence == 0.4
    alone = undisputed(Reading((injured,), 0.9), question, "en", [news])
    assert alone.spans[0].text.startswith("A fire in Halvik")
    assert alone.spans[0].score == WEAK


def _told(said: str, text: str = NEWS, published: str | None = "2025-03-02", title: str = "Fire in Halvik") -> Told:
    sentence = next(one for one in text.replace(". ", ".\n").split("\n") if said in one)
    start = sentence.index(said)
    return Told(sentence, start, start + len(said), text, "en", published, text, title)
