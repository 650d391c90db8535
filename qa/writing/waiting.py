"""Text that comes slowly, taken so that whoever waits can stop at any moment."""

from __future__ import annotations

import atexit
import queue
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import nullcontext

from qa.errors import WriterError
from qa.writing.language_model import Sureness

FIRST = 60.0
"""Seconds until the first words, and between any two: a long prompt on a slow processor takes tens of them."""
WHOLE = 180.0
"""Seconds for a whole answer."""
GLANCE = 0.05
"""Seconds after which who waits looks whether to go on."""
WRITING = "writer"
"""The threads that write."""
_LEAVE = 30.0
"""Seconds that the end of a program waits for who still writes: who reads a long prompt cannot be stopped before."""


class Cut(WriterError):
    """The limit of an answer's tokens ended it: it is good but for its last sentence, which may be half of one."""

    def __init__(self) -> None:
        super().__init__("the answer was cut")


_running: weakref.WeakKeyDictionary[threading.Thread, threading.Event] = weakref.WeakKeyDictionary()


@atexit.register
def _end() -> None:
    """Let who still writes stop: a thread that is inside llama.cpp when the process ends makes that a crash."""
    running = list(_running.items())
    for _, over in running:
        over.set()
    for thread, _ in running:
        thread.join(_LEAVE)


def pieces(
    produce: Callable[[Callable[[str | Sureness], None], Callable[[], bool]], None],
    stop: Callable[[], bool],
    name: str,
    first: float = FIRST,
    whole: float = WHOLE,
    lock: threading.Lock | None = None,
) -> Iterator[str | Sureness]:
    """What `produce(put, stopped)` puts from a thread of its own; ends when `stop` becomes true.

    `produce` ends soon after `stopped` becomes true where it can; where it cannot it is left behind. What it puts
    without words only says that it is at work. Its error is raised here; WriterError when it is silent for `first`
    seconds or takes longer than `whole`. `lock`: of a model that answers one question at a time.
    """
    told: queue.Queue[str | Sureness | None | BaseException] = queue.Queue()
    over = threading.Event()

    def run() -> None:
        try:
            with lock or nullcontext():
                if not over.is_set():  # else gone while another question was being answered
                    produce(told.put, over.is_set)
        except BaseException as error:
            told.put(error)
        else:
            told.put(None)

    thread = threading.Thread(target=run, name=WRITING, daemon=True)
    _running[thread] = over
    thread.start()
    started = heard = time.monotonic()
    try:
        while not stop():
            now = time.monotonic()
            if now - heard > first or now - started > whole:
                raise WriterError(f"{name} did not answer within {now - started:.0f} seconds")
            try:
                piece = told.get(timeout=GLANCE)
            except queue.Empty:
                continue
            if piece is None:
                return
            if isinstance(piece, BaseException):
                raise piece
            heard = time.monotonic()
            yield from filter(None, [piece])
    finally:
        over.set()
