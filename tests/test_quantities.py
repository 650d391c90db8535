"""Whether two short answers say so many of the same, in one language or two."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from babel import Locale
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from qa.facts.numbers import in_digits, in_words
from qa.facts.quantities import quantity, same_value
from qa.facts.words import word_lists
from qa.frames import FRAMES


def told(one: str, language: str, two: str, other_language: str) -> bool | None:
    first, second = quantity(one, language), quantity(two, other_language)
    return same_value(first, second) if first and second else None


@pytest.mark.parametrize(
    ("one", "language", "two", "other_language"),
    [
        ("12", "en", "twelve", "en"),
        ("12", "en", "12 people", "en"),
        ("25 percent", "en", "25%", "en"),
        ("1,200", "en", "1200", "en"),
        ("4.6 million euros", "en", "4,6 millions d'euros", "fr"),
        ("$2.1 billion", "en", "2,1 milliards de dollars", "fr"),
        ("13.6 في المئة", "ar", "13.6%", "en"),
        ("nine", "en", "تسعة", "ar"),
        ("23 قتيلاً", "ar", "23", "ar"),
        ("28", "en", "۲۸", "fa"),
        ("2.3万辆", "zh", "23,000", "en"),
        ("550多万", "zh", "more than 5.5 million", "en"),
        ("12 people", "en", "12 personas", "es"),
        ("两人", "zh", "two people", "en"),
        ("два человека", "ru", "2 Menschen", "de"),
        ("छह लोग", "hi", "6 kişi", "tr"),
        ("23 people killed", "en", "23 قتيلا", "ar"),
        ("9 died", "en", "9人死亡", "zh"),
        ("five injured", "en", "5 heridos", "es"),
        ("8.7 billion kroner", "en", "8,7 Milliarden Kronen", "de"),
        ("14.2 million Norwegian kroner", "en", "14,2 Millionen Kronen", "de"),
        ("1,482 tents", "en", "1482 خيمة", "ar"),
        ("about two million euros", "en", "deux millions d'euros", "fr"),
        ("a million", "en", "1 million", "en"),
        ("два миллиона", "ru", "مليونين", "ar"),
        ("five-year", "en", "5 años", "es"),
        ("12 kilometres", "en", "۱۲ کیلومتر", "fa"),
        ("40 km", "en", "40 kilometer", "de"),
        ("one hundred and five", "en", "105", "en"),
        ("seven years and a half", "en", "sete anos e meio", "pt"),
        ("साढ़े सात साल", "hi", "7年半", "zh"),
        ("sieben Jahre und sechs Monate", "de", "7년 6개월", "ko"),
        ("مليارين ونصف مليار دولار", "ar", "$2.5 billion", "en"),
        ("12 lakh rupees", "en", "12 लाख रुपये", "hi"),
        ("7 euros y 30 céntimos", "es", "7.30 euros", "en"),
        ("8½ million", "en", "huit millions et demi", "fr"),
        ("90 minutes", "en", "1.5 hours", "en"),
        ("3小时", "zh", "तीन घंटे", "hi"),
        ("48 heures", "fr", "48 ساعة", "ar"),
        ("10⁶ tonnes", "en", "1 million tonnes", "en"),
        ("3.2×10⁵", "en", "320,000", "en"),
        ("1,200² people", "en", "1,200 people", "en"),
        ("10\u202f000", "fr", "10,000", "en"),
        ("١٠٬٠٠٠", "ar", "10,000", "ar"),
        ("১০,০০০", "bn", "10.000", "de"),
        ("1,234 Millionen", "de", "1.234 million", "en"),
        ("7 workers", "en", "7 worker", "en"),
        ("bin 234 kişi", "tr", "1,234 people", "en"),
        ("mil 234", "es", "1234", "pt"),
        ("هزار و ۲۳۴ نفر", "fa", "천234명", "ko"),
        ("مليون و200 ألف", "ar", "1.2 million", "en"),
        ("seribu 234", "id", "1234", "id"),
        ("$1.2bn", "en", "1,2 Md$", "fr"),
        ("R$ 85 milhões", "pt", "85 milhões de reais", "pt"),
        ("A$5 million", "en", "5 million Australian dollars", "en"),
        ("1.2 billion euro", "en", "12億ユーロ", "ja"),
        ("12 billion yen", "en", "120億円", "ja"),
        ("10 mln złotych", "pl", "10 million zlotys", "en"),
        ("38 εκατ. ευρώ", "el", "€38 million", "en"),
        ("45 milyon lira", "tr", "₺45 million", "en"),
        ("8.4 ล้านบาท", "th", "8.4 million baht", "en"),
        ("۱۰۰ میلیون تومان", "fa", "100 million tomans", "en"),
        ("3 milioane de lei", "ro", "3 million lei", "en"),
        ("shilingi 29,500", "sw", "29,500 shillings", "en"),
        ("76 million crowns", "en", "76 millioner kroner", "no"),
        ("44,1 proc.", "pl", "44.1%", "en"),
        ("26000톤", "ko", "26,000 tonnes", "en"),
        ("kilomita 368", "sw", "368 km", "en"),
        ("พ.ศ. 2565", "th", "2022", "en"),
        ("令和7年", "ja", "2025", "en"),
        ("만 5세", "ko", "5세", "ko"),
        ("the 500 people", "en", "500 personas", "es"),
        ("more than 500 people", "en", "más de 500 personas", "es"),
        ("at least 12 people", "en", "12 personnes", "fr"),
        ("5万人以上", "ja", "more than 50,000 people", "en"),
        ("370 ملین", "ur", "370 মিলিয়ন", "bn"),
        ("laki 4", "sw", "400,000", "en"),
        ("25 de milioane", "ro", "25 million", "en"),
        ("150 km", "ca", "150 km", "es"),  # CLDR's short form of a thousand millions as well
        ("48,211 votes", "en", "48,211", "en"),
        ("35.274 votos", "es", "35.274", "es"),
        ("百分之十二", "zh", "ร้อยละ 12", "th"),
        ("yüzde 12", "tr", "12 százaléka", "hu"),
    ],
)
def test_so_many_is_so_many(one: str, language: str, two: str, other_language: str) -> None:
    assert told(one, language, two, other_language) is True
    assert told(two, other_language, one, language) is True


@pytest.mark.parametrize(
    ("one", "language", "two", "other_language"),
    [
        ("12", "en", "31", "en"),
        ("12 people", "en", "31 people", "en"),
        ("five years", "en", "four years", "en"),
        ("18 percent", "en", "30 percent", "en"),
        ("$2.1 billion", "en", "2,3 milliards de dollars", "fr"),
        ("20 million euros", "en", "2 million euros", "en"),
        ("287", "en", "291", "he"),
        ("-5 degrees", "en", "5 degrees", "en"),
        ("ثلاثة", "ar", "ثلاثة عشر", "ar"),
        ("19 people", "en", "23 personas", "es"),
        ("three people", "en", "два человека", "ru"),
        ("23 killed", "en", "31 قتيلا", "ar"),
        ("two million", "en", "zwei Milliarden", "de"),
        ("three years", "en", "dreieinhalb Jahren", "de"),
        ("two million three hundred thousand euros", "en", "2 million euros", "en"),
        ("seven years and a half", "en", "seven years", "en"),
        ("3 millones y medio de euros", "es", "3 million euros", "en"),
        ("3 hours", "en", "4 hours", "en"),
        ("10⁶ tonnes", "en", "10 tonnes", "en"),
        ("3.2×10⁵ tonnes", "en", "3.2 tonnes", "en"),
        ("milioni 3", "sw", "3", "en"),
        ("more than 500 workers", "en", "more than 700 workers", "en"),
        ("rund 41 Prozent", "de", "47 percent", "en"),
        ("سال ۱۳۹۸", "fa", "2025", "en"),
        ("۱۳۱۲ نفر", "fa", "1933 people", "en"),
    ],
)
def test_another_number_is_another(one: str, language: str, two: str, other_language: str) -> None:
    assert told(one, language, two, other_language) is False


@pytest.mark.parametrize(
    ("one", "language", "two", "other_language"),
    [
        ("5 %", "en", "5", "en"),
        ("$5 million", "en", "€5 million", "en"),
        ("five years", "en", "five months", "en"),
        ("23 killed", "en", "23 wounded", "en"),
        ("12 tents", "en", "12 خيمة", "ar"),
        ("more than 2,340 people", "en", "weniger als 2340 Menschen", "de"),
        ("fewer than 2,340", "en", "2,340", "en"),
        ("12 people", "en", "12 muertos", "es"),
        ("23 morts", "fr", "23 Verletzte", "de"),
        ("12 killed", "en", "12 Kurds", "en"),
        ("8.7 billion kroner", "en", "9 Milliarden Kronen", "de"),
        ("12 people in tents", "en", "31 personas heridas en la calle", "es"),
        ("1482 tents", "en", "1500 خيمة", "ar"),
        ("two men", "en", "2", "en"),
        ("half a million", "en", "1 million", "en"),
        ("3-5 years", "en", "3.5 years", "en"),
        ("10 May", "en", "10", "en"),
        ("10:30", "en", "10", "en"),
        ("between 5 and 7", "en", "5", "en"),
        ("Baghdad", "en", "5", "en"),
        ("seven years and three months", "en", "seven years", "en"),
        ("3兆", "zh", "3", "en"),
        ("7 millones de euros y medio", "es", "7 million euros", "en"),
        ("four years and half a million", "en", "4.5 years", "en"),
        ("7 heures", "fr", "7 hours", "en"),  # seven o'clock, or so long
        ("20 horas", "es", "20 hours", "en"),
        ("14³ people", "en", "14 people", "en"),  # a note, or a power
        ("10² tents", "en", "100 tents", "en"),
        ("10⁻³", "en", "10", "en"),
        ("3.2×10⁻³", "en", "3.2", "en"),
        ("10,000", "es", "10", "es"),  # in Mexico, and in Madrid
        ("1,250 مليون", "ar", "1.25 million", "en"),
        ("More than 500 workers", "en", "Fewer than 500 workers", "en"),
        ("500多人", "zh", "不到500人", "zh"),
        ("500人以上", "ja", "500人未満", "ja"),
        ("up 40 points", "en", "down 40 points", "en"),
        ("100 pounds per year", "en", "100 pounds per month", "en"),
        ("more than 500", "en", "500", "en"),
        ("12 procent", "nl", "12", "nl"),
        ("十二", "zh", "百分之十二", "zh"),
        ("12割", "ja", "12%", "ja"),
        ("12 percentage points", "en", "12%", "en"),
        ("milioni 2 milioni 3", "sw", "3 million", "en"),
        ("12 people", "en", "more than 12 people", "en"),
        ("5 percent", "en", "minus 5 percent", "en"),
        ("$5 million", "en", "half of $5 million", "en"),
        ("5 million euros", "en", "weniger als 5 Millionen Euro", "de"),
        ("rund 41 Prozent", "de", "41.2%", "en"),
        ("nearly 42 percent", "en", "41,2 %", "fr"),
        ("40 مليون دينار كويتي", "ar", "40 مليون دينار عراقي", "ar"),
        ("5 millones de pesos chilenos", "es", "5 millones de pesos mexicanos", "es"),
        ("$5 million", "en", "C$5 million", "en"),
        ("R$ 85 milhões", "pt", "$85 million", "en"),
        ("50 000 kroner", "no", "50 000 kronor", "sv"),
        ("9 p.m.", "en", "21 Uhr", "de"),
        ("2025", "en", "۱۴۰۴", "fa"),
        ("1446 هـ", "ar", "2025", "en"),
        ("234 houses", "en", "234 Menschen", "de"),
        ("mil 50 personas", "es", "50 people", "en"),
        ("이천200명", "ko", "200 people", "en"),
    ],
)
def test_what_cannot_be_told_is_not(one: str, language: str, two: str, other_language: str) -> None:
    assert told(one, language, two, other_language) is None


@pytest.mark.parametrize("language", sorted({*FRAMES, "bg", "da", "fi", "hr", "nb", "sk", "sr"} - {"zh-Hant"}))
def test_ten_thousand_is_not_ten_but_is_itself_as_a_language_writes_it(language: str) -> None:
    locale = Locale.parse(language)
    written, ten = format_decimal(10_000, locale=locale), format_decimal(10, locale=locale)
    assert told(written, language, ten, language) is False
    assert told(written, language, "10000", language) is True
    decimal = format_decimal(Decimal("48.211"), locale=locale, decimal_quantization=False)
    assert told(format_decimal(48_211, locale=locale), language, decimal, language) is not True


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("half past 5", "en"), ("5 o'clock", "en"), ("5 Uhr", "de"), ("5時", "ja"), ("5点", "zh"), ("الساعة 5", "ar"),
        ("ساعت 5", "fa"), ("שעה 5", "he"), ("saat 5", "tr"), ("5 बजे", "hi"), ("20 heures", "fr"), ("17 часов", "ru"),
    ],
)  # fmt: skip
def test_a_time_of_day_is_no_number_of_hours(words: str, language: str) -> None:
    found = quantity(words, language)
    assert found is None or found.unit is None


@pytest.mark.parametrize(
    ("words", "language"),
    [("saatte 60 kilometre", "tr"), ("60 كيلومترا في الساعة", "ar"), ("60 km à l’heure", "fr"), ("时速60公里", "zh")],
)
def test_so_far_in_an_hour_is_one_speed_in_any_language(words: str, language: str) -> None:
    assert told(words, language, "60 kilometres per hour", "en") is True


COUNTING = {
    language: [
        word
        for kind, between in (("counting", None), ("teens", ","), ("tens", None))
        for group in word_lists()[kind].get(language, "").split(between)
        for word in group.split("|")
    ]
    for language in word_lists()["counting"]
}


@given(st.data(), st.sampled_from(sorted(COUNTING)))
def test_any_row_of_number_words_is_read_or_not(data: st.DataObject, language: str) -> None:
    """Also between dashes, as in "- five": it was an error once that no article had shown."""
    words = st.one_of(
        st.sampled_from([*COUNTING[language], "-", "و", "and", "12", "%", "million", " "]), st.text(max_size=3)
    )
    text = data.draw(st.lists(words, max_size=6).map(" ".join))
    in_words(text, language)
    quantity(text, language)
    digits = in_digits(text, language)
    assert digits is None or any(map(str.isdigit, digits))


def test_a_dash_before_a_number_word_is_no_number() -> None:
    assert in_digits("- خمسة", "ar") == "- 5"
    assert in_words("- five", "en")[0] == {5}


@pytest.mark.parametrize("language", sorted(COUNTING))
def test_what_has_no_letter_is_no_number_word(language: str) -> None:
    """The tables hold the place of a word that a language has not with "-"."""
    idle = {word for word in COUNTING[language] if not any(map(str.isalpha, word))}
    seven = word_lists()["counting"][language].split()[4].split("|")[0]
    assert in_words(seven, language)[0] == {7}
    for sign in {*idle, "-", "–", "•"}:
        assert in_words(sign, language)[0] == frozenset()
        assert in_words(f"{sign} {seven}", language)[0] == {7}


@pytest.mark.parametrize("language", ["ar", "fr", "hi"])
def test_a_row_of_dashes_takes_no_time(language: str) -> None:
    in_words("1", language)
    begun = time.perf_counter()
    for unit in ("-", "- ", " ", f"{COUNTING[language][0]} "):
        quantity(unit * 10_000, language)
    assert time.perf_counter() - begun < 3


@pytest.mark.parametrize(
    ("words", "language", "value"),
    [
        ("two million", "en", 2_000_000),
        ("dos millones de euros", "es", 2_000_000),
        ("zwei Millionen", "de", 2_000_000),
        ("два миллиона рублей", "ru", 2_000_000),
        ("שני מיליון", "he", 2_000_000),
        ("दो लाख", "hi", 200_000),
        ("ملياري دولار", "ar", 2_000_000_000),
        ("two hundred people", "en", 200),
        ("plus d'un million", "fr", 1_000_000),
        ("bir milyon", "tr", 1_000_000),
        ("twenty-one thousand", "en", 21_000),
        ("twenty-two", "en", 22),
        ("deux ans", "fr", 2),
        ("iki kişi", "tr", 2),
        ("двое погибших", "ru", 2),
        ("two-year", "en", 2),
        ("due euro", "it", 2),
        ("两年", "zh", 2),
        ("anderthalb Millionen", "de", 1_500_000),
        ("iki buçuk milyon", "tr", 2_500_000),
        ("डेढ़ लाख", "hi", 150_000),
        ("three billionaires", "en", 3),
    ],
)
def test_one_and_two_are_numbers_before_what_is_counted(words: str, language: str, value: int) -> None:
    assert in_words(words, language)[0] == {value}


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("two", "en"),
        ("one of two", "en"),
        ("a year", "en"),
        ("a millionaire", "en"),
        ("half a million", "en"),
        ("one in a million", "en"),
        ("la moitié d'un million", "fr"),
        ("eine halbe Million", "de"),
        ("bir yüz", "tr"),
        ("两国", "zh"),
        ("第三人", "zh"),
        ("一人", "zh"),
    ],
)
def test_elsewhere_they_are_articles_and_pronouns(words: str, language: str) -> None:
    assert in_words(words, language)[0] == frozenset()
