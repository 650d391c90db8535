"""No text can stop the server: no pattern takes a time that grows with the cube of what it looks at."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from qa.facts.sounds import alike
from qa.text.dates import find_date
from qa.text.fold import fold
from qa.turns import lines_around


def test_what_hostile_texts_were_built_on_takes_no_time() -> None:
    began = time.process_time()
    moment = find_date(f"12 May 2024 12:00{' ' * 400}x", "en")
    assert moment is not None
    assert fold(f"1{'،000' * 20_000}،12").endswith("،12")
    assert not alike("bcdfg" * 400, "bcdfk" * 400)
    said = "Title\n" + "\n".join(f"{name}: Yes.\n" * 3 + f"{name}: {'.' * 20_000}x" for name in ("Anna", "Bo"))
    assert lines_around(said, 0, len(said))[1].speaker == "Anna"
    assert time.process_time() - began < 1


@pytest.mark.speed
def test_no_pattern_grows_with_the_cube_of_its_text() -> None:
    """In a process of its own: a pattern that never ends holds the interpreter."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.growing_patterns"], capture_output=True, text=True, timeout=600, check=False
    )
    slow = [line for line in done.stdout.splitlines() if line.startswith("SLOW")]
    assert (done.returncode, slow) == (0, []), f"last: {done.stdout.splitlines()[-1:]} {done.stderr[-500:]}"


def test_no_pattern_of_a_table_turns_into_its_opposite() -> None:
    r"""They are matched in small letters and put into such themselves: "\W", no letter, would be "\w", any letter."""
    as_they_are = ("future", "kinds", "words")
    tables = [path for path in (Path(__file__).parents[1] / "qa").rglob("*.json") if path.stem not in as_they_are]
    assert [path.name for path in tables if re.search(r"\\\\[WSDBPN]", path.read_text(encoding="utf-8"))] == []
