"""The page: Gradio serves it and makes one empty place; `static/main.js` builds the views in it.

The views are plain ES modules over our own JSON addresses (`api/…`), because what an article says must never be read
as markup, and because a conversation of 200 turns must not travel again with each of them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gradio as gr
from gradio.events import api

from qa.errors import MaqalError
from qa.serving.desk import Desk
from qa.serving.line import MOST_WAITING

_PATIENCE = 120.0
"""Seconds."""
_WORDS = "a question is text, and nothing else"
_STYLES = ("fonts", "theme", "shell", "chart", "chat", "pane", "review", "library", "touch")
_MODULES = tuple(sorted({path.stem for path in (Path(__file__).parent / "static").glob("*.js")} - {"main", "login"}))

HEAD = (
    "".join(f'<link rel="stylesheet" href="maqal/{name}.css">' for name in _STYLES)
    + "".join(f'<link rel="modulepreload" href="maqal/{name}.js">' for name in _MODULES)
    + '<script type="module" src="maqal/main.js"></script>'
)


def theme() -> gr.themes.Base:
    """Return a theme that fetches nothing; the look is set in `static/theme.css`."""
    return gr.themes.Base(font="sans-serif", font_mono="monospace")


async def _refused(resource: str | Path | None) -> str | None:
    raise gr.Error(_WORDS, print_exception=False)


def build(desk: Desk) -> gr.Blocks:
    """Return the page, with one function that is not seen on it: `/ask`, for clients of Gradio."""

    def ask(question: str) -> dict[str, Any]:
        """Answer a question from the articles: `Answer.to_dict()`, its citations without `path`."""
        if not isinstance(question, str):
            raise gr.Error(_WORDS, print_exception=False)
        desk.wait(_PATIENCE)
        try:
            answer = desk.assistant().ask(question).to_dict()
        except MaqalError as error:
            raise gr.Error(str(error), print_exception=False) from error
        for citation in answer["citations"]:
            # Gradio's client would take it for a file to download.
            del citation["path"]
        return answer

    page: gr.Blocks
    with gr.Blocks(title="Maqal", fill_width=True, analytics_enabled=False) as page:
        gr.Column(elem_id="maqal", min_width=0)
        api(ask, api_name="ask", concurrency_limit=4)
    for block in page.blocks.values():
        # Gradio would get what a "file" among the inputs points to, from any address.
        block.async_move_resource_to_block_cache = _refused  # type: ignore[assignment,method-assign]
    page.queue(api_open=False, max_size=MOST_WAITING)
    return page
