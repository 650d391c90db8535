"""The names of a written sentence, looked for in its source: by equality, by CLDR's names of places, or by their sound.

In scripts with capitals a name is a word that has one. Without capitals only countries and cities that CLDR knows can
be told from other words; there the source's own names, looked for in the written sentence, have to help.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from qa.facts.places import NAMESAKES, cities, countries, country, well_known
from qa.facts.sounds import alike, keys, plain
from qa.facts.words import listed, word_lists
from qa.locales import locale_of
from qa.whole_words import UNSPACED
from qa.word_tables import table_code

__all__ = ["EVERY_NOUN", "LONGEST_PLACE", "Names", "compare", "place_names", "said_in", "unnamed_place"]

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[-.][\p{L}\p{M}]+)*")
_FOREIGN = regex.compile(r"\p{Katakana}[\p{Katakana}ー]+|[\p{Latin}\p{N}]+")
_CAPITAL = regex.compile(r"\p{Lu}")
_LATIN = regex.compile(r"\p{Latin}")
EVERY_NOUN = frozenset({"de", "lb"})
"""Languages in which a capital makes no name."""
_UNCASED_LEADS = regex.compile(r"^(?:و|ف)?(?:ال|لل|بال|كال|ب|ل|ك|و|ف)|^[ובלכמהש]{1,2}")
_VOWEL_ENDS = regex.compile(r"[aeiouyаеёиоуыэюяіїاةهيہη]$")
_ENDING = 3
"""Letters of an ending that a name may take in another case."""
LONGEST_PLACE = 3
"""Words."""
_TELLING = 5
"""Letters that tell the words of places' names apart."""
_COMMON = frozenset(map(plain, word_lists()["common"].split()))
"""Words that begin sentences, or stand with a capital for another reason, and name nothing."""


@dataclass(frozen=True, slots=True)
class Names:
    """How the names of two sentences agree; each figure 0 where there is nothing to compare."""

    lost: float
    """Share of the written sentence's capitalised words, after the first, that its source does not have."""
    first: float
    """1 if its first word is not in the source: a name, or any other word."""
    places: int
    """Countries and cities that it names and its source does not."""
    unsaid: float
    """Share of the source's names that it does not say, where it can have no capitals of its own."""


def compare(written: str, written_language: str, cited: str, cited_language: str, question: str = "") -> Names:
    """The names of `written` against those of `cited`; what the question names may be said again."""
    into, of = table_code(written_language), table_code(cited_language)
    there = _words(cited, of) + _words(question, into)
    said = _words(written, into)
    lost_places, known = _places_lost(written, said, into, cited, there, of, question)
    lost: list[bool] = []
    first = 0.0
    cased = bool(_CAPITAL.search(written)) and into not in EVERY_NOUN
    for place, word in enumerate(said):
        if not cased or not _CAPITAL.match(word) or plain(word) in _COMMON or plain(word) in known:
            continue
        missing = not _found(word, there)
        if place == 0 and len(said) > 3:
            first = float(missing)
        else:
            lost.append(missing)
    unsaid: list[bool] = []
    if not cased and into not in UNSPACED and into != of and of not in EVERY_NOUN:
        names = [word for word in _words(cited, of)[1:] if _CAPITAL.match(word) and plain(word) not in _COMMON]
        unsaid = [not _found(word, said) for word in names]
    return Names(_share(lost), first, lost_places, _share(unsaid))


def said_in(word: str, text: str, language: str) -> bool:
    """Whether a text has the word, also with another ending."""
    if table_code(language) in UNSPACED:
        return plain(word) in plain(text)
    return _found(word, _words(text, language))


def _share(missing: list[bool]) -> float:
    return sum(missing) / len(missing) if missing else 0.0


def _words(text: str, language: str) -> list[str]:
    if language in UNSPACED:
        # Names from abroad are runs of katakana; the rest has no words to see.
        return [match.group() for match in _FOREIGN.finditer(text)]
    return [match.group() for match in _WORD.finditer(text)]


def _found(name: str, words: Iterable[str]) -> bool:
    """Whether one of the words is this name: letter for letter, in another case, or in another script."""
    wanted = plain(name)
    least = max(4, len(wanted) - _ENDING)
    for word in words:
        bare = _bare([word])
        if wanted in bare or any(wanted[:least] == one[:least] and len(one) >= least for one in bare):
            return True
        if any(alike(wanted, one) for one in bare):
            return True
    return False


def _bare(words: Iterable[str]) -> set[str]:
    """As they are compared, and without what may be written onto their front."""
    return {one for word in map(plain, words) for one in (word, _UNCASED_LEADS.sub("", word))}


def _places_lost(
    written: str, said: Sequence[str], into: str, cited: str, there: Sequence[str], of: str, question: str
) -> tuple[int, set[str]]:
    """How many places are named in the written sentence only, and the words of those that are in both."""
    lost = 0
    known: set[str] = set()
    for phrase, codes in _places_in(written, said, into):
        if phrase in plain(question) or _said(codes, into, cited, there, of):
            known.update(phrase.split())
        elif not _sounds_said(phrase, codes, there, of):
            lost += 1
    return lost, known


def unnamed_place(question: str, language: str, text: str, of: str) -> bool:
    """Whether a question names a country or a well-known city that a text, in the language `of`, nowhere names.

    Names that are as often somebody's or a plain word's do not count.
    """
    into, base = table_code(language), table_code(of)
    asked = _sure_places(question, into)
    there = _words(text, base) if asked else []
    return any(
        not (
            phrase in plain(text)
            or _said(codes, into, text, there, base)
            or _sounds_said(phrase, codes, there, base)
            or _hinted(codes, there, base)
        )
        for phrase, codes in asked
    )


def other_place(question: str, language: str, text: str, of: str) -> bool:
    """Whether a text names such a place in another country than those of the question."""
    asked = {country(code) for _, codes in _sure_places(question, table_code(language)) for code in codes}
    return any(asked.isdisjoint(map(country, codes)) for _, codes in _sure_places(text, table_code(of)))


def _sure_places(text: str, base: str) -> list[tuple[str, frozenset[str]]]:
    """Those in a text whose names are seldom anything else's."""
    namesakes = set(map(plain, NAMESAKES))
    return [
        (phrase, codes)
        for phrase, codes in _places_in(text, _words(text, base), base)
        if phrase not in namesakes and all("/" not in code or well_known(code) for code in codes)
    ]


def _said(codes: Iterable[str], into: str, cited: str, there: Sequence[str], of: str) -> bool:
    """Whether a text names one of these places by a name that either language has for it."""
    names = {name for code in codes for name in (_names(of).get(code), _names(into).get(code)) if name}
    said_otherwise = any(code in _others(of) and _others(of)[code].search(cited) for code in codes)
    cities = (_names(of)[code] for code in codes if "/" in code and code in _names(of))
    return (
        said_otherwise
        or any(_named(name, cited, there, of) for name in names)
        or any(_spelled_otherwise(name, there) for name in cities)
    )


def _spelled_otherwise(city: str, there: Sequence[str]) -> bool:
    """Whether a word is a city from abroad with other vowels: "زوريخ" for "زيورخ"; letters with capitals write them."""
    name = plain(city)
    if " " in name or not keys(name) or regex.search(r"[\p{Lu}\p{Ll}]", city):
        return False
    return any(one[:1] == name[:1] and keys(one) & keys(name) and alike(one, name) for one in _bare(there))


def _hinted(codes: Iterable[str], there: Sequence[str], of: str) -> bool:
    """Whether a text has the telling word of a longer name that is not listed otherwise: "Zealanders"."""
    stems = {stem for code in codes if code not in _others(of) for stem in _telling(of).get(code, ())}
    cased = any(map(_CAPITAL.match, there))
    bare = _bare(word for word in there if not cased or _CAPITAL.match(word))
    return any(word.startswith(tuple(stems)) for word in bare)


def _sounds_said(phrase: str, codes: Iterable[str], there: Sequence[str], of: str) -> bool:
    """Whether a word sounds like the place; where its name there is known, that is something else."""
    return " " not in phrase and not any(code in _names(of) for code in codes) and _found(phrase, there)


def _named(name: str, cited: str, there: Sequence[str], of: str) -> bool:
    """Whether the source names the place, or the people and things of it: "Iraqi", "العراقية"."""
    wanted = plain(name)
    if of in UNSPACED or " " in wanted:
        return wanted in plain(cited)
    # "والهند", "هندي"
    stems = (_stem(wanted), *([wanted[2:]] if wanted.startswith("ال") and len(wanted) > 4 else []))
    return any(one.startswith(stems) for one in _bare(there))


def _stem(name: str) -> str:
    """Without its last letter, which other words of the place exchange; Iran and Iraq differ in nothing else."""
    return name[: max(3, len(name) - 1)] if len(name) > 4 or _VOWEL_ENDS.search(name) else name


def _places_in(text: str, words: Sequence[str], language: str) -> list[tuple[str, frozenset[str]]]:
    """The countries and cities in a text, longest names first, with what each may mean."""
    table = place_names(language)
    if language in UNSPACED:
        held = plain(text)
        return [(name, codes) for name, codes in table.items() if len(name) > 1 and name in held]
    found: list[tuple[str, frozenset[str]]] = []
    folded = [plain(word) for word in words]
    place = 0
    while place < len(folded):
        for length in range(min(LONGEST_PLACE, len(folded) - place), 0, -1):
            phrase = " ".join(folded[place : place + length])
            # A place has a capital where there are any: "turkey", "chad" and "jordan" are words too.
            if phrase in table and (_CAPITAL.match(words[place]) or not _CAPITAL.search(text) or language == "ar"):
                found.append((phrase, table[phrase]))
                break
            bare = _UNCASED_LEADS.sub("", phrase)
            if bare != phrase and len(bare) > 3 and bare in table:
                found.append((bare, table[bare]))
                break
        else:
            place += 1
            continue
        place += length
    return found


@cache
def _others(language: str) -> dict[str, regex.Pattern[str]]:
    """Other names of a few places, by code, and of their people: "США", "U.S.", "британский"."""
    places = listed("places", language, {}).items()
    if language in UNSPACED:
        return {code: regex.compile(names) for code, names in places}
    return {code: regex.compile(rf"(?<!\w)(?:{names})(?!\w)") for code, names in places}


@cache
def _names(language: str) -> dict[str, str]:
    """Names of countries (by code) and of cities with a time zone of their own (by zone)."""
    locale = locale_of("en" if language == "und" else language)
    if locale is None:
        return {}
    # "Myanmar (Burma)": what stands in brackets is nobody's way of naming it.
    return {code: name.split(" (")[0] for code, name in countries(locale).items()} | cities(locale)


@cache
def _telling(language: str) -> dict[str, frozenset[str]]:
    """Stems of the words in a country's name of several that no other place has in its own; the longest of them."""
    parts = {code: [plain(word) for word in _WORD.findall(name)] for code, name in _names(language).items()}
    held = Counter(stem for words in parts.values() for stem in {word[:_TELLING] for word in words})
    found: dict[str, frozenset[str]] = {}
    for code, words in parts.items():
        own = [word for word in words if len(word) >= _TELLING and held[word[:_TELLING]] == 1]
        if len(code) == 2 and len(words) > 1 and own:
            cased = bool(_CAPITAL.search(_names(language)[code]))
            found[code] = frozenset(_VOWEL_ENDS.sub("", word) for word in (own if cased else [max(own, key=len)]))
    return found


@cache
def place_names(language: str) -> dict[str, frozenset[str]]:
    """Folded names of countries and cities in a language, each with the codes that it may mean."""
    found: dict[str, set[str]] = {}
    for code, name in _names(language).items():
        found.setdefault(plain(name), set()).add(code)
    return {name: frozenset(codes) for name, codes in found.items() if len(name) > 1}
