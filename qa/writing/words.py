"""Word lists of the checks: denials (patterns), counting words from three to ten, and words that name nothing."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["word_lists"]


@cache
def word_lists() -> Any:
    """{"denials": {language: pattern}, "counting": {language: "three four …"}, "common": "the a …"}."""
    return json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))
