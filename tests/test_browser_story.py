"""The whole story in a real Chromium, in two languages, at three widths, light and dark: a folder is added, a question
asked, its quote seen, opened, judged by keys, corrected, exported; and after a reload all of it is still there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from embeddings.hashing import HashingEncoder
from qa.library import Library
from qa.ui.strings import t
from tests.browser_fake import ARABIC, ENGLISH, FakeAssistant
from tests.browser_server import running
from tests.browser_tools import ask, axe, watched
from tests.review_fake import CHINESE

pytestmark = pytest.mark.browser

QUESTIONS = {"en": "Where is the next meeting?", "ar": "أين الاجتماع المقبل؟"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "news"
    (place / "deep").mkdir(parents=True)
    (place / "arabic.txt").write_text(f"محادثات عسكرية سورية تركية بوساطة روسية\n\n{ARABIC}\n")
    (place / "english.txt").write_text(f"Baghdad prepares for talks\n\n{ENGLISH}\n")
    (place / "deep" / "chinese.txt").write_text(f"代表团会面\n\n{CHINESE}\n")
    return place


def texts(page: Page, selector: str) -> list[str]:
    return page.locator(selector).evaluate_all("all => all.map((e) => e.textContent)")


def judged(page: Page, language: str, count: int) -> None:
    expect(page.locator(".tally .done")).to_have_text(t(language, "review.done", done=count, n=3))


@pytest.mark.parametrize(
    ("language", "width", "scheme"),
    [("en", 1440, "light"), ("ar", 360, "dark")],
)
def test_from_a_folder_to_an_export_and_back(
    chromium: Browser, tmp_path: Path, folder: Path, language: str, width: int, scheme: str
) -> None:
    with (
        Library.open(tmp_path / "library", HashingEncoder()) as library,
        running(lambda: FakeAssistant(library)) as address,  # type: ignore[arg-type]
        watched(chromium, viewport={"width": width, "height": 800}, locale=language, color_scheme=scheme) as page,
    ):
        page.goto(f"{address}/#library")
        page.locator("#folder").set_input_files(folder)
        expect(page.locator("#report .read > li")).to_have_count(3)
        assert axe(page) == []
        page.get_by_role("button", name=t(language, "library.close-report")).click()
        expect(page.locator("#articles li")).to_have_count(3)

        page.goto(f"{address}/#chat")
        turn = ask(page, QUESTIONS[language])
        quotes = texts(page, ".turn blockquote .quote")
        assert len(quotes) == 3
        for n, quote in enumerate(quotes):
            mark = turn.locator("blockquote .cite").nth(n)
            mark.scroll_into_view_if_needed()
            mark.hover()
            expect(page.locator("#quote-box .level")).to_be_visible()
            mark.click()
            chosen = page.locator("#pane mark.chosen")
            expect(chosen).to_be_in_viewport()
            assert chosen.evaluate("e => e.textContent") == quote
            if n == 0:
                assert axe(page) == []
            page.keyboard.press("Escape")
            expect(page.locator("#pane")).to_be_hidden()
            page.mouse.move(0, 0)
            page.keyboard.press("Escape")  # the focus is on the mark again, which shows its quote
            expect(page.locator("#quote-box")).to_be_hidden()
        stored = {article.text for article in library.articles()}
        assert all(any(quote in text for text in stored) for quote in quotes)

        turn.get_by_role("button", name=t(language, "review.answer-this")).click()
        judged(page, language, 0)
        expect(page.locator(".review-card")).to_be_focused()
        for count, key in enumerate("123", 1):
            expect(page.locator(".review-card mark")).to_have_text(quotes[count - 1])
            page.keyboard.press(key)
            judged(page, language, count)
        page.keyboard.press("u")
        judged(page, language, 2)
        page.keyboard.press("e")
        proposal = page.locator(".review-card .proposal q")
        expect(proposal).to_be_visible()
        words = str(proposal.text_content())
        page.keyboard.press("4")
        expect(page.locator(".review-card .proposal .saved q")).to_have_text(words)
        judged(page, language, 3)
        assert axe(page) == []

        page.reload()
        judged(page, language, 3)
        page.get_by_role("button", name=t(language, "review.export"), exact=True).click()
        with page.expect_download() as download:
            page.get_by_role("link", name=re.compile("JSON")).first.click()
        rows = [json.loads(line) for line in Path(download.value.path()).read_text().splitlines()]
        assert [row["verdict"] for row in rows] == ["supports", "partly", "wrong_span"]
        assert [row["claim"]["quote"] for row in rows] == quotes
        assert rows[2]["correction"]["quote"] == words

        page.goto(f"{address}/#chat")
        page.reload()
        expect(page.locator(".turn")).to_have_count(1)
        assert texts(page, ".turn blockquote .quote") == quotes
        page.goto(f"{address}/#library")
        expect(page.locator("#articles li")).to_have_count(3)
