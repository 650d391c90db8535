"""Which passages a filter leaves: ids worked out from the details of the articles, kept until something changes."""

from __future__ import annotations

import threading

import numpy as np
from numpy.typing import NDArray

from qa.library.listing import DETAILS
from qa.library.storage import Storage
from qa.types import Filter

KEPT = 16
"""Filters whose passages are kept."""


class Subsets:
    """Safe for many threads. The passages are read once after each change of the library."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._lock = threading.Lock()
        self._changes = -1
        self._details: list[tuple[str | None, str | None, str]] = []
        self._passages: NDArray[np.int64] = np.empty(0, dtype=np.int64)
        self._owners: NDArray[np.int64] = np.empty(0, dtype=np.int64)
        self._found: dict[Filter, NDArray[np.int64]] = {}

    def passages(self, where: Filter) -> NDArray[np.int64]:
        """Ids (n,) of the passages of the articles that the filter admits."""
        with self._lock:
            self._synchronise()
            if where not in self._found:
                admitted = np.fromiter((where.admits(*one) for one in self._details), bool, len(self._details))
                while len(self._found) >= KEPT:
                    del self._found[next(iter(self._found))]
                self._found[where] = self._passages[admitted[self._owners]]
            return self._found[where]

    def _synchronise(self) -> None:
        with self._storage.snapshot() as connection:
            changes = self._storage.header(connection).changes
            if changes == self._changes:
                return
            rows = connection.execute(f"SELECT a.article_id, r.published, r.source, r.language {DETAILS}").fetchall()
            numbers = {row[0]: number for number, row in enumerate(rows)}
            passages = connection.execute("SELECT passage_id, article_id FROM passages ORDER BY passage_id").fetchall()
        self._details = [row[1:] for row in rows]
        self._passages = np.fromiter((id_ for id_, _ in passages), np.int64, len(passages))
        self._owners = np.fromiter((numbers[article_id] for _, article_id in passages), np.int64, len(passages))
        self._found = {}
        self._changes = changes
