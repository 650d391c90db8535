"""What kind of answer a question gets from the reader on: a time for "when", a sentence for "what happened"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

import pytest

from qa.assistant import Assistant
from qa.library import Library
from qa.reader import Reading
from qa.reader.base import Calibration, Logistic
from qa.reader.model import SpanModel
from qa.reader.spans import SpanReader
from qa.reader.spoken import speaker
from qa.settings import Settings
from qa.types import Hit, Sentence
from tests.reader_fake import article_of, hit_of, span
from tests.test_agreement import Finder, hit
from tests.test_library import CountingEncoder, opened, write

THRESHOLD = 0.5
DIED = hit("a", "The singer, aged 85, died on Monday.", 0.9)
AGED = hit("b", "By then the beloved singer was 85.", 0.8)
MARRIED = hit("c", "In 1962 the singer married.", 0.7)


def reading(question: str, words: dict[str, float], hits: Sequence[Hit], language: str = "en") -> Reading:
    rank = Logistic((0.5, 0.5, 0.0), 0.0)
    calibration = Calibration(Logistic((0.0,) * 12, 3.0), THRESHOLD, 1.0, rank)
    return SpanReader(cast(SpanModel, Finder(words)), calibration).read(question, language, hits)


def test_the_time_of_the_best_sentence_is_taken_for_when() -> None:
    """And nothing is made of the number that another article has as well: it is no report of a time."""
    found = reading("When did the singer die?", {"85": 9.0, "Monday": 5.0}, [DIED, AGED])
    assert [span.text for span in found.spans] == ["Monday"]
    assert found.fits
    assert [span.text for span in reading("How old was she?", {"85": 9.0}, [DIED, AGED]).spans] == ["85", "85"]


def test_a_time_of_another_sentence_leads_where_the_best_has_none() -> None:
    found = reading("When did the singer marry?", {"85": 9.0, "1962": 8.0}, [AGED, MARRIED])
    assert [span.text for span in found.spans] == ["1962", AGED.article.text]
    assert found.spans[0].score == max(span.score for span in found.spans)


def test_where_no_words_can_be_it_sentences_are_all_there_is() -> None:
    found = reading("When did the singer die?", {"85": 9.0}, [AGED])
    assert [span.text for span in found.spans] == [AGED.article.text]
    assert not found.fits
    assert found.confidence == reading("Who died?", {"85": 9.0}, [AGED]).confidence


def test_a_price_is_not_so_many_people() -> None:
    costs = hit("a", "The 12 halls cost £58m.", 0.9)
    assert [span.text for span in reading("How many came?", {"£58m": 9.0, "12": 8.0}, [costs]).spans] == ["12"]
    assert not reading("How many came?", {"£58m": 9.0}, [costs]).fits


def test_a_share_says_how_many_where_nothing_counts_them() -> None:
    polled = hit("a", "Of all voters 23 percent named rents first.", 0.9)
    counted = hit("b", "In the end 412 named them.", 0.8)
    found = reading("How many voters named rents?", {"23 percent": 9.0}, [polled])
    assert [span.text for span in found.spans] == ["23 percent"]
    assert found.fits
    assert found.confidence > THRESHOLD
    wordy = hit("c", "More and more name them.", 0.8)
    beside = reading("How many voters named rents?", {"23 percent": 9.0, "More and more": 8.0}, [polled, wordy])
    assert beside.spans[0].text == "23 percent"
    both = reading("How many voters named rents?", {"23 percent": 9.0, "412": 8.0}, [polled, counted])
    assert [span.text for span in both.spans] == ["412", polled.article.text]


def test_the_dead_do_not_take_the_place_of_what_no_people_are_in_their_sentence() -> None:
    """The likeliest words, a magnitude, are so many of nobody; the next ones are of another fate than is asked for."""
    quake = hit("a", "The quake of magnitude 8.4 left 74 dead.", 0.9)
    words = {"8.4": 9.0, "74": 8.0}
    assert [span.text for span in reading("How many people died?", words, [quake]).spans] == ["74"]
    assert not reading("How many people are missing?", words, [quake]).spans


def test_what_somebody_said_is_told_by_their_own_words() -> None:
    """And not by what they are said to have announced; but where the question has a matter, that decides."""
    told = "Minister Ana Quispe promised 45 million. "
    said = '"We leave no family alone," said Quispe, 52, at the hospital.'
    article = article_of(told + said, name="a")
    parts = [Sentence(0, len(told)), Sentence(len(told), len(told + said))]
    speech = hit_of(article, 0.9, [0.9, 0.9], parts)
    words = {"45 million": 9.0, "We leave no family alone": 8.0}
    assert reading("What did Ana Quispe say?", words, [speech]).spans[0].text == "We leave no family alone"
    assert reading("What did Quispe say about money?", words, [speech]).spans[0].text == "45 million"
    assert reading("What did Ana Mamani say?", words, [speech]).spans[0].text == "45 million"


@pytest.mark.parametrize(
    ("question", "language", "name"),
    [
        ("¿Qué dijo Rosario Quispe?", "es", "Quispe"),
        ("Qu’a déclaré Hélène Marchetti ?", "fr", "Marchetti"),
        ("Aydoğan ne dedi?", "tr", "Aydoğan"),
        ("Что сказал Виктор Полозов?", "ru", "Полозов"),
        ("Was sagte Uhlig zur Schließung?", "de", None),
        ("What did the minister say?", "en", None),
        ("Who is Rosario Quispe?", "en", None),
    ],
)
def test_whose_words_alone_are_asked_for(question: str, language: str, name: str | None) -> None:
    assert speaker(question, language) == name


def test_where_all_that_is_found_is_surely_something_else_nothing_is_answered() -> None:
    costs = hit("a", "The hall cost £58m.", 0.9)
    assert reading("How many came?", {"£58m": 9.0}, [costs]).confidence < 0.5 == THRESHOLD
    assert reading("How much was it?", {"£58m": 9.0}, [costs]).confidence > THRESHOLD
    assert reading("How many came?", {"hall": 9.0}, [costs]).confidence > THRESHOLD
    assert reading("How tall is the hall?", {"£58m": 9.0}, [costs]).confidence < THRESHOLD


def test_the_figure_that_was_before_is_the_answer_where_it_is_asked_for() -> None:
    tolls = hit("a", "The toll is 240 pence, down from 285.", 0.9)
    found = reading("What was the toll before?", {"240 pence": 9.0, "285": 1.0}, [tolls])
    assert [span.text for span in found.spans] == ["285"]
    assert [span.text for span in reading("What is the toll?", {"240 pence": 9.0}, [tolls]).spans] == ["240 pence"]


ACCOUNTS = "The firm had a net profit of 64 million euros. Its revenue was 512 million euros."


@pytest.mark.parametrize(
    ("question", "language", "right"),
    [
        ("How much was the revenue?", "en", "512 million euros"),
        ("كم بلغت الإيرادات؟", "ar", "512 million euros"),
        ("Wie hoch war der Umsatz?", "de", "512 million euros"),
        ("营收是多少？", "zh", "512 million euros"),
        ("How much was the profit?", "en", "64 million euros"),
        ("How much did it spend?", "en", "64 million euros"),
    ],
)
def test_the_profit_of_the_sentence_before_is_no_revenue(question: str, language: str, right: str) -> None:
    """Where the article tells the revenue, however likely the profit is by the network."""
    words = {"64 million euros": 9.0, "512 million euros": 4.0}
    found = reading(question, words, [hit_of(article_of(ACCOUNTS, "en"), 0.9)], language)
    assert found.spans[0].text == right


def test_where_no_other_sentence_tells_the_revenue_what_was_found_stands() -> None:
    words = {"64 million euros": 9.0, "512 million euros": 4.0}
    for rest in ("It spent 512 million euros.", "Its revenue fell, and it owes 512 million euros."):
        told = hit_of(article_of(f"It made 64 million euros. {rest}", "en"), 0.9)
        found = reading("How much was the revenue?", words, [told])
        assert found.spans[0].text == "64 million euros"


def test_men_may_be_told_by_another_word_and_women_are_not() -> None:
    told = hit_of(article_of("Forty volunteers left. 500 men and 70 women stayed.", "en"), 0.9)
    words = {"Forty": 9.0, "500": 4.0, "70": 4.0}
    first = [reading(f"How many {who} were sent?", words, [told]).spans[0].text for who in ("men", "women")]
    assert first == ["Forty", "70"]


class Fixed:
    """Reads the words in the first passage that has them, as sure and as fitting as the question's `sure` says."""

    name, threshold = "fixed", 0.5

    def __init__(self, words: str, sure: dict[str, tuple[float, bool]]) -> None:
        self.words, self.sure = words, sure

    def read(self, question: str, language: str, hits: Sequence[Hit]) -> Reading:
        confidence, fits = next((told for part, told in self.sure.items() if part in question), (0.9, True))
        article = next(one.article for one in hits if self.words in one.article.text)
        return Reading((span(article, self.words, confidence),), confidence, fits)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    text = "The bridge over the river fell because 60 of the 210 bolts broke. Its builder said that he would pay."
    with opened(tmp_path / "library") as library:
        library.add([write(tmp_path / "a.txt", ("The bridge", text))])
        yield library


def ask(library: Library, reader: Fixed, *questions: str) -> list[str]:
    """The frame lines, with the short answer, of a conversation."""
    assistant = Assistant(library, CountingEncoder(), reader, Settings(library.folder))
    turns = [assistant.ask(questions[0])]
    for question in questions[1:]:
        turns.append(assistant.ask(question, before=tuple(turns)))
    return [turn.answer.split("\n")[0] for turn in turns]


@pytest.mark.parametrize(
    ("question", "words", "short"),
    [
        ("What happened to the bridge?", "river", False),
        ("Tell me about the bridge.", "river", False),
        ("What did the builder say?", "he would pay", False),
        ("Why did the bridge fall?", "60 of the 210", False),
        ("Why did the bridge fall?", "60 of the 210 bolts broke", True),
        ("What fell?", "bridge", True),
    ],
)
def test_what_few_words_cannot_answer_has_no_short_answer(
    library: Library, question: str, words: str, short: bool
) -> None:
    (first,) = ask(library, Fixed(words, {}), question)
    assert (words in first) == short
    assert short or first == "The articles say:"


@pytest.mark.parametrize(
    ("question", "frame"),
    [
        ("A ponte caiu?", "Os artigos dizem"),
        ("¿El puente se derrumbó?", "Los artículos dicen"),
        ("Мост обрушился?", "В статьях говорится"),
    ],
)
def test_a_statement_that_asks_has_no_short_answer(library: Library, question: str, frame: str) -> None:
    (first,) = ask(library, Fixed("river", {}), question)
    assert first == f"{frame}:"


def test_the_answer_is_framed_in_the_language_that_asks(library: Library) -> None:
    (first,) = ask(library, Fixed("river", {}), "What fell beside محطة القطار القديمة?")
    assert first.startswith("The articles say: ")


@pytest.mark.parametrize("fits", [True, False])
def test_a_fuller_wording_without_a_time_does_not_win_for_when(library: Library, fits: bool) -> None:
    """However sure the reader is of it: the question as it is written has a time."""
    reader = Fixed("river", {"fall? built": (0.99, fits), "when did it fall?": (0.6, True)})
    assistant = Assistant(library, CountingEncoder(), reader, Settings(library.folder))
    first = assistant.ask("Who built the bridge over the river?")
    assert (assistant.ask("And when did it fall?", before=(first,)).understood is not None) == fits
