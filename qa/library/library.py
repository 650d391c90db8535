"""The library: articles on disk, and their passages by vector and by word. Its parts: see `qa.library`."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from filelock import FileLock, Timeout
from numpy.typing import NDArray

from embeddings.encoder import Encoder
from qa.errors import LibraryError
from qa.library import editing, listing
from qa.library.adding import Adding, FileReader, FileReport, Progress, path_name
from qa.library.dividing import Segment, default_segment
from qa.library.doctor import Finding, examine
from qa.library.failures import plain_errors
from qa.library.owed import is_owed, settle, told
from qa.library.passage_index import PassageIndex
from qa.library.reading import Reading
from qa.library.rebuilding import rebuild
from qa.library.storage import DATABASE, Header, Storage
from qa.library.subsets import Subsets
from qa.library.word_index import find_words
from qa.types import Article, Filter, Passage

LOCK = "writer.lock"
LOCK_SECONDS = 3.0
_log = logging.getLogger(__name__)


class Library(Reading, AbstractContextManager["Library"]):
    """Made by `Library.open`. Every method is safe to call from many threads; reading never waits for adding."""

    def __init__(
        self,
        folder: Path,
        storage: Storage,
        encoder: Encoder,
        reader: FileReader | None,
        segment: Segment,
        writable: bool,
    ) -> None:
        super().__init__(folder, storage)
        self.encoder = encoder
        self.writable = writable
        self._notices: list[str] = []
        self.lock_seconds = LOCK_SECONDS
        """How long a second writer waits before it is refused."""
        self._reader = reader
        self._segment = segment
        self._index = PassageIndex(storage, self._notices)
        self._subsets = Subsets(storage)
        self._writer_lock = threading.Lock()

    @classmethod
    def open(
        cls,
        folder: Path,
        encoder: Encoder,
        *,
        reader: FileReader | None = None,
        segment: Segment = default_segment,
        load_index: bool = True,
    ) -> Library:
        """Opens the library in `folder`, made when missing, and verifies its index.

        `reader` and `segment` replace the article reader and the segmentation. Without `load_index` the index is loaded
        at the first search, which spares a listing the import of faiss. A library made with another encoder opens too;
        searching and adding then raise. LibraryError: the folder cannot be used, is damaged, or of a newer version.
        """
        folder = Path(folder)
        with plain_errors(folder, "opening the library"):
            try:  # another process may make it at the same moment
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)  # vectors tell nearly as much as the texts
            except FileNotFoundError:
                raise LibraryError(f"{folder} cannot be made; choose another folder with --library") from None
            except FileExistsError:
                raise LibraryError(f"{folder} is not a folder; choose another with --library") from None
            writable = _writable(folder)
            if not writable and not (folder / DATABASE).exists():
                raise LibraryError(f"{folder} holds no library and cannot be written; choose another with --library")
            storage = Storage(folder, writable=writable)
        library = cls(folder, storage, encoder, reader, segment, writable)
        try:
            storage.prepare(encoder)
            if writable:
                settle(storage)
            if load_index:
                library._verify_index()
        except BaseException:
            library.close()
            raise
        return library

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Gives back the file. Every later call raises LibraryError."""
        self.storage.close()

    @property
    def notices(self) -> list[str]:
        """What the user should know now, one line each: a damaged index, one that was not saved, deleted words left,
        an article that a search came upon and that is damaged."""
        left = [told(self.folder)] if self.writable and is_owed(self.folder) else []
        return [*self._notices, *left, *map(str, self.storage.met_damaged())]

    # Writing

    def add(
        self,
        paths: Sequence[Path],
        progress: Callable[[Progress], None] | None = None,
        named: Collection[Path] | None = None,
    ) -> list[FileReport]:
        """Adds files, and the files in folders. One report a file; what it says is on the disk when it is given out.

        `progress` is called often, and with the report of each file that is finished. A file that cannot be read is
        reported as failed and the others are added; files that are gone from a folder are not removed. An article that
        was removed comes back with a file that is `named`, by default those in `paths`, or that has another text now;
        a folder that is added every night does not bring it back. LibraryError: `paths` is one path, another process is
        adding, the folder is read-only, the disk is full, or the library has another encoder; what was reported before
        stays.
        """
        from qa.articles import ArticleReader, survey

        if isinstance(paths, str | bytes | os.PathLike):  # which would be taken letter by letter: "/" is one
            raise LibraryError(f"paths is the one path {os.fsdecode(paths)!r}; give a list: [{os.fsdecode(paths)!r}]")
        with self._writing():
            self._adopt_encoder()
            found = survey(map(Path, paths))
            failed = [
                FileReport(path_name(path), "failed", message=str(error), key=error.key)
                for path, error in found.failed.items()
            ]
            with ExitStack() as stack:
                reader = self._reader or stack.enter_context(ArticleReader())
                adding = Adding(self.storage, self.encoder, self._segment, progress)
                reports = adding.run(list(found.files), failed, reader, paths if named is None else named)
            self._save_index()
        return reports

    def correct(self, article_id: str, **given: str | None) -> Article:
        """Corrects by hand what is given of `Details` (title, source, published, language). No new revision.

        What was corrected holds for this article from now on, whatever its file says, also for its later texts; what
        is not given stays as it is at the moment of writing. Another language is encoded anew. LibraryError: there is
        no such article, a value that cannot be, or another process is adding.
        """
        with self._writing():
            self._adopt_encoder()
            # Read under the lock: somebody else may have corrected it, or its file been read anew, while this waited.
            editing.correct(self.storage, self.encoder, self._segment, self.article(article_id), given)
            self._save_index()
            return self.article(article_id)

    def remove(self, article_id: str) -> None:
        """Takes an article out of search, lists and look-up; a unique beginning of the id will do.

        `restore` brings it back, and so does adding its file by name; `forget` deletes it for good. LibraryError: there
        is no such article.
        """
        with self._writing():
            editing.remove(self.storage, self.full_id(article_id))
            self._save_index()

    def restore(self, article_id: str) -> Article:
        """Brings a removed article back as it was, without encoding; a unique beginning of the id will do.

        LibraryError: it is not among the removed ones.
        """
        with self._writing():
            self._adopt_encoder()
            article_id = self.removed_id(article_id)
            editing.restore(self.storage, self.encoder, self._segment, article_id)
            self._save_index()
            return self.article(article_id)

    def forget(self, article_id: str | None = None) -> int:
        """Deletes a removed article, or all removed ones, for good, with what was uploaded for them only.

        Gives their number. LibraryError as `restore`.
        """
        with self._writing():
            number = editing.forget(self.storage, None if article_id is None else self.removed_id(article_id))
            self._save_index()
            return number

    def rebuild(self, progress: Callable[[Progress], None] | None = None) -> int:
        """Makes sentences, passages, vectors and index again from the texts; encodes only what has no sound vector.

        Brings a library that was made with another encoder to this one. Gives the number of passages in the index.
        """
        with self._writing():
            rebuild(self.storage, self.encoder, self._segment, progress)
            self._index.reset()
            self._save_index()
            return len(self._index.synchronise())

    # Searching and checking

    def search(self, vector: NDArray[np.float32], k: int, where: Filter | None = None) -> list[tuple[int, float]]:
        """Ids and cosines of the `k` passages nearest to a unit vector (d,), best first, equal ones by id.

        Only passages that are in the library now, of articles that `where` admits: the `k` best of these. LibraryError:
        the library was made with another encoder.
        """
        if not self._same_encoder(self.storage.header()):
            return []
        return self._index.search(vector, k, self._subsets.passages(where) if where else None)

    def search_words(self, question: str, k: int, where: Filter | None = None) -> list[int]:
        """Ids of at most `k` passages, of articles that `where` admits, with the rarest of the question's words first.

        Also names that are written otherwise and sound alike.
        """
        among = self._subsets.passages(where) if where else None
        with self.storage.reading() as connection, plain_errors(self.folder, "searching"):
            return find_words(connection, question, k, among)

    def cosines(self, vector: NDArray[np.float32], ids: Sequence[int]) -> dict[int, float]:
        """Of a unit vector (d,) with those of these passages; those that are gone are left out."""
        if not ids or not self._same_encoder(self.storage.header()):
            return {}
        return dict(self._index.search(vector, len(ids), np.array(ids, dtype=np.int64)))

    def sentence_vectors(self, passages: Sequence[Passage]) -> dict[int, NDArray[np.float32]]:
        """By passage id the vectors of its sentences, float32 (sentences, d); passages that are gone are left out.

        LibraryError: a vector is lost, or the library was made with another encoder.
        """
        self._same_encoder(self.storage.header())
        found = self.storage.sentence_vectors([passage.passage_id for passage in passages])
        for passage in passages:
            if passage.passage_id in found and len(found[passage.passage_id]) != len(passage.sentences):
                raise LibraryError(f"article {passage.article_id} has lost a vector; run `maqal rebuild`")
        return found

    def stats(self) -> dict[str, Any]:
        """Counts, sizes in bytes, encoder and languages, as plain data."""
        return {"folder": str(self.folder), **listing.stats(self.storage), "writable": self.writable}

    def check(self) -> list[Finding]:
        """Looks at everything that can be wrong, and changes nothing."""
        with plain_errors(self.folder, "checking"):
            return examine(self.storage, self.encoder)

    # Within

    @contextmanager
    def _writing(self, seconds: float | None = None) -> Iterator[None]:
        """Holds the one right to write, of all threads and processes; it dies with its process."""
        self.storage.require_writable()
        seconds = self.lock_seconds if seconds is None else seconds
        if not self._writer_lock.acquire(timeout=seconds):
            raise LibraryError(f"this program is already adding to {self.folder}; repeat when it has finished")
        try:
            lock = FileLock(self.folder / LOCK, thread_local=False)
            with plain_errors(self.folder, "locking the library"):
                try:
                    self._acquire(lock, seconds)
                except Timeout:
                    message = f"another process is adding to {self.folder}; repeat when it has finished"
                    raise LibraryError(message) from None
            try:
                yield
            finally:
                lock.release()
        finally:
            self._writer_lock.release()

    def _acquire(self, lock: FileLock, seconds: float) -> None:
        """Who waits for long is told what for. Timeout: in vain."""
        try:
            lock.acquire(timeout=min(seconds, LOCK_SECONDS))
        except Timeout:
            if seconds <= LOCK_SECONDS:
                raise
            _log.warning("another process is adding to %s; waiting until it has finished", self.folder)
            lock.acquire(timeout=seconds - LOCK_SECONDS)

    def _same_encoder(self, header: Header) -> bool:
        """False when there is nothing that an encoder could have made; LibraryError when another one made it."""
        if (header.encoder, header.dimension) == (self.encoder.identity, self.encoder.dimension):
            return True
        if not self.storage.rows("SELECT 1 FROM vectors LIMIT 1"):
            return False
        raise LibraryError(
            f"{self.folder} was made with encoder {header.encoder}, this is {self.encoder.identity}; "
            "run `maqal rebuild` to encode it anew, or set the former encoder"
        )

    def _adopt_encoder(self) -> None:
        """An empty library takes the encoder of its first articles."""
        if not self._same_encoder(self.storage.header()):
            with self.storage.writing("setting the encoder") as connection:
                connection.execute(
                    "UPDATE library SET encoder = ?, dimension = ?, generation = 0, index_state = NULL",
                    (self.encoder.identity, self.encoder.dimension),
                )

    def _verify_index(self) -> None:
        """Loads the index; one that had to be rebuilt or caught up is saved, unless a writer is busy and will do it."""
        try:
            if self._index.due() and self.writable:
                with self._writing(seconds=0):
                    self._index.save()
        except (LibraryError, OSError):
            # Whoever holds the lock saves it; a folder that takes no index still answers from memory. Of a vector that
            # is damaged each search tells: the library opens, or nothing could mend it.
            return

    def _save_index(self) -> None:
        """What was added is on the disk already, so an index that cannot be written is worth a line, not an error."""
        try:
            self._index.save()
        except (LibraryError, OSError) as error:
            notice = f"The search index could not be saved and will be made at the next start ({error})"
            if notice not in self._notices:
                self._notices.append(notice)


def _writable(folder: Path) -> bool:
    file = folder / DATABASE
    return os.access(folder, os.W_OK | os.X_OK) and (not file.exists() or os.access(file, os.W_OK))
