"""Word lists of the checks: denials, asides that deny nothing, counting words from three to ten, and common words."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["word_lists"]


@cache
def word_lists() -> Any:
    """{"denials", "asides": {language: pattern}, "places": {language: {code: pattern}}, "counting": {language: words},
    "common": words}; places that are also called by other names than CLDR's, words with blanks between.
    """
    return json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))
