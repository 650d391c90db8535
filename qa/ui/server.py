"""The web server: our page, its static files, its data under `api/`, `/v1` for programs, and the guard in front."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import logging
import os
import socket
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

# Read by Gradio when it is imported: nothing is counted, looked up or sent anywhere.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ.setdefault("GRADIO_RUN_HISTORY", "False")

import gradio as gr
import uvicorn
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, JSONResponse
from starlette.exceptions import HTTPException

from qa.api.errors import PREFIX, refusal, unreadable
from qa.api.misread import NO_JSON
from qa.api.v1 import v1
from qa.conversations import Gone
from qa.errors import Absent, MaqalError
from qa.serving.desk import Desk, warm
from qa.serving.forwarded import DIRECT, Forwarded, Proxy
from qa.show import visible
from qa.ui import access, add, health, memory, review, shelf, talk
from qa.ui.guard import MAX_FILE_MB, Guard
from qa.ui.page import HEAD, build, theme
from qa.ui.strings import language_of, t, told

if TYPE_CHECKING:
    from qa.assistant import Assistant
    from qa.settings import Settings

_STATIC = Path(__file__).parent / "static"
_FILES = frozenset(path.relative_to(_STATIC).as_posix() for path in _STATIC.rglob("*") if path.is_file())
# A machine's own table of file types may know these otherwise, or not at all.
_KINDS = {".js": "text/javascript", ".woff2": "font/woff2", ".json": "application/json"}
_log = logging.getLogger(__name__)


def make_app(
    opener: Callable[[], Assistant],
    host: str = "127.0.0.1",
    *,
    library: Path | None = None,
    proxy: Proxy = DIRECT,
) -> FastAPI:
    """Return the app; `opener` is called once, in the background. `host`: a further name the server answers to.

    `library`: the folder whose users have to log in; without it, nobody has to.
    """
    desk = Desk(opener)
    doors = access.Access(library)

    @contextlib.asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        await asyncio.to_thread(desk.close)
        await asyncio.to_thread(doors.close)

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    _tell_errors(app, desk)
    app.get("/maqal/{name:path}")(_static)
    for router in (talk.router, memory.router, shelf.router, add.router, health.router, review.router):
        app.include_router(router(desk), prefix="/api")
    app.include_router(access.router(doors))
    app.mount(PREFIX, v1(desk))
    app.add_api_route(PREFIX, _nothing, methods=["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
    app.post("/gradio_api/upload")(_closed)
    _mount_page(app, desk, host)
    # The last added is the first that a request meets.
    app.add_middleware(access.Gate, access=doors)
    app.add_middleware(Guard, hosts=[host, *proxy.hosts])
    app.add_middleware(Forwarded, proxy=proxy, files={f"/maqal/{name}" for name in _FILES})
    return app


def _static(name: str) -> Any:
    if name not in _FILES:
        return JSONResponse({"error": "there is no such file"}, 404)
    kept = "max-age=31536000" if name.endswith(".woff2") else "no-cache"
    kind = _KINDS.get(Path(name).suffix)
    return FileResponse(_STATIC / name, media_type=kind, headers={"cache-control": kept})


def _closed() -> JSONResponse:
    """Files come in by our own door, which counts, names and keeps them."""
    return JSONResponse({"error": "there is no such address"}, 404)


def _mount_page(app: FastAPI, desk: Desk, host: str) -> None:
    gr.mount_gradio_app(
        app,
        build(desk),
        path="/",
        server_name=host,
        footer_links=[],
        run_history=False,
        show_error=False,
        max_file_size=MAX_FILE_MB * gr.FileSize.MB,
        ssr_mode=False,
        favicon_path=str(_STATIC / "favicon.svg"),
        pwa=False,
        mcp_server=False,
        enable_monitoring=False,
        theme=theme(),
        head=HEAD,
        app_kwargs={"docs_url": None, "redoc_url": None, "openapi_url": None,
                    "exception_handlers": {RequestValidationError: _misread}},
    )  # fmt: skip


def _tell_errors(app: FastAPI, desk: Desk) -> None:
    @app.exception_handler(MaqalError)
    def refused(request: Request, error: MaqalError) -> JSONResponse:
        status = 404 if isinstance(error, Absent | Gone) else 400 if desk.wait(0) else 503
        return JSONResponse({"error": told(error, language_of(request)), "code": error.key}, status)

    @app.exception_handler(HTTPException)
    def not_taken(request: Request, error: HTTPException) -> JSONResponse:
        if isinstance(error.__cause__, OSError):  # files that are sent are kept in temporary ones
            return _error(507, t(language_of(request), "error.not-kept"))
        unread = error.status_code == 400 and "json" in request.headers.get("content-type", "").lower()
        return _error(error.status_code, NO_JSON if unread else error.detail)

    app.exception_handler(RequestValidationError)(_misread)


def _misread(_: Request, error: RequestValidationError) -> JSONResponse:
    return _error(422, visible(unreadable(error)))


def _error(status: int, line: str) -> JSONResponse:
    return JSONResponse({"error": line, "detail": line}, status)  # `detail` is what Gradio's clients read


def _nothing() -> JSONResponse:
    """Answer for the programs' address without what comes after it, which would be Gradio's to answer."""
    return refusal(404, "there is no such address")


def serve(settings: Settings, host: str, port: int, proxy: Proxy) -> None:
    """Serve the chat until stopped. The models are loaded in the background; the page is there at once.

    Raises MaqalError when the address cannot be listened on.
    """

    async def run() -> None:
        # Built within the loop that serves it: Gradio would otherwise open loops of its own and leave them.
        app = make_app(lambda: warm(settings), host, library=settings.library, proxy=proxy)
        # An open page keeps a connection: stopping must not wait for it.
        config = uvicorn.Config(
            app, log_level="warning", server_header=False, proxy_headers=False, timeout_graceful_shutdown=2
        )
        _log.warning("Maqal is at http://%s:%d (Ctrl+C stops it)", f"[{host}]" if ":" in host else host, port)
        await uvicorn.Server(config).serve(sockets=[listener])

    listener = listen(host, port)
    _open_many_files()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(run())


def _open_many_files() -> None:
    """As many as the system lets this process open: each connection takes one, and so does each article's file."""
    try:
        import resource
    except ImportError:  # a system that has no such limit
        return
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(ValueError, OSError):  # where it may not be raised it stays
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; what answers on it is sent at once. MaqalError: it cannot be had."""
    line = f"cannot listen on {host} port {port}: {{}}; choose another with {{}}"
    try:
        socket.getaddrinfo(host, None)  # below, a name that nobody has would be told as any other fault
    except (OSError, UnicodeError) as error:
        raise MaqalError(line.format(getattr(error, "strerror", None) or error, "--host")) from error
    try:
        listener = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except (OSError, OverflowError) as error:
        elsewhere = getattr(error, "errno", None) == errno.EADDRNOTAVAIL
        reason = getattr(error, "strerror", None) or error
        raise MaqalError(line.format(reason, "--host" if elsewhere else "--port")) from error
    # Else what follows the head of an answer waits 40 ms for the other side: asyncio does not see that it is TCP.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener
