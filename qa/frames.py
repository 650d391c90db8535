"""The few sentences of our own around the quotes, in the asker's language, and its quotation marks.

To add a language, add its row to `frames.json`; `{who}` and `{when}` stand for the outlet and the date, `{words}` for
words of a quote and `{day}` for the day they mean. A heading says nothing of how many quotes follow it.
"""

from __future__ import annotations

from dataclasses import dataclass

from qa.text.word_tables import word_table


@dataclass(frozen=True, slots=True)
class Frame:
    found: str
    """Before the quotes."""
    newest: str
    """Before those of the newest articles alone."""
    not_found: str
    """Instead of an answer, when no article holds one."""
    same: str
    """Before quotes that agree with the answer."""
    other: str
    """Before quotes with another answer."""
    also: str
    """Before quotes that are near to the question."""
    counted: str
    """A day that an article tells only from its own, such as "tomorrow"."""
    correction: str
    """Beside a quote that is a notice of correction."""
    copied: str
    """Beside a quote whose words, nearly, a quote above has from another article."""
    understood: str
    """In the command line, before the question as the turns before complete it."""
    nearest: str
    """In the command line, before sentences that are near to a question without an answer."""
    reported: str = "{who}, {when}"
    """Who reported a quote, and when."""


FRAMES = {language: Frame(**row) for language, row in word_table(__file__)["frames"].items()}
QUOTATION_MARKS: dict[str, tuple[tuple[str, str], ...]] = {
    language: tuple(map(tuple, pairs)) for language, pairs in word_table(__file__)["marks"].items()
}
"""By the language of the quote: the usual pair, then the one for quotes that hold the usual marks themselves."""
