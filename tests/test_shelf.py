"""The library over HTTP: files added and reported, details corrected, removal taken back, health and repair."""

from __future__ import annotations

import io
import json
import os
import re
import resource
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from filelock import FileLock

from embeddings.hashing import HashingEncoder
from qa.errors import LibraryError
from qa.library import Library
from qa.library.doctor import RULES, SAID
from qa.library.library import LOCK
from qa.library.uploads import sweep
from qa.ui import add as add_module
from qa.ui import shelf
from qa.ui.add import Upload, keep, steps
from qa.ui.strings import LANGUAGES, catalogue, t
from tests.browser_fake import HARBOUR, Swapped
from tests.browser_hostile import HOSTILE
from tests.browser_server import HOST, built
from tests.conftest import ROOT
from tests.test_library import behind


@pytest.fixture(scope="module")
def desk() -> Swapped:
    return Swapped()


@pytest.fixture(scope="module")
def app(desk: Swapped) -> Iterator[TestClient]:
    with TestClient(built(lambda: desk), base_url=f"http://{HOST}") as client:
        yield client


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library", HashingEncoder()) as opened:
        yield opened


@pytest.fixture
def client(app: TestClient, desk: Swapped, library: Library) -> TestClient:
    desk.library = library
    return app


def add(client: TestClient, *files: tuple[str, str | bytes], language: str = "en") -> list[dict[str, Any]]:
    """Send files; give what was told of each in the end."""
    sent = [("files", (name, text.encode() if isinstance(text, str) else text)) for name, text in files]
    answer = client.post("/api/files", files=sent, headers={"accept-language": language})
    told: list[dict[str, Any]] = json.loads(answer.text.splitlines()[-1])["files"]
    return told


def test_why_a_file_is_not_read_is_told_in_the_pages_language(client: TestClient) -> None:
    page = "<!doctype html><html><body><div id=app></div></body></html>"
    files: dict[str, str | bytes] = {
        "empty.txt": " ", "bytes.txt": bytes(range(256)) * 9, "bad.pdf": b"%PDF-1.7\nnothing", "page.html": page,
    }  # fmt: skip
    said = catalogue("ar")
    keys = ("empty", "binary", "damaged-pdf", "page")
    told = add(client, *files.items(), language="ar")
    assert [one["line"] for one in told] == [said[f"library.file-{key}"] for key in keys]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_for_which_a_file_is_not_read_has_words(language: str) -> None:
    sources = (path.read_text("utf-8") for path in (ROOT / "qa" / "articles").glob("*.py"))
    keys = {key for source in sources for key in re.findall(r'"(library\.(?:file|bad)-[\w-]+)"', source)}
    assert len(keys) > 5
    assert keys <= set(catalogue(language))


def test_a_file_without_a_name_is_refused_in_plain_words(client: TestClient) -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="files"\r\n\r\nwords\r\n--x--\r\n'
    answer = client.post("/api/files", content=body, headers={"content-type": "multipart/form-data; boundary=x"})
    assert (answer.status_code, answer.json()["error"]) == (422, "files.0: a file with a name is wanted")


def test_the_name_in_why_a_file_is_refused_is_set_apart(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(add_module, "MAX_FILE_MB", 0)
    (told,) = add(client, ("report.txt", "words"), language="ar")
    assert told["line"] == t("ar", "library.too-large", name="\u2068report.txt\u2069", n=0)


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
    assert told[3]["line"].startswith("Files of this kind are not read")
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


def test_files_that_were_not_added_are_not_kept_either(
    client: TestClient, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "_PATIENCE", 0.1)
    with FileLock(library.folder / LOCK, thread_local=False):  # `maqal add` is at work
        answer = client.post("/api/files", files=[("files", ("private.txt", HARBOUR.encode()))])
    assert "Another process is adding" in json.loads(answer.text.splitlines()[-1])["message"]
    assert kept(library) == []


def test_leaving_the_page_keeps_nothing_that_gave_no_article(library: Library) -> None:
    uploads = [
        Upload(name, keep(library.folder, name, io.BytesIO(text.encode())))
        for name, text in (("a.txt", HARBOUR), ("empty.txt", " "))
    ]
    told = steps(library, uploads, "en")
    next(told)
    told.close()  # type: ignore[attr-defined]
    for thread in threading.enumerate():
        if thread.name == "add-files":
            thread.join(30)
    assert kept(library) == ["a.txt"]


def test_whoever_leaves_before_the_first_line_has_added_all_the_same(library: Library) -> None:
    uploads = [
        Upload(name, keep(library.folder, name, io.BytesIO(text.encode())))
        for name, text in (("a.txt", HARBOUR), ("empty.txt", " "))
    ]
    steps(library, uploads, "en")
    for thread in threading.enumerate():
        if thread.name == "add-files":
            thread.join(30)
    assert kept(library) == ["a.txt"]
    assert len(library.articles()) == 1


def test_files_sent_again_while_they_are_added_are_not_taken_from_under_the_first(library: Library) -> None:
    """The second call is refused, because the first is at work; its end must not delete what that has yet to read."""
    library.lock_seconds = 30
    place = keep(library.folder, "a.txt", io.BytesIO(HARBOUR.encode()))
    with library._writing():
        first = steps(library, [Upload("a.txt", place)], "en")
        while not add_module._adding[place]:
            time.sleep(0.01)
        with add_module._held(library, [place]):
            pass
        assert kept(library) == ["a.txt"]
    assert [one["status"] for one in list(first)[-1]["files"]] == ["added"]


@pytest.mark.parametrize(
    ("word", "ending"),
    [
        ("وزير الخارجية يبحث ملف المياه ", ".html"),
        ("新闻发布会介绍国民经济运行情况", ".md"),
        ("नई रेल परियोजना से रोजगार ", ".txt"),
        ("รัฐมนตรีแถลงข่าวเรื่องน้ำ", ".txt"),
        ("Министр заявил о переговорах ", ".HTML"),
        ("The minister said so ", "." + 300 * "x"),
    ],
)
def test_a_name_too_long_for_the_folder_is_cut_before_its_ending(tmp_path: Path, word: str, ending: str) -> None:
    place = keep(tmp_path, 20 * word + ending, io.BytesIO(HARBOUR.encode()))
    assert place.read_text() == HARBOUR
    assert (20 * word).startswith(place.name.removesuffix(ending))
    assert place.suffix == (ending if len(ending) < 255 else "")
    assert 250 < len(place.name.encode()) <= 255


@pytest.mark.parametrize("word", ["وزير الخارجية يبحث", "新闻发布会介绍国民经济", "नई रेल परियोजना", "The minister"])
def test_a_name_that_fits_is_kept_as_it_is(tmp_path: Path, word: str) -> None:
    name = f"{(word * 20).encode()[:250].decode(errors='ignore')}.txt"
    assert keep(tmp_path, name, io.BytesIO(b"x")).name == name


def test_a_file_that_the_disk_did_not_take_leaves_no_part_of_it(tmp_path: Path) -> None:
    most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2**16, most[1]))
    try:
        with pytest.raises(LibraryError, match=r"a\.txt cannot be kept"):
            keep(tmp_path, "a.txt", io.BytesIO(b"x" * 2**17))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, most)
    assert list((tmp_path / "uploads").rglob("*")) == []


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


def test_a_title_too_long_to_be_one_is_cut_and_none_such_is_given(client: TestClient, library: Library) -> None:
    (told,) = add(client, ("a.json", json.dumps({"title": "word " * 200, "text": "The council met on Monday."})))
    address = f"/api/articles/{told['articles'][0]['article_id']}"
    kept = client.patch(address, json={"source": "Gazette"}).json()
    assert (kept["source"], kept["title"]) == ("Gazette", ("word " * 100).strip())
    refused = client.patch(address, json={"title": "word " * 200})
    assert (refused.status_code, "title" in refused.json()["error"]) == (400, True)
    assert client.patch(address, json={"title": "Shorter"}).json()["title"] == "Shorter"


def test_two_who_correct_an_article_at_once_do_not_undo_each_other(client: TestClient, library: Library) -> None:
    """Both wait for files being added; each has read the article as it was before."""
    (told,) = add(client, ("a.txt", HARBOUR))
    address = f"/api/articles/{told['articles'][0]['article_id']}"
    corrections = [{"title": "Lighthouse"}, {"source": "Gazette"}]
    both = [threading.Thread(target=client.patch, args=(address,), kwargs={"json": one}) for one in corrections]
    with library._writing():
        for one in both:
            one.start()
        time.sleep(0.5)
    for one in both:
        one.join(30)
    (row,) = client.get("/api/articles").json()["articles"]
    assert (row["title"], row["source"], row["corrected"]) == ("Lighthouse", "Gazette", ["source", "title"])


@pytest.mark.parametrize("correction", [{"published": "yesterday"}, {"title": " "}, {"language": "english!"}])
def test_what_cannot_be_is_refused_in_one_line(client: TestClient, correction: dict[str, str]) -> None:
    (told,) = add(client, ("a.txt", HARBOUR))
    answer = client.patch(f"/api/articles/{told['articles'][0]['article_id']}", json=correction)
    assert answer.status_code == 400
    assert "\n" not in answer.json()["error"]
    assert titles(client) == ["Harbour town restores its lighthouse"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_date_that_is_none_is_told_in_words_of_the_page(client: TestClient, language: str) -> None:
    (told,) = add(client, ("a.txt", HARBOUR))
    address = f"/api/articles/{told['articles'][0]['article_id']}"
    answer = client.patch(address, json={"published": "12024-06-18"}, headers={"accept-language": language})
    assert (answer.status_code, answer.json()["error"]) == (400, catalogue(language)["error.no-date"])


def test_a_revision_that_no_file_can_hold_is_not_there(client: TestClient) -> None:
    (told,) = add(client, ("a.txt", HARBOUR))
    address = f"/api/articles/{told['articles'][0]['article_id']}"
    for path in ("9", "9" * 20, "9" * 20 + "/page?start=0&end=5"):
        answer = client.get(f"{address}/{path}")
        assert answer.status_code == 404
        assert answer.json()["error"] == t("en", "error.no-article")


def test_an_article_opened_by_the_beginning_of_its_id_is_as_current_as_by_the_whole(
    client: TestClient, library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "harbour.txt"
    for text in (HARBOUR, HARBOUR + "Tickets are free.\n"):
        file.write_text(text, encoding="utf-8")
        library.add([file])
    (article,) = library.articles()
    for article_id in (article.article_id, article.article_id[:8]):
        shown = [client.get(f"/api/articles/{article_id}/{revision}").json() for revision in (1, 2)]
        assert [(one["current"], one["paged"]) for one in shown] == [(False, False), (True, False)]


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
    assert client.post(f"/api/removed/{first}").status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_there_is_not_found_and_told_in_words_of_the_page(client: TestClient, language: str) -> None:
    """Two windows act on one article or conversation: for the second one it is done."""
    (told,) = add(client, ("a.txt", HARBOUR))
    (gone,) = told["articles"]
    client.delete(f"/api/articles/{gone['article_id']}")
    client.delete(f"/api/removed/{gone['article_id']}")
    headers = {"accept-language": language}
    for article in (gone["article_id"], "ffffffff", "none"):
        for method, path in (("PATCH", "articles"), ("DELETE", "articles"), ("POST", "removed"), ("DELETE", "removed")):
            answer = client.request(method, f"/api/{path}/{article}", headers=headers, json={"title": "T"})
            assert (answer.status_code, answer.json()["error"]) == (404, t(language, "error.no-article"))
    for method, path in (("DELETE", ""), ("GET", ""), ("GET", "/export?format=json")):
        answer = client.request(method, f"/api/conversations/none{path}", headers=headers)
        assert (answer.status_code, answer.json()["error"]) == (404, t(language, "chat.no-conversation"))


def test_what_a_killed_server_left_goes_and_what_is_being_added_stays(client: TestClient, library: Library) -> None:
    add(client, ("a.txt", HARBOUR))
    for name, age in (("left.txt", 7200), (".half", 7200), ("now.txt", 60)):
        place = library.folder / "uploads" / name.strip(".") / name
        place.parent.mkdir()
        place.write_text(HARBOUR, encoding="utf-8")
        os.utime(place, (time.time() - age, time.time() - age))
    for place in (library.folder / "uploads").rglob("a.txt"):
        os.utime(place, (0, 0))
    with library.storage.writing("as if the folder had been elsewhere") as connection:
        connection.execute("UPDATE articles SET path = '/old' || path")
    sweep(library.storage)
    assert kept(library) == ["a.txt", "now.txt"]


def test_the_list_is_sorted_kept_and_paged(client: TestClient) -> None:
    notes = [{"title": f"Note {n:02}", "text": f"Met {n} times on Monday.", "source": f"O{n % 2}"} for n in range(12)]
    add(client, ("notes.jsonl", "\n".join(map(json.dumps, notes))))
    assert titles(client, sort="title", descending="false", offset=3, limit=2) == ["Note 03", "Note 04"]
    assert titles(client, query="note 07") == ["Note 07"]
    page = client.get("/api/articles", params={"source": "O1", "limit": 1}).json()
    assert (page["total"], len(page["articles"])) == (6, 1)
    assert client.get("/api/articles?sort=secret").status_code == 422
    assert client.get("/api/articles?limit=100000").status_code == 422


def test_words_of_the_text_are_found_as_plain_words_with_their_places(client: TestClient, library: Library) -> None:
    hostile = "The <b>keeper</b> of Port\u202e Ellery, Mona Khoury, said <script>alert(1)</script> nothing."
    add(client, ("a.txt", HARBOUR), ("b.txt", f"Keeper speaks\n\nSource: Gazette\n\n{hostile}\n"))
    data = client.get("/api/words", params={"query": "khoury ELLERY"}).json()
    (sentence,) = data["sentences"]
    text = library.article(sentence["article_id"], sentence["revision"]).text
    assert text[sentence["start"] : sentence["end"]] == hostile
    assert "".join(part["text"] for part in sentence["parts"]) == hostile.replace("\u202e", "")
    assert [part["text"] for part in sentence["parts"] if part["word"]] == ["Ellery", "Khoury"]
    assert [text[one["start"] : one["end"]] for one in sentence["words"]] == ["Ellery", "Khoury"]
    assert (sentence["source"], data["more"]) == ("Gazette", False)

    def found(**options: str) -> int:
        return len(client.get("/api/words", params=options).json()["sentences"])

    assert found(query="ellery") == 2
    assert found(query="ellery", source="Gazette") == 1
    assert found(query="ellery", language="ar") == 0
    assert [found(query=query) for query in ("", '" OR NEAR(', "zq*" * 700, "\0", '"' * 2000)] == [0] * 5


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
    behind(library.folder, "UPDATE vectors SET data = x'00' WHERE vector_id = 1")
    found = told_findings(client)
    assert found["library.finding.bad-index"] == found["library.finding.no-vector"] == "error"
    assert client.get("/api/health").json()["repairable"]
    told = [json.loads(line) for line in client.post("/api/health/repair", json={}).text.splitlines()]
    assert told[-1]["type"] == "done"
    assert {one["severity"] for one in told[-1]["findings"]} == {"ok"}
    vector = library.encoder.encode_queries(["lighthouse"])[0]
    assert library.search(vector, 1)


def test_all_that_the_doctor_says_is_said_in_every_language() -> None:
    assert {key for key, _ in RULES} < set(SAID)
    for language in LANGUAGES:
        words = catalogue(language)
        assert all(f"library.finding.{key}" in words for key in SAID)
        assert all(f"library.remedy.{key}" in words for key in ("repair", "encode", "backup", "space"))
