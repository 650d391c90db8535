"""How well questions are understood from the turns before: conversations about `seeds/`, asked turn by turn."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

from qa.assistant import Assistant
from qa.evaluation.evaluate import seed_right
from qa.evaluation.rows import read_rows
from qa.types import Answer

Outcome = dict[str, Any]


def read_conversations(file: Path) -> list[Outcome]:
    """Rows for `conversations`. MaqalError: the file has no such rows."""
    return read_rows(file, ("id", "lang", "before", "question", "full", "changes_subject", "sentence", "kind"))


def conversations(assistant: Assistant, rows: Sequence[Outcome]) -> Outcome:
    """Plain data for JSON. Of the last turns: right sentence cited, unanswerable ones refused, by language; beside them
    the same questions written out in full and asked alone, and as they stand but asked alone.

    A change of subject is polluted when its question was understood from the turns before.
    """
    outcomes = [_outcome(assistant, row) for row in rows]
    leaning = [one for one in outcomes if not one["changes_subject"]]
    changes = [one for one in outcomes if one["changes_subject"]]
    return {
        "mode": "conversations",
        "conversations": len(outcomes),
        **_rates(outcomes),
        "follow_ups": {"questions": len(leaning), **_rates(leaning)},
        "changes_of_subject": {
            "questions": len(changes),
            **_rates(changes),
            "polluted": sum(one["understood"] is not None for one in changes),
        },
        "by_language": {
            language: {"questions": len(some), **_rates(some)}
            for language in sorted({one["lang"] for one in outcomes})
            if (some := [one for one in outcomes if one["lang"] == language])
        },
        "wrong": [
            {key: one[key] for key in ("id", "before", "question", "understood", "confidence", "right_full", "quotes")}
            for one in outcomes
            if not one["right"]
        ],
    }


def _outcome(assistant: Assistant, row: Outcome) -> Outcome:
    said: list[Answer] = []
    for question in (*row["before"], row["question"]):
        said.append(assistant.ask(question, before=tuple(said)))
    last = said[-1]
    return {
        **row,
        "right": _right(row, last),
        "right_full": _right(row, assistant.ask(row["full"])),
        "right_alone": _right(row, assistant.ask(row["question"])),
        "understood": last.understood,
        "confidence": last.confidence,
        "quotes": [cited.quote for cited in last.citations],
    }


def _right(row: Outcome, answer: Answer) -> bool:
    return seed_right(row, answer) if row["kind"] == "answerable" else answer.status == "not_found"


def _rates(outcomes: Sequence[Outcome]) -> dict[str, float | None]:
    return {
        f"{name}{suffix}": round(fmean(one[f"right{suffix}"] for one in some), 4) if some else None
        for name, some in (
            ("right_sentence_cited", [one for one in outcomes if one["kind"] == "answerable"]),
            ("refused", [one for one in outcomes if one["kind"] != "answerable"]),
        )
        for suffix in ("", "_full", "_alone")
    }
