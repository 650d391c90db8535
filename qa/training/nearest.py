"""The passages that the packaged encoder takes for an answer and that are none: what a reader must refuse."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file
from tokenizers import Encoding
from torch import Tensor

from embeddings.packaged import packaged_model, packaged_tokenizer
from qa.reader.model import SpanModel
from qa.reader.net import NetShape, SpanNet, body_weights, load_embeddings
from qa.training.corpus import Row

LONGEST = 512


def plain_encoder(dtype: torch.dtype) -> SpanModel:
    """The packaged encoder under a head that knows nothing: what training begins with and compares to."""
    model, net = packaged_model(), SpanNet(NetShape()).to(dtype)
    net.load_state_dict(body_weights(load_file(model / "model.safetensors"), net.shape.layers), strict=False)
    return SpanModel(net, load_embeddings(model), packaged_tokenizer())


def padded(encoded: Sequence[Encoding]) -> tuple[Tensor, Tensor]:
    """Ids and real tokens (n, length) of the texts, at most the 512 tokens that the encoder reads."""
    length = min(LONGEST, max(len(one.ids) for one in encoded))
    ids, real = torch.ones(len(encoded), length, dtype=torch.long), torch.zeros(len(encoded), length)
    for row, one in enumerate(encoded):
        ids[row, : len(one.ids)] = torch.tensor(one.ids[:length])
        real[row, : len(one.ids)] = 1
    return ids, real


def encode(encoder: SpanModel, texts: Sequence[str], query: bool) -> NDArray[np.float32]:
    """Normalised mean vectors (n, hidden) of the texts, as the encoder makes them."""
    net, dtype = encoder.net, next(encoder.net.parameters()).dtype
    prefix = "query: " if query else "passage: "
    vectors = np.zeros((len(texts), net.shape.hidden), np.float32)
    order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
    for at in range(0, len(order), 16):
        rows = order[at : at + 16]
        ids, real = padded(encoder.tokenizer.encode_batch([prefix + texts[row] for row in rows]))
        with torch.inference_mode():
            hidden = net.middle(encoder.embeddings(ids).to(dtype), real, net.shape.layers).float()
        means = (hidden * real[..., None]).sum(1)
        vectors[rows] = torch.nn.functional.normalize(means, dim=-1).numpy()
    return vectors


def wrong_passages(encoder: SpanModel, rows: Sequence[Row], pool: Sequence[Row]) -> list[Row]:
    """For each row, one of `pool` with the context nearest to its question by the encoder, other than its own."""
    contexts = {row.context: row for row in pool}
    vectors = encode(encoder, list(contexts), query=False)
    scores = encode(encoder, [row.question for row in rows], query=True) @ vectors.T
    places = {context: index for index, context in enumerate(contexts)}
    for number, row in enumerate(rows):
        if row.context in places:
            scores[number, places[row.context]] = -2
    others = list(contexts.values())
    return [others[index] for index in scores.argmax(1)]
