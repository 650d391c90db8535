"""Sentences that have the very words looked for, newest articles first, without a vector.

The index of words tells which passages may have them; their sentences are then read. Both are bounded: a word that
half an archive has is looked for in the passages that were stored last, and of these in the newest articles.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from qa.lexical import parts
from qa.library.listing import ORDERS
from qa.library.storage import WHOLE, Storage, numbers
from qa.library.wording import looked_for, places
from qa.types import Near

RAREST = 8
"""Words that the index is asked for; whether the others are there, the sentence itself tells."""
STORED_LAST = 20_000
"""Passages that are put in order of their articles' days."""
READ = 300
"""Passages of which the sentences are read."""


@dataclass(frozen=True, slots=True)
class Worded:
    """A sentence with all of the words."""

    sentence: Near
    words: tuple[tuple[int, int], ...]
    """Where they stand in the article's text, [start, end) in code points, within the sentence."""


@dataclass(frozen=True, slots=True)
class WordedSentences:
    """Some of the sentences, and whether there are, or may be, others."""

    found: tuple[Worded, ...]
    more: bool


def sentences_with(
    storage: Storage, query: str, most: int, language: str | None, source: str | None
) -> WordedSentences:
    """As `Library.sentences_with`."""
    groups = looked_for(query)
    with storage.snapshot() as connection:
        match = _match(connection, sorted({word for group in groups for word in group}))
        if not match:
            return WordedSentences((), False)
        passages, more = _passages(connection, match, language, source)
        found: list[Worded] = []
        for article_id, runs in groupby(passages, key=lambda row: row[0]):
            found += _of_article(connection, article_id, [(first, past) for _, first, past in runs], groups)
            if len(found) > most:
                return WordedSentences(tuple(found[:most]), True)
    return WordedSentences(tuple(found), more)


def _match(connection: sqlite3.Connection, words: list[str]) -> str:
    """What the index is asked for: only terms that it has, so that nothing in a query is a command. Empty: nothing."""
    ways = {part: forms for word in words for part, forms in parts(word)}
    known = dict(
        connection.execute(
            "SELECT term, doc FROM word_counts WHERE term IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted({form for forms in ways.values() for form in forms})),),
        ).fetchall()
    )
    asked = [sorted(form for form in forms if form in known) for forms in ways.values()]
    if not all(asked):
        return ""
    asked.sort(key=lambda forms: sum(known[form] for form in forms))
    return " AND ".join("(" + " OR ".join(f'"{form}"' for form in forms) + ")" for forms in asked[:RAREST])


def _passages(
    connection: sqlite3.Connection, match: str, language: str | None, source: str | None
) -> tuple[list[tuple[str, int, int]], bool]:
    """(article, first, past) of passages of what is searched now, newest articles first; whether others were left."""
    sql = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?"
    stored = [id_ for (id_,) in connection.execute(sql, (match, STORED_LAST))]
    rows = connection.execute(
        f"""SELECT a.article_id, p.first, p.past
        FROM json_each(?1) stored CROSS JOIN passages p ON p.passage_id = stored.value
        JOIN articles a ON a.article_id = p.article_id AND a.current = p.revision
        JOIN revisions r INDEXED BY revisions_details ON r.article_id = p.article_id AND r.revision = p.revision
        WHERE (?2 IS NULL OR r.language = ?2) AND (?3 IS NULL OR coalesce(r.source, '') = ?3)
        ORDER BY {ORDERS["published"].format("DESC")}, p.first, p.past LIMIT ?4""",
        (numbers(stored), language, source, READ + 1),
    ).fetchall()
    return rows[:READ], len(rows) > READ or len(stored) == STORED_LAST


def _of_article(
    connection: sqlite3.Connection, article_id: str, runs: list[tuple[int, int]], groups: tuple[tuple[str, ...], ...]
) -> Iterator[Worded]:
    """The sentences [first, past) of each run that have all the words, in order of the text, each once."""
    whole, revision, title, text, source, published, language = connection.execute(
        f"""SELECT {WHOLE}, r.revision, r.title, r.text, r.source, r.published, r.language FROM articles a
        JOIN revisions r ON r.article_id = a.article_id AND r.revision = a.current WHERE a.article_id = ?""",
        (article_id,),
    ).fetchone()
    if not whole:
        return
    sentences = connection.execute(
        """SELECT DISTINCT s.start, s.end FROM json_each(?) run JOIN sentences s ON s.article_id = ? AND s.revision = ?
        AND s.n >= run.value ->> 0 AND s.n < run.value ->> 1 ORDER BY s.n""",
        (json.dumps(runs), article_id, revision),
    )
    for start, end in sentences:
        quote = text[start:end]
        words = places(quote, groups)
        if words:
            near = Near(article_id, revision, title, source, published, language, start, end, quote)
            yield Worded(near, tuple((start + first, start + past) for first, past in words))
