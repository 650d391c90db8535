"""A base model for training: a GGUF file's weights, dequantised, and its tokenizer."""

from __future__ import annotations

from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor


def load_base(path: Path) -> dict[str, Tensor]:
    """Tensors of the GGUF file, under its own names. Takes some seconds."""
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
