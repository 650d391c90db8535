"""Texts to batches: each text one row, what is to be written after it side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import torch
from tokenizers import Tokenizer
from torch import Tensor

from qa.training.chunks import Draws, in_order, parted

LONGEST = 448
"""Tokens of a row; also keeps every place inside the window of the layers that see only their neighbourhood."""
DRAWS = 512


@dataclass(frozen=True, slots=True)
class Text:
    """A text and what is to be written after it: (what asks for it, what is to follow), each as if it were alone."""

    shared: str
    turns: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """`ids`, `places`, `branch` (n, length) as `Qwen` takes them; at the flat positions `asked` (m,) the tokens
    `targets` (m,) are to follow, `weights` (m,) say how much each counts: long answers less a token."""

    ids: Tensor
    places: Tensor
    branch: Tensor
    asked: Tensor
    targets: Tensor
    weights: Tensor
    tokens: int
    samples: int
    """Questions."""


@dataclass(frozen=True, slots=True)
class _Row:
    ids: list[int]
    places: list[int]
    branch: list[int]
    answers: list[tuple[int, list[int]]]
    """Position of the token before each answer, and the answer's tokens."""


def _row(text: Text, tokenizer: Tokenizer, begin: Sequence[int]) -> _Row | None:
    """None when not even one turn fits."""

    def cut(text: str) -> list[int]:
        return list(tokenizer.encode(text, add_special_tokens=False).ids)

    ids = [*begin, *cut(text.shared)]
    shared = len(ids)
    places, branch, answers = list(range(shared)), [0] * shared, []
    for number, (asks, follows) in enumerate(text.turns, 1):
        prompt, answer = cut(asks), cut(follows)
        own = [*prompt, *answer[:-1]]
        if len(ids) + len(own) > LONGEST:
            continue
        answers.append((len(ids) + len(prompt) - 1, answer))
        ids += own
        places += range(shared, shared + len(own))
        branch += [number] * len(own)
    return _Row(ids, places, branch, answers) if answers else None


def _batch(rows: Sequence[_Row]) -> Batch:
    length = max(len(row.ids) for row in rows)
    ids, places = torch.zeros(len(rows), length, dtype=torch.long), torch.zeros(len(rows), length)
    branch = torch.full((len(rows), length), -1)
    asked, targets, weights = [], [], []
    for index, row in enumerate(rows):
        size = len(row.ids)
        ids[index, :size], branch[index, :size] = torch.tensor(row.ids), torch.tensor(row.branch)
        places[index, :size] = torch.tensor(row.places, dtype=torch.float)
        for at, answer in row.answers:
            asked += [index * length + at + i for i in range(len(answer))]
            targets += answer
            weights += [len(answer) ** -0.5] * len(answer)
    tokens, questions = sum(len(row.ids) for row in rows), sum(len(row.answers) for row in rows)
    weighed = torch.tensor(weights)
    return Batch(ids, places, branch, torch.tensor(asked), torch.tensor(targets), weighed, tokens, questions)


def _chunk(draws: Draws[Text], tokenizer: Tokenizer, begin: Sequence[int], number: int, tokens: int) -> list[Batch]:
    texts = (draws[index] for index in range(number * DRAWS, (number + 1) * DRAWS))
    rows = [row for text in texts if (row := _row(text, tokenizer, begin)) is not None]
    return [_batch(part) for part in parted(rows, lambda row: len(row.ids), number, tokens)]


def batches(
    draws: Draws[Text], tokenizer: Tokenizer, tokens: int, start: tuple[int, int], begin: Sequence[int] = ()
) -> Iterator[tuple[tuple[int, int], Batch]]:
    """Batches without end, as of `in_order`; `begin`: the tokens that every row begins with."""
    return in_order(partial(_chunk, draws, tokenizer, begin, tokens=tokens), start)
