"""What a reader has typed, pressed or come to is not lost, and a key does one thing, once."""

from __future__ import annotations

import threading
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from embeddings.hashing import HashingEncoder
from qa.errors import LibraryError
from qa.library import Library
from qa.types import Answer
from tests.browser_fake import FakeAssistant, Slow
from tests.browser_server import running
from tests.browser_tools import ask, axe, heard, opened, watched
from tests.review_fake import ask as ask_on_the_server
from tests.review_fake import review_assistant

pytestmark = pytest.mark.browser

MEETING = "Where is the next meeting?"
SMALL = """[...document.querySelectorAll('.top :is(nav a, select), #view-chat :is(button, textarea)')].filter((e) => {
    const { width, height } = e.getBoundingClientRect();
    return e.checkVisibility() && (width < 44 || height < 44);
}).map((e) => e.outerHTML.slice(0, 120))"""
PRESSED = """(marks) => marks.map((e) => {
    const { x, y, width, height } = e.getBoundingClientRect();
    const least = getComputedStyle(e, "::after");
    const sizes = [Math.max(width, parseFloat(least.minWidth)), Math.max(height, parseFloat(least.minHeight))];
    return [x + width / 2, y + height / 2, ...sizes];
})"""
"""The middle, width and height of where each mark can be pressed."""


BESIDE = """all => all.every((p) => {
    const quote = document.createRange();
    quote.selectNodeContents(p.querySelector(".quote"));
    const last = [...quote.getClientRects()].at(-1), mark = p.querySelector(".cite").getBoundingClientRect();
    return last.bottom > mark.top && last.top < mark.bottom;
})"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> FakeAssistant:
    return review_assistant(tmp_path_factory.mktemp("keys") / "library")


def test_on_a_touch_screen_the_keyboard_does_not_cover_the_answer(chromium: Browser, address: str) -> None:
    with watched(chromium, has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844}) as page:
        opened(page, address)
        expect(page.locator("#question")).not_to_be_focused()
        page.locator("#question").fill(MEETING)
        page.locator(".go").tap()
        expect(page.locator(".turn .answer")).to_have_class("answer answered")
        expect(page.locator("#question")).not_to_be_focused()
        # What is pressed is as large as a finger, and a mark's place takes nothing of another's.
        assert page.evaluate(SMALL) == []
        boxes = page.locator(".turn .cite").evaluate_all(PRESSED)
        assert all(width >= 44 and height >= 44 for _, _, width, height in boxes)
        apart = [abs(x - left) >= 44 or abs(y - top) >= 44 for (x, y, *_), (left, top, *_) in combinations(boxes, 2)]
        assert all(apart)
        # A mark never stands in a line without a word of its quote.
        for width in range(330, 390, 6):
            page.set_viewport_size({"width": width, "height": 844})
            assert page.locator("blockquote p").evaluate_all(BESIDE), width


def test_a_conversation_comes_back_at_its_last_question(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 500})
    opened(page, address)
    for n in range(9):
        ask(page, f"{MEETING} ({n})")
    page.reload()
    expect(page.locator(".turn")).to_have_count(9)
    page.wait_for_timeout(200)
    last = page.locator(".turn h2").last
    expect(last).to_be_in_viewport()
    assert 0 < last.evaluate("e => e.getBoundingClientRect().top") < 300
    expect(page.locator(".top nav")).to_be_in_viewport(ratio=1)
    assert page.locator("#maqal").evaluate("e => [e.scrollTop, e.scrollHeight <= e.clientHeight]") == [0, True]
    # In another language it stays where it was read.
    page.locator(".turn").nth(4).evaluate("e => e.scrollIntoView()")
    page.locator("#language").select_option("ar")
    expect(page.locator("html[lang=ar] .turn h2").nth(4)).to_be_in_viewport()
    expect(page.locator(".turn h2").last).not_to_be_in_viewport()


def test_what_was_pressed_stays_where_it_was_when_the_article_opens_and_closes(page: Page, address: str) -> None:
    opened(page, address)
    for n in range(8):
        ask(page, f"{MEETING} ({n})")
    page.evaluate("""document.querySelectorAll('.turn .words').forEach((words) => {
        const long = document.createElement("p");
        long.textContent = "It went on for a long time. ".repeat(150);
        words.prepend(long);
    })""")
    mark = page.locator(".turn").last.locator("blockquote .cite").last
    mark.scroll_into_view_if_needed()
    before = mark.evaluate("e => e.getBoundingClientRect().top")
    mark.click()
    expect(page.locator("#pane mark.chosen")).to_be_visible()
    page.wait_for_timeout(200)
    assert abs(mark.evaluate("e => e.getBoundingClientRect().top") - before) < 40
    page.keyboard.press("Escape")
    page.wait_for_timeout(200)
    assert abs(mark.evaluate("e => e.getBoundingClientRect().top") - before) < 40


def test_keys_in_a_conversation_do_one_thing_and_lose_nothing(page: Page, address: str) -> None:
    opened(page, address)
    turn = ask(page, "أين الاجتماع المقبل؟")
    assert turn.locator("h2").get_attribute("lang") == "ar"
    # A draft comes back when an edit is given up.
    page.locator("#question").fill("Who paid for")
    page.locator(".turn .question button").click()
    expect(page.locator("#question")).to_have_value("أين الاجتماع المقبل؟")
    page.locator("#question").fill("أين الاجتماع؟")
    page.reload()
    expect(page.locator(".turn")).to_have_count(1)
    expect(page.locator("#question")).to_have_value("Who paid for")
    page.locator(".turn .question button").click()
    page.locator("#question").press("Escape")
    expect(page.locator("#question")).to_have_value("Who paid for")
    # So it does when the edited one is asked.
    page.locator(".turn .question button").click()
    page.locator("#question").press("Enter")
    expect(page.locator(".answer.answered")).to_be_visible()
    for _ in range(2):
        expect(page.locator("#question")).to_have_value("Who paid for")
        page.reload()
        expect(page.locator(".turn")).to_have_count(1)
    # After asking again the box has the focus.
    page.locator(".retry").press("Enter")
    expect(page.locator(".answer.answered")).to_be_visible()
    expect(page.locator("#question")).to_be_focused()
    # Escape closes one thing.
    turn = page.locator(".turn")
    turn.locator("blockquote .cite").first.click()
    expect(page.locator("#pane")).to_be_visible()
    page.get_by_role("button", name="Conversations").click()
    search = page.locator("input[type=search]:visible").first
    expect(search).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#pane")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#pane")).to_be_hidden()
    # A search without a match does not say that there are no conversations.
    page.get_by_role("button", name="Conversations").click()
    search.fill("zebra")
    expect(page.locator(".conversations .empty")).to_have_text("No conversation has these words.")
    # A menu is put away behind who leaves it on either side: it would lie over what has the focus next.
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Export")).to_be_focused()
    expect(search).to_be_hidden()
    page.locator(".filters button").first.press("Enter")
    expect(page.locator("#filter-from")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_focused()
    expect(page.locator("#filter-from")).to_be_hidden()


def test_what_a_question_is_kept_to_comes_back_with_the_draft_and_goes_with_it(page: Page, address: str) -> None:
    opened(page, address)
    opener = page.locator(".filters button").first
    opener.click()
    page.locator("#filter-from").fill("2024-01-02")
    page.get_by_role("checkbox", name="شبكة اخبار العراق").check()
    page.get_by_role("checkbox", name="No outlet named").check()
    page.get_by_role("checkbox", name="Arabic").check()
    page.keyboard.press("Escape")
    page.locator("#question").fill("Who paid for")
    page.reload()
    expect(page.locator("#question")).to_have_value("Who paid for")
    expect(opener).to_have_attribute("aria-label", "Filters: 4 on")
    kept = "Only in these articles: Published from 2 January 2024 · No outlet named · شبكة اخبار العراق · Arabic"
    expect(ask(page, MEETING).locator(".where")).to_have_text(kept)
    opener.click()
    expect(page.locator("#filter-from")).to_have_value("2024-01-02")
    for name, on in (("شبكة اخبار العراق", True), ("Coastal Gazette", False), ("No outlet named", True)):
        expect(page.get_by_role("checkbox", name=name)).to_be_checked(checked=on)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="New conversation").click()
    expect(opener).to_have_attribute("aria-label", "Filters")
    page.reload()
    expect(opener).to_have_attribute("aria-label", "Filters")
    expect(ask(page, MEETING).locator(".where")).to_have_count(0)


def test_a_question_is_not_lost_when_the_page_is_left_before_its_answer(chromium: Browser) -> None:
    go_on = threading.Event()
    with running(lambda: Slow(go_on)) as address, watched(chromium) as page:
        opened(page, address)
        page.locator("#question").fill(MEETING)
        page.locator("#question").press("Enter")
        expect(page.locator(".answer.waiting")).to_be_visible()
        expect(page.locator("#live")).to_have_text("Searching the articles…")
        page.reload()
        expect(page.locator("#question")).to_have_value(MEETING)
        go_on.set()
        ask(page, MEETING)
        page.reload()
        expect(page.locator(".turn")).to_have_count(1)
        expect(page.locator("#question")).to_have_value("")
        page.goto("about:blank")


def test_a_held_key_judges_one_citation_and_only_where_the_review_is(
    page: Page, address: str, assistant: FakeAssistant
) -> None:
    ask_on_the_server(assistant)
    page.goto(f"{address}/#review")
    expect(page.locator(".review-card")).to_be_visible(timeout=20_000)
    page.locator("nav a").last.focus()
    page.keyboard.press("1")
    page.evaluate("document.activeElement.blur()")  # who dictates may say a letter when nothing has the focus
    page.keyboard.press("1")
    expect(page.locator(".tally .done")).to_contain_text("0 of")
    page.locator(".review-card").focus()
    for _ in range(4):
        page.keyboard.down("3")  # what is down already repeats
    page.keyboard.up("3")
    expect(page.locator(".tally .done")).to_contain_text("1 of")
    page.wait_for_timeout(300)
    expect(page.locator(".tally .done")).to_contain_text("1 of")


KEY = """(e, [key, code, ctrlKey]) => e.dispatchEvent(
    new KeyboardEvent("keydown", { key, code, ctrlKey, bubbles: true, cancelable: true }))"""
"""What a browser tells of a key on the reader's own keyboard."""


def test_a_key_that_writes_no_digit_judges_nothing_and_escape_in_a_note_puts_no_article_away(
    page: Page, address: str, assistant: FakeAssistant
) -> None:
    turn = ask_on_the_server(assistant, "Where will the اجتماع be?")
    page.goto(f"{address}/#review/{turn.conversation_id}")
    card = page.locator(".review-card")
    expect(card).to_be_visible(timeout=20_000)
    card.get_by_role("button", name="Open the article").click()
    expect(page.locator("#pane .text")).to_be_visible()
    page.locator("#review-note").focus()
    page.keyboard.press("Escape")
    expect(card).to_be_focused()
    expect(page.locator("#pane")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#pane")).to_be_hidden()
    # Without NumLock the keypad scrolls; with it, and in Persian, it writes a digit.
    done = page.locator(".tally .done")
    before = done.text_content() or ""
    card.evaluate(KEY, ["PageDown", "Numpad3", False])
    page.wait_for_timeout(300)
    expect(done).to_have_text(before)
    card.evaluate(KEY, ["۳", "Numpad3", False])
    expect(done).not_to_have_text(before)


def test_the_keys_of_the_article_work_on_every_keyboard(page: Page, address: str) -> None:
    opened(page, address)
    page.evaluate("""async () => {
        const { openArticle } = await import(new URL("maqal/pane.js", document.baseURI));
        const { articles } = await (await fetch("api/articles")).json();
        const one = articles.find((article) => article.language === "en");
        const spans = [{ n: 1, start: 0, end: 11 }, { n: 2, start: 12, end: 30 }];
        await openArticle({ article_id: one.article_id, revision: one.revision, spans, chosen: 1 });
    }""")
    place = page.locator("#pane .place")
    expect(place).to_have_text("1 of 2")
    for onward, back in (("j", "k"), ("J", "K"), ("ت", "ن"), ("о", "л")):  # the second with caps lock
        page.locator("#pane .text").evaluate(KEY, [onward, "KeyJ", False])
        expect(place).to_have_text("2 of 2")
        page.locator("#pane .text").evaluate(KEY, [back, "KeyK", False])
        expect(place).to_have_text("1 of 2")


def test_a_removal_is_taken_back_on_every_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}/#library")
    rows = page.locator(".rows li:not(.blank)")
    expect(rows).to_have_count(3)
    # The second with caps lock, the last in German.
    for key, code in (("z", "KeyZ"), ("Z", "KeyZ"), ("ئ", "KeyZ"), ("я", "KeyZ"), ("z", "KeyY")):
        rows.first.locator(".remove").click()
        expect(rows).to_have_count(2)
        expect(page.locator(".undo-bar .undo")).to_have_attribute("title", "Undo (Ctrl+Z)")
        page.locator("#maqal").evaluate(KEY, [key, code, True])
        expect(rows).to_have_count(3)


def test_the_arrow_keys_choose_no_language_before_enter(page: Page, address: str) -> None:
    opened(page, address)
    select = page.locator("#language")
    select.focus()
    page.keyboard.press("ArrowDown")
    page.evaluate("window.same = true")
    select.evaluate("e => { e.value = 'de'; e.dispatchEvent(new Event('change')); }")
    page.wait_for_timeout(1000)
    assert page.evaluate("window.same") is True
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "de")


def test_the_skip_link_leads_into_the_view_that_is_shown(page: Page, address: str) -> None:
    opened(page, address)
    page.goto(f"{address}/#library")
    expect(page.locator("#view-library .listing")).to_be_visible(timeout=20_000)
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#views")).to_be_focused()
    # It is the one place for what is read; what stands above it is not in it.
    expect(page.get_by_role("main")).to_have_count(1)
    expect(page.get_by_role("main")).to_have_id("body")
    expect(page.get_by_role("banner").get_by_role("navigation", name="Views")).to_be_visible()
    # Who presses the name of a view, or of a part of one, is told what came.
    for name in ("Review", "Library", "Statistics"):
        with heard(page) as told:
            page.get_by_role("link", name=name).click()
            expect(page).to_have_title(f"{name} · Maqal")
        assert name in told
    page.goto(f"{address}/#%E0%A4%A")  # an address that was cut shows the chat
    expect(page.locator("#question")).to_be_visible(timeout=20_000)


def test_an_empty_library_says_so_before_anything_is_asked(chromium: Browser, tmp_path: Path) -> None:
    class Empty(FakeAssistant):
        def ask(self, *_: Any, **__: Any) -> Answer:
            raise LibraryError("no articles in the folder yet; add some", "error.no-articles")

        def suggestions(self, language: str) -> tuple[str, ...]:
            return ()

    with (
        Library.open(tmp_path / "library", HashingEncoder()) as library,
        running(lambda: Empty(library)) as address,  # type: ignore[arg-type]
        watched(chromium) as page,
    ):
        opened(page, address)
        expect(page.locator(".welcome .empty")).to_contain_text("No articles yet")
        assert axe(page) == []
        page.locator(".welcome button").click()
        expect(page.locator("#view-library")).to_be_visible()
        expect(page.get_by_role("link", name="Library")).to_be_focused()
        # What is said of an empty library is not said again before it is known.
        page.route("**/api/suggestions*", lambda _: None)
        page.go_back()
        expect(page.locator(".welcome")).to_be_visible()
        expect(page.locator(".welcome .empty")).to_have_count(0)
        # What still loads moves nothing when it is there.
        height = "document.querySelector('.welcome h2').getBoundingClientRect().top"
        loading = "document.querySelector('.notices').innerHTML = '<p class=status>Loading</p>'"
        assert page.evaluate(height) == page.evaluate(f"{loading}; {height}")
        turn = ask(page, MEETING)
        expect(turn.locator(".told")).to_have_text("No articles yet; add some in the library.")
        turn.get_by_role("button", name="Add articles").click()
        expect(page.locator("#view-library")).to_be_visible()
        page.goto("about:blank")


@pytest.mark.parametrize(
    ("view", "asked", "shown"), [("library", "articles?*", ".rows li"), ("review", "review?*", ".review-card")]
)
def test_what_could_not_be_loaded_can_be_tried_again(
    view: str, asked: str, shown: str, page: Page, address: str, assistant: FakeAssistant
) -> None:
    ask_on_the_server(assistant)
    page.route(f"**/api/{asked}", lambda route: route.fulfill(body="half an ans"))
    page.goto(f"{address}/#{view}")
    again = page.get_by_role("button", name="Try again")
    expect(again).to_be_visible(timeout=20_000)
    page.unroute(f"**/api/{asked}")
    again.click()
    expect(page.locator(shown).first).to_be_visible()
    expect(again).to_have_count(0)
