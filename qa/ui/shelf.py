"""The articles, over HTTP: the list, one article for the pane, and adding files.

GET  api/articles                            -> {"articles": [{"article_id", "revision", "title", …}]}
GET  api/articles/<id>/<revision>?spans=&answers=   -> qa.ui.pane.pane_data
POST api/files (multipart `files`)           -> one JSON object a line: {"type": "progress", "files": [{…}]}
"""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, UploadFile
from fastapi.responses import JSONResponse, StreamingResponse

from qa.errors import MaqalError
from qa.types import Article
from qa.ui import add
from qa.ui.desk import Desk
from qa.ui.lines import lines
from qa.ui.pane import pane_data, read_answers, read_spans
from qa.ui.show import direction, visible
from qa.ui.strings import language_of, t

__all__ = ["article_data", "router"]

_LOADING = 60.0
"""Seconds that an upload waits for the models to be loaded."""


def router(desk: Desk) -> APIRouter:
    """Return the addresses of the articles."""
    routes = APIRouter()

    @routes.get("/articles")
    def articles() -> dict[str, Any]:
        found = desk.assistant().library.articles()
        newest_first = sorted(found, key=lambda article: article.added, reverse=True)
        return {"articles": [article_data(article) for article in newest_first]}

    @routes.get("/articles/{article_id}/{revision}", response_model=None)
    def article(
        article_id: str, revision: str, request: Request, spans: str = "", answers: str = ""
    ) -> dict[str, Any] | JSONResponse:
        library = desk.assistant().library
        try:
            wanted, cited, inside = int(revision), read_spans(spans), read_answers(answers)
            found = library.article(article_id, wanted)
            return pane_data(found, cited, library.revision_is_current(article_id, wanted), inside)
        except MaqalError as error:
            return JSONResponse({"error": str(error)}, 404)
        except ValueError:
            return JSONResponse({"error": t(language_of(request), "error.link")}, 400)

    @routes.post("/files")
    def files(files: list[UploadFile], request: Request) -> StreamingResponse:
        # Kept before the answer begins: the uploads' temporary files do not outlive this call.
        desk.wait(_LOADING)
        library = desk.assistant().library
        kept = [add.keep(library.folder, file.filename or "", file.file) for file in files]
        language = language_of(request)
        return lines(add.steps(library, kept, language), language)

    return routes


def article_data(article: Article) -> dict[str, Any]:
    """Return what a list shows of an article."""
    return {
        "article_id": article.article_id,
        "revision": article.revision,
        "title": visible(" ".join(article.title.split())),
        "direction": direction(article.title, article.language),
        "source": visible(article.source or ""),
        "published": visible(article.published or ""),
        "language": article.language,
        "added": article.added,
    }
