"""Everything that follows from the texts, made again: sentences, passages, vectors. Encodes only what has no vector.

Serves three needs: a library made with another encoder, a damaged vector or span, and better segmentation. First the
missing vectors are stored, in batches that survive an interruption; then one transaction points everything to them, so
that no reader ever sees vectors of two encoders together.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import numpy as np

from embeddings.encoder import Encoder
from qa.errors import LibraryError
from qa.library.adding import BATCH_TEXTS, Progress, encode_texts
from qa.library.records import Segment, Spans, clear_spans, delete_vectors, store_spans, store_vectors, text_key
from qa.library.storage import VECTOR, Storage
from qa.library.word_index import store_words
from qa.types import Article

__all__ = ["rebuild"]


def rebuild(storage: Storage, encoder: Encoder, segment: Segment, progress: Callable[[Progress], None] | None) -> None:
    """Brings a library to this encoder. The caller holds the writer's lock. LibraryError as from `Library.rebuild`."""
    ids = [row[0] for row in storage.rows("SELECT article_id FROM articles WHERE current IS NOT NULL ORDER BY rowid")]
    changed = _store_missing(storage, encoder, segment, ids, progress)
    with storage.writing("rebuilding") as connection:
        connection.execute("UPDATE library SET encoder = ?, dimension = ?", (encoder.identity, encoder.dimension))
        for table in ("sentences", "passages"):
            connection.execute(
                f"""DELETE FROM {table} WHERE NOT EXISTS (SELECT 1 FROM articles a
                WHERE a.article_id = {table}.article_id AND a.current = {table}.revision)"""
            )
        for article_id in ids:
            article = _article(storage, article_id)
            spans = _spans(article, encoder, segment)
            wanted = _described(spans, encoder.identity)
            if _stored(connection, article_id) != wanted or changed.intersection(
                [*wanted[0].values(), *wanted[1].values()]
            ):
                clear_spans(connection, article_id)
                store_spans(connection, encoder.identity, article_id, article.revision, spans)
        connection.execute("INSERT INTO words (words) VALUES ('rebuild')")
        store_words(connection)
        # What was kept for removed articles by another encoder is of no use: restoring them encodes them anew.
        connection.execute(
            """DELETE FROM removed_vectors WHERE vector_id IN
            (SELECT vector_id FROM vectors v, library l WHERE v.encoder != l.encoder)"""
        )
        delete_vectors(connection)


def _store_missing(
    storage: Storage,
    encoder: Encoder,
    segment: Segment,
    ids: list[str],
    progress: Callable[[Progress], None] | None,
) -> set[bytes]:
    """Encodes texts without a sound vector for this encoder. Gives the keys of vectors that were damaged."""
    waiting: dict[bytes, tuple[str, str]] = {}
    damaged: set[bytes] = set()
    encoded = 0
    for number, article_id in enumerate(ids, start=1):
        article = _article(storage, article_id)
        for key, text in _spans(article, encoder, segment).keyed(encoder.identity).items():
            rows = storage.rows("SELECT data FROM vectors WHERE key = ?", (key,))
            if not rows or not _sound(rows[0][0], encoder.dimension):
                waiting[key] = text
                if rows:
                    damaged.add(key)
        if waiting and (len(waiting) >= BATCH_TEXTS or number == len(ids)):
            vectors = encode_texts(encoder, waiting)
            with storage.writing("storing vectors", change=False) as connection:
                store_vectors(connection, encoder.identity, vectors)
            encoded += len(waiting)
            waiting = {}
        if progress is not None:
            progress(Progress(number, len(ids), article.path, encoded))
    return damaged


def _article(storage: Storage, article_id: str) -> Article:
    article = storage.article(article_id, None)
    if article is None:
        raise LibraryError(
            f"{storage.folder}: article {article_id} has lost its text; restore the library from a backup"
        )
    return article


def _spans(article: Article, encoder: Encoder, segment: Segment) -> Spans:
    sentences, passages = segment(article.text, article.language, encoder.count_tokens)
    try:
        return Spans(article.text, article.language, sentences, tuple(passages))
    except ValueError as error:
        raise LibraryError(f"article {article.article_id} ({article.path}) cannot be divided: {error}") from error


def _sound(data: bytes, dimension: int) -> bool:
    if len(data) != dimension * VECTOR.itemsize:
        return False
    norm = float(np.linalg.norm(np.frombuffer(data, dtype=VECTOR).astype(np.float32)))
    return abs(norm - 1.0) < 0.01


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
