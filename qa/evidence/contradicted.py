"""Whether a sentence tells of something else than the question asks about: of June 2021, and not of June 2019.

Told by years and quarters: the question has one, and the sentence has another in which it surely was, while nothing
near it has the question's. A question for so many needs no "in" before its year: "the earthquake of 2019". What may
agree is not contradicted: a year that an article does not name, but that its own date is; one beside the sentence's,
where that itself says "a year earlier"; one between two. News seldom name the year that they tell of, and then the one
in the sentence is another's: that of the telling, of the last time before, of a plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import regex

from qa.facts.details import OF, Detail, detail_words, years_before, years_named, years_told
from qa.facts.number_words import number_words
from qa.facts.numbers import values
from qa.facts.ordinals import Ordinal
from qa.facts.quarters import quarters
from qa.facts.units import SAMPLES, measure_forms
from qa.question.asked_for import thing
from qa.relative import counted
from qa.text.dates import find_date
from qa.text.fold import fold
from qa.text.locales import locale_of
from qa.text.whole_words import CLAUSE, WORD
from qa.types import Hit, Span, day_of

_WITHIN = 3
"""Characters between a year and the word for years that belongs to it."""
_BESIDE = 12
"""Characters between a year and the end of the words for a time that it is part of."""
_COUNTED = ("count", "persons", "share", "cost")
"""Things that a question with a year asks for of that year; who repealed "the 2019 law" may have done so later."""
_TELLING = 3
"""Days between an event and the article about it."""
_ASIDE = regex.compile(r"[(（][^()（）]*[)）]")
_FAR = 2
"""Years between an article and what it can hardly tell of without naming when it was."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that is to answer, and what stands near it."""

    sentence: str
    start: int
    end: int
    """Of the answer in the sentence: another year than the question's may be what is asked for."""
    around: str
    """The title and the other sentences of its passage."""
    language: str
    published: str | None
    """ISO 8601."""
    article: str = ""
    """All of its text."""
    title: str = ""


def told_in(span: Span, hits: Sequence[Hit]) -> Told | None:
    """The sentence in which a span begins, and what is beside it; None where no passage has it."""
    own = [hit for hit in hits if span.same_revision(hit.article)]
    home = next(filter(None, (hit.sentence_of(span) for hit in own)), None)
    if home is None:
        return None
    article = own[0].article
    # A whole sentence is no answer that its own year could be.
    start, end = (home.end, home.end) if (span.start, span.end) == (home.start, home.end) else (span.start, span.end)
    passages = [hit.passage for hit in own if hit.passage.start <= home.start and home.end <= hit.passage.end]
    others = (f"{article.text[one.start : home.start]}\n{article.text[home.end : one.end]}" for one in passages)
    return Told(
        article.text[home.start : home.end],
        start - home.start,
        end - home.start,
        "\n".join([article.title, *others]),
        article.language,
        article.published,
        article.text,
        article.title,
    )


def confirmed(asked: Sequence[Detail], told: Told) -> bool:
    """Whether a detail of the question stands in what a sentence tells, or is its article's date."""
    said = list(_named(f"{told.sentence}\n{told.around}", told.language))
    return any(
        detail.values & _published(detail, day_of(told.published))
        or any(detail.values & one.values for one in said if detail.kind == one.kind)
        for detail in asked
    )


def untold(asked: Sequence[Detail], told: Told) -> bool:
    """Whether a year of the question is far from that of a sentence's article, which nowhere names it.

    Also not as so many years before or after: "ten years ago".
    """
    day = day_of(told.published)
    wanted = {value for one in asked if one.kind == "year" for value in one.values}
    apart = {abs(value - day.year) for value in wanted} if day else set()
    if not apart or min(apart) < _FAR:
        return False
    text = f"{told.around}\n{told.article}"
    named = any(wanted & one.values for one in years_named(text, told.language))
    if named or any(_written(value, text) for value in wanted) or wanted & years_before(told.sentence, told.language):
        return False
    said = {one.value for one in number_words(text, told.language)}.union(*values(text, told.language))
    return apart.isdisjoint(said)


def contradiction(question: str, language: str, told: Told) -> Detail | None:
    """The question's detail that a sentence contradicts; None where it has none, or they may agree."""
    asked = list(asked_for(question, language))
    if not asked:
        return None
    said = [*_asked(told.sentence, told.language), *_counted(told)]
    near = list(_named(told.around, told.language))
    before = years_before(told.sentence, told.language, told.end)
    named = [*_named(told.sentence, told.language), *said, *([Detail("year", before, 0, 0)] if before else [])]
    found = [one for one in asked if _contradicted(one, said, named, near, told)]
    # Of two years one is enough: "from 1995 to 2000" is "in the five years before 2000".
    agreeing = {one.kind for one in asked if one not in found}
    return next((one for one in found if one.kind not in agreeing), None)


def _asked(text: str, language: str) -> Iterator[Detail]:
    """When something was."""
    yield from years_told(text, language)
    yield from quarters(text, language)


def asked_for(question: str, language: str) -> list[Detail]:
    """When a question says that it was; one for so many tells it by a single year, too: "of 2019", "1964 in Lyon"."""
    found = list(_asked(question, language))
    if found or thing(question, language) not in _COUNTED:
        return found
    years = list(years_named(question, language))
    return years if len(years) == 1 and _beside(years[0], fold(question), language.split("-")[0]) else []


def of_another_year(told: Told) -> bool:
    """Whether a sentence may tell of one that it does not name: "a year earlier", "last year"."""
    return any(True for _ in _counted(told)) or _tells_of_another(told.sentence, told.language, [])


def _beside(year: Detail, folded: str, base: str) -> bool:
    """Whether a number is a year by the words beside it: no beginning or end of a time, and no "2000 houses"."""
    words = {one: set(detail_words()[one].get(base, "").split()) for one in ("in", "open", "from")}
    *others, before = WORD.findall(folded[: year.start])[-3:] or [""]
    behind = WORD.match(folded[year.end :].lstrip())
    if not words["in"] or folded[year.end - 2 : year.end] == "00" or before in words["open"]:
        return False
    if before in words["in"] and not (words["open"] | words["from"]).isdisjoint(others[-1:]):
        return False  # "منذ عام 2011"
    if before in OF or base == "en" and before == "the" and others != ["many", "of"]:
        return True
    return before not in words["from"] and (behind is None or behind[0] in words["in"])


def _named(text: str, language: str) -> Iterator[Detail]:
    yield from years_named(text, language)
    yield from quarters(text, language)


def _counted(told: Told) -> Iterator[Detail]:
    """The year that "next year" means."""
    day = day_of(told.published)
    found = counted(told.sentence, told.language, day) if day else None
    if found and isinstance(found.means, int):
        yield Detail("year", frozenset({found.means}), found.start, found.end)


def _contradicted(
    asked: Detail, said: Sequence[Detail], named: Sequence[Detail], near: Sequence[Detail], told: Told
) -> bool:
    """`said`: in which the sentence's event was; `named`: all in the sentence, `near`: around it."""
    own, about = ([one for one in some if one.kind == asked.kind] for some in (named, near))
    others = [one for one in said if one.kind == asked.kind and of_the_answer(one, told)]
    if not others or any(asked.values & one.values for one in (*own, *about)):
        return False
    values = {value for one in own for value in one.values}
    if any(min(values) < value < max(values) for value in asked.values):
        return False  # "from 2010 to 2014"
    return not _may_agree(asked, values, [(one.start, one.end) for one in own], told)


def of_the_answer(one: Detail | Ordinal, told: Told) -> bool:
    """Whether a detail is of the clause that answers, and not of "Kilde, who won it in 2015, …"."""
    if told.start < one.end and one.start < told.end:
        return False
    if told.end <= one.start:
        return not CLAUSE.search(_without_asides(told.sentence[told.end : one.start]))
    # What begins a sentence is of all its first clause: "In June 2021, …".
    begins = len(told.sentence[: one.start].strip()) <= 1
    between = _without_asides(told.sentence[one.end : told.start])
    marks = [one.end + match.start() for match in CLAUSE.finditer(between)]
    return not marks or begins and len(marks) == 1 and marks[0] - one.end <= _BESIDE


def _without_asides(text: str) -> str:
    """A text with blanks for what stands in brackets: "the first meeting of the four (Russia, Iran …) in Moscow"."""
    return str(_ASIDE.sub(lambda found: " " * len(found.group()), text))


def _may_agree(asked: Detail, values: set[int], places: Sequence[tuple[int, int]], told: Told) -> bool:
    """Whether it may, by what is not named as the question does; `places`: where the sentence's details stand."""
    day = day_of(told.published)
    if asked.values & _published(asked, day):
        return True
    if asked.kind == "quarter":
        return False
    if day and (_of_the_telling(told, day) or _of_another_time(asked.values, values, day)):
        return True
    text = f"{told.sentence}\n{told.around}"
    beside = {value + step for value in (*values, *_published(asked, day)) for step in (-1, 1)}
    written = any(_written(value, text) for value in asked.values)
    return written or bool(asked.values & beside) and _tells_of_another(told.sentence, told.language, places)


def _of_the_telling(told: Told, day: date) -> bool:
    """Whether the sentence has the date on which it was told: "on 7 April 2024 Rwanda remembered"."""
    found = find_date(told.sentence, told.language)
    return found is not None and abs((found.day - day).days) <= _TELLING


def _of_another_time(asked: frozenset[int], values: set[int], day: date) -> bool:
    """Whether a sentence's years may be those of the last time before its news, or of the plan for what is to come."""
    recent = asked <= {day.year - 1, day.year} and max(values) < min(asked)
    return recent or min(asked) > day.year >= max(values)


def _published(asked: Detail, day: date | None) -> set[int]:
    """The year of a day; of quarters also the one before, which is the newest that there are figures of."""
    if day is None:
        return set()
    quarter = (day.month - 1) // 3
    return {day.year} if asked.kind == "year" else {quarter + 1, quarter or 4}


def _written(year: int, text: str) -> bool:
    """Whether a year stands in a text in another form: "2,019", "’19", "FY19"."""
    thousands, rest = divmod(year, 1000)
    form = rf"(?<!\d)(?:{thousands}[.,]?{rest:03}|(?:['’/–-]|fy\s?){year % 100:02})(?!\d)"
    return bool(regex.search(form, fold(text)))


def _tells_of_another(text: str, language: str, places: Sequence[tuple[int, int]]) -> bool:
    """Whether a text has a word for years that is no part of those it names: "a year earlier"."""
    found = _words_for_years(language.split("-")[0]).finditer(fold(text))
    return any(
        all(match.end() <= start - _WITHIN or end + _WITHIN <= match.start() for start, end in places)
        for match in found
    )


@cache
def _words_for_years(base: str) -> regex.Pattern[str]:
    """What may make another year of one; in a language whose words are not known anything may."""
    locale, listed = locale_of(base), detail_words()["years"].get(base, "")
    forms = [form for one in (1, *SAMPLES) for form in measure_forms(one, "duration-year", locale)] if locale else []
    words = {rf"(?<!\p{{L}}){found[0]}" for form in forms if (found := WORD.search(fold(form)))}
    return regex.compile("|".join([*sorted(words), *filter(None, [fold(listed)])]) or ".")
