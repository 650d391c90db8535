"""A file or folder that comes to be whole, with every byte of it on the disk, or not at all.

A rename alone is not enough: after a power loss the name may be there and the bytes behind it not.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

TEMPORARY = "tmp-"
"""Prefix of a folder that is still being written; one left behind by a killed program is deleted by the next."""
_BEING_WRITTEN = 3600.0
"""Seconds for which such a folder may belong to a program that runs."""
SIZES = "sizes.json"


@contextmanager
def written_whole(target: Path) -> Iterator[Path]:
    """A path of the same name, to make a file or a folder at; at the end of the block it becomes `target`.

    OSError: the disk is full or not writable, or `target` is a folder that holds something; nothing is left behind.
    """
    _sweep(target.parent)
    temporary = Path(tempfile.mkdtemp(prefix=TEMPORARY, dir=target.parent))
    try:
        work = temporary / target.name
        yield work
        for path in (work, *work.rglob("*")):
            _sync(path)
        work.replace(target)
        _sync(target.parent)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _sweep(folder: Path) -> None:
    since = time.time() - _BEING_WRITTEN
    for place in folder.glob(f"{TEMPORARY}*"):
        with suppress(OSError):
            if place.stat().st_mtime < since:
                shutil.rmtree(place)


def record_sizes(folder: Path) -> None:
    """Writes beside the files of a folder how many bytes each has, for `has_its_sizes`."""
    sizes = {path.relative_to(folder).as_posix(): path.stat().st_size for path in folder.rglob("*") if path.is_file()}
    (folder / SIZES).write_text(json.dumps(sizes), encoding="utf-8")


def has_its_sizes(folder: Path) -> bool:
    """Whether each file is there as long as it was recorded; quick, where reading all would take a second."""
    try:
        sizes: dict[str, int] = json.loads((folder / SIZES).read_bytes())
        return all((folder / name).stat().st_size == size for name, size in sizes.items())
    except (OSError, ValueError, AttributeError):
        return False


def _sync(path: Path) -> None:
    """Makes a file, or the names in a folder, durable; Windows has no such call for a folder and needs none."""
    if os.name == "nt" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
