"""The tables of the library's SQLite file: made, brought to this version, and read.

The statements that write are in `qa.library.records`.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embeddings.encoder import Encoder
from qa.errors import LibraryError
from qa.library.connections import DATABASE, Connections, transaction, write_ahead
from qa.library.failures import plain_errors
from qa.library.index_folders import remains
from qa.library.owed import settle
from qa.library.read_only import copied
from qa.library.schema import APPLICATION_ID, PASSAGE_SENTENCES, SCHEMA_VERSION, STEPS, WORDS_VERSION, verdict_key
from qa.library.vectors import decode
from qa.library.word_index import store_words
from qa.types import Article, Passage, Sentence

__all__ = ["DATABASE", "WHOLE", "Damaged", "Header", "Storage", "numbers"]

WHOLE = "sha256(CAST(r.text AS BLOB)) = r.content"
"""Of a statement: whether a text is what was stored. SQLite has no checksums; a flipped bit may be another number."""
ARTICLE = f"""SELECT {WHOLE}, a.article_id, r.revision, r.title, r.text, r.source, r.published, r.language, r.url,
    a.path, a.part, r.added FROM articles a JOIN revisions r ON r.article_id = a.article_id """
PASSAGE = f"SELECT p.passage_id, p.article_id, p.revision, s.start, s.end FROM {PASSAGE_SENTENCES} "


@dataclass(frozen=True, slots=True)
class Damaged:
    """A text that is not what was stored: never shown, never quoted."""

    article_id: str
    revision: int
    path: str

    def __str__(self) -> str:
        return (
            f"the stored text of article {self.article_id}, revision {self.revision}, is damaged and is not quoted; "
            f"add {self.path} again, or restore the library from a backup"
        )


@dataclass(frozen=True, slots=True)
class Header:
    """The one row of the table `library`."""

    encoder: str
    """Identity of the encoder that made the stored vectors."""
    dimension: int
    changes: int
    """Goes up with every change, in this process or another."""
    generation: int
    """The index folder that is valid; 0: none was written yet."""
    index_state: str | None
    """What the manifest of that folder must say."""


def numbers(values: Iterable[int]) -> str:
    """Integers as one SQL parameter, to be read by `json_each`."""
    return "[" + ",".join(str(int(value)) for value in values) + "]"


class Storage(Connections):
    """What the file in `folder` holds."""

    def __init__(self, folder: Path, *, writable: bool) -> None:
        super().__init__(folder, writable=writable)
        self._met: set[str] = set()
        """Ids of the articles with a damaged text that reading came upon."""

    @contextmanager
    def writing(self, doing: str, *, change: bool = True) -> Iterator[sqlite3.Connection]:
        """Also clears away what deletions owe."""
        try:
            with super().writing(doing, change=change) as connection:
                yield connection
        finally:
            settle(self)

    def close(self) -> None:
        """Also clears away what deletions owe."""
        if self._writable:
            settle(self)
        super().close()

    def prepare(self, encoder: Encoder) -> None:
        """Makes the tables when there are none; brings those of an older version to this one, whole or not at all.

        A library that cannot be written is brought there in a copy. LibraryError: made by a newer version, or by
        another program.
        """
        # Of one state: another process may be making the tables.
        with self.snapshot() as connection:
            version = self._version(connection)
        if version == SCHEMA_VERSION:
            return
        if not self._writable:
            with self._lock, plain_errors(self.folder, "copying the library to bring it to this version"):
                self._turn_to(copied(self._file, None))  # read from now on, whatever becomes of the file
        with self.reading() as connection:
            write_ahead(connection)
            with transaction(connection):
                # Another process may have been first.
                self._upgrade(connection, self._version(connection), encoder)

    def _version(self, connection: sqlite3.Connection) -> int:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if application != APPLICATION_ID and (tables or version):
            raise LibraryError(f"{self.folder / DATABASE} is not a Maqal library; choose another folder with --library")
        if not (tables or version) and (left := remains(self.folder)):
            raise LibraryError(
                f"{self.folder / DATABASE} is gone or empty, but what belongs to it is there ({left}); put the folder "
                f"back from a backup, or, to begin anew without its articles, delete {self.folder}"
            )
        if version > SCHEMA_VERSION:
            raise LibraryError(
                f"{self.folder} was written by a newer Maqal (library version {version}, this one reads "
                f"{SCHEMA_VERSION}); install the newer Maqal, or choose another folder with --library"
            )
        return int(version)

    @staticmethod
    def _upgrade(connection: sqlite3.Connection, version: int, encoder: Encoder) -> None:
        connection.create_function("verdict_key", 5, verdict_key, deterministic=True)
        for step in STEPS[version:]:
            for statement in step.split(";\n"):
                connection.execute(statement)
        if 0 < version < WORDS_VERSION:
            store_words(connection)
        if version == 0:
            connection.execute(
                "INSERT INTO library VALUES (1, ?, ?, 0, 0, NULL)", (encoder.identity, encoder.dimension)
            )
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

    # Reads. Each takes one statement, or a connection from `snapshot` where several must agree.

    def header(self, connection: sqlite3.Connection | None = None) -> Header:
        if connection is None:
            with self.reading() as connection:
                return self.header(connection)
        row = connection.execute("SELECT encoder, dimension, changes, generation, index_state FROM library").fetchone()
        if row is None:
            raise LibraryError(f"{self.folder}: the library file is damaged; restore it from a backup")
        return Header(*row)

    def articles(self) -> list[Article]:
        """Newest revisions of all articles, in the order in which they were first added; damaged ones are left out."""
        return self._whole(self.rows(ARTICLE + "WHERE r.revision = a.current ORDER BY a.rowid"))

    def article(self, article_id: str, revision: int | None, damaged: bool = False) -> Article | None:
        """The newest revision when `revision` is None, also of an article that its file no longer contains.

        LibraryError: its text is damaged. `damaged`: given all the same, to be shown to nobody.
        """
        sql = ARTICLE + "WHERE a.article_id = ? AND (r.revision = ? OR ? IS NULL) ORDER BY r.revision DESC LIMIT 1"
        rows = self.rows(sql, (article_id, revision, revision))
        for whole, *row in rows:
            article = Article(*row)
            if not (whole or damaged):
                raise LibraryError(str(Damaged(article_id, article.revision, article.path)), "error.damaged-text")
            return article
        return None

    def current(self, article_ids: Collection[str]) -> dict[str, Article]:
        """Those of the articles that are searched, by id; damaged ones are left out."""
        sql = ARTICLE + "WHERE r.revision = a.current AND a.article_id IN (SELECT value FROM json_each(?))"
        found = self._whole(self.rows(sql, (json.dumps(list(article_ids)),)))
        return {article.article_id: article for article in found}

    def _whole(self, rows: Sequence[tuple[Any, ...]]) -> list[Article]:
        self._met |= {row[0] for whole, *row in rows if not whole}
        return [Article(*row) for whole, *row in rows if whole]

    def damaged(self, article_ids: Collection[str] | None = None) -> list[Damaged]:
        """All damaged texts, or those of these articles that are searched. Reads each text."""
        those, values = "", tuple[str, ...]()
        if article_ids is not None:
            those = "r.revision = a.current AND a.article_id IN (SELECT value FROM json_each(?)) AND "
            values = (json.dumps(list(article_ids)),)
        sql = "SELECT r.article_id, r.revision, a.path FROM articles a JOIN revisions r ON r.article_id = a.article_id "
        return [Damaged(*row) for row in self.rows(f"{sql} WHERE {those}NOT {WHOLE}", values)]

    def met_damaged(self) -> list[Damaged]:
        """Those that reading came upon, and that are damaged still."""
        return self.damaged(self._met) if self._met else []

    def ids_starting_with(self, prefix: str) -> list[str]:
        """At most three, of articles that were not removed."""
        sql = """SELECT article_id FROM articles WHERE article_id >= ? AND article_id < ? || 'g'
            AND article_id NOT IN (SELECT article_id FROM removed) ORDER BY 1 LIMIT 3"""
        return [article_id for (article_id,) in self.rows(sql, (prefix, prefix))]

    def kept(self, article_ids: Iterable[str]) -> list[tuple[str, int]]:
        """Id and revision of all texts of those articles that were not removed, nor deleted for good."""
        sql = """SELECT article_id, revision FROM revisions WHERE article_id IN (SELECT value FROM json_each(?))
            AND article_id NOT IN (SELECT article_id FROM removed)"""
        return self.rows(sql, (json.dumps(sorted(set(article_ids))),))

    def passages_of(self, article_id: str) -> list[Passage]:
        sql = PASSAGE + "WHERE p.article_id = ? ORDER BY p.first, p.passage_id, s.n"
        return _passages(self.rows(sql, (article_id,)))

    def passages(self, ids: Sequence[int]) -> list[Passage]:
        """In the order of `ids`; those that are not, or no longer, stored are left out."""
        sql = PASSAGE + "WHERE p.passage_id IN (SELECT value FROM json_each(?)) ORDER BY p.passage_id, s.n"
        found = {passage.passage_id: passage for passage in _passages(self.rows(sql, (numbers(ids),)))}
        return [found[id_] for id_ in ids if id_ in found]

    def sentence_vectors(self, ids: Sequence[int]) -> dict[int, NDArray[np.float32]]:
        """Vectors (sentences, d) by passage id."""
        sql = f"""SELECT p.passage_id, v.data FROM {PASSAGE_SENTENCES} JOIN vectors v ON v.vector_id = s.vector_id
            WHERE p.passage_id IN (SELECT value FROM json_each(?)) ORDER BY p.passage_id, s.n"""
        with self.snapshot() as connection:
            dimension = self.header(connection).dimension
            rows = connection.execute(sql, (numbers(ids),)).fetchall()
        groups = groupby(rows, key=lambda row: row[0])
        return {id_: decode([data for _, data in group], dimension) for id_, group in groups}


def _passages(rows: Iterable[tuple[Any, ...]]) -> list[Passage]:
    try:
        return [
            Passage(key[0], key[1], key[2], tuple(Sentence(start, end) for *_, start, end in group))
            for key, group in groupby(rows, key=lambda row: row[:3])
        ]
    except ValueError as error:
        raise LibraryError(f"a stored sentence is damaged ({error}); run `maqal rebuild`") from error
