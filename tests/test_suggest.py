"""Suggested questions: only such as the articles answer, in languages that can be vouched for. No model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from embeddings.hashing import HashingEncoder
from qa.assistant import Assistant
from qa.library import Library
from qa.question.asked_for import of_all, overview
from qa.question.language import question_language
from qa.settings import Settings
from qa.suggest import QUESTIONS, TRIES, suggest
from qa.types import Answer, Citation
from qa.writing.language_model import Stop
from qa.writing.prompt import Prompt
from tests.reader_fake import SentenceReader
from tests.test_library import CountingEncoder, opened, write

EVENT = "The ministers of four countries met in Moscow on 10 May 2023 for the first time."
TEXT = f"Updated 18 June 2024. {EVENT} The next meeting is expected on 20 July 2024 in the city of Baghdad."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "library") as library:
        library.add([write(tmp_path / "a.txt", ("Talks in Moscow", TEXT), ("No day", "Nothing happened here at all."))])
        first, second = library.articles()
        library.correct(first.article_id, published="2024-06-18")
        yield library


class Asker:
    """Cites the sentence with these words, if there is one, and remembers what it was asked."""

    def __init__(self, library: Library, words: str) -> None:
        self.library = library
        self.words = words
        self.asked: list[str] = []

    def __call__(self, question: str) -> Answer:
        self.asked.append(question)
        for article in self.library.articles():
            at = article.text.find(self.words)
            if self.words and at >= 0:
                cited = Citation(1, article.article_id, 1, "T", None, None, "en", "", at, at + len(self.words),
                                 self.words, 0.9)  # fmt: skip
                return Answer(question, "en", "answered", "[1]", "en", 0.9, (), (cited,))
        return Answer(question, "en", "not_found", "No.", "en", 0.1)


def test_a_day_that_an_article_names_makes_a_question(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not the day of publication, and not a day to come."""
    ask = Asker(library, EVENT)
    whole, *found = suggest(library, "en", ask)
    assert whole == "What are the articles about?"
    assert found == ["What happened on 10 May 2023?", "What does “Talks in Moscow” report?"]
    assert not any("June" in question or "July" in question for question in ask.asked)
    assert suggest(library, "en-GB", Asker(library, EVENT)) == (whole, *found)
    monkeypatch.setattr("qa.suggest.MOST", 1)
    assert suggest(library, "en", Asker(library, EVENT)) == (whole, *found[:1])


def test_on_a_busy_machine_few_are_enough(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.suggest.ENOUGH", 1)
    monkeypatch.setattr("qa.suggest.SECONDS", -1.0)
    assert len(suggest(library, "en", Asker(library, EVENT))) == 2


@pytest.mark.parametrize("language", QUESTIONS)
def test_questions_are_in_the_readers_language(library: Library, language: str) -> None:
    (whole, question, *others) = suggest(library, language, Asker(library, EVENT))
    assert overview(whole, question_language(whole)) == language
    assert of_all(whole, language)
    assert ("۱۰" in question and "۲۰۲۳" in question) if language == "fa" else "2023" in question
    assert "{" not in question
    assert question.rstrip()[-1] in "?؟？"
    assert bool(others) == (language == "en")


def test_what_is_not_answered_by_its_own_sentence_is_not_offered(library: Library) -> None:
    assert len(suggest(library, "en", Asker(library, ""))) == 1
    assert len(suggest(library, "ar", Asker(library, "Nothing happened here at all."))) == 1
    other = Asker(library, "The next meeting is expected on 20 July 2024 in the city of Baghdad.")
    assert suggest(library, "en", other)[1:] == ("What does “Talks in Moscow” report?",)


def test_other_languages_and_an_empty_library_get_none(library: Library, tmp_path: Path) -> None:
    ask = Asker(library, EVENT)
    assert suggest(library, "sw", ask) == ()
    assert ask.asked == []
    with Library.open(tmp_path / "empty", CountingEncoder()) as empty:
        assert suggest(empty, "en", Asker(empty, "")) == ()


def test_the_number_of_tries_is_bounded(library: Library, tmp_path: Path) -> None:
    parts = [(f"T{n}", f"Something of note took place, they say, on {n + 1} March 2021.") for n in range(25)]
    library.add([write(tmp_path / "b.txt", *parts)])
    for article in library.articles()[2:]:
        library.correct(article.article_id, published="2022-01-01")
    ask = Asker(library, "")
    assert len(suggest(library, "en", ask)) == 1
    assert len(ask.asked) == TRIES


def test_a_headline_that_is_answered_by_itself_alone_is_not_offered(library: Library) -> None:
    """Neither is one that is too long or cut off, nor a line that stands in its place."""
    article = next(one for one in library.articles() if one.title == "Talks in Moscow")

    def own_headline(question: str) -> Answer:
        cited = Citation(1, article.article_id, 1, article.title, None, None, "en", "", 0, len(article.title),
                         article.title, 0.9)  # fmt: skip
        return Answer(question, "en", "answered", "[1]", "en", 0.9, (), (cited,))

    assert len(suggest(library, "en", own_headline)) == 1
    for title in (
        "Talks in Moscow " * 10,
        "By Tom Ellery",
        "10 May 2023",
        "Coast Mail",
        "Talks in Moscow and what the…",
    ):
        library.correct(article.article_id, title=title, source="Coast Mail")
        assert suggest(library, "en", Asker(library, EVENT))[1:] == ("What happened on 10 May 2023?",)


class Writing:
    """A language model that counts what it is asked to write."""

    name = "counting"

    def __init__(self) -> None:
        self.asked = 0

    def generate(self, prompt: Prompt, stop: Stop) -> Iterator[str]:
        self.asked += 1
        yield "It is so [1]."


def test_no_language_model_writes_for_a_suggestion(tmp_path: Path) -> None:
    """Only the citations are looked at, and whoever asks meanwhile would wait for it."""
    with Library.open(tmp_path / "library", HashingEncoder()) as library:
        file = tmp_path / "a.txt"
        file.write_text("Harbour of Lima closed by storm\n\nThe harbour of Lima was closed by a storm in June.")
        library.add([file])
        settings, writer = Settings.load(library=tmp_path / "library", threshold=0.1), Writing()
        assistant = Assistant(library, library.encoder, SentenceReader(), settings, writer)
        assistant.suggestions("en")
        assert writer.asked == 0
        assistant.ask("What closed the harbour of Lima?")
        assert writer.asked == 1
