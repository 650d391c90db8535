"""Vectors to ranked ids: exact search by FAISS.

The only file that imports faiss, and it does so at first use, so that a program that searches nothing does not wait.

An index on disk is a folder that is written whole or not at all:

    index-<generation>/vectors.faiss    the FAISS file, which has no checksum of its own
    index-<generation>/manifest.json    written last: format, encoder, dimension, count, state, SHA-256 of each file

A damaged FAISS file often loads without an error and then ranks wrongly, so nothing of it is used before its SHA-256 is
found to be the one in the manifest; the manifest carries a SHA-256 of itself.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import numpy as np
from numpy.typing import NDArray

from embeddings.errors import IndexCorrupt, IndexMismatch
from embeddings.whole import written_whole

FORMAT = 1
VECTORS = "vectors.faiss"
MANIFEST = "manifest.json"

TIE = 1e-5
"""Scores of FAISS kernels differ by less than this from the scores given out (float32 sums in another order)."""


class Neighbour(NamedTuple):
    """A stored id and its inner product with the query."""

    id: int
    score: float


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index folder says of itself."""

    format: int
    encoder: str
    """Identity of the encoder that made the vectors."""
    dimension: int
    count: int
    state: str
    """What the index was built from, in words of its owner."""
    files: dict[str, str]
    """SHA-256 of each other file in the folder, by name."""

    def to_bytes(self) -> bytes:
        fields = asdict(self)
        digest = hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()
        return (json.dumps({**fields, "sha256": digest}, sort_keys=True, indent=1) + "\n").encode()

    @classmethod
    def read(cls, path: Path) -> Manifest:
        """IndexCorrupt when it is missing or differs from what was written by a single bit."""
        try:
            data = path.read_bytes()
            fields: dict[str, Any] = json.loads(data)
            del fields["sha256"]
            manifest = cls(**fields)
            intact = manifest.to_bytes() == data
        except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
            raise IndexCorrupt(f"{path}: no readable manifest ({error}); rebuild the index") from error
        if not intact:
            raise IndexCorrupt(f"{path}: the manifest is damaged; rebuild the index")
        return manifest


class FlatIndex:
    """Exact inner product over all vectors (FAISS `IDMap2,Flat`): 4 bytes a dimension, about 1 ms for 10,000 x 384.

    Not safe to change while another thread searches.
    """

    def __init__(self, dimension: int) -> None:
        import faiss

        if dimension < 1:
            raise ValueError(f"dimension {dimension} is not positive")
        self._index = faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))

    @property
    def dimension(self) -> int:
        return int(self._index.d)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def ids(self) -> NDArray[np.int64]:
        """Stored ids (n,), ascending."""
        return np.sort(self._stored())

    def _stored(self) -> NDArray[np.int64]:
        import faiss

        ids: NDArray[np.int64] = faiss.vector_to_array(self._index.id_map).astype(np.int64)
        return ids

    def add(self, ids: NDArray[np.int64], vectors: NDArray[np.float32]) -> None:
        """Stores vectors (n, dimension) under ids (n,).

        ValueError: shapes that do not fit, a number that is not finite, an id given twice or stored already.
        """
        ids = np.ascontiguousarray(ids, dtype=np.int64)
        vectors = self._checked(vectors)
        if ids.shape != (len(vectors),):
            raise ValueError(f"{len(vectors)} vectors need as many ids, not {ids.shape}")
        if len(np.unique(ids)) != len(ids) or np.isin(ids, self._stored()).any():
            raise ValueError("an id is given twice or stored already")
        if len(ids):
            self._index.add_with_ids(vectors, ids)

    def remove(self, ids: NDArray[np.int64]) -> int:
        """Forgets ids; those not stored are left alone. Gives the number removed."""
        ids = np.ascontiguousarray(ids, dtype=np.int64)
        if not len(ids) or not len(self):
            return 0
        import faiss

        return int(self._index.remove_ids(faiss.IDSelectorBatch(ids)))

    def search(
        self, vectors: NDArray[np.float32], k: int, among: NDArray[np.int64] | None = None
    ) -> list[list[Neighbour]]:
        """For each query (q, dimension) its `k` nearest, best first; equal scores in order of id.

        `among`: distinct ids (m,), none negative; only these are looked at. Those not stored are passed over.
        Equal vectors get equal scores: FAISS finds the candidates, its score of a vector depends a little on where the
        vector is stored, so each candidate is scored again in one and the same way.
        """
        vectors = self._checked(vectors)
        if k < 1:
            raise ValueError(f"k is {k}: ask for at least one neighbour")
        there = len(self) if among is None else min(len(self), len(among))
        if not there:
            return [[] for _ in vectors]
        only = None if among is None else _only(among)
        with _one_thread():
            return [self._nearest(vector, min(k, there), there, only) for vector in vectors]

    def _nearest(self, query: NDArray[np.float32], k: int, there: int, only: Any) -> list[Neighbour]:
        wanted = min(k + 8, there)
        while True:
            found, ids = self._index.search(query[None], wanted, params=only)
            # Below the last candidate there may be more with the score of the k-th: fetch until the tie is whole.
            if wanted == there or found[0, -1] < found[0, k - 1] - 2 * TIE:
                break
            wanted = min(wanted * 8, there)
        # Where fewer are stored than were asked for, FAISS fills up with id -1 and the lowest score.
        near = ids[0][(found[0] >= found[0, k - 1] - 2 * TIE) & (ids[0] >= 0)]
        scores = (self._index.reconstruct_batch(near) * query).sum(axis=1)
        order = np.lexsort((near, -scores))[:k]
        return [Neighbour(int(near[i]), float(scores[i])) for i in order]

    def _checked(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        vectors = np.ascontiguousarray(vectors, dtype=np.float32)
        if vectors.ndim != 2 or vectors.shape[1] != self.dimension:
            raise ValueError(f"vectors of shape {vectors.shape} do not fit an index of dimension {self.dimension}")
        if not np.isfinite(vectors).all():
            raise ValueError("a vector holds a number that is not finite")
        return vectors

    def save(self, folder: Path, *, encoder: str, state: str) -> None:
        """Writes `folder`, which must not exist: whole and on the disk when this returns, or not at all.

        OSError: the disk is full or not writable; nothing is left behind.
        """
        with written_whole(folder) as work:
            work.mkdir(mode=0o700)  # vectors tell nearly as much as the texts
            with (work / VECTORS).open("xb") as file:
                digest = self._write(file)
            manifest = Manifest(FORMAT, encoder, self.dimension, len(self), state, {VECTORS: digest})
            (work / MANIFEST).write_bytes(manifest.to_bytes())

    def _write(self, file: BinaryIO) -> str:
        """Hashes what FAISS gives, not what the disk made of it. FAISS's own writer does not report a failed close."""
        import faiss

        digest = hashlib.sha256()
        failure: list[OSError] = []

        def write(data: bytes) -> int:
            try:
                file.write(data)
            except OSError as error:
                failure.append(error)
                raise
            digest.update(data)
            return len(data)

        try:
            faiss.write_index(self._index, faiss.PyCallbackIOWriter(write, 1 << 20))  # type: ignore[attr-defined]
            file.flush()
        except RuntimeError as error:
            raise (failure[0] if failure else OSError(f"{file.name}: {error}")) from error
        return digest.hexdigest()

    @classmethod
    def load(cls, folder: Path, *, encoder: str, dimension: int, state: str | None = None) -> FlatIndex:
        """Reads what `save` wrote, after checking it.

        IndexCorrupt: something is missing or differs by a single bit. IndexMismatch: it is whole, but of another
        format, encoder, dimension or state (`None` takes any).
        """
        import faiss

        manifest = Manifest.read(folder / MANIFEST)
        expected = {"format": FORMAT, "encoder": encoder, "dimension": dimension}
        if state is not None:
            expected["state"] = state
        for name, value in expected.items():
            if getattr(manifest, name) != value:
                raise IndexMismatch(f"{folder}: {name} is {getattr(manifest, name)!r}, expected {value!r}; rebuild it")
        if set(manifest.files) != {VECTORS}:
            raise IndexCorrupt(f"{folder}: the manifest lists {sorted(manifest.files)}; rebuild the index")
        try:
            with (folder / VECTORS).open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            if digest != manifest.files[VECTORS]:
                raise IndexCorrupt(f"{folder / VECTORS}: it has changed since it was written; rebuild the index")
            stored = faiss.read_index(str(folder / VECTORS))
        except (OSError, RuntimeError) as error:
            raise IndexCorrupt(f"{folder / VECTORS}: cannot be read ({error}); rebuild the index") from error
        if not isinstance(stored, faiss.IndexIDMap2) or (stored.d, stored.ntotal) != (dimension, manifest.count):
            raise IndexCorrupt(f"{folder}: the index is not what its manifest says; rebuild it")
        index = cls.__new__(cls)
        index._index = stored
        return index


@contextmanager
def _one_thread() -> Iterator[None]:
    """One question is one query: over 20,000 passages one thread took 1.4 ms, and two waiting for each other 27 ms.

    The number belongs to the calling thread and to every OpenMP library in it, torch among them, so it is put back.
    """
    import faiss

    before = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(before)


def _only(ids: NDArray[np.int64]) -> Any:
    """A FAISS parameter that looks at these ids only: a bit for each id up to the highest, so nothing is slower."""
    import faiss

    if ids.min() < 0:
        raise ValueError("a negative id cannot be looked for")
    bits = np.zeros(int(ids.max()) + 1, dtype=bool)
    bits[ids] = True
    selector = faiss.IDSelectorBitmap(np.packbits(bits, bitorder="little"))  # type: ignore[call-arg, arg-type]
    return faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
