"""The library over HTTP: files added and reported, details corrected, removal taken back, health and repair."""

from __future__ import annotations

import asyncio
import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from embeddings.hashing import HashingEncoder
from qa.library import Finding, Library
from qa.library.doctor import RULES
from qa.ui.health import finding_data
from qa.ui.server import make_app
from qa.ui.strings import LANGUAGES, catalogue
from tests.browser_fake import FakeAssistant
from tests.browser_hostile import HOSTILE

HARBOUR = (
    "Harbour town restores its lighthouse\n\nSource: Coastal Gazette\nPublished: 2024-05-02\n\n"
    "The old lighthouse of Port Ellery will reopen to visitors on 14 May. The repairs took two years.\n"
)


class Desk(FakeAssistant):
    """One app for all tests, over the library of the test that runs."""

    def __init__(self) -> None:
        self.library: Any = None


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk()


@pytest.fixture(scope="module")
def app(desk: Desk) -> Iterator[TestClient]:
    async def build() -> FastAPI:
        return make_app(lambda: desk)  # type: ignore[arg-type,return-value]

    with TestClient(asyncio.run(build()), base_url="http://127.0.0.1:7860") as client:
        yield client


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library", HashingEncoder()) as opened:
        yield opened


@pytest.fixture
def client(app: TestClient, desk: Desk, library: Library) -> TestClient:
    desk.library = library
    return app


def add(client: TestClient, *files: tuple[str, str | bytes]) -> list[dict[str, Any]]:
    """Send files; give what was told of each in the end."""
    sent = [("files", (name, text.encode() if isinstance(text, str) else text)) for name, text in files]
    answer = client.post("/api/files", files=sent)
    told: list[dict[str, Any]] = json.loads(answer.text.splitlines()[-1])["files"]
    return told


def titles(client: TestClient, **options: str | int) -> list[str]:
    return [row["title"] for row in client.get("/api/articles", params=options).json()["articles"]]


def kept(library: Library) -> list[str]:
    return sorted(path.name for path in (library.folder / "uploads").rglob("*") if path.is_file())


def test_what_was_read_is_told_with_each_file(client: TestClient) -> None:
    pair = "\n".join(json.dumps({"title": f"Note {n}", "text": f"The council met {n} times."}) for n in (1, 2))
    told = add(
        client, ("folder/harbour.txt", HARBOUR), ("notes.jsonl", pair), ("empty.txt", " "), ("a.png", b"\x89PNG")
    )
    assert [(one["n"], one["name"], one["status"], one["count"]) for one in told] == [
        (0, "folder/harbour.txt", "added", 1), (1, "notes.jsonl", "added", 2),
        (2, "empty.txt", "failed", 0), (3, "a.png", "failed", 0),
    ]  # fmt: skip
    (article,) = told[0]["articles"]
    assert {name: article[name] for name in ("title", "source", "published", "language", "file")} == {
        "title": "Harbour town restores its lighthouse", "source": "Coastal Gazette", "published": "2024-05-02",
        "language": "en", "file": "harbour.txt",
    }  # fmt: skip
    assert [one["title"] for one in told[1]["articles"]] == ["Note 1", "Note 2"]
    for failed in told[2:]:
        assert failed["line"]
        assert "uploads" not in failed["line"]
        assert "\n" not in failed["line"]


def test_only_what_gave_an_article_is_kept(client: TestClient, library: Library) -> None:
    assert [one["status"] for one in add(client, ("a.txt", HARBOUR), ("a.txt", HARBOUR))] == ["added", "added"]
    assert [one["status"] for one in add(client, ("b.txt", HARBOUR), ("a.txt", HARBOUR), ("c.txt", ""))] == [
        "duplicate", "unchanged", "failed",
    ]  # fmt: skip
    assert kept(library) == ["a.txt"]
    assert len(titles(client)) == 1


def test_hostile_files_are_told_in_plain_words(client: TestClient) -> None:
    names = [f"{n} {payload}".replace("/", "_").replace("\0", "")[:60] for n, payload in enumerate(HOSTILE)]
    texts = [f"{one}\n\nThe council met on Monday. It reads {one}.\n" for one in HOSTILE]
    told = add(client, *((f"{name}.txt", text) for name, text in zip(names, texts, strict=True)))
    rows = client.get("/api/articles").json()["articles"]
    hidden = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\x00-\x08\x1b]")
    shown = [text for one in told for text in (one["name"], one["line"])]
    shown += [text for row in rows for text in (row["title"], row["file"], row["source"])]
    assert len(rows) == len(HOSTILE)
    assert not [text for text in shown if hidden.search(text)]


def test_only_what_was_sent_is_corrected(client: TestClient, library: Library) -> None:
    (told,) = add(client, ("a.txt", "Plan \u202eB\u202c for the harbour\n\nThe council met on Monday.\n"))
    (row,) = told["articles"]
    stored = library.article(row["article_id"]).title
    assert row["title"] == "Plan B for the harbour" != stored
    after = client.patch(f"/api/articles/{row['article_id']}", json={"published": "2024-01-09"}).json()
    assert (after["published"], after["corrected"]) == ("2024-01-09", ["published"])
    assert library.article(row["article_id"]).title == stored
    after = client.patch(f"/api/articles/{row['article_id']}", json={"source": "Gazette", "published": ""}).json()
    assert (after["source"], after["published"]) == ("Gazette", "")
    assert client.get("/api/articles").json()["articles"][0]["corrected"] == ["source"]


def test_a_title_too_long_to_be_one_can_be_corrected(client: TestClient, library: Library) -> None:
    (told,) = add(client, ("a.json", json.dumps({"title": "word " * 200, "text": "The council met on Monday."})))
    address = f"/api/articles/{told['articles'][0]['article_id']}"
    refused = client.patch(address, json={"source": "Gazette"})
    assert (refused.status_code, "title" in refused.json()["error"]) == (400, True)
    assert client.patch(address, json={"title": "Shorter", "source": "Gazette"}).json()["title"] == "Shorter"


@pytest.mark.parametrize("correction", [{"published": "yesterday"}, {"title": " "}, {"language": "english!"}])
def test_what_cannot_be_is_refused_in_one_line(client: TestClient, correction: dict[str, str]) -> None:
    (told,) = add(client, ("a.txt", HARBOUR))
    answer = client.patch(f"/api/articles/{told['articles'][0]['article_id']}", json=correction)
    assert answer.status_code == 400
    assert "\n" not in answer.json()["error"]
    assert titles(client) == ["Harbour town restores its lighthouse"]


def test_removal_is_taken_back_and_deleting_takes_the_upload_too(client: TestClient, library: Library) -> None:
    add(client, ("a.txt", HARBOUR))
    pair = "\n".join(json.dumps({"title": f"Note {n}", "text": f"The council met {n} times."}) for n in (1, 2))
    told = add(client, ("notes.jsonl", pair))
    first, second = (one["article_id"] for one in told[0]["articles"])
    assert client.delete(f"/api/articles/{first}").json() == {}
    assert [one["title"] for one in client.get("/api/removed").json()["articles"]] == ["Note 1"]
    assert "Note 1" not in titles(client)
    assert client.post(f"/api/removed/{first}").json()["title"] == "Note 1"
    assert "Note 1" in titles(client)
    client.delete(f"/api/articles/{first}")
    assert client.delete(f"/api/removed/{first}").json() == {"deleted": 1}
    assert kept(library) == ["a.txt", "notes.jsonl"]  # the second article still comes from it
    client.delete(f"/api/articles/{second}")
    assert client.delete("/api/removed").json() == {"deleted": 1}
    assert kept(library) == ["a.txt"]
    assert client.delete("/api/removed").json() == {"deleted": 0}
    assert client.post(f"/api/removed/{first}").status_code == 400


def test_the_list_is_sorted_kept_and_paged(client: TestClient) -> None:
    notes = [{"title": f"Note {n:02}", "text": f"Met {n} times on Monday.", "source": f"O{n % 2}"} for n in range(12)]
    add(client, ("notes.jsonl", "\n".join(map(json.dumps, notes))))
    assert titles(client, sort="title", descending="false", offset=3, limit=2) == ["Note 03", "Note 04"]
    assert titles(client, query="note 07") == ["Note 07"]
    page = client.get("/api/articles", params={"source": "O1", "limit": 1}).json()
    assert (page["total"], len(page["articles"])) == (6, 1)
    assert client.get("/api/articles?sort=secret").status_code == 422
    assert client.get("/api/articles?limit=100000").status_code == 422


def test_statistics_are_those_of_the_library(client: TestClient) -> None:
    add(
        client, ("a.txt", HARBOUR), ("b.txt", "محادثات في بغداد\n\nعقد الوفدان محادثات في العاصمة بغداد يوم الاثنين.\n")
    )
    found = client.get("/api/statistics").json()
    assert (found["articles"], found["undated"], found["sources_named"]) == (2, 1, 1)
    assert found["months"] == [{"month": "2024-05", "count": 1}]
    assert {one["value"] for one in found["languages"]} == {"en", "ar"}
    assert found["bytes"] > 10_000


def told_findings(client: TestClient) -> dict[str, str]:
    health = client.get("/api/health").json()
    return {one["finding"]["key"]: one["severity"] for one in health["findings"]}


def test_a_damaged_index_and_a_lost_vector_are_found_and_repaired(client: TestClient, library: Library) -> None:
    add(client, ("a.txt", HARBOUR))
    assert set(told_findings(client).values()) == {"ok"}
    for path in next(library.folder.glob("index-*")).iterdir():
        path.write_bytes(b"no index")
    with sqlite3.connect(library.folder / "library.sqlite") as connection:
        connection.execute("UPDATE vectors SET data = x'00' WHERE vector_id = 1")
    connection.close()
    found = told_findings(client)
    assert found["library.finding.bad-index"] == found["library.finding.no-vector"] == "error"
    assert client.get("/api/health").json()["repairable"]
    told = [json.loads(line) for line in client.post("/api/health/repair", json={}).text.splitlines()]
    assert told[-1]["type"] == "done"
    assert {one["severity"] for one in told[-1]["findings"]} == {"ok"}
    vector = library.encoder.encode_queries(["lighthouse"])[0]
    assert library.search(vector, 1)


def test_every_rule_of_the_doctor_is_known_in_every_language() -> None:
    lines = [f"3 {name}" for name, _ in RULES]
    found = [finding_data(Finding("error", line, "run `maqal rebuild`")) for line in lines]
    assert all(one["finding"]["key"] and one["remedy"]["key"] == "library.remedy.repair" for one in found)
    for language in LANGUAGES:
        assert all(one["finding"]["key"] in catalogue(language) for one in found)
    unknown = finding_data(Finding("error", "the moon \u202eis full", "wait"))
    assert unknown["finding"] == {"key": None, "values": {}, "text": "the moon is full"}
