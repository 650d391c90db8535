"""Answers that grow: one JSON object a line. An error becomes the last of them.

An error of ours (MaqalError) is told by `qa.ui.strings.told`; any other is logged whole and shown as one plain line.
"""

from __future__ import annotations

import json
import logging
import queue
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any, TypeVar

from fastapi.responses import StreamingResponse

from qa.errors import MaqalError
from qa.serving.apart import apart
from qa.ui.strings import t, told

Event = dict[str, Any]
_Step = TypeVar("_Step")
_EVERY = 0.2
"""Seconds between two looks at how far some work is: the page is told no more often."""
_log = logging.getLogger(__name__)


def lines(events: Iterator[Event] | AsyncIterator[Event], language: str) -> StreamingResponse:
    """Send `events` as they come, ending with {"type": "failure", "message", "code"} where one cannot be made.

    `code`: the key of the message in the catalogues, "" where it has none.
    """

    async def encoded() -> AsyncIterator[str]:
        try:
            async for event in _one_by_one(events) if isinstance(events, Iterator) else events:
                yield json.dumps(event) + "\n"
        except MaqalError as error:
            yield json.dumps({"type": "failure", "message": told(error, language), "code": error.key}) + "\n"
        except Exception:
            _log.exception("a request failed")
            yield json.dumps({"type": "failure", "message": t(language, "error.unknown")}) + "\n"

    return StreamingResponse(encoded(), media_type="application/x-ndjson", headers={"cache-control": "no-store"})


async def _one_by_one(events: Iterator[Event]) -> AsyncIterator[Event]:
    following = apart(1)(lambda: next(events, None))
    while (event := await following()) is not None:
        yield event


def followed(work: Callable[[Callable[[_Step], None]], object], name: str) -> Iterator[list[_Step]]:
    """Begin `work(tell)` at once, in a thread of its own; yield now and then what it has told, which may be nothing.

    Whoever leaves the page stops nothing. An error of the work is raised at its end.
    """
    steps: queue.SimpleQueue[_Step] = queue.SimpleQueue()
    errors: list[BaseException] = []

    def run() -> None:
        try:
            work(steps.put)
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=run, name=name, daemon=True)
    thread.start()

    def news() -> Iterator[list[_Step]]:
        while thread.is_alive():
            thread.join(_EVERY)
            yield [steps.get() for _ in range(steps.qsize())]
        if errors:
            raise errors[0]

    return news()
