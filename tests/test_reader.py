"""Choosing sentences, and knowing when there is nothing to choose."""

from __future__ import annotations

import json
from pathlib import Path
from typing import cast

import pytest

from embeddings.hashing import HashingEncoder
from qa.evaluation.bench import spread
from qa.evaluation.evaluate import end_to_end, reading
from qa.evaluation.pool import Example, read_examples
from qa.metrics import auroc, balanced_accuracy, best_f1, exact, f1, words
from qa.reader import Reading
from qa.reader.base import Calibration, candidates
from qa.reader.model import SpanModel
from qa.reader.spans import SpanReader
from qa.settings import Settings
from qa.types import Article, Hit, Passage, Sentence
from tests.reader_fake import SentenceReader

ARTICLE = Article("a" * 16, 1, "T", "One here. Two here. Three here.", None, None, "en", None, "f", 0, "")
SENTENCES = (Sentence(0, 9), Sentence(10, 19), Sentence(20, 31))


def hit(score: float, scores: tuple[float, ...], first: int = 0) -> Hit:
    chosen = SENTENCES[first : first + len(scores)]
    return Hit(ARTICLE, Passage(first, ARTICLE.article_id, 1, chosen), score, scores)


def test_a_sentence_in_two_passages_is_one_candidate_in_its_better_context() -> None:
    """Overlapping passages must not make a sentence compete with itself."""
    ranked = candidates([hit(0.5, (0.1, 0.9)), hit(0.8, (0.9, 0.2), first=1)])
    assert [one.sentence for one in ranked] == [SENTENCES[1], SENTENCES[2], SENTENCES[0]]
    assert ranked[0].passage == 0.8


def test_nothing_read_is_nothing_found() -> None:
    """An empty library answers nothing, with no confidence."""
    reader = SpanReader(cast(SpanModel, None), Calibration.load(SpanReader.name))
    assert reader.read("q", "en", []) == Reading((), 0.0)


def test_the_whole_path_is_measured_over_contexts_as_articles(tmp_path: Path) -> None:
    """In three scripts: two questions that their contexts answer, and one that none does."""
    harbour = "Boats wait in the bay. The harbour closes on Monday for repairs."
    meeting = "وصل الوزراء مساء أمس. القمة المقبلة تعقد في عمان."
    examples = [
        Example("1", "What closes on Monday for repairs?", "en", harbour, "en", "A long wait", (("The harbour", 23),)),
        Example("2", "أين تعقد القمة المقبلة؟", "ar", meeting, "ar", "قمة جديدة", (("عمان", 44),)),
        Example("3", "谁赢得了比赛？", "zh", "新桥昨天通车。市长出席了仪式。", "zh", "新桥", ()),
    ]
    done: list[tuple[int, int]] = []
    settings = Settings(tmp_path, threshold=0.3)
    figures = end_to_end(HashingEncoder(), SentenceReader(), examples, settings, lambda *at: done.append(at))
    assert done == [(1, 3), (2, 3), (3, 3)]
    assert (figures["questions"], figures["answerable"], figures["citations"], figures["broken_citations"]) == (
        3,
        2,
        2,
        0,
    )
    for rate in ("balanced_accuracy", "auroc", "citation_precision", "citation_recall"):
        assert figures[rate] == 1.0, rate
    any_way = end_to_end(HashingEncoder(), SentenceReader(), examples, Settings(tmp_path, threshold=0.0), None)
    assert any_way["citation_precision"] == pytest.approx(2 / any_way["citations"], abs=1e-4)
    assert any_way["citations"] > 2, "what is cited for a question that nothing answers is wrong"
    strict, lax = (reading(HashingEncoder(), SentenceReader(), examples, least) for least in (2.0, 0.0))
    assert (strict["balanced_accuracy"], lax["balanced_accuracy"]) == (0.5, 0.5)
    assert strict["exact"] > lax["exact"], "it was refused"


def test_questions_are_read_in_the_form_in_which_articles_are_stored(tmp_path: Path) -> None:
    """Else the place of an answer behind a letter and its mark, or a line end of two signs, is another one there."""
    context = "Cafe\u0301 n\u00ad\u1ea3o?\r\nZu\u0308rich."
    row = {
        "id": "1", "question": "où ?", "lang_question": "fr", "context": context, "lang_context": "fr",
        "answers": [{"text": "Zu\u0308rich", "start": context.index("Z")}],
    }  # fmt: skip
    (tmp_path / "q.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (one,) = read_examples([tmp_path / "q.jsonl"])
    assert [one.context[at : at + len(text)] for text, at in one.answers] == ["Zürich"]
    assert (one.context, one.answers[0][0]) == ("Café nảo?\nZürich.", "Zürich")


@pytest.mark.parametrize(
    ("ours", "gold", "language", "score"),
    [
        ("the Baghdad", "Baghdad", "en", 1.0),
        ("في بغداد", "بغداد", "ar", 2 / 3),
        ("العاصمة بغداد", "عاصمة بغداد", "ar", 1.0),
        ("في الحال.", "في حال", "ar", 1.0),
        ("the well-known 3.5 $ bill", "wellknown 35 bill", "en", 1.0),
        ("中国，北京", "北京", "zh", 2 / 3),
        ("巴格达市", "巴格达", "zh", 6 / 7),
        ("«Bagdad».", "bagdad", "es", 1.0),
        ("Cairo", "Baghdad", "en", 0.0),
    ],
)
def test_f1_follows_the_rules_of_the_language(ours: str, gold: str, language: str, score: float) -> None:
    """Articles, case and punctuation do not count; Chinese is compared by character."""
    assert f1(ours, gold, language) == pytest.approx(score)
    assert exact(ours, gold, language) == (score == 1.0)
    assert best_f1(ours, ["nothing like it", gold], language) == pytest.approx(score)


def test_scores_of_refusal() -> None:
    """Ties count half; without both kinds there is nothing to measure."""
    assert auroc([0.9, 0.8, 0.3, 0.3], [True, False, True, False]) == pytest.approx(0.625)
    assert auroc([0.9], [True]) is None
    assert balanced_accuracy([True, False, True, False], [True, True, False, False]) == 0.5
    assert words("The U.S. — le grand état, 3.5%", "fr") == ["the", "us", "grand", "état", "35"]


def test_a_lap_is_measured_over_the_answers_that_took_it() -> None:
    """What is refused has nothing written."""
    found = spread([{"read": 1.0}, {"read": 3.0, "model": 9.0}, {"read": 2.0}])
    assert {lap: one["p50"] for lap, one in found.items()} == {"read": 2.0, "model": 9.0}
