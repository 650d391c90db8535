"""Copies of the files that a browser sent: each is kept for as long as an article comes from it."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from qa.library.storage import Storage

__all__ = ["discard", "kept_uploads", "sweep", "uploads_folder"]

UPLOADS = "uploads"
_BEING_ADDED = 3600.0
"""Seconds for which a copy without an article may belong to a server that is still adding it."""


def uploads_folder(folder: Path) -> Path:
    """Where the library in `folder` keeps what was uploaded."""
    return Path(os.path.abspath(folder)) / UPLOADS


def kept_uploads(uploads: Path) -> Iterator[Path]:
    """The files in this folder's folders; a folder that is deleted meanwhile is passed over."""
    try:
        for folder in list(uploads.iterdir()):
            try:
                yield from list(folder.iterdir())
            except (FileNotFoundError, NotADirectoryError):
                continue
    except FileNotFoundError:
        return


def discard(storage: Storage, paths: Iterable[str]) -> None:
    """Deletes those of the files that are kept uploads and that no article, also no removed one, comes from."""
    used = _used(storage)
    for path in paths:
        *_, kept, folder, name = ("", "", "", *Path(path).parts)
        if kept != UPLOADS or ".." in (folder, name) or (folder, name) in used:
            continue
        place = uploads_folder(storage.folder) / folder / name
        with contextlib.suppress(OSError):
            place.unlink()
            place.parent.rmdir()


def _used(storage: Storage) -> set[tuple[str, ...]]:
    """The last two names of all files that articles come from: the library's folder may have been moved since."""
    return {Path(path).parts[-2:] for (path,) in storage.rows("SELECT DISTINCT path FROM articles")}


def sweep(storage: Storage) -> None:
    """Deletes the copies without an article that a server left behind when it was killed."""
    used = _used(storage)
    since = time.time() - _BEING_ADDED
    for place in kept_uploads(uploads_folder(storage.folder)):
        with contextlib.suppress(OSError):
            if place.parts[-2:] not in used and place.stat().st_mtime < since:
                place.unlink()
                place.parent.rmdir()
