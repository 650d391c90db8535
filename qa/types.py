"""What the stages hand to each other: frozen records, offsets in code points into `Article.text`, half-open.

    file -> Draft -> Article -> Sentence/Passage -> vector -> index -> Hit -> Span -> Citation -> Answer

Invariants are checked when a record is made, so a broken span cannot travel.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

__all__ = ["Answer", "Article", "Citation", "Draft", "Hit", "Passage", "Sentence", "Span"]


def _check_span(start: int, end: int) -> None:
    if not 0 <= start < end:
        raise ValueError(f"span [{start}, {end}) is empty or negative")


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as read from a file, before the library gives it an identity. `text` is NFC with `\\n` line ends."""

    title: str
    text: str
    source: str | None = None
    """Outlet as the article names it."""
    published: str | None = None
    """ISO 8601: a date (`2025-01-09`) or a date-time with its zone (`2024-06-18T13:10:00+03:00`)."""
    language: str = "und"
    """ISO 639 code of the text; `und` when it cannot be told."""
    url: str | None = None
    part: int = 0
    """Place in the file, from 0: one file can hold several articles."""


@dataclass(frozen=True, slots=True)
class Article:
    """One revision of one article in the library."""

    article_id: str
    revision: int
    title: str
    text: str
    source: str | None
    published: str | None
    language: str
    url: str | None
    path: str
    part: int
    added: str
    """When this revision was stored, ISO 8601 in UTC."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The unit of citation."""

    start: int
    end: int

    def __post_init__(self) -> None:
        _check_span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences of one article revision: the unit of retrieval and reading."""

    passage_id: int
    article_id: str
    revision: int
    sentences: tuple[Sentence, ...]

    def __post_init__(self) -> None:
        if not self.sentences:
            raise ValueError(f"passage {self.passage_id} has no sentence")

    @property
    def start(self) -> int:
        return self.sentences[0].start

    @property
    def end(self) -> int:
        return self.sentences[-1].end


@dataclass(frozen=True, slots=True)
class Hit:
    """A retrieved passage with its article."""

    article: Article
    passage: Passage
    score: float
    """Cosine of question and passage, higher is better."""
    sentence_scores: tuple[float, ...]
    """Cosine of the question with each sentence of the passage, in order."""

    def __post_init__(self) -> None:
        if len(self.sentence_scores) != len(self.passage.sentences):
            raise ValueError(f"passage {self.passage.passage_id}: one score a sentence is needed")


@dataclass(frozen=True, slots=True)
class Span:
    """Words of an article that a reader takes for the answer."""

    article_id: str
    revision: int
    start: int
    end: int
    text: str
    score: float
    """Probability that this span answers the question, 0 to 1."""
    gloss: str | None = None

    def __post_init__(self) -> None:
        _check_span(self.start, self.end)
        if len(self.text) != self.end - self.start:
            raise ValueError(f"span [{self.start}, {self.end}) does not have the length of its text")


@dataclass(frozen=True, slots=True)
class Citation:
    """Whole sentences of an article that support the answer. Made by `qa.cite` only."""

    n: int
    article_id: str
    revision: int
    title: str
    source: str | None
    published: str | None
    language: str
    path: str
    start: int
    end: int
    quote: str
    support: float
    gloss: str | None = None

    def __post_init__(self) -> None:
        _check_span(self.start, self.end)
        if len(self.quote) != self.end - self.start:
            raise ValueError(f"citation {self.n} does not have the length of its quote")


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer as data: the same for the terminal, Python, the chat and any interface."""

    question: str
    question_language: str
    status: Literal["answered", "not_found"]
    answer: str
    """Text with [n] marks; one mark for each citation at least."""
    answer_language: str
    confidence: float
    """Probability that the articles answer the question, 0 to 1."""
    spans: tuple[Span, ...] = ()
    citations: tuple[Citation, ...] = ()
    timings_ms: dict[str, float] = field(default_factory=dict)
    models: dict[str, str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if (self.status == "not_found") != (not self.citations):
            raise ValueError("an answer has citations, and what is not found has none")
        if [citation.n for citation in self.citations] != list(range(1, len(self.citations) + 1)):
            raise ValueError("citations are numbered from 1 in order of mention")

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        from dataclasses import asdict

        return asdict(self)
