"""Question, title and text to token windows `<s> query: question </s></s> passage: title, text </s>` with offsets.

Training and reading share it, so the reader sees at run time what it was trained on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

START, PADDING, END = 0, 1, 2
MAX_QUESTION, MAX_TITLE = 96, 48
OVERLAP = 64
"""Tokens that two windows over one text share."""


@dataclass(frozen=True, slots=True)
class Window:
    """One input of the network.

    `ids[1:question_end]` are the question's tokens; `ids[text_at + i]` covers `[offsets[i][0], offsets[i][1])` of the
    text of the pair number `pair`.
    """

    pair: int
    ids: tuple[int, ...]
    question_end: int
    text_at: int
    offsets: tuple[tuple[int, int], ...]


def windows(tokenizer: Tokenizer, pairs: Sequence[tuple[str, str, str]], length: int = 512) -> list[Window]:
    """Windows of at most `length` tokens over (question, title, text) pairs, in their order.

    A text too long for one window gets several that share OVERLAP tokens. An empty text gives one window without
    text tokens.
    """
    heads = [f"passage: {title}\n" if title else "passage: " for _, title, _ in pairs]
    asked = {question: "query: " + question for question, _, _ in pairs}
    encoded = tokenizer.encode_batch(list(asked.values()), add_special_tokens=False)
    questions = dict(zip(asked, (tuple(one.ids[:MAX_QUESTION]) for one in encoded), strict=True))
    bodies = tokenizer.encode_batch(
        [head + text for head, (_, _, text) in zip(heads, pairs, strict=True)], add_special_tokens=False
    )
    found: list[Window] = []
    for number, ((question, _, _), head, body) in enumerate(zip(pairs, heads, bodies, strict=True)):
        first = next((i for i, (_, end) in enumerate(body.offsets) if end > len(head)), len(body.ids))
        before = (START, *questions[question], END, END, *body.ids[: min(first, MAX_TITLE)])
        room = length - len(before) - 1
        if room <= OVERLAP:
            raise ValueError(f"a window of {length} tokens has no room for text after {len(before)} tokens of question")
        at = first
        while True:
            stop = min(at + room, len(body.ids))
            offsets = tuple((max(a - len(head), 0), b - len(head)) for a, b in body.offsets[at:stop])
            ids = (*before, *body.ids[at:stop], END)
            found.append(Window(number, ids, 1 + len(questions[question]), len(before), offsets))
            if stop == len(body.ids):
                break
            at = stop - OVERLAP
    return found


def pad(batch: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor]:
    """Ids (n, length), real tokens (n, length) and question tokens (n, length) of a batch, padded to its longest."""
    length = max(len(one.ids) for one in batch)
    ids = torch.full((len(batch), length), PADDING)
    real, question = torch.zeros(len(batch), length), torch.zeros(len(batch), length)
    for row, one in enumerate(batch):
        ids[row, : len(one.ids)] = torch.tensor(one.ids)
        real[row, : len(one.ids)] = 1
        question[row, 1 : one.question_end] = 1
    return ids, real, question
