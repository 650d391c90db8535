"""A text into its sentences and passages, and a check that nothing of it is left out.

An article that loses a sentence or a passage on its way in could never be found by it again, and nobody would notice.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from embeddings.encoder import Encoder
from qa.errors import LibraryError
from qa.types import Article, Sentence

Segment = Callable[[str, str, Encoder], tuple[tuple[Sentence, ...], list[tuple[int, int]]]]
"""(text, language, encoder) -> sentences, and passages that it can read as half-open ranges of sentence indexes."""


def default_segment(text: str, language: str, encoder: Encoder) -> tuple[tuple[Sentence, ...], list[tuple[int, int]]]:
    """Sentences and passages, both imported at first use."""
    from qa.passages import passages
    from qa.sentences import sentences

    found = sentences(text, language)
    return found, passages(text, found, encoder.count_tokens, max_tokens=encoder.max_tokens)


@dataclass(frozen=True, slots=True)
class Spans:
    """The sentences and passages of one text. ValueError when they do not cover it."""

    text: str
    language: str
    sentences: tuple[Sentence, ...]
    passages: tuple[tuple[int, int], ...]

    def __post_init__(self) -> None:
        self.text.encode()  # a lone surrogate cannot be stored: UnicodeEncodeError is a ValueError
        at = 0
        for sentence in self.sentences:
            if sentence.start < at or sentence.end > len(self.text):
                raise ValueError(f"sentence [{sentence.start}, {sentence.end}) overlaps another or leaves the text")
            self._check_gap(at, sentence.start)
            at = sentence.end
        self._check_gap(at, len(self.text))
        if not self.sentences:
            raise ValueError("it has no sentence")
        covered = 0
        for first, past in sorted(self.passages):
            if not 0 <= first < past <= len(self.sentences) or first > covered:
                raise ValueError(f"passage [{first}, {past}) leaves sentences out, or has none")
            covered = max(covered, past)
        if covered != len(self.sentences):
            raise ValueError(f"{len(self.sentences) - covered} sentences are in no passage")

    def _check_gap(self, start: int, end: int) -> None:
        if any(not c.isspace() and unicodedata.category(c) not in ("Cc", "Cf") for c in self.text[start:end]):
            raise ValueError(f"text [{start}, {end}) is in no sentence")

    def sentence_texts(self) -> list[str]:
        return [self.text[sentence.start : sentence.end] for sentence in self.sentences]

    def passage_texts(self) -> list[str]:
        return [self.text[self.sentences[first].start : self.sentences[past - 1].end] for first, past in self.passages]

    def keyed(self, encoder: str) -> dict[bytes, tuple[str, str]]:
        """Everything that needs a vector, as (text, language) by the key of its vector."""
        texts = self.sentence_texts() + self.passage_texts()
        return {text_key(encoder, self.language, text): (text, self.language) for text in texts}


def divide(segment: Segment, encoder: Encoder, text: str, language: str) -> Spans:
    """The text as this encoder is given it. ValueError as from `Spans`."""
    sentences, passages = segment(text, language, encoder)
    return Spans(text, language, sentences, tuple(passages))


def divide_stored(segment: Segment, encoder: Encoder, article: Article) -> Spans:
    """An article that is in the library already. LibraryError: its text cannot be divided."""
    try:
        return divide(segment, encoder, article.text, article.language)
    except ValueError as error:
        raise LibraryError(f"article {article.article_id} ({article.path}) cannot be divided: {error}") from error


def text_key(encoder: str, language: str, text: str) -> bytes:
    """Under which the vector of a text is stored: an encoder may treat the same words differently by language."""
    return hashlib.sha256(f"{encoder}\0{language}\0{text}".encode()).digest()
