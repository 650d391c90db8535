"""Any GGUF file, through llama.cpp in this process (xllamacpp): its own chat template, greedy."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from qa.errors import WriterError
from qa.extras import install
from qa.writing.language_model import LONGEST_ANSWER, Stop, Sureness
from qa.writing.prompt import Prompt, messages
from qa.writing.waiting import Cut, pieces

_CONTEXT = 4096
"""Tokens: task, evidence, question and answer take about 1,500."""


class GgufModel:
    """Loaded at the first answer. Answers one question at a time; others wait for it."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise WriterError(f"no model file {path}; give a GGUF file that is there")
        _xllamacpp()
        self.name = path.stem
        self._path = path
        self._lock = threading.Lock()
        self._loaded: Any = None

    def generate(self, prompt: Prompt, stop: Stop) -> Iterator[str | Sureness]:
        def produce(put: Callable[[str], None], stopped: Callable[[], bool]) -> None:
            if self._loaded is None:
                self._loaded = opened(self._path)
            request = {"messages": messages(prompt), "max_tokens": LONGEST_ANSWER}
            if heard(self._loaded.handle_chat_completions, request, put, stopped, self._path.name):
                raise Cut

        return pieces(produce, stop, self._path.name, lock=self._lock)


def opened(path: Path, adapter: Path | None = None) -> Any:
    """llama.cpp's server for a model, inside this process and without a port; `adapter`: a low-rank one as GGUF."""
    xllamacpp = _xllamacpp()
    options = xllamacpp.CommonParams()
    options.model.path = str(path)
    options.n_ctx = _CONTEXT
    options.n_parallel = 1
    options.warmup = False
    options.verbosity = 0  # errors only: stderr is the user's
    if adapter:
        options.lora_adapters = [xllamacpp.CommonAdapterLoraInfo(str(adapter), 1.0)]
    try:
        return xllamacpp.Server(options)
    except (RuntimeError, ValueError) as error:
        raise WriterError(f"{path} cannot be loaded; is it a whole GGUF file?") from error


def heard(
    ask: Callable[[dict[str, Any], Callable[[dict[str, Any]], bool]], object],
    request: dict[str, Any],
    put: Callable[[str], None],
    stopped: Callable[[], bool],
    name: str,
    weighed: Callable[[str, float], None] = lambda token, logprob: None,
) -> bool:
    """Each piece of a greedy answer to `put`; whether it was cut at its longest. WriterError: it broke off.

    `weighed(token, logprob)` is told each token where the request asks for `logprobs`.
    """
    cut = False

    def hear(chunk: dict[str, Any]) -> bool:
        nonlocal cut
        if "error" in chunk:
            raise WriterError(f"{name} broke off: {str(chunk['error'])[:120]}")
        for choice in chunk.get("choices", ())[:1]:
            put((choice["delta"].get("content") if "delta" in choice else choice.get("text")) or "")
            cut = choice.get("finish_reason") == "length"
            for token in (choice.get("logprobs") or {}).get("content") or ():
                weighed(token["token"], token["logprob"])
        return stopped()  # true ends the answer

    ask({**request, "stream": True, "temperature": 0}, hear)
    return cut


def _xllamacpp() -> Any:
    try:
        import xllamacpp
    except ImportError as error:
        raise WriterError(f"llama.cpp is not installed; {install('gguf')}") from error
    return xllamacpp
