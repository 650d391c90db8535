"""Units and currencies by the words that languages write behind a number."""

from __future__ import annotations

import time

import pytest
from babel import Locale
from babel.units import format_unit
from hypothesis import given
from hypothesis import strategies as st

from qa.facts.amounts import amount
from qa.facts.percents import percent_before, percent_behind
from qa.facts.units import currency_behind, family_behind, unit
from qa.frames import FRAMES


@pytest.mark.parametrize(
    ("words", "language", "code"),
    [
        (" kilometres", "en", "length-kilometer"),
        (" kilometers", "en", "length-kilometer"),
        (" km", "en", "length-kilometer"),
        (" کیلومتر", "fa", "length-kilometer"),
        (" كيلومتر", "fa", "length-kilometer"),
        (" km²", "de", "area-square-kilometer"),
        (" metres", "en", "length-meter"),
        (" mm", "en", "length-millimeter"),
        (" मिलीमीटर", "hi", "length-millimeter"),
        (" tonnes", "en", "mass-tonne"),
        (" тонн", "ru", "mass-tonne"),
        (" litres", "en", "volume-liter"),
        ("公里", "zh", "length-kilometer"),
        (" °C", "he", "temperature-celsius"),
        ("-year", "en", "duration-year"),
        (" Jahren", "de", "duration-year"),
        (" سال", "fa", "duration-year"),
        (" yıl", "tr", "duration-year"),
        (" साल", "hi", "duration-year"),
        (" שנים", "he", "duration-year"),
        (" ปี", "th", "duration-year"),
        (" percentage points", "en", None),
        (" m", "en", None),
        (" mi", "es", None),
        (" تن", "fa", None),
        (" people", "en", None),
        ("日", "ja", None),
        (" TL", "tr", "TRY"),
        (" zł", "pl", "PLN"),
        (" Kč", "sk", "CZK"),
        (" Ft", "hu", "HUF"),
        (" грн.", "uk", "UAH"),
        (" лв", "bg", "BGN"),
        (" د.ع", "ar", "IQD"),
        (" ل.س.\u200f", "ar", "SYP"),
        (" TL", "de", None),
        (" Ft", "en", None),
        (" kr", "sv", None),
        (" руб.", "ru", None),
        (" lei", "ro", None),
        (" د. ع", "ar", None),
        (" دينار", "ar", None),
    ],
)
def test_a_unit_is_known_in_every_usual_spelling(words: str, language: str, code: str | None) -> None:
    assert unit(words, language) == code


@pytest.mark.parametrize(
    ("words", "language", "family"),
    [
        (" kroner", "en", "krone"),
        (" kronor", "en", "krone"),
        (" Kronen", "de", "krone"),
        (" coronas", "es", "krone"),
        (" крон", "ru", "krone"),
        ("克朗", "zh", "krone"),
        (" كرونة", "ar", "krone"),
        (" रुपये", "hi", "rupee"),
        (" euros", "en", None),
        (" noruegas", "es", None),
    ],
)
def test_a_name_that_currencies_share_is_known_without_the_country(
    words: str, language: str, family: str | None
) -> None:
    assert family_behind(words, language) == (family, len(words) if family else 0)


BEHIND = [
    ("%", "en"), (" في المئة", "ar"), (" Prozent", "de"), (" percent", "en"), (" km", "de"), ("公里", "zh"),
    (" dollars", "en"), (" دولار", "ar"), (" שקל", "he"), (" Kronen", "de"), ("元", "zh"), (" лет", "ru"), ("", "und"),
]  # fmt: skip


@given(st.sampled_from(BEHIND), st.text(" -.,/²%sن元a", max_size=5) | st.text(max_size=20), st.booleans())
def test_any_words_are_a_unit_or_none(known: tuple[str, str], more: str, first: bool) -> None:
    words, language = (more + known[0] if first else known[0] + more), known[1]
    assert unit(words, language) != ""
    assert 0 <= currency_behind(words, language) <= len(words)
    assert 0 <= family_behind(words, language)[1] <= len(words)
    assert 0 <= percent_behind(words, language) <= len(words)


@pytest.mark.parametrize("language", sorted(FRAMES))
def test_every_language_has_words_for_a_percentage(language: str) -> None:
    written = {"sw": "asilimia 12", "tr": "yüzde 12", "zh": "百分之12", "zh-Hant": "百分之12"}.get(language)
    behind = {"ja": "パーセント", "ko": " 퍼센트", "vi": " phần trăm", "ar": " في المئة"}.get(language)
    named = format_unit(12, "concentr-percent", "long", locale=Locale.parse(language.replace("-", "_")))
    whole = written or (f"12{behind}" if behind else named)
    assert amount(whole, Locale.parse(language.replace("-", "_")), Locale.parse("en")) == "12%"


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (" percentage points", "en"),
        (" Prozentpunkte", "de"),
        (" százalékponttal", "hu"),
        (" procentních bodů", "cs"),
        ("パーセントポイント", "ja"),
        ("퍼센트포인트", "ko"),
        ("割れ", "ja"),
        (" postotaka", "hr"),
        (" нафара", "bg"),
    ],
)
def test_percentage_points_and_other_words_are_no_percentage(words: str, language: str) -> None:
    assert percent_behind(words, language) == 0


@pytest.mark.parametrize(("words", "language"), [("в", "ru"), ("yüzünde ", "tr"), ("三分之", "zh"), ("ร้อย ", "th")])
def test_other_words_before_a_number_make_none(words: str, language: str) -> None:
    assert percent_before(words, language) == 0


@pytest.mark.parametrize("words", ["-", " kroner", "کیلومتر", "\u200c", "%"])
def test_long_text_behind_a_number_takes_no_time(words: str) -> None:
    unit("1", "fa")
    begun = time.perf_counter()
    for behind in (unit, currency_behind, family_behind, percent_behind, percent_before):
        behind(words * 5_000, "fa")
    assert time.perf_counter() - begun < 2
