"""Texts to unit vectors: the `Encoder` protocol and sentence-transformers models behind it.

Knows nothing of articles or indexes; a score between two vectors is their inner product, which is their cosine.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from embeddings.errors import EncoderUnavailable

__all__ = ["PACKAGED", "Encoder", "SentenceTransformerEncoder", "load_encoder"]

PACKAGED = "packaged"
"""Name of the encoder that comes with the install (multilingual-e5-small)."""

BATCH_TOKENS = 4096
"""Most tokens, padding included, that go through the model at once."""


class Encoder(Protocol):
    """Texts in, float32 L2-normalised vectors (n, dimension) out, in the order given."""

    @property
    def identity(self) -> str:
        """What the vectors depend on; vectors of different identities are never compared."""

    @property
    def dimension(self) -> int: ...

    @property
    def max_tokens(self) -> int:
        """What the model reads of one text, prompt and special tokens included; the rest is cut."""

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, without prompt and special tokens."""

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]: ...

    def encode_passages(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """`progress` is called with the number of texts done so far."""
