"""What every training program does: it reads how to go on, tells how it goes, and ends between two steps when asked."""

from __future__ import annotations

import argparse
import hashlib
import json
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

P = TypeVar("P")


def run_parser(module: str, about: str | None, data: str) -> argparse.ArgumentParser:
    """Of a program `python -m MODULE` that trains on a folder with `data`."""
    parser = argparse.ArgumentParser(prog=f"python -m {module}", description=about)
    parser.add_argument("--data", type=Path, required=True, help=f"folder with {data}")
    parser.add_argument("--out", type=Path, required=True, help="folder of the run; an existing one is gone on from")
    parser.add_argument("--seed", type=int, default=0)
    return parser


def read_options(parser: argparse.ArgumentParser, plan: type[P]) -> tuple[argparse.Namespace, P]:
    """What the command line says, with an option for each field of `plan`, a dataclass."""
    hints, own = get_type_hints(plan), fields(plan)  # type: ignore[arg-type]
    for field in own:
        flag, needed = "--" + field.name.replace("_", "-"), field.default is MISSING
        parser.add_argument(flag, type=hints[field.name], default=None if needed else field.default, required=needed)
    options = parser.parse_args()
    given: dict[str, Any] = {field.name: getattr(options, field.name) for field in own}
    return options, plan(**given)


def begin(folder: Path, **draws: object) -> None:
    """Make a run's folder, or end the program where its run was begun with other values of what decides the samples.

    A path stands for what its files hold: they may lie elsewhere now, and must not hold anything else.
    """
    folder.mkdir(parents=True, exist_ok=True)
    told, given = folder / "begun.json", {name: _told(value) for name, value in draws.items()}
    if not told.exists():
        told.write_text(json.dumps(given))
        return
    for name, value in json.loads(told.read_text()).items():
        if given.get(name) != value:
            sys.exit(f"{folder} was begun with --{name} {value}, not {given.get(name)}; give that, or another --out")


def _told(value: object) -> str:
    if not isinstance(value, Path):
        return str(value)
    # Not all that lies below: the run may, and has files of its own.
    files = sorted([*value.glob("qa/*/*.gz"), *value.glob("parallel/*.gz")]) if value.is_dir() else [value]
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.relative_to(value).as_posix().encode() + b"\0")
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return f"(files: {len(files)}, SHA-256: {digest.hexdigest()[:12]})"


def report(line: str) -> None:
    """A line on stderr, with the time."""
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {line}\n")


@contextmanager
def asked_to_end() -> Iterator[Callable[[], bool]]:
    """Give what says whether somebody has asked this process to end since the block began."""
    ended = threading.Event()
    before = signal.signal(signal.SIGTERM, lambda number, frame: ended.set())
    try:
        yield ended.is_set
    finally:
        signal.signal(signal.SIGTERM, before)
