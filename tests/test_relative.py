"""Days told from the day of an article: counted where it is certain, else not at all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.relative import counted, leans, weekdays_named

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
    ("language", "text", "words", "means"),
    [
        ("bn", "প্রতিনিধিদল গতকাল এসেছে।", "গতকাল", YESTERDAY),
        ("bn", "সেতু আগামী বছর খুলবে।", "আগামী বছর", 2026),
        ("cs", "Delegace přijede zítra.", "zítra", TOMORROW),
        ("cs", "Most otevřeli loni.", "loni", 2024),
        ("da", "Delegationen kommer i morgen.", "i morgen", TOMORROW),
        ("da", "Broen åbner næste år.", "næste år", 2026),
        ("fi", "Valtuuskunta saapuu ylihuomenna.", "ylihuomenna", date(2025, 1, 11)),
        ("fi", "Silta avattiin viime vuonna.", "viime vuonna", 2024),
        ("hu", "A küldöttség tegnap érkezett.", "tegnap", YESTERDAY),
        ("hu", "A hidat tavaly adták át.", "tavaly", 2024),
        ("nl", "De brug gaat volgend jaar open.", "volgend jaar", 2026),
        ("no", "Delegasjonen kom i går.", "i går", YESTERDAY),
        ("no", "Brua ble åpnet i fjor.", "i fjor", 2024),
        ("pl", "W zeszłym roku spadł eksport.", "W zeszłym roku", 2024),
        ("ro", "Delegația a plecat ieri.", "ieri", YESTERDAY),
        ("ro", "Podul s-a deschis anul trecut.", "anul trecut", 2024),
        ("sv", "Delegationen kom igår.", "igår", YESTERDAY),
        ("sv", "Bron öppnas nästa år.", "nästa år", 2026),
        ("sw", "Ujumbe utafika kesho.", "kesho", TOMORROW),
        ("sw", "Ujumbe uliondoka jana.", "jana", YESTERDAY),
        ("sw", "Watarudi keshokutwa.", "keshokutwa", date(2025, 1, 11)),
        ("sw", "Watarudi kesho kutwa.", "kesho kutwa", date(2025, 1, 11)),
        ("sw", "Daraja lilifunguliwa mwaka jana.", "mwaka jana", 2024),
        ("th", "คณะมาถึงเมื่อวานนี้", "เมื่อวานนี้", YESTERDAY),
        ("th", "สะพานเปิดปีหน้า", "ปีหน้า", 2026),
        ("vi", "Đoàn rời đi hôm qua.", "hôm qua", YESTERDAY),
        ("vi", "Đoàn sẽ đến ngày mai.", "ngày mai", TOMORROW),
        ("vi", "Cầu mở năm ngoái.", "năm ngoái", 2024),
        ("el", "Η κηδεία θα γίνει αύριο.", "αύριο", TOMORROW),
        ("el", "Η φωτιά ξέσπασε χθες στη Λάρισα.", "χθες", YESTERDAY),
        ("el", "Παραιτήθηκε την περασμένη Παρασκευή.", "περασμένη Παρασκευή", date(2025, 1, 3)),
        ("el", "Πέρυσι οι εξαγωγές μειώθηκαν.", "Πέρυσι", 2024),
        ("id", "Kebakaran melanda pabrik kemarin.", "kemarin", YESTERDAY),
        ("id", "Pemakaman digelar besok, Jumat.", "besok, Jumat", TOMORROW),
        ("id", "Ia tiba Jumat pekan lalu.", "Jumat pekan lalu", date(2025, 1, 3)),
        ("id", "Produksi turun pada tahun lalu.", "tahun lalu", 2024),
        ("ms", "Mesyuarat akan diadakan esok.", "esok", TOMORROW),
        ("nl", "De uitvaart is morgen.", "morgen", TOMORROW),
        ("nl", "Hij komt morgenavond aan.", "morgenavond", TOMORROW),
        ("ur", "لاہور میں گزشتہ روز آگ لگ گئی۔", "گزشتہ روز", YESTERDAY),
        ("ur", "گزشتہ سال برآمدات کم ہوئیں۔", "گزشتہ سال", 2024),
    ],
)
def test_days_and_years_in_more_languages(language: str, text: str, words: str, means: date | int) -> None:
    found = counted(text, language, THURSDAY)
    assert found is not None
    assert (text[found.start : found.end], found.means) == (words, means)


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("da", "Rådet stemte i aftes.", "i aftes"),
        ("en", "The council voted last evening.", "last evening"),
        ("fi", "Valtuusto äänesti eilisiltana.", "eilisiltana"),
        ("it", "Il consiglio ha votato iersera.", "iersera"),
        ("ja", "大臣は昨晩到着した。", "昨晩"),
        ("ko", "회의는 어제저녁에 열렸다.", "어제저녁에"),
        ("nl", "De raad stemde gisteravond tegen.", "gisteravond"),
        ("ro", "Consiliul a votat aseară.", "aseară"),
        ("uk", "Рада голосувала учора ввечері.", "учора"),
        ("zh", "董事会昨晚8时致歉。", "昨晚"),
    ],
)
def test_an_evening_is_of_its_day(language: str, text: str, words: str) -> None:
    found = counted(text, language, THURSDAY)
    assert found is not None
    assert (text[found.start : found.end], found.means) == (words, YESTERDAY)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "صوّت المجلس الليلة الماضية."),
        ("de", "Der Rat stimmte letzte Nacht ab."),
        ("en", "The council voted last night."),
        ("es", "El concejo votó anoche."),
        ("fa", "شورا دیشب رأی داد."),
        ("ja", "昨夜、地震があった。"),
        ("ja", "昨晩遅く、地震があった。"),
        ("ko", "어젯밤 불이 났다."),
        ("nl", "Gisternacht brak er brand uit."),
        ("ro", "Azi-noapte a ars podul."),
        ("ru", "Совет проголосовал прошлой ночью."),
        ("zh", "列车昨晚凌晨1点停运。"),
        ("zh", "列车昨晚两点停运。"),
        ("zh", "昨晚至今晨大雨。"),
        ("zh", "他必须在昨晚前答复。"),
        ("en", "It was her last evening in office."),
        ("en", "They had one last evening together."),
    ],
)
def test_a_night_is_of_two_days(language: str, text: str) -> None:
    assert counted(text, language, THURSDAY) is None


@pytest.mark.parametrize(
    ("language", "text", "words", "year"),
    [
        ("ar", "سيفتتح الجسر في يونيو من العام المقبل.", "العام المقبل", 2026),
        ("de", "Die Brücke öffnet im Juni nächsten Jahres.", "nächsten Jahres", 2026),
        ("de", "Sie öffnete am 3. Juni vergangenen Jahres.", "vergangenen Jahres", 2024),
        ("en", "The bridge opens in June next year.", "next year", 2026),
        ("en", "The bridge opened on 3 June of last year.", "last year", 2024),
        ("es", "El puente se abrirá en junio del próximo año.", "del próximo año", 2026),
        ("fr", "Le pont ouvrira en juin de l'année prochaine.", "l'année prochaine", 2026),
        ("hi", "पुल अगले साल जून में खुलेगा।", "अगले साल", 2026),
        ("it", "Il ponte aprirà nel giugno del prossimo anno.", "del prossimo anno", 2026),
        ("ja", "橋は来年6月に開通する。", "来年", 2026),
        ("ko", "다리는 내년 6월에 열린다.", "내년", 2026),
        ("ko", "다리는 작년 6월 3일에 열렸다.", "작년", 2024),
        ("nl", "De brug gaat in juni volgend jaar open.", "volgend jaar", 2026),
        ("pl", "Most otwarto w czerwcu zeszłego roku.", "zeszłego roku", 2024),
        ("pt", "A ponte abriu em junho do ano passado.", "do ano passado", 2024),
        ("ru", "Мост открыли в июне прошлого года.", "прошлого года", 2024),
        ("th", "สะพานเปิดเดือนมิถุนายนปีหน้า", "ปีหน้า", 2026),
        ("vi", "Cầu mở vào tháng 6 năm sau.", "năm sau", 2026),
        ("zh", "大桥将于明年六月通车。", "明年", 2026),
    ],
)
def test_the_year_of_a_month(language: str, text: str, words: str, year: int) -> None:
    found = counted(text, language, THURSDAY)
    assert found is not None
    assert (text[found.start : found.end], found.means) == (words, year)


@pytest.mark.parametrize(
    ("language", "text", "words", "means"),
    [
        ("de", "Der Rat tagt am Dienstag nächster Woche.", "Dienstag nächster Woche", date(2025, 1, 14)),
        ("en", "They meet on Friday of next week.", "Friday of next week", date(2025, 1, 17)),
        ("en", "They met last Friday.", "last Friday", date(2025, 1, 3)),
        ("es", "Llega el martes de la próxima semana.", "martes de la próxima semana", date(2025, 1, 14)),
        ("fr", "Il vient mardi de la semaine prochaine.", "mardi de la semaine prochaine", date(2025, 1, 14)),
        ("ja", "先週の金曜日に会った。", "先週の金曜日", date(2025, 1, 3)),
        ("ko", "지난 금요일에 만났다.", "지난 금요일에", date(2025, 1, 3)),
        ("ko", "다음 주 화요일에 만난다.", "다음 주 화요일에", date(2025, 1, 14)),
        ("nl", "Hij komt dinsdag volgende week.", "dinsdag volgende week", date(2025, 1, 14)),
        ("pl", "Rada zbierze się w najbliższy wtorek.", "najbliższy wtorek", date(2025, 1, 14)),
        ("pl", "Spotkali się w zeszły piątek.", "zeszły piątek", date(2025, 1, 3)),
        ("ru", "Встреча пройдёт во вторник на следующей неделе.", "вторник на следующей неделе", date(2025, 1, 14)),
        ("ru", "Это было в прошлую пятницу.", "прошлую пятницу", date(2025, 1, 3)),
        ("uk", "Вони зустрілися минулої п'ятниці.", "минулої п'ятниці", date(2025, 1, 3)),
        ("vi", "Đoàn sẽ đến vào thứ Sáu tuần này.", "thứ Sáu tuần này", TOMORROW),
        ("vi", "Đoàn họp vào thứ Ba tuần sau.", "thứ Ba tuần sau", date(2025, 1, 14)),
        ("zh", "大桥将于下周五通车。", "下周五", date(2025, 1, 17)),
        ("zh", "大桥上星期五通车。", "上星期五", date(2025, 1, 3)),
    ],
)
def test_a_weekday_of_a_week_that_is_told(language: str, text: str, words: str, means: date) -> None:
    found = counted(text, language, THURSDAY)
    assert found is not None
    assert (text[found.start : found.end], found.means) == (words, means)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Spotkali się w zeszły wtorek."),  # of this week, or of the one before
        ("ko", "지난 화요일에 만났다."),
        ("uk", "Вони зустрілися минулого вівторка."),
        ("en", "They met last Sunday."),  # the week begins with it, or ends
        ("en", "It is held on the last Friday of the month."),
        ("vi", "Đoàn họp vào Chủ Nhật tuần này."),
        ("vi", "Hai năm sau cầu mở."),  # two years later
        ("vi", "Tuần trước ông nói đoàn sẽ đến ngày mai."),
        ("sw", "Wiki iliyopita alisema watakuja kesho."),
        ("sw", "Wanataka kesho bora."),  # a better future
        ("th", "เมื่อสัปดาห์ก่อนเขากล่าวว่าคณะจะมาถึงพรุ่งนี้"),
        ("sv", "För två veckor sedan sade han att han reser i morgon."),
        ("da", "Det er sket i de sidste år."),
        ("no", "Forrige uke sa han at han reiser i morgen."),
        ("fi", "Kaksi viikkoa sitten hän sanoi lähtevänsä huomenna."),
        ("cs", "Před týdnem řekl, že odjede zítra."),
        ("cs", "Dne 3. 1. oznámil, že odjede zítra."),
        ("ro", "Săptămâna trecută a spus că pleacă mâine."),
        ("hu", "Két hete azt mondta, hogy holnap indul."),
        ("bn", "গত সপ্তাহে তিনি বলেন, আগামীকাল যাবেন।"),
        ("nl", "In juni zei hij dat de brug volgend jaar opengaat."),
        ("en", "In June, next year's budget was cut."),
        ("en", "In June he said that it would open in May next year."),
        ("zh", "他6月说大桥明年通车。"),
        ("el", "Η πολιτική του αύριο αλλάζει."),  # of the days to come
        ("el", "Συνελήφθη χθες τη νύχτα."),
        ("id", "Dua tahun lalu pabrik itu ditutup."),  # two years ago
        ("id", "Selama dua hari kemarin hujan turun."),  # these last two days
        ("ms", "Kanak-kanak itu harapan hari esok."),
        ("nl", "Het gebeurde op een morgen in mei."),  # a morning
        ("nl", "De stad van morgen is groen."),
        ("ur", "اجلاس کل ہوگا۔"),  # yesterday or tomorrow
    ],
)
def test_what_may_be_another_day_or_year_is_not_counted(language: str, text: str) -> None:
    assert counted(text, language, THURSDAY) is None


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
        ("de", "»Wir reisen morgen ab«, sagte der Minister."),
        ("cs", "»Odjedeme zítra«, řekl ministr, »a vrátíme se«."),
        ("nl", "'We vertrekken overmorgen', zei de minister."),
        ("it", "''Partiamo domani'', ha detto il ministro."),
        ("he", "״המשלחת תגיע מחר״, אמר דובר צה״ל."),
        ("zh", "歌手演唱了《明天再见》。"),  # a title
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
        ("de", "Die Autos von morgen fahren leise."),
        ("en", "They work for a better tomorrow."),
        ("fa", "به گزارش رادیو فردا، وزیر به بغداد رفت."),
        ("fa", "مجله ایران فردا توقیف شد."),
        ("fr", "Il dessine les villes de demain."),
        ("hu", "A holnap városai zöldek."),
        ("it", "Le auto di domani sono leggere."),
        ("ja", "明日のリーダーを育てる。"),
        ("pt", "Formam os líderes de amanhã."),
        ("ro", "Școala formează liderii de mâine."),
        ("sw", "Vijana ni viongozi wa kesho."),
        ("th", "ผู้นำแห่งวันพรุ่งนี้ต้องเรียนรู้"),
        ("tr", "Yarın gazetesi haberi duyurdu."),
        ("vi", "Một ngày kia, ông trở về làng."),
        ("zh", "明天控股集团的资产被接管。"),
        ("zh", "他们是明天的领袖。"),
    ],
)
def test_the_days_to_come_and_names_are_no_tomorrow(language: str, text: str) -> None:
    assert counted(text, language, THURSDAY) is None


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("de", "Die Sitzung von morgen Abend fällt aus.", "morgen"),
        ("de", "Von morgen an gilt das Gesetz.", "morgen"),
        ("en", "As of tomorrow the bridge is closed.", "tomorrow"),
        ("fa", "جلسه فردا برگزار می‌شود.", "فردا"),
        ("fr", "À partir de demain, le pont ferme.", "demain"),
        ("fr", "La réunion de demain matin est annulée.", "demain"),
        ("fr", "La réunion de demain vendredi est annulée.", "demain vendredi"),
        ("hu", "A holnap kezdődő ülés nyilvános.", "holnap"),
        ("it", "La riunione di domani sera è annullata.", "domani"),
        ("ja", "明日の朝、会議が開かれる。", "明日"),
        ("ro", "De mâine, podul se închide.", "mâine"),
        ("sw", "Waziri atakuwa kesho mjini.", "kesho"),
        ("vi", "Đoàn đến ngày kia.", "ngày kia"),
        ("zh", "会议明天举行。", "明天"),
        ("zh", "明天系统升级。", "明天"),
        ("he", 'צה"ל יודיע מחר על מו"מ.', "מחר"),
        ("sv", "Han kallade mötet ”viktigt” och reser i morgon.", "i morgon"),
        ("de", "„Gut“, sagte sie; er reist morgen “gern” ab.", "morgen"),
    ],
)
def test_tomorrow_stays_a_day(language: str, text: str, words: str) -> None:
    found = counted(text, language, THURSDAY)
    assert found is not None
    assert text[found.start : found.end] == words


def test_the_meeting_of_tomorrow_is_a_day_where_that_is_the_answer() -> None:
    text = "La réunion de demain portera sur l'eau."
    start = text.index("demain")
    assert counted(text, "fr", THURSDAY) is None
    found = counted(text, "fr", THURSDAY, [(start, start + len("demain"))])
    assert found is not None
    assert found.means == TOMORROW


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


@pytest.mark.parametrize(
    ("language", "text", "words", "month"),
    [
        ("ar", "ستجتمع اللجنة الشهر المقبل.", "الشهر المقبل", (2025, 2)),
        ("ar", "انخفضت الصادرات في الشهر الماضي.", "الشهر الماضي", (2024, 12)),
        ("bn", "সেতুটি আগামী মাসে খুলবে।", "আগামী মাসে", (2025, 2)),
        ("cs", "Most otevřou příští měsíc.", "příští měsíc", (2025, 2)),
        ("de", "Im vergangenen Monat fielen die Preise.", "vergangenen Monat", (2024, 12)),
        ("en", "The bridge opens next month.", "next month", (2025, 2)),
        ("en", "The mine closed earlier this month.", "earlier this month", (2025, 1)),
        ("es", "A finales del mes pasado cerró la mina.", "del mes pasado", (2024, 12)),
        ("fr", "Le pont ouvrira le mois prochain.", "le mois prochain", (2025, 2)),
        ("he", "הגשר ייפתח בחודש הבא.", "בחודש הבא", (2025, 2)),
        ("hi", "पिछले महीने खदान बंद हुई।", "पिछले महीने", (2024, 12)),
        ("ja", "橋は来月開通する。", "来月", (2025, 2)),
        ("ko", "광산은 지난달 문을 닫았다.", "지난달", (2024, 12)),
        ("ru", "Мост откроют в следующем месяце.", "в следующем месяце", (2025, 2)),
        ("th", "สะพานจะเปิดเดือนหน้า", "เดือนหน้า", (2025, 2)),
        ("tr", "Maden geçen ay kapandı.", "geçen ay", (2024, 12)),
        ("zh", "大桥下个月通车。", "下个月", (2025, 2)),
        ("zh", "会议将于下月初举行。", "下月初", (2025, 2)),
    ],
)
def test_months(language: str, text: str, words: str, month: tuple[int, int]) -> None:
    found = counted(text, language, THURSDAY)
    assert found is not None
    assert (text[found.start : found.end], found.means) == (words, month)


def test_the_month_behind_december_is_of_another_year() -> None:
    found = counted("The bridge opens next month.", "en", date(2024, 12, 31))
    assert found is not None
    assert found.means == (2025, 1)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "قال: «سنعود الشهر المقبل»."),
        ("ar", "أعلن قبل أسبوعين أن المصنع سيغلق الشهر المقبل."),
        ("ar", "أغلق في الشهر قبل الماضي."),
        ("ar", "تزدحم الأسواق في هذا الشهر الفضيل."),
        ("en", "Over the last month prices rose."),  # thirty days
        ("en", "It was the mayor’s last month in office."),
        ("en", "In March he said that the mine would close next month."),
        ("en", "Two months ago he said that the mine would close next month."),
        ("en", "It opens on Tuesday next month."),
        ("fa", "پل ماه آینده باز می‌شود."),  # a solar month
        ("fr", "Ce mois-là, la mine a fermé."),
        ("ja", "橋は再来月に開通する。"),  # the month after
        ("th", "เหมืองปิดไป 3 เดือนที่แล้ว"),  # three months ago
        ("th", "ในช่วงไม่กี่เดือนนี้เหมืองปิด"),  # a few months
        ("th", "สะพานปิดสามเดือนนี้"),
        ("tr", "Fiyatlar her geçen ay artıyor."),  # with every month
        ("vi", "Cầu mở ba tháng trước."),
        ("zh", "飞船将登上月球。"),  # the moon
        ("zh", "他3月说大桥下个月通车。"),
    ],
)
def test_what_may_be_another_month_is_not_counted(language: str, text: str) -> None:
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


@pytest.mark.parametrize(("word", "language"), [("morgens", "de"), ("tomorrowland", "en"), ("todays", "en")])
def test_the_beginning_of_a_longer_word_is_no_day(word: str, language: str) -> None:
    assert not leans(word, language)
    assert counted(f"Es war {word} so.", language, THURSDAY, [(7, 7 + len(word))]) is None


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("ההודעה יצאה ביום שלישי", "he", 1), ("am Samstagmorgen", "de", 5), ("w niedzielny poranek", "pl", 6),
        ("у п'ятницю", "uk", 4), ("у суботню ніч", "uk", 5), ("শনিবারের দুর্ঘটনা", "bn", 5),
        ("ہفتے کے روز", "ur", 5), ("سوموار کو", "ur", 0), ("गुरूवार को", "hi", 3), ("火曜に", "ja", 1),
        ("روز سه شنبه", "fa", 1), ("Sunday's vote", "en", 6),
    ],
)  # fmt: skip
def test_a_weekday_is_named_in_whatever_form(text: str, language: str, day: int) -> None:
    assert weekdays_named(text, language) == {day}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("孙德尔本斯 (Sundarbans)", "zh"), ("ایک ہفتے بعد", "ur"), ("на четвертій хвилині", "uk"),
        ("na piątym miejscu", "pl"), ("zatrute środowisko", "pl"), ("anything", "xx"),
    ],
)  # fmt: skip
def test_no_other_word_is_a_weekday(text: str, language: str) -> None:
    assert not weekdays_named(text, language)


@pytest.mark.parametrize("words", ["지난달에", "지난 달", "다음 달에는", "작년에", "지난 해", "올해에는", "내년부터"])
def test_a_korean_month_or_year_is_counted_with_what_is_written_onto_it(words: str) -> None:
    found = counted(f"회의는 {words} 서울에서 열린다.", "ko", THURSDAY)
    plain = counted(f"회의는 {words.split('에')[0].removesuffix('부터')} 서울에서 열린다.", "ko", THURSDAY)
    assert found
    assert plain
    assert (found.start, found.end, found.means) == (4, 4 + len(words), plain.means)
