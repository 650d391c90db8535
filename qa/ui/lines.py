"""Answers that grow: one JSON object a line. An error becomes the last of them.

An error of ours (MaqalError) is told by `qa.ui.strings.told`; any other is logged whole and shown as one plain line.
"""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator, Iterator
from typing import Any

from fastapi.responses import StreamingResponse
from starlette.concurrency import iterate_in_threadpool

from qa.errors import MaqalError
from qa.ui.strings import t, told

__all__ = ["lines"]

Event = dict[str, Any]
_log = logging.getLogger(__name__)


def lines(events: Iterator[Event] | AsyncIterator[Event], language: str) -> StreamingResponse:
    """Send `events` as they come, ending with {"type": "failure", "message", "code"} where one cannot be made.

    `code`: the key of the message in the catalogues, "" where it has none.
    """

    async def encoded() -> AsyncIterator[str]:
        try:
            async for event in iterate_in_threadpool(events) if isinstance(events, Iterator) else events:
                yield json.dumps(event) + "\n"
        except MaqalError as error:
            yield json.dumps({"type": "failure", "message": told(error, language), "code": error.key}) + "\n"
        except Exception:
            _log.exception("a request failed")
            yield json.dumps({"type": "failure", "message": t(language, "error.unknown")}) + "\n"

    return StreamingResponse(encoded(), media_type="application/x-ndjson", headers={"cache-control": "no-store"})
