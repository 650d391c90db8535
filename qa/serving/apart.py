"""Work that may wait for others, in threads of its own: the pages' files and quick addresses share a few."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial, wraps
from typing import ParamSpec, TypeVar

import anyio
from anyio.from_thread import run as run_in_loop
from anyio.to_thread import run_sync
from fastapi import Request

from qa.errors import MaqalError

CHANGES = 40
"""Changes that wait for the right to write at a time: each does nothing meanwhile, and is refused after a minute."""
_Given = ParamSpec("_Given")
_Found = TypeVar("_Found")


def apart(most: int) -> Callable[[Callable[_Given, _Found]], Callable[_Given, Awaitable[_Found]]]:
    """Return a decorator: what it is put before is awaited, and its work done in a thread of its own.

    At most `most` of all that the same decorator is put before are at work at a time; the others wait in the order in
    which they came, and take no thread.
    """
    limiter = anyio.CapacityLimiter(most)

    def decorated(work: Callable[_Given, _Found]) -> Callable[_Given, Awaitable[_Found]]:
        @wraps(work)
        async def awaited(*given: _Given.args, **named: _Given.kwargs) -> _Found:
            return await run_sync(partial(work, *given, **named), limiter=limiter)

        return awaited

    return decorated


def still_asked(request: Request) -> None:
    """Within the thread of a read that may have waited for it: MaqalError where whoever asked has gone meanwhile."""
    if run_in_loop(request.is_disconnected):
        raise MaqalError("whoever asked this has gone")
