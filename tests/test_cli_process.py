"""The command line where the shell, the terminal, signals or what is installed matter."""

from __future__ import annotations

import asyncio
import json
import os
import pty
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from qa.extras import install
from qa.settings import Settings
from tests.cli_tools import made, maqal, process
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> str:
    return made(tmp_path_factory.mktemp("process"))


@pytest.mark.parametrize("errors", ["strict", "surrogateescape"])
def test_a_line_that_is_not_utf_8_does_not_end_the_others(library: str, errors: str) -> None:
    lines = b"When does the harbour close?\n" + b"Wann schlie\xdft der Hafen?\n" + b"And why?\n"
    done = maqal("ask", "--json", "-", stdin=lines, errors=errors, env={"MAQAL_LIBRARY": library})
    assert done.returncode == 0, done.stderr
    assert [json.loads(line)["question"] for line in done.stdout.splitlines()] == [
        "When does the harbour close?",
        "Wann schlie\ufffdt der Hafen?",
        "And why?",
    ]


def test_a_file_of_questions_is_utf_8_whatever_the_terminal_is(library: str) -> None:
    """Also with its mark, behind which a line can be empty."""
    env = {"MAQAL_LIBRARY": library, "PYTHONIOENCODING": "latin-1"}
    done = process("ask", "--json", "-", stdin="\ufeff\nمتى يغلق الميناء؟\n".encode(), env=env)
    assert [json.loads(line)["question"] for line in done.stdout.splitlines()] == ["متى يغلق الميناء؟"], done.stderr


def test_a_terminal_without_the_letters_gets_what_it_can_show(tmp_path: Path) -> None:
    """And JSON that is read back as it was: what is kept of it must not be other words."""
    (tmp_path / "a.txt").write_text("الميناء\n\nيغلق الميناء يوم الاثنين.\n", encoding="utf-8")
    env = {"MAQAL_LIBRARY": str(tmp_path / "library"), "PYTHONIOENCODING": "ascii"}
    assert maqal("add", str(tmp_path / "a.txt"), env=env).returncode == 0
    done = process("list", env=env)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.endswith(b"  ???????\n")
    assert json.loads(process("list", "--json", env=env).stdout)[0]["title"] == "الميناء"


@pytest.mark.parametrize("shell", ['exec "$@" > /dev/full', 'exec "$@" >&-'])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_where_nothing_can_be_printed_one_line_says_so(library: str, shell: str, unbuffered: str) -> None:
    given = {**os.environ, "MAQAL_ENCODER": "hashing", "PYTHONUNBUFFERED": unbuffered}
    command = ["sh", "-c", shell, "sh", sys.executable, "-m", "qa", "list", "--library", library]
    done = subprocess.run(command, capture_output=True, check=False, env=given, cwd=ROOT, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("maqal: standard output ")
    assert done.stderr.count("\n") == 1
    assert "fault" not in done.stderr


def test_a_stop_while_models_are_loaded_is_not_lost() -> None:
    """Where an object is being given up, Python drops what is raised."""
    code = """
from qa.commands.shared import stopped_at_once
import signal

class Given:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)
        [n for n in range(9)]

with stopped_at_once():
    given = Given()
    del given
    print("went on")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_mcp_says_that_it_waits_and_can_be_stopped(library: str) -> None:
    """In a terminal, where the thread that reads stdin is woken by nothing but a line."""
    terminal, stdin = pty.openpty()
    given = {**os.environ, "MAQAL_ENCODER": "hashing"}
    command = [sys.executable, "-m", "qa", "mcp", "--library", library]
    with subprocess.Popen(
        command, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=given, cwd=ROOT
    ) as running:
        try:
            assert running.stdout
            assert running.stderr
            assert b"waiting for a client" in running.stderr.readline()
            hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "x", "version": "1"}}
            request = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello}
            os.write(terminal, json.dumps(request).encode() + b"\n")
            assert json.loads(running.stdout.readline())["id"] == 1
            running.send_signal(signal.SIGINT)
            assert running.wait(10) == -signal.SIGINT  # 130 in a shell
            assert b"Traceback" not in running.stderr.read()
        finally:
            running.kill()
            os.close(terminal)
            os.close(stdin)


def test_serve_is_stopped_without_an_error_and_has_its_writer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where asyncio stops it, by cancelling, uvicorn tells a traceback when it has only begun to start."""
    seen: list[Settings] = []

    def serve(settings: Settings, *_: Any) -> None:
        async def starting() -> None:
            signal.raise_signal(signal.SIGINT)
            seen.clear()

        seen.append(settings)
        with suppress(KeyboardInterrupt):
            asyncio.run(starting())

    monkeypatch.setitem(sys.modules, "qa.ui.server", SimpleNamespace(serve=serve))  # type: ignore[arg-type]
    before = signal.getsignal(signal.SIGINT)
    try:
        done = maqal("serve", "--writer", "packaged", "--library", str(tmp_path / "library"))
    finally:
        signal.signal(signal.SIGINT, before)
    assert (done.returncode, done.stderr) == (0, "")
    assert [one.writer for one in seen] == ["packaged"]


def test_what_is_not_installed_is_installed_from_our_folder() -> None:
    """By its name an index would give another project's package."""
    assert install("mcp") == f"{sys.executable} -m pip install --editable '{ROOT}[mcp]'"
