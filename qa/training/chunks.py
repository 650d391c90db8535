"""Draws in chunks, and chunks in batches of like lengths, in an order that a resumed run goes on with."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")
S = TypeVar("S", covariant=True)


class Draws(Protocol[S]):
    """Where samples come from: the n-th is always the same."""

    def __getitem__(self, index: int) -> S: ...


def parted(rows: Sequence[T], length: Callable[[T], int], number: int, tokens: int) -> list[list[T]]:
    """The rows of the chunk `number` in parts of like length, at most `tokens` with padding, in shuffled order."""
    parts: list[list[T]] = [[]]
    for row in sorted(rows, key=length):
        if parts[-1] and length(row) * (len(parts[-1]) + 1) > tokens:
            parts.append([])
        parts[-1].append(row)
    random.Random(number).shuffle(parts)
    return parts


def in_order(batches_of: Callable[[int], Sequence[T]], start: tuple[int, int]) -> Iterator[tuple[tuple[int, int], T]]:
    """The batches of every chunk without end, each with the place (chunk, batch) to go on from after it."""
    number, skip = start
    while True:
        for index, batch in enumerate(batches_of(number)):
            if index >= skip:
                yield (number, index + 1), batch
        number, skip = number + 1, 0
