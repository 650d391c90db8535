"""Asking, over HTTP: a question in, one JSON object a line out, ending with the answer or with what went wrong.

    POST api/ask  {"question"}  ->  {"type": "status", "status": "loading" | "searching"}
                                    {"type": "answer", "answer": {…}} | {"type": "failure", "message": "…"}
    GET api/state?wait=SECONDS  ->  {"ready", "failure", "notices"}

An error of ours (MaqalError) is shown in its own words; any other is logged whole and shown as one plain line.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field

from qa.errors import MaqalError
from qa.ui.answers import answer_data
from qa.ui.desk import Desk
from qa.ui.strings import language_of, t

__all__ = ["lines", "router"]

_AT_ONCE = 4
_LONGEST_WAIT = 25.0
_log = logging.getLogger(__name__)


class Question(BaseModel):
    """What the box sends. The assistant's own limit on length is lower and explains itself."""

    question: str = Field(max_length=20_000)


def router(desk: Desk) -> APIRouter:
    """Return the addresses of the chat."""
    routes = APIRouter()
    turns = threading.BoundedSemaphore(_AT_ONCE)

    @routes.get("/state")
    def state(wait: float = 0) -> dict[str, Any]:
        desk.wait(min(wait, _LONGEST_WAIT))
        try:
            return {"ready": True, "failure": None, "notices": list(desk.assistant().library.notices)}
        except MaqalError as error:
            return {"ready": False, "failure": str(error) if desk.wait(0) else None, "notices": []}

    @routes.post("/ask")
    def ask(asked: Question, request: Request) -> StreamingResponse:
        return lines(_events(desk, turns, asked), language_of(request))

    return routes


def _events(desk: Desk, turns: threading.BoundedSemaphore, asked: Question) -> Iterator[dict[str, Any]]:
    while not desk.wait(0):
        yield {"type": "status", "status": "loading"}
        desk.wait(1)
    yield {"type": "status", "status": "searching"}
    with turns:
        answer = desk.assistant().ask(asked.question)
    yield {"type": "answer", "answer": answer_data(answer)}


def lines(events: Iterator[dict[str, Any]], language: str) -> StreamingResponse:
    """Send events as one JSON object a line; an error becomes the last of them."""

    def encoded() -> Iterator[str]:
        try:
            for event in events:
                yield json.dumps(event, ensure_ascii=False) + "\n"
        except MaqalError as error:
            yield json.dumps({"type": "failure", "message": str(error)}) + "\n"
        except Exception:
            _log.exception("a request failed")
            yield json.dumps({"type": "failure", "message": t(language, "error.unknown")}) + "\n"

    return StreamingResponse(encoded(), media_type="application/x-ndjson", headers={"cache-control": "no-store"})
