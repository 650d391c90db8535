"""For other programs: what is misplaced, misspelt or no JSON is told in one line, and answers nothing."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from mcp import Client as McpClient

from qa.api import mcp
from qa.errors import MaqalError
from qa.ui.server import listen
from tests.api_tools import GRADIO, House, error
from tests.review_fake import QUESTION, review_assistant

pytestmark = GRADIO

JSON = {"content-type": "application/json"}
ASKED: dict[str, Any] = {
    "ask": {"question": QUESTION},
    "chat/completions": {"model": "maqal", "messages": [{"role": "user", "content": QUESTION}]},
}
FILTERS = {"published_from": "2024-06-01", "published_to": "2024-07-01", "sources": ["جريدة"], "languages": ["he"]}


@pytest.mark.parametrize(
    ("more", "line"),
    [
        ({"languages": ["en"]}, "there is no 'languages'; there are question, where, before; it is a part of where"),
        ({"whre": {"languages": ["en"]}}, "there is no 'whre'; there are question, where, before"),
        ({"لغة": "ar"}, "there is no 'لغة'; there are question, where, before"),
        ({"语言" * 50: "zh"}, f"there is no '{'语言' * 20}'; there are question, where, before"),
    ],
)
def test_a_field_that_a_question_does_not_have_is_told(open_house: House, more: dict[str, Any], line: str) -> None:
    """Passed over, a filter in the wrong place would be answered from all articles."""
    answer = httpx.post(f"{open_house.url}/v1/ask", json={"question": QUESTION, **more})
    assert (answer.status_code, error(answer)) == (400, f"the request: {line}")


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_beside_where_is_told_to_openai_clients_too(open_house: House, name: str) -> None:
    chat = ASKED["chat/completions"]
    answer = httpx.post(f"{open_house.url}/v1/chat/completions", json={**chat, name: FILTERS[name]})
    assert answer.status_code == 400
    assert f"there is no {name!r}; it is a part of where" in error(answer)
    ignored = {"temperature": 0.2, "user": "somebody", "metadata": {"a": "b"}}
    assert httpx.post(f"{open_house.url}/v1/chat/completions", json={**chat, **ignored}).status_code == 200


@pytest.mark.parametrize(
    ("path", "query", "line"),
    [
        ("/v1/search", {"q": "hotels", "lang": "en"}, "'lang'; there are q, limit, published_from, published_to,"),
        ("/v1/articles", {"languages": "ar"}, "'languages'; there are limit, offset"),
        ("/v1/articles/abc", {"rev": 1}, "'rev'; there are revision"),
        (
            "/v1/citations",
            {"article_id": "a", "revision": 1, "start": 0, "end": 4, "n": 1},
            "'n'; there are article_id,",
        ),
    ],
)
def test_a_parameter_that_an_address_does_not_have_is_told(
    open_house: House, path: str, query: dict[str, Any], line: str
) -> None:
    answer = open_house.get(path, **query)
    assert answer.status_code == 400
    assert f"there is no {line}" in error(answer)


def test_bounds_are_told_in_our_words_and_no_other_address_is_guessed(open_house: House) -> None:
    assert error(open_house.get("/v1/articles", limit=501)) == "limit: at most 500 is wanted"
    long = httpx.post(f"{open_house.url}/v1/ask", json={"question": "x" * 3000})
    assert error(long) == "question: at most 2,000 characters are wanted"
    assert httpx.get(f"{open_house.url}/v1/search/?q=x").status_code == 404


def test_half_a_character_is_told_in_our_words(open_house: House) -> None:
    """As JSON may spell it: what cut an emoji in two sends such."""
    asked = httpx.post(f"{open_house.url}/v1/ask", content=rb'{"question": "where? \ud83d"}', headers=JSON)
    assert error(asked) == "question: half of a character is in it"


@pytest.mark.parametrize("path", ["ask", "chat/completions"])
def test_a_filter_in_the_address_of_a_question_is_told(open_house: House, path: str) -> None:
    answer = httpx.post(f"{open_house.url}/v1/{path}?languages=en", json=ASKED[path])
    assert "there is no 'languages'" in error(answer)


@pytest.mark.parametrize("path", ["/v1/ask", "/v1/chat/completions", "/api/ask"])
@pytest.mark.parametrize(
    "body",
    [b'{"question": ', b"[" * 100_000, b'{"question": "\xff"}', b'{"question": ' + b"9" * 5000 + b"}"],
    ids=["broken", "deep", "latin", "digits"],
)
def test_what_is_no_json_is_told_as_such(open_house: House, path: str, body: bytes) -> None:
    answer = httpx.post(open_house.url + path, content=body, headers=JSON)
    line = error(answer) if path.startswith("/v1") else answer.json()["error"]
    assert line.startswith("the body is not JSON")
    assert answer.status_code in (400, 422)


def test_a_body_under_another_header_or_none_is_told_which_one_to_send(open_house: House) -> None:
    body = b'{"question": "Where is it?"}'
    for headers in ({}, {"content-type": "application/x-www-form-urlencoded"}):
        for content in (body, b""):
            for path in ("/v1/ask", "/api/ask"):
                told = httpx.post(open_house.url + path, content=content, headers=headers).text
                assert "Content-Type: application/json" in told


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ({"question": QUESTION, "where": {"languages": "ar"}}, 'where.languages: a list is wanted, such as ["…"]'),
        ({"question": QUESTION, "before": "何时?"}, 'before: a list is wanted, such as ["…"]'),
        ({"question": 5}, "question: text is wanted"),
        ({"where": None}, "question: it is missing"),
        ([], "the request: a JSON object is wanted"),
    ],
)
def test_a_value_of_another_kind_is_told_in_plain_words(open_house: House, body: Any, line: str) -> None:
    assert error(httpx.post(f"{open_house.url}/v1/ask", json=body)) == line


def test_the_address_alone_answers_in_the_same_form(open_house: House) -> None:
    for method in ("GET", "POST", "DELETE", "OPTIONS"):
        for path in ("/v1", "/v1/"):
            answer = httpx.request(method, open_house.url + path)
            assert (answer.status_code, error(answer)) == (404, "there is no such address")


def test_an_mcp_client_is_told_what_is_wrong_with_its_arguments(tmp_path: Path) -> None:
    assistant = review_assistant(tmp_path)
    known = "published_from, published_to, sources, languages"
    cases = (
        (
            "ask",
            {"question": QUESTION, "langs": ["en"]},
            f"ask: there is no 'langs'; there are question, before, {known}",
        ),
        ("search", {"query": "ฝน", "n": 2}, f"search: there is no 'n'; there are query, limit, {known}"),
        ("ask", {"question": 5}, "ask: question: text is wanted"),
        ("ask", {}, "ask: question: it is missing"),
        ("ask", {"question": QUESTION, "languages": "ar"}, 'ask: languages: a list is wanted, such as ["…"]'),
        ("search", {"query": "बारिश", "limit": "few"}, "search: limit: a whole number is wanted"),
        ("search", {"query": "x", "published_from": "May"}, "search: 'May' is no day"),
    )

    async def talk() -> None:
        async with McpClient(mcp.server(lambda: assistant)) as client:  # type: ignore[arg-type, return-value]
            for name, given, line in cases:
                refused = await client.call_tool(name, given)
                told = refused.content[0].text  # type: ignore[union-attr]
                assert refused.is_error
                assert line in told
                assert "\n" not in told
            missing = await client.call_tool("nothing", {})
            assert missing.is_error
            kept = await client.call_tool("search", {"query": "delegations in Baghdad", "languages": ["zh"]})
            assert {one["language"] for one in kept.structured_content["results"]} == {"zh"}

    anyio.run(talk)


def test_an_address_that_cannot_be_listened_on_is_told_with_what_to_change() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        for host, advice in (
            ("999.1.1.1", "--host"),
            ("192.0.2.1", "--host"),
            ("a" * 80, "--host"),
            ("127.0.0.1", "--port"),
        ):
            with pytest.raises(MaqalError, match=f"another with {advice}$"):
                listen(host, port)
