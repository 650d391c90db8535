"""Words for kin, and for those who work for somebody, by language."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

import regex

from qa.followup.places import fold
from qa.text.word_tables import word_table


def _table(language: str) -> dict[str, Any]:
    """Of `kin.json`, by language: `words` by what is written before them, as regular expressions for folded text; the
    pronoun that may be their `suffix`, "" where it is in the word; how a word is `written` before a name, where that
    differs; a word and a name together (`of`); words that ask for `who`; and where no capitals tell names, those that
    ask `how_many`, with a noun before the verb, and prepositions of places and times, after which `no_one` is named.
    """
    row: dict[str, Any] = word_table(__file__).get(language, {})
    return row


def relation(word: str, language: str) -> str | None:
    """As it stands before a name: "أخوه" -> "أخو", "hermano" -> "el hermano"; None for any other word."""
    for before, pattern in _patterns(language):
        if match := pattern.fullmatch(fold(word)):
            written = {fold(stem): whole for stem, whole in _table(language).get("written", {}).items()}
            return f"{before}{written.get(match[1], word[: match.end(1)])}"
    return None


def related(kin: str, name: str, language: str) -> str:
    """ "Karim Salem's brother"; `kin` as `relation` gives it."""
    return str(_table(language)["of"].format(kin=kin, name=name))


def possessed(language: str) -> bool:
    """Whether a word for kin says by itself that it is somebody's."""
    return "suffix" in _table(language)


def among(words: Literal["who", "how_many", "no_one"], word: str, language: str) -> bool:
    """Whether it is one of those words of the table; what no table has is none."""
    return regex.fullmatch(fold(_table(language).get(words, "")), fold(word)) is not None


@cache
def _patterns(language: str) -> list[tuple[str, regex.Pattern[str]]]:
    table = _table(language)
    suffix = fold(table.get("suffix", ""))
    return [
        (before, regex.compile(f"({fold(words)})(?:{suffix})?+")) for before, words in table.get("words", {}).items()
    ]
