"""One conversation in two windows, and the address that it has."""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from qa.types import Answer, Filter
from tests.browser_fake import FakeAssistant, fake_assistant
from tests.browser_tools import ask, opened, watched

pytestmark = pytest.mark.browser

MEETING = "Where is the next meeting?"
DELEGATIONS = "Where will the Delegations be?"


class Understanding(FakeAssistant):
    """Says which question it takes one to follow. One that begins with "Slow" waits until `go_on` is set."""

    go_on = threading.Event()

    def ask(self, question: str, where: Filter | None = None, before: Sequence[Answer] = (), **_: Any) -> Answer:
        if question.startswith("Slow"):
            self.go_on.wait(30)
        full = f"{question} ({before[-1].question})" if before else None
        return replace(super().ask(question, where), understood=full)


@pytest.fixture(scope="module")
def assistant() -> Understanding:
    return Understanding(fake_assistant().library)


def two_windows(page: Page, address: str) -> Page:
    """Ask in one, and open the same conversation in another, which is returned."""
    opened(page, address)
    ask(page, MEETING)
    other = opened(page.context.new_page(), address)
    expect(other.locator(".turn")).to_have_count(1)
    return other


def send(page: Page, question: str) -> None:
    page.locator("#question").fill(question)
    page.keyboard.press("Enter")


def asked(page: Page) -> Locator:
    return page.locator(".question h2")


@pytest.mark.parametrize(
    ("language", "question", "line"),
    [
        ("en-GB", "And in the hotels?", "The conversation went on in another window."),
        ("ar", "وفي الفنادق؟", "استمرّت المحادثة في نافذة أخرى."),
    ],
)
def test_a_question_waits_until_what_another_window_asked_has_been_seen(
    chromium: Browser, address: str, language: str, question: str, line: str
) -> None:
    with watched(chromium, locale=language) as page:
        other = two_windows(page, address)
        ask(other, DELEGATIONS)
        send(page, question)
        expect(asked(page)).to_have_text([MEETING, DELEGATIONS])
        expect(page.locator(".waits")).to_contain_text(line)
        expect(page.locator("#question")).to_have_value(question)
        expect(page.locator(".turn .answer").last).to_have_class(re.compile("answered"))
        page.reload()
        expect(page.locator("#question")).to_have_value(question)
        expect(asked(page)).to_have_text([MEETING, DELEGATIONS])
        page.locator("#question").press("Enter")
        expect(page.locator(".understood").last).to_contain_text(f"{question} ({DELEGATIONS})")
        expect(page.locator(".waits")).to_be_empty()


def test_an_edited_question_waits_as_well_and_is_still_an_edit(page: Page, address: str) -> None:
    other = two_windows(page, address)
    ask(other, DELEGATIONS)
    page.locator(".question button").click()
    send(page, "Where was the meeting?")
    expect(asked(page)).to_have_text([MEETING, DELEGATIONS])
    expect(page.locator(".editing")).to_contain_text("What followed it will be replaced")
    expect(page.locator("#question")).to_have_value("Where was the meeting?")
    page.locator("#question").press("Enter")
    expect(asked(page)).to_have_text(["Where was the meeting?"])
    expect(page.locator(".turn .sources")).to_be_visible()
    # And what the other window shows is no more: it has its place taken by what there is.
    send(other, "And when?")
    expect(asked(other)).to_have_text(["Where was the meeting?"])
    expect(other.locator("#question")).to_have_value("And when?")


def test_what_was_asked_in_two_windows_at_once_is_kept_once_and_read_in_both(page: Page, address: str) -> None:
    other = two_windows(page, address)
    Understanding.go_on.clear()
    send(page, "Slow question about the meeting?")
    expect(page.locator(".answer.waiting")).to_be_visible()
    page.locator("#question").fill("And a thing typed meanwhile")
    ask(other, DELEGATIONS)
    Understanding.go_on.set()
    expect(page.locator(".notice")).to_have_text(
        "Not saved: The conversation was changed in another window; open it again and ask there."
    )
    expect(page.locator(".understood")).to_contain_text(f"({MEETING})")
    page.locator(".retry:visible").click()
    expect(asked(page)).to_have_text([MEETING, DELEGATIONS])
    expect(page.locator("#question")).to_have_value("Slow question about the meeting?\nAnd a thing typed meanwhile")
    page.reload()
    expect(asked(page)).to_have_text([MEETING, DELEGATIONS])


def test_a_conversation_has_an_address_and_back_returns_to_the_one_before(page: Page, address: str) -> None:
    opened(page, address)
    ask(page, MEETING)
    expect(page).to_have_url(re.compile(r"/#chat/\w+$"))
    first = page.url
    page.get_by_role("button", name="New conversation").click()
    expect(page).to_have_url(f"{address}/#chat")
    ask(page, DELEGATIONS)
    second = page.url
    assert second != first
    page.get_by_role("button", name="Conversations", exact=True).click()
    page.locator(".conversations li", has_text=MEETING).first.get_by_role("button").first.click()
    expect(asked(page)).to_have_text([MEETING])
    expect(page).to_have_url(first)
    page.go_back()
    expect(asked(page)).to_have_text([DELEGATIONS])
    expect(page).to_have_url(second)
    page.go_back()
    expect(asked(page)).to_have_text([MEETING])
    page.go_forward()
    page.reload()
    expect(asked(page)).to_have_text([DELEGATIONS])
    page.locator(".top nav a").last.click()
    expect(page.locator("#view-library")).to_be_visible()
    page.locator(".top nav a").first.click()
    expect(page).to_have_url(second)
    other = page.context.new_page()
    other.goto(first)
    expect(asked(other)).to_have_text([MEETING])


def test_back_to_a_new_conversation_shows_it_empty(page: Page, address: str) -> None:
    opened(page, address)
    ask(page, MEETING)
    page.get_by_role("button", name="New conversation").click()
    page.go_back()
    expect(asked(page)).to_have_text([MEETING])
    page.go_forward()
    expect(page.locator(".suggestions button").first).to_be_visible()
    expect(asked(page)).to_have_count(0)
    # What is asked there stays there, wherever one has been meanwhile.
    Understanding.go_on.clear()
    send(page, "Slow question about the hotels?")
    page.locator(".top nav a").last.click()
    Understanding.go_on.set()
    expect(page.locator(".answer.waiting")).to_have_count(0)
    page.go_back()
    expect(page.locator("#view-chat")).to_be_visible()
    expect(asked(page)).to_have_text(["Slow question about the hotels?"])
    expect(page).to_have_url(re.compile(r"/#chat/\w+$"))


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en-GB", "This conversation is not here: it was deleted, or belongs to somebody else."),
        ("fa", "این گفتگو اینجا نیست: پاک شده یا از آنِ شخص دیگری است."),
    ],
)
def test_an_address_of_no_conversation_says_so_over_an_empty_page(
    chromium: Browser, address: str, language: str, line: str
) -> None:
    # Not watched: the browser itself complains of what is not found.
    context = chromium.new_context(locale=language)
    page = context.new_page()
    page.goto(f"{address}/#chat/0123456789abcdef")
    expect(page.locator(".notices .failure")).to_have_text(line)
    expect(page.locator(".suggestions, .welcome h2").first).to_be_visible()
    expect(page).to_have_url(f"{address}/#chat")
    ask(page, MEETING)
    page.evaluate("location.hash = 'chat/%3Cb%3E'")
    expect(page.locator(".notices .failure")).to_have_text(line)
    expect(asked(page)).to_have_count(0)
    context.close()
