"""What a verdict is about, and what it says: frozen records, offsets in code points into the text of the revision.

Answer --claims--> Claim --judged--> Verdict;  Claim + the verdict that stands -> Item, a line of the review
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

from qa.answer_lines import lines
from qa.evidence.agreement import answer_in
from qa.frames import FRAMES
from qa.library.schema import verdict_key
from qa.types import Answer, details
from qa.write import FSI, PDI

VerdictName = Literal["supports", "partly", "does_not", "wrong_span"]
VERDICTS: tuple[VerdictName, ...] = get_args(VerdictName)
"""In the order of their keys, 1 to 4."""
Block = Literal["answer_itself", "same_answer", "other_answer", "see_also"]
BLOCKS: tuple[Block, ...] = get_args(Block)
"""Under what an answer quotes, in its order."""
# In every language: a stored answer may be in another than its reviewer's, and no two say different things alike.
_FOUND = tuple(words for frame in FRAMES.values() for words in (frame.found, frame.newest))
_HEADINGS: dict[str, Block] = {
    heading: block
    for frame in FRAMES.values()
    for heading, block in zip((frame.same, frame.other, frame.also), BLOCKS[1:], strict=True)
}
_ISOLATES = str.maketrans("", "", FSI + PDI)
_BETWEEN = " \t\u200e\u200f\u2068\u2069.,;،؛。、，"


@dataclass(frozen=True, slots=True)
class Claim:
    """A citation in its answer: the words cited, the question, and what the answer says by them.

    ValueError: a quote or span that does not fit its offsets, an unknown block.
    """

    article_id: str
    revision: int
    start: int
    end: int
    quote: str
    """The cited sentence, `text[start:end]`."""
    question: str
    """In full: a follow-up ("and where?") as it was understood, for its words alone ask something else each time."""
    question_language: str
    claim: str
    """The sentence of the answer that bears the citation's mark."""
    title: str
    source: str | None
    published: str | None
    language: str
    span_start: int | None = None
    span_end: int | None = None
    """The words that answer, where a reader found some; they begin inside the quote."""
    n: int = 1
    gloss: str | None = None
    glossed: str | None = None
    """What of the quote the gloss, in the asker's language, stands for."""
    conversation_id: str | None = None
    turn_id: int | None = None
    block: Block | None = None
    """Where its quote stands; None: a writer's own sentence, an unknown heading, or judged before this was kept."""
    short_answer: str | None = None
    """What its block agrees with, answers otherwise than, or stands beside; None: whole sentences, or as above."""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.quote) != self.end - self.start:
            raise ValueError(f"[{self.start}, {self.end}) does not have the length of its quote")
        if (self.span_start is None) != (self.span_end is None):
            raise ValueError("a span has a start and an end")
        if self.span and not 0 <= self.span[0] < self.span[1]:
            raise ValueError(f"span [{self.span_start}, {self.span_end}) is empty or negative")
        if self.block not in (None, *BLOCKS):
            raise ValueError(f"{self.block!r} is no block of an answer")

    @property
    def span(self) -> tuple[int, int] | None:
        return None if self.span_start is None or self.span_end is None else (self.span_start, self.span_end)

    @property
    def key(self) -> str:
        """The same for the same sentence cited for the same question, whenever it was asked."""
        return verdict_key(self.article_id, self.revision, self.start, self.end, self.question)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Claim:
        """From `dataclasses.asdict`; what is not known is passed over. ValueError, KeyError or TypeError: no claim."""
        return cls(**{one.name: data[one.name] for one in fields(cls) if one.name in data})


@dataclass(frozen=True, slots=True)
class Correction:
    """The words that should have been cited, `text[start:end] == quote` in the same revision."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """One judgement by one reviewer."""

    verdict_id: int
    claim: Claim
    reviewer: str
    verdict: VerdictName
    note: str
    correction: Correction | None
    seen_revision: int
    """Newest revision of the article when it was judged."""
    time: str
    """ISO 8601 in UTC."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a review: a citation and what the reviewer said of it."""

    claim: Claim
    verdict: Verdict | None
    """What stands; None: not judged, or undone."""
    reopened: bool
    """Judged, but the article has a newer text since."""
    available: bool
    """Whether the text is still there to be judged by."""

    @property
    def reviewed(self) -> bool:
        return self.verdict is not None and not self.reopened


def claims(answer: Answer, *, conversation_id: str | None = None, turn_id: int | None = None) -> tuple[Claim, ...]:
    """One claim for each citation, in order; none where nothing was found."""
    said = _said(answer)
    found = []
    for citation in answer.citations:
        span = answer_in(citation, answer.spans)
        found.append(
            Claim(
                **details(citation, Claim),
                question=answer.understood or answer.question,
                question_language=answer.question_language,
                claim=said[citation.n].claim,
                span_start=span.start if span else None,
                span_end=span.end if span else None,
                gloss=span.gloss if span else None,
                glossed=(span.glossed or span.text) if span and span.gloss else None,
                conversation_id=conversation_id,
                turn_id=turn_id,
                block=said[citation.n].block,
                short_answer=said[citation.n].short_answer,
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Said:
    claim: str
    block: Block | None = None
    short_answer: str | None = None


def _said(answer: Answer) -> dict[int, _Said]:
    """For each citation the part of the answer that bears its mark: a writer's sentence rather than the quote.

    With a quote goes what leads to it: the line of the short answer, or a heading; it is read from the answer's own
    text, which is what was seen, however agreement is told now. All of an answer without the mark.
    """
    text = answer.answer
    parts: dict[int, _Said] = {}
    heading, block, short = "", None, None
    for line in lines(text, answer.citations):
        if not line.quote and not line.marks:
            heading = text[line.start : line.end].strip()
            block = _block(heading)
            short = _short_answer(heading) if block == "answer_itself" else short
            continue
        written = bool(line.quote and line.quote.written)
        at, edges, said = line.start, None if written else _BETWEEN, ""
        for mark in line.marks:
            said = text[at : mark.start].strip(edges) or said  # marks side by side share what stands before the first
            claim = f"{heading}\n{said}" if written and heading else said
            if said:
                parts.setdefault(mark.n, _Said(claim, block, short))
            at = mark.end
    return {one.n: parts.get(one.n, _Said(text.strip())) for one in answer.citations}


def _block(heading: str) -> Block | None:
    return "answer_itself" if heading.startswith(_FOUND) else _HEADINGS.get(heading)


def _short_answer(line: str) -> str | None:
    """What stands behind "The articles say:"; None where whole sentences answer."""
    found = next(found for found in _FOUND if line.startswith(found))
    return line.removeprefix(found).translate(_ISOLATES).strip() or None
