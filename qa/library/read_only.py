"""What is read of a library that another account may change, and this one may not: the file in place, or a copy.

SQLite cannot replay a log beside a file that it may not write, and without it the last commits are missing: then both
are copied. A file without a log is read where it lies, as one that never changes, so each use has to look first.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from qa.errors import LibraryError

COPIES = 5
"""Times that a library is copied anew when it changed meanwhile."""

State = tuple[tuple[int, int, int], ...]
"""Bytes, time of change and inode of the file and of its log; zeros for one that is not there."""


@dataclass(frozen=True, slots=True)
class Source:
    """What connections are opened to."""

    address: str
    """As SQLite takes it."""
    state: State | None = None
    """Of the library's file when it was looked at; None: nobody changes unnoticed what is read."""
    copy: Path | None = None
    """Folder of the copy that is read, to be deleted after use; None: the file itself is."""


def state(file: Path) -> State:
    """What another account changes when it adds to the library."""
    return tuple(_stamp(path) for path in (file, _log(file)))


def readable(file: Path) -> Source:
    """The library as it is now, to be read until its state is another one. Errors as `copied`, where it has to be."""
    seen = state(file)
    _, (log_bytes, *_) = seen
    return copied(file, seen) if log_bytes else Source(f"{file.as_uri()}?mode=ro&immutable=1", seen)


def copied(file: Path, seen: State | None) -> Source:
    """A copy in a folder of its own, its log beside it, to be read until the state is not `seen` any more.

    OSError: it cannot be made. LibraryError: somebody wrote during each of COPIES.
    """
    folder = Path(tempfile.mkdtemp(prefix="maqal-"))
    try:
        for _ in range(COPIES):
            before = state(file)
            for part in (file, _log(file)):
                (folder / part.name).unlink(missing_ok=True)  # a log that is folded in by now would be replayed again
                with suppress(FileNotFoundError):
                    shutil.copyfile(part, folder / part.name)
            if before == state(file):  # else somebody wrote in between
                return Source(f"{(folder / file.name).as_uri()}?mode=rw", seen, folder)
        raise LibraryError(f"{file.parent} changes while it is copied to be read; try again in a moment")
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _log(file: Path) -> Path:
    return file.with_name(f"{file.name}-wal")


def _stamp(path: Path) -> tuple[int, int, int]:
    try:
        told = path.stat()
    except OSError:
        return 0, 0, 0
    return told.st_size, told.st_mtime_ns, told.st_ino
