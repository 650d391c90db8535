"""Which of two names of a sentence is asked for: the one beside the question's own name."""

from __future__ import annotations

import pytest

from qa.reader.partners import not_the_other, of_the_partner

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


@pytest.mark.parametrize(
    ("sentence", "words", "language"),
    [
        (
            "The talks followed a meeting between the Omani minister Rashid Amri and the Turkish one Kemal Aksoy.",
            ("Rashid Amri", "Kemal Aksoy"),
            "en",
        ),
        (
            "جرت المحادثات بعد لقاء بين الوزير العماني راشد عامري، ونظيره التركي كمال أكسوي.",
            ("راشد عامري", "كمال أكسوي"),
            "ar",
        ),
    ],
)
def test_two_between_whom_something_is_are_one_pair(sentence: str, words: tuple[str, str], language: str) -> None:
    question = "Whom did the Turkish minister meet?"
    assert of_the_partner(question, "en", sentence, language, _words(sentence, *words)) is None
    apart = sentence.replace("a meeting between", "the visit of").replace("لقاء بين", "زيارة")
    assert of_the_partner(question, "en", apart, language, _words(apart, *words)) is not None


_COACHES = "The coach, Peter Vogel, who took over from Sam Reid in January, will leave."


@pytest.mark.parametrize(
    ("question", "asked_in", "words", "left"),
    [
        ("Who coached United before Vogel?", "en", ("Peter Vogel", "Sam Reid"), "Sam Reid"),
        ("Wer trainierte United vor Vogel?", "de", ("Peter Vogel", "Sam Reid"), "Sam Reid"),
        ("Qui a entraîné United avant Vogel ?", "fr", ("Peter Vogel", "Sam Reid"), "Sam Reid"),
        ("Кто был тренером до Фогеля?", "ru", ("Peter Vogel", "Sam Reid"), "Sam Reid"),
        # The first name of the same one is no other.
        ("Who coached United before Vogel?", "en", ("Peter Vogel", "Peter", "Sam Reid"), "Sam Reid"),
        ("Who coached United before Vogel?", "en", ("Peter",), _COACHES),
        # Who has the name is asked for, or something is called so.
        ("Who is Vogel?", "en", ("Peter Vogel", "Sam Reid"), None),
        ("Which cup is named after Vogel?", "en", ("Peter Vogel", "Sam Reid"), None),
        ("Who coached United after Reid?", "en", ("Peter Vogel", "Sam Reid"), None),
    ],
)
def test_whoever_was_before_somebody_is_somebody_else(
    question: str, asked_in: str, words: tuple[str, ...], left: str | None
) -> None:
    taken = not_the_other(question, asked_in, _COACHES, "en", _words(_COACHES, *words))
    assert (taken and _COACHES[slice(*taken)]) == left
