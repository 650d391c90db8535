"""Conversations: questions with their whole answers as they were given, kept in the library's file.

A turn is stored as data and never asked again when it is opened: its numbers and quotes are those of the day, whatever
became of its articles since. Everyone sees their own conversations only. Storing a turn does not wait for articles that
are being added.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
import unicodedata
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice

import regex

from qa.errors import LibraryError
from qa.library import Library
from qa.library.owed import finish, owe
from qa.library.storage import Storage
from qa.library.turns import STORED, fingerprint, read_answer
from qa.show import visible
from qa.text.fold import fold
from qa.types import Answer

TITLE_LENGTH = 80
"""Characters of the first question that make the title."""
MOST = 100
"""Conversations that are listed at once; older ones are found by their words."""
_MARKS = regex.compile(r"[\p{M}\u0640]")  # and tatweel
READ = f"SELECT t.turn_id, t.conversation_id, t.n, t.time, {STORED} FROM turns t "
SAID = """SELECT question, CAST(iif(json_valid(answer), json_extract(answer, '$.answer'), '') AS BLOB) FROM turns
    WHERE conversation_id = ?"""
LIST = """SELECT c.conversation_id, c.owner, c.title, c.started, c.updated,
    (SELECT count(*) FROM turns t WHERE t.conversation_id = c.conversation_id) FROM conversations c """


@dataclass(frozen=True, slots=True)
class Conversation:
    """One conversation without its turns. Times are ISO 8601 in UTC."""

    conversation_id: str
    owner: str
    title: str
    """Beginning of the first question."""
    started: str
    updated: str
    turns: int


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and the answer it got. `turn_id` is never used twice; `n` is the place, from 0."""

    turn_id: int
    conversation_id: str
    n: int
    question: str
    answer: Answer
    time: str


class Gone(LibraryError):
    """There is no such conversation, or turn; it was deleted, or belongs to somebody else."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"there is no such {what}; it was deleted, or belongs to somebody else", "chat.no-conversation"
        )


def owners(library: Library) -> list[str]:
    """Who has conversations, by name."""
    return [owner for (owner,) in library.storage.rows("SELECT DISTINCT owner FROM conversations ORDER BY owner")]


class Conversations:
    """The conversations of one owner; a name of a user, or "" where nobody logs in. Safe for many threads."""

    def __init__(self, library: Library, owner: str = "") -> None:
        self._storage = library.storage
        self.owner = owner

    def start(self, question: str, answer: Answer) -> Turn:
        """Stores the first turn of a new conversation, which is named by its id; on the disk when this returns."""
        return self._store(None, None, question, answer)

    def append(self, conversation_id: str, question: str, answer: Answer) -> Turn:
        """Stores a turn at the end; on the disk when this returns. LibraryError: there is no such conversation."""
        return self._store(conversation_id, None, question, answer)

    def replace(
        self, conversation_id: str, n: int, question: str, answer: Answer, known: Collection[int] | None = None
    ) -> Turn:
        """Puts a turn in place of turn `n` and of all that followed it: a question edited or asked again.

        `known`: the ids of the turns that are to go, as far as whoever asks has seen them.
        LibraryError: there is no such conversation, it has no turn `n` and does not end before it, or other turns than
        the known ones would go.
        """
        return self._store(conversation_id, n, question, answer, known)

    def recent(self, query: str = "") -> list[Conversation]:
        """At most MOST conversations, the last used first; `query`: words that are all in one of their turns, in its
        question, its answer or the quotes in that, in any case and without regard to accents and vowel signs."""
        words = _plain(query).split()
        sql = LIST + "WHERE c.owner = ? ORDER BY c.updated DESC, c.rowid DESC"
        rows = (Conversation(*row) for row in self._storage.rows(sql, (self.owner,)))
        return list(islice((row for row in rows if not words or self._has(row.conversation_id, words)), MOST))

    def get(self, conversation_id: str) -> Conversation:
        """LibraryError: there is none of this owner."""
        rows = self._storage.rows(LIST + "WHERE c.conversation_id = ? AND c.owner = ?", (conversation_id, self.owner))
        if not rows:
            raise Gone("conversation")
        return Conversation(*rows[0])

    def read(self, conversation_id: str) -> tuple[Turn, ...]:
        """All turns in order, as they were given. LibraryError: there is none of this owner, or a turn is damaged."""
        self.get(conversation_id)
        rows = self._storage.rows(READ + "WHERE t.conversation_id = ? ORDER BY n", (conversation_id,))
        return tuple(_turn(self._storage, *row) for row in rows)

    def turn(self, turn_id: int) -> Turn:
        """One turn by its id. LibraryError: there is none of this owner."""
        sql = READ + "JOIN conversations c USING (conversation_id) WHERE t.turn_id = ? AND c.owner = ?"
        rows = self._storage.rows(sql, (turn_id, self.owner))
        if not rows:
            raise Gone("turn")
        return _turn(self._storage, *rows[0])

    def all_turns(self) -> tuple[Turn, ...]:
        """Every turn of this owner, by conversation, the oldest first. Damaged ones are left to `maqal check`."""
        sql = READ + "JOIN conversations c USING (conversation_id) WHERE c.owner = ? ORDER BY c.started, c.rowid, t.n"
        found = []
        for row in self._storage.rows(sql, (self.owner,)):
            with suppress(LibraryError):
                found.append(_turn(self._storage, *row))
        return tuple(found)

    def delete(self, conversation_id: str) -> None:
        """Deletes a conversation for good; verdicts on its citations stay. LibraryError as from `get`."""
        with self._storage.writing("deleting a conversation", change=False) as connection:
            self._require(connection, conversation_id)
            connection.execute("DELETE FROM conversations WHERE conversation_id = ?", (conversation_id,))
            owe(self._storage.folder)
        finish(self._storage)

    def _has(self, conversation_id: str, words: Sequence[str]) -> bool:
        rows = self._storage.rows(SAID, (conversation_id,))
        turns = (_plain(f"{question}\n{(said or b'').decode(errors='replace')}") for question, said in rows)
        return any(all(word in turn for word in words) for turn in turns)

    def _store(
        self,
        conversation_id: str | None,
        n: int | None,
        question: str,
        answer: Answer,
        known: Collection[int] | None = None,
    ) -> Turn:
        now = datetime.now(UTC).isoformat(timespec="microseconds")
        question = question.encode(errors="replace").decode()  # half a surrogate pair cannot be stored
        data = json.dumps(answer.to_dict())
        with self._storage.writing("storing a turn", change=False) as connection:
            if conversation_id is None:
                conversation_id = secrets.token_hex(8)
                connection.execute(
                    "INSERT INTO conversations VALUES (?, ?, '', ?, ?)", (conversation_id, self.owner, now, now)
                )
            self._require(connection, conversation_id)
            sql = "SELECT count(*) FROM turns WHERE conversation_id = ?"
            ((count,),) = connection.execute(sql, (conversation_id,)).fetchall()
            n = count if n is None else n
            if not 0 <= n <= count:
                raise LibraryError(f"the conversation has {count} turns and no turn {n}; open it again")
            going = connection.execute(
                "DELETE FROM turns WHERE conversation_id = ? AND n >= ? RETURNING turn_id", (conversation_id, n)
            ).fetchall()
            if known is not None and {turn_id for (turn_id,) in going} != set(known):
                # Raised before the commit, so that they stay.
                line = "the conversation was changed in another window; open it again and ask there"
                raise LibraryError(line, "error.other-window")
            cursor = connection.execute(
                "INSERT INTO turns (conversation_id, n, question, answer, time, sha256) VALUES (?, ?, ?, ?, ?, ?)",
                (conversation_id, n, question, data, now, fingerprint(question, data.encode())),
            )
            connection.execute(
                "UPDATE conversations SET updated = ?, title = iif(?, ?, title) WHERE conversation_id = ?",
                (now, n == 0, _title(question), conversation_id),
            )
        return Turn(int(cursor.lastrowid or 0), conversation_id, n, question, answer, now)

    def _require(self, connection: sqlite3.Connection, conversation_id: str) -> None:
        sql = "SELECT 1 FROM conversations WHERE conversation_id = ? AND owner = ?"
        if connection.execute(sql, (conversation_id, self.owner)).fetchone() is None:
            raise Gone("conversation")


def _turn(
    storage: Storage, turn_id: int, conversation_id: str, n: int, time: str, question: str, data: bytes,
    sha256: bytes | None,
) -> Turn:  # fmt: skip
    try:
        answer = read_answer(storage, question, data, sha256)
    except ValueError as error:
        line = f"turn {n} of conversation {conversation_id}, “{_title(question)}”, is damaged ({error})"
        raise LibraryError(f"{line}; delete the conversation") from error
    return Turn(turn_id, conversation_id, n, question, answer, time)


def _plain(text: str) -> str:
    return str(_MARKS.sub("", unicodedata.normalize("NFKD", fold(visible(text)))))


def _title(question: str) -> str:
    line = " ".join(question.split())
    if len(line) <= TITLE_LENGTH:
        return line
    # Ends at a word where there is one near; Chinese and Thai have none.
    head = line[: TITLE_LENGTH - 1]
    cut = head.rfind(" ")
    return (head[:cut] if cut > TITLE_LENGTH // 2 else head) + "…"
