"""Whether a sentence quotes somebody of whom it is asked what they said, and nothing else is asked.

"What did Rosario Quispe say?" is answered by her words, where her article has them, and not by what she is said to have
announced. Where the question goes on ("about the road"), its matter tells more than the marks. Names are told by their
capitals; of a full one the last word suffices.
"""

from __future__ import annotations

import regex

from qa.question.asked_for import asks_for_words
from qa.text.quotation import TITLES, quotations

_WORD = regex.compile(r"[\p{L}\p{M}][\p{L}\p{M}'’-]*+")
_FEW = 3
"""Words beside the name in "qu'est-ce qu'a dit …", at most; and no more than so many that are quoted are no speech."""


def speaker(question: str, language: str) -> str | None:
    """The last word of the name of who spoke, where the question has one name and asks for nothing else."""
    if not asks_for_words(question, language):
        return None
    first, *words = _WORD.findall(question) or [""]
    # "Aydoğan ne dedi?" begins with the name.
    words = [first, *words] if asks_for_words(question.partition(first)[2], language) else words
    named = [one[0].isupper() for one in words]
    run = sum(named)
    if not run or len(words) - run > _FEW:
        return None
    begins = named.index(True)
    return words[begins + run - 1] if all(named[begins : begins + run]) else None


def quotes(sentence: str, name: str) -> bool:
    """Whether something is quoted in it, and the name stands outside."""
    said = [one for one in quotations(sentence) if one.whole and one.mark not in TITLES]
    said = [one for one in said if len(sentence[one.start : one.end].split()) > _FEW]
    places = [one.start() for one in _WORD.finditer(sentence) if name in one[0]]
    return bool(said) and any(not one.start <= at < one.end for at in places for one in said[:1])
