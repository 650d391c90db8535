"""A library that this account may only read, while another one changes it."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from qa.errors import LibraryError
from qa.library.read_only import copied
from qa.library.storage import DATABASE, Storage
from tests.conftest import full
from tests.test_library import opened, write

TITLES = ("The harbour", "الميناء", "הנמל", "港口", "ท่าเรือ", "बंदरगाह")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed library of an article for each title, its log folded in."""
    with opened(tmp_path / "library") as library:
        library.add([write(tmp_path / "a.txt", *((title, f"{title} {n}.") for n, title in enumerate(TITLES)))])
    assert not (tmp_path / "library" / f"{DATABASE}-wal").exists()
    return tmp_path / "library"


@pytest.fixture
def copies(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where copies of libraries are made."""
    place = tmp_path_factory.mktemp("copies")
    monkeypatch.setattr("tempfile.tempdir", str(place))
    return place


def titles(storage: Storage) -> set[str]:
    return {title for (title,) in storage.rows("SELECT title FROM revisions")}


def test_what_was_borrowed_before_a_change_is_not_used_after_it(folder: Path) -> None:
    """The file is read in place, as one that never changes: a connection keeps pages of what it was."""
    reader = Storage(folder, writable=False)
    with reader.reading() as early:
        assert len(early.execute("SELECT title FROM revisions").fetchall()) == len(TITLES)
        with opened(folder) as owner:
            for article in owner.articles():
                owner.correct(article.article_id, title=f"{article.title} +")
        assert titles(reader) == {f"{title} +" for title in TITLES}
    for _ in range(3):
        assert titles(reader) == {f"{title} +" for title in TITLES}
    reader.close()


def test_a_log_that_is_folded_in_while_it_is_copied_is_no_part_of_the_copy(
    folder: Path, tmp_path: Path, copies: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would be replayed over the newer file."""
    with opened(folder) as owner:
        owner.add([write(tmp_path / "new.txt", ("New", "A new one."))])
        copyfile = shutil.copyfile

        def slow(source: Path, target: Path) -> None:
            copyfile(source, target)
            if source.name.endswith("-wal"):
                owner.close()

        monkeypatch.setattr("shutil.copyfile", slow)
        source = copied(folder / DATABASE, None)
    assert source.copy is not None
    assert [path.name for path in source.copy.iterdir()] == [DATABASE]
    connection = sqlite3.connect(source.address, uri=True)
    assert connection.execute("SELECT count(*) FROM articles").fetchone() == (len(TITLES) + 1,)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_a_copy_that_cannot_be_made_is_one_line_and_leaves_nothing(
    folder: Path, tmp_path: Path, copies: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Storage(folder, writable=False)
    with opened(folder) as owner:
        owner.add([write(tmp_path / "new.txt", ("New", "A new one."))])
        monkeypatch.setattr("shutil.copyfile", full)
        with pytest.raises(LibraryError, match="the disk is full; free some space") as caught:
            titles(reader)
        assert "\n" not in str(caught.value)
        assert list(copies.iterdir()) == []
        monkeypatch.undo()
        assert titles(reader) == {*TITLES, "New"}
    reader.close()


def test_a_library_that_changes_all_the_while_is_no_copy_but_a_line(
    folder: Path, copies: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was copied while it was written has pages of before and after."""
    copyfile = shutil.copyfile

    def meanwhile(source: Path, target: Path) -> None:
        copyfile(source, target)
        if source.name == DATABASE:
            os.utime(source, ns=(0, source.stat().st_mtime_ns + 10**9))

    monkeypatch.setattr("shutil.copyfile", meanwhile)
    with pytest.raises(LibraryError, match=f"{folder} changes while it is copied.*try again") as caught:
        copied(folder / DATABASE, None)
    assert "\n" not in str(caught.value)
    assert list(copies.iterdir()) == []
    monkeypatch.undo()
    reader = Storage(folder, writable=False)
    assert titles(reader) == set(TITLES)
    reader.close()
