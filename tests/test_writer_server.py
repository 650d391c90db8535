"""A real OpenAI-compatible server on loopback, well and ill; and what is refused before anything is asked."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, RedirectResponse, StreamingResponse

from qa.errors import SettingsError, WriterError
from qa.writing.models import load_writer
from qa.writing.prompt import Prompt
from qa.writing.server import ServerModel
from qa.writing.waiting import Cut

PROMPT = Prompt("Where?", "en", ("The meeting is in Baghdad.",))


def chunk(words: Any, reason: str | None = None) -> str:
    return event([{"index": 0, "delta": {"content": words}, "finish_reason": reason}])


def event(choices: Any) -> str:
    body = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": choices}
    return f"data: {json.dumps(body)}\n\n"


def stream(kind: str) -> Iterator[str]:
    yield chunk("In Bagh")
    if kind == "hangs":
        time.sleep(2)
    if kind == "dies":
        return
    if kind == "garbage":
        yield "data: {\x00 no json\n\n"
    while kind == "endless":
        yield chunk("dad and ")
        time.sleep(0.01)
    if kind == "odd":
        yield event(None)
        yield event([{"index": 0, "delta": None}])
        yield event([{"index": 0, "delta": {"reasoning_content": "Hm."}}])
        yield chunk(5)
        yield chunk([{"type": "thinking", "thinking": "Hm."}, {"type": "text", "text": "dad"}, None])
        yield chunk(" [1].")
        yield event([{"index": 0, "finish_reason": "stop"}])
        return
    yield chunk("dad [1].", "length" if kind == "limit" else "stop")
    yield "data: [DONE]\n\n"


def make_app(kind: str, asked: list[Any]) -> FastAPI:
    app = FastAPI()

    @app.get("/v1/models")
    def models() -> Any:
        listed = [] if kind == "empty" else [{"id": "some-model", "object": "model", "created": 1, "owned_by": "me"}]
        return {"object": "list", "data": listed}

    @app.post("/v1/chat/completions")
    async def complete(request: Request) -> Any:
        asked.append(await request.json())
        if kind == "500":
            return JSONResponse({"error": {"message": "out of memory"}}, 500)
        if kind == "elsewhere":
            return RedirectResponse("http://192.0.2.1/v1/chat/completions", 307)

        return StreamingResponse(stream(kind), media_type="text/event-stream")

    return app


@contextmanager
def running(kind: str) -> Iterator[tuple[str, list[Any]]]:
    asked: list[Any] = []
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(make_app(kind, asked), log_level="critical", timeout_graceful_shutdown=0))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/v1", asked
    finally:
        server.should_exit = True
        thread.join(5)


def test_a_server_on_this_machine_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    """It gets the sentences and the language; no proxy of the environment comes between."""
    monkeypatch.setenv("HTTP_PROXY", "http://192.0.2.1:1")
    monkeypatch.setenv("http_proxy", "http://192.0.2.1:1")
    with running("well") as (address, asked):
        model = load_writer(address)
        assert model is not None
        assert "".join(model.generate(PROMPT, lambda: False)) == "In Baghdad [1]."
        assert model.name == f"some-model at {address}"
        assert "".join(ServerModel(address, "mine").generate(PROMPT, lambda: False)) == "In Baghdad [1]."
    assert [one["model"] for one in asked] == ["some-model", "mine"]
    assert "[1] The meeting is in Baghdad." in asked[0]["messages"][1]["content"]


def test_what_is_no_text_is_skipped() -> None:
    with running("odd") as (address, _):
        assert "".join(ServerModel(address).generate(PROMPT, lambda: False)) == "In Baghdad [1]."


def test_an_answer_that_its_limit_cut_is_told_from_a_whole_one() -> None:
    with running("limit") as (address, _):
        pieces = ServerModel(address).generate(PROMPT, lambda: False)
        assert [next(pieces), next(pieces)] == ["In Bagh", "dad [1]."]
        with pytest.raises(Cut):
            next(pieces)


@pytest.mark.parametrize("begin", [b"", b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: wait\n\n"])
@pytest.mark.parametrize("stops", [True, False])
def test_a_server_that_says_nothing_is_left_at_once(begin: bytes, stops: bool) -> None:
    """Whoever stops or gives up leaves neither a connection, which would keep the server writing, nor a thread."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/v1"
        pieces = ServerModel(address, "m", whole=60 if stops else 0.3).generate(PROMPT, lambda: stops and bool(heard))
        heard: list[bytes] = []

        def serve() -> None:
            with listener.accept()[0] as connection, suppress(ConnectionResetError):
                connection.sendall(begin)
                while piece := connection.recv(65_536):  # the question, then the end
                    heard.append(piece)

        server = threading.Thread(target=serve, daemon=True)
        server.start()
        with nullcontext() if stops else pytest.raises(WriterError, match="did not answer within"):
            assert list(pieces) == []
        server.join(2)
        assert heard
        assert not server.is_alive()
    for thread in threading.enumerate():
        if thread.name == "writer":
            thread.join(2)
            assert not thread.is_alive()


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("hangs", "did not answer within"),
        ("dies", "broke off"),
        ("500", "answered 500"),
        ("garbage", "broke off"),
        ("empty", "lists no model"),
        ("elsewhere", "answered 307"),
    ],
)
def test_an_ill_server_is_told_in_one_line(kind: str, message: str) -> None:
    """And soon: a server that hangs is not waited for."""
    with running(kind) as (address, _):
        patience = 0.5 if kind == "hangs" else 5
        started = time.monotonic()
        with pytest.raises(WriterError, match=message) as caught:
            list(ServerModel(address, first=patience, whole=2 * patience).generate(PROMPT, lambda: False))
        assert time.monotonic() - started < 4 * patience
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 240


def test_who_stops_does_not_wait_for_an_endless_answer() -> None:
    with running("endless") as (address, _):
        heard: list[str] = []
        for piece in ServerModel(address).generate(PROMPT, lambda: len(heard) > 5):
            heard.append(piece)
        assert 5 < len(heard) < 50


def test_no_server_is_told_in_one_line() -> None:
    with pytest.raises(WriterError, match="no writer's server at http://127.0.0.1:9/v1; start it"):
        list(ServerModel("http://127.0.0.1:9/v1", "m").generate(PROMPT, lambda: False))


@pytest.mark.parametrize(
    "address",
    [
        "http://api.example.org/v1",
        "https://192.0.2.7:8080/v1",
        "http://localhost.example.org/v1",
        "http://127.0.0.1@192.0.2.7/v1",
        "http://127.0.0.1.example.org/v1",
        "http://0.0.0.0:8080/v1",
        "http:///v1",
        "http://[::1/v1",
    ],
)
def test_an_address_beyond_this_machine_is_refused(address: str) -> None:
    """Nothing may leave the machine, whatever the setting says."""
    with pytest.raises(WriterError, match="nothing may leave the machine"):
        load_writer(address)


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/v1", "http://localhost:1/v1", "http://[::1]:1/v1"])
def test_every_name_of_this_machine_is_taken(address: str) -> None:
    assert load_writer(address) is not None


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("nothing/there.gguf", "no model file nothing/there.gguf"),
        ("nothing-there", "no writer 'nothing-there'; give `quote`"),
        ("a" * 300, "no writer 'a{60}'; give `quote`"),  # which can be no path
        (str(Path(__file__).parent), "no config.json"),
    ],
)
def test_a_model_that_is_not_there_is_told_in_one_line(setting: str, message: str) -> None:
    with pytest.raises((WriterError, SettingsError), match=message) as caught:
        load_writer(setting)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("module", "extra"), [("openai", "openai"), ("xllamacpp", "gguf")])
def test_what_is_not_installed_names_its_extra(
    module: str, extra: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(__import__("sys").modules, module, None)
    model = tmp_path / "some.gguf"
    model.write_bytes(b"GGUF")
    with pytest.raises(WriterError, match=rf"pip install --editable '.*\[{extra}\]'"):
        load_writer(str(model) if extra == "gguf" else "http://127.0.0.1:1/v1")


def test_quoting_needs_no_model() -> None:
    assert load_writer("quote") is None


def test_a_password_in_the_address_is_shown_to_nobody() -> None:
    writer = ServerModel("http://noor:s3cret@127.0.0.1:9/v1", "m")
    assert writer.name == "m at http://127.0.0.1:9/v1"
