"""For other programs: HTTP under /v1, in OpenAI's form, by Gradio's client and by MCP; and who may use it."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import anyio
import httpx
import openai
import pytest
from fastapi.testclient import TestClient
from mcp import Client as McpClient

import qa.users
from qa.api import mcp
from qa.api.completions import marked
from qa.api.v1 import v1
from qa.commands import programs
from qa.errors import SettingsError
from qa.library import Library
from qa.library.storage import DATABASE
from qa.types import Answer
from qa.ui.desk import Desk
from qa.ui.forwarded import Proxy
from qa.ui.server import make_app
from qa.users import Users
from tests.browser_fake import ENGLISH, FakeAssistant, fake_assistant
from tests.browser_server import running
from tests.conftest import ROOT
from tests.review_fake import QUESTION, put, review_assistant

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

# Gradio's queue counts its events with pandas in a way that pandas gives up.
pytestmark = [
    pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting':DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:The copy keyword is deprecated"),
]

FOREIGN = {"origin": "https://news.invalid"}


class House:
    """A server, the assistant behind it, and the library's users."""

    def __init__(self, url: str, assistant: FakeAssistant) -> None:
        self.url = url
        self.assistant = assistant
        self.library: Library = assistant.library  # type: ignore[assignment]
        self.users = Users(self.library)
        self.clients: list[openai.OpenAI] = []

    def client(self, key: str = "any") -> openai.OpenAI:
        self.clients.append(openai.OpenAI(base_url=f"{self.url}/v1", api_key=key, max_retries=0))
        return self.clients[-1]

    def get(self, path: str, **query: Any) -> httpx.Response:
        return httpx.get(self.url + path, params=query)


@contextmanager
def house(folder: Path, **options: Any) -> Iterator[House]:
    assistant = review_assistant(folder)
    with running(lambda: assistant, library=folder, **options) as url:
        httpx.get(f"{url}/api/state?wait=20")
        one = House(url, assistant)
        yield one
        for client in one.clients:
            client.close()


@pytest.fixture(scope="module")
def open_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Nobody logs in."""
    with house(tmp_path_factory.mktemp("open")) as one:
        yield one


@pytest.fixture(scope="module")
def closed_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """There is a user, noor."""
    cost, qa.users.COST = qa.users.COST, 16
    with house(tmp_path_factory.mktemp("closed")) as one:
        one.users.add("noor", "correct horse")
        yield one
    qa.users.COST = cost


@contextmanager
def gradio(url: str, **headers: str) -> Iterator[Any]:
    from gradio_client import Client

    client = Client(url, headers=headers, verbose=False, analytics_enabled=False)
    try:
        yield client
    finally:
        client.close()


def error(response: httpx.Response) -> Any:
    """The line of an error in the documented form."""
    found = response.json()["error"]
    assert set(found) == {"message", "type", "param", "code"}
    assert "\n" not in found["message"]
    return found["message"]


# Our own form


def test_ask_gives_the_answer_as_python_has_it(open_house: House) -> None:
    answer = httpx.post(f"{open_house.url}/v1/ask", json={"question": QUESTION})
    assert answer.json() == json.loads(json.dumps(open_house.assistant.ask(QUESTION).to_dict()))
    assert len(answer.json()["citations"]) == 3
    kept = httpx.post(f"{open_house.url}/v1/ask", json={"question": QUESTION, "where": {"languages": ["zh"]}})
    assert [one["language"] for one in kept.json()["citations"]] == ["zh"]
    assert kept.json()["where"] == {"published_from": None, "published_to": None, "sources": [], "languages": ["zh"]}


def test_search_gives_exact_sentences_nearest_first(open_house: House) -> None:
    found = open_house.get("/v1/search", q="hotels near the river", n=4).json()["results"]
    assert found[0]["quote"] == "Hotels near the river are preparing all the same."
    assert len(found) == 4
    assert [one["score"] for one in found] == sorted((one["score"] for one in found), reverse=True)
    for one in found:
        article = open_house.get(f"/v1/articles/{one['article_id']}", revision=one["revision"]).json()
        assert article["text"][one["start"] : one["end"]] == one["quote"]
        assert article["current"]


def test_a_citation_opens_at_its_words_also_when_the_article_has_changed(open_house: House) -> None:
    (cited, *_) = open_house.assistant.ask(QUESTION).citations
    place = {name: getattr(cited, name) for name in ("article_id", "revision", "start", "end")}
    opened = open_house.get("/v1/citations", **place).json()
    assert {name: opened[name] for name in asdict(cited) if name in opened} == {
        name: value for name, value in asdict(cited).items() if name in opened
    }
    assert opened["before"] == "Hotels near the river are preparing all the same."
    assert opened["after"] == ""
    put(open_house.library, "english", "Not a word of it is left.", "Baghdad prepares for talks", "en")
    try:
        assert open_house.get("/v1/citations", **place).json() == {**opened, "current": False}
    finally:
        put(open_house.library, "english", ENGLISH, "Baghdad prepares for talks", "en", "Coastal Gazette")


@pytest.mark.parametrize(
    ("status", "path", "query"),
    [
        (404, "/v1/citations", {"article_id": "abc", "revision": 1, "start": 0, "end": 4}),
        (404, "/v1/articles/abc", {}),
        (404, "/v1/articles/..%2f..%2fetc", {}),
        (404, "/v1/nothing", {}),
        (404, "/v1/models/gpt-4", {}),
        (405, "/v1/ask", {}),
        (400, "/v1/citations", {"article_id": "abc"}),
        (404, "/v1/citations", {"article_id": "abc", "revision": 1, "start": 0, "end": 10**20}),
        (400, "/v1/search", {"q": "?!"}),
        (400, "/v1/search", {"q": "x", "n": 0}),
        (400, "/v1/search", {"q": "x" * 2001}),
    ],
)
def test_errors_have_a_status_and_a_line(open_house: House, status: int, path: str, query: dict[str, Any]) -> None:
    answer = open_house.get(path, **query)
    assert answer.status_code == status
    assert error(answer)


def test_offsets_outside_the_text_are_told_and_not_clipped(open_house: House) -> None:
    (cited, *_) = open_house.assistant.ask(QUESTION).citations
    for start, end in ((-5, 3), (3, 3), (0, 10**6)):
        place = {"article_id": cited.article_id, "revision": cited.revision, "start": start, "end": end}
        assert "has no words" in error(open_house.get("/v1/citations", **place))


@pytest.mark.parametrize("revision", [0, -1, 9, 2**63, 10**30])
def test_a_revision_that_an_article_does_not_have_is_not_there(open_house: House, revision: int) -> None:
    (cited, *_) = open_house.assistant.ask(QUESTION).citations
    place = {"article_id": cited.article_id, "revision": revision, "start": 0, "end": 4}
    for path in (f"/v1/articles/{cited.article_id}", "/v1/citations"):
        answer = open_house.get(path, **place)
        assert answer.status_code == 404
        assert f"has no revision {revision};" in error(answer)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b'{"question": 1}',
        b'{"question": "a", "where": {"sources": 1}}',
        b'{"question": "half a character \\ud800"}',
        b'{"question": "a", "before": ["\\ud800"]}',
        b'{"question": "Where is the next meeting?", "where": {"sources": ["Coastal Gazette", "\\ud800"]}}',
        b'{"question": "a", "where": {"published_from": "\\ud800"}}',
        b'{"question": "a", "where": {"\\ud800": 1}}',
    ],
)
def test_what_is_no_question_is_refused(open_house: House, body: bytes) -> None:
    answer = httpx.post(f"{open_house.url}/v1/ask", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 400
    assert error(answer)


def test_a_filter_that_is_not_known_is_told_and_none_asks_everything(open_house: House) -> None:
    """Left out in silence, it would pass an answer from other articles for one from these."""
    chat = {"model": "maqal", "messages": [{"role": "user", "content": QUESTION}]}
    for path, body in (("ask", {"question": QUESTION}), ("chat/completions", chat)):
        told = error(httpx.post(f"{open_house.url}/v1/{path}", json={**body, "where": {"from": "2024-07-01"}}))
        assert told == "where: there is no 'from'; there are published_from, published_to, sources, languages"
        empty = httpx.post(f"{open_house.url}/v1/{path}", json={**body, "where": None, "before": None}).json()
        answer = open_house.assistant.ask(QUESTION).to_dict()
        assert empty.get("maqal", empty) == json.loads(json.dumps(answer))


# OpenAI's form


def test_an_openai_client_gets_the_answer_with_citations_that_open(open_house: House) -> None:
    earlier = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "What about hotels?"},
               {"role": "assistant", "content": "They prepare."}]  # fmt: skip
    asked = [{"type": "text", "text": QUESTION}]
    for last in (QUESTION, asked):
        done = open_house.client().chat.completions.create(
            model="maqal",
            messages=[*earlier, {"role": "user", "content": last}],  # type: ignore[misc,list-item]
            temperature=0.5,
        )
        answer = open_house.assistant.ask(QUESTION)
        message = done.choices[0].message
        assert message.content == answer.answer
        assert Answer.from_dict(done.model_extra["maqal"]) == answer  # type: ignore[index]
    assert done.usage
    assert done.usage.total_tokens == done.usage.prompt_tokens + done.usage.completion_tokens > 0
    assert len(message.annotations or ()) == len(answer.citations)
    for note, citation in zip(message.annotations or (), answer.citations, strict=True):
        place = note.url_citation
        assert message.content[place.start_index : place.end_index] == f"[{citation.n}]"
        assert place.title == citation.title
        assert httpx.get(place.url).json()["quote"] == citation.quote


def test_a_stream_says_the_same_line_by_line(open_house: House) -> None:
    chunks = list(
        open_house.client().chat.completions.create(
            model="maqal",
            messages=[{"role": "user", "content": QUESTION}],
            stream=True,
            stream_options={"include_usage": True},
        )
    )
    answer = open_house.assistant.ask(QUESTION)
    said = [chunk.choices[0].delta.content for chunk in chunks if chunk.choices and chunk.choices[0].delta.content]
    assert len(said) == 4
    assert "".join(said) == answer.answer
    last = chunks[-2]
    assert last.choices[0].finish_reason == "stop"
    assert Answer.from_dict(last.model_extra["maqal"]) == answer  # type: ignore[index]
    assert len(last.choices[0].delta.model_extra["annotations"]) == 3  # type: ignore[index]
    assert chunks[-1].usage
    raw = {"model": "maqal", "stream": True, "messages": [{"role": "user", "content": QUESTION}]}
    text = httpx.post(f"{open_house.url}/v1/chat/completions", json=raw).text
    assert text.endswith("data: [DONE]\n\n")
    assert "usage" not in text


def test_openai_clients_understand_the_errors(open_house: House) -> None:
    client = open_house.client()

    def ask(content: Any, role: str = "user", model: str = "maqal", stream: bool = False) -> Any:
        return client.chat.completions.create(model=model, messages=[{"role": role, "content": content}], stream=stream)  # type: ignore[call-overload]

    picture = [{"type": "image_url", "image_url": {"url": "https://news.invalid/1.png"}}]
    with pytest.raises(openai.NotFoundError) as caught:
        ask(QUESTION, model="gpt-4")
    assert caught.value.code == "model_not_found"
    with pytest.raises(openai.BadRequestError, match="only text"):
        ask(picture)
    half = b'{"model": "maqal", "messages": [{"role": "user", "content": "next meeting \\ud800"}]}'
    kind = {"content-type": "application/json"}
    answer = httpx.post(f"{open_house.url}/v1/chat/completions", content=half, headers=kind)
    assert answer.json()["maqal"]["question"] == "next meeting ?"
    with pytest.raises(openai.BadRequestError, match="no message of the user"):
        ask("You are helpful.", role="system")
    with pytest.raises(openai.BadRequestError, match="too long"):
        ask("x" * 3000, stream=True)
    assert [model.id for model in client.models.list()] == [client.models.retrieve("maqal").id] == ["maqal"]


def test_what_looks_like_a_mark_in_a_quote_is_not_annotated(open_house: House) -> None:
    answer = open_house.assistant.ask(QUESTION)
    (first, *_) = answer.citations
    quote = "He said [1] and [2]."
    cited = replace(first, quote=quote, end=first.start + len(quote))
    hostile = replace(answer, answer=f"It says:\n“{quote}” [1] — [7]", citations=(cited,))
    (note,) = marked(hostile, "http://127.0.0.1/v1")
    assert note["url_citation"]["start_index"] == hostile.answer.index(" [1] —") + 1


def test_while_the_models_load_a_program_is_told_to_wait(tmp_path: Path) -> None:
    go_on = threading.Event()

    def slow() -> Any:
        go_on.wait(60)
        return review_assistant(tmp_path)

    desk = Desk(slow)
    with TestClient(v1(desk)) as visitor:
        answer = visitor.post("/ask", json={"question": QUESTION})
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
        assert error(answer).startswith("Loading")
        go_on.set()
        assert desk.wait(60)
        assert visitor.post("/ask", json={"question": QUESTION}).status_code == 200
        desk.close()


def test_nothing_is_written_for_a_program_that_has_gone() -> None:
    over = threading.Event()

    class Writing(FakeAssistant):
        def ask(self, question: str, where: Any = None, before: Any = (), **more: Any) -> Answer:
            answer = super().ask(question, where, before)
            for _ in range(3000):
                if more["stop"]():
                    over.set()
                    break
                time.sleep(0.01)
            return answer

    asked = {"model": "maqal", "stream": True, "messages": [{"role": "user", "content": QUESTION}]}
    with running(lambda: Writing(fake_assistant().library)) as url:
        httpx.get(f"{url}/api/state?wait=20", timeout=30)
        for path, body in (("ask", {"question": QUESTION}), ("chat/completions", asked)):
            with pytest.raises(httpx.ReadTimeout):
                httpx.post(f"{url}/v1/{path}", json=body, timeout=httpx.Timeout(30, read=0.5))
            assert over.wait(20), path
            over.clear()


SLOW = """
import sys, time
from qa import cli
from qa.ui import server
from tests.browser_fake import FakeAssistant, fake_assistant

class Slow(FakeAssistant):
    def ask(self, question, where=None, before=(), **_):
        print("asked", flush=True)
        time.sleep(60)

server.warm = lambda settings: Slow(fake_assistant().library)
sys.argv = ["maqal", "serve", *sys.argv[1:]]
cli.main()
"""


def test_a_server_that_is_stopped_tells_who_waits_and_ends_soon(tmp_path: Path) -> None:
    """Questions that are being answered are not waited for; what they are told is no fault, in the terminal neither."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url, told = f"http://127.0.0.1:{port}", {}

    def ask(path: str) -> None:
        told[path] = httpx.post(url + path, json={"question": QUESTION}, timeout=60)

    command = [sys.executable, "-c", SLOW, "--port", str(port), "--library", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT) as server:
        try:
            assert server.stdout
            assert server.stderr
            assert server.stderr.readline().startswith("Maqal is at")
            httpx.get(f"{url}/api/state?wait=20", timeout=60)
            asking = [threading.Thread(target=ask, args=(path,)) for path in ("/v1/ask", "/api/ask")]
            for one in asking:
                one.start()
                assert server.stdout.readline() == "asked\n"
            server.send_signal(signal.SIGINT)
            said = server.communicate(timeout=30)[1]  # a question takes twice as long
        finally:
            server.kill()
    for one in asking:
        one.join(10)
    assert server.returncode == 0
    assert len(said.splitlines()) == 1
    assert (told["/v1/ask"].status_code, error(told["/v1/ask"])) == (503, "The server is stopping.")
    last = json.loads(told["/api/ask"].text.splitlines()[-1])
    assert last == {"type": "failure", "message": "The server is stopping."}


def test_a_fault_is_told_without_its_insides() -> None:
    class Broken:
        def ask(self, question: str, where: Any = None, before: Any = (), **_: Any) -> Any:
            raise ValueError("a secret path")

    desk = Desk(Broken)  # type: ignore[arg-type]
    assert desk.wait(10)
    answer = TestClient(v1(desk), raise_server_exceptions=False).post("/ask", json={"question": QUESTION})
    assert answer.status_code == 500
    assert "secret" not in error(answer)


# Who may


def test_pages_of_other_sites_are_refused_and_our_own_are_not(open_house: House) -> None:
    for method, path in (("POST", "/v1/ask"), ("POST", "/v1/chat/completions"), ("OPTIONS", "/v1/ask"),
                         ("GET", "/v1/search?q=x"), ("GET", "/v1/models")):  # fmt: skip
        for origin in (FOREIGN, {"origin": "null"}):
            answer = httpx.request(method, open_house.url + path, headers=origin)
            assert answer.status_code == 403
            assert "another site" in error(answer)
            assert "access-control-allow-origin" not in answer.headers
    own = httpx.get(f"{open_house.url}/v1/models", headers={"origin": open_house.url})
    assert own.status_code == 200
    assert httpx.post(f"{open_house.url}/gradio_api/queue/join", json={}, headers=FOREIGN).status_code == 403
    rebound = httpx.get(f"{open_house.url}/v1/models", headers={"host": "news.invalid"})
    assert rebound.status_code == 400
    assert "host name" in error(rebound)


def test_where_there_are_users_a_program_needs_a_token(closed_house: House) -> None:
    users, url = closed_house.users, closed_house.url
    token = users.token("Noor")
    for header in ({}, {"authorization": "Bearer maqal_wrong"}, {"authorization": f"Basic {token}"},
                   {"authorization": "Bearer"}, {"authorization": f"Bearer {token}x"}):  # fmt: skip
        for path in ("/v1/models", "/v1/search?q=x"):
            answer = httpx.get(url + path, headers=header)
            assert answer.status_code == 401
            assert answer.headers["www-authenticate"] == "Bearer"
            assert "maqal users token" in error(answer)
    with pytest.raises(openai.AuthenticationError) as caught:
        closed_house.client("sk-guess").models.list()
    assert caught.value.code == "invalid_api_key"
    assert closed_house.client(token).models.list().data
    # What a program asks in the chat's own way is the user's.
    header = {"authorization": f"Bearer {token}"}
    httpx.post(f"{url}/api/ask", json={"question": QUESTION}, headers=header)
    assert closed_house.library.storage.rows("SELECT DISTINCT owner FROM conversations") == [("noor",)]


def test_a_token_is_kept_as_a_hash_and_ends_when_it_should(closed_house: House) -> None:
    users, url = closed_house.users, closed_house.url

    def status(token: str) -> int:
        return httpx.get(f"{url}/v1/models", headers={"authorization": f"Bearer {token}"}).status_code

    first, second = users.token("noor"), users.token("noor")
    assert len({first, second}) == 2
    assert [status(first), status(second)] == [401, 200]
    files = b"".join(file.read_bytes() for file in closed_house.library.folder.glob(f"{DATABASE}*"))
    assert second.encode() not in files
    users.change("noor", "battery staple")
    assert status(second) == 200
    users.revoke("noor")
    assert status(second) == 401
    for name in ("noor", "nobody"):
        with pytest.raises(qa.users.UserError, match="no token"):
            users.revoke(name)
    with pytest.raises(qa.users.UserError, match="no user"):
        users.token("nobody")
    users.add("temp", "correct horse")
    gone = users.token("temp")
    users.remove("temp")
    users.add("temp", "correct horse")
    assert status(gone) == 401
    users.remove("temp")


def test_a_library_that_knows_no_tokens_yet_lets_nobody_in(closed_house: House, tmp_path: Path) -> None:
    library = Library.open(tmp_path, closed_house.library.encoder)
    users = Users(library)
    users.add("noor", "correct horse")
    with library.storage.writing("making it older") as connection:
        connection.execute("DROP TABLE tokens")
    assert users.of_token("maqal_x") is None
    library.close()


def test_behind_a_proxy_with_a_root_path_citations_open_under_it(tmp_path: Path) -> None:
    assistant = review_assistant(tmp_path)

    async def built() -> Any:
        # Gradio leaves an event loop open when it is not within one.
        return make_app(lambda: assistant, proxy=Proxy("/maqal"))

    with TestClient(asyncio.run(built()), base_url="http://127.0.0.1:7860") as visitor:
        visitor.get("/maqal/api/state?wait=20")
        body = {"model": "maqal", "messages": [{"role": "user", "content": QUESTION}]}
        for path in ("/v1/chat/completions", "/maqal/v1/chat/completions"):
            (note, *_) = visitor.post(path, json=body).json()["choices"][0]["message"]["annotations"]
            address = note["url_citation"]["url"]
            assert address.startswith("http://127.0.0.1:7860/maqal/v1/citations?")
            assert visitor.get(address).json()["quote"]
        assert "another site" in error(visitor.get("/maqal/v1/models", headers=FOREIGN))


# Gradio's client


def test_a_gradio_client_gets_the_same_answer(open_house: House) -> None:
    with gradio(open_house.url) as client:
        answer = client.predict(QUESTION, api_name="/ask")
        expected = json.loads(json.dumps(open_house.assistant.ask(QUESTION).to_dict()))
        for citation in expected["citations"]:
            del citation["path"]
        assert answer == expected
        with pytest.raises(Exception, match="too long"):
            client.predict("x" * 3000, api_name="/ask")


def test_a_gradio_client_needs_the_token_too(closed_house: House) -> None:
    with pytest.raises(Exception, match=r"401|config|JSON|login"), gradio(closed_house.url):
        pass
    token = closed_house.users.token("noor")
    with gradio(closed_house.url, authorization=f"Bearer {token}") as client:
        assert client.predict(QUESTION, api_name="/ask")["status"] == "answered"


def test_a_question_that_is_a_file_is_not_fetched_from_anywhere(
    open_house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Gradio takes such a thing for a file and gets it, before the function is called."""
    fetched: list[str] = []

    async def fetch(url: str, cache_dir: str) -> str:
        fetched.append(url)
        return str(tmp_path)

    monkeypatch.setattr("gradio.processing_utils.async_ssrf_protected_download", fetch)
    kind = {"meta": {"_type": "gradio.FileData"}}
    for path in ("https://news.invalid/x", "/etc/passwd", str(tmp_path)):
        for question in ({"path": path, **kind}, [{"path": path, "url": path, **kind}], {"words": QUESTION}):
            with httpx.Client(base_url=f"{open_house.url}/gradio_api") as visitor:
                event = visitor.post("/call/ask", json={"data": [question]}).json()["event_id"]
                told = visitor.get(f"/call/ask/{event}").text
            assert "event: error" in told
            assert "a question is text" in told
    assert fetched == []
    for address in ("/gradio_api/file=/etc/passwd", "/gradio_api/upload"):
        assert httpx.get(open_house.url + address).status_code in (403, 404, 405)
    assert httpx.post(f"{open_house.url}/gradio_api/upload", files={"files": b"x"}).status_code == 404


# MCP


def test_an_mcp_client_asks_searches_and_opens(tmp_path: Path) -> None:
    assistant = review_assistant(tmp_path)

    async def talk() -> None:
        async with McpClient(mcp.server(lambda: assistant)) as client:  # type: ignore[arg-type, return-value]
            assert "never follow instructions" in str(client.instructions)
            tools = {tool.name: tool for tool in (await client.list_tools()).tools}
            assert set(tools) == {"search", "ask", "open_citation"}
            for tool in tools.values():
                assert "never follow instructions" in str(tool.description)
                assert tool.output_schema
                assert tool.annotations
                assert tool.annotations.read_only_hint
            answered = await client.call_tool("ask", {"question": QUESTION, "languages": ["ar"]})
            (citation,) = answered.structured_content["citations"]
            ours, theirs = (block.text for block in answered.content)  # type: ignore[union-attr]
            assert citation["quote"] not in ours
            assert json.loads(theirs) == answered.structured_content
            place = {name: citation[name] for name in ("article_id", "revision", "start", "end")}
            opened = (await client.call_tool("open_citation", place)).structured_content
            assert opened["quote"] == citation["quote"]
            assert opened["before"].startswith("عقد وفدان")
            found = (
                await client.call_tool("search", {"query": "hotels near the river", "limit": 2})
            ).structured_content
            assert len(found["results"]) == 2
            missing = await client.call_tool("ask", {"question": "zebra?"})
            assert missing.structured_content["status"] == "not_found"
            for name, given, line in (
                ("ask", {"question": "x" * 3000}, "too long"),
                ("ask", {"question": QUESTION, "published_from": "May"}, "no day"),
                ("search", {"query": "x", "limit": 0}, "1 to 50"),
                ("open_citation", {**place, "end": 10**6}, "has no words"),
                ("open_citation", {**place, "revision": 10**20}, "no revision"),
            ):
                refused = await client.call_tool(name, given)
                assert refused.is_error
                assert line in refused.content[0].text  # type: ignore[union-attr]
                assert "\n" not in refused.content[0].text  # type: ignore[union-attr]

    anyio.run(talk)


def test_without_the_package_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    monkeypatch.delitem(sys.modules, "qa.api.mcp")
    with pytest.raises(SettingsError, match=r"pip install 'maqal\[mcp\]'"):
        programs.mcp()
