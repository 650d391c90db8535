"""For other programs: a question that comes while the models load waits for them."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.api_tools import GRADIO, error
from tests.browser_server import running
from tests.review_fake import QUESTION, review_assistant

pytestmark = GRADIO

CHAT = {"model": "maqal", "messages": [{"role": "user", "content": QUESTION}]}
WAYS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("POST", "/v1/ask", {"json": {"question": QUESTION}}),
    ("POST", "/v1/chat/completions", {"json": CHAT}),
    ("GET", "/v1/search", {"params": {"q": "أين الاجتماع؟"}}),
    ("GET", "/v1/articles", {}),
)


@pytest.fixture
def loading(tmp_path: Path) -> Iterator[tuple[str, threading.Event]]:
    """A server whose models are loaded when the event is set."""
    go_on = threading.Event()

    def slow() -> Any:
        go_on.wait(60)
        return review_assistant(tmp_path)

    with running(slow) as url:
        yield url, go_on
        go_on.set()


def test_a_question_waits_for_the_models(loading: tuple[str, threading.Event]) -> None:
    url, go_on = loading
    told: dict[str, httpx.Response] = {}

    def ask(method: str, path: str, given: dict[str, Any]) -> None:
        told[path] = httpx.request(method, url + path, timeout=60, **given)

    asking = [threading.Thread(target=ask, args=way) for way in WAYS]
    for one in asking:
        one.start()
    time.sleep(1)
    assert told == {}
    bad = httpx.post(f"{url}/v1/ask", json={"question": QUESTION, "where": {"published_from": "May"}})
    assert bad.status_code == 400  # what is wrong anyhow is told at once
    go_on.set()
    for one in asking:
        one.join(60)
    assert {path: answer.status_code for path, answer in told.items()} == {path: 200 for _, path, _ in WAYS}


def test_after_a_time_it_is_told_to_come_again(
    loading: tuple[str, threading.Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.api.v1.PATIENCE", 0.5)
    url, _ = loading
    for method, path, given in WAYS:
        began = time.monotonic()
        answer = httpx.request(method, url + path, timeout=60, **given)
        assert time.monotonic() - began > 0.4
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
        assert error(answer).startswith("loading")


def test_who_has_gone_waits_no_longer_and_too_many_are_told_at_once(
    loading: tuple[str, threading.Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.serving.line.AT_ONCE", 0)
    monkeypatch.setattr("qa.serving.line.MOST_WAITING", 1)
    url, go_on = loading

    def ask(seconds: float) -> httpx.Response:
        return httpx.post(f"{url}/v1/ask", json={"question": QUESTION}, timeout=httpx.Timeout(30, read=seconds))

    for _ in range(2):  # each takes the one place, and leaves it
        with pytest.raises(httpx.ReadTimeout):
            ask(1)
        time.sleep(1)
    waiting = threading.Thread(target=ask, args=(60,))
    waiting.start()
    time.sleep(1)
    assert "too many" in error(ask(20))
    go_on.set()
    waiting.join(60)


@pytest.mark.parametrize(
    ("count", "method", "path", "given"),
    [
        (44, "GET", "/api/state?wait=25", {}),
        (90, "POST", "/api/ask", {"json": {"question": QUESTION}}),
        (44, *WAYS[0]),
    ],
)
def test_who_waits_for_the_models_keeps_nobody_from_the_pages_files(
    loading: tuple[str, threading.Event], count: int, method: str, path: str, given: dict[str, Any]
) -> None:
    """There are 40 threads for files."""
    url, go_on = loading
    told: list[int] = []

    def wait() -> None:
        told.append(httpx.request(method, url + path, timeout=60, **given).status_code)

    waiting = [threading.Thread(target=wait) for _ in range(count)]
    for one in waiting:
        one.start()
    time.sleep(1)
    assert told == []
    began = time.monotonic()
    assert httpx.get(f"{url}/maqal/main.js", timeout=60).status_code == 200
    assert time.monotonic() - began < 1
    go_on.set()
    for one in waiting:
        one.join(60)
    assert told == [200] * len(waiting)
