"""Which name in a text is its outlet, and which is that of who counted what a chart shows."""

from __future__ import annotations

import pytest

from qa.articles.drafts import make_drafts

BODY = "The port handled more goods in March than ever before. The board said that it was glad of the figure."
TITLE = "Trade grows at the port"


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
        ("Источник: газета «Портовый вестник»", "газета «Портовый вестник"),
        ("المصدر: شبكة أخبار الميناء", "شبكة أخبار الميناء"),
        ("מקור: ערוץ הנמל", "ערוץ הנמל"),
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
