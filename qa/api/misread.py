"""What is wrong with a request, in one plain line that does not repeat what was sent: the same over HTTP and MCP."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from qa.types import Filter

FILTERS = tuple(one.name for one in fields(Filter))
"""The parts of a filter."""
NO_JSON = "the body is not JSON that can be read: it is not UTF-8, is nested too deeply, or has too long a number"
_HEADER = "the header `Content-Type: application/json`"
_LIST = 'a list is wanted, such as ["…"]'
_WANTED = {
    "bool_parsing": "true or false is wanted",
    "bool_type": "true or false is wanted",
    "int_from_float": "a whole number is wanted",
    "int_parsing": "a whole number is wanted",
    "int_parsing_size": "a whole number is wanted, and a smaller one",
    "int_type": "a whole number is wanted",
    "list_type": _LIST,
    "literal_error": "there is text alone",
    "missing": "it is missing",
    "model_attributes_type": "a JSON object is wanted",
    "model_type": "a JSON object is wanted",
    "string_type": "text is wanted",
    "string_unicode": "half of a character is in it",
    "tuple_type": _LIST,
}
_FILE = "a file with a name is wanted"
"""Our words for pydantic's kinds of error, where its own speak of Python."""


def fault(place: Sequence[str | int], error: Mapping[str, Any]) -> str:
    """Return the line for one of pydantic's errors. `place`: the names on the way to what it is about."""
    kind, sent = error["type"], error["input"]
    if kind == "json_invalid":
        return f"the body is not JSON: {error['ctx']['error']}, at character {error['loc'][-1]}"
    if not place and isinstance(sent, bytes):
        return f"the body is not taken for JSON; send it with {_HEADER}"
    if not place and kind == "missing":
        return f"there is no body; send JSON, with {_HEADER}"
    line = _WANTED.get(kind) or _bound(kind, error.get("ctx", {})) or error["msg"].removeprefix("Value error, ")
    line = _FILE if "UploadFile" in line else line  # what is sent without a file's name is no file to the framework
    return f"{'.'.join(map(str, place)) or 'the request'}: {line}"


def _bound(kind: str, bounds: Mapping[str, Any]) -> str | None:
    """What is too much or too little, and for what."""
    lines = {
        "greater_than_equal": "at least {ge:,} is wanted",
        "less_than": "less than {lt:,} is wanted",
        "less_than_equal": "at most {le:,} is wanted",
        "string_too_long": "at most {max_length:,} characters are wanted",
        "too_long": "at most {max_length:,} of them are wanted",
    }
    return lines[kind].format(**bounds) if kind in lines else None


def unknown(given: Iterable[str], known: Collection[str]) -> str | None:
    """Return what to say of the first name that is not known; None where all are.

    Passed over in silence, a filter would let an answer from other articles pass for one from those that were meant.
    """
    for name in given:
        if name not in known:
            there = f"there are {', '.join(known)}" if known else "there are none here"
            inside = "; it is a part of where" if name in FILTERS and "where" in known else ""
            return f"there is no {name[:40]!r}; {there}{inside}"
    return None
