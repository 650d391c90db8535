"""Measures the mean vectors of languages that `embeddings.centring` takes out, over the same sentences in each.

`python -m embeddings.language_means DATA`; DATA is a folder with NTREX and TICO-19 as JSON lines.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file

from embeddings.centring import MEANS
from embeddings.encoder import SentenceTransformerEncoder

__all__: list[str] = []

SENTENCES = 200
"""Sentences a language's mean is taken over; the same ones in every language."""


def _parallel(path: Path, count: int) -> dict[str, list[str]]:
    """Sentences by language, every one present in all languages of the file that have nearly all of them."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
    texts = [row.get("t", row) for row in rows]
    picked = np.random.default_rng(0).permutation(len(texts))
    names = sorted({name for text in texts for name in text} - {"doc", "line"})
    by_language = {name: [texts[i][name] for i in picked if texts[i].get(name)][:count] for name in names}
    return {name: found for name, found in by_language.items() if len(found) == count}


def _measure(data: Path, target: Path) -> None:
    encoder = SentenceTransformerEncoder(centred=False)

    def mean(texts: list[str]) -> NDArray[np.float32]:
        return np.stack([encoder.encode_queries(texts).mean(axis=0), encoder.encode_passages(texts).mean(axis=0)])

    means: dict[str, NDArray[np.float32]] = {}
    for file in ("ntrex.jsonl.gz", "bitext_tico19.jsonl.gz"):
        texts = _parallel(data / file, SENTENCES)
        english = mean(texts["en"])
        # Another collection has other contents: only the distance from its English is the language's.
        shift = means.get("en", english) - english
        for name in sorted(texts, key=len):
            code = name.split("-")[0].split("_")[0]
            if code not in means:
                means[code] = english if code == "en" else mean(texts[name]) + shift
                sys.stderr.write(f"{file}: {name}\n")
    names = sorted(means)
    rows = np.stack([means[name] for name in names]).astype(np.float16)
    save_file(
        {"queries": np.ascontiguousarray(rows[:, 0]), "passages": np.ascontiguousarray(rows[:, 1])},
        target,
        metadata={"languages": json.dumps(names), "sentences": str(SENTENCES), "data": "NTREX-128, TICO-19"},
    )


if __name__ == "__main__":
    _measure(Path(sys.argv[1]), MEANS)
