"""The seam between what asks a language model and each of the models: `LanguageModel`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from qa.writing.prompt import Prompt

LONGEST_ANSWER = 300
"""Tokens that a model may write for one answer."""

Stop = Callable[[], bool]
"""Tells whether whoever asked does not wait any more."""


@dataclass(frozen=True, slots=True)
class Sureness:
    """How probable a model held its own words, 0 to 1: the geometric mean of its tokens' probabilities."""

    probability: float


class LanguageModel(Protocol):
    """`name` is what an answer says about who wrote it. Threads may generate at the same time."""

    @property
    def name(self) -> str: ...

    def generate(self, prompt: Prompt, stop: Stop) -> Iterator[str | Sureness]:
        """The answer in pieces, as they come; ends early, without an error, soon after `stop` becomes true.

        A model that knows how sure it can be says so last.

        Raises WriterError with one line when the model is not there, breaks off or takes too long, and `Cut` at the end
        of an answer that the limit of its tokens cut.
        """
