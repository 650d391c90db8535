"""Behind a reverse proxy: under which path the pages are, and whose word is taken for how a request came in.

`X-Forwarded-For`, `-Proto` and `-Host` are believed from the proxies that were named, and taken away from everybody
else's requests: Gradio would believe them from anyone. A proxy may pass the path on whole (`/maqal/api/ask`), or
without the root path (`/api/ask`); both are understood.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Receive, Scope, Send

from qa.errors import SettingsError

_Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_TOLD = frozenset(
    (b"forwarded", b"x-forwarded-for", b"x-forwarded-host", b"x-forwarded-proto", b"x-forwarded-port",
     b"x-forwarded-prefix", b"x-forwarded-server", b"x-gradio-server")
)  # fmt: skip
_PATH = re.compile(r"(/(?!\.+(/|$))[A-Za-z0-9_.-]+)*")
"""Of other letters than a cookie's path can have a browser would not find its own again."""


@dataclass(frozen=True)
class Proxy:
    """How the server is reached. Raises SettingsError for a value that cannot be."""

    root_path: str = ""
    """The path under which a proxy shows the pages, such as `/maqal`."""
    trusted: tuple[str, ...] = ()
    """Addresses or networks of proxies whose X-Forwarded headers are believed."""
    hosts: tuple[str, ...] = ()
    """Further names that the server answers to."""
    networks: tuple[_Network, ...] = field(init=False)

    def __post_init__(self) -> None:
        path = "/" + self.root_path.strip("/") if self.root_path.strip("/") else ""
        if not _PATH.fullmatch(path):
            raise SettingsError(f"root path {self.root_path!r} is no path; give one such as /maqal")
        names = []
        for host in self.hosts:
            try:
                name = (hostname(host) or "").encode("idna").decode()  # as browsers ask for it
            except UnicodeError:
                name = ""
            if not name or "/" in host or "@" in host:
                raise SettingsError(f"public host {host!r} is no host name; give one such as maqal.example.org")
            names.append(name)
        try:
            networks = tuple(ipaddress.ip_network(one) for one in self.trusted)
        except ValueError as error:
            raise SettingsError(f"trusted proxy: {error}; give an address such as 127.0.0.1 or 10.0.0.0/8") from None
        object.__setattr__(self, "root_path", path)
        object.__setattr__(self, "hosts", tuple(names))
        object.__setattr__(self, "networks", networks)

    def trusts(self, address: str) -> bool:
        """Tell whether an address is one of the proxies named."""
        try:
            parsed = ipaddress.ip_address(address)
        except ValueError:
            return False
        # A server that listens on IPv6 sees IPv4 addresses written as such.
        own = getattr(parsed, "ipv4_mapped", None) or parsed
        return any(own in network for network in self.networks)


DIRECT = Proxy()
"""No proxy: nobody's word is taken."""


class Forwarded:
    """ASGI middleware, the outermost: everything behind it sees the request as the browser sent it.

    `files`: addresses that exist without the root path. They settle what `/maqal/main.js` is under a root path
    `/maqal`: our file of that name, which a browser asks for as `/maqal/maqal/main.js`, passed on without the root.
    """

    def __init__(self, app: ASGIApp, proxy: Proxy, files: Collection[str] = ()) -> None:
        self.app = app
        self.proxy = proxy
        self.files = files

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            client = scope.get("client")
            if client and self.proxy.trusts(client[0]):
                self._believe(scope)
            scope["headers"] = [header for header in scope["headers"] if header[0] not in _TOLD]
            if self.proxy.root_path:
                self._place(scope)
        await self.app(scope, receive, send)

    def _believe(self, scope: Scope) -> None:
        # What the proxy nearest to us says is last; what stands before it may be the visitor's own invention.
        kind = _last(scope, b"x-forwarded-proto").lower()
        if kind in ("http", "https"):
            scope["scheme"] = kind if scope["type"] == "http" else kind.replace("http", "ws")
        host = _last(scope, b"x-forwarded-host")
        if host:
            headers = [header for header in scope["headers"] if header[0] != b"host"]
            scope["headers"] = [*headers, (b"host", host.encode("latin-1"))]
        for value in reversed(_values(scope, b"x-forwarded-for")):
            # Some proxies add the port: `192.0.2.1:5000`, `[2001:db8::1]:5000`.
            address = value if value.count(":") > 1 and not value.startswith("[") else hostname(value) or value
            scope["client"] = (address, 0)
            if not self.proxy.trusts(address):
                break

    def _place(self, scope: Scope) -> None:
        root = self.proxy.root_path
        path: str = scope["path"]
        if not (path == root or path.startswith(f"{root}/")) or path in self.files:
            scope["path"] = root + path
            if scope.get("raw_path") is not None:
                scope["raw_path"] = root.encode() + scope["raw_path"]
        scope["root_path"] = root


def hostname(host: str) -> str | None:
    """Return the name in a `Host` header, without the port; None when it has none."""
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None


def route_path(scope: Scope) -> str:
    """Return the path as the routes know it, without the root path, which by itself is the page."""
    path: str = scope["path"]
    root = scope.get("root_path", "")
    return (path[len(root) :] or "/") if root and f"{path}/".startswith(f"{root}/") else path


def _values(scope: Scope, name: bytes) -> list[str]:
    found = b",".join(value for key, value in scope["headers"] if key == name).decode("latin-1")
    return [value.strip() for value in found.split(",") if value.strip()]


def _last(scope: Scope, name: bytes) -> str:
    return ([""] + _values(scope, name))[-1]
