"""The review of cited passages, over HTTP.

    GET  api/review?conversation=&turn=&waiting=   -> {"items": [item], "done", "total", "found", "question"}
    GET  api/review/passage?key=&turn=             -> item, with "context", "before", "after", "current", "still"
    GET  api/review/words?key=&turn=&start=&end=   -> {"start", "end", "quote", "direction"}: a slice of the article
    POST api/review/verdicts {"key", "turn", "verdict", "note", "correction"}   -> {"item"}
    POST api/review/undo {"key", "turn"}           -> {"item"}: the verdict before counts again
    GET  api/review/figures?conversation=&turn=    -> {"total", "precision", "by", "time", "language", "source"}
    GET  api/review/export?format=&language=&conversation=&turn=   -> a file to keep

`conversation` and `turn` (its `turn_id`) say which citations are meant; without both, all of the reviewer's. A citation
is named by its `key`, and by the turn that it was met in. Offsets are code points of the article as it was cited.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from qa.conversations import Conversations
from qa.errors import LibraryError, ReviewError
from qa.review import (
    VERDICTS,
    Item,
    Precision,
    Reviews,
    Verdict,
    VerdictName,
    Words,
    export,
    precision,
    progress,
    to_html,
)
from qa.serving.apart import CHANGES, apart
from qa.serving.desk import Desk
from qa.show import visible
from qa.ui.memory import conversations, download, owner
from qa.ui.passage import item_data, passage_data, words_data
from qa.ui.strings import LANGUAGES, t

_MOST = 500
"""Citations sent at once; the next come when these are judged."""
_DAYS = 45
"""A longer time than this is told by weeks."""
_FILES = {
    "csv": ("maqal-review.csv", "text/csv; charset=utf-8"),
    "jsonl": ("maqal-review.jsonl", "application/x-ndjson"),
    "html": ("maqal-review.html", "text/html; charset=utf-8"),
    "eval": ("maqal-questions.jsonl", "application/x-ndjson"),
}
_SAID_ELSEWHERE = {
    "articles": "library.articles",
    "by_language": "library.field.language",
    "by_source": "library.field.source",
    "precision": "review.precision",
    "right_words": "review.corrected",
}
"""Words of the report that the pages have too."""
TurnId = Annotated[int, Field(ge=1, lt=2**63)]
"""What SQLite can look for."""


class About(BaseModel):
    """Which citation is meant, and in which of the turns that cite it."""

    key: str = Field(max_length=64)
    turn: TurnId | None = None


class Place(BaseModel):
    """Words of the article that should have been cited."""

    start: int
    end: int


class Judgement(About):
    """What the reviewer says of a citation."""

    verdict: VerdictName
    note: str = ""
    correction: Place | None = None


def router(desk: Desk) -> APIRouter:
    """Return the addresses of the review."""
    routes = APIRouter(prefix="/review")
    _add_citations(routes, desk)
    _add_verdicts(routes, desk)
    _add_figures(routes, desk)
    return routes


def _reviews(desk: Desk, request: Request) -> Reviews:
    return Reviews(desk.assistant().library, owner(request))


def _add_citations(routes: APIRouter, desk: Desk) -> None:
    @routes.get("")
    def queue(
        request: Request, conversation: str | None = None, turn: TurnId | None = None, waiting: bool = False
    ) -> dict[str, Any]:
        items = _items(_reviews(desk, request), conversation, turn)
        done, total = progress(items)
        wanted = [item for item in items if item.available and not item.reviewed] if waiting else items
        return {
            "items": [item_data(item) for item in wanted[:_MOST]],
            "done": done,
            "total": total,
            "found": len(wanted),
            "question": _asked(conversations(desk, request), conversation, turn),
        }

    @routes.get("/passage")
    def passage(request: Request, key: str, turn: TurnId | None = None) -> dict[str, Any]:
        return passage_data(_item(_reviews(desk, request), key, turn), desk.assistant().library)

    @routes.get("/words")
    def words(request: Request, key: str, start: int, end: int, turn: TurnId | None = None) -> dict[str, Any]:
        claim = _item(_reviews(desk, request), key, turn).claim
        return words_data(claim, desk.assistant().library, start, end)


def _add_verdicts(routes: APIRouter, desk: Desk) -> None:
    changing = apart(CHANGES)

    @routes.post("/verdicts")
    @changing
    def judge(said: Judgement, request: Request) -> dict[str, Any]:
        found = _reviews(desk, request)
        claim = _item(found, said.key, said.turn).claim
        correction = (said.correction.start, said.correction.end) if said.correction else None
        saved = found.save(claim, said.verdict, note=said.note, correction=correction)
        return {"item": item_data(Item(claim, saved, reopened=False, available=True))}

    @routes.post("/undo")
    @changing
    def undo(about: About, request: Request) -> dict[str, Any]:
        found = _reviews(desk, request)
        item = _item(found, about.key, about.turn)
        undone = found.undo(item.claim)
        return {"item": item_data(replace(undone, claim=item.claim))}


def _add_figures(routes: APIRouter, desk: Desk) -> None:
    @routes.get("/figures")
    def figures(request: Request, conversation: str | None = None, turn: TurnId | None = None) -> dict[str, Any]:
        return _figures(_verdicts(_reviews(desk, request), conversation, turn))

    @routes.get("/export")
    def exported(
        request: Request, format: str, language: str = "en", conversation: str | None = None, turn: TurnId | None = None
    ) -> Response:
        verdicts = _verdicts(_reviews(desk, request), conversation, turn)
        library = desk.assistant().library
        if format == "html":
            content = to_html(verdicts, library, _report_words(language))
        else:
            content = export(verdicts, library, format)
        return download(content, *_FILES[format])


def _items(reviews: Reviews, conversation: str | None, turn: int | None) -> list[Item]:
    """Return the citations meant; with all of them, those of deleted conversations that a newer text opened again."""
    items = reviews.items(conversation, turn_id=turn)
    if conversation is None and turn is None:
        known = {item.claim.key for item in items}
        items += [item for item in reviews.reopened() if item.claim.key not in known]
    return items


def _verdicts(reviews: Reviews, conversation: str | None, turn: int | None) -> list[Verdict]:
    """Return what stands on the citations meant, in order of time."""
    if conversation is None and turn is None:
        return reviews.verdicts()
    found = [item.verdict for item in reviews.items(conversation, turn_id=turn) if item.verdict]
    return sorted(found, key=lambda one: one.verdict_id)


def _item(reviews: Reviews, key: str, turn: int | None) -> Item:
    """Find a citation by its key: in its turn, or, where that was deleted, by what was said of it."""
    try:
        found = reviews.items(turn_id=turn) if turn is not None else []
    except LibraryError:
        found = []
    for item in found or reviews.reopened():
        if item.claim.key == key:
            return item
    raise ReviewError("this citation is no longer in your conversations; open the review again")


def _asked(kept: Conversations, conversation: str | None, turn: int | None) -> str:
    """Return the question whose answer is reviewed, or the first one of the conversation."""
    if turn is not None:
        return visible(kept.turn(turn).question)
    return "" if conversation is None else visible(kept.get(conversation).title)


def _report_words(language: str) -> Words:
    """Return what the report says, in a language of the interface."""
    language = language if language in LANGUAGES else "en"
    keys = {field.name: f"review.report-{field.name.replace('_', '-')}" for field in fields(Words)}
    keys |= {name: f"review.{name}" for name in VERDICTS} | _SAID_ELSEWHERE
    return Words(**{name: t(language, key) for name, key in keys.items()} | {"language": language})


def _figures(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    whole, time = precision(verdicts, "all"), precision(verdicts, "day")
    by_week = bool(time) and (date.fromisoformat(time[-1].label) - date.fromisoformat(time[0].label)).days > _DAYS
    if by_week:
        time = tuple(replace(one, label=_monday(one.label)) for one in precision(verdicts, "week"))
    return {
        "total": len(verdicts),
        "precision": whole[0].precision if whole else None,
        "by": "week" if by_week else "day",
        "time": list(map(_figure, time)),
        "language": [_figure(one) for one in precision(verdicts, "language")[:_MOST]],
        "source": [_figure(one) for one in precision(verdicts, "source")[:_MOST]],
    }


def _figure(one: Precision) -> dict[str, Any]:
    counts = {name: getattr(one, name) for name in ("supports", "partly", "does_not", "wrong_span", "total")}
    return {"label": visible(one.label), "precision": one.precision, **counts}


def _monday(week: str) -> str:
    """Return the first day of an ISO week (`2024-W25`)."""
    year, number = week.split("-W")
    return date.fromisocalendar(int(year), int(number), 1).isoformat()
