"""Words by which news pages name their own parts, in about thirty languages.

They stand in `labels.json`, and are matched on folded text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, partial

from qa.text.fold import fold, skeleton
from qa.text.whole_words import one_of
from qa.text.word_tables import word_list, word_table

_words = partial(word_list, __file__)

PUBLISHED = _words("published")
# Of those the ones that are any day's.
DAY = _words("day")
# What a headline is called where a line says that it is one.
TITLE = _words("title")
# Above a headline: what kind of text it is, from when it may be printed, whom to ask.
RELEASE = _words("release")
# Beside the day of an event; a place alone is also where an article was written.
EVENT = _words("event")
# Beside a "published" label.
FIRST = _words("first")
UPDATED = _words("updated")
SOURCE = _words("source")
# What kind of outlet it is, before its name; before anything else it is as in "Newspaper: minister to resign".
PUBLICATION = _words("publication")
# Within the name of who counts, to whom a figure or a map owes its numbers: no outlet.
FIGURES = _words("figures")
# Within the name of who told something, as below a paragraph or a map: no outlet of what stands there.
AUTHORITIES = _words("authorities")
# Beside the day on which a page is looked at, at its top.
ENTRANCES = _words("entrances")
# Where anybody writes: no outlet.
PLATFORMS = _words("platforms")
# Language to words for today: "leo" is today in Swahili, and a name elsewhere.
TODAY: dict[str, str] = word_table(__file__)["today"]
# What an outlet's name follows; in scripts without capitals nothing else tells «موقع بغداد اليوم» from a day.
OUTLET = _words("outlet")
# Language to what stands before the name of who wrote; where there is none, it is of several.
SIGNED: dict[str, str] = word_table(__file__)["signed"]
BYLINE = "|".join(SIGNED.values())
# Who wrote where no name is told.
STAFF = _words("staff")
# Besides weekday, place and label, what stands on the line of a date and says nothing: small words, hours, zones, how
# long it takes to read, how many readers have said something of it.
BESIDE_DATE = "|".join(map(_words, ("beside date", "reading", "comments")))
# Newspapers' words, by which a name is one of theirs where only its first word has a capital. None that is a diary too.
PRESS = _words("press")
# What is written small within a name.
SMALL = _words("small")
# Small words of a phrase, where no capitals tell it from a name.
PHRASES = _words("phrases")
# What stands beside a day on a line of its own as an outlet does, and is none: a page's section, or a kind of article.
SECTIONS = _words("sections")
# What begins a caption or an entry of a life, which no outlet's name does.
CAPTIONS = _words("captions")
# No "continue reading" among them: below that button the same article goes on.
READ_ALSO = _words("read also")
RIGHTS = _words("rights")
# A button below an entry.
SHARE = _words("share")


@cache
def pattern(words: str) -> re.Pattern[str]:
    """Alternation of the folded words, longest first, whole words."""
    return re.compile(rf"(?:{one_of(listed(words))})(?![^\W\d_])")


@cache
def listed(words: str) -> frozenset[str]:
    """The words, folded."""
    return frozenset(map(fold, words.split("|")))


def is_phrase(words: Iterable[str]) -> bool:
    """Whether one of the words is written small, as in a sentence, and none of those that are so in names."""
    return any(word.islower() and len(word) > 3 and word not in listed(SMALL) for word in words)


def is_signed(line: str) -> bool:
    """Whether a line begins as "By Jane Doe" does."""
    return pattern(BYLINE).match(fold(line)) is not None


def _bare(line: str) -> str:
    return re.sub(r"^\W+|\W+$", "", skeleton(line))


@cache
def _read_also() -> frozenset[str]:
    return frozenset(_bare(word) for word in READ_ALSO.split("|"))


def read_also(line: str) -> bool:
    """Whether the whole of `line` is a "read also" heading: vowel marks, hamza, case and punctuation do not count."""
    return 3 <= len(line) <= 60 and _bare(line) in _read_also()


def rights_reserved(line: str) -> bool:
    """Whether `line` is of a page's foot: a copyright sign with a year, or "all rights reserved"."""
    folded = fold(line[:400])
    sign = re.search(r"(?:©|ⓒ|\(c\)|copyright)[\s:]{0,3}\d{4}", folded)
    return bool(sign) or any(words in folded for words in listed(RIGHTS))
