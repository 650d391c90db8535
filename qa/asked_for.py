"""What kind of answer a question asks for, where that is plain from its words: yes or no, or what somebody said.

Few words of an article answer neither. "Was he found guilty?" over "… acquitted him of bribery" would be answered with
"bribery", so a sentence has to answer; and half of what somebody said, "We don't want", with the whole of it. Told by
the patterns of `asked_for.json`, by language. One that offers a choice ("in Paris or in Rome?") is no question for yes
or no, nor is a polite one ("can you tell me who …"). What is not plain is not told.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from pathlib import Path

import regex

__all__ = ["asks_for_words", "yes_or_no"]

_PATTERNS = Path(__file__).with_suffix(".json")
_ALIKE = {"nb": "no", "nn": "no", "arz": "ar", "arb": "ar", "cmn": "zh", "pes": "fa", "prs": "fa", "iw": "he"}
_OPENING = regex.compile(r"^[\p{P}\p{S}\s]+")
_CLOSING = regex.compile(r"[\p{P}\p{S}\s]+$")


def yes_or_no(question: str, language: str) -> bool:
    """`language`: of the question, as an ISO code; in one without a row no question is taken for such a one."""
    return _is(question, language, "yes_or_no") and not any(
        _is(question, language, kind) for kind in ("choice", "else")
    )


def asks_for_words(question: str, language: str) -> bool:
    """Whether it asks for what somebody said or wrote. `language` as above."""
    return _is(question, language, "words")


def _is(question: str, language: str, kind: str) -> bool:
    base = language.split("-")[0].lower()
    pattern = _patterns().get(_ALIKE.get(base, base), {}).get(kind)
    plain = _CLOSING.sub("", _OPENING.sub("", unicodedata.normalize("NFC", question).lower()))
    return pattern is not None and pattern.search(plain) is not None


@cache
def _patterns() -> dict[str, dict[str, regex.Pattern[str]]]:
    rows = json.loads(_PATTERNS.read_text(encoding="utf-8"))
    return {language: {kind: regex.compile(pattern) for kind, pattern in row.items()} for language, row in rows.items()}
