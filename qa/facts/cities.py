"""Cities by their names in a language: those that CLDR calls a time zone after, and other well-known ones.

A city of CLDR's has the code of its zone, "Asia/Baghdad", another one its country and its English name, "TR/Ankara".
Those stand by language in `cities.json`, a name each, as newspapers write it; NOTICE.md says by what they were checked.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

from babel.core import get_global

from qa.text.locales import Locale, locale_of, row_of
from qa.text.word_tables import word_table

# Of the cities with a time zone, those that are not too small to be known by another thing's name.
_ZONES = ("Africa/", "Asia/", "Australia/", "Europe/")

_SELDOM = ("America/Nome", "Indian/Christmas", "Indian/Mahe", "Pacific/Easter", "Pacific/Truk", "Pacific/Wake")
"""Islands and towns whose names are nearly always a feast, a family or a plain word, as Antarctica's stations' are."""


def cities(locale: Locale) -> dict[str, str]:
    """Names by code."""
    every: Mapping[str, dict[str, object]] = locale.time_zones
    named = {zone: str(parts["city"]) for zone, parts in every.items() if "city" in parts and _of_a_city(zone)}
    if unicodedata.name(str(locale.territories.get("IQ", "?"))[0]).startswith("LATIN"):
        # Languages in Latin letters list only the cities that they call by another name than the zone does.
        named = {zone: in_english(zone) for zone in _zones()} | named
    return named | _others(locale)


def in_english(code: str) -> str:
    """The city that has this code, as the code spells it."""
    return code.rsplit("/", 1)[-1].replace("_", " ")


def well_known(code: str) -> bool:
    """Whether a city is not too small to be known by another thing's name."""
    return code.startswith(_ZONES) or not _by_zone(code) or code in word_table(__file__)["well_known"]


def capital(code: str) -> bool:
    """Whether a city is named for its country's government, too."""
    return code in word_table(__file__)["capitals"]


def inside(language: str) -> tuple[Sequence[str], Sequence[str]]:
    """The words before a city, and those behind, by which something is in it: "in", "near"; by a table's language."""
    before, after = word_table(__file__)["inside"].get(language, ((), ()))
    return before, after


def country(code: str) -> str:
    """Of a country itself, or of a city, where that is known."""
    return str(get_global("zone_territories").get(code, code)) if _by_zone(code) else code[:2]


def _others(locale: Locale) -> dict[str, str]:
    """Those that no time zone is called after; none in a language that has no row."""
    return row_of(word_table(__file__)["names"], locale) or {}


def _by_zone(code: str) -> bool:
    return code[2:3] != "/"


@cache
def _zones() -> tuple[str, ...]:
    """All that are called after a city; Arabic has a name for each."""
    arabic = locale_of("ar")
    assert arabic is not None
    every: Mapping[str, object] = arabic.time_zones
    return tuple(zone for zone in every if _of_a_city(zone))


def _of_a_city(zone: str) -> bool:
    return "/" in zone and not zone.startswith(("Antarctica", "Etc")) and zone not in _SELDOM  # "Etc/Unknown"
