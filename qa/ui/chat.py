"""The page: the conversation on one side, the library or an opened article on the other.

Gradio carries words both ways. All HTML comes from `qa.ui.render`; `static/maqal.js` fills the article pane.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import gradio as gr

from qa.ui.desk import LOADING, Desk
from qa.ui.guard import MAX_FILE_MB
from qa.ui.handlers import Handlers
from qa.ui.render import status_html

__all__ = ["EXAMPLES", "build", "theme"]

EXAMPLES = (
    "Where will the next meeting be held?",
    "متى زار مسرور بارزاني أنقرة؟",
    "¿Dónde se reunieron las delegaciones militares?",
    "下一次会议将在哪里举行？",
)
_FILE_TYPES = [".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".json", ".jsonl"]
_LONGEST_QUESTION = 20_000
"""Characters the box takes; the assistant's own limit is lower and explains itself."""
_HOURLY = (3600, 3600)
"""Gradio's copies of uploads are looked at and deleted after an hour; the library keeps its own."""
_QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}

_BRAND = (
    '<div class="brand"><span class="name">Maqal</span><span class="name" lang="ar">مقال</span>'
    '<span class="claim">Answers from your articles, in their exact words</span></div>'
)
_WELCOME = (
    '<div class="welcome"><div class="lead">Ask your articles</div>'
    "<div>In your language or theirs. Every answer opens at the sentence it rests on.</div></div>"
)


def theme() -> gr.themes.Base:
    """Return the theme: system fonts only, so that nothing is fetched; colours are set in `static/maqal.css`."""
    sans = ("Noto Sans", "Segoe UI", "Helvetica Neue", "Noto Sans Arabic", "system-ui", "sans-serif")
    mono = ("Noto Sans Mono", "ui-monospace", "monospace")
    return gr.themes.Base(primary_hue="teal", neutral_hue="stone", font=sans, font_mono=mono)


def build(desk: Desk, examples: Sequence[str] = EXAMPLES) -> gr.Blocks:
    """Return the page over the assistant that `desk` opens; `examples` are questions to click."""
    handlers = Handlers(desk)
    page: gr.Blocks
    with gr.Blocks(title="Maqal", fill_width=True, analytics_enabled=False, delete_cache=_HOURLY) as page:
        gr.Markdown(_BRAND, elem_id="top")
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="talk", min_width=0):
                chat, box = _talk(examples)
            with gr.Column(elem_id="side", min_width=0), gr.Column(elem_id="library", min_width=0):
                listing, report, files = _library()
        _wire_questions(handlers, chat, box)
        files.upload(handlers.add, files, [report, listing], concurrency_limit=1, concurrency_id="add", **_QUIET).then(
            lambda: None, None, files, queue=False, **_QUIET
        )
        page.load(handlers.opened, None, listing, concurrency_limit=None, **_QUIET)
    page.queue(max_size=64, api_open=False)
    return page


def _talk(examples: Sequence[str]) -> tuple[gr.Chatbot, gr.Textbox]:
    # Our HTML is finished: Markdown and formulas are off, so that neither is read into it.
    chat = gr.Chatbot(
        elem_id="chat",
        label="Conversation",
        show_label=False,
        container=False,
        height=None,
        render_markdown=False,
        latex_delimiters=[],
        feedback_options=None,
        buttons=[],
        autoscroll=False,  # the page keeps the question in sight instead: an answer is read from its beginning
        layout="panel",
        allow_file_downloads=False,
        placeholder=_WELCOME,
        examples=[{"text": question} for question in examples],
    )
    box = gr.Textbox(
        elem_id="question",
        label="Question",
        show_label=False,
        container=False,
        placeholder="Ask in any language",
        lines=1,
        max_lines=6,
        max_length=_LONGEST_QUESTION,
        submit_btn="Ask",
        autofocus=True,
    )
    return chat, box


def _library() -> tuple[gr.Markdown, gr.Markdown, gr.File]:
    gr.Markdown('<h2 class="heading">Articles</h2>', elem_id="library-heading")
    listing = gr.Markdown(status_html(LOADING), elem_id="articles")
    report = gr.Markdown("", elem_id="report")
    files = gr.File(
        elem_id="files",
        label=f"Add articles, up to {MAX_FILE_MB} MB each",
        file_count="multiple",
        file_types=_FILE_TYPES,
        height=120,
    )
    return listing, report, files


def _wire_questions(handlers: Handlers, chat: gr.Chatbot, box: gr.Textbox) -> None:
    """Ask what was typed or clicked; while it runs the button stops it."""
    pending = gr.State("")

    def begin(question: str) -> tuple[str, Any]:
        return question, gr.update(value="", submit_btn=False, stop_btn="Stop")

    def end() -> Any:
        return gr.update(submit_btn="Ask", stop_btn=False)

    def example(event: gr.SelectData) -> str:
        return str(event.value["text"])

    # "multiple": a question asked while the one before is still being stopped would else be dropped without a word.
    run: dict[str, Any] = {"concurrency_limit": 4, "concurrency_id": "ask", "trigger_mode": "multiple", **_QUIET}
    clicked = chat.example_select(example, None, box, queue=False, **_QUIET)
    running = []
    for start in (box.submit, clicked.then):
        asked = start(begin, box, [pending, box], queue=False, trigger_mode="multiple", **_QUIET)
        answered = asked.then(handlers.ask, [pending, chat], chat, **run)
        answered.then(end, None, box, queue=False, **_QUIET)
        running.append(answered)
    box.stop(end, None, box, cancels=running, queue=False, **_QUIET)
