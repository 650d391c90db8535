"""Takes of a sentence the words that can be what is asked for: no age for "when", no price for "how many people".

The network ranks by more than the kind of an answer, and at times holds another thing of the right sentence for the
likeliest. Only what surely contradicts the question gives way: to the next words of its sentence that do not.
"""

from __future__ import annotations

from collections.abc import Sequence

from qa.asked_for import Thing
from qa.facts.kinds import has_number, kind, tells_time

__all__ = ["Words", "fitting"]

Words = tuple[int, int, float]
"""Start and end in the sentence, and how many logits they are behind the likeliest."""

_CLASHES = {
    "age": ("year", "date", "money", "share"),
    "cost": ("share", "date"),
    "count": ("money", "share", "date"),
    "long": ("money",),
    "tall": ("money", "share", "date", "duration"),
}
_FARTHEST = 8.0
"""Logits that a time may be behind; it is tested to be one, and a sentence seldom has two."""
_FAR = 3.0
"""And another number, of which a sentence may have several."""


def fitting(thing: Thing, sentence: str, language: str, words: Sequence[Words]) -> tuple[int, int] | None:
    """The first of the words, likeliest first, that can be the thing asked for; `language`: of the sentence."""
    for start, end, behind in words:
        if thing == "when":
            fits = behind <= _FARTHEST and tells_time(sentence, start, end, language)
        else:
            near = behind == 0 or behind <= _FAR and has_number(sentence[start:end], language)
            fits = near and kind(sentence, start, end, language) not in _CLASHES[thing]
        if fits:
            return start, end
    return None
