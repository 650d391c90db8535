"""The shipped reader over the packaged encoder: a few readings that anybody can judge."""

from __future__ import annotations

import pytest

from embeddings.packaged import packaged_model
from qa.reader.model import WEIGHTS, SpanModel

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
    return SpanModel.load(packaged_model())


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
