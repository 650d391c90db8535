"""HTTP for other programs, under `/v1`.

    POST /v1/ask {"question", "where"?, "before"?}  -> `Answer.to_dict()`: what `maqal ask --json` prints
    GET  /v1/search?q=&n=10                -> {"results": [`qa.search.Found`]}: the sentences nearest to the words
    GET  /v1/citations?article_id=&revision=&start=&end=  -> `qa.opening.Opened`: the words, and what stands around them
    GET  /v1/articles/<id>?revision=       -> `Article` with its whole text, and whether it is `current`
    POST /v1/chat/completions, GET /v1/models[/<id>]      -> see `qa.api.completions`

`where` is {"published_from", "published_to", "sources", "languages"}, each of them optional; `before`: the questions
asked before this one, oldest first, so that "and when?" is understood. The answer bears the `where` that it was kept
to, null where all articles were asked. Offsets are code points.
Errors are {"error": {"message", "type", "param", "code"}}: 400 for what cannot be asked, 401 without the right token
where there are users, 403 for another site's page, 404 for what there is not, 503 while the models load, and when
too many questions wait.
Everything that an article says is data here, unchanged: who puts it on a page has to escape it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Annotated, Any, TypeVar

from anyio.to_thread import run_sync
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from qa.api import completions
from qa.api.completions import Where
from qa.api.errors import refusal, unreadable
from qa.errors import LibraryError, MaqalError, QuestionError
from qa.followup import turns
from qa.opening import open_citation
from qa.search import search
from qa.types import Answer, Filter
from qa.ui.desk import Desk
from qa.ui.talk import Line, answers

__all__ = ["v1"]

LONGEST_MEMORY = 20
"""Questions before this one that are read to understand it."""
_Result = TypeVar("_Result")


class Question(BaseModel):
    """What is asked. The assistant's own limit on length is lower and explains itself."""

    question: str = Field(max_length=20_000)
    where: Where | None = None
    before: list[Annotated[str, Field(max_length=20_000)]] | None = Field(None, max_length=1000)


class Missing(MaqalError):
    """There is nothing at this address."""


def v1(desk: Desk) -> FastAPI:
    """Return the app to be mounted at `/v1`."""
    api = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    line = Line()

    async def ask(request: Request, question: str, where: Where | None, before: Sequence[str]) -> Answer:
        assistant = desk.assistant()
        kept = Filter(**where.model_dump()) if where else Filter()

        def asking(**more: Any) -> Answer:
            return assistant.ask(question, where=kept, before=turns(before[-LONGEST_MEMORY:]), **more)

        [answer] = [one async for one, whole in answers(asking, request, line) if whole]
        return answer

    @api.post("/ask")
    async def answer(asked: Question, request: Request) -> dict[str, Any]:
        return (await ask(request, asked.question, asked.where, asked.before or ())).to_dict()

    @api.get("/search")
    async def results(q: str, n: int = 10) -> dict[str, Any]:
        library = desk.assistant().library
        found = await run_sync(lambda: search(library, q, n), limiter=line.at_once)
        return {"results": [asdict(one) for one in found]}

    @api.get("/citations")
    def citation(article_id: str, revision: int, start: int, end: int) -> dict[str, Any]:
        library = desk.assistant().library
        return asdict(_there(lambda: open_citation(library, article_id, revision, start, end)))

    @api.get("/articles/{article_id}")
    def article(article_id: str, revision: int | None = None) -> dict[str, Any]:
        library = desk.assistant().library
        found = _there(lambda: library.article(article_id, revision))
        return {**asdict(found), "current": library.revision_is_current(found.article_id, found.revision)}

    api.include_router(completions.router(desk, ask))
    _tell_errors(api, desk)
    return api


def _tell_errors(api: FastAPI, desk: Desk) -> None:
    @api.exception_handler(MaqalError)
    def told(_: Request, error: Exception) -> JSONResponse:
        if not desk.wait(0):
            return refusal(503, str(error), "loading", {"retry-after": "2"})
        if isinstance(error, Missing):
            return refusal(404, str(error))
        # What is wrong with the library is not the caller's fault, and may be over soon.
        return refusal(400 if isinstance(error, QuestionError) else 503, str(error))

    @api.exception_handler(RequestValidationError)
    def misread(_: Request, error: RequestValidationError) -> JSONResponse:
        return refusal(400, unreadable(error))

    @api.exception_handler(HTTPException)
    def nothing(request: Request, error: Exception) -> JSONResponse:
        status = error.status_code if isinstance(error, HTTPException) else 500
        lines = {404: "there is no such address", 405: f"{request.method} is not for this address"}
        return refusal(status, lines.get(status, "refused"))

    @api.exception_handler(Exception)
    def failed(_: Request, error: Exception) -> JSONResponse:
        # The server's own log has the whole of it.
        return refusal(500, "something went wrong; the terminal says what")


def _there(look: Callable[[], _Result]) -> _Result:
    try:
        return look()
    except LibraryError as error:
        raise Missing(str(error)) from error
