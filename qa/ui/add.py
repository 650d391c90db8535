"""Adding uploaded files, told file by file: what is being read, what was read, and in one line what could not be."""

from __future__ import annotations

import contextlib
import hashlib
import os
import queue
import shutil
import threading
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qa.errors import LibraryError
from qa.ui.render import report_html

if TYPE_CHECKING:
    from qa.library import Library
    from qa.library.adding import FileReport, Progress

__all__ = ["steps"]

_EVERY = 0.2
"""Seconds between two looks at the progress: the page is told no more often."""


def steps(library: Library, paths: Sequence[str]) -> Iterator[str]:
    """Add the files at `paths`; yield the report as HTML while it grows, the last one complete.

    The work runs in a thread of its own: leaving the page does not stop an add half way.
    Raises what `library.add` raises.
    """
    if not paths:
        return
    told: queue.SimpleQueue[Progress] = queue.SimpleQueue()
    kept = [_keep(library.folder, Path(path)) for path in paths]
    names = [path.name for path in kept]
    outcome: list[Any] = []

    def work() -> None:
        try:
            outcome.append(library.add(kept, told.put))
        except BaseException as error:
            outcome.append(error)

    thread = threading.Thread(target=work, name="add-files", daemon=True)
    thread.start()
    yield report_html([(name, "waiting", "waiting") for name in names])
    states: dict[str, tuple[str, str]] = {}
    while thread.is_alive():
        thread.join(_EVERY)
        if _follow(told, states):
            yield report_html([(name, *states.get(name, ("waiting", "waiting"))) for name in names])
    if isinstance(outcome[0], BaseException):
        raise outcome[0]
    for report in outcome[0]:
        if report.status in ("failed", "duplicate"):
            _forget(Path(report.path))
    yield report_html([(Path(report.path).name, report.status, _line(report)) for report in outcome[0]])


def _keep(folder: Path, upload: Path) -> Path:
    """Copy an upload into the library's folder, so that the original outlives the browser's temporary file.

    The place follows from content and name: the same file sent twice is one file, two files of one name are two.
    """
    try:
        digest = hashlib.sha256(upload.read_bytes()).hexdigest()[:16]
        place = folder / "uploads" / digest / upload.name
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            unfinished = place.with_name(f".{uuid.uuid4().hex}")
            shutil.copyfile(upload, unfinished)
            os.replace(unfinished, place)
    except OSError as error:
        raise LibraryError(f"{upload.name} cannot be kept in {folder}: {error.strerror or error}") from error
    return place


def _forget(place: Path) -> None:
    """Delete the copy of an upload that gave the library nothing."""
    with contextlib.suppress(OSError):
        place.unlink()
        place.parent.rmdir()


def _follow(told: queue.SimpleQueue[Progress], states: dict[str, tuple[str, str]]) -> bool:
    """Bring `states`, (status, line) by file name, up to what was told; tell whether anything was."""
    news = False
    while not told.empty():
        progress = told.get()
        news = True
        if progress.report is not None:
            states[Path(progress.report.path).name] = (progress.report.status, _line(progress.report))
        else:
            line = f"reading, {progress.encoded:,} passages encoded" if progress.encoded else "reading"
            states[Path(progress.path).name] = ("reading", line)
    return news


def _line(report: FileReport) -> str:
    """Say in one line what became of a file."""
    if report.status == "failed":
        return report.message
    count = len(report.articles)
    return {
        "added": "1 article added" if count == 1 else f"{count} articles added",
        "replaced": "replaced by this newer text",
        "unchanged": "already here, unchanged",
        "duplicate": "already here under another name",
    }[report.status]
