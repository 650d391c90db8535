"""An answer's words in the asker's language, where well-kept data (CLDR, through Babel) leaves no doubt.

Countries, cities with a time zone of their own, languages, weekdays, full dates, and numbers in other digits, where the
whole words match. Where they mean two things, or nothing is known, there is no gloss: a wrong one is worse.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from qa.articles.dates import find_date
from qa.types import Span

__all__ = ["gloss", "glossed"]

_LONGEST = 60
"""Characters of words that can be a name or a date."""
_NAMESAKES = {"en": {"jordan", "chad", "georgia"}}
"""Countries whose name is as often somebody's or something else's."""
# What may stand before a name without changing what is named: "in", "the city of", "the Iraqi capital".
_LEADS = {
    language: re.compile(f"(?:(?:{'|'.join(leads)}) )+", re.IGNORECASE)
    for language, leads in {
        "ar": (r"في", r"إلى", r"من", r"مدينة", r"العاصمة(?: ال\w+ية)?"),
        "de": (r"in", r"nach", r"aus", r"(?:der|die) Stadt", r"(?:der|die) (?:\w+ )?Hauptstadt"),
        "en": (r"in", r"to", r"from", r"the city of", r"the (?:\w+ )?capital,?"),
        "es": (r"en", r"a", r"de", r"la ciudad de", r"la capital(?: \w+)?,?"),
        "fa": (r"در", r"به", r"از", r"شهر"),
        "fr": (r"à", r"en", r"de", r"la ville de", r"la capitale(?: \w+)?,?"),
    }.items()
}
_ZONES_WITHOUT_CITY = ("Etc/", "Antarctica/", "SystemV/")
_ALEFS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ـ": None})
_NUMBER = re.compile(r"[%٪]?\d+(?:٬\d{3})*(?:٫\d+)?[%٪]?")

Thing = tuple[str, str]
"""A kind and its code: ("territory", "IQ"), ("city", "Asia/Baghdad"), ("language", "ar"), ("day", "3")."""


def glossed(spans: Sequence[Span], languages: Mapping[str, str], into: str) -> tuple[Span, ...]:
    """The spans with their glosses; `languages`: of the articles, by id."""
    return tuple(replace(span, gloss=gloss(span.text, languages[span.article_id], into)) for span in spans)


def gloss(words: str, language: str, into: str) -> str | None:
    """`words` of a text in `language` as `into` has them; None where that is not sure, or where they are the same."""
    source, target = _locale(language), _locale(into)
    if source is None or target is None or source.language == target.language or len(words) > _LONGEST:
        return None
    found = _number(words, target) or _date(words, language, target) or _name(words, source, target)
    return None if found is None or _plain(found) == _plain(words) else found


@cache
def _locale(language: str) -> Locale | None:
    if language == "und":
        return None
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


def _number(words: str, target: Locale) -> str | None:
    """Digits of another script, one for one, with the Arabic signs that belong to them."""
    if words.isascii() or not _NUMBER.fullmatch(words) or target.language in ("ar", "fa", "ur", "ckb", "ps"):
        return None
    signs = {"٬": target.number_symbols["latn"]["group"], "٫": target.number_symbols["latn"]["decimal"], "٪": "%"}
    plain = "".join(str(unicodedata.decimal(one)) if one.isdecimal() else signs.get(one, one) for one in words)
    return plain[1:] + "%" if plain.startswith("%") else plain


def _date(words: str, language: str, target: Locale) -> str | None:
    moment = find_date(words, language.split("-")[0])
    if moment is None or moment.clock or moment.start != 0 or moment.end != len(words):
        return None
    # "18 June 2024" is read alike everywhere; Babel's plain "en" is American.
    return str(format_date(moment.day, "long", locale="en_001" if str(target) == "en" else target))


def _name(words: str, source: Locale, target: Locale) -> str | None:
    lead = _LEADS.get(source.language)
    plain = _plain(words[found.end() :] if lead and (found := lead.match(words)) else words)
    if plain in _NAMESAKES.get(source.language, ()):
        return None
    theirs = {_called(thing, target) for thing in _things(str(source)).get(plain, ())}
    return theirs.pop() if len(theirs) == 1 else None


def _plain(text: str) -> str:
    """Without case, marks on letters and the spellings of alef that Arabic writers use freely."""
    parted = unicodedata.normalize("NFKD", text.translate(_ALEFS)).casefold()
    return " ".join("".join(one for one in parted if not unicodedata.combining(one)).split())


@cache
def _things(tag: str) -> dict[str, frozenset[Thing]]:
    """What each name means in a language."""
    locale = Locale.parse(tag)
    found: dict[str, set[Thing]] = defaultdict(set)
    kinds: dict[str, Sequence[str]] = {
        "territory": [code for code in map(str, locale.territories) if len(code) == 2 and code.isalpha()],
        "language": [code for code in map(str, locale.languages) if len(code) <= 3],
        "city": [zone for zone in map(str, Locale("ar").time_zones) if not zone.startswith(_ZONES_WITHOUT_CITY)],
        "day": [str(number) for number in range(7)],
    }
    for kind, codes in kinds.items():
        for code in codes:
            name = _called((kind, code), locale)
            if name:
                found[_plain(name)].add((kind, code))
    return {name: frozenset(things) for name, things in found.items()}


def _called(thing: Thing, locale: Locale) -> str | None:
    kind, code = thing
    if kind == "territory":
        return locale.territories.get(code)
    if kind == "language":
        return locale.languages.get(code)
    if kind == "day":
        return str(format_date(date(2024, 1, 1 + int(code)), "EEEE", locale=locale))
    city: str | None = locale.time_zones.get(code, {}).get("city")
    # Languages in Latin letters list only the cities that they call by another name than the zone does.
    if city or not unicodedata.name(locale.territories["IQ"][0]).startswith("LATIN"):
        return city
    return code.rsplit("/", 1)[-1].replace("_", " ")
