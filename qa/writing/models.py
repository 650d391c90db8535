"""The language models that may write: which one a setting means.

quote                          none: the quoting writer answers alone
packaged                       the small model out of the wheels, with our adapter
http://127.0.0.1:8080/v1       an OpenAI-compatible server on this machine (llama.cpp, Ollama, vLLM …)
~/models/some.gguf             a GGUF file, through llama.cpp
~/models/some-chat-model       a folder of a chat model, through transformers
"""

from __future__ import annotations

import os
from pathlib import Path

from qa.errors import SettingsError
from qa.writing.language_model import LanguageModel

QUOTE = "quote"
PACKAGED = "packaged"


def load_writer(setting: str, model: str | None = None) -> LanguageModel | None:
    """The model that a setting means, None for "quote". Cheap: weights are loaded at the first answer.

    `model`: its name at a server. Raises WriterError: not installed, no such file, not on this machine;
    SettingsError: it names no writer.
    """
    if setting == QUOTE:
        return None
    if setting == PACKAGED:
        from qa.writing.packaged import PackagedModel

        return PackagedModel()
    if setting.startswith(("http://", "https://")):
        from qa.writing.server import ServerModel

        return ServerModel(setting, model)
    path = Path(os.path.expanduser(setting))
    if path.suffix == ".gguf":
        from qa.writing.gguf import GgufModel

        return GgufModel(path)
    if os.path.isdir(path):  # False, too, for what no path can be
        from qa.writing.chat import ChatModel

        return ChatModel(path)
    raise SettingsError(
        f"no writer {setting[:60]!r}; give `{QUOTE}`, `{PACKAGED}`, a .gguf file, the folder of a chat model, "
        "or the address of a server on this machine such as http://127.0.0.1:8080/v1"
    )
