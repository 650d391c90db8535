"""Earlier conversations, over HTTP.

    GET    api/conversations?query=  -> {"conversations": [{"conversation_id", "title", "updated", "turns"}]}
    GET    api/conversations/<id>    -> {"turns": [turn]};  DELETE deletes it for good

A turn is {"conversation_id", "turn_id", "n", "question", "answer": qa.ui.answers.answer_data}.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Request

from qa.conversations import Conversations, Turn
from qa.library import Library
from qa.ui.answers import answer_data
from qa.ui.desk import Desk
from qa.ui.show import direction, visible

__all__ = ["conversations", "owner", "router", "turns_data"]


def owner(request: Request) -> str:
    """Return whose conversations a request is about: a user's name, or "" where nobody logs in."""
    return str(getattr(request.state, "user", ""))


def conversations(desk: Desk, request: Request) -> Conversations:
    """Return the conversations of whoever sent the request. Raises MaqalError while the library is not open."""
    return Conversations(desk.assistant().library, owner(request))


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

    @routes.delete("/conversations/{conversation_id}")
    def delete(conversation_id: str, request: Request) -> dict[str, Any]:
        conversations(desk, request).delete(conversation_id)
        return {}

    return routes


def turns_data(turns: Sequence[Turn], library: Library) -> list[dict[str, Any]]:
    """Return turns as the page shows them."""
    copies = library.copies(list({citation.article_id for turn in turns for citation in turn.answer.citations}))
    return [
        {
            "conversation_id": turn.conversation_id,
            "turn_id": turn.turn_id,
            "n": turn.n,
            "question": visible(turn.question),
            "answer": answer_data(turn.answer, copies),
        }
        for turn in turns
    ]
