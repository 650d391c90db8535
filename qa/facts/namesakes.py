"""Names that begin alike and are two people's: Brandt and Brandstetter, Kowal and Kowalczyk, Белова and Белоусов.

A name may take an ending in another case, as "Беловой", in most languages up to three letters; in those of `EXACT` only
that of "Ann's". What Arabic and Hebrew write onto its front is none of it. Other words begin alike as well: what has a
capital is taken for a name, and where letters have none any word, so this tells something only beside a question that
asks for a person's own, such as an age.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import regex

from qa.facts.sounds import plain
from qa.lexical import WORD, WRITTEN_ON
from qa.text.word_tables import table_code

EXACT = frozenset(
    ("ar", "ca", "da", "de", "en", "es", "fr", "he", "id", "it", "ms", "nb", "nl", "no", "pt", "sv", "tr", "vi")
)
"""Languages that write no ending onto a name, or only behind an apostrophe, but for an "s"."""
_ENDING, _ALIKE, _NAME = 3, 4, 4
"""Letters of an ending at most, with which two names begin, and of a name, at least."""
_BEFORE = regex.compile(WRITTEN_ON + r"(?=\w{3})")


def names_in(text: str, language: str) -> list[str]:
    """The words of a text that are written as names are."""
    words = [word for word in WORD.findall(text) if len(word) >= _NAME and not any(map(str.isdigit, word))]
    cased = any(map(str.islower, text))
    return [word for word in words if word[0].isupper()] if cased else words


def same_name(one: str, other: str, language: str) -> bool:
    """Whether two words can be one name, in whatever case each of them stands."""
    first, second = _bare(one), _bare(other)
    common = _common(first, second)
    ending = max(len(first), len(second)) - common
    if table_code(language) in EXACT:
        return ending == 0 or ending == 1 and "s" in (first[common:], second[common:])
    return ending <= _ENDING and common >= min(_ALIKE, len(first), len(second)) - 1


def beginning_alike(name: str, words: Iterable[str], language: str) -> bool:
    """Whether one of the words is no such name, and begins as it does."""
    return any(not same_name(name, word, language) and _common(_bare(name), _bare(word)) >= _ALIKE for word in words)


@lru_cache(maxsize=20_000)
def _bare(word: str) -> str:
    return str(_BEFORE.sub("", plain(word)))


def _common(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
