"""Files into the library: only what is new or changed is parsed, and only texts without a vector are encoded.

    file --unchanged?--> hash --known bytes?--> drafts --> sentences, passages --> vectors --> one transaction a file

A file is known by size and time of change, else by the SHA-256 of its bytes. The texts of many files are encoded at
once; then each file is committed by itself, in order. Which article a draft is, `qa.library.identity` decides.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from embeddings.encoder import Encoder
from qa.articles.remark import remark_of
from qa.errors import ArticleError
from qa.library.dividing import Segment, Spans, divide
from qa.library.identity import KnownFile, Status, put_file, store_file
from qa.library.records import content_hash, delete_vectors, missing_texts, store_vectors
from qa.library.storage import Storage
from qa.library.vectors import encode
from qa.types import Draft

BATCH_TEXTS = 256
"""Texts gathered before they are encoded: enough to sort them by length, few enough to lose little when killed."""
ENCODE_TEXTS = 4096
"""Most texts given to the encoder at once, which bounds memory for one very long file."""
FRESH_NS = 2_000_000_000
"""A file that changed less than this before it was read may change again without a new time of change."""


class FileReader(Protocol):
    """Reads the articles of one file, as `Remarked` where there is a remark; ArticleError when it cannot."""

    def read(self, path: Path) -> list[Draft]: ...


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file. It is in the library, and on the disk, when this is given out."""

    path: str
    status: Status
    articles: tuple[str, ...] = ()
    """Ids of the articles that the file contains."""
    message: str = ""
    """Why it failed, or how it goes with what was there before."""
    remark: str = ""
    """What in it was passed over when it was read; it is not read again while it is unchanged."""
    key: str = ""
    """Of the message in the page's languages; empty where there are English words only."""


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` files (when rebuilding: articles)."""

    done: int
    total: int
    path: str
    """File being worked on."""
    encoded: int
    """Texts encoded so far."""
    report: FileReport | None = None
    """The file that was just finished, if one was."""


@dataclass(slots=True)
class _Plan:
    """A file that was read, waiting for its vectors and its commit."""

    file: KnownFile
    drafts: list[Draft]
    spans: list[dict[str, Spans]]
    """For each draft by language: as it was read, and as somebody corrected it."""
    remark: str

    def all_spans(self) -> list[Spans]:
        return [spans for by_language in self.spans for spans in by_language.values()]


def encode_texts(
    encoder: Encoder, texts: dict[bytes, tuple[str, str]], progress: Callable[[int], None] | None = None
) -> dict[bytes, bytes]:
    """Stored form of the vector of each (text, language), by key. `progress` gets the number of texts done."""

    def step(before: int, done: int) -> None:
        if progress is not None:
            progress(before + done)

    vectors: dict[bytes, bytes] = {}
    keys = list(texts)
    for at in range(0, len(keys), ENCODE_TEXTS):
        part = keys[at : at + ENCODE_TEXTS]
        batch, languages = zip(*(texts[key] for key in part), strict=True)
        encoded = encoder.encode_passages(batch, partial(step, at), languages=languages)
        vectors.update(zip(part, encode(encoded), strict=True))
    return vectors


def path_name(path: Path) -> str:
    """Absolute, as text; bytes of a name that are not UTF-8 are written as escapes."""
    return os.fsencode(os.path.abspath(path)).decode("utf-8", "backslashreplace")


class Adding:
    """One call of `Library.add`. The caller holds the writer's lock."""

    def __init__(
        self,
        storage: Storage,
        encoder: Encoder,
        segment: Segment,
        progress: Callable[[Progress], None] | None,
    ) -> None:
        self._storage = storage
        self._encoder = encoder
        self._segment = segment
        self._progress = progress
        self._named: set[str] = set()
        self._reports: dict[str, FileReport] = {}
        self._pending: list[_Plan] = []
        self._seen: list[KnownFile] = []
        self._freed: set[int] = set()
        self._encoded = 0
        self._total = 0

    def run(
        self, files: Sequence[Path], failed: Sequence[FileReport], reader: FileReader, named: Iterable[Path]
    ) -> list[FileReport]:
        """Reports in the order of `files`, after those that failed before they were files.

        `named`: with these, what was removed comes back.
        """
        self._named = {path_name(Path(path)) for path in named}
        names = {path_name(path): path for path in files}
        self._total = len(names) + len(failed)
        for failure in failed:
            self._finish(failure)
        for name, path in names.items():
            self._tell(name)
            report: FileReport | None
            try:
                report = self._take(name, path, reader)
            except (ArticleError, OSError, ValueError) as error:
                report = FileReport(name, "failed", message=_one_line(name, error), key=getattr(error, "key", ""))
            if report is not None:
                self._finish(report)
            elif (
                sum(len(spans.sentences) + len(spans.passages) for plan in self._pending for spans in plan.all_spans())
                >= BATCH_TEXTS
            ):
                self._flush()
        self._flush()
        self._tidy()
        return [self._reports[name] for name in dict.fromkeys([*(failure.path for failure in failed), *names])]

    def _take(self, name: str, path: Path, reader: FileReader) -> FileReport | None:
        """The report of a file that needs no parsing; None when its plan was put on the list."""
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ArticleError(f"{name} is not a regular file; give a file or a folder")
        rows = self._storage.rows("SELECT size, mtime_ns, sha256 FROM files WHERE path = ?", (name,))
        known = self._ids(name) if rows else ()
        whole = not self._storage.damaged(known)
        if whole and rows and rows[0][:2] == (status.st_size, status.st_mtime_ns):
            return FileReport(name, "unchanged", known)
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").digest()
        fresh = time.time_ns() - status.st_mtime_ns < FRESH_NS
        file = KnownFile(name, status.st_size, None if fresh else status.st_mtime_ns, digest)
        trusted = bool(rows) and rows[0][0] >= 0
        if whole and rows and rows[0][2] == digest and (trusted or name not in self._named):
            self._seen += [file] if trusted else []
            return FileReport(name, "unchanged", known)
        if not rows and (report := self._copy_of_known(file)):
            return report
        drafts = reader.read(path)
        if not drafts:
            raise ArticleError(f"{name} holds no article; give a file with text")
        spans = [
            {
                language: divide(self._segment, self._encoder, draft.text, language)
                for language in self._languages(name, draft)
            }
            for draft in drafts
        ]
        self._pending.append(_Plan(file, drafts, spans, remark_of(drafts)))
        return None

    def _languages(self, name: str, draft: Draft) -> list[str]:
        """The draft's own, and those to which somebody corrected an article that it may turn out to be."""
        # From the corrections, which are few, and not from the articles of the file, which may be thousands.
        sql = """SELECT DISTINCT c.value FROM corrections c WHERE c.field = 'language' AND (
            EXISTS (SELECT 1 FROM articles a WHERE a.article_id = c.article_id AND a.path = ?)
            OR EXISTS (SELECT 1 FROM file_articles f WHERE f.article_id = c.article_id AND f.path = ?)
            OR EXISTS (SELECT 1 FROM revisions r WHERE r.article_id = c.article_id AND r.content = ?))"""
        rows = self._storage.rows(sql, (name, name, content_hash(draft.text)))
        return list(dict.fromkeys([draft.language, *(value for (value,) in rows)]))

    def _ids(self, name: str) -> tuple[str, ...]:
        sql = """SELECT article_id FROM file_articles WHERE path = ?
            AND article_id NOT IN (SELECT article_id FROM removed) ORDER BY part"""
        rows = self._storage.rows(sql, (name,))
        return tuple(dict.fromkeys(article_id for (article_id,) in rows))

    def _copy_of_known(self, file: KnownFile) -> FileReport | None:
        """The same bytes under a new name: no parsing. A file of another kind would be parsed otherwise, so it is.

        Nor is it a new name while articles of its former content live there: those have to leave.
        """
        if self._storage.rows("SELECT 1 FROM articles WHERE path = ? AND current IS NOT NULL", (file.path,)):
            return None
        suffix = Path(file.path).suffix.lower()
        rows = self._storage.rows(
            "SELECT path FROM files WHERE sha256 = ? AND size >= 0 ORDER BY rowid", (file.sha256,)
        )
        others = [other for (other,) in rows if Path(other).suffix.lower() == suffix]
        if not others or self._storage.damaged(self._ids(others[0])):
            return None
        gone = [other for other in others if not os.path.lexists(other)]
        source = (gone or others)[0]
        with self._storage.writing(f"storing {file.path}") as connection:
            put_file(connection, file)
            connection.execute(
                "INSERT INTO file_articles SELECT ?, part, article_id FROM file_articles WHERE path = ?",
                (file.path, source),
            )
            if gone:
                connection.execute("UPDATE articles SET path = ? WHERE path = ?", (file.path, source))
                connection.execute("DELETE FROM files WHERE path = ?", (source,))
        note = f"moved from {source}" if gone else f"same content as {source}"
        return FileReport(file.path, "duplicate", self._ids(file.path), note)

    def _flush(self) -> None:
        """Encodes what the waiting files need, then commits them one by one."""
        plans, self._pending = self._pending, []
        if not plans:
            return
        identity = self._encoder.identity
        keyed = [
            {key: text for spans in plan.all_spans() for key, text in spans.keyed(identity).items()} for plan in plans
        ]
        texts = {key: text for part in keyed for key, text in part.items()}
        before = self._encoded
        waiting = missing_texts(self._storage, texts)
        vectors = encode_texts(self._encoder, waiting, lambda done: self._tell(plans[0].file.path, before + done))
        for plan, keys in zip(plans, keyed, strict=True):
            with self._storage.writing(f"storing {plan.file.path} (files done before it: {len(self._reports)})") as c:
                store_vectors(c, identity, {key: vectors[key] for key in keys.keys() & vectors.keys()})
                named = plan.file.path in self._named
                stored = store_file(c, identity, plan.file, plan.drafts, plan.spans, named)
            self._freed |= stored.freed
            self._finish(FileReport(plan.file.path, stored.status, stored.articles, stored.message, plan.remark))

    def _tidy(self) -> None:
        """Vectors of replaced texts go last, because a later file of the batch may have the same text."""
        seen = [file for file in self._seen if file.mtime_ns is not None]
        if not self._freed and not seen:
            return
        with self._storage.writing("tidying up after adding", change=False) as connection:
            for file in seen:
                put_file(connection, file)
            delete_vectors(connection, self._freed)

    def _finish(self, report: FileReport) -> None:
        self._reports[report.path] = report
        self._tell(report.path, report=report)

    def _tell(self, path: str, encoded: int | None = None, report: FileReport | None = None) -> None:
        self._encoded = self._encoded if encoded is None else encoded
        if self._progress is not None:
            self._progress(Progress(len(self._reports), self._total, path, self._encoded, report))


def _one_line(name: str, error: Exception) -> str:
    """One line that names the file; an ArticleError already does."""
    line = " ".join(str(getattr(error, "strerror", None) or error).split()) or type(error).__name__
    if isinstance(error, ArticleError):
        return line
    remedy = "check the path and its rights" if isinstance(error, OSError) else "save its text as .txt and add that"
    return f"{name} cannot be added: {line}; {remedy}"
