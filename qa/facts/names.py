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

from qa.facts.cities import capital, country, inside, well_known
from qa.facts.places import (
    LONGEST_PLACE,
    NAMESAKES,
    VOWEL_ENDS,
    names_of,
    other_names,
    place_names,
    places_named,
    within,
)
from qa.facts.sounds import alike, keys, plain
from qa.facts.words import word_lists
from qa.text.whole_words import UNSPACED, one_of, whole
from qa.text.word_tables import table_code

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[-.][\p{L}\p{M}]+)*")
_FOREIGN = regex.compile(r"\p{Katakana}[\p{Katakana}ー]+|[\p{Latin}\p{N}]+")
_CAPITAL = regex.compile(r"\p{Lu}")
EVERY_NOUN = frozenset({"de", "lb"})
"""Languages in which a capital makes no name."""
_UNCASED_LEADS = regex.compile(r"^(?:و|ف)?(?:ال|لل|بال|كال|ب|ل|ك|و|ف)|^[ובלכמהש]{1,2}")
_ENDING = 3
"""Letters of an ending that a name may take in another case."""
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
    named = places_named(cited, of, into) | places_named(question, into)
    for phrase, codes in _places_in(written, said, into):
        if _whole(phrase, question, into) or codes & named or _spelled_otherwise(codes, there, of):
            known.update(phrase.split())
        elif not _sounds_said(phrase, codes, there, of):
            lost += 1
    return lost, known


def _whole(phrase: str, text: str, language: str) -> bool:
    return regex.search(whole(regex.escape(phrase), language), plain(text)) is not None


def unnamed_place(question: str, language: str, text: str, of: str) -> bool:
    """Whether a question names a country or a well-known city that a text, in the language `of`, nowhere names.

    Names that are as often somebody's or a plain word's do not count, nor do those that the text's language has no name
    for. A capital may stand for the government of its country: "what did Moscow offer?" asks of Russia.
    """
    into, base = table_code(language), table_code(of)
    asked = _sure_places(question, into)
    if not asked:
        return False
    there, named = _words(text, base), places_named(text, base, into)
    return any(
        not (
            _whole(phrase, text, base)
            or codes & named
            or any(capital(code) and country(code) in named for code in codes)
            and not _inside(phrase, question, into)
            or codes.isdisjoint(names_of(base))
            or _spelled_otherwise(codes, there, base)
            or _sounds_said(phrase, codes, there, base)
            or _hinted(codes, there, base)
        )
        for phrase, codes in asked
    )


def _inside(phrase: str, text: str, language: str) -> bool:
    """Whether a text speaks of what is in a city, and not of what it stands for: "in Moscow"."""
    before, after = inside(language)
    apart = "" if language in UNSPACED else r"(?<![\p{L}\p{M}])"
    led, name = one_of(map(plain, before)), regex.escape(phrase)
    return regex.search(rf"{apart}(?:{led})\s?{name}|{name}\s?(?:{one_of(map(plain, after))})", plain(text)) is not None


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


def _spelled_otherwise(codes: Iterable[str], there: Sequence[str], of: str) -> bool:
    """Whether a word is a city from abroad with other vowels: "زوريخ" for "زيورخ"; letters with capitals write them,
    and one with an article is from here.
    """
    return any(
        one[:1] == name[:1] and keys(one) & keys(name) and alike(one, name)
        for name in (plain(city) for city in _cities(codes, of) if not regex.search(r"[\p{Lu}\p{Ll} ]|^ال", city))
        for one in _bare(there)
    )


def _cities(codes: Iterable[str], language: str) -> list[str]:
    return [names_of(language)[code] for code in codes if "/" in code and code in names_of(language)]


def _hinted(codes: Iterable[str], there: Sequence[str], of: str) -> bool:
    """Whether a text has the telling word of a longer name that is not listed otherwise: "Zealanders"."""
    stems = {stem for code in codes if code not in other_names(of) for stem in _telling(of).get(code, ())}
    cased = any(map(_CAPITAL.match, there))
    bare = _bare(word for word in there if not cased or _CAPITAL.match(word))
    return any(word.startswith(tuple(stems)) for word in bare)


def _sounds_said(phrase: str, codes: Iterable[str], there: Sequence[str], of: str) -> bool:
    """Whether a word sounds like the place; where its name there is known, that is something else."""
    return " " not in phrase and not any(code in names_of(of) for code in codes) and _found(phrase, there)


def _places_in(text: str, words: Sequence[str], language: str) -> list[tuple[str, frozenset[str]]]:
    """The countries and cities in a text, longest names first, with what each may mean."""
    if language in UNSPACED:
        return [(plain(name), codes) for name, codes in within(text, language).items()]
    table = place_names(language)
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
def _telling(language: str) -> dict[str, frozenset[str]]:
    """Stems of the words in a country's name of several that no other place has in its own; the longest of them."""
    parts = {code: [plain(word) for word in _WORD.findall(name)] for code, name in names_of(language).items()}
    held = Counter(stem for words in parts.values() for stem in {word[:_TELLING] for word in words})
    found: dict[str, frozenset[str]] = {}
    for code, words in parts.items():
        own = [word for word in words if len(word) >= _TELLING and held[word[:_TELLING]] == 1]
        if len(code) == 2 and len(words) > 1 and own:
            cased = bool(_CAPITAL.search(names_of(language)[code]))
            found[code] = frozenset(VOWEL_ENDS.sub("", word) for word in (own if cased else [max(own, key=len)]))
    return found
