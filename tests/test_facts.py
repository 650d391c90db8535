"""What the rules on places, numbers and denials hold for the same, in the words that articles have for them."""

from __future__ import annotations

import time
from fractions import Fraction

import pytest

from qa.facts.missing import missing
from qa.facts.names import compare, other_place, unnamed_place
from qa.facts.negation import denies
from qa.facts.numbers import values


@pytest.mark.parametrize(
    ("question", "language", "of", "text"),
    [
        ("Whom did Fidan meet in Saudi Arabia?", "en", "ar", "التقى فيدان ولي العهد محمد بن سلمان في السعودية"),
        ("Who leads the United Arab Emirates?", "en", "ar", "رئيس الإمارات محمد بن زايد"),
        ("من يقود الإمارات العربية المتحدة؟", "ar", "en", "the UAE president"),
        ("How many were killed in Mogadishu?", "en", "ar", "انفجرت قنبلة في مقديشو قرب الميناء."),
        ("Where in Zurich is the bank?", "en", "ar", "يقع البنك وسط زوريخ."),
        ("What happened in Johannesburg?", "en", "ar", "وقع الهجوم في جوهانسبورغ."),
        ("Wer regiert Myanmar?", "de", "ar", "يحكم الجيش ميانمار."),
        ("Who leads South Korea?", "en", "ar", "الرئيس الكوري الجنوبي يون"),
        ("Who is the president of the United States?", "en", "ja", "米国のトランプ大統領は7日、東京に到着した。"),
        ("Who is the president of the United States?", "en", "uk", "Президент США Дональд Трамп прибув."),
        ("Who is the president of the United States?", "en", "pt", "O presidente dos EUA, Donald Trump, chegou."),
        ("Who is the president of the United States?", "en", "pl", "Prezydent USA Donald Trump przybył."),
        ("Who is the president of the United States?", "en", "cs", "Prezident USA Donald Trump přijel."),
        ("Who is the president of the United States?", "en", "el", "Ο πρόεδρος των ΗΠΑ Ντόναλντ Τραμπ έφτασε."),
        ("Who visited India?", "en", "ar", "زار وزير هندي بغداد"),
        ("Who visited New Zealand?", "en", "es", "Vino una ministra de Nueva Zelandia."),
        ("Who visited Saudi Arabia?", "en", "pl", "Był wczoraj w Arabii Saudyjskiej."),
        ("Who visited Spain?", "en", "ru", "Приехал испанский министр."),
        ("Who visited Cuba?", "en", "it", "È arrivato un ministro cubano."),
        ("Who visited Italy?", "en", "hu", "Az olasz miniszter érkezett."),
        ("Who visited Kenya?", "en", "fi", "Keniaan saapui ministeri."),
        ("Who visited Iraq?", "en", "tr", "Iraklı bakan geldi."),
        ("Who visited Iraq?", "en", "he", "השר העיראקי הגיע."),
        ("Who visited Iran?", "en", "ko", "장관이 이란을 방문했다."),
        ("Кто посетил Казахстан?", "ru", "kk", "Министр Қазақстанның астанасына келді."),
        ("Who visited Tanzania?", "en", "sw", "Waziri wa Kitanzania alifika."),
        ("罗马尼亚总统是谁？", "zh", "en", "The Romanian president."),
        ("Who visited China?", "en", "ta", "அமைச்சர் சீனாவில் இருந்தார்."),
    ],
)
def test_a_place_is_named_by_the_everyday_words_for_it(question: str, language: str, of: str, text: str) -> None:
    """Who asks is not told that the articles say nothing of a place which they name in their own way."""
    assert not unnamed_place(question, language, text, of)


@pytest.mark.parametrize(
    ("question", "of", "text"),
    [
        ("Who leads North Korea?", "ar", "الرئيس الكوري الجنوبي يون"),
        ("Who leads South Sudan?", "ar", "زار رئيس السودان بغداد"),
        ("Who leads New Zealand?", "fr", "Le nouveau ministre est venu."),
        ("What happened in Cairo?", "ar", "في العاصمة العراقية بغداد"),
        ("What happened in Iran?", "fr", "Le président de l'Irak est venu."),
        ("Who leads Germany?", "pl", "Prezydent USA nie przybył, to niemożliwe."),
        ("What happened in Chile?", "en", "The children cried. China was silent."),
        ("What happened in Peru?", "it", "A Perugia è caduto un muro."),
        ("What happened in Peru?", "ar", "وقع انفجار في بيروت."),
        ("What happened in Mali?", "ar", "قالت وزارة المالية إن الدعم المالي توقف."),
        ("What happened in Mali?", "cs", "Malého domu se to netýká."),
        ("What happened in Riyadh?", "ar", "فازت الفرق الرياضية."),
        ("What happened in Greece?", "he", "מכיוון שכך הם לא באו."),
        ("What happened in Laos?", "th", "เขากล่าวว่าไม่มีใครตาย"),
        ("What happened in India?", "ja", "インドネシアで地震があった。"),
        ("Who was hurt in Nairobi?", "ar", "نرغب في ذلك كثيرا."),
        ("Who was hurt in Nairobi?", "ar", "نعرف ذلك كله."),
        ("Who was hurt in Caracas?", "fa", "کارگر آمد."),
        ("Who was hurt in Algiers?", "he", "הם באו לאזור."),
    ],
)
def test_a_place_is_not_named_by_its_neighbour_or_by_a_common_word(question: str, of: str, text: str) -> None:
    assert unnamed_place(question, "en", text, of)


@pytest.mark.parametrize(
    ("written", "cited", "places"),
    [
        ("Saudi Arabia agreed.", "وافقت السعودية", 0),
        ("South Korea agreed.", "وافق الرئيس الكوري الجنوبي", 0),
        ("North Korea agreed.", "وافق الرئيس الكوري الجنوبي", 1),
        ("The United Arab Emirates agreed.", "وافقت السعودية", 1),
        ("It is in Zurich.", "يقع وسط زوريخ", 0),
        ("It is in Johannesburg.", "يقع وسط زوريخ", 1),
    ],
)
def test_a_written_place_is_found_by_other_spellings_and_a_swapped_one_is_not(
    written: str, cited: str, places: int
) -> None:
    assert compare(written, "en", cited, "ar").places == places


@pytest.mark.parametrize(
    ("written", "into", "cited", "of", "lost"),
    [
        ("2 billion dollars", "en", "2 mil millones de dólares", "es", 0),
        ("2 thousand dollars", "en", "2 mil millones de dólares", "es", 1),
        ("30 million", "en", "3千万", "zh", 0),
        ("3 kilograms", "en", "3千克", "zh", 0),
        ("15,000 yen", "en", "1万5000円", "ja", 0),
        ("5,000 yen", "en", "1万5000円", "ja", 1),
        ("12,000 seats", "en", "1万2个座位", "zh", 0),
        ("12 ألف مقعد", "ar", "1萬2個座位", "zh-Hant", 0),
        ("10,002 seats", "en", "1万2个座位", "zh", 1),
        ("10,002 seats", "en", "1万2席", "ja", 1),
        ("12,000 people", "en", "1万2月", "zh", 1),
        ("15,002", "en", "1.5万2", "zh", 1),
        ("3 million", "en", "3 млн", "ru", 0),
        ("It cost $3m.", "en", "كلفت 3 دولارات", "ar", 1),
        ("It cost $3m.", "en", "كلفت 3 ملايين دولار", "ar", 0),
        ("It is 3m high.", "en", "يبلغ ارتفاعه 3 أمتار", "ar", 0),
        ("5 people died", "en", "قتل خمسة وعشرون شخصا", "ar", 1),
        ("25 people died", "en", "قتل خمسة وعشرون شخصا", "ar", 0),
        ("five thousand people", "en", "خمسة آلاف شخص", "ar", 0),
        ("five thousand people", "en", "سبعة آلاف شخص", "ar", 1),
        ("five people", "en", "twenty-five people", "en", 1),
        ("18 people", "en", "dix-huit personnes", "fr", 0),
        ("80 people", "en", "quatre-vingts personnes", "fr", 0),
        ("15 people", "en", "on beş kişi", "tr", 0),
        ("5 people died", "en", "五百人死亡", "zh", 1),
        ("500 people died", "en", "五百人死亡", "zh", 0),
        ("3 people", "en", "三万人", "zh", 1),
        ("150 million", "en", "一亿五千万", "zh", 0),
        ("320,000 tonnes", "en", "3,2×10⁵ Tonnen", "de", 0),
        ("3.2 tonnes", "en", "3.2×10⁵ Tonnen", "de", 1),
        ("14 people", "en", "14³ people", "en", 1),
        ("in 2019", "en", "عام 2019¹", "ar", 0),
        ("3 million people", "en", "watu milioni 3", "sw", 0),
        ("3 people", "en", "watu milioni 3", "sw", 1),
        ("5.5 million Syrians", "en", "550多万叙利亚人", "zh", 0),
        ("550 Syrians", "en", "550多万叙利亚人", "zh", 1),
        ("125 million pounds", "en", "1억 2500만 파운드", "ko", 0),
        ("25 million pounds", "en", "1억 2500만 파운드", "ko", 1),
        ("35 million dollars", "en", "3천5백만 달러", "ko", 0),
        ("30,010", "en", "3만 10월", "ko", 1),
        ("3.7 million", "en", "3۔7 ملین", "ur", 0),
        ("7 million", "en", "3۔7 ملین", "ur", 1),
        ("1,918,000", "en", "ค.ศ. 1918 พันโท", "th", 1),
    ],
)
def test_a_number_is_read_whole(written: str, into: str, cited: str, of: str, lost: int) -> None:
    """Never one word of it: five are not twenty-five, nor three thirty thousand."""
    assert missing(written, into, cited, of) == lost


@pytest.mark.parametrize(
    ("written", "into", "cited", "of", "lost"),
    [
        ("They met in June.", "en", "הם נפגשו ביוני", "he", 0),
        ("They met in July.", "en", "הם נפגשו ביוני", "he", 1),
        ("They met in June.", "en", "พบกันเมื่อเดือนมิถุนายน", "th", 0),
        ("They met in July.", "en", "พบกันเมื่อเดือนมิถุนายน", "th", 1),
        ("It begins in October.", "en", "অক্টোবরের শুরু", "bn", 0),
        ("It begins in September.", "en", "bắt đầu vào tháng Chín", "vi", 0),
        ("It begins in August.", "en", "bắt đầu vào tháng Chín", "vi", 1),
        ("Sept personnes sont mortes.", "fr", "Seven people died.", "en", 0),
        ("7 personnes sont mortes en sept. 2019.", "fr", "7 people died in 2019.", "en", 1),
        ("the 16th century", "en", "w XVI wieku", "pl", 0),
        ("the 17th century", "en", "w XVI wieku", "pl", 1),
        ("제2차 세계 대전", "ko", "World War II", "en", 0),
        ("루이 16세", "ko", "Louis XVI", "en", 0),
        ("20%の生徒", "ja", "Twenty per cent of pupils", "en", 0),
        ("30%の生徒", "ja", "Twenty per cent of pupils", "en", 1),
        ("ในปี พ.ศ. 2561", "th", "in 2018", "en", 0),
        ("ในปี พ.ศ. 2562", "th", "in 2018", "en", 1),
        ("nine leaders", "en", "القادة التسعة", "ar", 0),
        ("eight leaders", "en", "القادة التسعة", "ar", 1),
        ("five months", "en", "בחמשת החודשים", "he", 0),
        ("1 person", "en", "I saw 3 people.", "en", 1),
    ],
)
def test_a_number_that_its_source_tells_otherwise_is_found(
    written: str, into: str, cited: str, of: str, lost: int
) -> None:
    """A month with letters written onto it, centuries in Roman numerals, "twenty" by itself, the years of others."""
    assert missing(written, into, cited, of) == lost


def test_what_an_article_wrote_with_the_signs_of_others_is_not_lost() -> None:
    """For telling whether a number is there, every reading of it counts; for what it comes to, its language's own."""
    assert values("1,500", "en") == [{Fraction(1500), Fraction(3, 2)}]
    assert values("1,500", "en", own=True) == [{1500}]
    assert values("1,500", "es", own=True) == [{Fraction(1500), Fraction(3, 2)}]
    assert missing("1.5", "en", "1,500", "en") == 0


def test_a_row_of_digits_as_long_as_an_article_takes_no_time_and_is_no_number() -> None:
    begun = time.perf_counter()
    assert values("9" * 20_000, "en") == [frozenset()]
    assert denies("9" * 20_000, "tr") is False
    assert missing("9" * 5_000, "en", "9" * 5_000, "en") == 1
    assert time.perf_counter() - begun < 2


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            "zh",
            "美国不同意该协议。|他没收到信。|这座城市不安全。|他不来了。|这不等于承认。|他不过问此事。",
        ),
        ("ar", "هذا غير صحيح|وأنكر الوزير ذلك"),
        ("fa", "وزیر نرفت|وزیر این خبر را تکذیب کرد"),
        ("ru", "Министр опроверг это"),
        ("fr", "Le ministre a démenti"),
        ("de", "Er dementierte das"),
    ],
)
def test_disagreement_and_refutation_are_denials(language: str, sentences: str) -> None:
    for sentence in sentences.split("|"):
        assert denies(sentence, language) is True, sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "zh|两国有不同的看法。", "zh|战斗不断升级。", "zh|居民感到不安。",
        "zh|不过会谈仍在继续。", "zh|财产被没收。", "zh|他住在不来梅。",
        "ja|少なくとも12人が死亡した。", "ja|会談は間もなく始まる。", "tr|Barış umuyoruz.", "tr|Namaz kılındı.",
    ],
)  # fmt: skip
def test_words_with_the_letters_of_a_denial_are_none(sentence: str) -> None:
    language, said = sentence.split("|")
    assert denies(said, language) is False


@pytest.mark.parametrize(
    ("question", "text", "of", "other"),
    [
        ("Who leads the bank in Norway?", "الخرطوم: محادثات السودان وتشاد", "ar", True),
        ("Who leads the bank in Norway?", "Oslo rettssak om banken", "no", False),
        ("Who leads the bank in Norway?", "Banken legger ned ti filialer", "no", False),
        ("من يدير البنك في مصر؟", "Refugees in Sudan wait for aid", "en", True),
        ("من يدير البنك في مصر؟", "Bank cuts rates in Cairo", "en", False),
    ],
)
def test_a_text_is_about_another_place(question: str, text: str, of: str, other: bool) -> None:
    assert other_place(question, "en" if question.isascii() else "ar", text, of) is other
