"""Which citations stand together, in which order, and what a writer is given of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

import pytest

from qa.cite import cite
from qa.evidence.agreement import Standing, standings
from qa.types import Answer, Hit, Sentence
from qa.write import write
from qa.writing.check import Check, Checked
from qa.writing.compose import compose, evidence
from tests.reader_fake import article_of, hit_of, span


def hit(name: str, text: str, day: str | None = None, language: str = "en") -> Hit:
    article = article_of(text, language, f"Title {name}", name=name, published=day)
    return hit_of(article, parts=[Sentence(0, len(text))])


def stand(*found: tuple[Hit, str, float]) -> tuple[list[str], tuple[Standing, ...]]:
    """The citations' articles in their order, and how they stand."""
    cited = cite([span(*one) for one in found], [one[0] for one in found])
    return [one.article_id[0] for one in cited.citations], standings(cited.citations, cited.spans)


def test_other_answers_come_newest_first() -> None:
    first, old, new = (
        hit("a", "It killed 12.", "2024-05-02"), hit("b", "It killed 31.", "2024-03-01"),
        hit("c", "It killed 44.", "2024-05-01"),
    )  # fmt: skip
    order, how = stand((first, "12", 0.9), (old, "31", 0.85), (new, "44", 0.8))
    assert (order, how) == (["a", "c", "b"], (Standing.BEST, Standing.OTHER, Standing.OTHER))


@pytest.mark.parametrize(("sure", "how"), [(0.46, Standing.OTHER), (0.44, Standing.ALSO)])
def test_another_answer_is_nearly_as_likely(sure: float, how: Standing) -> None:
    _, found = stand((hit("a", "It killed 12."), "12", 0.9), (hit("b", "It killed 31."), "31", sure))
    assert found[1] is how


def test_what_is_printed_word_for_word_stands_as_its_best_copy() -> None:
    copies = hit("b", "In all 12 died."), hit("c", "In all 12 died.")
    _, how = stand((hit("a", "It killed 12."), "12", 0.9), (copies[0], "12", 0.8), (copies[1], "In all", 0.7))
    assert how == (Standing.BEST, Standing.SAME, Standing.SAME)


def test_an_amount_is_set_against_words_without_one_in_another_language() -> None:
    paris = hit("b", "À Paris, dit-on.", language="fr")
    _, how = stand((hit("a", "It cost $5 million."), "$5 million", 0.9), (paris, "Paris", 0.8))
    assert how == (Standing.BEST, Standing.ALSO)


def test_a_citation_has_the_address_of_its_article() -> None:
    one = hit("a", "It killed 12.")
    one = replace(one, article=replace(one.article, url="https://news.example/1"))
    assert cite([span(one, "12", 0.9)], [one]).citations[0].url == "https://news.example/1"


# A writer


class Mute:
    """Writes that it is the other sentence."""

    name = "a model"

    def generate(self, prompt: Any, stop: Any) -> Iterator[str]:
        yield "It will be in Moscow. [2]"


class Answering:
    """Passes what cites a sentence that answers."""

    def sentences(self, written: Any, language: str, given: Any, question: str, answers: Any, agrees: Any) -> Any:
        kept = [(one, tuple(n for n in one.cited if answers(n))) for one in written]
        return tuple(Checked(one.text, cited, 0.9) for one, cited in kept if cited)


@pytest.fixture
def quoted() -> tuple[Answer, list[Hit]]:
    hits = [hit("a", "It will be held in Baghdad."), hit("b", "It will be held in Moscow.")]
    cited = cite([span(hits[0], "Baghdad", 0.9)], hits)
    text = write("en", cited.citations, cited.spans)
    return Answer(
        "Where?", "en", "answered", text, "en", 0.9, cited.spans, cited.citations, models={"writer": None}
    ), hits


def test_a_writer_cites_no_sentence_below_the_threshold_and_says_nothing_once_stopped(
    quoted: tuple[Answer, list[Hit]],
) -> None:
    answer, hits = quoted

    def made(sure: float, stop: bool = False) -> Answer:
        check = cast(Check, Answering())
        return compose(Mute(), check, answer, hits, lambda spans: spans, lambda hit: sure, 0.5, lambda: stop)

    assert len(made(0.6).citations) == 2
    assert made(0.4).answer == answer.answer
    assert made(0.6, True) == answer


def test_a_notice_of_correction_is_not_given_to_a_writer(quoted: tuple[Answer, list[Hit]]) -> None:
    answer, hits = quoted
    notice = replace(hits[1].passage.sentences[0], correction=True)
    hits[1] = replace(hits[1], passage=replace(hits[1].passage, sentences=(notice,)))
    assert [one.given.text for one in evidence(answer, hits)] == ["It will be held in Baghdad."]
