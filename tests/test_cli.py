"""The command line, as a user meets it: a real process, its output and its exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT


def maqal(*words: str, stdin: str = "", env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "qa", *words]
    given = {**os.environ, "MAQAL_ENCODER": "hashing", "NO_COLOR": "1", **(env or {})}
    return subprocess.run(command, input=stdin, capture_output=True, text=True, check=False, env=given, cwd=ROOT)


@pytest.fixture
def library(tmp_path: Path) -> str:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("Harbour to close\n\nThe harbour closes on Monday for repairs.\n", encoding="utf-8")
    done = maqal("add", str(folder), "--library", str(tmp_path / "library"))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("added")
    return str(tmp_path / "library")


def test_help_is_quick_and_light() -> None:
    """`--help` imports none of the heavy libraries and comes in under half a second of processor time."""
    code = (
        "import sys, time, contextlib, io\n"
        "sys.argv = ['maqal', '--help']\n"
        "from qa.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.suppress(SystemExit):\n"
        "    main()\n"
        "heavy = {'torch', 'faiss', 'transformers', 'gradio', 'trafilatura'} & set(sys.modules)\n"
        "print(sorted(heavy), 'ask' in out.getvalue(), time.process_time() < 0.5)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split("\n")[0] == "[] True True", done.stdout


def test_every_command_explains_itself() -> None:
    """Each has help."""
    for command in ("add", "ask", "list", "show", "remove", "check", "rebuild", "eval", "bench", "serve"):
        done = maqal(command, "--help")
        assert done.returncode == 0
        assert "Usage" in done.stdout


def test_list_show_check_rebuild_remove(library: str) -> None:
    """What was added can be seen, checked and taken away."""
    listed = json.loads(maqal("list", "--json", "--library", library).stdout)
    assert [one["title"] for one in listed] == ["Harbour to close"]
    name = listed[0]["article_id"]
    assert "closes on Monday" in maqal("show", name[:6], "--library", library).stdout
    checked = maqal("check", "--json", "--library", library)
    assert checked.returncode == 0, checked.stdout
    assert {one["severity"] for one in json.loads(checked.stdout)["findings"]} <= {"ok", "warning"}
    assert maqal("rebuild", "--library", library).returncode == 0
    assert maqal("remove", name, "--library", library).returncode == 0
    assert json.loads(maqal("list", "--json", "--library", library).stdout) == []


def test_adding_again_starts_at_once(library: str, tmp_path: Path) -> None:
    """An unchanged folder costs no model and no parsing."""
    start = time.perf_counter()
    done = maqal("add", str(tmp_path / "articles"), "--library", library)
    assert done.stdout.startswith("unchanged")
    assert time.perf_counter() - start < 20


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("show", "ffff"), "ffff"),
        (("add", "/nowhere/file.txt"), "/nowhere/file.txt"),
        (("add", "qa/ui/static"), "no article files in"),
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
