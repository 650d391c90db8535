"""Counts of people: as so many people, dead or wounded, by the words that languages have for them."""

from __future__ import annotations

from functools import cache

import regex

from qa.articles.fold import skeleton
from qa.facts.words import word_lists
from qa.whole_words import NEVER, whole

__all__ = ["people_pattern", "person_words", "who", "written_people"]


def who(text: str, language: str) -> tuple[str | None, str]:
    """Which people are counted, by the words beside a number, as one code in all languages, and the other words.

    "dead" and "wounded" go before "person", because those are people as well; both together are "dead|wounded". None
    where no people are named.
    """
    found, rest = set(), skeleton(text)
    for code, pattern in _patterns(language.split("-")[0]).items():
        rest, times = pattern.subn(" ", rest)
        found |= {code} if times else set()
    return "|".join(sorted(found - {"person"} or found)) or None, rest


def person_words(language: str) -> list[str]:
    """The forms of "person" and "people"."""
    words = word_lists()["people"].get(language)
    return skeleton(words["person"]).split("|") if words else []


def people_pattern(language: str) -> str:
    """A pattern for all words of a language for people, the dead and the wounded, without what is around them."""
    return "|".join(map(skeleton, word_lists()["people"].get(language, {}).values())) or NEVER


def written_people(many: str, plural: str, language: str) -> str | None:
    """So many people: "6 people"; `plural`: the form that the number takes (CLDR's name for it); None if unknown."""
    forms = word_lists()["people_written"].get(language)
    return str(forms.get(plural, forms["other"])).format(many) if forms else None


@cache
def _patterns(language: str) -> dict[str, regex.Pattern[str]]:
    words = {code: skeleton(some) for code, some in word_lists()["people"].get(language, {}).items()}
    return {code: regex.compile(whole(some, language)) for code, some in words.items()}
