"""Days told from the day of an article: counted where it is certain, else not at all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.relative import counted

THURSDAY = date(2025, 1, 9)
TOMORROW, YESTERDAY = date(2025, 1, 10), date(2025, 1, 8)


@pytest.mark.parametrize(
    ("language", "text", "words", "means"),
    [
        ("ar", "يصل الوفد إلى بغداد غدًا.", "غدًا", TOMORROW),
        ("ar", "يصل الوفد غدا الجمعة.", "غدا الجمعة", TOMORROW),
        ("ar", "وصل الوفد أمس.", "أمس", YESTERDAY),
        ("ar", "وصل الوفد أول من أمس.", "أول من أمس", date(2025, 1, 7)),
        ("ar", "واجتمع الوفدان يوم أمس الأول في بغداد.", "يوم أمس الأول", date(2025, 1, 7)),
        ("ar", "يصل الوفد بعد يوم غد.", "بعد يوم غد", date(2025, 1, 11)),
        ("ar", "علق كاكائي، اليوم الخميس، على الزيارة.", "اليوم الخميس", THURSDAY),
        ("ar", "زار أنقرة الثلاثاء الماضي.", "الثلاثاء الماضي", date(2025, 1, 7)),
        ("ar", "انخفضت الصادرات العام الماضي.", "العام الماضي", 2024),
        ("en", "The delegation left yesterday.", "yesterday", YESTERDAY),
        ("en", "It returns the day after tomorrow.", "the day after tomorrow", date(2025, 1, 11)),
        ("en", "The talks resume tomorrow (Friday).", "tomorrow (Friday", TOMORROW),
        ("en", "He arrived day before yesterday.", "day before yesterday", date(2025, 1, 7)),
        ("it", "È arrivato ieri l'altro.", "ieri l'altro", date(2025, 1, 7)),
        ("pt", "Chegou antes de ontem.", "antes de ontem", date(2025, 1, 7)),
        ("zh", "代表团明日抵达。", "明日", TOMORROW),
        ("en", "The minister’s team, which isn’t large, left yesterday.", "yesterday", YESTERDAY),
        ("es", "La delegación llegó anteayer.", "anteayer", date(2025, 1, 7)),
        ("es", "Llegó el martes pasado.", "martes pasado", date(2025, 1, 7)),
        ("fr", "Il est parti hier.", "hier", YESTERDAY),
        ("fr", "Elle arrive mardi prochain.", "mardi prochain", date(2025, 1, 14)),
        ("de", "Die Delegation reist morgen ab.", "morgen", TOMORROW),
        ("ru", "Вчера, в среду, он уехал.", "Вчера, в среду", YESTERDAY),
        ("tr", "Heyet dün geldi.", "dün", YESTERDAY),
        ("fa", "هیئت دیروز رسید.", "دیروز", YESTERDAY),
        ("zh", "代表团昨天抵达。", "昨天", YESTERDAY),
        ("ja", "代表団は昨日到着した。", "昨日", YESTERDAY),
        ("hi", "प्रतिनिधिमंडल पिछले साल आया था।", "पिछले साल", 2024),
        ("he", "המשלחת הגיעה אתמול.", "אתמול", YESTERDAY),
    ],
)
def test_what_is_certain(language: str, text: str, words: str, means: date | int) -> None:
    found = counted(text, language, THURSDAY)
    assert found is not None
    assert (text[found.start : found.end], found.means) == (words, means)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "قال الوزير: «سنعود غدًا»."),  # from the day he spoke
        ("ar", "سنعود غدًا»."),  # the end of a quotation that began sentences before
        ("en", "The talks begin tomorrow.”"),
        ("en", "‘The talks begin tomorrow’, he said."),
        ("ar", "ورحب الأمين العام الحالي بالاتفاق."),  # the Secretary-General who is in office
        ("zh", "代表团大前天抵达。"),  # three days ago
        ("zh", "他研究后天性免疫缺陷综合征。"),  # AIDS
        ("en", "On Tuesday he said that he would leave tomorrow."),
        ("en", "On 7 May he said that he would leave tomorrow."),
        ("en", "The delegation left yesterday, Friday."),  # it was Wednesday: one of the two days is wrong
        ("en", "Iraq today has many parties."),  # nowadays
        ("en", "He left on Tuesday."),  # the one before, or the one to come
        ("en", "He left last Tuesday."),  # of this week, or of the one before
        ("fr", "Elle arrive vendredi prochain."),  # tomorrow, or in eight days
        ("ar", "وقال كاكائي لبغداد اليوم إن ذلك ممكن."),  # a newspaper
        ("ar", "غدا الأمر صعبا."),  # "became"
        ("es", "La reunión fue por la mañana."),
        ("de", "Das Treffen war am Morgen."),
        ("hi", "प्रतिनिधिमंडल कल आएगा।"),  # yesterday and tomorrow
        ("zh", "这说明天气很好。"),
        ("en", "Over the last year exports fell."),
        ("fa", "صادرات سال گذشته کاهش یافت."),  # a solar year
        ("fr", "Cette année-là, le pays comptait deux millions d'habitants."),
        ("en", "He served his last year in prison as a cook."),
        ("en", "Merkel’s last year in office was hard."),
        ("de", "In seinem letzten Jahr als Trainer gewann er den Titel."),
        ("ar", "وفقا للأمين العام الحالي للأمم المتحدة."),
        ("ar", "التقى بالأمين العام الحالي."),
        ("en", "In 2015 the firm had promised to open the plant next year."),
        ("zh", "他在2015年表示，工厂明年投产。"),
        ("en", "The summit was held on 12/05/19 and the next one was due next year."),
        ("en", "A week from tomorrow the court will hear the case."),
        ("en", "The ceremony marked a year ago yesterday."),
        ("zh", "他认为后天的努力比天赋更重要。"),  # what one is not born with
        ("zh", "她被称为明日之星。"),
        ("ar", "زار الوزير بغداد قبل أمس."),
        ("xx", "The delegation left yesterday."),
    ],
)
def test_what_is_not_certain_is_not_counted(language: str, text: str) -> None:
    assert counted(text, language, THURSDAY) is None


def test_today_as_the_answer() -> None:
    text = "The talks resume today."
    assert counted(text, "en", THURSDAY) is None
    found = counted(text, "en", THURSDAY, [(text.index("today"), len(text) - 1)])
    assert found is not None
    assert found.means == THURSDAY


def test_a_day_that_has_the_word_in_its_name_is_not_today() -> None:
    text = "يوافق اليوم العالمي للاجئين"
    assert counted(text, "ar", THURSDAY, [(text.index("اليوم"), len(text))]) is None


@given(st.text(max_size=60), st.sampled_from(["ar", "en", "zh", "de", "he", "ko", "pl", "uk"]))
def test_any_text_is_read(text: str, language: str) -> None:
    found = counted(text + " вчера أمس yesterday 昨天", language, THURSDAY)
    assert found is None or found.start < found.end
