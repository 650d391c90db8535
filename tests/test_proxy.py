"""Behind a reverse proxy: everything works under a root path, and only a proxy that was named is believed."""

from __future__ import annotations

import asyncio
import json
import re
import socket
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

import qa.users
from qa.errors import SettingsError
from qa.serving.forwarded import Forwarded, Proxy
from qa.ui.access import COOKIE
from qa.ui.guard import Guard
from qa.users import FREE_ADDRESS, Users
from tests.browser_server import running
from tests.review_fake import QUESTION, review_assistant

PUBLIC = "maqal.example.org"
ROOT = "/maqal"
RIGHT = "correct horse"
HOP = {"connection", "transfer-encoding", "keep-alive"}


def proxy(upstream: str, strip: bool) -> Starlette:
    """A reverse proxy in a few lines: TLS is said to end here, and ROOT is where the server is shown."""

    async def forward(request: Request) -> Response:
        path = request.scope["raw_path"].decode()
        if not path.startswith(ROOT):
            return Response("not mine", 404)
        target = (path[len(ROOT) :] or "/") if strip else path
        headers = [(key, value) for key, value in request.headers.items() if key not in ("host", *HOP)]
        headers += [("x-forwarded-proto", "https"), ("x-forwarded-host", PUBLIC), ("x-forwarded-for", "203.0.113.7")]
        client = httpx.AsyncClient(base_url=upstream, timeout=30, trust_env=False)
        query = request.url.query
        sent = client.build_request(
            request.method, target + (f"?{query}" if query else ""), headers=headers, content=await request.body()
        )
        answer = await client.send(sent, stream=True)

        async def body() -> AsyncIterator[bytes]:
            try:
                async for part in answer.aiter_raw():
                    yield part
            finally:
                await answer.aclose()
                await client.aclose()

        response = StreamingResponse(body(), answer.status_code)
        response.raw_headers = [(k.lower(), v) for k, v in answer.headers.raw if k.decode().lower() not in HOP]
        return response

    return Starlette(routes=[Route("/{path:path}", forward, methods=["GET", "POST", "DELETE", "PATCH"])])


@contextmanager
def serving(app: Any) -> Iterator[str]:
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=asyncio.run, args=(server.serve(sockets=[listener]),), daemon=True)
    thread.start()
    deadline = time.monotonic() + 30
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)


class Halting:
    """An assistant that answers when it is let."""

    def __init__(self, folder: Path) -> None:
        self._inner = review_assistant(folder)
        self.library = self._inner.library
        self.go_on = threading.Event()
        self.go_on.set()

    def ask(self, question: str, where: Any = None, before: Any = (), **_: Any) -> Any:
        assert self.go_on.wait(20)
        return self._inner.ask(question, where, before)

    def suggestions(self, language: str) -> tuple[str, ...]:
        return ()

    def close(self) -> None:
        """Nothing is held."""


class Behind:
    """A server with one user, and the two kinds of proxy in front of it."""

    def __init__(self, assistant: Halting, direct: str, fronts: dict[str, str]) -> None:
        self.assistant, self.direct, self.fronts = assistant, direct, fronts


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Behind]:
    cost, qa.users.COST = qa.users.COST, 16
    folder = tmp_path_factory.mktemp("proxy")
    assistant = Halting(folder)
    Users(assistant.library).add("noor", RIGHT)  # type: ignore[arg-type]
    options: dict[str, Any] = {"library": folder, "proxy": Proxy(ROOT, ("127.0.0.1",), (PUBLIC,))}
    with (
        running(lambda: assistant, **options) as direct,
        serving(proxy(direct, True)) as stripping,
        serving(proxy(direct, False)) as whole,
    ):
        yield Behind(assistant, direct, {"stripped": stripping, "whole": whole})
    qa.users.COST = cost


@pytest.fixture(params=["stripped", "whole"])
def visitor(behind: Behind, request: pytest.FixtureRequest) -> Iterator[httpx.Client]:
    headers = {"origin": f"https://{PUBLIC}", "sec-fetch-site": "same-origin"}
    address = behind.fronts[request.param]
    with httpx.Client(base_url=f"{address}{ROOT}", headers=headers, timeout=30, trust_env=False) as client:
        yield client


def entered(client: httpx.Client) -> httpx.Client:
    answer = client.post("/api/session", json={"name": "noor", "password": RIGHT})
    assert answer.status_code == 200
    # The visitor's side is https; this client is spoken to in http and would not send a secure cookie back.
    client.headers["cookie"] = answer.headers["set-cookie"].split(";")[0]
    return client


def test_the_login_is_under_the_root_path(visitor: httpx.Client) -> None:
    sent_on = visitor.get("/", headers={"accept": "text/html"})
    assert (sent_on.status_code, sent_on.headers["location"]) == (303, f"{ROOT}/login")
    assert "maqal/login.js" in visitor.get("/login").text
    assert "import" in visitor.get("/maqal/login.js").text
    cookie = visitor.post("/api/session", json={"name": "noor", "password": RIGHT}).headers["set-cookie"]
    assert f"Path={ROOT};" in cookie
    assert "Secure" in cookie
    assert entered(visitor).delete("/api/session").headers["set-cookie"].count(f"Path={ROOT};") == 1


def test_every_address_of_the_page_works_under_the_root_path(visitor: httpx.Client) -> None:
    page = entered(visitor).get("/").text
    links = set(re.findall(r'(?:href|src)=\\?"([^"#\\]+)\\?"', page))
    assert any(link.startswith("maqal/") for link in links)
    for link in links:
        path = link.removeprefix(f"https://{PUBLIC}")
        whole = path if path.startswith("/") else f"{ROOT}/{path.removeprefix('./')}"
        assert whole.startswith(ROOT), link
        assert visitor.get(whole.removeprefix(ROOT)).status_code == 200, link
    config = visitor.get("/config").json()
    assert config["root"] == f"https://{PUBLIC}{ROOT}"
    assert f'"root":"https://{PUBLIC}{ROOT}"' in page.replace('": "', '":"')
    assert visitor.get("/maqal/strings/ar.json").json()["view.chat"]
    assert visitor.get("/gradio_api/startup-events").status_code == 200
    assert visitor.get("/api/articles").json()["total"] == 3


def test_the_root_path_itself_leads_to_the_page(visitor: httpx.Client) -> None:
    answer = entered(visitor).get(str(visitor.base_url).rstrip("/"), follow_redirects=False)
    assert answer.status_code == 200 or answer.headers["location"] in (f"{ROOT}/", f"https://{PUBLIC}{ROOT}/")


def test_an_answer_streams_through_the_proxy(visitor: httpx.Client, behind: Behind) -> None:
    entered(visitor)
    behind.assistant.go_on.clear()
    with visitor.stream("POST", "/api/ask", json={"question": QUESTION}) as answer:
        lines = answer.iter_lines()
        assert json.loads(next(lines))["status"] == "searching"
        behind.assistant.go_on.set()
        last = json.loads(list(lines)[-1])
    assert last["type"] == "turn"
    assert last["answer"]["citations"]


def test_a_file_comes_through_the_proxy(visitor: httpx.Client) -> None:
    draft = {"title": "t", "text": "Words.", "source": None, "published": None, "language": "en"}
    answer = entered(visitor).post("/api/files", files={"files": ("a.json", json.dumps(draft).encode())})
    assert json.loads(answer.text.splitlines()[-1])["files"][0]["status"] in ("added", "unchanged")


@pytest.mark.parametrize("origin", ["https://evil.test", f"https://evil.{PUBLIC}", "null"])
def test_another_site_is_refused_through_the_proxy(visitor: httpx.Client, origin: str) -> None:
    body = {"name": "noor", "password": RIGHT}
    assert visitor.post("/api/session", json=body, headers={"origin": origin}).status_code == 403
    read = entered(visitor).get("/config", headers={"origin": origin})
    assert read.status_code == 403
    assert not [name for name in read.headers if name.startswith("access-control-allow")]


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_link_on_another_site_opens_our_pages_under_the_root_path(
    visitor: httpx.Client, behind: Behind, site: str
) -> None:
    link = {"sec-fetch-site": site, "sec-fetch-mode": "navigate", "sec-fetch-dest": "document", "accept": "text/html"}
    del visitor.headers["origin"]  # a browser sends none when it only opens an address
    sent_on = visitor.get("/", headers=link)
    assert (sent_on.status_code, sent_on.headers["location"]) == (303, f"{ROOT}/login")
    assert visitor.get("/login", headers=link).status_code == 200
    entered(visitor)
    cited = behind.assistant.ask(QUESTION).citations[0]
    place = {name: getattr(cited, name) for name in ("article_id", "revision", "start", "end")}
    assert visitor.get("/v1/citations", params=place, headers=link).json()["quote"] == cited.quote
    root = str(visitor.base_url).rstrip("/")
    for address in (root, f"{root}/"):
        assert visitor.get(address, headers=link, follow_redirects=False).status_code in (200, 307)
        picture = {**link, "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"}
        assert visitor.get(address, headers=picture).status_code == 403
    for path in ("/api/conversations", "/v1/models", "/maqal/main.js"):
        assert visitor.get(path, headers=link).status_code == 403
        assert visitor.get(path).status_code == 200


# Whose word is taken


class Seen:
    """An app that remembers the request."""

    def __init__(self) -> None:
        self.scope: Any = {}

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.scope = scope


def through(proxy: Proxy, client: str = "127.0.0.1", path: str = "/x", **headers: str) -> Any:
    seen = Seen()
    raw = [(b"host", b"127.0.0.1:7860")]
    raw += [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "scheme": "http", "path": path, "raw_path": path.encode(), "headers": raw,
             "client": (client, 1)}  # fmt: skip
    asyncio.run(Forwarded(seen, proxy, {"/maqal/main.js"})(scope, None, None))  # type: ignore[arg-type]
    return seen.scope


TOLD = {"x_forwarded_proto": "https", "x_forwarded_host": "a.test", "x_forwarded_for": "203.0.113.7"}


@pytest.mark.parametrize("trusted", [(), ("10.0.0.0/8",), ("127.0.0.2",)])
def test_nobody_else_is_believed_not_even_by_gradio(trusted: tuple[str, ...]) -> None:
    scope = through(Proxy(trusted=trusted), x_gradio_server="http://evil.test", **TOLD)
    assert (scope["scheme"], scope["client"][0]) == ("http", "127.0.0.1")
    assert scope["headers"] == [(b"host", b"127.0.0.1:7860")]


@pytest.mark.parametrize("client", ["127.0.0.1", "::ffff:127.0.0.1", "127.9.9.9"])
def test_the_proxy_that_was_named_is_believed(client: str) -> None:
    scope = through(Proxy(trusted=("127.0.0.0/8",)), client, **TOLD)
    assert (scope["scheme"], scope["client"][0], dict(scope["headers"])[b"host"]) == ("https", "203.0.113.7", b"a.test")


@pytest.mark.parametrize(
    ("value", "client"),
    [("1.1.1.1, 203.0.113.7", "203.0.113.7"), ("1.1.1.1, 203.0.113.7, 127.0.0.1", "203.0.113.7"),
     ("203.0.113.7:5000", "203.0.113.7"), ("2001:db8::1", "2001:db8::1"), ("[2001:db8::1]:50", "2001:db8::1"),
     ("127.0.0.1", "127.0.0.1"), ("", "127.0.0.1"), ("nonsense", "nonsense")],
)  # fmt: skip
def test_the_visitor_is_the_last_that_no_proxy_is(value: str, client: str) -> None:
    assert through(Proxy(trusted=("127.0.0.1",)), x_forwarded_for=value)["client"][0] == client


def test_what_a_visitor_invents_before_the_proxy_counts_for_nothing() -> None:
    told = {"x_forwarded_proto": "gopher, https", "x_forwarded_host": "evil.test, a.test"}
    scope = through(Proxy(trusted=("127.0.0.1",)), **told)
    assert (scope["scheme"], dict(scope["headers"])[b"host"]) == ("https", b"a.test")


@pytest.mark.parametrize(
    ("path", "expected"),
    [("/api/ask", "/maqal/api/ask"), ("/maqal/api/ask", "/maqal/api/ask"), ("/", "/maqal/"), ("/maqal", "/maqal"),
     ("/maqal/main.js", "/maqal/maqal/main.js"), ("/maqal/maqal/main.js", "/maqal/maqal/main.js"),
     ("/maqalx", "/maqal/maqalx")],
)  # fmt: skip
def test_the_path_may_come_whole_or_without_the_root(path: str, expected: str) -> None:
    scope = through(Proxy(ROOT), path=path)
    assert (scope["path"], scope["raw_path"], scope["root_path"]) == (expected, expected.encode(), ROOT)


@pytest.mark.parametrize("root", ["maqal", "/maqal/", "/maqal"])
def test_a_root_path_is_taken_however_it_is_written(root: str) -> None:
    assert Proxy(root).root_path == ROOT
    assert Proxy("/").root_path == Proxy("").root_path == ""


@pytest.mark.parametrize(
    ("options", "message"),
    [({"root_path": "https://a.test/x"}, "root path"), ({"root_path": "/a b"}, "root path"),
     ({"root_path": "/a/../b"}, "root path"), ({"root_path": '/a";x'}, "root path"),
     ({"root_path": "/مقال"}, "root path"),
     ({"trusted": ("proxy",)}, "trusted proxy"), ({"trusted": ("10.0.0.1/8",)}, "trusted proxy"),
     ({"hosts": ("https://a.test",)}, "public host"), ({"hosts": ("",)}, "public host"),
     ({"hosts": ("ä" * 70,)}, "public host")],
)  # fmt: skip
def test_a_value_that_cannot_be_is_refused_in_a_line(options: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingsError, match=message) as caught:
        Proxy(**options)
    assert "\n" not in str(caught.value)


def test_a_host_that_was_not_named_is_refused(behind: Behind) -> None:
    for host, status in ((PUBLIC, 200), (f"{PUBLIC}:8443", 200), ("evil.test", 400)):
        answer = httpx.get(f"{behind.direct}/login", headers={"host": host}, trust_env=False)
        assert answer.status_code == status


def test_visitors_behind_the_proxy_are_slowed_each_by_itself(behind: Behind) -> None:
    def tried(address: str, name: str) -> int:
        headers = {"x-forwarded-for": address, "x-forwarded-host": PUBLIC}
        body = {"name": name, "password": "wrong password"}
        return httpx.post(f"{behind.direct}/api/session", json=body, headers=headers, trust_env=False).status_code

    assert {tried("203.0.113.9", f"user{n}") for n in range(FREE_ADDRESS)} == {401}
    assert tried("203.0.113.9", "one more") == 429
    assert tried("203.0.113.10", "one more") == 401
    assert COOKIE not in str(httpx.get(f"{behind.direct}/login", trust_env=False).headers)


def test_a_host_in_arabic_letters_is_answered_to_as_browsers_write_it() -> None:
    assert Proxy(hosts=("صحيفة.example",)).hosts == ("xn--ogbhx3c3b.example",)


def told_guard(scheme: str, host: str, origin: str) -> int:
    """How the guard answers a request that came by this scheme for this host, from a page of that origin."""

    async def page(scope: Any, receive: Any, send: Any) -> None:
        await Response("ours")(scope, receive, send)

    guard = TestClient(Guard(page, [PUBLIC]), base_url=f"{scheme}://{PUBLIC}")
    return guard.post("/api/ask", headers={"host": host, "origin": origin}).status_code


@pytest.mark.parametrize(
    ("scheme", "host", "origin"),
    [
        ("https", PUBLIC, f"https://{PUBLIC}"),
        ("https", f"{PUBLIC}:443", f"https://{PUBLIC}"),
        ("https", PUBLIC, f"https://{PUBLIC}:443"),
        ("http", f"{PUBLIC}:80", f"http://{PUBLIC}"),
        ("http", f"{PUBLIC}:7860", f"http://{PUBLIC}:7860"),
        ("http", "[::1]:80", "http://[::1]"),
        ("https", PUBLIC.upper(), f"https://{PUBLIC}"),
        ("http", PUBLIC, f"https://{PUBLIC}"),  # through a proxy whose word is not taken
        ("http", f"{PUBLIC}:443", f"https://{PUBLIC}"),
    ],
)
def test_our_own_page_is_known_whether_its_port_is_named_or_not(scheme: str, host: str, origin: str) -> None:
    assert told_guard(scheme, host, origin) == 200


@pytest.mark.parametrize(
    ("scheme", "host", "origin"),
    [
        ("https", PUBLIC, f"http://{PUBLIC}"),  # anybody on the way could have made that page
        ("https", f"{PUBLIC}:443", f"https://{PUBLIC}:8443"),
        ("http", f"{PUBLIC}:80", f"https://{PUBLIC}"),
        ("http", f"{PUBLIC}:7860", f"http://{PUBLIC}"),
        ("https", PUBLIC, f"ftp://{PUBLIC}"),
        ("https", PUBLIC, f"https://{PUBLIC}.evil.test"),
        ("https", PUBLIC, f"https://{PUBLIC}:x"),
        ("https", PUBLIC, PUBLIC),
    ],
)
def test_another_scheme_or_port_is_another_site(scheme: str, host: str, origin: str) -> None:
    assert told_guard(scheme, host, origin) == 403
