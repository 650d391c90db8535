"""Texts to vectors without a model: hashed words and character n-grams.

Finds the same letters, not the same meaning, so it does not cross languages. It serves tests and smoke runs, which need
vectors at once and the same ones everywhere, and it is the baseline that a real encoder has to beat.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
"""Thai, Lao, Burmese, Khmer, Han, kana, Hangul: there a character weighs about as much as a word piece elsewhere."""

TOKEN = re.compile(f"[{UNSPACED}]|[^\\s{UNSPACED}]{{1,6}}")
WORD = re.compile(r"\w+")
NGRAMS = (2, 3, 4)

# Odd constants that spread neighbouring inputs over all 64 bits (splitmix64).
MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
STEP = np.uint64(0x9E3779B97F4A7C15)


def _mix(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    values = (values ^ (values >> np.uint64(30))) * MIX[0]
    values = (values ^ (values >> np.uint64(27))) * MIX[1]
    return values ^ (values >> np.uint64(31))


class HashingEncoder:
    """An `Encoder` that needs nothing but numpy: the same vectors in every process and on every machine.

    A text becomes its words and its 2- to 4-grams of characters (casefolded, NFKC, white space as one blank); each is
    hashed to a dimension and a sign. Counts are damped by a square root, so that a frequent syllable does not drown a
    name. Queries and passages are encoded alike, and the whole text is read, however long.
    """

    max_tokens = 512

    def __init__(self, dimension: int = 256) -> None:
        if dimension < 1:
            raise ValueError(f"dimension {dimension} is not positive")
        self.dimension = dimension

    @property
    def identity(self) -> str:
        return f"hashing-{self.dimension}-1"

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Pieces of at most six letters; in scripts without spaces, characters. Close to what word pieces give."""
        return [sum(1 for _ in TOKEN.finditer(text)) for text in texts]

    def encode_queries(self, texts: Sequence[str], *, languages: Sequence[str] | None = None) -> NDArray[np.float32]:
        """float32 (n, dimension), L2-normalised."""
        return self.encode_passages(texts)

    def encode_passages(
        self,
        texts: Sequence[str],
        progress: Callable[[int], None] | None = None,
        *,
        languages: Sequence[str] | None = None,
    ) -> NDArray[np.float32]:
        """float32 (n, dimension), L2-normalised. `progress` is called with the number of texts done so far."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            vectors[row] = self._encode(text)
            if progress is not None and ((row + 1) % 256 == 0 or row + 1 == len(texts)):
                progress(row + 1)
        return vectors

    def _encode(self, text: str) -> NDArray[np.float32]:
        folded = f" {' '.join(unicodedata.normalize('NFKC', text).casefold().split())} "
        points = np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
        words = [word.encode("utf-8", "surrogatepass") for word in WORD.findall(folded)]
        hashes = [np.array([zlib.crc32(word) for word in words], dtype=np.uint64)]
        for n in NGRAMS:
            if len(points) >= n:
                grams = np.full(len(points) - n + 1, n, dtype=np.uint64)
                for offset in range(n):
                    grams = (grams + points[offset : len(points) - n + 1 + offset]) * STEP
                hashes.append(grams)
        features = _mix(np.concatenate(hashes))
        places = (features % np.uint64(self.dimension)).astype(np.int64)
        signs = np.where(features >> np.uint64(63), 1.0, -1.0)
        sums = np.bincount(places, weights=signs, minlength=self.dimension)
        damped = np.sign(sums) * np.sqrt(np.abs(sums))
        norm = float(np.linalg.norm(damped))
        if norm == 0.0:  # every feature met its opposite: rare, but a unit vector is promised
            damped[0] = norm = 1.0
        return (damped / norm).astype(np.float32)
