"""`maqal add`: what it takes, what it tells of the rest, and what is true when it is stopped."""

from __future__ import annotations

import errno
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import qa.commands.adding
import qa.library.adding
import qa.library.identity
from qa.articles.worker import _answer
from tests.cli_tools import article, maqal


def titles(library: Path) -> list[str]:
    return sorted(one["title"] for one in json.loads(maqal("list", "--json", "--library", str(library)).stdout))


def test_adding_again_starts_at_once(tmp_path: Path) -> None:
    """An unchanged folder costs no model and no parsing."""
    article(tmp_path / "articles")
    for says in ("added", "unchanged"):
        start = time.perf_counter()
        done = maqal("add", str(tmp_path / "articles"), "--library", str(tmp_path / "library"))
        assert done.stdout.startswith(says)
    assert time.perf_counter() - start < 20


def test_a_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    """It is named on stderr by the path that was given, the exit code says so, and the good one is in."""
    folder = tmp_path / "mixed"
    article(folder / "فرعي", "empty.txt", "")
    article(folder, "good.txt")
    done = maqal("add", str(folder), "--library", str(tmp_path / "library"))
    assert done.returncode == 1
    assert done.stderr == f"maqal: {folder}/فرعي/empty.txt is empty; nothing to add\n"
    assert "good.txt" in done.stdout
    assert titles(tmp_path / "library") == ["Harbour to close"]


def test_a_path_that_is_not_there_or_closed_does_not_stop_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, closed = article(tmp_path, "good.txt"), article(tmp_path, "closed.txt", "")
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: str(path) != str(closed) and access(path, mode))
    done = maqal("add", str(closed), f"{tmp_path}/没有.txt", str(good), "--library", str(tmp_path / "library"))
    assert done.returncode == 1
    assert f"{tmp_path}/没有.txt does not exist" in done.stderr
    assert f"{closed} is empty" in done.stderr
    assert done.stdout.startswith(f"added      {good}")


def test_a_name_that_begins_with_a_tilde_is_a_file_like_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`maqal add *`, where a word processor has left "~$report.docx" beside a document that is open."""
    good = article(tmp_path, "good.txt")
    done = maqal("add", "~$report.docx", str(good), "--library", str(tmp_path / "library"))
    assert done.stderr == "maqal: ~$report.docx does not exist; check the path\n"
    assert done.stdout.startswith(f"added      {good}")
    for name in ("MAQAL_LIBRARY", "MAQAL_WRITER", "MAQAL_ENCODER"):
        given = {"MAQAL_LIBRARY": str(tmp_path / "library"), name: "~no.such.user/models/it"}
        assert "~no.such.user/models/it" in maqal("ask", "where?", env=given).stderr


@pytest.mark.parametrize("as_json", [False, True])
def test_a_folder_that_cannot_be_listed_has_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, as_json: bool
) -> None:
    folder = tmp_path / "articles"
    article(folder / "closed")
    article(folder / "open", "b.txt")
    scandir = os.scandir

    def listed(path: Any) -> Iterator[os.DirEntry[str]]:
        if os.fspath(path).endswith("closed"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", listed)
    done = maqal("add", str(folder), "--library", str(tmp_path / "library"), *["--json"] * as_json)
    assert done.returncode == 1
    assert f"{folder}/closed cannot be opened (Permission denied)" in done.stderr
    if as_json:
        assert [one["status"] for one in json.loads(done.stdout)] == ["failed", "added"]
    assert titles(tmp_path / "library") == ["Harbour to close"]


def test_what_is_passed_over_in_a_folder_is_counted(tmp_path: Path) -> None:
    """On the last line of stderr, with exit code 0: nothing is wrong, but somebody may have thought it is in."""
    folder = tmp_path / "articles"
    article(folder, "a.txt")
    for name in ("a.RTF", "b.rtf", "c.rtf", "d.doc", "e.doc", "تقرير.odt", "README", ".hidden.txt", ".DS_Store"):
        article(folder, name)
    (folder / "broken.txt").symlink_to("/nowhere")
    (folder / "elsewhere.txt").symlink_to(article(tmp_path / "else"))
    (folder / "folder").symlink_to(tmp_path / "else")
    words = ("add", str(folder), "--library", str(tmp_path / "library"))
    done = maqal(*words)
    assert done.returncode == 0
    assert done.stderr.splitlines()[-1] == (
        "passed over: 3 .rtf, 2 .doc, 1 without a suffix, 1 .odt, 2 links out of the folder, the broken link "
        f"{folder}/broken.txt; accepted are .txt .md .html .htm .pdf .docx .json .jsonl"
    )
    assert maqal(*words, "--quiet").stderr == ""
    assert maqal("backup", str(folder / "backup"), *words[2:]).returncode == 0
    (folder / "backup" / "index-1").mkdir(exist_ok=True)
    article(folder / "backup" / "index-1", "manifest.json", "{}")
    done = maqal(*words)
    assert (done.returncode, f", the library {folder}/backup, " in done.stderr) == (0, True)
    # A library may lie among its articles: they are found there the second time too.
    (tmp_path / "else" / "library.sqlite").write_bytes(b"")
    assert maqal("add", str(tmp_path / "else"), *words[2:]).returncode == 0
    (folder / "a.txt").unlink()
    done = maqal(*words)
    assert done.returncode == 1
    assert f"no article files in {folder} (passed over: 3 .rtf, 2 .doc," in done.stderr


def test_many_kinds_of_files_make_no_long_line(tmp_path: Path) -> None:
    for number in range(100):
        article(tmp_path / "articles", f"x.k{number}")
        (tmp_path / "articles" / f"{number}.txt").symlink_to("/nowhere")
    done = maqal("add", str(tmp_path / "articles"), str(article(tmp_path)), "--library", str(tmp_path / "library"))
    assert "92 of other kinds" in done.stderr
    assert "92 more broken links" in done.stderr


@pytest.mark.parametrize("as_json", [False, True])
def test_who_stops_it_knows_what_is_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, as_json: bool) -> None:
    for number in range(3):
        article(tmp_path / "articles", f"{number}.txt", f"Title {number}\n\nShip {number} came in on Monday.\n")
    store, library = qa.library.identity.store_file, tmp_path / "library"

    def stopped(connection: Any, identity: str, file: Any, *more: Any) -> Any:
        if file.path.endswith("1.txt"):
            raise KeyboardInterrupt
        return store(connection, identity, file, *more)

    monkeypatch.setattr(qa.library.adding, "store_file", stopped)
    done = maqal("add", str(tmp_path / "articles"), "--library", str(library), *["--json"] * as_json)
    monkeypatch.undo()
    assert done.returncode == 130
    assert done.stderr == "maqal: stopped; everything said to be added is in the library\n"
    if as_json:
        assert [one["path"] for one in json.loads(done.stdout)] == [str(tmp_path / "articles" / "0.txt")]
    else:
        assert [line.split()[:2] for line in done.stdout.splitlines()] == [
            ["added", str(tmp_path / "articles" / "0.txt")]
        ]
    assert titles(library) == ["Title 0"]


def test_who_reads_no_further_is_told_that_it_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As in `maqal add FOLDER | head`."""
    for number in range(3):
        article(tmp_path / "articles", f"{number}.txt", f"Title {number}\n\nShip {number} came in on Monday.\n")

    def gone(*_: str) -> None:
        raise BrokenPipeError

    monkeypatch.setenv("MAQAL_ENCODER", "hashing")
    monkeypatch.setattr("qa.commands.adding.tell", gone)
    with pytest.raises(BrokenPipeError):
        qa.commands.adding.add([tmp_path / "articles"], tmp_path / "library")
    assert "files in the library: 1 of 3" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (OSError(errno.EFBIG, "File too large"), "nothing could be written in"),
        (OSError(errno.ENOSPC, "No space left on device", "/full/a"), "nothing could be written in /full/a (No space"),
        (OSError("odd bytes"), "is damaged or no article"),
    ],
)
def test_where_we_could_not_write_the_article_is_not_blamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, says: str
) -> None:
    def failing(*_: Any) -> None:
        raise error

    monkeypatch.setattr("qa.articles.formats.parse", failing)
    path = str(article(tmp_path))
    assert says in _answer({"path": path, "suffix": ".txt", "input_bytes": 100})["error"]
    told = _answer({"path": f"{path}.gone", "suffix": ".txt", "input_bytes": 100})["error"]
    assert told == "cannot be opened (No such file or directory); check the file and its permissions"
