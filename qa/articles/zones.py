"""Time zones as news sites name them: offsets, abbreviations, cities and countries.

An abbreviation that means several zones (IST, CST, AST) is none. `عمان` (Amman or Oman) is none either.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from qa.articles.fold import fold

__all__ = ["cities", "find_zone", "localise"]

_OFFSETS = {
    "gmt": 0, "utc": 0, "z": 0, "غرينتش": 0, "غرينيتش": 0, "جرينتش": 0, "гринвич": 0, "гринвичу": 0, "格林尼治": 0,
    "wet": 0, "west": 1, "cet": 1, "mez": 1, "cest": 2, "mesz": 2, "eet": 2, "eest": 3, "wat": 1, "sast": 2, "eat": 3,
    "msk": 3, "мск": 3, "tsi": 3, "ksa": 3, "pkt": 5, "wib": 7, "wita": 8, "wit": 9, "hkt": 8, "sgt": 8,
    "jst": 9, "kst": 9, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13, "est": -5, "edt": -4, "cdt": -5, "mst": -7,
    "mdt": -6, "pst": -8, "pdt": -7, "brt": -3, "art": -3,
}  # fmt: skip
_PLACES = {
    "Asia/Baghdad": "Baghdad|Bagdad|بغداد|العراق|Багдад|багдадскому|Bağdat|בגדד|巴格达|バグダッド",
    "Asia/Riyadh": "Mecca|Makkah|Riyadh|Saudi Arabia|مكة المكرمة|مكة|الرياض|السعودية|جدة|عدن|صنعاء|Эр-Рияд|利雅得",
    "Africa/Cairo": "Cairo|Egypt|Le Caire|El Cairo|Kairo|القاهرة|مصر|Каир|Kahire|קהיר|开罗|カイロ",
    "Asia/Beirut": "Beirut|Beyrouth|بيروت|لبنان|Бейрут|Beyrut|ביירות|贝鲁特|ベイルート",
    "Asia/Damascus": "Damascus|Damas|Damasco|دمشق|سوريا|سورية|حلب|Дамаск|Şam|דמשק|大马士革|ダマスカス",
    "Asia/Amman": "Amman",
    "Asia/Jerusalem": (
        "Jerusalem|Tel Aviv|Israel|القدس المحتلة|القدس|رام الله|Иерусалим|ירושלים|תל אביב|תל-אביב|ישראל|耶路撒冷"
    ),
    "Asia/Gaza": "Gaza|غزة",
    "Asia/Qatar": "Doha|Qatar|الدوحة|قطر|Доха|多哈",
    "Asia/Dubai": "Dubai|Abu Dhabi|UAE|دبي|أبوظبي|أبو ظبي|الإمارات|迪拜",
    "Asia/Kuwait": "Kuwait|الكويت",
    "Asia/Bahrain": "Manama|Bahrain|المنامة|البحرين",
    "Asia/Muscat": "Muscat|مسقط",
    "Africa/Khartoum": "Khartoum|الخرطوم|السودان",
    "Africa/Tripoli": "Tripoli|طرابلس|ليبيا",
    "Africa/Tunis": "Tunis|تونس",
    "Africa/Algiers": "Algiers|Alger|الجزائر",
    "Africa/Casablanca": "Rabat|Casablanca|الرباط|الدار البيضاء|المغرب",
    "Asia/Tehran": "Tehran|Téhéran|Teheran|Teherán|تهران|طهران|ایران|Тегеран|Tahran|טהרן|德黑兰|テヘラン",
    "Asia/Kabul": "Kabul|کابل|كابل|كابول",
    "Asia/Karachi": "Islamabad|Karachi|Lahore|اسلام آباد|کراچی|لاہور",
    "Asia/Kolkata": "New Delhi|Delhi|Mumbai|नई दिल्ली|दिल्ली|मुंबई|نئی دہلی",
    "Europe/Istanbul": (
        "Istanbul|Ankara|Estambul|Turkey|Türkiye|اسطنبول|إسطنبول|أنقرة|تركيا|Стамбул|Анкара|İstanbul|איסטנבול|安卡拉"
    ),
    "Europe/Moscow": (
        "Moscow|Moscou|Moscú|Moskau|Mosca|Moskova|موسكو|مسکو|Москва|Москве|московскому времени|московскому|"
        "מוסקבה|莫斯科|モスクワ"
    ),
    "Europe/Kyiv": "Kyiv|Kiev|Kiew|كييف|Киев|Київ|Києвом|киевскому времени|киевскому|基辅",
    "Europe/London": "London|Londres|Londra|لندن|Лондон|לונדון|伦敦|ロンドン",
    "Europe/Paris": "Paris|París|Parigi|باريس|پاریس|Париж|פריז|巴黎|パリ",
    "Europe/Berlin": "Berlin|Berlín|Frankfurt|برلين|Берлин|ברלין|柏林|ベルリン",
    "Europe/Madrid": "Madrid|hora peninsular|مدريد|Мадрид|马德里",
    "Europe/Rome": "Rome|Roma|Rom|روما|Рим|罗马",
    "Europe/Vienna": "Vienna|Wien|Viena|فيينا|Вена",
    "Europe/Brussels": "Brussels|Bruxelles|Bruselas|Brüssel|بروكسل|Брюссель|布鲁塞尔",
    "Europe/Zurich": "Geneva|Genève|Genf|Ginebra|جنيف|Женева|日内瓦",
    "Europe/Athens": "Athens|Αθήνα|أثينا|Афины",
    "Europe/Lisbon": "Lisbon|Lisboa",
    "Europe/Warsaw": "Warsaw|Warszawa|Варшава",
    "America/New_York": (
        "New York|Nueva York|Washington|eastern time|ET|نيويورك|واشنطن|Вашингтон|Нью-Йорк|华盛顿|纽约|ワシントン"
    ),
    "America/Los_Angeles": "Los Angeles|PT",
    "America/Mexico_City": "Ciudad de México|CDMX|Mexico City",
    "America/Argentina/Buenos_Aires": "Buenos Aires",
    "America/Sao_Paulo": "Brasília|São Paulo|Rio de Janeiro",
    "Asia/Shanghai": "Beijing|Shanghai|Pékin|Pekín|Peking|بكين|پکن|Пекин|北京时间|北京時間|北京|上海",
    "Asia/Taipei": "Taipei|台北",
    "Asia/Hong_Kong": "Hong Kong|香港",
    "Asia/Tokyo": "Tokyo|Tokio|طوكيو|توکیو|Токио|東京|日本時間|东京",
    "Asia/Seoul": "Seoul|서울|سيول|Сеул|首尔|ソウル",
    "Asia/Jakarta": "Jakarta",
    "Asia/Bangkok": "Bangkok|กรุงเทพฯ|กรุงเทพ",
}
_LEAD = (
    r"[\s,،()\[\]\-–—|]*(?:uhr|น\.?|hrs?|h|分|분)?[\s,،()\-–—]*"
    r"(?:(?:حسب )?ب?(?:ال)?توقيت|به وقت|به ?وقت محلی|local time in|time in|heure de|hora de|ora di|horário de|"
    r"по|за|waktu|saat)?\s*"
)
_AFTER = r"(?![^\W\d_])"


@cache
def cities() -> dict[str, str]:
    """Folded place name to IANA zone."""
    return {fold(name): zone for zone, names in _PLACES.items() for name in names.split("|")}


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted({*map(fold, _OFFSETS), *cities()}, key=len, reverse=True)
    offset = r"(?P<sign>[+\u2212-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?(?!\d)"
    later = r"(?:\s?(?P<later>\+\d{1,2}|[\u2212-]\d{1,2}(?!\s?\w))(?![\d.:]))?"
    name = rf"(?P<name>{'|'.join(map(re.escape, names))}|bst){_AFTER}{later}"
    return re.compile(rf"{_LEAD}(?:(?:utc|gmt)?\s?{offset}|{name})")


def find_zone(folded: str, start: int) -> tuple[str, int] | None:
    """Name of the zone that stands right after `start` in folded text, and its end; None when none does.

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
