"""Verdicts in the library's file: saved, taken back, listed; which citations still wait for one.

A verdict belongs to a sentence of one revision, cited for one question, and to its reviewer. A later one takes its
place without deleting it, so that undo returns to the one before. When the article gets a newer text, the verdict stays
and the citation is open again, until it is judged anew. Saving does not wait for articles that are being added.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from qa.conversations import Conversations, Turn
from qa.errors import ReviewError
from qa.library import Library
from qa.review.claims import VERDICTS, Claim, Correction, Item, Verdict, VerdictName, claims

LONGEST_NOTE = 10_000
"""Characters."""
READ = """SELECT verdict_id, claim, reviewer, verdict, note, corrected_start, corrected_end, corrected_quote,
    seen_revision, time FROM verdicts v """
STANDS = """undone = 0 AND verdict_id = (SELECT max(verdict_id) FROM verdicts w
    WHERE w.key = v.key AND w.reviewer = v.reviewer AND w.undone = 0)"""


class Reviews:
    """The verdicts of one reviewer; a name of a user, or "" where nobody logs in. Safe for many threads."""

    def __init__(self, library: Library, reviewer: str = "") -> None:
        self._library = library
        self._storage = library.storage
        self.reviewer = reviewer

    def save(
        self, claim: Claim, verdict: VerdictName, *, note: str = "", correction: tuple[int, int] | None = None
    ) -> Verdict:
        """Stores a verdict; it is on the disk when this returns.

        `correction`: start and end of the words that should have been cited, in the text of `claim.revision`.
        ReviewError: no such verdict, words that are not the article's, a note too long. LibraryError: the article is
        gone, the library read-only.
        """
        if verdict not in VERDICTS:
            raise ReviewError(f"{verdict!r} is no verdict; give one of {', '.join(VERDICTS)}")
        if len(note) > LONGEST_NOTE:
            raise ReviewError(f"the note has {len(note):,} characters; write at most {LONGEST_NOTE:,}")
        if correction is not None and verdict == "supports":
            raise ReviewError("a citation that supports its answer has nothing to correct; choose another verdict")
        text = self._library.article(claim.article_id, claim.revision).text
        if text[claim.start : claim.end] != claim.quote:
            raise ReviewError(f"article {claim.article_id} has other words at [{claim.start}, {claim.end})")
        if claim.span_end is not None and claim.span_end > len(text):
            raise ReviewError(f"article {claim.article_id} ends before the span [{claim.span_start}, {claim.span_end})")
        corrected = None if correction is None else _correction(text, *correction)
        newest = self._library.article(claim.article_id).revision
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        with self._storage.writing("storing a verdict", change=False) as connection:
            cursor = connection.execute(
                """INSERT INTO verdicts (key, claim, reviewer, verdict, note, corrected_start, corrected_end,
                corrected_quote, seen_revision, time) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                (
                    claim.key,
                    json.dumps(asdict(claim)),
                    self.reviewer,
                    verdict,
                    note.encode(errors="replace").decode(),
                    corrected and corrected.start,
                    corrected and corrected.end,
                    corrected and corrected.quote,
                    newest,
                    now,
                ),
            )
        return Verdict(int(cursor.lastrowid or 0), claim, self.reviewer, verdict, note, corrected, newest, now)

    def undo(self, claim: Claim) -> Item:
        """Takes back the last verdict on `claim`, and gives the citation with the verdict before it.

        ReviewError: there is nothing to take back.
        """
        with self._storage.writing("undoing a verdict", change=False) as connection:
            row = connection.execute(
                READ + "WHERE reviewer = ? AND undone = 0 AND key = ? ORDER BY verdict_id DESC LIMIT 1",
                (self.reviewer, claim.key),
            ).fetchone()
            if row is None:
                raise ReviewError("there is no verdict to undo")
            connection.execute("UPDATE verdicts SET undone = 1 WHERE verdict_id = ?", (row[0],))
        return self._items([_verdict(row).claim])[0]

    def verdicts(self, *, everyone: bool = False) -> list[Verdict]:
        """Verdicts that stand, in order of time; of all reviewers with `everyone`."""
        rows = self._storage.rows(
            READ + f"WHERE {STANDS} AND (? OR reviewer = ?) ORDER BY verdict_id", (everyone, self.reviewer)
        )
        return [_verdict(row) for row in rows]

    def items(self, conversation_id: str | None = None, *, turn_id: int | None = None) -> list[Item]:
        """The citations of a conversation, of one turn, or of all the reviewer's conversations, in order, each once.

        LibraryError: there is no such conversation or turn of this reviewer.
        """
        conversations = Conversations(self._library, self.reviewer)
        turns: Sequence[Turn]
        if turn_id is not None:
            turns = [conversations.turn(turn_id)]
        elif conversation_id is not None:
            turns = conversations.read(conversation_id)
        else:
            turns = conversations.all_turns()
        found: dict[str, Claim] = {}
        for turn in turns:
            for claim in claims(turn.answer, conversation_id=turn.conversation_id, turn_id=turn.turn_id):
                found.setdefault(claim.key, claim)
        return self._items(list(found.values()))

    def unreviewed(self) -> list[Item]:
        """Those of `items` that wait for a verdict: never judged, undone, or reopened by a newer text."""
        return [item for item in self.items() if item.available and not item.reviewed]

    def reopened(self) -> list[Item]:
        """Citations judged by this reviewer whose article has a newer text since, also of deleted conversations."""
        items = self._items([verdict.claim for verdict in self.verdicts()])
        return [item for item in items if item.reopened]

    def _items(self, found: Sequence[Claim]) -> list[Item]:
        standing = self._standing(found)
        stored: dict[str, list[int]] = {}
        for article_id, revision in self._storage.kept(claim.article_id for claim in found):
            stored.setdefault(article_id, []).append(revision)
        items = []
        for claim in found:
            verdict, revisions = standing.get(claim.key), stored.get(claim.article_id, [])
            available = claim.revision in revisions
            reopened = verdict is not None and available and max(revisions) > verdict.seen_revision
            items.append(Item(claim, verdict, reopened, available))
        return items

    def _standing(self, found: Sequence[Claim]) -> dict[str, Verdict]:
        keys = json.dumps([claim.key for claim in found])
        sql = READ + f"WHERE key IN (SELECT value FROM json_each(?)) AND reviewer = ? AND {STANDS}"
        verdicts = [_verdict(row) for row in self._storage.rows(sql, (keys, self.reviewer))]
        return {one.claim.key: one for one in verdicts}


def reviewers(library: Library) -> list[str]:
    """Whose verdicts there are, by name."""
    return [name for (name,) in library.storage.rows("SELECT DISTINCT reviewer FROM verdicts ORDER BY reviewer")]


def progress(items: Sequence[Item]) -> tuple[int, int]:
    """How many are reviewed, of how many: those that can be judged, or were."""
    return sum(item.reviewed for item in items), sum(item.reviewed or item.available for item in items)


def _correction(text: str, start: int, end: int) -> Correction:
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise ReviewError(f"[{start}, {end}) are no words of the article; select the words that answer")
    return Correction(start, end, text[start:end])


def _verdict(row: tuple[Any, ...]) -> Verdict:
    verdict_id, claim, reviewer, verdict, note, start, end, quote, seen, time = row
    try:
        about = Claim.from_dict(json.loads(claim))
    except (ValueError, KeyError, TypeError) as error:
        raise ReviewError(f"verdict {verdict_id} is damaged ({error}); restore the library from a backup") from error
    correction = None if start is None else Correction(start, end, quote)
    return Verdict(verdict_id, about, reviewer, verdict, note, correction, seen, time)
