"""What the stages hand to each other: frozen records, offsets in code points into `Article.text`, half-open.

    file -> Draft -> Article -> Sentence/Passage -> vector -> index -> Hit -> Span -> Citation -> Answer

Invariants are checked when a record is made, so a broken span cannot travel.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, Literal, Self, TypeVar

from qa.filters import Filter, day_of, outlet

if TYPE_CHECKING:  # an import of the records is to cost nothing
    import numpy as np
    from numpy.typing import NDArray

__all__ = [
    "Answer", "Article", "Citation", "Draft", "Filter", "Hit", "Near", "Passage", "Searched", "Sentence", "Span",
    "day_of", "details", "outlet",
]  # fmt: skip


def details(one: object, kind: type) -> dict[str, Any]:
    """What a record of this kind, a dataclass, has of another record."""
    return {part.name: getattr(one, part.name) for part in fields(kind) if hasattr(one, part.name)}


def _check_span(start: int, end: int, words: str | None = None) -> None:
    if not 0 <= start < end:
        raise ValueError(f"span [{start}, {end}) is empty or negative")
    if words is not None and len(words) != end - start:
        raise ValueError(f"span [{start}, {end}) does not have the length of its words")


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
    """Its own address, as the file says it: anything at all, see `qa.show.web_address`."""
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

    def words(self, part: Sentence | Passage | Span) -> str:
        """What stands where a part of it does."""
        return self.text[part.start : part.end]


@dataclass(frozen=True, slots=True)
class Sentence:
    """The unit of citation."""

    start: int
    end: int
    correction: bool = False
    """Whether it is of a notice that corrects what was published: then all that has to be read together."""

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


PASSAGE_WEIGHT = 0.5
"""How much a sentence's passage counts beside the sentence itself: its context says what 'he' and 'there' mean. Here
because finding, reading and searching have to agree on it.
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A retrieved passage with its article."""

    article: Article
    passage: Passage
    score: float
    """Cosine of question and passage, higher is better."""
    sentence_scores: tuple[float, ...]
    """Cosine of the question with each sentence of the passage, in order."""
    shared: float = 0.0
    """How much of the question's wording the passage has, 0 to 1."""
    vectors: NDArray[np.float32] | None = field(default=None, compare=False, repr=False)
    """Unit vectors of its sentences, (n, d), for telling which say the like; None where they are not known."""
    answered: tuple[float, ...] = ()
    """Cosine of the question with the one in the article that each sentence answers, or less; none where none does."""

    def __post_init__(self) -> None:
        if len(self.sentence_scores) != len(self.passage.sentences):
            raise ValueError(f"passage {self.passage.passage_id}: one score a sentence is needed")

    def sentence_of(self, span: Span) -> Sentence | None:
        """The sentence of its passage in which a span begins."""
        within = self.passage.sentences if span.same_revision(self.article) else ()
        return next((one for one in within if one.start <= span.start < one.end), None)

    def keeping(self, numbers: Sequence[int]) -> Hit | None:
        """With these of its sentences alone; None without any."""
        if not numbers:
            return None
        own = self.passage
        return replace(
            self,
            passage=replace(own, sentences=tuple(own.sentences[number] for number in numbers)),
            sentence_scores=tuple(self.sentence_scores[number] for number in numbers),
            vectors=None if self.vectors is None else self.vectors[list(numbers)],
            answered=tuple(self.answered[number] for number in numbers) if self.answered else (),
        )


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
    """The answer in the asker's language, where that is certain."""
    glossed: str | None = None
    """The words of `text` that the gloss stands for: "بغداد" of "في بغداد"."""
    spelled: str | None = None
    """A person's name as it may be spelled in letters that the asker reads: a guess, to be shown as one."""

    def __post_init__(self) -> None:
        _check_span(self.start, self.end, self.text)
        if self.glossed and self.glossed not in self.text:
            raise ValueError(f"a gloss of {self.glossed!r}, which is not in the span")

    @classmethod
    def of(cls, article: Article, start: int, end: int, score: float) -> Span:
        """The words [start, end) of the article."""
        return cls(article.article_id, article.revision, start, end, article.text[start:end], score)

    def same_revision(self, other: Article | Citation | Span) -> bool:
        """Whether it is in the same text of the same article."""
        return (self.article_id, self.revision) == (other.article_id, other.revision)

    def begins_in(self, citation: Citation) -> bool:
        """Whether it begins among the words of a citation."""
        return self.same_revision(citation) and citation.start <= self.start < citation.end


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
    url: str | None = None
    """Where the article says that it was published; None also in answers kept before this was."""
    correction: bool = False
    """Whether it is a notice that corrects what was published, and so may hold what it withdraws."""

    def __post_init__(self) -> None:
        _check_span(self.start, self.end, self.quote)

    @property
    def place(self) -> tuple[str, int, int]:
        """Article, revision and start: what it is known by, as each sentence is cited once."""
        return self.article_id, self.revision, self.start


@dataclass(frozen=True, slots=True)
class Near:
    """A sentence near to a question that was not answered: a place to look, never an answer."""

    article_id: str
    revision: int
    title: str
    source: str | None
    published: str | None
    language: str
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        _check_span(self.start, self.end, self.quote)

    @classmethod
    def of(cls, article: Article, sentence: Sentence, **more: Any) -> Self:
        """A sentence of the article; `more`: what a kind of these has besides."""
        start, end, quote = sentence.start, sentence.end, article.words(sentence)
        return cls(**details(article, cls), start=start, end=end, quote=quote, **more)


_Record = TypeVar("_Record", Span, Citation, Near, Filter, "Searched")


def _record(kind: type[_Record], data: Mapping[str, Any]) -> _Record:
    known = {one.name: data[one.name] for one in fields(kind) if one.name in data}
    parts: dict[str, Any] = {name: tuple(part) if isinstance(part, list) else part for name, part in known.items()}
    return kind(**parts)


@dataclass(frozen=True, slots=True)
class Searched:
    """What there was, by the time that nothing was found in it."""

    n: int
    """Articles."""
    languages: int
    words: str
    """The words of the question that stand together in one sentence; "" where none does."""


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
    nearest: tuple[Near, ...] = ()
    """Where nothing was found: the sentences nearest to the question, offered as *not an answer*."""
    notice: str | None = None
    """Why a language model that was to write did not, in one line."""
    understood: str | None = None
    """The question in full, where it was understood from the turns before; None where it was taken as written."""
    where: Filter | None = None
    """Which articles were asked, and so what "not found" is said of; None: all of them."""
    damaged: tuple[str, ...] = ()
    """A line for each article whose stored text is damaged: it was not read, and the answer may be in it."""
    searched: Searched | None = None
    """Where nothing was found and a page shows it."""

    def __post_init__(self) -> None:
        if (self.status == "not_found") != (not self.citations):
            raise ValueError("an answer has citations, and what is not found has none")
        if [citation.n for citation in self.citations] != list(range(1, len(self.citations) + 1)):
            raise ValueError("citations are numbered from 1 in order of mention")
        if self.status == "answered" and self.nearest:
            raise ValueError("near sentences are offered only where nothing was found")

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Answer:
        """The answer that `to_dict` made data of; what this version does not know is passed over.

        ValueError, KeyError, TypeError or QuestionError: it is no answer, or a broken one.
        """
        known = {one.name: data[one.name] for one in fields(cls) if one.name in data}
        known["spans"] = tuple(_record(Span, one) for one in data.get("spans", ()))
        known["citations"] = tuple(_record(Citation, one) for one in data.get("citations", ()))
        known["nearest"] = tuple(_record(Near, one) for one in data.get("nearest", ()))
        known["damaged"] = tuple(data.get("damaged", ()))
        known["where"] = _record(Filter, data["where"]) if data.get("where") else None
        known["searched"] = _record(Searched, data["searched"]) if data.get("searched") else None
        return cls(**known)
