"""Questions put to collections that answer them and to some that do not: what the readers' calibration is fitted on."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from embeddings.encoder import Encoder
from qa.evaluation.pool import Example, Pool, crossed, read_examples
from qa.training.corpus import held_out
from qa.training.maker.made import Made, load_made
from qa.training.maker.passages import HELD_OUT_OF
from qa.training.maker.texts import Document, documents, text_of
from qa.types import Hit

PASSAGES = 8
LONGEST_CONTEXT, CONTEXTS, BESIDE = 3_000, 60, 5
ONE_SENTENCE_SETS = ("qamr_en",)
LINES = 6
"""Of a parallel text, a paragraph."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One question put to one collection."""

    row: Example
    hits: list[Hit]
    gold: str
    """Id of the article that is the question's paragraph."""
    answered: bool
    hard: bool
    pair: str


def trials(
    encoder: Encoder, examples: list[Example], read: str, every: int, seed: int, first: int = 0
) -> Iterator[Trial]:
    """Six trials for every `every`-th question from `first` on, asked in each language of contexts in `read`."""
    draw = np.random.default_rng(seed)
    rows = [one for one in examples if one.context_language == read]
    contexts = list(dict.fromkeys((row.title, row.context, row.context_language) for row in rows))
    pool = Pool(encoder, contexts)
    for asked in sorted({one.question_language for one in examples}):
        sys.stderr.write(f"{asked}>{read}\n")
        yield from _put(encoder, pool, crossed(examples, asked, read)[first::every], draw)


def held_out_trials(encoder: Encoder, folder: Path, questions: int, seed: int) -> Iterator[Trial]:
    """Up to six trials for each of `questions` held-out questions of every training set and language in `folder`.

    Their paragraphs were kept from training; those they compete with need not have been.
    """
    draw = np.random.default_rng(seed)
    for path in sorted(folder.glob("*.jsonl.gz")):
        by_language: dict[str, list[Example]] = {}
        for one in read_examples([path]):
            if len(one.context) <= LONGEST_CONTEXT and one.question_language == one.context_language:
                by_language.setdefault(one.context_language.split("-")[0], []).append(one)
        for language, rows in sorted(by_language.items()):
            kept = [row for row in rows if row.answers and held_out(row.context)]
            if len(kept) < questions or path.name.startswith(ONE_SENTENCE_SETS):
                continue
            chosen = [kept[i] for i in sorted(draw.choice(len(kept), questions, replace=False))]
            titles = {row.title for row in chosen}
            beside = [row for row in rows if row.title in titles]
            others = [rows[i] for i in draw.choice(len(rows), min(len(rows), CONTEXTS), replace=False)]
            texts = [*chosen, *_some(beside, draw), *others]
            contexts = list(dict.fromkeys((row.title, row.context, language) for row in texts))
            sys.stderr.write(f"{path.name}: {language}, {len(chosen)} questions over {len(contexts)} paragraphs\n")
            named = [replace(row, question_language=language, context_language=language) for row in chosen]
            yield from _put(encoder, Pool(encoder, contexts), named, draw)


def made_trials(
    encoder: Encoder, parallel: Path, made: Path, read: str, questions: int, seed: int = 0
) -> Iterator[Trial]:
    """Six trials for each of `questions` made questions of every other language, over held-out texts in one.

    `parallel`: the folder of the parallel texts; `made`: questions of `python -m qa.training.maker`.
    """
    draw = np.random.default_rng(seed)
    kept = {one.name: one for one in documents(parallel) if held_out(one.name, HELD_OUT_OF) and read in one.lines[0]}
    asked: dict[str, list[Example]] = {}
    for one in load_made(made):
        if one.document in kept and one.asked != read and read in one.answers:
            asked.setdefault(one.asked, []).append(_example(one, kept[one.document], read))
    contexts = [
        (_title(text, read), text_of(text, read, range(first, min(first + LINES, len(text.lines)))), read)
        for text in kept.values()
        for first in range(0, len(text.lines), LINES)
    ]
    pool = Pool(encoder, contexts)
    for language, rows in sorted(asked.items()):
        chosen = [rows[i] for i in sorted(draw.choice(len(rows), min(len(rows), questions), replace=False))]
        sys.stderr.write(f"{language}>{read}, {len(chosen)} made questions over {len(contexts)} paragraphs\n")
        yield from _put(encoder, pool, chosen, draw)


def _example(made: Made, text: Document, read: str) -> Example:
    first = made.line // LINES * LINES
    context = text_of(text, read, range(first, min(first + LINES, len(text.lines))))
    line, (start, end) = text.lines[made.line][read], made.answers[read]
    answer = line[start:end], context.index(line) + start
    name = f"{made.document}-{made.line}"
    return Example(name, made.question, made.asked, context, read, _title(text, read), (answer,))


def _title(text: Document, read: str) -> str:
    """Its first line, the headline of those that have one."""
    return text.lines[0][read][:80]


def _some(rows: Sequence[Example], draw: np.random.Generator) -> list[Example]:
    """At most `BESIDE` paragraphs of each title."""
    by_title: dict[str, dict[str, Example]] = {}
    for row in rows:
        by_title.setdefault(row.title, {})[row.context] = row
    return [
        list(found.values())[i]
        for found in by_title.values()
        for i in sorted(draw.choice(len(found), min(len(found), BESIDE), replace=False))
    ]


def _put(encoder: Encoder, pool: Pool, chosen: Sequence[Example], draw: np.random.Generator) -> Iterator[Trial]:
    """Each question to collections with its paragraph, without its article, and without the paragraph alone."""
    number = {article.text: i for i, article in enumerate(pool.articles)}
    titles: dict[str, list[int]] = {}
    for i, article in enumerate(pool.articles):
        titles.setdefault(article.title, []).append(i)
    vectors = encoder.encode_queries(
        [row.question for row in chosen], languages=[row.question_language for row in chosen]
    )
    for row, vector in zip(chosen, vectors, strict=True):
        gold = number[row.context]
        mine = titles[row.title]
        others = [name for name in titles if name != row.title]
        some = [i for name in draw.choice(others, min(len(others), 2), replace=False) for i in titles[name]]
        rest = [i for name in others for i in titles[name]]
        without = [i for i in mine if i != gold]
        for among, answered, hard in (
            (mine + rest, True, False),
            (mine + some, True, False),
            (rest, False, False),
            (some, False, False),
            (without, False, True),
            (without + some if without else [], False, True),
        ):
            hits = pool.hits(row.question, vector, PASSAGES, among)
            if hits:
                pair = f"{row.question_language}>{row.context_language}"
                yield Trial(row, hits, f"context-{gold}", answered, hard, pair)
