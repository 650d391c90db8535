"""The packaged base model for training: the GGUF file's weights, dequantised, and its tokenizer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

__all__ = ["Shape", "load_base", "load_tokenizer"]


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of a Gemma 3 text model; the defaults are those of the packaged one, with 270 million weights."""

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


def load_base(path: Path) -> dict[str, Tensor]:
    """Tensors of the GGUF file, under its own names. Takes some seconds.

    Norm weights are as the file has them: one is already added.
    """
    from gguf import GGUFReader
    from gguf.quants import dequantize

    tensors = {}
    for one in GGUFReader(path).tensors:
        weights = torch.from_numpy(dequantize(one.data, one.tensor_type).copy())
        tensors[one.name] = weights.bfloat16() if weights.dim() > 1 else weights.float()
    return tensors


def load_tokenizer(path: Path) -> Tokenizer:
    """The file's tokenizer; it cuts text as llama.cpp does."""
    from transformers import AutoTokenizer

    return AutoTokenizer.from_pretrained(str(path.parent), gguf_file=path.name).backend_tokenizer
