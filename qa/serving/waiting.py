"""A request that comes while the models load waits for them, without a thread that the pages would lack."""

from __future__ import annotations

import asyncio
import time

from fastapi import Request

from qa.serving.desk import Desk
from qa.serving.line import GLANCE

__all__ = ["awaited"]


async def awaited(desk: Desk, request: Request, seconds: float) -> bool:
    """Wait until the assistant is open or could not be opened, for `seconds` at most; tell whether that is so.

    Nothing is waited for when whoever asked is gone.
    """
    until = time.monotonic() + seconds
    while not desk.wait(0) and time.monotonic() < until and not await request.is_disconnected():
        await asyncio.sleep(GLANCE)
    return desk.wait(0)
