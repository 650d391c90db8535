"""Answers as the table of turns holds them, any of which may be damaged without harm to the others."""

from __future__ import annotations

import hashlib
import json

from qa.errors import LibraryError, QuestionError
from qa.library.storage import Storage
from qa.types import Answer, Citation, Near

STORED = "t.question, CAST(t.answer AS BLOB), t.sha256"
"""Question, answer as bytes, and what both must have for a fingerprint."""


def fingerprint(question: str, answer: bytes) -> bytes:
    """Of a question and its answer, as both are stored."""
    return hashlib.sha256(question.encode() + b"\0" + answer).digest()


def read_answer(storage: Storage, question: str, data: bytes, sha256: bytes | None) -> Answer:
    """The answer that was stored. ValueError: it is damaged, and how.

    Of one that was stored without a fingerprint the quotes are compared with the articles, as far as these are there.
    """
    try:
        if sha256 is not None and fingerprint(question, data) != sha256:
            raise ValueError("it is not what was stored")
        answer = Answer.from_dict(json.loads(data))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, QuestionError) as error:
        raise ValueError(" ".join(str(error).split())) from error
    if sha256 is None:
        quotes: tuple[Citation | Near, ...] = (*answer.citations, *answer.nearest)
        for one in quotes:
            try:
                article = storage.article(one.article_id, one.revision)
            except LibraryError:  # the article is damaged, and tells of that itself
                continue
            if article is not None and article.text[one.start : one.end] != one.quote:
                raise ValueError(f"its quote [{one.start}, {one.end}) is not what article {one.article_id} says")
    return answer
