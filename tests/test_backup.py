"""A backup is whole whenever it is made, and what is deleted for good stands nowhere in the library's folder."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from qa.conversations import Conversations
from qa.errors import LibraryError
from qa.library import Library
from qa.library.backup import back_up
from qa.library.library import LOCK
from qa.library.storage import DATABASE
from qa.library.uploads import own_place, uploads_folder
from qa.types import Answer
from tests.test_library import errors, opened, write

SECRET = "quenelle"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "library") as library:
        yield library


def test_a_backup_made_while_others_write_is_a_whole_library(library: Library, tmp_path: Path) -> None:
    place = uploads_folder(library.folder) / "ab12" / "a.txt"
    place.parent.mkdir(parents=True)
    library.add([write(place, ("A", "The summit is in Baghdad."))])
    Conversations(library).start("Where?", Answer("Where?", "en", "not_found", "Not here.", "en", 0.1))
    files = [write(tmp_path / f"{n}.txt", (f"T{n}", f"Report {n} says so.")) for n in range(30)]
    adding = threading.Thread(target=lambda: [library.add([one]) for one in files])
    adding.start()
    for n in range(3):
        back_up(library.storage, tmp_path / f"backup{n}")
    adding.join()
    shutil.rmtree(library.folder / "uploads")  # a backup needs nothing of where it was made
    for n in range(3):
        with opened(tmp_path / f"backup{n}") as copy:
            assert errors(copy) == []
            assert copy.articles()[0].text == "The summit is in Baghdad."
            assert [one.title for one in Conversations(copy).recent()] == ["Where?"]
            assert (uploads_folder(copy.folder) / "ab12" / "a.txt").exists()


def test_what_a_killed_backup_left_goes_with_the_next_one_of_any_name(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It is a readable copy of all words, also of those deleted since. One that is being written stays."""
    library.add([write(tmp_path / "a.txt", ("A", f"The {SECRET} was served."))])
    backups = tmp_path / "backups"
    with monkeypatch.context() as patch:
        patch.setattr("shutil.rmtree", lambda *_, **__: None)  # killed: nothing is taken away
        patch.setattr("qa.library.backup._copy", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            back_up(library.storage, backups / "monday")
    (left,) = backups.iterdir()
    (left / f"{DATABASE}-wal").touch()
    users, begun, note = (backups / f".{name}.unfinished" for name in ("users", "begun", "note"))
    users.mkdir()
    (users / "diary.txt").touch()
    begun.mkdir()
    note.touch()
    with FileLock(left / LOCK, thread_local=False):
        back_up(library.storage, backups / "tuesday")
        assert left.is_dir()
    back_up(library.storage, backups / "wednesday")
    assert {one.name for one in backups.iterdir()} == {"tuesday", "wednesday", users.name, begun.name, note.name}
    assert str(left) in caplog.text


def test_a_backup_opens_its_own_uploads(library: Library, tmp_path: Path) -> None:
    """Not those of the library that it is a copy of, which may have deleted them for good."""
    place = uploads_folder(library.folder) / "ab12" / "خبر.txt"
    mine = tmp_path / "uploads" / "ab12" / "mine.txt"  # a file of the user's, in folders of such names
    for one in (place, mine):
        one.parent.mkdir(parents=True)
    reports = library.add([write(place, ("A", "The summit.")), write(mine, ("B", "The harbour."))])
    (uploaded,), (other,) = (one.articles for one in reports)
    assert library.source_file(uploaded) == place
    back_up(library.storage, tmp_path / "backup")
    with opened(tmp_path / "backup") as copy:
        own = uploads_folder(copy.folder) / "ab12" / "خبر.txt"
        assert (copy.source_file(uploaded), copy.source_file(other)) == (own, mine)
        library.remove(uploaded)
        library.forget(uploaded)
        assert copy.source_file(uploaded) == own
        own.write_text("changed since")
        assert copy.source_file(uploaded) is None


def test_a_backup_opens_without_a_word(library: Library, tmp_path: Path) -> None:
    """Its index is made anew: none was damaged."""
    library.add([write(tmp_path / "a.txt", ("A", "The summit is in Baghdad."))])
    back_up(library.storage, tmp_path / "backup")
    for _ in range(2):
        with opened(tmp_path / "backup") as copy:
            assert copy.notices == []
            assert [one.key for one in copy.check() if one.severity != "ok"] == []
            assert len(copy.search(copy.encoder.encode_queries(["summit"])[0], 5)) == 1
    assert library.storage.header().generation == 1


def test_a_backup_writes_over_nothing(library: Library, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    with pytest.raises(LibraryError, match="is there already"):
        back_up(library.storage, tmp_path / "there")
    assert list((tmp_path / "there").iterdir()) == []


def bytes_with(word: str, folder: Path) -> list[str]:
    places = [place for place in folder.rglob("*") if place.is_file()]
    return [place.name for place in places if word.encode() in place.read_bytes()]


def test_what_was_deleted_for_good_stands_nowhere_in_the_folder(library: Library, tmp_path: Path) -> None:
    """Neither in the index of words, nor in the log that a running server keeps open."""
    library.add([write(tmp_path / f"{n}.txt", (f"T{n}", f"Report {n} says so.")) for n in range(40)])
    (name,) = library.add([write(tmp_path / "s.txt", ("S", f"The {SECRET} was served."))])[0].articles
    assert bytes_with(SECRET, library.folder)
    with opened(library.folder) as command:
        assert command.articles()
        command.remove(name)
        command.forget(name)
        assert bytes_with(SECRET, library.folder) == []
        with command.storage.reading() as connection:
            assert connection.execute("PRAGMA secure_delete").fetchone() == (1,)


@pytest.mark.parametrize("way", ["change", "opening", "closing"])
def test_deleted_words_that_a_reader_keeps_in_the_log_are_told_of_and_go_later(
    library: Library, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setattr("qa.library.owed.PATIENCE", 0.1)
    (name,) = library.add([write(tmp_path / "s.txt", ("S", f"The {SECRET} was served."))])[0].articles
    reader, *others = [opened(library.folder) for _ in range(3)]

    def later() -> None:
        if way == "change":
            library.add([write(tmp_path / "later.txt", ("L", f"Another report at {time.time()}."))])
        elif way == "opening":
            others.append(opened(library.folder))
        else:
            others.pop().close()

    with reader.storage.snapshot() as connection:
        connection.execute("SELECT count(*) FROM articles").fetchone()
        library.remove(name)
        begun = time.monotonic()
        assert library.forget(name) == 1
        assert time.monotonic() - begun < 10
        (line,) = [one.getMessage() for one in caplog.records]
        assert "still lies in the log" in line
        assert "\n" not in line
        later()  # in vain, and no error
        assert library.notices == [line]
        assert bytes_with(SECRET, library.folder) == [f"{DATABASE}-wal"]
    later()
    assert (library.notices, bytes_with(SECRET, library.folder)) == ([], [])
    assert len(caplog.records) == 1
    for one in (reader, *others):
        one.close()


def test_a_deleted_conversation_that_a_reader_keeps_in_the_log_is_told_of(
    library: Library, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.library.owed.PATIENCE", 0.1)
    talks = Conversations(library)
    turn = talks.start(f"Who ate the {SECRET}?", Answer("Who?", "en", "not_found", "Not here.", "en", 0.1))
    with library.storage.snapshot() as connection:
        connection.execute("SELECT count(*) FROM turns").fetchone()
        talks.delete(turn.conversation_id)
    assert "still lies in the log" in caplog.text
    talks.start("Another?", Answer("Who?", "en", "not_found", "Not here.", "en", 0.1))
    assert bytes_with(SECRET, library.folder) == []


def test_an_upload_is_deleted_also_where_the_library_was_moved(library: Library, tmp_path: Path) -> None:
    place = uploads_folder(library.folder) / "ab12" / "s.txt"
    place.parent.mkdir(parents=True)
    (name,) = library.add([write(place, ("S", f"The {SECRET} was served."))])[0].articles
    library.close()
    library.folder.rename(tmp_path / "moved")
    mine = tmp_path / "uploads" / "ab12" / "s.txt"  # a file of the user's with such names is none of ours
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")
    with opened(tmp_path / "moved") as moved:
        moved.remove(name)
        moved.forget(name)
    assert bytes_with(SECRET, tmp_path / "moved") == []
    assert mine.exists()
    assert own_place(library.folder, "/x/uploads/ab12/s.txt") == place
    assert own_place(library.folder, "/x/uploads/../library.sqlite") is None  # nor is what lies beside the uploads


def test_a_deleted_conversation_stands_nowhere_in_the_folder(library: Library) -> None:
    talks = Conversations(library)
    turn = talks.start(f"Who ate the {SECRET}?", Answer("Who?", "en", "not_found", "Not here.", "en", 0.1))
    talks.start("Another?", Answer("Who?", "en", "not_found", "Not here.", "en", 0.1))
    assert bytes_with(SECRET, library.folder)
    talks.delete(turn.conversation_id)
    assert bytes_with(SECRET, library.folder) == []


def test_a_backup_does_not_lie_in_the_library_itself(library: Library) -> None:
    with pytest.raises(LibraryError, match="lies in the library itself"):
        back_up(library.storage, uploads_folder(library.folder) / "x")


def test_what_is_deleted_while_uploads_are_copied_is_passed_over(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a1", "b2"):
        place = uploads_folder(library.folder) / name / "a.txt"
        place.parent.mkdir(parents=True)
        place.write_text(name)
    iterdir = Path.iterdir

    def deleting(path: Path) -> Iterator[Path]:
        found = list(iterdir(path))
        if path.name == "uploads":
            shutil.rmtree(path / "a1")
        return iter(found)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "iterdir", deleting)
        back_up(library.storage, tmp_path / "backup")
    assert (uploads_folder(tmp_path / "backup") / "b2" / "a.txt").read_text() == "b2"
