"""Everything that follows from the texts, made again: sentences, passages, vectors. Encodes only what has no vector.

Serves three needs: a library made with another encoder, a damaged vector or span, and better segmentation. With the
same encoder some articles at a time are committed, so that other writers, who keep the turns of a conversation, hardly
wait. With another one the missing vectors are stored first, in batches that survive an interruption; then one
transaction points everything to them, so that no reader ever sees vectors of two encoders together.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

from embeddings.encoder import Encoder
from qa.errors import LibraryError
from qa.library.adding import Progress, encode_texts
from qa.library.dividing import Segment, Spans, divide_stored, text_key
from qa.library.records import clear_spans, delete_vectors, store_spans, store_vectors
from qa.library.storage import Storage
from qa.library.vectors import sound
from qa.library.word_index import missing_words, store_words
from qa.types import Article

ARTICLES = 50
"""Made again between two commits."""

Divided = tuple[Article, Spans]


def rebuild(storage: Storage, encoder: Encoder, segment: Segment, progress: Callable[[Progress], None] | None) -> None:
    """Brings a library to this encoder. The caller holds the writer's lock. LibraryError as from `Library.rebuild`."""
    ids = [row[0] for row in storage.rows("SELECT article_id FROM articles WHERE current IS NOT NULL ORDER BY rowid")]
    header = storage.header()
    same = (header.encoder, header.dimension) == (encoder.identity, encoder.dimension)
    encoded = 0
    damaged: set[bytes] = set()  # of all parts: an index elsewhere has the damaged vector for each passage that uses it
    for at in range(0, len(ids), ARTICLES):
        part = [_divided(storage, article_id, encoder, segment) for article_id in ids[at : at + ARTICLES]]
        vectors, found = _missing(storage, encoder, part)
        damaged |= found
        with storage.writing("rebuilding", change=same) as connection:
            store_vectors(connection, encoder.identity, vectors)
            if same:
                _store(connection, encoder, part, damaged)
        encoded += len(vectors)
        if progress is not None:
            progress(Progress(at + len(part), len(ids), part[-1][0].path, encoded))
    with storage.writing("rebuilding") as connection:
        if not same:
            connection.execute("UPDATE library SET encoder = ?, dimension = ?", (encoder.identity, encoder.dimension))
            for article_id in ids:
                _store(connection, encoder, [_divided(storage, article_id, encoder, segment)], set())
        for table in ("sentences", "passages"):
            connection.execute(
                f"""DELETE FROM {table} WHERE NOT EXISTS (SELECT 1 FROM articles a
                WHERE a.article_id = {table}.article_id AND a.current = {table}.revision)"""
            )
        connection.execute("INSERT INTO words (words) VALUES ('rebuild')")
        store_words(connection, missing_words(connection))
        # What was kept for removed articles by another encoder is of no use: restoring them encodes them anew.
        connection.execute(
            """DELETE FROM removed_vectors WHERE vector_id IN
            (SELECT vector_id FROM vectors v, library l WHERE v.encoder != l.encoder)"""
        )
        delete_vectors(connection)


def _store(connection: sqlite3.Connection, encoder: Encoder, part: Sequence[Divided], damaged: set[bytes]) -> None:
    """Spans that are not as they should be, or rest on a vector that was damaged."""
    for article, spans in part:
        wanted = _described(spans, encoder.identity)
        broken = not damaged.isdisjoint([*wanted[0].values(), *wanted[1].values()])
        if broken or _stored(connection, article.article_id) != wanted:
            clear_spans(connection, article.article_id)
            store_spans(connection, encoder.identity, article.article_id, article.revision, spans)


def _missing(storage: Storage, encoder: Encoder, part: Sequence[Divided]) -> tuple[dict[bytes, bytes], set[bytes]]:
    """The vectors of texts without a sound one for this encoder, and the keys of those that were damaged."""
    waiting: dict[bytes, tuple[str, str]] = {}
    damaged: set[bytes] = set()
    for _, spans in part:
        for key, text in spans.keyed(encoder.identity).items():
            rows = storage.rows("SELECT data, encoder = ? FROM vectors WHERE key = ?", (encoder.identity, key))
            if not rows or not rows[0][1] or not sound(rows[0][0], encoder.dimension):
                waiting[key] = text
                if rows:
                    damaged.add(key)
    return encode_texts(encoder, waiting), damaged


def _divided(storage: Storage, article_id: str, encoder: Encoder, segment: Segment) -> Divided:
    article = storage.article(article_id, None, damaged=True)  # not quoted, and mended by adding its file again
    if article is None:
        raise LibraryError(
            f"{storage.folder}: article {article_id} has lost its text; restore the library from a backup"
        )
    return article, divide_stored(segment, encoder, article)


Described = tuple[dict[tuple[int, int, int], bytes], dict[tuple[int, int], bytes]]
"""Vector keys by (n, start, end) of each sentence, and by (first, past) of each passage."""


def _described(spans: Spans, encoder: str) -> Described:
    sentences = {
        (n, sentence.start, sentence.end): text_key(encoder, spans.language, text)
        for n, (sentence, text) in enumerate(zip(spans.sentences, spans.sentence_texts(), strict=True))
    }
    texts = zip(spans.passages, spans.passage_texts(), strict=True)
    return sentences, {passage: text_key(encoder, spans.language, text) for passage, text in texts}


def _stored(connection: sqlite3.Connection, article_id: str) -> Described:
    sentences = connection.execute(
        "SELECT n, start, end, key FROM sentences JOIN vectors USING (vector_id) WHERE article_id = ?", (article_id,)
    )
    passages = connection.execute(
        "SELECT first, past, key FROM passages JOIN vectors USING (vector_id) WHERE article_id = ?", (article_id,)
    )
    return {(n, start, end): key for n, start, end, key in sentences}, {(a, b): key for a, b, key in passages}
