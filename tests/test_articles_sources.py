"""Which name in a text is its outlet, and which is that of who counted what a chart shows."""

from __future__ import annotations

import json

import pytest

from qa.articles.drafts import make_drafts
from qa.articles.formats import parse

BODY = "The port handled more goods in March than ever before. The board said that it was glad of the figure."
TITLE = "Trade grows at the port"
BODIES = {
    "porto": "Il porto ha movimentato più merci che mai, dice il consiglio. La cifra è stata accolta con gioia.",
    "Порт": "Порт в марте обработал больше грузов, чем когда-либо. Совет сказал, что рад этой цифре и ждёт большего.",
    "الميناء": "تعامل الميناء في مارس مع بضائع أكثر من أي وقت مضى. وقال المجلس إنه سعيد بهذا الرقم.",
    "港口": "港口三月份处理的货物比以往任何时候都多。董事会表示对这一数字感到高兴。",
    "juin": "Le port a traité en mars plus de marchandises que jamais. Le conseil s’est dit heureux de ce chiffre.",
}


@pytest.mark.parametrize(
    "line",
    [
        "Source: Eurostat",
        "Source: World Bank, 2023",
        "Source: own calculations",
        "Quelle: Statistisches Bundesamt",
        "Fuente: elaboración propia",
        "Источник: собственные расчёты",
        "المصدر: البنك الدولي",
        "מקור: הלשכה המרכזית לסטטיסטיקה",
        "स्रोत: राष्ट्रीय सांख्यिकी कार्यालय",
        "来源：国家统计局",
    ],
)
@pytest.mark.parametrize("layout", ["{0}\n{2}\n{2}\n{1}", "{0}\n{1}\n{2}\n{2}"])
def test_whose_figures_they_are_is_no_outlet(layout: str, line: str) -> None:
    assert make_drafts(layout.format(TITLE, line, BODY))[0].source is None


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Source: Harbour Today", "Harbour Today"),
        ("Source: al-Quds", "al-Quds"),
        ("Quelle: dpa", "dpa"),
        ("Fonte: agência Lusa", "agência Lusa"),
        ("Источник: газета «Портовый вестник»", "газета «Портовый вестник»"),
        ("Источник: «Портовый вестник»", "Портовый вестник"),
        ('Источник: "Портовый вестник"', "Портовый вестник"),
        ("Quelle: Zeitung „Hafenblick“", "Zeitung „Hafenblick“"),
        ("Quelle: „Hafenblick“", "Hafenblick"),
        ("المصدر: شبكة أخبار الميناء", "شبكة أخبار الميناء"),
        ("المصدر: صحيفة «الميناء».", "صحيفة «الميناء»"),
        ("מקור: ערוץ הנמל", "ערוץ הנמל"),
        ('מקור: עיתון "הנמל"', 'עיתון "הנמל"'),
        ("स्रोत: पीटीआई", "पीटीआई"),
        ("来源：港口日报", "港口日报"),
    ],
)
def test_an_outlet_is_named_at_the_foot(line: str, outlet: str) -> None:
    assert make_drafts(f"{TITLE}\n{BODY}\n{BODY}\n{line}")[0].source == outlet


@pytest.mark.parametrize("foot", ["Source: Harbour Office", "Sources: board wants a new man by May"])
def test_the_outlet_beside_the_day_goes_before_a_source_at_the_foot(foot: str) -> None:
    (draft,) = make_drafts(f"{TITLE}\nThe Harbour Courier, 5 May 2024\n{BODY}\n{BODY}\n{foot}")
    assert (draft.source, draft.published) == ("The Harbour Courier", "2024-05-05")


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("Trade grows at the port\nThe Harbour Ledger\nBy Owen Miller\n28 October 2023", "The Harbour Ledger"),
        ("Trade grows at the port\nPublished: 2 September 2023 07:30 EAT\nDeep Creek Monitor", "Deep Creek Monitor"),
        ("Trade grows at the port\nBy Jane Doe | Harbour Courier | June 18, 2024", "Harbour Courier"),
        ("Trade grows at the port\nBy the Associated Press\nJune 18, 2024", "Associated Press"),
        ("Trade grows at the port\nBy the Associated Press, June 18, 2024", "Associated Press"),
        ("Trade grows at the port\nBy Jane Doe\nHarbour Courier, June 18, 2024", "Harbour Courier"),
        ("Trade grows at the port\n2024-06-18 10:30 Harbour Courier", "Harbour Courier"),
        ("Il porto cresce ancora\nLa Voce dello Jonio\n5 marzo 2024 - 19:20", "La Voce dello Jonio"),
        ("Порт вырос в марте\nТихие вести\n3 ноября 2023, 12:40", "Тихие вести"),
        ("نمو التجارة في الميناء\nصحيفة الأفق الجديد\n8 أكتوبر 2023", "صحيفة الأفق الجديد"),
        ("港口贸易增长\n海岸晨报\n2024年6月30日 08:00", "海岸晨报"),
        ("Harbour Courier\nJune 18, 2024\nTrade grows at the port", "Harbour Courier"),
        # A paper has a city's name where an author has a first one.
        ("Trade grows at the port\nLima Post\nJune 18, 2024", "Lima Post"),
        ("Trade grows at the port\nBy the Denver Post, June 18, 2024", "Denver Post"),
        ("Le Monde, 18 juin 2024\nLe port grandit encore", "Le Monde"),
    ],
)
def test_an_outlet_by_itself_beside_the_day_is_named(head: str, outlet: str) -> None:
    """Below the headline, with an author between perhaps, or above it."""
    body = next((text for word, text in BODIES.items() if word in head), BODY)
    (draft,) = make_drafts(f"{head}\n\n{body}\n\n{body}")
    assert draft.source == outlet
    assert draft.published
    assert draft.title in head
    assert draft.title != outlet


@pytest.mark.parametrize(
    "head",
    [
        "Musk Buys Washington Post\nJune 18, 2024\nHe paid five billion",
        "Mayor Sues Gazette\nJune 18, 2024\nHe wants two millions",
        "WORLD\nJune 18, 2024\nMusk Buys Washington Post",
        "Trade grows at the port\nLatest News\nJune 18, 2024",
        "Trade grows at the port\nJoel Rosenblatt\nJune 18, 2024",
        "Trade grows at the port\nEmily Post\nJune 18, 2024",
        "Trade grows at the port\nBy Emily Post\nJune 18, 2024",
        "Trade grows at the port\nJordan Press\nJune 18, 2024",
        "Heath Ledger\nJune 18, 2024\nA life in nine films",
        "Trade grows at the port\nStaff Reporter\nJune 18, 2024",
        "Trade grows at the port\nBy Staff Reporter, June 18, 2024",
        "Trade grows at the port\nTimes Square\nJune 18, 2024",
        "نمو التجارة في الميناء\nصحيفة إسرائيلية تكشف التفاصيل\n18 يونيو 2024",
        "نمو التجارة في الميناء\nأخبار محلية\n18 يونيو 2024",
        "Der Hafen wächst weiter\nGute Nachrichten\n18. Juni 2024",
        f"Trade grows at the port\n{BODY}\n{BODY}\nAs was said\nHarbour Courier\nJune 18, 2024",
        f"Trade grows at the port\nHarbour Courier\n18 June 2024\n{BODY}\nBoats\nEvening Post\n20 June 2024",
    ],
)
def test_a_headline_a_section_an_author_or_several_outlets_are_none(head: str) -> None:
    assert all(draft.source is None for draft in make_drafts(f"{head}\n\n{BODY[:60]}"))


@pytest.mark.parametrize(
    ("lines", "outlet"),
    [
        ("Publication: Harbour Courier\nDate: 18 June 2024", "Harbour Courier"),
        ("Newspaper: Harbour Courier", "Harbour Courier"),
        ("Zeitung: Hafenbote", "Hafenbote"),
        ("СМИ: Портовый вестник", "Портовый вестник"),
        ("الصحيفة: صحيفة الميناء", "صحيفة الميناء"),
        ("媒体：港口日报", "港口日报"),
        ("Media: Israel Strikes Tehran", None),
        ("СМИ: Иран Готовит Ответ", None),
        ("صحيفة: إيران تستعد للرد", None),
    ],
)
def test_what_kind_of_outlet_it_is_stands_before_one(lines: str, outlet: str | None) -> None:
    assert make_drafts(f"{TITLE}\n{lines}\n{BODY}\n{BODY}")[0].source == outlet


def test_below_a_labelled_title_any_name_is_that_of_the_publication() -> None:
    text = f"Title: {TITLE}\nAuthor: Jane Doe\nPublication: Deep Creek Today Magazin\nDate: 18 June 2024\n\n{BODY}"
    assert make_drafts(text)[0].source == "Deep Creek Today Magazin"


@pytest.mark.parametrize(
    "line",
    ["Source: police", "Source: Ministry of Transport", "Quelle: Polizei", "Source: Wikipedia", "المصدر: تلغرام"],
)
def test_who_told_a_paragraph_and_where_anybody_writes_is_no_outlet(line: str) -> None:
    assert make_drafts(f"{TITLE}\n{BODY}\n{line}\n{BODY}")[0].source is None
    assert make_drafts(f"{TITLE}\n{BODY}\n{BODY}\n{line}")[0].source is None


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.json"])
def test_an_outlet_has_no_signs_that_nobody_sees(name: str) -> None:
    """With one it is another outlet in the list of outlets, and its own name does not find it."""
    outlet = "\u202bجريدة الميناء\u202c\u200b"
    story = "أغلق الميناء القديم يوم الاثنين، حسبما أعلنت سلطة الميناء. ويعمل هناك 240 شخصا منذ سنوات طويلة."
    page = f"<html><head><meta property='og:site_name' content='{outlet}'></head><body><h1>إغلاق الميناء</h1><p>{story}"
    record = json.dumps({"title": "إغلاق الميناء", "text": story, "source": outlet})
    text = f"إغلاق الميناء\nالمصدر: {outlet}\n\n{story}"
    content = {"a.txt": text, "a.html": page, "a.json": record}[name]
    (draft,) = parse(content.encode(), name[1:])
    assert draft.source == "جريدة الميناء"
