"""Which of two names of a sentence is asked for: the one beside the question's own name."""

from __future__ import annotations

import pytest

from qa.reader.partners import of_the_partner

_Words = list[tuple[int, int, float]]


def _words(sentence: str, *words: str) -> _Words:
    return [(sentence.index(one), sentence.index(one) + len(one), float(at)) for at, one in enumerate(words)]


_PAIRS = [
    ("Who flew to Doha?", "en", "Rana Sabri flew to Cairo and her deputy Tarek Nour to Doha.", "en"),
    ("Qui est parti à Doha ?", "fr", "Rana Sabri flew to Cairo and her deputy Tarek Nour to Doha.", "en"),
    ("Who scored for United?", "en", "Rana Sabri scored twice for Rovers and Tarek Nour once for United.", "en"),
    ("Кто вылетел в Баку?", "ru", "Рана Сабри вылетела в Анкару, а советник Тарек Нур — в Баку.", "ru"),
]


@pytest.mark.parametrize(("question", "asked_in", "sentence", "language"), _PAIRS)
def test_who_goes_with_the_name_asked_for(question: str, asked_in: str, sentence: str, language: str) -> None:
    first, second = ("Рана Сабри", "Тарек Нур") if language == "ru" else ("Rana Sabri", "Tarek Nour")
    taken = of_the_partner(question, asked_in, sentence, language, _words(sentence, first, second))
    assert taken is not None
    assert sentence[slice(*taken)] == second


def test_where_somebody_went_is_beside_their_name() -> None:
    said = "Ratna Wulandari terbang ke Tokyo dan wakilnya Bagus Prakoso ke Seoul."
    taken = of_the_partner("Ke mana Bagus Prakoso terbang?", "id", said, "id", _words(said, "Tokyo", "Seoul"))
    assert taken is not None
    assert said[slice(*taken)] == "Seoul"


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        # The first has what is asked for.
        ("Who flew to Cairo?", "Rana Sabri flew to Cairo and Tarek Nour to Doha.", ("Rana Sabri", "Tarek Nour")),
        # One who met the other is not that one, nor where they met.
        ("Who met Tarek Nour?", "Rana Sabri flew to Cairo and met Tarek Nour in Doha.", ("Rana Sabri", "Doha")),
        # The question's name is the whole pair's.
        ("Where did the Hays go?", "The Hays went to Cairo and to Doha with Omar.", ("Cairo", "Doha")),
        # No other name stands beside the first.
        ("Who spoke in Doha?", "Rana Sabri spoke, and Tarek Nour left for Doha.", ("Rana Sabri", "Tarek Nour")),
    ],
)
def test_who_may_do_what_is_asked_stays(question: str, sentence: str, words: tuple[str, str]) -> None:
    assert of_the_partner(question, "en", sentence, "en", _words(sentence, *words)) is None
