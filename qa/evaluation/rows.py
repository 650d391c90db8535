"""Questions of our own form, from files of JSON lines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from qa.errors import MaqalError

__all__ = ["read_rows"]


def read_rows(path: Path, keys: Sequence[str]) -> list[dict[str, Any]]:
    """Read rows that have all these keys, at least one. Raises MaqalError naming file, line and what is missing."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = f" ({error.strerror})" if isinstance(error, OSError) else ""
        raise MaqalError(f"cannot read {path}{reason}; give JSON lines in UTF-8") from error
    rows = [_row(line, keys, f"{path}, line {number}") for number, line in enumerate(lines, 1) if line.strip()]
    if not rows:
        raise MaqalError(f"{path} has no questions; see `maqal eval --help`")
    return rows


def _row(line: str, keys: Sequence[str], place: str) -> dict[str, Any]:
    try:
        row: dict[str, Any] = json.loads(line)
        return {**row, **{key: row[key] for key in keys}}
    except (ValueError, KeyError, TypeError) as error:
        reason = f"it has no {error}" if isinstance(error, KeyError) else error
        raise MaqalError(f"{place}: not a question ({reason}); see `maqal eval --help`") from error
