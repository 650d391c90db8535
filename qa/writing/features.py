"""What of a written sentence and of the one that it cites speaks for or against support.

Rules that need no weighing come first: a number, a date, a country or a city that the source does not have, a denial on
one side only, another mood, money or weekday. The rest is weighed: what the judge says, the likeness of the two
sentences across languages, names, and in one language the words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import regex

from qa.facts.missing import missing
from qa.facts.names import compare
from qa.facts.negation import denies
from qa.facts.sounds import plain
from qa.text.word_tables import table_code
from qa.writing.at_odds import at_odds

SHORT = 5
"""Words up to which an answer is compared with the reader's words: it is no sentence."""
_SUREST = 8.0
"""Log-odds of the judge beyond which nothing more is believed."""
WORD = regex.compile(r"[\p{L}\p{M}\p{N}]{3,}")


class Features(NamedTuple):
    """What speaks for and against support, each about 0 to 1; `denial`, `places` and `numbers` are rules.

    What is weighed differs: within one language, across two, and of a short answer beside the reader's words.
    """

    likeness: float
    """Cosine of the two sentences."""
    names: float
    first: float
    unsaid: float
    novel: float
    """In one language: share of the words that the source and the question do not have."""
    denial: float
    """1 if only one of the two denies."""
    places: float
    numbers: float
    judged: float
    """What the judge says."""
    odds: bool = False
    """Whether the two are at odds in mood, money, weekday or ordinal: a rule that is not weighed."""

    @property
    def within(self) -> tuple[float, ...]:
        return self.likeness, self.names, self.first, self.novel, self.judged, *self._rules

    @property
    def across(self) -> tuple[float, ...]:
        return self.likeness, self.names, self.first, self.unsaid, self.judged, *self._rules

    @property
    def _rules(self) -> tuple[float, ...]:
        """Weighed too: who breaks one is the likelier to be wrong, which other sentences are told apart by."""
        return self.denial, self.places, self.numbers

    def beside(self, likeness: float, judged: float) -> tuple[float, ...]:
        """`likeness`: its cosine with the reader's words; `judged`: what the judge says of the two."""
        return likeness, judged, *self.across

    @property
    def broken(self) -> bool:
        """Whether a rule is broken that nothing can outweigh."""
        return bool(self.denial or self.places or self.numbers or self.odds)


@dataclass(frozen=True, slots=True)
class Given:
    """A sentence that the model was given."""

    text: str
    language: str
    words: str = ""
    """Those in it that the reader takes for the answer, if any."""
    gloss: str = ""
    """The same in the asker's language, where that is certain."""
    spelled: str = ""
    """A guess at them in the asker's letters, where they are a name of others."""


def features(written: str, language: str, given: Given, likeness: float, judged: float, question: str = "") -> Features:
    """`likeness`: cosine of the two sentences; `judged`: log-odds of the judge."""
    names = compare(written, language, given.text, given.language, question)
    said, denied = denies(written, language), denies(given.text, given.language)
    same = same_language(language, given.language)
    pair = (written, language, given.text, given.language)
    return Features(
        likeness=likeness,
        names=names.lost,
        first=names.first,
        unsaid=names.unsaid,
        novel=novel(written, f"{given.text} {question}") if same else 0.0,
        # A short answer has no room for the denial of its sentence.
        denial=float(None not in (said, denied) and said != denied and (bool(said) or not is_short(written))),
        places=min(1.0, names.places),
        numbers=min(1.0, missing(*pair)),
        judged=weighed(judged),
        odds=at_odds(*pair, given.words, is_short(written)),
    )


def weighed(odds: float) -> float:
    """Log-odds of the judge as a feature: of what is beyond one in some three thousand nothing more is believed."""
    return max(-1.0, min(1.0, odds / _SUREST))


def same_language(one: str, other: str) -> bool:
    """Whether two codes are of one language, in whatever country."""
    return table_code(one) == table_code(other)


def is_short(written: str) -> bool:
    """Whether it is an answer of some words and no sentence."""
    return len(written.split()) <= SHORT and len(written) <= 8 * SHORT


def novel(written: str, known: str) -> float:
    """Share of the words whose beginning no known word has: other forms of a word are the same word here."""
    words = WORD.findall(written)
    return len(new_words(written, known)) / len(words) if words else 0.0


def new_words(written: str, known: str) -> list[str]:
    """Those words."""
    there = {plain(word)[:4] for word in WORD.findall(known)}
    return [word for word in WORD.findall(written) if plain(word)[:4] not in there]
