"""Days and months of an article in the asker's language, and what might be another word."""

from __future__ import annotations

import pytest

from qa.gloss import gloss


@pytest.mark.parametrize("words", ["14 كانون الأول/ديسمبر المقبل", "14 ديسمبر القادم", "14 كانون الأول الماضي"])
def test_a_day_beside_next_or_last_has_a_gloss_of_its_own(words: str) -> None:
    found = gloss(words, "ar", "en")
    assert found is not None
    assert (found.text, words[found.start : found.end]) == ("14 December", words.rpartition(" ")[0])


@pytest.mark.parametrize(
    ("words", "language", "into", "expected"),
    [
        ("Januar", "de", "en", "January"),
        ("im Januar", "de", "ar", "يناير"),
        ("enero", "es", "de", "Januar"),
        ("mars", "fr", "en", "March"),
        ("в сентябре", "ru", "en", "September"),
        ("września", "pl", "en", "September"),
        ("Mart", "tr", "en", "March"),
        ("Kasım ayında", "tr", "en", "November"),
        ("10月", "zh", "en", "October"),
        ("9月份", "zh", "en", "September"),
        ("10月に", "ja", "en", "October"),
        ("10월에", "ko", "en", "October"),
        ("मई", "hi", "en", "May"),
        ("בספטמבר", "he", "en", "September"),
        ("ماه مه", "fa", "en", "May"),
        ("في مارس", "ar", "en", "March"),
        ("شهر مارس الماضي", "ar", "en", "March"),
        ("آب (أغسطس)", "ar", "en", "August"),
        ("in May", "en", "ar", "مايو"),
    ],
)
def test_a_month_by_itself(words: str, language: str, into: str, expected: str) -> None:
    found = gloss(words, language, into)
    assert found is not None
    assert found.text == expected


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("مارس", "ar"),  # he practised
        ("آب", "ar"),  # a father, without its mark
        ("جوان", "ar"),  # Joan
        ("May", "en"),
        ("Mars", "fr"),  # the planet
        ("August", "sv"),  # a name, as months are written small
        ("March", "de"),
        ("mai", "ro"),  # more
        ("مه", "fa"),  # fog
        ("مهر", "fa"),  # of another calendar, and affection
        ("Kasım", "tr"),  # a name
        ("13月", "zh"),
        ("آب (نيسان)", "ar"),
        ("fin mars", "fr"),
    ],
)
def test_what_may_be_no_month_has_no_gloss(words: str, language: str) -> None:
    assert gloss(words, language, "it") is None
