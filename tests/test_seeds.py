"""The seed article is untouched, and its questions point at words that are there."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

from qa.sentences import sentences

SEEDS = Path(__file__).parent.parent / "seeds"
ARTICLE = SEEDS / "articles" / "000_2b78b3c86481a21b.txt"
SHA256 = "a5b11501656a682ba50c8917317733487b4f8c16cce53fe6148e1e116aa01b72"
TWELVE = {"en", "ar", "es", "fr", "de", "ru", "tr", "fa", "zh", "ja", "hi", "he"}
REPORTS = [report.strip() for report in ARTICLE.read_text(encoding="utf-8").split("إقرأ أيضاً:\n")]


def read(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SEEDS / name).read_text(encoding="utf-8").splitlines()]


QUESTIONS, BLIND = read("questions.jsonl"), read("blind.jsonl")


def gold(question: dict[str, Any]) -> list[str]:
    sentence = question["sentence"]
    return [sentence] if isinstance(sentence, str) else sentence


def test_the_article_is_byte_for_byte_the_one_delivered() -> None:
    assert hashlib.sha256(ARTICLE.read_bytes()).hexdigest() == SHA256
    assert len(REPORTS) == 2
    assert REPORTS[0].startswith("محادثات عسكرية سورية تركية بوساطة روسية\n")
    assert REPORTS[1].startswith("طبخة تركية لحكومة كردستان")


def test_gold_is_in_the_report() -> None:
    known = [{text[one.start : one.end] for one in sentences(text, "ar")} for text in REPORTS]
    for question in QUESTIONS + BLIND:
        name = question["id"]
        assert set(question) == {"id", "lang", "question", "article", "sentence", "answers", "kind"}, name
        assert name.startswith(question["lang"] + "-")
        if question["kind"] != "answerable":
            assert question["kind"] in {"not_stated", "off_topic"}, name
            assert (question["article"], gold(question), question["answers"]) == (None, [], []), name
            continue
        assert known[question["article"]].issuperset(gold(question)), name
        assert all(any(answer in sentence for answer in question["answers"]) for sentence in gold(question)), name
        assert all(any(answer in sentence for sentence in gold(question)) for answer in question["answers"]), name


def test_the_set_is_broad_enough() -> None:
    assert len({question["id"] for question in QUESTIONS}) == len(QUESTIONS)
    kinds = Counter(question["kind"] for question in QUESTIONS)
    assert kinds["answerable"] >= 48
    assert min(kinds["not_stated"], kinds["off_topic"]) >= 8
    unanswerable = {question["lang"] for question in QUESTIONS if question["article"] is None}
    assert len(unanswerable) >= 8
    assert {question["lang"] for question in QUESTIONS if question["article"] == 1} >= {"en", "ar", "es", "fr", "de"}
    next_meeting = [question for question in QUESTIONS if gold(question) == gold(QUESTIONS[0])]
    assert {question["lang"] for question in next_meeting} == TWELVE


def test_the_blind_questions_are_others_and_as_broad() -> None:
    asked = {question["question"] for question in QUESTIONS}
    assert not asked & {question["question"] for question in BLIND}
    assert len({question["id"] for question in QUESTIONS + BLIND}) == len(QUESTIONS + BLIND)
    assert Counter(question["kind"] for question in BLIND) == {"answerable": 84, "not_stated": 26, "off_topic": 26}
    assert len({question["lang"] for question in BLIND}) == 18
