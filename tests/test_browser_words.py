"""Words of the texts, looked for in the library's search field, in a real Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from embeddings.hashing import HashingEncoder
from qa.library import Library
from tests.browser_fake import FakeAssistant
from tests.browser_server import running
from tests.browser_tools import axe, chosen, watched

pytestmark = pytest.mark.browser

ENGLISH = "The surveyor Mona Khoury, who had measured the quay in winter, signed report {n}."
ARABIC = "وقّعت المهندسة منى خوري، التي قاست الرصيف في الشتاء، التقريرَ أمس."
NARROW: dict[str, Any] = {"viewport": {"width": 390, "height": 844}}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("words")
    files = folder / "news"
    files.mkdir()
    for n in range(1, 25):
        head = f"Harbour note {n}\n\nSource: Coastal Gazette\nPublished: 2024-05-{n:02}\n\n"
        (files / f"{n}.txt").write_text(f"{head}It was quiet on the quay. {ENGLISH.format(n=n)} Nobody else spoke.\n")
    head = "تقرير المرفأ\n\nالمصدر: جريدة الساحل\n\n"
    (files / "arabic.txt").write_text(f"{head}كان المرفأ هادئًا صباح الزيارة. {ARABIC} لم يتكلم أحد غيرها.\n")
    with Library.open(folder / "library", HashingEncoder()) as library:
        library.add([files])
        with running(lambda: FakeAssistant(library)) as address:
            yield address


def looked_for(page: Page, address: str, query: str) -> None:
    page.goto(f"{address}/#library", timeout=60_000)
    expect(page.locator("#articles li").first).to_be_visible(timeout=60_000)
    expect(page.locator(".in-text")).to_be_hidden()
    page.locator("#library-search").fill(query)


def test_a_name_that_only_texts_have_opens_the_article_at_its_sentence(page: Page, address: str) -> None:
    looked_for(page, address, "khoury")
    section = page.get_by_role("region", name="In the text")
    expect(section.get_by_role("listitem")).to_have_count(20)
    expect(page.locator("#articles li")).to_have_count(0)
    expect(page.locator(".count")).to_have_text("In the text: 20")
    expect(page.locator(".listing .empty")).to_be_hidden()
    expect(section).to_contain_text("There may be more")
    first = section.get_by_role("button").first
    expect(first).to_contain_text("Harbour note 24 · Coastal Gazette · 24 May 2024")
    expect(first.locator("mark")).to_have_text("Khoury")
    assert axe(page) == []
    first.focus()
    page.keyboard.press("Enter")
    assert chosen(page) == ENGLISH.format(n=24)
    expect(page.locator("#pane mark strong")).to_have_text("Khoury")
    page.keyboard.press("Escape")
    expect(first).to_be_focused()

    page.locator("#library-search").fill('"harbour note"')
    expect(page.locator("#articles li")).to_have_count(0)
    page.locator("#library-search").fill("note 24 harbour")
    expect(page.locator("#articles li")).to_have_count(1)
    page.locator("#library-search").fill("zeppelin")
    expect(page.locator(".listing .empty")).to_contain_text("No article fits")
    expect(section).to_be_hidden()


def test_from_a_list_of_titles_the_text_is_one_press_away(chromium: Browser, address: str) -> None:
    with watched(chromium, **NARROW) as page:
        looked_for(page, address, "gazette")
        expect(page.locator(".count")).to_have_text("Found: 24")
        page.locator("#library-search").fill("note")
        page.get_by_role("button", name="In the text: 20").click()
        heading = page.locator(".in-text h3")
        expect(heading).to_be_focused()
        expect(heading).to_be_in_viewport()


def test_an_arabic_name_opens_the_arabic_article(chromium: Browser, address: str) -> None:
    with watched(chromium, locale="ar", **NARROW) as page:
        looked_for(page, address, "مُنى خورى")
        section = page.get_by_role("region", name="في النص")
        hit = section.get_by_role("button")
        expect(hit).to_have_count(1)
        expect(hit.locator(".quote")).to_have_attribute("dir", "rtl")
        expect(hit.locator("mark")).to_have_text(["منى", "خوري"])
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        hit.click()
        assert chosen(page) == ARABIC
