"""A copy of a library that is whole, while others add to it, ask and review: a folder that can be used as it is."""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from qa.errors import LibraryError
from qa.library.failures import plain_errors
from qa.library.library import LOCK
from qa.library.sizes import folder_bytes
from qa.library.storage import DATABASE, Storage
from qa.library.uploads import UPLOADS, kept_uploads, uploads_folder

UNFINISHED = ".unfinished"
_log = logging.getLogger(__name__)


def back_up(storage: Storage, folder: Path) -> int:
    """Copies articles, conversations, verdicts, users and uploads into `folder`; the index is made anew from them.

    Gives the bytes written. LibraryError: something is there already, or it cannot be written; then nothing is left.
    """
    if os.path.lexists(folder):
        raise LibraryError(f"{folder} is there already; give the backup a name of its own")
    if folder.resolve().is_relative_to(storage.folder.resolve()):
        raise LibraryError(f"{folder} lies in the library itself; keep the backup elsewhere, best on another disk")
    with plain_errors(folder, "writing the backup"):
        folder.parent.mkdir(parents=True, exist_ok=True)
        _sweep(folder.parent)
        begun = Path(tempfile.mkdtemp(prefix=f".{folder.name}", suffix=UNFINISHED, dir=folder.parent))
        try:
            with FileLock(begun / LOCK):  # which tells the next backup that this one is being written
                with storage.reading() as connection, closing(sqlite3.connect(begun / DATABASE)) as copy:
                    connection.backup(copy)
                    # The index is not copied, and one that is missing would be taken for damaged.
                    copy.execute("UPDATE library SET generation = 0, index_state = NULL")
                    copy.commit()
                _copy(uploads_folder(storage.folder), uploads_folder(begun))
            begun.rename(folder)
            (folder / LOCK).unlink(missing_ok=True)
        except BaseException:
            shutil.rmtree(begun, ignore_errors=True)
            raise
        return folder_bytes(folder)


def _sweep(folder: Path) -> None:
    """Deletes copies, of whatever name, whose writing was killed: they hold all words, also those deleted since."""
    ours = {*(f"{DATABASE}{end}" for end in ("", "-journal", "-wal", "-shm")), LOCK, UPLOADS}
    for lock in folder.glob(f".*{UNFINISHED}/{LOCK}"):  # one that has none yet is being begun
        begun = lock.parent
        with suppress(Timeout, PermissionError), FileLock(lock, timeout=0):  # being written, or another account's
            if {path.name for path in begun.iterdir()} <= ours:
                shutil.rmtree(begun)
                _log.warning("%s was left by a backup that was broken off, and is deleted", begun)


def _copy(uploads: Path, into: Path) -> None:
    for place in kept_uploads(uploads):
        target = into / place.parent.name / place.name
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            shutil.copy2(place, target)
        except FileNotFoundError:  # deleted since the database was copied, with its article
            continue
