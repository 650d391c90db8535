"""What can be set, from where: command line, else environment, else the default here.

No other place has a default but `embeddings.packaged.cache_folder` (`MAQAL_CACHE`): what loads a model knows nothing
of these settings.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import platformdirs

from qa.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Settings:
    """Raises SettingsError for a value that cannot be."""

    library: Path
    """Folder of the library (`MAQAL_LIBRARY`); the user's data folder by default."""
    encoder: str = "packaged"
    """`packaged`, or any sentence-transformers model by folder or hub name (`MAQAL_ENCODER`)."""
    passages: int = 8
    """Passages read for a question, 1 to 64 (`MAQAL_PASSAGES`)."""
    threshold: float | None = None
    """Confidence from which an answer is given, 0 to 1 (`MAQAL_THRESHOLD`); None: as calibrated."""
    second_reader: str = "none"
    """`packaged`, or `none` (`MAQAL_SECOND_READER`): who says of the best sentence whether it answers."""
    writer: str = "quote"
    """`quote`, `packaged`, a .gguf file, a chat model's folder, or the address of a server here (`MAQAL_WRITER`)."""
    writer_model: str | None = None
    """What the server calls the model (`MAQAL_WRITER_MODEL`); None: the first that it lists."""

    def __post_init__(self) -> None:
        if not (isinstance(self.passages, int) and 1 <= self.passages <= 64):
            raise SettingsError(f"passages is {self.passages!r}; give a whole number from 1 to 64")
        if self.threshold is not None and not (isinstance(self.threshold, int | float) and 0 <= self.threshold <= 1):
            raise SettingsError(f"threshold is {self.threshold!r}; give a number from 0 to 1")
        if self.second_reader not in ("none", "packaged"):
            raise SettingsError(f"the second reader is {self.second_reader!r}; give `none` or `packaged`")

    @classmethod
    def load(cls, environment: Mapping[str, str] = os.environ, **given: Any) -> Settings:
        """`given` values win over MAQAL_… variables; a None among them counts as not given."""
        values: dict[str, Any] = {"library": Path(platformdirs.user_data_dir("maqal", appauthor=False))}
        for field in fields(cls):
            text = environment.get(f"MAQAL_{field.name.upper()}")
            if text:
                values[field.name] = _parse(field.name, text)
        values.update({name: value for name, value in given.items() if value is not None})
        return cls(**values)


def _parse(name: str, text: str) -> Any:
    kinds: dict[str, Any] = {
        "library": lambda value: Path(os.path.expanduser(value)),
        "passages": int,
        "threshold": float,
    }
    try:
        return kinds.get(name, str)(text)
    except ValueError:
        raise SettingsError(f"MAQAL_{name.upper()} is {text!r}; give a number") from None
