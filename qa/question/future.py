"""Whether a question asks about what is to come: "When will it be held?", "متى سيعقد".

Only where a word or a form of its language tells it for certain: a verb of the future, or "next" beside one that is not
of the past ("wann ist das nächste Treffen?"). A bare present that may be meant so is not told, and what was said or
decided to come is none ("¿cuándo dijo que renunciará?").
"""

from __future__ import annotations

import regex

from qa.evidence.unasserted import that
from qa.text.fold import fold
from qa.text.whole_words import NEVER
from qa.text.word_tables import table_code, word_table

_LEAD = regex.compile(r"\W*\w+\W+\w+")


def asks_what_is_to_come(question: str, language: str) -> bool:
    """`language`: of the question, as an ISO code; never so in one without a row."""
    base = table_code(language)
    told = (regex.search(table.get(base, NEVER), question) for table in word_table(__file__).values())
    found = next(filter(None, told), None)
    if found is None:
        return False
    lead = _LEAD.match(question)  # "in che data …", "em que dia …"
    return not that(base).search(fold(question[lead.end() if lead else 0 : found.end()]))
