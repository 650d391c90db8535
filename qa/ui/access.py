"""Login, where the library has users: a gate before everything, and what lets one through it.

    GET    login         the page of the name and the password
    GET    api/session   -> {"needed", "user"}: whether one has to log in here, and who is
    POST   api/session {"name", "password"}   -> the same, with a cookie; 401, or 429 with Retry-After, and {"error"}
    DELETE api/session   -> the same; the session is over

With no users nobody logs in. With one, only these addresses and the files of the login page are open: what is not named
in `_OPEN` is closed, Gradio's addresses too. A program has a token instead of a session, and sends it with each
request: `Authorization: Bearer …`; see `qa.users.Users.token`. `request.state.user` says who asks ("" where nobody logs
in); `qa.ui.memory.owner` reads it.
"""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from typing import Any

import anyio
from anyio.to_thread import run_sync
from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse, JSONResponse, RedirectResponse
from pydantic import BaseModel, Field
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qa.api.errors import for_programs, refusal
from qa.errors import LibraryError
from qa.serving.forwarded import route_path
from qa.show import visible
from qa.ui.sessions import Sessions
from qa.ui.strings import LANGUAGES, language_of, t, told
from qa.users import Door, TooManyTries, Users

COOKIE = "maqal_session"
_STATIC = Path(__file__).parent / "static"
_FILES = (
    "login.css", "login.js", "languages.js", "private.js", "theme.css", "shell.css", "fonts.css", "i18n.js",
    "dom.js", "favicon.svg",
    *(f"strings/{language}.json" for language in LANGUAGES),
    *(f"fonts/{path.name}" for path in (_STATIC / "fonts").glob("*.woff2")),
)  # fmt: skip
_SESSION = "/api/session"
_OPEN = frozenset(("/login", _SESSION, *(f"/maqal/{name}" for name in _FILES)))
"""Whole addresses, compared as the router compares them: another spelling of one of them is closed."""
_HASHES = 2
"""Passwords checked at the same moment: each takes 32 MB and a core."""
_LOOKS = 8
_log = logging.getLogger(__name__)


class Login(BaseModel):
    """What the login page sends."""

    name: str = Field(max_length=1_000)
    password: str = Field(max_length=10_000)


class Access:
    """The users and the sessions of one server. `library`: its folder; without one nobody logs in.

    The users are read from the library's file, not from the open library: the gate must not wait for the models.
    """

    def __init__(self, library: Path | None) -> None:
        self.sessions = Sessions()
        self._library = library
        self._lock = threading.Lock()
        self._users: Users | None = None
        self._door: Door | None = None

    def users(self) -> Users | None:
        """Return who may log in; None where nobody has to. Raises LibraryError when that cannot be read."""
        try:
            with self._lock:
                if self._users is None and self._library is not None:
                    self._users = Users.at(self._library)
            return self._users if self._users is not None and self._users.any() else None
        except (LibraryError, OSError) as error:
            # Its line names folders, which are no stranger's business.
            _log.warning("%s", error)
            raise LibraryError("the library cannot be read; the terminal says why") from error

    def standing(self, token: str, bearer: str | None = None) -> str | None:
        """Return the user that a session's token stands for, "" where nobody logs in, None for nobody.

        `bearer`: a program's token; where there is one, it alone counts.
        """
        users = self.users()
        if users is None:
            return ""
        if bearer is not None:
            return users.of_token(bearer)
        session = self.sessions.find(token)
        return session.user if session and users.mark(session.user) == session.mark else None

    def enter(self, name: str, password: str, address: str) -> tuple[str, str] | None:
        """Return the user and the token of a new session; None: wrong. Raises TooManyTries."""
        users = self.users()
        if users is None:
            return "", ""
        with self._lock:
            self._door = self._door or Door(users)
        # Read before the check, so that a session never outlives a password that changes at this moment.
        mark = users.mark(name)
        user = self._door.enter(name, password, address)
        return (user, self.sessions.begin(user, mark)) if user is not None and mark is not None else None

    def close(self) -> None:
        """Give back the library's file."""
        if self._users is not None:
            self._users.close()


class Gate:
    """ASGI middleware: nothing behind it is reached without a session, where there are users."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app = app
        self.access = access
        self._at_once = anyio.CapacityLimiter(_LOOKS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or (scope["type"] == "http" and _open(scope)):
            await self.app(scope, receive, send)
            return
        request = Request({**scope, "type": "http"})
        try:
            cookie, bearer = request.cookies.get(COOKIE, ""), _bearer(request)
            user = await run_sync(self.access.standing, cookie, bearer, limiter=self._at_once)
        except LibraryError as error:
            # Whether there are users is not known: closed.
            await _refuse(_unreadable(request, error), scope, receive, send)
            return
        if user is None:
            await _refuse(_to_login(request), scope, receive, send)
            return
        scope["state"] = {**scope.get("state", {}), "user": user}
        await self.app(scope, receive, _unstored(send) if user else send)


async def _refuse(response: Response, scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
    else:
        await response(scope, receive, send)


def _to_login(request: Request) -> Response:
    """Send a person to the login page, and tell a program to go there."""
    headers = {"cache-control": "no-store"}
    if request.scope.get("method") in ("GET", "HEAD") and "text/html" in request.headers.get("accept", ""):
        return RedirectResponse(f"{request.scope.get('root_path', '')}/login", 303, headers)
    if for_programs(request.scope):
        line = "this library has users: send a token as `Authorization: Bearer …`; `maqal users token NAME` makes one"
        return refusal(401, line, "invalid_api_key", {**headers, "www-authenticate": "Bearer"})
    return JSONResponse({"error": t(language_of(request), "access.ended"), "code": "login"}, 401, headers)


def _unreadable(request: Request, error: LibraryError) -> Response:
    if for_programs(request.scope):
        return refusal(503, str(error))
    return JSONResponse({"error": told(error, language_of(request))}, 503)


def _open(scope: Scope) -> bool:
    """Whether anybody may ask this: the login page and what it is made of, and the address that logs in."""
    path = route_path(scope)
    return path in _OPEN and (path == _SESSION or scope["method"] in ("GET", "HEAD"))


def _bearer(request: Request) -> str | None:
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else None


def _unstored(send: Send) -> Send:
    """What one user saw must not be found in the browser, or a proxy, by the next."""

    async def out(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).setdefault("cache-control", "no-store")
        await send(message)

    return out


def router(access: Access) -> APIRouter:
    """Return the addresses of the login."""
    routes = APIRouter()
    hashes = anyio.CapacityLimiter(_HASHES)

    def known(user: str | None) -> dict[str, Any]:
        return {"needed": user != "", "user": None if user is None else visible(user)}

    @routes.get("/login")
    def page() -> FileResponse:
        return FileResponse(_STATIC / "login.html", headers={"cache-control": "no-cache"})

    @routes.get(_SESSION)
    def session(request: Request, response: Response) -> dict[str, Any]:
        response.headers["cache-control"] = "no-store"
        return known(access.standing(request.cookies.get(COOKIE, "")))

    @routes.post(_SESSION)
    async def enter(login: Login, request: Request) -> JSONResponse:
        address = request.client.host if request.client else ""
        language = language_of(request)
        try:
            entered = await run_sync(access.enter, login.name, login.password, address, limiter=hashes)
        except TooManyTries as error:
            line = t(language, "access.wait", n=error.seconds)
            return JSONResponse({"error": line, "code": "wait"}, 429, {"retry-after": str(error.seconds)})
        if entered is None:
            return JSONResponse({"error": t(language, "access.wrong"), "code": "wrong"}, 401)
        user, token = entered
        access.sessions.end(request.cookies.get(COOKIE, ""))
        response = JSONResponse(known(user), headers={"cache-control": "no-store"})
        if token:
            response.set_cookie(COOKIE, token, **_cookie(request))
        return response

    @routes.delete(_SESSION)
    def leave(request: Request, response: Response) -> dict[str, Any]:
        access.sessions.end(request.cookies.get(COOKIE, ""))
        response.delete_cookie(COOKIE, **_cookie(request))
        return known(access.standing(""))

    return routes


def _cookie(request: Request) -> dict[str, Any]:
    path = request.scope.get("root_path") or "/"
    return {"path": path, "httponly": True, "samesite": "strict", "secure": request.url.scheme == "https"}
