"""Changes that a person makes to single articles: details corrected, articles removed and brought back.

A correction belongs to the article, not to a text of it: it wins over what the file says, also when the file is added
again unchanged, renamed, or with another text, until it is corrected anew, or back to what the file says. A removed
article keeps its texts, and its vectors, so that it can be restored without encoding; adding its file by name brings it
back too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from typing import Any

from embeddings.encoder import Encoder
from qa.articles.bounds import LONGEST_DETAIL
from qa.errors import LibraryError
from qa.library.adding import encode_texts
from qa.library.dividing import Segment, Spans, divide_stored
from qa.library.owed import finish, owe
from qa.library.records import (
    clear_spans,
    delete_vectors,
    distrust_files,
    missing_texts,
    store_spans,
    store_vectors,
    unremove,
)
from qa.library.storage import Storage
from qa.library.word_index import forget_words, store_words
from qa.show import visible
from qa.text.locales import Locale
from qa.text.word_tables import table_code
from qa.types import Article

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of an article besides its text. LibraryError: a value that cannot be."""

    title: str
    source: str | None
    published: str | None
    """ISO 8601: a day, or a time with its zone."""
    language: str
    """ISO 639 code; `und`: it cannot be told."""

    def __post_init__(self) -> None:
        for name in ("title", "source"):
            # Copied from a page: what sets a direction is no part of a name, and would make another outlet of it.
            text = visible(_UNSEEN.sub(" ", getattr(self, name) or "")).strip()
            if len(text) > LONGEST_DETAIL:
                raise LibraryError(f"the {name} has {len(text):,} characters; give at most {LONGEST_DETAIL}")
            object.__setattr__(self, name, text or None)
        if not self.title:
            raise LibraryError("the title has no words; give one")
        object.__setattr__(self, "published", (self.published or "").strip() or None)
        if self.published is not None and not _is_moment(self.published):
            line = f"{self.published!r} is no date; write a day as 2024-06-18, or a time as 2024-06-18T13:10:00+03:00"
            raise LibraryError(line, "error.no-date")
        if not _LANGUAGE.fullmatch(self.language or ""):
            raise LibraryError(f"{self.language!r} is no language code; write it as ar, en or zh-Hant")
        if table_code(self.language) not in Locale("en").languages:
            raise LibraryError(f"no language has the code {self.language!r}; write it as ar, en or zh-Hant")


_UNTOLD: Mapping[str, Any] = {"title": "-", "source": None, "published": None, "language": "und"}
"""Stands for what is not given."""


@dataclass(frozen=True, slots=True)
class Removed:
    """An article that can be restored."""

    article_id: str
    revision: int
    title: str
    source: str | None
    published: str | None
    language: str
    path: str
    time: str
    """When it was removed, ISO 8601 in UTC."""


def possible(given: Mapping[str, str | None]) -> Details:
    """What is given, with stand-ins for the rest. LibraryError: a name or a value that cannot be."""
    names = [one.name for one in fields(Details)]
    for name, value in given.items():
        if name not in names or not isinstance(value, str | None):
            raise LibraryError(f"{name} cannot be {value!r:.40}; give a text for {', '.join(names)}")
    return Details(**{**_UNTOLD, **given})


def correct(
    storage: Storage, encoder: Encoder, segment: Segment, article: Article, given: Mapping[str, str | None]
) -> None:
    """Stores the given details that differ from the article's, as corrections. Another language is encoded anew."""
    before = {one.name: getattr(article, one.name) for one in fields(Details)}
    # Of the given ones alone, and only where they differ: what the article has was read from its file, which may say
    # what nobody could give here.
    given = {name: value for name, value in given.items() if name not in before or value != before[name]}
    details = possible(given)
    changed = {name: value for name in given if (value := getattr(details, name)) != before[name]}
    if not changed:
        return
    spans: Spans | None = None
    vectors: dict[bytes, bytes] = {}
    if "language" in changed and storage.rows(
        "SELECT 1 FROM articles WHERE article_id = ? AND current = ?", (article.article_id, article.revision)
    ):
        spans, vectors = _prepared(storage, encoder, segment, replace(article, language=details.language))
    names = ", ".join(f"{name} = ?" for name in changed)
    with storage.writing(f"correcting {article.article_id}") as connection:
        connection.execute(
            f"UPDATE revisions SET {names} WHERE article_id = ? AND revision = ?",
            (*changed.values(), article.article_id, article.revision),
        )
        connection.executemany(
            """INSERT INTO corrections VALUES (?, ?, ?, ?, ?) ON CONFLICT (article_id, field) DO UPDATE
            SET value = excluded.value, time = excluded.time""",
            [(article.article_id, name, value, before[name], _now()) for name, value in changed.items()],
        )
        connection.execute("DELETE FROM corrections WHERE article_id = ? AND value IS read", (article.article_id,))
        if spans is not None:
            used = clear_spans(connection, article.article_id)
            store_vectors(connection, encoder.identity, vectors)
            store_spans(connection, encoder.identity, article.article_id, article.revision, spans)
            delete_vectors(connection, used)
        elif "title" in changed:
            store_words(connection, [article.article_id])


def remove(storage: Storage, article_id: str) -> None:
    """Takes an article out of search, lists and look-up; `restore` brings it back."""
    with storage.writing(f"removing {article_id}") as connection:
        used = clear_spans(connection, article_id)
        connection.execute(
            """INSERT INTO removed SELECT article_id, max(revision), ? FROM revisions WHERE article_id = ?""",
            (_now(), article_id),
        )
        connection.executemany("INSERT INTO removed_vectors VALUES (?, ?)", [(article_id, one) for one in used])
        connection.execute("UPDATE articles SET current = NULL WHERE article_id = ?", (article_id,))
        distrust_files(connection, article_id)


def removed(storage: Storage) -> list[Removed]:
    """What can be restored, the last removed first."""
    rows = storage.rows(
        """SELECT d.article_id, d.revision, r.title, r.source, r.published, r.language, a.path, d.time
        FROM removed d JOIN articles a USING (article_id) JOIN revisions r USING (article_id, revision)
        ORDER BY d.time DESC, d.rowid DESC"""
    )
    return [Removed(*row) for row in rows]


def restore(storage: Storage, encoder: Encoder, segment: Segment, article_id: str) -> None:
    """Brings a removed article back. Encodes only what lost its vector, when another encoder came in between."""
    article = storage.article(article_id, None)
    if article is None or not storage.rows("SELECT 1 FROM removed WHERE article_id = ?", (article_id,)):
        raise LibraryError(f"{article_id} was not removed; there is nothing to restore")
    spans, vectors = _prepared(storage, encoder, segment, article)
    with storage.writing(f"restoring {article_id}") as connection:
        store_vectors(connection, encoder.identity, vectors)
        freed = unremove(connection, article_id)
        store_spans(connection, encoder.identity, article_id, article.revision, spans)
        connection.execute("UPDATE articles SET current = ? WHERE article_id = ?", (article.revision, article_id))
        delete_vectors(connection, freed)


def forget(storage: Storage, article_id: str | None) -> int:
    """Deletes a removed article, or all of them, for good: texts, vectors, corrections, uploads, the names of files.

    Gives their number. The id and the number of its revisions stay: an old citation must not open at another text that
    gets the same. The index on the disk, which has the vectors, is no longer valid.
    """
    with storage.writing("deleting what was removed") as connection:
        rows = connection.execute(
            "SELECT article_id FROM removed WHERE ? IS NULL OR article_id = ?", (article_id, article_id)
        ).fetchall()
        freed: set[int] = set()
        paths: set[str] = set()
        for (one,) in rows:
            for table in ("articles", "file_articles"):
                sql = f"SELECT path FROM {table} WHERE article_id = ?"
                paths |= {path for (path,) in connection.execute(sql, (one,))}
            freed |= unremove(connection, one)
            connection.execute(
                "INSERT OR REPLACE INTO forgotten SELECT ?1, max(revision) FROM revisions WHERE article_id = ?1", (one,)
            )
            connection.execute("DELETE FROM articles WHERE article_id = ?", (one,))
        delete_vectors(connection, freed)
        if rows:
            connection.execute("DELETE FROM files WHERE path NOT IN (SELECT path FROM file_articles)")
            connection.execute("UPDATE library SET index_state = NULL")
            forget_words(connection)
            owe(storage.folder, paths)
    if rows:
        finish(storage)
    return len(rows)


def _prepared(
    storage: Storage, encoder: Encoder, segment: Segment, article: Article
) -> tuple[Spans, dict[bytes, bytes]]:
    """Sentences and passages of the text in its language, and those of their vectors that are not stored yet."""
    spans = divide_stored(segment, encoder, article)
    return spans, encode_texts(encoder, missing_texts(storage, spans.keyed(encoder.identity)))


def _is_moment(text: str) -> bool:
    try:
        if "T" not in text:
            return date.fromisoformat(text).isoformat() == text
        return datetime.fromisoformat(text).tzinfo is not None and bool(re.match(r"\d{4}-\d\d-\d\dT", text))
    except ValueError:
        return False


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
