"""The few lines that the packaged writer was trained on: numbered sentences, question, hint; and its one-line answer.

[1] واشارت الى ان الاجتماع المقبل سيعقد في العاصمة العراقية بغداد
Question: Where will the next meeting be held?
Hint: بغداد
Answer in English: [1] Baghdad
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from qa.writing.prompt import language_name, one_line

STOP = "\n"
"""Ends an answer."""
_ANSWER = regex.compile(r"\s*\[(\d+)\]\s*(.*)", regex.DOTALL)


def evidence(sentences: Sequence[str]) -> str:
    """The first part of a prompt: the sentences, numbered from 1, a line each."""
    return "".join(f"[{number}] {one_line(sentence)}\n" for number, sentence in enumerate(sentences, 1))


def question(asked: str, language: str, hint: str | None) -> str:
    """The rest of it. `language`: of the answer; `hint`: words of the sentences that probably answer."""
    hinted = f"Hint: {one_line(hint)}\n" if hint else ""
    return f"Question: {one_line(asked)}\n{hinted}Answer in {language_name(language)}:"


def written(number: int, words: str) -> str:
    """What the model is to write: the number of the sentence that answers, and the answer; [0] where none does."""
    return f" [{number}] {one_line(words)}".rstrip() + STOP


def read(text: str, count: int) -> tuple[int, str] | None:
    """Number and answer of what the model wrote over `count` sentences; None where it says that none answers.

    What has no number, or one that no sentence has, is no answer either.
    """
    found = _ANSWER.match(text.split(STOP)[0])
    if not found or not 1 <= int(found[1]) <= count or not found[2].strip():
        return None
    return int(found[1]), found[2].strip()
