"""Words that say that an amount became another one: "rose", "cut", "passé de … à", by language."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import regex

from qa.articles.fold import fold
from qa.question_words import table_code
from qa.whole_words import NEVER, whole

__all__ = ["changes"]


def changes(text: str, language: str) -> bool:
    """Whether it has such a word. Never so in a language without a row."""
    return _pattern(table_code(language)).search(fold(text)) is not None


@cache
def _pattern(base: str) -> regex.Pattern[str]:
    words = fold(json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8")).get(base, NEVER))
    return regex.compile(whole(words, base))
