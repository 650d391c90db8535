"""Login: what is closed, who gets in, whose things are whose, and when a session is over."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

import qa.ui.sessions
import qa.users
from qa.conversations import Conversations
from qa.library import Library
from qa.library.storage import DATABASE
from qa.review import Reviews
from qa.ui.access import COOKIE
from qa.ui.sessions import IDLE, LONGEST, Sessions
from qa.users import FREE, Users
from tests.browser_fake import FakeAssistant
from tests.browser_server import HOST, built
from tests.review_fake import QUESTION, ask, review_assistant
from tests.test_users import Clock

NOOR, SAM = "correct horse", "battery staple"


@pytest.fixture(scope="module", autouse=True)
def cheap() -> Iterator[None]:
    """Hashing costs 0.1 s on purpose."""
    cost, qa.users.COST = qa.users.COST, 16
    yield
    qa.users.COST = cost


class House:
    """A server over a library with two users."""

    def __init__(self, folder: Path) -> None:
        self.assistant: FakeAssistant = review_assistant(folder)
        self.library: Library = self.assistant.library  # type: ignore[assignment]
        self.users = Users(self.library)
        self.users.add("noor", NOOR)
        self.users.add("sam", SAM)
        self.app = built(lambda: self.assistant, library=folder)
        self.server = TestClient(self.app)

    def visitor(self, address: str = "192.0.2.1", base: str = f"http://{HOST}") -> TestClient:
        """A browser of its own, at an address of its own; all of them in the one event loop that a server has.

        With a loop for each request, one that waits for its turn is never woken by one of another loop.
        """
        visitor = TestClient(self.app, base_url=base, client=(address, 5000), follow_redirects=False)
        visitor.portal = self.server.portal
        return visitor

    def inside(self, name: str = "noor", password: str = NOOR) -> TestClient:
        visitor = self.visitor()
        assert enter(visitor, name, password).status_code == 200
        return visitor


def enter(visitor: TestClient, name: str, password: str, **more: Any) -> Any:
    return visitor.post("/api/session", json={"name": name, "password": password}, **more)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    house = House(tmp_path_factory.mktemp("access"))
    with house.server:
        yield house


# What is closed


def addresses(routes: Any, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Every method and address of an app and of those mounted in it, with something in each place."""
    for route in routes:
        if hasattr(route, "effective_route_contexts"):  # what FastAPI makes of an included router
            yield from addresses(route.effective_route_contexts(), prefix)
            continue
        path = prefix + re.sub(r"\{[^}]*\}", "1", getattr(route, "path", "")) or "/"
        if getattr(route, "routes", None):
            yield from addresses(route.routes, path.rstrip("/"))
        else:
            for method in getattr(route, "methods", None) or ("GET",):
                yield method, path


def test_every_address_but_the_logins_is_closed(house: House) -> None:
    found = set(addresses(house.app.routes))
    assert len(found) > 60
    assert {
        ("POST", "/gradio_api/upload"),
        ("GET", "/config"),
        ("POST", "/api/ask"),
        ("POST", "/v1/ask"),
        ("GET", "/"),
    } <= found
    visitor = house.visitor()
    for method, path in found:
        if path not in ("/login", "/api/session") or (method, path) == ("POST", "/login/"):
            answer = visitor.request(method, path)
            assert answer.status_code == 401, (method, path)
            if method != "HEAD":
                told, programs = answer.json(), f"{path}/".startswith("/v1/")
                code = told["error"]["code"] if programs else told["code"]
                assert code == ("invalid_api_key" if programs else "login")
    assert visitor.get("/login").status_code == visitor.get("/api/session").status_code == 200


@pytest.mark.parametrize(
    "path",
    ["//", "/login/", "//login", "/LOGIN", "/login/x", "/api/session/", "/api/session/../articles", "/api//articles",
     "/maqal/login.js/../shell.js", "/maqal/..%2Fserver.py", "/maqal/shell.js", "/maqal/main.js", "/maqal/strings/",
     "/gradio_api/file=/etc/passwd", "/gradio_api/queue/data?session_hash=x", "/gradio_api/heartbeat/x",
     "/static/js/x.js", "/assets/x.js", "/svelte/x", "/login?/../api/articles", "/%2flogin", "/api/articles?x=/login",
     "/login%00", "/login;x", "/.//login", "/nowhere"],
)  # fmt: skip
def test_no_other_spelling_opens_anything(house: House, path: str) -> None:
    answer = house.visitor().get(path)
    page = house.visitor().get("/login").text
    assert answer.status_code == 401 or (answer.status_code, answer.text) == (200, page)


def test_a_file_cannot_be_sent_by_a_stranger(house: House) -> None:
    before = list((house.library.folder).rglob("*"))
    for path in ("/api/files", "/gradio_api/upload"):
        assert house.visitor().post(path, files={"files": ("a.txt", b"words")}).status_code == 401
    assert list((house.library.folder).rglob("*")) == before


def test_the_login_page_has_all_that_it_needs(house: House) -> None:
    visitor = house.visitor()
    wanted = re.findall(r'(?:href|src)="(maqal/[^"]+)"', visitor.get("/login").text)
    seen: set[str] = set()
    while wanted:
        name = wanted.pop()
        if name in seen:
            continue
        seen.add(name)
        answer = visitor.get(f"/{name}")
        assert answer.status_code == 200, name
        if name.endswith(".js"):
            wanted += [f"maqal/{one}" for one in re.findall(r'from "\./([\w-]+\.js)"', answer.text)]
        if name.endswith("fonts.css"):
            wanted += [f"maqal/{one}" for one in re.findall(r'url\("([^"]+)"\)', answer.text)]
    assert {"maqal/login.js", "maqal/i18n.js", "maqal/dom.js"} <= seen
    for language in ("en", "ar", "fa"):
        assert visitor.get(f"/maqal/strings/{language}.json").status_code == 200


def test_only_the_page_of_the_login_is_open_and_nothing_can_be_sent_to_it(house: House) -> None:
    """Gradio has a login of its own at the same address."""
    visitor = house.visitor()
    assert visitor.get("/login").status_code == 200
    assert visitor.post("/login", data={"username": "noor", "password": NOOR}).status_code in (401, 405)


def test_a_person_is_sent_to_the_login_page(house: House) -> None:
    answer = house.visitor().get("/", headers={"accept": "text/html,application/xhtml+xml"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert answer.headers["cache-control"] == "no-store"
    assert "content-security-policy" in answer.headers
    line = house.visitor().get("/api/articles", headers={"accept-language": "ar"}).json()["error"]
    assert "سجّل الدخول" in line


# Getting in


def test_the_right_password_opens_everything(house: House) -> None:
    visitor = house.visitor()
    assert visitor.get("/api/session").json() == {"needed": True, "user": None}
    assert enter(visitor, " NOOR ", NOOR).json() == {"needed": True, "user": "noor"}
    assert visitor.get("/api/session").json() == {"needed": True, "user": "noor"}
    for path in ("/", "/maqal/main.js", "/config", "/api/articles"):
        assert visitor.get(path).status_code == 200
    assert visitor.get("/api/articles").headers["cache-control"] == "no-store"


@pytest.mark.parametrize(("scheme", "secure"), [("http", False), ("https", True)])
def test_the_cookie_tells_scripts_and_other_sites_nothing(house: House, scheme: str, secure: bool) -> None:
    answer = enter(house.visitor(base=f"{scheme}://{HOST}"), "noor", NOOR)
    name, *rest = answer.headers["set-cookie"].split("; ")
    assert len(name.removeprefix(f"{COOKIE}=")) >= 43
    wanted = {"httponly", "path=/", "samesite=strict", *(["secure"] if secure else [])}
    assert {one.lower() for one in rest} == wanted
    assert answer.headers["cache-control"] == "no-store"


def test_each_login_has_a_new_token_and_ends_the_one_before(house: House) -> None:
    visitor = house.inside()
    first = visitor.cookies[COOKIE]
    enter(visitor, "noor", NOOR)
    assert visitor.cookies[COOKIE] != first
    assert house.visitor().get("/api/articles", headers={"cookie": f"{COOKIE}={first}"}).status_code == 401


@pytest.mark.parametrize("token", ["", "x", "é", "a" * 10_000, '"', "null"])
def test_a_token_made_up_opens_nothing(house: House, token: str) -> None:
    headers = {"cookie": f"{COOKIE}={token}".encode()}
    assert house.visitor().get("/api/articles", headers=headers).status_code == 401  # type: ignore[arg-type]


def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(house: House) -> None:
    one = enter(house.visitor("192.0.2.10"), "sam", "wrong password")
    two = enter(house.visitor("192.0.2.11"), "nobody at all", "wrong password")
    assert (one.status_code, one.json(), dict(one.headers)) == (two.status_code, two.json(), dict(two.headers))
    assert one.status_code == 401
    assert "set-cookie" not in one.headers
    assert "sam" not in one.text


def test_guessing_is_slowed_and_said_in_the_readers_language(house: House) -> None:
    for name in ("unknown", "guessed"):
        visitor = house.visitor(f"192.0.2.2{len(name)}")
        for _ in range(FREE):
            assert enter(visitor, name, "wrong password").status_code == 401
        answer = enter(visitor, name, NOOR, headers={"accept-language": "ar"})
        assert (answer.status_code, answer.headers["retry-after"]) == (429, "1")
        assert answer.json()["error"] == "محاولات كثيرة. انتظر ثانية واحدة."


@pytest.mark.parametrize(
    "headers", [{"origin": "http://evil.test"}, {"origin": "null"}, {"sec-fetch-site": "same-site"}]
)
def test_another_site_can_neither_log_in_nor_out(house: House, headers: dict[str, str]) -> None:
    assert enter(house.visitor(), "noor", NOOR, headers=headers).status_code == 403
    visitor = house.inside()
    assert visitor.delete("/api/session", headers=headers).status_code == 403
    assert visitor.get("/api/articles").status_code == 200


def test_another_site_is_refused_at_every_address(house: House) -> None:
    """As a picture on its page would ask, with the cookie of a browser that sends it all the same."""
    headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"}
    visitor = house.inside()
    for method, path in set(addresses(house.app.routes)):
        assert (visitor.request(method, path, headers=headers).status_code, method, path) == (403, method, path)


def test_a_link_on_another_site_leads_a_stranger_to_the_login(house: House) -> None:
    link = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document",
            "accept": "text/html"}  # fmt: skip
    for path in ("/", "/v1/citations?article_id=a&revision=1&start=0&end=4"):
        sent_on = house.visitor().get(path, headers=link)
        assert (sent_on.status_code, sent_on.headers["location"]) == (303, "/login")
    # The browser keeps to what it said of the link, as far as it is sent on.
    assert "login.js" in house.visitor().get(sent_on.headers["location"], headers=link).text
    assert house.inside().get("/", headers=link).status_code == 200


@pytest.mark.parametrize("body", [b"", b"[]", b'{"name": "noor"}', b'{"name": 1, "password": null}'])
def test_a_login_that_is_none_is_refused(house: House, body: bytes) -> None:
    assert house.visitor().post("/api/session", content=body).status_code == 422


# Getting out


def test_logging_out_ends_the_session_itself(house: House) -> None:
    visitor = house.inside()
    token = visitor.cookies[COOKIE]
    answer = visitor.delete("/api/session")
    assert answer.json() == {"needed": True, "user": None}
    assert "max-age=0" in answer.headers["set-cookie"].lower()
    assert house.visitor().get("/", headers={"cookie": f"{COOKIE}={token}"}).status_code == 401


def test_a_removed_users_sessions_end_and_so_do_those_of_an_old_password(house: House) -> None:
    house.users.add("temp", NOOR)
    removed = house.inside("temp")
    house.users.remove("temp")
    assert removed.get("/api/articles").status_code == 401
    house.users.add("temp", NOOR)
    assert removed.get("/api/articles").status_code == 401
    changed = house.inside("temp")
    house.users.change("temp", SAM)
    assert changed.get("/api/articles").status_code == 401
    assert enter(house.visitor(), "temp", NOOR).status_code == 401
    assert house.inside("temp", SAM).get("/api/articles").status_code == 200
    house.users.remove("temp")


def test_a_session_ends_when_it_is_idle_and_when_it_is_old() -> None:
    clock = Clock()
    sessions = Sessions(clock)
    token = sessions.begin("noor", b"")
    clock.now += IDLE
    assert sessions.find(token)
    clock.now += IDLE + 1
    assert sessions.find(token) is None
    clock.now -= IDLE
    assert sessions.find(token) is None

    token, begun = sessions.begin("noor", b""), clock.now
    while clock.now - begun < LONGEST:
        assert sessions.find(token)
        clock.now += IDLE / 2
    clock.now = begun + LONGEST + 1
    assert sessions.find(token) is None


def test_sessions_are_bounded_and_kept_as_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qa.ui.sessions, "MOST", 3)
    sessions = Sessions(Clock())
    tokens = [sessions.begin(str(n), b"") for n in range(3)]
    sessions.find(tokens[0])
    tokens.append(sessions.begin("3", b""))
    assert [bool(sessions.find(token)) for token in tokens] == [True, False, True, True]
    assert not any(token in repr(sessions.__dict__) for token in tokens)


# Whose is what


def asked(visitor: TestClient, **more: Any) -> dict[str, Any]:
    answer = visitor.post("/api/ask", json={"question": QUESTION, **more})
    return json.loads(answer.text.splitlines()[-1])  # type: ignore[no-any-return]


def test_nobody_reads_or_changes_what_another_asked(house: House) -> None:
    noor, sam = house.inside(), house.inside("sam", SAM)
    mine = asked(noor)
    ident = mine["conversation_id"]
    assert noor.get(f"/api/conversations/{ident}").status_code == 200
    assert sam.get("/api/conversations").json()["conversations"] == []
    assert sam.get(f"/api/conversations/{ident}").status_code == 404
    assert sam.delete(f"/api/conversations/{ident}").status_code == 404
    for place in ({}, {"n": 0}):
        told = asked(sam, conversation=ident, **place)  # answered by itself, and kept nowhere
        assert "conversation_id" not in told
        assert told["unkept"]
        assert not told["answer"]["understood"]
    assert sam.get("/api/conversations").json()["conversations"] == []
    for query in ({}, {"conversation": ident}, {"turn": mine["turn_id"]}):
        assert ident not in sam.get("/api/review", params=query).text
    assert len(noor.get(f"/api/conversations/{ident}").json()["turns"]) == 1
    # Articles are everybody's.
    assert sam.get("/api/articles").json()["total"] == noor.get("/api/articles").json()["total"] > 0


def test_verdicts_bear_the_name_of_who_gave_them(house: House) -> None:
    noor, sam = house.inside(), house.inside("sam", SAM)
    asked(noor)
    asked(sam)
    (item, *_) = noor.get("/api/review").json()["items"]
    said = {"key": item["key"], "turn": item["turn"], "verdict": "supports"}
    assert noor.post("/api/review/verdicts", json=said).status_code == 200
    assert sam.post("/api/review/verdicts", json=said).status_code == 400
    assert sam.get("/api/review").json()["done"] == 0
    assert [one.reviewer for one in Reviews(house.library, "noor").verdicts(everyone=True)] == ["noor"]
    assert sam.post("/api/review/undo", json={"key": item["key"], "turn": None}).status_code == 400


def test_a_later_user_of_the_name_starts_with_nothing(tmp_path: Path) -> None:
    assistant = review_assistant(tmp_path)
    library: Library = assistant.library  # type: ignore[assignment]
    users = Users(library)
    users.add("noor", NOOR)
    turn = ask(assistant, owner="noor")
    (item, *_) = Reviews(library, "noor").items()
    Reviews(library, "noor").save(item.claim, "supports", note="a private note")
    users.change("noor", SAM)
    assert len(Conversations(library, "noor").recent()) == 1
    users.remove("noor")
    users.add("Noor", SAM)
    assert Conversations(library, "noor").recent() == []
    assert Reviews(library, "noor").verdicts() == Reviews(library, "noor").items() == []
    with pytest.raises(Exception, match="no such conversation"):
        Conversations(library, "noor").read(turn.conversation_id)
    (kept,) = Reviews(library).verdicts(everyone=True)
    assert kept.note == "a private note"
    # No user can be given the name under which the former one's things are kept.
    assert users.add(kept.reviewer, SAM).name != kept.reviewer
    library.close()


# Users come and go while the server runs


def test_without_users_nobody_logs_in_and_the_first_one_closes_the_door(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    assistant = review_assistant(folder)
    with TestClient(built(lambda: assistant, library=folder), base_url=f"http://{HOST}") as visitor:
        visitor.get("/api/state?wait=20")
        assert visitor.get("/api/session").json() == {"needed": False, "user": ""}
        assert enter(visitor, "noor", NOOR).json() == {"needed": False, "user": ""}
        assert asked(visitor)["type"] == "turn"
        users = Users(assistant.library)  # type: ignore[arg-type]
        users.add("noor", NOOR)
        assert visitor.get("/api/conversations").status_code == 401
        enter(visitor, "noor", NOOR)
        assert visitor.get("/api/conversations").json()["conversations"] == []
        users.remove("noor")
        assert len(visitor.get("/api/conversations").json()["conversations"]) == 1


def test_the_door_is_closed_while_the_models_are_loaded(tmp_path: Path) -> None:
    assistant = review_assistant(tmp_path)
    Users(assistant.library).add("noor", NOOR)  # type: ignore[arg-type]
    loaded = threading.Event()

    def slow() -> Any:
        loaded.wait(200)
        return assistant

    with TestClient(built(slow, library=tmp_path), base_url=f"http://{HOST}") as visitor:
        assert visitor.get("/api/state").status_code == 401
        assert enter(visitor, "noor", NOOR).status_code == 200
        assert visitor.get("/api/state").json()["ready"] is False
        loaded.set()
        assert visitor.get("/api/state?wait=20").json()["ready"] is True


def test_where_the_users_cannot_be_read_nobody_gets_in(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_bytes(b"no database " * 1000)
    with TestClient(built(lambda: None, library=tmp_path), base_url=f"http://{HOST}") as visitor:
        for path in ("/", "/api/articles", "/api/session"):
            answer = visitor.get(path)
            assert answer.status_code in (400, 503)
            assert str(tmp_path) not in answer.text


# One writer, many readers


def test_many_ask_while_one_adds_and_a_second_add_waits(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """The asks are answered before the first add may go on; what is sent second is added after it."""
    adding, go_on = threading.Event(), threading.Event()
    reader = house.library._reader
    assert reader is not None

    class Slow:
        def read(self, path: Path) -> Any:
            if "first" in path.name:
                adding.set()
                assert go_on.wait(120)
            return reader.read(path)

    def send(visitor: TestClient, name: str) -> None:
        draft = {"title": name, "text": f"Words of {name}.", "source": None, "published": None, "language": "en"}
        files = {"files": (f"{name}.json", json.dumps(draft).encode())}
        told = visitor.post("/api/files", files=files).text.splitlines()
        statuses[name] = json.loads(told[-1])["files"][0]["status"]

    statuses: dict[str, str] = {}
    noor, sam = house.inside(), house.inside("sam", SAM)
    house.library._reader = Slow()
    try:
        threads = [threading.Thread(target=send, args=who) for who in ((noor, "first"), (sam, "second"))]
        threads[0].start()
        assert adding.wait(120)
        threads[1].start()
        # Slow enough that more ask than are answered at once.
        plain = house.assistant.ask
        monkeypatch.setattr(house.assistant, "ask", lambda *given, **more: (time.sleep(0.1), plain(*given, **more))[1])
        answers: list[str] = []
        readers = [threading.Thread(target=lambda: answers.append(asked(noor)["type"])) for _ in range(8)]
        for one in readers:
            one.start()
        for one in readers:
            one.join(120)
        assert answers == ["turn"] * 8
        assert statuses == {}
        go_on.set()
        for one in threads:
            one.join(120)
        assert statuses == {"first": "added", "second": "added"}
    finally:
        go_on.set()
        house.library._reader = reader


def test_an_add_that_waited_too_long_is_told_in_a_line(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.ui.shelf._PATIENCE", 0.1)
    with house.library._writing():
        answer = house.inside().post("/api/files", files={"files": ("c.json", b"{}")})
    last = json.loads(answer.text.splitlines()[-1])
    assert last["type"] == "failure"
    assert "repeat when it has finished" in last["message"]
    assert "\n" not in last["message"]
