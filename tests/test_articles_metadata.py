"""Title, source, date: what an article says about itself, in the languages of the news."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.articles.drafts import make_drafts
from qa.articles.language import identify
from qa.articles.metadata import find_published
from qa.articles.sources import find_source
from qa.articles.titles import find_title
from qa.articles.told import Told
from qa.text.dates import find_date, from_iso

BODY = {
    "ar": "عقد وفدان من تركيا وسوريا محادثات في قاعدة جوية، ومن المتوقع عقد اجتماع آخر في بغداد قريبا.",
    "en": "Two delegations held talks at an air base, and another meeting is expected to be held in Baghdad soon.",
    "fr": "Deux délégations ont tenu des pourparlers sur une base aérienne, une autre réunion est prévue à Bagdad.",
    "es": "Dos delegaciones mantuvieron conversaciones en una base aérea y se espera otra reunión en Bagdad.",
    "de": "Zwei Delegationen führten Gespräche auf einem Stützpunkt, ein weiteres Treffen wird in Bagdad erwartet.",
    "it": "Due delegazioni hanno tenuto colloqui in una base aerea e un altro incontro è previsto a Baghdad.",
    "pt": "Duas delegações mantiveram conversações numa base aérea e espera-se outra reunião em Bagdade.",
    "ru": "Две делегации провели переговоры на авиабазе, ещё одна встреча ожидается в Багдаде в ближайшее время.",
    "uk": "Дві делегації провели переговори на авіабазі, ще одна зустріч очікується в Багдаді найближчим часом.",
    "tr": "İki heyet bir hava üssünde görüştü ve yakında Bağdat'ta bir toplantı daha yapılması bekleniyor.",
    "fa": "دو هیئت در یک پایگاه هوایی گفت‌وگو کردند و انتظار می‌رود نشست دیگری به زودی در بغداد برگزار شود.",
    "he": "שתי משלחות קיימו שיחות בבסיס אווירי, ופגישה נוספת צפויה להתקיים בבגדד בקרוב.",
    "hi": "दो प्रतिनिधिमंडलों ने एक हवाई अड्डे पर बातचीत की और जल्द ही बगदाद में एक और बैठक होने की उम्मीद है।",
    "ur": "دو وفود نے ایک فضائی اڈے پر مذاکرات کیے اور جلد ہی بغداد میں ایک اور اجلاس متوقع ہے۔",
    "zh": "两个代表团在一个空军基地举行了会谈，预计不久将在巴格达举行另一次会议。",
    "ja": "二つの代表団が空軍基地で会談し、近くバグダッドで次の会合が開かれる見通しだ。",
    "ko": "두 대표단이 공군 기지에서 회담했으며 곧 바그다드에서 또 다른 회의가 열릴 예정이다.",
    "id": "Dua delegasi mengadakan pembicaraan di pangkalan udara dan pertemuan lain akan diadakan di Bagdad.",
    "th": "คณะผู้แทนสองคณะได้หารือกันที่ฐานทัพอากาศ และคาดว่าจะมีการประชุมอีกครั้งที่กรุงแบกแดดในเร็ว ๆ นี้",
}
# language, line under the headline, source line, expected date, expected source
LABELLED = [
    ("ar", "تاريخ النشر: 18 حزيران 2024", "المصدر: شبكة اخبار العراق", "2024-06-18", "شبكة اخبار العراق"),
    ("ar", "نُشر في: ١٨ يونيو ٢٠٢٤ الساعة 10:30 بتوقيت غرينتش", "المصدر : رويترز",
     "2024-06-18T10:30:00+00:00", "رويترز"),
    ("ar", "نشر: 18 جوان 2024 - 1:10 م تونس", "المصدر: وكالات", "2024-06-18T13:10:00+01:00", "وكالات"),
    ("en", "Published: June 18, 2024 9:05 PM EST", "Source: Reuters", "2024-06-18T21:05:00-05:00", "Reuters"),
    ("en", "Published 18 June 2024 13:10 BST", "Source: BBC News", "2024-06-18T13:10:00+01:00", "BBC News"),
    ("fr", "Publié le 18 juin 2024 à 13h10 (heure de Paris)", "Source : AFP", "2024-06-18T13:10:00+02:00", "AFP"),
    ("es", "Publicado el 18 de junio de 2024", "Fuente: EFE", "2024-06-18", "EFE"),
    ("de", "Veröffentlicht am 18.06.2024, 13:10 Uhr", "Quelle: dpa", "2024-06-18", "dpa"),
    ("it", "Pubblicato il 1º giugno 2024", "Fonte: ANSA", "2024-06-01", "ANSA"),
    ("pt", "Publicado em 18 de março de 2024", "Fonte: Agência Lusa", "2024-03-18", "Agência Lusa"),
    ("ru", "Опубликовано: 18 июня 2024 г., 13:10 мск", "Источник: РИА Новости",
     "2024-06-18T13:10:00+03:00", "РИА Новости"),
    ("uk", "Опубліковано: 18 червня 2024", "Джерело: Укрінформ", "2024-06-18", "Укрінформ"),
    ("tr", "Yayın Tarihi: 18 Haziran 2024 13:10 TSİ", "Kaynak: Anadolu Ajansı",
     "2024-06-18T13:10:00+03:00", "Anadolu Ajansı"),
    ("fa", "تاریخ انتشار: ۲۹ خرداد ۱۴۰۳ - ۱۳:۱۰", "منبع: ایسنا", "2024-06-18", "ایسنا"),
    ("he", "פורסם: 18 ביוני 2024", "מקור: הארץ", "2024-06-18", "הארץ"),
    ("hi", "प्रकाशित: 18 जून 2024", "स्रोत: पीटीआई", "2024-06-18", "पीटीआई"),
    ("ur", "تاریخ اشاعت: 18 جون 2024", "ماخذ: ڈان", "2024-06-18", "ڈان"),
    ("zh", "发布时间：2024年6月18日 13:10 北京时间", "来源：新华社", "2024-06-18T13:10:00+08:00", "新华社"),
    ("ja", "公開日：令和6年6月18日", "出典：共同通信", "2024-06-18", "共同通信"),
    ("ko", "입력: 2024.06.18 13:10", "출처: 연합뉴스", "2024-06-18", "연합뉴스"),
    ("id", "Diterbitkan: 18 Juni 2024 13:10 WIB", "Sumber: Antara", "2024-06-18T13:10:00+07:00", "Antara"),
    ("th", "เผยแพร่: 18 มิถุนายน 2567", "ที่มา: ไทยรัฐ", "2024-06-18", "ไทยรัฐ"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "date", "source", "published", "outlet"), LABELLED)
def test_labels_of_date_and_source_are_understood(
    language: str, date: str, source: str, published: str, outlet: str
) -> None:
    """A labelled date and source are found in the article's language, with the zone where the label names one."""
    headline = BODY[language][:24].strip(" ،,、，")
    (draft,) = make_drafts(f"{headline}\n{date}\n{BODY[language]}\n{BODY[language]}\n{source}")
    assert (draft.published, draft.source, draft.language) == (published, outlet, language)
    assert draft.title == headline


DATES = [
    ("en", "03/04/2024", None),
    ("ar", "03/04/2024", None),
    ("fr", "03/04/2024", "2024-04-03"),
    ("cs", "3. 4. 2024", "2024-04-03"),
    ("sk", "Utorok 3.\u00a04.\u00a02024, 14:30", "2024-04-03"),
    ("de", "am 03. 04. 2024 um 10.30 Uhr", "2024-04-03"),
    ("hr", "5.4. 2024.", "2024-04-05"),
    ("hu", "2024. 4. 3.", "2024-04-03"),
    ("en", "3. 4. 2024", None),
    ("en", "15. 4. 2024", None),
    ("ar", "٣. ٤. ٢٠٢٤", None),
    ("zh", "3. 4. 2024", None),
    ("cs", "3. 14. 2024", None),
    ("cs", "1. – 3. 4. 2024", None),
    ("de", "2. 3. 4. 2024", None),
    ("cs", "3.\n4.\n2024", None),
    ("en", "25/04/2024", "2024-04-25"),
    ("en", "04/25/2024", "2024-04-25"),
    ("en", "31 June 2024", None),
    ("en", "10:30 GMT, 18 June 2024", "2024-06-18T10:30:00+00:00"),
    ("en", "18 June 2024 13:10 IST", "2024-06-18"),
    ("en", "18 January 2024 13:10 BST", "2024-01-18"),
    ("en", "Tue, 18 Jun 2024 10:10:00 +0300", "2024-06-18T10:10:00+03:00"),
    ("ar", "12 ذو الحجة 1445", None),
    ("ar", "1445/12/12", None),
    ("ar", "12 ذو الحجة 1445 الموافق 18 يونيو 2024", "2024-06-18"),
    ("ar", "18 حزيران/يونيو 2024", "2024-06-18"),
    ("ar", "3 غشت 2023", "2023-08-03"),
    ("ar", "الخميس 20/حزيران/2024", "2024-06-20"),
    ("en", "9:05 PM EDT, Tue June 18, 2024", "2024-06-18T21:05:00-04:00"),
    ("ar", "5 جويلية 2023", "2023-07-05"),
    ("ar", "9 كانون الثاني 2025", "2025-01-09"),
    ("ar", "2024/06/18 - 21:45 بتوقيت مكة المكرمة", "2024-06-18T21:45:00+03:00"),
    ("ar", "18 يونيو 2024 الساعة 11:30 ظهراً بتوقيت بغداد", "2024-06-18T11:30:00+03:00"),
    ("ar", "18 يونيو 2024 الساعة 1:30 ظهراً بتوقيت بغداد", "2024-06-18T13:30:00+03:00"),
    ("zh", "2024年6月18日 晚上12:30 北京时间", "2024-06-18"),
    ("zh", "2024年6月18日 晚上9:30 北京时间", "2024-06-18T21:30:00+08:00"),
    ("fa", "۱۴۰۳/۱۲/۳۰", "2025-03-20"),
    ("fa", "۱۴۰۲/۱۲/۳۰", None),
    ("fa", "۲۲ بهمن ۱۳۵۷", "1979-02-11"),
    ("fa", "30 مه 1431", None),
    ("fa", "۶ ژانویه ۱۴۱۲", None),
    ("fa", "25 اکتبر 1415", None),
    ("fa", "25 اکتبر 2015", "2015-10-25"),
    ("th", "18 มิ.ย. 2567 13:10 น.", "2024-06-18"),
    ("ja", "2024年6月18日 午後1時10分", "2024-06-18"),
    ("hu", "2024. június 18.", "2024-06-18"),
    ("vi", "18 tháng 6 năm 2024", "2024-06-18"),
    ("pl", "18 czerwca 2024", "2024-06-18"),
    ("bn", "১৮ জুন ২০২৪", "2024-06-18"),
    ("ja", "平成31年4月30日", "2019-04-30"),
    ("ja", "平成31年5月1日", None),
    ("ja", "昭和64年1月7日", "1989-01-07"),
    ("ja", "昭和百年1月7日", None),
    ("ja", "令和元年五月一日", "2019-05-01"),
    ("zh", "中華民國113年6月18日", "2024-06-18"),
    ("zh", "民國一一三年六月十八日", "2024-06-18"),
    ("zh", "二〇二四年十月二十一日", "2024-10-21"),
    ("zh", "二〇二四年十三月一日", None),
    ("th", "18 มิถุนายน พ.ศ. 2567", "2024-06-18"),
    ("he", "הוועדה נפגשה ב-20.06.2024 בחיפה", "2024-06-20"),
    ("he", "הוועדה נפגשה ב-20 ביוני 2024 בחיפה", "2024-06-20"),
    ("he", "החל מה-2024-06-20", "2024-06-20"),
    ("en", "order 4-20.06.2024", None),
    ("en", "model B-20.06.2024", None),
]


@pytest.mark.parametrize(("language", "written", "expected"), DATES)
def test_a_date_is_right_or_absent(language: str, written: str, expected: str | None) -> None:
    """A date that two readers could read differently is left out rather than guessed."""
    found = find_date(written, language)
    assert (found.iso() if found else None) == expected


@pytest.mark.parametrize("value", ["yesterday", "2024-13-01", "0001-01-01", ""])
def test_a_value_that_is_no_iso_date_is_not_taken_for_one(value: str) -> None:
    """A record's date field with something else in it gives no date."""
    assert from_iso(value) is None


NOT_ITS_OWN = [
    f"Talks end\n{BODY['en']}\nThe war began on 3 March 2019 and ended on 5 May 2020.",
    f"محادثات\n{BODY['ar']}\nزار أنقرة الثلاثاء (7 كانون الثاني 2025)، والتقى الرئيس.",
    f"Talks end\nUpdated figures show that on 3 March 2019 there were more.\n{BODY['en']}",
    f"How the war went\n3 March 2019\nThe war began. It was long.\n5 May 2020\nThe war ended. {BODY['en']}",
    f"Talks end\n{BODY['en']} He was born in Paris, 3 March 1950 was a Friday.",
]


@pytest.mark.parametrize("text", NOT_ITS_OWN)
def test_a_date_in_the_body_is_not_the_publication_date(text: str) -> None:
    """What an article tells about happened then; it was not published then."""
    assert make_drafts(text)[0].published is None


TODAY = [
    ("ar", "علق العضو، اليوم الخميس، (9 كانون الثاني 2025)، على الزيارة."),
    ("en", "The minister said today, Thursday (9 January 2025), that talks go on."),
    ("es", "El ministro dijo hoy, jueves 9 de enero de 2025, que las conversaciones siguen."),
    ("de", "Der Minister sagte heute, am 9. Januar 2025, die Gespräche gehen weiter."),
    ("tr", "Bakan bugün (9 Ocak 2025) görüşmelerin sürdüğünü söyledi."),
    ("ru", "Министр заявил сегодня, 9 января 2025 года, что переговоры продолжаются."),
    ("fa", "وزیر امروز پنجشنبه ۲۰ دی ۱۴۰۳ گفت که گفت‌وگوها ادامه دارد."),
    ("zh", "部长今天（2025年1月9日）表示，会谈将继续。"),
]


@pytest.mark.parametrize(("language", "sentence"), TODAY)
def test_the_day_an_article_calls_today_is_its_date(language: str, sentence: str) -> None:
    """A report that says "today, (9 January 2025)" was published that day."""
    assert make_drafts(f"{BODY[language][:20]}\n{sentence}\n{BODY[language]}")[0].published == "2025-01-09"


@pytest.mark.parametrize(
    ("published", "updated", "expected"),
    [
        ("18 June 2024", "18 June 2024, 13:10 GMT", "2024-06-18T13:10:00+00:00"),
        ("18 June 2024", "19 June 2024, 13:10 GMT", "2024-06-18"),
        ("18 June 2024, 08:00 GMT", "18 June 2024, 13:10 GMT", "2024-06-18T08:00:00+00:00"),
        ("18 June 2024, 08:00", "18 June 2024, 13:10 GMT", "2024-06-18"),
        (None, "19 June 2024, 13:10 GMT", None),
    ],
)
def test_an_update_adds_the_time_only_on_the_day_of_publication(
    published: str | None, updated: str, expected: str | None
) -> None:
    """The first publication counts; an update of the same day tells its time, and one alone nothing."""
    label = f"Published: {published}\n" if published else ""
    assert make_drafts(f"Talks end\n{label}Updated: {updated}\n{BODY['en']}")[0].published == expected


CHANGED = [
    ("en", "Updated: 3 July 2024 Published: 18 June 2024"),
    ("en", "Last updated 3 July 2024 at 9:05, originally published 18 June 2024"),
    ("en", "By Jane Doe Updated: 3 July 2024 Published: 18 June 2024"),
    ("en", "Updated\n3 July 2024\nPublished\n18 June 2024"),
    ("en", "Updated | 3 July 2024 | Published | 18 June 2024"),
    ("en", "18 June 2024 (updated 3 July 2024)"),
    ("fr", "Mis à jour le 03/07/2024 à 10h00 (publié le 18/06/2024 à 09h00)"),
    ("de", "Stand: 03.07.2024, 10:00 Uhr Erstveröffentlichung: 18.06.2024"),
    ("de", "18.06.2024 veröffentlicht, 03.07.2024 aktualisiert"),
    ("ru", "Опубликовано 18 июня 2024 г. Обновлено 3 июля 2024 г."),
    ("tr", "Son Güncelleme: 03.07.2024 11:00 İlk Yayın: 18.06.2024 10:00"),
    ("ar", "آخر تحديث 3 يوليو 2024، نشر في 18 يونيو 2024"),
    ("ar", "آخر تحديث:\n3 يوليو 2024\nتاريخ النشر:\n18 يونيو 2024"),
    ("fa", "به‌روزرسانی: ۱۳ تیر ۱۴۰۳ انتشار: ۲۹ خرداد ۱۴۰۳"),
    ("he", "עודכן: 03.07.2024 פורסם: 18.06.2024"),
    ("hi", "अपडेटेड: 3 जुलाई 2024 प्रकाशित: 18 जून 2024"),
    ("zh", "更新时间：2024-07-03 10:00 发布时间：2024-06-18 09:00"),
    ("ja", "2024年7月3日更新 2024年6月18日公開"),
    ("ko", "수정 2024.07.03. 10:00 입력 2024.06.18. 09:00"),
    ("th", "อัปเดต: 3 กรกฎาคม 2567 เผยแพร่: 18 มิถุนายน 2567"),
]


@pytest.mark.parametrize(("language", "line"), CHANGED)
def test_the_day_of_a_change_is_not_the_day_of_publication(language: str, line: str) -> None:
    """Of several labelled dates in any order each is its own label's, and what was published first counts."""
    draft = make_drafts(f"{BODY[language][:24]}\n{line}\n{BODY[language]}\n{BODY[language]}")[0]
    assert (draft.published or "")[:10] == "2024-06-18"


ONLY_CHANGED = [
    ("en", "Updated: 3 July 2024"),
    ("en", "3 July 2024 (updated)"),
    ("en", "Last updated | 3 July 2024"),
    ("en", "Updated\n3 July 2024"),
    ("en", "Published / updated: 3 July 2024"),
    ("en", "Updated: 3 July 2024 Expiry date: 18 June 2024"),
    ("en", "Updated: 3 July 2024 The book was published 18 June 2024"),
    ("de", "Stand: 03.07.2024"),
    ("ar", "آخر تحديث: 3 يوليو 2024"),
    ("he", "עודכן: 03.07.2024"),
    ("hi", "अपडेटेड: 3 जुलाई 2024"),
    ("zh", "更新于2024-07-03"),
    ("ja", "2024年7月3日更新"),
    ("th", "อัปเดต: 3 กรกฎาคม 2567"),
]


@pytest.mark.parametrize(("language", "line"), ONLY_CHANGED)
def test_an_article_that_tells_only_when_it_was_changed_has_no_date(language: str, line: str) -> None:
    """Its "tomorrow" would be counted from the wrong day, and a citation would show that day as its date."""
    draft = make_drafts(f"{BODY[language][:24]}\n{line}\n{BODY[language]}\n{BODY[language]}")[0]
    assert draft.published is None


TWO_CALENDARS = [
    ("ar", "12 ذو الحجة 1445 هـ الموافق 18 حزيران 2024"),
    ("ar", "تاريخ النشر: 12 ذو الحجة 1445 هـ الموافق 18 حزيران 2024"),
    ("ar", "1445/12/12 هـ - 2024/06/18 م"),
    ("en", "12 Dhu al-Hijjah 1445 / 18 June 2024"),
    ("ur", "12 ذوالحجہ 1445 ہجری، 18 جون 2024"),
    ("he", 'יום שלישי, י"ב סיוון תשפ"ד, 18/6/2024'),
    ("he", "18 ביוני 2024, י״ב בסיוון ה'תשפ״ד"),
    ("fa", "سه‌شنبه ۲۹ خرداد ۱۴۰۳ - ۱۱ ذی‌الحجه ۱۴۴۵ - 18 June 2024"),
]


@pytest.mark.parametrize(("language", "line"), TWO_CALENDARS)
def test_a_day_in_two_calendars_is_read_in_the_certain_one(language: str, line: str) -> None:
    """A day of the moon's or the Hebrew calendar alone dates nothing; beside a Gregorian one it says nothing else."""
    assert make_drafts(f"{BODY[language][:24]}\n{line}\n{BODY[language]}")[0].published == "2024-06-18"


DATELINES = [
    ("Talks end\nBERLIN (Reuters) - {}", "Reuters", None),
    ("Talks end\nBERLIN, 18 June 2024 (AFP) - {}", "AFP", "2024-06-18"),
    ("Talks end\nBaghdad Today - Baghdad\n{}", "Baghdad Today", None),
    ("Talks end\n18 June 2024\n{}", None, "2024-06-18"),
    ("Talks end\nBy Jane Doe | June 18, 2024\n{}", None, "2024-06-18"),
    ("Talks end\nPublished: 18 June 2024 | Source: Daily News\n{}", "Daily News", "2024-06-18"),
    ("Talks end\nSource: U.S. News & World Report\n{}", "U.S. News & World Report", None),
    ("Talks end\nSource: https://www.example.org/a/b\n{}", "example.org", None),
]


@pytest.mark.parametrize(("layout", "source", "published"), DATELINES)
def test_datelines_name_outlet_and_day(layout: str, source: str | None, published: str | None) -> None:
    """Agency datelines and lines that hold only a date are read without any label."""
    draft = make_drafts(layout.format(BODY["en"]))[0]
    assert (draft.source, draft.published, draft.title) == (source, published, "Talks end")


def test_what_the_format_tells_goes_before_what_the_text_tells() -> None:
    """Title, source and date from a page's or record's own fields win, and the title can be quoted."""
    told = Told(title="A headline", source="The Paper", published="2024-06-18T10:00:00Z", url="https://example.org/1")
    draft = make_drafts(f"{BODY['en']}\nSource: Reuters", told)[0]
    assert (draft.title, draft.source, draft.published) == ("A headline", "The Paper", "2024-06-18T10:00:00+00:00")
    assert draft.text.startswith("A headline\n")
    assert draft.url == "https://example.org/1"


MENTIONED = [
    ("en", "The flood of 3 March 2019"),
    ("en", "Entries close 31 August 2031"),
    ("en", "Published on 3 March 2019, the book had said the same"),
    ("en", "Published on 3 March 2019 by the university, the book had said the same"),
    ("en", "Born in Vienna, 3 May 1931"),
    ("de", "Das Lager am 3. März 2019"),
    ("es", "Nacido en Sevilla, 3 de mayo de 1931"),
    ("fr", "Inscriptions avant le 31 août 2031"),
    ("ru", "Наводнение 3 марта 2019"),
    ("tr", "3 Mart 2019 saldırısı"),
    ("ar", "صورة من المكان: 3 آذار 2019"),
    ("fa", "متولد ۳ خرداد ۱۳۴۰"),
    ("hi", "3 मार्च 2019 का हमला"),
    ("zh", "2019年3月3日的袭击"),
]


@pytest.mark.parametrize(("language", "line"), MENTIONED)
def test_a_date_in_a_caption_or_small_heading_is_not_the_publication_date(language: str, line: str) -> None:
    """A short line that says what happened on a day, or will, does not say when the article was published."""
    body = BODY[language]
    assert make_drafts(f"{body[:20]}\n{line}\n{body}\n{body}")[0].published is None


def test_a_date_below_a_small_heading_is_of_the_story() -> None:
    """ "What happened" and a day under it tell the story; under a name or a standfirst the day is the article's."""
    for above, expected in [("La nuit du drame", None), ("Jeanne Martin", "2015-11-13"), (BODY["fr"], "2015-11-13")]:
        text = f"L'enquête sur les attentats rouverte\n{above}\nVendredi 13 novembre 2015\n{BODY['fr']}"
        assert make_drafts(text)[0].published == expected
    # At the end of the headline's own block of lines it is the article's, below an outlet in small letters too.
    for gap, expected in [("\n", "2015-11-13"), ("\n\n", None)]:
        text = f"L'enquête sur les attentats rouverte{gap}Le phare breton{gap}13 novembre 2015\n\n{BODY['fr']}"
        assert make_drafts(text)[0].published == expected
    # With its outlet it is the article's below any standfirst.
    text = f"L'enquête rouverte\nCe que veut le juge\nLe Courrier du Port | 13 novembre 2015\n{BODY['fr']}"
    assert make_drafts(text)[0].published == "2015-11-13"


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Rada przyjęła plan", "20 października 2026 r."),
        ("Vijeće je usvojilo plan", "20. listopada 2026. godine"),
        ("Съветът прие плана", "20 октомври 2026 година"),
        ("Taryba patvirtino planą", "2026 m. spalio 20 d."),
    ],
)
def test_a_year_may_be_called_one(title: str, line: str) -> None:
    assert make_drafts(f"{title}\n{line}\n\n{title} mieste. {title}.")[0].published == "2026-10-20"
    assert make_drafts(f"John Smith of Oakham\nd. 20 October 2026\n\n{BODY['en']}")[0].published is None


NAMES = [
    ("en", "Pope Leo, elected on 8 May 2019, said that he would travel to Turkey."),
    ("en", 'Lionel "Leo" Messi (born 24 June 1987) has signed a contract with the club.'),
    ("en", "The minister told USA Today on 3 March 2019 that he knew of nothing."),
    ("es", "El ministro dijo al diario Hoy el 3 de marzo de 2019 que no sabía nada."),
    ("de", "Das sagte der Minister der Zeitung „Heute“ am 3. März 2019 in einem Gespräch."),
    ("ru", "Министр сказал агентству «Россия сегодня» 3 марта 2019 года, что ничего не знал."),
    ("ar", "وكان الوزير قد قال لموقع بغداد اليوم بتاريخ 3 آذار 2019 إنه لا يعلم شيئا."),
    ("ar", "وكان الوزير قد قال لصحيفة «المصري اليوم» (3 مارس 2019) إنه لا يعلم شيئا."),
    ("fa", "روزنامه امروز (۱۳ اسفند ۱۳۹۷) نوشت که وزیر از چیزی خبر نداشت."),
    ("he", "השר אמר לישראל היום (3 במרץ 2019) כי לא ידע דבר."),
]


@pytest.mark.parametrize(("language", "sentence"), NAMES)
def test_a_name_that_reads_like_today_dates_nothing(language: str, sentence: str) -> None:
    """An outlet called Today, or a man called Leo, does not make the day beside it the day of the report."""
    assert make_drafts(f"{BODY[language][:20]}\n{sentence}\n{BODY[language]}")[0].published is None


BYLINES = [
    ("en", "By Jane Doe, June 18, 2024"),
    ("en", "Posted on June 18, 2024 by Jane Doe"),
    ("en", "June 18, 2024 • 5 min read"),
    ("fr", "Par Jean de la Tour, le 18 juin 2024 à 13h10"),
    ("fr", "Publié le 18 juin 2024 à 13h10, mis à jour le 19 juin 2024 à 9h00"),
    ("de", "Berlin, den 18. Juni 2024"),
    ("ru", "18 июня 2024 г., вторник"),
    ("ar", "بقلم محمد علي، 18 يونيو 2024"),
    ("ar", "الثلاثاء 18 حزيران/يونيو 2024 م، الساعة 13:10"),
    ("fa", "سه شنبه ۲۹ خرداد ۱۴۰۳ ساعت ۱۳:۱۰"),
    ("he", "יום שלישי, 18 ביוני 2024 בשעה 13:10"),
    ("zh", "2024-06-18 13:10 来源：新华网"),
    ("ja", "2024年6月18日(火) 13時10分公開"),
    ("ko", "입력 2024.06.18. (화) 오후 1:10"),
    ("th", "18 มิถุนายน 2567 เวลา 13:10 น."),
]


@pytest.mark.parametrize("first", [False, True])
@pytest.mark.parametrize(("language", "line"), BYLINES)
def test_a_line_with_the_date_is_read_above_and_below_the_headline(language: str, line: str, first: bool) -> None:
    """Weekday, hour, city, author and label may stand beside the date; the line is never the title."""
    body, headline = BODY[language], BODY[language][:24].strip(" ،,、，")
    top = f"{line}\n{headline}" if first else f"{headline}\n{line}"
    draft = make_drafts(f"{top}\n{body}\n{body}")[0]
    assert (draft.title, draft.published, draft.language) == (headline, "2024-06-18", language)


HEADLINES = [
    ("en", "Date set for the trial of the minister"),
    ("en", "Sources: minister to step down"),
    ("en", "Updated vaccine gets approval"),
    ("es", "Fecha de las elecciones: el 20 de julio"),
    ("fr", "Date du procès fixée"),
    ("de", "Datum für die Neuwahl steht"),
    ("ru", "Дата выборов названа"),
    ("ru", "Источник: Иран готовит ответ"),
    ("tr", "Giriş sınavı sonuçları açıklandı"),
    ("ar", "نشر قوات إضافية شرق البلاد"),
    ("ar", "تاريخ الصراع في السودان"),
    ("fa", "انتشار ویروس تازه در سه استان"),
    ("ur", "ذرائع کے مطابق وزیر مستعفی"),
    ("ko", "승인 없이 출국한 장관"),
]


@pytest.mark.parametrize(("language", "headline"), HEADLINES)
def test_a_headline_that_begins_like_a_label_is_the_title(language: str, headline: str) -> None:
    """Without a date "Date set for trial" is no date, and on the first line "Sources: …" names no outlet."""
    text = f"{headline}\n{BODY[language]}\n{BODY[language]}"
    assert (find_title(text, identify(text)), find_source(text)) == (headline, None)


def test_the_address_of_a_page_is_no_title() -> None:
    """Pasted with its address above it, an article is shown by its headline."""
    assert find_title(f"https://www.example.org/world/2024/talks\nTalks end\n{BODY['en']}", "en") == "Talks end"


def test_a_title_made_of_a_first_sentence_ends_at_no_abbreviation() -> None:
    first = "SEOUL, Aug. 12 (Yonhap) — The two leaders met in the capital for the third time."
    assert find_title(f"{first} {'They spoke of trade and of the river. ' * 6}", "en") == first
    sentence = "两国外长昨天在巴格达会谈。"
    assert find_title(sentence + "会谈持续了三个小时，双方谈到了贸易和河流。" * 9, "zh") == sentence


def test_a_day_as_headline_does_not_date_the_article() -> None:
    """An article that is named after a day tells of it; it was not written then."""
    assert make_drafts(f"September 11, 2001\n{BODY['en']}\n{BODY['en']}")[0].published is None


@pytest.mark.parametrize("text", [BODY["en"] * 5, BODY["zh"] * 9, "x" * 4000, "\n\n  " + BODY["th"] * 4])
def test_a_title_is_always_words_of_the_text(text: str) -> None:
    """A text without a headline is shown by its first words, never by words that are not in it."""
    title = find_title(text, identify(text))
    assert 0 < len(title) <= 160
    assert title.removesuffix("…") in text
    cut = text.partition(title.removesuffix("…"))[2][:1] not in ("", "\n") and title[-1] not in ".。"
    assert title.endswith("…") == cut, "what is cut has a sign"


def test_the_seed_article_is_read_as_two_reports(seed_text: str) -> None:
    """The report under "read also" is another outlet's: its own title, source and date, and no word shared."""
    first, second = make_drafts(seed_text)
    assert (first.title, first.source) == ("محادثات عسكرية سورية تركية بوساطة روسية", "شبكة اخبار العراق")
    assert (first.published, first.language) == ("2024-06-18T13:10:00+03:00", "ar")
    assert second.title == "طبخة تركية لحكومة كردستان.. اليكتي: لايمكن استثنائنا من المعادلة السياسية"
    assert (second.source, second.published, second.language) == ("بغداد اليوم", "2025-01-09", "ar")
    assert f"{first.text}\nإقرأ أيضاً:\n{second.text}" == seed_text


@pytest.fixture
def seed_text() -> str:
    folder = Path(__file__).parents[1] / "seeds" / "articles"
    texts = [path.read_text(encoding="utf-8").strip() for path in sorted(folder.glob("*.txt"))]
    found = [text for text in texts if "حميميم" in text and "كاكائي" in text]
    assert found, "the seed article is not in seeds/articles"
    return found[0]


_NAMED = "Second plant opens in the north\n\n"
_STORY_BELOW = "\n\nThe plant employs 300 people. It cost 40 million euros."


@pytest.mark.parametrize(
    ("above", "line", "day"),
    [
        (
            "",
            "OSTRAVA, Czech Republic, May 14, 2025 /EuroWire/ -- Lumora SE, a maker of batteries, opened a plant.",
            14,
        ),
        (
            "",
            "SAN MATEO, Calif., May 15, 2025 (GLOBE NEWSWIRE) -- Orbex Foods Inc. said that it will open a plant.",
            15,
        ),
        (
            "",
            "Torvik, 16 May 2025 – Orbex Foods Inc. today announced the purchase of Tandem Snacks for $410 million.",
            16,
        ),
        ("PRESS RELEASE\n", "Torvik, 17 May 2025 - Orbex Foods Inc. has bought Tandem Snacks for $410 million.", 17),
    ],
)
def test_the_dateline_of_a_release_dates_it(above: str, line: str, day: int) -> None:
    """Whatever place it names: a wire in brackets or strokes, "today", or a label above says that it is a release."""
    found = find_published(f"{above}{_NAMED}{line}{_STORY_BELOW}", "en")
    assert found is not None
    assert found.iso() == f"2025-05-{day}"


@pytest.mark.parametrize(
    "line",
    [
        "Ada Miller, 4 May 1931 – The actress is seen in the garden of her parents, a year before she left for Paris.",
        "Ada Miller, 4 May 1931 (Torvik) – The actress is seen in the garden of her parents, a year before she left.",
        "Torvik, 9 April 1940 – German ships entered the harbour at dawn, and nobody in the town had been warned.",
        "On Monday, 3 March 2025 – the day of the vote – the town was quiet, and today nobody speaks of it.",
        "Orbex, founded on May 14, 2005 (ORBEX) -- today it employs four thousand people in three countries of Europe.",
        "Torvik, May 2025 /EuroWire/ -- Lumora SE, a provider of battery materials, today announced the opening of it.",
    ],
)
def test_a_caption_or_a_story_that_begins_so_dates_nothing(line: str) -> None:
    assert find_published(f"{_NAMED}{line}{_STORY_BELOW}", "en") is None


def test_a_dateline_below_the_first_sentences_dates_nothing() -> None:
    line = "TORVIK, May 14, 2025 /EuroWire/ -- Lumora SE, a provider of battery materials, announced the opening of it."
    assert find_published(f"{_NAMED}The plant was closed for a year.\n\n{line}{_STORY_BELOW}", "en") is None
