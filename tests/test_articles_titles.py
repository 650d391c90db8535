"""The headline of a text, below what only says what kind of text it is."""

from __future__ import annotations

import pytest

from qa.articles.drafts import make_drafts

BODY = {
    "ar": "وافق مجلس المدينة على بناء المكتبة بعد نقاش طويل. وسيبدأ العمل في الربيع بكلفة مليوني دينار.",
    "de": "Der Stadtrat stimmte nach langer Debatte dem Bau der Bücherei zu. Die Arbeiten beginnen im Frühjahr.",
    "en": "The council agreed to build the library after a long debate. Work on it will begin in the spring.",
    "es": "El concejo aprobó construir la biblioteca tras un largo debate. Las obras empezarán en primavera.",
    "he": "מועצת העיר אישרה לבנות את הספרייה אחרי דיון ארוך. העבודות יתחילו באביב הקרוב.",
    "hi": "नगर परिषद ने लंबी बहस के बाद पुस्तकालय बनाने को मंजूरी दी। काम वसंत में शुरू होगा।",
    "ru": "Городской совет после долгих споров одобрил строительство библиотеки. Работы начнутся весной.",
    "zh": "市议会经过长时间讨论，同意建造图书馆。工程将于春天开始。",
}
HEADLINE = {
    "ar": "المجلس يقر بناء المكتبة الجديدة", "de": "Stadtrat stimmt der Bücherei zu", "en": "Council agrees to library",
    "es": "El concejo aprueba la biblioteca", "he": "המועצה אישרה את הספרייה", "hi": "परिषद ने पुस्तकालय को मंजूरी दी",
    "ru": "Совет одобрил библиотеку", "zh": "市议会同意建造图书馆",
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "above"),
    [
        ("ar", "عاجل"),
        ("ar", "بيان صحفي"),
        ("en", "1 of 1 DOCUMENT"),
        ("de", "Dokument 1 von 1"),
        ("zh", "第1篇，共1篇"),
        ("ar", "العنوان:"),
        ("de", "PRESSEMITTEILUNG"),
        ("de", "Sperrfrist: 14. Juni 2024, 10:00 Uhr\n"),
        ("en", "FOR IMMEDIATE RELEASE\nContact: Ann Miller, 555-0100\n"),
        ("en", "EMBARGOED UNTIL 14 JUNE 2024 00:01 GMT\n"),
        ("en", "POLITICS"),
        ("en", "US-LIBRARY/VOTE (UPDATE 1)"),
        ("en", "BC-US--Library Vote, 2nd Ld-Writethru,412"),
        ("en", "By Tom Ellery"),
        ("en", "Opinion\nBy Tom Ellery\n"),
        ("de", "Von Jana Seemann"),
        ("en", "03/04/2024"),
        ("en", "Printed: 5 January 2024"),
        ("en", "Title:"),
        ("es", "Comunicado de prensa"),
        ("es", "Título:"),
        ("he", "הודעה לעיתונות"),
        ("he", "כותרת:"),
        ("hi", "शीर्षक:"),
        ("ru", "Пресс-релиз"),
        ("ru", "Заголовок:"),
        ("zh", "新闻稿"),
        ("zh", "标题："),
    ],
)
def test_what_stands_above_a_headline_is_none(language: str, above: str) -> None:
    title = HEADLINE[language]
    between = "" if above[-1] in ":：" else "\n"
    (draft,) = make_drafts(f"{above}{between}{title}\n\n{BODY[language]}\n\n{BODY[language]}")
    assert draft.title == title
    assert draft.title in draft.text


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        ("ar", "عاجل: المجلس يقر بناء المكتبة"),
        ("de", "KULTUR IN DER STADT"),
        ("en", "COUNCIL AGREES TO LIBRARY"),
        ("en", "Contact lost with 3 climbers"),
        ("en", "Embargo on 5 ships is lifted"),
        ("en", "Politics as usual"),
        ("en", "Titles for the home team"),
        ("en", "Di Maria Scores Twice"),
        ("de", "Von der Leyen tritt an"),
        ("es", "Contacto con la tripulación"),
        ("ru", "Культура отмены"),
        ("zh", "政治局会议召开"),
    ],
)
def test_a_headline_that_begins_like_it_is_the_title(language: str, headline: str) -> None:
    (draft,) = make_drafts(f"{headline}\nIt was a surprise to all\n\n{BODY[language]}")
    assert draft.title == headline


@pytest.mark.parametrize(
    ("language", "line"),
    [("ar", "العنوان: شارع الميناء"), ("de", "Rubrik: Politik"), ("en", "Title: Head of the library")],
)
def test_a_field_below_a_headline_is_of_something_else(language: str, line: str) -> None:
    (draft,) = make_drafts(f"{HEADLINE[language]}\n{line}\n\n{BODY[language]}\n\n{BODY[language]}")
    assert draft.title == HEADLINE[language]


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("ar", "رسائل القراء: 14 يونيو 2024"),
        ("de", "Briefe an die Bücherei: 14. Juni 2024"),
        ("en", "Letters: 14 June 2024"),
        ("ru", "Письма: 14 июня 2024"),
    ],
)
def test_a_title_that_ends_in_a_day_is_one_above_a_text(language: str, title: str) -> None:
    for between in ("", "By Ann Miller\n\n"):
        assert make_drafts(f"{title}\n\n{between}{BODY[language] * 3}")[0].title == title


def test_a_day_that_a_label_names_is_no_title() -> None:
    assert make_drafts(f"Published: 14 June 2024\n\n{BODY['en'] * 3}")[0].title in BODY["en"]


def test_a_title_can_stand_below_other_fields() -> None:
    (draft,) = make_drafts(f"Section: Culture\nTitle: {HEADLINE['en']}\nDate: 14 June 2024\n\n{BODY['en']}")
    assert (draft.title, draft.published) == (HEADLINE["en"], "2024-06-14")


def test_a_section_with_nothing_but_text_below_is_all_there_is() -> None:
    assert make_drafts(f"Opinion\n{BODY['en'] * 3}")[0].title == "Opinion"
    assert make_drafts(f"Opinion\nBy Tom Ellery\n{BODY['en'] * 3}")[0].title == "Opinion"


def test_what_counts_a_single_article_of_a_download_is_no_title() -> None:
    head = "1 of 1 DOCUMENT\n\nThe Harbour Courier\n\nJune 18, 2024 Tuesday"
    (draft,) = make_drafts(f"{head}\n\n{HEADLINE['en']}\n\nBYLINE: Jane Doe\n\nLENGTH: 212 words\n\n{BODY['en']}")
    assert (draft.title, draft.source, draft.published) == (HEADLINE["en"], "The Harbour Courier", "2024-06-18")
    assert draft.text.startswith(head)
