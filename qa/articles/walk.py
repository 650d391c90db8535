"""Which files there are to read in what somebody names, and what in its folders is passed over."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from qa.errors import ArticleError

_LIBRARY = "library.sqlite"
_OF_LIBRARY = re.compile(r"uploads|index-\d+")
"""Its own folders. What else stands beside it is not its: it may lie among the articles themselves."""
SUFFIXES = (".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".json", ".jsonl")


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found; hidden files and folders are in none of it."""

    files: dict[Path, None] = field(default_factory=dict)
    """Those to read, in order."""
    failed: dict[Path, ArticleError] = field(default_factory=dict)
    """What cannot be read by its path alone, with why, in one line that names it."""
    suffixes: Counter[str] = field(default_factory=Counter)
    """Of files in folders that are of another kind, in small letters; "" for none."""
    broken: list[Path] = field(default_factory=list)
    """Links in folders to nothing."""
    leaving: list[Path] = field(default_factory=list)
    """Links in folders to what is not in the folder that was named."""
    libraries: list[Path] = field(default_factory=list)
    """Folders that are a library of ours, or a backup of one: its uploads and its index are no articles."""


def survey(paths: Iterable[Path]) -> Survey:
    """Folders are walked, each sorted; a file named outright is taken as it is or has failed."""
    found = Survey()
    for path in paths:
        try:
            if path.is_dir():
                _walk(path, found)
            elif not os.path.lexists(path):
                raise ArticleError(f"{shown(path)} does not exist; check the path")
            else:
                check_suffix(path)
                found.files[path] = None
        except ArticleError as error:
            found.failed[path] = error
        except (OSError, ValueError) as error:
            found.failed[path] = _closed(path, error)
    return found


def _walk(folder: Path, found: Survey) -> None:
    root = folder.resolve()
    files: list[Path] = []

    def closed(error: OSError) -> None:
        path = Path(os.fsdecode(error.filename))
        found.failed[path] = _closed(path, error)

    for parent, folders, names in os.walk(folder, onerror=closed):
        if _LIBRARY in names:
            found.libraries.append(Path(parent))
            folders[:] = [name for name in folders if not _OF_LIBRARY.fullmatch(name)]
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found.leaving.extend(path for name in folders if _leaves(path := Path(parent, name), root))
        for name in sorted(names):
            path = Path(parent, name)
            if name.startswith("."):
                continue
            if path.suffix.lower() not in SUFFIXES:
                found.suffixes[path.suffix.lower()] += 1
            elif os.path.islink(path) and not os.path.exists(path):
                found.broken.append(path)
            else:
                (found.leaving if _leaves(path, root) else files).append(path)
    found.files.update(dict.fromkeys(sorted(files)))


def _leaves(path: Path, root: Path) -> bool:
    return os.path.islink(path) and not path.resolve().is_relative_to(root)


def _closed(path: Path, error: OSError | ValueError) -> ArticleError:
    why = getattr(error, "strerror", None) or error
    return ArticleError(f"{shown(path)} cannot be opened ({why}); check the path and its rights")


def check_suffix(path: Path) -> None:
    """ArticleError for one that is not in `SUFFIXES`."""
    if path.suffix.lower() not in SUFFIXES:
        named = f"has suffix {path.suffix}" if path.suffix else "has no suffix"
        line = f"{shown(path)} {shown(named)}; accepted are {' '.join(SUFFIXES)}"
        raise ArticleError(line, "library.bad-kind")


def shown(value: object) -> str:
    """One printable line, whatever a file is called."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in str(value))
