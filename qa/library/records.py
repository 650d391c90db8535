"""What is written into the library, as statements within the caller's transaction.

The tables refuse a span without its vector: nobody would notice a sentence that can never be found.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import NamedTuple

from qa.library.dividing import Spans, text_key
from qa.library.storage import WHOLE, Storage, numbers
from qa.library.word_index import store_words
from qa.types import Draft


class Stored(NamedTuple):
    """An article that has, or had, some content: where it lives and its newest revision."""

    article_id: str
    path: str
    part: int
    current: int | None
    """None: its file no longer contains it."""
    revision: int
    title: str
    """As its file has it."""
    language: str
    content: bytes
    whole: bool
    """Whether its text is what was stored."""


STORED = f"""SELECT a.article_id, a.path, a.part, a.current, r.revision, coalesce((SELECT read FROM corrections c
    WHERE c.article_id = a.article_id AND c.field = 'title'), r.title), r.language, r.content, {WHOLE}
    FROM articles a JOIN revisions r ON r.article_id = a.article_id
    AND r.revision = (SELECT max(revision) FROM revisions WHERE article_id = a.article_id) """


def content_hash(text: str) -> bytes:
    """Two articles are the same article when their texts are: titles and dates are read in more than one way."""
    return hashlib.sha256(text.encode()).digest()


def missing_texts(storage: Storage, texts: Mapping[bytes, tuple[str, str]]) -> dict[bytes, tuple[str, str]]:
    """Those, by key, that have no vector."""
    sql = "SELECT 1 FROM vectors WHERE key = ?"
    with storage.reading() as connection:
        return {key: text for key, text in texts.items() if connection.execute(sql, (key,)).fetchone() is None}


def store_vectors(connection: sqlite3.Connection, encoder: str, vectors: Mapping[bytes, bytes]) -> None:
    """Stores vectors by key; one that is there is replaced, which is how a damaged one is repaired."""
    connection.executemany(
        """INSERT INTO vectors (key, encoder, data) VALUES (?, ?, ?)
        ON CONFLICT (key) DO UPDATE SET encoder = excluded.encoder, data = excluded.data
        WHERE (encoder, data) != (excluded.encoder, excluded.data)""",
        [(key, encoder, data) for key, data in vectors.items()],
    )


def store_spans(connection: sqlite3.Connection, encoder: str, article_id: str, revision: int, spans: Spans) -> None:
    """Stores sentences and passages of a revision. Their vectors must be there: ValueError otherwise."""

    def vector(text: str) -> int:
        key = text_key(encoder, spans.language, text)
        row = connection.execute("SELECT vector_id FROM vectors WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise ValueError("a sentence or passage has no vector")
        return int(row[0])

    connection.executemany(
        "INSERT INTO sentences VALUES (?, ?, ?, ?, ?, ?)",
        [
            (article_id, revision, n, sentence.start, sentence.end, vector(text))
            for n, (sentence, text) in enumerate(zip(spans.sentences, spans.sentence_texts(), strict=True))
        ],
    )
    connection.executemany(
        "INSERT INTO passages (article_id, revision, first, past, vector_id) VALUES (?, ?, ?, ?, ?)",
        [
            (article_id, revision, first, past, vector(text))
            for (first, past), text in zip(spans.passages, spans.passage_texts(), strict=True)
        ],
    )
    store_words(connection, [article_id])


def clear_spans(connection: sqlite3.Connection, article_id: str) -> set[int]:
    """Takes an article out of the search. Gives the vectors it used, for `delete_vectors`."""
    used = set()
    for table in ("sentences", "passages"):
        rows = connection.execute(f"SELECT vector_id FROM {table} WHERE article_id = ?", (article_id,))
        used |= {vector_id for (vector_id,) in rows}
        connection.execute(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))
    return used


def delete_vectors(connection: sqlite3.Connection, vector_ids: Iterable[int] | None = None) -> None:
    """Deletes those, or all (None), that no sentence, passage or removed article uses any more."""
    sql = """DELETE FROM vectors WHERE NOT EXISTS (SELECT 1 FROM sentences s WHERE s.vector_id = vectors.vector_id)
        AND NOT EXISTS (SELECT 1 FROM passages p WHERE p.vector_id = vectors.vector_id)
        AND NOT EXISTS (SELECT 1 FROM removed_vectors d WHERE d.vector_id = vectors.vector_id)"""
    if vector_ids is None:
        connection.execute(sql)
    else:
        connection.execute(sql + " AND vector_id IN (SELECT value FROM json_each(?))", (numbers(vector_ids),))


def find_content(connection: sqlite3.Connection, content: bytes) -> Stored | None:
    """The article whose newest revision has this content; one that is searched comes first."""
    sql = STORED + "WHERE r.content = ? ORDER BY a.current IS NULL, a.rowid LIMIT 1"
    row = connection.execute(sql, (content,)).fetchone()
    return Stored(*row) if row else None


def articles_of_path(connection: sqlite3.Connection, path: str) -> list[Stored]:
    """Articles that live in this file now, by part."""
    sql = STORED + "WHERE a.path = ? AND a.current IS NOT NULL ORDER BY a.part"
    return [Stored(*row) for row in connection.execute(sql, (path,))]


def removed_of_path(connection: sqlite3.Connection, path: str) -> list[Stored]:
    """Articles that lived in this file when they were removed, by part."""
    sql = STORED + "JOIN removed USING (article_id) WHERE a.path = ? ORDER BY a.part"
    return [Stored(*row) for row in connection.execute(sql, (path,))]


def is_removed(connection: sqlite3.Connection, article_id: str) -> bool:
    return connection.execute("SELECT 1 FROM removed WHERE article_id = ?", (article_id,)).fetchone() is not None


def text_of(connection: sqlite3.Connection, article: Stored) -> str:
    """Its newest text; empty where that is damaged."""
    sql = "SELECT CAST(text AS BLOB) FROM revisions WHERE article_id = ? AND revision = ?"
    data: bytes = connection.execute(sql, (article.article_id, article.revision)).fetchone()[0]
    return data.decode(errors="replace") if article.whole else ""


def drop_corrections(connection: sqlite3.Connection, article_id: str) -> int:
    """How many there were."""
    return connection.execute("DELETE FROM corrections WHERE article_id = ?", (article_id,)).rowcount


def new_article(connection: sqlite3.Connection, path: str, draft: Draft) -> tuple[str, int]:
    """Stores a first text; gives id and revision. The id is a hash of the content: no file name or order changes it.

    The revision is 1, or follows those that an article of this id had before it was deleted for good.
    """
    content = content_hash(draft.text)
    number = 0
    while True:
        seed = content if number == 0 else content + b"%d" % number
        article_id = (content.hex() if number == 0 else hashlib.sha256(seed).hexdigest())[:16]
        if connection.execute("SELECT 1 FROM articles WHERE article_id = ?", (article_id,)).fetchone() is None:
            break
        number += 1
    row = connection.execute("SELECT revision FROM forgotten WHERE article_id = ?", (article_id,)).fetchone()
    revision = row[0] + 1 if row else 1
    connection.execute("INSERT INTO articles VALUES (?, ?, ?, NULL)", (article_id, path, draft.part))
    new_revision(connection, article_id, revision, path, draft)
    return article_id, revision


def new_revision(connection: sqlite3.Connection, article_id: str, revision: int, path: str, draft: Draft) -> None:
    """Stores a text and makes it the one that is searched; earlier texts stay readable."""
    told = (draft.title, draft.text, draft.source, draft.published, draft.language, draft.url)
    values = (article_id, revision, *told, content_hash(draft.text), datetime.now(UTC).isoformat(timespec="seconds"))
    connection.execute("INSERT INTO revisions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    place_article(connection, article_id, revision, path, draft.part)


def place_article(connection: sqlite3.Connection, article_id: str, revision: int | None, path: str, part: int) -> None:
    """Says where an article lives and which revision of it is searched, None if it was removed."""
    connection.execute(
        "UPDATE articles SET current = ?, path = ?, part = ? WHERE article_id = ?", (revision, path, part, article_id)
    )


def forget_files(connection: sqlite3.Connection, article_id: str) -> None:
    """Lets every file that had this article be read anew when it is added again."""
    sql = "DELETE FROM files WHERE path IN (SELECT path FROM file_articles WHERE article_id = ?)"
    connection.execute(sql, (article_id,))


def distrust_files(connection: sqlite3.Connection, article_id: str) -> None:
    """As `forget_files`, but the library still knows which files held the article, and as which bytes: restored, it has
    its page again."""
    connection.execute(
        """UPDATE files SET size = -1, mtime_ns = NULL WHERE path IN
        (SELECT path FROM file_articles WHERE article_id = ?)""",
        (article_id,),
    )


def unremove(connection: sqlite3.Connection, article_id: str) -> set[int]:
    """Strikes an article off the list of removed ones. Gives the vectors that were kept for it."""
    rows = connection.execute("SELECT vector_id FROM removed_vectors WHERE article_id = ?", (article_id,)).fetchall()
    connection.execute("DELETE FROM removed WHERE article_id = ?", (article_id,))
    return {vector_id for (vector_id,) in rows}


def corrected(
    connection: sqlite3.Connection, article_id: str, draft: Draft, spans: Mapping[str, Spans]
) -> tuple[Draft, Spans]:
    """The draft with what a person corrected in this article, and its spans in the language that it then has.

    `spans` by language; a language that was not foreseen there stays as it was read.
    """
    found = dict(connection.execute("SELECT field, value FROM corrections WHERE article_id = ?", (article_id,)))
    for name in found:
        sql = "UPDATE corrections SET read = ? WHERE article_id = ? AND field = ?"
        connection.execute(sql, (getattr(draft, name), article_id, name))
    if found.get("language") not in spans:
        found.pop("language", None)
    draft = replace(draft, **found)
    return draft, spans[draft.language]


def mend(connection: sqlite3.Connection, article_id: str, revision: int, text: str) -> None:
    """Puts the text, which was found again, in place of the damaged one."""
    sql = "UPDATE revisions SET text = ? WHERE article_id = ? AND revision = ?"
    connection.execute(sql, (text, article_id, revision))


def update_details(connection: sqlite3.Connection, article_id: str, revision: int, draft: Draft) -> None:
    """The same text under a better title, source or date is no new revision: what is cited did not change."""
    connection.execute(
        """UPDATE revisions SET title = ?, source = ?, published = ?, language = ?, url = ?
        WHERE article_id = ? AND revision = ?""",
        (draft.title, draft.source, draft.published, draft.language, draft.url, article_id, revision),
    )
