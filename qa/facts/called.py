"""What CLDR calls countries, regions, languages, well-known cities and weekdays, and what a name means.

States and regions, of which Babel has no names, stand in `called.json`, by language and what English calls them;
NOTICE.md says by what they were checked.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from datetime import date
from functools import cache

from babel.dates import format_date

from qa.facts.cities import cities, well_known
from qa.facts.places import NAMESAKES, countries
from qa.text.locales import Locale, row_of
from qa.text.word_tables import word_table

ALEFS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ـ": None})
"""The spellings of alef that Arabic writers use freely, as one."""
_POINTS = frozenset(one for one in map(chr, range(0x591, 0x660)) if unicodedata.combining(one))

# Continents and their parts that no country has the name of.
_REGIONS = (
    "002", "003", "005", "009", "011", "013", "014", "015", "029", "030", "034", "035", "039", "142", "143", "150",
    "151", "154", "155", "202", "419",
)  # fmt: skip

Thing = tuple[str, str]
"""A kind and its code: "territory" and "IQ", "city" and "Asia/Baghdad", "state" and "Texas", "language" and "ar", "day"
and "3".
"""


def meant(name: str, tag: str) -> frozenset[Thing]:
    """What a name means in a language, by CLDR's tag for that; nothing for a name that has another meaning as well."""
    key = _key(name)
    return frozenset() if key in _namesakes() else _things(tag).get(key, frozenset())


@cache
def called(tag: str) -> dict[Thing, str]:
    """What a language calls each thing."""
    locale = Locale.parse(tag)
    named = {
        "territory": countries(locale) | {code: str(locale.territories[code]) for code in _REGIONS},
        "language": {str(code): str(name) for code, name in locale.languages.items() if len(code) <= 3},
        "city": cities(locale),
        "state": row_of(word_table(__file__), locale) or {},
        "day": {str(day): str(format_date(date(2024, 1, 1 + day), "EEEE", locale=locale)) for day in range(7)},
    }
    return {(kind, code): name for kind, names in named.items() for code, name in names.items()}


@cache
def _things(tag: str) -> dict[str, frozenset[Thing]]:
    """What each name means in a language."""
    found: dict[str, set[Thing]] = defaultdict(set)
    for thing, name in called(tag).items():
        if thing[0] != "city" or well_known(thing[1]):
            found[_key(name)].add(thing)
    return {name: frozenset(things) for name, things in found.items()}


@cache
def _namesakes() -> frozenset[str]:
    return frozenset(map(_key, NAMESAKES))


def _key(name: str) -> str:
    """Without the vowel marks of Arabic and Hebrew and the spellings of alef.

    Case stays ("того" is no Togo), and so do other marks: without them Şam is Sam, and パリ would be ハリ.
    """
    kept = (one for one in unicodedata.normalize("NFC", name) if one not in _POINTS)
    return " ".join("".join(kept).translate(ALEFS).split())
