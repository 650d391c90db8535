"""What the page does when something is asked or added: generators of HTML, one line for every error.

An error of ours (MaqalError) is shown in its own words; any other is logged whole and shown as one plain line.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from typing import Any

import gradio as gr

from qa.errors import MaqalError
from qa.types import Answer
from qa.ui import add, render
from qa.ui.desk import LOADING, Desk

__all__ = ["Handlers", "Messages"]

Messages = list[dict[str, Any]]

_PAUSE = 0.02
"""Seconds between the steps of an answer."""
_LONGEST_SHOW = 0.6
"""Seconds an answer may take to appear once it is known."""

_log = logging.getLogger(__name__)


class Handlers:
    """The events of the page over the assistant that `desk` opens. Thread-safe: nothing is kept between calls."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def ask(self, question: str, history: Messages) -> Iterator[Messages]:
        """Yield the conversation as it grows by `question` and its answer."""
        question = question.strip()
        if not question:
            yield history
            return
        asked = [*history, {"role": "user", "content": render.question_html(question)}]
        for html in self._answer(question):
            yield [*asked, {"role": "assistant", "content": html}]

    def _answer(self, question: str) -> Iterator[str]:
        try:
            yield from self._waiting()
            yield render.status_html("Searching the articles…")
            yield from _paced(self._desk.assistant().ask(question))
        except MaqalError as error:
            yield render.failure_html(str(error))
        except Exception:
            _log.exception("a question failed")
            yield render.failure_html("Something went wrong with this question; the terminal says what.")

    def articles(self) -> str:
        """Return the list of articles, or why there is none."""
        try:
            library = self._desk.assistant().library
            notices = "".join(render.failure_html(notice) for notice in library.notices)
            return notices + render.article_list_html(library.articles())
        except MaqalError as error:
            return render.failure_html(str(error))

    def opened(self) -> Iterator[str]:
        """Yield what the list says while the models load, then the list."""
        yield from self._waiting()
        yield self.articles()

    def add(self, paths: list[str] | None) -> Iterator[tuple[Any, Any]]:
        """Add uploaded files; yield (report, article list)."""
        try:
            for line in self._waiting():
                yield line, gr.skip()
            for report in add.steps(self._desk.assistant().library, paths or []):
                yield report, gr.skip()
        except MaqalError as error:
            yield render.failure_html(str(error)), gr.skip()
        except Exception:
            _log.exception("adding files failed")
            yield render.failure_html("The files could not be added; the terminal says why."), gr.skip()
        yield gr.skip(), self.articles()

    def _waiting(self) -> Iterator[str]:
        while not self._desk.wait(0):
            yield render.status_html(LOADING)
            self._desk.wait(0.5)


def _paced(answer: Answer) -> Iterator[str]:
    """Yield the steps of an answer over at most `_LONGEST_SHOW` seconds, always ending with the whole."""
    steps = list(render.answer_steps(answer))
    stride = max(1, round(len(steps) * _PAUSE / _LONGEST_SHOW))
    for step in steps[:-1:stride]:
        yield step
        time.sleep(_PAUSE)
    yield steps[-1]
