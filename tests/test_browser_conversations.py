"""Conversations in a real Chromium: kept, opened, left, edited and deleted, in one tab and in two."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from qa.errors import QuestionError
from qa.types import Answer, Filter
from tests.browser_fake import ARABIC, FakeAssistant, Slow, fake_assistant
from tests.browser_server import running
from tests.browser_tools import ask, axe, chosen, heard, opened, quote_of, watched

pytestmark = pytest.mark.browser

MEETING = "Where is the next meeting?"
DELIBERATE = 750  # milliseconds after which a press is no double one (dom.js)


def test_a_conversation_is_there_after_a_reload_and_can_be_edited_left_and_deleted(page: Page, address: str) -> None:
    opened(page, address)
    ask(page, MEETING)
    ask(page, "Which rivers are near the hotels?")
    page.reload()
    expect(page.locator(".turn")).to_have_count(2)
    expect(page).to_have_title(f"{MEETING} · Maqal")
    page.locator(".turn .cite").first.click()
    assert chosen(page) == quote_of(page, 0)
    page.locator(".question button").first.click()
    expect(page.locator(".editing")).to_contain_text("will be replaced")
    assert axe(page) == []  # also what is to be replaced can be read
    expect(page.locator("#question")).to_have_value(MEETING)
    page.locator("#question").fill("Where is the meeting, and which?")
    page.keyboard.press("Enter")
    expect(page.locator(".turn")).to_have_count(1)
    expect(page.locator(".turn .sources")).to_be_visible()
    page.locator(".turn .retry").click()
    expect(page.locator(".turn .sources")).to_be_visible()
    page.reload()
    expect(page.locator(".question h2")).to_have_text(["Where is the meeting, and which?"])
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.locator(".welcome")).to_be_visible()
    page.get_by_role("button", name="Conversations", exact=True).click()
    row = page.locator(".conversations li")
    for words, found in (("zebra", "No conversation has these words."), ("and which", "Found: 1")):
        with heard(page) as told:
            page.get_by_role("searchbox").fill(words)
            expect(row).to_have_count(1)
            expect(row.locator("button")).to_have_count(0 if words == "zebra" else 2)
        assert told == [found]
    row.get_by_role("button").first.click()
    expect(page.locator(".turn")).to_have_count(1)
    page.get_by_role("button", name="Conversations", exact=True).click()
    row.get_by_role("button").last.dblclick()  # which only asks
    page.wait_for_timeout(DELIBERATE)
    expect(page.locator(".turn")).to_have_count(1)
    page.get_by_role("button", name="Delete for good").click()
    expect(page.locator(".turn")).to_have_count(0)
    page.reload()
    expect(page.locator(".welcome")).to_be_visible()


def questions(page: Page) -> list[str]:
    """Of the conversation on the page, as the server has it."""
    page.reload()
    expect(page.locator(".turn .sources").first).to_be_visible()
    return page.locator(".question h2").all_text_contents()


def test_each_tab_asks_in_the_conversation_that_it_shows(page: Page, address: str) -> None:
    opened(page, address)
    ask(page, MEETING)
    other = opened(page.context.new_page(), address)
    expect(other.locator(".turn")).to_have_count(1)
    other.get_by_role("button", name="New conversation").click()
    for question in ("Which meeting is next?", "Which rivers are near the hotels?"):
        ask(other, question)
    page.locator(".question button").click()
    page.locator("#question").fill("Where is the meeting held?")
    page.keyboard.press("Enter")
    expect(page.locator(".question h2")).to_have_text(["Where is the meeting held?"])
    expect(page.locator(".turn .sources")).to_be_visible()
    assert questions(page) == ["Where is the meeting held?"]
    other.get_by_role("button", name="Conversations", exact=True).click()
    other.locator(".conversations li", has_text="Which meeting is next?").get_by_role("button").first.click()
    expect(other.locator(".question h2")).to_have_text(["Which meeting is next?", "Which rivers are near the hotels?"])


def test_where_an_edited_question_gets_no_answer_what_was_there_is_there_again(chromium: Browser) -> None:
    hanging, failing = threading.Event(), threading.Event()

    class Unready(FakeAssistant):
        def ask(self, question: str, where: Filter | None = None, before: Sequence[Answer] = (), **_: Any) -> Answer:
            if hanging.is_set():
                failing.wait(30)
                raise QuestionError("it cannot be asked")
            return super().ask(question, where, before)

    def edited(page: Page, question: str) -> None:
        page.locator(".question button").first.click()
        page.locator("#question").fill(question)
        page.keyboard.press("Enter")

    asked = [MEETING, "Which meeting is next?"]
    with running(lambda: Unready(fake_assistant().library)) as address, watched(chromium) as page:
        opened(page, address)
        for question in asked:
            ask(page, question)
        hanging.set()
        edited(page, "Who met?")
        expect(page.locator(".question h2")).to_have_text(["Who met?"])
        page.get_by_role("button", name="Stop").click()
        expect(page.locator(".answer.stopped")).to_be_visible()
        expect(page.locator(".question h2")).to_have_text([*asked, "Who met?"])
        expect(page.locator(".sources")).to_have_count(2)
        expect(page.locator(".question h2").last).to_be_in_viewport()
        failing.set()
        page.locator(".answer.stopped .retry").click()
        expect(page.locator(".answer.failure")).to_contain_text("It cannot be asked")
        expect(page.locator(".question h2")).to_have_text([*asked, "Who met?"])
        assert questions(page) == asked
        edited(page, "Who met there?")
        expect(page.locator(".answer.failure")).to_be_visible()
        expect(page.locator(".question h2")).to_have_text([*asked, "Who met there?"])
        hanging.clear()
        page.locator(".answer.failure .retry").click()
        expect(page.locator(".question h2")).to_have_text(["Who met there?"])
        expect(page.locator(".answer .status")).to_have_count(0)
        page.reload()
        expect(page.locator(".question h2")).to_have_text(["Who met there?"])


def test_a_conversation_that_is_opened_leaves_the_words_in_the_box(page: Page, address: str) -> None:
    opened(page, address)
    ask(page, MEETING)
    box = page.locator("#question")
    box.fill("A question half")
    for _ in range(2):
        page.reload()
        expect(page.locator(".turn .sources")).to_be_visible()
        expect(box).to_have_value("A question half")
    page.get_by_role("button", name="New conversation").click()
    expect(box).to_have_value("")
    ask(page, "Which meeting is next?")
    page.locator(".question button").click()
    box.fill("A question, edited")
    page.get_by_role("button", name="Conversations", exact=True).click()
    rows = page.locator(".conversations li")
    rows.filter(has_text="Which meeting is next?").get_by_role("button").first.click()
    expect(rows.first).to_be_hidden()
    expect(page.locator(".editing")).not_to_be_empty()  # which conversation is on the page was chosen already
    page.get_by_role("button", name="Conversations", exact=True).click()
    rows.filter(has_text=MEETING).first.get_by_role("button").first.click()
    expect(page.locator(".question h2")).to_have_text([MEETING])
    expect(page.locator(".editing")).to_be_empty()
    expect(box).to_have_value("A question, edited")
    page.reload()
    expect(box).to_have_value("A question, edited")


def test_a_question_that_has_no_answer_yet_is_in_the_box_where_another_conversation_is_chosen(
    chromium: Browser,
) -> None:
    go_on = threading.Event()
    go_on.set()
    asked = ["Which meeting is next?", MEETING]
    with running(lambda: Slow(go_on)) as address, watched(chromium) as page:
        opened(page, address)
        ask(page, asked[0])
        box, rows = page.locator("#question"), page.locator(".conversations li")

        def choose(title: str) -> None:
            page.get_by_role("button", name="Conversations", exact=True).click()
            rows.filter(has_text=title).get_by_role("button").first.click()
            expect(rows.first).to_be_hidden()

        go_on.clear()
        box.fill(MEETING)
        page.keyboard.press("Enter")
        expect(page.locator(".answer.waiting")).to_be_visible()
        choose(asked[0])
        expect(page.locator(".question h2")).to_have_text(asked)
        expect(page.locator(".answer.waiting")).to_be_visible()
        page.get_by_role("button", name="New conversation").click()
        expect(page.locator(".turn")).to_have_count(0)
        expect(box).to_have_value(MEETING)
        page.wait_for_timeout(200)  # by then the request has ended
        page.reload()
        expect(box).to_have_value(MEETING)
        page.keyboard.press("Enter")
        expect(page.locator(".answer.waiting")).to_be_visible()
        box.fill("And when?")
        choose(asked[0])
        expect(page.locator(".question h2")).to_have_text(asked[:1])
        expect(box).to_have_value(f"{MEETING}\nAnd when?")
        # One that is asked once more stands in its conversation.
        box.fill("")
        page.locator(".retry").click()
        expect(page.locator(".answer.waiting")).to_be_visible()
        page.get_by_role("button", name="New conversation").click()
        expect(page.locator(".turn")).to_have_count(0)
        expect(box).to_have_value("")
        go_on.set()
        page.goto("about:blank")


def test_a_conversation_that_cannot_be_opened_leaves_the_page_as_it_is(page: Page, address: str) -> None:
    opened(page, address)
    ask(page, "Which meeting is next?")
    page.get_by_role("button", name="New conversation").click()
    ask(page, MEETING)
    history = page.get_by_role("button", name="Conversations", exact=True)
    row = page.locator(".conversations li").nth(1).get_by_role("button").first
    away = "Promise.reject(new TypeError('Failed to fetch'))"
    gone = "Promise.resolve(new Response(JSON.stringify({ error: 'it was deleted' }), { status: 404 }))"
    for answer, line in ((away, "does not answer"), (gone, "it was deleted")):
        history.click()
        expect(row).to_be_visible()
        page.evaluate(f"void (window.fetch = () => {answer})")
        row.click()
        expect(page.locator(".notices .failure")).to_contain_text(line)
        expect(page.locator(".question h2")).to_have_text([MEETING])
        page.reload()
        expect(page.locator(".turn").first).to_be_visible()


def test_a_conversation_that_cannot_be_deleted_stays_on_the_page(page: Page, address: str) -> None:
    opened(page, address)
    ask(page, MEETING)
    page.get_by_role("button", name="Conversations", exact=True).click()
    expect(page.locator(".conversations li").first).to_be_visible()
    page.evaluate("void (window.fetch = () => Promise.reject(new TypeError('Failed to fetch')))")
    page.locator(".conversations li").first.get_by_role("button").last.click()
    page.wait_for_timeout(DELIBERATE)
    page.get_by_role("button", name="Delete for good").click()
    expect(page.get_by_role("alert")).to_contain_text("does not answer")
    expect(page.get_by_role("alert")).to_have_attribute("dir", "auto")
    expect(page.locator(".question h2")).to_have_text([MEETING])


def test_a_list_of_conversations_that_comes_late_takes_no_pressed_button_away(page: Page, address: str) -> None:
    opened(page, address)
    ask(page, MEETING)
    history = page.get_by_role("button", name="Conversations", exact=True)
    history.click()
    row = page.locator(".conversations li").first
    expect(row).to_be_visible()
    page.keyboard.press("Escape")
    held: list[Route] = []
    page.route("**/api/conversations?*", lambda route: held.append(route))
    history.click()
    row.get_by_role("button").last.click()
    sure = page.get_by_role("button", name="Delete for good")
    expect(sure).to_be_focused()
    held[0].continue_()
    page.wait_for_timeout(400)
    expect(sure).to_be_focused()


def test_a_question_asked_before_the_last_conversation_is_there_begins_another(page: Page, address: str) -> None:
    opened(page, address)
    for question in (MEETING, "Which rivers are near the hotels?"):
        ask(page, question)
    held: list[Any] = []
    page.route("**/api/state*", lambda route: held.append(route))
    page.goto(address)
    page.reload()
    ask(page, "Which meeting is next?")
    for route in held:
        route.continue_()
    expect(page.locator(".notices")).to_be_empty()
    page.locator(".retry").click()
    expect(page.locator(".turn .sources")).to_be_visible()
    page.unroute_all()
    assert questions(page) == ["Which meeting is next?"]
    page.get_by_role("button", name="Conversations", exact=True).click()
    page.locator(".conversations li", has_text=MEETING).first.get_by_role("button").first.click()
    expect(page.locator(".question h2")).to_have_text([MEETING, "Which rivers are near the hotels?"])


def test_an_answer_that_cannot_be_kept_is_read_all_the_same(chromium: Browser) -> None:
    assistant = fake_assistant()
    with running(lambda: assistant) as address, watched(chromium) as page:
        opened(page, address)
        assistant.library.storage._writable = False
        turn = ask(page, MEETING)
        expect(turn.locator(".notice")).to_contain_text("Not saved: ")
        expect(turn.locator(".notice")).to_contain_text("is read-only: asking works")
        expect(page.locator("#live")).to_contain_text("Not saved: ")
        assert quote_of(page) in ARABIC
        expect(turn.locator(".review")).to_have_count(0)
        page.reload()
        expect(page.locator(".welcome")).to_be_visible()


def test_how_a_question_was_understood_is_told_above_its_answer_and_kept_in_the_files(chromium: Browser) -> None:
    class Understanding(FakeAssistant):
        def ask(self, question: str, where: Filter | None = None, before: Sequence[Answer] = (), **_: Any) -> Answer:
            full = f"<b>{question}</b> ({before[-1].question})" if before else None
            return replace(super().ask(question, where), understood=full)

    with running(lambda: Understanding(fake_assistant().library)) as address, watched(chromium) as page:
        opened(page, address)
        expect(page.get_by_role("button", name="Export")).to_be_hidden()  # there is nothing to keep yet
        assert ask(page, MEETING).locator(".understood").count() == 0
        ask(page, "Which meeting?")
        line = page.locator(".understood")
        expect(line).to_have_text(f"Understood as: <b>Which meeting?</b> ({MEETING})")
        page.reload()
        expect(line).to_be_visible()
        page.get_by_role("button", name="Export").click()
        for name, start in (("Markdown", "# Where"), ("HTML", "<!DOCTYPE"), ("JSON", "{")):
            if not page.get_by_role("link", name=name).is_visible():
                page.get_by_role("button", name="Export").click()
            with page.expect_download() as download:
                page.get_by_role("link", name=name).click()
            text = Path(download.value.path()).read_text()
            assert text.startswith(start)
            assert "Which meeting?" in text
