"""Logging in and out in Chromium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import qa.users
from qa.users import Users
from tests.browser_server import running
from tests.browser_tools import ask, axe, watched
from tests.review_fake import QUESTION, review_assistant

pytestmark = pytest.mark.browser
RIGHT = "correct horse"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    cost, qa.users.COST = qa.users.COST, 16
    folder: Path = tmp_path_factory.mktemp("access")
    assistant = review_assistant(folder)
    for name in ("noor", "سمر"):
        Users(assistant.library).add(name, RIGHT)  # type: ignore[arg-type]
    with running(lambda: assistant, library=folder) as address:
        yield address
    qa.users.COST = cost


def test_by_keyboard_in_ask_out_and_in_as_somebody_else(page: Page, address: str) -> None:
    page.goto(f"{address}/#chat")
    expect(page).to_have_url(re.compile(r"/login#chat$"))
    expect(page.get_by_label("Name")).to_be_focused()
    assert axe(page) == []
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("Enter your name and your password.")
    expect(page.get_by_label("Name")).to_be_focused()
    page.keyboard.type("noor")
    page.keyboard.press("Tab")
    page.keyboard.type(RIGHT)
    page.keyboard.press("Enter")
    expect(page.locator(".account")).to_contain_text("noor")
    expect(page).to_have_url(f"{address}/#chat")
    ask(page, QUESTION)
    page.locator("#question").fill("a private draft")
    assert axe(page) == []

    page.get_by_role("button", name="Log out noor").click()
    page.get_by_label("Name").fill("سمر")
    expect(page.get_by_label("Name")).to_have_css("direction", "rtl")
    page.get_by_label("Password").fill(RIGHT)
    page.keyboard.press("Enter")
    expect(page.locator(".account")).to_contain_text("سمر")
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.locator("#question")).to_have_value("")


def test_a_tab_that_stays_open_is_of_whoever_logs_in_in_another(page: Page, address: str) -> None:
    def enter(name: str) -> None:
        page.get_by_label("Name").fill(name)
        page.get_by_label("Password").fill(RIGHT)
        page.keyboard.press("Enter")
        expect(page.locator(".account")).to_contain_text(name)

    page.goto(f"{address}/#chat")
    enter("noor")
    other = page.context.new_page()
    other.goto(f"{address}/#chat")
    expect(other.locator(".account")).to_contain_text("noor")
    expect(other.locator(".notices")).to_be_empty()
    other.locator("#question").fill("a private draft")
    page.get_by_role("button", name="Log out noor").click()
    enter("سمر")
    expect(other.locator(".account")).to_contain_text("سمر")
    expect(other.locator("#question")).to_have_value("")
    # Where nothing was told to the tab, as where it slept, it learns by itself when it is loaded.
    other.evaluate("sessionStorage.setItem('maqal.user', 'noor'); sessionStorage.setItem('maqal.draft', 'a draft')")
    other.reload()
    expect(other.locator(".account")).to_contain_text("سمر")
    expect(other.locator("#question")).to_have_value("")


@pytest.mark.parametrize(
    ("locale", "title", "direction", "scheme"),
    [("ar-IQ", "تسجيل الدخول", "rtl", "light"), ("de-DE", "Anmelden", "ltr", "dark")],
)
def test_the_login_page_in_other_languages_on_a_telephone(
    chromium: Browser, address: str, locale: str, title: str, direction: str, scheme: str
) -> None:
    with watched(
        chromium, locale=locale, color_scheme=scheme, viewport={"width": 360, "height": 640}, has_touch=True
    ) as page:
        page.goto(f"{address}/#library")
        expect(page.get_by_role("heading", name=title)).to_be_visible()
        expect(page.locator("html")).to_have_attribute("dir", direction)
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.locator("#name").fill("noor")
        page.locator("#password").fill(RIGHT)
        page.keyboard.press("Enter")
        expect(page.locator(".account button")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert axe(page) == []


def test_a_wrong_password_and_an_ended_session_are_told(chromium: Browser, address: str) -> None:
    context = chromium.new_context(locale="en-GB")
    page = context.new_page()
    page.goto(f"{address}/#chat")
    page.get_by_label("Name").fill("noor")
    page.get_by_label("Password").fill("wrong password")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("Wrong name or password.")
    expect(page.get_by_label("Password")).to_be_focused()
    page.keyboard.type(RIGHT)
    page.keyboard.press("Enter")
    expect(page.locator(".account")).to_contain_text("noor")
    expect(page.locator(".notices")).to_be_empty()
    page.wait_for_load_state("networkidle")  # what is still asked for would lead to the login by itself
    context.clear_cookies()
    page.locator("#question").fill("Is this kept?")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/login"))
    page.get_by_label("Name").fill("noor")
    page.get_by_label("Password").fill(RIGHT)
    page.keyboard.press("Enter")
    expect(page.locator(".account")).to_contain_text("noor")
    context.close()
