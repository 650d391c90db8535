"""What the lines above a sentence decide: which question it answers, whose words it has, which list it is of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qa.evidence.context import in_context
from qa.reader.base import candidates
from qa.sentences import sentences
from qa.types import Hit
from tests.reader_fake import article_of, hit_of

INTERVIEW = (
    "The boat\n\nQ: Who built her?\nA: My aunt. She took a year.\n\nQ: Where is she moored?\nA: At Coble Quay.\n\n"
    "Q: Is she fast?\nA: No."
)
DEBATE = "The debate\n\nROWE: The pier is rotten.\n\nFALK: It is safe.\n\nROWE: Not at all.\n\nFALK: I walk on it."
LISTS = (
    "Regattas\n\nResults, Harwich Cup:\nMen: Gull\nWomen: Tern\n\nResults, Rye Night Race:\nMen: Heron\nWomen: Ann\n\n"
    "Both were windy."
)


def hit(text: str, language: str = "en") -> Hit:
    cut = sentences(text, language)
    scores = [0.9 if "moored" in text[one.start : one.end] else 0.2 for one in cut]
    return hit_of(article_of(text, language), 0.3, scores)


def kept(text: str, question: str, language: str = "en") -> list[str]:
    return [
        one.article.words(part)
        for one in in_context([hit(text, language)], question, "en")
        for part in one.passage.sentences
    ]


def test_an_answer_is_as_near_as_the_question_above_it() -> None:
    found = {
        one.text: (one.own, one.passage) for one in candidates(in_context([hit(INTERVIEW)], "Where is the boat?", "en"))
    }
    assert found["A: At Coble Quay."] == (0.9, 0.9)
    assert found["She took a year."] == (0.2, 0.3)


def test_what_somebody_said_is_looked_for_in_their_own_turns() -> None:
    assert kept(DEBATE, "What did Falk say about the pier?") == [
        "The debate",
        "FALK: It is safe.",
        "FALK: I walk on it.",
    ]
    assert len(kept(DEBATE, "What did the mayor say about the pier?")) == 5
    assert len(kept(DEBATE, "Is the pier safe?")) == 5


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [("Who won in Harwich?", True, False), ("Who won the women's race in Rye?", False, True), ("Who won?", True, True)],
)
def test_a_list_whose_head_is_named_is_read_without_the_others(question: str, first: bool, second: bool) -> None:
    found = kept(LISTS, question)
    assert ("Men: Gull" in found, "Men: Heron" in found) == (first, second)
    assert "Both were windy." in found


def test_a_place_at_the_head_of_a_list_is_known_in_another_language() -> None:
    text = "النتائج\n\nنتائج ميدان بغداد:\nالأول: برق\nالثاني: غيث\n\nنتائج ميدان بيروت:\nالأول: سهم\nالثاني: رعد"
    found = kept(text, "Who came first in Beirut?", "ar")
    assert "الأول: سهم" in found
    assert "الأول: برق" not in found


@pytest.mark.parametrize(
    ("question", "language"),
    [("Who came third in Rye?", "en"), ("من فاز بالمركز الثالث؟", "ar"), ("谁获得第三名？", "zh")],
)
def test_the_third_of_a_numbered_list_is_read_without_its_first(question: str, language: str) -> None:
    text = "Regattas\n\nRye final\n1. Ann\n2. Tern\n3. Heron\n\n1. The weather was bad."
    found = [
        one.article.words(part) for one in in_context([hit(text)], question, language) for part in one.passage.sentences
    ]
    assert found == ["Regattas", "Rye final", "3. Heron", "1. The weather was bad."]


def test_nobody_s_age_is_told_by_a_name_that_begins_alike() -> None:
    text = "Anna Peters, 34, saw it. Olga Petersen called for help. She is 51."
    assert kept(text, "How old is Olga Petersen?") == ["Olga Petersen called for help.", "She is 51."]
    assert len(kept(text, "Who is Olga Petersen?")) == 3
    assert len(kept(text, "How old is Peters?")) == 2
    assert len(kept(text, "How old is Petersberg?")) == 3


def test_nobody_s_age_is_told_by_an_article_of_others_where_one_is_of_them() -> None:
    def found(question: str, *texts: tuple[str, str]) -> list[str]:
        hits = [hit(text, language) for text, language in texts]
        hits = [replace(one, article=replace(one.article, article_id=str(number))) for number, one in enumerate(hits)]
        return [one.article.text for one in in_context(hits, question, "en")]

    own, other = ("Olga Varga sings. She is 51.", "en"), ("Ian Roy, 34, dances.", "en")
    russian = ("Ольга Варга поёт. Ей 51 год.", "ru")
    assert found("How old is Olga Varga?", own, other) == [own[0]]
    assert found("How old is Olga Varga?", russian, other) == [russian[0]]
    assert found("How old is Olga Varga?", own, other, russian) == [own[0], russian[0]]
    assert found("How old is the singer?", own, other) == [own[0], other[0]]
    assert found("How old is Vera Lund?", own, other) == [own[0], other[0]]
