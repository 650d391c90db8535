"""The assistant, opened once in the background, so that the page is there at once and says what it waits for."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from qa.errors import MaqalError

if TYPE_CHECKING:
    from qa.assistant import Assistant
    from qa.settings import Settings

LOADING = "loading the models…; ask again in a moment"
STOPPING = "the server is stopping"
OPENING = "open-assistant"
"""The thread that opens it."""
_log = logging.getLogger(__name__)


class Desk:
    """Opens the assistant with `opener` in a thread of its own. Thread-safe."""

    def __init__(self, opener: Callable[[], Assistant]) -> None:
        self._opener = opener
        self._assistant: Assistant | None = None
        self._failure: MaqalError | None = None
        self._done = threading.Event()
        threading.Thread(target=self._open, name=OPENING, daemon=True).start()

    def _open(self) -> None:
        try:
            self._assistant = self._opener()
        except MaqalError as error:
            _log.error("maqal: %s", error)
            self._failure = error
        except Exception:
            _log.exception("the assistant could not be opened")
            self._failure = MaqalError("the assistant could not be opened; the terminal says why")
        finally:
            self._done.set()

    def wait(self, seconds: float) -> bool:
        """Wait until the assistant is open or has failed to open; tell whether that is so."""
        return self._done.wait(seconds)

    def assistant(self) -> Assistant:
        """Return the open assistant. Raises MaqalError with one line while it loads, or when it could not be opened."""
        if self._assistant is not None:
            return self._assistant
        if self._failure is None:
            raise MaqalError(LOADING, "chat.loading")
        # Each caller's own: an exception that is raised by many threads gathers all their frames.
        raise MaqalError(str(self._failure), self._failure.key, **self._failure.values)

    def close(self) -> None:
        """Give back what the assistant holds. One that is still being opened is left to the end of the process."""
        if self._assistant is not None:
            self._assistant.close()
            self._assistant = None
            self._failure = MaqalError(STOPPING)


def warm(settings: Settings) -> Assistant:
    """Open the assistant, clear up after a server that was killed, and answer once, as models load at a question."""
    from qa.assistant import Assistant
    from qa.library.uploads import sweep

    assistant = Assistant.open(settings)
    with contextlib.suppress(MaqalError):  # the same error meets the first real question, and says so there
        sweep(assistant.library.storage)
        assistant.ask("Where is it?")
    return assistant
