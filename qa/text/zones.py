"""Time zones as news sites name them: offsets, abbreviations, cities and countries, which stand in `zones.json`.

An abbreviation that means several zones (IST, CST, AST) is none. `عمان` (Amman or Oman) is none either.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from qa.text.fold import fold
from qa.text.whole_words import one_of
from qa.text.word_tables import word_table

_OFFSETS: dict[str, int] = word_table(__file__)["offsets"]
_PLACES: dict[str, list[str]] = word_table(__file__)["places"]
_LEAD = (
    r"[\s,،()\[\]\-–—|]{0,8}(?:(?:uhr|น\.?|hrs?|h|分|분)[\s,،()\-–—]{0,8})?"  # bounded: a run may be a whole page
    r"(?:(?:(?:حسب )?ب?(?:ال)?توقيت|به وقت|به ?وقت محلی|local time in|time in|heure de|hora de|ora di|horário de|"
    r"по|за|waktu|saat)\s{0,8})?"
)
_AFTER = r"(?![^\W\d_])"
_NO_WORDS = ("gmt", "utc", "msk")
"""Letters that are a zone written small, too."""


@cache
def cities() -> dict[str, str]:
    """Folded place name to IANA zone."""
    return {fold(name): zone for zone, names in _PLACES.items() for name in names}


@cache
def _by_letters() -> frozenset[str]:
    """The zones that are called by letters, which may be words where they are written small."""
    short = {fold(name) for names in _PLACES.values() for name in names if name.isascii() and name.isupper()}
    return frozenset({*short, *filter(str.isascii, _OFFSETS), "bst"}.difference(_NO_WORDS))


@cache
def _pattern() -> re.Pattern[str]:
    offset = r"(?P<sign>[+\u2212-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?(?!\d)"
    later = r"(?:\s?(?P<later>\+\d{1,2}|[\u2212-]\d{1,2}(?!\s?\w))(?![\d.:]))?"
    name = rf"(?P<name>{one_of({*map(fold, _OFFSETS), *cities()})}|bst){_AFTER}{later}"
    return re.compile(rf"{_LEAD}(?:(?:utc|gmt)?\s?{offset}|{name})")


def find_zone(folded: str, start: int, text: str) -> tuple[str, int] | None:
    """Name of the zone that stands right after `start` in folded text, and its end; None when none does. Letters that
    stand for one are capitals in the `text` as it is: "à 10h30 et …" is not of New York.

    The name is an IANA name, `bst`, or minutes east of Greenwich as digits. "мск+8" is eight hours ahead of Moscow, as
    the papers of Siberia write; "CET+1" is CET itself; what a number behind another name means is not certain.
    """
    found = _pattern().match(folded, start)
    if not found:
        return None
    if found["hours"]:
        minutes = int(found["hours"]) * 60 + int(found["minutes"] or 0)
        return (f"{-minutes if found['sign'] != '+' else minutes}", found.end()) if minutes <= 14 * 60 else None
    name = found["name"]
    offsets = {fold(key): value for key, value in _OFFSETS.items()}
    if name in _by_letters() and not text[found.start("name") : found.end("name")].isupper():
        return None
    if found["later"]:
        later = int(found["later"].replace("\u2212", "-"))
        if name in ("мск", "msk"):
            return str((offsets[name] + later) * 60), found.end()
        return (str(later * 60), found.end()) if offsets.get(name) == later else None
    return (str(offsets[name] * 60) if name in offsets else cities().get(name, name)), found.end()


def localise(moment: datetime, zone: str) -> datetime | None:
    """`moment` in `zone` as `find_zone` names it; None when the zone does not hold then (BST in winter)."""
    if zone == "bst":
        london = moment.replace(tzinfo=ZoneInfo("Europe/London"))
        return london if london.utcoffset() else None
    info: tzinfo = ZoneInfo(zone) if "/" in zone else timezone(timedelta(minutes=int(zone)))
    return moment.replace(tzinfo=info)
