"""The packaged writer: Qwen2.5-Coder 1.5B out of installed wheels, with our own adapter (`adapter/`, see its card).

It writes a short answer and the number of the sentence that it is from: "Baghdad [1]".
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

from qa.writing import short
from qa.writing.gguf import heard, opened
from qa.writing.language_model import Stop, Sureness
from qa.writing.prompt import Prompt, fitting
from qa.writing.waiting import pieces
from qa.writing.wheels import QWEN, joined

ADAPTER = Path(__file__).parent / "adapter" / "adapter.gguf"
_EVIDENCE = 250
"""Tokens of sentences, by `fitting`: about what it was trained on. Reading more takes time and finds nothing more."""
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

    def generate(self, prompt: Prompt, stop: Stop) -> Iterator[str | Sureness]:
        """The answer in one piece, its mark behind it; nothing where no sentence answers."""

        def produce(put: Callable[[str | Sureness], None], stopped: Callable[[], bool]) -> None:
            if self._loaded is None:
                self._loaded = opened(self._base, ADAPTER)
            said, weighed = list[str](), list[tuple[str, float]]()
            given = prompt.sentences[: fitting(prompt.sentences, _EVIDENCE)]
            asked = short.evidence(given) + short.question(prompt.question, prompt.language, prompt.hint)
            request = {"prompt": asked, "max_tokens": _LONGEST, "stop": [short.STOP], "logprobs": 1}

            def keep(text: str) -> None:
                said.append(text)
                put("")  # it is at work: whoever waits has patience for that

            cut = heard(
                self._loaded.handle_completions, request, keep, stopped, self.name,
                lambda *token: weighed.append(token),
            )  # fmt: skip
            if not cut and (found := short.read("".join(said), len(given))):
                put("{1} [{0}]".format(*found))
                put(Sureness(sureness(weighed)))

        return pieces(produce, stop, self.name, lock=self._lock)


def sureness(tokens: Sequence[tuple[str, float]]) -> float:
    """Geometric mean of the probabilities of what is written behind the sentence's number.

    `tokens`: (text, log of its probability) each; the one that ends the answer has no text.
    """
    marked = next((at for at, (text, _) in enumerate(tokens, 1) if "]" in text), 0)
    return math.exp(fmean([log for text, log in tokens[marked:] if text] or [0.0]))
