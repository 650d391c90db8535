"""Whether a sentence tells an article's news where the question asks for what the article recalls of an earlier year.

News begin with what has happened, without a year, and end with what was before: "In 2001 a stronger quake killed 102".
Who asks for the injured of 2001 gets no number of this week's. Told by where they stand: in an article of a later year
a number, in a sentence without a year, before the article first names the one that is asked for. `recalled.json`, by
language: what behind a year makes it the beginning or the end of a time, where such words stand behind.
"""

from __future__ import annotations

import regex

from qa.evidence.contradicted import Told, of_another_year
from qa.facts.details import Detail, bounds_time, leading, years_named
from qa.facts.kinds import has_number
from qa.text.fold import fold
from qa.text.word_tables import table_code, word_table
from qa.types import day_of


def year_asked(question: str, language: str) -> Detail | None:
    """The only year of a question, where it may say when it was: "the quake of 2019", "the 2019 quake"."""
    years = list(years_named(question, language))
    if len(years) != 1 or bounds_time(years[0], question, language):
        return None
    base = table_code(language)
    behind = word_table(__file__)["behind"].get(base, "")
    if not behind and not leading(base):
        return None  # nothing is known of its words
    bounded = behind and regex.match(fold(behind), fold(question)[years[0].end :])
    return None if bounded else years[0]


def before_its_year(asked: Detail, told: Told) -> bool:
    """Whether the answer is a number of the news, and `asked`, the question's year, one that they recall behind it."""
    day, said = day_of(told.published), told.sentence[told.start : told.end]
    if day is None or max(asked.values) >= day.year or not has_number(said, told.language):
        return False
    if any(True for _ in years_named(told.sentence, told.language)) or of_another_year(told):
        return False
    at = told.article.find(told.sentence)
    named = [one.start for one in years_named(told.article, told.language) if one.values & asked.values]
    titled = any(one.values & asked.values for one in years_named(told.title, told.language))
    return not titled and 0 <= at < min(named, default=0)
