"""The chat on small windows, at four times the size, and on paper."""

from __future__ import annotations

import io

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.browser_tools import ask, opened, watched

pytestmark = pytest.mark.browser

MEETING = "Where is the next meeting?"

OUTSIDE = """[...document.querySelectorAll('.top *, .talk-bar *, .composer *')]
    .filter((e) => e.matches('a, button, select, textarea'))
    .filter((e) => e.checkVisibility() && !e.closest('.skip, [popover]'))
    .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 || e.getBoundingClientRect().left < -1)
    .map((e) => e.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("language", ["en", "fr", "de", "es", "ar"])
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
    paper = PdfReader(io.BytesIO(page.pdf(format="A5")))
    text = " ".join(sheet.extract_text() for sheet in paper.pages)
    assert len(paper.pages) > 1
    for n in range(6):
        assert f"({n})" in text
    assert text.count("Baghdad prepares for talks") >= 6
    assert paper.pages[-1].extract_text().strip()
