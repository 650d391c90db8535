"""For other programs: who may use the server, and under which address it is."""

from __future__ import annotations

from pathlib import Path

import httpx
import openai
import pytest
from fastapi.testclient import TestClient

import qa.users
from qa.library import Library
from qa.library.storage import DATABASE
from qa.serving.forwarded import Proxy
from qa.users import Users
from tests.api_tools import FOREIGN, GRADIO, House, error
from tests.browser_server import HOST, built
from tests.review_fake import QUESTION, review_assistant

pytestmark = GRADIO


def test_pages_of_other_sites_are_refused_and_our_own_are_not(open_house: House) -> None:
    for method, path in (("POST", "/v1/ask"), ("POST", "/v1/chat/completions"), ("OPTIONS", "/v1/ask"),
                         ("GET", "/v1/search?q=x"), ("GET", "/v1/models")):  # fmt: skip
        for origin in (FOREIGN, {"origin": "null"}):
            answer = httpx.request(method, open_house.url + path, headers=origin)
            assert answer.status_code == 403
            assert "another site" in error(answer)
            assert "access-control-allow-origin" not in answer.headers
    own = httpx.get(f"{open_house.url}/v1/models", headers={"origin": open_house.url})
    assert own.status_code == 200
    assert httpx.post(f"{open_house.url}/gradio_api/queue/join", json={}, headers=FOREIGN).status_code == 403
    rebound = httpx.get(f"{open_house.url}/v1/models", headers={"host": "news.invalid"})
    assert rebound.status_code == 400
    assert "host name" in error(rebound)


def test_where_there_are_users_a_program_needs_a_token(closed_house: House) -> None:
    users, url = closed_house.users, closed_house.url
    token = users.token("Noor")
    for header in ({}, {"authorization": "Bearer maqal_wrong"}, {"authorization": f"Basic {token}"},
                   {"authorization": "Bearer"}, {"authorization": f"Bearer {token}x"}):  # fmt: skip
        for path in ("/v1/models", "/v1/search?q=x"):
            answer = httpx.get(url + path, headers=header)
            assert answer.status_code == 401
            assert answer.headers["www-authenticate"] == "Bearer"
            assert "maqal users token" in error(answer)
    with pytest.raises(openai.AuthenticationError) as caught:
        closed_house.client("sk-guess").models.list()
    assert caught.value.code == "invalid_api_key"
    assert closed_house.client(token).models.list().data
    # What a program asks in the chat's own way is the user's.
    header = {"authorization": f"Bearer {token}"}
    httpx.post(f"{url}/api/ask", json={"question": QUESTION}, headers=header)
    assert closed_house.library.storage.rows("SELECT DISTINCT owner FROM conversations") == [("noor",)]


def test_a_token_is_kept_as_a_hash_and_ends_when_it_should(closed_house: House) -> None:
    users, url = closed_house.users, closed_house.url

    def status(token: str) -> int:
        return httpx.get(f"{url}/v1/models", headers={"authorization": f"Bearer {token}"}).status_code

    first, second = users.token("noor"), users.token("noor")
    assert len({first, second}) == 2
    assert [status(first), status(second)] == [401, 200]
    files = b"".join(file.read_bytes() for file in closed_house.library.folder.glob(f"{DATABASE}*"))
    assert second.encode() not in files
    users.change("noor", "battery staple")
    assert status(second) == 200
    users.revoke("noor")
    assert status(second) == 401
    with pytest.raises(qa.users.UserError, match="no token"):
        users.revoke("noor")
    for work in (users.revoke, users.token):
        with pytest.raises(qa.users.UserError, match="no user"):
            work("nobody")
    users.add("temp", "correct horse")
    gone = users.token("temp")
    users.remove("temp")
    users.add("temp", "correct horse")
    assert status(gone) == 401
    users.remove("temp")


def test_a_library_that_knows_no_tokens_yet_lets_nobody_in(closed_house: House, tmp_path: Path) -> None:
    library = Library.open(tmp_path, closed_house.library.encoder)
    users = Users(library)
    users.add("noor", "correct horse")
    with library.storage.writing("making it older") as connection:
        connection.execute("DROP TABLE tokens")
    assert users.of_token("maqal_x") is None
    library.close()


def test_behind_a_proxy_with_a_root_path_citations_open_under_it(tmp_path: Path) -> None:
    assistant = review_assistant(tmp_path)
    with TestClient(built(lambda: assistant, proxy=Proxy("/maqal")), base_url=f"http://{HOST}") as visitor:
        visitor.get("/maqal/api/state?wait=20")
        body = {"model": "maqal", "messages": [{"role": "user", "content": QUESTION}]}
        for path in ("/v1/chat/completions", "/maqal/v1/chat/completions"):
            (note, *_) = visitor.post(path, json=body).json()["choices"][0]["message"]["annotations"]
            address = note["url_citation"]["url"]
            assert address.startswith("http://127.0.0.1:7860/maqal/v1/citations?")
            assert visitor.get(address).json()["quote"]
        assert "another site" in error(visitor.get("/maqal/v1/models", headers=FOREIGN))
