"""Tokens of the same meaning in two languages: near each other in a middle layer of the packaged encoder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from qa.reader.model import SpanModel
from qa.training.nearest import padded

LAYER = 8
_PREFIX = "query: "


@dataclass(frozen=True, slots=True)
class Encoded:
    """`ids` and `real` (n, length) as the encoder takes questions; of each text its own tokens' places and offsets."""

    ids: Tensor
    real: Tensor
    own: list[list[int]]
    offsets: list[list[tuple[int, int]]]


def encode(tokenizer: Tokenizer, texts: Sequence[str]) -> Encoded:
    """The texts' tokens, each behind the encoder's prefix."""
    encoded = tokenizer.encode_batch([_PREFIX + text for text in texts])
    own, offsets = [], []
    for one in encoded:
        own.append([i for i, (_, b) in enumerate(one.offsets) if b > len(_PREFIX)])
        offsets.append([(max(one.offsets[i][0] - len(_PREFIX), 0), one.offsets[i][1] - len(_PREFIX)) for i in own[-1]])
    return Encoded(*padded(encoded), own, offsets)


def token_vectors(encoder: SpanModel, texts: Sequence[str]) -> list[tuple[Tensor, list[tuple[int, int]]]]:
    """Normalised middle-layer vectors (tokens, hidden) of each text's own tokens, with their offsets."""
    encoded = encode(encoder.tokenizer, texts)
    with torch.inference_mode():
        x = encoder.embeddings(encoded.ids).to(next(encoder.net.parameters()).dtype)
        x = encoder.net.middle(x, encoded.real, LAYER).float()
    return [
        (functional.normalize(x[row, own], dim=-1), offsets)
        for row, (own, offsets) in enumerate(zip(encoded.own, encoded.offsets, strict=True))
    ]
