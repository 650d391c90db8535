"""What may wait for others is done in threads of its own: pages' files and quick addresses share 40 of the loop's."""

from __future__ import annotations

import socket
import time
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from anyio.from_thread import run_sync as on_the_loop
from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI

from qa.conversations import Conversations
from qa.errors import ArticleError, MaqalError
from qa.serving.apart import apart
from qa.serving.desk import Desk
from qa.ui import health, memory, page_picture, review, shelf, talk
from qa.ui.lines import lines
from tests.browser_fake import FakeAssistant, FakeLibrary, fake_assistant
from tests.browser_server import running

ARTICLE = {"title": "ميناء", "source": "港口报", "language": "ar"}


def shared() -> int:
    """Shared threads that are in use, asked from a thread that works for the loop."""
    return int(on_the_loop(lambda: current_default_thread_limiter().borrowed_tokens))


class Busy(FakeLibrary):
    """Whatever may take long tells from which threads it is done, and fails."""

    def __init__(self) -> None:
        super().__init__()
        self.shared: list[int] = []

    def work(self, *_: Any, **__: Any) -> Any:
        self.shared.append(shared())
        raise ArticleError("it was begun")

    correct = remove = restore = forget = check = work  # type: ignore[assignment]


class Suggesting(FakeAssistant):
    def suggestions(self, language: str) -> tuple[str, ...]:
        return self.library.work()  # type: ignore[attr-defined,no-any-return]


class Painter:
    """Paints nothing, and tells how many do at a time."""

    def __init__(self, library: Busy) -> None:
        self.library, self.now, self.most = library, 0, 0

    def __call__(self) -> Painter:
        return self

    def __enter__(self) -> Painter:
        self.now += 1
        self.most = max(self.most, self.now)
        return self

    def __exit__(self, *_: object) -> None:
        self.now -= 1

    def page(self, *_: object) -> None:
        time.sleep(0.02)
        self.library.work()


class House:
    """The pages' addresses over a library that is busy, and one article of it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.library = Busy()
        self.article_id = self.library.put("Le port ouvre demain.", "Port", "fr", name="ميناء.pdf").article_id
        self.painter = Painter(self.library)
        monkeypatch.setattr(page_picture, "page_file", lambda library, article: Path("a.pdf"))
        monkeypatch.setattr(page_picture, "ArticleReader", self.painter)
        for name in ("delete", "start"):
            monkeypatch.setattr(Conversations, name, self.library.work)
        monkeypatch.setattr("qa.ui.review._item", self.library.work)
        desk = Desk(lambda: Suggesting(self.library))  # type: ignore[arg-type,return-value]
        assert desk.wait(20)
        self.app = FastAPI()
        for router in (talk.router, memory.router, shelf.router, health.router, review.router):
            self.app.include_router(router(desk), prefix="/api")

    def ask(self, method: str, path: str, body: Any = None, count: int = 1) -> list[str]:
        """What each of so many requests at the same moment is told."""
        told: list[str] = []

        async def one(client: httpx.AsyncClient) -> None:
            try:
                told.append((await client.request(method, path.format(self.article_id), json=body)).text)
            except MaqalError as error:
                told.append(str(error))

        async def all_of_them() -> None:
            transport = httpx.ASGITransport(self.app)
            async with (
                httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client,
                anyio.create_task_group() as group,
            ):
                for _ in range(count):
                    group.start_soon(one, client)

        anyio.run(all_of_them)
        return told


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> House:
    return House(monkeypatch)


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/api/suggestions", None),
        ("GET", "/api/articles/{}/1/page?start=0&end=2", None),
        ("GET", "/api/health", None),
        ("POST", "/api/ask", {"question": "متى يفتح الميناء؟"}),
        ("PATCH", "/api/articles/{}", ARTICLE),
        ("DELETE", "/api/articles/{}", None),
        ("POST", "/api/removed/{}", None),
        ("DELETE", "/api/removed/{}", None),
        ("DELETE", "/api/removed", None),
        ("DELETE", "/api/conversations/abc", None),
        ("POST", "/api/review/undo", {"key": "हिन्दी"}),
        ("POST", "/api/review/verdicts", {"key": "ไทย", "verdict": "supports"}),
    ],
)
def test_what_waits_for_others_holds_none_of_the_shared_threads(
    house: House, method: str, path: str, body: Any
) -> None:
    (told,) = house.ask(method, path, body)
    assert house.library.shared == [0], told


def test_few_pages_of_pdfs_are_painted_at_once(house: House) -> None:
    """Each takes a process, and may take a gigabyte."""
    told = house.ask("GET", "/api/articles/{}/1/page?start=0&end=2", count=12)
    assert len(told) == len(house.library.shared) == 12
    assert house.painter.most == page_picture.AT_ONCE


def test_an_answer_that_grows_holds_none_of_the_shared_threads() -> None:
    """Files that are added, and a repair, are looked at five times a second."""

    async def told() -> list[str]:
        events = ({"shared": shared()} for _ in range(2))
        return [str(line) async for line in lines(events, "zh").body_iterator]

    assert anyio.run(told) == ['{"shared": 0}\n'] * 2


def test_of_what_is_done_apart_so_many_go_on_at_a_time_and_errors_are_told() -> None:
    now, most, done = [0], [0], []

    async def all_of_them() -> None:
        share = apart(3)

        @share
        def work(n: int, *, word: str) -> str:
            now[0] += 1
            most[0] = max(most[0], now[0])
            time.sleep(0.02)
            now[0] -= 1
            done.append(n)
            return word

        @share
        def fail() -> None:
            raise MaqalError("refused")

        async with anyio.create_task_group() as group:
            for n in range(12):
                group.start_soon(lambda n=n: work(n, word="词"))
        assert await work(12, word="מילה") == "מילה"
        with pytest.raises(MaqalError, match="refused"):
            await fail()

    anyio.run(all_of_them)
    assert most == [3]
    assert sorted(done) == list(range(13))


@pytest.mark.parametrize(
    "path", ["/api/articles/{}/1/page?start=0&end=5", "/api/health", "/v1/search?q=%D9%85%D9%8A%D9%86%D8%A7%D8%A1"]
)
def test_a_read_that_waits_is_not_done_for_who_hung_up(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    assistant = fake_assistant()
    path = path.format(assistant.library.articles()[0].article_id)
    begun: list[str] = []

    def slow(*_: object, **__: object) -> Any:
        begun.append(path)
        time.sleep(0.5)
        raise MaqalError("it was begun")

    monkeypatch.setattr(FakeLibrary, "check", slow, raising=False)
    monkeypatch.setattr(shelf, "page_data", slow)
    monkeypatch.setattr("qa.api.v1.search", slow)
    with running(lambda: assistant) as address:
        while not httpx.get(f"{address}/api/state?wait=5").json()["ready"]:
            pass
        host = address.removeprefix("http://")
        doors = [socket.create_connection((host.split(":")[0], int(host.split(":")[1]))) for _ in range(12)]
        for door in doors:
            door.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        time.sleep(0.2)
        for door in doors:
            door.close()
        time.sleep(0.1)
        httpx.get(f"{address}{path}", timeout=30)  # who is there is answered
    assert len(begun) <= 6  # those that began before, at most four at a time, and the last one
