"""Names written in another script: a question in Chinese asks for 巴尔扎尼 where an Arabic report has بارزاني.

The lists have each name in English and in other scripts. A text in Latin letters whose names are written in one script,
under a question whose names are written in another, teaches that they are the same name.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import regex

from qa.text.fold import unmarked
from qa.training.corpus import read_jsonl

SCRIPTS = {"ar": 4, "ru": 2, "zh": 2, "ko": 2, "he": 2, "ja": 1}
BOTH, ASKED = 0.5, 0.25
"""Shares: question and passage each in a script of its own; the question alone; else the passage alone."""
_NAME = regex.compile(r"(?<![\p{L}\p{M}\p{N}])\p{Lu}\p{Ll}[\p{Ll}\p{Lu}]+(?![\p{L}\p{M}\p{N}])")
_SMALL = regex.compile(r"(?<![\p{L}\p{M}\p{N}])\p{Ll}+")
_BEGINS = regex.compile(r"(?:^|[.!?:;\n\"“”«»(\-–—])\s*$")


class Spellings:
    """Names of one word, from the data folder's `lexicon_names`."""

    def __init__(self, folder: Path) -> None:
        self._forms: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        path = folder / "lexicon_names.jsonl.gz"
        for item in read_jsonl(path) if path.exists() else ():
            if item["s"] == "en" and item["t"] in SCRIPTS:
                self._forms[item["t"]][item["src"]].append(item["tgt"])

    def scripts(self, rng: random.Random) -> tuple[str | None, str | None]:
        """Languages in whose script the names of a question and of its passage are to stand; not both None."""
        known = [name for name in SCRIPTS if name in self._forms]
        if not known:
            return None, None
        asked, read = (rng.choices(known, [SCRIPTS[name] for name in known])[0] for _ in range(2))
        kind = rng.random()
        return (asked if kind < BOTH + ASKED else None), (read if kind < BOTH or kind >= BOTH + ASKED else None)

    def put(
        self, text: str, script: str | None, rng: random.Random, places: Sequence[int] = (), known: str = ""
    ) -> tuple[str, tuple[int, ...]]:
        """The text with its names in this script, and where the `places` of the old one lie in it.

        A word that begins sentences only, or also stands without a capital, here and in the text `known`, is no name.
        """
        if script is None:
            return text, tuple(places)
        names = {match.group() for one in (text, known) for match in _NAME.finditer(one) if not _begins(one, match)}
        names -= {word.capitalize() for word in _SMALL.findall(f"{text} {known}")}
        forms = self._forms[script]
        edges: list[tuple[int, int, str]] = []
        chosen: dict[str, str] = {}
        for match in _NAME.finditer(text):
            name = match.group()
            found = forms.get(unmarked(name.lower())) if name in names else None
            if found:
                edges.append((match.start(), match.end(), chosen.setdefault(name, rng.choice(found))))
        done, at = "", 0
        moved = list(places)
        for start, end, form in edges:
            done += text[at:start]
            for index, place in enumerate(places):
                if place > start:
                    # inside a name: at its end
                    moved[index] = len(done) + len(form) + max(0, place - end)
            done += form
            at = end
        return done + text[at:], tuple(moved)


def _begins(text: str, match: regex.Match[str]) -> bool:
    """Whether a sentence, or a quotation, may begin here."""
    return bool(_BEGINS.search(text[max(0, match.start() - 4) : match.start()]))
