"""Countries and cities by their names in a language, from CLDR: a country by its code, a city by its time zone."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from babel.core import get_global

from qa.locales import locale_of
from qa.word_tables import word_table

if TYPE_CHECKING:
    from qa.locales import Locale

__all__ = ["NAMESAKES", "cities", "countries", "country", "in_english", "well_known"]

# Names of countries and cities, and of weekdays, that are as often somebody's, another place's or a plain word.
NAMESAKES = frozenset(word_table(__file__)["namesakes"])
# Of the cities with a time zone, those that are not too small to be known by another thing's name.
_ZONES = ("Africa/", "Asia/", "Australia/", "Europe/")


def countries(locale: Locale) -> dict[str, str]:
    """Names by the code of the country (ISO 3166)."""
    return {code: str(name) for code, name in locale.territories.items() if len(code) == 2 and code.isalpha()}


def cities(locale: Locale) -> dict[str, str]:
    """Names by the time zone that is called after the city: "Asia/Baghdad"."""
    named: dict[str, str] = {zone: str(parts["city"]) for zone, parts in locale.time_zones.items() if "city" in parts}
    if not unicodedata.name(str(locale.territories.get("IQ", "?"))[0]).startswith("LATIN"):
        return named
    # Languages in Latin letters list only the cities that they call by another name than the zone does.
    return {zone: in_english(zone) for zone in _zones()} | named


def in_english(zone: str) -> str:
    """The city that a time zone is called after, as the zone spells it."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")


@cache
def _zones() -> tuple[str, ...]:
    """All that are called after a city; Arabic has a name for each."""
    arabic = locale_of("ar")
    assert arabic is not None
    every: Mapping[str, object] = arabic.time_zones
    return tuple(zone for zone in every if "/" in zone and not zone.startswith(("Etc", "Ant")))


def well_known(zone: str) -> bool:
    """Whether the city of a time zone is not too small to be known by another thing's name."""
    return zone.startswith(_ZONES) or zone in word_table(__file__)["zones"]


def country(code: str) -> str:
    """Of a country itself, or of the city of a time zone, where that is known."""
    return str(get_global("zone_territories").get(code, code))
