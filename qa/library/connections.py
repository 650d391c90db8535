"""Connections to the library's SQLite file, and transactions.

Write-ahead logging with `synchronous=FULL`: what is committed survives `kill -9` and power loss, and readers never wait
for the writer.
"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from qa.errors import LibraryError
from qa.library.failures import plain_errors
from qa.library.read_only import Source, readable, state
from qa.library.vectors import sound

DATABASE = "library.sqlite"
CONNECTION_SECONDS = 30.0
"""How long a connection waits for others."""


class Connections:
    """To the file `library.sqlite` in `folder`. Safe for many threads: each borrows one of its own.

    `writable=False` reads a library on a medium that cannot be written.
    """

    def __init__(self, folder: Path, *, writable: bool) -> None:
        self.folder = folder
        self._writable = writable
        self._idle: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._closed = False
        self._file = (folder / DATABASE).absolute()
        self._source = Source(f"{self._file.as_uri()}?mode=rwc") if writable else readable(self._file)

    def _look_again(self) -> None:
        """With the lock held: connections that hold the file for unchangeable are closed where it has changed."""
        seen = self._source.state
        if seen is not None and seen != state(self._file):
            self._turn_to(readable(self._file))

    def _turn_to(self, source: Source) -> None:
        """With the lock held: closes what is idle, and deletes the copy that was read."""
        former, self._source = self._source, source
        for connection in self._idle:
            connection.close()
        self._idle.clear()
        if former.copy is not None:
            shutil.rmtree(former.copy, ignore_errors=True)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._source.address, uri=True, timeout=CONNECTION_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
            # What is deleted is overwritten, however SQLite was built.
            connection.execute("PRAGMA secure_delete = ON")
            connection.create_function("sha256", 1, lambda data: hashlib.sha256(data).digest(), deterministic=True)
            connection.create_function("sound", 2, sound, deterministic=True)
            # One broken byte would fail the whole statement.
            connection.text_factory = lambda data: data.decode(errors="replace")
        except BaseException:
            connection.close()
            raise
        return connection

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection of one's own for a moment."""
        with plain_errors(self.folder, "reading"):
            with self._lock:
                if self._closed:
                    raise LibraryError(f"{self.folder}: the library is closed; open it again")
                self._look_again()
                connection, source = self._idle.pop() if self._idle else None, self._source
            connection = connection or self._connect()
            try:
                yield connection
            finally:
                with self._lock:
                    # Not by the address: that of a file in place is the same when the file is another one.
                    if self._closed or source is not self._source:
                        connection.close()
                    else:
                        self._idle.append(connection)

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """Several reads that see one state of the library."""
        with self.reading() as connection:
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.rollback()

    @contextmanager
    def writing(self, doing: str, *, change: bool = True) -> Iterator[sqlite3.Connection]:
        """One transaction: committed, and on the disk, when the block ends; undone when it raises.

        `change=False` is for what no search needs to notice. LibraryError names `doing`, or the library is read-only.
        """
        self.require_writable()
        with self.reading() as connection, plain_errors(self.folder, doing), transaction(connection):
            yield connection
            if change:
                connection.execute("UPDATE library SET changes = changes + 1")

    def require_writable(self) -> None:
        if not self._writable:
            raise LibraryError(
                f"{self.folder} is read-only: asking works, changing does not; "
                "give yourself the right to write it, or choose another folder with --library"
            )

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with self.reading() as connection:
            return connection.execute(sql, values).fetchall()

    def close(self) -> None:
        """Closes what is idle now and the rest when it is given back; the last one folds the log into the file."""
        with self._lock:
            self._closed = True
            self._turn_to(self._source)


def write_ahead(connection: sqlite3.Connection) -> None:
    """Two that turn a file to it at once are in each other's way, and SQLite tells one so instead of waiting."""
    deadline = time.monotonic() + CONNECTION_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
        time.sleep(0.01)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # SQLite has already rolled back after some errors (a full disk), and then there is nothing to undo.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
