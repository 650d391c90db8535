"""Whether a boundary that was proposed between two sentences is one.

None stands behind an abbreviation, an initial, a number that counts, nor the month or the hour of a date
that goes on. Where it is not certain, the boundary stays: a sentence that swallows its neighbour is worse than one that
is cut in two.
"""

from __future__ import annotations

import regex

from qa.text.dates import months
from qa.text.fold import fold
from qa.text.word_tables import word_table

SEEN = 80
"""Characters before and behind a boundary that are looked at."""

_LAST_TOKEN = regex.compile(r"[^\s«“„‘’\"'(\[「『（/–—]+$")
_CASELESS = (
    r"\p{Arabic}\p{Bengali}\p{Devanagari}\p{Gujarati}\p{Gurmukhi}\p{Hebrew}\p{Kannada}\p{Malayalam}\p{Sinhala}\p{Tamil}"
    r"\p{Telugu}\p{Thai}"
)
_INITIAL = regex.compile(
    rf"(?:^|[^\p{{L}}\p{{M}}\p{{N}}])(?:[وفل](?=د\.)|و(?=[مأ]\.))?[\p{{Lu}}{_CASELESS}--[\p{{N}}]][\p{{M}}\p{{Cf}}]*\.$",
    regex.V1,
)
# In Arabic with "and", "then" or "to" before those of titles; what other two letters are is mostly a word.
# Dotted names of places and times end sentences like other words; dotted initials of persons do not.
_DOTTED = regex.compile(r"\b(?:[UE]\.[SKUN]\.(?:A\.)?|D\.C\.|L\.A\.|N\.Y\.|Ph\.D\.|M\.A\.|B\.A\.|[AP]\.M\.)$")
_CAPITALS, _CAPITALS_BEHIND = regex.compile(r"(?<!\p{L})\p{Lu}{2,4}\.$"), regex.compile(r"(?<=\.)\p{Lu}{2}(?!\p{Ll})")
"""With no space behind the stop: "TP.HCM"."""
_GOING_ON = tuple(",;،؛")
"""Begin no sentence: "300 чел., сообщили"."""
_DEGREE = regex.compile(r"\bPh\.$")
_BARE_NUMBER = regex.compile(r"\W*(?:\p{N}{1,3}\.){0,4}(?:\p{N}{1,4}|\p{L}|[ivxlcIVXLC]{1,5})[.)]\W*")
_SMALL_NUMBER = regex.compile(r"(?:^|\s)\p{N}{1,2}\.$")
_PLACED = regex.compile(r"[:：,،;]\s\p{N}{1,2}\.$")
"""A place in a row of results, or an ordinal: "800 m: 1. Ann Lee, 2. …"; of 307,000 known ends 2 are such a one."""
_SPEAKER = regex.compile(r"[—–-]\s*\p{Ll}")
_NAMED = r"(?:\p{Lu}[\p{L}\p{M}'’-]*+|\p{Lo}[\p{Lo}\p{M}]*+)"
_DATELINE = regex.compile(rf"{_NAMED}(?:,?\s(?:{_NAMED}|\p{{Ll}}{{1,3}})){{0,3}}\.\s*+")
_DASH = regex.compile(r"[-–—]\s")
"""Behind the town of a report: "SANTIAGO.- El ministro"."""
_JOINED = regex.compile(r"(?<=[\p{N}\p{Lu}])\.-\p{L}")  # "VII.-VIII."; not "salió.-No"
_JOINED_TAIL = regex.compile(r"[」』][とってのをはがに、]|[」』”\"'][\p{Hangul}]")
# Korean quotes part of a sentence in single marks, and goes on with a particle behind them.
_OPEN_SINGLE = regex.compile(r"(?:^|\s)['‘](?=\p{Hangul})[^'‘’]+$")
_SINGLE_TAIL = regex.compile(r"[^'‘’]*[^\s'‘’]['’]\p{Hangul}")

_HOUR = regex.compile(r"\b[ap]\.\s?m\.$", regex.IGNORECASE)
_DAY_MONTH = regex.compile(r"(?<!\p{N})\p{N}{1,2}(?:\.|er|º|ª|th|st|nd|rd)?\s(?:de |of )?([^\s\p{N}]+)\.$")
_YEAR_MONTH = regex.compile(r"(?<!\p{N})\p{N}{4}[.,]?\s([^\s\p{N}]+)\.$")
_YEAR = regex.compile(r"\p{N}{4}(?!\p{N})")
_DAY = regex.compile(r"\p{N}{1,2}(?!\p{N})")

# Thai, Lao and Khmer write a stop only in abbreviations: พล.ต.อ.
_UNSTOPPED = r"[\p{Thai}\p{Lao}\p{Khmer}]"
_INSIDE_ABBREVIATION = regex.compile(rf"{_UNSTOPPED}\.(?={_UNSTOPPED})")
_SHORT_THAI = regex.compile(r"(?:^|[\s/(])(?:[ก-ฮ]{1,4}|(?:[ก-ฮ]{1,3}\.)+[ก-ฮ]{1,3})\.$")
_UNIT = regex.compile(r"\p{N}\s{0,3}[ก-ฮ./]+$")

_ORDINAL_LANGUAGES, _GERMAN_STARTS = (
    frozenset(word_table(__file__)[kind].split()) for kind in ("ordinal_languages", "german_starts")
)
_BEFORE_NUMBER = {
    language: frozenset(words.split()) for language, words in word_table(__file__)["before_number"].items()
}
"""By language, with "" for those of all: what ends no sentence of one, as "ok." before a number, does so in another."""
_OF_HOUR = regex.compile(word_table(__file__)["of_hour"])
"""A zone, a day of the week or of a month: "9 a.m. EST", "at 8 p.m. Monday", "8 p.m. May 3". In English alone: what
writes such hours elsewhere begins no day with a capital."""
_TITLES = {
    language: frozenset(form for word in words.split() for form in (word, word[:1].upper() + word[1:]))
    for language, words in word_table(__file__)["titles"].items()
}
"""By language, with "" for those that are no word of any. In capitals a title of one language is an agency: "BPK"."""


def vetoed(line: str, last: int, cut: int, language: str, *, ordinals: bool = True) -> bool:
    """Whether line[cut:] goes on with the sentence that starts at `last`; `language` is an ISO 639 code.

    `ordinals`: whether a small number goes on where the language writes ordinals so; in what is too long it ends.
    """
    before = line[max(last, cut - SEEN) : cut].rstrip()
    after = line[cut : cut + SEEN]
    if _SPEAKER.match(after) or (before[-1:] != "." and after[:1].islower()) or _JOINED.match(line, cut - 1):
        return True
    if _JOINED_TAIL.fullmatch(line[cut - 1 : cut + 1]) or (cut - last < 12 and _BARE_NUMBER.fullmatch(line[last:cut])):
        return True
    if last == 0 and _DASH.match(after) and _DATELINE.fullmatch(line, 0, cut):
        return True
    if _OPEN_SINGLE.search(before) and _SINGLE_TAIL.match(after):
        return True
    ordinals = ordinals and language in _ORDINAL_LANGUAGES
    return before[-1:] == "." and _goes_on(line, before, after, cut, language, ordinals)


def _goes_on(line: str, before: str, after: str, cut: int, language: str, ordinals: bool) -> bool:
    """Whether the full stop is not one, but that of an abbreviation, an initial or a number."""
    if before[-2:-1].isnumeric() and line[cut : cut + 1].isnumeric() and line[cut - 1] == ".":
        return True
    if _PLACED.search(before) or after[:1] in _GOING_ON:
        return True
    token = _LAST_TOKEN.search(before)
    word = token.group()[:-1].casefold() if token else ""
    if after[:1].islower() and (len(word) <= 4 or "." in word or not line[cut - 1].isspace()):
        return True
    if _is_title(token.group()[:-1] if token else "", language):
        return True
    if after[:1].isnumeric() and (_is_before_number(word, language) or (ordinals and _is_short_month(word, language))):
        return True
    if _CAPITALS.search(before) and _CAPITALS_BEHIND.match(line, cut):
        return True
    if _INSIDE_ABBREVIATION.match(line, max(cut - 2, 0)) or _is_thai_abbreviation(before, after):
        return True
    if _is_in_date(before, after, language) or (_HOUR.search(before) and _OF_HOUR.match(after)):
        return True
    if ordinals and _SMALL_NUMBER.search(before):
        return not (language == "de" and regex.split(r"\W", after, maxsplit=1)[0] in _GERMAN_STARTS)
    return _is_initial(before, after, language) or _is_pause(before, after)


def _is_before_number(word: str, language: str) -> bool:
    return word in _BEFORE_NUMBER[""] or word in _BEFORE_NUMBER.get(language, ())


def _is_title(word: str, language: str) -> bool:
    """Whether it is a title, or several joined: "PGS.TS", "Dipl.-Ing"; of "cbc.ca" and "startup-ul" the end alone."""
    parts = [part for part in regex.split(r"[.-]", word) if part]
    known = _TITLES.get(language, frozenset())
    return word in known or (bool(parts) and all(part.casefold() in _TITLES[""] or part in known for part in parts))


def _is_initial(before: str, after: str, language: str) -> bool:
    """Whether the stop is that of a person's initial, or inside a dotted abbreviation."""
    if _DEGREE.search(before) and after.startswith("D."):
        return True
    if not _INITIAL.search(before) or _DOTTED.search(before) or (language == "en" and before.endswith(" I.")):
        return False
    # "1:10 م." and "2023 م." are p.m. and A.D.: a sentence can end there, unless the abbreviation goes on.
    return not regex.search(r"\p{N}\s?[مصه]\.$", before) or bool(regex.match(r"\p{L}\p{M}*\.", after))


def _is_thai_abbreviation(before: str, after: str) -> bool:
    """Whether a rank or title stands before its name; a unit behind its number may as well end a clause."""
    if not _SHORT_THAI.search(before):
        return False
    return not (_UNIT.search(before) and regex.match(_UNSTOPPED, after))


def _is_pause(before: str, after: str) -> bool:
    """Two dots in Arabic headlines are a pause, like a dash."""
    two = before.endswith("..") and not before.endswith("...")
    return two and bool(regex.match(r"\W*[\p{Arabic}\p{Hebrew}]", after))


def _is_in_date(before: str, after: str, language: str) -> bool:
    """Whether a shortened month stands between its day and its year: "15 janv. 2024", "2024. jan. 15"."""
    month = _DAY_MONTH.search(before) if _YEAR.match(after) else None
    month = month or (_YEAR_MONTH.search(before) if _DAY.match(after) else None)
    return month is not None and _is_short_month(month[1], language)


def _is_short_month(word: str, language: str) -> bool:
    """Whether it is a month cut short: "Sept", "febr"; one in full takes no stop, so that it ends a sentence."""
    name, full = fold(word), months(language, short=False)
    return name not in full and (
        name in months(language) or (len(name) > 3 and any(one.startswith(name) for one in full))
    )
