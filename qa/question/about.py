"""Asking for all that is told of something: "Tell me about Iran", "ما الجديد في صيدا؟", "İzmir'de yeni ne var?".

`about.json`: what asks so, `before` and `behind` what is asked about, by language.
"""

from __future__ import annotations

from functools import cache

import regex

from qa.text.fold import fold
from qa.text.whole_words import NEVER, UNSPACED
from qa.text.word_tables import table_code, word_table

EDGES = ' \t?？؟!.。,،;:¿¡()"“”«»'
"""Signs around a question and around what it names."""


def asked_about(question: str, language: str) -> str | None:
    """What all is asked of that is told; None where something else is asked. `language`: of the question."""
    whole = " ".join(question.replace("\u200c", " ").split()).strip(EDGES)
    folded = fold(whole)
    known = dict.fromkeys([table_code(language), *word_table(__file__)])  # few words may be taken for those of another
    found = next((match for one in known if (match := _about(one).fullmatch(folded))), None)
    return whole[slice(*found.span("what" if found["what"] else "rest"))].strip(EDGES) if found else None


@cache
def _about(language: str) -> regex.Pattern[str]:
    """With `what` is named behind the words that ask, or the `rest` before them."""
    row = word_table(__file__).get(language, {})
    before, behind = (fold(row.get(where, NEVER)) for where in ("before", "behind"))
    gap = "" if language in UNSPACED else r"\s"
    return regex.compile(rf"(?:{before}){gap}(?P<what>.+?)(?:\s?(?:{behind}))?|(?P<rest>.+?)\s?(?:{behind})")
