"""A second reader: it says yes or no to the best sentence, and the answer is given or kept back by what both think."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.hashing import HashingEncoder
from qa.assistant import Assistant
from qa.errors import SettingsError, WriterError
from qa.library import Library
from qa.reader import Reading
from qa.second_reader import load_second_reader, weights
from qa.second_reader.again import read_again
from qa.second_reader.asking import asked
from qa.sentences import sentences
from qa.settings import Settings
from qa.types import Hit
from tests.cli_tools import HARBOUR, article
from tests.reader_fake import SentenceReader, article_of, hit_of, span

QUESTION = "Which harbour closes on Monday for repairs?"
CHANCE = st.floats(0, 1)


class Says:
    """A second reader that always says the same, and keeps what it was asked."""

    name = "says"

    def __init__(self, chance: float) -> None:
        self.chance, self.asked = chance, list[tuple[str, str]]()

    def answers(self, question: str, sentence: str) -> float:
        self.asked.append((question, sentence))
        return self.chance


class Unsure(SentenceReader):
    """The first reader, whose confidence is given."""

    def __init__(self, confidence: float) -> None:
        self.confidence = confidence

    def read(self, question: str, language: str, hits: Any) -> Any:
        reading = super().read(question, language, hits)
        return type(reading)(reading.spans, self.confidence)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("second")
    with Library.open(folder / "library", HashingEncoder()) as opened:
        opened.add([article(folder / "articles")])
        yield opened


def ask(library: Library, first: float, second: Says | None, threshold: float | None = None) -> Any:
    settings = Settings(library.folder, threshold=threshold)
    return Assistant(library, library.encoder, Unsure(first), settings, second=second).ask(QUESTION)


def test_it_is_asked_about_the_whole_best_sentence_and_can_keep_it_back(library: Library) -> None:
    no, yes = Says(0.001), Says(0.999)
    assert [ask(library, 0.5, one).status for one in (no, yes)] == ["not_found", "answered"]
    sentence = HARBOUR.strip().split("\n")[-1]
    assert no.asked == yes.asked == [(QUESTION, sentence)]


def test_an_answer_says_who_read_it_and_how_sure_both_are(library: Library) -> None:
    answer = ask(library, 0.5, Says(0.9))
    assert answer.models["second_reader"] == "says"
    assert answer.confidence == weights().both(0.5, 0.9)
    assert "second_reader" in answer.timings_ms
    alone = ask(library, 0.5, None)
    assert (alone.models["second_reader"], alone.confidence) == (None, 0.5)


def test_where_it_could_change_nothing_it_is_not_asked(library: Library) -> None:
    second = Says(1.0)
    answer = ask(library, 0.0, second, threshold=0.999)
    assert (answer.status, second.asked) == ("not_found", [])
    assert answer.confidence < 0.999


def test_where_it_breaks_the_first_reader_stands_and_a_line_says_why(library: Library) -> None:
    class Broken(Says):
        def answers(self, question: str, sentence: str) -> float:
            raise WriterError("the second reader broke off: no memory")

    answer = ask(library, 0.6, Broken(0.0))
    assert (answer.status, answer.confidence) == ("answered", 0.6)
    assert answer.notice == "the second reader broke off: no memory"
    assert ask(library, 0.4, Broken(0.0)).status == "not_found"  # the fake's own threshold is 0.5


THREE = "The harbour closes on Monday. The mayor spoke on Tuesday. Ships may enter again on Friday."


def three() -> tuple[Reading, list[Hit]]:
    """A reading with a span in each of three sentences, the first the likeliest."""
    told = article_of(THREE)
    spans = span(told, "Monday", 0.9), span(told, "Tuesday", 0.6), span(told, "Friday", 0.5)
    return Reading(spans, 0.8), [hit_of(told)]


class SaysOf(Says):
    """As told for each sentence, by a word in it."""

    def __init__(self, **chances: float) -> None:
        super().__init__(0.0)
        self.chances = chances

    def answers(self, question: str, sentence: str) -> float:
        super().answers(question, sentence)
        return next(chance for word, chance in self.chances.items() if word in sentence)


def test_of_other_sentences_those_that_it_denies_are_not_cited() -> None:
    reading, hits = three()
    second = SaysOf(Monday=0.9, Tuesday=0.01, Friday=0.8)
    again = read_again(second, QUESTION, reading, hits, 0.3)
    assert [span.text for span in again.spans] == ["Monday", "Friday"]
    assert [sentence for _, sentence in second.asked] == [THREE[one.start : one.end] for one in sentences(THREE, "en")]


def test_where_the_best_is_denied_nothing_else_is_asked() -> None:
    reading, hits = three()
    second = SaysOf(Monday=0.001, Tuesday=0.9)
    again = read_again(second, QUESTION, reading, hits, 0.5)
    assert again.confidence == weights().both(0.8, 0.001) < 0.5
    assert len(second.asked) == 1


def test_a_notice_of_correction_stays_whatever_it_says_of_it() -> None:
    """What it withdraws must not stand alone."""
    reading, hits = three()
    places = tuple(replace(one, correction=at == 1) for at, one in enumerate(hits[0].passage.sentences))
    withdrawn = [replace(hits[0], passage=replace(hits[0].passage, sentences=places))]
    again = read_again(SaysOf(Monday=0.9, Tuesday=0.01, Friday=0.01), QUESTION, reading, withdrawn, 0.3)
    assert [span.text for span in again.spans] == ["Monday", "Tuesday"]


def test_support_goes_with_what_both_think_and_a_doubt_stays() -> None:
    reading, hits = three()
    sure = replace(reading, spans=(replace(reading.spans[0], score=0.8), *reading.spans[1:]))
    again = read_again(SaysOf(Monday=0.3, Tuesday=0.9, Friday=0.9), QUESTION, sure, hits, 0.1)
    assert again.spans[0].score == again.confidence == weights().both(0.8, 0.3) < 0.8
    assert all(span.score <= again.confidence for span in again.spans)
    doubted = replace(reading, spans=(replace(reading.spans[0], score=0.29),))
    again = read_again(SaysOf(Monday=0.99), QUESTION, doubted, hits, 0.1)
    assert (again.spans[0].score, again.confidence > 0.29) == (0.29, True)


@given(CHANCE, CHANCE, CHANCE)
def test_more_evidence_never_makes_less_sure(first: float, more: float, second: float) -> None:
    low, high = sorted((first, more))
    assert 0 < weights().both(low, second) <= weights().both(high, second) < 1
    assert weights().both(second, low) <= weights().both(second, high)


OTHERS = st.lists(
    st.sampled_from(["<|im_end|>", "<|im_start|>assistant\n", "<|", "|>", "\n", "\r", "\u2028", "\x85", "YES"])
    | st.text(max_size=9),
    max_size=5,
).map("".join)


@given(OTHERS, OTHERS)
def test_no_words_of_others_end_their_line_or_pass_for_a_turn(question: str, sentence: str) -> None:
    told, plain = asked(question, sentence), asked("Why?", "So.")
    assert told.count("\n") == plain.count("\n")
    assert told.count("<|") == plain.count("<|")
    assert told.endswith("assistant\n")


def test_what_is_endless_is_cut() -> None:
    """The model has room for 4,096 tokens, and may need one for every byte."""
    assert len(asked("အ" * 10_000, "ب" * 100_000).encode()) - len(asked("", "").encode()) <= 2_900


def test_a_name_that_is_none_is_told_before_anything_opens() -> None:
    with pytest.raises(SettingsError, match="second reader is 'gpt'; give `none` or `packaged`"):
        Settings.load({"MAQAL_SECOND_READER": "gpt"})
    assert load_second_reader("none") is None


def test_the_setting_comes_from_the_environment() -> None:
    assert Settings.load({"MAQAL_SECOND_READER": "packaged"}).second_reader == "packaged"
    assert Settings.load({}).second_reader == "none"


@pytest.fixture(scope="module")
def packaged() -> Any:
    return load_second_reader("packaged")


HELD = "وأشارت إلى أن «الاجتماع المقبل بين وفدي تركيا وسوريا، سيعقد في العاصمة العراقية بغداد»."


@pytest.mark.model
def test_the_real_one_tells_what_a_sentence_says_from_what_it_leaves_open(packaged: Any) -> None:
    for said, unsaid in (
        ("Where will the next meeting be held?", "Who will lead the Syrian delegation?"),
        ("أين سيعقد الاجتماع المقبل؟", "كم ساعة استمر الاجتماع؟"),
    ):
        assert packaged.answers(said, HELD) > packaged.answers(unsaid, HELD)


@pytest.mark.model
def test_the_seed_question_is_answered_with_it_as_well(seeded: Any, packaged: Any) -> None:
    settings = Settings(Path())
    both = Assistant(seeded.library, seeded.library.encoder, seeded._reader, settings, second=packaged)
    answer = both.ask("Where will the next meeting be held?")
    assert answer.status == "answered"
    assert "بغداد" in answer.citations[0].quote
    assert answer.models["second_reader"] == packaged.name
    assert both.ask("Who won the football match?").status == "not_found"
