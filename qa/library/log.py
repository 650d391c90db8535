"""The log beside the library's file, in which what was deleted for good stands until it is folded into the file.

That has to wait for whoever reads an older state: a backup, a long list. A log that could not be emptied is marked by a
file of its own, so that every process that changes, opens or closes the library tries again.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

__all__ = ["emptied", "held", "is_due"]

MARK = "log-to-empty"


def emptied(folder: Path, connection: sqlite3.Connection, seconds: float) -> bool:
    """Folds the log into the file and cuts it off, waiting so long for others; False: it is held, and was marked.

    The connection waits so long from now on. Errors of SQLite and OSError: it cannot be done, and was marked.
    """
    # Taken away first: a mark that another process makes meanwhile, for what it deletes meanwhile, has to stay.
    (folder / MARK).unlink(missing_ok=True)
    busy = 1
    try:
        connection.execute(f"PRAGMA busy_timeout = {round(1000 * seconds)}")
        ((busy, _, _),) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        if busy:
            (folder / MARK).touch()
    return not busy


def is_due(folder: Path) -> bool:
    """Whether a log with deleted words was left."""
    return (folder / MARK).exists()


def held(folder: Path) -> str:
    """The line for the user while it is."""
    return (
        f"{folder}: what was deleted for good still lies in the log (library.sqlite-wal) until whoever reads the "
        "library now has finished; it goes with the first change, opening or closing after that"
    )
