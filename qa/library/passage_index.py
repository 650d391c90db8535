"""Passages by vector: the FAISS index as a cache of the vectors in SQLite, never older than the last change.

Before each search the library's change counter is compared with what is loaded, so what another process added, replaced
or removed is seen by the next question. Passage ids are never used twice, so catching up is a difference of two sets.

On disk an index is a folder `index-<generation>`; the table `library` says which one is valid and what its manifest
must say. One that is missing, damaged or swapped is never used: it is made again from the stored vectors. Nor is one
that has no state any more: it holds what was deleted for good since.
"""

from __future__ import annotations

import secrets
import shutil
import sqlite3
import threading

import numpy as np
from numpy.typing import NDArray

from embeddings.errors import IndexCorrupt, IndexMismatch
from embeddings.index import FlatIndex
from qa.library.index_folders import generations, index_folder, leftovers
from qa.library.storage import Header, Storage, numbers
from qa.library.vectors import decode

CHUNK = 20_000
"""Vectors decoded at a time."""
SLACK, SHARE = 2000, 0.05
"""The index on disk may be so many passages behind, or this share of all if that is more: the next start catches up in
a moment, while writing the index of a large library for each article that is added takes seconds and hundreds of MB."""


class PassageIndex:
    """Safe for many threads; a search waits for another search, never for parsing or encoding."""

    def __init__(self, storage: Storage, notices: list[str]) -> None:
        self._storage = storage
        self._notices = notices
        self._lock = threading.RLock()
        self._index: FlatIndex | None = None
        self._encoder = ""
        self._changes = -1
        self._behind = 0
        """Passages by which the generation on disk differs from the index in memory."""
        self._sound = False
        """Whether there is a generation on disk that can be used."""

    def search(
        self, vector: NDArray[np.float32], k: int, among: NDArray[np.int64] | None = None
    ) -> list[tuple[int, float]]:
        """Passage ids and cosines of the `k` passages nearest to a vector (d,), best first, equal ones by id.

        `among`: ids (m,) of the passages to look at, all by default.
        """
        with self._lock:
            found = self.synchronise().search(np.asarray(vector, dtype=np.float32).reshape(1, -1), k, among)[0]
        return [(neighbour.id, neighbour.score) for neighbour in found]

    def synchronise(self) -> FlatIndex:
        """The index, holding exactly the passages that SQLite holds now. LibraryError when those cannot be read."""
        with self._lock:
            header = self._storage.header()
            if self._index is None or self._encoder != header.encoder or self._index.dimension != header.dimension:
                self._index = self._load()
                self._changes = -1
            if header.changes != self._changes:
                self._catch_up(self._index)
            return self._index

    def _load(self) -> FlatIndex:
        """The valid generation, or an empty index when there is none."""
        header = self._storage.header()
        self._encoder, self._behind, self._sound = header.encoder, 0, False
        while header.index_state is not None:
            try:
                index = read_index(self._storage, header)
                self._sound = True
                return index
            except (IndexCorrupt, IndexMismatch) as error:
                newest = self._storage.header()
                if newest.index_state == header.index_state:
                    self._notices.append(
                        f"The search index was damaged and has been rebuilt; nothing is lost ({error})"
                    )
                    break
                header = newest  # a writer swapped it in the meantime
                self._encoder = header.encoder
        return FlatIndex(header.dimension)

    def _catch_up(self, index: FlatIndex) -> None:
        with self._storage.snapshot() as connection:
            header = self._storage.header(connection)
            if header.dimension != index.dimension or header.encoder != self._encoder:
                return  # re-encoded this very moment: the next search loads anew
            gone, new = _difference(connection, index.ids())
            index.remove(gone)
            for at in range(0, len(new), CHUNK):
                pairs = connection.execute(
                    """SELECT p.passage_id, v.data FROM passages p JOIN vectors v ON v.vector_id = p.vector_id
                    WHERE p.passage_id IN (SELECT value FROM json_each(?)) ORDER BY p.passage_id""",
                    (numbers(new[at : at + CHUNK]),),
                ).fetchall()
                ids = np.array([id_ for id_, _ in pairs], dtype=np.int64)
                index.add(ids, decode([data for _, data in pairs], header.dimension))
            self._changes = header.changes
            self._behind += len(gone) + len(new)

    def reset(self) -> None:
        """Forgets the index in memory and distrusts the one on disk; the next search makes it from the vectors."""
        with self._lock:
            header = self._storage.header()
            self._index, self._encoder, self._changes = FlatIndex(header.dimension), header.encoder, -1
            self._behind, self._sound = 0, False

    def due(self) -> bool:
        """Whether the index on disk cannot be used, or is so far behind that it is worth writing."""
        with self._lock:
            index = self.synchronise()
            header = self._storage.header()
            if not self._sound or header.index_state is None:  # such a one gives way even to an empty one
                return bool(header.generation or len(index))
            return self._behind > max(SLACK, SHARE * len(index)) or (self._behind > 0 and self._behind >= len(index))

    def save(self) -> None:
        """Writes a new generation if one is due, and deletes what is left of others. The writer's lock is held.

        OSError or LibraryError when the disk does not take it; the generation before stays what it was.
        """
        with self._lock:
            index = self.synchronise()
            header = self._storage.header()
            if self.due():
                header = self._write(index, header)
                self._behind, self._sound = 0, True
        for folder in leftovers(self._storage.folder, header.generation):
            shutil.rmtree(folder, ignore_errors=True)

    def _write(self, index: FlatIndex, header: Header) -> Header:
        generation = max([header.generation, *generations(self._storage.folder)]) + 1
        state = f"{self._changes}-{secrets.token_hex(8)}"  # random: an index of a restored backup never fits by chance
        index.save(index_folder(self._storage.folder, generation), encoder=self._encoder, state=state)
        with self._storage.writing("recording the index", change=False) as connection:
            connection.execute("UPDATE library SET generation = ?, index_state = ?", (generation, state))
        return self._storage.header()


def read_index(storage: Storage, header: Header) -> FlatIndex:
    """The generation on the disk that is valid. IndexCorrupt or IndexMismatch: it is not what it must be."""
    place = index_folder(storage.folder, header.generation)
    return FlatIndex.load(place, encoder=header.encoder, dimension=header.dimension, state=header.index_state)


def _difference(connection: sqlite3.Connection, stored: NDArray[np.int64]) -> tuple[NDArray[np.int64], ...]:
    """Of the passages that are `stored` those that are gone, and those that are new."""
    newest = int(stored.max()) if len(stored) else 0
    # Ids only grow: with no more passages than are stored and newer ones, none of the stored is gone.
    new = _ids(connection, "SELECT passage_id FROM passages WHERE passage_id > ? ORDER BY passage_id", newest)
    ((count,),) = connection.execute("SELECT count(*) FROM passages")
    if count == len(stored) + len(new):
        return np.empty(0, dtype=np.int64), new
    live = _ids(connection, "SELECT passage_id FROM passages WHERE passage_id > ?", 0)
    return np.setdiff1d(stored, live, assume_unique=True), np.setdiff1d(live, stored, assume_unique=True)


def _ids(connection: sqlite3.Connection, sql: str, value: int) -> NDArray[np.int64]:
    rows = connection.execute(sql, (value,)).fetchall()
    return np.fromiter((id_ for (id_,) in rows), dtype=np.int64, count=len(rows))
