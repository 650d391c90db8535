"""Tokens of the same meaning in two languages: near each other in a middle layer of the packaged encoder."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from qa.reader.net import Embeddings, SpanNet

__all__ = ["token_vectors"]

LAYER = 8
_PREFIX = "query: "


def token_vectors(
    net: SpanNet, embeddings: Embeddings, tokenizer: Tokenizer, texts: Sequence[str]
) -> list[tuple[Tensor, list[tuple[int, int]]]]:
    """Normalised middle-layer vectors (tokens, hidden) of each text's own tokens, with their offsets."""
    encoded = tokenizer.encode_batch([_PREFIX + text for text in texts])
    length = max(len(one.ids) for one in encoded)
    ids, real = torch.ones(len(texts), length, dtype=torch.long), torch.zeros(len(texts), length)
    for row, one in enumerate(encoded):
        ids[row, : len(one.ids)] = torch.tensor(one.ids)
        real[row, : len(one.ids)] = 1
    with torch.inference_mode():
        x = embeddings(ids).to(next(net.parameters()).dtype)
        x = net.middle(x, real, LAYER).float()
    ready = []
    for row, one in enumerate(encoded):
        own = [i for i, (a, b) in enumerate(one.offsets) if b > len(_PREFIX)]
        offsets = [(max(one.offsets[i][0] - len(_PREFIX), 0), one.offsets[i][1] - len(_PREFIX)) for i in own]
        ready.append((functional.normalize(x[row, own], dim=-1), offsets))
    return ready
