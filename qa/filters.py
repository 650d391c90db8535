"""Which articles a question is asked of: by day, outlet and language."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from qa.errors import QuestionError


@dataclass(frozen=True, slots=True)
class Filter:
    """Which articles a question is asked of; a part that is empty holds for all.

    QuestionError: a day that is none, or one word where a list is wanted, which would be taken letter by letter.
    A `date` is as good as its text.
    """

    published_from: str | None = None
    """First day, ISO 8601. An article without a date is left out as soon as either bound is given."""
    published_to: str | None = None
    """Last day, included. Days are those that the articles bear, in their own time zones."""
    sources: tuple[str, ...] = ()
    """Outlets as the articles name them, but for case and forms of a letter; "" stands for articles that name none."""
    languages: tuple[str, ...] = ()
    """ISO 639 codes as stored, in small letters or large."""

    def __post_init__(self) -> None:
        for name in ("sources", "languages"):
            given = getattr(self, name)
            if isinstance(given, str):
                raise QuestionError(f"{name} is the text {given!r}; give a list: [{given!r}]")
            if not isinstance(given, Iterable | None):
                raise QuestionError(f"{name} is {given!r:.40}; give a list of texts")
            object.__setattr__(self, name, tuple(given or ()))  # a list is as good, and cannot be kept by
            if strange := [one for one in getattr(self, name) if not isinstance(one, str)]:
                raise QuestionError(f"{name} has {strange[0]!r:.40} in it; give texts")
        for name in ("published_from", "published_to"):
            day = getattr(self, name)
            if isinstance(day, date):
                object.__setattr__(self, name, day := day.isoformat()[:10])
            if day is not None and ((found := day_of(str(day))) is None or found.isoformat() != day):
                raise QuestionError(f"{day!r} is no day; write it as 2024-06-18")
        if self.published_from and self.published_to and self.published_from > self.published_to:
            line = f"{self.published_from} is later than {self.published_to}; give the earlier day first"
            raise QuestionError(line, "error.turned-days")

    @classmethod
    def of(cls, given: Filter | Mapping[str, Any] | None) -> Filter | None:
        """The same, or one of these parts; None where it leaves out nothing. QuestionError: it is something else."""
        names = [one.name for one in fields(cls)]
        if isinstance(given, Mapping):
            if strange := [name for name in given if name not in names]:
                raise QuestionError(f"a filter has no {strange[0]!r:.40}; it has {', '.join(names)}")
            given = cls(**given)
        if not isinstance(given, Filter | None):
            raise QuestionError(f"the filter is {given!r:.40}; give Filter(languages=[…]) or another part of it")
        return given or None

    def __bool__(self) -> bool:
        """Whether anything is left out."""
        return any(getattr(self, one.name) for one in fields(self))

    def admits(self, published: str | None, source: str | None, language: str) -> bool:
        """Whether an article with these details is asked."""
        if self.published_from or self.published_to:
            day = (published or "")[:10]
            if not day or day < (self.published_from or day) or day > (self.published_to or day):
                return False
        if self.sources and outlet(source or "") not in map(outlet, self.sources):
            return False
        return not self.languages or language.lower() in map(str.lower, self.languages)

    def __str__(self) -> str:
        parts = (
            (self.published_from and f"from {self.published_from}"),
            (self.published_to and f"to {self.published_to}"),
            (self.sources and "of " + " or ".join(one or "no named source" for one in self.sources)),
            (self.languages and "in " + " or ".join(self.languages)),
        )
        return ", ".join(part for part in parts if part) or "all articles"


@functools.lru_cache(10_000)
def outlet(name: str) -> str:
    """What the spellings of an outlet have in common: small letters, one form of alef, yeh and kaf."""
    from qa.text.fold import skeleton  # which stands on these records

    return " ".join(skeleton(name).split())


def day_of(published: str | None) -> date | None:
    """The day of a date or date-time in ISO 8601; None where it is none."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
