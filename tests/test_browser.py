"""The whole story in a real Chromium against a real server: ask, open a citation, add, ask again, all on loopback.

The story runs over the packaged encoder and the seed articles; hostile text over a small assistant that cites it all.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from qa.types import Answer, Citation
from tests.browser_fake import FakeAssistant, FakeLibrary, fake_assistant
from tests.browser_hostile import HOSTILE
from tests.browser_server import LAUNCH, running

pytestmark = [
    pytest.mark.browser,
    # Gradio's own bookkeeping uses what pandas deprecates.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
]

SEEDS = Path(__file__).parent.parent / "seeds" / "articles"
LIGHTHOUSE = (
    "Harbour town restores its lighthouse\n\nSource: Coastal Gazette\n\n"
    "The old lighthouse of Port Ellery will reopen to visitors on 14 May after two years of repairs. "
    "The repairs cost 3.2 million euros, which a local foundation paid. "
    "Engineer Mara Lindqvist, who led the work, said the lamp room was the hardest part.\n"
)


class Watch:
    """What a page asked for outside loopback, and what it complained about."""

    def __init__(self, page: Page) -> None:
        self.foreign: list[str] = []
        self.complaints: list[str] = []
        page.on("request", self._request)
        page.on("console", lambda message: message.type == "error" and self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _request(self, request: Any) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob", "about") and parts.hostname != "127.0.0.1":
            self.foreign.append(request.url)

    def check(self) -> None:
        assert self.foreign == []
        assert self.complaints == []


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**LAUNCH)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def library_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("library")


@pytest.fixture(scope="session")
def address(library_folder: Path) -> Iterator[str]:
    from qa.assistant import Assistant
    from qa.settings import Settings

    def opener() -> Assistant:
        assistant = Assistant.open(Settings.load(library=library_folder))
        assistant.library.add([SEEDS], None)
        return assistant

    with running(opener) as address:
        yield address


@pytest.fixture
def watch(page: Page) -> Watch:
    return Watch(page)


def open_page(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("#articles .articles li").first).to_be_visible(timeout=25_000)


def ask(page: Page, question: str) -> Any:
    """Type a question, wait until its answer is whole, return its turn."""
    turns = page.locator("#chat .turn")
    before = turns.count()
    # The box is emptied by the server: typing before that has come would be lost with it.
    expect(page.locator("#question textarea")).to_have_value("")
    page.locator("#question textarea").fill(question)
    page.keyboard.press("Enter")
    expect(turns).to_have_count(before + 1)
    turn = turns.nth(before)
    expect(turn).to_have_class(re.compile("answered|not-found|failure"))
    expect(page.locator("#question .submit-button")).to_be_visible()
    return turn


def cited(link: Any) -> tuple[str, int, int, int]:
    """What a citation link points at: article, revision, start, end."""
    _, article_id, revision, span, _ = link.get_attribute("href").split("/")
    start, end = span.split("-")
    return article_id, int(revision), int(start), int(end)


def stored_words(page: Page, address: str, link: Any) -> str:
    article_id, revision, start, end = cited(link)
    answer = page.request.get(f"{address}/article/{article_id}/{revision}?spans={start}-{end}-1")
    parts = [part for p in json.loads(answer.text())["paragraphs"] for part in p["parts"]]
    return next(part["text"] for part in parts if part["n"] == 1)


@pytest.mark.model
def test_ask_in_english_and_open_the_arabic_words(page: Page, address: str, watch: Watch) -> None:
    open_page(page, address)
    turn = ask(page, "where will the next meeting be held?")
    assert "بغداد" in turn.inner_text()
    quote = turn.locator(".quote").first
    assert quote.evaluate("e => getComputedStyle(e).direction") == "rtl"
    link = turn.locator("a.cite").first
    link.click()
    mark = page.locator("#pane mark.chosen")
    expect(mark).to_be_in_viewport()
    words = stored_words(page, address, link)
    assert mark.evaluate("e => e.textContent") == words == quote.evaluate("e => e.textContent")
    assert mark.evaluate("e => getComputedStyle(e).direction") == "rtl"
    page.keyboard.press("Escape")
    expect(page.locator("#pane")).to_be_hidden()
    watch.check()


@pytest.mark.model
def test_ask_in_arabic_then_what_the_articles_do_not_say(page: Page, address: str, watch: Watch) -> None:
    open_page(page, address)
    first = ask(page, "أين سيعقد الاجتماع المقبل بين وفدي تركيا وسوريا؟")
    assert first.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert page.locator(".question").last.evaluate("e => getComputedStyle(e).direction") == "rtl"
    first.locator("a.cite").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#pane mark.chosen")).to_be_visible()
    turn = ask(page, "What is the boiling point of tungsten?")
    expect(turn).to_have_class(re.compile("not-found"))
    assert turn.locator("a.cite, .quote, .sources").count() == 0
    expect(page.locator("#pane")).to_be_hidden()
    assert page.locator("#pane").inner_html() == ""
    # The older turn opens as before.
    first.locator("a.cite").first.click()
    expect(page.locator("#pane mark.chosen")).to_have_text(first.locator(".quote").first.text_content() or "-")
    watch.check()


@pytest.mark.model
def test_upload_a_second_article_and_ask_about_it(page: Page, address: str, watch: Watch, tmp_path: Path) -> None:
    (tmp_path / "lighthouse.txt").write_text(LIGHTHOUSE)
    (tmp_path / "nothing.txt").write_text("")
    open_page(page, address)
    page.locator("#files input[type=file]").set_input_files([tmp_path / "lighthouse.txt", tmp_path / "nothing.txt"])
    expect(page.locator("#report li.added")).to_contain_text("1 article", timeout=30_000)
    expect(page.locator("#report li.failed")).to_contain_text("empty")
    expect(page.locator("#articles")).to_contain_text("lighthouse")
    turn = ask(page, "When will the lighthouse reopen to visitors?")
    assert "14 May" in turn.inner_text()
    turn.locator("a.cite").first.click()
    mark = page.locator("#pane mark.chosen")
    expect(mark).to_contain_text("14 May")
    assert mark.evaluate("e => getComputedStyle(e).direction") == "ltr"
    watch.check()


@pytest.mark.model
def test_hostile_files_uploaded_and_asked_about(page: Page, address: str, watch: Watch, tmp_path: Path) -> None:
    paths = []
    for n, payload in enumerate(HOSTILE):
        path = tmp_path / f"zorvia{n}<img src=x>.txt"
        path.write_text(
            f"Zorvia notice {n} {payload[:60]}\n\nThe Zorvia council met on Monday. Its notice reads {payload} .\n"
        )
        paths.append(path)
    open_page(page, address)
    page.locator("#files input[type=file]").set_input_files(paths)
    expect(page.locator("#report li.waiting, #report li.reading")).to_have_count(0, timeout=60_000)
    expect(page.locator("#report li.added").first).to_be_visible()
    for question in ("When did the Zorvia council meet?", "What does the notice of the Zorvia council read?"):
        turn = ask(page, question)
        if turn.locator("a.cite").count():
            turn.locator("a.cite").first.click()
            expect(page.locator("#pane mark.chosen")).to_be_visible()
    assert page.evaluate("document.body.dataset.ran") is None
    watch.check()


class Citer(FakeAssistant):
    """Answers every question with all hostile articles at once."""

    def ask(self, question: str) -> Answer:
        citations = tuple(
            Citation(
                n, a.article_id, a.revision, a.title, a.source, a.published, "en", a.path, 0, len(a.text), a.text, 1.0
            )
            for n, a in enumerate(self.library.articles(), 1)
        )
        text = "\n".join(f"It says: “{c.quote}” [{c.n}] and {c.quote[:30]}" for c in citations)
        return Answer(question, "en", "answered", text, "en", 1.0, (), citations)


def test_page_opens_before_the_models_and_says_what_it_waits_for(page: Page, watch: Watch) -> None:
    loaded = threading.Event()

    def opener() -> FakeAssistant:
        loaded.wait(30)
        return FakeAssistant(FakeLibrary())

    with running(opener) as address:
        page.goto(address)
        expect(page.locator("#articles")).to_contain_text("Loading the models")
        page.locator("#question textarea").fill("Where is the meeting?")
        page.keyboard.press("Enter")
        expect(page.locator(".turn.status")).to_contain_text("Loading the models")
        page.locator("#question .stop-button").click()
        expect(page.locator("#question .submit-button")).to_be_visible()
        loaded.set()
        expect(page.locator("#articles")).to_contain_text("No articles yet")
        expect(page.locator("#chat .example").first).to_be_hidden()
        expect(ask(page, "Where is the meeting?")).to_have_class(re.compile("not-found"))
        expect(ask(page, "word " * 500)).to_have_class(re.compile("failure"))
        watch.check()
        page.goto("about:blank")


def test_a_long_conversation_keeps_the_box_below_it(page: Page) -> None:
    """However much is said, the box stays at the bottom of its column, and the page never scrolls sideways."""
    page.set_viewport_size({"width": 1440, "height": 600})
    with running(fake_assistant) as address:
        open_page(page, address)
        for _ in range(5):
            turn = ask(page, "Where is the next meeting?")
        turn.locator("a.cite").first.click()
        box = page.locator("#question").bounding_box()
        assert box is not None
        assert box["x"] + box["width"] < 1440 * 0.6
        assert 400 < box["y"] < box["y"] + box["height"] <= 600
        assert page.evaluate("[scrollX, document.scrollingElement.scrollWidth]") == [0, 1440]


def test_a_changed_source_still_shows_the_words_as_quoted(page: Page, watch: Watch) -> None:
    assistant = fake_assistant()
    with running(lambda: assistant) as address:
        open_page(page, address)
        turn = ask(page, "Where is the next meeting?")
        quote = turn.locator(".quote").text_content()
        assistant.library.put("نص آخر.", "عنوان آخر", "ar", name="arabic.txt")
        turn.locator("a.cite").first.click()
        expect(page.locator("#pane .changed")).to_contain_text("changed since")
        assert page.locator("#pane mark.chosen").evaluate("e => e.textContent") == quote
        assert page.locator("#pane mark.chosen").evaluate("e => e === document.activeElement")
        page.keyboard.press("Escape")
        assert turn.locator("a.cite").first.evaluate("e => e === document.activeElement")
        watch.check()
        page.goto("about:blank")


@pytest.fixture(scope="module")
def hostile_address() -> Iterator[str]:
    library = FakeLibrary()
    for n, payload in enumerate(HOSTILE):
        library.put(payload, payload, "en", payload, f"{n}{payload}")
    with running(lambda: Citer(library)) as address:
        yield address


def test_hostile_text_runs_and_fetches_nothing_anywhere(page: Page, hostile_address: str, watch: Watch) -> None:
    open_page(page, hostile_address)
    assert page.locator("#articles li").count() == len(HOSTILE)
    turn = ask(page, f"{HOSTILE[2]} {HOSTILE[21]}?")
    links = turn.locator(".quoted a.cite")
    assert links.count() >= len(HOSTILE) - 1
    for n in range(links.count()):
        number = links.nth(n).inner_text()
        links.nth(n).click()
        mark = page.locator(f'#pane mark.chosen[data-n="{number}"]')
        expect(mark).to_be_attached()
        assert mark.evaluate("e => e.textContent") == stored_words(page, hostile_address, links.nth(n))
    assert page.evaluate("document.body.dataset.ran") is None
    for made in ("img", "iframe", "object", "embed", "video", "audio", "form", "svg image", "code", "strong", ".katex"):
        assert page.locator(f"#chat .turn {made}, #pane {made}, #articles {made}").count() == 0, made
    watch.check()


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_nothing_is_cut_off_at_three_widths(page: Page, hostile_address: str, watch: Watch, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 860})
    open_page(page, hostile_address)
    turn = ask(page, "What do they say?")
    turn.locator("a.cite").first.click()
    expect(page.locator("#pane mark.chosen")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    watch.check()
