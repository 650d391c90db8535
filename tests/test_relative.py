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
        ("en", "Yesterday the delegation left.", "Yesterday", YESTERDAY),
        ("de", "Der Umsatz fiel letztes Jahr.", "letztes Jahr", 2024),
        ("es", "Este año habrá elecciones.", "Este año", 2025),
        ("ar", "انتخبه العراقيون العام الماضي.", "العام الماضي", 2024),
        ("ar", "سيعود إلى العراق في العام المقبل.", "العام المقبل", 2026),
    ],
)
def test_what_is_certain(language: str, text: str, words: str, means: date | int) -> None:
    found = counted(text, language, THURSDAY)
    assert found is not None
    assert (text[found.start : found.end], found.means) == (words, means)


@pytest.mark.parametrize(
    ("language", "text", "words", "means"),
    [
        ("es", "El pasado lunes murió el poeta.", "pasado lunes", date(2025, 1, 6)),
        ("es", "Se reabrirá el próximo martes.", "próximo martes", date(2025, 1, 14)),
        ("it", "Lo scorso lunedì è morto il poeta.", "scorso lunedì", date(2025, 1, 6)),
        ("it", "La riunione è prevista per martedì prossimo.", "martedì prossimo", date(2025, 1, 14)),
        ("pt", "Morreu na segunda-feira passada.", "segunda-feira passada", date(2025, 1, 6)),
        ("pt", "A reunião será na próxima terça-feira.", "próxima terça-feira", date(2025, 1, 14)),
        ("de", "Der Rat tagt am kommenden Dienstag.", "kommenden Dienstag", date(2025, 1, 14)),
        ("he", "המשחק יתקיים ביום שבת הקרוב.", "ביום שבת הקרוב", date(2025, 1, 11)),
        ("he", "הוא מת ביום שני שעבר.", "ביום שני שעבר", date(2025, 1, 6)),
        ("fa", "دور دوم شنبه آینده برگزار می‌شود.", "شنبه آینده", date(2025, 1, 11)),
        ("fa", "او دوشنبه گذشته درگذشت.", "دوشنبه گذشته", date(2025, 1, 6)),
        ("tr", "Önümüzdeki salı toplanacak.", "Önümüzdeki salı", date(2025, 1, 14)),
        ("ru", "Встреча состоится в ближайший вторник.", "ближайший вторник", date(2025, 1, 14)),
    ],
)
def test_a_weekday_that_is_surely_the_last_or_the_next(language: str, text: str, words: str, means: date) -> None:
    found = counted(text, language, THURSDAY)
    assert found is not None
    assert (text[found.start : found.end], found.means) == (words, means)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It opens next Tuesday."),
        ("de", "Es öffnet nächsten Dienstag."),
        ("ru", "Это было в прошлый вторник."),
        ("es", "Se reabrirá el próximo viernes."),  # tomorrow, or in a week
    ],
)
def test_one_that_may_be_either_is_not_counted(language: str, text: str) -> None:
    assert counted(text, language, THURSDAY) is None


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
        ("zh", "外交部副部长陈明日前抵达北京。"),  # the name ends in 明, and 日前 is "the other day"
        ("zh", "美方必须在明日前答复。"),
        ("it", "Il quotidiano Domani ha pubblicato l'inchiesta."),
        ("ru", "Лидер партии Завтра выступил."),
        ("tr", "Bakan, Yarın gazetesine konuştu."),
        ("en", "The film Yesterday grossed 150 million."),
        ("fr", "Le parti Demain la France a gagné."),
        ("de", "Es war sein letztes Jahr als Trainer."),
        ("de", "Ihr letztes Jahr im Amt war schwer."),
        ("ar", "ويرى أن المزاج العام الحالي معاد للمهاجرين."),  # the general mood
        ("ar", "المشهد العام الحالي لا يبشر بخير."),
        ("ar", "وبحسب المعدل العام الحالي للأسعار."),
        ("ar", "ارتفع الدين العام الحالي."),  # the public debt, though it ends as a plural does
        ("es", "Este año escolar empieza con menos maestros."),
        ("it", "Il prossimo anno scolastico sarà breve."),
        ("pt", "O próximo ano letivo começa tarde."),
        ("fr", "Cette année scolaire sera courte."),
        ("ja", "来年度の予算が決まった。"),
        ("he", "הוא נבחר לפני שנה שעברה."),
        ("en", "The world of tomorrow needs water."),
    ],
)
def test_what_is_not_certain_is_not_counted(language: str, text: str) -> None:
    assert counted(text, language, THURSDAY) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In an interview published last week, Fidan said the talks would begin tomorrow."),
        ("en", "Two weeks ago, the minister said that the delegation would leave tomorrow."),
        ("en", "Two years ago he said he would leave next year."),
        ("en", "In his last year in office he said he would leave tomorrow."),
        ("ar", "وكان الوزير قد أعلن الأسبوع الماضي أن الوفد سيصل غدًا."),
        ("ar", "وقال الوزير قبل ثلاثة أيام إن الوفد سيغادر غدًا."),
        ("ar", "وكان قد تعهد قبل عامين بإجراء الانتخابات العام المقبل."),
        ("es", "Hace dos años prometió que habría elecciones el próximo año."),
        ("fr", "La semaine dernière, le ministre avait annoncé qu'il partirait demain."),
        ("de", "Vor zwei Wochen sagte der Minister, er werde morgen abreisen."),
        ("ru", "Неделю назад министр сказал, что уедет завтра."),
        ("zh", "部长上周表示，代表团将于明天抵达。"),
        ("ja", "先週、大臣は明日到着すると述べた。"),
        ("fa", "وزیر هفته گذشته گفت که هیئت فردا می‌رسد."),
        ("tr", "Bakan geçen hafta heyetin yarın geleceğini söyledi."),
        ("he", "השר אמר בשבוע שעבר כי המשלחת תגיע מחר."),
        ("ko", "장관은 지난주 대표단이 내일 도착한다고 말했다."),
        ("hi", "दो हफ़्ते पहले मंत्री ने कहा कि चुनाव अगले साल होंगे।"),
        ("it", "La settimana scorsa il ministro disse che sarebbe partito domani."),
        ("pt", "Há dois anos prometeu eleições no próximo ano."),
        ("nl", "Twee weken geleden zei hij dat hij overmorgen vertrekt."),
        ("pl", "Dwa tygodnie temu powiedział, że jutro wyjedzie."),
        ("uk", "Минулого тижня міністр сказав, що поїде завтра."),
    ],
)
def test_what_may_count_from_another_time_in_the_sentence_is_not_counted(language: str, text: str) -> None:
    assert counted(text, language, THURSDAY) is None


@pytest.mark.parametrize("published", [date.min, date.max])
def test_the_ends_of_the_calendar(published: date) -> None:
    assert counted("The delegation left yesterday, it returns.", "en", published) is None
    assert counted("The delegation returns tomorrow.", "en", published) is None


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
