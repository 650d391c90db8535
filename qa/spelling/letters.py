"""From the letters of a name in one script to those in another: an n-gram model of letters and what they became.

A name is a row of tokens, each a letter with the letters that stand for it in the other script ("غgh", "اa", "زz",
"يi"), and the model knows which tokens follow which. `python -m qa.training.letters` counts them.
"""

from __future__ import annotations

import gzip
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("letters")
ORDER = 4
BEAM, OPTIONS = 12, 14
START, END = "^", "$"
_RAREST = 3
"""Times that letters stood for a letter, to be tried for it."""


class Letters:
    """Counts of runs of 1 to ORDER tokens; smoothed as Witten and Bell do: a run backs off to the shorter one."""

    def __init__(self, counts: Mapping[tuple[str, ...], int]) -> None:
        self._counts = dict(counts)
        self._after: dict[tuple[str, ...], int] = defaultdict(int)
        self._kinds: dict[tuple[str, ...], int] = defaultdict(int)
        became: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for run, count in counts.items():
            self._after[run[:-1]] += count
            self._kinds[run[:-1]] += 1
            if len(run) == 1 and count >= _RAREST and run[0] not in (START, END):
                became[run[0][0]].append((-count, run[0][1:]))
        self._became = {letter: [text for _, text in sorted(some)[:OPTIONS]] for letter, some in became.items()}

    def write(self, name: str) -> list[str]:
        """The likeliest spellings of a name, best first; none if it has a letter that was never seen."""
        if not name or any(letter not in self._became for letter in name):
            return []
        rows: list[tuple[float, tuple[str, ...], str]] = [(0.0, (START,) * (ORDER - 1), "")]
        for letter in name:
            reached: dict[tuple[tuple[str, ...], str], float] = {}
            for score, before, text in rows:
                for more in self._became[letter]:
                    token = letter + more
                    key = (*before[1:], token), text + more
                    value = score + math.log(self._probability(before, token))
                    reached[key] = max(value, reached.get(key, -math.inf))
            best = sorted(((score, *key) for key, score in reached.items()), reverse=True)
            rows = best[:BEAM]
        ended: dict[str, float] = {}
        for score, before, text in rows:
            ended[text] = max(score + math.log(self._probability(before, END)), ended.get(text, -math.inf))
        return sorted(ended, key=lambda text: -ended[text])

    def _probability(self, before: tuple[str, ...], token: str) -> float:
        found = 1 / (self._kinds[()] + 1)
        for length in range(ORDER):
            seen = before[len(before) - length :]
            total = self._after.get(seen, 0)
            if not total:
                break
            kinds = self._kinds[seen]
            found = (self._counts.get((*seen, token), 0) + kinds * found) / (total + kinds)
        return found

    def save(self, path: Path) -> None:
        """A line a run: its count and its tokens."""
        lines = sorted(" ".join([str(count), *run]) + "\n" for run, count in self._counts.items())
        path.write_bytes(gzip.compress("".join(lines).encode(), 9, mtime=0))

    @classmethod
    def load(cls, path: Path) -> Letters:
        return cls(dict(_read(gzip.decompress(path.read_bytes()).decode().splitlines())))


def _read(lines: Iterable[str]) -> Iterable[tuple[tuple[str, ...], int]]:
    for line in lines:
        count, *run = line.split(" ")
        yield tuple(run), int(count)


@cache
def load_letters(source: str, target: str) -> Letters | None:
    """The packaged model from one language's letters to another's; None where there is none."""
    path = FOLDER / f"{source}-{target}.gz"
    return Letters.load(path) if path.exists() else None
