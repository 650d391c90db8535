"""Counts of people: as so many people, dead or wounded, by the words that languages have for them."""

from __future__ import annotations

from functools import cache

import regex

from qa.facts.words import listed
from qa.text.fold import skeleton
from qa.text.whole_words import NEVER, whole
from qa.text.word_tables import table_code


def who(text: str, language: str) -> tuple[str | None, str]:
    """Which people are counted, by the words beside a number, as one code in all languages, and the other words.

    "dead" and "wounded" go before "person", because those are people as well; both together are "dead|wounded". None
    where no people are named.
    """
    found, rest = set(), skeleton(text)
    for code, pattern in _patterns(table_code(language)).items():
        rest, times = pattern.subn(" ", rest)
        found |= {code} if times else set()
    return "|".join(sorted(found - {"person"} or found)) or None, rest


def person_words(language: str) -> list[str]:
    """The forms of "person" and "people"."""
    return skeleton(listed("people", language, {"person": ""})["person"]).split("|")


def people_pattern(language: str) -> str:
    """A pattern for all words of a language for people, the dead and the wounded, without what is around them."""
    return "|".join(map(skeleton, listed("people", language, {}).values())) or NEVER


def written_people(many: str, plural: str, language: str) -> str | None:
    """So many people: "6 people"; `plural`: the form that the number takes (CLDR's name for it); None if unknown."""
    forms = listed("people_written", language)
    return str(forms.get(plural, forms["other"])).format(many) if forms else None


@cache
def _patterns(language: str) -> dict[str, regex.Pattern[str]]:
    words = {code: skeleton(some) for code, some in listed("people", language, {}).items()}
    return {code: regex.compile(whole(some, language)) for code, some in words.items()}
