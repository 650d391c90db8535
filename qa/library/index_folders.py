"""The folders of the index on the disk: `index-<generation>`, of which the table `library` names the valid one."""

from __future__ import annotations

import re
from pathlib import Path

from embeddings.whole import TEMPORARY
from qa.library.uploads import kept_uploads, uploads_folder

_GENERATION = re.compile(r"index-(\d+)")


def index_folder(folder: Path, generation: int) -> Path:
    """Where the library in `folder` keeps this generation."""
    return folder / f"index-{generation}"


def generations(folder: Path) -> dict[int, Path]:
    """Those that are there, valid or not."""
    return {int(match[1]): path for path in folder.iterdir() if (match := _GENERATION.fullmatch(path.name))}


def remains(folder: Path) -> str:
    """What tells that there was a library in a folder: an index, uploads. Empty: nothing."""
    uploads = uploads_folder(folder)
    found = [*generations(folder).values(), *([uploads] if any(kept_uploads(uploads)) else [])]
    return ", ".join(sorted(path.name for path in found))


def leftovers(folder: Path, generation: int) -> list[Path]:
    """Index folders that are not, or no longer, valid, and those whose writing was broken off.

    Of a writer that runs too: to be deleted by whoever holds the right to write.
    """
    others = [path for number, path in generations(folder).items() if number != generation]
    return sorted([*others, *(path for path in folder.iterdir() if path.name.startswith(TEMPORARY))])


def outdated(folder: Path, generation: int, state: str | None) -> list[Path]:
    """Index folders that nobody needs: those before the valid one, and that one too where it lost its `state`.

    A writer always takes a higher number, so that these can be deleted without the right to write.
    """
    last = generation if state is None else generation - 1
    return [path for number, path in generations(folder).items() if number <= last]
