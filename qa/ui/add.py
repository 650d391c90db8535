"""Adding files from the browser, told file by file: what is being read, what was read, in a line what could not be.

POST api/files (multipart `files`)   -> one JSON object a line, only the files that changed, the last time all of them:
     {"type": "files", "files": [{"n", "name", "status", "line", "articles": [row], "count", "remark"}], "encoded"}

`remark` tells what in a file was passed over, and is empty where nothing was; `line` ends with it.
`n` is the file's place in the request, `status` waiting, reading, added, replaced, unchanged, duplicate or failed.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import threading
import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from anyio.to_thread import run_sync
from fastapi import APIRouter, Request, UploadFile
from fastapi.responses import StreamingResponse

from qa.articles.walk import check_suffix
from qa.errors import LibraryError, MaqalError
from qa.library.uploads import discard, uploads_folder
from qa.serving.desk import Desk
from qa.serving.line import awaited
from qa.show import apart, visible
from qa.ui import shelf
from qa.ui.guard import MAX_FILE_MB
from qa.ui.lines import followed, lines
from qa.ui.strings import language_of, t, told

if TYPE_CHECKING:
    from qa.library import Library
    from qa.library.adding import FileReport, Progress

_LOADING = 60.0
"""Seconds that an upload waits for the models to be loaded."""
_MOST_ARTICLES = 20
"""Articles of one file that its report lists; the library's list has the others."""
_adding: Counter[Path] = Counter()
"""How many calls are adding each kept copy."""
_holding = threading.Lock()


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was sent: where it is kept, or why it is not."""

    name: str
    place: Path | None
    error: str = ""


def router(desk: Desk) -> APIRouter:
    """Return the address that files are sent to."""
    routes = APIRouter()

    @routes.post("/files")
    async def files(files: list[UploadFile], request: Request) -> StreamingResponse:
        await awaited(desk, request, _LOADING)
        library = shelf.library(desk)
        language = language_of(request)
        # Kept before the answer begins: the uploads' temporary files do not outlive this call.
        uploads = await run_sync(lambda: [_upload(library.folder, file, language) for file in files])
        return lines(steps(library, uploads, language), language)

    return routes


def _upload(folder: Path, file: UploadFile, language: str) -> Upload:
    name = (file.filename or "").replace("\\", "/")
    try:
        check_suffix(Path(name))
        return Upload(name, keep(folder, name, file.file))
    except MaqalError as error:
        return Upload(name, None, told(error, language))


def steps(library: Library, uploads: Sequence[Upload], language: str) -> Iterator[dict[str, Any]]:
    """Add what was kept; yield how far each file is, the last time complete.

    The work runs in a thread of its own, begun at once: whoever leaves the page, before the first line or half way,
    stops nothing. Raises what `library.add` raises.
    """
    reports: list[FileReport] = []
    places = list(dict.fromkeys(upload.place for upload in uploads if upload.place is not None))

    def work(tell: Callable[[Progress], None]) -> None:
        # Within the thread: neither an error nor leaving the page may skip the end of it.
        with _held(library, places):
            reports.extend(library.add(places, tell) if places else [])

    working = followed(work, "add-files")

    def told_so_far() -> Iterator[dict[str, Any]]:
        report = _Report(library, uploads, language)
        yield report.event(range(len(uploads)))
        for progress in working:
            if news := report.follow(progress):
                yield report.event(news)
        for one in reports:
            report.take(one)
        yield report.event(range(len(uploads)))

    return told_so_far()


@contextlib.contextmanager
def _held(library: Library, places: Sequence[Path]) -> Iterator[None]:
    """Keep the copies while they are added, then delete those that gave no article.

    One that another call is still adding is left to that: files are sent again while the first time still goes on.
    """
    with _holding:
        _adding.update(places)
    try:
        yield
    finally:
        with _holding, contextlib.suppress(MaqalError):  # closed meanwhile
            _adding.subtract(places)
            done = [place for place in places if not _adding[place]]
            for place in done:
                del _adding[place]
            discard(library.storage, map(str, done))


class _Report:
    """What is known of each upload by now."""

    def __init__(self, library: Library, uploads: Sequence[Upload], language: str) -> None:
        self._library = library
        self._language = language
        self._encoded = 0
        self._files: list[dict[str, Any]] = []
        self._at: dict[str, list[int]] = {}
        """Places in the request by path: the same file can be sent twice."""
        for n, upload in enumerate(uploads):
            self._files.append({"n": n, "name": visible(upload.name), "articles": [], "count": 0, "remark": ""})
            if upload.place is None:
                self._set(n, "failed", upload.error)
            else:
                self._set(n, "waiting", t(language, "add.waiting"))
                self._at.setdefault(str(upload.place), []).append(n)

    def event(self, changed: Sequence[int] | set[int]) -> dict[str, Any]:
        return {"type": "files", "files": [self._files[n] for n in sorted(changed)], "encoded": self._encoded}

    def follow(self, steps: Sequence[Progress]) -> set[int]:
        """Take in what was told; give the uploads it is about."""
        news: set[int] = set()
        for progress in steps:
            self._encoded = progress.encoded or 0
            if progress.report is not None:
                news.update(self.take(progress.report))
                continue
            for n in self._at.get(str(progress.path), ()):
                news.add(n)
                self._set(n, "reading", t(self._language, "add.reading", n=self._encoded))
        return news

    def take(self, report: FileReport) -> list[int]:
        """Take in what became of a file; give the uploads it is about."""
        places = self._at.get(str(report.path), [])
        for n in places:
            if report.status == "failed":
                # The page shows the name before it; the place where it is kept means nothing to a reader.
                line = report.message.removeprefix(str(report.path)).replace(f"{Path(report.path).parent}{os.sep}", "")
                self._set(n, "failed", t(self._language, report.key) if report.key else line)
                continue
            line = t(self._language, f"add.{report.status}", n=len(report.articles))
            self._set(n, report.status, "; ".join(filter(None, (line, report.remark))))
            self._files[n]["remark"] = visible(report.remark)
            self._files[n]["articles"] = self._rows(report.articles)
            self._files[n]["count"] = len(report.articles)
        return places

    def _rows(self, articles: Sequence[str]) -> list[dict[str, Any]]:
        rows = []
        for article_id in articles[:_MOST_ARTICLES]:
            try:
                rows.append(shelf.current_data(self._library, article_id))
            except MaqalError:  # removed again meanwhile
                continue
        return rows

    def _set(self, n: int, status: str, line: str) -> None:
        self._files[n] |= {"status": status, "line": apart(" ".join(line.split()))}


def keep(folder: Path, name: str, upload: BinaryIO) -> Path:
    """Copy an upload into the library's folder, so that the original outlives the browser's temporary file.

    The place follows from content and name: the same file sent twice is one file, two files of one name are two. A name
    that is too long for the folder is cut. Raises LibraryError for one that cannot be a name, a file too large, or a
    folder that cannot be written.
    """
    name = Path(name.replace("\\", "/")).name
    if not name.strip(". ") or "\0" in name:
        line = f"{name[:40]!r} cannot be the name of a file; rename it and add it again"
        raise LibraryError(line, "library.bad-name", name=name[:40])
    content = upload.read(MAX_FILE_MB * 2**20 + 1)
    if len(content) > MAX_FILE_MB * 2**20:
        line = f"{name} is larger than {MAX_FILE_MB} MB; split it"
        raise LibraryError(line, "library.too-large", name=name, n=MAX_FILE_MB)
    place = uploads_folder(folder) / hashlib.sha256(content).hexdigest()[:16] / _fitting(name, _longest_name(folder))
    unfinished = place.with_name(f".{uuid.uuid4().hex}")
    try:
        if place.exists():
            os.utime(place)  # it is new again: see `sweep`
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(content)
            os.replace(unfinished, place)
    except OSError as error:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
            place.parent.rmdir()
        raise LibraryError(f"{name} cannot be kept in {folder}: {error.strerror or error}") from error
    return place


def _longest_name(folder: Path) -> int:
    """Bytes of the longest name that a file in this folder can have."""
    try:
        return os.pathconf(folder, "PC_NAME_MAX")
    except (AttributeError, OSError):  # Windows, which counts letters of two bytes, takes no fewer
        return 255


def _fitting(name: str, most: int) -> str:
    """A name in at most so many bytes of UTF-8: cut between two characters, before its ending."""
    name = name.encode(errors="replace").decode()
    ending = Path(name).suffix
    if len(ending.encode()) >= most:
        ending = ""
    room = most - len(ending.encode())
    return name.removesuffix(ending).encode()[:room].decode(errors="ignore") + ending
