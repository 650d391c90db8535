"""What went wrong with the file or the disk, as one line with a remedy."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qa.errors import LibraryError

_DAMAGED = (
    "the library file is damaged; restore the folder from a backup (`maqal backup` makes them; a file put back "
    "alone must not find library.sqlite-wal beside it), or move it away and add the articles again"
)


@contextmanager
def plain_errors(folder: Path, doing: str) -> Iterator[None]:
    """Turns an error of SQLite or the operating system into one LibraryError line: what, where, remedy."""
    try:
        yield
    except UnicodeDecodeError as error:  # of SQLite's own message about a table's broken name
        raise LibraryError(f"{folder}: {doing} failed, {_DAMAGED}") from error
    except (sqlite3.Error, OSError) as error:
        raise LibraryError(f"{folder}: {doing} failed, {_reason(error)}") from error


def _reason(error: sqlite3.Error | OSError) -> str:
    name = getattr(error, "sqlite_errorname", "") or errno.errorcode.get(getattr(error, "errno", None) or 0, "")
    reasons = {
        (
            "SQLITE_FULL",
            "ENOSPC",
            "EDQUOT",
        ): "the disk is full; free some space and repeat (what was stored is unharmed)",
        ("SQLITE_READONLY", "SQLITE_PERM", "EROFS", "EACCES", "EPERM"): (
            "the folder cannot be written; give yourself the right to write it, or choose another with --library"
        ),
        ("SQLITE_CANTOPEN", "EMFILE", "ENFILE"): (
            "the file cannot be opened; give yourself the right to read and write the folder, or, where many are "
            "connected, let the server open more files (ulimit -n)"
        ),
        ("SQLITE_CORRUPT", "SQLITE_NOTADB"): _DAMAGED,
        ("SQLITE_BUSY", "SQLITE_LOCKED"): "another program holds the library; repeat in a moment",
        ("SQLITE_IOERR", "EIO"): "the disk cannot be read or written; check the disk and its free space, then repeat",
    }
    for names, reason in reasons.items():
        if name.startswith(names):
            return f"{reason} [{name}]"
    if isinstance(error, OSError):
        return f"{error.strerror or type(error).__name__}; check the path and its rights"
    return f"{' '.join(str(error).split())}; run `maqal check`"
