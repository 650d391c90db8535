"""Take the README's pictures: `python -m tests.browser_screenshots docs` (the seed articles, the default models)."""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, expect, sync_playwright

from qa.assistant import Assistant
from qa.settings import Settings
from tests.browser_server import LAUNCH, running
from tests.browser_tools import ask, opened

SEEDS = Path(__file__).parent.parent / "seeds" / "articles"
ENGLISH = "Where will the next meeting be held?"
ARABIC = "أين سيعقد الاجتماع المقبل؟"
UNANSWERED = "How many troops does Turkey have in Syria?"
WIDE: dict[str, Any] = {"viewport": {"width": 1440, "height": 860}, "locale": "en-GB"}

PICTURES: list[tuple[str, list[str], str, dict[str, Any]]] = [
    ("chat-english", [UNANSWERED, ENGLISH], "pane", WIDE),
    ("chat-arabic", [ARABIC], "pane", {**WIDE, "locale": "ar"}),
    ("chat-dark", [ARABIC, ENGLISH], "pane", {**WIDE, "color_scheme": "dark"}),
    ("chat-not-found", [UNANSWERED], "chat", WIDE),
    ("chat-narrow", [ENGLISH], "chat", {**WIDE, "viewport": {"width": 390, "height": 844}}),
    ("review", [ENGLISH], "review", WIDE),
    ("library", [], "library", WIDE),
]
"""Name, questions asked first, what is shown then, and how the browser is set."""


def take(
    browser: Browser, address: str, place: Path, questions: list[str], shown: str, options: dict[str, Any]
) -> None:
    """Ask `questions` on a new page, go to what is `shown`, and write the picture."""
    page = browser.new_page(**options)
    opened(page, address)
    for question in questions:
        turn = ask(page, question)
        expect(turn.locator(".answer")).to_have_class(re.compile("answered|not_found"))
    if shown == "pane":
        page.locator("blockquote .cite").last.click()
        page.wait_for_selector("#pane mark.chosen")
    elif shown != "chat":
        page.locator(f".top nav a[href='#{shown}']").click()
    page.wait_for_timeout(1500)
    page.screenshot(path=place)
    page.close()
    # 128 colours look the same here, in a third of the size.
    Image.open(place).convert("P", palette=Image.Palette.ADAPTIVE, colors=128).save(place, optimize=True)


def main(folder: Path) -> None:
    """Write all pictures into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)

    def seeds() -> Assistant:
        assistant = Assistant.open(Settings.load(library=Path(library)))
        assistant.library.add([SEEDS], None)
        return assistant

    with (
        tempfile.TemporaryDirectory() as library,
        running(seeds) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(**LAUNCH)
        for name, questions, shown, options in PICTURES:
            take(browser, address, folder / f"{name}.png", questions, shown, options)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs"))
