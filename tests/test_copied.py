"""What another outlet has nearly word for word is no second witness, and an answer says that the words are the same."""

from __future__ import annotations

import pytest

from qa.frames import FRAMES
from qa.types import Citation
from qa.write import write

TWICE = {
    "en": (
        "The crossing will open to lorries on 1 April and to travellers on 15 April, the interior ministry said today.",
        "The crossing will open to lorries on 1 April and to travellers on April 15, the interior ministry said.",
        "Travellers will have to wait until 15 April; lorries may cross two weeks earlier, said the ministry.",
    ),
    "ar": (
        "وقالت وزارة الداخلية في بيان إن المعبر سيفتح أمام الشاحنات في الأول من أبريل وأمام المسافرين في 15 أبريل.",
        "وقالت وزارة الداخلية إنّ المعبر سيُفتح أمام الشاحنات في الأول من أبريل وأمام المسافرين في 15 أبريل المقبل.",
        "على المسافرين الانتظار حتى 15 أبريل، أما الشاحنات فيمكنها العبور قبل ذلك بأسبوعين، بحسب الوزارة.",
    ),
    "he": (
        "המעבר ייפתח למשאיות ב-1 באפריל ולנוסעים ב-15 באפריל, כך מסר משרד הפנים בהודעה לעיתונות.",
        "המעבר ייפתח למשאיות ב-1 באפריל ולנוסעים ב-15 באפריל, כך מסר היום משרד הפנים.",
        "הנוסעים ייאלצו להמתין עד 15 באפריל; המשאיות יוכלו לעבור שבועיים קודם לכן, אמרו במשרד.",
    ),
    "fa": (
        "وزارت کشور در بیانیه‌ای گفت این گذرگاه اول آوریل به روی کامیون‌ها و پانزدهم آوریل به روی مسافران باز می‌شود.",
        "وزارت كشور گفت اين گذرگاه اول آوریل به روی کامیون‌ها و پانزدهم آوریل به روی مسافران باز می‌شود.",
        "مسافران باید تا پانزدهم آوریل صبر کنند؛ به گفته وزارتخانه کامیون‌ها دو هفته زودتر عبور می‌کنند.",
    ),
    "zh": (
        "内政部在一份声明中表示，该口岸将于4月1日对卡车开放，4月15日对旅客开放。",
        "内政部表示，该口岸将于4月1日对卡车开放，4月15日起对旅客开放。",
        "旅客要等到4月15日才能通行，而货车提前两周就可以过境，官员这样说。",
    ),
    "th": (
        "กระทรวงมหาดไทยแถลงว่าด่านจะเปิดให้รถบรรทุกผ่านในวันที่ 1 เมษายนและเปิดให้นักเดินทางในวันที่ 15 เมษายน",
        "กระทรวงมหาดไทยระบุว่าด่านจะเปิดให้รถบรรทุกผ่านในวันที่ 1 เมษายนและเปิดให้นักเดินทางวันที่ 15 เมษายน",
        "ผู้เดินทางต้องรอจนถึงกลางเดือนหน้า ส่วนสินค้าข้ามแดนได้ก่อนหน้านั้นสองสัปดาห์ เจ้าหน้าที่กล่าว",
    ),
    "hi": (
        "गृह मंत्रालय ने एक बयान में कहा कि यह चौकी 1 अप्रैल को ट्रकों के लिए और 15 अप्रैल को यात्रियों के लिए खुलेगी।",
        "गृह मंत्रालय ने कहा कि यह चौकी १ अप्रैल को ट्रकों के लिए और १५ अप्रैल को यात्रियों के लिए खुलेगी।",
        "यात्रियों को 15 अप्रैल तक इंतज़ार करना होगा, जबकि मालवाहक गाड़ियाँ दो हफ़्ते पहले गुज़र सकेंगी, मंत्रालय ने बताया।",
    ),
}  # fmt: skip
"""A sentence, the same as another paper edited it, and one that tells it in words of its own."""


def cite(n: int, quote: str, language: str, article: str | None = None) -> Citation:
    name = article or f"a{n}"
    return Citation(n, name, 1, "T", f"Paper {n}", "2025-03-12", language, "p.txt", 0, len(quote), quote, 0.9)


def noted(*cited: Citation) -> list[bool]:
    """For each quote whether the answer says that its words stand above."""
    answer = write("en", cited, [])
    return [FRAMES["en"].copied in line for line in answer.split("\n")[1:]]


@pytest.mark.parametrize("language", TWICE)
def test_an_edited_copy_is_said_to_have_the_words_of_the_quote_above(language: str) -> None:
    first, edited, own = TWICE[language]
    assert noted(cite(1, first, language), cite(2, edited, language)) == [False, True]
    assert noted(cite(1, first, language), cite(2, own, language)) == [False, False]
    assert noted(cite(1, first, language), cite(2, own, language), cite(3, edited, language)) == [False, False, True]


def test_an_article_that_repeats_itself_copies_nobody() -> None:
    first, edited, _ = TWICE["en"]
    assert noted(cite(1, first, "en", "a"), cite(2, edited, "en", "a")) == [False, False]


def test_short_sentences_are_alike_by_chance() -> None:
    assert noted(cite(1, "The talks ended on Friday.", "en"), cite(2, "The talks ended on a Friday.", "en")) == [
        False,
        False,
    ]
    assert noted(cite(1, "会谈于周五结束。", "zh"), cite(2, "会谈于周五结束了。", "zh")) == [False, False]


@pytest.mark.parametrize("language", FRAMES)
def test_it_is_said_in_the_language_of_the_answer(language: str) -> None:
    first, edited, _ = TWICE["en"]
    answer = write(language, [cite(1, first, "en"), cite(2, edited, "en")], [])
    assert FRAMES[language].copied in answer
    assert sum(frame.copied in answer for frame in FRAMES.values()) == 1
