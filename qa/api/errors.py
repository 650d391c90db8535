"""How `/v1` says no: in the form that OpenAI's clients read, whatever said it.

{"error": {"message", "type", "param": null, "code"}}
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi.exceptions import RequestValidationError
from starlette.responses import JSONResponse
from starlette.types import Scope

from qa.api.misread import fault
from qa.serving.forwarded import route_path

PREFIX = "/v1"
"""Where the addresses for other programs are."""

_TYPES = {401: "authentication_error", 403: "permission_error", 404: "not_found_error"}


def for_programs(scope: Scope) -> bool:
    """Tell whether a request is for one of these addresses."""
    return f"{route_path(scope)}/".startswith(f"{PREFIX}/")


def error_data(status: int, line: str, code: str | None = None) -> dict[str, Any]:
    """Return an error with one line as OpenAI's clients expect it."""
    kind = _TYPES.get(status, "server_error" if status >= 500 else "invalid_request_error")
    # A line that names what was sent may have half a character in it, which no response can carry.
    line = line.encode(errors="replace").decode()
    return {"error": {"message": line, "type": kind, "param": None, "code": code}}


def refusal(status: int, line: str, code: str | None = None, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """Return the response that carries it."""
    return JSONResponse(error_data(status, line, code), status, headers)


def unreadable(error: RequestValidationError) -> str:
    """Return in one line which part of a request cannot be read, and why, without repeating what was sent."""
    first = error.errors()[0]
    return fault(first["loc"][1:], first)
