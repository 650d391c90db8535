"""Sentences changed in one thing, so that what supported them does so no more: a number, a name, a denial."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import regex

from qa.facts.negation import denies
from qa.facts.places import place_names
from qa.facts.sounds import alike, plain

LANGUAGES = ("en", "ar", "es", "fr", "de", "ru", "tr", "fa", "he", "hi", "zh")
"""Those in which a denial can be put in and names be found."""

# A denial put in: the first that fits. Only forms that leave a sentence of the language.
DENIALS: dict[str, tuple[tuple[str, str], ...]] = {
    "en": ((r"\b(is|are|was|were|will|has|have|had|can|could|should|would)\b", r"\1 not"),),
    "ar": ((r"\b(?:و)?كان(ت?)\b", r"لم تكن"), (r"\bس(ي\w+)", r"لن \1"), (r"\b(ي(?:مكن|تم|جب|عد|كون)\w*)", r"لا \1")),
    "es": ((r"\b(es|está|fue|son|ha|han|será|puede|había|era|tiene)\b", r"no \1"),),
    "fr": ((r"\b(est|sont|sera|peut|doit|était|avait|ont|fut)\b", r"ne \1 pas"),),
    "de": ((r"\b(ist|sind|war|waren|wird|werden|hat|haben|kann|wurde|wurden)\b", r"\1 nicht"),),
    "ru": ((r"\b(был[аои]?|будет|может|могут|является|имеет|стал[аои]?|должн\w+)\b", r"не \1"),),
    "tr": ((r"\boldu\b", "olmadı"), (r"\betti\b", "etmedi"), (r"\bedildi\b", "edilmedi"), (r"\bolacak\b", "olmayacak")),
    "fa": ((r"\bاست\b", "نیست"), (r"\bشد\b", "نشد"), (r"\bبود\b", "نبود"), (r"\bمی(?=[\u200c\s])", "نمی")),
    "he": ((r"\b(היה|היתה|הייתה|היו|יהיה|יכול|יכולים)\b", r"לא \1"), (r"\bיש\b", "אין")),
    "hi": ((r" (है|हैं|था|थे|थी)(?=[\s।,.]|$)", r" नहीं \1"),),
    "zh": ((r"(是|会|能|将)", r"不\1"), (r"有", "没有")),
}


def clause(sentence: str, chance: random.Random) -> str:
    """A part of the sentence between commas that can stand alone; else all of it."""
    parts = [one.strip() for one in regex.split(r"(?<=\D)[,،，;；]\s?", sentence) if len(one) > 30]
    return chance.choice(parts) if parts else sentence


def other_number(sentence: str, chance: random.Random) -> str | None:
    found = list(regex.finditer(r"\p{Nd}+", sentence))
    if not found:
        return None
    match = chance.choice(found)
    old = int(match.group())
    zero = ord(match.group()[0]) - int(match.group()[0])
    new = str(old + chance.choice([1, 2, 3, 5, 10, 20]))
    return sentence[: match.start()] + "".join(chr(zero + int(one)) for one in new) + sentence[match.end() :]


def names(table: Iterable[Mapping[str, str]]) -> dict[str, list[str]]:
    """Names in each language: words that sound like a capitalised word of the English sentence, and places."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in table:
        for language, text in row.items():
            found[language] += [word for word, _ in _named(text, row.get("en", ""), language)]
    return {language: sorted(set(found[language])) for language in LANGUAGES}


@cache
def _named(text: str, english: str, language: str) -> tuple[tuple[str, int], ...]:
    """Names in a sentence and where they stand."""
    if language == "zh":
        known = place_names("zh")
        return tuple((name, text.index(name)) for name in known if len(name) > 1 and name in text)
    capitals = [one.group() for one in regex.finditer(r"(?<=\w[,]? )\p{Lu}\p{L}{3,}", english)]
    words = regex.finditer(r"(?<=[\p{L}\p{N}][,،]? )[\p{L}\p{M}]{4,}", text)
    return tuple(
        (one.group(), one.start())
        for one in words
        if (language in ("ar", "fa", "he", "hi") or one.group()[0].isupper())
        and any(plain(one.group()) == plain(name) or alike(one.group(), name) for name in capitals)
    )


def other_name(sentence: str, english: str, language: str, pool: Sequence[str], chance: random.Random) -> str | None:
    found = [one for one in _named(sentence, english, language) if one[0] in sentence]
    if not found or not pool:
        return None
    name, at = chance.choice(found)
    at = sentence.find(name)
    others = [one for one in pool if not alike(one, name) and plain(one)[:3] != plain(name)[:3]]
    return sentence[:at] + chance.choice(others) + sentence[at + len(name) :] if others else None


def denied(sentence: str, language: str) -> str | None:
    if denies(sentence, language):
        return None
    for pattern, instead in DENIALS[language]:
        if regex.search(pattern, sentence):
            return str(regex.sub(pattern, instead, sentence, count=1))
    return None
