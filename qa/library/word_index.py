"""Passages by their words, and by the sound of their names: a full-text table in the library's file.

A row a passage, under its id, stored within the transaction that stores the passage and deleted with it by a trigger,
so that it is never behind. Vectors are poor at which name or rare word a text holds, the more so the more texts there
are; this finds those.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from qa.articles.bounds import LONGEST_DETAIL
from qa.lexical import terms
from qa.library.schema import PASSAGE_SENTENCES

COMMON, FEW = 20, 50
"""A word that more than one passage in COMMON has, and more than FEW, tells nothing."""


def store_words(connection: sqlite3.Connection, article_ids: Iterable[str] | None = None) -> None:
    """Stores what the passages of these articles, or of all, are found by: their own words and those of the title."""
    if article_ids is None:
        article_ids = [row[0] for row in connection.execute("SELECT DISTINCT article_id FROM passages")]
    for article_id in article_ids:
        spans = connection.execute(
            f"""SELECT p.passage_id, p.revision, min(s.start), max(s.end) FROM {PASSAGE_SENTENCES}
            WHERE p.article_id = ? GROUP BY p.passage_id""",
            (article_id,),
        ).fetchall()
        # Read once: in the statement above every sentence would carry the whole text.
        sql = "SELECT title, text FROM revisions WHERE article_id = ? AND revision = ?"
        for revision in {revision for _, revision, _, _ in spans}:
            title, text = connection.execute(sql, (article_id, revision)).fetchone()
            titled = terms(title[:LONGEST_DETAIL])
            connection.executemany(
                "INSERT OR REPLACE INTO words (rowid, terms) VALUES (?, ?)",
                (
                    (id_, " ".join(sorted(titled | terms(text[start:end]))))
                    for id_, own, start, end in spans
                    if own == revision
                ),
            )


def forget_words(connection: sqlite3.Connection) -> None:
    """Takes what was deleted out of the table's own storage, where it stays until enough is added."""
    connection.execute("INSERT INTO words (words) VALUES ('optimize')")


def missing_words(connection: sqlite3.Connection) -> list[str]:
    """Articles of which a passage is not found by its words; words without a passage are deleted."""
    connection.execute("DELETE FROM words WHERE rowid NOT IN (SELECT passage_id FROM passages)")
    rows = connection.execute(
        "SELECT DISTINCT article_id FROM passages WHERE passage_id NOT IN (SELECT rowid FROM words)"
    )
    return [article_id for (article_id,) in rows]


def find_words(connection: sqlite3.Connection, question: str, k: int, among: NDArray[np.int64] | None) -> list[int]:
    """Ids of at most `k` passages with most of the question's words, rare ones first (BM25); of those in `among`."""
    ((passages,),) = connection.execute("SELECT count(*) FROM passages")
    telling = connection.execute(
        "SELECT term FROM word_counts WHERE term IN (SELECT value FROM json_each(?)) AND doc <= ?",
        (json.dumps(sorted(terms(question))), max(FEW, passages // COMMON)),
    ).fetchall()
    if not telling:
        return []
    match = " OR ".join(f'"{term}"' for (term,) in telling)
    within, values = "", [match]
    if among is not None:
        within = "AND rowid IN (SELECT value FROM json_each(?))"
        values.append(json.dumps(among.tolist()))
    sql = f"SELECT rowid FROM words WHERE words MATCH ? {within} ORDER BY rank, rowid LIMIT ?"
    return [id_ for (id_,) in connection.execute(sql, (*values, k))]
