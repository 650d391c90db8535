"""Tables of words by language: JSON beside the module that reads it, and the patterns that are made of its rows."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import regex

from qa.text.fold import fold
from qa.text.whole_words import NEVER, whole

_ALIKE = {
    "nb": "no", "nn": "no", "arz": "ar", "arb": "ar", "apc": "ar", "acm": "ar", "cmn": "zh", "pes": "fa", "prs": "fa",
    "iw": "he", "in": "id", "zsm": "ms", "swh": "sw",
}  # fmt: skip


def table_code(language: str) -> str:
    """The code under which tables have a language: of "nb", "zh-Hant", "pes"."""
    base = language.replace("_", "-").split("-")[0].lower()
    return _ALIKE.get(base, base)


@cache
def word_table(module: str) -> Any:
    """The JSON that has the name of a module, which gives its `__file__`."""
    return json.loads(Path(module).with_suffix(".json").read_text(encoding="utf-8"))


def word_list(module: str, name: str) -> str:
    """The words that stand in a module's JSON as a list of this name, with "|" between."""
    return "|".join(word_table(module)[name])


@cache
def word_pattern(words: str | None, language: str) -> regex.Pattern[str]:
    """For words, given as a pattern, as whole ones in a folded text of a language (its first code); nothing of None."""
    return regex.compile(whole(fold(words or NEVER), language))
