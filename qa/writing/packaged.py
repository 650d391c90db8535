"""The packaged writer: Qwen2.5-Coder 1.5B out of installed wheels, with our own adapter (`adapter/`, see its card).

It writes a short answer and the number of the sentence that it is from: "Baghdad [1]".
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from qa.writing import short
from qa.writing.gguf import heard, opened
from qa.writing.language_model import Stop
from qa.writing.prompt import Prompt
from qa.writing.waiting import pieces
from qa.writing.wheels import QWEN, joined

__all__ = ["ADAPTER", "PackagedModel"]

ADAPTER = Path(__file__).parent / "adapter" / "adapter.gguf"
_LONGEST = 96
"""Tokens of an answer."""


class PackagedModel:
    """Loaded at the first answer. Answers one question at a time; others wait for it."""

    name = f"{QWEN.name} with Maqal's adapter"

    def __init__(self) -> None:
        """Raises WriterError: it is not installed."""
        self._base = joined(QWEN)
        self._lock = threading.Lock()
        self._loaded: Any = None

    def generate(self, prompt: Prompt, stop: Stop) -> Iterator[str]:
        """The answer in one piece, its mark behind it; nothing where no sentence answers."""

        def produce(put: Callable[[str], None], stopped: Callable[[], bool]) -> None:
            if self._loaded is None:
                self._loaded = opened(self._base, ADAPTER)
            said: list[str] = []
            asked = short.evidence(prompt.sentences) + short.question(prompt.question, prompt.language, prompt.hint)
            request = {"prompt": asked, "max_tokens": _LONGEST, "stop": [short.STOP]}
            cut = heard(self._loaded.handle_completions, request, said.append, stopped, self.name)
            if not cut and (found := short.read("".join(said), len(prompt.sentences))):
                put("{1} [{0}]".format(*found))

        return pieces(produce, stop, self.name, lock=self._lock)
