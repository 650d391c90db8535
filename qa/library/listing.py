"""Lists and counts of the articles that are searched, without their texts: quick for ten thousand and more."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, get_args

from qa.errors import LibraryError
from qa.library.index_folders import index_folder
from qa.library.sizes import bytes_of, folder_bytes
from qa.library.storage import DATABASE, Storage
from qa.text.fold import unmarked

Sort = Literal["first", "added", "title", "source", "published", "language"]
"""`first`: when it first came; `added`: when its text did."""

# The index holds every column that is read: a row of the table would be read across its text.
DETAILS = (
    "FROM articles a JOIN revisions r INDEXED BY revisions_details USING (article_id) WHERE r.revision = a.current"
)
ORDERS = {
    "first": "a.rowid {0}",
    "added": "r.added {0}, a.rowid {0}",
    "title": "folded(r.title) {0}, a.rowid {0}",
    "source": "r.source IS NULL, folded(r.source) {0}, a.rowid {0}",
    "published": "r.published IS NULL, substr(r.published, 1, 10) {0}, r.published {0}, a.rowid {0}",
    "language": "r.language {0}, a.rowid {0}",
}


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article of a list: its newest revision without the text."""

    article_id: str
    revision: int
    title: str
    source: str | None
    published: str | None
    language: str
    url: str | None
    path: str
    part: int
    added: str
    copies: int
    """Other files with the same content."""
    corrected: tuple[str, ...]
    """Names of the details that a person corrected."""


@dataclass(frozen=True, slots=True)
class ArticlesPage:
    """Some rows of a list, and how many there are in all."""

    rows: tuple[ArticleRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts of the articles that are searched, as (label, count)."""

    articles: int
    months: tuple[tuple[str, int], ...]
    """Of publication, `2024-06`, in order of time; articles without a date are `undated`."""
    undated: int
    languages: tuple[tuple[str, int], ...]
    """The most frequent first."""
    sources: tuple[tuple[str, int], ...]
    """The most frequent first; "" for articles that name none."""


# The titles and file names of an archive: it is passed through in order, so a cache that is too small keeps nothing.
@lru_cache(maxsize=200_000)
def _folded(text: str | None) -> str:
    """For finding and sorting: without case, accents and vowel signs."""
    if not text:
        return ""
    if text.isascii():
        return text.lower()
    return unmarked(text).casefold()


def articles_page(
    storage: Storage,
    query: str,
    sort: Sort,
    descending: bool,
    language: str | None,
    source: str | None,
    offset: int,
    limit: int,
) -> ArticlesPage:
    """As `Library.articles_page`."""
    if sort not in get_args(Sort):
        raise LibraryError(f"articles cannot be sorted by {sort!r}; choose one of {', '.join(get_args(Sort))}")
    words = _folded(query).split()

    def matches(title: str, outlet: str | None, path: str) -> bool:
        text = f"{_folded(title)}\n{_folded(outlet)}\n{_folded(path.rpartition('/')[2])}"
        return all(word in text for word in words)

    where, values = "", []
    if language is not None:
        where += " AND r.language = ?"
        values.append(language)
    if source is not None:
        where += " AND coalesce(r.source, '') = ?"
        values.append(source)
    if words:
        where += " AND matches(r.title, r.source, a.path)"
    ordered = ORDERS[sort].format("DESC" if descending else "ASC")
    with storage.snapshot() as connection:
        connection.create_function("folded", 1, _folded, deterministic=True)
        connection.create_function("matches", 3, matches)
        # The order once for all, then the details of the page alone: words are matched once a row, not twice.
        order = connection.execute(f"SELECT a.article_id {DETAILS}{where} ORDER BY {ordered}", values).fetchall()
        ids = [article_id for (article_id,) in order[max(0, offset) :][: max(0, limit)]]
        rows = connection.execute(
            f"""SELECT a.article_id, r.revision, r.title, r.source, r.published, r.language, r.url, a.path, a.part,
            r.added {DETAILS} AND a.article_id IN (SELECT value FROM json_each(?))""",
            (json.dumps(ids),),
        ).fetchall()
    twins, by_hand = copies(storage, ids), corrected(storage, ids)
    found = {row[0]: (*row, twins[row[0]], by_hand.get(row[0], ())) for row in rows}
    return ArticlesPage(tuple(ArticleRow(*found[article_id]) for article_id in ids), len(order))


def copies(storage: Storage, article_ids: Iterable[str]) -> dict[str, int]:
    """Files with the same content besides the one where each article lives, by id."""
    ids = list(article_ids)
    rows = storage.rows(
        """SELECT f.article_id, count(DISTINCT f.path) FROM file_articles f JOIN articles a USING (article_id)
        WHERE f.path != a.path AND f.article_id IN (SELECT value FROM json_each(?)) GROUP BY 1""",
        (json.dumps(ids),),
    )
    return {**dict.fromkeys(ids, 0), **dict(rows)}


def statistics(storage: Storage) -> Statistics:
    """As `Library.statistics`."""

    def counts(label: str, order: str) -> tuple[tuple[str, int], ...]:
        return tuple(storage.rows(f"SELECT {label}, count(*) {DETAILS} GROUP BY 1 ORDER BY {order}"))

    months = counts("coalesce(substr(r.published, 1, 7), '')", "1")
    languages = counts("r.language", "2 DESC, 1")
    return Statistics(
        articles=sum(count for _, count in languages),
        months=tuple(one for one in months if one[0]),
        undated=dict(months).get("", 0),
        languages=languages,
        sources=counts("coalesce(r.source, '')", "2 DESC, 1"),
    )


def stats(storage: Storage) -> dict[str, Any]:
    """Rows of the tables, languages, encoder and sizes in bytes, as plain data."""
    header = storage.header()
    tables = ("revisions", "sentences", "passages", "vectors", "files")
    languages = dict(statistics(storage).languages)
    return {
        "articles": sum(languages.values()),
        **{table: storage.rows(f"SELECT count(*) FROM {table}")[0][0] for table in tables},
        "languages": languages,
        "encoder": header.encoder,
        "dimension": header.dimension,
        "changes": header.changes,
        "bytes_library": bytes_of(storage.folder.glob(DATABASE + "*")),
        "bytes_index": folder_bytes(index_folder(storage.folder, header.generation)),
    }


def corrected(storage: Storage, article_ids: list[str]) -> dict[str, tuple[str, ...]]:
    """The names of the details that were set by hand, by id."""
    sql = "SELECT article_id, field FROM corrections WHERE article_id IN (SELECT value FROM json_each(?)) ORDER BY 1, 2"
    found: dict[str, tuple[str, ...]] = {}
    for article_id, name in storage.rows(sql, (json.dumps(article_ids),)):
        found[article_id] = (*found.get(article_id, ()), name)
    return found
