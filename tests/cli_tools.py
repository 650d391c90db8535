"""The command line for its tests: in the test's own process, or as a process of its own."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from qa.cli import run_command
from tests.conftest import ROOT

HARBOUR = "Harbour to close\n\nThe harbour closes on Monday for repairs.\n"


def maqal(
    *words: str, stdin: str | bytes = "", errors: str = "strict", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """The command in this process, which has the libraries loaded: what it prints, and the code that it exits with.

    `errors`: how the terminal's setting has it read what is no UTF-8.
    """
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        patch.chdir(ROOT)
        read = io.BufferedReader(io.BytesIO(stdin.encode() if isinstance(stdin, str) else stdin))
        patch.setattr(sys, "stdin", io.TextIOWrapper(read, encoding="utf-8", errors=errors))
        patch.setattr(sys, "argv", ["maqal", *words])
        for name, value in {"MAQAL_ENCODER": "hashing", "NO_COLOR": "1", **(env or {})}.items():
            patch.setenv(name, value)
        with pytest.raises(SystemExit) as ended:
            run_command()
    out.seek(0)
    err.seek(0)
    return subprocess.CompletedProcess(words, int(ended.value.code or 0), out.read(), err.read())


def process(*words: str, stdin: bytes = b"", env: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    """The same as a process of its own, as a shell starts it: bytes in and out."""
    given = {**os.environ, "MAQAL_ENCODER": "hashing", "NO_COLOR": "1", **(env or {})}
    command = [sys.executable, "-m", "qa", *words]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, env=given, cwd=ROOT)


def article(folder: Path, name: str = "a.txt", text: str = HARBOUR) -> Path:
    """A file in a folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def made(folder: Path) -> str:
    """A library with one article."""
    done = maqal("add", str(article(folder / "articles")), "--library", str(folder / "library"))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("added")
    return str(folder / "library")
