"""Qwen2.5-Coder 1.5B with a low-rank adapter on its upper layers, for training on a CPU.

The model is transformers' own, with the GGUF file's weights, dequantised and frozen; only the adapter learns. A row of
a batch is one piece of evidence with several questions after it that do not see each other: `branch` says which token
belongs to which, 0 being the evidence, so that the evidence is read once for all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoConfig, Qwen2Config, Qwen2Model

from qa.training.writer.base import load_base

ADAPTED = {
    "attn_q": ("self_attn", "q_proj"), "attn_k": ("self_attn", "k_proj"), "attn_v": ("self_attn", "v_proj"),
    "attn_output": ("self_attn", "o_proj"), "ffn_gate": ("mlp", "gate_proj"), "ffn_up": ("mlp", "up_proj"),
    "ffn_down": ("mlp", "down_proj"),
}  # fmt: skip
"""The matrices of a layer that the adapter changes: the GGUF file's name, and where transformers has them."""
FIRST = 14
"""The first of the 28 layers that is changed. What lies below learns nothing, so that the gradient need not pass it."""
_HIDDEN = -1e4
_NORMS = {"attn_norm": "input_layernorm", "ffn_norm": "post_attention_layernorm"}


class Adapted(nn.Module):
    """A frozen matrix with a low-rank change: x W' + scale (x A') B'. B begins as nothing."""

    weight: Tensor

    def __init__(self, weight: Tensor, rank: int, scale: float) -> None:
        super().__init__()
        self.register_buffer("weight", weight, persistent=False)
        self.scale = scale
        self.a = nn.Parameter(torch.randn(rank, weight.shape[1], dtype=weight.dtype) * weight.shape[1] ** -0.5)
        self.b = nn.Parameter(torch.zeros(weight.shape[0], rank, dtype=weight.dtype))

    def forward(self, x: Tensor) -> Tensor:
        """`x` (tokens, in) to (tokens, out)."""
        return torch.addmm(x @ self.weight.T, x @ self.a.T, self.b.T, alpha=self.scale)


class _Changed(nn.Module):
    """An adapted matrix with its bias, in the place of a linear layer."""

    def __init__(self, linear: nn.Linear, rank: int, scale: float) -> None:
        super().__init__()
        self.matrix, self.bias = Adapted(linear.weight.data, rank, scale), linear.bias

    def forward(self, x: Tensor) -> Tensor:
        found: Tensor = self.matrix(x.flatten(0, -2)).view(*x.shape[:-1], -1)
        return found if self.bias is None else found + self.bias


def _model(tensors: Mapping[str, Tensor], config: Qwen2Config) -> Qwen2Model:
    """Transformers' model with the weights of a GGUF file, which go by the file's names."""
    with torch.device("meta"):
        model = Qwen2Model(config)
    weights = {"embed_tokens.weight": tensors["token_embd.weight"], "norm.weight": tensors["output_norm.weight"]}
    for name, tensor in tensors.items():
        if name.startswith("blk."):
            _, layer, part, kind = name.split(".")
            weights[f"layers.{layer}.{_NORMS.get(part) or '.'.join(ADAPTED[part])}.{kind}"] = tensor
    model.load_state_dict({name: tensor.bfloat16() for name, tensor in weights.items()}, assign=True)
    model.rotary_emb = type(model.rotary_emb)(config)
    return model


class Qwen(nn.Module):
    """Tokens to vectors, whose products with `words` are the logits of the next token."""

    def __init__(self, tensors: Mapping[str, Tensor], config: Qwen2Config, rank: int = 16, scale: float = 2.0) -> None:
        super().__init__()
        model = _model(tensors, config).requires_grad_(False)
        self.words = tensors["output.weight"]
        for layer in model.layers[FIRST:]:
            for part, name in ADAPTED.values():
                block = getattr(layer, part)
                setattr(block, name, _Changed(getattr(block, name), rank, scale))
        self.layers = nn.ModuleDict({
            str(index): nn.ModuleDict({
                name: getattr(getattr(layer, part), inner).matrix for name, (part, inner) in ADAPTED.items()
            })
            for index, layer in enumerate(model.layers[FIRST:], FIRST)
        })  # fmt: skip
        self._model = [model]  # in a list, so that its frozen weights are none of this module's

    def read(self, ids: Tensor, places: Tensor, branch: Tensor) -> tuple[Tensor, None]:
        """Vectors (n * length, hidden) of the tokens.

        `ids`, `places` and `branch` (n, length): token, its position in its own text, and its branch; -1 is padding.
        """
        mask = hidden_from(branch, branch)[:, None].bfloat16()
        found = self._model[0](
            input_ids=ids, position_ids=places.long(), attention_mask=mask, use_cache=False
        ).last_hidden_state
        return found.flatten(0, 1), None

    def last(self, x: Tensor) -> Tensor:
        """Vectors (m, hidden) as they are compared with the words."""
        return x


def load_qwen(path: Path, rank: int, scale: float) -> Qwen:
    """With the weights and the shape of a GGUF file."""
    return Qwen(load_base(path), AutoConfig.from_pretrained(str(path.parent), gguf_file=path.name), rank, scale)


def hidden_from(branch: Tensor, every: Tensor) -> Tensor:
    """(n, length, total): 0 where a token sees another: an earlier one, of the evidence or of its own question.

    `branch` (n, length) is the end of `every` (n, total).
    """
    earlier = torch.ones(every.shape[1], every.shape[1], dtype=torch.bool).tril()[-branch.shape[1] :]
    seen = earlier & ((every[:, None, :] == 0) | (every[:, None, :] == branch[:, :, None]))
    return torch.where(seen, 0.0, _HIDDEN)
