"""What a sentence is looked at with, and which words of it can answer."""

from __future__ import annotations

import pytest

from qa.reader.base import Candidate
from qa.reader.standing import standing
from qa.sentences import sentences
from qa.types import Sentence
from tests.reader_fake import article_of, hit_of

TALK = (
    "The diver\n\nLa Vigie: How deep was it?\nAnn Rowe: Sixty metres. It was dark.\n\nLa Vigie: Who trains you?\n"
    "Ann Rowe: My aunt.\n\nLa Vigie: What do you fear?\nAnn Rowe: Jellyfish."
)
NOTICE = "A story (“Deep”, 8 March, page 41) said that it was 60 metres (in fresh water). It was 50."


def candidate(text: str, part: Sentence) -> Candidate:
    return Candidate(hit_of(article_of(text), 0.5, parts=[part]), part, 0.5, 0.5)


@pytest.mark.parametrize(
    ("words", "question", "lead", "answers"),
    [
        ("Ann Rowe: Jellyfish.", "Who trains Ann Rowe?", "What do you fear?\n", "Jellyfish."),
        ("Ann Rowe: Jellyfish.", "Who is afraid of jellyfish?", "What do you fear?\n", "Ann Rowe: Jellyfish."),
        ("It was dark.", "Was it dark?", "How deep was it?\n", "It was dark."),
        ("The diver", "Who?", "", "The diver"),
    ],
)
def test_a_sentence_is_read_below_its_question_and_without_a_name_that_is_asked_of(
    words: str, question: str, lead: str, answers: str
) -> None:
    (part,) = [one for one in sentences(TALK, "en") if TALK[one.start : one.end] == words]
    found = standing(question, candidate(TALK, part))
    assert (found.lead, [words[low:high] for low, high in found.parts]) == (lead, [answers])


def test_where_a_wrong_thing_stood_is_no_answer_of_its_notice() -> None:
    found = standing("On what day?", candidate(NOTICE, Sentence(0, len(NOTICE), correction=True)))
    said = [NOTICE[low:high] for low, high in found.parts]
    assert said == ["A story ", " said that it was 60 metres (in fresh water). It was 50."]
