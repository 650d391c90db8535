"""Earlier conversations, over HTTP.

    GET    api/conversations?query=  -> {"conversations": [{"conversation_id", "title", "updated", "turns"}]}
    GET    api/conversations/<id>    -> {"turns": [turn]};  DELETE deletes it for good
    GET    api/conversations/<id>/export?format=&language=   -> a file to keep: markdown, html or json

404 where there is no such conversation.

A turn is {"conversation_id", "turn_id", "n", "question", "answer": qa.ui.answers.answer_data}.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from qa.conversations import Conversations, Turn
from qa.library import Library
from qa.serving.apart import CHANGES, apart
from qa.serving.desk import Desk
from qa.show import direction, visible
from qa.transcript import Words, transcript
from qa.ui.answers import answer_data
from qa.ui.strings import LANGUAGES, t

_KINDS = {
    "markdown": ("md", "text/markdown; charset=utf-8"),
    "html": ("html", "text/html; charset=utf-8"),
    "json": ("json", "application/json"),
}
_WORDS = (
    *("chat.understood", "chat.sources", "chat.where", "filter.from", "filter.to", "library.no-outlet"),
    *("level.partly", "level.weak", "chat.nearest", "review.removed-short"),
)
"""Of a file, in the order of `Words`."""


def owner(request: Request) -> str:
    """Return whose conversations a request is about: a user's name, or "" where nobody logs in."""
    return str(getattr(request.state, "user", ""))


def conversations(desk: Desk, request: Request) -> Conversations:
    """Return the conversations of whoever sent the request. Raises MaqalError while the library is not open."""
    return Conversations(desk.assistant().library, owner(request))


def download(content: bytes, name: str, kind: str) -> Response:
    """Send a file to keep, never to be shown as a page of ours: opened from the disk, it is nobody's origin."""
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(content, media_type=kind, headers=headers)


def router(desk: Desk) -> APIRouter:
    """Return the addresses of the conversations."""
    routes = APIRouter()

    @routes.get("/conversations")
    def recent(request: Request, query: str = "") -> dict[str, Any]:
        found = conversations(desk, request).recent(query)
        return {
            "conversations": [
                {
                    "conversation_id": one.conversation_id,
                    "title": visible(one.title),
                    "direction": direction(one.title),
                    "updated": one.updated,
                    "turns": one.turns,
                }
                for one in found
            ]
        }

    @routes.get("/conversations/{conversation_id}")
    def read(conversation_id: str, request: Request) -> dict[str, Any]:
        turns = conversations(desk, request).read(conversation_id)
        return {"turns": turns_data(turns, desk.assistant().library)}

    @routes.get("/conversations/{conversation_id}/export")
    def exported(conversation_id: str, request: Request, format: str, language: str = "en") -> Response:
        kept = conversations(desk, request)
        language = language if language in LANGUAGES else "en"
        words = Words(language, *(t(language, key) for key in _WORDS))
        turns = kept.read(conversation_id)
        gone = desk.assistant().library.gone(_cited(turns))
        content = transcript(kept.get(conversation_id), turns, format, words, gone)
        ending, kind = _KINDS[format]
        return download(content, f"maqal-conversation.{ending}", kind)

    @routes.delete("/conversations/{conversation_id}")
    @apart(CHANGES)
    def delete(conversation_id: str, request: Request) -> dict[str, Any]:
        conversations(desk, request).delete(conversation_id)
        return {}

    return routes


def _cited(turns: Sequence[Turn]) -> set[tuple[str, int]]:
    """The articles, by id and revision."""
    return {(citation.article_id, citation.revision) for turn in turns for citation in turn.answer.citations}


def turns_data(turns: Sequence[Turn], library: Library) -> list[dict[str, Any]]:
    """Return turns as the page shows them."""
    cited = _cited(turns)
    copies, gone = library.copies([article_id for article_id, _ in cited]), library.gone(cited)
    return [
        {
            "conversation_id": turn.conversation_id,
            "turn_id": turn.turn_id,
            "n": turn.n,
            "question": visible(turn.question),
            "answer": answer_data(turn.answer, copies, gone),
        }
        for turn in turns
    ]
