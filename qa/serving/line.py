"""Those who ask, over HTTP: they wait until the models are loaded, without a thread that the pages would lack. Then
some are answered at a time, some wait for their turn, who is gone is not answered.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from typing import Self

import anyio
from anyio.to_thread import run_sync
from fastapi import Request
from pydantic import BaseModel, Field, model_validator

from qa.errors import MaqalError
from qa.serving.desk import Desk
from qa.types import Answer

AT_ONCE = 4
MOST_WAITING = 40
"""Questions that may wait for their turn; with more, the last one would wait for longer than anybody does."""
MOST_VALUES = 200
"""Outlets, or languages, that a question can be kept to."""
GLANCE = 0.1
"""Seconds between two looks at whether somebody is still there, and at how far an answer is."""


class Where(BaseModel):
    """What a question is kept to; empty parts keep it to nothing."""

    published_from: str | None = None
    published_to: str | None = None
    sources: tuple[str, ...] = Field(default=(), max_length=MOST_VALUES)
    languages: tuple[str, ...] = Field(default=(), max_length=MOST_VALUES)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        "".join((*self.sources, *self.languages)).encode()  # ValueError for half a character: no answer could repeat it
        return self


class Line:
    """Questions that are being answered, some at a time, and those that wait for their turn. Of one event loop."""

    def __init__(self) -> None:
        self.at_once = anyio.CapacityLimiter(AT_ONCE)
        self._length = 0

    @contextmanager
    def place(self) -> Iterator[None]:
        """Have a place in it. Raises MaqalError when there is none."""
        if self._length >= AT_ONCE + MOST_WAITING:
            raise MaqalError("too many questions are waiting; ask again in a moment", "error.busy")
        self._length += 1
        try:
            yield
        finally:
            self._length -= 1


async def awaited(desk: Desk, request: Request, seconds: float) -> bool:
    """Wait until the assistant is open or could not be opened, for `seconds` at most; tell whether that is so.

    Nothing is waited for when whoever asked is gone.
    """
    until = time.monotonic() + seconds
    while not desk.wait(0) and time.monotonic() < until and not await request.is_disconnected():
        await asyncio.sleep(GLANCE)
    return desk.wait(0)


async def answers(ask: Callable[..., Answer], request: Request, line: Line) -> AsyncIterator[tuple[Answer, bool]]:
    """Yield the quoted answer, where a language model goes on to write, then the whole one.

    When whoever asked is gone, a model stops, and a question that still waits for its turn is not asked for nobody.
    Raises MaqalError then, and when too many questions are waiting.
    """
    early: list[Answer] = []
    begun, stopped = threading.Event(), threading.Event()

    def asking() -> Answer:
        begun.set()
        return ask(quoted=early.append, stop=stopped.is_set)

    with line.place():
        answering = asyncio.create_task(run_sync(asking, limiter=line.at_once))
        answering.add_done_callback(lambda one: one.cancelled() or one.exception())  # where nobody is left to be told
        try:
            while not answering.done():
                await asyncio.wait({answering}, timeout=GLANCE)
                if early and not answering.done():
                    yield early.pop(), False
                if await request.is_disconnected():
                    stopped.set()
                    if not begun.is_set():
                        raise MaqalError("whoever asked this has gone")
            yield answering.result(), True
        finally:
            stopped.set()
            # A thread cannot be ended: it keeps its place among those that are answered until it is done.
            if not begun.is_set():
                answering.cancel()
