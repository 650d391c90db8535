"""A sentence about another year or quarter than the question's is no sure answer to it; right answers stay."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from qa.assistant import Assistant
from qa.evidence.contradicted import Told, contradiction
from qa.evidence.undisputed import undisputed
from qa.facts.details import detail_words, years_told
from qa.reader import Reading
from qa.settings import Settings
from qa.show import level
from qa.types import Hit, Sentence
from tests.reader_fake import article_of, hit_of, span
from tests.test_answer_kinds import Fixed
from tests.test_library import CountingEncoder, opened, write

YEARS: dict[str, str] = {
    "en": "in 2016", "de": "im Jahr 2016", "fr": "en 2016", "es": "en 2016", "pt": "no ano de 2016",
    "it": "nel 2016", "nl": "in 2016", "sv": "år 2016", "da": "i 2016", "nb": "i 2016", "no": "i 2016",
    "nn": "i 2016", "fi": "vuonna 2016", "pl": "w roku 2016", "cs": "v roce 2016", "sk": "v roku 2016",
    "hr": "u 2016. godini", "ro": "în anul 2016", "bg": "през 2016", "ru": "в 2016 году",
    "uk": "у 2016 році", "el": "το έτος 2016", "ar": "في عام 2016", "fa": "در سال ۲۰۱۶", "he": "בשנת 2016",
    "id": "pada tahun 2016", "ms": "pada tahun 2016", "vi": "năm 2016", "th": "ในปี 2559",
    "ca": "l'any 2016", "sr": "у 2016. години", "sw": "mwaka wa 2016", "zh": "2016年开始", "ja": "2016年に",
    "ko": "2016년에", "tr": "2016 yılında", "hi": "2016 में", "bn": "২০১৬ সালে", "ur": "2016 میں",
    "ne": "२०७३ सालमा", "hu": "2016-ban",
}  # fmt: skip
"""When something was, as each language says it."""


def told(sentence: str, language: str, around: str = "", answer: str = "", published: str | None = None) -> Told:
    start = sentence.index(answer) if answer else len(sentence)
    return Told(sentence, start, start + len(answer), around, language, published)


@pytest.mark.parametrize(
    ("question", "language", "sentence", "of"),
    [
        ("How many boats sank off Lindau in June 2019?", "en", "In June 2021, 14 boats sank off Lindau.", "en"),
        # Who asks for so many needs no "in".
        ("How many people died in the quake of 2019?", "en", "In 2013, 14 people died.", "en"),
        ("How many people died in the 2019 quake?", "en", "In 2013, 14 people died.", "en"),
        ("Wie viele Menschen starben 1964 in Hoi An?", "de", "In 2013, 14 people died.", "en"),
        ("Combien de morts dans le séisme de 2019 ?", "fr", "In 2013, 14 people died.", "en"),
        ("كم سفينة غرقت قرب صور عام 2019؟", "ar", "غرقت 14 سفينة قرب صور في عام 2021.", "ar"),
        ("כמה סירות טבעו ליד עכו בשנת 2016?", "he", "בשנת 2021 טבעו ליד עכו 14 סירות.", "he"),
        ("2016年里昂港沉了多少艘船？", "zh", "2021年，里昂港有14艘船沉没。", "zh"),
        ("ปี 2559 มีเรือจมกี่ลำ", "th", "ในปี 2564 มีเรือจม 14 ลำ", "th"),
        ("2016 में कितनी नावें डूबीं?", "hi", "2021 में 14 नावें डूबीं।", "hi"),
        ("How many boats sank in 2016?", "en", "२०८१ सालमा १४ डुङ्गा डुबे।", "ne"),
        ("How many boats sank in 2016?", "en", "در سال ۱۴۰۰ چهارده قایق غرق شد.", "fa"),
        ("Скільки човнів затонуло у березні 2016 року?", "uk", "У травні 2021 року затонуло 14 човнів.", "uk"),
        ("2016'da kaç tekne battı?", "tr", "Mayıs 2021 yılında 14 tekne battı.", "tr"),
        ("2016년에 배가 몇 척 가라앉았나?", "ko", "2021년 5월에 배 14척이 가라앉았다.", "ko"),
        ("2016年に何隻沈みましたか？", "ja", "2021年には14隻が沈んだ。", "ja"),
        ("כמה סירות טבעו ביוני 2016?", "he", "ב-2021 טבעו 14 סירות.", "he"),
        ("What did Orlen earn in the third quarter?", "en", "In the first quarter Orlen earned 14 million.", "en"),
        ("What did Samho earn in the third quarter?", "en", "삼호는 1분기에 140억 원을 벌었다.", "ko"),
        ("كم ربحت الشركة في الربع الثالث؟", "ar", "ربحت الشركة 14 مليونا في الربع الأول.", "ar"),
        ("What did Pars earn in the third quarter?", "en", "پارس در سه ماهه اول ۱۴ میلیون تومان سود کرد.", "fa"),
        ("Ile zarobiła spółka w III kwartale?", "pl", "W pierwszym kwartale spółka zarobiła 14 mln zł.", "pl"),
    ],
)  # fmt: skip
def test_another_year_or_quarter_contradicts(question: str, language: str, sentence: str, of: str) -> None:
    assert contradiction(question, language, told(sentence, of))


@pytest.mark.parametrize(
    ("question", "language", "said"),
    [
        # Neither has one, or the sentence has both.
        ("How many boats sank off Lindau?", "en", told("In June 2021, 14 boats sank off Lindau.", "en")),
        ("How many boats sank in 2019?", "en", told("Off Lindau 14 boats sank.", "en")),
        ("How many boats sank in 2019?", "en", told("After 9 in 2021, and 14 in 2019, none sank.", "en")),
        # Near it, in another calendar or form, or between two.
        ("How many boats sank in 2019?", "en", told("Since 2012 it is 14.", "en", around="Boats sinking in 2019")),
        ("چند قایق در سال ۱۴۰۰ غرق شد؟", "fa", told("In 2021 14 boats sank.", "en")),
        ("How many boats sank in 2021?", "en", told("ในปี 2564 มีเรือจม 14 ลำ", "th")),
        ("令和3年に何隻沈みましたか？", "ja", told("In 2021 14 boats sank.", "en")),
        ("How many boats sank in 2014?", "en", told("From 2010 to 2017 14 boats sank.", "en")),
        ("How many boats sank in 2014?", "en", told("In 2010 9 boats sank and in 2017 14.", "en")),
        ("How many boats sank in 2024?", "en", told("२०८१ सालमा १४ डुङ्गा डुबे।", "ne")),
        ("How many boats sank in 2014?", "en", told("In the 2010s 14 boats sank.", "en")),
        ("How many boats sank in 2020?", "en", told("In 2019/20 14 boats sank.", "en")),
        ("How many boats sank in June?", "en", told("On 03.06.2021 14 boats sank, in July none.", "en")),
        # The article's own day, and words that count from another year.
        ("How many boats sank in 2024?", "en", told("It is 14, against 9 in 2022.", "en", published="2024-05-06")),
        ("How many boats sank in 2020?", "en", told("In 2021 9 sank, after 14 a year earlier.", "en")),
        ("كم سفينة غرقت عام 2020؟", "ar", told("غرقت 9 سفن عام 2021، مقابل 14 في السنة السابقة.", "ar")),
        # The other year is the answer.
        ("When did Orlen buy what it sold in 2015?", "en", told("Orlen bought it in 2011.", "en", answer="2011")),
        # Prices, counts, ages, people's names.
        ("What does it cost in 2019 dollars?", "en", told("In 2021 it cost 14 dollars.", "en")),
        ("Who hired 1800 people?", "en", told("In 2021 Orlen hired them.", "en")),
        ("Who is the driver of 12 years?", "en", told("The driver of 14 years is Karl.", "en")),
        # Only years and quarters are told so: another month or number may be that of the telling.
        ("How many boats sank in March?", "en", told("By 15 June 14 boats were raised.", "en")),
        ("כמה סירות טבעו ביום ראשון?", "he", told("ביום שני נמסר כי 14 סירות טבעו.", "he")),
        ("第2次会谈在哪里举行？", "zh", told("会谈在里昂举行，这是他第5次到访。", "zh")),
        ("Who climbed K2?", "en", told("Karl did, as the club told in Q3.", "en")),
        # The question's year begins or ends a time, or is a part of a name.
        ("How many boats sank since 2011?", "en", told("In 2021 it was 14 boats.", "en")),
        ("كم سفينة غرقت منذ عام 2011؟", "ar", told("غرقت 14 سفينة في عام 2021.", "ar")),
        ("كم شخصا غرق منذ عام 2011؟", "ar", told("غرق 14 شخصا في عام 2021.", "ar")),
        ("How many of the 1920 passengers drowned?", "en", told("In 1912, 14 drowned.", "en")),
        ("Wie viele Boote sanken bis 2030?", "de", told("Im Jahr 2021 waren es 14.", "de")),
        ("2011年以来、何隻沈みましたか？", "ja", told("2021年には14隻が沈んだ。", "ja")),
        ("What did the 2019 law ban?", "en", told("The law, put right in 2021, bans nets.", "en")),
        # The sentence's does.
        ("How many boats sank in 2016?", "en", told("It was 14, the most since 1986.", "en")),
        ("कितनी नावें 2016 में डूबीं?", "hi", told("14, जो 1986 से सबसे अधिक है।", "hi")),
        ("2016'da kaç tekne battı?", "tr", told("1986'dan beri en çok: 14.", "tr")),
        ("2016年沉了多少艘船？", "zh", told("14艘，为1986年以来最多。", "zh")),
        ("How many boats sank in 2016?", "en", told("It was 14, up from 9 in 2012.", "en")),
        # It is of another clause than the answer.
        ("Who won in 2016?", "en", told("Karl, who lost in 2012, did by far.", "en", answer="Karl")),
        ("¿Quién ganó en 2016?", "es", told("Toro, caído en 2018, ganó con mayoría.", "es", answer="Toro")),
        ("من فاز في عام 2016؟", "ar", told("فاز بها كريم، الذي رحل في عام 2019.", "ar", answer="كريم")),
        ("2016年谁赢了？", "zh", told("卡尔赢了，2019年退出。", "zh", answer="卡尔")),
        ("Who won in 2016?", "en", told("Toppled in 2012, Karl won it back.", "en", answer="Karl")),
        ("Who won in 2016?", "en", told("In 2012, toppled at last, Karl hid.", "en", answer="Karl")),
        ("Who won in 2016?", "en", told("Karl (who lost in 2012) did by far.", "en", answer="Karl")),
        # A number that is no year, or a name's.
        ("How many houses burnt in 2016?", "en", told("Of 1800 houses 600 burnt; in 1700 sheep died.", "en")),
        ("كم منزلا احترق في عام 2016؟", "ar", told("من أصل 1800 منزل احترق 600.", "ar")),
        ("Who won in Lindau in 2021?", "en", told("Karl did, at Euro 2020, under Vision 2030.", "en")),
        ("What was earned in 2023?", "en", told("In FY23 it was 14 million, in 2021 9.", "en")),
    ],
)  # fmt: skip
def test_what_may_agree_is_left_alone(question: str, language: str, said: Told) -> None:
    assert contradiction(question, language, said) is None


@pytest.mark.parametrize(
    ("question", "language", "sentence", "of", "published", "other"),
    [
        # The day of the telling.
        ("How many died in Basra in 1994?", "en", "On 7 April 2024 Basra mourned its 14 dead.", "en",
         "2024-04-08", "2025-09-09"),
        ("كم قتيلا سقط في البصرة في عام 1994؟", "ar", "في 7 أبريل 2024 أحيت البصرة ذكرى 14 قتيلا.", "ar",
         "2024-04-07", "2025-09-09"),
        ("Wie viele starben im Jahr 1994?", "de", "Am 7. April 2024 gedachte Lindau der 14 Toten.", "de",
         "2024-04-07", "2025-09-09"),
        # The last time before the news.
        ("Who won the cup in 2022?", "en", "Basra did, as in 1986.", "en",
         "2023-01-02", "2029-01-02"),
        ("2022年哪个队夺冠？", "zh", "里昂队夺冠，上一次是1986年。", "zh",
         "2023-01-02", "2029-01-02"),
        ("2022 में कौन जीता?", "hi", "ठाकुर जीते, जैसे 1986 में जीते थे।", "hi",
         "2023-01-02", "2029-01-02"),
        # The plan of what is to come.
        ("Where is the fair in 2031?", "en", "Lindau was chosen for it in 2021.", "en",
         "2024-05-06", "2033-05-06"),
        # The quarter that was the newest.
        ("What was earned in the third quarter?", "en", "In the second quarter 14 million was earned.", "en",
         "2024-11-02", "2024-05-06"),
    ],
)  # fmt: skip
def test_news_leave_their_year_to_their_date(
    question: str, language: str, sentence: str, of: str, published: str, other: str
) -> None:
    assert contradiction(question, language, told(sentence, of, published=published)) is None
    assert contradiction(question, language, told(sentence, of, published=other))


@pytest.mark.parametrize("language", sorted({*detail_words()["in"], *detail_words()["behind"]}))
def test_each_language_that_has_words_for_a_time_tells_one_by_them(language: str) -> None:
    """A row that never fires says nothing of itself."""
    assert list(years_told(YEARS[language], language))


@pytest.mark.parametrize(
    ("question", "language", "told"),
    [
        ("How many boats came from Malta to Lindau in 2016?", "en", True),
        ("Who won against Lindau in 2016?", "en", True),
        ("Qu'a dit le maire de Nantes en 2016 ?", "fr", True),
        ("¿Qué barco que zarpó de Cádiz se hundió en 2016?", "es", True),
        ("Ilu turystów przyjechało do Gdyni w 2016 roku?", "pl", True),
        ("Скільки човнів прибуло до Одеси у 2016 році?", "uk", True),
        ("من وصل من صور إلى عكا عام 2016؟", "ar", True),
        ("כמה סירות הגיעו מ עכו בשנת 2016?", "he", True),
        ("It is 14, up from 9 in 2012.", "en", False),
        ("It is 14, up from nine in 2012.", "en", False),
        ("It is more than in 2012.", "en", False),
        ("Since the storm in 2012 none sailed.", "en", False),
        ("14 contre 9 en 2012", "fr", False),
        ("plus qu'en 2012", "fr", False),
        ("más que en 2012", "es", False),
        ("14 против 9 в 2012 году", "ru", False),
        ("من عام 2012", "ar", False),
        ("من مطلع عام 2012", "ar", False),
        ("dari awal tahun 2012", "id", False),
        ("từ đầu năm 2012", "vi", False),
        ("od 2012. godine", "hr", False),
        ("više nego 2012. godine", "hr", False),
        ("uchaguzi wa mwaka 2012", "sw", False),
        ("2012-es törvény", "hu", False),
        ("Sales are up from their peak in 2012", "en", False),
        ("Mennyivel több, mint 2012-ben?", "hu", False),
        ("Mit mond a 2012-ben elfogadott törvény?", "hu", False),
        ("Cu cât mai mult decât în 2012?", "ro", False),
        ("Πόσοι πέθαναν μέχρι το 2012;", "el", False),
        ("do kraja 2012. godine", "hr", False),
        ("oproti stavu v roce 2012", "cs", False),
    ],
)
def test_from_and_to_are_of_places_unless_a_time_or_an_amount_follows(question: str, language: str, told: bool) -> None:
    assert bool(list(years_told(question, language))) is told


def test_the_year_that_next_year_means() -> None:
    said = told("The race will be in Lindau next year.", "en", published="2025-05-06")
    assert contradiction("Where will the race be in 2031?", "en", said)
    assert contradiction("Where will the race be in 2026?", "en", said) is None


def hit(name: str, *sentences: str) -> Hit:
    text, places = "", []
    for one in sentences:
        places.append(Sentence(len(text), len(text) + len(one)))
        text += f"{one} "
    return hit_of(article_of(text, title="Lindau", name=name), parts=places)


OTHER = hit("a", "In 2021, 14 boats sank.")
UNDATED = hit("b", "Off Basra 9 boats sank.")
RIGHT = hit("c", "In 2019, 30 boats sank.")


def test_what_is_left_answers_only_where_it_has_the_detail() -> None:
    spans = span(OTHER, "14", 0.9), span(UNDATED, "9", 0.6), span(RIGHT, "30", 0.5)
    reading = Reading(spans, 0.95)
    left = undisputed(reading, "How many boats sank in 2019?", "en", (OTHER, UNDATED, RIGHT))
    whole = span(OTHER, "In 2021, 14 boats sank.", 0.9)
    assert [one.text for one in left.spans] == ["30", whole.text]
    assert left.confidence == 0.5
    assert left.spans[1] == replace(whole, score=left.spans[1].score)
    assert level(left.spans[1].score) == "weak"


def test_where_nothing_else_has_the_detail_the_answer_stays_as_a_weak_sentence() -> None:
    whole, spans = span(OTHER, "In 2021, 14 boats sank.", 0.9), (span(OTHER, "14", 0.9), span(UNDATED, "9", 0.6))
    for more in ((), (span(RIGHT, "30", 0.1),)):
        reading = Reading((*spans, *more), 0.95)
        left = undisputed(reading, "How many boats sank in 2019?", "en", (OTHER, UNDATED, RIGHT))
        assert [one.text for one in left.spans] == [whole.text]
        assert (level(left.spans[0].score), left.confidence) == ("weak", 0.95)


def test_beside_a_best_that_agrees_only_the_disputed_goes() -> None:
    spans = span(RIGHT, "30", 0.9), span(OTHER, "14", 0.8), span(UNDATED, "9", 0.6)
    left = undisputed(Reading(spans, 0.95), "How many boats sank in 2019?", "en", (OTHER, UNDATED, RIGHT))
    assert [one.text for one in left.spans] == ["30", "9"]
    assert left.confidence == 0.95


def test_a_whole_sentence_is_disputed_by_its_own_year() -> None:
    reading = Reading((span(OTHER, "In 2021, 14 boats sank.", 0.9),), 0.95)
    assert level(undisputed(reading, "How many boats sank in 2019?", "en", (OTHER,)).spans[0].score) == "weak"


def test_the_assistant_gives_the_sentence_and_no_short_answer(tmp_path: Path) -> None:
    sentence = "In June 2021 a storm off Lindau sank 14 boats."
    with opened(tmp_path / "library") as library:
        library.add([write(tmp_path / "a.txt", ("Boats", sentence))])
        assistant = Assistant(library, CountingEncoder(), Fixed("14", {}), Settings(library.folder))
        assert assistant.ask("How many boats sank in June 2021?").spans[0].text == "14"
        other = assistant.ask("How many boats sank in June 2019?")
        assert (other.status, [one.text for one in other.spans]) == ("answered", [sentence])
        assert level(other.citations[0].support) == "weak"


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("When will the next boat sink?", "en"), ("متى ستغرق السفينة التالية؟", "ar"),
        ("Wann wird das nächste Boot sinken?", "de"), ("¿Cuándo se hundirá el próximo barco?", "es"),
        ("Quand aura lieu la prochaine réunion ?", "fr"), ("In che data si terrà l'incontro?", "it"),
        ("Bir sonraki toplantı ne zaman yapılacak?", "tr"), ("جلسه بعدی چه زمانی برگزار خواهد شد؟", "fa"),
        ("Когда состоится встреча?", "ru"), ("下次会议将于何时举行？", "zh"), ("अगली बैठक कब होगी?", "hi"),
        ("Kapan rapat berikutnya akan digelar?", "id"), ("Quando será realizada a reunião?", "pt"),
        ("Quand la banque conclura-t-elle l'accord ?", "fr"), ("Quand le pays élira-t-il son président ?", "fr"),
        ("اجلاس کب ہوگا؟", "ur"), ("انتخابات کب ہونگے؟", "ur"), ("پل کب کھلے گا؟", "ur"),
        # A present beside "next" is as plain.
        ("متى يعقد الاجتماع المقبل؟", "ar"), ("ما موعد الجولة القادمة؟", "ar"), ("في أي يوم ستغلق المدارس؟", "ar"),
        ("When is the next meeting?", "en"), ("Quand a lieu la prochaine réunion ?", "fr"),
        ("Wann findet das nächste Treffen statt?", "de"), ("Когда следующая встреча?", "ru"),
        ("下一次会议是什么时候?", "zh"), ("Sonraki toplantı ne zaman?", "tr"), ("次回の会議はいつですか？", "ja"),
    ],
)  # fmt: skip
def test_what_was_before_the_article_is_not_still_to_come(question: str, language: str) -> None:
    past, later = _dated("The first one sank on 10 May 2023."), _dated("The next sinks on 10 May 2025.")
    left = undisputed(Reading((span(past, "10 May 2023", 0.9),), 0.95), question, language, (past,))
    assert (left.spans, left.confidence) == ((), 0.0)
    news = _dated("The boat sank on 2 June 2024.")
    left = undisputed(Reading((span(news, "2 June 2024", 0.9),), 0.95), question, language, (news,))
    assert [(one.text, level(one.score)) for one in left.spans] == [(news.article.text.strip(), "weak")]
    both = (span(past, "10 May 2023", 0.9), span(later, "10 May 2025", 0.6))
    assert undisputed(Reading(both, 0.95), question, language, (past, later)).spans[0].text == "10 May 2025"


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("When did the first boat sink?", "en"), ("When was Will Smith born?", "en"), ("متى سقطت الطائرة؟", "ar"),
        ("Wann sank das erste Boot?", "de"), ("¿Cuándo fue el capitán a Teherán?", "es"),
        ("Quand la caméra a-t-elle été volée ?", "fr"), ("Quando fu ucciso il tiranno?", "it"),
        ("Toplantının yapılacağı ne zaman açıklandı?", "tr"), ("将军什么时候被捕？", "zh"),
        ("Quando foi o verão mais quente?", "pt"), ("बैठक कब हुई?", "hi"),
        ("Quando o ladrão foi preso?", "pt"), ("Quando foi o mutirão de vacinas?", "pt"), ("آگ کب لگی؟", "ur"),
        ("Quand le pont s'effondra-t-il ?", "fr"), ("En quelle année le maire inaugura-t-il la tour ?", "fr"),
        ("¿Cuándo se hundió el catamarán?", "es"), ("Quan va abdicar el sobirà?", "ca"),
        ("متى سيطر الجيش على المطار؟", "ar"), ("Seit wann wird in Mali gekämpft?", "de"),
        ("Wann soll er gestorben sein?", "de"), ("委员会开会是什么时候？", "zh"), ("他何时将总部迁到上海？", "zh"),
        ("Quan va morir el gran mestre?", "ca"), ("ان کی زندگی کا پہلا میچ کب ہوا؟", "ur"),
        ("Wann fand das nächste Treffen statt?", "de"), ("متى عقد الاجتماع التالي؟", "ar"),
        ("次の会議はいつ開かれましたか？", "ja"),
        ("Когда прошла следующая встреча?", "ru"), ("When was the house next to the mosque built?", "en"),
        # What was said to come was said before, and politeness or an object is no future.
        ("¿Cuándo dijo que renunciará?", "es"), ("Wann hat er gesagt, dass er gehen wird?", "de"),
        ("Когда он заявил, что выборы пройдут?", "ru"), ("Kapan dia mengatakan akan mundur?", "id"),
        ("Wann soll der Mord geschehen sein?", "de"), ("彼はいつ生まれたのでしょうか", "ja"),
        ("警方什么时候将嫌疑人逮捕？", "zh"),
        ("Which law will be repealed?", "en"),
    ],
)  # fmt: skip
def test_what_has_been_may_have_been_before_the_article(question: str, language: str) -> None:
    past = _dated("The first one sank on 10 May 2023.")
    reading = Reading((span(past, "10 May 2023", 0.9),), 0.95)
    assert undisputed(reading, question, language, (past,)) is reading


@pytest.mark.parametrize(
    ("question", "sentence", "left"),
    [
        ("How many boats sank in 2019?", "The storm sank 14 boats.", False),
        ("كم قاربا غرق في عام 2019؟", "The storm sank 14 boats.", False),
        ("How many boats sank in 2023?", "The storm sank 14 boats.", True),
        ("How many boats sank in 2014?", "Ten years ago a storm sank 14 boats.", True),
        ("How many boats sank in 2014?", "A storm sank 14 boats 10 years ago.", True),
        # The year before one that the sentence names.
        ("How many boats sank in 2022?", "In 2023 storms sank 31 boats, after 14 a year earlier.", True),
        ("How many boats sank in 2021?", "In 2023 storms sank 31 boats, after 14 a year earlier.", False),
        ("How many boats sank?", "The storm sank 14 boats.", True),
    ],
)
def test_an_article_of_another_time_that_does_not_name_the_year_is_no_answer(
    question: str, sentence: str, left: bool
) -> None:
    one = _dated(sentence)
    reading = undisputed(Reading((span(one, "14", 0.9),), 0.95), question, "ar" if "كم" in question else "en", (one,))
    assert bool(reading.spans) is left
    assert bool(reading.confidence) is left


def _dated(sentence: str) -> Hit:
    one = hit("f" if "next" in sentence else "d", sentence)
    return replace(one, article=replace(one.article, published="2024-06-18T13:10:00+03:00"))


def test_what_is_denied_has_no_short_answer() -> None:
    home = hit("e", "The army denied that 14 boats sank.")
    left = undisputed(Reading((span(home, "14", 0.9),), 0.95), "How many boats sank?", "en", (home,))
    assert [(one.text, one.score) for one in left.spans] == [("The army denied that 14 boats sank.", 0.9)]


def test_a_question_without_a_detail_is_read_as_before() -> None:
    reading = Reading((span(OTHER, "14", 0.9),), 0.95)
    assert undisputed(reading, "How many boats sank?", "en", (OTHER,)) is reading


def test_a_hostile_text_takes_no_long_time() -> None:
    begun = time.monotonic()
    for part in ("2019-", "1 ", "第3", "third ", "a1 ", "5月", "x" * 50, "٢٠١٩ "):
        contradiction("In 2016, the fifth plant of Orlen 3?", "en", told((part * 20_000)[:20_000], "en", part * 1_000))
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize(
    ("question", "sentence", "language", "beside"),
    [
        ("How many boats sank in 2020?", "In 2021 9 boats sank.", "en", "That is 5 fewer than a year earlier."),
        ("كم قاربا غرق في عام 2020؟", "غرق 9 قوارب في عام 2021.", "ar", "وكان أكثر قبل عام."),
        ("2020年沉了多少艘船？", "2021年沉了9艘船。", "zh", "比一年前减少5艘。"),
        ("Сколько лодок затонуло в 2020 году?", "В 2021 году затонуло 9 лодок.", "ru", "Годом ранее их было больше."),
    ],
)
def test_a_year_earlier_in_another_sentence_makes_no_other_year_of_this_one(
    question: str, sentence: str, language: str, beside: str
) -> None:
    """In its own it does."""
    assert contradiction(question, language, told(sentence, language, around=beside, answer="9")) is not None
    assert contradiction(question, language, told(f"{sentence[:-1]}; {beside}", language, answer="9")) is None
