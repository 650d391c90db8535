"""A server with a real library behind it, for the tests of what other programs see."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import openai
import pytest

import qa.users
from qa.library import Library
from qa.users import Users
from tests.browser_fake import FakeAssistant
from tests.browser_server import running
from tests.review_fake import review_assistant

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

# Gradio's queue counts its events with pandas in a way that pandas gives up.
GRADIO = [
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


def error(response: httpx.Response) -> Any:
    """The line of an error in the documented form."""
    found = response.json()["error"]
    assert set(found) == {"message", "type", "param", "code"}
    assert "\n" not in found["message"]
    return found["message"]


@contextmanager
def closed(folder: Path) -> Iterator[House]:
    """There is a user, noor."""
    cost, qa.users.COST = qa.users.COST, 16
    with house(folder) as one:
        one.users.add("noor", "correct horse")
        yield one
    qa.users.COST = cost
