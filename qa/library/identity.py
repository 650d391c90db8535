"""Which article a text is, when its file is stored.

A draft is, in this order: the article with exactly its text, wherever that lives; the article of the same file with
its title, or else in its place, which gets a new revision; a new article. An article that its changed file no longer
contains leaves the search, and stays readable for old citations. What a person corrected in an article's details wins
over what its file says, until another story takes its place there.

An article that was removed stays so while its text is the same, unless its file was named. Where that has a text with
its title now, or much like it, it comes back as that.

A file that is a copy of another adds nothing. When the other one is gone from the disk, the article moves to the new
path and keeps its id. When one of two copies changes, the article stays with the unchanged one, and the changed text
becomes an article of its own, so neither text is lost.
"""

from __future__ import annotations

import os
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from qa.library.dividing import Spans
from qa.library.records import (
    Stored,
    articles_of_path,
    clear_spans,
    content_hash,
    corrected,
    distrust_files,
    drop_corrections,
    find_content,
    forget_files,
    is_removed,
    mend,
    new_article,
    new_revision,
    place_article,
    removed_of_path,
    store_spans,
    text_of,
    unremove,
    update_details,
)
from qa.types import Draft

_RUN, _ALIKE = 8, 0.3
"""Characters of a run, and how many of the shorter text's runs the longer one has."""
Status = Literal["added", "replaced", "unchanged", "duplicate", "failed"]


@dataclass(frozen=True, slots=True)
class KnownFile:
    """What identifies the bytes of a file."""

    path: str
    size: int
    mtime_ns: int | None
    """None: a later change may bear the same time, so only the bytes tell."""
    sha256: bytes


@dataclass(frozen=True, slots=True)
class StoredFile:
    """What a file did to the library."""

    status: Status
    articles: tuple[str, ...]
    message: str
    freed: frozenset[int]
    """Vectors that its replaced texts used; nothing else may need them any more."""


@dataclass(slots=True)
class _Outcome:
    ids: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    away: list[str] = field(default_factory=list)
    """Removed, and left so."""
    changed: bool = False
    freed: set[int] = field(default_factory=set)


def store_file(
    connection: sqlite3.Connection,
    encoder: str,
    file: KnownFile,
    drafts: Sequence[Draft],
    spans: Sequence[Mapping[str, Spans]],
    named: bool,
) -> StoredFile:
    """Stores the articles of one file in the caller's transaction.

    `spans`: for each draft its spans by language, as read and as somebody may have corrected it. Their vectors must be
    stored: else ValueError. `named`: with it, what was removed comes back.
    """
    texts = {content_hash(draft.text) for draft in drafts}
    own = [
        article
        for article in articles_of_path(connection, file.path)
        if article.content in texts or not _lives_on_elsewhere(connection, article)
    ]
    away = [
        article
        for article in removed_of_path(connection, file.path)
        if article.content not in texts and not _lives_on_elsewhere(connection, article)
    ]
    sql = "SELECT 1 FROM file_articles WHERE path = ?"
    known = bool(own) or connection.execute(sql, (file.path,)).fetchone() is not None
    outcome = _Outcome()
    for draft, its_spans, match in zip(drafts, spans, _match(connection, drafts, own, away), strict=True):
        _store_draft(connection, encoder, file.path, draft, its_spans, match, named, outcome)
    for article in own:
        if article.article_id not in outcome.ids:
            _take_out(connection, article.article_id, outcome)
            connection.execute("UPDATE articles SET current = NULL WHERE article_id = ?", (article.article_id,))
            outcome.notes.append(f"no longer holds {article.article_id}")
    put_file(connection, file)
    connection.execute("DELETE FROM file_articles WHERE path = ?", (file.path,))
    links = [(file.path, part, article_id) for part, article_id in enumerate(outcome.ids)]
    connection.executemany("INSERT INTO file_articles VALUES (?, ?, ?)", links)
    for article_id in outcome.away:
        distrust_files(connection, article_id)  # named later, it is read for them
    status: Status = "unchanged" if known else "duplicate"
    if outcome.changed:
        status = "replaced" if known else "added"
    message = "; ".join(dict.fromkeys(outcome.notes))
    ids = tuple(one for one in dict.fromkeys(outcome.ids) if one not in outcome.away)
    return StoredFile(status, ids, message, frozenset(outcome.freed))


def put_file(connection: sqlite3.Connection, file: KnownFile) -> None:
    """Remembers the bytes of a file, so that they need not be parsed again."""
    connection.execute(
        """INSERT INTO files VALUES (?, ?, ?, ?) ON CONFLICT (path) DO UPDATE
        SET size = excluded.size, mtime_ns = excluded.mtime_ns, sha256 = excluded.sha256""",
        (file.path, file.size, file.mtime_ns, file.sha256),
    )


def _store_draft(
    connection: sqlite3.Connection,
    encoder: str,
    path: str,
    draft: Draft,
    spans: Mapping[str, Spans],
    match: Stored | None,
    named: bool,
    outcome: _Outcome,
) -> None:
    content = content_hash(draft.text)
    same = match if match and match.content == content else find_content(connection, content)
    if same and not same.whole:
        mend(connection, same.article_id, same.revision, draft.text)
        outcome.changed = True
        outcome.notes.append(f"the damaged text of {same.article_id} is mended")
        if same.current is not None and same.language in spans:  # a rebuild may have divided the damaged one
            outcome.freed |= clear_spans(connection, same.article_id)
            store_spans(connection, encoder, same.article_id, same.revision, spans[same.language])
    if same and same.current is not None:
        _keep(connection, encoder, path, draft, spans, same, outcome)
        return
    if same and not named and is_removed(connection, same.article_id):
        outcome.ids.append(same.article_id)
        outcome.away.append(same.article_id)
        return
    outcome.changed = True
    if same:
        article_id, revision = same.article_id, same.revision
        draft, its_spans = corrected(connection, article_id, draft, spans)
        outcome.freed |= unremove(connection, article_id)
        place_article(connection, article_id, revision, path, draft.part)
        update_details(connection, article_id, revision, draft)
        outcome.notes.append(f"{article_id} is back")
    elif match:
        article_id, revision = match.article_id, match.revision + 1
        other = match.title != draft.title and not _alike(_runs(text_of(connection, match)), _runs(draft.text))
        if other and drop_corrections(connection, article_id):
            outcome.notes.append(f"what was corrected in {article_id} is dropped, as it was of another story")
        outcome.freed |= unremove(connection, article_id)
        draft, its_spans = corrected(connection, article_id, draft, spans)
        _take_out(connection, article_id, outcome)
        new_revision(connection, article_id, revision, path, draft)
        outcome.notes.append(f"{article_id} is now revision {revision}")
    else:
        article_id, revision = new_article(connection, path, draft)
        its_spans = spans[draft.language]
    store_spans(connection, encoder, article_id, revision, its_spans)
    outcome.ids.append(article_id)


def _keep(
    connection: sqlite3.Connection,
    encoder: str,
    path: str,
    draft: Draft,
    spans: Mapping[str, Spans],
    same: Stored,
    outcome: _Outcome,
) -> None:
    """The text is in the library: here, in a copy of this file, or where this file was before it was renamed."""
    twice_here = same.article_id in outcome.ids
    outcome.ids.append(same.article_id)
    if same.path != path and os.path.lexists(same.path):
        outcome.notes.append(f"same text as {same.article_id} in {same.path}")
        return
    if same.path != path:
        outcome.notes.append(f"moved from {same.path}")
        connection.execute("DELETE FROM files WHERE path = ?", (same.path,))
    if not twice_here:
        draft, its_spans = corrected(connection, same.article_id, draft, spans)
        place_article(connection, same.article_id, same.revision, path, draft.part)
        update_details(connection, same.article_id, same.revision, draft)
        if same.language != draft.language:  # read as another language: other sentences, other vectors
            outcome.freed |= clear_spans(connection, same.article_id)
            store_spans(connection, encoder, same.article_id, same.revision, its_spans)


def _take_out(connection: sqlite3.Connection, article_id: str, outcome: _Outcome) -> None:
    """Ends the search for a revision. A copy of its file, should it come back, is read anew."""
    outcome.changed = True
    outcome.freed |= clear_spans(connection, article_id)
    forget_files(connection, article_id)


def _lives_on_elsewhere(connection: sqlite3.Connection, article: Stored) -> bool:
    """Whether another file on the disk has the article too; then it belongs there from now on, removed or not."""
    sql = "SELECT path, part FROM file_articles WHERE article_id = ? AND path != ? ORDER BY path"
    for path, part in connection.execute(sql, (article.article_id, article.path)).fetchall():
        if os.path.lexists(path):
            place_article(connection, article.article_id, article.current, path, part)
            return True
    return False


def _runs(text: str) -> frozenset[str]:
    return frozenset(text[at : at + _RUN] for at in range(max(1, len(text) - _RUN + 1)))


def _alike(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether one text is much of the other: they share runs of letters, as two stories do not."""
    return len(one & two) >= _ALIKE * min(len(one), len(two))


def _match(
    connection: sqlite3.Connection, drafts: Sequence[Draft], own: Sequence[Stored], away: Sequence[Stored]
) -> list[Stored | None]:
    """For each draft the article of the same file that it continues: same text, else same title, else same place; or
    one of those that were removed, with its title or much like it.
    """
    contents = [content_hash(draft.text) for draft in drafts]
    # A draft whose text is stored already is that article, and continues no other.
    stored = [find_content(connection, content) is not None for content in contents]
    rules: Sequence[tuple[Sequence[Hashable], Callable[[Stored], Hashable]]] = (
        (contents, lambda article: article.content),
        ([(draft.title, draft.part) for draft in drafts], lambda article: (article.title, article.part)),
        ([draft.title for draft in drafts], lambda article: article.title),
        ([draft.part for draft in drafts], lambda article: article.part),
    )
    found: list[Stored | None] = [None] * len(drafts)
    free = list(own)
    for wanted, key in rules:
        waiting: dict[Hashable, list[Stored]] = defaultdict(list)
        for article in reversed(free):
            waiting[key(article)].append(article)
        for n, value in enumerate(wanted):
            if found[n] is None and (wanted is contents or not stored[n]) and waiting[value]:
                found[n] = waiting[value].pop()
        taken = {article.article_id for article in found if article is not None}
        free = [article for article in free if article.article_id not in taken]
    gone = [(article, _runs(text_of(connection, article))) for article in away]
    for n, draft in enumerate(drafts):
        if gone and found[n] is None and not stored[n]:
            own_runs = _runs(draft.text)
            like = (one for one, runs in gone if one.title == draft.title or _alike(runs, own_runs))
            found[n] = next(like, None)
            gone = [each for each in gone if each[0] is not found[n]]
    return found
