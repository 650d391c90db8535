"""Take the README's pictures: `python -m tests.browser_screenshots docs` (the seed articles, the packaged encoder)."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from qa.assistant import Assistant
from qa.settings import Settings
from tests.browser_server import LAUNCH, running

SEEDS = Path(__file__).parent.parent / "seeds" / "articles"
ENGLISH = "Where will the next meeting be held?"
ARABIC = "أين سيعقد الاجتماع المقبل؟"
UNANSWERED = "What is the boiling point of tungsten?"

PICTURES: list[tuple[str, list[str], dict[str, Any]]] = [
    ("chat-english", [UNANSWERED, ENGLISH], {"viewport": {"width": 1440, "height": 860}}),
    ("chat-arabic", [ARABIC], {"viewport": {"width": 1440, "height": 860}}),
    ("chat-dark", [ARABIC, ENGLISH], {"viewport": {"width": 1440, "height": 860}, "color_scheme": "dark"}),
    ("chat-narrow", [ENGLISH], {"viewport": {"width": 390, "height": 844}}),
    ("chat-start", [], {"viewport": {"width": 1440, "height": 860}}),
]


def take(browser: Browser, address: str, place: Path, questions: list[str], options: dict[str, Any]) -> None:
    """Ask `questions` on a new page, open the last answer's first citation if it is wide, and write the picture."""
    page = browser.new_page(**options)
    page.goto(address)
    page.wait_for_selector("#articles .articles li", timeout=60_000)
    for n, question in enumerate(questions, 1):
        page.locator("#question textarea").fill(question)
        page.keyboard.press("Enter")
        page.locator(".turn.not-found, .turn.answered:has(.sources)").nth(n - 1).wait_for()
        page.locator("#question .submit-button").wait_for()
    if options["viewport"]["width"] < 900:
        page.evaluate("scrollTo(0, 0)")
    elif page.locator(".turn a.cite").count():
        page.locator(".turn:has(a.cite)").last.locator("a.cite").first.click()
        page.wait_for_selector("#pane mark.chosen")
    page.wait_for_timeout(800)
    page.screenshot(path=place)
    page.close()
    # 128 colours look the same here, in a third of the size.
    Image.open(place).convert("P", palette=Image.Palette.ADAPTIVE, colors=128).save(place, optimize=True)


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)

    def opener() -> Assistant:
        assistant = Assistant.open(Settings.load(library=Path(library)))
        assistant.library.add([SEEDS], None)
        return assistant

    with tempfile.TemporaryDirectory() as library, running(opener) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**LAUNCH)
        for name, questions, options in PICTURES:
            take(browser, address, folder / f"{name}.png", questions, options)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs"))
