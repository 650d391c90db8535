"""What stands between a browser and the server: who may call, how much may be sent, and what a page may load.

A page from elsewhere can reach a server on loopback through the visitor's own browser. So: the `Host` must be one of
ours (a rebound DNS name is not), a request must come from our own pages or from no page at all, and the policy below
keeps article-borne markup from fetching anything, should it ever get past the escaping.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qa.api.errors import PREFIX, error_data, for_programs
from qa.serving.desk import STOPPING
from qa.serving.forwarded import hostname, route_path
from qa.ui.strings import sentence

MAX_FILE_MB = 20
_MAX_REQUEST = 2**20
"""Bytes of a request: a long conversation from a program fits, and what Python makes of its JSON fits into memory."""
_PATIENCE = 60.0
"""Seconds without a byte of a request that is not whole."""
_MAX_BY_ADDRESS = {
    "/api/files": 10 * MAX_FILE_MB * 2**20,
    "/api/session": 2**16,  # open to strangers: a name and a password
}
_LINKED = frozenset(("/", "/login", f"{PREFIX}/citations"))
"""Addresses that a link on a page of another site may open: the page, where it sends who must log in, a citation."""
_PORTS = {"http": 80, "https": 443}
_INLINE_SCRIPT = re.compile(rb"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)
# An address at the root of the host, where behind a proxy somebody else is at home; there is nothing to install.
_MANIFEST = re.compile(rb'<link rel="manifest"[^>]*>')

# Gradio sets style attributes and a <base>; its fonts and icons are its own. No eval is needed by the parts used here.
_POLICY = (
    "default-src 'self'; script-src 'self'{hashes}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; media-src 'self' blob:; object-src 'none'; frame-src 'none'; "
    "worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'"
)


def policy(page: bytes = b"") -> str:
    """Return the Content-Security-Policy for a response; inline scripts of `page` are allowed by hash, no others."""
    digests = {base64.b64encode(hashlib.sha256(code).digest()).decode() for code in _INLINE_SCRIPT.findall(page)}
    return _POLICY.format(hashes="".join(f" 'sha256-{digest}'" for digest in sorted(digests)))


class _Spoilt(HTTPException):
    """The body grew over the limit, or stayed away. Of a kind that FastAPI does not take for a broken body."""


class Guard:
    """ASGI middleware. `hosts`: names this server answers to, besides 127.0.0.1, localhost and [::1]."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = ()) -> None:
        self.app = app
        self.hosts = {"127.0.0.1", "localhost", "::1", *(host.lower() for host in hosts)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        if scope["type"] == "websocket":
            if refusal:
                await send({"type": "websocket.close", "code": 1008})
            else:
                await self.app(scope, receive, send)
            return
        # A page must arrive plain for its scripts to be hashed; on loopback, compressing costs more than sending.
        scope["headers"] = [header for header in scope["headers"] if header[0] != b"accept-encoding"]
        out = _Out(send, for_programs(scope))
        if refusal:
            await out.error(*refusal)
            return
        try:
            await self.app(scope, _bounded(receive, scope), out)
        except _Spoilt as error:
            await out.error(error.status_code, error.detail)
        except asyncio.CancelledError:
            # The server is being stopped and does not wait any longer. Raised on, it would be logged as a fault.
            await out.stop(STOPPING)
        except Exception:
            # The server's own log tells the developer what happened; the visitor gets a line, with the same headers.
            await out.error(500, "something went wrong; the terminal says what")
            raise

    def _refusal(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        host = headers.get("host", "")
        if len(headers.getlist("host")) != 1 or hostname(host) not in self.hosts:
            return 400, "this server does not answer to that host name; open http://127.0.0.1, or see --public-host"
        origin = headers.get("origin")
        foreign = origin is not None and not _our_own(origin, host, scope)
        # A page of another site could not read what it gets, but has no business with any address at all. Of a mere
        # picture the browser names no origin, only where it comes from; programs and old browsers tell neither.
        elsewhere = headers.get("sec-fetch-site", "none") not in ("same-origin", "none")
        if foreign or (elsewhere and not _link_followed(scope, headers)):
            return 403, "refused: the request comes from another site"
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > _most(scope):
            return _too_large(scope)
        return None


def _link_followed(scope: Scope, headers: Headers) -> bool:
    """Whether somebody opens one of our pages by a link, in a window of its own that no other page can read.

    What a page has its browser fetch ahead looks the same but for `Sec-Purpose`, and is nobody's wish yet.
    """
    how = (headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest"), headers.get("sec-purpose"))
    return how == ("navigate", "document", None) and scope.get("method") == "GET" and route_path(scope) in _LINKED


def _most(scope: Scope) -> int:
    """Bytes that a request to this address may have."""
    return _MAX_BY_ADDRESS.get(route_path(scope), _MAX_REQUEST)


def _our_own(origin: str, host: str, scope: Scope) -> bool:
    """Whether a page comes from the scheme, host and port that the request is for; a port that is not named is usual.

    A proxy whose word is not taken may have turned https into http; no proxy turns it the other way.
    """
    try:
        page = urlsplit(origin)
        asked = urlsplit(f"{page.scheme}://{host}")
        port = _PORTS[page.scheme]
        same = (page.hostname, page.port or port) == (asked.hostname, asked.port or port)
    except (ValueError, KeyError):
        return False
    return same and (page.scheme == "https" or scope["scheme"] not in ("https", "wss"))


def _too_large(scope: Scope) -> tuple[int, str]:
    most = _most(scope)
    size = f"{most // 2**20} MB" if most >= 2**20 else f"{most // 2**10} KB"
    if route_path(scope) == "/api/files":
        return 413, f"too much at once: at most {MAX_FILE_MB} MB a file and {size} together"
    return 413, f"too much at once: at most {size}"


def _bounded(receive: Receive, scope: Scope) -> Receive:
    """`receive` of a body that comes whole, at some pace: whoever stops in the midst holds a file descriptor."""
    seen, most, whole = 0, _most(scope), False

    async def bounded() -> Message:
        nonlocal seen, whole
        try:
            message = await (receive() if whole else asyncio.wait_for(receive(), _PATIENCE))
        except TimeoutError:
            raise _Spoilt(408, "the request did not come to its end; send it again") from None
        seen += len(message.get("body", b""))
        whole = not message.get("more_body", False)
        if seen > most:
            raise _Spoilt(*_too_large(scope))
        return message

    return bounded


class _Out:
    """`send` with our headers on every response. A page (text/html) is held until whole, to hash its inline scripts.

    `programs`: whether errors are told in the form of `qa.api.errors`.
    """

    def __init__(self, send: Send, programs: bool) -> None:
        self.send = send
        self.programs = programs
        self.started = False
        self.ended = False
        self.page: bytearray | None = None
        self.start: Message = {}

    async def __call__(self, message: Message) -> None:
        self.ended = message["type"] == "http.response.body" and not message.get("more_body", False)
        if message["type"] == "http.response.start":
            self.started = True
            self.start = message
            kind = MutableHeaders(scope=message).get("content-type", "")
            if kind.startswith("text/html"):
                self.page = bytearray()
            else:
                await self._begin(policy())
        elif message["type"] == "http.response.body" and self.page is not None:
            self.page += message.get("body", b"")
            if self.ended:
                page, found = _MANIFEST.subn(b"", bytes(self.page))
                if found:
                    MutableHeaders(scope=self.start)["content-length"] = str(len(page))
                await self._begin(policy(page))
                await self.send({"type": "http.response.body", "body": page})
        else:
            await self.send(message)

    async def _begin(self, content_policy: str) -> None:
        headers = MutableHeaders(scope=self.start)
        headers["content-security-policy"] = content_policy
        headers["x-content-type-options"] = "nosniff"
        headers["referrer-policy"] = "no-referrer"
        headers["x-frame-options"] = "DENY"
        headers["cross-origin-opener-policy"] = "same-origin"
        headers["cross-origin-resource-policy"] = "same-origin"
        for name in ("access-control-allow-origin", "access-control-allow-credentials"):
            # Gradio lets pages of any site read, unless it is reached as localhost.
            del headers[name]
        if self.start["status"] == 408:
            headers["connection"] = "close"  # the line was held for five seconds more
        await self.send(self.start)

    async def error(self, status: int, line: str) -> None:
        """Answer with one line as JSON, unless a response has begun."""
        if self.started:
            return
        data = error_data(status, line) if self.programs else {"error": sentence(line), "detail": line}
        body = json.dumps(data).encode()
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
        await self({"type": "http.response.start", "status": status, "headers": headers})
        await self({"type": "http.response.body", "body": body})

    async def stop(self, line: str) -> None:
        """Answer with one line where nothing was sent; else end the answer: one of `qa.ui.lines` with that line."""
        await self.error(503, line)
        if not self.ended:
            lines = MutableHeaders(scope=self.start).get("content-type", "").startswith("application/x-ndjson")
            last = json.dumps({"type": "failure", "message": sentence(line)}) + "\n" if lines else ""
            await self({"type": "http.response.body", "body": last.encode()})
