"""Questions from files of JSON lines."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from qa.errors import MaqalError

T = TypeVar("T")


def read_lines(path: Path, made_of: Callable[[Any], T]) -> list[T]:
    """What is made of each line, plain or .gz. Raises MaqalError naming file, line and what is missing."""
    found = []
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    found.append(_made(line, made_of, f"{path}, line {number}"))
    except (OSError, UnicodeDecodeError) as error:
        reason = f" ({error.strerror})" if isinstance(error, OSError) else ""
        raise MaqalError(f"cannot read {path}{reason}; give JSON lines in UTF-8, plain or .gz") from error
    return found


def _made(line: str, made_of: Callable[[Any], T], place: str) -> T:
    try:
        return made_of(json.loads(line))
    except (ValueError, KeyError, TypeError) as error:
        reason = f"it has no {error}" if isinstance(error, KeyError) else error
        raise MaqalError(f"{place}: not a question ({reason}); see `maqal eval --help`") from error


def read_rows(path: Path, keys: Sequence[str]) -> list[dict[str, Any]]:
    """Rows of our own form, at least one, that have all these keys. Raises MaqalError as `read_lines` does."""
    rows = read_lines(path, lambda row: {**row, **{key: row[key] for key in keys}})
    if not rows:
        raise MaqalError(f"{path} has no questions; see `maqal eval --help`")
    return rows
