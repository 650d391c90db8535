"""Countries and cities by their names in a language, from CLDR, and those that a text names.

A country is told by its code, a city by that of `qa.facts.cities`.
"""

from __future__ import annotations

import unicodedata
from enum import Enum, auto
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import regex

from qa.facts.cities import cities
from qa.facts.sounds import plain
from qa.facts.words import listed
from qa.text.locales import locale_of
from qa.text.whole_words import UNSPACED, WORD, one_of
from qa.text.word_tables import table_code, word_table

if TYPE_CHECKING:
    from qa.text.locales import Locale

# Names of countries and cities, and of weekdays, that are as often somebody's, another place's or a plain word.
NAMESAKES = frozenset(word_table(__file__)["namesakes"])
VOWEL_ENDS = regex.compile(r"[aeiouyаеёиоуыэюяіїαεηιουωاةهيہה\p{M}]$")
_LAND_ENDS = regex.compile(r"(?:[iyjиіιيי][aeаеяαاهةה]n?|(?<=\w{4})en|(?:en)?land|orszag|istan|maa)$")
"""What only a country's name has, not that of its people: "Испан-ия", "Schwed-en", "Olasz-ország"."""
_VOWELS = "[aeiouyаеиоуыэюяіαεηιουω]"
_INNER_ENDS = regex.compile(
    rf"(?:(?<=\A\w{{3}})|(?<=\w{{3}})(?<!{_VOWELS})){_VOWELS}++"
    r"(?:[mwhjmsnхмгςν]|го|му|ми|mi|go|mu|ho)?[aeiouyаеиоуыэюяі]*+\Z"
)
_FINALS = str.maketrans("ןםךףץ", "נמכפצ")
_MARKED = frozenset({"vi"})
"""Languages in which marks make other words: "Lào", "lao"."""
_SHORT = 4
"""Letters."""
LONGEST_PLACE = 3
"""Words."""
_LONGEST_FRONT = 5
"""Letters written onto the front of a name."""
_LONGEST = 80
"""Letters of a name; a word of a million would be looked through for minutes."""


def countries(locale: Locale) -> dict[str, str]:
    """Names by the code of the country (ISO 3166)."""
    return {code: str(name) for code, name in locale.territories.items() if len(code) == 2 and code.isalpha()}


@cache
def other_names(language: str) -> dict[str, regex.Pattern[str]]:
    """Other names of a few places, by code, and of their people: "США", "U.S.", "британский"."""
    places = listed("places", language, {}).items()
    if language in UNSPACED:
        return {code: regex.compile(names) for code, names in places}
    return {code: regex.compile(rf"(?<!\w)(?:{names})(?!\w)") for code, names in places}


@cache
def names_of(language: str) -> dict[str, str]:
    """Names of countries and cities by their codes."""
    locale = locale_of("en" if language == "und" else language)
    if locale is None:
        return {}
    # "Myanmar (Burma)": what stands in brackets is nobody's way of naming it.
    return {code: name.split(" (")[0] for code, name in countries(locale).items()} | cities(locale)


@cache
def place_names(language: str) -> dict[str, frozenset[str]]:
    """Folded names of countries and cities in a language, each with the codes that it may mean."""
    found: dict[str, set[str]] = {}
    for code, name in names_of(language).items():
        found.setdefault(plain(name), set()).add(code)
    return {name: frozenset(codes) for name, codes in found.items() if len(name) > 1}


@lru_cache(maxsize=256)
def places_named(text: str, language: str, called_in: str = "") -> frozenset[str]:
    """The codes of countries and cities that a text names, also by their people and things: "Iraqi", "العراقية".

    A name is a whole word, or one with what the language writes onto its front and end; "children" does not name Chile.
    The names are the language's own, and those of `called_in`.
    """
    base = table_code(language)
    found = {code for code, pattern in other_names(base).items() if pattern.search(text)}
    return frozenset(found).union(*(_named(text, base, table) for table in {base, table_code(called_in)} - {""}))


def _named(text: str, base: str, table: str) -> set[str]:
    """By the names of one language."""
    if base in UNSPACED:
        return set().union(*within(text, table).values())
    words = WORD.findall(text)
    cased = regex.search(r"\p{Ll}", text) is not None
    found: set[str] = set()
    at = 0
    while at < len(words):
        length = min(_most_words(words[at], base, table), len(words) - at)
        capital = not (cased and words[at][0].islower())
        if not (cased and capital) and _no_name(_folded(words[at], base), base):
            length = 0
        while length:
            *inner, last = (_folded(word, base) for word in words[at : at + length])
            if codes := _placed(" ".join([*map(_uninflected, inner), last]), base, table, capital):
                found |= codes
                break
            length -= 1
        at += max(1, length)
    return found


@lru_cache(maxsize=50_000)
def _most_words(word: str, base: str, table: str) -> int:
    """How many a name can have that begins in this one; most words are told by their first letters."""
    folded = _folded(word, base)
    begins, firsts = _begins(table)
    starts = [
        at
        for at in range(max(0, min(_LONGEST_FRONT, len(folded) - 3)) + 1)
        if (folded[at : at + 3] in begins or folded[at : at + 2] in begins) and _front(folded, at, base)
    ]
    inner = _uninflected(folded)
    return LONGEST_PLACE if any(inner[at:] in firsts for at in starts) else min(len(starts), 1)


@cache
def _begins(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The first letters of all names, and the first words of those of several."""
    names = [name.split() for name in _forms(language)]
    return frozenset(words[0][:3] for words in names), frozenset(words[0] for words in names if len(words) > 1)


def _front(phrase: str, start: int, base: str) -> bool:
    """Whether a name can begin there: at the front, or behind what is written onto that."""
    fronts = _affix("fronts", base)
    return not start or fronts is not None and fronts.fullmatch(phrase[:start]) is not None


@lru_cache(maxsize=50_000)
def _placed(phrase: str, base: str, table: str, capital: bool) -> frozenset[str]:
    """What a word names, or some with blanks between; the longest name that it can be."""
    forms = _forms(table)
    starts = [at for at in range(max(0, min(_LONGEST_FRONT, len(phrase) - 3)) + 1) if _front(phrase, at, base)]
    for end in range(min(len(phrase), _LONGEST), 1, -1):
        for start in starts:
            for form, codes in forms.get(phrase[start:end], ()):
                if capital and _declined(form, phrase, start, end, base):
                    return codes
                if form is not _Form.NAME or end - start <= _SHORT or phrase.startswith("ال", start):
                    # "antiguo" is not of Antigua, nor "الرياضية" of Riyadh.
                    codes = frozenset(code for code in codes if "/" not in code)
                if codes and _of_its_people(form, phrase, start, end, base):
                    return codes
    return frozenset()


def _declined(form: _Form, phrase: str, start: int, end: int, base: str) -> bool:
    """Whether what is left of a name, from `start` to `end`, is one in this case."""
    if end == len(phrase):
        # "مالي" is Mali, "المالي" is financial.
        return form is _Form.NAME and not phrase[:start].endswith("ال")
    cases = _affix("cases", base)
    if form is _Form.ROOT:
        return False
    if cases is None:
        return _affix("people", base) is None and end - start > _SHORT > len(phrase) - end
    return cases.fullmatch(phrase, end) is not None


def _of_its_people(form: _Form, phrase: str, start: int, end: int, base: str) -> bool:
    """Whether it is of its people and things with this ending. Behind few letters few more say nothing: "malas"
    is not of Mali.
    """
    cased, length, tail = phrase[start].islower(), end - start, len(phrase) - end
    people = _affix("people", base)
    if not tail and form is _Form.STEM:
        return length > _SHORT + 1 if cased else length >= _SHORT  # "argentin", "German"
    if people is None or not people.fullmatch(phrase, end):
        return False
    if not tail:
        return form is _Form.ROOT and length > _SHORT
    return not cased or length >= _SHORT and (tail > 1 or form is not _Form.ROOT) or tail > 2


class _Form(Enum):
    """What a name can be cut to before an ending."""

    NAME = auto()
    STEM = auto()
    """Without its last vowel."""
    ROOT = auto()
    """Without its article, or what else only the name has; its people's endings alone follow it."""


def _no_name(folded: str, base: str) -> bool:
    """Whether a word looks like a name, or like one with something written onto it, and is none: "دوشنبه" is Monday."""
    words = _no_names(base)
    return (
        any(folded[at:] in words and _front(folded, at, base) for at in range(_LONGEST_FRONT + 1)) if words else False
    )


@cache
def _no_names(language: str) -> frozenset[str]:
    return frozenset(_folded(word, language) for word in word_table(__file__)["words"].get(language, "").split())


@cache
def _forms(language: str) -> dict[str, tuple[tuple[_Form, frozenset[str]], ...]]:
    found: dict[str, dict[_Form, set[str]]] = {}
    for code, called in names_of(language).items():
        words = [_folded(word, language) for word in WORD.findall(called)]
        name = " ".join([*map(_uninflected, words[:-1]), *words[-1:]])
        bare = name[2:] if called.startswith("ال") else name
        cut = {(_Form.ROOT, bare), (_Form.ROOT, _LAND_ENDS.sub("", bare)), (_Form.STEM, VOWEL_ENDS.sub("", name))}
        least = _SHORT - 1 + bool(regex.search(r"[\p{M}ي]$", name))
        forms = {(form, short) for form, short in cut if len(short) >= least and short != name} | {(_Form.NAME, name)}
        if bare != name:
            forms.add((_Form.NAME, name[1:]))  # "للعراق" is "ل" and "العراق"
        for form, short in forms:
            if len(short) > 1:
                found.setdefault(short, {}).setdefault(form, set()).add(code)
    return {
        short: tuple((form, frozenset(codes)) for form, codes in by_form.items()) for short, by_form in found.items()
    }


def within(text: str, language: str) -> dict[str, frozenset[str]]:
    """The names that a text without blanks between words has, and what each may mean."""
    names, codes_of = _unspaced(language)
    return {one.group(): codes_of[one.group()] for one in names.finditer(_composed(text.casefold()))}


@cache
def _unspaced(language: str) -> tuple[regex.Pattern[str], dict[str, frozenset[str]]]:
    """A pattern for the names, the longest first: there is no India in "印度尼西亚", nor Thailand in "タイトル"."""
    codes_of: dict[str, set[str]] = {}
    for code, name in names_of(language).items():
        if len(name) > 1:
            codes_of.setdefault(_composed(name.casefold()), set()).add(code)
    run = r"[\p{Katakana}ー\p{Ll}]"
    apart = [name for name in codes_of if regex.match(run, name)]
    names = rf"(?<!{run})(?:{one_of(apart)})(?!{run})|(?:{one_of(codes_of.keys() - set(apart))})(?!\p{{M}})"
    begins = "".join({name[0] for name in codes_of})
    pattern = regex.compile(f"(?=[{regex.escape(begins)}])(?:{names})")
    return pattern, {name: frozenset(codes) for name, codes in codes_of.items()}


@cache
def _affix(kind: str, language: str) -> regex.Pattern[str] | None:
    """What a language writes onto the front of a name ("fronts"), or onto its end: its "cases", or "people"."""
    rows = word_table(__file__)[kind].items()
    return next(
        (regex.compile(_folded(affix, language)) for languages, affix in rows if language in languages.split()), None
    )


@lru_cache(maxsize=50_000)
def _folded(word: str, language: str) -> str:
    """In one piece a syllable, and with the letters that Hebrew has only at the end as they are within."""
    return _composed(word.casefold() if language in _MARKED else plain(word)).translate(_FINALS)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _uninflected(word: str) -> str:
    """A word that is not the last of a name, as all cases have it: "Новая", "Новой"."""
    kept: str = _INNER_ENDS.sub("", word)
    return kept
