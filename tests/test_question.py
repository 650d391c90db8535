"""What is asked is kept as it is typed, but for what nobody sees."""

from __future__ import annotations

import pytest

from qa.errors import QuestionError
from qa.question import checked
from qa.question.asked_for import thing, yes_or_no


@pytest.mark.parametrize("sign", ["\u200f", "\u2068", "\ufeff", "\u200b", "\u202b", "\u00ad", "\x07"])
@pytest.mark.parametrize(
    "question", ["متى افتتح الجسر؟", "מתי נפתח הגשר?", "桥塌了吗？", "สะพานพังหรือไม่", "Did it rain?"]
)
def test_signs_that_are_not_seen_are_dropped(question: str, sign: str) -> None:
    assert checked(f"{sign}{question}{sign} {sign}") == question
    assert checked(f"{question[:2]}{sign}{question[2:]}") == question or sign == "\u200b"


@pytest.mark.parametrize("question", ["کی می‌آید؟", "නම ශ්‍රී ද?", "Why 👩‍⚕️ and 🏳️‍🌈?", "Was ist 5 °C?", "Who won 3–2?"])
def test_what_spells_a_word_or_is_drawn_stays(question: str) -> None:
    assert checked(question) == question


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("അവന്\u200d എവിടെ?", "അവന്\u200d എവിടെ?"),
        ("کودک ۱۲\u200cساله که بود؟", "کودک ۱۲\u200cساله که بود؟"),
        ("Who won in\u200b2019?", "Who won in\u200b2019?"),
        ("Were 12\u200b000 there?", "Were 12000 there?"),
        ("کتاب\u200c کجاست؟", "کتاب کجاست؟"),
        ("ใคร\u200b ชนะ?", "ใคร ชนะ?"),
    ],
)
def test_what_joins_or_parts_stays_behind_a_mark_and_beside_a_digit(typed: str, asked: str) -> None:
    assert checked(typed) == asked


def test_signs_alone_are_no_question() -> None:
    with pytest.raises(QuestionError):
        checked("\u200f\u2068 \ufeff?")


@pytest.mark.parametrize(
    ("typed", "language", "asked"),
    [
        ("متي افتتح الجسر؟", "ar", "when"),
        ("في اي سنه افتتح الجسر؟", "ar", "when"),
        ("كـم عدد القوارب؟", "ar", "count"),
        ("كم سنه سيبقى مغلقا؟", "ar", "amount"),
        ("پل چه زماني باز شد؟", "fa", "when"),
        ("كتنے لوگ آئے؟", "ur", "persons"),
        ("KÖPRÜ HANGİ YIL AÇILDI?", "tr", "when"),
        ("⁨متى افتتح الجسر؟⁩", "ar", "when"),
    ],
)
def test_the_spelling_does_not_change_what_is_asked_for(typed: str, language: str, asked: str | None) -> None:
    assert thing(typed, language) == asked


def test_a_word_that_asks_for_yes_or_no_may_have_its_vowels() -> None:
    assert yes_or_no("هَلْ سقط الجسر؟", "ar")
    assert not yes_or_no("لم يسقط الجسر", "ar")
