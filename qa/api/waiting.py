"""A program's question waits for the models, as it cannot see that they load: its client would try again too early."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from fastapi import Request

from qa.api import PATIENCE
from qa.serving.desk import Desk
from qa.serving.line import GLANCE, Line

if TYPE_CHECKING:
    from qa.assistant import Assistant

__all__ = ["awaited"]


async def awaited(desk: Desk, request: Request, line: Line) -> Assistant:
    """Return the assistant when it is open, for which whoever is still there waits in the line.

    Raises MaqalError when it is not open after `PATIENCE`, could not be opened, or too many wait.
    """
    if desk.wait(0):
        return desk.assistant()
    until = time.monotonic() + PATIENCE
    with line.place():
        while not desk.wait(0) and time.monotonic() < until and not await request.is_disconnected():
            # A thread that waited for each question would leave none for the pages.
            await asyncio.sleep(GLANCE)
    return desk.assistant()
