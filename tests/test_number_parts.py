"""Numbers told in several parts: read as a whole, or known not to be understood."""

from __future__ import annotations

import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.facts.compounds import compounds
from qa.facts.days import day_in_digits
from qa.facts.ladders import converted, smaller
from qa.facts.missing import missing
from qa.facts.number_words import number_words
from qa.facts.numbers import in_digits, in_words, values
from qa.facts.quantities import quantity
from qa.facts.scales import scale
from qa.reader.widen import widened
from qa.text.whole_words import WORD

LANGUAGES = ["ar", "de", "en", "es", "fa", "fr", "he", "hi", "ja", "ko", "ru", "th", "tr", "vi", "zh", "und", "x"]


@pytest.mark.parametrize(
    ("words", "language", "value", "unit"),
    [
        ("nine years and a half", "en", "9.5", "duration-year"),
        ("9½ years", "en", "9.5", "duration-year"),
        ("nueve años y medio", "es", "9.5", "duration-year"),
        ("ocho semanas y media", "es", "8.5", "duration-week"),
        ("neuf ans et demi", "fr", "9.5", "duration-year"),
        ("nove mesi e mezzo", "it", "9.5", "duration-month"),
        ("9 quilómetros e meio", "pt", "9.5", "length-kilometer"),
        ("تسع سنوات ونصف السنة", "ar", "9.5", "duration-year"),
        ("شهرين ونصف", "ar", "2.5", "duration-month"),
        ("نه سال و نیم", "fa", "9.5", "duration-year"),
        ("תשע שנים וחצי", "he", "9.5", "duration-year"),
        ("חודשיים וחצי", "he", "2.5", "duration-month"),
        ("साढ़े नौ महीने", "hi", "9.5", "duration-month"),
        ("ساڑھے 9 سال", "ur", "9.5", "duration-year"),
        ("9日半", "ja", "9.5", "duration-day"),
        ("9년 반", "ko", "9.5", "duration-year"),
        ("九年半", "zh", "9.5", "duration-year"),
        ("9个半小时", "zh", "9.5", "duration-hour"),
        ("9 năm rưỡi", "vi", "9.5", "duration-year"),
        ("9 ปีครึ่ง", "th", "9.5", "duration-year"),
        ("девяти с половиной лет", "ru", "9.5", "duration-year"),
        ("dokuz buçuk yıl", "tr", "9.5", "duration-year"),
        ("9 és fél év", "hu", "9.5", "duration-year"),
        ("一个半小时", "zh", "1.5", "duration-hour"),
        ("2 setengah jam", "id", "2.5", "duration-hour"),
        ("półtorej godziny", "pl", "1.5", "duration-hour"),
        ("півтори години", "uk", "1.5", "duration-hour"),
        ("ڈیڑھ گھنٹہ", "ur", "1.5", "duration-hour"),
        ("an hour and ten minutes", "en", "70", "duration-minute"),
        ("un'ora e dieci minuti", "it", "70", "duration-minute"),
        ("nine years and four months", "en", "112", "duration-month"),
        ("neun Jahren und vier Monaten", "de", "112", "duration-month"),
        ("9年4カ月", "ja", "112", "duration-month"),
        ("dokuz yıl dört ay", "tr", "112", "duration-month"),
        ("تسع سنوات وأربعة أشهر", "ar", "112", "duration-month"),
        ("תשע שנים וארבעה חודשים", "he", "112", "duration-month"),
        ("9 ปี 4 เดือน", "th", "112", "duration-month"),
        ("2 metres 5 centimetres", "en", "205", "length-centimeter"),
    ],
)
def test_parts_of_a_unit_are_one_amount(words: str, language: str, value: str, unit: str) -> None:
    (one,) = compounds(words, language)
    assert (one.start, one.end, one.value, one.unit) == (0, len(words), Fraction(value), unit)


@pytest.mark.parametrize(
    ("words", "language", "value"),
    [
        ("4 ملايين ونصف المليون", "ar", 4_500_000),
        ("3 buçuk milyon", "tr", 3_500_000),
        ("4조 2천억", "ko", 4_200_000_000_000),
        ("7億3000万", "ja", 730_000_000),
        ("7亿3千万", "zh", 730_000_000),
        ("3万50", "ja", 30_050),
        ("7 करोड़ 20 लाख", "hi", 72_000_000),
        ("साढ़े चार लाख", "hi", 450_000),
        ("पौने 4 लाख", "hi", 375_000),
        ("साढ़े चार सौ", "hi", 450),
        ("7 কোটি 20 লাখ", "bn", 72_000_000),
        ("7 million 200 thousand", "en", 7_200_000),
        ("7 آلاف و300", "ar", 7_300),
        ("bilioni 1 milioni 20 elfu 4", "sw", 1_020_004_000),
        ("miliyan 2 dubu 5", "ha", 2_005_000),
        ("4割5分", "ja", 45),
    ],
)
def test_parts_of_a_scale_are_one_number(words: str, language: str, value: int) -> None:
    (one,) = compounds(words, language)
    assert (one.start, one.end, one.value, one.unit) == (0, len(words), value, None)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("4 mil 200 millones", "es"),
        ("4천2백만 달러", "ko"),
        ("cuatro años y medio millón", "es"),
        ("أربع سنوات ونصف مليون", "ar"),
    ],
)
def test_what_goes_on_and_is_not_understood_has_no_value(words: str, language: str) -> None:
    (one,) = compounds(words, language)
    assert one.parts == ()
    assert one.value is None


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("between two years and six months", "en"),
        ("an hour and a man", "en"),
        ("一半", "zh"),
        ("2.4 million four years ago", "en"),
        ("4 million and 12 wounded", "en"),
        ("2年, 3年, 5か月", "ja"),
        ("two years and 18 months", "en"),
        ("4 March 2024", "en"),
        ("2024年半ば", "ja"),
        ("2024年3月5日", "zh"),
        ("ngày 5 tháng 6 năm 2024", "vi"),
        ("cinco años y media docena", "es"),
        ("4 آلاف و12 قتيلا", "ar"),
        ("5년 반대", "ko"),
        ("7億3000", "ja"),
        ("milioni 7, laki 3", "sw"),
        ("elfu 7 watu 300", "sw"),
        ("4割が5分以内", "ja"),
    ],
)
def test_numbers_beside_each_other_are_several(words: str, language: str) -> None:
    assert not compounds(words, language)


@pytest.mark.parametrize(
    ("words", "language", "digits"),
    [
        ("مليونين ونصف مليون ريال", "ar", "2500000 ريال"),
        ("ألفين ونصف ألف", "ar", "2500"),
        ("أربعة ملايين ونصف المليون", "ar", "4.5 ملايين"),
        ("שני מיליון וחצי מיליון", "he", "2.5 מיליון"),
        ("أربعة ملايين ونصف مليار", "ar", None),
        ("مليونين ألف", "ar", None),
        ("two million thousand", "en", None),
        ("iki milyon bin", "tr", None),
    ],
)
def test_half_of_a_scale_is_scaled_once(words: str, language: str, digits: str | None) -> None:
    assert in_digits(words, language) == digits
    assert digits or in_words(words, language)[0] == frozenset()


@pytest.mark.parametrize(
    ("words", "language", "digits"),
    [
        ("一万六", "zh", "16000"),
        ("七千四", "zh", "7400"),
        ("十万零六", "zh", "100006"),
        ("二十六", "zh", "26"),
        ("一万六千", "ja", "16000"),
        ("一万六", "ja", None),
        ("二十万五", "zh", "205000"),
        ("二十万五", "ja", None),
        ("一亿三千五", "zh", None),
        ("四五十人", "zh", None),
        ("两三万", "zh", None),
        ("十七八岁", "zh", None),
        ("五六人", "zh", None),
        ("四、五千円", "ja", None),
    ],
)
def test_a_last_digit_is_of_the_scale_before_it_and_two_are_one_or_the_other(
    words: str, language: str, digits: str | None
) -> None:
    """ "一万六" is sixteen thousand in Chinese, and "四五十" forty or fifty."""
    assert in_digits(words, language) == digits
    assert bool(in_words(words, language)[0]) == bool(digits)


@pytest.mark.parametrize("language", ["zh", "ja"])
@pytest.mark.parametrize(
    "words",
    ["数十人", "數十人", "几十名", "十几名", "十幾名", "十来人", "十數人", "何十人", "数十万人", "几十亿元", "二十几人",
     "三万几千人", "数10人", "10数人", "10几人", "10来人", "数10万人"],
)  # fmt: skip
def test_dozens_are_no_ten(words: str, language: str) -> None:
    assert quantity(words, language) is None
    assert missing("10 people", "en", words, language) == missing("100,000 people", "en", words, language) == 1


def test_what_only_looks_like_dozens_is_a_number() -> None:
    assert in_digits("人数十五人", "zh") == "人数15人"
    assert values("人数15人", "zh") == [frozenset({15})]
    assert in_digits("三十来自日本", "zh") == "30来自日本"
    assert in_digits("总数五百人", "zh") == "总数500人"


@pytest.mark.parametrize(
    ("words", "language", "value"),
    [("1万6", "zh", 16_000), ("1万6、7千", "zh", None), ("1万6", "ja", None),
     ("1만6", "ko", None), ("1亿3千5", "zh", None), ("3千万5", "zh", None), ("1万6月", "zh", None)],
)  # fmt: skip
def test_a_digit_behind_a_scale_is_never_added_to_it(words: str, language: str, value: int | None) -> None:
    assert next(iter(compounds(words, language))).value == value
    assert values(words, language)[0] == (frozenset() if value is None else {value})


@pytest.mark.parametrize(
    ("behind", "language", "size"),
    [
        (" lakh", "en", 10**5), (" crore", "en", 10**7), (" लाख", "hi", 10**5), (" करोड़", "hi", 10**7),
        (" لاکھ", "ur", 10**5), (" کروڑ", "ur", 10**7), (" লাখ", "bn", 10**5), (" কোটি", "bn", 10**7),
        (" करोड", "ne", 10**7), ("만", "ko", 10**4), ("억", "ko", 10**8), ("조", "ko", 10**12), ("백만", "ko", 10**6),
        ("万", "zh", 10**4), ("萬", "zh", 10**4), ("億", "zh", 10**8), ("兆", "ja", 10**12), ("兆", "zh", 1),
    ],
)  # fmt: skip
def test_a_scale_of_asia_is_as_large_as_it_is(behind: str, language: str, size: int) -> None:
    assert scale(behind, language)[0] == size


@pytest.mark.parametrize(
    ("words", "language", "value"),
    [
        ("5 Tsd. Euro", "de", 5_000), ("5 TEUR", "de", 5_000), ("5 Billiarden Euro", "de", 5 * 10**15),
        ("5 M€", "fr", 5_000_000), ("5 M€", "de", 5_000_000), ("5 k€", "fr", 5_000), ("25 Md€", "fr", 25 * 10**9),
        ("25 Mds d’euros", "fr", 25 * 10**9), ("5M d’euros", "fr", 5_000_000), ("5 mdd", "es", 5_000_000),
        ("5 mills. de euros", "es", 5_000_000), ("5 MFt", "hu", 5_000_000), ("5 mrd euro", "nl", 5 * 10**9),
        ("5 mkr", "sv", 5_000_000), ("5 tkr", "da", 5_000), ("5 tkr", "nb", 5_000),
        ("5 mdr kronor", "sv", 5 * 10**9), ("5 MNOK", "no", 5_000_000),
        ("5 mlr lira", "tr", 5 * 10**9), ("5 mln lei", "ro", 5_000_000), ("5 mlrd. eura", "hr", 5 * 10**9),
        ("5 miliona dinara", "sr", 5_000_000), ("RM5 bil", "ms", 5 * 10**9), ("5 بليون دولار", "ar", 5 * 10**9),
        ("5 अर्ब रुपैयाँ", "ne", 5 * 10**9), ("5 వేల రూపాయలు", "te", 5_000), ("Rs 5 cr", "en", 50_000_000),
        ("£5 mln", "en", 5_000_000), ("5 US$", "en", 5), ("5 R$", "pt", 5), ("5 €", "de", 5),
        # To some a thousand, and to others a million million.
        ("5 T€", "de", None), ("5 MM€", "es", None), ("3,2 M d’euros", "fr", None), ("Rp 5 M", "id", None),
        ("Rp5M", "id", None),
    ],
)  # fmt: skip
def test_money_is_read_with_what_is_short_for_thousands_and_millions(
    words: str, language: str, value: int | None
) -> None:
    many = quantity(words, language)
    assert (many.value if many else None) == (None if value is None else {value})
    assert value == 5 or missing("5 euros", "en", words, language) == 1


def test_a_short_scale_has_no_ending() -> None:
    assert in_words("a lack of a crime scene", "en")[0] == in_words("bir binici", "tr")[0] == frozenset()


def test_units_are_turned_into_each_other_only_where_that_is_exact() -> None:
    assert converted(Fraction(11, 2), "duration-year", "duration-month") == 66
    assert converted(Fraction(1), "duration-month", "duration-day") is None
    assert converted(Fraction(3), "length-meter", "length-centimeter") == 300
    assert converted(Fraction(3), "mass-gram", "length-meter") is None
    assert smaller(Fraction(11), "duration-month", "duration-year")
    assert not smaller(Fraction(12), "duration-month", "duration-year")
    assert not smaller(Fraction(1), "duration-year", "duration-month")


@pytest.mark.parametrize(
    ("words", "language", "digits"),
    [
        ("الثالث من نيسان", "ar", "3 نيسان"),
        ("الحادي والثلاثين من آب 2019", "ar", "31 آب 2019"),
        ("primero de mayo", "es", "1 mayo"),
        ("primo agosto", "it", "1 agosto"),
        ("vinte e três de abril", "pt", "23 abril"),
        ("سوم ژوئیه", "fa", "3 ژوئیه"),
        ("השלישי ביוני", "he", "3 יוני"),
        ("dritten Juli", "de", "3 Juli"),
        ("третьего июля", "ru", "3 июля"),
        ("الثالث من الشهر", "ar", None),
        ("third man", "en", None),
        ("premier ministre", "fr", None),
        ("三月", "zh", None),
    ],
)
def test_a_day_in_words_is_a_digit(words: str, language: str, digits: str | None) -> None:
    assert day_in_digits(words, language) == digits


@pytest.mark.parametrize(
    ("words", "language", "digits"),
    [
        ("Sembilan orang", "id", "9 orang"),
        ("dua puluh orang", "id", "20 orang"),
        ("tiga ratus orang", "ms", "300 orang"),
        ("dua ratus lima puluh orang", "id", "250 orang"),
        ("seratus lima orang", "id", "105 orang"),
        ("vijfendertig doden", "nl", "35 doden"),
        ("tweehonderd vijf doden", "nl", None),
        ("tweeduizend vijf doden", "nl", None),
        ("nio döda", "sv", "9 döda"),
        ("femogtyve døde", "da", "25 døde"),
        ("tjuefem døde", "nb", "25 døde"),
        ("dwadzieścia pięć osób", "pl", "25 osób"),
        ("trzysta pięć osób", "pl", "305 osób"),
        ("п’ятеро людей", "uk", "5 людей"),
        ("сім’я з Києва", "uk", None),  # a family
        ("douăzeci și cinci de oameni", "ro", "25 de oameni"),
        ("o sută cinci oameni", "ro", "105 oameni"),
        ("είκοσι πέντε άτομα", "el", "25 άτομα"),
        ("τριακόσια πέντε άτομα", "el", "305 άτομα"),
    ],
)
def test_numbers_of_more_languages_are_read_as_a_whole_or_not_at_all(
    words: str, language: str, digits: str | None
) -> None:
    assert in_digits(words, language) == digits
    assert digits or in_words(words, language)[0] == frozenset()


@given(st.data(), st.sampled_from(LANGUAGES))
def test_any_text_has_parts_or_none(data: st.DataObject, language: str) -> None:
    words = st.one_of(
        st.sampled_from(
            ["5", "½", "و", "and", "years", "سنوات", "سنتين", "半", "年", "साढ़े", "억", "万", "million", "ونصف"]
        ),
        st.text(max_size=3),
    )
    text = data.draw(st.lists(words, max_size=8).map(" ".join))
    for one in compounds(text, language):
        assert 0 <= one.start < one.end <= len(text)
    day_in_digits(text, language)


@pytest.mark.parametrize("language", ["ar", "en", "hi", "ja", "zh"])
@pytest.mark.parametrize("words", ["5 years and ", "5억 ", "5年", "سنتين و", "साढ़े 5 ", "5½", "five million ", "1 "])
def test_a_long_row_of_parts_takes_no_time(words: str, language: str) -> None:
    compounds("1", language)
    begun = time.perf_counter()
    compounds(words * 3_000, language)
    assert time.perf_counter() - begun < 4


@pytest.mark.parametrize(
    ("words", "language", "value"),
    [
        ("forty", "en", 40), ("thirty-one", "en", 31), ("twenty-six", "en", 26), ("nineteen hundred", "en", 1900),
        ("two hundred and twenty-five", "en", 225), ("two thousand forty-five", "en", 2045),
        ("two thousand and one", "en", 2001), ("seven million two hundred thousand", "en", 7_200_000),
        ("a hundred and forty-two", "en", 142), ("twenty thousand", "en", 20_000),
        ("vierzig", "de", 40), ("einundzwanzig", "de", 21), ("fünfundzwanzig Millionen", "de", 25_000_000),
        ("vingt et un", "fr", 21), ("soixante et onze", "fr", 71), ("quatre-vingt-onze", "fr", 91),
        ("quatre-vingt-un", "fr", 81), ("deux mille trois cent quarante-cinq", "fr", 2345), ("mille cinq", "fr", 1005),
        ("cuarenta", "es", 40), ("treinta y uno", "es", 31), ("ciento once", "es", 111), ("veinticinco", "es", 25),
        ("trescientos treinta y cinco", "es", 335), ("mil cinco", "es", 1005), ("cincuenta mil 234", "es", 50_234),
        ("cuatro millones doscientos mil", "es", 4_200_000), ("dos mil quinientos millones", "es", 2_500_000_000),
        ("quaranta", "it", 40), ("ventuno", "it", 21), ("mille cinque", "it", 1005),
        ("due milioni quaranta", "it", 2_000_040), ("trezentas e trinta e cinco", "pt", 335),
        ("dois mil e vinte e cinco", "pt", 2025), ("otuz bir", "tr", 31), ("bin beş", "tr", 1005),
        ("iki bin yirmi beş", "tr", 2025), ("أربعون", "ar", 40), ("خمسة وأربعون", "ar", 45), ("مئة وعشرون", "ar", 120),
        ("ألفان وخمسة وعشرون", "ar", 2025), ("أربعة ملايين وخمسمئة ألف", "ar", 4_500_000),
        ("چهل", "fa", 40), ("سیصد و سی و پنج", "fa", 335), ("چهار میلیون و سیصد هزار", "fa", 4_300_000),
        ("ארבעים", "he", 40), ("מאתיים עשרים וחמישה", "he", 225), ("אלף חמישה", "he", 1005), ("שש עשרה", "he", 16),
        ("сорок", "ru", 40), ("тридцать один", "ru", 31), ("двести пять", "ru", 205), ("пятеро", "ru", 5),
        ("две тысячи двадцать пять", "ru", 2025), ("दो सौ पच्चीस", "hi", 225), ("चालीस", "hi", 40),
        ("veertig", "nl", 40), ("fyrtio", "sv", 40), ("fyrre", "da", 40), ("førti", "nb", 40),
        ("czterdzieści", "pl", 40),
        ("dwadzieścia jeden", "pl", 21), ("двадцять один", "uk", 21), ("дев’ятсот дев’яносто", "uk", 990),
        ("douăzeci și nouă", "ro", 29), ("douăzeci de mii", "ro", 20_000), ("είκοσι ένα", "el", 21),
        ("dua ribu dua puluh lima", "id", 2025), ("seribu satu", "ms", 1001),
    ],
)  # fmt: skip
def test_a_number_in_several_words_is_read_whole(words: str, language: str, value: int) -> None:
    many = quantity(words, language)
    assert many is not None
    assert many.value == {value}


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("treinta y uno", "es"), ("twenty-six", "en"), ("two thousand and one", "en"), ("nineteen eighty-four", "en"),
        ("twenty-first", "en"), ("vier Millionen dreihunderttausend", "de"), ("quatre-vingt-dix-sept", "fr"),
        ("vingt-quatrième", "fr"), ("ventiquattro milioni", "it"), ("vinte e nove", "pt"), ("otuz sekizi", "tr"),
        ("yirmi dördüncü", "tr"), ("واحد وعشرون", "ar"), ("بيست و نه", "fa"), ("سی و ششمین", "fa"),
        ("שלושים ושמונה", "he"), ("двадцать пятого", "ru"), ("две тысячи тринадцатый", "ru"), ("сотни тысяч", "ru"),
        ("двадцять восьмій", "uk"), ("vijfhonderd duizend", "nl"), ("een miljoen veertig", "nl"),
        ("ethundrede og fem", "da"), ("to hundre og en", "nb"), ("patruzeci și șaptelea", "ro"),
        ("dua ratus satu", "id"), ("二百五十", "zh"),
    ],
)  # fmt: skip
def test_no_answer_is_a_part_of_a_number_in_words(words: str, language: str) -> None:
    """Whatever word of it was found, it is told whole."""
    sentence = f"Xx {words}, xx."
    for word in WORD.finditer(sentence, 3, 3 + len(words)):
        start, end = widened(sentence, *word.span(), language)
        assert start <= 3
        assert end >= 3 + len(words)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("half a million", "en"), ("bir yüz", "tr"), ("anni ottanta", "it"), ("los años cuarenta", "es"),
        ("hundreds of thousands", "en"), ("בשנות השמונים", "he"), ("twenty-first", "en"), ("sixty-odd", "en"),
        ("сотни тысяч", "ru"), ("двадцать первый", "ru"), ("الفتاة الفتى", "ar"), ("ένα εκτός", "el"),
        ("mie una", "ro"), ("thirty twenty", "en"), ("two million thousand", "en"), ("one hundred five forty", "en"),
    ],
)  # fmt: skip
def test_what_is_no_number_or_not_sure_has_no_value(words: str, language: str) -> None:
    assert in_words(words, language)[0] == frozenset()


@pytest.mark.parametrize(
    ("words", "language", "values"),
    [
        ("between twenty and thirty", "en", [20, 30]), ("entre veinte y treinta", "es", [20, 30]),
        ("сорок и пять", "ru", [40, 5]), ("forty, five", "en", [40, 5]), ("twenty of fifty", "en", [20, 50]),
        ("120 million a year", "en", []), ("3 millions deux cent mille", "fr", [200]),
    ],
)  # fmt: skip
def test_numbers_in_words_beside_each_other_are_several(words: str, language: str, values: list[int]) -> None:
    assert [one.value for one in number_words(words, language)] == values


def test_a_hundred_behind_a_scale_is_read() -> None:
    assert values("3 millions deux cent mille", "fr")
    assert [one.value for one in number_words("deux cent mille", "fr")] == [200]
