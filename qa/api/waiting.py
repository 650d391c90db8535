"""A program's question waits for the models, as it cannot see that they load: its client would try again too early."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from fastapi import Request

from qa.api import PATIENCE
from qa.errors import MaqalError
from qa.ui import talk
from qa.ui.desk import Desk

if TYPE_CHECKING:
    from qa.assistant import Assistant

__all__ = ["awaited"]

_GLANCE = 0.1
"""Seconds between two looks; a thread that waits for each question would leave none for the pages."""


async def awaited(desk: Desk, request: Request, line: talk.Line) -> Assistant:
    """Return the assistant when it is open, for which whoever is still there waits in the line.

    Raises MaqalError when it is not open after `PATIENCE`, could not be opened, or too many wait.
    """
    if not desk.wait(0) and line.length >= talk.MOST_WAITING:
        raise MaqalError("too many questions are waiting; ask again in a moment", "error.busy")
    until = time.monotonic() + PATIENCE
    line.length += 1
    try:
        while not desk.wait(0) and time.monotonic() < until and not await request.is_disconnected():
            await asyncio.sleep(_GLANCE)
    finally:
        line.length -= 1
    return desk.assistant()
