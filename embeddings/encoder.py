"""Texts to unit vectors: the `Encoder` protocol and sentence-transformers models behind it.

Knows nothing of articles or indexes; a score between two vectors is their inner product, which is their cosine.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from embeddings.centring import Centring
from embeddings.errors import EncoderUnavailable
from embeddings.packaged import MODEL_SHA256, packaged_model, packaged_tokenizer, unloadable
from embeddings.runtime import choose_precision

PACKAGED = "packaged"
"""Name of the encoder that comes with the install (multilingual-e5-small)."""

PACKAGED_DIMENSION = 384

_LONGEST_NAME = 200
"""Characters: a longer one is no name of the hub's, and not told whole."""
BATCH_TOKENS = 4096
"""Most tokens, padding included, that go through the model at once."""


class Encoder(Protocol):
    """Texts in, float32 L2-normalised vectors (n, dimension) out, in the order given."""

    @property
    def identity(self) -> str:
        """What the vectors depend on; vectors of different identities are never compared."""

    @property
    def dimension(self) -> int: ...

    @property
    def max_tokens(self) -> int:
        """What the model reads of one text, prompt and special tokens included; the rest is cut."""

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, without prompt and special tokens."""

    def encode_queries(self, texts: Sequence[str], *, languages: Sequence[str] | None = None) -> NDArray[np.float32]:
        """`languages`: ISO code of each text where known; an encoder may use it to set languages at par."""

    def encode_passages(
        self,
        texts: Sequence[str],
        progress: Callable[[int], None] | None = None,
        *,
        languages: Sequence[str] | None = None,
    ) -> NDArray[np.float32]:
        """`progress` is called with the number of texts done so far."""


class SentenceTransformerEncoder:
    """Any sentence-transformers model, asked through its own query and document prompts.

    Raises EncoderUnavailable when the model is not there or cannot be loaded. A model folder or the packaged model
    is read from disk only; a hub name may be downloaded by the hub's client, as the user asked for it by name.
    """

    def __init__(self, name: str = PACKAGED, centred: bool = True) -> None:
        """Cheap: the model is loaded when a text is first encoded."""
        self._name = name
        self._folder: Path | None = None if name == PACKAGED else Path(os.path.expanduser(name))
        if self._folder and not os.path.isdir(self._folder):  # False, too, for what no path can be
            if self._folder.is_absolute() or name.startswith((".", "~")) or len(name) > _LONGEST_NAME:
                raise EncoderUnavailable(
                    f"no model folder {name[:_LONGEST_NAME]}; give a sentence-transformers folder or a hub name"
                )
            self._folder = None
        # The means are those of the packaged encoder; another model's vectors are left as they are.
        self._centring = Centring() if name == PACKAGED and centred else None
        self._loading = threading.Lock()
        self._loaded: Any = None

    @cached_property
    def identity(self) -> str:
        """Name and fingerprint of the weights, and of the means where there are any."""
        if self._name == PACKAGED:
            name = f"multilingual-e5-small-q4:{MODEL_SHA256[:12]}"
        else:
            name = _fingerprint(self._folder) if self._folder else self._name
        return f"{name}+{self._centring.identity}" if self._centring else name

    @property
    def dimension(self) -> int:
        """Of the vectors."""
        return PACKAGED_DIMENSION if self._name == PACKAGED else int(self._model.get_embedding_dimension())

    @property
    def max_tokens(self) -> int:
        """What the model reads of one text, prompt and special tokens included."""
        return int(self._model.max_seq_length or 512)

    @property
    def _model(self) -> Any:
        with self._loading:
            if self._loaded is None:
                self._loaded = self._load()
            return self._loaded

    def _load(self) -> Any:
        os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
        folder = packaged_model() if self._name == PACKAGED else self._folder
        import torch
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging as transformers_logging

        transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]
        transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        options: dict[str, Any] = {"dtype": getattr(torch, choose_precision().dtype)}
        if self._name == PACKAGED:
            options["add_pooling_layer"] = False  # the file has no pooler; without this one is made up
        try:
            model = SentenceTransformer(
                str(folder or self._name),
                device="cpu",
                local_files_only=folder is not None or os.environ.get("HF_HUB_OFFLINE") == "1",
                trust_remote_code=False,
                model_kwargs=options,
            )
            if self._name == PACKAGED:  # its vocabulary is held once, with that of whoever else reads with it
                model.tokenizer.backend_tokenizer.model = packaged_tokenizer().model
            model.encode_document(["a"], show_progress_bar=False)  # sets up its tokenizer, which threads share
            return model
        except EncoderUnavailable:
            raise
        except Exception as error:  # the libraries stumble over a damaged file in whatever way
            if folder is not None and self._name == PACKAGED:
                raise EncoderUnavailable(unloadable(folder, error)) from error
            reason = " ".join(str(error).split()).split(". ")[0][:300]
            raise EncoderUnavailable(
                f"cannot load the encoder {self._name}: {reason}; give a sentence-transformers folder, "
                f"a hub name that is in the local cache, or `{PACKAGED}`"
            ) from error

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, without prompt and special tokens."""
        if not texts:
            return []
        tokenizer = self._model.tokenizer
        fast = getattr(tokenizer, "backend_tokenizer", None)
        if fast is None:
            rows = tokenizer(list(texts), add_special_tokens=False, truncation=False, verbose=False)
            return [len(row) for row in rows["input_ids"]]
        # As it is: switching its truncation and padding off would do so for a thread that encodes meanwhile, too.
        found = fast.encode_batch(list(texts), add_special_tokens=False)
        return [sum(sum(part.attention_mask) for part in (one, *one.overflowing)) for one in found]

    def encode_queries(self, texts: Sequence[str], *, languages: Sequence[str] | None = None) -> NDArray[np.float32]:
        """Unit vectors of questions, (n, dimension)."""
        vectors = self._encode(self._model.encode_query, texts, None)
        return self._centring.queries(vectors, languages or ["und"] * len(texts)) if self._centring else vectors

    def encode_passages(
        self,
        texts: Sequence[str],
        progress: Callable[[int], None] | None = None,
        *,
        languages: Sequence[str] | None = None,
    ) -> NDArray[np.float32]:
        """Unit vectors of passages or sentences, (n, dimension)."""
        vectors = self._encode(self._model.encode_document, texts, progress)
        return self._centring.passages(vectors, languages or ["und"] * len(texts)) if self._centring else vectors

    def _encode(
        self, encode: Callable[..., Any], texts: Sequence[str], progress: Callable[[int], None] | None
    ) -> NDArray[np.float32]:
        """Texts of like length go through the model together."""
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        done = 0
        for batch in _batches(self.count_tokens(texts), self.max_tokens):
            rows = encode(
                [texts[i] for i in batch], batch_size=len(batch), convert_to_tensor=True, show_progress_bar=False
            )
            found = rows.float().numpy()
            # Normalised again: bfloat16 norms are off by up to a percent.
            vectors[batch] = found / np.linalg.norm(found, axis=1, keepdims=True).clip(1e-9)
            done += len(batch)
            if progress:
                progress(done)
        return vectors


def load_encoder(name: str) -> Encoder:
    """The encoder of that name: `packaged`, `hashing`, a sentence-transformers folder or a hub name."""
    if name == "hashing":
        from embeddings.hashing import HashingEncoder

        return HashingEncoder()
    return SentenceTransformerEncoder(name)


def _batches(lengths: Sequence[int], longest: int) -> Iterator[list[int]]:
    """Indexes of texts in batches of like length, each of at most BATCH_TOKENS tokens with its padding."""
    batch: list[int] = []
    for index in sorted(range(len(lengths)), key=lambda i: -lengths[i]):
        widest = min(lengths[batch[0] if batch else index] + 8, longest)  # 8: prompt and special tokens
        if batch and widest * (len(batch) + 1) > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    # Older models have their weights in the other form alone.
    weights = [*folder.rglob("*.safetensors")] or [*folder.rglob("*.bin")]
    for path in sorted([*weights, *folder.rglob("*.json")]):
        digest.update(path.relative_to(folder).as_posix().encode())
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return f"{folder.name}:{digest.hexdigest()[:12]}"
