"""Number words that stand in a row and are one number: "two thousand forty-five", "двести пять", "مئة وعشرون".

A part of such a row is another number, so that it is read to both of its ends, or has no value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

import regex

from qa.facts.halves import half, scaled_half
from qa.facts.scales import scale, scale_names
from qa.facts.words import listed
from qa.text.fold import fold
from qa.text.whole_words import NEVER, one_of

_FAR = 30
"""Characters before a row in which what it is a part of is looked for."""
_PREFIX = {"ar": "[وفبكل]??", "he": "[ושבלכמה]??"}
"""Written with the number behind it: "and", "in"."""
_AND = {"ar": "و", "he": "ו"}
_LOOSE = ("ar", "fa", "he", "pt")
"""Languages with an "and" before any part."""
_BEHIND_TENS = ("es", "fr", "ro")
"""Those with one before a last digit alone: "treinta y uno"."""
_NOT_LAST = frozenset({"a", "ein", "eine", "einer", "einem", "een", "en", "et", "ett", "o"})
"""Articles, which are no one behind a number: "120 million a year"."""


_VAGUE = frozenset({"сотни", "сотен", "מאות", "مئات", "sute", "hundreds", "cientos", "centos"})
"""Before a scale: "hundreds of thousands"."""


@dataclass(frozen=True, slots=True)
class Row:
    """Words [start, end) of a folded text that say `value`, None where that is not known; those of [end, scaled)
    multiply it by `scale`, and up to `last` there may be more that is in `value`; `single`: whether it is one word.
    """

    start: int
    end: int
    scaled: int
    last: int
    value: Fraction | None
    scale: int
    single: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """A word: `kind` is that of its group in the pattern, `joined` whether an "and" stands before it."""

    start: int
    end: int
    kind: str
    value: int
    joined: bool = False


@dataclass(slots=True)
class _Sum:
    """What is read so far: `total` in larger scales than `least`, and `part` below a thousand."""

    language: str
    total: int = 0
    part: int = 0
    least: int = 10**18

    def add(self, one: _Part) -> bool:
        """Whether a word goes on with the number; it is added then."""
        if one.kind == "scale":
            return self._scale(one.value, one.joined)
        if one.kind == "round" and one.value >= 1000:
            size = max(size for size in (10**3, 10**6, 10**9) if size <= one.value)
            fits = not self.part and size < self.least
            self.total, self.least = self.total + one.value, size
            return fits
        if one.kind == "hundred" and 1 <= self.part < 100:
            self.part *= 100
            return self.part < 1000 or self.language == "en" and self.part % 1000 > 0
        if one.value >= 100:
            fits, self.part = not self.part, self.part + one.value
            return fits
        if self.language == "fr" and self.part % 100 == 4 and one.value == 20 and not one.joined:
            self.part += 76
            return True
        fits = self._fits(self.part % 100, one)
        self.part += one.value
        return fits

    def _scale(self, size: int, joined: bool) -> bool:
        if size == self.least or self.total and not self.part and not joined:
            return False  # "two million thousand"
        if size > self.least:
            fits = self.least == 1000 < size
            self.total, self.part, self.least = (self.total + self.part) * size, 0, size
            return fits
        self.total, self.part, self.least = self.total + (self.part or 1) * size, 0, size
        return True

    def _fits(self, low: int, one: _Part) -> bool:
        """Whether a number below a hundred is added to what is read of the hundred."""
        value, language = one.value, self.language
        if not low:
            return True
        if language in ("ar", "he") and low < 10 and value == 10:
            return not one.joined
        if language == "ar" and low < 10:
            return one.joined and value >= 20 and value % 10 == 0
        if language == "fr" and low in (60, 80) and 10 <= value < 20:
            return one.joined == (value == 11 and low == 60)
        if low == 10 or language == "fr" and low in (70, 90):
            return language == "tr" and value < 10 or language == "fr" and 6 < value < 10
        joined = value == 1 and low < 80 if language == "fr" else language in ("es", "pt", "fa", "ro", "ar", "he")
        return low >= 20 and low % 10 == 0 and value < 10 and one.joined == joined


def rows(folded: str, language: str) -> Iterator[Row]:
    """The rows of a folded text, in order: of several words, or of a ten or a round number by itself."""
    row: list[_Part] = []
    for one in _parts(folded, language):
        if row and not _goes_on(folded, row, one, language):
            yield from _read(folded, row, language)
            row = []
        row.append(one)
    yield from _read(folded, row, language)


def _parts(folded: str, language: str) -> Iterator[_Part]:
    gap = _gap(language)
    end = 0
    for match in _words(language).finditer(folded):
        kind, word = next((kind, word) for kind, word in match.groupdict().items() if word and kind != "front")
        start = match.start(kind)
        between = gap.fullmatch(folded, end, start)
        joined = bool(between and between["and"])
        value = _value(kind, word, language)
        if kind == "name" and value == 100:
            kind = "hundred"
        end = match.end()
        yield _Part(start, end, kind, value, joined)


def _value(kind: str, word: str, language: str) -> int:
    if kind == "name":
        return int(names_of(language).get(word) or _beside(language)[word])
    if kind == "round":
        return rounds_of(language)[word]
    return scale(word, language)[0] if kind == "scale" else 0


def _goes_on(folded: str, row: list[_Part], one: _Part, language: str) -> bool:
    """Whether a word behind a row is of the same number; what stands right beside it without an "and" always is."""
    before = row[-1]
    if before.kind == "tail" or not _gap(language).fullmatch(folded, before.end, one.start):
        return False
    if one.value == 1 and one.kind == "name":
        large = before.value >= 20 or before.kind == "unread"
        word = folded[one.start : one.end]
        if not large or word == "a" or word in _NOT_LAST and not one.joined:
            return False
    if not one.joined:
        return one.kind != "tail" or before.value >= 20
    large = before.kind in ("hundred", "round", "scale", "unread")
    if language not in _LOOSE and large == (language in _BEHIND_TENS):
        return False
    if "unread" in (one.kind, before.kind) or one.kind == "tail":
        return large or language in _LOOSE or before.value >= 20
    return _summed([*row, one], language) is not None


def _summed(row: Iterable[_Part], language: str) -> Fraction | None:
    done = _Sum(language)
    for one in row:
        if one.kind in ("tail", "unread") or not done.add(one):
            return None
    return Fraction(done.total + done.part)


def _read(folded: str, row: list[_Part], language: str) -> Iterator[Row]:
    if (
        row
        and row[0].kind in ("scale", "hundred")
        and _AFTER_DIGITS.search(folded[max(0, row[0].start - 2) : row[0].start])
    ):
        row = row[1:]  # "3 millions deux cent mille"
    if row and (language == "tr" and row[0].value == 1 or language == "ro" and row[0].kind == "scale"):
        row = row[1:]  # "bir yüz" is a face, "mie" is "to me"
    if row and row[0].value == 1 and _parted(language).search(folded[max(0, row[0].start - _FAR) : row[0].start]):
        return  # "half a million"
    single = len(row) == 1
    if single and _decades(language).search(folded[max(0, row[0].start - _FAR) : row[0].start]):
        return  # "anni ottanta"
    if not row or not _is_number(row) or single and folded[row[0].start - 1 : row[0].start].isalnum():
        return
    start, last = row[0].start, row[-1].end
    vague = folded[start : row[0].end] in _VAGUE and len(row) > 1
    value, size, end = None if vague else _summed(row, language), 1, last
    scaled = end
    if value is not None:
        end, scaled, size = _scaled(row, value)
        last, more = scaled_half(folded, last, language, size) if size > 1 else half(folded, last, language)
        value = value / size + more if more is not None and (last == row[-1].end or scaled == row[-1].end) else None
    yield Row(start, end, scaled, last, value, size, single)


def _scaled(row: list[_Part], value: Fraction) -> tuple[int, int, int]:
    """The end of what is multiplied, and of the scale that it is told in, with its size: "7.2 million"."""
    large = [at for at, one in enumerate(row) if one.kind == "scale"]
    if large and large[0]:
        one = row[large[0]]
        if len(large) == 1 and one is row[-1] or one.value >= 10**6 and 10 * value % one.value == 0:
            return row[large[0] - 1].end, one.end, one.value
    return row[-1].end, row[-1].end, 1


def _is_number(row: list[_Part]) -> bool:
    one = row[0]
    if len(row) == 1:
        return one.kind == "round" and one.value > 100 or one.kind == "name" and one.value in range(20, 100, 10)
    return any(one.value >= 20 or one.kind == "unread" for one in row)


_AFTER_DIGITS = regex.compile(r"\d[\s-]?$")


@cache
def _gap(language: str) -> regex.Pattern[str]:
    """What stands between two words of a number, with the "and" that the language has there."""
    if language in _AND:
        return regex.compile(rf"[\s-]{{1,3}}(?P<and>{_AND[language]}\s?)?")
    words = fold(listed("and", language, NEVER)) if language in (*_LOOSE, *_BEHIND_TENS, *_BEHIND_HUNDREDS) else NEVER
    of = r"de\s{1,3}" if language == "ro" else NEVER
    return regex.compile(rf"[\s-]{{1,3}}(?:(?P<and>{words})[\s-]{{1,3}}|{of})?")


_BEHIND_HUNDREDS = ("da", "en", "it", "no")


@cache
def _words(language: str) -> regex.Pattern[str]:
    names = [word for word, value in names_of(language).items() if value.denominator == 1]
    behind = "(?!['’ʼ]?\\w)" if language == "uk" else r"(?!\w)"
    return regex.compile(
        rf"(?<!\w)(?P<front>{_PREFIX.get(language, '')})(?:(?P<name>{one_of([*names, *_beside(language)])})"
        rf"|(?P<round>{one_of(rounds_of(language))})|(?P<scale>{_scale_words(language)})"
        rf"|(?P<unread>{fold(listed('hundreds', language, NEVER))})"
        rf"|(?P<tail>{fold(listed('tails', language, NEVER))})){behind}"
    )


@cache
def _decades(language: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\w)(?:{fold(listed('decades', language, NEVER))})\s$")


@cache
def _parted(language: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\w)(?:{fold(listed('parts', language, NEVER))})\s?$")


def _scale_words(language: str) -> str:
    """Those that are surely whole words, with their endings: not "εκ", "الفتاة"."""
    names = [name for name in scale_names(language) if len(name) > 2]
    inflected = one_of(name for name in names if len(name) > 4)
    return rf"(?:{inflected})\p{{L}}{{0,2}}|{one_of(names)}"


@cache
def _beside(language: str) -> dict[str, int]:
    """What is a number only in a row: one, and the Romanian nine, which is "new" as well."""
    forms = listed("beside", language, {}).items()
    return {fold(word): int(value) for value, words in forms for word in words.split("|")}


@cache
def names_of(language: str) -> dict[str, Fraction]:
    """One to nineteen, the tens, and a hundred; one and a half to ten and a half where they are one word."""
    ones, tens, halved = (listed(kind, language).split() for kind in ("counting", "tens", "halved"))
    teens = listed("teens", language).split(",")
    groups: tuple[tuple[Fraction | int, str], ...] = (
        (1, listed("one", language)), (2, listed("two", language)), *enumerate(ones, 3),
        *enumerate(teens, 11), *((10 * ten, group) for ten, group in enumerate(tens, 2)),
        *((Fraction(2 * one + 1, 2), group) for one, group in enumerate(halved, 1)),
    )  # fmt: skip
    # What has no letter holds the place of a word that there is not.
    words = ((word, value) for value, group in groups for word in group.split("|"))
    return {fold(word): Fraction(value) for word, value in words if any(map(str.isalpha, word))}


@cache
def doubled_of(language: str) -> dict[str, Fraction]:
    """Two of a scale in one word, as Arabic has them: "مليونين"."""
    forms = listed("doubled", language, {}).items()
    return {fold(word): Fraction(2 * int(size)) for size, words in forms for word in words.split("|")}


@cache
def rounds_of(language: str) -> dict[str, int]:
    """Hundreds and thousands that are one word: "doscientos", "seribu"."""
    forms = listed("rounds", language, {}).items()
    told = {fold(word): int(value) for value, words in forms for word in words.split("|")}
    return told | {word: int(value) for word, value in doubled_of(language).items()}
