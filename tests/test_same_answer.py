"""The same citations everywhere: Python, the command line, HTTP, OpenAI's client, Gradio's client and MCP."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import anyio
import httpx
import openai
import pytest
from mcp import Client as McpClient
from mcp.client.stdio import StdioServerParameters, stdio_client

from qa.assistant import Assistant
from qa.cli import run_command
from qa.library import Library
from qa.reader import load_reader
from qa.settings import Settings
from tests.browser_server import running
from tests.conftest import ROOT

pytestmark = [
    pytest.mark.model,
    # Gradio's queue counts its events with pandas in a way that pandas gives up.
    pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting':DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:The copy keyword is deprecated"),
]

README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = "http://127.0.0.1:7860"
QUESTION = "where will the next meeting be held?"


@pytest.fixture(scope="module")
def server(seeded: Any) -> Iterator[str]:
    """The address of a server over the seeds; it closes its library when it ends, so it has one of its own."""

    def own() -> Assistant:
        library = Library.open(seeded.library.folder, seeded.library.encoder)
        return Assistant(library, library.encoder, load_reader("packaged"), Settings(seeded.library.folder))

    with running(own) as url:
        assert httpx.get(f"{url}/api/state?wait=20", timeout=30).json()["ready"]
        yield url


@pytest.fixture(scope="module")
def expected(seeded: Any) -> list[Any]:
    """What Python gets."""
    found = cited(seeded.ask(QUESTION).to_dict())
    assert any("بغداد" in quote for quote, *_ in found)
    return found


def cited(answer: dict[str, Any]) -> list[Any]:
    """Quote, article and place of each citation, in order, and the words that answer."""
    assert answer["status"] == "answered"
    citations = [[one[name] for name in ("quote", "article_id", "revision", "start", "end")]
                 for one in answer["citations"]]  # fmt: skip
    return [*citations, *([one["text"], one["start"], one["end"]] for one in answer["spans"])]


def test_the_command_line(
    seeded: Any, expected: list[Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    @contextmanager
    def opened(settings: object) -> Iterator[Any]:
        yield seeded

    monkeypatch.setattr("qa.commands.asking.opened_assistant", opened)
    monkeypatch.setattr("sys.argv", ["maqal", "ask", "--json", QUESTION])
    with pytest.raises(SystemExit) as ended:
        run_command()
    assert not ended.value.code
    assert cited(json.loads(capsys.readouterr().out)) == expected


def test_http(server: str, expected: list[Any]) -> None:
    answer = httpx.post(f"{server}/v1/ask", json={"question": QUESTION}, timeout=30).json()
    assert cited(answer) == expected
    lines = httpx.post(f"{server}/api/ask", json={"question": QUESTION}, timeout=30).text.splitlines()
    shown = json.loads(lines[-1])["answer"]["citations"]
    assert [[one["article_id"], one["start"], one["end"]] for one in shown] == [
        [one["article_id"], one["start"], one["end"]] for one in answer["citations"]
    ]


def test_an_openai_client(server: str, expected: list[Any]) -> None:
    with openai.OpenAI(base_url=f"{server}/v1", api_key="any") as client:
        done = client.chat.completions.create(model="maqal", messages=[{"role": "user", "content": QUESTION}])
    assert cited(done.model_extra["maqal"]) == expected  # type: ignore[index]
    opened = [httpx.get(note.url_citation.url).json() for note in done.choices[0].message.annotations or ()]
    places = [[one[name] for name in ("quote", "article_id", "revision", "start", "end")] for one in opened]
    assert places == expected[: len(places)]
    assert places


def test_programs_ask_on(server: str) -> None:
    """They send the questions before, as OpenAI's clients do anyway."""
    messages = [{"role": "user", "content": QUESTION}, {"role": "assistant", "content": "Baghdad"},
                {"role": "user", "content": "and when?"}]  # fmt: skip
    asked = {"model": "maqal", "messages": messages}
    done = httpx.post(f"{server}/v1/chat/completions", json=asked, timeout=30).json()["maqal"]
    plain = httpx.post(f"{server}/v1/ask", json={"question": "and when?", "before": [QUESTION]}, timeout=30).json()
    assert done["understood"] == plain["understood"] == "when will the next meeting be held?"


def test_a_gradio_client(server: str, expected: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADIO_ANALYTICS_ENABLED", "False")
    from gradio_client import Client

    client = Client(server, verbose=False, analytics_enabled=False)
    try:
        assert cited(client.predict(QUESTION, api_name="/ask")) == expected
    finally:
        client.close()


def test_the_readmes_examples(
    seeded: Any, server: str, expected: list[Any], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As they stand there, but for the library and the port."""
    monkeypatch.setattr(Assistant, "open", lambda settings: nullcontext(seeded))
    (code,) = re.findall(r"```python\n(from qa.*?)```", README, re.DOTALL)
    exec(code, {})
    assert re.findall(r"\n    print.*understood\)  # (.*)\n", code) == capsys.readouterr().out.splitlines()[-1:]
    for line in re.findall(r"^curl .*", README, re.MULTILINE):
        words = shlex.split(line.replace(SHOWN, server))[2:]
        given = dict(zip(words[1::2], words[2::2], strict=True))
        kind, _, value = given.get("-H", "accept: */*").partition(": ")
        body = given.get("-d")
        answer = httpx.request(
            "POST" if body else "GET", words[0], content=body, headers={kind: value}, timeout=30
        ).json()
        if body:
            assert cited(answer) == expected
        else:
            assert expected[0][0] in [one["quote"] for one in answer["results"]]
    for name in ("openai", "gradio_client"):
        (code,) = re.findall(rf"```python\n(from {name} import .*?)```", README, re.DOTALL)
        names: dict[str, Any] = {}
        exec(code.replace(SHOWN, server), names)
        assert "بغداد" in capsys.readouterr().out
        names["client"].close()


def command(seeded: Any) -> dict[str, Any]:
    (shown,) = re.findall(r"```json\n(\{\"mcpServers\".*?)```", README, re.DOTALL)
    start = json.loads(shown)["mcpServers"]["maqal"]
    assert Path(start["command"]).name == "maqal"
    given = {name: value for name, value in os.environ.items() if name.startswith(("MAQAL_", "HF_", "KMP_"))}
    words = ["-m", "qa", *(str(seeded.library.folder) if "/" in word else word for word in start["args"])]
    return {"command": sys.executable, "args": words, "env": {**given, "PYTHONPATH": str(ROOT)}, "cwd": ROOT}


def test_an_mcp_client(seeded: Any, expected: list[Any], tmp_path: Path) -> None:
    """Over stdin and stdout of a process of its own, which loads the models once."""

    async def talk() -> None:
        with (tmp_path / "log").open("w") as log:
            async with McpClient(stdio_client(StdioServerParameters(**command(seeded)), errlog=log)) as client:
                answered = await client.call_tool("ask", {"question": QUESTION})
                answer = answered.structured_content
                assert cited(answer) == expected
                first = answer["citations"][0]
                place = {name: first[name] for name in ("article_id", "revision", "start", "end")}
                opened = (await client.call_tool("open_citation", place)).structured_content
                assert opened["quote"] == first["quote"]
                found = (await client.call_tool("search", {"query": QUESTION})).structured_content["results"]
                assert first["quote"] in [one["quote"] for one in found]
        assert "Traceback" not in (tmp_path / "log").read_text()

    anyio.run(talk)


def test_mcp_has_stdout_for_itself_and_ends_with_its_client(seeded: Any) -> None:
    """Also when the client goes while the models are still being loaded."""
    hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
    said = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": 2, "method": "tools/list"},
    ]
    start = command(seeded)
    process = subprocess.Popen(
        [start["command"], *start["args"]],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **start["env"]},
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("".join(json.dumps(one) + "\n" for one in said))
    process.stdin.flush()
    # What is still being answered when a client goes is answered to nobody: it waits for its answers.
    answers = [json.loads(process.stdout.readline()) for _ in range(2)]
    rest, errors = process.communicate(timeout=60)
    assert process.returncode == 0
    assert [one["id"] for one in answers] == [1, 2]
    assert [tool["name"] for tool in answers[1]["result"]["tools"]] == ["search", "ask", "open_citation"]
    assert (rest, errors) == ("", "")
