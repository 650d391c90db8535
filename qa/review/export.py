"""Verdicts as files: a table for spreadsheets, JSON lines, an evaluation set, a report to print.

All text leaves as UTF-8. JSON lines and the evaluation set hold every quote exactly; in the table a cell that a
spreadsheet would take for a formula begins with an apostrophe.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from typing import Any

from qa.conversations import Conversations
from qa.errors import LibraryError, ReviewError
from qa.library import Library
from qa.review.claims import Claim, Verdict, claims
from qa.review.report import to_html

COLUMNS = (
    "time", "reviewer", "verdict", "note", "question", "short_answer", "block", "claim", "quote", "answer_span",
    "corrected_quote", "title", "source", "published", "language", "question_language", "article_id", "revision",
    "start", "end", "span_start", "span_end", "corrected_start", "corrected_end", "conversation_id", "turn_id", "n",
)  # fmt: skip
# Excel, LibreOffice and Google Sheets compute a cell that begins so, some also behind white space or in full width.
_UNSEEN = r"\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2069"
_FORMULA = re.compile(rf"[\s{_UNSEEN}]*[=+\-@＝＋－＠\t\r\n]")
# Where another sign than the comma parts cells, as in much of Europe, one begins behind it, whatever quotes there are.
_BEHIND = re.compile(rf"(?<=[;|\t\r\n])(?=(?:[^\S\t\r\n]|[{_UNSEEN}])*[=+\-@＝＋－＠])")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def to_csv(verdicts: Sequence[Verdict]) -> bytes:
    """A table with a header line; the byte order mark lets Excel read Arabic as Arabic."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for one in verdicts:
        row = _row(one)
        writer.writerow([_cell(row[name]) for name in COLUMNS])
    return out.getvalue().encode("utf-8-sig", errors="replace")


def to_jsonl(verdicts: Sequence[Verdict]) -> bytes:
    """One verdict a line, with the whole claim."""
    rows = ({**asdict(one), "claim": {**asdict(one.claim), "answer_span": _answer_span(one.claim)}} for one in verdicts)
    return _lines(rows)


def to_evaluation(verdicts: Sequence[Verdict], library: Library) -> bytes:
    """JSON lines that `maqal eval` reads: one for each question and article whose verdicts tell what answers.

    The answer is the corrected span, else the answer span, else the sentence of a citation that supports (in part).
    When none of the citations of an article supports the question, its answers are empty. One that nobody judged, a
    wrong span that nobody corrected, a conversation that was deleted: these tell neither, nor does an article that was
    removed; such questions are left out. Where reviewers differ, the latest verdict counts.
    """
    latest = {one.claim.key: one for one in sorted(verdicts, key=lambda one: (one.time, one.verdict_id))}
    groups: dict[_About, list[Verdict]] = {}
    for one in latest.values():
        groups.setdefault(_about(one.claim), []).append(one)
    cited = _cited({one.reviewer for one in verdicts}, library)
    rows = []
    for about, group in groups.items():
        question, article_id, revision = about
        spans = sorted({span for one in group if (span := _gold(one))})
        refused = {one.claim.key for one in group if one.verdict == "does_not"}
        if not spans and not (about in cited and cited[about] <= refused and len(refused) == len(group)):
            continue
        try:
            article = library.article(article_id, revision)
        except LibraryError:
            continue
        rows.append(
            {
                "id": f"review-{min(one.claim.key for one in group)[:16]}",
                "lang_question": group[0].claim.question_language,
                "lang_context": article.language,
                "title": article.title,
                "context": article.text,
                "question": question,
                "answers": [{"text": article.text[start:end], "start": start} for start, end in spans],
            }
        )
    return _lines(rows)


FORMATS: dict[str, Callable[[Sequence[Verdict], Library], bytes]] = {
    "csv": lambda verdicts, library: to_csv(verdicts),
    "jsonl": lambda verdicts, library: to_jsonl(verdicts),
    "html": to_html,
    "eval": to_evaluation,
}


def export(verdicts: Sequence[Verdict], library: Library, kind: str) -> bytes:
    """The file of this kind. ReviewError: there is no such kind."""
    if kind not in FORMATS:
        raise ReviewError(f"{kind!r} is no format of an export; give one of {', '.join(FORMATS)}")
    return FORMATS[kind](verdicts, library)


_About = tuple[str, str, int]
"""Question, article, revision."""


def _about(claim: Claim) -> _About:
    return claim.question, claim.article_id, claim.revision


def _cited(reviewers: Iterable[str], library: Library) -> dict[_About, set[str]]:
    """Keys of all that their conversations cite, judged or not."""
    found: dict[_About, set[str]] = {}
    for reviewer in reviewers:
        for turn in Conversations(library, reviewer).all_turns():
            for claim in claims(turn.answer):
                found.setdefault(_about(claim), set()).add(claim.key)
    return found


def _gold(verdict: Verdict) -> tuple[int, int] | None:
    """The words that answer, as far as this verdict tells."""
    claim = verdict.claim
    if verdict.correction:
        return verdict.correction.start, verdict.correction.end
    if verdict.verdict not in ("supports", "partly"):
        return None
    return claim.span or (claim.start, claim.end)


def _row(verdict: Verdict) -> dict[str, Any]:
    correction = verdict.correction
    return {
        **asdict(verdict.claim),
        **{name: getattr(verdict, name) for name in ("time", "reviewer", "verdict", "note")},
        "answer_span": _answer_span(verdict.claim),
        "corrected_quote": correction and correction.quote,
        "corrected_start": correction and correction.start,
        "corrected_end": correction and correction.end,
    }


def _answer_span(claim: Claim) -> str | None:
    """The part of the answer span that lies in the quote; a span may run on into the next sentence."""
    return claim.quote[claim.span[0] - claim.start : claim.span[1] - claim.start] if claim.span else None


def _cell(value: Any) -> str:
    if value is None:
        return ""
    text = _CONTROL.sub("", str(value))
    text = _BEHIND.sub("'", text) if isinstance(value, str) else text
    return "'" + text if isinstance(value, str) and _FORMULA.match(text) else text


def _lines(rows: Iterable[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode(errors="replace")
