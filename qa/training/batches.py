"""Samples to batches of about the same number of tokens, sorted by length inside a chunk of draws."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import torch
from tokenizers import Tokenizer
from torch import Tensor

from qa.reader.inputs import Window, pad, windows
from qa.training.chunks import Draws, in_order, parted
from qa.training.samples import Sample

MAX_LENGTH = 384
DRAWS = 2048


@dataclass(frozen=True, slots=True)
class Batch:
    """`ids`, `real`, `question` (n, length); `allowed` (n, length): 0 where an answer may lie or at position 0;
    `ends` (n, 2): first and last token of the answer, 0 when there is none; `loose` (n,): whether it is within them."""

    ids: Tensor
    real: Tensor
    question: Tensor
    allowed: Tensor
    ends: Tensor
    loose: Tensor

    @property
    def samples(self) -> int:
        return len(self.ids)

    @property
    def tokens(self) -> int:
        return int(self.real.sum())


def first_windows(tokenizer: Tokenizer, pairs: Sequence[tuple[str, str, str]], length: int) -> list[Window]:
    """Of each pair, as for `windows`, the first one."""
    firsts: dict[int, Window] = {}
    for window in windows(tokenizer, pairs, length):
        firsts.setdefault(window.pair, window)
    return list(firsts.values())


def _ends(window: Window, answer: tuple[int, int] | None) -> tuple[int, int] | None:
    """Token positions of the answer in the window; None when it is cut off."""
    if answer is None:
        return 0, 0
    inside = [i for i, (a, b) in enumerate(window.offsets) if b > answer[0] and a < answer[1]]
    if not inside or window.offsets[-1][1] < answer[1]:
        return None
    return window.text_at + inside[0], window.text_at + inside[-1]


def _batch(part: Sequence[tuple[Window, tuple[int, int], bool]]) -> Batch:
    ids, real, question = pad([window for window, _, _ in part])
    allowed = torch.full(ids.shape, -1e4)
    allowed[:, 0] = 0
    for row, (window, _, _) in enumerate(part):
        allowed[row, window.text_at : window.text_at + len(window.offsets)] = 0
    ends, loose = torch.tensor([ends for _, ends, _ in part]), torch.tensor([loose for _, _, loose in part])
    return Batch(ids, real, question, allowed, ends, loose)


def chunk(draws: Draws[Sample], tokenizer: Tokenizer, number: int, tokens: int, size: int = DRAWS) -> list[Batch]:
    """The batches of the chunk `number`: `size` draws, at most `tokens` padded tokens a batch, in shuffled order."""
    samples = [draws[index] for index in range(number * size, (number + 1) * size)]
    pairs = [(sample.question, sample.title, sample.text) for sample in samples]
    ready = []
    for window in first_windows(tokenizer, pairs, MAX_LENGTH):
        sample = samples[window.pair]
        if (ends := _ends(window, sample.answer)) is not None:
            ready.append((window, ends, sample.loose))
    return [_batch(part) for part in parted(ready, lambda item: len(item[0].ids), number, tokens)]


def batches(
    draws: Draws[Sample], tokenizer: Tokenizer, tokens: int, start: tuple[int, int], size: int = DRAWS
) -> Iterator[tuple[tuple[int, int], Batch]]:
    """Batches without end, as of `in_order`."""
    return in_order(partial(chunk, draws, tokenizer, tokens=tokens, size=size), start)


def span_loss(logits: Tensor, batch: Batch) -> Tensor:
    """Mean cross-entropy of the first and the last token, position 0 standing for "not here".

    Of a loose answer each of the two may be any token of it.
    """
    shares = (logits + batch.allowed[..., None]).log_softmax(1)
    places, (first, last) = torch.arange(logits.shape[1]), batch.ends[:, :, None].unbind(1)
    loose = batch.loose[:, None]
    starts = (places >= first) & (places <= torch.where(loose, last, first))
    ends = (places <= last) & (places >= torch.where(loose, first, last))
    right = torch.stack([starts, ends], -1)
    return -shares.masked_fill(~right, -torch.inf).logsumexp(1).sum(-1).mean()
