"""The article pane: a citation opens at its words, on every screen, and says so when it cannot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser_fake import FakeAssistant, fake_assistant
from tests.browser_server import running
from tests.browser_tools import ask, heard, opened, watched

pytestmark = pytest.mark.browser

WORDS = "Only the keeper of the seals knew where the harbour ledger had been hidden."
TITLE = "A long inquiry"


def long_library() -> FakeAssistant:
    """With an article of some 9,000 words, in paragraphs of uneven length; the words stand at three quarters."""
    assistant = fake_assistant()
    lines = [
        f"Witness {n} spoke of the night. " + "The lamps were lit and nobody left. " * (1 + n * 7 % 19)
        for n in range(120)
    ]
    lines.insert(90, WORDS)
    assistant.library.put("\n".join(lines), TITLE, "en", "Harbour Post", "long.txt")
    return assistant


@pytest.fixture(scope="module")
def long_address() -> Iterator[str]:
    with running(long_library) as address:
        yield address


def test_a_citation_opens_at_its_words_in_a_long_article(page: Page, long_address: str) -> None:
    opened(page, long_address)
    mark, close = page.locator("#pane mark.chosen"), page.get_by_role("button", name="Close the article")
    for width, height in ((390, 844), (320, 640), (640, 400), (1440, 900)):
        page.set_viewport_size({"width": width, "height": height})
        ask(page, "Where was the ledger hidden?").locator("blockquote .cite").first.click()
        expect(mark).to_have_text(WORDS)
        expect(mark).to_be_in_viewport(ratio=1, timeout=5000)
        page.wait_for_timeout(500)
        expect(mark).to_be_in_viewport(ratio=1, timeout=100)
        expect(close).to_be_in_viewport(ratio=1)
        close.click()
        expect(mark).to_be_hidden()


def test_a_title_is_not_read_twice_but_where_it_is_cited(chromium: Browser) -> None:
    """It stands above the text, most of which begin with it."""
    assistant = fake_assistant()
    title = "The ferry is back"
    assistant.library.put(f"{title}\nIts captain took it out at dawn.", title, "en", "Harbour Post", "ferry.txt")
    with running(lambda: assistant) as address, watched(chromium) as page:
        opened(page, address)
        paragraphs = page.locator("#pane .text p")
        ask(page, "Who is the captain?").locator("blockquote .cite").first.click()
        expect(page.locator("#pane h2")).to_have_text(title)
        expect(paragraphs).to_have_text([re.compile("captain")])
        ask(page, "Which ferry?").locator("blockquote .cite").first.click()
        expect(paragraphs).to_have_text([re.compile(title), re.compile("captain")])
        expect(page.locator("#pane mark.chosen")).to_have_text(title)


@pytest.fixture
def faulty(chromium: Browser, long_address: str) -> Iterator[Page]:
    """A page with an answer, whose next request for an article can be spoilt: the browser complains of it."""
    context = chromium.new_context(locale="en-GB")
    page = context.new_page()
    thrown: list[str] = []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    opened(page, long_address)
    ask(page, "Where was the ledger hidden?")
    yield page
    context.close()
    assert thrown == []


def test_an_article_that_cannot_be_had_leaves_the_quote_and_another_try(faulty: Page) -> None:
    faulty.route("**/api/articles/**", lambda route: route.abort())
    faulty.locator("blockquote .cite").first.click()
    failure = faulty.locator("#pane .failure")
    expect(failure).to_contain_text("does not answer")
    expect(failure.locator("blockquote")).to_have_text(WORDS)
    expect(faulty.locator("#pane h2")).to_have_text(TITLE)
    again = failure.get_by_role("button", name="Try again")
    expect(again).to_be_focused()
    faulty.unroute("**/api/articles/**")
    again.click()
    expect(faulty.locator("#pane mark.chosen")).to_be_in_viewport()
    # What is not there is not there at another try; what was removed can be restored.
    faulty.keyboard.press("Escape")
    told = {"error": "It was removed.", "code": "error.removed"}
    faulty.route("**/api/articles/**", lambda route: route.fulfill(status=404, json=told))
    faulty.locator("blockquote .cite").first.click()
    expect(failure).to_contain_text("It was removed.")
    expect(again).to_have_count(0)
    failure.get_by_role("button", name="Removed").click()
    expect(faulty.locator(".part-removed")).to_be_visible()
    expect(faulty.locator("#pane")).to_be_hidden()


def test_the_citations_of_an_answer_are_stepped_through_from_article_to_article(page: Page, long_address: str) -> None:
    opened(page, long_address)
    ask(page, "Where is the next meeting?").locator("blockquote .cite").first.click()
    title, place = page.locator("#pane h2"), page.locator("#pane .place")
    for words, key in (("1 of 2", "j"), ("2 of 2", "j"), ("1 of 2", "k"), ("2 of 2", "k")):
        expect(place).to_have_text(words)
        expect(title).to_contain_text("محادثات" if words[0] == "1" else "Baghdad prepares")
        expect(page.locator("#pane mark.chosen")).to_be_focused()
        page.keyboard.press(key)
    expect(page.locator("#pane mark.chosen")).to_be_in_viewport()


def test_a_quote_in_another_language_opens_with_its_places_and_days_in_the_askers(
    page: Page, long_address: str
) -> None:
    opened(page, long_address)
    ask(page, "Where is the next meeting?").locator("blockquote .cite").first.click()
    words = page.locator("#pane .gloss")
    expect(words).to_contain_text("Words translated:")
    expect(words).to_contain_text("Baghdad (بغداد)")
    page.keyboard.press("j")  # the other article is in the asker's own language
    expect(page.locator("#pane h2")).to_contain_text("Baghdad prepares")
    expect(words).to_be_hidden()


def test_on_a_slow_line_the_pane_opens_before_its_article(faulty: Page) -> None:
    held: list[Route] = []
    faulty.route("**/api/articles/**", lambda route: held.append(route))
    faulty.locator("blockquote .cite").first.click()
    expect(faulty.locator("#pane h2")).to_have_text(TITLE)
    expect(faulty.locator("#pane .status")).to_have_text("Opening the article…")
    faulty.keyboard.press("Escape")
    held.pop().continue_()
    faulty.wait_for_timeout(300)
    expect(faulty.locator("#pane")).to_be_hidden()  # put away is put away
    faulty.unroute("**/api/articles/**")
    faulty.locator("blockquote .cite").first.click()
    expect(faulty.locator("#pane mark.chosen")).to_be_in_viewport()


def test_where_colours_are_forced_the_chosen_mark_has_an_outline(chromium: Browser, address: str) -> None:
    def outline(page: Any) -> str:
        return str(page.locator("#pane mark.chosen").evaluate("e => getComputedStyle(e).outlineStyle"))

    with watched(chromium, forced_colors="active") as page:
        opened(page, address)
        ask(page, "Where is the next meeting?").locator("blockquote .cite").first.click()
        expect(page.locator("#pane mark.chosen")).to_be_visible()
        assert outline(page) == "solid"


def test_what_is_told_is_heard_in_a_sheet_and_read_in_the_voice_of_its_language(
    chromium: Browser, address: str
) -> None:
    with watched(chromium, viewport={"width": 390, "height": 844}) as page:
        opened(page, address)
        turn = ask(page, "Where is the next meeting?")
        # A mark says where it stands alone what a line under its quote says, and what a dashed edge shows.
        names = turn.locator(".cite").evaluate_all("all => all.map((e) => e.ariaLabel.includes('Partly supported'))")
        assert names == [False, False, False, True]
        for place in (turn.locator(".short"), page.locator("#live")):
            expect(place.locator("bdi")).to_have_attribute("lang", "ar")
        with heard(page) as told:
            turn.locator("blockquote .cite").last.click()
            expect(page.locator("#pane mark.chosen")).to_be_focused()
        assert told == ["At citation 2"]
        text = page.get_by_role("region", name="Text of the article")
        expect(text.locator(".number")).to_have_attribute("aria-label", "Citation 2. Partly supported")
        with heard(page) as told:
            page.get_by_role("button", name="Previous citation").click()
            expect(page.locator("#pane h2")).to_have_attribute("lang", "ar")
        assert told == ["At citation 1"]
        glossed = page.locator("#pane .gloss bdi:last-child").evaluate_all(
            "all => all.map((e) => [e.lang, e.textContent])"
        )
        assert ["ar", "بغداد"] in glossed
        # The region is called by a word of the page, and holds words of the article.
        assert text.evaluate("e => [e.closest('[lang]').lang, e.querySelector('p').lang]") == ["en", "ar"]
        page.keyboard.press("Escape")
        with heard(page) as told:
            near = ask(page, "What is the boiling point of tungsten?").locator(".near")
            expect(near.first).to_be_visible()
        assert [line for line in told if not line.startswith("Searching")] == [
            "Not in these articles. Articles searched: 2; languages: 2"
        ]
        assert near.locator("bdi:first-child").evaluate_all("all => all.map((e) => e.lang)") == ["ar", "en"]
