"""What files take on the disk, while others may be renaming and deleting them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def bytes_of(paths: Iterable[Path]) -> int:
    """Bytes of files together; one that is gone by the time it is looked at counts nothing."""
    total = 0
    for path in paths:
        with suppress(OSError):
            total += path.stat().st_size
    return total


def folder_bytes(folder: Path) -> int:
    """Bytes of all files in a folder, also in those within."""
    # Not `rglob`, which fails where a folder vanishes.
    return bytes_of(Path(place, name) for place, _, names in os.walk(folder) for name in names)
