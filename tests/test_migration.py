"""Libraries of older versions: `library_v1.sql` is a dump of one that version 1 wrote, with three articles."""

from __future__ import annotations

import json
import shutil
import sqlite3
import threading
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from qa.conversations import Conversations, Turn
from qa.errors import LibraryError
from qa.library import Library
from qa.library import storage as storage_module
from qa.library.schema import SCHEMA_VERSION
from qa.library.storage import DATABASE
from qa.review import Reviews, claims
from tests.conftest import ROOT
from tests.test_conversations import refused
from tests.test_library import CountingEncoder, Reader, behind, errors, found, segment, write
from tests.test_review import ARABIC, ENGLISH, answer

TABLES = ("articles", "revisions", "files", "file_articles", "vectors", "sentences", "passages")


def opened(folder: Path, encoder: CountingEncoder | None = None) -> Library:
    return Library.open(folder, encoder or CountingEncoder(16), reader=Reader(), segment=segment)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A folder with a library of version 1, its index lost."""
    connection = sqlite3.connect(tmp_path / DATABASE)
    connection.executescript((ROOT / "tests" / "library_v1.sql").read_text(encoding="utf-8"))
    connection.execute("UPDATE library SET generation = 0, index_state = NULL")
    connection.commit()
    connection.close()
    return tmp_path


def content(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    return {table: behind(folder, f"SELECT * FROM {table} ORDER BY 1, 2, 3") for table in TABLES}


def version(folder: Path) -> int:
    ((number,),) = behind(folder, "PRAGMA user_version")
    return int(number)


def take_back(library: Library, to: int) -> None:
    """Makes the file one of version 3 or 4, as far as this goes."""
    with library.storage.writing("taking back") as connection:
        connection.execute("DROP TRIGGER passages_words")
        connection.execute("DROP TABLE word_counts")
        connection.execute("DROP TABLE words")
        connection.execute("ALTER TABLE turns DROP COLUMN sha256")
        if to == 3:
            connection.execute("DROP TABLE forgotten")
        connection.execute(f"PRAGMA user_version = {to}")


def test_a_library_of_version_1_opens_and_keeps_all(old: Path) -> None:
    before, encoder = content(old), CountingEncoder(16)
    assert version(old) == 1
    with opened(old, encoder) as library:
        assert content(old) == before
        assert [article.title for article in library.articles()] == ["Summit", "قمة", "Harbour"]
        assert found(library, "summit in Baghdad", 1) == ["The summit is in Baghdad. It rains."]
        assert library.article(library.articles()[2].article_id, 1).text == "The harbour closes on Monday."
        assert encoder.texts == 0
        assert errors(library) == []
        Conversations(library).start("Where?", refused())
    assert version(old) == SCHEMA_VERSION
    with opened(old) as library:
        assert len(Conversations(library).recent()) == 1
        assert library.notices == []


def test_a_new_library_has_the_tables_of_a_migrated_one(old: Path, tmp_path: Path) -> None:
    opened(old).close()
    opened(tmp_path / "new").close()
    schema = "SELECT name, sql FROM sqlite_master ORDER BY name"
    assert behind(old, schema) == behind(tmp_path / "new", schema)


def test_a_migration_that_fails_changes_nothing(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = content(old)
    steps = (*storage_module.STEPS, "CREATE TABLE one (x) STRICT")
    monkeypatch.setattr(storage_module, "STEPS", steps)
    with pytest.raises(LibraryError):
        opened(old)
    assert (version(old), content(old)) == (1, before)
    monkeypatch.undo()
    with opened(old) as library:
        assert len(library.articles()) == 3


def test_two_that_open_at_once_migrate_once(old: Path) -> None:
    counts: list[int] = []

    def read() -> None:
        with opened(old) as library:
            counts.append(len(library.articles()))

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert counts == [3, 3, 3, 3]


def test_a_read_only_library_of_version_1_is_read_and_not_changed(
    old: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is brought up in a copy, which goes when the library is closed."""
    before = (old / DATABASE).read_bytes()
    copies = tmp_path_factory.mktemp("copies")
    monkeypatch.setattr("tempfile.tempdir", str(copies))
    monkeypatch.setattr("qa.library.library._writable", lambda folder: False)
    with opened(old) as library:
        assert len(list(copies.iterdir())) == 1
        assert len(library.articles()) == 3
        assert len(found(library, "summit")) == 3
        assert Conversations(library).recent() == []
        for change in (
            lambda: Conversations(library).start("Where?", refused()),
            lambda: library.remove(library.articles()[0].article_id),
        ):
            with pytest.raises(LibraryError, match="read-only"):
                change()
    assert list(copies.iterdir()) == []
    assert (old / DATABASE).read_bytes() == before


def test_verdicts_on_follow_ups_belong_to_the_questions_as_they_were_understood(tmp_path: Path) -> None:
    """Version 3 had one verdict for every "And where?". Each goes to the turn that it was given in."""
    with opened(tmp_path) as library:
        library.add([write(tmp_path / "a.txt", ("Summit", ENGLISH), ("قمة", ARABIC))])
        kept = Conversations(library)
        alone = kept.start("Where?", answer(library, "Where?"))
        leaning = [
            kept.append(alone.conversation_id, "And where?", replace(answer(library, "And where?"), understood=meant))
            for meant in ("Where is the summit?", "Where does it rain?")
        ]
        gone = kept.start("And where?", replace(answer(library, "And where?"), understood="Where was it?"))

        def judge(turn: Turn, verdict: str) -> None:
            first = claims(replace(turn.answer, understood=None), turn_id=turn.turn_id)[0]
            with library.storage.writing("judging as version 3 did") as connection:
                connection.execute(
                    """INSERT INTO verdicts (key, claim, reviewer, verdict, note, seen_revision, time)
                    VALUES (?, ?, '', ?, '', 1, '2026-01-01T00:00:00.000+00:00')""",
                    (first.key, json.dumps(asdict(first)), verdict),
                )

        for turn, verdict in zip((alone, *leaning, gone), ("supports", "partly", "does_not", "partly"), strict=True):
            judge(turn, verdict)
        kept.delete(gone.conversation_id)
        take_back(library, 3)
    with opened(tmp_path) as library:
        reviews = Reviews(library)
        found_again = [reviews.items(turn_id=turn.turn_id)[0] for turn in (alone, *leaning)]
        assert [item.verdict and item.verdict.verdict for item in found_again] == ["supports", "partly", "does_not"]
        assert [one.claim.question for one in reviews.verdicts()] == [
            "Where?", "Where is the summit?", "Where does it rain?",
            "And where?",  # what it meant went with its conversation
        ]  # fmt: skip


def test_a_library_with_a_damaged_verdict_and_turn_is_migrated_all_the_same(tmp_path: Path) -> None:
    with opened(tmp_path) as library:
        library.add([write(tmp_path / "a.txt", ("Summit", ENGLISH), ("قمة", ARABIC))])
        turn = Conversations(library).start("And where?", replace(answer(library), understood="Where is it?"))
        Reviews(library).save(claims(turn.answer, turn_id=turn.turn_id)[0], "supports")
        take_back(library, 3)
        with library.storage.writing("damaging") as connection:
            connection.execute("INSERT INTO turns SELECT turn_id + 1, conversation_id, 1, 'q', '{', time FROM turns")
            connection.execute("UPDATE verdicts SET claim = '{'")
    opened(tmp_path).close()
    assert version(tmp_path) == SCHEMA_VERSION


def test_passages_of_an_older_library_are_found_by_their_words(tmp_path: Path) -> None:
    with opened(tmp_path) as library:
        library.add([write(tmp_path / "a.txt", ("Summit", ENGLISH), ("قمة", ARABIC))])
        take_back(library, 4)
    with opened(tmp_path) as library:
        ids = library.search_words("Where is the summit?", 9)
        assert {library.article(one.article_id).title for one in library.passages(ids)} == {"Summit"}
        assert errors(library) == []


def test_a_newer_version_is_refused_in_one_line(old: Path) -> None:
    behind(old, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    shutil.copy(old / DATABASE, old / "kept")
    with pytest.raises(LibraryError, match="written by a newer Maqal .*install the newer Maqal") as caught:
        opened(old)
    assert "\n" not in str(caught.value)
    assert (old / DATABASE).read_bytes() == (old / "kept").read_bytes()
