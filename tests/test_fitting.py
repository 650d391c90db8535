"""Words that cannot be what is asked for give way to others of their sentence, or to the sentence."""

from __future__ import annotations

import pytest

from qa.question.asked_for import Thing
from qa.reader.fitting import fitting


def _words(sentence: str, *words: str, behind: float = 1.0) -> list[tuple[int, int, float]]:
    """The words in their order, each so much behind the one before."""
    return [(sentence.index(one), sentence.index(one) + len(one), n * behind) for n, one in enumerate(words)]


@pytest.mark.parametrize(
    ("asked", "sentence", "language", "words", "taken"),
    [
        ("when", "The singer died on Monday aged 85.", "en", ("85", "Monday"), "Monday"),
        ("when", "توفيت المغنية أمس عن 85 عاما.", "ar", ("85 عاما", "أمس"), "أمس"),
        ("when", "歌手昨日去世，享年85岁。", "zh", ("85岁", "昨日"), "昨日"),
        ("when", "הזמרת נפטרה אתמול בגיל 85.", "he", ("85", "אתמול"), "אתמול"),
        ("when", "นักร้องเสียชีวิตเมื่อวานนี้ด้วยวัย 85 คน", "th", ("85 คน", "เมื่อวานนี้"), "เมื่อวานนี้"),
        ("when", "The singer died at 85.", "en", ("85", "singer"), None),
        ("when", "The singer died on Monday aged 85.", "en", ("Monday", "85"), "Monday"),
        ("count", "450 jobs go, 7 percent of all.", "en", ("7 percent", "450"), "450"),
        ("count", "The firm cut 7 percent of its staff.", "en", ("7 percent", "staff"), None),
        ("count", "The quake of 5.4 shook 112 schools.", "en", ("5.4", "112"), "112"),
        ("count", "1.2 million homes were hit.", "en", ("1.2 million",), "1.2 million"),
        # Somebody's age is no number of children; points of several, or a place's, are what they are.
        ("persons", "Judge Reid said Hollis, 58, had a son.", "en", ("58",), None),
        ("persons", "Hollis, 58, a besoin de trois avocats.", "fr", ("58", "trois avocats"), "trois avocats"),
        ("count", "Der Angeklagte Hollis, 58, schwieg.", "de", ("58",), None),
        ("count", "It went to Hollis, 58, Reid, 41, and Lunn, 30.", "en", ("58",), "58"),
        ("persons", "Most live in Norway, 58, and two at sea.", "en", ("58",), "58"),
        ("persons", "Hollis had 58, all of them girls.", "en", ("58",), "58"),
        ("amount", "The river rose to 13,4 metros.", "pt", ("13,4 metros",), "13,4 metros"),
        ("amount", "The index fell 3.4 points.", "en", ("3.4",), "3.4"),
        ("persons", "누리호는 2.5톤의 배로 118명이 탔다.", "ko", ("2.5", "118명"), "118명"),
        ("persons", "风力达12级，渡轮载有118人。", "zh", ("12", "118"), "118"),
        ("persons", "洪水冲垮了14座桥。", "zh", ("14座",), None),
        ("persons", "台風で住宅14棟が倒れ、9人がけがをした。", "ja", ("14", "9人"), "9人"),
        ("persons", "차량 14대가 부딪혀 9명이 다쳤다.", "ko", ("14", "9명"), "9명"),
        ("persons", "渡轮载有118名乘客。", "zh", ("118",), "118"),
        ("persons", "The ferry of 140 metres carried 118.", "en", ("140 metres", "118"), "118"),
        ("when_or_who", "پل روز دوشنبه باز شد.", "fa", ("روز دوشنبه",), "روز دوشنبه"),
        ("when_or_who", "علی رضایی پل را باز کرد.", "fa", ("علی رضایی",), "علی رضایی"),
        (
            "when_or_who",
            "اجتماع وفدي تركيا وسوريا، سيعقد في بغداد.",
            "ar",
            ("وفدي تركيا وسوريا، سيعقد في بغداد",),
            None,
        ),
        ("high", "Das Beben war 14 Kilometer entfernt vom Turm.", "de", ("14 Kilometer",), None),
        ("high", "Der Turm ist 330 Meter hoch.", "de", ("330 Meter",), "330 Meter"),
        ("tall", "يبلغ طول الساحل 14,500 كيلومتر.", "ar", ("14,500 كيلومتر",), "14,500 كيلومتر"),
        ("tall", "The club paid £58m for the striker.", "en", ("£58m", "striker"), None),
        ("age", "They married in 1970.", "en", ("1970", "They"), None),
        ("cost", "بلغت المشاركة 31.4 بالمئة.", "ar", ("31.4 بالمئة",), None),
        ("count", "About two dozen came.", "en", ("two dozen",), "two dozen"),
        ("count", "They won 3-1 with 5 debutants.", "en", ("3-1", "5"), "5"),
        ("count", "The hall seats 10-15.", "en", ("10-15",), "10-15"),
        ("cost", "Repairs take three weeks and £900.", "en", ("three weeks", "£900"), "£900"),
        ("cost", "La stagione prevede otto opere.", "it", ("otto",), None),
        ("cost", "Вход стоит 30 фунтов.", "ru", ("30",), "30"),
        ("cost", "Die Wärme kostet 15,9 Cent je Kilowattstunde.", "de", ("15,9",), "15,9"),
        ("cost", "يستغرق الإصلاح 3 ساعات.", "ar", ("3 ساعات",), None),
        ("long", "The repair takes 3 hours.", "en", ("3 hours",), "3 hours"),
        ("long", "The line is 128 kilometres.", "en", ("128 kilometres",), "128 kilometres"),
        ("lasts", "The line is 128 kilometres.", "en", ("128 kilometres",), None),
        (
            "lasts",
            "It takes six weeks at a cost of 2 million euros.",
            "en",
            ("six weeks at a cost of 2 million euros",),
            "six weeks",
        ),
        ("lasts", "Son 173 kilómetros en 58 minutos.", "es", ("173 kilómetros en 58 minutos",), "58 minutos"),
        (
            "lasts",
            "It took 58 minutes, not 90 minutes.",
            "en",
            ("58 minutes, not 90 minutes",),
            "58 minutes, not 90 minutes",
        ),
        ("long", "She came on in the 64th minute for 30 minutes.", "en", ("64th minute", "30 minutes"), "30 minutes"),
        ("long", "في الدقيقة 64 خرج اللاعب.", "ar", ("الدقيقة 64",), None),
        ("age", "The strike lasts three weeks now.", "en", ("three weeks",), None),
        ("age", "The baby is three weeks old.", "en", ("three weeks",), "three weeks"),
        ("age", "The minister, 47, resigned.", "en", ("47",), "47"),
        ("age", "She is in her late seventies.", "en", ("in her late seventies",), "in her late seventies"),
        (
            "age",
            "The old parliament then met behind closed doors.",
            "en",
            ("old parliament then met behind closed doors.",),
            None,
        ),
        ("until", "It ran from 5 May to 9 June.", "en", ("5 May", "9 June"), "9 June"),
        ("until", "It ran from 5 May to 9 June.", "en", ("5 May to 9 June", "9 June"), "5 May to 9 June"),
        ("until", "امتدت من 5 مايو حتى التاسع من يونيو.", "ar", ("5 مايو", "التاسع من يونيو"), "التاسع من يونيو"),
        ("until", "Sie lief vom 5. Mai bis zum 9. Juni.", "de", ("5. Mai", "9. Juni"), "9. Juni"),
        ("until", "1937年から1954年(昭和29年)まで続いた。", "ja", ("1937年", "1954年"), "1954年"),
        ("until", "5 Mayıs'ta açılan sergi 9 Haziran'a kadar sürdü.", "tr", ("5 Mayıs", "9 Haziran"), "9 Haziran"),
        ("until", "展览自5月5日至6月9日举行。", "zh", ("5月5日", "6月9日"), "6月9日"),
        # Nothing marks an end, or that of something else: the likeliest time.
        ("until", "The bridge reopens on 5 May, the tunnel is shut until 9 June.", "en", ("5 May", "9 June"), "5 May"),
        ("until", "It closed to 24 visitors on 9 June.", "en", ("24 visitors", "9 June"), "9 June"),
        ("name", "The ship Karin carried 44 pupils.", "en", ("44 pupils", "Karin"), "Karin"),
        ("name", "В поезде ехали 44 школьника.", "ru", ("44 школьника",), None),
        ("name", "السفينة تحمل 44.", "ar", ("44",), None),
        ("name", "The song is called “44 pupils”.", "en", ("44 pupils",), "44 pupils"),
        ("name", "TV 2 showed it.", "en", ("TV 2",), "TV 2"),
        ("name", "It is called scat.", "en", ("scat",), "scat"),
        ("name", "マリナー10号が接近した。", "ja", ("マリナー10号",), "マリナー10号"),
        ("stuff", "Gold earned $5 billion, of 38 tonnes sold.", "en", ("$5 billion", "38 tonnes"), "38 tonnes"),
        ("stuff", "Exports earned $5 billion.", "en", ("$5 billion",), None),
        ("stuff", "Of the air 21 percent is oxygen.", "en", ("21 percent",), "21 percent"),
        # A person is asked about; a coral may be of any age.
        ("age", "A coral more than 1,200 years old was found.", "en", ("1,200 years",), "1,200 years"),
        ("lived", "A coral more than 1,200 years old was found by her at 44.", "en", ("1,200 years", "44"), "44"),
        ("lived", "A seventeenth-century map was stolen.", "en", ("seventeenth-century",), None),
        ("lived", "她收藏了17世纪的地图。", "zh", ("17世纪",), None),
        ("lived", "The baby is 130 days old.", "en", ("130 days",), "130 days"),
        ("lived", "She is in her late seventies.", "en", ("in her late seventies",), "in her late seventies"),
        ("cost", "Прибор весом 2,1 тонны запустили вчера.", "ru", ("2,1 тонны",), None),
        ("cost", "حضر العرض 28,000 متفرج.", "ar", ("28,000 متفرج",), None),
        ("cost", "A ticket is 12 at the door.", "en", ("12",), "12"),
        ("cost", "They paid about 40 million for it.", "en", ("about 40 million",), "about 40 million"),
        ("cost", "The bridge will cost 76 million crowns.", "en", ("76 million crowns",), "76 million crowns"),
        ("cost", "The fair drew 2 million people.", "en", ("2 million people",), None),
        ("cost", "The thieves took 400 bitcoins.", "en", ("400 bitcoins",), "400 bitcoins"),
        (
            "cost",
            "Η γέφυρα κόστισε 76 εκατομμύρια κορώνες.",
            "el",
            ("76 εκατομμύρια κορώνες",),
            "76 εκατομμύρια κορώνες",
        ),
        ("cost", "The road is 2 thousand kilometres long.", "en", ("2 thousand kilometres",), None),
        ("cost", "The seats are 90 pence each.", "en", ("90 pence",), "90 pence"),
        ("cost", "Entry is free.", "en", ("free",), "free"),
        ("age", "La fiscalía pide nueve años de prisión.", "es", ("nueve años",), None),
        ("age", "El alcalde, de 61 años, fue detenido.", "es", ("61 años",), "61 años"),
        ("age", "He was 47 years and in prison.", "en", ("47 years",), "47 years"),
        ("age", "طلب الادعاء السجن 9 سنوات.", "ar", ("9 سنوات",), None),
        ("age", "توفي المغني عن 47 عاما بعد خروجه من السجن.", "ar", ("47 عاما",), "47 عاما"),
        ("age", "他被判处有期徒刑9年。", "zh", ("9年",), None),
        ("share", "Of 1,200 beds 46 percent are free.", "en", ("1,200 beds", "46 percent"), "46 percent"),
        ("share", "A third of them came.", "en", ("A third",), "A third"),
    ],
)
def test_the_first_words_that_can_be_it_are_taken(
    asked: Thing, sentence: str, language: str, words: tuple[str, ...], taken: str | None
) -> None:
    found = fitting(asked, sentence, language, _words(sentence, *words))
    assert (found and sentence[found[0] : found[1]]) == taken


def test_words_that_are_far_behind_are_not_taken() -> None:
    """A time may be farther behind than another number: it is tested to be one."""
    sentence = "The singer died on Monday aged 85, with 24 records."
    assert fitting("when", sentence, "en", _words(sentence, "85", "Monday", behind=7)) is not None
    assert fitting("when", sentence, "en", _words(sentence, "85", "Monday", behind=9)) is None
    prices = "450 jobs go, 7 percent of all."
    assert fitting("count", prices, "en", _words(prices, "7 percent", "450", behind=4)) is None
