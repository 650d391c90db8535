"""`kill -9` at random moments of a real process that adds files, and two processes that add at once.

What a process printed, it had acknowledged; all of that must be there, word for word, whatever happened to it.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from embeddings.hashing import HashingEncoder
from qa.library import Library
from tests.test_library import Reader, errors, segment

ROOT = Path(__file__).resolve().parent.parent
KILLS = 10
SEED = int(os.environ.get("KILL_SEED", "20261123"))

ADD = """
import sys
from pathlib import Path
sys.path.insert(0, "tests")
from tests.test_library import Reader, segment
from embeddings.hashing import HashingEncoder
from qa.errors import LibraryError
from qa.library import Library

def acknowledge(step):
    if step.report is not None and step.report.status in ("added", "replaced"):
        print(step.report.path, *step.report.articles, flush=True)

folder, inbox, seconds = sys.argv[1:]
try:
    with Library.open(Path(folder), HashingEncoder(64), reader=Reader(), segment=segment) as library:
        library.lock_seconds = float(seconds)
        print("ready", flush=True)
        library.add([Path(inbox)], acknowledge)
        print("done", flush=True)
except LibraryError as error:
    print("refused", error, flush=True)
"""


def start(folder: Path, inbox: Path, seconds: float = 5.0) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", ADD, str(folder), str(inbox), str(seconds)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8")


def text_of(round_: int, n: int) -> str:
    return f"Article {n} of round {round_} begins. " + f"It goes on with {n}. " * (n % 40) + "مقال. It ends."


def fill(inbox: Path, round_: int, count: int) -> None:
    """Some files are new in this round, the others change their text."""
    inbox.mkdir(exist_ok=True)
    for n in range(count):
        name = f"{n:03}.txt" if n % 2 else f"{round_:02}-{n:03}.txt"
        (inbox / name).write_text(f"Title {n}\n{text_of(round_, n)}", encoding="utf-8")


def check(folder: Path, acknowledged: dict[str, str]) -> None:
    """Every acknowledged article has its text and is found by it; the library is sound or can be made so."""
    with Library.open(folder, HashingEncoder(64), reader=Reader(), segment=segment) as library:
        assert library.notices == []
        if errors(library):
            library.rebuild()
        assert errors(library) == []
        stored = {article.article_id: article.revision for article in library.articles()}
        assert set(acknowledged) <= set(stored)
        for id_, text in acknowledged.items():
            # A newer revision may have been committed by a process that was killed before it could say so.
            assert text in [library.article(id_, revision).text for revision in range(1, stored[id_] + 1)]
        live = {passage.passage_id for id_ in stored for passage in library.passages_of(id_)}
        found = library.search(library.encoder.encode_queries(["Article"])[0], len(live) + 100)
        assert {id_ for id_, _ in found} == live


@pytest.mark.timeout(180)
def test_nothing_acknowledged_is_lost_by_kills(tmp_path: Path) -> None:
    print(f"KILL_SEED={SEED} repeats this run")  # noqa: T201
    chance = random.Random(SEED)
    folder, inbox = tmp_path / "library", tmp_path / "inbox"
    acknowledged: dict[str, str] = {}
    killed = finished = 0
    for round_ in range(KILLS):
        fill(inbox, round_, 120)
        process = start(folder, inbox)
        assert process.stdout is not None
        lines: list[str] = []
        if round_ % 2:  # in the midst of the commits
            quota = chance.randrange(1, 120)
            while len(lines) <= quota and (line := process.stdout.readline()):
                lines.append(line)
            time.sleep(chance.random() * 0.01)
        elif round_ % 4:  # from the opened library on
            lines.append(process.stdout.readline())
            time.sleep(chance.uniform(0.0, 0.6))
        else:  # at any time, the making of the tables included
            time.sleep(chance.uniform(0.2, 1.0))
        process.kill()
        lines += process.stdout.readlines()
        process.stdout.close()
        process.wait()
        finished += "done\n" in lines
        killed += "done\n" not in lines
        for line in lines:
            if line.endswith("\n") and line not in ("ready\n", "done\n"):
                path, *ids = line.split()
                (article_id,) = ids
                acknowledged[article_id] = Path(path).read_text(encoding="utf-8").partition("\n")[2]
        check(folder, acknowledged)
    assert killed >= KILLS // 2
    assert len(acknowledged) > 100
    print(f"{killed} kills, {finished} finished before theirs, {len(acknowledged)} articles acknowledged")  # noqa: T201


def test_two_processes_that_add_at_once_lose_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    processes = []
    for number in range(2):
        inbox = tmp_path / f"inbox{number}"
        fill(inbox, number, 100)
        processes.append(start(folder, inbox, seconds=30.0))
    outputs = [process.communicate(timeout=60)[0].splitlines() for process in processes]
    assert [lines[-1] for lines in outputs] == ["done", "done"]
    acknowledged = {}
    for lines in outputs:
        for line in lines[1:-1]:
            path, article_id = line.split()
            acknowledged[article_id] = Path(path).read_text(encoding="utf-8").partition("\n")[2]
    assert len(acknowledged) == 200
    check(folder, acknowledged)


def test_a_second_process_is_refused_with_a_reason_when_it_may_not_wait(tmp_path: Path) -> None:
    folder, inbox = tmp_path / "library", tmp_path / "inbox"
    fill(inbox, 0, 10)
    with Library.open(folder, HashingEncoder(64), reader=Reader(), segment=segment) as library, library._writing():
        output = start(folder, inbox, seconds=0.2).communicate(timeout=60)[0].splitlines()
    assert output[0] == "ready"
    assert output[-1].startswith(f"refused another process is adding to {folder}; repeat")
    assert len(output) == 2
