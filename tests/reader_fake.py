"""A reader without a model, and what it reads and finds, for tests of what is around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.reader import Reading
from qa.reader.base import candidates
from qa.sentences import sentences
from qa.types import Article, Hit, Passage, Sentence, Span
from qa.writing.language_model import Stop
from qa.writing.prompt import Prompt


class SentenceReader:
    """The whole sentence that the encoder holds for the best, as sure as it is near to the question."""

    name, threshold = "sentences", 0.5

    def read(self, question: str, language: str, hits: Sequence[Hit]) -> Reading:
        best = candidates(hits)[:1]
        spans = tuple(Span.of(one.hit.article, one.sentence.start, one.sentence.end, max(0.0, one.own)) for one in best)
        return Reading(spans, max((span.score for span in spans), default=0.0))


class Finder:
    """Reads the first sentence that has the words, and is sure."""

    name, threshold = "finder", 0.5

    def __init__(self, words: str) -> None:
        self.words = words

    def read(self, question: str, language: str, hits: Sequence[Hit]) -> Reading:
        for one in hits:
            for cut in one.passage.sentences:
                at = one.article.text.find(self.words, cut.start, cut.end)
                if at >= 0:
                    return Reading((Span.of(one.article, at, at + len(self.words), 0.9),), 0.9)
        return Reading((), 0.0)


class Teller:
    """A model that writes the same of everything, and counts how often it is asked."""

    name = "teller"

    def __init__(self, text: str) -> None:
        self.text, self.asked = text, 0

    def generate(self, prompt: Prompt, stop: Stop) -> Iterator[str]:
        self.asked += 1
        yield self.text


def article_of(
    text: str,
    language: str = "en",
    title: str = "Title",
    *,
    name: str = "a",
    source: str | None = None,
    published: str | None = None,
) -> Article:
    """One of the library, with an id for each name, a letter."""
    return Article(name * 16, 1, title, text, source, published, language, None, f"{name}.txt", 0, "")


def hit_of(article: Article, score: float = 0.9, scores: Sequence[float] = (), parts: Sequence[Sentence] = ()) -> Hit:
    """All of an article as one passage: its sentences, or these parts, each as near as the whole or as its score."""
    cut = tuple(parts) or sentences(article.text, article.language)
    passage = Passage(ord(article.article_id[0]), article.article_id, 1, cut)
    return Hit(article, passage, score, tuple(scores) or (score,) * len(cut))


def span(home: Article | Hit, words: str, score: float) -> Span:
    """Words of an article, where they stand first."""
    article = home.article if isinstance(home, Hit) else home
    start = article.text.index(words)
    return Span.of(article, start, start + len(words), score)
