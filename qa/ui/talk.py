"""Asking, over HTTP.

GET    api/state?wait=SECONDS    -> {"ready", "failure", "notices"}
POST   api/ask {"question", "conversation", "seen", "n", "replaced", "where"}   -> one JSON object a line:
       {"type": "status", "status": "loading" | "searching"}, then {"type": "turn", …} or {"type": "failure", …};
       a turn that could not be stored has its "answer" and, "unkept", why;
       where a language model writes, {"type": "quoted", "answer"} before: what the articles say, until it has written;
       `conversation` null begins a new one; `n` puts the turn in place of turn `n` and of all that followed,
       which is not done where these are not the `replaced` ones: their ids, as far as the page has shown them;
       `seen`: the id of the last turn of the conversation that the page has shown; where it went on in another window,
       nothing is asked, and {"type": "behind", "turns"} has what the page lacks: all from the first `n` of them on
GET    api/choices               -> {"sources", "languages"}: [{"value", "shown", "count"}], for `where`
GET    api/suggestions           -> {"questions": […]}, about the articles at hand
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import Any

from anyio.to_thread import run_sync
from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field

from qa.conversations import Conversations, Turn
from qa.errors import LibraryError, MaqalError
from qa.library import Library
from qa.question.words import but_asking
from qa.serving.apart import CHANGES, apart, still_asked
from qa.serving.desk import Desk
from qa.serving.line import MOST_VALUES, Line, Where, answers, awaited
from qa.show import visible
from qa.types import Answer, Filter, Searched
from qa.ui.answers import answer_data
from qa.ui.health import counts
from qa.ui.lines import lines
from qa.ui.memory import conversations, turns_data
from qa.ui.strings import language_of, told

_LONGEST_WAIT = 25.0
_MOST_WORDS = 8
_EVERY = 1.0
"""Seconds between two lines that say that the models still load."""


class Question(BaseModel):
    """What the box sends. The assistant's own limit on length is lower and explains itself."""

    question: str = Field(max_length=20_000)
    conversation: str | None = Field(default=None, max_length=64)
    seen: int | None = Field(default=None, ge=0, lt=2**63)
    n: int | None = None
    replaced: frozenset[int] | None = None
    where: Where = Where()


def router(desk: Desk) -> APIRouter:
    """Return the addresses of the chat."""
    routes = APIRouter()
    line = Line()
    store = apart(CHANGES)(_store)

    @routes.get("/state")
    async def state(request: Request, wait: float = 0) -> dict[str, Any]:
        over = await awaited(desk, request, min(wait, _LONGEST_WAIT))
        try:
            return {"ready": True, "failure": None, "notices": list(desk.assistant().library.notices)}
        except MaqalError as error:
            failure = told(error, language_of(request)) if over else None
            return {"ready": False, "failure": failure, "notices": []}

    @routes.post("/ask")
    async def ask(asked: Question, request: Request) -> StreamingResponse:
        return lines(_events(desk, asked, request, line, store), language_of(request))

    @routes.get("/choices")
    def choices() -> dict[str, Any]:
        found = desk.assistant().library.statistics()
        return {"sources": counts(found.sources[:MOST_VALUES]), "languages": counts(found.languages[:MOST_VALUES])}

    # Whoever comes while they are being made waits for these, and would make the same ones.
    @routes.get("/suggestions")
    @apart(1)
    def suggestions(request: Request) -> dict[str, Any]:
        still_asked(request)
        found = desk.assistant().suggestions(language_of(request))
        return {"questions": [visible(question) for question in found]}

    return routes


async def _events(
    desk: Desk, asked: Question, request: Request, line: Line, store: Callable[..., Awaitable[Turn]]
) -> AsyncIterator[dict[str, Any]]:
    while not await awaited(desk, request, 0):
        if await request.is_disconnected():
            return
        yield {"type": "status", "status": "loading"}
        await awaited(desk, request, _EVERY)
    yield {"type": "status", "status": "searching"}
    where = Filter(**asked.where.model_dump())
    turns = await run_sync(_turns, conversations(desk, request), asked)
    if unseen := _unseen(turns, asked.seen):
        yield {"type": "behind", "turns": await run_sync(turns_data, unseen, desk.assistant().library)}
        return
    before = tuple(turn.answer for turn in turns if asked.n is None or turn.n < asked.n)
    page = language_of(request)
    ask = partial(desk.assistant().ask, asked.question, where=where, before=before, asker=page)
    async for answer, whole in answers(ask, request, line):
        if not whole:
            yield {"type": "quoted", "answer": answer_data(answer)}
        # Who stopped the question does not want to meet its answer later.
        elif not await request.is_disconnected():
            library = desk.assistant().library
            if answer.status == "not_found":
                answer = replace(answer, searched=await run_sync(_searched, library, answer))
            found: dict[str, Any]
            try:
                turn = await store(conversations(desk, request), asked, answer)
            except LibraryError as error:  # it cannot be written, or the conversation is gone: the answer stands
                found = {"answer": answer_data(answer), "unkept": told(error, language_of(request))}
            else:
                found = turns_data([turn], library)[0]
            yield {"type": "turn", "notices": library.notices, **found}


def _searched(library: Library, answer: Answer) -> Searched:
    there = library.statistics()
    words = but_asking(answer.understood or answer.question, answer.question_language).split()
    together: list[str] = []
    for word in sorted(words, key=len, reverse=True)[:_MOST_WORDS]:  # the longest say most
        if library.sentences_with(" ".join([*together, word]), 1).found:
            together.append(word)
    there_too = [word for word in words if word in together]
    return Searched(there.articles, len(there.languages), " ".join(there_too))


def _turns(kept: Conversations, asked: Question) -> tuple[Turn, ...]:
    if asked.conversation is None:
        return ()
    try:
        return kept.read(asked.conversation)
    except LibraryError:  # deleted meanwhile, or damaged: the question can be asked by itself
        return ()


def _unseen(turns: tuple[Turn, ...], seen: int | None) -> tuple[Turn, ...]:
    """Return the turns that follow the one last seen; all where that one is no more. None who asks without it lacks."""
    if seen is None:
        return ()
    known = next((turn.n for turn in turns if turn.turn_id == seen), -1)
    return tuple(turn for turn in turns if turn.n > known)


def _store(kept: Conversations, asked: Question, answer: Answer) -> Turn:
    if asked.conversation is None:
        return kept.start(asked.question, answer)
    if asked.n is not None:
        return kept.replace(asked.conversation, asked.n, asked.question, answer, asked.replaced)
    if asked.seen is None:
        return kept.append(asked.conversation, asked.question, answer)
    # In place of none: what another window has asked meanwhile, this question does not follow.
    return kept.replace(asked.conversation, kept.turn(asked.seen).n + 1, asked.question, answer, known=())
