"""Articles that somebody copied into one file: each comes out with its own title, outlet and day."""

from __future__ import annotations

import io
import time

import docx
import pytest

from qa.articles.copied import split_copied
from qa.articles.docx import parse_docx
from qa.articles.drafts import make_drafts
from qa.articles.markdown import parse_markdown
from qa.articles.text import parse_text
from qa.articles.told import Told

# language: headline, outlet, its line with the day, the start of the text; two articles each
STARTS = {
    "ar": (
        ("انتهاء إضراب العبارات", "جريدة الميناء", "جريدة الميناء، 5 مايو 2024",
         "عاد العمال إلى العبارات فجر الثلاثاء بعد اتفاق جديد. وقال الطرفان إنهما سيجتمعان مرة أخرى قبل الصيف."),
        ("كلفة الجسر ترتفع", "رويترز", "رويترز، 6 مايو 2024",
         "قال المهندسون إن الجسر الجديد سيكلف مليونين أكثر. ويبدأ العمل في الخريف كما أعلن مجلس المدينة."),
    ),
    "en": (
        ("Ferry strike ends", "The Harbour Post", "The Harbour Post, 5 May 2024",
         "The crews went back to work at dawn after nine days. Both sides will meet again before the summer begins."),
        ("Bridge will cost more", "Evening Courier", "6 May 2024 | Evening Courier",
         "The engineers said that the new bridge will cost two millions more. Work on it begins in the autumn."),
    ),
    "he": (
        ("שביתת המעבורות הסתיימה", "קול הנמל", "קול הנמל, 5 במאי 2024",
         "הצוותים חזרו לעבודה עם שחר לאחר תשעה ימים. שני הצדדים ייפגשו שוב לפני הקיץ, כך אמרו."),
        ("הגשר יעלה יותר", "הארץ", "הארץ, 6 במאי 2024",
         "המהנדסים אמרו שהגשר החדש יעלה שני מיליונים יותר. העבודה עליו תתחיל בסתיו, לפי העירייה."),
    ),
    "hi": (
        ("नाविकों की हड़ताल समाप्त", "बंदरगाह टाइम्स", "बंदरगाह टाइम्स, 5 मई 2024",
         "नौ दिन बाद कर्मचारी सुबह काम पर लौट आए। दोनों पक्ष गर्मियों से पहले फिर मिलेंगे।"),
        ("पुल की लागत बढ़ी", "तट समाचार", "तट समाचार, 6 मई 2024",
         "इंजीनियरों ने कहा कि नए पुल पर बीस लाख अधिक लगेंगे। काम शरद ऋतु में शुरू होगा।"),
    ),
    "ru": (
        ("Забастовка паромщиков окончена", "Портовый вестник", "Портовый вестник, 5 мая 2024",
         "Экипажи вернулись к работе на рассвете через девять дней. Стороны встретятся снова до начала лета."),
        ("Мост подорожает", "ТАСС", "ТАСС, 6 мая 2024",
         "Инженеры сказали, что новый мост будет стоить на два миллиона больше. Работы начнутся осенью."),
    ),
    "zh": (
        ("渡轮罢工结束", "港口日报", "港口日报，2024年5月5日",
         "船员们在九天之后的清晨返回工作岗位。双方表示将在夏天到来之前再次会面，继续商谈新的排班。"),
        ("新桥造价上涨", "新华社", "新华社，2024年5月6日",
         "工程师们说，新桥的造价将增加两百万。市政府宣布，工程将于秋天开始，预计两年之后全部完成。"),
    ),
}  # fmt: skip
COPIED = {
    language: [(title, outlet, line, " ".join([text] * 6)) for title, outlet, line, text in articles]
    for language, articles in STARTS.items()
}
RULES = {"blank lines": "\n\n\n", "a rule": "\n\n" + "_" * 70 + "\n", "stars": "\n\n* * *\n\n", "nothing": "\n"}


def written(language: str) -> list[str]:
    return [f"{title}\n{line}\n\n{text}" for title, _, line, text in COPIED[language]]


def expected(language: str) -> list[tuple[str, str, str]]:
    days = ("2024-05-05", "2024-05-06")
    return [(title, outlet, day) for (title, outlet, _, _), day in zip(COPIED[language], days, strict=True)]


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("language", COPIED)
def test_each_article_has_its_own_title_outlet_and_day(language: str, rule: str) -> None:
    whole = RULES[rule].join(written(language))
    for text in (whole, f"{RULES[rule].lstrip()}{whole}"):
        drafts = parse_text(text.encode())
        assert [(draft.title, draft.source, draft.published) for draft in drafts] == expected(language)
        assert [draft.text for draft in drafts] == [f"{title}\n\n{text}" for title, _, _, text in COPIED[language]]


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("ar", ("العنوان", "المصدر", "التاريخ")),
        ("en", ("Title", "Source", "Date")),
        ("ru", ("Заголовок", "Источник", "Дата")),
        ("zh", ("标题", "来源", "日期")),
    ],
)
def test_fields_head_an_article(language: str, labels: tuple[str, str, str]) -> None:
    days = {"ar": "{} مايو 2024", "en": "{} May 2024", "ru": "{} мая 2024", "zh": "2024年5月{}日"}
    text = "\n\n".join(
        f"{labels[0]}: {title}\n{labels[1]}: {outlet}\n{labels[2]}: {days[language].format(5 + n)}\n\n{body}"
        for n, (title, outlet, _, body) in enumerate(COPIED[language])
    )
    drafts = make_drafts(text)
    assert [(draft.title, draft.source, draft.published) for draft in drafts] == expected(language)


def test_headings_of_a_word_document_begin_articles() -> None:
    document = docx.Document()
    for title, _, line, text in COPIED["en"]:
        document.add_heading(title, 1)
        document.add_paragraph(line)
        document.add_paragraph(text)
        document.add_page_break()
    out = io.BytesIO()
    document.save(out)
    drafts = parse_docx(out.getvalue())
    assert [(draft.title, draft.source, draft.published) for draft in drafts] == expected("en")


STORY = COPIED["en"][0][3]
BRIEF = "Two boats collided in fog off the light. Nobody was hurt."
_DAYS = ("5 May 2024", "2 March 2023", "7 June 2022", "4 May 2021")
_OUTLETS = ("The Harbour Post", "Evening Courier", "The Guardian", "Reuters")
FORMS = {
    "newest first": "{title}\n{outlet}, {day}\n\n{text}",
    "who wrote some of them": "{title}\n{author}{outlet}, {day}\n\n{text}",
    "three lines": "{title}\n{outlet}\n{day}\n\n{text}",
    "above the headline": "{outlet}\n{day}\n{title}\n\n{text}",
    "headings": "# {title}\n\n{outlet}, {day}\n\n{text}",
    "many fields": "Title: {title}\nAuthor: Ada Miller\nSection: Local\nPage: 3\nLanguage: English\nWords: 412\n"
    "Source: {outlet}\nDate: {day}\n\n{text}",
    "fields in another order": "Date: {day}\nSource: {outlet}\nTitle: {title}\n\n{text}",
    "no full stop at the end": "{title}\n{outlet}, {day}\n\n{text}\n\nTags: harbour",
    "something to read also": "{title}\n{outlet}, {day}\n\n{text}\n\nRead also:\n\nBoats for sale",
}


@pytest.mark.parametrize("form", FORMS)
def test_one_odd_article_makes_no_mixture_of_the_others(form: str) -> None:
    """One is a brief, and they are of several years."""
    told = [
        (f"Ferry news of the harbour {number}", *one) for number, one in enumerate(zip(_OUTLETS, _DAYS, strict=True))
    ]
    text = "\n\n".join(
        FORMS[form].format(
            title=title, outlet=outlet, day=day, author="By Ada Miller\n" * (day == _DAYS[1]),
            text=BRIEF if day == _DAYS[2] else STORY,
        )
        for title, outlet, day in told
    )  # fmt: skip
    drafts = make_drafts(text)
    assert [(one.title.lstrip("# "), one.source) for one in drafts] == [(title, outlet) for title, outlet, _ in told]
    assert [one.published for one in drafts] == ["2024-05-05", "2023-03-02", "2022-06-07", "2021-05-04"]


def test_an_unknown_name_among_outlets_heads_an_article_of_its_own() -> None:
    names = (*_OUTLETS[:3], "Lindqvist Today Leaflet")
    heads = [f"Ferry news {number}\n{name}, {number + 1} May 2024" for number, name in enumerate(names)]
    parts = split_copied("\n\n".join(f"{head}\n\n{STORY}" for head in heads))
    assert [part.split("\n\n")[0] for part in parts] == heads


def test_posts_in_one_file_have_each_their_front_matter() -> None:
    post = "---\ntitle: Ferry {0}\nsource: Paper {0}\ndate: 2024-05-0{0}\ntags:\n- sea\n---\n\n{1}\n\n"
    drafts = parse_markdown("".join(post.format(number, STORY) for number in (1, 2, 3)).encode())
    assert [(one.title, one.source, one.published) for one in drafts] == [
        (f"Ferry {number}", f"Paper {number}", f"2024-05-0{number}") for number in (1, 2, 3)
    ]


ONE = {
    "a review of the press": "What the papers said\n\n" + "\n\n".join(written("en")),
    "letters": "\n\n".join(f"A word to the mayor\nAda Miller, {n} May 2024\n\n{STORY}" for n in (5, 6, 7)),
    "a chronicle": "\n\n".join(f"The storm\nDeep Creek, {n} May 1931\n\n{STORY}" for n in (5, 6, 7)),
    "places": "\n\n".join(f"From the front\nBerlin, {n} May 1945\n\n{STORY}" for n in (5, 6, 7)),
    "a list of what to read": "\n\n".join(f"Headline {n}\nThe Harbour Post, {n} May 2024" for n in (5, 6, 7)),
    "an article that quotes the head of another": f"{written('en')[0]}\n\nAs we wrote then:\n{written('en')[1]}"[:-150],
    "a sentence above the line": f"{written('en')[0]}\n\nIt was in the paper.\nEvening Courier, 6 May 2024\n\n{STORY}",
    "a line that goes on above it": f"{written('en')[0]}\n\nIt says as\nread in\nEvening Courier, 6 May 2024\n{STORY}",
    "titles in a review": f"Three books\n\nTitle: The Sea\nPublished: 5 May 2024\n\n{STORY}\n\nTitle: The Quay\n"
    f"Published: 6 May 2024\n\n{STORY}",
    "a caption, parted": f"{COPIED['en'][0][0]}\nITV, 5 May 2024\n{STORY}\n\nA ferry\n\nReuters, 4 May 2024\n\n{STORY}",
    "a small heading": f"# {written('en')[0]}\n\n## In print\nEvening Courier, 6 May 2024\n\n{STORY}",
    "a clipping": f"{written('en')[0]}\n\nCREWS ON STRIKE\nThe Harbour Post, 2 May 1931\n\n{STORY}",
    "a quotation": f"{written('en')[0]}\n\n“No more boats”\nThe Harbour Post, 2 May 2024\n\n{STORY}",
    "an Arabic one": f"{written('ar')[0]}\n\n«لا عبارات بعد اليوم»\nرويترز، 2 مايو 2024\n\n{COPIED['ar'][0][3]}",
    "a head on each page": "\n\n".join([written("zh")[0]] * 3),
    "fields of books": "\n\n".join(f"Title: The Sea {n}\nAuthor: Ann\nPublisher: Quay\n\n{STORY}" for n in (1, 2)),
    "fields of talks": "\n\n".join(f"Title: The Sea {n}\nSpeaker: Ann\nDate: {n} May 2024\n\n{STORY}" for n in (1, 2)),
    "clippings of a century": f"{written('en')[0]}\n\n"
    + "\n\n".join(f"CREWS ON STRIKE {n}\nThe Harbour Post, {n} May 1931\n\n{STORY}" for n in (1, 2)),
    "what it rests on": f"{written('en')[0]}\n\nSources\n\n"
    + "\n\n".join(f"Boats at dawn {n}\nReuters, {n} May 2024" for n in (1, 2, 3)),
    "days of a diary": f"{written('en')[0]}\n\n" + "\n\n".join(f"On the quay\n{n} May 2024\n\n{STORY}" for n in (1, 2)),
    "credits below": "\n\n".join(f"Headline {n}\n\n{STORY}\n\nReuters, {n} May 2024" for n in (1, 2, 3)),
    "short entries": "\n\n".join(f"Ferry {n}\nITV, {n} May 2024\n\n{STARTS['en'][0][3]}" for n in (1, 2)),
}


@pytest.mark.parametrize("kind", ONE)
def test_one_article_stays_one(kind: str) -> None:
    assert split_copied(ONE[kind]) == [ONE[kind]]


def test_of_a_page_it_is_known_that_it_is_one() -> None:
    text = "\n\n".join(written("en"))
    assert len(make_drafts(text, Told(url="https://post.example/ferry"))) == 1
    assert len(make_drafts(text, Told(published="2024-05-05"))) == 1


def test_a_long_text_of_heads_takes_little_time() -> None:
    began = time.process_time()
    for text in ("Ferry\nHarbour Post, 5 May 2024\n" * 3_000, "Title: Ferry\n" * 6_000, "5 May 2024\n\n" * 6_000):
        split_copied(text)
    assert time.process_time() - began < 5
