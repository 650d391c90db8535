"""How often citations hold: the share of verdicts that say "supports", by time, language, outlet or block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from qa.review.claims import Verdict

By = Literal["all", "day", "week", "language", "source", "block"]


@dataclass(frozen=True, slots=True)
class Precision:
    """Counts of verdicts under one label."""

    label: str
    """A day (`2024-06-18`), an ISO week (`2024-W25`), a language, an outlet or block ("": none named)."""
    supports: int
    partly: int
    does_not: int
    wrong_span: int

    @property
    def total(self) -> int:
        return self.supports + self.partly + self.does_not + self.wrong_span

    @property
    def precision(self) -> float:
        """Share of full support, 0 to 1: a citation that supports in part, or by other words, is not counted."""
        return self.supports / self.total


def precision(verdicts: Iterable[Verdict], by: By) -> tuple[Precision, ...]:
    """Times in order of time, other labels by number of verdicts; labels without a verdict are left out."""
    counts: dict[str, Counter[str]] = {}
    for one in verdicts:
        counts.setdefault(_label(one, by), Counter())[one.verdict] += 1
    found = [
        Precision(label, some["supports"], some["partly"], some["does_not"], some["wrong_span"])
        for label, some in sorted(counts.items())
    ]
    return tuple(found if by in ("day", "week") else sorted(found, key=lambda one: -one.total))


def _label(verdict: Verdict, by: By) -> str:
    if by == "all":
        return ""
    if by == "language":
        return verdict.claim.language
    if by == "source":
        return verdict.claim.source or ""
    if by == "block":
        return verdict.claim.block or ""
    day = verdict.time[:10]
    if by == "day":
        return day
    year, week, _ = date.fromisoformat(day).isocalendar()
    return f"{year}-W{week:02}"
