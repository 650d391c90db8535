"""The span reader's network: the packaged encoder's shape with a question-aware head for the ends of the answer.

Word, position and type embeddings belong to the encoder and are never trained, so they are taken from its folder;
the layers and the head are the reader's own. Attention is written out as batched matrix products: in
bfloat16 on CPUs its backward pass is two to four times faster than that of the fused kernel.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

__all__ = ["Embeddings", "NetShape", "SpanNet", "body_weights", "load_embeddings"]

HIDDEN_TO_NOTHING = -1e4


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

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x` (n, length, hidden); `mask` (n * heads, length, length), added to the attention scores."""
        n, length, hidden = x.shape
        size = hidden // self.heads
        parts = self.qkv(x).view(n, length, 3, self.heads, size).permute(2, 0, 3, 1, 4)
        q, k, v = parts.reshape(3, n * self.heads, length, size)
        weights = torch.baddbmm(mask, q, k.transpose(1, 2), alpha=size**-0.5).softmax(-1)
        mixed = torch.bmm(weights, v).view(n, self.heads, length, size).transpose(1, 2).reshape(n, length, hidden)
        x = self.mixed_norm(x + self.mixed(mixed))
        return self.norm(x + self.narrow(functional.gelu(self.wide(x))))  # type: ignore[no-any-return]


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
        """Logits (n, length, 2), float32.

        `x` (n, length, hidden); `real` and `question` (n, length) are 1.0 at tokens that are not padding, and at those
        of the question. The first `frozen` layers are run without gradient.
        """
        mask = self._mask(x, real)
        with torch.no_grad():
            for layer in self.layers[:frozen]:
                x = layer(x, mask)
        for layer in self.layers[frozen:]:
            x = layer(x, mask)
        share = (question / question.sum(1, keepdim=True)).to(x.dtype)
        asked = torch.bmm(share[:, None, :], x)
        inner = functional.gelu(self.head_in(torch.cat([x, x * asked], -1)))
        return self.head_out(inner).float()  # type: ignore[no-any-return]

    def middle(self, x: Tensor, real: Tensor, depth: int) -> Tensor:
        """Vectors (n, length, hidden) after the first `depth` layers."""
        mask = self._mask(x, real)
        for layer in self.layers[:depth]:
            x = layer(x, mask)
        return x

    def _mask(self, x: Tensor, real: Tensor) -> Tensor:
        n, length, _ = x.shape
        mask = ((1 - real) * HIDDEN_TO_NOTHING).to(x.dtype)[:, None, None, :]
        return mask.expand(n, self.shape.heads, length, length).reshape(n * self.shape.heads, length, length)


def load_embeddings(folder: Path) -> Embeddings:
    """The embeddings of a BERT model folder (config.json, model.safetensors); words stay on disk until looked up."""
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
