"""The names of countries and well-known cities in a language, from CLDR: to tell which of two names is replaced."""

from __future__ import annotations

from functools import cache

from qa.facts.cities import cities, in_english, well_known
from qa.facts.places import NAMESAKES, countries
from qa.text.locales import locale_of

_SPELLINGS = str.maketrans("أإآٱىيكİ’ʼ，،", "ااااییکi'',,")


def fold(text: str) -> str:
    """Lower case and one spelling for letters that are typed either way; as long as `text`."""
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text.translate(_SPELLINGS))


@cache
def places(language: str) -> frozenset[str]:
    """As a folded question has them; none in a language that CLDR does not know."""
    locale = locale_of("en" if language == "und" else language)
    if locale is None:
        return frozenset()
    known = (one for zone, name in cities(locale).items() if well_known(zone) for one in (name, in_english(zone)))
    named = {name for name in (*countries(locale).values(), *known) if len(name) > 1}
    return frozenset(map(fold, named - NAMESAKES))
