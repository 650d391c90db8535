"""The command line, as a user meets it: what it prints and its exit code; where the shell matters, a real process."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from embeddings.encoder import load_encoder
from embeddings.errors import EncoderUnavailable
from qa.assistant import Assistant
from qa.cli import app, main
from qa.conversations import Conversations
from qa.errors import LibraryError
from qa.library import Library
from qa.reader import SentenceReader
from qa.review import Reviews, claims
from qa.settings import Settings
from tests.conftest import ROOT


def maqal(*words: str, stdin: str = "", env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """The command in this process, which has the libraries loaded: what it prints, and the code that it exits with."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        patch.chdir(ROOT)
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        patch.setattr(sys, "argv", ["maqal", *words])
        for name, value in {"MAQAL_ENCODER": "hashing", "NO_COLOR": "1", **(env or {})}.items():
            patch.setenv(name, value)
        with pytest.raises(SystemExit) as ended:
            main()
    out.seek(0)
    err.seek(0)
    return subprocess.CompletedProcess(words, int(ended.value.code or 0), out.read(), err.read())


def process(*words: str, stdin: bytes = b"", env: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    """The same as a process of its own, as a shell starts it: bytes in and out."""
    given = {**os.environ, "MAQAL_ENCODER": "hashing", "NO_COLOR": "1", **(env or {})}
    command = [sys.executable, "-m", "qa", *words]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, env=given, cwd=ROOT)


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `articles`, and the `library` that they were added to."""
    folder = tmp_path_factory.mktemp("added")
    (folder / "articles").mkdir()
    text = "Harbour to close\n\nThe harbour closes on Monday for repairs.\n"
    (folder / "articles" / "a.txt").write_text(text, encoding="utf-8")
    done = maqal("add", str(folder / "articles"), "--library", str(folder / "library"))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("added")
    return folder


@pytest.fixture
def library(added: Path, tmp_path: Path) -> str:
    """One of its own for each test."""
    shutil.copytree(added / "library", tmp_path / "library")
    return str(tmp_path / "library")


@pytest.mark.speed
def test_help_is_quick_and_light() -> None:
    """`--help` imports none of the heavy libraries and comes in under half a second of processor time."""
    code = (
        "import sys, time, contextlib, io\n"
        "sys.argv = ['maqal', '--help']\n"
        "from qa.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.suppress(SystemExit):\n"
        "    main()\n"
        "heavy = {'torch', 'faiss', 'transformers', 'gradio', 'trafilatura', 'mcp'} & set(sys.modules)\n"
        "print(sorted(heavy), 'ask' in out.getvalue(), time.process_time() < 0.5)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split("\n")[0] == "[] True True", done.stdout


def test_a_chat_goes_on_until_an_empty_line(library: str) -> None:
    """Each question is asked after the ones before; a bad one is told and ends nothing."""
    lines = "When does the harbour close?\n???\nAnd where?\n\nNever asked?\n"
    done = maqal("ask", "--chat", "--library", library, stdin=lines)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Understood as:") == 1
    assert "Understood as: Where does the harbour close?" in done.stdout
    assert done.stderr.count("no words") == 1
    assert maqal("ask", "--library", library).returncode == 2


def commands(group: Any, *before: str) -> Iterator[tuple[str, ...]]:
    for name, one in getattr(group, "commands", {}).items():
        yield *before, name
        yield from commands(one, *before, name)


@pytest.mark.parametrize("words", list(commands(get_command(app))), ids=" ".join)
def test_every_command_explains_itself(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["maqal", *words, "--help"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert not ended.value.code
    assert f"Usage: maqal {' '.join(words)} [OPTIONS]" in capsys.readouterr().out


def test_list_show_check_rebuild_remove(library: str) -> None:
    """What was added can be seen, checked and taken away."""
    listed = json.loads(maqal("list", "--json", "--library", library).stdout)
    assert [one["title"] for one in listed] == ["Harbour to close"]
    name = listed[0]["article_id"]
    assert "closes on Monday" in maqal("show", name[:6], "--library", library).stdout
    missing = maqal("show", name[:6], "--revision", "9" * 23, "--library", library)
    assert (missing.returncode, f"has no revision {'9' * 23};" in missing.stderr) == (1, True)
    checked = maqal("check", "--json", "--library", library)
    assert checked.returncode == 0, checked.stdout
    assert {one["severity"] for one in json.loads(checked.stdout)["findings"]} <= {"ok", "warning"}
    assert maqal("rebuild", "--library", library).returncode == 0
    assert maqal("remove", name, "--library", library).returncode == 0
    assert json.loads(maqal("list", "--json", "--library", library).stdout) == []


def test_correct_remove_restore_and_delete(library: str) -> None:
    """Details are set by hand; what was removed is listed, comes back, or goes for good."""
    env = {"MAQAL_LIBRARY": library}
    name = json.loads(maqal("list", "--json", env=env).stdout)[0]["article_id"]
    done = maqal("correct", name[:6], "--source", "Harbour News", "--published", "2024-06-18", env=env)
    assert (done.returncode, done.stdout) == (0, f"{name}  2024-06-18  en  Harbour News  Harbour to close\n"), (
        done.stderr
    )
    assert maqal("remove", name, env=env).stdout == f"removed    {name}  Harbour to close\n"
    assert name in maqal("restore", env=env).stdout
    assert maqal("restore", name[:8], env=env).stdout.startswith(f"restored   {name}")
    assert json.loads(maqal("list", "--json", env=env).stdout)[0]["source"] == "Harbour News"
    assert maqal("remove", name, env=env).returncode == 0
    assert maqal("remove", "--forever", name, env=env).stdout == f"deleted    {name}  Harbour to close\n"
    assert maqal("restore", env=env).stdout == ""


def test_the_beginning_of_an_id_deletes_no_removed_article_in_place_of_a_listed_one(tmp_path: Path) -> None:
    for number in range(24):  # more ids than letters that they begin with
        (tmp_path / f"{number}.txt").write_text(f"Title {number}\n\nThe harbour closes on day {number}.\n", "utf-8")
    env = {"MAQAL_LIBRARY": str(tmp_path / "library")}
    assert maqal("add", *map(str, sorted(tmp_path.glob("*.txt"))), env=env).returncode == 0
    names = [one["article_id"] for one in json.loads(maqal("list", "--json", env=env).stdout)]
    gone = next(one for one in names if sum(other[0] == one[0] for other in names) > 1)
    assert maqal("remove", gone, env=env).returncode == 0
    done = maqal("remove", "--forever", gone[0], env=env)
    assert done.returncode == 1
    assert "give more of it" in done.stderr
    assert gone in maqal("restore", env=env).stdout
    assert maqal("remove", "--forever", gone[:14], env=env).stdout.startswith(f"deleted    {gone}  Title")
    assert maqal("restore", env=env).stdout == ""


def test_a_line_that_is_not_utf_8_does_not_end_the_others(library: str) -> None:
    lines = b"When does the harbour close?\n" + b"Wann schlie\xdft der Hafen?\n" + b"And why?\n"
    for encoding in ("utf-8:strict", "utf-8:surrogateescape"):
        env = {"MAQAL_LIBRARY": library, "PYTHONIOENCODING": encoding}
        done = process("ask", "--json", "-", stdin=lines, env=env)
        assert done.returncode == 0, done.stderr
        assert [json.loads(line)["question"] for line in done.stdout.splitlines()] == [
            "When does the harbour close?",
            "Wann schlie\ufffdt der Hafen?",
            "And why?",
        ]


def test_a_terminal_without_the_letters_gets_what_it_can_show(tmp_path: Path) -> None:
    """And JSON that is read back as it was: what is kept of it must not be other words."""
    (tmp_path / "a.txt").write_text("الميناء\n\nيغلق الميناء يوم الاثنين.\n", encoding="utf-8")
    env = {"MAQAL_LIBRARY": str(tmp_path / "library"), "PYTHONIOENCODING": "ascii"}
    assert maqal("add", str(tmp_path / "a.txt"), env=env).returncode == 0
    done = process("list", env=env)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.endswith(b"  ???????\n")
    assert json.loads(process("list", "--json", env=env).stdout)[0]["title"] == "الميناء"


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


@pytest.mark.parametrize("mode", ["--seeds", "--conversations"])
def test_questions_that_are_none_are_told_by_file_and_line(library: str, tmp_path: Path, mode: str) -> None:
    file = tmp_path / "questions.jsonl"
    for content, says in (("\nno JSON", f"{file}, line 2: not a question"), ("[1]", f"{file}, line 1: not a question"),
                          ('{"id": 1}', "KeyError"), ("", f"{file} has no questions")):  # fmt: skip
        file.write_text(content, encoding="utf-8")
        done = maqal("eval", mode, str(file), "--library", library)
        assert done.returncode == 1
        assert says in done.stderr
        assert "maqal eval --help" in done.stderr
        assert "fault" not in done.stderr


def test_ask_within_a_filter(library: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The flags reach the search; what leaves no article says so. In this process, to read without a model."""
    monkeypatch.setenv("MAQAL_LIBRARY", library)
    monkeypatch.setenv("MAQAL_ENCODER", "hashing")
    monkeypatch.setattr("qa.assistant.load_reader", lambda encoder: SentenceReader())

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["maqal", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        return int(ended.value.code or 0), *capsys.readouterr()

    assert run("ask", "when?", "--from", "2024-01-01", "--source", "BBC", "--language", "en") == (
        1,
        "",
        "maqal: no article fits the filter (from 2024-01-01, of BBC, in en); widen it\n",
    )
    question = "when does the harbour close?"
    code, out, _ = run("ask", question, "--language", "en", "--threshold", "1", "--json")
    assert code == 3
    assert "The harbour closes on Monday for repairs." in [one["quote"] for one in json.loads(out)["nearest"]]
    assert "not an answer" in run("ask", question, "--threshold", "1")[1]
    assert run("ask", question, "--threshold", "0", "--language", "en")[0] == 0


def test_review_list_export_stats(library: str, tmp_path: Path) -> None:
    """A verdict is listed, counted and written in every format; the evaluation set is read by `eval`."""
    env = {"MAQAL_LIBRARY": library}
    assert "no verdicts yet" in maqal("review", "list", env=env).stderr
    encoder = load_encoder("hashing")
    with Library.open(Path(library), encoder) as opened:
        assistant = Assistant(opened, encoder, SentenceReader(), Settings(Path(library), threshold=0.0))
        turn = Conversations(opened).start("when?", assistant.ask("when?"))
        first = claims(turn.answer)[0]
        Reviews(opened, "noor").save(first, "supports", note="=1+1")
    assert "supports" in maqal("review", "list", env=env).stdout
    assert first.quote in maqal("review", "list", "--waiting", env=env).stdout
    assert json.loads(maqal("review", "list", "--json", env=env).stdout)[0]["reviewer"] == "noor"
    assert "100.0%  1 of 1" in maqal("review", "stats", env=env).stdout
    assert json.loads(maqal("review", "stats", "--json", env=env).stdout)["all"][0]["precision"] == 1.0
    for kind in ("csv", "jsonl", "html", "eval"):
        done = maqal("review", "export", "--format", kind, "--out", str(tmp_path / kind), env=env)
        assert (done.returncode, done.stderr) == (0, f"verdicts in {tmp_path / kind}: 1\n")
    assert (tmp_path / "csv").read_bytes().startswith(b"\xef\xbb\xbftime,")
    assert (
        maqal("review", "export", "--format", "jsonl", "--out", "-", env=env).stdout == (tmp_path / "jsonl").read_text()
    )
    done = maqal("eval", "--retrieval", str(tmp_path / "eval"), env=env)
    assert json.loads(done.stdout)["questions"] == 1, done.stderr
    done = maqal("review", "export", "--format", "csv", "--out", "/nowhere/x", env=env)
    assert (done.returncode, "/nowhere/x cannot be written" in done.stderr) == (1, True)


def test_users_add_list_remove(library: str) -> None:
    """The password comes by stdin, never as an argument."""
    env = {"MAQAL_LIBRARY": library}
    assert maqal("users", "add", "Noor", stdin="correct horse\n", env=env).stdout == "added      noor\n"
    assert "8 to 1,000" in maqal("users", "add", "sam", stdin="short\n", env=env).stderr
    assert maqal("users", "add", "sam", "a password", env=env).returncode == 2
    assert [one["name"] for one in json.loads(maqal("users", "list", "--json", env=env).stdout)] == ["noor"]
    assert maqal("users", "password", "Noor", stdin="battery staple\n", env=env).stdout == "changed    Noor\n"
    assert "no user sam" in maqal("users", "password", "sam", stdin="battery staple\n", env=env).stderr
    removed = maqal("users", "remove", "noor", env=env)
    assert removed.returncode == 0
    assert "last user" in removed.stderr
    assert "no users" in maqal("users", "list", env=env).stderr


def test_adding_again_starts_at_once(added: Path, library: str) -> None:
    """An unchanged folder costs no model and no parsing."""
    start = time.perf_counter()
    done = maqal("add", str(added / "articles"), "--library", library)
    assert done.stdout.startswith("unchanged")
    assert time.perf_counter() - start < 20


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("show", "ffff"), "ffff"),
        (("add", "/nowhere/file.txt"), "/nowhere/file.txt"),
        (("add", "embeddings"), "no article files in"),
        (("add", "README.md", "Makefile"), "Makefile"),
        (("list", "--library", "/proc/none"), "/proc/none cannot be made"),
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


def test_models_that_cannot_be_opened_are_the_librarys_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Which the browser and the other programs tell in its own words, as the command line does."""

    def broken(encoder: str) -> None:
        raise EncoderUnavailable("cannot write the encoder into /full; free 500 MB there or set MAQAL_CACHE")

    monkeypatch.setattr("qa.assistant.load_reader", broken)
    with pytest.raises(LibraryError, match="free 500 MB"):
        Assistant.open(Settings(tmp_path / "library", encoder="hashing"))


def test_an_empty_library_says_what_to_do(tmp_path: Path) -> None:
    """Asking before anything was added is no 'not found'."""
    done = maqal("ask", "where?", "--library", str(tmp_path / "library"))
    assert done.returncode == 1
    assert "no articles in" in done.stderr
    assert "maqal add" in done.stderr


def test_a_bad_file_does_not_stop_the_others(library: str, tmp_path: Path) -> None:
    """It is named on stderr, the exit code says so, and the good one is in."""
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "empty.txt").write_text("")
    (folder / "good.txt").write_text("Bridge opens\n\nThe bridge opened on Friday.\n", encoding="utf-8")
    done = maqal("add", str(folder), "--library", library)
    assert done.returncode == 1
    assert "empty.txt" in done.stderr
    assert "good.txt" in done.stdout
    assert len(json.loads(maqal("list", "--json", "--library", library).stdout)) == 2


@pytest.mark.model
def test_many_questions_load_the_models_once(tmp_path: Path) -> None:
    """`ask --json -`: one question a line, one answer object a line, a bad line does not end the rest."""
    library = str(tmp_path / "library")
    real = {"MAQAL_ENCODER": "packaged", "MAQAL_LIBRARY": library}
    assert maqal("add", "seeds/articles", env=real).returncode == 0
    done = maqal("ask", "--json", "-", stdin="أين سيعقد الاجتماع المقبل؟\n\n???\nwho won the lottery?\n", env=real)
    assert done.returncode == 0, done.stderr
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["status"] for one in answers] == ["answered", "error", "not_found"]
    assert maqal("ask", "who won the football league in Brazil?", env=real).returncode == 3
