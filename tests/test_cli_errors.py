"""What the command line says when something is wrong: one clear line, and nothing made by mistake."""

from __future__ import annotations

import errno
from pathlib import Path
from shlex import quote

import pytest

from embeddings.errors import EncoderUnavailable
from qa.assistant import Assistant
from qa.errors import LibraryError
from qa.library import Library
from qa.settings import Settings
from tests.cli_tools import made, maqal


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> str:
    return made(tmp_path_factory.mktemp("errors"))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("show", "ffff"), "ffff"),
        (("add", "/nowhere/file.txt"), "/nowhere/file.txt"),
        (("add", "embeddings"), "no article files in"),
        (("add", "README.md", "Makefile"), "Makefile"),
        (("add", "README.md", "--library", "/proc/none"), "/proc/none cannot be made"),
        (("add", ""), "the path is empty"),
        (("list", "--library", ""), "the path is empty"),
        (("search", "where?", "--limit", "0"), "or equal to 1"),
        (("search", " ?"), "no words"),
        (("ask", "where?", "--from", "tomorrow"), "'tomorrow' is no day"),
        (("correct", "ab"), "--title"),
        (("restore", "zzz"), "no id of a removed article begins with 'zzz'"),
        (("users", "password", "nobody"), "there is no user nobody"),
        (("ask", "where?", "--writer", "nowhere.gguf"), "no model file nowhere.gguf"),
        (("ask", "  ?! "), "no words"),
        (("ask", "x" * 10_000), "10,000 characters"),
        (("ask", "where?", "--threshold", "7"), "threshold is 7"),
        (("eval", "/nowhere.jsonl", "--retrieval"), "/nowhere.jsonl"),
        (("list", "--encoder", "x"), "No such option"),
    ],
)
def test_errors_are_one_clear_line(library: str, words: tuple[str, ...], says: str) -> None:
    """Never a traceback; the file or value is named."""
    done = maqal(*words, env={"MAQAL_LIBRARY": library})
    assert done.returncode in (1, 2)
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    if done.returncode == 1:
        assert len(done.stderr.strip().splitlines()) == 1


WRONG_USAGE = [
    *(("ask", ""), ("ask", "?"), ("ask", "where?", "--from", "tomorrow"), ("ask", "where?", "--threshold", "7")),
    *(("correct", "a1", "--language", "Arabic"), ("correct", "a1", "--published", "18.6.2024")),
    *(("ask", "where?", "--writer", "nonsense"), ("search", "x", "--limit", "51")),
    *(("add", ""), ("backup", ""), ("ask", "-", "where?")),
    *(("eval", "f", "--seeds", "--retrieval"), ("eval", "f", "--conversations", "--limit", "3")),
    ("eval", "f", "--reader", "--limit", "-3"),
]


@pytest.mark.parametrize("words", WRONG_USAGE)
def test_what_cannot_be_asked_at_all_is_wrong_usage(library: str, words: tuple[str, ...]) -> None:
    assert maqal(*words, env={"MAQAL_LIBRARY": library}).returncode == 2


ON_A_LIBRARY = [
    *("list", "check", "rebuild", "show a1", "remove a1", "restore", "restore a1", "correct a1 --title T", "mcp"),
    *("ask where?", "search where?", "bench", "review list", "review stats", "review export --format csv --out -"),
    *("users list", "users remove noor", "users token noor", "users password noor"),
]


@pytest.mark.parametrize("words", ON_A_LIBRARY)
def test_a_mistyped_library_is_not_made(words: str, tmp_path: Path) -> None:
    """Only adding articles or a user makes one, and the page in which files can be added."""
    for folder in (tmp_path / "مكتبة typo", tmp_path / "there"):
        (tmp_path / "there").mkdir(exist_ok=True)
        done = maqal(*words.split(), "--library", str(folder))
        assert (done.returncode, done.stdout) == (1, "")
        assert (
            done.stderr
            == f"maqal: no library at {folder}; `maqal add FILES --library {quote(str(folder))}` makes one\n"
        )
    assert [path.name for path in tmp_path.iterdir()] == ["there"]
    assert not list((tmp_path / "there").iterdir())


@pytest.mark.parametrize("words", ["list", "serve"])
def test_a_file_in_a_librarys_place_is_told_at_once(words: str, tmp_path: Path) -> None:
    file = tmp_path / "library"
    file.write_text("mine")
    done = maqal(words, "--library", str(file))
    assert (done.returncode, done.stderr) == (1, f"maqal: {file} is not a folder; choose another with --library\n")


def test_an_empty_library_says_what_to_do(tmp_path: Path) -> None:
    """Asking before anything was added is no 'not found'."""
    env = {"MAQAL_LIBRARY": str(tmp_path / "library")}
    assert maqal("users", "add", "noor", stdin="short\n", env=env).returncode == 1
    assert not list(tmp_path.iterdir())
    added = maqal("users", "add", "noor", stdin="correct horse\n", env=env)
    assert (added.returncode, "library, which has no articles yet" in added.stderr) == (0, True)
    done = maqal("ask", "where?", env=env)
    assert done.returncode == 1
    assert "no articles in" in done.stderr
    assert "maqal add" in done.stderr


def test_a_disk_without_space_is_named(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Library, **_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "/full/model")

    monkeypatch.setattr(Library, "articles_page", full)
    done = maqal("list", "--library", library)
    assert done.stderr == "maqal: /full/model cannot be written (No space left on device); free some space and repeat\n"


def test_models_that_cannot_be_opened_are_the_librarys_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Which the browser and the other programs tell in its own words, as the command line does."""

    def broken(encoder: str) -> None:
        raise EncoderUnavailable("cannot write the encoder into /full; free 500 MB there or set MAQAL_CACHE")

    monkeypatch.setattr("qa.assistant.load_reader", broken)
    with pytest.raises(LibraryError, match="free 500 MB"):
        Assistant.open(Settings(tmp_path / "library", encoder="hashing"))


@pytest.mark.parametrize("mode", ["--seeds", "--conversations"])
def test_questions_that_are_none_are_told_by_file_and_line(library: str, tmp_path: Path, mode: str) -> None:
    file = tmp_path / "questions.jsonl"
    for content, says in (("\nno JSON", f"{file}, line 2: not a question"), ("[1]", f"{file}, line 1: not a question"),
                          ('{"id": 1}', "(it has no '"), ("", f"{file} has no questions")):  # fmt: skip
        file.write_text(content, encoding="utf-8")
        done = maqal("eval", mode, str(file), "--library", library)
        assert done.returncode == 1
        assert says in done.stderr
        assert "maqal eval --help" in done.stderr
        assert "fault" not in done.stderr


@pytest.mark.parametrize(
    ("asked", "says"), [("5", "the question is 5; give a text"), ('""', "there are no words in it")]
)
def test_what_is_no_question_is_told_before_it_is_timed(library: str, tmp_path: Path, asked: str, says: str) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(f'{{"question": {asked}}}', encoding="utf-8")
    assert maqal("bench", str(file), "--library", library).stderr.startswith(f"maqal: {says}")


def test_names_and_titles_steer_no_terminal(tmp_path: Path) -> None:
    file = tmp_path / "a\x1b]0;owned\x07.txt"
    file.write_text("Title \x1b[31mred\n\nIt \x1b[2Jcloses \u202eat noon.\n", encoding="utf-8")
    env = {"MAQAL_LIBRARY": str(tmp_path / "library")}
    added = maqal("add", str(file), env=env)
    listed = maqal("list", env=env)
    shown = maqal("show", listed.stdout.split()[0], env=env)
    failed = maqal("add", f"{file}.doc", env=env)
    for done in (added, listed, shown, failed):
        assert not set("\x1b\x07\u202e") & set(done.stdout + done.stderr)
    assert "owned" in added.stdout
    assert "closes at noon." in shown.stdout
    assert "owned" in failed.stderr
