"""The page's parts without a browser: what is shown, who may call, what the pane gets."""

from __future__ import annotations

import asyncio
import html
import re
import time
from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import example, given
from hypothesis import strategies as st

from qa.errors import LibraryError
from qa.types import Answer, Article, Citation
from qa.ui import add, render
from qa.ui.desk import Desk
from qa.ui.pane import Cited, pane_data, read_spans
from qa.ui.server import make_app
from qa.ui.show import direction, shown, visible
from tests.browser_fake import ARABIC, FakeLibrary, fake_assistant
from tests.browser_hostile import HOSTILE

HOST = "127.0.0.1:7860"
PLAIN = re.compile(r"(?:[^<>&\"'`*_\[\](){}#$!|~\\:/.@+=-]|&#\d+;|<br>)*")


def text_content(markup: str) -> str:
    return html.unescape(markup.replace("<br>", "\n"))


@given(st.text())
@example("a\u200cb\u200d & <b>\n\t")
def test_shown_has_no_sign_that_html_or_markdown_reads(text: str) -> None:
    assert PLAIN.fullmatch(shown(text))
    assert text_content(shown(text)) == visible(text).replace("\t", " ")


@pytest.mark.parametrize("payload", HOSTILE)
def test_hostile_text_is_only_text(payload: str) -> None:
    assert PLAIN.fullmatch(shown(payload))
    assert text_content(shown(payload)) == visible(payload)


@given(st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp"))))
def test_text_without_controls_is_shown_unchanged(text: str) -> None:
    assert visible(text) == text


def test_controls_go_and_joiners_stay() -> None:
    assert visible("\u202eabc\u2066d\u2069\u200f\u061c\U000e0041\ufeff") == "abcd"
    assert visible("می\u200cخواهم क्\u200dष") == "می\u200cخواهم क्\u200dष"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [("OPEC قالت المصادر اليوم", "ar", "rtl"), ("He said مرحبا to everyone", "en", "ltr"), ("שלום", None, "rtl"),
     ("2024", "ar", "rtl"), ("2024", "en", "ltr"), ("", None, "ltr"), ("会议将在哪里", "zh", "ltr")],
)  # fmt: skip
def test_direction(text: str, language: str | None, expected: str) -> None:
    assert direction(text, language) == expected


def make_answer(text: str, quotes: list[str], language: str = "ar") -> Answer:
    citations = tuple(
        Citation(
            n, "abc", 1, "A <b>title</b>", "Source", "2024-06-18", language, "a.txt", 10 * n, 10 * n + len(q), q, 0.9
        )
        for n, q in enumerate(quotes, 1)
    )
    return Answer("q", "en", "answered", text, "en", 0.9, (), citations)


def test_quote_inside_an_english_answer_is_set_right_to_left() -> None:
    quote = "سيعقد الاجتماع في بغداد."
    markup = render.answer_html(make_answer(f"The article says: “\u2068{quote}\u2069” [1]", [quote]))
    assert '<p dir="ltr" lang="en">The article says&#58;</p>' in markup
    assert re.search(r'<blockquote class="quoted" dir="rtl" lang="ar"><span class="quote">([^<]*)</span>', markup)
    shown_quote = re.search(r'<span class="quote">(.*?)</span>', markup)
    assert shown_quote is not None
    assert html.unescape(shown_quote[1]) == quote
    assert f'href="#cite/abc/1/10-{10 + len(quote)}/1"' in markup


def test_what_is_said_of_a_quote_runs_in_the_direction_of_the_answer() -> None:
    said = "\u2068شبكة اخبار العراق\u2069, \u206818 June 2024\u2069"
    markup = render.answer_html(
        make_answer(f"Articles say:\n\u200f“\u2068قال إنه فعل.\u2069” [1] — {said}", ["قال إنه فعل."])
    )
    assert '<span class="said" dir="ltr" lang="en"><bdi>شبكة' in markup


def test_isolated_words_become_bdi_and_foreign_numbers_stay_text() -> None:
    markup = render.answer_html(make_answer("It was \u2068بغداد\u2069 [1], not [7].", ["قال."]))
    assert "<bdi>بغداد</bdi>" in markup
    assert "&#91;7&#93;" in markup


@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=3), st.text(max_size=80))
def test_answer_steps_grow_to_the_whole_answer(quotes: list[str], frame: str) -> None:
    marks = " ".join(f"{quote} [{n}]" for n, quote in enumerate(quotes, 1))
    answer = make_answer(f"{frame}\n{marks}", quotes)
    steps = list(render.answer_steps(answer))
    assert steps[-1] == render.answer_html(answer)
    for step in steps:
        tags = re.findall(r"<(/?)(\w+)[^>]*>", step.replace("<br>", ""))
        assert sum(1 for closing, _ in tags if closing) * 2 == len(tags)


def test_not_found_has_no_citation() -> None:
    markup = render.answer_html(Answer("q", "en", "not_found", "This is not in these articles.", "en", 0.1))
    assert "not-found" in markup
    assert "cite" not in markup
    assert "sources" not in markup


def test_empty_library_invites() -> None:
    assert "No articles yet" in render.article_list_html([])


article_texts = st.text(min_size=1, max_size=200)


@given(article_texts, st.data())
def test_pane_marks_hold_exactly_the_cited_words(text: str, data: st.DataObject) -> None:
    ends = sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
    spans = [Cited(a, b, n) for n, (a, b) in enumerate(zip(ends[::2], ends[1::2], strict=False), 1)]
    article = Article("abc", 1, "t", text, None, None, "en", None, "a.txt", 0, "2026-01-01")
    parts = [part for p in pane_data(article, spans, True)["paragraphs"] for part in p["parts"]]
    marks = {part["n"]: part["text"] for part in parts if part["n"] is not None}
    for span in spans:
        words = visible(text[span.start : span.end])
        assert marks.get(span.n, words) == words
        if words.strip():
            assert span.n in marks


@pytest.mark.parametrize("value", ["x", "1-2", "1-2-3-4", "1-2-3,", "-1-2-3", "1-1-1x"])
def test_bad_spans_are_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_spans(value)


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    async def build() -> FastAPI:
        # Gradio leaves an event loop open when it is not within one.
        return make_app(fake_assistant)  # type: ignore[arg-type]

    with TestClient(asyncio.run(build()), base_url=f"http://{HOST}") as client:
        yield client


def article_address(client: TestClient) -> str:
    return f"/article/{fake_assistant().library.articles()[0].article_id}/1"


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
    [("/", 200), ("/maqal/maqal.js", 200), ("/maqal/other", 404), ("/config", 200), ("/nowhere", 404), ("/docs", 404),
     ("/openapi.json", 404), ("/gradio_api/runs", 404), ("/monitoring", 403), ("/gradio_api/file=/etc/passwd", 403),
     ("/article/none/1", 404)],
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
    assert client.get("/maqal/maqal.css", headers={"host": host}).status_code == 200


FOREIGN = [{"origin": "http://evil.test"}, {"origin": "null"}, {"origin": "http://127.0.0.1:9999"},
           {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}]  # fmt: skip


@pytest.mark.parametrize("headers", FOREIGN)
def test_upload_from_another_site_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    answer = client.post("/gradio_api/upload", headers=headers, files={"files": ("a.txt", b"words")})
    assert answer.status_code == 403
    assert "another site" in answer.json()["error"]
    check_headers(answer.headers)


@pytest.mark.parametrize("headers", FOREIGN)
def test_call_from_another_site_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/gradio_api/queue/join", headers=headers, json={"data": []}).status_code == 403


def test_own_upload_is_taken(client: TestClient) -> None:
    headers = {"origin": f"http://{HOST}", "sec-fetch-site": "same-origin"}
    answer = client.post("/gradio_api/upload", headers=headers, files={"files": ("a.txt", b"words")})
    assert answer.status_code == 200


def test_too_large_a_file_is_refused(client: TestClient) -> None:
    answer = client.post("/gradio_api/upload", files={"files": ("a.txt", b"x" * (20 * 2**20 + 1))})
    assert answer.status_code == 413


def test_too_large_a_request_is_refused_before_it_is_read(client: TestClient) -> None:
    answer = client.post("/gradio_api/upload", headers={"content-length": str(2**40)}, content=b"x")
    assert answer.status_code == 413
    assert "20 MB" in answer.json()["error"]


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


@pytest.mark.parametrize("path", ["/article/abc/x", "/article/abc/-1", "/article/..%2F..%2Fetc/1", "/article/abc/9"])
def test_unknown_article_is_one_line(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (400, 404)
    assert "Traceback" not in answer.text


def test_a_changed_source_is_told() -> None:
    library = FakeLibrary()
    old = library.put("old words.", "t", "en")
    library.put("new words.", "t", "en")
    assert pane_data(old, [Cited(0, 3, 1)], library.revision_is_current(old.article_id, 1))["current"] is False


def test_add_reports_each_file(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    (folder / "good.txt").write_text("A title\nA sentence.")
    (folder / "bad<b>.txt").write_text("  ")
    report = list(add.steps(FakeLibrary(), [str(folder / "good.txt"), str(folder / "bad<b>.txt")]))[-1]  # type: ignore[arg-type]
    assert 'class="added"' in report
    assert "1 article added" in report
    assert 'class="failed"' in report
    assert "<b>" not in report


def test_an_assistant_that_cannot_open_says_why() -> None:
    def fail() -> object:
        raise LibraryError("the library folder is read-only; choose another with --library")

    desk = Desk(fail)  # type: ignore[arg-type]
    assert desk.wait(5)
    with pytest.raises(LibraryError.__base__, match="read-only"):
        desk.assistant()


def test_while_loading_the_desk_says_so() -> None:
    desk = Desk(lambda: time.sleep(0.3) or fake_assistant())  # type: ignore[func-returns-value,arg-type,return-value]
    with pytest.raises(LibraryError.__base__, match="Loading"):
        desk.assistant()
    assert desk.wait(5)
    assert desk.assistant().library.articles()
