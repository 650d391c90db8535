"""Questions with answers in context, as the data folder holds them, and how much each set weighs."""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Share of draws. Small sets and news weigh more than their size. Sets whose questions were written over whole
# paragraphs (Japanese, Chinese, Persian, French) carry the kinds of question into every language; those over single
# sentences (qamr_en) teach less than their size.
SET_WEIGHTS = {
    "qamr_en": 4.0, "qed_en": 9.0, "tydiqa_goldp": 14.0, "cmrc2018_zh": 8.0, "drcd_zh": 10.0, "jaquad_ja": 9.0,
    "jsquad_ja": 4.0, "pquad_fa": 9.0, "iapp_th": 4.0, "enelpi_tr": 5.0, "tydiqa_id_train": 3.0, "norquad_no": 6.0,
    "piaf_fr": 10.0, "facqa_id": 2.5, "heq_he": 3.5, "amqa_am": 0.7, "faquad_pt": 2.5,
    "kazqad_kk": 0.7, "mlqa_de_dev": 3.0, "afriqa_xling": 1.5, "arcd_ar": 5.0, "omos_qa": 6.0,
}  # fmt: skip
HELD_OUT_OF = 50


@dataclass(frozen=True, slots=True)
class Row:
    """One question over one context; `answers` as (start, end), empty when the context does not answer."""

    source: str
    key: str
    group: str
    """Rows of the same text share it."""
    question_language: str
    context_language: str
    title: str
    context: str
    question: str
    answers: tuple[tuple[int, int], ...]


def read_jsonl(path: Path) -> Iterator[Any]:
    """What the lines of a gzipped file of JSON lines hold."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


@contextmanager
def writing_jsonl(path: Path) -> Iterator[Callable[[object], object]]:
    """Give what writes a line of a gzipped file of JSON lines, which is at `path` when the block has ended."""
    work = path.with_suffix(".tmp")
    with gzip.open(work, "wt", encoding="utf-8") as out:
        yield lambda item: out.write(json.dumps(item, ensure_ascii=False) + "\n")
    work.replace(path)


def print_line(item: object) -> None:
    """A figure or an outcome as a line of JSON, at once: the next one can take minutes."""
    sys.stdout.write(json.dumps(item, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def read_rows(path: Path) -> list[Row]:
    """All rows of one set; titles that are only identifiers are left out."""
    source = path.name.split(".")[0]
    return [
        Row(
            source,
            item["id"],
            item["title"],
            item["lang_question"].split("-")[0],
            item["lang_context"].split("-")[0],
            "" if source == "qamr_en" else item["title"],
            item["context"],
            item["question"],
            tuple((answer["start"], answer["start"] + len(answer["text"])) for answer in item["answers"]),
        )
        for item in read_jsonl(path)
    ]


def read_set(data: Path, source: str) -> list[Row]:
    """All rows of a training set."""
    return read_rows(data / "qa" / "train" / f"{source}.jsonl.gz")


def training_sets(data: Path) -> Iterator[tuple[str, list[Row]]]:
    """Name and rows of each set of SET_WEIGHTS that is there."""
    for source in sorted(SET_WEIGHTS):
        if (data / "qa" / "train" / f"{source}.jsonl.gz").exists():
            yield source, read_set(data, source)


def by_context(data: Path, source: str) -> list[list[Row]]:
    """The questions of a set in their text's language, those over one text together, without what is kept aside."""
    contexts: dict[str, list[Row]] = defaultdict(list)
    for row in read_set(data, source):
        if not held_out(row.context) and row.question_language == row.context_language:
            contexts[row.context].append(row)
    return list(contexts.values())


def held_out(text: str, one_in: int = HELD_OUT_OF) -> bool:
    """Whether this context, or name of a text, is kept from training, for calibration and checks, by its hash."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") % one_in == 0
