"""Shared by all tests: no socket but loopback, none of the user's settings, the real encoder, the seeded library."""

from __future__ import annotations

import errno
import functools
import gc
import json
import os
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import hypothesis
import pytest

import qa.articles
from qa.articles import ArticleReader
from qa.types import Draft

ROOT = Path(__file__).parent.parent
Read = Callable[[str, object], list[Draft]]
ReadOne = Callable[[str, object], Draft]

# What the imports of the tests make stays: looking through it for what could be given back takes half of their time.
gc.disable()
# A busy machine may take its time.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")
# Each call of `httpx.get` makes a context for TLS, which no test speaks and which takes longer than most requests.
httpx._transports.default.create_ssl_context = functools.cache(httpx.create_ssl_context)

for name in [name for name in os.environ if name.startswith("MAQAL_") and name != "MAQAL_CACHE"]:
    del os.environ[name]
os.environ["HF_HUB_OFFLINE"] = "1"
_connect = socket.socket.connect
_article_reader, _lending = ArticleReader(), threading.Lock()


@contextmanager
def _lent() -> Iterator[ArticleReader]:
    """The child process that reads files, one for all libraries: its start takes longer than most tests."""
    if not _lending.acquire(blocking=False):
        with ArticleReader() as another:
            yield another
        return
    try:
        yield _article_reader
    finally:
        _lending.release()


def pytest_collection_finish() -> None:
    # The tests of the reader have imported the real one by now; the library imports it where it adds.
    qa.articles.ArticleReader = _lent  # type: ignore[assignment,misc]
    gc.enable()
    gc.freeze()


def pytest_sessionfinish() -> None:
    _article_reader.close()


def full(*_: object, **__: object) -> None:
    """In the place of what writes to a disk."""
    raise OSError(errno.ENOSPC, "No space left on device")


def _loopback_only(self: socket.socket, address: Any) -> None:
    host = address[0] if isinstance(address, tuple) else ""
    if self.family != socket.AF_UNIX and not (host == "localhost" or host == "::1" or host.startswith("127.")):
        raise AssertionError(f"a test tried to reach {address}")
    _connect(self, address)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in the product may need a host that is not this machine."""
    monkeypatch.setattr(socket.socket, "connect", _loopback_only)


@pytest.fixture(scope="session")
def encoder() -> Any:
    """The packaged encoder, loaded once."""
    from embeddings.encoder import SentenceTransformerEncoder

    return SentenceTransformerEncoder()


@pytest.fixture(scope="session")
def seeded(encoder: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """An assistant over a library with the articles of seeds/."""
    from qa.assistant import Assistant
    from qa.library import Library
    from qa.reader import load_reader
    from qa.settings import Settings

    folder = tmp_path_factory.mktemp("library")
    with Library.open(folder, encoder) as library:
        library.add([ROOT / "seeds" / "articles"])
        yield Assistant(library, encoder, load_reader("packaged"), Settings(folder))


@pytest.fixture(scope="session")
def reader() -> Iterator[ArticleReader]:
    """Of article files."""
    with ArticleReader() as reader:
        yield reader


@pytest.fixture
def read(reader: ArticleReader, tmp_path: Path) -> Read:
    """What is read of a file by its name and content: bytes, a text, or anything else as JSON."""

    def read(name: str, content: object) -> list[Draft]:
        if not isinstance(content, bytes | str):
            content = json.dumps(content, ensure_ascii=False)
        (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
        return reader.read(tmp_path / name)

    return read


@pytest.fixture
def read_one(read: Read) -> ReadOne:
    """The same of a file that holds one article."""

    def read_one(name: str, content: object) -> Draft:
        (draft,) = read(name, content)
        return draft

    return read_one


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """Debian's Chromium, driven by Playwright; ended with the module, as its event loop is in the way of others."""
    from playwright.sync_api import sync_playwright

    from tests.browser_server import LAUNCH

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**LAUNCH)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def assistant() -> Any:
    """One without models."""
    from tests.browser_fake import fake_assistant

    return fake_assistant()


@pytest.fixture(scope="module")
def address(assistant: Any) -> Iterator[str]:
    """Of a server over the module's assistant."""
    from tests.browser_server import running

    with running(lambda: assistant) as address:
        yield address


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """In which nothing of another is left, and any request to another host is a failure."""
    from tests.browser_tools import watched

    with watched(chromium) as page:
        yield page


@pytest.fixture(scope="module")
def open_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A server over a real library, where nobody logs in."""
    from tests.api_tools import house

    with house(tmp_path_factory.mktemp("open")) as one:
        yield one


@pytest.fixture(scope="module")
def closed_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The same with a user, noor."""
    from tests.api_tools import closed

    with closed(tmp_path_factory.mktemp("closed")) as one:
        yield one
