"""The few lines that the packaged writer was trained on: numbered sentences, question, hint; and its one-line answer.

    [1] واشارت الى ان الاجتماع المقبل سيعقد في العاصمة العراقية بغداد
    Question: Where will the next meeting be held?
    Hint: بغداد
    Answer in English: [1] Baghdad
"""

from __future__ import annotations

from collections.abc import Sequence

import regex
from babel import Locale, UnknownLocaleError

__all__ = ["STOP", "evidence", "question", "read", "written"]

STOP = "\n"
"""Ends an answer."""
_ANSWER = regex.compile(r"\s*\[(\d+)\]\s*(.*)", regex.DOTALL)
_NAMES = Locale("en").languages


def evidence(sentences: Sequence[str]) -> str:
    """The first part of a prompt: the sentences, numbered from 1, a line each."""
    return "".join(f"[{number}] {_line(sentence)}\n" for number, sentence in enumerate(sentences, 1))


def question(asked: str, language: str, hint: str | None = None) -> str:
    """The rest of it. `language`: of the answer; `hint`: words of the sentences that probably answer."""
    hinted = f"Hint: {_line(hint)}\n" if hint else ""
    return f"Question: {_line(asked)}\n{hinted}Answer in {_name(language)}:"


def written(number: int, words: str) -> str:
    """What the model is to write: the number of the sentence that answers, and the answer; [0] where none does."""
    return f" [{number}] {_line(words)}".rstrip() + STOP


def read(text: str, count: int) -> tuple[int, str] | None:
    """Number and answer of what the model wrote over `count` sentences; None where it says that none answers.

    What has no number, or one that no sentence has, is no answer either.
    """
    found = _ANSWER.match(text.split(STOP)[0])
    if not found or not 1 <= int(found[1]) <= count or not found[2].strip():
        return None
    return int(found[1]), found[2].strip()


def _line(text: str) -> str:
    return " ".join(text.split())


def _name(language: str) -> str:
    """English name of a language; one that is not known is answered in English."""
    base = language.replace("_", "-").split("-")[0]
    try:
        return str(_NAMES.get(Locale.parse(base).language, "English"))
    except (UnknownLocaleError, ValueError):
        return "English"
