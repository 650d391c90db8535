"""Asking, with a real library and the packaged encoder over the article of seeds/."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from qa.errors import QuestionError
from tests.conftest import ROOT

pytestmark = pytest.mark.model

NEXT_MEETING = {
    "en": "where will the next meeting be held?",
    "ar": "أين سيعقد الاجتماع المقبل؟",
    "es": "¿Dónde se celebrará la próxima reunión?",
    "fr": "Où se tiendra la prochaine réunion ?",
    "de": "Wo wird das nächste Treffen stattfinden?",
    "ru": "Где пройдёт следующая встреча?",
    "tr": "Bir sonraki toplantı nerede yapılacak?",
    "fa": "جلسه بعدی کجا برگزار می‌شود؟",
    "zh": "下一次会议将在哪里举行？",
    "ja": "次の会合はどこで開かれますか？",
    "hi": "अगली बैठक कहाँ होगी?",
    "he": "היכן תתקיים הפגישה הבאה?",
}
RIGHT = ("سيعقد في العاصمة العراقية بغداد", "ومن المتوقع عقد اجتماع آخر في بغداد")


@pytest.mark.parametrize("language", NEXT_MEETING)
def test_next_meeting_is_cited_in_every_language(seeded: Any, language: str) -> None:
    """The main job: whatever the language of the question, a sentence that says Baghdad is cited, and framed in it."""
    answer = seeded.ask(NEXT_MEETING[language])
    assert answer.question_language == language
    assert answer.status == "answered"
    assert any(words in citation.quote for citation in answer.citations for words in RIGHT)
    assert "بغداد" in answer.spans[0].text
    assert answer.citations[0].source == "شبكة اخبار العراق"
    assert answer.citations[0].published.startswith("2024-06-18")


def test_citations_of_all_seed_questions_are_exact_and_of_one_article(seeded: Any) -> None:
    """82 questions: every quote is the stored text at its place, and every mark in the answer has its citation."""
    texts = {article.article_id: article.text for article in seeded.library.articles()}
    lines = (ROOT / "seeds" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    for row in map(json.loads, lines):
        answer = seeded.ask(row["question"])
        for citation in answer.citations:
            assert citation.quote == texts[citation.article_id][citation.start : citation.end]
            assert f"[{citation.n}]" in answer.answer
            assert citation.quote in answer.answer
        for span in answer.spans:
            assert texts[span.article_id][span.start : span.end] == span.text
        assert json.loads(json.dumps(answer.to_dict()))["citations"] == [
            dict(one) for one in answer.to_dict()["citations"]
        ]


def test_second_report_answers_only_for_itself(seeded: Any) -> None:
    """What the second report says is cited from it, with its own outlet and date; and the other way round."""
    answer = seeded.ask("ماذا قال غازي كاكائي عن استثناء الاتحاد الوطني من المعادلة السياسية؟")
    assert {citation.source for citation in answer.citations} == {"بغداد اليوم"}
    assert {citation.published for citation in answer.citations} == {"2025-01-09"}
    titles = {article.source: article.title for article in seeded.library.articles()}
    assert len(titles) == 2
    assert titles["بغداد اليوم"].startswith("طبخة تركية")


def test_who_is_asked_for_is_spelled_for_the_asker(seeded: Any) -> None:
    """Beside the article's own letters, and marked as a guess."""
    answer = seeded.ask("Who is the Russian president's special envoy for Syria?")
    assert answer.spans[0].spelled.endswith("Lavrentiev")
    assert f"ألكسندر لافرينتييف (≈ {answer.spans[0].spelled})" in re.sub("[\u2066-\u2069]", "", answer.answer)


def test_off_topic_is_refused_without_a_trace_of_the_turn_before(seeded: Any) -> None:
    """After an answer, a question about something else gets no citation, no span and no quote."""
    assert seeded.ask(NEXT_MEETING["en"]).status == "answered"
    answer = seeded.ask("Who won the women's tennis final in Melbourne?")
    assert answer.status == "not_found"
    assert answer.citations == ()
    assert answer.spans == ()
    assert answer.answer == "This is not in these articles."


@pytest.mark.parametrize(
    ("question", "message"),
    [("", "no words"), (" \n\t", "no words"), ("؟!…", "no words"), ("word " * 2_000, "9,999 characters")],
)
def test_a_question_that_cannot_be_asked_says_so(seeded: Any, question: str, message: str) -> None:
    """One line, naming what is wrong and what to do."""
    with pytest.raises(QuestionError, match=message) as caught:
        seeded.ask(question)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("question", ["nuqDaq 'oH tach'e'?", "𓂀𓁹𓃠?", "x" * 1_999, "👩🏽‍🚀 a\u0301\u0301\u0301?"])
def test_an_unknown_language_is_asked_all_the_same(seeded: Any, question: str) -> None:
    """What cannot be identified gets an English frame, never an error."""
    assert seeded.ask(question).status in ("answered", "not_found")


def test_a_question_for_yes_or_no_is_answered_by_a_sentence(seeded: Any) -> None:
    """No words of it: "Moscow" is no answer to whether they met in Ankara."""
    for question in (
        "Was the first meeting of the foreign ministers held in Moscow?",
        "هل عُقد الاجتماع الأول في موسكو؟",
    ):
        answer = seeded.ask(question)
        assert answer.status == "answered"
        assert [one.text for one in answer.spans] == [one.quote for one in answer.citations]
        assert answer.answer.split("\n")[0] in ("The articles say:", "جاء في المقالات:")
