"""Of two figures the one that was before is taken, where the question asks for it and the sentence marks it."""

from __future__ import annotations

import time

import pytest

from qa.reader.earlier import earlier


def _taken(question: str, sentence: str, language: str, words: str, asked_in: str | None = None) -> str | None:
    start = sentence.index(words)
    found = earlier(question, asked_in or language, sentence, language, start, start + len(words))
    return found and sentence[found[0] : found[1]]


@pytest.mark.parametrize(
    ("question", "sentence", "language", "words", "taken"),
    [
        (
            "What was the toll before the cut?",
            "The toll is 240 pence, down from 285.",
            "en",
            "240 pence",
            "285",
        ),
        ("What was the toll before?", "It raised the toll from £1.40 to £1.80.", "en", "£1.40 to £1.80", "£1.40"),
        (
            "How many voted in the first round?",
            "Of them 68% voted, up from 61% in the first round.",
            "en",
            "68%",
            "61%",
        ),
        ("كم كانت الرسوم قبل الخفض؟", "بلغت الرسوم 24% مقارنة ب26% في مارس.", "ar", "24%", "ب26%"),
        ("כמה היו הנוסעים קודם?", "השנה נסעו 240 לעומת 285 בעבר.", "he", "240", "285"),
        ("此前票价是多少？", "票价从3元上调至5元。", "zh", "5元", "3元"),
        ("Wie viele waren es vorher?", "Es sind 24 Boote gegenüber 28 Booten.", "de", "24", "28"),
        ("Hvor mange var det tidligere?", "Det er 24 båter, opp fra 20.", "nb", "24", "20"),
        ("Combien étaient-ils avant ?", "Ils sont 24, contre 28 en mars.", "fr", "24", "28"),
    ],
)
def test_the_figure_that_was_before_is_taken(
    question: str, sentence: str, language: str, words: str, taken: str
) -> None:
    assert _taken(question, sentence, language, words) == taken


def test_the_question_may_be_in_another_language() -> None:
    sentence = "They cut the toll to 240 pence from 285."
    assert _taken("كم كانت الرسوم قبل الخفض؟", sentence, "en", "240 pence", "ar") == "285"


@pytest.mark.parametrize(
    ("question", "sentence", "language", "words"),
    [
        # It is not asked for.
        ("What is the toll?", "The toll is 240 pence, down from 285 pence.", "en", "240 pence"),
        ("How many voted in the run-off?", "Of them 68% voted, up from 61% in the first round.", "en", "68%"),
        ("كم الرسوم؟", "بلغت الرسوم 24% مقارنة ب26% في مارس.", "ar", "24%"),
        # Nothing marks it, or both.
        ("How many came before?", "The fair drew 240 people and 285 dogs.", "en", "240"),
        ("How many came before?", "It is up from 240 in May and down from 285 in June.", "en", "240"),
        # It is of another kind, a year, or what was taken already.
        ("What was the toll before?", "The toll is 240 pence, up from 5% of the price.", "en", "240 pence"),
        ("How many came before?", "In all 240 came, compared with 1998.", "en", "240"),
        ("What was the toll before?", "The toll is 240 pence, down from 285 pence.", "en", "285 pence"),
        # The first is of both.
        ("How many in the first round?", "In the first round 68% voted, up from 61% in the first poll.", "en", "68%"),
    ],
)
def test_else_what_the_network_took_stands(question: str, sentence: str, language: str, words: str) -> None:
    assert _taken(question, sentence, language, words) is None


def test_a_long_list_takes_no_long_time() -> None:
    sentence = "down from 285 " * 20_000
    begun = time.perf_counter()
    assert earlier("And before?", "en", sentence, "en", 10, 13) is None
    assert earlier("And before?", "en", sentence[:1_990], "en", 10, 13) is None
    assert time.perf_counter() - begun < 1
