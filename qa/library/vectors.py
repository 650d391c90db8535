"""Vectors as the library's file holds them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from qa.errors import LibraryError

VECTOR = np.dtype("<f2")
"""float16: half the size of float32; the cosine of two unit vectors moved by at most 0.00008 in 384 dimensions."""


def encode(vectors: NDArray[np.float32]) -> list[bytes]:
    """Vectors (n, d) as they are stored. LibraryError for one that is not of unit length."""
    if not _unit(vectors, 0.01):
        raise LibraryError("the encoder gave a vector that is not of unit length; set another one with --encoder")
    return [row.tobytes() for row in vectors.astype(VECTOR)]


def decode(blobs: Sequence[bytes], dimension: int) -> NDArray[np.float32]:
    """Stored vectors as float32 (n, d). LibraryError when one is not as `encode` gave it.

    SQLite has no checksums: with one flipped bit a vector may be nearer to every question than all others are.
    """
    if all(len(blob) == dimension * VECTOR.itemsize for blob in blobs):
        with np.errstate(invalid="ignore"):  # what is no number is told below
            vectors = np.frombuffer(b"".join(blobs), dtype=VECTOR).reshape(len(blobs), dimension).astype(np.float32)
        if _unit(vectors, 0.02):  # of one that was rounded
            return vectors
    raise LibraryError("a stored vector is damaged; run `maqal rebuild`")


def sound(data: bytes, dimension: int) -> bool:
    """Whether this is a vector as `encode` gave it."""
    try:
        return bool(len(decode([data], dimension)))
    except LibraryError:
        return False


def _unit(vectors: NDArray[np.float32], within: float) -> bool:
    """Whether all have the length 1; what is no number has none."""
    return bool(np.all(np.abs(np.linalg.norm(vectors, axis=1) - 1.0) < within))
