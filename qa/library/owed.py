"""What a deletion for good still owes after its commit: the words stand on in uploads, the old index and the log.

The log is folded into the file only when nobody reads an older state any more, as a backup does; a disk may be full, a
process killed. So a deletion leaves a mark before it commits, a file of its own in the library's folder, which is taken
away when all three are done. Every process that opens, changes or closes the library does what is marked.
"""

from __future__ import annotations

import json
import logging
import os
import secrets
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qa.errors import LibraryError
from qa.library.index_folders import outdated
from qa.library.uploads import discard, own_place

if TYPE_CHECKING:
    from qa.library.storage import Storage

MARKS = "deleted-" + 16 * "[0-9a-f]"
PATIENCE = 2.0
"""Seconds that a deletion waits for those who keep the log from being emptied."""
_log = logging.getLogger(__name__)


def owe(folder: Path, paths: Iterable[str] = ()) -> None:
    """Leaves a mark, within the transaction that deletes. `paths`: files that the deleted came from. OSError."""
    uploads = sorted(path for path in paths if own_place(folder, path))
    with (folder / f"deleted-{secrets.token_hex(8)}").open("x", encoding="utf-8") as file:
        json.dump(uploads, file)
        file.flush()
        os.fsync(file.fileno())


def is_owed(folder: Path) -> bool:
    """Whether something that was deleted for good is not gone from the disk yet."""
    return bool(_marks(folder))


def told(folder: Path) -> str:
    """The line for the user while it is."""
    return (
        f"{folder}: what was deleted for good still lies in the log (library.sqlite-wal), the old index or an upload, "
        "until whoever reads the library now has finished and the disk has room; it goes with the first change, "
        "opening or closing after that"
    )


def finish(storage: Storage) -> None:
    """After a deletion: does what it owes, and says so where it cannot. Waits a moment for others, but only once."""
    settle(storage, PATIENCE if len(_marks(storage.folder)) == 1 else 0.0)
    if is_owed(storage.folder):
        _log.warning(told(storage.folder))


def settle(storage: Storage, seconds: float = 0.0) -> None:
    """Does what is owed, waiting so long for others. What cannot be done stays marked, and is no error: see `told`."""
    if not is_owed(storage.folder):
        return
    with suppress(LibraryError), storage.reading() as connection:
        ((before,),) = connection.execute("PRAGMA busy_timeout").fetchall()
        connection.execute(f"PRAGMA busy_timeout = {round(1000 * seconds)}")
        try:
            marks = _marks(storage.folder)
            # The log first: it is not emptied while anybody writes, so that then the deletions marked are over.
            steps = (partial(_emptied, connection), partial(_uploads, storage, marks), partial(_index, storage))
            if all([_done(step) for step in steps]):  # a list: each step runs, whatever becomes of the others
                for mark in marks:
                    mark.unlink(missing_ok=True)
        finally:
            connection.execute(f"PRAGMA busy_timeout = {before}")


def _marks(folder: Path) -> list[Path]:
    return list(folder.glob(MARKS))


def _done(step: Callable[[], bool]) -> bool:
    try:
        return step()
    except (LibraryError, sqlite3.Error, OSError):
        return False


def _uploads(storage: Storage, marks: Sequence[Path]) -> bool:
    # What was sent again since is another upload.
    return all([discard(storage, _paths(mark), before=mark.stat().st_mtime) for mark in marks])


def _paths(mark: Path) -> list[str]:
    try:
        return list(json.loads(mark.read_bytes()))
    except ValueError:  # broken off while it was written: what it stands for was never committed
        return []


def _index(storage: Storage) -> bool:
    header = storage.header()
    old = outdated(storage.folder, header.generation, header.index_state)
    for path in old:
        shutil.rmtree(path, ignore_errors=True)
    return not any(path.exists() for path in old)


def _emptied(connection: sqlite3.Connection) -> bool:
    ((busy, _, _),) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return not busy
