"""Adding uploaded files, told file by file: what is being read, what was read, and in one line what could not be."""

from __future__ import annotations

import contextlib
import hashlib
import os
import queue
import threading
import uuid
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from qa.errors import LibraryError
from qa.ui.guard import MAX_FILE_MB
from qa.ui.show import visible
from qa.ui.strings import t

if TYPE_CHECKING:
    from qa.library import Library
    from qa.library.adding import FileReport, Progress

__all__ = ["keep", "steps"]

_EVERY = 0.2
"""Seconds between two looks at the progress: the page is told no more often."""


def steps(library: Library, kept: Sequence[Path], language: str) -> Iterator[dict[str, Any]]:
    """Add the files at `kept`; yield how far each is ({"name", "status", "line"}), the last time complete.

    The work runs in a thread of its own: leaving the page does not stop an add half way.
    Raises what `library.add` raises.
    """
    told: queue.SimpleQueue[Progress] = queue.SimpleQueue()
    outcome: list[Any] = []

    def work() -> None:
        try:
            outcome.append(library.add(kept, told.put))
        except BaseException as error:
            outcome.append(error)

    thread = threading.Thread(target=work, name="add-files", daemon=True)
    thread.start()
    states = {path.name: ("waiting", t(language, "add.waiting")) for path in kept}
    yield _event(states.items())
    while thread.is_alive():
        thread.join(_EVERY)
        if _follow(told, states, language):
            yield _event(states.items())
    if isinstance(outcome[0], BaseException):
        raise outcome[0]
    for report in outcome[0]:
        if report.status in ("failed", "duplicate"):
            _forget(Path(report.path))
    yield _event((Path(report.path).name, (report.status, _line(report, language))) for report in outcome[0])


def _event(states: Iterable[tuple[str, tuple[str, str]]]) -> dict[str, Any]:
    files = [{"name": visible(name), "status": status, "line": visible(line)} for name, (status, line) in states]
    return {"type": "files", "files": files}


def keep(folder: Path, name: str, upload: BinaryIO) -> Path:
    """Copy an upload into the library's folder, so that the original outlives the browser's temporary file.

    The place follows from content and name: the same file sent twice is one file, two files of one name are two.
    Raises LibraryError for a name that cannot be one, a file too large, or a folder that cannot be written.
    """
    name = Path(name.replace("\\", "/")).name
    if not name.strip(". ") or "\0" in name or len(name.encode()) > 200:
        raise LibraryError(f"{name[:40]!r} cannot be the name of a file; rename it and add it again")
    content = upload.read(MAX_FILE_MB * 2**20 + 1)
    if len(content) > MAX_FILE_MB * 2**20:
        raise LibraryError(f"{name} is larger than {MAX_FILE_MB} MB; split it, or add it with `maqal add`")
    place = folder / "uploads" / hashlib.sha256(content).hexdigest()[:16] / name
    try:
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            unfinished = place.with_name(f".{uuid.uuid4().hex}")
            unfinished.write_bytes(content)
            os.replace(unfinished, place)
    except OSError as error:
        raise LibraryError(f"{name} cannot be kept in {folder}: {error.strerror or error}") from error
    return place


def _forget(place: Path) -> None:
    """Delete the copy of an upload that gave the library nothing."""
    with contextlib.suppress(OSError):
        place.unlink()
        place.parent.rmdir()


def _follow(told: queue.SimpleQueue[Progress], states: dict[str, tuple[str, str]], language: str) -> bool:
    """Bring `states`, (status, line) by file name, up to what was told; tell whether anything was."""
    news = False
    while not told.empty():
        progress = told.get()
        news = True
        if progress.report is not None:
            states[Path(progress.report.path).name] = (progress.report.status, _line(progress.report, language))
        else:
            states[Path(progress.path).name] = ("reading", t(language, "add.reading", n=progress.encoded or 0))
    return news


def _line(report: FileReport, language: str) -> str:
    """Say in one line what became of a file."""
    if report.status == "failed":
        return report.message
    return t(language, f"add.{report.status}", n=len(report.articles))
