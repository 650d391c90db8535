"""Made questions over passages of their documents, in any language."""

from __future__ import annotations

import random
from collections import defaultdict
from pathlib import Path

from qa.training.corpus import held_out
from qa.training.crops import crop, cut_out
from qa.training.maker.made import Made, load_made
from qa.training.maker.texts import AROUND, Document, around, documents

WITHOUT = 0.12
"""Share of the questions that are put to a passage without the answer: a third each of them to one of another document,
to one of the same, and to their own without the sentence that answers."""
HEADED = 0.7
ASKED = {"en": 4, "ar": 4, "es": 2, "zh": 2}
READ = {"en": 3, "ar": 5, "es": 2, "zh": 2}
HELD_OUT_OF = 10
"""One document in so many is kept from training, for calibration and checks."""
OWN = 0.5
"""What the question's own language weighs beside what it would as another one."""


class MadeQuestions:
    """The questions of a file of `find_answers` over the parallel texts of a folder."""

    def __init__(self, path: Path, parallel: Path) -> None:
        self._documents = {one.name: one for one in documents(parallel)}
        self._names = sorted(self._documents)
        self._by_language: dict[str, list[Made]] = defaultdict(list)
        for one in load_made(path):
            if not held_out(one.document, HELD_OUT_OF):
                self._by_language[one.asked].append(one)

    def draw(self, tokens: int, rng: random.Random) -> tuple[str, str, str, tuple[int, int] | None]:
        """(question, title, passage of about so many tokens, [start, end) of the answer there or None)."""
        every = sorted(self._by_language)
        asked = rng.choices(every, [ASKED.get(one, 1) for one in every])[0]
        made = rng.choice(self._by_language[asked])
        languages = sorted(made.answers)
        weights = [READ.get(one, 1) * (OWN if one == asked else 1) for one in languages]
        read = rng.choices(languages, weights)[0]
        document = self._documents[made.document]
        if rng.random() < WITHOUT:
            found = self._without(made, read, tokens, rng)
            if found is not None:
                return made.question, *found, None
        text, at = around(document, read, made.line)
        start, end = (place + at for place in made.answers[read])
        first, last = crop(text, (start, end), tokens, rng)
        return made.question, _title(document, read, made.line, rng), text[first:last], (start - first, end - first)

    def _without(self, made: Made, read: str, tokens: int, rng: random.Random) -> tuple[str, str] | None:
        """Title and text of a passage that does not hold the answer's words; None when none is found at once."""
        document, line = self._documents[made.document], made.line
        kind = rng.randrange(3)
        if kind == 0:
            text, at = around(document, read, line)
            start, end = (place + at for place in made.answers[read])
            first, last = crop(text, (start, end), tokens, rng)
            rest = cut_out(text[first:last], (start - first, end - first))
            return None if rest is None else (_title(document, read, line, rng), rest)
        if kind == 1:
            document = self._documents[rng.choice(self._names)]
            line = rng.randrange(len(document.lines))
        else:
            far = [index for index in range(len(document.lines)) if abs(index - line) > 3]
            line = rng.choice(far) if far else -1
        if line < 0 or read not in document.lines[line]:
            return None
        a, b = made.answers[read]
        words = self._documents[made.document].lines[made.line][read][a:b].casefold()
        text, at = around(document, read, line)
        first, last = crop(text, (at, at + 1), tokens, rng)
        own = self._documents[made.document].lines[made.line][read]
        if words in text[first:last].casefold() or own in text[first:last]:
            return None
        return _title(document, read, line, rng), text[first:last]


def _title(document: Document, language: str, line: int, rng: random.Random) -> str:
    """The headline, now and then, of a text that has one and is not at its beginning."""
    return document.lines[0].get(language, "") if document.headed and line > AROUND and rng.random() < HEADED else ""
