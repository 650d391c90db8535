"""Check before show: whether a sentence of an article supports a sentence that a language model wrote about it.

Rules that need no weighing come first: a number, a date, a country or a city that the source does not have, a denial on
one side only, and another language than the asker's are enough to drop a sentence. The rest is weighed: the likeness of
the two sentences across languages, names, and in one language the words. The weights and the threshold stand in
`support.json`; `python -m qa.evaluation.check` fits them and says how often the check is wrong.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import regex
from numpy.typing import NDArray

from qa.reader.base import Logistic
from qa.writing.names import SPACELESS, compare, said_in
from qa.writing.negation import denies
from qa.writing.numbers import missing
from qa.writing.sounds import plain
from qa.writing.stream import Written
from qa.writing.tongue import in_language

__all__ = ["SUPPORT", "Check", "Checked", "Encode", "Features", "Given", "features"]

SUPPORT = Path(__file__).with_name("support.json")
SHORT = 5
"""Words up to which an answer is compared with the reader's words too: it is no sentence."""

Encode = Callable[[Sequence[str], Sequence[str]], NDArray[np.float32]]
"""Texts and their languages to unit vectors that compare across languages, (n, d)."""

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]{3,}")


class Features(NamedTuple):
    """What speaks for and against support, each about 0 to 1; the last three are rules."""

    likeness: float
    """Cosine of the two sentences."""
    names: float
    first: float
    unsaid: float
    novel: float
    """In one language: share of the words that the source and the question do not have."""
    same_language: float
    denial: float
    """1 if only one of the two denies."""
    places: float
    numbers: float

    @property
    def weighed(self) -> tuple[float, ...]:
        """What the weights in `support.json` are for, in order."""
        return self[:6]

    @property
    def broken(self) -> bool:
        """Whether a rule is broken that nothing can outweigh."""
        return bool(self.denial or self.places or self.numbers)


@dataclass(frozen=True, slots=True)
class Given:
    """A sentence that the model was given."""

    text: str
    language: str
    words: str = ""
    """Those in it that the reader takes for the answer, if any."""
    gloss: str = ""
    """The same in the asker's language, where that is certain."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A written sentence with the numbers of the sentences that support it, from 1, and how well: 0 to 1."""

    text: str
    cited: tuple[int, ...]
    support: float


def features(written: str, language: str, given: Given, likeness: float, question: str = "") -> Features:
    """`likeness`: cosine of the two sentences."""
    names = compare(written, language, given.text, given.language, question)
    denied = denies(written, language), denies(given.text, given.language)
    same = language.split("-")[0] == given.language.split("-")[0]
    return Features(
        likeness=likeness,
        names=names.lost,
        first=names.first,
        unsaid=names.unsaid,
        novel=_novel(written, f"{given.text} {question}") if same else 0.0,
        same_language=float(same),
        denial=float(None not in denied and denied[0] != denied[1]),
        places=min(1.0, names.places),
        numbers=min(1.0, missing(written, language, given.text, given.language)),
    )


class Check:
    """Thread-safe. `encode` is the encoder of the library, so that nothing more is loaded."""

    def __init__(self, encode: Encode, path: Path = SUPPORT) -> None:
        values = json.loads(path.read_text(encoding="utf-8"))
        self._encode = encode
        self._model = Logistic(tuple(values["weights"]), values["bias"])
        self.threshold: float = values["threshold"]

    def sentences(
        self,
        written: Sequence[Written],
        language: str,
        given: Sequence[Given],
        question: str,
        answers: Callable[[int], bool] = lambda number: True,
    ) -> tuple[Checked, ...]:
        """Those of the written sentences that a given one supports, in order, each with its true marks.

        A mark stays where its sentence supports what is written; without one, the best sentence that does gets it.
        `answers(number)`: whether that given sentence answers the question at all; what does not is never cited.
        """
        spoken = [one for one in written if in_language(one.text, language)]
        if not spoken or not given:
            return ()
        likeness = self._likeness([one.text for one in spoken], language, given)
        shown: list[Checked] = []
        for one, row in zip(spoken, likeness, strict=True):
            supports = {
                number: self.score(features(one.text, language, sentence, float(cosine), question))
                * (not _answers_otherwise(one.text, language, sentence))
                for number, (sentence, cosine) in enumerate(zip(given, row, strict=True), 1)
            }
            good = [number for number in supports if supports[number] >= self.threshold]
            good.sort(key=lambda number: -supports[number])
            kept = [number for number in one.cited if number in good and answers(number)]
            kept = kept or [number for number in good if answers(number)][:1]
            if kept and all(one.text != other.text for other in shown):
                shown.append(Checked(one.text, tuple(kept), max(supports[number] for number in kept)))
        return tuple(shown)

    def score(self, found: Features) -> float:
        """Support, 0 to 1."""
        return 0.0 if found.broken else self._model.probability(found.weighed)

    def _likeness(self, texts: Sequence[str], language: str, given: Sequence[Given]) -> NDArray[np.float32]:
        """Cosines, (texts, given); a short answer may be like the reader's words instead."""
        words = [(place, one) for place, one in enumerate(given) if one.words]
        rows = self._encode(
            [*texts, *(one.text for one in given), *(one.words for _, one in words)],
            [language] * len(texts) + [one.language for one in given] + [one.language for _, one in words],
        )
        own, rest = rows[: len(texts)], rows[len(texts) :]
        cosines = np.asarray(own @ rest[: len(given)].T)
        short = np.array([len(text.split()) <= SHORT and len(text) <= 8 * SHORT for text in texts])
        for (place, _), vector in zip(words, rest[len(given) :], strict=True):
            cosines[short, place] = np.maximum(cosines[short, place], own[short] @ vector)
        return cosines


def _answers_otherwise(written: str, language: str, given: Given) -> bool:
    """Whether it has no word of the reader's answer, though it could: that is known in its language, and short.

    Of names that no list knows ("Doha"), where capitals do not tell them either, this is all there is to go by.
    """
    same = language.split("-")[0] == given.language.split("-")[0]
    spaced = language.split("-")[0] not in SPACELESS
    answer = given.gloss or (given.words if same and spaced else "")
    words = [word for word in _WORD.findall(answer) if word.isalpha()]
    return 0 < len(words) <= SHORT and not any(said_in(word, written, language) for word in words)


def _novel(written: str, known: str) -> float:
    """Share of the words whose beginning no known word has: other forms of a word are the same word here."""
    there = {plain(word)[:4] for word in _WORD.findall(known)}
    words = [plain(word)[:4] for word in _WORD.findall(written)]
    return sum(word not in there for word in words) / len(words) if words else 0.0
