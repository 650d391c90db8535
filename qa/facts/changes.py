"""Words that say that an amount became another one: "rose", "cut", "passé de … à", by language."""

from __future__ import annotations

from qa.text.fold import fold
from qa.text.word_tables import table_code, word_pattern, word_table


def changes(text: str, language: str) -> bool:
    """Whether it has such a word. Never so in a language without a row."""
    base = table_code(language)
    return word_pattern(word_table(__file__).get(base), base).search(fold(text)) is not None
