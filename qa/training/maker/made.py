"""Questions over the parallel texts: written by the maker, kept when the reader finds the answer they were made for,
and given the answer's words in every language of their line."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from qa.metrics import f1
from qa.reader.model import SpanModel
from qa.training.alignment import token_vectors
from qa.training.clozes import project
from qa.training.corpus import read_jsonl, writing_jsonl
from qa.training.crops import crop
from qa.training.maker.net import Gemma
from qa.training.maker.samples import ASK, read
from qa.training.maker.texts import Document, around, text_of, windows
from qa.training.maker.write import write
from qa.training.runs import report

ROWS = 64
WARMTH = 0.5
CONTEXT = 200
"""Tokens of the passage that the reader is given."""
AGREED, SURE = 0.6, 0.0
"""F1 of what the reader finds, against the answer that the question was made for; its margin over "not here"."""


@dataclass(frozen=True, slots=True)
class Made:
    """A question in the language `asked` about a line of a document; `answers[language]` is [start, end) there."""

    document: str
    line: int
    asked: str
    question: str
    answers: dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question as written, over the lines [first, after); the answer is [start, end) of `line`."""

    document: str
    first: int
    after: int
    line: int
    question: str
    answer: tuple[int, int]


def ask_about(
    net: Gemma,
    tokenizer: Tokenizer,
    texts: Sequence[Document],
    language: str,
    turns: int,
    path: Path,
) -> None:
    """Write the questions that the model makes over every window in a language, `turns` tries each, gzipped."""
    chance = torch.Generator().manual_seed(sum(map(ord, language)))
    found = [
        (document, first, after, text_of(document, language, range(first, after)) + "\n")
        for document in texts
        for first, after in windows(document, language)
    ]
    found.sort(key=lambda one: len(one[3]))
    vocabulary = _vocabulary(tokenizer, [text for *_, text in found])
    kept = 0
    with writing_jsonl(path) as write_line:
        for at in range(0, len(found), ROWS):
            part = found[at : at + ROWS]
            written = write(net, tokenizer, [text for *_, text in part], ASK, turns, vocabulary, WARMTH, chance)
            for (document, first, after, _), tries in zip(part, written, strict=True):
                for answer, question in dict.fromkeys(one for one in map(read, tries) if one is not None):
                    place = _place(document, language, first, after, answer)
                    if place is not None and len(question) < 200:
                        line, start = place
                        one = _Asked(document.name, first, after, line, question, (start, start + len(answer)))
                        write_line(asdict(one))
                        kept += 1
            if at // ROWS % 8 == 0:
                report(f"{language} {at}/{len(found)} texts, {kept} questions; the last: {written[0][0]!r}")


def _vocabulary(tokenizer: Tokenizer, texts: Sequence[str]) -> Tensor:
    """The ids of everything that such texts hold, with what questions need beside."""
    needed = "Question: ? ؟ ？ 。 \n Who What When Where Which Why How many"
    ids = {id for one in tokenizer.encode_batch([*texts, needed], add_special_tokens=False) for id in one.ids}
    return torch.tensor(sorted(ids))


def _place(document: Document, language: str, first: int, after: int, answer: str) -> tuple[int, int] | None:
    """(line, start) of the only place where the answer stands; None when it is nowhere or twice."""
    places = [
        (line, start)
        for line in range(first, after)
        for start in [document.lines[line][language].find(answer)]
        if start >= 0
    ]
    if len(places) != 1:
        return None
    line, start = places[0]
    text = document.lines[line][language]
    whole = not (text[start - 1 : start].isalnum() and answer[0].isalnum()) or language in ("zh", "ja", "ar", "he")
    return (line, start) if whole and text.find(answer, start + 1) < 0 else None


def agreed(reader: SpanModel, texts: Mapping[str, Document], language: str, path: Path) -> list[_Asked]:
    """Those questions of a file of `ask_about` for which the reader finds the answer, in that language."""
    every = [_Asked(**{**row, "answer": tuple(row["answer"])}) for row in read_jsonl(path)]
    every.sort(key=lambda one: (one.document, one.first))
    kept = []
    for at in range(0, len(every), 256):
        part = every[at : at + 256]
        shown = [_shown(texts[one.document], language, one) for one in part]
        readings = reader.read([(one.question, "", text) for one, text in zip(part, shown, strict=True)], 1)
        for one, text, reading in zip(part, shown, readings, strict=True):
            start, end = one.answer
            words = texts[one.document].lines[one.line][language][start:end]
            found = text[reading.spans[0].start : reading.spans[0].end] if reading.spans else ""
            if reading.margin > SURE and f1(found, words, language) >= AGREED:
                kept.append(one)
    return kept


def _shown(document: Document, language: str, one: _Asked) -> str:
    """The line among so many neighbours that a question must say what it means."""
    text, at = around(document, language, one.line)
    start, end = crop(text, (at + one.answer[0], at + one.answer[1]), CONTEXT, random.Random(one.line))
    return text[start:end]


def find_answers(
    encoder: SpanModel, texts: Mapping[str, Document], asked: Mapping[str, Sequence[_Asked]], path: Path
) -> None:
    """Write the questions with their answers in every language where the line's words can be aligned, gzipped."""
    by_line: dict[tuple[str, int], list[tuple[str, _Asked]]] = defaultdict(list)
    for language, some in asked.items():
        for one in some:
            by_line[one.document, one.line].append((language, one))
    with writing_jsonl(path) as write_line:
        for (name, number), here in by_line.items():
            line = texts[name].lines[number]
            vectors = dict(zip(line, token_vectors(encoder, list(line.values())), strict=True))
            for language, one in here:
                answers = {language: one.answer}
                for other in line:
                    place = project(one.answer, vectors[language], vectors[other], line[other])
                    if other != language and place is not None:
                        answers[other] = place
                row = {"document": name, "line": number, "asked": language, "question": one.question,
                       "answers": answers}  # fmt: skip
                write_line(row)


def load_made(path: Path) -> Iterator[Made]:
    """What `find_answers` wrote."""
    for item in read_jsonl(path):
        yield Made(**{**item, "answers": {language: (a, b) for language, (a, b) in item["answers"].items()}})
