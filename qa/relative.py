"""Days and years that an article tells only from its own day: "tomorrow", "أمس", "去年", "mardi dernier".

Counted only where it is certain. So: no word that can mean something else ("कल" is yesterday and tomorrow, "mañana" a
morning too, "last Tuesday" either of two), none that a capital makes a name, none inside quotation marks (it counts
from the day of speaking), none in a sentence with a second time in it (it may count from that one), and none beside a
weekday that it does not fall on. "Today" also means "nowadays", and is a part of names: it counts with its weekday, or
as the whole of an answer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from qa.articles.dates import months
from qa.articles.fold import fold
from qa.reader.edges import word_edges

__all__ = ["Counted", "counted"]


@dataclass(frozen=True, slots=True)
class Counted:
    """Characters [start, end) of a text and the day, or the year, that they mean."""

    start: int
    end: int
    means: date | int


Kind = tuple[str, int]
"""("day", 0 to 4 for -2 to 2), ("year", 0 to 2 for -1 to 1) or ("weekday", 0 for Monday)."""
Places = list[tuple[int, int, Kind]]

_NO_NAME = "(?!之|前|以前|[报報])"
"""Somebody's name ends in 明 before 日前, "the other day"; 光明日报 is a newspaper, and before a day is not on it."""
# The day before yesterday to the day after tomorrow, and last year to next year; in regular expressions, without case.
_DAYS: dict[str, tuple[str, str, str, str, str]] = {
    "ar": ("(?:اول (?:من )?امس|(?:يوم )?امس الاول)", "(?<!قبل )(?:يوم )?امس", "اليوم",
           "(?:يوم غد|غد(?:ًا|اً|ا(?= (?:الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد))))", "بعد (?:يوم )?غد"),
    "de": ("vorgestern", "gestern", "heute", "(?<!heute )(?<!gestern )(?<!am )morgen(?! früh)", "übermorgen"),
    "en": ("(?:the )?day before yesterday", "(?<!ago )(?<!of )yesterday", "today",
           "(?<!of )(?<!(?:day|eek|nth|ear) from )(?<!(?:ays|eks|ths|ars) from )tomorrow",
           "(?:the )?day after tomorrow"),
    "es": ("(?:anteayer|antes de ayer)", "ayer", "hoy", "mañana(?=,? (?:lunes|martes|miércoles|jueves|viernes|sábado|"
           "domingo))", "pasado mañana"),
    "fa": ("پریروز", "دیروز", "امروز", "فردا", "پس[\u200c ]?فردا"),
    "fr": ("avant-hier", "hier", "aujourd[’']hui", "demain", "après-demain"),
    "he": ("שלשום", "אתמול", "היום", "מחר", "מחרתיים"),
    "hi": ("", "", "आज", "", ""),
    "it": ("(?:l[’']altro ieri|ieri l[’']altro|avantieri)", "ieri", "oggi", "domani", "dopodomani"),
    "ja": ("(?:一昨日|おととい)", "(?:昨日|きのう)", "(?:今日|本日|きょう)", "(?:明日|あす)", "(?:明後日|あさって)"),
    "ko": ("(?:그저께|그제)", "어제", "오늘", "내일", "모레"),
    "nl": ("eergisteren", "gisteren", "vandaag", "", "overmorgen"),
    "pl": ("przedwczoraj", "wczoraj", "dzisiaj", "jutro", "pojutrze"),
    "pt": ("(?:anteontem|antes de ontem)", "ontem", "hoje", "amanhã", "depois de amanhã"),
    "ru": ("позавчера", "вчера", "сегодня", "завтра", "послезавтра"),
    "tr": ("(?:evvelsi|evvelki) gün", "dün", "bugün", "yarın", "(?:öbür gün|yarından sonra)"),
    "uk": ("позавчора", "вчора", "сьогодні", "завтра", "післязавтра"),
    "zh": ("(?<!大)前天", f"昨[天日]{_NO_NAME}", f"今[天日]{_NO_NAME}", f"明[天日]{_NO_NAME}", ""),
}  # fmt: skip
# "Her last year as captain", "the company's next year": somebody's, and not the calendar's.
_NOBODYS = "(?<!the )(?<!his )(?<!her )(?<!its )(?<!my )(?<!our )(?<!your )(?<!their )(?<![’']s )"
_NOBODYS_DE = "(?<!ein )(?<!ihr )(?<!unser )(?<!euer )(?<!em )"
_SCHOOLS = "(?! (?:e?scolar|lectivo|letivo|acad[éê]mico|accademico|fiscal|scolastico|giudiziario|scolaire|univers))"
"""And a year of school is another."""
_YEARS: dict[str, tuple[str, str, str]] = {
    "ar": ("العام (?:الماضي|الفائت|المنصرم)", "العام (?:الجاري|الحالي)", "العام (?:المقبل|القادم)"),
    "de": (f"{_NOBODYS_DE}(?:letzte|vergangene|vorige)[ns] jahr", "diese[ns] jahr",
           f"{_NOBODYS_DE}(?:nächste|kommende)[ns] jahr"),
    "en": (f"{_NOBODYS}(?<!this )last year", "this year", f"{_NOBODYS}next year"),
    "es": ("el año pasado", f"este año{_SCHOOLS}", f"el (?:próximo año{_SCHOOLS}|año próximo|año que viene)"),
    "fr": ("l[’']an(?:née)? (?:dernier|dernière|passée?)", f"cette année(?!-){_SCHOOLS}", "l[’']an(?:née)? prochaine?"),
    "he": ("(?<!לפני )(?:ב)?שנה שעברה", "", "(?:ב)?שנה הבאה"),
    "hi": ("(?:पिछले|गत) (?:साल|वर्ष)", "इस (?:साल|वर्ष)", "अगले (?:साल|वर्ष)"),
    "it": (f"(?:l[’']anno scorso|lo scorso anno){_SCHOOLS}", f"quest[’']anno{_SCHOOLS}",
           f"(?:l[’']anno prossimo|il prossimo anno){_SCHOOLS}"),
    "ja": ("(?:去年|昨年)(?!度)", "(?:今年|本年)(?!度)", "来年(?!度)"),
    "ko": ("(?:작년|지난해)", "올해", "내년"),
    "pt": ("(?:o|no) ano passado", f"este ano{_SCHOOLS}", f"(?:o|no) próximo ano{_SCHOOLS}"),
    "ru": ("в прошлом году", "в этом году", "в (?:следующем|будущем) году"),
    "tr": ("geçen (?:yıl|sene)", "bu (?:yıl|sene)", "gelecek (?:yıl|sene)"),
    "uk": ("(?:торік|минулого року)", "цього року", "наступного року"),
    "zh": ("去年", "今年", "明年"),
}  # fmt: skip
# Words of other times: what was said "two weeks ago" counts its "tomorrow" from there.
_ELSEWHEN = {
    "ar": r"(?<!\w)(?:ال|لل|[وفبك]+(?:ال)?|ل)?(?:أسبوع\w*|أسابيع|شهر(?:ين|ان)?|أشهر|شهور|منذ|سنة|سنوات|سنتين|عامين"
          r"|عامان|أعوام|يومين|أيام|سابق(?:ا|ًا|اً)|آنذاك|حينها|حينذاك|حينئذ|وقتها)(?!\w)|وقت سابق|الليلة الماضية"
          r"|(?<!\w)[وف]?(?:قبل|بعد) (?:نحو )?عام(?!\w)",
    "de": r"\b(?:woche\w*|monat\w*|zuvor|vorher|damals|vor \w+ (?:\w+ )?(?:tage?n?|jahr\w*)|(?:tage?|jahre?) später"
          r"|(?:letzt|vergangen|vorig|nächst|kommend)\w+ (?:tage?n?|nacht|jahr\w*))\b",
    "en": r"\b(?:ago|earlier|previously|weeks?|months?|(?:years?|days?|decades?) (?:before|later|after)"
          r"|(?:last|past|previous|next|following|same) (?:\w+ )?(?:nights?|days?|years?|decades?|century|quarter))\b",
    "es": r"\b(?:semanas?|mes(?:es)?|anoche|anteriormente|hace (?:(?:\w+ ){1,3}?(?:días?|años?|décadas?)|poco|tiempo)"
          r"|(?:días?|años?) (?:atrás|antes|después|anterior|siguiente))\b",
    "fa": r"(?<!\w)(?:هفته|ماه|پیش|قبل|گذشته|آینده|دیشب)(?!\w|\u200c)",
    "fr": r"\b(?:semaines?|mois|auparavant|veille|lendemain|plus (?:tôt|tard)|(?:jours?|ans?|années?) (?:avant|après)"
          r"|il y a (?:\w+ ){1,3}?(?:jours?|ans?|années?))\b",
    "he": r"שבוע|חודש|אשתקד|אמש|לפני (?:כ[־-]?)?(?:\w+ )?(?:ימים|יומיים|שנה|שנים|שנתיים)",
    "hi": "सप्ताह|हफ़?्त|महीन|माह|पहले|(?:दिन|दिनों|साल|सालों|वर्ष|वर्षों) (?:पूर्व|बाद)",
    "it": r"\b(?:settiman[ae]|mes[ei]|(?:giorn[oi]|ann[oi]) (?:fa|prima|dopo)|giorno precedente)\b",
    "ja": "週|[先来今翌]月|[日月年間]前|[かヶカ]月|以前|先日|かつて|当時|翌日|再来年|一昨年|おととし",
    "ko": "지난|다음|이번|[주일월년달] ?전|이전|앞서|당시|전날|이튿날|재작년",
    "nl": r"\b(?:geleden|we(?:ek|ken)|maand(?:en)?|eerder|toen|(?:dag|jaar) (?:ervoor|later))\b",
    "pl": r"\b(?:temu|tydzień|tygodni\w*|miesiąc\w*|miesięcy|wcześniej|wówczas)\b",
    "pt": r"\b(?:semanas?|mês|meses|atrás|anteriormente|há (?:\w+ ){1,3}?(?:dias?|anos?)"
          r"|(?:dias?|anos?) (?:antes|depois|anterior|seguinte))\b",
    "ru": r"\b(?:назад|недел\w*|месяц\w*|ранее|раньше|накануне|спустя|тогда)\b",
    "tr": r"\b(?:önce\w*|hafta\w*|ay(?:da|ın|lar\w*)?|sonra|geçtiğimiz|o zaman)\b",
    "uk": r"\b(?:(?:рок\w+|дн\w+|діб|тижн\w+) тому|тиждень|тижн\w+|місяц\w+|раніше|напередодні|тоді)\b",
    "zh": "[周週](?![边邊围圍年])|星期|礼拜|禮拜|[上下][个個]?月|月前|[日天年](?:之|以)?前"
          "|前[几幾]?[日年]|[此早先]前|[当當][时時]",
}  # fmt: skip
# What stands before or behind a weekday and leaves no doubt which it is: the last before the article's day, and the
# first after it. "Next Tuesday" and "nächsten Dienstag" may be the one after that, "в прошлый вторник" the one before.
_BEFORE_AFTER: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "ar": (("", "الماضي|الفائت|المنصرم"), ("", "المقبل|القادم")),
    "de": (("vergangenen", ""), ("kommenden", "")),
    "es": (("pasado", "pasado"), ("próximo", "próximo")),
    "fa": (("", "گذشته"), ("", "آینده")),
    "fr": (("", "dernier"), ("", "prochain")),
    "he": (("", "שעבר|האחרון"), ("", "הקרוב")),
    "it": (("scors[oa]", "scors[oa]"), ("prossim[oa]", "prossim[oa]")),
    "pt": (("passad[oa]|últim[oa]", "passad[oa]"), ("próxim[oa]", "próxim[oa]")),
    "ru": (("минувш\\w+|прошедш\\w+", ""), ("ближайш\\w+|предстоящ\\w+", "")),
    "tr": (("geçtiğimiz", ""), ("önümüzdeki", "")),
}
# Forms of weekdays beside those of CLDR, Monday first.
_WEEKDAYS = {
    "ar": "[وب]الاثنين [وب]الثلاثاء [وب]الاربعاء [وب]الخميس [وب]الجمعة [وب]السبت [وب]الاحد",
    "de": r"montag\w* dienstag\w* mittwoch\w* donnerstag\w* freitag\w* samstag\w*|sonnabend\w* sonntag\w*",
    "he": r"ב?יום\sשני ב?יום\sשלישי ב?יום\sרביעי ב?יום\sחמישי ב?יום\sשישי ב?(?:יום\s)?שבת ב?יום\sראשון",
    "ja": "月曜 火曜 水曜 木曜 金曜 土曜 日曜",
    "ko": r"월요일\w* 화요일\w* 수요일\w* 목요일\w* 금요일\w* 토요일\w* 일요일\w*",
    "pl": r"poniedział\w+ wtor\w+ środ[ęy] czwart\w+ piąt\w+ sobot[ęy] niedziel[ęi]",
    "ru": r"понедельник\w+ вторник\w+ сред[уые] четверг\w+ пятниц[уые] суббот[уые] воскресень[яю]",
    "uk": r"понеділ\w+ вівтор\w+ серед[уи] четвер\w+ п[’']ятниц[юі] субот[уи] неділ[юі]",
    "zh": "[周週]一 [周週]二 [周週]三 [周週]四 [周週]五 [周週]六 [周週][日天]",
}
# In Arabic "general" and "year" are one word ("الأمين العام الحالي"), so it is no year behind a noun that it may
# describe: one with the article, but none whose ending tells a feminine or a plural of people.
_GENERAL = re.compile(r"ال\w{3,}(?<!ة)(?<!ات)(?<!\w{6}ون)(?<!\w{6}ين)")
_ATTACHED = re.compile("^(?:[وفبك]+ا|[وف]?ل(?=ل))")
"""Letters written with the word behind them: "and", "by", "for the"."""
# Also from a mark that is never closed, and to one that was never opened: long quotations are several sentences.
_QUOTED = re.compile('[«“„「『‹][^»”“」』›]*(?:[»”“」』›]|$)|^[^«“„「『‹]*[»”」』›]|"[^"]*(?:"|$)|‘.*?(?:’(?!\\w)|$)')
# A year or a date in digits may be what "next year" counts from.
_DATED = re.compile(r"\d\s?[月日월일]|(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|\d[./-]\d{1,2}[./-]\d")
_BESIDE = re.compile(r"[\s,،、(]{0,3}(?:(?:يوم|в|во|у|on|am|el|il|di|de) )?")


def counted(text: str, language: str, published: date, answers: Sequence[tuple[int, int]] = ()) -> Counted | None:
    """The one time that a sentence tells from the day it was published; `answers`: the spans in it that answer."""
    base = language.split("-")[0]
    if base not in _DAYS:
        return None
    if not date.min.year < published.year < date.max.year:
        return None  # no calendar goes on
    folded = fold(text)
    edges = frozenset(word_edges(text))
    found = _places(_expressions(base), folded, edges)
    weekdays = _places(_weekdays(base), folded, edges)
    if len(found) > 1 or len(weekdays) > 1 or _dated(folded, base, edges):
        return None
    if base == "de" and found and text[found[0][0] :].startswith("Morgen"):
        return None  # the morning
    if found and text[found[0][0]].isupper() and any(one.isalnum() for one in text[: found[0][0]]):
        return None  # a newspaper, a party, a film
    told = _single(text, base, published, answers, found, weekdays)
    if told is None or any(one.start() < told.end and told.start < one.end() for one in _QUOTED.finditer(folded)):
        return None
    others = _elsewhen(base).finditer(folded)
    return told if all(one.start() < told.end and told.start < one.end() for one in others) else None


def _single(
    text: str, base: str, published: date, answers: Sequence[tuple[int, int]], found: Places, weekdays: Places
) -> Counted | None:
    folded = fold(text)
    if not found:
        return _weekday(folded, base, published, *weekdays[0]) if weekdays else None
    start, end, (kind, place) = found[0]
    if kind == "year":
        before = text[:start].split()[-1:]
        if base == "ar" and before and _GENERAL.fullmatch(_ATTACHED.sub("ا", before[0])):
            return None
        return None if weekdays else Counted(start, end, published.year + place - 1)
    day = published + timedelta(days=place - 2)
    if weekdays:
        first, last, (_, weekday) = weekdays[0]
        gap = folded[end:first] if end <= first else folded[last:start]
        if weekday != day.weekday() or not _BESIDE.fullmatch(gap):
            return None
        return Counted(min(start, first), max(end, last), day)
    return Counted(start, end, day) if day != published or (start, end) in answers else None


def _weekday(folded: str, base: str, published: date, start: int, end: int, kind: Kind) -> Counted | None:
    """ "الثلاثاء الماضي", "el próximo martes"."""
    for (before, behind), step in zip(_BEFORE_AFTER.get(base, ()), (-1, 1), strict=False):
        first = re.search(rf"(?<!\w)(?:{fold(before)}) $", folded[max(0, start - 20) : start]) if before else None
        last = re.compile(rf" (?:{fold(behind)})(?!\w)").match(folded, end) if behind else None
        if first or last:
            days = (step * (kind[1] - published.weekday())) % 7 or 7
            begin = start - len(first.group()) if first else start
            # Tomorrow is "tomorrow": who says "next Friday" on a Thursday may mean the one after.
            means = published + timedelta(days=step * days)
            return Counted(begin, last.end() if last else end, means) if days > 1 else None
    return None


def _places(pattern: re.Pattern[str], folded: str, edges: frozenset[int]) -> Places:
    """Whole words of the pattern, each with what its group's name says."""
    return [
        (match.start(), match.end(), (kind, int(place)))
        for match in pattern.finditer(folded)
        for kind, _, place in [(match.lastgroup or "").partition("_")]
        if match.start() in edges and match.end() in edges
    ]


def _dated(folded: str, base: str, edges: frozenset[int]) -> bool:
    """Whether a month is named, or a day of one."""
    named = (match for match in _month(base).finditer(folded))
    return bool(_DATED.search(folded)) or any(one.start() in edges and one.end() in edges for one in named)


@cache
def _elsewhen(base: str) -> re.Pattern[str]:
    return re.compile(fold(_ELSEWHEN.get(base, "(?!)")))


@cache
def _month(base: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(months(base), key=len, reverse=True))))


@cache
def _expressions(base: str) -> re.Pattern[str]:
    days = {f"day_{place}": words for place, words in enumerate(_DAYS[base])}
    years = {f"year_{place}": words for place, words in enumerate(_YEARS.get(base, ()))}
    return _alternatives(days | years)


@cache
def _weekdays(base: str) -> re.Pattern[str]:
    """Of CLDR, Monday first."""
    # Here, because it costs start-up time that an import of this module should not.
    from qa.locales import Locale

    known = Locale.parse(base).days["stand-alone"]["wide"]
    names = [[re.escape(fold(known[number]))] for number in range(7)]
    for number, words in enumerate(_WEEKDAYS.get(base, "").split()):
        names[number].append(words)
    return _alternatives({f"weekday_{number}": "|".join(words) for number, words in enumerate(names)})


def _alternatives(words: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{kind}>{fold(one)})" for kind, one in words.items() if one))
