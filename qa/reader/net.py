"""The span reader's network: the packaged encoder's shape with a question-aware head for the ends of the answer.

Word, position and type embeddings belong to the encoder and are never trained, so they are taken from its folder;
the layers and the head are the reader's own. The layers see the tokens of all texts in one row, without padding, and
each text attends to itself in plain matrix products: in bfloat16 on CPUs that reads texts of unlike lengths a third
faster than padded batches do, and its backward pass is two to four times faster than that of the fused kernel.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

TEXT_STEP, ROW_STEP = 8, 64


@dataclass(frozen=True, slots=True)
class NetShape:
    """Sizes of the network; the defaults are those of multilingual-e5-small."""

    layers: int = 12
    hidden: int = 384
    heads: int = 12
    intermediate: int = 1536
    epsilon: float = 1e-12


class Embeddings(nn.Module):
    """Frozen lookup of ids (n, length) to vectors (n, length, hidden)."""

    def __init__(self, words: Tensor, positions: Tensor, kind: Tensor, norm: tuple[Tensor, Tensor], epsilon: float):
        super().__init__()
        self.words, self.positions = words, positions + kind
        self.norm_weight, self.norm_bias, self.epsilon = norm[0], norm[1], epsilon

    @torch.no_grad()
    def forward(self, ids: Tensor) -> Tensor:
        vectors = functional.embedding(ids, self.words).float() + self.positions[: ids.shape[1]]
        return functional.layer_norm(vectors, vectors.shape[-1:], self.norm_weight, self.norm_bias, self.epsilon)


class Layer(nn.Module):
    """One transformer block, normalised after each half."""

    def __init__(self, shape: NetShape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.hidden, 3 * shape.hidden)
        self.mixed = nn.Linear(shape.hidden, shape.hidden)
        self.mixed_norm = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
        self.wide = nn.Linear(shape.hidden, shape.intermediate)
        self.narrow = nn.Linear(shape.intermediate, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, eps=shape.epsilon)

    def forward(self, x: Tensor, seen: list[Tensor]) -> Tensor:
        """`x` (tokens, hidden): texts one after the other, `seen` as a `_Row` has it."""
        parts = self.qkv(x).view(len(x), 3, self.heads, x.shape[1] // self.heads).split([one.shape[2] for one in seen])
        gathered = torch.cat([_attend(part, one) for part, one in zip(parts, seen, strict=True)])
        x = self.mixed_norm(x + self.mixed(gathered))
        return self.norm(x + self.narrow(functional.gelu(self.wide(x))))  # type: ignore[no-any-return]


def _attend(qkv: Tensor, seen: Tensor) -> Tensor:
    """Queries, keys and values (length, 3, heads, size) of a text to what its tokens gather (length, heads * size)."""
    q, k, v = qkv.permute(1, 2, 0, 3)
    weights = torch.baddbmm(seen, q, k.transpose(1, 2), alpha=q.shape[2] ** -0.5).softmax(-1)
    return torch.bmm(weights, v).transpose(0, 1).reshape(len(qkv), -1)


class _Row:
    """The real tokens of n texts, one text after the other, each with as much room as a multiple of 8 tokens.

    The whole row is a multiple of 64: the library that multiplies keeps a megabyte of code for each new length of a
    text, and two for each new length of the row, for good.
    """

    def __init__(self, real: Tensor, dtype: torch.dtype) -> None:
        """`real` (n, length): which tokens are not padding."""
        lengths = [int(one) for one in real.sum(1)]
        rooms = [-(-length // TEXT_STEP) * TEXT_STEP for length in lengths]
        rooms[-1] += -sum(rooms) % ROW_STEP
        self.real = real
        self.texts = torch.repeat_interleave(torch.tensor(rooms))
        """Which text each place belongs to."""
        inside = torch.cat([torch.arange(room) < length for room, length in zip(rooms, lengths, strict=True)])
        self.places = inside.nonzero()[:, 0]
        """Of the real tokens."""
        unseen = torch.zeros(len(inside), dtype=dtype).masked_fill(~inside, float("-inf"))
        self.seen = [part[None, None] for part in torch.split(unseen, rooms)]
        """For each text what is added to what its tokens attend to, (1, 1, room)."""

    def packed(self, x: Tensor) -> Tensor:
        """(n, length, …) to (places, …)."""
        row = x.new_zeros(len(self.texts), *x.shape[2:])
        row[self.places] = x[self.real]
        return row

    def padded(self, row: Tensor) -> Tensor:
        """(places, …) to (n, length, …), where padding is nothing."""
        x = row.new_zeros(*self.real.shape, *row.shape[1:])
        x[self.real] = row[self.places]
        return x


class SpanNet(nn.Module):
    """Vectors of `<s> question </s></s> passage </s>` to logits of the answer's first and last token.

    Position 0 stands for "not here". The head sees each token beside its product with the mean question vector.
    """

    def __init__(self, shape: NetShape) -> None:
        super().__init__()
        self.shape = shape
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.head_in = nn.Linear(2 * shape.hidden, shape.hidden)
        self.head_out = nn.Linear(shape.hidden, 2)

    def forward(self, x: Tensor, real: Tensor, question: Tensor, frozen: int = 0) -> Tensor:
        """Logits (n, length, 2), float32; those of padding mean nothing.

        `x` (n, length, hidden); `real` and `question` (n, length) are 1.0 at tokens that are not padding, and at those
        of the question. The first `frozen` layers are run without gradient.
        """
        row = _Row(real.bool(), x.dtype)
        y = self._run(row.packed(x), row, self.shape.layers, frozen)
        share = row.packed(question / question.sum(1, keepdim=True))
        asked = torch.zeros(len(x), x.shape[2]).index_add(0, row.texts, y.float() * share[:, None]).to(x.dtype)
        inner = functional.gelu(self.head_in(torch.cat([y, y * asked[row.texts]], -1)))
        return row.padded(self.head_out(inner).float())

    def middle(self, x: Tensor, real: Tensor, depth: int) -> Tensor:
        """Vectors (n, length, hidden) after the first `depth` layers; those of padding are nothing."""
        row = _Row(real.bool(), x.dtype)
        return row.padded(self._run(row.packed(x), row, depth))

    def _run(self, y: Tensor, row: _Row, depth: int, frozen: int = 0) -> Tensor:
        with torch.no_grad():
            for layer in self.layers[:frozen]:
                y = layer(y, row.seen)
        for layer in self.layers[frozen:depth]:
            y = layer(y, row.seen)
        return y


@cache
def load_embeddings(folder: Path) -> Embeddings:
    """The embeddings of a BERT model folder (config.json, model.safetensors); words stay on disk until looked up.

    One for all who read with them.
    """
    from safetensors import safe_open

    epsilon = json.loads((folder / "config.json").read_text("utf-8"))["layer_norm_eps"]
    with safe_open(folder / "model.safetensors", "pt") as file:
        words, positions, kinds, weight, bias = (
            file.get_tensor(f"embeddings.{name}")
            for name in (
                "word_embeddings.weight",
                "position_embeddings.weight",
                "token_type_embeddings.weight",
                "LayerNorm.weight",
                "LayerNorm.bias",
            )
        )
    return Embeddings(words, positions, kinds[0], (weight, bias), epsilon)


def body_weights(tensors: Mapping[str, Tensor], layers: int) -> dict[str, Tensor]:
    """A BertModel's layer weights under SpanNet's names."""
    names = {
        "mixed": "attention.output.dense",
        "mixed_norm": "attention.output.LayerNorm",
        "wide": "intermediate.dense",
        "narrow": "output.dense",
        "norm": "output.LayerNorm",
    }
    weights: dict[str, Tensor] = {}
    for index in range(layers):
        theirs = f"encoder.layer.{index}."
        for end in ("weight", "bias"):
            parts = [tensors[f"{theirs}attention.self.{part}.{end}"] for part in ("query", "key", "value")]
            weights[f"layers.{index}.qkv.{end}"] = torch.cat(parts)
            for ours, name in names.items():
                weights[f"layers.{index}.{ours}.{end}"] = tensors[f"{theirs}{name}.{end}"]
    return weights
