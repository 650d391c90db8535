"""Trials of made questions: over texts kept from training, with the answer there or its paragraph absent."""

from __future__ import annotations

import gzip
import json
from itertools import count
from pathlib import Path

from embeddings.hashing import HashingEncoder
from qa.evaluation.trials import LINES, made_trials
from qa.training.corpus import held_out
from qa.training.maker.passages import HELD_OUT_OF, MadeQuestions

KEPT, OTHER, LEARNED = (
    next(f"{kind}{n}" for n in count() if held_out(f"ntrex/{kind}{n}", HELD_OUT_OF) == held)
    for kind, held in (("kept", True), ("other", True), ("learned", False))
)


def _folder(at: Path) -> Path:
    """Three texts of two paragraphs each in English and Arabic, and a question made over each."""
    lines, rows = [], []
    for place, name in enumerate((KEPT, OTHER, LEARNED)):
        for line in range(2 * LINES):
            number = 1000 * (place + 1) + line
            lines.append({"doc": name, "line": line, "en": f"In {name} it is {number}.", "ar": f"العدد هو {number}."})
        answers = {"en": [len(f"In {name} it is "), len(f"In {name} it is 1000")], "ar": [9, 13]}
        rows.append({"document": f"ntrex/{name}", "line": 1, "asked": "tr", "question": f"Kaç? {name}",
                     "answers": answers})  # fmt: skip
    for file, some in (("ntrex", lines), ("bitext_tico19", []), ("bitext_flores200_devtest", []), ("made", rows)):
        with gzip.open(at / f"{file}.jsonl.gz", "wt") as out:
            out.writelines(json.dumps(one) + "\n" for one in some)
    return at / "made.jsonl.gz"


def test_made_questions_are_tried_over_texts_kept_from_training(tmp_path: Path) -> None:
    made = _folder(tmp_path)
    found = list(made_trials(HashingEncoder(), tmp_path, made, "ar", questions=5))
    assert {one.row.question for one in found} == {f"Kaç? {KEPT}", f"Kaç? {OTHER}"}
    assert {one.pair for one in found} == {"tr>ar"}
    for one in found:
        ((text, start),) = one.row.answers
        assert one.row.context[start : start + 4] == text == text[:1] + "001"
        held = any(hit.article.text == one.row.context for hit in one.hits)
        assert held == one.answered
    assert {one.hard for one in found if not one.answered} == {True, False}


def test_training_never_meets_them(tmp_path: Path) -> None:
    made = MadeQuestions(_folder(tmp_path), tmp_path)
    assert [one.document for some in made._by_language.values() for one in some] == [f"ntrex/{LEARNED}"]
