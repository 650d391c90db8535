"""A collection in memory, for evaluation and calibration: contexts cut, encoded and searched as the library does it.

Takes questions with gold answers in the SQuAD form. Nothing is stored, or in a library that is gone afterwards.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embeddings.encoder import Encoder
from qa.articles.decode import normalise
from qa.evaluation.rows import read_lines
from qa.library import Library
from qa.passages import passages
from qa.retrieve import WIDER, ranked
from qa.sentences import sentences
from qa.types import Article, Hit, Passage


@dataclass(frozen=True, slots=True)
class Example:
    """A question over a context; no answers: it cannot be answered from it."""

    id: str
    question: str
    question_language: str
    context: str
    context_language: str
    title: str
    answers: tuple[tuple[str, int], ...]
    """Text and start in the context of each right answer."""

    @property
    def key(self) -> str:
        """The part of the id that the same question has in every language."""
        return self.id.rsplit("-", 1)[-1]


def read_examples(paths: Sequence[Path]) -> list[Example]:
    """Examples of JSON-lines files, plain or .gz. Raises MaqalError naming file and line."""
    return [example for path in paths for example in read_lines(path, _example)]


def _example(row: Any) -> Example:
    """With the texts as the library stores them, and the places of the answers in those."""
    context = row["context"]
    answers = ((normalise(one["text"]), len(normalise(context[: one["start"]]))) for one in row["answers"])
    return Example(
        id=str(row["id"]),
        question=row["question"],
        question_language=row["lang_question"],
        context=normalise(context),
        context_language=row["lang_context"],
        title=row.get("title") or "",
        answers=tuple(answers),
    )


def crossed(examples: Sequence[Example], question_language: str, context_language: str) -> list[Example]:
    """The question of one language over the context of another, paired by the last part of their ids."""
    questions = {one.key: one for one in examples if one.question_language == question_language}
    return [
        replace(one, question=questions[one.key].question, question_language=question_language)
        for one in examples
        if one.context_language == context_language and one.key in questions
    ]


@contextmanager
def library_of(encoder: Encoder, articles: Iterable[tuple[str, str, str]]) -> Iterator[Library]:
    """A library of its own of some articles: title, text and language of each."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "articles.jsonl")
        with file.open("w", encoding="utf-8") as lines:
            for title, text, language in articles:
                lines.write(json.dumps({"title": title, "text": text, "language": language}) + "\n")
        with Library.open(Path(folder, "library"), encoder) as library:
            library.add([file])
            yield library


class Pool:
    """Contexts as articles, with passage and sentence vectors."""

    def __init__(self, encoder: Encoder, contexts: Sequence[tuple[str, str, str]]) -> None:
        """`contexts`: title, text and language of each."""
        self.articles = [
            Article(f"context-{i}", 1, title, text, None, None, language, None, f"context-{i}", 0, "")
            for i, (title, text, language) in enumerate(contexts)
        ]
        self.passages: list[Passage] = []
        owners: list[int] = []
        texts: list[str] = []
        languages: list[str] = []
        places: list[tuple[int, int]] = []
        for number, article in enumerate(self.articles):
            cut = sentences(article.text, article.language)
            for first, last in passages(article.text, cut, encoder.count_tokens, max_tokens=encoder.max_tokens):
                passage = Passage(len(self.passages), article.article_id, 1, cut[first:last])
                places.append((len(texts), len(texts) + 1 + len(passage.sentences)))
                texts.append(article.text[passage.start : passage.end])
                texts.extend(article.text[one.start : one.end] for one in passage.sentences)
                languages.extend([article.language] * (1 + len(passage.sentences)))
                self.passages.append(passage)
                owners.append(number)
        vectors = encoder.encode_passages(texts, languages=languages)
        self.vectors: NDArray[np.float32] = vectors[[start for start, _ in places]]
        self.sentence_vectors = [vectors[start + 1 : end] for start, end in places]
        self._owners = np.array(owners)

    def rank(self, question: NDArray[np.float32]) -> list[int]:
        """Numbers of the contexts, nearest first; a context is as near as its best passage."""
        order = np.argsort(-(self.vectors @ question), kind="stable")
        return list(dict.fromkeys(self._owners[order].tolist()))

    def hits(
        self, question: str, vector: NDArray[np.float32], k: int, among: Collection[int] | None = None
    ) -> list[Hit]:
        """The `k` best passages as `qa.retrieve` ranks them, of the contexts `among` only when given."""
        scores = self.vectors @ vector
        allowed = np.arange(len(scores)) if among is None else np.flatnonzero(np.isin(self._owners, list(among)))
        order = allowed[np.argsort(-scores[allowed], kind="stable")][: WIDER * k]
        hits = [
            Hit(self.articles[self._owners[i]], self.passages[i], float(scores[i]),
                tuple((self.sentence_vectors[i] @ vector).tolist()))
            for i in order.tolist()
        ]  # fmt: skip
        return ranked(question, hits)[:k]
