"""What every run of a training program does: it tells how it goes, and ends between two steps when it is asked to."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Callable

__all__ = ["asked_to_end", "report"]


def report(line: str) -> None:
    """A line on stderr, with the time."""
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {line}\n")


def asked_to_end() -> Callable[[], bool]:
    """Whether somebody has asked this process to end, from now on."""
    ended = threading.Event()
    signal.signal(signal.SIGTERM, lambda number, frame: ended.set())
    return ended.is_set
