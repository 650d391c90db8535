"""HTTP for other programs, under `/v1`.

    POST /v1/ask {"question", "where"?, "before"?}  -> `Answer.to_dict()`: what `maqal ask --json` prints
    GET  /v1/search?q=&limit=10&published_from=&published_to=&sources=&languages=
                                           -> {"results": [`qa.search.Found`]}: the sentences nearest to the words
    GET  /v1/citations?article_id=&revision=&start=&end=  -> `qa.opening.Opened`: the words, and what stands around them
    GET  /v1/articles?limit=100&offset=0   -> {"articles": […], "total"}: `LISTED` of each, the first added first
    GET  /v1/articles/<id>?revision=       -> `Article` with its whole text, and whether it is `current`
    POST /v1/chat/completions, GET /v1/models[/<id>]      -> see `qa.api.completions`

`where` is {"published_from", "published_to", "sources", "languages"}, each of them optional; `before`: the questions
asked before this one, oldest first, so that "and when?" is understood. The answer bears the `where` that it was kept
to, null where all articles were asked. In an address the parameters `sources` and `languages` can be repeated.
Offsets are code points.
Errors are {"error": {"message", "type", "param", "code"}}: 400 for what cannot be asked, and for a field or parameter
that the address does not have, 401 without the right token where there are users, 403 for another
site's page, 404 for what there is not, 503 when too many questions wait, and when the models, for which a request waits
for 50 seconds, are not loaded then.
Everything that an article says is data here, unchanged: who puts it on a page has to escape it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

from anyio.to_thread import run_sync
from fastapi import APIRouter, Depends, FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from qa.api import LONGEST_MEMORY, PATIENCE, completions
from qa.api.errors import refusal, unreadable
from qa.api.fields import Question, Where, known_parameters
from qa.api.misread import NO_JSON
from qa.errors import Absent, MaqalError, QuestionError
from qa.library import Library
from qa.opening import open_citation
from qa.search import Found, search
from qa.serving.apart import still_asked
from qa.serving.desk import Desk
from qa.serving.line import Line, answers, awaited
from qa.types import Answer, Filter

if TYPE_CHECKING:
    from qa.assistant import Assistant

LISTED = ("article_id", "revision", "title", "source", "published", "language", "url")
"""What the list says of an article."""


def v1(desk: Desk) -> FastAPI:
    """Return the app to be mounted at `/v1`."""
    api = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    line = Line()

    async def assistant(request: Request) -> Assistant:
        # A program cannot see that the models load: its client would try again too early.
        if not desk.wait(0):
            with line.place():
                await awaited(desk, request, PATIENCE)
        return desk.assistant()

    async def ask(request: Request, question: str, where: Where | None, before: Sequence[str]) -> Answer:
        kept = Filter(**where.model_dump()) if where else Filter()
        open_assistant = await assistant(request)

        def asking(**more: Any) -> Answer:
            return open_assistant.ask(question, where=kept, before=before[-LONGEST_MEMORY:], **more)

        [answer] = [one async for one, whole in answers(asking, request, line) if whole]
        return answer

    async def opened(request: Request) -> Library:
        return (await assistant(request)).library

    routes = _reading(opened, line)

    @routes.post("/ask", dependencies=[Depends(known_parameters)])
    async def answer(asked: Question, request: Request) -> dict[str, Any]:
        return (await ask(request, asked.question, asked.where, asked.before or ())).to_dict()

    api.include_router(routes)
    api.include_router(completions.router(desk, ask))
    _tell_errors(api, desk)
    return api


def _reading(opened: Callable[[Request], Awaitable[Library]], line: Line) -> APIRouter:
    routes = APIRouter()

    @routes.get("/search", dependencies=[Depends(known_parameters)])
    async def results(
        request: Request,
        q: str,
        limit: int = 10,
        published_from: str | None = None,
        published_to: str | None = None,
        sources: Annotated[tuple[str, ...], Query()] = (),
        languages: Annotated[tuple[str, ...], Query()] = (),
    ) -> dict[str, Any]:
        where = Filter(published_from, published_to, sources, languages)
        library = await opened(request)

        def searching() -> tuple[Found, ...]:
            still_asked(request)
            return search(library, q, limit, where)

        with line.place():
            found = await run_sync(searching, limiter=line.at_once)
        return {"results": [asdict(one) for one in found]}

    @routes.get("/citations", dependencies=[Depends(known_parameters)])
    async def citation(request: Request, article_id: str, revision: int, start: int, end: int) -> dict[str, Any]:
        library = await opened(request)
        return asdict(await run_sync(lambda: open_citation(library, article_id, revision, start, end)))

    @routes.get("/articles", dependencies=[Depends(known_parameters)])
    async def articles(
        request: Request,
        limit: Annotated[int, Query(ge=1, le=500)] = 100,
        offset: Annotated[int, Query(ge=0, lt=2**31)] = 0,
    ) -> dict[str, Any]:
        library = await opened(request)
        page = await run_sync(lambda: library.articles_page(sort="first", descending=False, offset=offset, limit=limit))
        return {"articles": [{name: getattr(one, name) for name in LISTED} for one in page.rows], "total": page.total}

    @routes.get("/articles/{article_id}", dependencies=[Depends(known_parameters)])
    async def article(request: Request, article_id: str, revision: int | None = None) -> dict[str, Any]:
        library = await opened(request)

        def found() -> dict[str, Any]:
            one = library.article(article_id, revision)
            return {**asdict(one), "current": library.revision_is_current(one.article_id, one.revision)}

        return await run_sync(found)

    return routes


def _tell_errors(api: FastAPI, desk: Desk) -> None:
    @api.exception_handler(MaqalError)
    def told(_: Request, error: Exception) -> JSONResponse:
        if isinstance(error, Absent | QuestionError):
            return refusal(404 if isinstance(error, Absent) else 400, str(error))
        if not desk.wait(0):
            return refusal(503, str(error), "loading", {"retry-after": "2"})
        # What is wrong with the library is not the caller's fault, and may be over soon.
        return refusal(503, str(error))

    @api.exception_handler(RequestValidationError)
    def misread(_: Request, error: RequestValidationError) -> JSONResponse:
        return refusal(400, unreadable(error))

    @api.exception_handler(HTTPException)
    def nothing(request: Request, error: Exception) -> JSONResponse:
        status, line = (error.status_code, error.detail) if isinstance(error, HTTPException) else (500, "refused")
        lines = {400: NO_JSON, 404: "there is no such address", 405: f"{request.method} is not for this address"}
        return refusal(status, lines.get(status, line))

    @api.exception_handler(Exception)
    def failed(_: Request, error: Exception) -> JSONResponse:
        # The server's own log has the whole of it.
        return refusal(500, "something went wrong; the terminal says what")
