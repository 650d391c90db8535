"""Whether two articles tell something in nearly the same words, as where one report stands in several papers.

Told from the words alone: that they are from one report is for the reader to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from qa.text.fold import skeleton, words
from qa.text.whole_words import UNSPACED_SIGN
from qa.types import Citation

_SHARE = 0.75
"""Of the words of two sentences, in their order, that are the same. A choice: nothing was fitted."""
_SHORTEST, _SHORTEST_UNSPACED, _LONGEST = 8, 16, 300
"""Words, or signs of writing without spaces: shorter sentences are alike by chance, and longer ones are cut."""


def copied(citation: Citation, others: Sequence[Citation]) -> bool:
    """Whether its quote is nearly that of another article among `others`, in the same language."""
    told = _told(citation.quote)
    return any(
        other.article_id != citation.article_id
        and other.language == citation.language
        and _near(told, _told(other.quote))
        for other in others
    )


def _told(quote: str) -> Sequence[str]:
    """Its words, or its letters where nothing parts them; nothing where they are few."""
    plain = words(skeleton(quote))
    if UNSPACED_SIGN.search(quote):
        letters = "".join(plain)[:_LONGEST]
        return letters if len(letters) >= _SHORTEST_UNSPACED else ""
    return plain[:_LONGEST] if len(plain) >= _SHORTEST else ()


def _near(one: Sequence[str], two: Sequence[str]) -> bool:
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    return bool(one and two) and matcher.quick_ratio() >= _SHARE and matcher.ratio() >= _SHARE
