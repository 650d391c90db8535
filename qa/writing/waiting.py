"""Text that comes slowly, taken so that whoever waits can stop at any moment."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator

from qa.errors import WriterError

__all__ = ["FIRST", "WHOLE", "pieces"]

FIRST = 60.0
"""Seconds until the first words, and between any two: a long prompt on a slow processor takes tens of them."""
WHOLE = 180.0
"""Seconds for a whole answer."""
_GLANCE = 0.05


def pieces(
    produce: Callable[[Callable[[str], None], Callable[[], bool]], None],
    stop: Callable[[], bool],
    name: str,
    first: float = FIRST,
    whole: float = WHOLE,
) -> Iterator[str]:
    """What `produce(put, stopped)` puts from a thread of its own; ends when `stop` becomes true.

    `produce` ends soon after `stopped` becomes true where it can; where it cannot it is left behind. Its error is
    raised here; WriterError when it is silent for `first` seconds or takes longer than `whole`.
    """
    told: queue.Queue[str | None | BaseException] = queue.Queue()
    over = threading.Event()

    def run() -> None:
        try:
            produce(told.put, over.is_set)
        except BaseException as error:
            told.put(error)
        else:
            told.put(None)

    threading.Thread(target=run, name="writer", daemon=True).start()
    started = heard = time.monotonic()
    try:
        while not stop():
            now = time.monotonic()
            if now - heard > first or now - started > whole:
                raise WriterError(f"{name} did not answer within {now - started:.0f} seconds")
            try:
                piece = told.get(timeout=_GLANCE)
            except queue.Empty:
                continue
            if piece is None:
                return
            if isinstance(piece, BaseException):
                raise piece
            heard = time.monotonic()
            yield piece
    finally:
        over.set()
