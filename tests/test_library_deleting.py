"""What is deleted for good leaves nothing, not even the name of its file, whatever comes between; all else stays."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import qa.library.editing as editing
import qa.library.owed as owed
import qa.library.storage as storage_module
from embeddings.index import FlatIndex
from qa.errors import LibraryError
from qa.library import Library
from qa.library.owed import is_owed, owe
from qa.library.storage import DATABASE
from qa.library.uploads import uploads_folder
from tests.conftest import full
from tests.test_backup import SECRET, bytes_with
from tests.test_library import PART, CountingEncoder, opened, write

NAMES = ["الوزير-تلقى-رشى.txt", "部长受贿.txt", "השר-לקח-שוחד.txt", "รัฐมนตรีรับสินบน.txt", "The-minister-took-bribes.txt"]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "library") as library:
        yield library


def upload(library: Library) -> Path:
    place = uploads_folder(library.folder) / "ab12" / "s.txt"
    place.parent.mkdir(parents=True)
    return write(place, ("S", f"The {SECRET} was served."))


def removed_upload(library: Library, tmp_path: Path) -> tuple[str, Path, int]:
    """A removed article beside forty others, its upload, and a passage of it that the index on the disk has."""
    place = upload(library)
    others = [write(tmp_path / f"{n}.txt", (f"T{n}", f"Report {n} says so.")) for n in range(40)]
    (name,) = library.add([*others, place])[-1].articles
    (passage,) = library.passages_of(name)
    library.remove(name)
    assert passage.passage_id in on_disk(library)
    return name, place, passage.passage_id


def on_disk(library: Library) -> set[int]:
    """Ids of the passages whose vectors lie in any index in the folder."""
    folders = [path for path in library.folder.iterdir() if path.name.startswith("index-")]
    encoder = CountingEncoder()
    indexes = [FlatIndex.load(one, encoder=encoder.identity, dimension=encoder.dimension) for one in folders]
    return {int(id_) for index in indexes for id_ in index.ids()}


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_file_goes_with_its_last_article(library: Library, tmp_path: Path, name: str) -> None:
    kept = write(tmp_path / f"kept-{name}", ("K", "One stays."), ("L", "The other goes."))
    files = [write(tmp_path / name, ("S", "The summit was in Oslo.")), kept]
    gone, both = library.add(files)
    for article_id in (gone.articles[0], both.articles[1]):
        library.remove(article_id)
    assert {path for (path,) in library.storage.rows("SELECT path FROM files")} == set(map(str, files))
    library.forget()
    assert library.storage.rows("SELECT path FROM files") == [(str(kept),)]
    library.remove(both.articles[0])
    assert library.restore(both.articles[0]).path == str(kept)  # what can be restored keeps its file's name
    for article_id in both.articles[:1]:
        library.remove(article_id)
        library.forget(article_id)
    assert bytes_with(name, library.folder) == []


@pytest.mark.parametrize("way", ["change", "opening", "opening without the index", "closing"])
def test_a_deletion_that_is_killed_after_its_commit_is_done_by_the_next(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    name, place, passage = removed_upload(library, tmp_path)
    other = opened(library.folder)
    with monkeypatch.context() as killed:
        killed.setattr(storage_module, "settle", lambda storage: None)
        killed.setattr(editing, "finish", lambda storage: None)
        killed.setattr(Library, "_save_index", lambda self: None)
        assert library.forget(name) == 1
        assert f"{DATABASE}-wal" in bytes_with(SECRET, library.folder)
        assert (place.exists(), passage in on_disk(library)) == (True, True)
        assert len(other.notices) == 1
    if way == "change":
        other.add([write(tmp_path / "later.txt", ("L", "Another report."))])
    elif way == "closing":
        other.close()
    else:
        other = Library.open(library.folder, CountingEncoder(), load_index=way == "opening")
    assert bytes_with(SECRET, library.folder) == []
    assert (place.parent.exists(), passage in on_disk(library), library.notices) == (False, False, [])
    other.close()
    with opened(library.folder) as again:
        assert len(on_disk(again)) == len(again.articles())
        assert [one.key for one in again.check() if one.severity != "ok"] == []


@pytest.mark.parametrize("step", ["discard", "outdated", "_emptied"])
def test_each_step_is_done_whatever_becomes_of_the_others(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """What cannot be done is a notice: the article is deleted."""
    name, place, passage = removed_upload(library, tmp_path)

    with monkeypatch.context() as patch:
        patch.setattr(owed, step, full)
        patch.setattr(FlatIndex, "save", full)
        assert library.forget(name) == 1
        assert place.exists() == (step == "discard")
        assert (passage in on_disk(library)) == (step == "outdated")
        assert (f"{DATABASE}-wal" in bytes_with(SECRET, library.folder)) == (step == "_emptied")
        assert "what was deleted for good still lies" in library.notices[-1]
    library.add([write(tmp_path / "later.txt", ("L", "Another report."))])
    assert (bytes_with(SECRET, library.folder), is_owed(library.folder)) == ([], False)
    assert passage not in on_disk(library)


def test_an_index_that_could_not_be_written_after_a_deletion_is_made_at_the_next_start(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, _, passage = removed_upload(library, tmp_path)

    with monkeypatch.context() as patch:
        patch.setattr(FlatIndex, "save", full)
        library.forget(name)
    assert "will be made at the next start" in library.notices[0]
    assert on_disk(library) == set()
    with opened(library.folder) as again:
        assert again.notices == []
        assert len(on_disk(again)) == 40
        assert passage not in on_disk(again)


def test_an_upload_that_is_sent_again_meanwhile_stays(library: Library, tmp_path: Path) -> None:
    name, place, _ = removed_upload(library, tmp_path)
    with library.storage.snapshot() as connection:
        connection.execute("SELECT count(*) FROM articles").fetchone()
        library.forget(name)
        assert not place.exists()
        os.utime(upload(library))  # and nothing comes from it yet
    library.add([write(tmp_path / "later.txt", ("L", "Another report."))])
    assert not is_owed(library.folder)
    assert place.exists()


def test_a_deletion_that_is_not_over_keeps_its_mark(library: Library) -> None:
    """Others, who open and close meanwhile, cannot know that it will commit."""
    with library.storage.writing("deleting"):
        owe(library.folder)
        opening = threading.Thread(target=lambda: opened(library.folder).close())
        opening.start()
        opening.join()
        assert is_owed(library.folder)
    assert not is_owed(library.folder)


def test_a_deletion_that_is_undone_takes_nothing(library: Library) -> None:
    place = upload(library)
    library.add([place])

    def broken() -> None:
        with library.storage.writing("deleting") as connection:
            connection.execute("DELETE FROM articles")
            owe(library.folder, [str(place)])
            raise LibraryError("the disk is full")

    with pytest.raises(LibraryError, match="full"):
        broken()
    assert (place.exists(), is_owed(library.folder), library.notices) == (True, False, [])


def test_a_mark_names_no_file_of_the_users(library: Library, tmp_path: Path) -> None:
    owe(library.folder, [str(tmp_path / name) for name in NAMES])
    assert [path.read_text() for path in library.folder.glob("deleted-*")] == ["[]"]


def test_files_that_look_like_marks_are_left_alone(library: Library, tmp_path: Path) -> None:
    for name in ("deleted-items", "deleted-", f"deleted-{16 * 'x'}"):
        (library.folder / name).write_text("mine")
    library.add([write(tmp_path / "a.txt", ("A", f"The summit.{PART}B\nAnother."))])
    assert (library.notices, len(list(library.folder.glob("deleted-*")))) == ([], 3)
