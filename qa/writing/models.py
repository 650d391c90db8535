"""The language models that may write: the seam, and which one a setting means.

quote                          none: the quoting writer answers alone
packaged                       the small model out of the wheels, with our adapter
http://127.0.0.1:8080/v1       an OpenAI-compatible server on this machine (llama.cpp, Ollama, vLLM …)
~/models/some.gguf             a GGUF file, through llama.cpp
~/models/some-chat-model       a folder of a chat model, through transformers
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from qa.errors import WriterError
from qa.writing.prompt import Prompt

__all__ = ["LONGEST_ANSWER", "QUOTE", "LanguageModel", "Stop", "load_writer"]

QUOTE = "quote"
PACKAGED = "packaged"
LONGEST_ANSWER = 300
"""Tokens that a model may write for one answer."""

Stop = Callable[[], bool]
"""Tells whether whoever asked does not wait any more."""


class LanguageModel(Protocol):
    """`name` is what an answer says about who wrote it. Threads may generate at the same time."""

    @property
    def name(self) -> str: ...

    def generate(self, prompt: Prompt, stop: Stop) -> Iterator[str]:
        """The answer in pieces, as they come; ends early, without an error, soon after `stop` becomes true.

        Raises WriterError with one line when the model is not there, breaks off or takes too long, and `Cut` at the end
        of an answer that the limit of its tokens cut.
        """


def load_writer(setting: str, model: str | None = None) -> LanguageModel | None:
    """The model that a setting means, None for "quote". Cheap: weights are loaded at the first answer.

    `model`: its name at a server. Raises WriterError: not installed, no such file or folder, not on this machine.
    """
    if setting == QUOTE:
        return None
    if setting == PACKAGED:
        from qa.writing.packaged import PackagedModel

        return PackagedModel()
    if setting.startswith(("http://", "https://")):
        from qa.writing.server import ServerModel

        return ServerModel(setting, model)
    path = Path(setting).expanduser()
    if path.suffix == ".gguf":
        from qa.writing.gguf import GgufModel

        return GgufModel(path)
    if path.is_dir():
        from qa.writing.chat import ChatModel

        return ChatModel(path)
    raise WriterError(
        f"no writer {setting!r}; give `{QUOTE}`, `{PACKAGED}`, a .gguf file, the folder of a chat model, "
        "or the address of a server on this machine such as http://127.0.0.1:8080/v1"
    )
