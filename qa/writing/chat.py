"""A chat model in a folder, through transformers: its chat template, greedy, streamed, stopped within a token."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from qa.errors import WriterError
from qa.writing.language_model import LONGEST_ANSWER, Stop, Sureness
from qa.writing.prompt import Prompt, messages
from qa.writing.waiting import Cut, pieces

_THOUGHT = "<think>"


class ChatModel:
    """Loaded at the first answer, from the folder only; weights as safetensors, never code of the folder's own."""

    def __init__(self, folder: Path) -> None:
        if not (folder / "config.json").is_file():
            raise WriterError(f"{folder} is no model folder: it has no config.json")
        self.name = folder.name
        self._folder = folder
        self._lock = threading.Lock()
        self._loaded: tuple[Any, Any] | None = None

    def generate(self, prompt: Prompt, stop: Stop) -> Iterator[str | Sureness]:
        return pieces(partial(self._write, prompt), stop, self.name, lock=self._lock)

    def _write(self, prompt: Prompt, put: Callable[[str], None], stopped: Callable[[], bool]) -> None:
        import torch
        from transformers import StoppingCriteria, StoppingCriteriaList, TextIteratorStreamer

        class Stopped(StoppingCriteria):
            def __call__(self, input_ids: Any, scores: Any, **_: Any) -> Any:
                return torch.full((input_ids.shape[0],), stopped(), dtype=torch.bool)

        class Streamer(TextIteratorStreamer):
            """Hands each piece on at once, instead of keeping it for an iteration."""

            def on_finalized_text(self, text: str, stream_end: bool = False) -> None:
                put(text)

        tokenizer, model = self._load()
        text = told(tokenizer, prompt)
        if text.rstrip().endswith(_THOUGHT):
            put(_THOUGHT)  # the template begins it, and the model writes only its end
        inputs = tokenizer(text, add_special_tokens=False, return_tensors="pt")
        streamer = Streamer(tokenizer, skip_prompt=True, skip_special_tokens=True)
        with torch.inference_mode():
            written = model.generate(
                **inputs,
                max_new_tokens=LONGEST_ANSWER,
                do_sample=False,
                streamer=streamer,
                stopping_criteria=StoppingCriteriaList([Stopped()]),
            )
        if written.shape[1] - inputs["input_ids"].shape[1] >= LONGEST_ANSWER:
            raise Cut

    def _load(self) -> tuple[Any, Any]:
        if self._loaded is None:
            from transformers import AutoModelForCausalLM, AutoTokenizer

            kept = {"local_files_only": True, "trust_remote_code": False}
            try:
                tokenizer = AutoTokenizer.from_pretrained(self._folder, **kept)
                model = AutoModelForCausalLM.from_pretrained(self._folder, use_safetensors=True, dtype="auto", **kept)
            except (OSError, ValueError, KeyError, RuntimeError, ImportError) as error:
                reason = " ".join(str(error).split())[:120]
                raise WriterError(f"the model in {self._folder} cannot be loaded: {reason}") from error
            if tokenizer.chat_template is None:
                raise WriterError(f"the model in {self._folder} has no chat template; give a chat model")
            model.eval()  # type: ignore[no-untyped-call]
            self._loaded = tokenizer, model
        return self._loaded


def told(tokenizer: Any, prompt: Prompt) -> str:
    """The prompt by the model's template; the task stands before the question where that has no place of its own
    for it.
    """
    from jinja2 import TemplateError

    task, question = messages(prompt)
    both = {**question, "content": f"{task['content']}\n\n{question['content']}"}
    for parts in ([task, question], [both]):
        with suppress(TemplateError):  # as some say that they know no "system"; others leave it out
            text = str(tokenizer.apply_chat_template(parts, add_generation_prompt=True, tokenize=False))
            if all(part["content"] in text for part in parts):
                return text
    raise WriterError("the chat template of this model takes no question; give another model")
