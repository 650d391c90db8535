"""Check before show: whether a sentence of an article supports a sentence that a language model wrote about it.

What speaks for and against it is in `qa.writing.features`. A broken rule, or another language than the asker's, is
enough to drop a sentence; the rest is weighed. A short answer is no sentence: it is weighed beside the reader's words.
Weights and thresholds of both stand in `support.json`; `python -m qa.evaluation.check` fits them and says how often the
check is wrong.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import numpy as np
import regex
from numpy.typing import NDArray

from qa.facts.names import EVERY_NOUN, said_in
from qa.facts.negation import denies
from qa.facts.sounds import alike, plain
from qa.reader.base import Logistic
from qa.text.whole_words import UNPARTED, UNSPACED
from qa.text.word_tables import table_code
from qa.writing.features import (
    SHORT,
    WORD,
    Features,
    Given,
    features,
    is_short,
    new_words,
    novel,
    same_language,
    weighed,
)
from qa.writing.stream import Written
from qa.writing.tongue import in_language

SUPPORT = Path(__file__).with_name("support.json")
SURE = 0.45
"""Below it nothing is shown of a model that tells how sure it is (`Sureness`)."""
SURE_OF_LETTERS = 0.75
"""The same of somebody's name that must be put into other letters: "Alexander Lavrinenko" for Lavrentiev."""
CERTAIN = 0.4
"""Of the threshold, for a sentence with the reader's answer in it: a short claim is little like a long sentence."""
SPELLED = 0.6
"""Likeness of two spellings in one language, from which they can be of one name."""
TRANSLATED = 4.0
"""Log-odds of the judge from which a name without one of the sounds of another is taken for its translation."""
AGAIN = 0.15
"""Share of its words that are new, all of them as short as "was", up to which a sentence says again what another said.
"""

Encode = Callable[[Sequence[str], Sequence[str]], NDArray[np.float32]]
"""Texts and their languages to unit vectors that compare across languages, (n, d)."""
Judging = Callable[[Sequence[tuple[str, str]]], Sequence[float]]
"""Claims with their sources to log-odds that these support them."""

_FIGURE = regex.compile(r"\p{N}+")


@dataclass(frozen=True, slots=True)
class Checked:
    """A written sentence with the numbers of the sentences that support it, from 1, and how well: 0 to 1."""

    text: str
    cited: tuple[int, ...]
    support: float


@dataclass(frozen=True, slots=True)
class Weighing:
    """Features to support; what stays below the threshold is none."""

    logistic: Logistic
    threshold: float

    def support(self, values: Sequence[float], share: float = 1.0) -> float:
        """0 to 1; `share`: of the threshold that is asked for."""
        probability = self.logistic.probability(values)
        return probability if probability >= share * self.threshold else 0.0


class Check:
    """Thread-safe. `encode` is the encoder of the library, so that it is not loaded twice."""

    def __init__(self, encode: Encode, judge: Judging, path: Path = SUPPORT) -> None:
        values = json.loads(path.read_text(encoding="utf-8"))
        self._encode, self._judge = encode, judge
        self._within, self._across, self._beside = (
            Weighing(Logistic.of(values[one]), values[one]["threshold"]) for one in ("within", "across", "beside")
        )

    def sentences(
        self,
        written: Sequence[Written],
        language: str,
        given: Sequence[Given],
        question: str,
        answers: Callable[[int], bool] = lambda number: True,
        agrees: Callable[[int], bool] = lambda number: True,
    ) -> tuple[Checked, ...]:
        """Those of the written sentences that a given one supports, in order, each with its true marks.

        A mark stays where its sentence supports what is written; without one, the best sentence that does gets it, but
        for a model that tells how sure it is.
        `answers(number)`: whether that given sentence answers the question at all; what does not is never cited.
        `agrees(number)`: whether it gives the best answer. What rests on such a one cites it; nothing is moved
        to another, nor shown where all rests on others: "the next meeting" and "the first meeting" are alike, and their
        places are not.
        """
        spoken = [one for one in written if in_language(one.text, language)]
        if not spoken or not given:
            return ()
        texts = [one.text for one in spoken]
        likeness, beside = self._likeness(texts, language, given)
        judged = self._judged(texts, given)
        shown: list[Checked] = []
        for place, one in enumerate(spoken):
            supports = {
                at: self._support(
                    one.text, language, sentence, question,
                    (likeness[place, at - 1], beside[place, at - 1]), judged[place, at - 1], one.sure,
                )
                for at, sentence in enumerate(given, 1)
                if one.sure is None or at in one.cited
            }  # fmt: skip
            good = [number for number in supports if supports[number]]
            good.sort(key=lambda number: -supports[number])
            kept = [number for number in one.cited if number in good and answers(number)]
            if not any(map(agrees, kept)):
                kept = [number for number in good if answers(number) and agrees(number)][:1] or kept
            if kept and not any(_says_again(one.text, other.text, language) for other in shown):
                shown.append(Checked(one.text, tuple(kept), max(supports[number] for number in kept)))
        return tuple(shown) if any(agrees(number) for one in shown for number in one.cited) else ()

    def _support(
        self,
        written: str,
        language: str,
        given: Given,
        question: str,
        likeness: tuple[float, float],
        judged: NDArray[np.float32],
        sure: float | None,
    ) -> float:
        """0 to 1; `likeness` to the sentence and to the reader's words in it, `judged` likewise (2,).

        `sure`: how sure a model is that tells it. That says more than all that is weighed, so no more is asked for
        than that no rule is broken and the judge does not deny it.
        """
        found = features(written, language, given, float(likeness[0]), float(judged[0]), question)
        answered = _answers(written, language, given)
        if found.broken or answered is False:
            return 0.0
        if sure is not None:
            least = SURE_OF_LETTERS if given.spelled else SURE
            other = _other_name(written, language, given, found, float(judged[1]))
            return sure if given.words and sure >= least and judged[1] >= 0 and not other else 0.0
        same = same_language(language, given.language)
        # "According to the BBC, ...": beside a name that is not there the answer alone says little.
        share = CERTAIN if answered and not found.names else 1.0
        short = bool(given.words) and is_short(written)
        if short and (0 < found.names < 1 or _other_name(written, language, given, found, judged[1])):
            return 0.0  # "Ghaylon Kakai": half of a name is the source's
        if short and (support := self._beside.support(found.beside(float(likeness[1]), weighed(float(judged[1]))))):
            return support
        if same:
            return self._within.support(found.within, share)
        return self._across.support(found.across, share)

    def _likeness(
        self, texts: Sequence[str], language: str, given: Sequence[Given]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Cosines with the sentences and with the reader's words in them, (texts, given) each."""
        rows = self._encode(
            [*texts, *(one.text for one in given), *(one.words or one.text for one in given)],
            [language] * len(texts) + 2 * [one.language for one in given],
        )
        own, sentences, words = np.split(rows, [len(texts), len(texts) + len(given)])
        return own @ sentences.T, own @ words.T

    def _judged(self, texts: Sequence[str], given: Sequence[Given]) -> NDArray[np.float32]:
        """What the judge says of each text with each sentence and with the reader's words in it, (texts, given, 2)."""
        pairs = [(text, source) for text in texts for one in given for source in (one.text, one.words or one.text)]
        asked = list(dict.fromkeys(pairs))
        odds = dict(zip(asked, self._judge(asked), strict=True))
        return np.array([odds[pair] for pair in pairs], np.float32).reshape(len(texts), len(given), 2)


def _says_again(written: str, said: str, language: str) -> bool:
    """Whether it is the same sentence, or the same words in another order, as of a passive."""
    if written == said or table_code(language) in UNSPACED:
        return written == said
    alike = novel(written, said) <= AGAIN and all(
        len(word) == 3 and word.islower() for word in new_words(written, said)
    )
    alike = alike and set(_FIGURE.findall(written)) <= set(_FIGURE.findall(said))
    return alike and denies(written, language) == denies(said, language)


def _answers(written: str, language: str, given: Given) -> bool | None:
    """Whether it has the reader's answer, False if no word of it; None for some, or if that is long or not known in
    its language.

    Of names that no list knows ("Doha"), where capitals do not tell them either, this is all there is to go by.
    """
    same = same_language(language, given.language)
    spaced = table_code(language) not in UNSPACED
    answer = given.gloss or (given.words if same and spaced else "")
    words = [word for word in WORD.findall(answer) if word.isalpha()]
    said = {said_in(word, written, language) for word in words}
    return said.pop() if len(said) == 1 and len(words) <= SHORT else None


def _other_name(written: str, language: str, given: Given, found: Features, odds: float) -> bool:
    """Whether the reader's words are a name and nothing of it is written, nor its translation ("La Croix-Rouge"), by
    the judge's `odds`; or what is has its consonants alone, as "Selevina" has those of "Selivanov".
    """
    words = [] if table_code(language) in UNPARTED else WORD.findall(given.words)  # Korean hides too many names
    inner = len(words) > 1 or table_code(given.language) not in EVERY_NOUN and not given.text.startswith(given.words)
    if (
        odds < TRANSLATED
        and words
        and inner
        and all(word[0].isupper() for word in words)
        and 1 in (found.names, found.unsaid)
    ):
        return True
    known = [plain(word) for word in WORD.findall(given.gloss or given.spelled)]
    names = [plain(word) for word in WORD.findall(written) if word[0].isupper()]
    return any(
        any(alike(name, one) for one in known) and not get_close_matches(name, known, 1, SPELLED) for name in names
    )
