"""The page's addresses without a browser: who may call, what they give and keep."""

from __future__ import annotations

import asyncio
import io
import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from qa.api.misread import NO_JSON
from qa.errors import LibraryError
from qa.library import Worded, WordedSentences
from qa.question.line import LONGEST_QUESTION
from qa.serving.desk import Desk
from qa.serving.line import AT_ONCE, Line, answers
from qa.types import Answer, Filter, Near
from qa.ui import add
from qa.ui.pane import Cited, pane_data
from qa.ui.strings import LANGUAGES, catalogue, t
from qa.ui.talk import _searched
from tests.browser_fake import ARABIC, ENGLISH, FakeAssistant, FakeLibrary, fake_assistant
from tests.browser_server import HOST, built, running
from tests.conftest import ROOT, full


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(built(fake_assistant), base_url=f"http://{HOST}") as client:
        yield client


def article_address(client: TestClient) -> str:
    return f"/api/articles/{fake_assistant().library.articles()[0].article_id}/1"


def check_headers(headers: object) -> None:
    policy = dict(headers)["content-security-policy"]  # type: ignore[call-overload]
    assert "default-src 'self'" in policy
    assert "unsafe-eval" not in policy
    assert "'unsafe-inline'" not in policy.split("style-src")[0]
    assert "frame-ancestors 'none'" in policy
    assert dict(headers)["referrer-policy"] == "no-referrer"  # type: ignore[call-overload]
    assert dict(headers)["x-content-type-options"] == "nosniff"  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 200), ("/maqal/main.js", 200), ("/maqal/other", 404), ("/maqal/..%2Fserver.py", 404),
     ("/config", 200), ("/nowhere", 404), ("/docs", 404),
     ("/openapi.json", 404), ("/gradio_api/runs", 404), ("/monitoring", 403), ("/gradio_api/file=/etc/passwd", 403),
     ("/api/articles/none/1", 404)],
)  # fmt: skip
def test_every_response_carries_the_policy(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    check_headers(answer.headers)


def test_inline_scripts_of_the_page_are_allowed_by_hash_only(client: TestClient) -> None:
    policy = client.get("/", headers={"accept-encoding": "br, gzip"}).headers["content-security-policy"]
    assert policy.count("'sha256-") >= 3


@pytest.mark.parametrize("host", ["evil.test", "evil.test:7860", "127.0.0.1.evil.test", "", "[::1", "0.0.0.0:7860"])
def test_foreign_host_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 400
    check_headers(answer.headers)


@pytest.mark.parametrize("host", ["127.0.0.1:7860", "localhost:1234", "[::1]:7860", "127.0.0.1"])
def test_own_host_is_answered(client: TestClient, host: str) -> None:
    assert client.get("/maqal/theme.css", headers={"host": host}).status_code == 200


FOREIGN = [{"origin": "http://evil.test"}, {"origin": "null"}, {"origin": "http://["}, {"origin": "http://127.0.0.1:9999"},
           {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}]  # fmt: skip


@pytest.mark.parametrize("headers", FOREIGN)
def test_upload_from_another_site_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    answer = client.post("/api/files", headers=headers, files={"files": ("a.txt", b"words")})
    assert answer.status_code == 403
    assert "another site" in answer.json()["error"]
    check_headers(answer.headers)


@pytest.mark.parametrize("headers", FOREIGN)
def test_call_from_another_site_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/gradio_api/queue/join", headers=headers, json={"data": []}).status_code == 403


PICTURE = {"sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"}  # <img src="http://127.0.0.1:7860/…">
LINK = {"sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
READ = ("/api/suggestions", "/api/conversations", "/api/words?query=%E9%9B%A8", "/api/articles", "/v1/models",
        "/config", "/maqal/main.js")  # fmt: skip


@pytest.mark.parametrize("path", [*READ, "/api/health", "/v1/search?q=%D9%85%D8%B7%D8%B1"])
@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_reads_nothing(client: TestClient, path: str, site: str) -> None:
    """It cannot see what comes, but makes the server work, and may measure for how long."""
    for headers in (PICTURE, LINK, {"sec-fetch-mode": "cors", "sec-fetch-dest": "empty"}, {}):
        for method in ("GET", "HEAD", "OPTIONS"):
            answer = client.request(method, path, headers={"sec-fetch-site": site, **headers})
            assert (answer.status_code, method) == (403, method)
    check_headers(answer.headers)


@pytest.mark.parametrize("path", READ)
@pytest.mark.parametrize("origin", ["https://evil.test", "null", "http://127.0.0.1:9999"])
def test_another_site_that_is_named_reads_nothing(client: TestClient, path: str, origin: str) -> None:
    answer = client.get(path, headers={"origin": origin})
    assert answer.status_code == 403
    assert "another site" in answer.text


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_link_on_another_site_opens_the_page_and_a_citation(client: TestClient, site: str) -> None:
    article_id = fake_assistant().library.articles()[0].article_id
    citation = f"/v1/citations?article_id={article_id}&revision=1&start=0&end=4"
    for path in ("/", "/?view=%E6%9F%A5", "/login", citation):
        link = {"sec-fetch-site": site, **LINK}
        assert client.get(path, headers=link).status_code == 200
        # Framed, embedded, shown as a picture or fetched ahead, nobody has followed it.
        for other in ({"sec-fetch-dest": "iframe"}, {"sec-fetch-dest": "object"}, PICTURE, {"sec-purpose": "prefetch"}):
            assert client.get(path, headers={**link, **other}).status_code == 403
        assert client.post(path, headers=link).status_code == 403


@pytest.mark.parametrize("path", READ)
@pytest.mark.parametrize(
    "headers",
    [{}, {"sec-fetch-site": "none", **LINK}, {"sec-fetch-site": "same-origin", "sec-fetch-mode": "cors"},
     {"origin": f"http://{HOST}"}],
)  # fmt: skip
def test_our_own_page_programs_and_old_browsers_read(client: TestClient, path: str, headers: dict[str, str]) -> None:
    assert client.get(path, headers=headers).status_code == 200


def test_own_upload_is_taken(client: TestClient) -> None:
    headers = {"origin": f"http://{HOST}", "sec-fetch-site": "same-origin"}
    answer = client.post("/api/files", headers=headers, files={"files": ("a.txt", b"words")})
    assert answer.status_code == 200


def test_gradio_takes_no_files_of_its_own(client: TestClient) -> None:
    assert client.post("/gradio_api/upload", files={"files": ("a.txt", b"words")}).status_code == 404


def test_too_large_a_file_is_refused(client: TestClient) -> None:
    files = [("files", ("a.txt", b"x" * (20 * 2**20 + 1))), ("files", ("b.txt", b"A title\nA sentence."))]
    told = events(client.post("/api/files", files=files))
    assert [file["status"] for file in told[-1]["files"]] == ["failed", "added"]
    assert "20 MB" in told[-1]["files"][0]["line"]


def test_too_large_a_request_is_refused_before_it_is_read(client: TestClient) -> None:
    answer = client.post("/api/files", headers={"content-length": str(2**40)}, content=b"x")
    assert answer.status_code == 413
    assert "20 MB" in answer.json()["error"]


@pytest.mark.parametrize(
    ("address", "most", "said"),
    [("/api/session", 2**16, "64 KB"), ("/api/ask", 2**20, "1 MB"), ("/v1/ask", 2**20, "1 MB")],
)
def test_only_uploads_may_be_large(client: TestClient, address: str, most: int, said: str) -> None:
    """What is parsed whole takes many times its size in memory, and the login is open to strangers."""
    told = client.post(address, content=b" " * (most + 1))
    assert (told.status_code, said in told.text) == (413, True)
    assert client.post(address, content=iter([b" " * most, b" "])).status_code == 413  # its length is not told before
    assert client.post(address, content=b" " * most).status_code in (400, 422)


def test_pane_data_of_a_stored_article(client: TestClient) -> None:
    start = ARABIC.index("وأشارت")
    data = client.get(f"{article_address(client)}?spans={start}-{start + 20}-1").json()
    marks = [part["text"] for p in data["paragraphs"] for part in p["parts"] if part["n"] == 1]
    assert marks == [ARABIC[start : start + 20]]
    assert data["current"] is True
    assert {p["direction"] for p in data["paragraphs"]} == {"rtl"}


@pytest.mark.parametrize("spans", ["0-999999-1", "9-3-1", "a-b-c", "0-5-1,3-8-2"])
def test_pane_refuses_spans_outside_the_article(client: TestClient, spans: str) -> None:
    answer = client.get(f"{article_address(client)}?spans={spans}")
    assert answer.status_code == 400
    assert "\n" not in answer.json()["error"]


HALF = b'"\\ud800"'  # of a character


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [("POST", "/api/session", b'{"name": %b, "password": "x"}'), ("PATCH", "/api/articles/abc", b'{"title": %b}'),
     ("POST", "/api/ask", b'{"question": %b}'), ("POST", "/api/review/undo", b'{"key": %b}'),
     ("POST", "/gradio_api/queue/join", b'{"data": [], "fn_index": %b}')],
)  # fmt: skip
def test_what_cannot_be_read_is_told_in_one_line_without_repeating_it(
    client: TestClient, method: str, path: str, body: bytes
) -> None:
    answer = client.request(method, path, content=body % HALF, headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert re.fullmatch(r"[\w.]+: half of a character is in it", answer.json()["error"])


@pytest.mark.parametrize("name", ["sources", "languages"])
def test_a_filter_with_half_a_character_is_refused_and_nothing_kept(client: TestClient, name: str) -> None:
    """Kept, it would be in a conversation that can be no file any more."""
    before = client.get("/api/conversations").json()
    body = b'{"question": "Where is the next meeting?", "where": {"%b": ["Gazette", %b]}}' % (name.encode(), HALF)
    answer = client.post("/api/ask", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert answer.json()["error"].startswith("where: ")
    assert client.get("/api/conversations").json() == before


@pytest.mark.parametrize("path", ["abc/x", "abc/-1", "..%2F..%2Fetc/1", "abc/9"])
def test_unknown_article_is_one_line(client: TestClient, path: str) -> None:
    answer = client.get(f"/api/articles/{path}")
    assert answer.status_code in (400, 404)
    assert "Traceback" not in answer.text


def test_a_changed_source_is_told() -> None:
    library = FakeLibrary()
    old = library.put("old words.", "t", "en")
    library.put("new words.", "t", "en")
    assert pane_data(old, [Cited(0, 3, 1)], library.revision_is_current(old.article_id, 1), [])["current"] is False


def events(answer: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in answer.text.splitlines()]


def asked(client: TestClient, question: str, **more: Any) -> dict[str, Any]:
    return events(client.post("/api/ask", json={"question": question, **more}))[-1]


def test_a_question_is_answered_line_by_line(client: TestClient) -> None:
    told = events(client.post("/api/ask", json={"question": "Where is the next meeting?"}))
    assert [event["type"] for event in told] == ["status", "turn"]
    citation = told[-1]["answer"]["citations"][0]
    assert citation["quote"] in ARABIC
    assert citation["copies"] == 2


def test_the_chat_reads_nothing_of_a_citation_that_is_not_sent(client: TestClient) -> None:
    """What is never there is left out in silence, as an address was from what is copied."""
    lines = client.post("/api/ask", json={"question": "Where is the next meeting?"}).text.splitlines()
    (sent, *_) = json.loads(lines[-1])["answer"]["citations"]
    scripts = client.get("/maqal/turn.js").text, client.get("/maqal/copy.js").text
    read = {name for script in scripts for name in re.findall(r"\b(?:citation|one)\.(\w+)", script)}
    assert {"url", "gone", "copies", "correction"} <= read <= set(sent)


def test_a_conversation_is_kept_edited_found_and_deleted(client: TestClient) -> None:
    first = asked(client, "Where is the next meeting?")
    kept = {"conversation": first["conversation_id"]}
    assert asked(client, "And tungsten?", **kept)["n"] == 1
    assert asked(client, "أين الاجتماع المقبل؟", **kept)["n"] == 2
    edited = asked(client, "What is molybdenum?", n=1, **kept)
    assert edited["answer"]["searched"]["languages"] == 2  # then, and when it is read again
    turns = client.get(f"/api/conversations/{first['conversation_id']}").json()["turns"]
    assert turns == [{key: first[key] for key in turns[0]}, {key: edited[key] for key in turns[0]}]
    found = client.get("/api/conversations?query=next").json()["conversations"]
    assert first["conversation_id"] in [one["conversation_id"] for one in found]
    assert client.delete(f"/api/conversations/{first['conversation_id']}").status_code == 200
    assert client.get(f"/api/conversations/{first['conversation_id']}").status_code == 404


def test_a_question_in_a_conversation_that_changed_elsewhere_is_answered_and_said_not_to_be_kept(
    client: TestClient,
) -> None:
    first = asked(client, "Where is the next meeting?")
    kept = {"conversation": first["conversation_id"]}
    second = asked(client, "And tungsten?", **kept)
    told = asked(client, "Where is the meeting?", n=0, replaced=[first["turn_id"]], **kept)
    assert told["answer"]["status"] == "answered"
    assert "changed in another window" in told["unkept"]
    body = {"question": "Where is the meeting?", "n": 0, "replaced": [first["turn_id"]], **kept}
    arabic = events(client.post("/api/ask", json=body, headers={"accept-language": "ar"}))[-1]
    assert arabic["unkept"] == "تغيّرت المحادثة في نافذة أخرى؛ افتحها من جديد واسأل هناك."
    turns = client.get(f"/api/conversations/{first['conversation_id']}").json()["turns"]
    assert [turn["turn_id"] for turn in turns] == [first["turn_id"], second["turn_id"]]
    client.delete(f"/api/conversations/{first['conversation_id']}")
    told = asked(client, "Where is the meeting?", **kept)
    assert told["answer"]["status"] == "answered"
    assert "it was deleted" in told["unkept"]


def test_a_question_that_names_what_it_has_seen_is_not_asked_where_there_is_more(client: TestClient) -> None:
    first = asked(client, "Where is the next meeting?")
    kept = {"conversation": first["conversation_id"]}
    second = asked(client, "أين الاجتماع المقبل؟", seen=first["turn_id"], **kept)
    assert second["n"] == 1

    def lacking(**more: Any) -> list[int]:
        told = events(client.post("/api/ask", json={"question": "And when?", **kept, **more}))
        assert [event["type"] for event in told] == ["status", "behind"]
        assert all(turn["answer"]["status"] == "answered" for turn in told[-1]["turns"])
        return [turn["turn_id"] for turn in told[-1]["turns"]]

    assert lacking(seen=first["turn_id"]) == [second["turn_id"]]
    # A question that is edited is no exception; and what was seen may have made way for another.
    assert lacking(seen=first["turn_id"], n=0, replaced=[first["turn_id"]]) == [second["turn_id"]]
    edited = asked(client, "Where is the meeting?", n=0, seen=second["turn_id"], **kept)
    assert edited["n"] == 0
    assert lacking(seen=second["turn_id"]) == [edited["turn_id"]]
    assert asked(client, "And when?", seen=edited["turn_id"], **kept)["n"] == 1
    assert asked(client, "And why?", **kept)["n"] == 2  # who does not say, is asked as before
    turns = client.get(f"/api/conversations/{first['conversation_id']}").json()["turns"]
    assert [turn["question"] for turn in turns] == ["Where is the meeting?", "And when?", "And why?"]


def test_a_question_is_asked_with_the_answers_that_stand_before_it() -> None:
    """All of a conversation, those above a turn that is put in its place, and none in a new conversation."""
    heard: list[list[str]] = []

    class Hearing(FakeAssistant):
        def ask(self, question: str, where: Filter | None = None, before: Sequence[Answer] = (), **_: Any) -> Answer:
            heard.append([one.question for one in before])
            return replace(super().ask(question, where), understood=f"\u202e{question} (<b>Baghdad</b>)")

    with TestClient(built(lambda: Hearing(fake_assistant().library)), base_url=f"http://{HOST}") as client:
        first = asked(client, "Where is the next meeting?")
        kept = {"conversation": first["conversation_id"]}
        asked(client, "And when?", **kept)
        asked(client, "And why?", **kept)
        asked(client, "And who?", n=1, **kept)
        asked(client, "And what?", n=0, **kept)
    meeting = "Where is the next meeting?"
    assert heard == [[], [meeting], [meeting, "And when?"], [meeting], []]
    assert first["answer"]["understood"] == f"{meeting} (<b>Baghdad</b>)"


def test_a_conversation_is_a_file_to_keep(client: TestClient) -> None:
    name = asked(client, "Where is the next meeting?")["conversation_id"]
    for kind, ending in (("markdown", "md"), ("html", "html"), ("json", "json")):
        answer = client.get(f"/api/conversations/{name}/export?format={kind}&language=fr")
        assert answer.headers["content-disposition"] == f'attachment; filename="maqal-conversation.{ending}"'
        assert "Where is the next meeting?" in answer.text
    assert client.get(f"/api/conversations/{name}/export?format=exe").status_code == 400
    assert client.get("/api/conversations/none/export?format=json").status_code == 404


def test_a_question_is_kept_to_sources_languages_and_days(client: TestClient) -> None:
    for where, languages in [
        ({"languages": ["en"]}, {"en"}), ({"sources": ["شبكة اخبار العراق"]}, {"ar"}),
        ({"published_from": "2024-06-18"}, {"ar", "en"}),
    ]:  # fmt: skip
        answer = asked(client, "Where is the next meeting?", where=where)["answer"]
        assert {citation["language"] for citation in answer["citations"]} == languages
    assert asked(client, "Where?", where={"published_from": "soon"})["type"] == "failure"
    assert asked(client, "Where?", where={"published_to": "2024-06-17"})["code"] == "error.no-fit"
    choices = client.get("/api/choices").json()
    assert {one["value"] for one in choices["languages"]} == {"ar", "en"}


def test_what_was_not_found_comes_with_passages_that_are_no_answer(client: TestClient) -> None:
    answer = asked(client, "tungsten?")["answer"]
    assert (answer["status"], answer["citations"]) == ("not_found", [])
    assert answer["nearest"][0]["quote"] in ARABIC


def test_of_what_was_not_found_the_words_that_stand_together_in_a_sentence_are_offered() -> None:
    class Texts(FakeLibrary):
        def sentences_with(self, query: str, *_: Any, **__: Any) -> WordedSentences:
            near = Near("a", 1, "t", None, None, "en", 0, 1, "H")
            return WordedSentences((Worded(near, ()),) * all(one in ENGLISH for one in query.split()), False)

    answer = Answer("Who paid tungsten for the Hotels near Baghdad?", "en", "not_found", "No.", "en", 0.1)
    assert _searched(Texts(), answer).words == "for Hotels near Baghdad"  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_that_cannot_be_asked_is_told_in_words_of_the_page(client: TestClient, language: str) -> None:
    turned = {"published_from": "2024-06-19", "published_to": "2024-06-18"}
    for question, where, key in [
        ("word " * 500, {}, "error.too-long"), ("؟؟", {}, "error.no-words"), ("Where?", turned, "error.turned-days"),
    ]:  # fmt: skip
        body = {"question": question, "where": where}
        told = events(client.post("/api/ask", json=body, headers={"accept-language": language}))[-1]
        assert (told["type"], told["code"], told["message"]) == ("failure", key, t(language, key, n=LONGEST_QUESTION))
        assert key in catalogue(language)


def test_added_files_are_reported_one_by_one_in_the_language_of_the_page(client: TestClient) -> None:
    files = [("files", ("good.txt", b"A title\nA sentence.")), ("files", ("bad<b>.txt", b"  "))]
    told = events(client.post("/api/files", files=files, headers={"accept-language": "ar"}))
    assert [(file["name"], file["status"]) for file in told[-1]["files"]] == [
        ("good.txt", "added"), ("bad<b>.txt", "failed"),
    ]  # fmt: skip
    assert told[-1]["files"][0]["line"] == "أُضيف مقال واحد"
    assert told[-1]["files"][0]["remark"] == ""


@pytest.mark.parametrize("name", ["../../evil.txt", "a\\..\\evil.txt"])
def test_an_upload_stays_in_its_folder(tmp_path: Path, name: str) -> None:
    place = add.keep(tmp_path, name, io.BytesIO(b"words"))
    assert place.name == "evil.txt"
    assert place.is_relative_to(tmp_path / "uploads")


@pytest.mark.parametrize("name", ["..", " ", "a\0b.txt", "", "..."])
def test_an_upload_needs_a_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(LibraryError, match="name of a file"):
        add.keep(tmp_path, name, io.BytesIO(b"words"))


def test_too_many_files_at_once_are_told_for_what_they_are(client: TestClient) -> None:
    answer = client.post("/api/files", files=[("files", (f"{n}.txt", b"w")) for n in range(1001)])
    assert (answer.status_code, answer.json()["error"]) == (400, "Too many files. Maximum number of files is 1000.")


@pytest.mark.parametrize("language", ["ar", "en", "fr", "zh"])
def test_files_that_the_disk_does_not_take_are_told_so(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setattr("starlette.formparsers.SpooledTemporaryFile", full)
    sent = [("files", ("a.txt", b"words"))]
    answer = client.post("/api/files", files=sent, headers={"accept-language": language})
    assert (answer.status_code, answer.json()["error"]) == (507, t(language, "error.not-kept"))


@pytest.mark.parametrize("body", [b"\xff", b"[" * 100_000, b'{"question": ' + b"9" * 5000 + b"}"])
def test_json_that_cannot_be_read_is_told_as_json(client: TestClient, body: bytes) -> None:
    answer = client.post("/api/ask", content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["error"]) == (400, NO_JSON)


def test_an_assistant_that_cannot_open_says_why() -> None:
    def fail() -> object:
        raise LibraryError("the library folder is read-only; choose another with --library")

    desk = Desk(fail)  # type: ignore[arg-type]
    assert desk.wait(5)
    with pytest.raises(LibraryError.__base__, match="read-only"):
        desk.assistant()


def test_while_loading_the_desk_says_so() -> None:
    desk = Desk(lambda: time.sleep(0.3) or fake_assistant())  # type: ignore[func-returns-value,arg-type,return-value]
    with pytest.raises(LibraryError.__base__, match="loading"):
        desk.assistant()
    assert desk.wait(5)
    assert desk.assistant().library.articles()


def test_the_page_is_there_before_torch_is() -> None:
    """Whose import takes seconds: the models are loaded in the background."""
    code = "import sys, qa.ui.server; print(sorted({'torch', 'faiss', 'transformers'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_a_question_whose_asker_left_while_it_waited_is_not_asked() -> None:
    """Hundreds that were sent and given up must not hold up those who wait for an answer."""
    asked: list[str] = []

    class Gone:
        async def is_disconnected(self) -> bool:
            return False

    async def leave() -> None:
        line = Line()
        for other in range(AT_ONCE):
            await line.at_once.acquire_on_behalf_of(other)
        ask = partial(lambda **_: asked.append("asked"))
        waiting = answers(ask, Gone(), line)  # type: ignore[arg-type]
        first = asyncio.ensure_future(anext(waiting))
        await asyncio.sleep(0.05)
        first.cancel()
        await asyncio.gather(first, return_exceptions=True)
        for other in range(AT_ONCE):
            line.at_once.release_on_behalf_of(other)
        await asyncio.sleep(0.1)

    asyncio.run(leave())
    assert asked == []


def test_a_request_that_stops_in_the_midst_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.ui.guard._PATIENCE", 0.3)
    with running(fake_assistant) as url, socket.create_connection(("127.0.0.1", int(url.rpartition(":")[2]))) as line:
        head = (
            f"POST /api/ask HTTP/1.1\r\nHost: {url[7:]}\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n"
        )
        line.sendall(head.encode() + b'{"question": ')
        line.settimeout(10)
        told = b""
        while part := line.recv(4096):
            told += part
    assert told.startswith(b"HTTP/1.1 408")
    assert b"connection: close" in told
    assert b"send it again" in told
