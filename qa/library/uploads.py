"""Copies of the files that a browser sent: each is kept for as long as an article comes from it."""

from __future__ import annotations

import contextlib
import math
import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa.library.storage import Storage

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


def own_place(folder: Path, path: str) -> Path | None:
    """Where the library in `folder` keeps the upload of this path, wherever it was when it was added; None: it is none.

    A file of the user's may have such a path too; then there is nothing at that place.
    """
    *_, kept, parent, name = ("", "", "", *Path(path).parts)
    return None if kept != UPLOADS or ".." in (parent, name) else uploads_folder(folder) / parent / name


def discard(storage: Storage, paths: Iterable[str], before: float = math.inf) -> bool:
    """Deletes those of the files that are kept uploads and that no article, also no removed one, comes from.

    `before`: newer ones stay, seconds since the epoch. False: one of them could not be deleted.
    """
    used = _used(storage)
    done = True
    for path in paths:
        place = own_place(storage.folder, path)
        if place is None or place.parts[-2:] in used:
            continue
        try:
            if place.stat().st_mtime <= before:
                place.unlink()
        except FileNotFoundError:
            continue
        except OSError:
            done = False
        with contextlib.suppress(OSError):  # another upload of the same bytes is there
            place.parent.rmdir()
    return done


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
