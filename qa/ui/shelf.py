"""The articles, over HTTP: the list, one article for the pane, details corrected, removal and its undoing.

GET    api/articles?query=&sort=&descending=&language=&source=&offset=&limit=   -> {"articles": [row], "total"}
GET    api/words?query=&language=&source=   -> {"sentences": [what `worded_data` makes], "more": others there may be}
GET    api/articles/<id>/<revision>?spans=&answers=&into=   -> qa.ui.pane.pane_data
GET    api/articles/<id>/<revision>/page?start=&end=   -> qa.ui.page_picture.page_data
PATCH  api/articles/<id> {title, source, published, language: those that change}   -> row
DELETE api/articles/<id>            -> {}, takes it out of the library; `removed` brings it back
GET    api/removed                  -> {"articles": [row with "removed"]}
POST   api/removed/<id>             -> row, restored;  DELETE deletes it for good, without <id> all of them

A row is what `article_data` makes. Adding files is qa.ui.add, statistics and health are qa.ui.health.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import PurePath
from typing import Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from qa.errors import MaqalError
from qa.library import ArticleRow, Library, Removed, Sort, Worded
from qa.serving.apart import CHANGES, apart, still_asked
from qa.serving.desk import Desk
from qa.show import direction, visible
from qa.types import Article
from qa.ui.answers import citation_data
from qa.ui.page_picture import AT_ONCE, page_data, page_file
from qa.ui.pane import pane_data, read_answers, read_spans
from qa.ui.strings import language_of, t, told

_LONGEST_QUERY = 1000
_PATIENCE = 60.0
"""Seconds that a change waits for files that are being added: the page sends those in small portions."""


class Correction(BaseModel):
    """Details as a person has them; those that were not sent stay."""

    title: str | None = Field(None, max_length=2000)
    source: str | None = Field(None, max_length=2000)
    published: str | None = Field(None, max_length=100)
    language: str | None = Field(None, max_length=100)


def library(desk: Desk) -> Library:
    """Return the open library, patient with other writers. Raises MaqalError while it is not open."""
    found = desk.assistant().library
    found.lock_seconds = _PATIENCE
    return found


def router(desk: Desk) -> APIRouter:
    """Return the addresses of the articles."""
    routes = APIRouter()
    _add_articles(routes, desk)
    _add_changes(routes, desk)
    return routes


def _add_articles(routes: APIRouter, desk: Desk) -> None:
    @routes.get("/articles")
    def articles(
        query: str = "",
        sort: Sort = "added",
        descending: bool = True,
        language: str | None = None,
        source: str | None = None,
        offset: int = Query(0, ge=0, le=2**31),
        limit: int = Query(100, ge=1, le=500),
    ) -> dict[str, Any]:
        page = library(desk).articles_page(query[:_LONGEST_QUERY], sort, descending, language, source, offset, limit)
        return {"articles": [article_data(row) for row in page.rows], "total": page.total}

    @routes.get("/words")
    def words(query: str = "", language: str | None = None, source: str | None = None) -> dict[str, Any]:
        sentences = library(desk).sentences_with(query[:_LONGEST_QUERY], language=language, source=source)
        return {"sentences": [worded_data(one) for one in sentences.found], "more": sentences.more}

    @routes.get("/articles/{article_id}/{revision}", response_model=None)
    def article(
        article_id: str,
        revision: str,
        request: Request,
        spans: str = "",
        answers: str = "",
        into: str = Query("", pattern="^[A-Za-z0-9-]{0,20}$"),
    ) -> dict[str, Any] | JSONResponse:
        found = library(desk)
        try:
            wanted, cited, inside = int(revision), read_spans(spans), read_answers(answers)
            shown = found.article(article_id, wanted)
            current = found.revision_is_current(shown.article_id, shown.revision)
            return {
                **pane_data(shown, cited, current, inside, into),
                "paged": current and page_file(found, shown) is not None,
            }
        except ValueError:
            return JSONResponse({"error": t(language_of(request), "error.link")}, 400)

    @routes.get("/articles/{article_id}/{revision}/page", response_model=None)
    @apart(AT_ONCE)
    def page(article_id: str, revision: int, start: int, end: int, request: Request) -> dict[str, Any] | JSONResponse:
        still_asked(request)
        found = library(desk)
        try:
            return page_data(found, found.article(article_id, revision), start, end)
        except MaqalError as error:
            return JSONResponse({"error": told(error, language_of(request))}, 404)

    @routes.get("/removed")
    def removed() -> dict[str, Any]:
        return {"articles": [article_data(one) for one in library(desk).removed()]}


def _add_changes(routes: APIRouter, desk: Desk) -> None:
    changing = apart(CHANGES)

    @routes.patch("/articles/{article_id}")
    @changing
    def correct(article_id: str, correction: Correction) -> dict[str, Any]:
        open_library = library(desk)
        given = {name: getattr(correction, name) or "" for name in correction.model_fields_set}
        open_library.correct(article_id, **given)
        return current_data(open_library, article_id)

    @routes.delete("/articles/{article_id}")
    @changing
    def remove(article_id: str) -> dict[str, Any]:
        library(desk).remove(article_id)
        return {}

    @routes.post("/removed/{article_id}")
    @changing
    def restore(article_id: str) -> dict[str, Any]:
        open_library = library(desk)
        return current_data(open_library, open_library.restore(article_id).article_id)

    @routes.delete("/removed/{article_id}")
    @changing
    def forget(article_id: str) -> dict[str, Any]:
        return {"deleted": library(desk).forget(article_id)}

    @routes.delete("/removed")
    @changing
    def forget_all() -> dict[str, Any]:
        return {"deleted": library(desk).forget()}


def article_data(article: Article | ArticleRow | Removed) -> dict[str, Any]:
    """Return what a list shows of an article, and what can be corrected."""
    title = " ".join(article.title.split())
    return {
        "article_id": article.article_id,
        "revision": article.revision,
        "title": visible(title),
        "direction": direction(title, article.language),
        "source": visible(article.source or ""),
        "published": visible(article.published or ""),
        "language": visible(article.language),
        "file": visible(PurePath(article.path).name),
        "part": getattr(article, "part", 0),
        "added": getattr(article, "added", None),
        "removed": getattr(article, "time", None),
        "copies": getattr(article, "copies", 0),
        "corrected": getattr(article, "corrected", ()),
    }


def worded_data(worded: Worded) -> dict[str, Any]:
    """Return a sentence as the page needs it, in `parts`: runs of it, each one of the words looked for or not."""
    sentence = worded.sentence
    cuts = [sentence.start, *(offset for word in worded.words for offset in word), sentence.end]
    runs = [sentence.quote[start - sentence.start : end - sentence.start] for start, end in pairwise(cuts)]
    return {
        **citation_data(sentence),
        "parts": [{"text": visible(run), "word": bool(n % 2)} for n, run in enumerate(runs) if run],
        "words": [{"start": start, "end": end} for start, end in worded.words],
    }


def current_data(library: Library, article_id: str) -> dict[str, Any]:
    """Return the row of one article. Raises LibraryError when there is none."""
    found = library.article(article_id)
    return {**article_data(found), "corrected": library.corrected(found.article_id)}
