"""The real server on a free port of loopback, in a thread, for as long as a `with` block lasts."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from fastapi import FastAPI

from qa.ui.server import listen, make_app

HOST = "127.0.0.1:7860"
CHROMIUM = "/usr/bin/chromium"
LAUNCH = {
    "executable_path": CHROMIUM,
    "args": ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
}


def built(opener: Callable[[], Any], **options: Any) -> FastAPI:
    """The app of the server, for a `TestClient`; made within an event loop, as Gradio would leave one open."""

    async def build() -> FastAPI:
        return make_app(opener, **options)

    return asyncio.run(build())


@contextmanager
def running(opener: Callable[[], Any], **options: Any) -> Iterator[str]:
    """Serve the assistant that `opener` opens; give the address. `options` are those of `make_app`."""
    with listen("127.0.0.1", 0) as door:
        servers: list[uvicorn.Server] = []

        async def serve() -> None:
            config = uvicorn.Config(
                make_app(opener, **options),
                log_level="error",
                proxy_headers=False,
                timeout_graceful_shutdown=1,
            )
            servers.append(uvicorn.Server(config))
            await servers[0].serve(sockets=[door])

        thread = threading.Thread(target=asyncio.run, args=(serve(),), daemon=True)
        thread.start()
        deadline = time.monotonic() + 60
        while not (servers and servers[0].started):
            if not thread.is_alive() or time.monotonic() > deadline:
                raise RuntimeError("the server did not start")
            time.sleep(0.05)
        try:
            yield f"http://127.0.0.1:{door.getsockname()[1]}"
        finally:
            servers[0].should_exit = True
            thread.join(20)
