"""The library where things fail: damage, full and read-only disks, other versions and encoders, two writers.

The rules of a healthy library are in test_library.py, kills of a real process in test_kill.py.
"""

from __future__ import annotations

import errno
import multiprocessing
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from unittest.mock import patch

import pytest
from filelock import FileLock

from embeddings.index import FlatIndex
from qa.errors import LibraryError
from qa.library import Library, folder_bytes, passage_index
from qa.library.library import LOCK
from qa.library.passage_index import SLACK
from qa.library.storage import DATABASE
from qa.retrieve import retrieve
from tests.conftest import full
from tests.test_library import CountingEncoder, Reader, behind, errors, found, segment, write


def opened(folder: Path, encoder: CountingEncoder | None = None) -> Library:
    library = Library.open(folder, encoder or CountingEncoder(), reader=Reader(), segment=segment)
    library.lock_seconds = 0.2
    return library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed library of twenty articles."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for n in range(20):
        write(inbox / f"{n:02}.txt", (f"Title {n}", f"Article {n} begins here. It ends there, {n}."))
    with opened(tmp_path / "library") as library:
        library.add([inbox])
    return tmp_path / "library"


def index_file(folder: Path) -> Path:
    (path,) = folder.glob("index-*/vectors.faiss")
    return path


def test_a_library_reopens_as_it_was(folder: Path) -> None:
    encoder = CountingEncoder()
    with opened(folder, encoder) as library:
        assert len(library.articles()) == 20
        assert found(library, "Article 7 begins here.", 1) == ["Article 7 begins here. It ends there, 7."]
        assert (library.notices, encoder.texts, errors(library)) == ([], 0, [])
    assert sorted(path.name for path in folder.iterdir()) == ["index-1", DATABASE, LOCK]
    assert folder.stat().st_mode & 0o077 == 0


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 4
    path.write_bytes(data)


@pytest.mark.parametrize(
    "damage",
    [
        cut,
        flip,
        lambda path: path.unlink(),
        lambda path: shutil.rmtree(path.parent),
        lambda path: flip(path.with_name("manifest.json")),
        lambda path: path.write_bytes(b""),
    ],
)
def test_a_damaged_index_is_noticed_and_rebuilt_without_encoding(folder: Path, damage: Callable[[Path], None]) -> None:
    with opened(folder) as library:
        before = library.search(library.encoder.encode_queries(["Article 7"])[0], 20)
    damage(index_file(folder))
    encoder = CountingEncoder()
    with opened(folder, encoder) as library:
        (notice,) = library.notices
        assert "rebuilt" in notice
        assert "\n" not in notice
        assert library.search(encoder.encode_queries(["Article 7"])[0], 20) == before
        assert (encoder.texts, errors(library)) == (0, [])
    with opened(folder) as library:
        assert library.notices == []
    assert [path.name for path in folder.glob("index-*")] == ["index-2"]


def test_a_damaged_index_gives_way_even_to_an_empty_one(folder: Path) -> None:
    with opened(folder) as library:
        for article in library.articles():
            library.remove(article.article_id)
    flip(index_file(folder))
    for notices in (1, 0):
        with opened(folder) as library:
            assert (len(library.notices), errors(library)) == (notices, [])


def test_an_older_index_put_back_is_noticed(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder / "index-1", tmp_path / "kept")
    with opened(folder) as library:
        library.remove(library.articles()[0].article_id)
        library.forget()
    shutil.rmtree(folder / "index-2")
    shutil.copytree(tmp_path / "kept", folder / "index-2")
    with opened(folder) as library:
        assert len(library.notices) == 1
        assert len(found(library, "Article")) == 19


def test_damage_is_found_by_check_while_the_library_is_open(folder: Path) -> None:
    with opened(folder) as library:
        flip(index_file(folder))
        (finding,) = [finding for finding in library.check() if finding.severity == "error"]
        assert "index is not usable" in finding.finding
        assert "maqal rebuild" in finding.remedy
        assert library.rebuild() == 20
        assert errors(library) == []


def test_check_and_rebuild_repair_what_follows_from_the_texts(folder: Path) -> None:
    behind(
        folder,
        "UPDATE vectors SET data = x'00' WHERE vector_id = 3",
        "DELETE FROM passages WHERE passage_id = 5",
        "DELETE FROM sentences WHERE article_id IN (SELECT article_id FROM articles WHERE rowid = 9)",
        "UPDATE sentences SET end = 9999 WHERE n = 1 AND article_id = (SELECT min(article_id) FROM articles)",
    )
    encoder = CountingEncoder()
    with opened(folder, encoder) as library:
        assert len(errors(library)) >= 4
        assert library.rebuild() == 20
        assert encoder.texts == 1
        assert errors(library) == []
        assert len(found(library, "Article")) == 20


def test_leftovers_never_block_and_are_cleaned(folder: Path) -> None:
    (folder / "tmp-abc").mkdir()
    (folder / "tmp-abc" / "vectors.faiss").write_bytes(b"half")
    (folder / "index-9").mkdir()
    (folder / "writer.lock").touch()
    with opened(folder) as library:
        assert library.notices == []
        warnings = [finding.finding for finding in library.check() if finding.severity == "warning"]
        assert len(warnings) == 2
        library.remove(library.articles()[0].article_id)
        assert [finding for finding in library.check() if finding.severity != "ok"] == []
        assert [path.name for path in folder.glob("index-*")] == ["index-1"]


def test_a_small_change_does_not_write_the_index_again(folder: Path, tmp_path: Path) -> None:
    """The index of a large library has hundreds of MB; the next start catches up."""
    written = index_file(folder).read_bytes()
    with opened(folder) as library:
        library.remove(library.articles()[0].article_id)
        library.add([write(tmp_path / "new.txt", ("New", "Quite another thing."))])
    assert index_file(folder).read_bytes() == written
    with opened(folder) as library:
        assert found(library, "Quite another thing", 1) == ["Quite another thing."]
        assert len(found(library, "Article")) == 20
        assert library.notices == []
        library.add([write(tmp_path / "many.txt", *((f"T{n}", f"Many things {n}.") for n in range(SLACK + 1)))])
    assert index_file(folder).parent.name == "index-2"
    with opened(folder) as library:
        assert len(found(library, "Article", 3000)) == 20 + SLACK + 1


def test_health_says_that_only_the_file_is_behind_and_what_writes_it(folder: Path, tmp_path: Path) -> None:
    """A question searches what is there now, and leaves the file as it is."""

    def said(library: Library) -> str:
        return next(one.finding for one in library.check() if one.key.startswith("index"))

    with opened(folder) as library:
        assert said(library) == "the search index is whole, passages: 20"
        library.remove(library.articles()[0].article_id)
        library.add([write(tmp_path / "new.txt", ("New", "Quite another thing."))])
        behind = said(library)
        assert "on the disk is whole, passages: 20; changed since, and searched as they are now: 2;" in behind
        assert "question" not in behind
        assert found(library, "Quite another thing", 1) == ["Quite another thing."]
        assert said(library) == behind
        library.rebuild()
        assert said(library) == "the search index is whole, passages: 20"


def test_what_is_deleted_for_good_leaves_no_vector_behind(folder: Path) -> None:
    with opened(folder) as library:
        gone = library.articles()[0].article_id
        (passage,) = library.passages_of(gone)
        library.remove(gone)
        library.forget(gone)
        assert (
            passage.passage_id
            not in FlatIndex.load(
                index_file(folder).parent, encoder=library.encoder.identity, dimension=library.encoder.dimension
            ).ids()
        )


def test_what_another_process_changes_is_seen_by_the_next_question(folder: Path, tmp_path: Path) -> None:
    with opened(folder) as asking, opened(folder) as writing:
        assert len(found(asking, "Article")) == 20
        writing.remove(writing.articles()[3].article_id)
        assert len(found(asking, "Article")) == 19
        writing.add([write(tmp_path / "new.txt", ("New", "Quite another thing."))])
        assert found(asking, "Quite another thing", 1) == ["Quite another thing."]
        assert asking.notices == []


def test_another_encoder_is_named_and_rebuild_brings_the_library_to_it(folder: Path, tmp_path: Path) -> None:
    other = CountingEncoder(32)
    with opened(folder) as old, opened(folder, other) as library:
        assert len(library.articles()) == 20
        vector = other.encode_queries(["Article"])[0]
        for refused in (
            lambda: library.search(vector, 3),
            lambda: library.add([tmp_path / "inbox"]),
            lambda: library.sentence_vectors([]),
        ):
            with pytest.raises(LibraryError, match="hashing-64-1.*hashing-32-1.*maqal rebuild"):
                refused()
        assert any("hashing-64-1" in error for error in errors(library))
        assert library.rebuild() == 20
        assert other.texts == 60
        assert found(library, "Article 7 begins here.", 1) == ["Article 7 begins here. It ends there, 7."]
        assert errors(library) == []
        assert library.stats()["vectors"] == 60
        with pytest.raises(LibraryError, match="hashing-32-1.*hashing-64-1"):
            found(old, "Article")


class Namesake(CountingEncoder):
    """Another model whose vectors are as long."""

    identity = "namesake"


@pytest.mark.parametrize("other", [CountingEncoder(32), Namesake()])
def test_a_question_while_another_encoder_takes_over_is_told_so(folder: Path, other: CountingEncoder) -> None:
    with opened(folder) as asking, opened(folder, other) as writing:
        vector = asking.encoder.encode_queries(["Article"])[0]
        asking.search(vector, 3)
        behind(folder, "UPDATE library SET changes = changes + 1")
        look = asking.storage.snapshot
        taken: list[int] = []

        def at_that_moment() -> AbstractContextManager[sqlite3.Connection]:
            taken.extend([writing.rebuild()] if not taken else [])
            return look()

        with (
            patch.object(asking.storage, "snapshot", at_that_moment),
            pytest.raises(LibraryError, match="maqal rebuild"),
        ):
            retrieve(asking, "Article", vector, 3)
        assert taken == [20]


@pytest.mark.parametrize("other", [CountingEncoder(32), Namesake()])
def test_an_empty_library_takes_any_encoder(tmp_path: Path, other: CountingEncoder) -> None:
    opened(tmp_path / "library").close()
    with opened(tmp_path / "library", other) as library:
        assert library.search(library.encoder.encode_queries(["a"])[0], 5) == []
        library.add([write(tmp_path / "a.txt", ("A", "Alpha one."))])
        assert found(library, "Alpha") == ["Alpha one."]
        assert errors(library) == []


def test_a_newer_library_is_refused_and_left_alone(folder: Path) -> None:
    behind(folder, "PRAGMA user_version = 99")
    with pytest.raises(LibraryError, match="newer Maqal .library version 99.*install"):
        opened(folder)


def test_a_file_of_another_program_is_refused(tmp_path: Path) -> None:
    behind(tmp_path, "CREATE TABLE mine (x)")
    with pytest.raises(LibraryError, match="not a Maqal library"):
        opened(tmp_path)
    (tmp_path / DATABASE).write_bytes(b"no database at all" * 100)
    with pytest.raises(LibraryError, match="damaged.*backup"):
        opened(tmp_path)
    with pytest.raises(LibraryError, match="is not a folder"):
        opened(tmp_path / DATABASE)


def test_a_folder_that_another_process_makes_meanwhile_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if it came to be between a look for it and the making."""
    (tmp_path / "library").mkdir()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "exists", lambda path, **_: False)
        library = opened(tmp_path / "library")
    with library:
        assert errors(library) == []


def test_a_library_that_two_make_at_the_same_moment_is_made_once(tmp_path: Path) -> None:
    def make() -> None:
        for number in range(40):
            together.wait(60)
            with Library.open(tmp_path / str(number), CountingEncoder(), load_index=False) as library:
                assert library.statistics().articles == 0

    processes = multiprocessing.get_context("fork")
    together = processes.Barrier(2)
    two = [processes.Process(target=make) for _ in range(2)]
    for process in two:
        process.start()
    for process in two:
        process.join()
    assert [process.exitcode for process in two] == [0, 0]


def test_a_second_writer_is_refused_and_readers_are_not(folder: Path, tmp_path: Path) -> None:
    with opened(folder) as library, FileLock(folder / LOCK, thread_local=False):
        with pytest.raises(LibraryError, match=f"another process is adding to {folder}"):
            library.add([tmp_path / "inbox"])
        assert len(found(library, "Article")) == 20
        flip(index_file(folder))
        with opened(folder) as reader:
            assert len(found(reader, "Article")) == 20
            assert len(reader.notices) == 1


# Full and failing disks


@pytest.mark.parametrize("name", ["SQLITE_FULL", "ENOSPC", "SQLITE_IOERR", "SQLITE_READONLY"])
def test_a_disk_that_takes_no_more_harms_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    import qa.library.adding

    files = [write(tmp_path / f"n{n}.txt", ("N", f"New article {n}.")) for n in range(3)]
    store, calls = qa.library.adding.store_file, 0

    def failing(*arguments: object) -> object:
        nonlocal calls
        calls += 1
        result = store(*arguments)  # type: ignore[arg-type]
        if calls == 2:
            if name == "ENOSPC":
                raise OSError(errno.ENOSPC, "No space left on device")
            error = sqlite3.OperationalError("simulated")
            error.sqlite_errorname = name
            raise error
        return result

    monkeypatch.setattr(qa.library.adding, "store_file", failing)
    with opened(folder) as library:
        acknowledged: list[str] = []
        with pytest.raises(LibraryError) as caught:
            library.add(files, lambda step: acknowledged.extend(step.report.articles if step.report else ()))
        assert str(files[1]) in str(caught.value)
        assert str(folder) in str(caught.value)
        assert "(files done before it: 1) failed, " in str(caught.value)
        assert "\n" not in str(caught.value)
        assert len(acknowledged) == 1
        assert library.article(acknowledged[0]).text == "New article 0."
        assert len(found(library, "article")) == 21
        monkeypatch.undo()
        assert [report.status for report in library.add(files)] == ["unchanged", "added", "added"]
        assert errors(library) == []


def test_an_index_that_cannot_be_written_costs_nothing_but_a_line(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "n.txt", ("N", "New article."))
    with opened(folder) as library:
        monkeypatch.setattr(FlatIndex, "save", full)
        monkeypatch.setattr(passage_index, "SLACK", 0)
        monkeypatch.setattr(passage_index, "SHARE", 0)
        assert library.add([path])[0].status == "added"
        assert "No space left" in library.notices[0]
        assert len(found(library, "New article")) == 21
        monkeypatch.undo()
    with opened(folder) as library:
        assert library.notices == []
        assert len(found(library, "New article")) == 21


@pytest.fixture
def mount(tmp_path: Path) -> Iterator[Callable[..., Path]]:
    """Mounts something on a new folder; skips where that is not allowed."""
    mounted: list[Path] = []

    def apply(*arguments: str) -> Path:
        target = tmp_path / f"mount-{len(mounted)}"
        target.mkdir()
        command = ["mount", *arguments, str(target)]
        if shutil.which("mount") is None or subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("mounting is not allowed here")
        mounted.append(target)
        return target

    yield apply
    for target in reversed(mounted):
        subprocess.run(["umount", "-l", str(target)], check=True)


def test_a_really_full_disk_harms_nothing(tmp_path: Path, mount: Callable[..., Path]) -> None:
    disk = mount("-t", "tmpfs", "-o", "size=1500k", "tmpfs")
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for n in range(300):
        write(inbox / f"{n:03}.txt", ("T", f"Article {n} begins. " + f"{n} goes on. " * 60))
    acknowledged: list[str] = []
    with opened(disk / "library") as library:
        with pytest.raises(LibraryError, match="disk.*free") as caught:
            library.add([inbox], lambda step: acknowledged.extend(step.report.articles if step.report else ()))
        assert "\n" not in str(caught.value)
        assert acknowledged
        assert {article.article_id for article in library.articles()} == set(acknowledged)
    with opened(disk / "library") as library:
        assert {article.article_id for article in library.articles()} == set(acknowledged)
        assert len(found(library, "Article", 1000)) > 0
        assert errors(library) == []


def test_asking_works_on_a_read_only_disk(folder: Path, tmp_path: Path, mount: Callable[..., Path]) -> None:
    target = mount("--bind", str(folder))
    subprocess.run(["mount", "-o", "remount,ro,bind", str(target)], check=True)
    ask_read_only(target, tmp_path)
    with pytest.raises(LibraryError, match="read-only|cannot be written|Read-only"):
        opened(target / "new")


def test_asking_works_where_writing_is_not_allowed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.library.library._writable", lambda folder: False)
    before = sorted(path.name for path in folder.iterdir())
    ask_read_only(folder, tmp_path)
    assert sorted(path.name for path in folder.iterdir()) == before
    (tmp_path / "empty").mkdir()
    with pytest.raises(LibraryError, match="holds no library and cannot be written"):
        opened(tmp_path / "empty")


def ask_read_only(folder: Path, tmp_path: Path) -> None:
    with opened(folder) as library:
        assert not library.writable
        assert len(library.articles()) == 20
        assert found(library, "Article 7 begins here.", 1) == ["Article 7 begins here. It ends there, 7."]
        assert (library.notices, errors(library)) == ([], [])
        for change in (lambda: library.add([tmp_path]), lambda: library.remove("00"), lambda: library.rebuild()):
            with pytest.raises(LibraryError, match=f"{folder} is read-only.*--library"):
                change()


def test_a_read_only_library_with_an_unfinished_log_shows_the_last_commit(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "n.txt", ("N", "New article."))
    with opened(folder) as library:
        library.add([path])
        copy = tmp_path / "copy"
        shutil.copytree(folder, copy)  # as a killed program leaves it: log not folded in
    assert (copy / f"{DATABASE}-wal").stat().st_size
    monkeypatch.setattr("qa.library.library._writable", lambda folder: False)
    with opened(copy) as library:
        assert len(library.articles()) == 21
        assert len(found(library, "New article")) == 21


def test_who_has_the_patience_waits_for_another_process_and_is_told(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("qa.library.library.LOCK_SECONDS", 0.1)
    path = write(tmp_path / "n.txt", ("N", "New article."))
    with opened(folder) as one, opened(folder) as other:
        other.lock_seconds = 30
        with one._writing():
            adding = threading.Thread(target=lambda: other.add([path]))
            adding.start()
            time.sleep(0.5)
            assert len(one.articles()) == 20
        adding.join()
        assert len(one.articles()) == 21
    assert "waiting until it has finished" in caplog.text


def test_who_may_only_read_sees_what_the_owner_adds_meanwhile(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(folder) as owner:
        monkeypatch.setattr("qa.library.library._writable", lambda folder: False)
        with opened(folder) as reader:
            assert len(found(reader, "begins here", 1000)) == 20
            for n in range(10):
                places = [tmp_path / f"new{n}-{m}.txt" for m in range(4)]
                owner.add([write(one, ("N", f"New article {one.stem}. " + "It goes on. " * 90)) for one in places])
                assert len(reader.articles()) == 24 + 4 * n
                assert len(found(reader, "New article", 1000)) == len(found(owner, "New article", 1000))
        with opened(folder) as reader:
            owner.close()  # folds the log into the file
            assert len(reader.articles()) == 60
            assert errors(reader) == []


def test_sizes_are_told_while_files_are_renamed_and_deleted(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a log is when it is folded in, or an index when it is replaced."""
    with opened(folder) as library:
        library.add([write(tmp_path / "n.txt", ("N", "New article."))])
        before, all_files = library.stats()["bytes_library"], folder_bytes(folder)
        assert before < all_files == sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        log = (folder / f"{DATABASE}-wal").stat().st_size
        stat = Path.stat

        def folded_in(path: Path, **given: bool) -> os.stat_result:
            if path.name.endswith("-wal"):
                raise FileNotFoundError(errno.ENOENT, "No such file or directory")
            return stat(path, **given)

        monkeypatch.setattr(Path, "stat", folded_in)
        assert library.stats()["bytes_library"] == before - log
        assert folder_bytes(folder) == all_files - log
        assert folder_bytes(folder / "index-99") == 0


def test_importing_the_library_is_cheap() -> None:
    code = "import qa.library, sys; assert not {'faiss', 'torch', 'lxml', 'sentencex'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parent.parent, check=True)
