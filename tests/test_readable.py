"""What of an article is read for an answer, and that the assistant reads nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from qa.assistant import Assistant
from qa.evidence.readable import readable
from qa.library import Library
from qa.sentences import sentences
from qa.settings import Settings
from qa.types import Answer, Hit
from tests.reader_fake import Finder, Teller, article_of, hit_of
from tests.test_library import CountingEncoder, Reader, write


def hit(text: str) -> Hit:
    return hit_of(article_of(text), scores=[(at + 1) / 10 for at in range(len(sentences(text, "en")))])


@pytest.mark.parametrize("text", ["AAA 1.\nWho runs it? BBB 2.", f"AAA 1.\n{'Who in the world ' * 10}runs it?\nBBB 2."])
def test_a_question_that_its_line_goes_on_after_is_read_and_a_long_one_too(text: str) -> None:
    assert readable([hit(text)], "Who owns it?") == [hit(text)]


@pytest.mark.parametrize("asked", ["**Who runs it?**", "__من يديرها؟__", "**_Ποιος το διευθύνει;_**"])
def test_a_question_in_bold_above_its_answer_is_none(asked: str) -> None:
    one = hit(f"AAA 1.\n\n{asked}\nBBB 2.")
    (kept,) = readable([one], "Who owns it?")
    assert [one.article.words(its) for its in kept.passage.sentences] == ["AAA 1.", "BBB 2."]


@pytest.mark.parametrize("sign", ["", "**"])
def test_what_an_interviewer_puts_in_bold_is_not_read(sign: str) -> None:
    asked = "".join(f"**{one}**\nFish.\n" for one in ("What did he eat?", "What else?"))
    one = hit(f"{asked}{sign}They say that the market closes. Is that so?{sign}\nThat is a rumour.")
    (kept,) = readable([one], "Does it close?")
    assert [one.article.words(its) for its in kept.passage.sentences] == ["Fish.", "Fish.", "That is a rumour."]


def test_a_notice_is_as_near_as_its_nearest_sentence() -> None:
    one = hit("The bus holds 18 people.\n\nCorrection: An earlier version of this article said 80. The bus holds 18.")
    (kept,) = readable([one], "How many?")
    assert kept.sentence_scores == (one.sentence_scores[0], one.sentence_scores[-1])


def test_the_assistant_reads_no_byline_and_lets_no_model_write_over_a_correction(tmp_path: Path) -> None:
    text = (
        "By Ann Miller\n\nThe bus holds 18 people. It goes to the coast.\n\n"
        "Correction: An earlier version of this article said 80 people."
    )
    with Library.open(tmp_path / "library", CountingEncoder(), reader=Reader()) as library:
        library.add([write(tmp_path / "a.txt", ("Bus", text))])

        def ask(words: str, question: str, writer: Any = None) -> Answer:
            return Assistant(library, CountingEncoder(), Finder(words), Settings(library.folder), writer).ask(question)

        assert ask("Ann Miller", "Who drives the bus?").status == "not_found"
        model = Teller("It holds 80. [1]")
        answer = ask("80", "How many people does the bus hold?", model)
        assert answer.citations[0].correction
        assert (model.asked, answer.models["writer"]) == (0, None)


ASKED = "What did he eat?\nFish.\nWhat else?\nBread.\n"


@pytest.mark.parametrize(
    ("put", "question"),
    [
        ("They say that the market closes.", "Is that so?"),
        ("Q: Last year 14 boats gave up.", "How many this year?"),
        ("ВОПРОС: Говорят, что рынок закроют.", "Это правда?"),
        ("يقولون إن السوق سيغلق.", "هل هذا صحيح؟"),
    ],
)
def test_what_an_interviewer_puts_in_doubt_is_not_read(put: str, question: str) -> None:
    one = hit(f"{ASKED}{put} {question}\nThat is a rumour.")
    (read,) = readable([one], "Will it close?")
    assert [one.article.text[each.start : each.end] for each in read.passage.sentences] == [
        "Fish.",
        "Bread.",
        "That is a rumour.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge cost 5 million. Who pays?\nNobody knows.",  # a column asks now and then
        f"{ASKED}“They say that the market closes. Is that so?” asked a trader.\nHe went.",
        f"{ASKED}“They say that the market closes. Is that so?\nHe went.",
        f"{ASKED}You were born in Tromsø. How did a girl from there come to study the ice of the south?\nBy chance.",
        f"{ASKED}The market closes.\nIs that so?\nYes.",
        f"They say so. Is that so?\n{ASKED}{'It rained all day in the town. ' * 20}The market closes.",
    ],
)
def test_other_statements_before_a_question_are_read(text: str) -> None:
    one = hit(text)
    said = [text[each.start : each.end] for each in readable([one], "Will it close?")[0].passage.sentences]
    assert [each for each in ("The bridge cost 5 million.", "closes", "Tromsø") if any(each in two for two in said)]
