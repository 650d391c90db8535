"""Keeps to the number of threads that is fastest just now: on a shared machine that changes by the minute."""

from __future__ import annotations

import os
import time

import torch

__all__ = ["Pace"]

TRIAL_SECONDS, TRIAL_STEPS, GAIN = 45.0, 4, 1.1


class Pace:
    """Told the tokens and seconds of each step, now and then tries the other number of threads for a few steps."""

    def __init__(self) -> None:
        self._counts = sorted({1, min(2, os.cpu_count() or 1), torch.get_num_threads()})
        self._current = torch.get_num_threads()
        self._recent: list[tuple[int, float]] = []
        self._trial: list[tuple[int, float]] | None = None
        self._since = time.monotonic()

    def note(self, tokens: int, seconds: float) -> None:
        """One step is done; may change the number of threads."""
        if self._trial is None:
            self._recent = [*self._recent[-9:], (tokens, seconds)]
            if len(self._counts) > 1 and time.monotonic() - self._since > TRIAL_SECONDS:
                others = [count for count in self._counts if count != self._current]
                torch.set_num_threads(others[0])
                self._trial = []
            return
        self._trial.append((tokens, seconds))
        if len(self._trial) < TRIAL_STEPS:
            return
        if _rate(self._trial[1:]) > GAIN * _rate(self._recent):
            self._current = torch.get_num_threads()
            self._recent = self._trial[1:]
        torch.set_num_threads(self._current)
        self._trial, self._since = None, time.monotonic()


def _rate(steps: list[tuple[int, float]]) -> float:
    return sum(tokens for tokens, _ in steps) / sum(seconds for _, seconds in steps)
