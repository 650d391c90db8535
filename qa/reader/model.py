"""Reads passages: question and passages in, the spans that may answer out. Knows nothing of articles or libraries."""

from __future__ import annotations

import json
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from embeddings.packaged import packaged_model, packaged_tokenizer
from embeddings.runtime import choose_precision
from qa.reader.decode import TextSpan, best_spans, token_spans
from qa.reader.inputs import Window, pad, windows
from qa.reader.net import Embeddings, NetShape, SpanNet, load_embeddings

WEIGHTS = Path(__file__).parent / "weights"
FORMAT = 1
BATCH_TOKENS = 4096


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the network made of one window: logits (tokens, 2) of its text's tokens, their offsets, and "not here"."""

    logits: NDArray[np.float32]
    offsets: tuple[tuple[int, int], ...]
    null: float

    def score(self, start: int, end: int) -> tuple[bool, float]:
        """Whether the window holds all these characters, and the score, as of a `TextSpan`, of those that it has."""
        first, last = self._tokens(start, end)
        if first >= last:
            return False, float("-inf")
        whole = self.offsets[0][0] <= start and self.offsets[-1][1] >= end
        return whole, float(self.logits[first, 0] + self.logits[last - 1, 1]) - self.null

    def within(self, start: int, end: int) -> list[TextSpan]:
        """The likeliest spans among the tokens of characters [start, end), on token edges."""
        first, last = self._tokens(start, end)
        return token_spans(self.logits[first:last], self.null, self.offsets[first:last])

    def _tokens(self, start: int, end: int) -> tuple[int, int]:
        """The first token with a character of [start, end), and the one after the last."""
        first = bisect_right(self.offsets, start, key=lambda one: one[1])
        return first, bisect_left(self.offsets, end, key=lambda one: one[0])


@dataclass(frozen=True, slots=True)
class PassageReading:
    """What one passage says to one question."""

    spans: tuple[TextSpan, ...]
    """Best first, not overlapping, in characters of the passage's text; empty when it has no word."""
    margin: float
    """Score of the best span before snapping; the higher, the surer that the passage answers; -inf without a span."""
    seen: tuple[_Seen, ...] = ()

    def within(self, start: int, end: int) -> list[TextSpan]:
        """The likeliest spans among the tokens of characters [start, end), on token edges."""
        return [span for one in self.seen for span in one.within(start, end)]

    def score(self, start: int, end: int) -> float:
        """The network's score for any characters [start, end) of the passage; -inf where no token covers them."""
        return max((one.score(start, end) for one in self.seen), default=(False, float("-inf")))[1]


def run_windows(
    net: SpanNet, embeddings: Embeddings, items: Sequence[Window]
) -> Iterator[tuple[Window, NDArray[np.float32]]]:
    """Each window with its logits (length, 2), shortest windows first, in batches of about BATCH_TOKENS tokens."""
    dtype = next(net.parameters()).dtype
    order = sorted(items, key=lambda one: len(one.ids))
    at = 0
    while at < len(order):
        size = 1
        while at + size < len(order) and len(order[at + size].ids) * (size + 1) <= BATCH_TOKENS:
            size += 1
        ids, real, question = pad(order[at : at + size])
        with torch.inference_mode():
            logits = net(embeddings(ids).to(dtype), real, question).numpy()
        yield from zip(order[at : at + size], logits, strict=True)
        at += size


class SpanModel:
    """The trained network with its tokenizer."""

    def __init__(
        self, net: SpanNet, embeddings: Embeddings, tokenizer: Tokenizer, calibration: tuple[float, float] = (1.0, 0.0)
    ) -> None:
        self.net, self.embeddings, self.tokenizer = net.eval(), embeddings, tokenizer
        self.scale, self.offset = calibration

    @classmethod
    def load(cls, folder: Path = WEIGHTS, precision: str = "bfloat16") -> SpanModel:
        """The shipped reader, or the one of `folder`, over the packaged encoder's embeddings and tokenizer.

        Raises ValueError when the folder is of another format or belongs to another encoder.
        """
        from safetensors.torch import load_file

        config = json.loads((folder / "config.json").read_text("utf-8"))
        if config["format"] != FORMAT:
            raise ValueError(f"{folder / 'config.json'}: format {config['format']} is not {FORMAT}; update the reader")
        embeddings = load_embeddings(packaged_model())
        net = SpanNet(NetShape(**config["shape"]))
        if embeddings.words.shape[1] != net.shape.hidden:
            raise ValueError(
                f"{folder}: made for vectors of {net.shape.hidden}, the encoder has {embeddings.words.shape[1]}"
            )
        net.load_state_dict(load_file(folder / "model.safetensors"))
        curve = config["calibration"]
        net = net.to(getattr(torch, precision))
        return cls(net, embeddings, packaged_tokenizer(), (curve["scale"], curve["offset"]))

    def read(self, pairs: Sequence[tuple[str, str, str]], count: int = 3) -> list[PassageReading]:
        """One for each (question, title, text), with at most `count` spans each; longer texts in windows."""
        found: list[list[TextSpan]] = [[] for _ in pairs]
        seen: list[list[_Seen]] = [[] for _ in pairs]
        for window, logits in run_windows(self.net, self.embeddings, windows(self.tokenizer, pairs)):
            inside, null = logits[window.text_at : window.text_at + len(window.offsets)], float(logits[0].sum())
            found[window.pair] += token_spans(inside, null, window.offsets)
            seen[window.pair].append(_Seen(inside, window.offsets, null))
        return [
            PassageReading(
                tuple(best_spans(text, spans, count)),
                max((span.score for span in spans), default=float("-inf")),
                tuple(looks),
            )
            for (_, _, text), spans, looks in zip(pairs, found, seen, strict=True)
        ]

    def probability(self, margin: float) -> float:
        """Chance, 0 to 1, that a passage read with this margin answers, where as many do as do not."""
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, self.scale * margin + self.offset))))


def load_model() -> SpanModel:
    """The shipped model, in the precision this machine runs fastest."""
    return SpanModel.load(precision=choose_precision().dtype)
