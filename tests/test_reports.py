"""What other reports of an event give as the answer, in whatever language and wherever they were found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

import numpy as np
import pytest

from qa.reader.base import Calibration, Logistic
from qa.reader.model import SpanModel
from qa.reader.spans import SpanReader
from qa.types import Hit
from tests.reader_fake import article_of, hit_of
from tests.test_agreement import Finder

DIED = "How many people died in the bus crash near Huaraz?"
WHEN = "When will the summit in Huaraz be held?"


def report(name: str, text: str, language: str = "en", score: float = 0.9) -> Hit:
    """Each says something else by its vector."""
    one = hit_of(article_of(text, language, name=name), score)
    return replace(one, vectors=np.eye(8, dtype=np.float32)[[ord(name) - ord("a")]])


def read(question: str, hits: Sequence[Hit], **words: float) -> list[tuple[str, str]]:
    calibration = Calibration(Logistic((0.0,) * 12, 3.0), 0.5, 0.0, Logistic((1.0, 1.0, 0.0), 0.0))
    found = {word.replace("_", " ").strip(): logit for word, logit in words.items()}
    reading = SpanReader(cast(SpanModel, Finder(found)), calibration).read(question, "en", hits)
    return [(span.article_id[0], span.text) for span in reading.spans]


FIRST = report("a", "The bus crash near Huaraz killed twelve people.")


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (report("b", "El accidente cerca de Huaraz dejó 17 muertos.", "es"), True),
        (report("b", "В аварии под Уарасом в Перу, близ Huaraz, погибли 17 человек.", "ru"), True),
        # A like event, another number of this one, and somebody hurt.
        (report("b", "El accidente cerca de Cusco dejó 17 muertos.", "es"), False),
        (report("b", "El bus de Huaraz tenía 17 asientos.", "es"), False),
        (report("b", "El accidente cerca de Huaraz dejó 17 heridos.", "es"), False),
    ],
)
def test_a_toll_in_other_words_is_one_more_report_where_the_article_has_the_questions_names(
    other: Hit, found: bool
) -> None:
    assert read(DIED, [FIRST, other], twelve=9.0, _17=6.0) == [("a", "twelve")] + [("b", "17")] * found


def test_the_like_number_of_an_article_that_has_none_of_the_names_is_no_report() -> None:
    other = replace(report("b", "The bus crash near Cusco killed 17 people."), vectors=FIRST.vectors)
    assert read(DIED, [FIRST, other], twelve=9.0, _17=8.0) == [("a", "twelve")]


def test_reports_behind_the_likeliest_six_sentences_are_heard_too() -> None:
    hits = [
        report(name, f"The bus crash near Huaraz killed {many} people.", score=0.9 - at / 10)
        for at, (name, many) in enumerate(zip("abcdefg", (12, 13, 14, 15, 16, 17, 18), strict=True))
    ]
    found = read(DIED, hits, _12=12.0, _13=11.0, _14=10.0, _15=9.0, _16=8.0)
    assert found == [("a", "12"), ("b", "13"), ("c", "14"), ("d", "15"), ("e", "16")]


def test_a_number_that_an_article_recalls_of_another_year_comes_behind_its_news() -> None:
    other = report("b", "In 2019 a bus crash near Huaraz killed 41. Near Huaraz 15 people died now.")
    other = replace(other, vectors=np.eye(8, dtype=np.float32)[[1, 2]])
    assert read(DIED, [FIRST, other], twelve=9.0, _41=7.0, _15=6.0) == [("a", "twelve"), ("b", "15")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("القمة في هواراس ستعقد في 19 أكتوبر.", "19 أكتوبر"),
        # The day may be the one from which it was put off.
        (
            "القمة في هواراس المقررة في 5 أكتوبر تأجلت إلى 9 نوفمبر.",
            "القمة في هواراس المقررة في 5 أكتوبر تأجلت إلى 9 نوفمبر.",
        ),
        (
            "القمة في هواراس المقررة في 3 أكتوبر تأجلت إلى 5 أكتوبر.",
            "القمة في هواراس المقررة في 3 أكتوبر تأجلت إلى 5 أكتوبر.",
        ),
    ],
)
def test_a_day_in_another_language_is_a_report_and_of_two_days_the_whole_sentence(text: str, words: str) -> None:
    first = report("a", "The summit in Huaraz will be held on 5 October.")
    logits = {"5_October": 9.0, "19_أكتوبر": 7.0, "5_أكتوبر": 7.0, "3_أكتوبر": 7.0}
    assert read(WHEN, [first, report("b", text, "ar")], **logits) == [("a", "5 October"), ("b", words)]
