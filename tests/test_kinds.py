"""What kind of thing an answer is, by its words: a time, money, a share, a year, so long; else nothing is said."""

from __future__ import annotations

import time

import pytest

from qa.facts.kinds import bare, kind, tells_age, tells_time


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("9 February 2027", "en"),
        ("in March", "en"),
        ("yesterday", "en"),
        ("the end of next year", "en"),
        ("the 2nd reading in 2027", "en"),
        ("before the rains", "en"),
        ("5:30 p.m", "en"),
        ("الثالث عشر من يونيو", "ar"),
        ("الاثنين المقبل", "ar"),
        ("وبيناير", "ar"),
        ("أمس", "ar"),
        ("בשבת הקרובה", "he"),
        ("מחר", "he"),
        ("2029年", "zh"),
        ("5月22日", "zh"),
        ("昨日", "zh"),
        ("เมื่อวานนี้", "th"),
        ("วันศุกร์", "th"),
        ("अगले महीने", "hi"),
        ("सोमवार को", "hi"),
        ("gestern Abend", "de"),
        ("dün gece", "tr"),
        ("11 Haziran'da", "tr"),
        ("в прошлую среду", "ru"),
        ("la nuit de dimanche à lundi", "fr"),
        ("شنبه آینده", "fa"),
        ("ב-1986", "he"),
        ("בערב פסח", "he"),
        ("21.45'te", "tr"),
        ("Kurban Bayramı'nda", "tr"),
        ("Good Friday", "en"),
        ("the 78th minute", "en"),
        ("عيد الأضحى", "ar"),
        ("الدقيقة 78", "ar"),
        ("نوروز", "fa"),
        ("दीवाली पर", "hi"),
        ("元宵节", "zh"),
        ("お盆", "ja"),
        ("추석에", "ko"),
        ("ช่วงสงกรานต์", "th"),
        ("Heiligabend", "de"),
        ("78. Minute", "de"),
        ("minuto 78", "es"),
        ("на 78-й минуте", "ru"),
        ("whatever", "eo"),
        ("الخمسينيات", "ar"),
        ("في خمسينات القرن الماضي", "ar"),
    ],
)
def test_a_time_is_one(words: str, language: str) -> None:
    """In a language without a table nothing is known to be none."""
    assert tells_time(words, 0, len(words), language)


SOON = {
    "ar": "في غضون أسبوعين | في وقت سابق | 358هـ",
    "cs": "o dva roky později | nedávno | kolem 19 hodin | 12. 8.",
    "da": "om to uger | i eftermiddag | ved 19-tiden | for nylig",
    "de": "in zwei Wochen | innerhalb von drei Tagen | zwei Jahre später | am 12.8.",
    "el": "σε δύο εβδομάδες | εντός τριών ημερών | πρόσφατα",
    "en": "earlier | on 12/8 | 509 BC",
    "es": "en dos semanas | en los próximos días | hacia las 19 horas | más adelante",
    "fa": "به تازگی | پیشتر",
    "fr": "dans deux semaines | deux ans plus tard | vers 19 heures | plus tôt",
    "he": "בעוד שבועיים | בימים הקרובים | קודם לכן",
    "hi": "दो हफ्ते में | तीन दिन के भीतर | हाल ही में",
    "id": "15/8 | Senin (15/8) | 8/ 9 | baru-baru ini | dalam waktu tiga hari",
    "it": "in due settimane | di recente | verso le 19",
    "ja": "最近 | 年内 | 元禄時代",
    "ko": "618년 | 앞서 | 며칠 안에",
    "ms": "dalam tempoh tiga hari | baru-baru ini",
    "nl": "over twee weken | binnen drie dagen | rond 19.00 uur | eerder",
    "no": "om få uker | klokka 19 | i ettermiddag | nylig | ved 21-tiden | i midten av uken",
    "pl": "w ciągu trzech dni | w najbliższych dniach | wcześniej",
    "pt": "em duas semanas | nos próximos dias | mais cedo",
    "ru": "в течение трёх дней | в ближайшие дни | ранее",
    "sv": "om två veckor | inom tre dagar | nyligen | vid 19-tiden",
    "sw": "ndani ya siku tatu | miaka miwili baadaye",
    "tr": "iki hafta içinde | saat üçte | 23.15 sıralarında | oylama sürerken | tahta çıktığında",
    "uk": "протягом трьох днів | щопонеділка | раніше",
    "ur": "تین دن کے اندر | حال ہی میں",
    "vi": "trong hai tuần | lúc 19 giờ",
    "zh": "三天内 | 未来几天 | 最近",
}


@pytest.mark.parametrize("language", SOON)
def test_so_long_from_now_and_a_day_in_figures_is_a_time(language: str) -> None:
    """A day as newspapers write it, "Senin (15/8)", and "in two weeks" answer when."""
    told = {one: tells_time(one, 0, len(one), language) for one in SOON[language].split(" | ")}
    assert all(told.values()), told


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("85", "en"),
        ("Maria Falk", "en"),
        ("£1,500", "en"),
        ("Stavanger", "en"),
        ("84 yaşında", "tr"),
        ("47 عاما", "ar"),
        ("ليلى", "ar"),
        ("בת 47", "he"),
        ("47岁", "zh"),
        ("年产能15万辆", "zh"),
        ("85 คน", "th"),
        ("dreieinhalb Jahren", "de"),
        ("22 anos", "pt"),
        ("۴۷ سال", "fa"),
        ("zwei Wochen", "de"),
        ("saat", "tr"),
        ("quince años de prisión", "es"),
        ("i tre år", "no"),
        ("징역 3년", "ko"),
        ("trois semaines", "fr"),
    ],
)
def test_an_age_a_length_or_a_person_is_no_time(words: str, language: str) -> None:
    assert not tells_time(words, 0, len(words), language)


@pytest.mark.parametrize(
    ("words", "told"),
    [("tháng", False), ("5 ngày", False), ("tháng Sáu", True), ("tháng này", True), ("ngày 5/6", True)],
)
def test_the_word_for_a_month_alone_is_no_time(words: str, told: bool) -> None:
    assert tells_time(words, 0, len(words), "vi") == told


@pytest.mark.parametrize(
    ("sentence", "words", "language", "told"),
    [
        ("The baby is three weeks old.", "three weeks", "en", True),
        ("The strike lasts three weeks now.", "three weeks", "en", False),
        ("She was 47 years then.", "47 years", "en", True),
        ("Sie ist drei Tage alt.", "drei Tage", "de", True),
        ("عمر الطفل 5 أيام فقط", "5 أيام", "ar", True),
    ],
)
def test_days_are_an_age_beside_a_word_for_one(sentence: str, words: str, language: str, told: bool) -> None:
    start = sentence.index(words)
    assert tells_age(sentence, start, start + len(words), language) == told


@pytest.mark.parametrize(
    ("sentence", "words", "language", "told"),
    [
        ("The fleet came to Lindau with 1500 boats.", "1500", "en", False),
        ("The fair in Lindau drew 1600 people.", "1600", "en", False),
        ("وصل الأسطول إلى صور ومعه 1500 قارب.", "1500", "ar", False),
        ("הצי הגיע לעכו עם 1500 סירות.", "1500", "he", False),
        ("Die Brücke ist 1500 Meter lang.", "1500", "de", False),
        ("这座桥长1500米。", "1500", "zh", False),
        ("In 1900 people crossed the bridge for the first time.", "1900", "en", True),
        ("Closed since 2000 metres of it fell.", "2000", "en", True),
        ("1900 eröffnete die Brücke.", "1900", "de", True),
        ("افتتح الجسر عام 1900 بحضور الوزير.", "1900", "ar", True),
        ("הגשר נפתח ב-1900 בעכו.", "1900", "he", True),
        ("पुल 1900 में खुला।", "1900", "hi", True),
        ("大桥2000年通车。", "2000年", "zh", True),
    ],
)
def test_a_number_of_what_is_counted_is_no_year(sentence: str, words: str, language: str, told: bool) -> None:
    start = sentence.index(words)
    assert tells_time(sentence, start, start + len(words), language) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("It opens in six weeks, they say.", True),
        ("They left six weeks ago.", True),
        ("The trial lasts six weeks.", False),
    ],
)
def test_so_many_weeks_are_a_time_beside_a_word_that_makes_them_one(sentence: str, told: bool) -> None:
    start = sentence.index("six weeks")
    assert tells_time(sentence, start, start + 9, "en") == told


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("£58m", "en", "money"),
        ("8.7 billion kroner", "en", "money"),
        ("between 4 and 5 billion euros", "en", None),
        ("4 and 5 billion euros", "en", "money"),
        ("13 %", "es", "share"),
        ("31.4 بالمئة", "ar", "share"),
        ("yüzde 29,8", "tr", "share"),
        ("64万元", "zh", "money"),
        ("180 000 dinars", "fr", "money"),
        ("500 बाट", "hi", None),
        ("500 रुपये", "hi", "money"),
        ("300 שקל", "he", "money"),
        ("500 บาท", "th", "money"),
        ("12억 원", "ko", "money"),
        ("병원 3곳", "ko", None),
        ("3名国家元首", "zh", "people"),
        ("2,1 тонны", "ru", "measure"),
        ("300 مليمتر", "ar", "measure"),
        ("3 livres", "fr", None),
        ("200 pounds", "en", None),
        ("1970'te", "tr", "year"),
        ("im Jahr 1941", "de", "year"),
        ("the second half of 2027", "en", "date"),
        ("خلال عام 2027", "ar", "date"),
        ("three years", "en", "duration"),
        ("90 bin avroya", "tr", "money"),
        ("yuro 500", "sw", "money"),
        ("3-1", "en", "score"),
        ("٣-١", "ar", "score"),
        ("1-3", "en", None),
        ("10-15 people", "en", None),
        ("the 64th minute", "en", "ordinal"),
        ("64. Minute", "de", "ordinal"),
        ("3. Juli 2027", "de", None),
        ("64.ª", "pt", "ordinal"),
        ("64-й", "ru", "ordinal"),
        ("2м", "ru", None),
        ("الدقيقة 64", "ar", "ordinal"),
        ("第64分", "zh", "ordinal"),
        ("1,500", "en", None),
        ("450 jobs, about 7 percent", "en", None),
        ("450", "en", None),
        ("the minister", "en", None),
    ],
)
def test_what_so_many_are_of(words: str, language: str, expected: str | None) -> None:
    assert kind(words, 0, len(words), language) == expected


def test_a_number_whose_currency_stands_with_its_neighbour_is_money() -> None:
    sentence = "The cost has risen to 34 billion kroner from 29 billion."
    people = "It has 34 billion kroner for 29 billion trees."
    at, there = sentence.index("29"), people.index("29")
    assert kind(sentence, at, at + 10, "en") == "money"
    assert kind(people, there, there + 10, "en") is None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [("The bill passed, 71-64.", None), ("القانون أقر بأصوات 71-64.", None), ("以71-64的票数通过。", None),
     ("United won 71-64.", "score")],
)  # fmt: skip
def test_votes_are_so_many_and_no_score(sentence: str, expected: str | None) -> None:
    at = sentence.index("71")
    assert kind(sentence, at, at + 5, "en") == expected


@pytest.mark.parametrize(("words", "language"), [("78 minutes", "en"), ("78 Menschen", "de"), ("78 دقيقة", "ar")])
def test_so_many_minutes_are_no_time(words: str, language: str) -> None:
    assert not tells_time(words, 0, len(words), language)


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("60 der 210", "de", True),
        ("£640,000", "en", True),
        ("three years", "en", True),
        ("31.4 بالمئة", "ar", True),
        ("12亿欧元", "zh", True),
        ("save £640,000 a year", "en", False),
        ("weak winds", "en", False),
        ("three men", "en", False),
        ("drei bis vier", "de", True),
        ("med 3-1", "sv", False),
        ("M23", "en", False),
        ("3-0", "no", False),
        ("ルイ14世", "ja", False),
        ("펠리페 6세", "ko", False),
    ],
)
def test_a_number_with_its_unit_is_bare(words: str, language: str, expected: bool) -> None:
    assert bare(words, language) == expected


@pytest.mark.parametrize("part", ["1 ", "in 1 day ", "1,", "١٢٣ ", "% ", "the end of ", "万", "1-", "1. "])
def test_long_words_take_no_long_time(part: str) -> None:
    text = part * (60_000 // len(part))
    begun = time.perf_counter()
    for language in ("en", "ar", "zh"):
        tells_time(text, 0, len(text), language)
        kind(text, 0, len(text), language)
    assert time.perf_counter() - begun < 1
