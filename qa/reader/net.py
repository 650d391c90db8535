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
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

__all__ = ["Embeddings", "NetShape", "SpanNet", "body_weights", "load_embeddings"]


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

    def forward(self, x: Tensor, lengths: list[int]) -> Tensor:
        """`x` (tokens, hidden): texts of these `lengths`, one after the other."""
        parts = self.qkv(x).view(len(x), 3, self.heads, x.shape[1] // self.heads).split(lengths)
        x = self.mixed_norm(x + self.mixed(torch.cat([_attend(part) for part in parts])))
        return self.norm(x + self.narrow(functional.gelu(self.wide(x))))  # type: ignore[no-any-return]


def _attend(qkv: Tensor) -> Tensor:
    """Queries, keys and values (length, 3, heads, size) of a text to what its tokens gather (length, heads * size)."""
    q, k, v = qkv.permute(1, 2, 0, 3)
    weights = torch.baddbmm(q.new_empty(1, 1, 1), q, k.transpose(1, 2), beta=0, alpha=q.shape[2] ** -0.5).softmax(-1)
    return torch.bmm(weights, v).transpose(0, 1).reshape(len(qkv), -1)


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
        x = self._run(x, real, self.shape.layers, frozen)
        share = (question / question.sum(1, keepdim=True)).to(x.dtype)
        asked = torch.bmm(share[:, None, :], x)
        inner = functional.gelu(self.head_in(torch.cat([x, x * asked], -1)))
        return self.head_out(inner).float()  # type: ignore[no-any-return]

    def middle(self, x: Tensor, real: Tensor, depth: int) -> Tensor:
        """Vectors (n, length, hidden) after the first `depth` layers."""
        return self._run(x, real, depth)

    def _run(self, x: Tensor, real: Tensor, depth: int, frozen: int = 0) -> Tensor:
        """The first `depth` layers over the real tokens; padding comes out as nothing."""
        held = real.bool()
        lengths = held.sum(1).tolist()
        packed = x[held]
        with torch.no_grad():
            for layer in self.layers[:frozen]:
                packed = layer(packed, lengths)
        for layer in self.layers[frozen:depth]:
            packed = layer(packed, lengths)
        padded = packed.new_zeros(x.shape)
        padded[held] = packed
        return padded


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
