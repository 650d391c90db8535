"""For other programs: HTTP under /v1, and what they are told when it cannot be answered."""

from __future__ import annotations

import contextlib
import json
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient

from qa.api.v1 import v1
from qa.errors import LibraryError
from qa.serving.desk import Desk
from qa.types import Answer
from tests.api_tools import GRADIO, House, error
from tests.browser_fake import ENGLISH, FakeAssistant, Slow, fake_assistant
from tests.browser_server import running
from tests.conftest import ROOT
from tests.review_fake import QUESTION, put

pytestmark = GRADIO


def test_ask_gives_the_answer_as_python_has_it(open_house: House) -> None:
    answer = httpx.post(f"{open_house.url}/v1/ask", json={"question": QUESTION})
    assert answer.json() == json.loads(json.dumps(open_house.assistant.ask(QUESTION).to_dict()))
    assert len(answer.json()["citations"]) == 3
    kept = httpx.post(f"{open_house.url}/v1/ask", json={"question": QUESTION, "where": {"languages": ["zh"]}})
    assert [one["language"] for one in kept.json()["citations"]] == ["zh"]
    assert kept.json()["where"] == {"published_from": None, "published_to": None, "sources": [], "languages": ["zh"]}


def test_search_gives_exact_sentences_nearest_first(open_house: House) -> None:
    found = open_house.get("/v1/search", q="hotels near the river", limit=4).json()["results"]
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
        (400, "/v1/search", {"q": "x", "limit": 0}),
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


def test_what_cannot_be_read_now_is_not_told_to_be_nowhere(monkeypatch: pytest.MonkeyPatch, open_house: House) -> None:
    """A program that forgets citations of what is gone must not forget them for a disk that fails."""

    def fail(*_: Any) -> None:
        raise LibraryError("the disk cannot be read")

    (cited, *_) = open_house.assistant.ask(QUESTION).citations
    monkeypatch.setattr(open_house.library, "article", fail)
    place = {"article_id": cited.article_id, "revision": 1, "start": 0, "end": 4}
    for path, given in ((f"/v1/articles/{cited.article_id}", {}), ("/v1/citations", place)):
        assert open_house.get(path, **given).status_code == 503


@pytest.mark.parametrize("revision", [0, -1, 9, 2**63, 10**30])
def test_a_revision_that_an_article_does_not_have_is_not_there(open_house: House, revision: int) -> None:
    (cited, *_) = open_house.assistant.ask(QUESTION).citations
    place = {"article_id": cited.article_id, "revision": revision, "start": 0, "end": 4}
    for path, given in ((f"/v1/articles/{cited.article_id}", {"revision": revision}), ("/v1/citations", place)):
        answer = open_house.get(path, **given)
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
    assert (told["/v1/ask"].status_code, error(told["/v1/ask"])) == (503, "the server is stopping")
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


def test_questions_of_those_who_hung_up_are_not_asked() -> None:
    """A client that gives up and asks again must not fill the line with what nobody waits for."""
    asked: list[str] = []
    go_on = threading.Event()

    class Slow(FakeAssistant):
        def ask(self, question: str, where: Any = None, before: Any = (), **_: Any) -> Answer:
            asked.append(question)
            go_on.wait(60)
            return super().ask(question, where, before)

    with running(lambda: Slow(fake_assistant().library)) as url:
        httpx.get(f"{url}/api/state?wait=20", timeout=30)
        said = {"model": "maqal", "messages": [{"role": "user", "content": QUESTION}]}
        ways = [("/v1/ask", {"question": QUESTION}), ("/v1/chat/completions", said)]

        def hang_up(path: str, body: dict[str, Any]) -> None:
            with contextlib.suppress(httpx.ReadTimeout):
                httpx.post(url + path, json=body, timeout=httpx.Timeout(30, read=1.5))

        gone = [threading.Thread(target=hang_up, args=way) for way in (*ways[:1] * 4, *ways * 6)]
        for one in gone:
            one.start()
            time.sleep(0.05)  # the first four are begun
        for one in gone:
            one.join(60)
        time.sleep(0.5)
        go_on.set()
        assert httpx.post(f"{url}/v1/ask", json={"question": "Where?"}, timeout=60).status_code == 200
    assert asked.count(QUESTION) == 4  # those that had begun


def test_of_the_questions_before_the_last_twenty_are_read() -> None:
    class Noting(FakeAssistant):
        def ask(self, question: str, where: Any = None, before: Any = (), **more: Any) -> Answer:
            read.append(list(before))
            return super().ask(question, where)

    read: list[list[str]] = []
    with running(lambda: Noting(fake_assistant().library)) as url:
        asked = [f"Question {n}?" for n in range(30)]
        httpx.post(f"{url}/v1/ask", json={"question": QUESTION, "before": asked}, timeout=60).raise_for_status()
    assert read == [asked[10:]]


def test_whom_nobody_can_answer_soon_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four are answered at a time and some wait; whoever comes then would wait for longer than it is worth."""
    monkeypatch.setattr("qa.serving.line.MOST_WAITING", 2)
    go_on = threading.Event()
    told = []
    with running(lambda: Slow(go_on)) as url:
        httpx.get(f"{url}/api/state?wait=20", timeout=30)

        def ask() -> None:
            told.append(httpx.post(f"{url}/v1/ask", json={"question": QUESTION}, timeout=60).status_code)

        asking = [threading.Thread(target=ask) for _ in range(7)]
        for one in asking:
            one.start()
        until = time.monotonic() + 20
        while not told and time.monotonic() < until:
            time.sleep(0.05)
        assert told == [503]
        assert "ask again" in error(httpx.post(f"{url}/v1/ask", json={"question": QUESTION}, timeout=60))
        assert "ask again" in error(httpx.get(f"{url}/v1/search", params={"q": "summit"}, timeout=60))
        go_on.set()
        for one in asking:
            one.join(60)
    assert sorted(told) == [200] * 6 + [503]
