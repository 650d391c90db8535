"""OpenAI's chat completions, so that existing clients can ask the library. The model is called `maqal`.

    GET  /v1/models, /v1/models/maqal
    POST /v1/chat/completions {"model": "maqal", "messages", "stream"?, "stream_options"?, "where"?}

The last message of the user is the question, understood from those before it ("and when?"); system messages are not
read, and nothing here samples, so temperature, tools and their like are passed over. Refused is what would be missed in
the answer: more than one of them, another form than text, and a part of `where` beside it, or `where` misspelt. In the
answer:

    choices[0].message.content      `Answer.answer`: plain text with [n] marks, quotes letter for letter
    choices[0].message.annotations  a `url_citation` for each mark; `start_index` and `end_index` are its place in
                                    `content`, in code points; `url` opens the words (see `qa.api.v1`)
    maqal                           the whole answer, `Answer.to_dict()`
    usage                           tokens as the encoder counts them: of the question, and of the answer, which was not
                                    generated token by token

Streamed, `content` comes line by line, and the last chunk with a choice has `annotations` and `maqal`. The answer is
known before the first byte, so an error has its status also there.
"""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Awaitable, Callable, Iterator, Sequence
from difflib import get_close_matches
from typing import Any, Literal
from urllib.parse import urlencode

from anyio.to_thread import run_sync
from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import BaseModel, Field, model_validator

from qa.answer_lines import lines
from qa.api.errors import PREFIX, refusal
from qa.api.fields import Where, known_parameters
from qa.api.misread import FILTERS
from qa.errors import QuestionError
from qa.serving.desk import Desk
from qa.types import Answer, Citation

MODEL = "maqal"
_MISSPELT = 0.8
"""Likeness of names; "filter_ids" of Open WebUI is less like ours."""

Ask = Callable[[Request, str, Where | None, Sequence[str]], Awaitable[Answer]]


class Part(BaseModel):
    """A part of a message; only text can be asked."""

    type: str
    text: str = ""


class Message(BaseModel):
    role: str
    content: str | list[Part] | None = None


class StreamOptions(BaseModel):
    include_usage: bool = False


class Form(BaseModel):
    """Of the answer; there is no JSON of a schema here."""

    type: Literal["text"]


class Completion(BaseModel):
    """What is read of a request; the rest of OpenAI's fields has no meaning here."""

    model: str
    messages: list[Message] = Field(max_length=10_000)
    stream: bool | None = False
    stream_options: StreamOptions | None = None
    where: Where | None = None
    n: int | None = Field(None, ge=1, le=1)
    response_format: Form | None = None

    @model_validator(mode="before")
    @classmethod
    def _placed(cls, given: Any) -> Any:
        """Refuse a filter beside `where`, or one misspelt: passed over, it would ask all articles in silence."""
        for name in given if isinstance(given, dict) else ():
            if name != "where" and get_close_matches(name.lower(), ("where", "filter", *FILTERS), 1, _MISSPELT):
                told = "it is a part of where" if name in FILTERS else "there is where, of which the parts are"
                raise ValueError(f"there is no {name[:40]!r}; {told}: {', '.join(FILTERS)}")
        return given


def router(desk: Desk, ask: Ask) -> APIRouter:
    """Return the addresses; `ask` answers a question."""
    routes = APIRouter()
    began = int(time.time())
    model = {"id": MODEL, "object": "model", "created": began, "owned_by": MODEL}

    @routes.get("/models")
    def models() -> dict[str, Any]:
        return {"object": "list", "data": [model]}

    @routes.get("/models/{name}")
    def one_model(name: str) -> Response:
        return JSONResponse(model) if name == MODEL else _no_model(name)

    @routes.post("/chat/completions", dependencies=[Depends(known_parameters)])
    async def complete(asked: Completion, request: Request) -> Response:
        if asked.model != MODEL:
            return _no_model(asked.model)
        *before, question = _questions(asked.messages)
        answer = await ask(request, question, asked.where, before)
        encoder = desk.assistant().library.encoder
        prompt, completion = await run_sync(encoder.count_tokens, [answer.question, answer.answer])
        usage = {"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion}
        head = {"id": f"chatcmpl-{uuid.uuid4().hex}", "created": int(time.time()), "model": MODEL}
        notes = marked(answer, f"{request.base_url}".rstrip("/") + PREFIX)
        if asked.stream:
            more = {"usage": usage} if asked.stream_options and asked.stream_options.include_usage else {}
            chunks = _chunks({**head, "object": "chat.completion.chunk"}, answer, notes, more)
            return StreamingResponse(chunks, media_type="text/event-stream", headers={"cache-control": "no-store"})
        message = {"role": "assistant", "content": answer.answer, "refusal": None, "annotations": notes}
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
        whole = {**head, "object": "chat.completion", "choices": [choice], "usage": usage}
        return JSONResponse({**whole, MODEL: answer.to_dict()})

    return routes


def marked(answer: Answer, address: str) -> list[dict[str, Any]]:
    """Return a `url_citation` for each mark of an answer; `address` is where `/v1` is."""
    cited = {citation.n: citation for citation in answer.citations}
    return [
        {
            "type": "url_citation",
            "url_citation": {
                "start_index": mark.start,
                "end_index": mark.end,
                "title": cited[mark.n].title,
                "url": _address(cited[mark.n], address),
            },
        }
        for line in lines(answer.answer, answer.citations)
        for mark in line.marks
    ]


def _address(citation: Citation, address: str) -> str:
    place = {name: getattr(citation, name) for name in ("article_id", "revision", "start", "end")}
    return f"{address}/citations?{urlencode(place)}"


def _questions(messages: Sequence[Message]) -> list[str]:
    """What the user asked, the last one the question."""
    asked = [message.content or "" for message in messages if message.role == "user"]
    if not asked:
        raise QuestionError('there is no message of the user, the last of which is asked; send one with role "user"')
    if any(part.type != "text" for part in asked[-1] if isinstance(part, Part)):
        raise QuestionError("the question has a part that is not text; only text can be asked")
    texts = (one if isinstance(one, str) else "\n".join(part.text for part in one) for one in asked)
    # JSON can spell half of a character, which no answer could repeat.
    return [text.encode(errors="replace").decode() for text in texts]


def _chunks(head: dict[str, Any], answer: Answer, notes: list[dict[str, Any]], usage: dict[str, Any]) -> Iterator[str]:
    def chunk(choices: list[dict[str, Any]], **more: Any) -> str:
        return f"data: {json.dumps({**head, 'choices': choices, **more})}\n\n"

    def choice(delta: dict[str, Any], reason: str | None = None) -> list[dict[str, Any]]:
        return [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": reason}]

    unknown = {name: None for name in usage}
    yield chunk(choice({"role": "assistant", "content": ""}), **unknown)
    for line in answer.answer.splitlines(keepends=True):
        yield chunk(choice({"content": line}), **unknown)
    yield chunk(choice({"annotations": notes}, "stop"), **unknown, **{MODEL: answer.to_dict()})
    if usage:
        yield chunk([], **usage)
    yield "data: [DONE]\n\n"


def _no_model(name: str) -> Response:
    return refusal(404, f"there is no model {name[:100]!r} here; ask {MODEL!r}", "model_not_found")
