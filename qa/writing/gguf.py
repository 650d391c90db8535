"""Any GGUF file, through llama.cpp in this process (xllamacpp): its own chat template, greedy."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from qa.errors import WriterError
from qa.writing.models import LONGEST_ANSWER, Stop
from qa.writing.prompt import Prompt, messages
from qa.writing.waiting import pieces

__all__ = ["GgufModel"]

_CONTEXT = 4096
"""Tokens: task, evidence, question and answer take about 1,500."""


class GgufModel:
    """Loaded at the first answer. Answers one question at a time; others wait for it."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise WriterError(f"no model file {path}; give a GGUF file that is there")
        try:
            import xllamacpp
        except ImportError as error:
            raise WriterError("llama.cpp is not installed; pip install 'maqal[gguf]'") from error
        self._xllamacpp = xllamacpp
        self._path = path
        self._lock = threading.Lock()
        self._loaded: Any = None

    @property
    def name(self) -> str:
        return self._path.stem

    def generate(self, prompt: Prompt, stop: Stop) -> Iterator[str]:
        def produce(put: Callable[[str], None], stopped: Callable[[], bool]) -> None:
            with self._lock:
                server = self._server()

                def hear(chunk: dict[str, Any]) -> bool:
                    if "error" in chunk:
                        raise WriterError(f"{self._path.name} broke off: {str(chunk['error'])[:120]}")
                    for choice in chunk.get("choices", ())[:1]:
                        put(choice["delta"].get("content") or "")
                    return stopped()  # true ends the answer

                server.handle_chat_completions(
                    {"messages": messages(prompt), "stream": True, "max_tokens": LONGEST_ANSWER, "temperature": 0},
                    hear,
                )

        return pieces(produce, stop, self._path.name)

    def _server(self) -> Any:
        if self._loaded is None:
            options = self._xllamacpp.CommonParams()
            options.model.path = str(self._path)
            options.n_ctx = _CONTEXT
            options.n_parallel = 1
            options.warmup = False
            try:
                self._loaded = self._xllamacpp.Server(options)
            except (RuntimeError, ValueError) as error:
                raise WriterError(f"{self._path} cannot be loaded; is it a whole GGUF file?") from error
        return self._loaded
