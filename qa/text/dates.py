"""Dates with their time and zone, as written in news articles; strict, because a wrong date is worse than none.

Read: year-first and month-name dates with the month names of the text's language and English (Arabic in its Gulf,
Levantine and Maghrebi forms), CJK dates also in the years of Japan's eras and of the Republic of China, Thai Buddhist
years, the Persian solar calendar. Digits of any script. `03/04/2024` and `3. 4. 2024` are read only in languages where
the day always comes first. Hijri dates are None: their day depends on a sighting of the moon.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Literal

from qa.text.fold import fold
from qa.text.whole_words import one_of
from qa.text.zones import find_zone, localise


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, its time and zone if told, and the characters it was read from."""

    day: date
    clock: time | None
    zone: str | None
    start: int
    end: int

    @property
    def exact(self) -> bool:
        """Whether it is one moment: time and zone are known."""
        return self.iso() != self.day.isoformat()

    def iso(self) -> str:
        """ISO 8601: with time only where the zone is known too."""
        if self.clock and self.zone:
            moment = localise(datetime.combine(self.day, self.clock), self.zone)
            if moment:
                return moment.isoformat(timespec="seconds")
        return self.day.isoformat()


_LOCALES = {
    "ar": ("ar", "ar_IQ", "ar_LB", "ar_MA", "ar_DZ", "ar_TN", "ar_MR"), "zh": (), "ja": (), "ko": (), "no": ("nb",),
    "pt": ("pt", "pt_PT"), "sr": ("sr", "sr_Latn"), "ckb": ("ckb", "ar_IQ"), "es": ("es", "es_MX"),
    "mr": ("mr", "hi"), "ne": ("ne", "hi"),
}  # fmt: skip
_EXTRA: dict[str, dict[int, str]] = {
    "ar": {
        1: "كانون ثاني|يناير|جانفي|ينائر", 2: "فيفري|شباط", 4: "أفريل|إبريل", 5: "آيار|أيار|ماي",
        6: "جوان|يونية|يونيه|حزيران", 7: "جويلية|يوليه|يولية|يوليوز|تموز", 8: "أوت|غشت|آب",
        9: "شتنبر|ايلول|سبتمبر", 10: "تشرين أول", 11: "نونبر|تشرين ثاني", 12: "دجنبر|كانون أول|ديسمبر",
    },
    "es": {9: "setiembre"}, "tr": {8: "agustos", 9: "eylul"}, "de": {1: "jänner", 3: "maerz"},
    "ur": {1: "جنوری", 3: "مارچ", 4: "اپریل", 5: "مئی", 9: "ستمبر", 11: "نومبر", 12: "دسمبر"},
}  # fmt: skip
_EXTRA_SHORT: dict[str, dict[int, str]] = {"en": {9: "sept"}, "es": {9: "set"}}
# "In January", which CLDR has not.
_LOCATIVE = {
    "cs": "lednu|únoru|březnu|dubnu|květnu|červnu|červenci|srpnu|září|říjnu|listopadu|prosinci",
    "pl": "styczniu|lutym|marcu|kwietniu|maju|czerwcu|lipcu|sierpniu|wrześniu|październiku|listopadzie|grudniu",
    "ru": "январе|феврале|марте|апреле|мае|июне|июле|августе|сентябре|октябре|ноябре|декабре",
    "uk": "січні|лютому|березні|квітні|травні|червні|липні|серпні|вересні|жовтні|листопаді|грудні",
}
_SOLAR = (
    "فروردین حمل|اردیبهشت ثور|خرداد جوزا|تیر سرطان|مرداد امرداد اسد|شهریور سنبله|"
    "مهر میزان|آبان عقرب|آذر قوس|دی جدی|بهمن دلو|اسفند حوت"
)
_DAY_FIRST = "fr es it pt de nl ru uk be bg mk sr hr bs sl pl cs sk ro el tr he vi id da no fi ca gl et kk az sq"
# The year before an era's first, and the days that it lasts.
_ERAS = {
    "明治": (1867, date(1873, 1, 1), date(1912, 7, 29)),
    "大正": (1911, date(1912, 7, 30), date(1926, 12, 24)),
    "昭和": (1925, date(1926, 12, 25), date(1989, 1, 7)),
    "平成": (1988, date(1989, 1, 8), date(2019, 4, 30)),
    "令和": (2018, date(2019, 5, 1), date(2200, 12, 31)),
    "民國": (1911, date(1912, 1, 1), date(2200, 12, 31)),
    "民国": (1911, date(1912, 1, 1), date(2200, 12, 31)),
}
_HAN = "〇○零一二三四五六七八九"
_PREFIXED = "[א-ת]-"
"""Hebrew writes "on" with the word behind it, and a hyphen before digits; elsewhere that makes a longer row of them."""
# Behind another number with a dot it may be one of a list, or the end of days that have another begin.
_SPACED = re.compile(
    r"(?<![-\d/.])(?<!\d\. )(?<!\d\.[–-])(?<!\d\. [–-] )"
    r"(?P<d>\d{1,2})\. ?(?P<m>\d{1,2})\. ?(?P<y>\d{4})(?!\d|[-/]\d)"
)
_LEAP_33 = frozenset({1, 5, 9, 13, 17, 22, 26, 30})


def _calendar(code: str, kind: Literal["months", "days"], short: bool) -> list[tuple[str, int]]:
    """Folded names in a CLDR locale with their numbers; none where there is no such locale."""
    # Here, because it costs start-up time that an import of this module should not.
    from qa.text.locales import locale_of

    locale = locale_of(code)
    if locale is None:
        return []
    found = getattr(locale, kind)
    widths = ("wide", "abbreviated") if short else ("wide",)
    tables = [found[context][width] for context in ("format", "stand-alone") for width in widths]
    return [(fold(name).rstrip("."), number) for table in tables for number, name in table.items()]


def _month_names(code: str, short: bool) -> dict[str, int]:
    found = reversed(_calendar(code, "months", short))
    return {name: number for name, number in found if len(name) > 1 and not name[0].isdigit()}


@cache
def months(language: str, short: bool = True) -> dict[str, int]:
    """Folded month name, short ones too, to 1-12, or to 101-112 for months of the Persian solar year."""
    names = _month_names("en", short)
    for code in reversed(_LOCALES.get(language, (language,))):
        names |= _month_names(code, short)
    for extra in (_EXTRA, _EXTRA_SHORT) if short else (_EXTRA,):
        for code in ("en", language):
            for number, words in extra.get(code, {}).items():
                names |= {fold(word): number for word in words.split("|")}
    if language in _LOCATIVE:
        names |= {fold(word): number for number, word in enumerate(_LOCATIVE[language].split("|"), 1)}
    if language in ("fa", "ps", "ckb"):
        for number, words in enumerate(_SOLAR.split("|"), 1):
            names |= {fold(word): 100 + number for word in words.split()}
    return names


@cache
def weekdays(language: str, short: bool = True) -> dict[str, int]:
    """Folded names of the days of the week in `language` and English, short ones too, to 0-6 from Monday on."""
    codes = ("en", *(_LOCALES.get(language) or (language,)))
    return {name: day for code in codes for name, day in _calendar(code, "days", short)}


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    month = one_of(months(language))
    month = rf"(?P<m>{month})(?:\s?[/(]\s?(?:{month})\)?)?"
    year = r"(?P<y>\d{4})(?!\d)"
    joined = f"(?:(?<!-)|(?<={_PREFIXED}))"
    day = joined + r"(?<![\d.,:/])(?P<d>\d{1,2})(?!\d)"
    return (
        re.compile(rf"{day}(?:st|nd|rd|th|er|º|\.º|ª|-?го|-?е|ος|η)?[\s.,/\-]*(?:de |of |d[’'])?\s?ב?-?"
                   rf"{month}(?![^\W\d_])[.,]?[\s/\-]*(?:de |del |năm |พ\.ศ\.\s?|ค\.ศ\.\s?|عام |سنة |г\. )?{year}"),
        re.compile(rf"(?<![^\W\d_]){month}(?![^\W\d_])\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{year}"),
        re.compile(rf"(?<!\d){year}(?:[.,]|\s?թ\.|\sm\.)?\s+{month}(?![^\W\d_])\s+(?P<d>\d{{1,2}})(?!\d)(?:\sd\.)?"),
        re.compile(r"(?<!\d)(?P<y>\d{4})\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일]?"),
        re.compile(rf"(?:中[華华])?(?P<era>{'|'.join(_ERAS)})\s?(?P<y>\d{{1,3}}|元|[{_HAN}十]{{1,4}})\s?年"
                   rf"\s?(?P<m>\d{{1,2}}|[{_HAN}十]{{1,2}})\s?月\s?(?P<d>\d{{1,2}}|[{_HAN}十]{{1,3}})\s?[日号號]"),
        re.compile(rf"(?<![{_HAN}十百千])(?P<y>[{_HAN}]{{4}})年(?P<m>[{_HAN}十]{{1,2}})月(?P<d>[{_HAN}十]{{1,3}})[日号號]"),
        # Before the stroke of a day in Arabic stands a mark, which is a space in the folded text.
        re.compile(joined + r"(?<![\d/.])(?P<y>\d{4})(?P<sep>[-.]| ?/ ?)\s?(?P<m>\d{1,2})(?P=sep)\s?(?P<d>\d{1,2})"
                   r"(?!\d|[-/]\d)"),
        re.compile(joined + r"(?<![\d/.])(?P<d>\d{1,2})(?P<sep>[-.]| ?/ ?)(?P<m>\d{1,2})(?P=sep)(?P<y>\d{4})"
                   r"(?!\d|[-/]\d)"),
        *((_SPACED,) if language in _DAY_FIRST.split() else ()),
    )  # fmt: skip


def find_date(text: str, language: str, start: int = 0) -> Moment | None:
    """First date in `text` from `start` on, with the time and zone beside it; offsets are into `text`."""
    folded = fold(text)
    found = [match for pattern in _patterns(language) if (match := pattern.search(folded, start))]
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        day = _day(match, language)
        if day:
            clock, zone, begin, end = _clock(folded, match.start(), match.end(), start, text)
            return Moment(day, clock, zone, begin, end)
    return None


def is_clock(text: str) -> bool:
    """Whether a short text is a time of day, with its zone if it has one: "16.52 GMT", "13h42", "12:30pm"."""
    text = text.strip()
    folded = fold(text)
    gap = _GAP.match(folded)
    found = _TIME.match(folded, gap.end() if gap else 0)
    if not found or not _time(found):
        return False
    zone = find_zone(folded, found.end(), text)
    return re.fullmatch(r"\W{0,2}(?:[^\W\d_]{1,5}\W{0,2})?", folded[zone[1] if zone else found.end() :]) is not None


def from_iso(value: str) -> str | None:
    """`value` as a date or, when it has a zone, a date-time in ISO 8601; None when it is not ISO 8601."""
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    if not 1800 <= moment.year <= 2200:
        return None
    return moment.isoformat(timespec="seconds") if moment.tzinfo else moment.date().isoformat()


def _day(match: re.Match[str], language: str) -> date | None:
    parts = match.groupdict()
    day, year, word = _number(parts["d"]), _number(parts["y"]), parts["m"]
    if era := parts.get("era"):
        return _of_era(era, year, _number(word), day)
    month = months(language)[word] if word in months(language) else _number(word)
    # With the name of a Gregorian month the year 1431 is that of Joan of Arc's death.
    if month > 100 or (word.isdecimal() and language in ("fa", "ps") and 1300 <= year <= 1450):
        return _from_solar(year, month % 100, day)
    if language == "th" and 2400 <= year <= 2700:
        year -= 543
    numeric = word.isdecimal() and parts.get("sep") and parts["d"] != parts["m"]
    if numeric and match.start("d") < match.start("y"):
        if month > 12:
            day, month = month, day
        elif day <= 12 and language not in _DAY_FIRST.split():
            return None
    try:
        return date(year, month, day) if 1800 <= year <= 2200 else None
    except ValueError:
        return None


def _number(digits: str) -> int:
    """Of ASCII digits or the Chinese ones, "二〇二四" and "二十四"; 元 is an era's first year."""
    if digits.isdecimal():
        return int(digits)
    tens, ten, ones = digits.replace("元", "一").rpartition("十")
    return (10 * int(_ascii(tens) or "1") if ten else 0) + int(_ascii(ones) or "0")


def _ascii(digits: str) -> str:
    return "".join(str(max(0, _HAN.index(digit) - 2)) for digit in digits if digit in _HAN)


def _of_era(era: str, year: int, month: int, day: int) -> date | None:
    """None where it lies outside its era: there is no 64th year of Heisei."""
    before, first, last = _ERAS[era]
    try:
        found = date(before + year, month, day)
    except ValueError:
        return None
    return found if first <= found <= last else None


def _from_solar(year: int, month: int, day: int) -> date | None:
    """Persian solar date to Gregorian by the 33-year leap rule, which agrees with the equinox from 1300 to 1450."""
    longest = 31 if month <= 6 else 30 if month < 12 or year % 33 in _LEAP_33 else 29
    if not (1300 <= year <= 1450 and 1 <= month <= 12 and 1 <= day <= longest):
        return None
    days = sum(366 if y % 33 in _LEAP_33 else 365 for y in range(1300, year))
    days += 31 * (month - 1) - max(0, month - 7) + day - 1
    return date(1921, 3, 21) + timedelta(days)


_BEFORE_NOON = r"a\.?\s?m\b\.?|ص(?!\w)|صباحا|ق\.?ظ|قبل از ظهر|午前|上午|凌晨|오전|पूर्वाह्न|सुबह"
_AFTER_NOON = r"p\.?\s?m\b\.?|م(?!\w)|مساء|عصرا|ب\.?ظ|بعد از ظهر|午後|下午|晚上|오후|अपराह्न|शाम"
_NOON = r"ظهرا|दोपहर"
_MARK = rf"(?:(?P<{{0}}am>{_BEFORE_NOON})|(?P<{{0}}pm>{_AFTER_NOON})|(?P<{{0}}noon>{_NOON}))"
_TIME = re.compile(
    _MARK.format("b") + r"?\s?(?<!\d)(?P<h>\d{1,2})(?:\s?[:٫h.]\s?|\s?[時时点點시]\s?)(?P<n>\d{2})(?:\s?[分분])?"
    r"(?::(?P<s>\d{2})(?:\.\d+)?)?(?!\d)(?:[\s\u064b]*" + _MARK.format("a") + r"\u064b?)?"
)
_GAP = re.compile(
    r"(?:[\s,،|·•()\-–—@/]|t(?=\d)|(?:at|à|a las|um|ore|alle|às|as|o|в|о|saat|ساعت|الساعه|علي|في|pukul|jam|เวลา|kl\.?|"
    r"klo|om|lúc|ώρα|בשעה|שעה|г\.|р\.|року|года|बजे|को|[^\W\d_]{2,9}day|日|일)(?![^\W\d_]))*"
)


def _clock(folded: str, start: int, end: int, floor: int, text: str) -> tuple[time | None, str | None, int, int]:
    gap = _GAP.match(folded, end)
    after = _TIME.match(folded, gap.end() if gap else end)
    if after:
        zone = find_zone(folded, after.end(), text)
        if _time(after):
            return _time(after), zone[0] if zone else None, start, zone[1] if zone else after.end()
    # The time can also stand before the date: "10:30 GMT, 18 June 2024".
    low = max(floor, start - 40)
    for before in _TIME.finditer(folded, low, start):
        zone = find_zone(folded, before.end(), text)
        stop = zone[1] if zone and zone[1] <= start else before.end()
        if _time(before) and re.fullmatch(r"[\s,،|·•()\-–—]*(?:[^\W\d_]{2,9}[\s,،.]+)?", folded[stop:start]):
            return _time(before), zone[0] if zone and stop == zone[1] else None, before.start(), end
    return None, None, start, end


def _time(match: re.Match[str]) -> time | None:
    hour = int(match["h"])
    if "晚上" in (match["bpm"], match["apm"]) and hour == 12:
        return None  # the midnight before, or the one after
    if match["bpm"] or match["apm"]:
        hour += 12 if hour < 12 else 0
    elif match["bnoon"] or match["anoon"]:
        hour += 12 if hour < 10 else 0
    elif (match["bam"] or match["aam"]) and hour == 12:
        hour = 0
    minute, second = int(match["n"]), int(match["s"] or 0)
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None
