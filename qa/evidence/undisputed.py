"""What of a reading stays: no sentence that tells of something else than the question asks about leads it.

Told by the question's details (`qa.evidence.contradicted`), a year that the article only recalls
(`qa.evidence.recalled`), its ordinal (`qa.evidence.nth`) and whose word it asks for (`qa.facts.sources`); by the
article's own day, as what was before it does not answer when something will be; and what is denied or only supposed
(`qa.evidence.unasserted`) is cited whole and is no short answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from qa.evidence.ages import of_somebody_else
from qa.evidence.blamed import only_blamed
from qa.evidence.contradicted import Told, asked_for, confirmed, contradiction, told_in, untold
from qa.evidence.fact_checks import is_claim
from qa.evidence.nth import Nth, asked_nth, named, of_another
from qa.evidence.recalled import before_its_year, year_asked
from qa.evidence.roles import other_role, roles_asked
from qa.evidence.shown import whole_sentences
from qa.evidence.unasserted import unasserted
from qa.facts.details import Detail, years_named
from qa.facts.sources import Source, asked_source, named_in, surely_another_s, unnamed
from qa.question.asked_for import TIMES, thing
from qa.question.future import asks_what_is_to_come
from qa.reader import Reading
from qa.relative import counted
from qa.text.dates import find_date
from qa.types import Hit, Span, day_of

_LIKELY, WEAK = 0.3, 0.29
"""Support from which another answer is put first, and the most that what is contradicted has; see `qa.show.level`."""
_WHOLE = 20_000
"""Characters of an article that is looked through for whom the question asks."""
_NEWS = 31
"""Days before its article in which that may be what the question holds to be still to come: it has been since."""


def undisputed(reading: Reading, question: str, language: str, hits: Sequence[Hit]) -> Reading:
    """The reading without the spans whose sentence tells of something else; what one denies or supposes only whole.

    Where the best is such a one, the sureness of all was its own: of the others only those are left that have the
    question's detail, before it, and the reading is as sure as the best of them. Where there are none it stays, as it
    may be right after all, but as its whole sentence and weakly supported. Nothing is left where what was long
    before its article's own day is to tell when something will be, an article of another time that does not name it
    what was in 1999, one that only tells of a second round what was in the third, or one without a word of the police
    what they say.
    """
    found = [(span, told_in(span, hits)) for span in reading.spans]
    spans = tuple(_as_told(*one, question, language, hits) for one in found)
    if spans != reading.spans:
        reading = replace(reading, spans=spans)
    asked = _Asked.of(question, language)
    if not (reading.spans and asked.anything):
        return reading
    found = [(span, told) for span, (_, told) in zip(spans, found, strict=True)]
    disputed = [told is not None and _disputed(asked, told) for _, told in found]
    if not any(disputed):
        return reading
    agreeing = tuple(
        span
        for (span, told), other in zip(found, disputed, strict=True)
        if not other and (not disputed[0] or told and _agrees(asked, told))
    )
    if not disputed[0]:
        return replace(reading, spans=agreeing)
    weak = tuple(replace(one, score=min(one.score, WEAK)) for one in whole_sentences(reading.spans[:1], hits))
    best = max((span.score for span in agreeing), default=0.0)
    if best < _LIKELY:
        first = found[0][1]
        return Reading((), 0.0, fits=False) if first and _amiss(asked, first) else replace(reading, spans=weak)
    return replace(reading, spans=(*agreeing, *weak), confidence=best)


class _Asked(NamedTuple):
    """What in a question a sentence may be at odds with."""

    question: str
    language: str
    details: list[Detail]
    year: Detail | None
    """The only one that it names, where it may say when something was."""
    nth: Nth | None
    to_come: bool
    source: Source | None
    """Whose word is asked for."""
    roles: frozenset[str]
    """Such as who bought."""
    age: bool

    @classmethod
    def of(cls, question: str, language: str) -> _Asked:
        to_come = thing(question, language) in TIMES and asks_what_is_to_come(question, language)
        details, year = asked_for(question, language), year_asked(question, language)
        nth, source = asked_nth(question, language), asked_source(question, language)
        roles, age = roles_asked(question, language), thing(question, language) in ("age", "lived")
        return cls(question, language, details, year, nth, to_come, source, roles, age)

    @property
    def anything(self) -> bool:
        return any((self.details, self.year, self.nth, self.to_come, self.source, self.roles, self.age))


def _amiss(asked: _Asked, told: Told) -> bool:
    """Whether it is no answer at all, not even a weak one."""
    long_ago = asked.to_come and _days_past(told) > _NEWS
    another = asked.nth is not None and of_another(asked.nth, told) and not named(asked.nth, told)
    return long_ago or another or untold(asked.details, told) or _unsaid(asked, told)


def _unsaid(asked: _Asked, told: Told) -> bool:
    """Whether an article is without a word of whom the question asks."""
    whole = f"{told.title}\n{told.article}"
    return asked.source is not None and len(whole) <= _WHOLE and unnamed(asked.source, whole, told.language)


def _anothers(asked: _Asked, told: Told) -> bool:
    """Whether a sentence is no word of whom the question asks, but somebody else's."""
    source = asked.source
    return source is not None and (surely_another_s(source, told.sentence, told.language) or _unsaid(asked, told))


def _disputed(asked: _Asked, told: Told) -> bool:
    another = asked.nth is not None and of_another(asked.nth, told)
    past = asked.to_come and _days_past(told) > 0
    apart = contradiction(asked.question, asked.language, told) is not None
    recalled = asked.year is not None and before_its_year(asked.year, told)
    other = bool(asked.roles) and other_role(
        asked.roles, asked.question, asked.language, told.sentence, told.language, told.start, told.end
    )
    other = other or asked.age and of_somebody_else(asked.question, asked.language, told)
    return another or past or apart or recalled or other or untold(asked.details, told) or _anothers(asked, told)


def _agrees(asked: _Asked, told: Told) -> bool:
    """Whether a sentence has what another one is at odds with."""
    details = asked.details or [one for one in (asked.year,) if one]
    if not details and not asked.nth:
        if asked.source:
            return named_in(asked.source, told.sentence, told.language)
        if asked.roles or asked.age:
            return True
        return _last_day(told) is not None
    nth = asked.nth is None or named(asked.nth, replace(told, around="", article=""))
    return nth and (not details or confirmed(details, told))


def _as_told(span: Span, told: Told | None, question: str, language: str, hits: Sequence[Hit]) -> Span:
    """The span, or its sentence where that denies or only supposes it, or is a claim that was checked."""
    if told is None:
        return span
    where = question, language, told.sentence, told.language, told.start, told.end
    if not (is_claim(told.sentence, told.language) or unasserted(*where) or only_blamed(*where)):
        return span
    return next(iter(whole_sentences((span,), hits)), span)


def _days_past(told: Told) -> int:
    """How many days the answer, a day, a month or a year, is before its article's own day; 0 where that is not told."""
    day, last = day_of(told.published), _last_day(told)
    return (day - last).days if day and last else 0


def _last_day(told: Told) -> date | None:
    """That of the time that the answer tells, where it tells one for certain."""
    said = told.sentence[told.start : told.end]
    if found := find_date(said, told.language):
        return found.day
    if years := [value for one in years_named(said, told.language) for value in one.values]:
        return date(max(years), 12, 31)
    day = day_of(told.published)
    one = counted(told.sentence, told.language, day, [(told.start, told.end)]) if day else None
    near = one is not None and one.start < told.end and told.start < one.end
    return one.means if one and near and isinstance(one.means, date) else None
