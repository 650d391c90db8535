"""Well-known cities: each name is of one city in its language, and of no country."""

from __future__ import annotations

from collections import Counter

import pytest

from qa.facts.cities import capital, cities, country, in_english, well_known
from qa.facts.places import countries, places_named
from qa.facts.sounds import plain
from qa.frames import FRAMES
from qa.text.locales import locale_of
from qa.text.word_tables import word_table

ROWS = word_table("qa/facts/cities.py")["names"]


@pytest.mark.parametrize("language", ROWS)
def test_no_name_of_the_table_is_another_ones(language: str) -> None:
    locale = locale_of(language)
    assert locale is not None
    named = Counter(map(plain, (*cities(locale).values(), *countries(locale).values())))
    assert [name for name in ROWS[language].values() if named[plain(name)] > 1] == []


def test_the_table_has_the_languages_of_the_answers() -> None:
    assert ROWS.keys() == set(FRAMES)


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("وصل الوفد إلى أنقرة مساء الاثنين.", "ar", "TR/Ankara"),
        ("Delegace přijela do Pekingu.", "cs", "CN/Beijing"),
        ("代表团抵达日内瓦。", "zh", "CH/Geneva"),
        ("Heyet Cenevre'ye geldi.", "tr", "CH/Geneva"),
        ("Делегация прибыла в Вашингтон.", "ru", "US/Washington"),
        ("प्रतिनिधिमंडल बीजिंग पहुँचा।", "hi", "CN/Beijing"),
    ],
)
def test_a_text_names_a_city_as_its_language_writes_it(text: str, language: str, code: str) -> None:
    assert code in places_named(text, language)
    assert well_known(code)
    assert capital(code) == (code != "CH/Geneva")
    assert (country(code), in_english(code)) == tuple(code.split("/"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("تجاوز العدد 1.5 بليون طفل.", "ar"),  # no Lyon
        ("Sanayi Bakanlığı raporu yayımladı.", "tr"),  # no Sanaa
        ("המכה הייתה קשה לבורסה.", "he"),  # neither Mecca nor Bursa
        ("이 광고는 정치 선전이다.", "ko"),  # no Shenzhen
        ("Η Βασιλεία είπε ναι.", "el"),  # no Basel
        ("Den atlantiska orkansäsongen", "sv"),  # no Atlanta
    ],
)
def test_a_word_that_is_like_a_city_is_none(text: str, language: str) -> None:
    assert not [code for code in places_named(text, language) if code[2:3] == "/"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("جلسه روز دوشنبه برگزار شد.", "fa"),  # Monday, no Dushanbe
        ("وصل الوفد باكرًا بعدما ترك المدينة.", "ar"),  # early, and left: neither Accra nor Truk
        ("A reunião foi curta.", "pt"),  # a meeting, no Réunion
        ("Le riunioni sono durate due ore.", "it"),
        ("Los ministros celebraron dos reuniones.", "es"),
        ("Les otages ont été libérés.", "fr"),  # nobody of Liberia
        ("Встреча на Ближнем Востоке прошла.", "ru"),  # no Vostok
        ("הן יצאו לקניות.", "he"),  # shopping, no Kenya
        ("கூட்டம் அக்டோபர் மாதம் நடந்தது.", "ta"),  # October, no Aqtobe
    ],
)
def test_a_plain_word_that_looks_like_a_place_names_none(text: str, language: str) -> None:
    assert not places_named(text, language)


def test_a_place_is_named_where_a_plain_word_is_like_it() -> None:
    assert "RE" in places_named("Le vol est parti de La Réunion.", "fr")
    assert "Asia/Dushanbe" in places_named("Переговоры прошли в Душанбе.", "ru")
