"""The shipped reader over the packaged encoder: a few readings that anybody can judge."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
import regex

from qa.reader.model import WEIGHTS, SpanModel, load_model
from qa.text.edges import word_edges
from tests.reading_samples import QUESTIONS, REPORTS

MEETING = (
    "عقد وزراء الخارجية العرب اجتماعا في القاهرة يوم السبت. وأعلن الأمين العام أن القمة المقبلة ستعقد في بغداد في مايو "
    "2025، وأن العراق أكمل استعداداته لاستضافتها."
)
BRIDGE = (
    "The bridge over the Tigris was opened on 4 March 2019 by the mayor, Salma Haddad. It cost 12.5 million dollars "
    "and replaced a ferry that had sunk in 1987."
)

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def reader() -> SpanModel:
    return load_model()


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("Where will the next summit be held?", MEETING, "بغداد"),
        ("أين ستعقد القمة المقبلة؟", MEETING, "بغداد"),
        ("¿Dónde se celebrará la próxima cumbre?", MEETING, "بغداد"),
        ("下一次峰会将在哪里举行？", MEETING, "بغداد"),
        ("Who opened the bridge?", BRIDGE, "Salma Haddad"),
        ("How much did the bridge cost?", BRIDGE, "12.5 million dollars"),
        ("متى افتتح الجسر؟", BRIDGE, "4 March 2019"),
    ],
)
def test_the_answer_is_among_the_words_of_the_best_span(
    reader: SpanModel, question: str, text: str, answer: str
) -> None:
    """Same and across languages: place, person, amount and date."""
    reading = reader.read([(question, "", text)])[0]
    assert answer in text[reading.spans[0].start : reading.spans[0].end]
    assert reader.probability(reading.margin) > 0.5


def test_a_passage_about_something_else_is_less_likely_to_answer(reader: SpanModel) -> None:
    """The margin tells a passage that answers from one that does not."""
    question = "Where will the next summit be held?"
    own, other = reader.read([(question, "", MEETING), (question, "", BRIDGE)])
    assert reader.probability(own.margin) > 0.5 > reader.probability(other.margin)


def test_nothing_is_read_out_of_an_empty_passage(reader: SpanModel) -> None:
    """No words, no span, no error."""
    assert reader.read([("Who?", "", "")])[0].spans == ()
    assert reader.read([]) == []


def test_the_shipped_file_is_small() -> None:
    """It is downloaded with every clone."""
    assert (WEIGHTS / "model.safetensors").stat().st_size <= 45_000_000


LETTERS = regex.compile(r"\p{L}")
NUMBER = regex.compile(r"\d+(?:[.,:٫٬/]\d+)*")
UNSPACED = ("zh", "th")


def _cuts_a_word(text: str, edge: int, language: str) -> bool:
    """Whether a span that begins or ends at `edge` cuts what belongs together, told without the reader's own rules."""
    before, after = text[edge - 1 : edge], text[edge : edge + 1]
    if not before or not after:
        return False
    if unicodedata.category(after) in ("Mn", "Mc", "Me") or "\u200c" in (before, after):
        return True
    if any(match.start() < edge < match.end() for match in NUMBER.finditer(text)):
        return True
    if language in UNSPACED and not before.isascii():
        return edge not in word_edges(text)
    return bool(LETTERS.match(after)) and bool(regex.match(r"[\p{L}\p{M}]", before))


def test_no_real_answer_begins_or_ends_inside_a_word(reader: SpanModel) -> None:
    """Over 2,000 spans that the shipped reader gives, in seven scripts: words, numbers and marks stay whole."""
    pairs = []
    for language, sentences in REPORTS.items():
        joint = "" if language == "zh" else " "
        runs = {sentences[first : first + size] for size in (1, 2, 3) for first in range(len(sentences))}
        pairs += [(language, question, joint.join(run)) for run in sorted(runs) for question in QUESTIONS]
    readings = reader.read([(question, "", text) for _, question, text in pairs], 5)
    found = 0
    scripts = set()
    for (language, question, text), reading in zip(pairs, readings, strict=True):
        for span in reading.spans:
            assert span.start < span.end
            for edge in (span.start, span.end):
                assert not _cuts_a_word(text, edge, language), (question, text[span.start : span.end], text)
            found += 1
            scripts.add(language)
    assert found >= 2_000
    assert len(scripts) == 7


def test_texts_of_ever_new_lengths_take_no_memory_for_each(reader: SpanModel) -> None:
    """A long day of different questions stays within what the first ones took."""

    def resident() -> int:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") >> 20

    text = " ".join(["council"] * 200)

    def read(lengths: range) -> None:
        for length in lengths:
            reader.read([("Who?", "", text[: 8 * length])])

    read(range(8, 200, 8))
    before = resident()
    read(range(9, 200, 2))
    assert resident() - before < 40  # MB; it was 550
