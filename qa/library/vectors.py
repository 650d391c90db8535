"""Vectors as the library's file holds them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from qa.errors import LibraryError

VECTOR = np.dtype("<f2")
"""float16: half the size of float32; the cosine of two unit vectors moved by at most 0.00008 in 384 dimensions."""


def encode(vectors: NDArray[np.float32]) -> list[bytes]:
    """Vectors (n, d) as they are stored. ValueError for one that is not of unit length."""
    norms = np.linalg.norm(vectors, axis=1)
    if not np.all(np.abs(norms - 1.0) < 0.01):
        raise ValueError("the encoder gave a vector that is not of unit length")
    return [row.tobytes() for row in vectors.astype(VECTOR)]


def decode(blobs: Sequence[bytes], dimension: int) -> NDArray[np.float32]:
    """Stored vectors as float32 (n, d). LibraryError when one has another length."""
    if any(len(blob) != dimension * VECTOR.itemsize for blob in blobs):
        raise LibraryError("a stored vector is damaged; run `maqal rebuild`")
    return np.frombuffer(b"".join(blobs), dtype=VECTOR).reshape(len(blobs), dimension).astype(np.float32)
