"""What belongs to a view: the article opened from it, the sign that a file may be dropped, its motion."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser_fake import Slow, fake_assistant
from tests.browser_server import running
from tests.browser_tools import ask, opened, watched
from tests.review_fake import review_assistant

pytestmark = pytest.mark.browser

MEETING = "Where is the next meeting?"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """With a review and a library that are real."""
    assistant = review_assistant(tmp_path_factory.mktemp("windows") / "library")
    with running(lambda: assistant) as address:
        yield address


def test_an_article_is_closed_with_the_view_that_it_was_opened_from(page: Page, house: str) -> None:
    opened(page, house, "library")
    opened(page, house)
    # The article is closed before the review is there.
    page.route("**/api/review?*", lambda route: (time.sleep(0.3), route.continue_()))
    for width in (1440, 1024, 500):
        page.set_viewport_size({"width": width, "height": 768})
        ask(page, MEETING).locator("blockquote .cite").first.click()
        expect(page.locator("#pane mark.chosen")).to_be_visible()
        page.evaluate("location.hash = 'review'")
        expect(page.locator(".review-card")).to_be_visible(timeout=30_000)
        expect(page.locator("#pane")).to_be_hidden()
        expect(page.locator(".review-card")).to_be_focused()
        page.evaluate("location.hash = 'library'")
        page.locator("#view-library .open-article").first.click()
        expect(page.locator("#pane-title")).to_be_visible()
        page.evaluate("location.hash = 'chat'")
        expect(page.locator("#pane")).to_be_hidden()
        expect(page.locator("#question")).to_be_focused()
    page.goto("about:blank")


def test_back_leaves_the_view_and_the_article_with_it(page: Page, house: str) -> None:
    opened(page, house, "library")
    opened(page, house)
    ask(page, MEETING).locator("blockquote .cite").first.click()
    expect(page.locator("#pane mark.chosen")).to_be_visible()
    page.go_back()
    expect(page.locator("#view-library")).to_be_visible()
    expect(page.locator("#pane")).to_be_hidden()
    page.goto("about:blank")


def test_back_puts_away_the_sheet_of_a_narrow_page_and_nothing_else(chromium: Browser, house: str) -> None:
    with watched(chromium, viewport={"width": 500, "height": 800}) as page:
        opened(page, house, "library")
        opened(page, house)
        mark = ask(page, MEETING).locator("blockquote .cite").first
        here = page.url
        for close in (
            page.go_back,
            lambda: page.keyboard.press("Escape"),
            page.locator("#pane .bar button").first.click,
        ):
            mark.click()
            expect(page.locator("#pane mark.chosen")).to_be_visible()
            close()
            expect(page.locator("#pane")).to_be_hidden()
            expect(page).to_have_url(here)
            expect(page.locator(".question h2").last).to_have_text(MEETING)
            page.wait_for_timeout(200)
        page.go_back()
        expect(page.locator("#view-library")).to_be_visible()
        page.goto("about:blank")


def test_in_the_review_an_article_is_closed_with_its_citation(page: Page, house: str) -> None:
    opened(page, house)
    ask(page, MEETING).get_by_role("button", name="Review this answer").click()
    card = page.locator(".review-card")
    expect(card).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Open the article").click()
    expect(page.locator("#pane mark.chosen")).to_be_visible()
    card.focus()
    page.keyboard.press("j")
    expect(page.locator("#pane")).to_be_hidden()
    expect(card).to_be_focused()
    page.get_by_role("button", name="Open the article").click()
    expect(page.locator("#pane mark.chosen")).to_be_visible()
    card.focus()
    page.keyboard.press("4")  # what is judged so stays, so that its words can be chosen
    expect(page.locator("[aria-pressed=true]").last).to_be_visible()
    page.wait_for_timeout(300)
    expect(page.locator("#pane")).to_be_visible()
    page.goto("about:blank")


@pytest.mark.parametrize("asked", ["review?*", "conversations/*"])
def test_what_comes_late_for_another_view_closes_no_article(page: Page, house: str, asked: str) -> None:
    opened(page, house)
    ask(page, MEETING)
    held: list[Route] = []
    page.route(f"**/api/{asked}", lambda route: held.append(route))
    if asked.startswith("review"):
        page.evaluate("location.hash = 'review'")
    else:
        page.get_by_role("button", name="Conversations", exact=True).click()
        page.locator(".conversations li").last.get_by_role("button").first.click()
    page.wait_for_timeout(400)
    page.evaluate("location.hash = 'library'")
    page.locator("#view-library .open-article").first.click()
    expect(page.locator("#pane .text")).to_be_visible()
    for route in held:
        route.continue_()
    page.wait_for_timeout(500)
    assert held
    expect(page.locator("#pane .text")).to_be_visible()
    page.goto("about:blank")


def test_an_article_by_its_address_opens_in_no_other_view(page: Page, house: str) -> None:
    article = page.request.get(f"{house}/api/articles?limit=1").json()["articles"][0]
    held: list[Route] = []
    page.route("**/api/state*", lambda route: held.append(route))
    page.goto(f"{house}/#library/article/{article['article_id']}/{article['revision']}/0-10")
    expect(page.locator("#view-library .loading")).to_be_attached()
    page.get_by_role("link", name="Chat").click()
    expect(page.locator("#question")).to_be_visible()
    page.wait_for_timeout(300)
    for route in held:
        route.continue_()
    page.wait_for_timeout(500)
    expect(page.locator("#pane")).to_be_hidden()
    page.goto("about:blank")


DRAG = """(view, kinds) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(["A lighthouse\\nIt was built in May."], "light.txt", { type: "text/plain" }));
  for (const kind of kinds)
    view.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
}"""


@pytest.mark.parametrize(
    ("view", "language", "words"), [("chat", "en-GB", "Drop files"), ("review", "ar", "أفلت ملفات")]
)
def test_a_file_over_any_view_is_told_that_it_may_be_dropped_and_is_taken(
    chromium: Browser, view: str, language: str, words: str
) -> None:
    with running(fake_assistant) as address, watched(chromium, locale=language) as page:
        opened(page, address, view)
        over = page.locator(f"#view-{view}")
        sign = page.locator(".drop-sign")
        expect(sign).to_be_hidden()
        over.evaluate(DRAG, ["dragenter", "dragover"])
        expect(sign).to_be_visible()
        expect(sign).to_contain_text(words)
        expect(sign).to_be_in_viewport(ratio=1)
        over.evaluate(DRAG, ["dragleave"])
        expect(sign).to_be_hidden()
        over.evaluate(DRAG, ["dragenter", "dragover", "drop"])
        expect(sign).to_be_hidden()
        # The library has a place of its own, which lights up.
        expect(page.locator("#report .read li").first).to_contain_text("A lighthouse")
        page.locator("#view-library").evaluate(DRAG, ["dragenter", "dragover"])
        expect(sign).to_be_hidden()
        page.goto("about:blank")


def test_nothing_moves_for_who_wants_less_motion(chromium: Browser) -> None:
    go_on = threading.Event()
    moving = "document.getAnimations().filter((one) => one.playState === 'running').length"
    for wish, many in (("no-preference", 1), ("reduce", 0)):
        go_on.clear()
        with running(lambda: Slow(go_on)) as address, watched(chromium, reduced_motion=wish) as page:
            opened(page, address)
            page.locator("#question").fill(MEETING)
            page.keyboard.press("Enter")
            expect(page.locator(".answer.waiting")).to_be_visible()
            page.wait_for_timeout(300)
            assert page.evaluate(moving) == many
            go_on.set()
            expect(page.locator(".answer.answered")).to_be_visible()
            page.goto("about:blank")
