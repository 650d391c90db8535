"""What kind of thing an answer is, where its words leave no doubt: a time, money, a share, so long, so many people.

For telling that an answer cannot be one: "when" is not answered with an age, nor "how many people" with a price. Told
by the months, days, currencies and units of CLDR, and by the words of time in `times.json`, by language. What is not
plain has no kind, and so contradicts nothing.
"""

from __future__ import annotations

import json
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Literal

import regex

from qa.articles.dates import find_date, months, weekdays
from qa.articles.fold import fold
from qa.facts.details import leading, so_many
from qa.facts.numbers import in_words, scale_behind
from qa.facts.percents import percent_behind
from qa.facts.quantities import Quantity, quantity
from qa.facts.units import currency_behind
from qa.locales import locale_of
from qa.whole_words import NEVER, UNSPACED, WORD, one_of, whole

__all__ = [
    "CLAUSE", "Kind", "bare", "counts_things", "has_number", "kind", "money_behind", "most", "tells_age", "tells_time",
]  # fmt: skip

Kind = Literal["money", "share", "year", "date", "duration", "score", "ordinal", "measure", "people"]

_TIMES = Path(__file__).with_name("times.json")
_JOINED = {"ar": "[وبلفك]{0,2}(?:ال|ل)?", "he": "[בלמהוש]{0,2}"}
"""Letters that are written with the word behind them: "and", "on", "the"."""
_INFLECTED = 4
"""Letters of a month or day that is never inflected, at most."""
_SAID = 300
"""Characters of an answer that are looked at: longer ones are no few words."""
_BESIDE = 24
"""Characters before and behind it that may make a time of so many days."""
_NAMED = 40
"""Characters of what a currency is called."""
_STEM = 4
"""Letters in which the forms of a word agree."""
_JOINING = 3
"""Letters of a word between two ends of a range at most: "and", "bis"."""
_FEW = 2
"""Words beside a year at most: "1941 yılında", "im Jahr 1941"; more say something else. And behind years of prison."""
_NUMBER = regex.compile(r"\d+(?:[.,٬٫'’\u00a0\u202f]\d+|[ ]\d{3}(?!\d))*")
# A Hebrew "in" is joined to a year by a hyphen: "ב-1986".
_YEAR = regex.compile(r"(?<![\d.,:/])(?<!(?<!(?<!\p{L})[בלמהו])-)(?:1\d{3}|2[015]\d{2})(?!\d|[.,:]\d)")
CLAUSE = regex.compile("[,;:،؛，、；：—–()]")
_NOUN = regex.compile(r"\s?[\p{L}\p{M}]{1,40}+")
_WITH = regex.compile(r"\b(?:with|mit|met|med|avec|con|com|dengan)\s$|(?<!\w)[وف]?(?:مع\w{0,3}|ب[اه]|עם|ועמו)\s$")
"""So many come with somebody; a time does not."""
_CLOCK = regex.compile(
    r"(?<!\d)\d{1,2}:\d{2}(?!\d)|(?<!\d)\d{1,2}(?:[.h]\d{2})?\s?(?:uhr|h|a\.?m|p\.?m|o['’]clock|часов|часа|час|시)(?!\p{L})"
    r"|(?<!\d)\d{1,2}\.\d{2}['’][dt][ae]n?(?!\p{L})|(?<!\d)\d{1,2}\s?[時时点點](?![位以])|[0-9元]\s?[年年월月]|(?<!\d)\d{1,2}\s?[日号號일](?!\p{L}?间)"
)
_SO_MANY = regex.compile(r"(?<!\d)\d{1,3}(?:[.,]\d+)?[ -]\p{L}+")
_SCORE = regex.compile(r"(\d{1,3})\s?[-–:]\s?(\d{1,3})")
# "78th", "78.ª", "78e", "78-й", "78'inci", "第78", "78번째", "78. Minute", "minuto 78", "الدقيقة 78", "phút thứ 78"
_ORDINAL = regex.compile(
    r"\b\d+(?:st|nd|rd|th|er|re|e|ème|-(?:й|я|е|го|му|м|ой|ю|та|ту))\b|\b\d+\.?[ªº]|第\s?\d|제\s?\d|\d+\s?번째"
    r"|\b\d+['’](?:[iıuü]?nc[iıuü]\w*)|^\W*\d+\.\s\p{L}|\bthứ\s\d"
    r"|\b(?:minut[eoa]|phút|dakika|menit|минут[аеу]|хвилин[аіу]|הדקה|بالدقيقه|الدقيقه|menit ke)\s\d"
)
# Of a match: "78th minute" is when somebody scored, and "78 minutes" is how long he played.
_MINUTE = regex.compile(
    r"\b\d{1,3}(?:\.|st|nd|rd|th|e|ème|[ªº]|-(?:й|я|ю|ої|ій|ой|у)|['’]?[iıuü]?nc[iıuü]\w*)\s?(?:minut|минут|хвилин|dakika|perc|min\.)"
    r"|\b(?:minut[oea]|phút thứ|menit ke-?|דקה|הדקה|بالدقيقه|الدقيقه|دقيقه)\s?\d|第\s?\d{1,3}\s?分"
    r"|[전후]반 \d{1,2}분|[前後]半\s?\d{1,2}\s?分"
)
_VOTES = regex.compile(
    r"\b(?:vot(?:e|es|ed|ing|os?|ó|aron|ação|ación|i|ato|azione)|ballots?|passed|approved|adopted|stimmen|stemmen|voix|głosów"
    r"|голос\w*|oyla|oya|oy|suara|phiếu)\b|(?<!\w)(?:ال|ب)*(?:صوت|اصوات|تصويت)\w*|קולות|הצבע|राय|मतों|वोट|[票표]"
)
"""Beside a score it is one of votes, and so many."""
_AGED = regex.compile(
    r"\b(?:age[ds]?|old|alter|alt|âgée?s?|âge|edad|idade|età|leeftijd|oud|gammel|gammal|wieku?|věku|yaş\w*|umur|usia|umri|tuổi"
    r"|возраст\w*|віці|ηλικία\w*)\b|(?<!\w)و?(?:ب|لل|ال)?(?:عمر\w*|سن(?:ها|هم)?(?!\w))|\b[בוה]?גיל\w*|\b(?:בן|בת)\b|سال(?:ه|گی)|उम्र|आयु|عمر|[岁歲歳]|살|อายุ"
)
# What so many years are when they are no age: of prison, of a contract, in office.
_TERM = regex.compile(
    r"\b(?:prison|jail|imprisonment|probation|contract|in office|in power|réclusion|peine|emprisonnement|contrat|mandat"
    r"|prisión|presidio|cárcel|pena|condena|contrato|mandato|inhabilitación|prisão|cadeia|carcere|reclusione|contratto|prigione"
    r"|haft|gefängnis|freiheitsstrafe|haftstrafe|vertrag|amtszeit|celstraf|gevangenisstraf|fengsel|fängelse|fængsel"
    r"|тюр\w*|лишения|лишению|заключения|колони\w*|контракт\w*|срок\w*|позбавлення|ув['’]язнення|в['’]язниц\w*"
    r"|hapis|hapse|cezası\w*|sözleşme\w*|penjara|kontrak|tù|hợp đồng|więzieni\w*|kontrakt\w*|jela|kifungo"
    r"|φυλάκιση\w*|sentenced to|condamnée? à|condenad[oa] a|condannat[oa] a|verurteilt zu)\b"
    r"|(?<!\w)(?:[وبلك]?(?:ال|ل)?(?:سجن|حبس|عقوبه)|زندان|قرارداد|قید|سزا)(?!\w)|\b[הלב]?(?:מאסר|כלא|חוזה)\b"
    r"|कैद|कारावास|सजा|सज़ा|जेल|अनुबंध|徒刑|监禁|監禁|刑期|有期|合同|懲役|禁錮|契約|任期|징역|실형|금고|계약|임기|จำคุก|สัญญา"
)
_PERCENT = regex.compile(r"[%٪％‰]|\byüzde\b")
# Short names of currencies, of which CLDR has only the long ones: "Norwegian kroner". None that is a weight, a book or
# a verb as well.
_MONEY = regex.compile(
    r"\p{Sc}|\b(?:kron(?:er?|or|en|e)|coronas|kr|euros?|eur|dollars?|dólares|dollari|dolar\w*|usd|sterling"
    r"|rubel|rubles?|roubles?|рубл\w+|франк\w*|гривен\w*|гривн\w+|dinars?|dinares|dirhams?|riyals?|lira\w{0,4}|avro\w{0,4}|euro['’]?\w{0,3}|dola|yuro|shilingi|rupees?|rupias?|roupies"
    r"|cents?|centimes|céntimos|centavos|centesimi|pence|kuruş\w*|копе[ей]к\w*|копійк\w*|øre|öre|rappen|groszy"
    r"|yuan|renminbi|yen|pesos?|reais|francs?|franken|zł|złotych|zlotys?|forint|rand|shekels?|baht|ringgit|rupiah|rp|đồng|gulden|guilders?|florins?)\b"
    r"|(?<!\w)(?:دولار|دينار|درهم|ريال|ليره|جنيه|يورو|شيكل|تومان|ريال|روپيه|روبل|يوان|سنت|قرش|قروش|بنس)\w*"
    r"|(?<!\w)(?:שקל|דולר|אירו|יורו|סנט|אגורות|ש[\x22\u05f4\u201d]ח)\w*|रुपय\w*|रुपए|रूबल|डॉलर|यूरो|(?:(?<!\p{L})|(?<=[万萬亿億千百만억조]))[元円원]|人民币|人民幣|卢布|欧元|歐元|美元|บาท|ดอลลาร์|ยูโร|ギルダー|セント|ポンド"
)
# Other names of money than CLDR has, or forms that do not begin like its own.
_MORE_CURRENCIES = {
    "": "bitcoin биткоин بيتكوين بیت‌کوین ביטקוין बिटकॉइन 비트코인 比特币 比特幣 ビットコイン บิตคอยน์",
    "ar": "كراون", "de": "lewa", "el": "κορώνες λίρες", "en": "quid bucks kopecks leva soles", "he": "לירות קרונות",
    "hi": "क्राउन", "ru": "сумов", "sw": "krona", "vi": "curon",
}  # fmt: skip


def tells_time(sentence: str, start: int, end: int, language: str) -> bool:
    """Whether the words [start, end) of a sentence say when: a date, a day, a year, an hour, "last week", "before".

    So many days are a time only beside such a word: "two weeks ago". True in a language without a row: not known.
    """
    base = language.split("-")[0]
    said = sentence[start : min(end, start + _SAID)]
    folded = fold(said)
    if base not in _times() or find_date(said, language) or _names(base).search(folded) or _CLOCK.search(folded):
        return True
    if _MINUTE.search(folded):
        return True
    dated = kind(sentence, start, end, language) not in ("money", "share", "duration", "score")
    if dated and _has_year(sentence, start, start + len(said), base):
        return True
    words, beside = _words(base)
    if words.search(folded if base in UNSPACED else _SO_MANY.sub(" ", folded)):
        return True
    around = fold(sentence[max(0, start - _BESIDE) : end + _BESIDE])
    first = min(start, _BESIDE)
    return any(one.start() < first + len(said) and first < one.end() for one in beside.finditer(around))


def _has_year(sentence: str, start: int, end: int, base: str) -> bool:
    """Whether a number in the words may be a year: not "1500 people", nor "with 1500 …"; but "in 1500 people …"."""
    for one in _YEAR.finditer(fold(sentence[start:end])):
        first, last = start + one.start(), start + one.end()
        before, behind = fold(sentence[max(0, first - _BESIDE) : first]), fold(sentence[last : last + _NAMED])
        led = (WORD.findall(before) or [""])[-1] in leading(base)
        if led or not (_WITH.search(before) or so_many(behind, base)):
            return True
    return False


def kind(sentence: str, start: int, end: int, language: str) -> Kind | None:
    """What the words [start, end) of a sentence are so much of; None where they say no number, or not plainly."""
    said = sentence[start : min(end, start + _SAID)]
    if score := _SCORE.fullmatch(said.strip()):
        down = int(score[1]) >= int(score[2])  # a range goes up
        return "score" if down and not _of_votes(sentence, start, end) else None
    if _ORDINAL.search(fold(said)) and not find_date(said, language):
        return "ordinal"
    numbers = list(_NUMBER.finditer(fold(said)))
    counted = quantity(said, language)
    if counted and counted.unit and counted.unit.startswith("duration"):
        return "year" if len(numbers) == 1 and _YEAR.fullmatch(numbers[0].group()) else "duration"
    if len(numbers) > 1 and any(len(word) > _JOINING for word in _rest(said, language)):
        return None
    if not numbers and not in_words(said, language)[0]:
        return None
    behind = said[numbers[-1].end() :] if numbers else said
    if _PERCENT.search(fold(said)) or percent_behind(behind, language) or (counted and counted.unit == "%"):
        return "share"
    scale = scale_behind(behind, language)
    priced = _MONEY.search(fold(said)) or currency_behind(behind[scale:], language)
    if priced or (counted and _price_goes_on(sentence, start, end, language)):
        return "money"
    if len(numbers) == 1 and _YEAR.fullmatch(numbers[0].group()) and not scale:
        if find_date(said, language) or _dated(fold(said), language.split("-")[0]):
            return "date"
        return "year" if len(_rest(said, language)) <= _FEW else None
    return _measured(counted) if counted else None


def _measured(counted: Quantity) -> Kind | None:
    if counted.unit and "-" in counted.unit:
        return "measure"
    return "people" if counted.people else None


def _of_votes(sentence: str, start: int, end: int) -> bool:
    return _VOTES.search(fold(sentence[max(0, start - _SAID) : end + _SAID])) is not None


def _dated(folded: str, base: str) -> bool:
    """Whether words of time, and not only a number, say that it is one: "in the second half of 2027"."""
    return base in _times() and bool(_names(base).search(folded) or _words(base)[0].search(folded))


def tells_age(sentence: str, start: int, end: int, language: str) -> bool:
    """Whether the number in the words [start, end) can be an age: by itself, of years, or beside a word for age.

    So many years in prison or of a contract are none.
    """
    said = sentence[start : min(end, start + _SAID)]
    before, behind = fold(sentence[max(0, start - _BESIDE) : start]), fold(sentence[end : end + _BESIDE])
    if _AGED.search(f"{before}{fold(said)}{behind}"):
        return True
    next_words = " ".join(CLAUSE.split(behind)[0].split()[:_FEW])
    if any(_TERM.search(part) for part in (CLAUSE.split(before)[-1], fold(said), next_words)):
        return False
    counted = quantity(said, language)
    return kind(sentence, start, end, language) != "duration" or bool(
        counted and counted.unit and "duration-year" in counted.unit.split("|")
    )


def most(said: str, language: str) -> Fraction | None:
    """What its only number comes to, the most that it may mean; None where it has no number, or several."""
    counted = quantity(said[:_SAID], language)
    return max(counted.value) if counted else None


def bare(said: str, language: str) -> bool:
    """Whether it is a number, perhaps with what it is so many of, and nothing else."""
    counted = quantity(said, language)
    if counted and counted.unit and not counted.words:
        return True
    return has_number(said, language) and all(len(word) <= _JOINING for word in _rest(said[:_SAID], language))


def counts_things(sentence: str, start: int, end: int, language: str) -> bool:
    """Whether its number surely is of things, and not of money: "nine girls", "300" before "tonnes"; or of a day."""
    said = sentence[start : min(end, start + _SAID)]
    if kind(sentence, start, end, language) == "money" or _MONEY.search(fold(said)):
        return False
    numbers = list(_NUMBER.finditer(said))
    behind = said[numbers[-1].end() :] if numbers else in_words(said, language)[2]
    behind = behind[scale_behind(behind, language) :]
    word = None if currency_behind(behind, language) else WORD.search(behind)
    if word and len(word[0]) > (0 if language.split("-")[0] in UNSPACED else _JOINING):
        return fold(word[0])[:_STEM] not in _of_currencies(language.split("-")[0])
    near = _NOUN.match(sentence, end)
    if near and kind(sentence, start, near.end(), language) in ("measure", "people"):
        return True
    return len(numbers) > 1 and find_date(said, language) is not None


@cache
def _of_currencies(language: str) -> frozenset[str]:
    """How the words begin that currencies are called by, each with whose it is: "naira" of "Nigerian Naira"."""
    locale = locale_of(language)
    names = [*(locale.currencies.values() if locale else ()), _MORE_CURRENCIES[""], _MORE_CURRENCIES.get(language, "")]
    return frozenset(word[:_STEM] for name in map(fold, names) for word in WORD.findall(name))


def has_number(said: str, language: str) -> bool:
    """Whether it has one, in digits or as a word."""
    return bool(_NUMBER.search(said) or in_words(said[:_SAID], language)[0])


def money_behind(text: str, language: str) -> bool:
    """Whether `text`, which stands right behind a number or what asks for one, begins with a currency."""
    return bool(_MONEY.match(fold(text).lstrip()) or currency_behind(text, language))


def _price_goes_on(sentence: str, start: int, end: int, language: str) -> bool:
    """Whether nothing is said of what it is so many, where the same was said of money: "34 billion kroner, from 29
    billion"."""
    number = _NUMBER.search(sentence, start, end)
    scale = scale_behind(sentence[number.end() : end], language) if number else 0
    if number is None or not scale or regex.match(r"\s*[\p{L}\p{Sc}]", sentence[end:]):
        return False
    word = sentence[number.end() : number.end() + scale]
    others = (one.end() + len(word) for one in _NUMBER.finditer(sentence) if sentence.startswith(word, one.end()))
    return any(money_behind(sentence[at : at + _NAMED], language) for at in others)


def _rest(said: str, language: str) -> list[str]:
    """The words of it that are no number, scale, sign or currency."""
    folded = fold(in_words(said, language)[1])
    kept, at = [], 0
    for number in _NUMBER.finditer(folded):
        kept.append(folded[at : number.start()])
        at = number.end() + scale_behind(folded[number.end() :], language)
        at += percent_behind(folded[at:], language) or currency_behind(folded[at:], language)
    kept.append(folded[at:])
    return list(WORD.findall(_MONEY.sub(" ", _PERCENT.sub(" ", " ".join(kept)))))


@cache
def _times() -> dict[str, dict[str, str]]:
    read: dict[str, dict[str, str]] = json.loads(_TIMES.read_text(encoding="utf-8"))
    return read


@cache
def _words(base: str) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """Words of time, and so many days with what makes a time of them."""
    row = _times()[base]
    words = fold(row["words"])
    beside = NEVER
    if spans := row.get("spans"):
        beside = rf"\b(?:{row['before']}) (?:[^ ]+ ){{0,3}}?{spans}\b|\b{spans} (?:{row['behind']})\b"
    return regex.compile(words if base in UNSPACED else whole(words)), regex.compile(fold(beside))


@cache
def _names(base: str) -> regex.Pattern[str]:
    """Months and days of the week, with what may be written together with them: longer ones are inflected."""
    names = {*months(base), *weekdays(base)} - {""}
    if base in UNSPACED:
        return regex.compile(one_of(names))
    long, short = (
        one_of(one for one in names if len(one) > 1 and (len(one) > _INFLECTED) == inflected)
        for inflected in (True, False)
    )
    return regex.compile(whole(rf"{_JOINED.get(base, '')}(?:(?:{long})[\p{{L}}\p{{M}}]{{0,3}}|(?:{short}))"))
