"""The parallel questions that the writer may train on, and what the reader makes of them: hints with real errors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qa.reader.model import SpanModel
from qa.training.corpus import Row, read_jsonl, writing_jsonl
from qa.training.validate import read_validation

LANGUAGES = ("en", "ar", "es", "zh")
TRAINING_ARTICLES = 16
"""Of the validation set's articles those whose titles sort first may be trained on, by the writer alone."""
_BATCH = 64


@dataclass(frozen=True, slots=True)
class Fact:
    """One question with its context and answer in every language; `answers[l]` is [start, end) of `contexts[l]`."""

    key: str
    title: str
    questions: dict[str, str]
    contexts: dict[str, str]
    answers: dict[str, tuple[int, int]]

    def answer(self, language: str) -> str:
        """The answer's words in a language."""
        start, end = self.answers[language]
        return self.contexts[language][start:end]


def facts(folder: Path) -> tuple[list[Fact], list[Fact]]:
    """The facts of the articles for training and of those for validation, out of `xquad_<language>.jsonl.gz`."""
    rows = read_validation(folder)
    titles = sorted({row.title for row in rows["en"]})[:TRAINING_ARTICLES]
    training: list[Fact] = []
    validation: list[Fact] = []
    for same in zip(*(rows[language] for language in LANGUAGES), strict=True):
        fact = _fact(same)
        (training if fact.title in titles else validation).append(fact)
    return training, validation


def _fact(rows: Sequence[Row]) -> Fact:
    if len({row.key.rsplit("-", 1)[-1] for row in rows}) != 1:
        raise ValueError(f"{rows[0].key}: the languages' files are not in the same order")
    return Fact(
        rows[0].key.rsplit("-", 1)[-1],
        rows[0].title,
        {row.context_language: row.question for row in rows},
        {row.context_language: row.context for row in rows},
        {row.context_language: row.answers[0] for row in rows},
    )


def make_hints(reader: SpanModel, some: Sequence[Fact], path: Path) -> None:
    """Write the span that the reader finds for each question, asked in each language over each. Takes some minutes."""
    with writing_jsonl(path) as write_line:
        for asked in LANGUAGES:
            for read in LANGUAGES:
                for start in range(0, len(some), _BATCH):
                    part = some[start : start + _BATCH]
                    pairs = [(one.questions[asked], one.title.replace("_", " "), one.contexts[read]) for one in part]
                    for one, reading in zip(part, reader.read(pairs, 1), strict=True):
                        span = (reading.spans[0].start, reading.spans[0].end) if reading.spans else None
                        write_line({"key": one.key, "asked": asked, "read": read, "span": span})


def load_hints(path: Path) -> dict[tuple[str, str, str], tuple[int, int] | None]:
    """What `make_hints` wrote: [start, end) by key, language asked and language read."""
    return {
        (one["key"], one["asked"], one["read"]): None if one["span"] is None else (one["span"][0], one["span"][1])
        for one in read_jsonl(path)
    }
