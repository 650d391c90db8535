"""What the browser tests share: a page that is watched, asking, and axe."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, expect

# How quick the page is, is measured where it matters; elsewhere a busy machine may take its time.
expect.set_options(timeout=30_000)


@functools.cache
def _shared(browser: Browser, locale: str) -> BrowserContext:
    """A context for one page after another. The first, of their site, stays open and keeps their process, and with it
    the compiled scripts: compiling them is half of what a page costs a test."""
    context = browser.new_context(locale=locale)
    first = context.new_page()
    first.route("**", lambda route: route.fulfill(body=""))
    first.goto("http://127.0.0.1/")
    return context


def _emptied(context: BrowserContext, origins: set[str]) -> None:
    """Leave the first page of a shared context alone, without cookies or anything stored."""
    first, *others = context.pages
    for page in others:
        page.close()
    context.clear_cookies()
    devtools = context.new_cdp_session(first)
    for origin in origins:
        devtools.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    devtools.detach()


@contextmanager
def watched(browser: Browser, fresh: bool = False, **options: Any) -> Iterator[Page]:
    """Give a page that finds nothing of another; nothing may be asked of another host, nor be complained of."""
    foreign: list[str] = []
    complaints: list[str] = []
    origins: set[str] = set()

    def asked(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob", "about"):
            origins.add(f"{parts.scheme}://{parts.netloc}")
            if parts.hostname != "127.0.0.1":
                foreign.append(request.url)

    viewport, locale = options.pop("viewport", {"width": 1440, "height": 900}), options.pop("locale", "en-GB")
    media = {name: options.pop(name) for name in ("color_scheme", "reduced_motion", "forced_colors") if name in options}
    own = fresh or bool(options)
    context = browser.new_context(locale=locale, **options) if own else _shared(browser, locale)
    context.set_default_timeout(30_000)
    context.on("request", asked)
    page = context.new_page()
    page.set_viewport_size(viewport)
    page.emulate_media(**media)
    page.on("console", lambda message: message.type == "error" and complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    try:
        yield page
    finally:
        context.remove_listener("request", asked)
        if own:
            context.close()
        else:
            _emptied(context, origins)
    assert foreign == []
    assert complaints == []


def opened(page: Page, address: str, view: str = "chat") -> Page:
    """Open a view and wait until the library is there."""
    page.goto(f"{address}/#{view}")
    expect(page.locator(f"#view-{view}")).to_be_visible()
    if view == "chat":
        expect(page.locator(".notices")).to_be_empty(timeout=120_000)
    return page


def ask(page: Page, question: str) -> Locator:
    """Type a question, wait until its answer is whole, return its turn."""
    turns = page.locator(".turn")
    before = turns.count()
    page.locator("#question").fill(question)
    page.keyboard.press("Enter")
    expect(turns).to_have_count(before + 1)
    turn = turns.nth(before)
    expect(turn.locator(".answer")).to_have_class(re.compile("answered|not_found|failure"), timeout=60_000)
    return turn


def axe(page: Page) -> list[str]:
    """Return what axe finds serious or critical, one line each."""
    # Half-faded words have the contrast of nothing.
    page.evaluate("document.getAnimations().forEach((one) => one.effect.getTiming().iterations === 1 && one.finish())")
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']} ({one['impact']}): {node['html'][:160]} {node['failureSummary'][:200]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


_HEARD = """new MutationObserver((seen) => {
    const changed = seen.map(({ target }) => (target.closest ? target : target.parentElement))
        .map((one) => one?.closest('[role="status"]'));
    const added = seen.flatMap(({ addedNodes }) => [...addedNodes].filter((one) => one.matches?.('[role="alert"]')));
    for (const one of new Set([...changed, ...added])) {
        const open = document.querySelector('dialog:modal');
        if (one?.textContent && (!open || open.contains(one))) (window.heard ??= []).push(one.textContent);
    }
}).observe(document, { subtree: true, childList: true, characterData: true })"""


@contextmanager
def heard(page: Page) -> Iterator[list[str]]:
    """What a screen reader is told in the block, in the order of it; nothing from behind an open dialog."""
    page.evaluate(f"window.heard ?? ({_HEARD}, window.heard = []); window.heard.length = 0")
    lines: list[str] = []
    yield lines
    page.wait_for_timeout(250)
    lines.extend(page.evaluate("window.heard"))


def covered(page: Page, key: str, presses: int) -> list[str]:
    """What gets the focus by a key pressed this often, and lies under something else where it does."""
    found = []
    for _ in range(presses):
        page.keyboard.press(key)
        found.append(
            page.evaluate("""() => {
            const one = document.activeElement, { x, y, width, height } = one.getBoundingClientRect();
            const seen = [0.15, 0.5, 0.85].some((part) =>
                one.contains(document.elementFromPoint(x + width / 2, y + height * part)));
            return seen || one === document.body ? "" : one.outerHTML.slice(0, 120);
        }""")
        )
    return list(filter(None, found))


def quote_of(page: Page, turn: int = -1) -> str:
    return page.locator(".turn").nth(turn).locator("blockquote .quote").first.evaluate("e => e.textContent")


def chosen(page: Page) -> str:
    mark = page.locator("#pane mark.chosen")
    expect(mark).to_be_in_viewport()
    return str(mark.evaluate("e => e.textContent"))
