"""The command line, as a user meets it: what it prints and its exit code."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from embeddings.encoder import load_encoder
from qa.assistant import Assistant
from qa.cli import app, run_command
from qa.conversations import Conversations
from qa.library import Library
from qa.library.storage import DATABASE
from qa.review import Reviews, claims
from qa.settings import Settings
from tests.cli_tools import made, maqal
from tests.conftest import ROOT
from tests.reader_fake import SentenceReader


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> str:
    return made(tmp_path_factory.mktemp("added"))


@pytest.fixture
def library(added: str, tmp_path: Path) -> str:
    """One of its own for each test."""
    shutil.copytree(added, tmp_path / "library")
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


def test_what_stands_around_an_answer_is_in_its_language(library: str) -> None:
    """Also how a question was understood, and that the nearest sentences are no answer."""
    lines = "Wann schließt der Hafen?\nUnd wo?\n"
    told = maqal("ask", "--chat", "--library", library, "--threshold", "1", stdin=lines).stdout
    assert "Verstanden als: Wo schließt der Hafen?" in told
    assert told.count("\nDer Frage am nächsten, aber keine Antwort:\n") == 2
    assert "Understood" not in told
    assert "Nearest" not in told
    asked = maqal("ask", "--library", library, "--threshold", "1", "港口什么时候关闭？").stdout
    assert "\n最接近问题的内容，但不是回答：\n" in asked


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
        run_command()
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
    told = maqal("check", "--library", library).stdout
    assert told.count(f" {library}\n") == 1
    assert "folder" not in json.loads(checked.stdout)
    assert all(re.match(r"[a-z ]+: +[^\s{]", line) for line in told.splitlines()), told
    assert maqal("rebuild", "--library", library).stderr.endswith("passages in the index: 1\n")
    assert maqal("rebuild", "--quiet", "--library", library).stderr == ""
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


def test_of_several_ids_all_are_restored_or_none(library: str) -> None:
    """As with `remove`: an error says that nothing was done, and an article that is named twice comes back once."""
    name, env = _only(library), {"MAQAL_LIBRARY": library}
    assert maqal("remove", name, env=env).returncode == 0
    assert maqal("restore", name, "ffff", env=env).returncode == 1
    assert name in maqal("restore", env=env).stdout
    done = maqal("restore", name, name[:8], env=env)
    assert (done.returncode, done.stdout.count("restored")) == (0, 1), done.stderr


def test_the_beginning_of_an_id_deletes_no_removed_article_in_place_of_a_listed_one(tmp_path: Path) -> None:
    for number in range(24):  # more ids than letters that they begin with
        (tmp_path / f"{number}.txt").write_text(f"Title {number}\n\nThe harbour closes on day {number}.\n", "utf-8")
    env = {"MAQAL_LIBRARY": str(tmp_path / "library")}
    assert maqal("add", *map(str, sorted(tmp_path.glob("*.txt"))), env=env).returncode == 0
    names = [one["article_id"] for one in json.loads(maqal("list", "--json", env=env).stdout)]
    gone = next(one for one in names if sum(other[0] == one[0] for other in names) > 1)
    assert maqal("remove", gone, env=env).returncode == 0
    done = maqal("remove", "--forever", gone[0], env=env)
    assert done.returncode == 2
    assert "at least 8 characters" in done.stderr
    assert gone in maqal("restore", env=env).stdout
    assert maqal("remove", "--forever", gone[:14], env=env).stdout.startswith(f"deleted    {gone}  Title")
    assert maqal("restore", env=env).stdout == ""


def test_a_damaged_article_can_be_removed(library: str) -> None:
    env = {"MAQAL_LIBRARY": library}
    name = _only(library)
    with closing(sqlite3.connect(Path(library) / DATABASE)) as connection, connection:
        connection.execute("UPDATE revisions SET text = replace(text, 'Monday', 'Sunday')")
    told = maqal("search", "harbour", env=env)
    assert (told.returncode, "damaged and is not quoted" in told.stderr, "no articles" in told.stderr) == (
        1,
        True,
        False,
    )
    assert maqal("remove", name, env=env).stdout == f"removed    {name}  Harbour to close\n"
    assert maqal("remove", "--forever", name, env=env).stdout == f"deleted    {name}  Harbour to close\n"


def test_ask_within_a_filter(library: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The flags reach the search; what leaves no article says so. In this process, to read without a model."""
    monkeypatch.setenv("MAQAL_LIBRARY", library)
    monkeypatch.setenv("MAQAL_ENCODER", "hashing")
    monkeypatch.setattr("qa.assistant.load_reader", lambda encoder: SentenceReader())

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["maqal", *words])
        with pytest.raises(SystemExit) as ended:
            run_command()
        return int(ended.value.code or 0), *capsys.readouterr()

    assert run("ask", "when?", "--from", "2999-01-01", "--language", "en") == (
        1,
        "",
        "maqal: no article fits the filter (from 2999-01-01, in en); widen it\n",
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
        Conversations(opened, "noor").start("when?", turn.answer)
    assert "supports" in maqal("review", "list", env=env).stdout
    waiting = maqal("review", "list", "--waiting", env=env)
    assert (first.quote in waiting.stdout, waiting.stderr) == (True, "1 of 2 reviewed\n")  # everybody's
    assert maqal("review", "list", "--waiting", "--reviewer", "Noor", env=env).stderr == "1 of 1 reviewed\n"
    assert "nobody called 'sam' has asked or judged here; those who have: noor" in (
        maqal("review", "stats", "--reviewer", "sam", env=env).stderr
    )
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
    home = {**env, "HOME": str(tmp_path)}
    assert maqal("review", "export", "--format", "csv", "--out=~/at-home", env=home).returncode == 0
    assert (tmp_path / "at-home").exists()
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


def test_the_version_is_told() -> None:
    assert maqal("--version").stdout == f"maqal {version('maqal')}\n"


def test_search_gives_the_nearest_sentences(library: str) -> None:
    """As text, and as JSON in the form of the other ways in."""
    done = maqal("search", "harbour", "repairs", "--library", library)
    assert f"  The harbour closes on Monday for repairs. (Harbour to close · {_only(library)})" in done.stdout
    other = maqal("search", "harbour", "--language", "ar", "--library", library)
    assert (other.returncode, "no article is in 'ar'; there are en" in other.stderr) == (1, True)
    found = json.loads(
        maqal("search", "harbour repairs", "--limit", "1", "--language", "en", "--json", "--library", library).stdout
    )
    assert [one["article_id"] for one in found["results"]] == [_only(library)]


def test_what_changes_an_article_tells_it_as_json(library: str) -> None:
    name, env = _only(library), {"MAQAL_LIBRARY": library}

    def told(*words: str) -> Any:
        return json.loads(maqal(*words, "--json", env=env).stdout)

    assert told("correct", name, "--title", "ميناء")["title"] == "ميناء"
    assert told("remove", name[:8]) == [{"article_id": name, "title": "ميناء", "status": "removed"}]
    assert [one["article_id"] for one in told("restore")] == [name]
    assert [(one["article_id"], one["title"]) for one in told("restore", name)] == [(name, "ميناء")]
    assert told("remove", "--forever", name)[0]["status"] == "deleted"


def test_many_questions_are_answered_as_text_too(library: str) -> None:
    done = maqal("ask", "-", "--library", library, stdin="When does the harbour close?\n\n???\nمتى يغلق الميناء؟\n")
    assert done.returncode == 0
    assert [line for line in done.stdout.splitlines() if line.startswith("? ")] == [
        "? When does the harbour close?",
        "? متى يغلق الميناء؟",
    ]
    assert done.stderr.startswith("maqal: ???: there are no words in it")


@pytest.mark.parametrize("how", [["-"], ["--chat"]])
def test_questions_in_another_encoding_are_read_or_refused_and_never_asked_as_other_words(
    library: str, how: list[str]
) -> None:
    """UTF-16 by its mark; what is lost of another encoding would be another question, and "not found" an answer."""
    lines = "When does the harbour close?\nQuand fermera le port fermé ?\n"

    def asked(given: bytes) -> list[Any]:
        done = maqal("ask", *how, "--json", "--library", library, stdin=given)
        return [json.loads(line) for line in done.stdout.splitlines()] + done.stderr.splitlines()

    plain, wide = (asked(lines.encode(one)) for one in ("utf-8", "utf-16"))
    assert [one["question"] for one in plain[:2]] == [one["question"] for one in wide[:2]] == lines.splitlines()
    told = "line 2 is not UTF-8; save the file as UTF-8"
    assert any(one == f"maqal: {told}" or told in one for one in map(str, asked(lines.encode("latin-1"))))
    assert told in str(asked(lines.encode("utf-16-le")))
    assert "�" in asked("When does the har�bour close?".encode())[0]["question"]  # it stands so in the file


def _only(library: str) -> str:
    [one] = json.loads(maqal("list", "--json", "--library", library).stdout)
    return str(one["article_id"])


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


def test_the_end_does_not_wait_for_a_model_that_cannot_be_stopped() -> None:
    """All is printed and the exit code is kept. Where Python ends with a thread within llama.cpp it is a crash."""
    code = (
        "import threading\n"
        "from qa import cli\n"
        "from qa.writing.waiting import pieces\n"
        "def app(prog_name):\n"
        "    endless = lambda put, stopped: (put('a'), threading.Event().wait())\n"
        "    next(pieces(endless, lambda: False, 'x'))\n"
        "    print('the answer', end='')\n"
        "    raise SystemExit(3)\n"
        "cli.app = app\n"
        "cli.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, timeout=20)
    assert (done.returncode, done.stdout, done.stderr) == (3, "the answer", "")
