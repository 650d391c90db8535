"""Whether two short answers say so many of the same, in one language or two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.facts.numbers import in_digits, in_words
from qa.facts.quantities import quantity, same_value
from qa.facts.words import word_lists


def told(one: str, language: str, two: str, other_language: str) -> bool | None:
    first, second = quantity(one, language), quantity(two, other_language)
    return same_value(first, second) if first and second else None


@pytest.mark.parametrize(
    ("one", "language", "two", "other_language"),
    [
        ("12", "en", "twelve", "en"),
        ("12", "en", "12 people", "en"),
        ("25 percent", "en", "25%", "en"),
        ("1,200", "en", "1200", "en"),
        ("$350 million", "en", "350 million dollars", "en"),
        ("4.6 million euros", "en", "4,6 millions d'euros", "fr"),
        ("$2.1 billion", "en", "2,1 milliards de dollars", "fr"),
        ("13.6 في المئة", "ar", "13.6%", "en"),
        ("nine", "en", "تسعة", "ar"),
        ("23 قتيلاً", "ar", "23", "ar"),
        ("28", "en", "۲۸", "fa"),
        ("2.3万辆", "zh", "23,000", "en"),
        ("diecinueve", "es", "19", "fr"),
        ("двенадцати", "ru", "12", "en"),
    ],
)
def test_so_many_is_so_many(one: str, language: str, two: str, other_language: str) -> None:
    assert told(one, language, two, other_language) is True
    assert told(two, other_language, one, language) is True


@pytest.mark.parametrize(
    ("one", "language", "two", "other_language"),
    [
        ("12", "en", "31", "en"),
        ("12", "en", "120", "en"),
        ("12 people", "en", "31 people", "en"),
        ("five years", "en", "four years", "en"),
        ("18 percent", "en", "30 percent", "en"),
        ("$2.1 billion", "en", "2,3 milliards de dollars", "fr"),
        ("20 million euros", "en", "2 million euros", "en"),
        ("287", "en", "291", "he"),
        ("-5 degrees", "en", "5 degrees", "en"),
        ("ثلاثة", "ar", "ثلاثة عشر", "ar"),
    ],
)
def test_another_number_is_another(one: str, language: str, two: str, other_language: str) -> None:
    assert told(one, language, two, other_language) is False


@pytest.mark.parametrize(
    ("one", "language", "two", "other_language"),
    [
        ("5 %", "en", "5", "en"),
        ("$5 million", "en", "€5 million", "en"),
        ("five years", "en", "five months", "en"),
        ("23 killed", "en", "23 wounded", "en"),
        ("12 people", "en", "12 personas", "es"),
        ("3-5 years", "en", "3.5 years", "en"),
        ("10 May", "en", "10", "en"),
        ("10:30", "en", "10", "en"),
        ("between 5 and 7", "en", "5", "en"),
        ("Baghdad", "en", "5", "en"),
    ],
)
def test_what_cannot_be_told_is_not(one: str, language: str, two: str, other_language: str) -> None:
    assert told(one, language, two, other_language) is None


COUNTING = {
    language: [
        word
        for kind, between in (("counting", None), ("teens", ","), ("tens", None))
        for group in word_lists()[kind].get(language, "").split(between)
        for word in group.split("|")
    ]
    for language in word_lists()["counting"]
}


@given(st.data(), st.sampled_from(sorted(COUNTING)))
def test_any_row_of_number_words_is_read_or_not(data: st.DataObject, language: str) -> None:
    """Also between dashes, as in "- five": it was an error once that no article had shown."""
    words = st.one_of(
        st.sampled_from([*COUNTING[language], "-", "و", "and", "12", "%", "million", " "]), st.text(max_size=3)
    )
    text = data.draw(st.lists(words, max_size=6).map(" ".join))
    in_words(text, language)
    quantity(text, language)
    digits = in_digits(text, language)
    assert digits is None or any(map(str.isdigit, digits))


def test_a_dash_before_a_number_word_is_no_number() -> None:
    assert in_digits("- خمسة", "ar") == "- 5"
    assert in_words("- five", "en")[0] == {5}
