"""The review over HTTP: queue, passage, words, verdicts, undo, reopening, figures, files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa.conversations import Conversations
from qa.evaluation.pool import read_examples
from qa.review import Reviews
from qa.show import visible
from qa.types import Answer, Citation
from qa.ui.strings import LANGUAGES, catalogue
from tests.browser_fake import ARABIC, FakeAssistant
from tests.browser_hostile import HOSTILE, SINK
from tests.browser_server import HOST, built
from tests.review_fake import ask, put, review_assistant


class Holder:
    """Stands for the assistant at the server; its library is another one in each test."""

    library: Any = SimpleNamespace(notices=())

    def close(self) -> None:
        """Each test closes its own."""


HOLDER = Holder()


@pytest.fixture
def assistant(tmp_path: Path) -> Iterator[FakeAssistant]:
    assistant = review_assistant(tmp_path / "library")
    HOLDER.library = assistant.library
    yield assistant
    assistant.library.close()  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def server() -> Iterator[TestClient]:
    with TestClient(built(lambda: HOLDER), base_url=f"http://{HOST}") as client:
        client.get("/api/state?wait=20")
        yield client


@pytest.fixture
def client(server: TestClient, assistant: FakeAssistant) -> TestClient:
    return server


def items(client: TestClient, **query: Any) -> list[dict[str, Any]]:
    return client.get("/api/review", params=query).json()["items"]  # type: ignore[no-any-return]


def judge(client: TestClient, item: dict[str, Any], verdict: str, **more: Any) -> Any:
    said = {"key": item["key"], "turn": item["turn"], "verdict": verdict, **more}
    return client.post("/api/review/verdicts", json=said)


def test_nothing_is_asked_for_where_nothing_was_cited(client: TestClient) -> None:
    queue = client.get("/api/review").json()
    assert (queue["items"], queue["done"], queue["total"]) == ([], 0, 0)
    assert client.get("/api/review/figures").json()["precision"] is None


def test_queue_of_all_of_a_conversation_and_of_an_answer(client: TestClient, assistant: FakeAssistant) -> None:
    first, second = ask(assistant), ask(assistant, "Who are the Delegations?")
    assert [item["n"] for item in items(client)] == [1, 2, 3, 1]
    assert len(items(client, conversation=first.conversation_id)) == 3
    queue = client.get("/api/review", params={"turn": second.turn_id}).json()
    assert (len(queue["items"]), queue["question"]) == (1, "Who are the Delegations?")
    judge(client, items(client)[1], "partly")
    queue = client.get("/api/review", params={"waiting": True}).json()
    assert ([item["n"] for item in queue["items"]], queue["done"], queue["total"]) == ([1, 3, 1], 1, 4)
    refused = client.get("/api/review", params={"turn": 99})
    assert refused.status_code == 404
    assert "is not here" in refused.json()["error"]


def test_an_answer_that_only_quotes_claims_nothing_else(client: TestClient, assistant: FakeAssistant) -> None:
    ask(assistant)
    assert {item["claim"] for item in items(client)} == {""}


def test_the_passage_marks_the_quote_and_the_answer_among_its_neighbours(
    client: TestClient, assistant: FakeAssistant
) -> None:
    ask(assistant)
    item = items(client)[1]
    shown = client.get("/api/review/passage", params={"key": item["key"], "turn": item["turn"]}).json()
    text = assistant.library.article(item["article_id"]).text
    parts = [part for paragraph in shown["context"] for part in paragraph["parts"]]
    for part in parts:
        assert text[part["start"] : part["start"] + len(part["text"])] == part["text"]
    assert "".join(part["text"] for part in parts if part["n"]) == item["quote"] == ARABIC.split("\n")[1]
    assert "".join(part["text"] for part in parts if part["answer"]) == item["quote"].split(" ")[-1]
    assert {paragraph["direction"] for paragraph in shown["context"]} == {"rtl"}
    assert (shown["current"], shown["still"]) == (True, True)
    assert len(shown["context"]) > 2


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_words_are_slices_of_the_article(client: TestClient, assistant: FakeAssistant, data: st.DataObject) -> None:
    if not items(client):
        ask(assistant)
    item = items(client)[2]
    text = assistant.library.article(item["article_id"]).text
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    about = {"key": item["key"], "turn": item["turn"], "start": start, "end": end}
    answer = client.get("/api/review/words", params=about)
    words = text[start:end]
    if not words.strip():
        assert answer.status_code == 400
        return
    shown = answer.json()
    assert shown["quote"] == visible(text[shown["start"] : shown["end"]]) == visible(words.strip())
    saved = judge(client, item, "wrong_span", correction={"start": shown["start"], "end": shown["end"]}).json()["item"]
    assert saved["verdict"]["correction"]["quote"] == shown["quote"]


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (5, 5), (9, 3), (0, 10_000), (10_000, 10_001)])
def test_words_that_are_none_are_refused(client: TestClient, assistant: FakeAssistant, start: int, end: int) -> None:
    ask(assistant)
    item = items(client)[0]
    about = {"key": item["key"], "turn": item["turn"], "start": start, "end": end}
    assert client.get("/api/review/words", params=about).status_code == 400
    assert judge(client, item, "wrong_span", correction={"start": start, "end": end}).status_code == 400
    assert judge(client, item, "perhaps").status_code == 422
    assert judge(client, {**item, "key": "0"}, "partly").status_code == 400


def test_a_turn_that_no_file_can_hold_is_refused(client: TestClient, assistant: FakeAssistant) -> None:
    ask(assistant)
    (item, *_) = items(client)
    for answer in (
        client.get("/api/review", params={"turn": 10**20}),
        client.get("/api/review/passage", params={"key": item["key"], "turn": 10**20}),
        judge(client, {**item, "turn": 10**20}, "supports"),
    ):
        assert (answer.status_code, answer.json()["error"].partition(":")[0]) == (422, "turn")


def test_undo_brings_back_what_was_said_before(client: TestClient, assistant: FakeAssistant) -> None:
    ask(assistant)
    item = items(client)[0]
    judge(client, item, "supports")
    judge(client, item, "does_not", note="No.")
    about = {"key": item["key"], "turn": item["turn"]}
    assert client.post("/api/review/undo", json=about).json()["item"]["verdict"]["verdict"] == "supports"
    assert client.post("/api/review/undo", json=about).json()["item"]["verdict"] is None
    assert client.post("/api/review/undo", json=about).status_code == 400


def test_a_changed_article_opens_its_verdicts_again_with_the_old_words(
    client: TestClient, assistant: FakeAssistant
) -> None:
    turn = ask(assistant)
    item = items(client)[1]
    judge(client, item, "supports")
    put(assistant.library, "arabic", "نص آخر تمامًا.", "عنوان", "ar")  # type: ignore[arg-type]
    (again,) = [one for one in items(client, waiting=True) if one["key"] == item["key"]]
    assert (again["reopened"], again["quote"], again["verdict"]["verdict"]) == (True, item["quote"], "supports")
    shown = client.get("/api/review/passage", params={"key": item["key"], "turn": item["turn"]}).json()
    assert (shown["current"], shown["still"], shown["newest"]) == (False, False, 2)
    # It stays open when its conversation is deleted, and is judged all the same.
    Conversations(assistant.library).delete(turn.conversation_id)  # type: ignore[arg-type]
    (left,) = items(client, waiting=True)
    judged = judge(client, left, "does_not").json()["item"]
    assert (judged["reviewed"], judged["verdict"]["verdict"]) == (True, "does_not")
    assert items(client, waiting=True) == []


def test_a_removed_article_cannot_be_judged_but_is_shown(client: TestClient, assistant: FakeAssistant) -> None:
    ask(assistant)
    item = items(client)[0]
    assistant.library.remove(item["article_id"])  # type: ignore[attr-defined]
    assert len(items(client, waiting=True)) == 2
    shown = client.get("/api/review/passage", params={"key": item["key"], "turn": item["turn"]}).json()
    assert (shown["available"], shown["context"][0]["parts"][0]["text"]) == (False, item["quote"])
    assert judge(client, item, "supports").status_code == 404


def test_figures_and_weeks(client: TestClient, assistant: FakeAssistant) -> None:
    ask(assistant)
    for item, verdict in zip(items(client), ("supports", "supports", "does_not"), strict=True):
        judge(client, item, verdict)
    figures = client.get("/api/review/figures").json()
    assert (figures["total"], figures["by"], len(figures["time"])) == (3, "day", 1)
    assert figures["precision"] == pytest.approx(2 / 3)
    assert {row["label"]: row["precision"] for row in figures["language"]} == {"en": 1, "ar": 1, "zh": 0}
    with assistant.library.storage.writing("setting back a clock", change=False) as connection:
        connection.execute("UPDATE verdicts SET time = '2024-06-19T10:00:00.000+00:00' WHERE verdict_id = 1")
    figures = client.get("/api/review/figures").json()
    assert (figures["by"], figures["time"][0]["label"]) == ("week", "2024-06-17")


KINDS = {"csv": "text/csv", "jsonl": "application/x-ndjson", "html": "text/html", "eval": "application/x-ndjson"}


def test_every_export_is_a_file_to_keep(client: TestClient, assistant: FakeAssistant, tmp_path: Path) -> None:
    turn = ask(assistant)
    other = ask(assistant, "Who are the Delegations?")
    for item in items(client):
        judge(client, item, "supports", note="ملاحظة")
    files = {kind: client.get("/api/review/export", params={"format": kind}) for kind in KINDS}
    for kind, answer in files.items():
        assert answer.headers["content-type"].startswith(KINDS[kind])
        assert answer.headers["content-disposition"].startswith("attachment; filename=")
        assert answer.headers["x-content-type-options"] == "nosniff"
    rows = list(csv.DictReader(io.StringIO(files["csv"].content.decode("utf-8-sig"))))
    assert [row["note"] for row in rows] == ["ملاحظة"] * 4
    lines = [json.loads(line) for line in files["jsonl"].text.splitlines()]
    for line in lines:
        claim = line["claim"]
        assert assistant.library.article(claim["article_id"]).text[claim["start"] : claim["end"]] == claim["quote"]
    (tmp_path / "questions.jsonl").write_bytes(files["eval"].content)
    examples = list(read_examples([tmp_path / "questions.jsonl"]))
    assert len(examples) == 4
    scoped = client.get("/api/review/export", params={"format": "jsonl", "turn": other.turn_id}).text
    assert len(scoped.splitlines()) == 1
    assert turn.conversation_id not in scoped
    assert client.get("/api/review/export", params={"format": "exe"}).status_code == 400


def test_verdicts_are_of_whoever_gave_them(
    client: TestClient, assistant: FakeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(assistant, owner="noor")
    monkeypatch.setattr("qa.ui.review.owner", lambda request: "noor")
    (item, *_) = items(client)
    assert judge(client, item, "supports").json()["item"]["verdict"]["reviewer"] == "noor"
    monkeypatch.setattr("qa.ui.review.owner", lambda request: "sam")
    assert items(client) == []
    assert judge(client, item, "does_not").status_code == 400
    assert client.get("/api/review/export", params={"format": "jsonl"}).text == ""


def test_hostile_words_leave_as_text(client: TestClient, assistant: FakeAssistant) -> None:
    library = assistant.library
    cited = []
    for n, payload in enumerate(HOSTILE, 1):
        article_id = put(library, f"hostile{n}", f"{payload}\nAnd that was all.", payload, "en", payload)  # type: ignore[arg-type]
        a = library.article(article_id)
        cited.append(
            Citation(n, a.article_id, 1, a.title, a.source, a.published, "en", a.path, 0, len(a.text), a.text, 1.0)
        )
    text = "\n".join(f"{one.quote} [{one.n}]" for one in cited)
    answer = Answer("<script>top.ran=1</script>?", "en", "answered", text, "en", 1.0, (), tuple(cited))
    turn = Conversations(library).start(answer.question, answer)  # type: ignore[arg-type]
    reviews = Reviews(library)  # type: ignore[arg-type]
    for item in reviews.items(turn_id=turn.turn_id):
        reviews.save(item.claim, "partly", note=item.claim.quote)
    for one in items(client):
        shown = client.get("/api/review/passage", params={"key": one["key"], "turn": one["turn"]}).text
        assert visible(json.loads(shown)["quote"]) == json.loads(shown)["quote"]
    report = client.get("/api/review/export", params={"format": "html"})
    assert "<script" not in report.text
    assert SINK in report.text  # as words
    assert "unsafe-inline'" not in report.headers["content-security-policy"].split("style-src")[0]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ar", ("اللغة: العربية", "18 يونيو 2024", "الإصدار 1، ", "19 يونيو 2024</bdi> · <bdi>10:07 UTC")),
        ("fa", ("زبان: عربی", "۱۸ ژوئن ۲۰۲۴", "ویرایش ۱، ", "۱۹ ژوئن ۲۰۲۴</bdi> · <bdi>۱۰:۰۷ UTC")),
        ("zh", ("语言: 阿拉伯语", "2024年6月18日", "版本 1，", "2024年6月19日</bdi> · <bdi>10:07 UTC")),
        ("en", ("Language: Arabic", "18 June 2024", "revision 1, ", "19 June 2024</bdi> · <bdi>10:07 UTC")),
    ],
)
def test_the_report_writes_languages_days_and_commas_as_the_page_does(
    client: TestClient, assistant: FakeAssistant, language: str, said: tuple[str, ...]
) -> None:
    ask(assistant)
    for item in items(client):
        judge(client, item, "supports")
    with assistant.library.storage.writing("setting a clock", change=False) as connection:
        connection.execute("UPDATE verdicts SET time = '2024-06-19T10:07:00.000+00:00'")
    report = client.get("/api/review/export", params={"format": "html", "language": language}).text
    for words in said:
        assert words in report
    assert "2024-06-1" not in report


def test_the_report_speaks_the_language_of_the_page(client: TestClient, assistant: FakeAssistant) -> None:
    ask(assistant)
    judge(client, items(client)[0], "partly")
    report = client.get("/api/review/export", params={"format": "html", "language": "ar"}).text
    assert '<html dir="rtl" lang="ar">' in report
    assert catalogue("ar")["review.partly"] in report
    assert '<html dir="ltr" lang="en">' in client.get("/api/review/export?format=html&language=xx").text
    for language in LANGUAGES:
        said = catalogue(language)
        assert [key for key in catalogue("en") if key.startswith(("review.", "chart.")) and key not in said] == []
