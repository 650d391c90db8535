"""Questions about someone or some year else: all the words of one that is answered, but for the one that counts."""

from __future__ import annotations

import random
from collections.abc import Sequence

import regex

from qa.training.spellings import names_in

__all__ = ["ask_of_another"]

_NUMBER = regex.compile(r"(?<![\p{N}\p{L}.,])[1-9]\d{1,3}(?![\p{N}\p{L}]|[.,]\p{N})", regex.ASCII)
NEAR = 9


def ask_of_another(question: str, text: str, others: Sequence[str], rng: random.Random) -> str | None:
    """The question with a number or name that the text has too replaced by one that stands nowhere in it.

    Numbers are moved a little, names, which are told by their capitals, come from the `others`. None where there is
    nothing to replace, or to replace it with.
    """
    numbers = sorted(set(_NUMBER.findall(question)) & set(_NUMBER.findall(text)))
    names = sorted(names_in(question) & names_in(text))
    if numbers and (not names or rng.random() < 0.5):
        old = rng.choice(numbers)
        new = [str(int(old) + step) for step in range(1, NEAR) if str(int(old) + step) not in text]
    elif names:
        old = rng.choice(names)
        new = sorted({name for other in others for name in names_in(other)} - set(regex.findall(r"\w+", text)))
    else:
        return None
    if not new:
        return None
    before, after = question.split(old, 1)
    return before + rng.choice(new) + after
