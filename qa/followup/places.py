"""The names of countries and well-known cities in a language, from CLDR: to tell which of two names is replaced."""

from __future__ import annotations

import unicodedata
from functools import cache

from babel import Locale, UnknownLocaleError

from qa.gloss import NAMESAKES, well_known

__all__ = ["fold", "places"]

_SPELLINGS = str.maketrans("أإآٱىيكİ’ʼ，،", "ااااییکi'',,")


def fold(text: str) -> str:
    """Lower case and one spelling for letters that are typed either way; as long as `text`."""
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text.translate(_SPELLINGS))


@cache
def places(language: str) -> frozenset[str]:
    """As a folded question has them; none in a language that CLDR does not know."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return frozenset()
    territories = {code: str(name) for code, name in locale.territories.items() if len(code) == 2 and code.isalpha()}
    zones = [zone for zone in map(str, Locale("ar").time_zones) if well_known(zone)]
    cities = [locale.time_zones.get(zone, {}).get("city") for zone in zones]
    if unicodedata.name(territories["IQ"][0]).startswith("LATIN"):
        # CLDR lists only the cities that they call by another name than the zone does.
        cities += [zone.rsplit("/", 1)[-1].replace("_", " ") for zone in zones]
    named = {str(name) for name in (*territories.values(), *cities) if name and len(name) > 1}
    return frozenset(map(fold, named - NAMESAKES))
