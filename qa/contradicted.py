"""Whether a sentence tells of something else than the question asks about: of June 2021, and not of June 2019.

Told by years, months, quarters, ordinals and the numbers of names: the question has one, and the sentence has another
of its kind, while nothing near it has the question's. What may agree is not contradicted: a year that an article does
not name, but that its own date is; one beside the sentence's, where that says "a year earlier"; one between two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import regex

from qa.articles.fold import fold
from qa.facts.details import Detail, maybe_months, months_named, years_named
from qa.facts.ordinals import detail_words, names_numbered, ordinals, quarters
from qa.facts.sounds import alike
from qa.facts.units import SAMPLES, measure_forms
from qa.locales import locale_of
from qa.reader import Reading
from qa.relative import counted
from qa.types import Hit, Span

__all__ = ["Told", "contradiction", "details", "undisputed"]

_NUMBER = regex.compile(r"(?<!\p{N})\d{1,3}(?!\p{N})")
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_WITHIN = 3
"""Characters between a year and the word for years that belongs to it."""


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


def undisputed(reading: Reading, question: str, language: str, hits: Sequence[Hit]) -> Reading:
    """The reading without the spans whose sentence tells of something else.

    Where the best is such a one, the sureness of all was its own: of the others only those are left that have the
    question's detail, and the reading is as sure as the best of them.
    """
    if not reading.spans or not any(details(question, language, names=True)):
        return reading
    found = [(span, _told(span, hits)) for span in reading.spans]
    disputed = [told is not None and contradiction(question, language, told) is not None for _, told in found]
    if not any(disputed):
        return reading
    kept = tuple(
        span
        for (span, told), other in zip(found, disputed, strict=True)
        if not other and (not disputed[0] or told and _confirms(question, language, told))
    )
    if not disputed[0]:
        return replace(reading, spans=kept)
    return replace(reading, spans=kept, confidence=max((span.score for span in kept), default=0.0))


def _told(span: Span, hits: Sequence[Hit]) -> Told | None:
    own = [hit for hit in hits if span.same_revision(hit.article)]
    home = next((one for hit in own for one in hit.passage.sentences if one.start <= span.start < one.end), None)
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
    )


def _confirms(question: str, language: str, told: Told) -> bool:
    """Whether a detail of the question stands in what a sentence tells, or is its article's date."""
    same = language.split("-")[0] == told.language.split("-")[0]
    said = list(details(f"{told.sentence}\n{told.around}", told.language, years=False))
    return any(
        asked.values & _published(asked, told.published)
        or any(asked.values & one.values for one in said if _of_a_kind(asked, one, same))
        for asked in details(question, language, names=True)
    )


def contradiction(question: str, language: str, told: Told) -> Detail | None:
    """The question's detail that a sentence contradicts; None where it has none, or they may agree."""
    asked = list(details(question, language, names=True))
    if not asked:
        return None
    said = [*details(told.sentence, told.language), *_counted(told)]
    near = list(details(told.around, told.language, years=False))
    same = language.split("-")[0] == told.language.split("-")[0]
    found = [one for one in asked if _contradicted(one, said, near, told, same)]
    # Of two years one is enough: "from 1995 to 2000" is "in the five years before 2000".
    agreeing = {one.kind for one in asked if one not in found}
    return next((one for one in found if one.kind not in agreeing), None)


def details(text: str, language: str, years: bool = True, names: bool = False) -> Iterator[Detail]:
    """All of a text; `years` and `names`: of these only what is surely one."""
    yield from years_named(text, language, years)
    yield from months_named(text, language)
    yield from quarters(text, language)
    yield from ordinals(text, language)
    yield from names_numbered(text, language, names)


def _counted(told: Told) -> Iterator[Detail]:
    """The year that "next year" means."""
    try:
        day = date.fromisoformat((told.published or "")[:10])
    except ValueError:
        return
    found = counted(told.sentence, told.language, day)
    if found and isinstance(found.means, int):
        yield Detail("year", frozenset({found.means}), found.start, found.end)


def _contradicted(asked: Detail, said: Sequence[Detail], near: Sequence[Detail], told: Told, same: bool) -> bool:
    own = [one for one in said if _of_a_kind(asked, one, same)]
    others = [one for one in own if one.end <= told.start or told.end <= one.start]
    if not others or any(asked.values & one.values for one in (*own, *near) if _of_a_kind(asked, one, same)):
        return False
    values = {value for one in others for value in one.values}
    if any(min(values) < value < max(values) for value in asked.values):
        return False  # "from 2010 to 2014"
    shift = len(told.sentence) + 1
    named = [*((one.start, one.end) for one in own), *((one.start + shift, one.end + shift) for one in near)]
    return not _may_agree(asked, values, named, told)


def _of_a_kind(asked: Detail, one: Detail, same: bool) -> bool:
    if asked.kind != one.kind:
        return False
    if asked.kind == "ordinal":
        return same and _same_head(asked.head, one.head)
    return asked.kind != "name" or asked.head == one.head or alike(asked.head, one.head)


def _same_head(one: str, two: str) -> bool:
    """Whether it is the same word, perhaps in another case or number."""
    least = max(3, min(len(one), len(two)) - 2)
    return one == two or abs(len(one) - len(two)) <= 2 and min(len(one), len(two)) > 3 and one[:least] == two[:least]


def _may_agree(asked: Detail, values: set[int], named: Sequence[tuple[int, int]], told: Told) -> bool:
    """Whether it may, by what is not named as the question does; `named`: where the other details stand."""
    text = f"{told.sentence}\n{told.around}"
    if asked.kind in ("ordinal", "name"):
        return not asked.values.isdisjoint(map(int, _NUMBER.findall(fold(told.sentence))))
    if asked.kind not in ("year", "month"):
        return False
    day = _published(asked, told.published)
    if asked.values & day:
        return True
    beside = {value + step for value in (*values, *day) for step in (-1, 1)}
    if asked.kind == "year":
        written = any(_written(value, text) for value in asked.values)
    else:
        written = bool(asked.values & maybe_months(text, told.language))
        beside = {(value - 1) % 12 + 1 for value in beside}
    return written or bool(asked.values & beside) and _tells_of_another(text, told.language, asked.kind, named)


def _published(asked: Detail, published: str | None) -> set[int]:
    if asked.kind not in ("year", "month"):
        return set()
    digits = (published or "")[:4] if asked.kind == "year" else (published or "")[5:7]
    return {int(digits)} if digits.isdecimal() else set()


def _written(year: int, text: str) -> bool:
    """Whether a year stands in a text in another form: "2,019", "’19"."""
    thousands, rest = divmod(year, 1000)
    form = rf"(?<!\d)(?:{thousands}[.,]?{rest:03}|['’/–-]{year % 100:02})(?!\d)"
    return bool(regex.search(form, fold(text)))


def _tells_of_another(text: str, language: str, kind: str, named: Sequence[tuple[int, int]]) -> bool:
    """Whether a text has a word for years, or months, that is no part of those it names: "a year earlier"."""
    found = _words_for(kind, language.split("-")[0]).finditer(fold(text))
    return any(
        all(match.end() <= start - _WITHIN or end + _WITHIN <= match.start() for start, end in named) for match in found
    )


@cache
def _words_for(kind: str, base: str) -> regex.Pattern[str]:
    """What may make another year of one; in a language whose words are not known anything may."""
    locale, listed = locale_of(base), detail_words()[f"{kind}s"].get(base, "")
    forms = [form for one in (1, *SAMPLES) for form in measure_forms(one, f"duration-{kind}", locale)] if locale else []
    words = {rf"(?<!\p{{L}}){found[0]}" for form in forms if (found := _WORD.search(fold(form)))}
    return regex.compile("|".join([*sorted(words), *filter(None, [fold(listed)])]) or ".")
