"""Two people whose names begin alike are two; one name in another case is one."""

from __future__ import annotations

import pytest

from qa.facts.namesakes import beginning_alike, names_in, same_name

ONE = {
    "en": "Petersen Petersens", "ru": "Волкова Волковой", "tr": "Yılmaz Yılmaz", "fi": "Virtanen Virtasen",
    "ar": "النجار والنجار", "pl": "Nowak Nowakiem", "he": "ברק לברק", "uk": "Шевченко Шевченку", "cs": "Novák Novákovi",
}  # fmt: skip
TWO = {
    "en": "Peters Petersen", "de": "Berger Bergermann", "ru": "Волков Волконский", "tr": "Yılmaz Yılmazer",
    "ar": "نجار نجاري", "es": "Mart Martínez", "fr": "Dupon Dupontel", "pl": "Nowak Nowakowski",
}  # fmt: skip


@pytest.mark.parametrize("language", ONE)
def test_one_name_in_two_cases(language: str) -> None:
    one, other = ONE[language].split()
    assert same_name(one, other, language)
    assert not beginning_alike(one, [other], language)


@pytest.mark.parametrize("language", TWO)
def test_two_names_that_begin_alike(language: str) -> None:
    one, other = TWO[language].split()
    assert not same_name(one, other, language)


def test_what_is_written_as_a_name() -> None:
    assert names_in("Then old Ann Peters saw 12 boats", "en") == ["Then", "Peters"]
    assert beginning_alike("Petersen", ["Peters"], "en")
    assert not beginning_alike("Petersen", ["Ashworth"], "en")
