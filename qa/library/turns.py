"""Answers as the table of turns holds them, any of which may be damaged without harm to the others."""

from __future__ import annotations

import json

from qa.errors import QuestionError
from qa.types import Answer

__all__ = ["DATA", "read_answer"]

DATA = "CAST(t.answer AS BLOB)"
"""As bytes: SQLite's text with a broken byte in it would fail the whole statement."""


def read_answer(data: bytes) -> Answer:
    """The answer that was stored. ValueError: it is damaged, and how."""
    try:
        return Answer.from_dict(json.loads(data))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, QuestionError) as error:
        raise ValueError(" ".join(str(error).split())) from error
