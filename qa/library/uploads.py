"""Copies of the files that a browser sent: each is kept for as long as an article comes from it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

from qa.library.storage import Storage

__all__ = ["discard", "uploads_folder"]


def uploads_folder(folder: Path) -> Path:
    """Where the library in `folder` keeps what was uploaded."""
    return Path(os.path.abspath(folder)) / "uploads"


def discard(storage: Storage, paths: Iterable[str]) -> None:
    """Deletes those of the files that are kept uploads and that no article, also no removed one, comes from."""
    for path in paths:
        place = Path(path)
        if not place.is_relative_to(uploads_folder(storage.folder)) or ".." in place.parts:
            continue
        if not storage.rows("SELECT 1 FROM articles WHERE path = ? LIMIT 1", (path,)):
            with contextlib.suppress(OSError):
                place.unlink()
                place.parent.rmdir()
