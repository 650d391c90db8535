"""Sentences -> passages: runs of whole sentences, as long as is good for finding and reading."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qa.types import Sentence

HARD_CAP = 480
"""Most tokens of a passage, however much an encoder reads."""
BUDGET = 200
"""Tokens of a passage that are its own."""
_ROOM = 32
"""Tokens that an encoder puts around a text: its document prompt and its special ones, two to ten of known models."""


def passages(
    text: str,
    sentences: tuple[Sentence, ...],
    count_tokens: Callable[[Sequence[str]], list[int]],
    max_tokens: int = 512,
) -> list[tuple[int, int]]:
    """Runs of whole sentences as half-open ranges of sentence indexes, in order.

    A run holds at most BUDGET tokens, not counting the sentence it shares with the run before; a sentence of more
    than half of that is not shared. No run holds another. None is above 480 tokens, or what the encoder reads
    (`max_tokens`) less 32 if that is fewer, unless its only sentence is.
    """
    cap = min(HARD_CAP, max(max_tokens - _ROOM, max_tokens // 2))  # a half: of an encoder that reads hardly a sentence
    budget = min(BUDGET, cap)
    counts = count_tokens([text[sentence.start : sentence.end] for sentence in sentences])
    runs = []
    start = fresh = 0
    while fresh < len(counts):
        shared = counts[start] if start < fresh else 0
        end, total = fresh + 1, counts[fresh]
        if shared + total > cap:
            start, shared = fresh, 0
        while end < len(counts) and total + counts[end] <= budget and shared + total + counts[end] <= cap:
            total += counts[end]
            end += 1
        runs.append((start, end))
        start = end - 1 if counts[end - 1] <= budget // 2 and end - 1 > start else end
        fresh = end
    return runs
