"""The page on small windows, with large type, at four times the size, and on paper."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright
from pypdf import PdfReader

from qa.review import Reviews
from tests.browser_fake import FakeAssistant, fake_assistant
from tests.browser_server import LAUNCH, running
from tests.browser_tools import ask, axe, opened, watched
from tests.review_fake import ask as ask_on_the_server
from tests.review_fake import put, review_assistant

pytestmark = pytest.mark.browser

MEETING = "Where is the next meeting?"
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsversammlungseröffnungsrede"
NARROW = {"width": 390, "height": 844}

OUTSIDE = """[...document.querySelectorAll('.top *, .talk-bar *, .composer *')]
    .filter((e) => e.matches('a, button, select, textarea'))
    .filter((e) => e.checkVisibility() && !e.closest('.skip, [popover]'))
    .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 || e.getBoundingClientRect().left < -1)
    .map((e) => e.outerHTML.slice(0, 120))"""


CUT = """(boxes, around) => [...document.querySelectorAll(boxes)].filter((e) => {
    const [own, room] = [e.getBoundingClientRect(), e.closest(around).getBoundingClientRect()];
    return e.checkVisibility() && (own.right > room.right + 1 || own.left < room.left - 1 || own.width < 1);
}).map((e) => e.outerHTML.slice(0, 120))"""
"""Boxes that lie outside of what is around them."""


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(**LAUNCH)
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def large(playwright: Playwright, request: pytest.FixtureRequest) -> Iterator[Browser]:
    """A browser whose reader has set larger type; 16 is what nobody has set."""
    size = f"--blink-settings=defaultFontSize={request.param}"
    browser = playwright.chromium.launch(**{**LAUNCH, "args": [*LAUNCH["args"], size]})
    yield browser
    browser.close()


def large_in(*languages: str) -> pytest.MarkDecorator:
    """Half as large again in the first language, twice as large in the second."""
    sizes = list(zip((24, 32), languages, strict=True))
    return pytest.mark.parametrize(("large", "language"), sizes, indirect=["large"])


class Talkative(FakeAssistant):
    def suggestions(self, language: str) -> tuple[str, ...]:
        return (f"Was wird unter der Überschrift „{LONG}“ berichtet?", MEETING)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over a library with long names, and some citations judged."""
    library = review_assistant(tmp_path_factory.mktemp("layout") / "library").library
    text = "Am Montag kam die Versammlung (سيعقد) in Wien zusammen. Man sprach lange."
    put(library, "german", text, f"{LONG} in Wien", "de", "Süddeutsche Abendzeitungsgesellschaft")  # type: ignore[arg-type]
    assistant = Talkative(library)
    turn = ask_on_the_server(assistant)
    reviews = Reviews(library, "")  # type: ignore[arg-type]
    for item, verdict in zip(reviews.items(turn.conversation_id), ("supports", "partly"), strict=False):
        reviews.save(item.claim, verdict)  # type: ignore[arg-type]
    with running(lambda: assistant) as address:
        yield address


@large_in("de", "ar")
def test_the_views_can_be_reached_with_large_type(language: str, large: Browser, house: str) -> None:
    with watched(large, locale=language, viewport=NARROW) as page:
        opened(page, house)
        assert page.evaluate(OUTSIDE) == []
        expect(page.locator(".top nav a")).to_have_count(3)
        for link in page.locator(".top nav a").all():
            expect(link).to_be_in_viewport(ratio=0.99)


@large_in("de", "de")
def test_suggested_questions_break_their_words_rather_than_run_off(
    language: str, chromium: Browser, large: Browser, house: str
) -> None:
    for browser, width in ((chromium, 390), (large, 390), (large, 1280)):
        with watched(browser, locale=language, viewport={"width": width, "height": 844}) as page:
            opened(page, house)
            expect(page.locator(".suggestions button")).to_have_count(4)  # two questions, and two articles
            assert page.locator(".talk").evaluate("e => e.scrollWidth <= e.clientWidth"), width
            assert page.evaluate(f"({CUT})('.suggestions button, .welcome h2', '.talk')") == []


@large_in("ar", "de")
def test_the_names_and_figures_of_statistics_can_be_read_with_large_type(
    language: str, large: Browser, house: str
) -> None:
    with watched(large, locale=language, viewport=NARROW) as page:
        page.goto(f"{house}/#library/statistics")
        expect(page.locator(".side-by-side .chart")).to_have_count(2)
        whole = "all => all.every((e) => e.scrollHeight <= e.clientHeight + 1 && e.getBoundingClientRect().width > 60)"
        assert page.locator(".side-by-side tbody th span").evaluate_all(whole)
        for card in page.locator(".side-by-side > *").all():
            # The last column is in the card, or the card leads to it.
            assert card.evaluate("""(e) => {
                e.scrollLeft = document.dir === "rtl" ? -1e4 : 1e4;
                const last = e.querySelector("tbody td:last-child").getBoundingClientRect();
                const box = e.getBoundingClientRect();
                return last.right <= box.right + 1 && last.left >= box.left - 1;
            }""")
        assert axe(page) == []


@large_in("fa", "de")
def test_what_is_known_of_an_article_is_cut_off_with_a_sign_and_menus_keep_their_words(
    language: str, chromium: Browser, large: Browser, house: str
) -> None:
    for browser in (chromium, large):
        with watched(browser, locale=language, viewport=NARROW) as page:
            page.goto(f"{house}/#library")
            expect(page.locator(".rows .cell").first).to_be_visible()
            assert page.evaluate(f"({CUT})('.rows .cell', '.cells')") == []
            assert page.evaluate(f"({CUT})('.list-bar :is(select, input)', '.listing')") == []
            em = "e => e.clientWidth / parseFloat(getComputedStyle(e).fontSize)"
            for menu in page.locator(".list-bar select").all():
                assert menu.evaluate(em) > 7


def test_the_date_of_an_article_is_whole_where_the_outlet_can_give_way(chromium: Browser, house: str) -> None:
    with watched(chromium, viewport=NARROW) as page:
        page.goto(f"{house}/#library")
        row = page.locator(".rows li", has_text="Süddeutsche")
        expect(row).to_be_visible()
        assert row.locator(".outlet bdi").evaluate("e => e.scrollWidth > e.clientWidth")
        written = "e => ((range) => (range.selectNodeContents(e), range.getBoundingClientRect().width))(new Range())"
        for width in (390, 320):  # cut off, "18 June 20…", it would be none
            page.set_viewport_size({"width": width, "height": 800})
            day = row.locator(".day bdi")
            assert day.evaluate("e => e.getBoundingClientRect().width") >= day.evaluate(written)


@large_in("en", "tr")
def test_the_verdicts_do_not_cover_what_is_judged_with_large_type(language: str, large: Browser, house: str) -> None:
    with watched(large, locale=language, viewport=NARROW) as page:
        page.goto(f"{house}/#review")
        expect(page.locator(".review-card")).to_be_visible()
        page.locator("#view-review").evaluate("e => e.scrollTo(0, 0)")
        page.locator(".review-card dd").first.scroll_into_view_if_needed()
        clear = """(e) => {
            const box = e.getClientRects()[0];
            return e.contains(document.elementFromPoint(box.left + 5, box.top + box.height / 2));
        }"""
        assert page.locator(".review-card dd").first.evaluate(clear)
        assert page.locator(".verdicts").evaluate("e => getComputedStyle(e).position") == "static"
        assert page.evaluate(f"({CUT})('.tally *', '.review')") == []
        assert page.locator("#view-review").evaluate("e => e.scrollWidth <= e.clientWidth")


def test_the_verdicts_stay_at_hand_where_there_is_room(chromium: Browser, house: str) -> None:
    with watched(chromium, viewport=NARROW) as page:
        page.goto(f"{house}/#review")
        expect(page.locator(".verdicts")).to_be_visible()
        assert page.locator(".verdicts").evaluate("e => getComputedStyle(e).position") == "sticky"
        uncovered = """[document.querySelector('#view-review').getBoundingClientRect().top,
            ...['top', 'bottom'].map((edge) => document.querySelector('.passage mark').getBoundingClientRect()[edge]),
            document.querySelector('.verdicts').getBoundingClientRect().top]"""
        for width, height in ((390, 844), (390, 640), (320, 640)):
            page.set_viewport_size({"width": width, "height": height})
            page.reload()
            expect(page.locator(".passage mark")).to_be_in_viewport()
            assert (edges := page.evaluate(uncovered)) == sorted(edges), (width, height)


@pytest.mark.parametrize(("language", "width"), [("ar", 1440), ("en", 1000)])
def test_what_stands_around_the_conversation_is_as_wide_as_it_is(
    chromium: Browser, house: str, language: str, width: int
) -> None:
    with watched(chromium, locale=language, viewport={"width": width, "height": 900}) as page:
        opened(page, house)
        turn = ask(page, MEETING)
        edges = "all => all.map((e) => { const { left, right } = e.getBoundingClientRect(); return [left, right]; })"
        for press in (None, turn.locator("blockquote .cite").first):
            if press:
                press.click()
                expect(page.locator("#pane mark.chosen")).to_be_visible()
            box, read = page.locator(".box, .turn").evaluate_all(edges)[::-1]
            assert box == pytest.approx(read, abs=1)
            # The icon of the first button stands on that line: its own padding reaches beyond.
            side = 1 if language == "ar" else 0
            [new] = page.locator(".talk-bar .new").evaluate_all(edges)
            assert new[side] == pytest.approx(read[side], abs=9)


@pytest.mark.parametrize("language", ["fr", "de"])
def test_on_a_telephone_what_stands_above_the_conversation_takes_one_line(
    language: str, chromium: Browser, house: str
) -> None:
    with watched(chromium, locale=language, viewport={"width": 375, "height": 740}, has_touch=True) as page:
        opened(page, house)
        ask(page, MEETING)
        buttons = page.locator(".talk-bar > button")
        expect(buttons).to_have_count(3)
        expect(buttons.last).to_be_visible()
        assert len(set(buttons.evaluate_all("found => found.map((e) => e.getBoundingClientRect().top)"))) == 1


def test_on_a_telephone_the_filters_take_no_line_from_the_conversation(chromium: Browser, house: str) -> None:
    with watched(chromium, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True) as page:
        opened(page, house)
        box, opener = page.locator(".box"), page.get_by_role("button", name="Filters")
        place = "e => { const { top, bottom } = e.getBoundingClientRect(); return [top, bottom]; }"
        for words in ("", "Where will the next meeting be held, and who will be there? " * 3):
            page.locator("#question").fill(words)
            page.wait_for_timeout(100)
            (top, bottom), (above, below) = box.evaluate(place), opener.evaluate(place)
            assert top <= above < below <= bottom
        opener.tap()
        page.get_by_role("checkbox").first.check()
        page.keyboard.press("Escape")
        expect(opener).to_have_accessible_name("Filters: 1 on")
        expect(opener).to_have_text("1", use_inner_text=True)
        assert page.evaluate(OUTSIDE) == []
        assert axe(page) == []


def test_the_question_box_grows_with_the_type(page: Page, house: str) -> None:
    opened(page, house)
    page.locator("#question").fill("Where will the next meeting be held, and who is going to be there? " * 4)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    box = page.locator("#question")
    whole = "e => e.scrollHeight <= e.clientHeight + 1 || e.clientHeight >= 11 * 32 - 1"
    page.wait_for_timeout(300)
    assert box.evaluate(whole)
    box.fill("")
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.wait_for_timeout(300)
    before = box.evaluate("e => e.clientHeight")
    page.evaluate("document.documentElement.style.fontSize = '300%'")
    assert box.evaluate("e => e.clientHeight") >= 1.5 * 48, before


@pytest.mark.parametrize(("language", "side"), [("ar", "right"), ("en", "left")])
def test_titles_of_both_directions_begin_where_the_lines_of_the_page_do(
    language: str, side: str, chromium: Browser, house: str
) -> None:
    with watched(chromium, locale=language) as page:
        opened(page, house)
        ask(page, MEETING)
        turn = ask(page, "متى الاجتماع الروسي المقبل؟")
        # The question begins where its answer does, and nothing of its letters is cut off.
        edges = turn.evaluate("e => ['h2', '.words'].map((one) => e.querySelector(one).getBoundingClientRect().right)")
        assert edges[0] == pytest.approx(edges[1], abs=8)
        box: Any = turn.locator("h2").bounding_box()
        room = {"x": box["x"], "y": box["y"] - 10, "width": box["width"], "height": box["height"] + 20}
        before = page.screenshot(clip=room)  # type: ignore[arg-type]
        turn.locator("h2").evaluate("e => (e.style.overflow = 'visible')")
        assert page.screenshot(clip=room) == before  # type: ignore[arg-type]
        page.locator(".talk-bar button").nth(1).click()
        expect(page.locator(".conversations .title").first).to_be_visible()
        align = "all => [...new Set(all.map((e) => getComputedStyle(e).textAlign))]"
        assert page.locator(".conversations .title").evaluate_all(align) == [side]
        page.keyboard.press("Escape")
        page.goto(f"{house}/#library/statistics")
        expect(page.locator(".side-by-side .chart")).to_have_count(2)
        assert page.locator(".side-by-side tbody th span").evaluate_all(align) == [side]
        # The arrow of a menu keeps off its border.
        page.goto(f"{house}/#library")
        style = page.locator("#library-sort").evaluate("""(e) => {
            const one = getComputedStyle(e);
            return [one.appearance, one.backgroundImage.slice(0, 4), one.backgroundPositionX, one.paddingInlineEnd];
        }""")
        assert style == ["none", "url(", "8px" if language == "ar" else "calc(100% - 8px)", "32px"]


def test_the_verdicts_of_a_bar_are_told_to_who_does_not_see_it(page: Page, house: str) -> None:
    page.goto(f"{house}/#review")
    bars = page.locator(".charts .chart.bars").first.locator(".bar")
    expect(bars).to_have_count(2)
    told = bars.evaluate_all("all => all.map((e) => `${e.getAttribute('role')} ${e.getAttribute('aria-label')}`)")
    assert sorted(told) == ["img Supports partly: 100%", "img Supports: 100%"]
    assert axe(page) == []


@pytest.mark.parametrize("language", ["fr", "de", "ar"])
def test_nothing_that_can_be_pressed_lies_outside_of_a_narrow_window(
    language: str, chromium: Browser, address: str
) -> None:
    with watched(chromium, locale=language, viewport={"width": 320, "height": 640}) as page:
        opened(page, address)
        for width in (320, 375):
            page.set_viewport_size({"width": width, "height": 640})
            assert page.evaluate(OUTSIDE) == [], width
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_at_four_times_the_size_an_answer_can_be_read(chromium: Browser, address: str) -> None:
    """1280 by 1024 pixels are 320 by 256 then."""
    with watched(chromium, viewport={"width": 320, "height": 256}) as page:
        opened(page, address)
        quote = ask(page, MEETING).locator("blockquote .quote").first
        quote.scroll_into_view_if_needed()
        seen = quote.evaluate("""(e) => {
            const box = e.getClientRects()[0];
            return e.contains(document.elementFromPoint(box.left + 5, box.top + box.height / 2));
        }""")
        assert seen
        view = page.locator("#view-chat")
        assert view.evaluate("e => e.clientHeight") > 150
        view.evaluate("e => e.scrollTo(0, e.scrollHeight)")
        expect(page.locator("#question")).to_be_in_viewport(ratio=0.9)


def test_the_whole_conversation_is_printed(page: Page, address: str) -> None:
    opened(page, address)
    for n in range(6):
        ask(page, f"{MEETING} ({n})")
    for size in ("A4", "A6"):
        text = printed(page, size)
        assert len(text) > 1
        for n in range(6):
            assert f"({n})" in "".join(text)
        assert "".join(text).count("Baghdad prepares for talks") >= 6
        assert all(text), "no sheet is empty"


def printed(page: Page, size: str = "A4") -> list[str]:
    """What stands on each sheet."""
    return [sheet.extract_text().strip() for sheet in PdfReader(io.BytesIO(page.pdf(format=size))).pages]


@pytest.mark.parametrize("width", [1400, 390])
def test_an_open_article_is_printed_whole_and_stays_open(chromium: Browser, width: int) -> None:
    """Behind the conversation; a sheet lies over that on paper too, and not over each page of it."""
    assistant = fake_assistant()
    lines = [f"Witness {n} spoke of the night and of the lamps that were lit." for n in range(150)]
    assistant.library.put("\n".join(lines), "A long inquiry", "en", "Harbour Post", "long.txt")
    with running(lambda: assistant) as address, watched(chromium, viewport={"width": width, "height": 800}) as page:
        opened(page, address)
        for n in range(3):
            ask(page, f"Who is the Witness? ({n})")
        page.locator(".turn").last.locator("blockquote .cite").first.click()
        expect(page.locator("#pane mark.chosen")).to_be_in_viewport()
        for size in ("A4", "A6"):
            text = "".join(printed(page, size))
            assert text.count("A long inquiry") == (4 if width == 1400 else 1)
            assert all(text.count(f"Witness {n} spoke") == 1 for n in range(1, 150))
        expect(page.locator("#pane mark.chosen")).to_be_visible()
        assert page.locator("#pane").evaluate("e => e.matches(':modal')") == (width == 390)
