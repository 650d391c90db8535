"""Whether a question is to be answered with yes or no: then no few words of an article answer it, but a sentence does.

"Was he found guilty?" over "… acquitted him of bribery" would be answered with "bribery". Told by `yes_no_words.json`
from the words that make such a question in its language, at its begin or end. One that offers a choice ("in Paris or in
Rome?") is none, nor is a polite one ("can you tell me who …"). What is not surely one is none.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from pathlib import Path

import regex

__all__ = ["yes_or_no"]

_WORDS = Path(__file__).with_name("yes_no_words.json")
_ALIKE = {"nb": "no", "nn": "no", "arz": "ar", "arb": "ar", "cmn": "zh", "pes": "fa", "prs": "fa", "iw": "he"}
_OPENING = regex.compile(r"^[\p{P}\p{S}\s]+")
_CLOSING = regex.compile(r"[\p{P}\p{S}\s]+$")


def yes_or_no(question: str, language: str) -> bool:
    """`language`: of the question, as an ISO code; in one without a row no question is taken for such a one."""
    base = language.split("-")[0].lower()
    asks, *others = _patterns().get(_ALIKE.get(base, base), (None,))
    plain = _CLOSING.sub("", _OPENING.sub("", unicodedata.normalize("NFC", question).lower()))
    return bool(asks and asks.search(plain)) and not any(other and other.search(plain) for other in others)


@cache
def _patterns() -> dict[str, tuple[regex.Pattern[str] | None, ...]]:
    """By language: what makes such a question, what offers a choice, what asks for something else."""
    rows = json.loads(_WORDS.read_text(encoding="utf-8"))
    kinds = ("asks", "choice", "asked_for")
    return {
        language: tuple(regex.compile(row[kind]) if kind in row else None for kind in kinds)
        for language, row in rows.items()
    }
