"""Passages that share a question's words but do not answer it: the hard kind of "not here"."""

from __future__ import annotations

import math
import random
import re
from collections import defaultdict
from collections.abc import Iterable

from qa.training.corpus import Row

_TERM = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]+|\w+")
COMMON, STEM, INDEXED = 0.02, 6, 400


def _terms(text: str) -> set[str]:
    """Word beginnings; pairs of characters where words are not parted."""
    found: set[str] = set()
    for match in _TERM.finditer(text.lower()):
        run = match.group()
        if "\u0e00" <= run[0] <= "\u0e7f" or "\u3040" <= run[0] <= "\u9fff":
            found.update(run[i : i + 2] for i in range(max(1, len(run) - 1)))
        else:
            found.add(run[:STEM])
    return found


class Negatives:
    """An index of one context of each text, by language of the context."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows: dict[str, list[Row]] = defaultdict(list)
        self._places: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        seen: set[str] = set()
        for row in rows:
            if row.context in seen:
                continue
            seen.add(row.context)
            number = len(self._rows[row.context_language])
            self._rows[row.context_language].append(row)
            for term in _terms(row.title + " " + row.context[:INDEXED]):
                self._places[row.context_language][term].append(number)

    def near(self, row: Row, rng: random.Random) -> Row | None:
        """One of the five other contexts with the rarest words of the question, that lacks every accepted answer."""
        rows, places = self._rows[row.context_language], self._places[row.context_language]
        scores: dict[int, float] = defaultdict(float)
        for term in sorted(_terms(row.question + " " + row.title)):
            found = places.get(term, [])
            if 0 < len(found) <= max(20.0, COMMON * len(rows)):
                for number in found:
                    scores[number] += math.log(len(rows) / len(found))
        wanted = [row.context[a:b].casefold() for a, b in row.answers]
        best = sorted(scores, key=lambda number: (-scores[number], number))[:12]
        ready = [
            rows[number]
            for number in best
            if rows[number].context != row.context
            and not any(text in rows[number].context.casefold() for text in wanted)
        ]
        return rng.choice(ready[:5]) if ready else None
