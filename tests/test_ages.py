"""Nobody's age is lent to somebody else of the same article."""

from __future__ import annotations

import pytest

from qa.evidence.ages import of_somebody_else
from qa.evidence.contradicted import Told


def _of_another(question: str, asked_in: str, article: str, sentence: str, age: str, language: str) -> bool:
    start = sentence.index(age)
    told = Told(sentence, start, start + len(age), "", language, None, f"{article} {sentence}")
    return of_somebody_else(question, asked_in, told)


@pytest.mark.parametrize(
    ("question", "asked_in", "article", "sentence", "age", "language"),
    [
        ("How old is Joan Keller?", "en", "Joan Keller left.", "Mr Lindqvist, 41, is new.", "41", "en"),
        ("Wie alt ist Joan Keller?", "de", "Joan Keller left.", "Mr Lindqvist, 41, is new.", "41", "en"),
        ("How old is Omar?", "en", "His brother Omar came.", "Ali Hay, 34, sings.", "34", "en"),
        (
            "Wie alt ist Timo Wendt?",
            "de",
            "Timo Wendt geht, Sven Krolow kommt.",
            "Krolow ist 44 Jahre alt.",
            "44",
            "de",
        ),
        (
            "Orhan Demirci kaç yaşında?",
            "tr",
            "Orhan Demirci gitti, Sevgi Aksoy geldi.",
            "Aksoy 39 yaşında.",
            "39",
            "tr",
        ),
        ("Quantos anos tem Caio Teles?", "pt", "Caio Teles fugiu.", "O prefeito Bastos, de 58 anos, caiu.", "58", "pt"),
        ("Сколько лет Денису Котову?", "ru", "Ушёл Денис Котов, пришёл Сергей Куприн.", "Куприну 47 лет.", "47", "ru"),
    ],
)
def test_an_age_beside_another_name(
    question: str, asked_in: str, article: str, sentence: str, age: str, language: str
) -> None:
    assert _of_another(question, asked_in, article, sentence, age, language)


@pytest.mark.parametrize(
    ("question", "article", "sentence", "age"),
    [
        ("How old is Joan Keller?", "", "Keller, 41, is new.", "41"),
        ("How old is Ali's sister Mona?", "Mona came, and Ali.", "Mr Hay, 34, sings.", "34"),
        ("How old is Joan?", "Joan left in haste.", "She is 41.", "41"),
        ("How old is Joan?", "Joan Keller left.", "Mrs Keller, 41, is new.", "41"),
        ("How old is the mayor?", "The mayor left.", "Mr Lindqvist, 41, is new.", "41"),
        ("How old is Joan?", "", "Joan and her friend Lindqvist, 41, left.", "41"),
    ],
)
def test_an_age_that_may_be_theirs(question: str, article: str, sentence: str, age: str) -> None:
    assert not _of_another(question, "en", article, sentence, age, "en")
