"""An answer's words in the asker's language: right or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.gloss import gloss

MEETING = {
    "en": "Baghdad", "es": "Bagdad", "fr": "Bagdad", "de": "Bagdad", "ru": "Багдад", "tr": "Bağdat", "zh": "巴格达",
    "ja": "バグダッド", "hi": "बगदाद", "he": "בגדד", "ko": "바그다드", "el": "Βαγδάτη",
}  # fmt: skip


@pytest.mark.parametrize(("into", "expected"), MEETING.items())
def test_a_city_in_the_askers_language(into: str, expected: str) -> None:
    found = gloss("بغداد", "ar", into)
    assert found is not None
    assert found.text == expected


@pytest.mark.parametrize(
    ("words", "language", "into", "expected"),
    [
        ("سوريا", "ar", "en", "Syria"),
        ("روسيا", "ar", "zh", "俄罗斯"),
        ("Germany", "en", "ar", "ألمانيا"),
        ("10 مايو 2023", "ar", "en", "10 May 2023"),
        ("มิถุนายน 2567", "th", "en", "June 2024"),
        ("1٫250٫000 دولار أمريكي", "ar", "en", "1,250,000 US dollars"),
        ("7 كانون الثاني 2025", "ar", "es", "7 de enero de 2025"),
        ("الخميس", "ar", "en", "Thursday"),
        ("العاصمة العراقية بغداد", "ar", "en", "Baghdad"),
        ("في موسكو", "ar", "es", "Moscú"),
        ("the Iraqi capital Baghdad", "en", "ar", "بغداد"),
        ("la ciudad de Bagdad", "es", "en", "Baghdad"),
        ("اللغة العربية", "ar", "fr", "arabe"),
        ("Türkçe", "tr", "ar", "التركية"),
        ("الثلاثاء (7 كانون الثاني 2025)", "ar", "en", "Tuesday, 7 January 2025"),
        ("11 يونيو (الجاري)", "ar", "en", "11 June"),
        ("في يونيو 2023", "ar", "zh", "2023年6月"),
        ("6月11日", "ja", "ar", "11 يونيو"),
        ("37 في المئة", "ar", "en", "37%"),
        ("37.5%", "en", "tr", "%37,5"),
        ("10 ملايين دولار", "ar", "en", "$10 million"),
        ("12 millions d'euros", "fr", "en", "€12 million"),
        ("3亿美元", "zh", "en", "US$300 million"),
        ("500 ألف", "ar", "es", "500 mil"),
        ("100 دينار عراقي", "ar", "en", "100 Iraqi dinars"),
        ("40 كيلومترا", "ar", "en", "40 kilometres"),
        ("1,250 euros", "en", "ar", "1,250 يورو"),
        ("١٬٢٥٠", "ar", "en", "1,250"),
        ("١٢٫٥", "ar", "de", "12,5"),
        ("٪٣٧", "ar", "en", "37%"),
    ],
)
def test_what_is_sure(words: str, language: str, into: str, expected: str) -> None:
    found = gloss(words, language, into)
    assert found is not None
    assert found.text == expected


@pytest.mark.parametrize(
    ("words", "language", "into"),
    [
        ("1,250٫5 دولار", "ar", "en"),
        ("١٠٫٥ ١٢", "ar", "en"),
        ("الجزائر", "ar", "en"),  # the country and its capital
        ("Jordan", "en", "ar"),  # or a name
        ("سفير سوريا", "ar", "en"),  # somebody of it
        ("من سوريا وتركيا", "ar", "en"),
        ("التركية", "ar", "tr"),  # Turkish: what is of it, or its language
        ("Turkish", "en", "ar"),
        ("الأربعاء (7 كانون الثاني 2025)", "ar", "en"),  # it was a Tuesday
        ("5 million people", "en", "ar"),
        ("1,250 مليون", "ar", "en"),
        ("12 pounds", "en", "ar"),  # money or weight
        ("بغداد", "ar", "ar"),
        ("Bagdad", "es", "fr"),  # the same word
        ("في 10 مايو 2023 وبعده", "ar", "en"),
        ("1,250", "ar", "de"),  # a thousand or one and a quarter: the writer's own sign
        ("بغداد", "xx-none", "en"),
        ("بغداد", "ar", "und"),
        ("بغداد" * 30, "ar", "en"),
    ],
)
def test_what_is_not_sure_has_no_gloss(words: str, language: str, into: str) -> None:
    assert gloss(words, language, into) is None


@given(st.text(max_size=70), st.sampled_from(["ar", "en", "zh", "he", "und", "x"]), st.sampled_from(["en", "fa", "ja"]))
def test_any_words_have_a_gloss_or_none(words: str, language: str, into: str) -> None:
    found = gloss(words, language, into)
    assert found is None or (found.text.strip() and words[found.start : found.end])


def test_a_gloss_says_which_words_it_stands_for() -> None:
    for words, named in (
        ("في بغداد", "بغداد"),
        ("العاصمة العراقية بغداد", "بغداد"),
        ("11 يونيو (الجاري)", "11 يونيو"),
        ("بغداد", "بغداد"),
    ):
        found = gloss(words, "ar", "en")
        assert found is not None
        assert words[found.start : found.end] == named
