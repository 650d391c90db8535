"""Whether a sentence has the very words that somebody looks for, and where they stand in it.

Words are compared as `qa.lexical` folds them: case, accents, vowel signs, and what Arabic and Hebrew write onto the
front aside. In scripts that put no blanks between words, and in Korean, any run of the letters counts.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from qa.lexical import UNPARTED, WORD, WRITTEN_ON, plain

_TOKEN = regex.compile(r"[\p{L}\p{M}\p{N}\u200d]+")
_QUOTES = regex.compile('["“”„«»「」『』＂]')
_RUNS = regex.compile(f"({UNPARTED.pattern})")
_ONTO = regex.compile(WRITTEN_ON)
_GRAPHEME = regex.compile(r"\X")


def looked_for(query: str) -> tuple[tuple[str, ...], ...]:
    """The words of a query, plain and each once; those between quotation marks as one group, in their order."""
    found: list[tuple[str, ...]] = []
    for n, part in enumerate(_QUOTES.split(query)):
        words = [word for token in _TOKEN.findall(part) for word in _words(token)]
        found += [tuple(words)] if words and n % 2 else [(word,) for word in words]
    return tuple(dict.fromkeys(found))


def places(text: str, groups: tuple[tuple[str, ...], ...]) -> tuple[tuple[int, int], ...]:
    """Where in `text` the words of `looked_for` stand, [start, end) in code points, in order and apart.

    Empty when one of them is not there, or those of a group do not follow one another.
    """
    told = [(word, token.span()) for token in _TOKEN.finditer(text) for word in _words(token.group())]
    found: set[tuple[int, int]] = set()
    for group in groups:
        first, *others = group
        starts = [at for at in range(len(told) - len(others)) if _same(first, told[at][0])]
        starts = [at for at in starts if all(_same(word, told[at + n][0]) for n, word in enumerate(others, 1))]
        if not starts:
            return ()
        for at in starts:
            for n, word in enumerate(group):
                found.update(_within(text, told[at + n][1], word))
    return _joined(found)


@lru_cache(maxsize=20_000)
def _words(token: str) -> tuple[str, ...]:
    """A run of letters as plain words, the scripts without blanks apart from the others: "iPhone手机" is two."""
    return tuple(word for run in WORD.findall(plain(token)) for word in _RUNS.split(run) if word)


def _same(word: str, told: str) -> bool:
    if word not in told:  # nearly always
        return False
    if word == told or UNPARTED.match(word):
        return True
    return len(word) > 1 and told.endswith(word) and bool(_ONTO.fullmatch(told, 0, len(told) - len(word)))


def _within(text: str, span: tuple[int, int], word: str) -> list[tuple[int, int]]:
    """The token itself, but of a run without blanks only the graphemes that are the word."""
    if not UNPARTED.match(word):
        return [span]
    letters, owners = "", []
    for grapheme in _GRAPHEME.finditer(text, *span):
        letter = plain(grapheme.group())
        letters += letter
        owners += [grapheme.span()] * len(letter)
    found = []
    at = letters.find(word)
    while at >= 0:
        found.append((owners[at][0], owners[at + len(word) - 1][1]))
        at = letters.find(word, at + len(word))
    return found or [span]


def _joined(spans: set[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)
