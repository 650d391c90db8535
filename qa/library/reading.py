"""What can be read without vectors: articles, revisions, passages, lists and counts. `Library` adds the rest."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from qa.errors import Absent
from qa.library import editing, listing
from qa.library.editing import Removed
from qa.library.listing import ArticlesPage, Sort, Statistics
from qa.library.sentence_words import WordedSentences, sentences_with
from qa.library.storage import Storage
from qa.library.uploads import own_place
from qa.types import Article, Passage

ID_LETTERS = frozenset("0123456789abcdef")
NO_ARTICLE = "error.no-article"
"""What a page says for all of these: its ids are whole, and what there is of commands is no help to its reader."""


class Reading:
    """The reading half of `Library`. Every method is safe to call from many threads and never waits for a writer."""

    def __init__(self, folder: Path, storage: Storage) -> None:
        self.folder = folder
        self.storage = storage
        """The file itself, for what is kept beside the articles: conversations, verdicts, users."""
        self._counted: tuple[int, Statistics] | None = None

    def articles(self) -> list[Article]:
        """The newest revision of each article, in the order in which the articles were first added."""
        return self.storage.articles()

    def articles_page(
        self,
        query: str = "",
        sort: Sort = "added",
        descending: bool = True,
        language: str | None = None,
        source: str | None = None,
        offset: int = 0,
        limit: int = 50,
    ) -> ArticlesPage:
        """A part of the list of articles that are searched, without their texts, and how many there are in all.

        `query`: words that must all be in title, outlet or file name, in any case and without accents. `source`: ""
        for articles that name none. Articles without a date or outlet come last when sorted by it.
        """
        return listing.articles_page(self.storage, query, sort, descending, language, source, offset, limit)

    def sentences_with(
        self, query: str, most: int = 20, language: str | None = None, source: str | None = None
    ) -> WordedSentences:
        """At most `most` sentences of what is searched with all the words of `query`, newest articles first.

        The very words, in any case and without accents and vowel signs; those between quotation marks in their order.
        `source`: "" for articles that name none.
        """
        return sentences_with(self.storage, query, most, language, source)

    def statistics(self) -> Statistics:
        """How many articles there are, by month of publication, language and outlet."""
        changes = self.changes()
        if self._counted is None or self._counted[0] != changes:
            self._counted = changes, listing.statistics(self.storage)
        return self._counted[1]

    def corrected(self, article_id: str) -> tuple[str, ...]:
        """The names of the article's details that were set by hand."""
        return listing.corrected(self.storage, [article_id]).get(article_id, ())

    def copies(self, article_ids: Sequence[str]) -> dict[str, int]:
        """For each article (whole ids) the number of other files with the same content."""
        return listing.copies(self.storage, article_ids)

    def gone(self, cited: Iterable[tuple[str, int]]) -> frozenset[tuple[str, int]]:
        """Those of these texts, by whole id and revision, that were removed with their article, or deleted for good."""
        asked = frozenset(cited)
        return asked.difference(self.storage.kept(article_id for article_id, _ in asked))

    def removed(self) -> list[Removed]:
        """Articles that can be restored, the last removed first."""
        return editing.removed(self.storage)

    def article(self, article_id: str, revision: int | None = None) -> Article:
        """A revision, or the newest; a unique beginning of the id will do.

        Also an article that its file no longer contains. LibraryError: there is none, more than one, or it was removed.
        """
        article_id = self.full_id(article_id)
        # SQLite takes no number of more than 64 bits.
        known = revision is None or 0 < revision < 2**63
        article = self.storage.article(article_id, revision) if known else None
        if article is None:
            line = f"article {article_id} has no revision {revision}; `maqal show {article_id}` has the newest"
            raise Absent(line, NO_ARTICLE)
        return article

    def current(self, article_ids: Collection[str]) -> dict[str, Article]:
        """By whole id the revisions that are searched now; articles that were removed are left out."""
        return self.storage.current(article_ids)

    def revision_is_current(self, article_id: str, revision: int) -> bool:
        """Whether this is the revision that is searched; False for one that was replaced or removed."""
        sql = "SELECT 1 FROM articles WHERE article_id = ? AND current = ?"
        return bool(self.storage.rows(sql, (article_id, revision)))

    def source_file(self, article_id: str) -> Path | None:
        """The file that the newest revision was read from, while it is there as it was read; None otherwise."""
        sql = "SELECT path, sha256 FROM articles JOIN files USING (path) WHERE article_id = ? AND current IS NOT NULL"
        for path, digest in self.storage.rows(sql, (article_id,)):
            # The library may have been moved, or be a copy; a file of the user's lies where it was.
            own = own_place(self.folder, path)
            place = own if own is not None and own.exists() else Path(path)
            try:
                with place.open("rb") as file:
                    same = hashlib.file_digest(file, "sha256").digest() == digest
            except OSError:
                return None
            return place if same else None
        return None

    def passages_of(self, article_id: str) -> list[Passage]:
        """Passages of the newest revision, in order of the text."""
        return self.storage.passages_of(self.full_id(article_id))

    def passages(self, ids: Sequence[int]) -> list[Passage]:
        """Passages in the order of `ids`; those replaced or removed since are left out."""
        return self.storage.passages(ids)

    def changes(self) -> int:
        """A number that goes up with every change of the library, by any process."""
        return self.storage.header().changes

    def full_id(self, beginning: str) -> str:
        """Whole id of an article that was not removed. LibraryError: it begins none of them, or more than one."""
        if not beginning or not ID_LETTERS.issuperset(beginning):
            raise Absent(f"{beginning!r} is not an article id; `maqal list` shows them", NO_ARTICLE)
        found = self.storage.ids_starting_with(beginning)
        if beginning in found or len(found) == 1:
            return found[0]
        if found:
            line = f"{beginning!r} begins {len(found)} article ids or more ({', '.join(found)}); give more of it"
            raise Absent(line, NO_ARTICLE)
        if any(one.article_id.startswith(beginning) for one in self.removed()):
            raise Absent(
                f"article {beginning} was removed; `maqal restore {beginning}` brings it back", "error.removed"
            )
        raise Absent(f"there is no article {beginning!r} in the library; the list of articles has the ids", NO_ARTICLE)

    def any_id(self, beginning: str) -> tuple[str, bool]:
        """Whole id of an article that is listed or was removed, and whether it was.

        LibraryError: it begins none of them, or more than one.
        """
        gone = [one.article_id for one in self.removed() if beginning and one.article_id.startswith(beginning)]
        if not gone:
            return self.full_id(beginning), False
        found = {*gone, *self.storage.ids_starting_with(beginning)}
        if beginning not in found and len(found) > 1:
            raise Absent(
                f"{beginning!r} begins {len(found)} article ids, those of removed ones among them; give more of it"
            )
        return (beginning, beginning in gone) if beginning in found else (gone[0], True)

    def removed_id(self, beginning: str) -> str:
        """Whole id of an article that was removed. LibraryError: it begins none of them, or more than one."""
        found = [one.article_id for one in self.removed() if beginning and one.article_id.startswith(beginning)]
        if len(found) == 1:
            return found[0]
        many = f"{len(found)} ids of removed articles begin" if found else "no id of a removed article begins"
        line = f"{many} with {beginning!r}; `maqal restore` without an id lists them"
        raise Absent(line, NO_ARTICLE)
