"""The line of an article's head that has its date, and what stands beside it there and tells nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from qa.articles.date_lines import labelled_dates, only_date
from qa.articles.drafts import make_drafts
from qa.articles.told import Told
from qa.text.dates import find_date


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("7 June 2024 - Reading time: 6 min", "en"),
        ("7. Juni 2024, 09:40 Uhr Lesedauer: 6 Minuten", "de"),
        ("7 juin 2024 · 6 min de lecture", "fr"),
        ("7 Giugno 2024 alle 09:40 6 minuti di lettura", "it"),
        ("7 июня 2024, 09:40 Время чтения: 6 мин", "ru"),
        ("7 juni 2024 Lästid 6 min", "sv"),
        ("7 حزيران 2024 - وقت القراءة 6 دقائق", "ar"),
        ("7 ביוני 2024 - זמן קריאה: 6 דקות", "he"),
        ("7 जून 2024 - पढ़ने का समय: 6 मिनट", "hi"),
        ("2024年6月7日 阅读时间：6分钟", "zh"),
        ("7 มิถุนายน 2567 เวลาอ่าน 6 นาที", "th"),
        ("7 June 2024 Updated at 12:15", "en"),
        ("7 June 2024, 09:40. Updated 3 hours ago", "en"),
        ("7 июня 2024, 09:40 (обновлено 12:15)", "ru"),
        ("07/06/2024 09h40 Atualizado há 3 horas", "pt"),
        ("7 juin 2024 (mis à jour il y a 12 minutes)", "fr"),
        ("7 حزيران 2024 (تم التحديث قبل 5 ساعات)", "ar"),
        ("7 ביוני 2024 עודכן לפני 5 שעות", "he"),
        ("2024年6月7日（更新 3小时前）", "zh"),
        ("7 juni 2024, 09:40 Laatste update: 8 juni 2024", "nl"),
        ("วันศุกร์ที่ 7 มิถุนายน พ.ศ. 2567", "th"),
        ("송고시간2024-06-07 09:40", "ko"),
        ("07\u200f/06\u200f/2024", "he"),
        ("2024 թ. հունիսի 7", "hy"),
        ("ویب ڈیسک جمعہ 7 جون 2024، شام 6 بجے", "ur"),
        ("প্রকাশের সময়: শুক্রবার, ৭ জুন, ২০২৪", "bn"),
        ("७ जून २०२४", "ne"),
        ("Publish Date: Fri, 07 Jun 2024 09:40 AM (IST)", "hi"),
        ("Data utworzenia: 7 czerwca 2024, 09:40", "pl"),
        ("June 7, 2024 by admin 2 Comments", "en"),
        ("June 7, 2024Updated 4:05 p.m. ET", "en"),
        ("Rédigé par Jeanne Dupont le Vendredi 7 Juin 2024", "fr"),
    ],
)
def test_a_date_is_alone_beside_a_reading_time_or_a_change(line: str, language: str) -> None:
    moment = only_date(line, language)
    assert moment
    assert moment.day.isoformat() == "2024-06-07"


def test_a_labelled_date_is_known_beside_a_change() -> None:
    published, updated = labelled_dates("Publié le 7 juin 2024, mis à jour il y a 3 heures", "fr")
    assert published
    assert published.day.isoformat() == "2024-06-07"
    assert updated is None


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("7 June 2024 updated the rules for 12 schools", "en"),
        ("7 juin 2024, 12 morts", "fr"),
        ("7 июня 2024 обновлено 12 школ", "ru"),
        ("7 حزيران 2024 تحديث 12 مدرسة", "ar"),
        ("7 June 2024 in London", "en"),
        ("7 June 2024 by protesters", "en"),
        ("File - 7 June 2024", "en"),
    ],
)
def test_a_date_beside_other_words_is_not_alone(line: str, language: str) -> None:
    assert only_date(line, language) is None


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Posted on June 7, 2024 in News, Harbour by Jane Doe", "en"),
        ("Veröffentlicht am 7. Juni 2024 von admin in Allgemein", "de"),
        ("Publicado el 7 junio, 2024 por admin en Noticias", "es"),
        ("Published - June 7, 2024 10:30 pm IST - CHENNAI", "en"),
        ("This article was first published on June 7, 2024", "en"),
    ],
)
def test_a_labelled_date_goes_with_section_author_and_place(line: str, language: str) -> None:
    published, _ = labelled_dates(line, language)
    assert published
    assert published.day.isoformat() == "2024-06-07"
    assert labelled_dates(f"{line} who were there yesterday", language) == (None, None)


def test_the_day_on_which_a_page_is_looked_at_dates_nothing() -> None:
    (draft,) = make_drafts(f"Open day\nMonday, November 25, 2024 | Subscribe | Log in\n{REPORT['en']}")
    assert draft.published is None


def test_a_word_written_small_is_no_zone() -> None:
    for words, told in (("à 10h30 et mis à jour", False), ("à 10h30, est-ce vrai", False), ("10:30 EST", True)):
        moment = find_date(f"18 juin 2024 {words}", "fr")
        assert (moment is not None and moment.zone is not None) is told, words


def test_the_hours_of_siberia_are_told_from_those_of_moscow() -> None:
    for told, hour in (("(мск+8)", "+11:00"), ("МСК-1", "+02:00"), ("мск", "+03:00"), ("EST-3", "")):
        moment = find_date(f"7 июня 2024, 12:40 {told}", "ru")
        assert moment
        assert moment.iso() == (f"2024-06-07T12:40:00{hour}" if hour else "2024-06-07")


def test_an_agency_with_a_full_stop_leads_a_report() -> None:
    body = "El consejo comarcal aprobó el lunes las obras del canal, según dijo su presidenta a la prensa."
    (draft,) = make_drafts(f"Obras en el canal\n\nMadrid, 7 jun 2024 (EFE).- {body}\n\n{body}\n")
    assert draft.published == "2024-06-07"


REPORT = {
    "ar": "قال مدير المكتبة إن القاعة ستبقى مفتوحة حتى المساء. ويتسع المبنى لمئتي زائر في كل جولة من الجولات.",
    "de": "Die Leiterin der Bücherei sagte, der Saal bleibe bis zum Abend offen. Platz haben zweihundert Gäste.",
    "en": "The head of the library said the hall stays open until the evening. It has room for two hundred guests.",
    "fr": "La directrice de la bibliothèque a dit que la salle restera ouverte. Elle a deux cents places assises.",
    "he": "מנהלת הספרייה אמרה שהאולם יישאר פתוח עד הערב. יש בו מקום למאתיים אורחים בכל סיור.",
    "hi": "पुस्तकालय की प्रमुख ने कहा कि हॉल शाम तक खुला रहेगा। उसमें दो सौ लोग बैठ सकते हैं।",
    "ru": "Директор библиотеки сказала, что зал будет открыт до вечера. В нём двести мест для гостей города.",
    "th": "หัวหน้าห้องสมุดกล่าวว่าห้องโถงจะเปิดจนถึงเย็น และรองรับผู้เข้าชมได้สองร้อยคนในแต่ละรอบ",
    "zh": "图书馆馆长说，大厅将开放到晚上。每场可以容纳两百名来宾参观。",
}


@pytest.mark.parametrize("key", ["Load-Date", "Expiry-Date", "Re-published", "Abruf-Datum", "Веб-дата"])
def test_a_hyphen_within_a_word_begins_no_label(key: str) -> None:
    published, updated = labelled_dates(f"{key}: 30 March 2024", "en")
    assert (published, updated) == (None, None)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Publication-Date: 30 March 2024", "en"),
        ("Web-Published: 30 March 2024", "en"),
        ("Ann Miller - Date: 30 March 2024", "en"),
        ("شبكة الأنباء-تاريخ النشر: 30 مارس 2024", "ar"),
        ("新华社-发布时间：2024年3月30日", "zh"),
    ],
)
def test_a_hyphen_between_two_parts_of_a_line_begins_one(line: str, language: str) -> None:
    published, _ = labelled_dates(line, language)
    assert published
    assert published.day.isoformat() == "2024-03-30"


EVENTS = [
    ("ar", "يوم مفتوح في المكتبة", "التاريخ: 14 يونيو 2024\nالتذاكر: مجانا"),
    ("de", "Tag der offenen Bücherei", "Datum: 14. Juni 2024\nOrt: Großer Saal\nEintritt: frei"),
    ("en", "Open day at the library", "Date: 14 June 2024\nVenue: Great Hall"),
    ("en", "Open day at the library", "Friday, 14 June 2024\nTickets: free"),
    ("en", "Open day at the library", "Friday, 14 June 2024, 20:00\nGreat Hall\nTickets: free"),
    ("de", "Tag der offenen Bücherei", "Freitag, 14. Juni 2024\nGroßer Saal\nHafenstraße 5\n\nEintritt: frei"),
    ("fr", "Journée portes ouvertes", "Entrée : libre\nDate : vendredi 14 juin 2024"),
    ("he", "יום פתוח בספרייה", "תאריך: 14 ביוני 2024\nכרטיסים: חינם"),
    ("hi", "पुस्तकालय का खुला दिन", "शुक्रवार, 14 जून 2024\nटिकट: मुफ़्त"),
    ("ru", "День открытых дверей", "Дата: 14 июня 2024\nВход: свободный"),
    ("th", "วันเปิดห้องสมุด", "วันที่: 14 มิถุนายน 2567\nค่าเข้าชม: ฟรี"),
    ("zh", "图书馆开放日", "日期：2024年6月14日\n门票：免费"),
]


@pytest.mark.parametrize("at_foot", [False, True])
@pytest.mark.parametrize(("language", "title", "lines"), EVENTS)
def test_the_day_of_an_event_is_not_that_of_its_announcement(
    language: str, title: str, lines: str, at_foot: bool
) -> None:
    body = "\n".join([REPORT[language]] * 15)
    text = f"{title}\n{body}\n{lines}" if at_foot else f"{title}\n{lines}\n{body}"
    assert make_drafts(text)[0].published is None


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("ar", "التاريخ: 14 يونيو 2024\nالمصدر: صحيفة الكتاب\nالمكان: عمان"),
        ("ar", "التاريخ: 14 يونيو 2024\nالمكان: عمان"),
        ("en", "14 June 2024\nLocation: Deep Creek"),
        ("en", "14 June 2024\nBy Ann Miller\nTickets: free"),
        ("en", "14 June 2024\nThe Harbour Courier\nTickets: free"),
        ("he", "תאריך: 14 ביוני 2024\nמקום: חיפה"),
        ("zh", "日期：2024年6月14日\n地点：北京"),
        ("en", "Source: Book Post\nTags: books\nSection: Culture\nDate: 14 June 2024\nTickets: free"),
        ("en", "Date: 14 June 2024\nCategory: Culture\nTags: books"),
        ("en", "Author: Ann Miller\nDate: 14 June 2024\nPlace: Deep Creek"),
        ("fr", "Publié le 14 juin 2024\nLieu : Grande salle"),
        ("ru", "Дата: 14 июня 2024\nРубрика: Культура"),
        ("zh", "日期：2024年6月14日\n作者：李明"),
    ],
)
def test_a_day_among_what_tells_of_the_article_is_its_own(language: str, lines: str) -> None:
    assert make_drafts(f"{REPORT[language][:20]}\n{lines}\n{REPORT[language]}")[0].published == "2024-06-14"


@pytest.mark.parametrize(("days", "counts"), [(-1, True), (1, True), (3, False), (1500, False)])
def test_nothing_was_published_later_than_tomorrow(days: int, counts: bool) -> None:
    day = date.today() + timedelta(days=days)
    (draft,) = make_drafts(f"Open day at the library\nPublished: {day:%d %B %Y}\n{REPORT['en']}")
    assert draft.published == (day.isoformat() if counts else None)


def test_a_page_that_names_a_day_to_come_is_dated_by_its_text() -> None:
    day = (date.today() + timedelta(days=900)).isoformat()
    (draft,) = make_drafts(f"Open day\nPublished: 14 June 2024\n{REPORT['en']}", Told(published=day))
    assert draft.published == "2024-06-14"


def test_under_press_release_stands_from_where_and_when_it_comes() -> None:
    (draft,) = make_drafts(f"PRESS RELEASE\nDeep Creek, 14 June 2024\n\nOpen day at the library\n\n{REPORT['en']}")
    assert (draft.title, draft.source, draft.published) == ("Open day at the library", None, "2024-06-14")
