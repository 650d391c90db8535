"""A database's download: many articles in one file come out with their own titles, outlets and dates."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from embeddings.hashing import HashingEncoder
from qa.articles.collection import split_collection
from qa.articles.drafts import make_drafts
from qa.articles.html import parse_html
from qa.articles.told import Told
from qa.library import Library
from qa.types import Draft

# language: line that counts, then for each article outlet, date, its day, headline, body
DOWNLOADS = {
    "en": ("{n} of {m} DOCUMENTS", [
        ("The Harbour Post (Leeds)", "May 5, 2010 Wednesday", "2010-05-05", "Ferry strike ends after nine days"),
        ("Evening Lantern", "May 6, 2010 Thursday 9:20 AM GMT", "2010-05-06T09:20:00+00:00", "BRIDGE: mayor gives way"),
        ("The Harbour Post (Leeds)", "May 8, 2010, Saturday, Late Edition", "2010-05-08", "Who pays for the quay?"),
    ], "The crews went back to work at dawn on Tuesday after the owners agreed to a new roster. Talks had lasted for "
       "nine days, and both sides said that they would meet again before the summer timetable begins in June."),
    "fr": ("Document {n} sur {m}", [
        ("Le Phare de l'Ouest", "mardi 5 mai 2009", "2009-05-05", "La grève du bac est terminée"),
        ("L'Écho des Quais", "Économie, mercredi 6 mai 2009, p. 12", "2009-05-06", "Le pont coûtera plus cher"),
    ], "Les équipages ont repris le travail mardi à l'aube après un accord sur les horaires. Les discussions avaient "
       "duré neuf jours et les deux parties se retrouveront avant l'été, a indiqué la direction de la compagnie."),
    "de": ("{n} von {m} DOKUMENTEN", [
        ("Hafenbote", "27. Februar 2012 Montag 9:50 PM GMT+1", "2012-02-27", "Der Streik ist zu Ende"),
        ("Abendblick", "Friday, 5. July 2019", "2019-07-05", "Die Brücke wird teurer"),
    ], "Die Mannschaften haben am Dienstag die Arbeit wieder aufgenommen. Neun Tage lang hatten beide Seiten "
       "verhandelt, nun wollen sie sich vor dem Sommer noch einmal treffen, wie die Reederei am Abend mitteilte."),
    "ar": ("{n} من {m}", [
        ("جريدة الميناء", "5 مايو 2010", "2010-05-05", "انتهاء إضراب عمال العبارات"),
        ("صوت الساحل", "الخميس 6 مايو 2010", "2010-05-06", "ارتفاع كلفة الجسر الجديد"),
    ], "عاد العمال إلى العبارات فجر الثلاثاء بعد اتفاق على جدول جديد للعمل. واستمرت المحادثات تسعة أيام، وقال "
       "الطرفان إنهما سيجتمعان مرة أخرى قبل بداية الصيف. وأضافت الشركة أن الرحلات ستعود إلى مواعيدها المعتادة غدا."),
    "he": ("מסמך {n} מתוך {m}", [
        ("קול הנמל", "5 במאי 2010", "2010-05-05", "שביתת המעבורות הסתיימה"),
        ("עיתון החוף", "6 במאי 2010", "2010-05-06", "הגשר החדש יתייקר"),
    ], "הצוותים חזרו לעבודה ביום שלישי עם שחר לאחר הסכם על סידור חדש. השיחות נמשכו תשעה ימים, ושני הצדדים אמרו כי "
       "ייפגשו שוב לפני הקיץ. החברה הוסיפה כי ההפלגות יחזרו ללוח הזמנים הרגיל בתוך ימים אחדים, ובלי שינוי במחיר."),
    "zh": ("第{n}篇，共{m}篇", [
        ("海港日报", "2010年5月5日", "2010-05-05", "渡轮罢工九天后结束"),
        ("沿海晚报", "2010年5月6日", "2010-05-06", "新桥造价再次上涨"),
    ], "船员们在周二清晨返回工作岗位，此前双方就新的排班达成协议。谈判持续了九天，双方表示将在夏季"
       "时刻表开始之前再次会面。公司补充说，航班将在几天之内恢复正常，票价不变。市政府对这一结果表示欢迎。"),
    "ja": ("{m}件中{n}件", [
        ("港湾日報", "2010年5月5日", "2010-05-05", "フェリーのストが終了"),
        ("海岸新聞", "2010年5月6日", "2010-05-06", "新しい橋の費用が増加"),
    ], "乗組員は火曜日の早朝に職場に戻った。新しい勤務表について合意が成立したためである。交渉は九日間"
       "続き、双方は夏の時刻表が始まる前にもう一度会うと述べた。会社は数日のうちに運航が通常に戻ると付け加えた。"),
    "th": ("เอกสาร {n} จาก {m}", [
        ("ข่าวท่าเรือ", "5 พฤษภาคม 2553", "2010-05-05", "การนัดหยุดงานเรือข้ามฟากสิ้นสุดลง"),
        ("เสียงชายฝั่ง", "6 พฤษภาคม 2553", "2010-05-06", "ค่าก่อสร้างสะพานใหม่สูงขึ้น"),
    ], "ลูกเรือกลับไปทำงานในเช้าวันอังคารหลังจากบรรลุข้อตกลงเรื่องตารางเวลาใหม่ การเจรจาใช้เวลาเก้าวัน "
       "และทั้งสองฝ่ายกล่าวว่าจะพบกันอีกครั้งก่อนฤดูร้อน " * 4),
    "hi": ("दस्तावेज़ {n} में से {m}", [
        ("बंदरगाह समाचार", "5 मई 2010", "2010-05-05", "नौ दिन बाद हड़ताल समाप्त"),
        ("तट संध्या", "6 मई 2010", "2010-05-06", "पुल की लागत फिर बढ़ी"),
    ], "नए समय पर सहमति के बाद कर्मचारी मंगलवार की सुबह काम पर लौट आए। बातचीत नौ दिन तक चली और दोनों पक्षों ने कहा कि "
       "वे गर्मियों से पहले फिर मिलेंगे। कंपनी ने कहा कि कुछ ही दिनों में सेवा सामान्य हो जाएगी और किराया नहीं बढ़ेगा।"),
}  # fmt: skip
REQUEST = (
    "Download Request: Selected Items: 1-3\nTime Of Request: Friday, March 20, 2018  16:51:31\n"
    "Terms: ferry AND\nnot (TYPE(web))"
)
BODY = DOWNLOADS["en"][2]


def counted(language: str, blank: str = "\n") -> str:
    """A download whose articles are counted, outlet and date above the headline."""
    line, articles, body = DOWNLOADS[language]
    heads = [(line.format(n=n, m=len(articles)), *article) for n, article in enumerate(articles, 1)]
    return blank.join(blank.join((mark, outlet, date, title, body)) for mark, outlet, date, _, title in heads)


def closed(foot: str = "End of Document", contents: bool = True) -> str:
    """A download whose articles are closed, headline above outlet and date, with a list of contents on top."""
    articles = DOWNLOADS["en"][1]
    listed = [f"{n}. {title}\nClient/Matter: -None-" for n, (*_, title) in enumerate(articles, 1)] if contents else []
    told = [
        f"{title}\n{outlet}\n{date}\nCopyright 2010 Quay Media Ltd. All Rights Reserved\nSection: NEWS; Pg. {n}\n"
        f"Length: {300 + n} words\nByline: Ann Marsh\nBody\n{BODY}\nLoad-Date: June {n}, 2011\n{foot.format(n=n)}"
        for n, (outlet, date, _, title) in enumerate(articles, 1)
    ]
    return "\n".join(["Date and Time: Friday, 5. July 2019 09:31:00 CEST", *listed, *told])


def told(drafts: list[Draft]) -> list[tuple[str, str | None, str | None]]:
    return [(draft.title, draft.source, draft.published) for draft in drafts]


def expected(language: str) -> list[tuple[str, str, str]]:
    return [(title, outlet, day) for outlet, _, day, title in DOWNLOADS[language][1]]


@pytest.mark.parametrize("blank", ["\n", "\n\n"], ids=["lines", "blank lines"])
@pytest.mark.parametrize("language", DOWNLOADS)
def test_every_counted_article_has_its_own_title_outlet_and_date(language: str, blank: str) -> None:
    """Lines that count the articles part them, in any language, and no article lends its outlet or date."""
    drafts = make_drafts(f"{REQUEST}\n\n{counted(language, blank)}")
    assert told(drafts) == expected(language)
    assert all(draft.text.endswith(DOWNLOADS[language][2].strip()) for draft in drafts)
    assert all(draft.language == language for draft in drafts)


@pytest.mark.parametrize("contents", [True, False], ids=["list of contents", "none"])
@pytest.mark.parametrize(
    "foot", ["End of Document", "Document HRBR00{n}020100505e65k0000{n}", "نهاية المستند", "文件结束"]
)
def test_a_line_that_closes_every_article_parts_them(foot: str, contents: bool) -> None:
    """Headline, outlet, date and then the text, until a line that comes again; what was listed is dropped."""
    drafts = make_drafts(closed(foot, contents))
    assert told(drafts) == expected("en")
    assert drafts[0].text.startswith("Ferry strike ends after nine days\nThe Harbour Post (Leeds)\n")
    assert "Client/Matter" not in "".join(draft.text for draft in drafts)


def test_the_outlet_can_stand_below_the_date() -> None:
    """Some databases set headline, author, length, date and then the outlet with its code."""
    heads = [("Ferry strike ends after nine days", "5 May 2010", "Harbour Post", 212),
             ("Bridge will cost more", "6 May 2010", "Evening Lantern", 90),
             ("Quay to be sold", "9 May 2010", "Harbour Post", 154)]  # fmt: skip
    text = "\n\n".join(
        f"{title}\nBy Ann Marsh\n{words} words\n{date}\n{outlet}\nHRBP\n4\nEnglish\n© 2010 Quay Media. All rights "
        f"reserved.\n{BODY}\nDocument HRBP0000{n}0100505e65k0000{n}"
        for n, (title, date, outlet, words) in enumerate(heads)
    )
    drafts = make_drafts(text + "\nSearch Summary\nText\nferry\nResults Found\n3\nTimestamp\n2 January 2020 13:04")
    assert told(drafts) == [
        ("Ferry strike ends after nine days", "Harbour Post", "2010-05-05"),
        ("Bridge will cost more", "Evening Lantern", "2010-05-06"),
        ("Quay to be sold", "Harbour Post", "2010-05-09"),
    ]


def closed_two(foot: str) -> str:
    """A download of two articles, closed each: headline above outlet and date."""
    first, *rest = closed(foot, contents=False).split("Who pays for the quay?")
    return first.partition("\n")[2].strip()


@pytest.mark.parametrize("foot", ["End of Document", "Document HRBR00{n}020100505e65k0000{n}", "نهاية المستند"])
def test_two_articles_with_one_shape_of_head_suffice(foot: str) -> None:
    assert told(make_drafts(closed_two(foot))) == expected("en")[:2]


@pytest.mark.parametrize("rule", ["_" * 75, "=" * 90, "- " * 40])
def test_a_long_rule_above_a_mark_is_no_text(rule: str) -> None:
    marks = counted("en").replace("\n2 of 3", f"\n{rule}\n2 of 3").replace("\n3 of 3", f"\n{rule}\n3 of 3")
    assert told(make_drafts(marks)) == expected("en")


def test_fields_with_a_code_before_each_are_read_by_it() -> None:
    text = "\n\n".join(
        f"SE News\nHD {title}\nBY By Ann Marsh\nWC {40 + n} words\nPD {n + 1} May 2010\nSN {outlet}\nLA English\n\n"
        f"LP\n{BODY}\n\nAN Document HRBR00{n}020100505e65k0000{n}"
        for n, (outlet, _, _, title) in enumerate(DOWNLOADS["en"][1])
    )
    assert told(make_drafts(text)) == [
        (title, outlet, f"2010-05-0{n + 1}") for n, (outlet, _, _, title) in enumerate(DOWNLOADS["en"][1])
    ]


def test_lines_broken_to_a_width_and_an_edition_below_the_date() -> None:
    """In plain text a headline goes on in the next line, and the edition stands right below the date."""
    head = (
        "{n} of 2 DOCUMENTS\n\n\n     The Lantern (Leeds)\n\n"
        "   May 5, 2010 Wednesday\n        Edition 1;\n        Scotland\n\n"
        "Ferry crews go back to work after nine days of talks about\nthe roster\n\n"
        "BYLINE: Ann Marsh\n\nLENGTH: 355 words\n\n"
    )
    body = (
        "The crews went back to work at dawn on Tuesday after the owners agreed to\na new roster. It had taken days. "
    )
    foot = "\n\nLOAD-DATE: June 1, 2011\n\n     Copyright 2010 Quay Media\n         All Rights Reserved\n\n"
    drafts = make_drafts("".join(head.format(n=n) + body * 3 + foot for n in (1, 2)))
    title = "Ferry crews go back to work after nine days of talks about the roster"
    assert told(drafts) == [(title, "The Lantern (Leeds)", "2010-05-05")] * 2


def test_an_author_is_no_outlet_and_a_day_of_loading_no_date() -> None:
    """An article that names no day has none, neither its neighbour's nor the database's; its other fields are read."""
    places = ("LEEDS", "YORK", "HULL", "BATH")
    days = ["May 5, 2010", "May 6, 2010", "May 7, 2010", "May 8, 2010", "Spring 2010", "May 9, 2010"]
    text = "\n".join(
        f"{n} of 6 DOCUMENTS\nThe Lantern\n{day}\n{places[n // 2]}: report {n}\nBYLINE: Jo Reed\nLENGTH: 40 words\n"
        f"{BODY}\nLOAD-DATE: June {n}, 2011"
        for n, day in enumerate(days, 1)
    )
    drafts = make_drafts(text)
    assert [draft.published for draft in drafts] == [f"2010-05-0{n}" for n in (5, 6, 7, 8)] + [None, "2010-05-09"]
    assert [draft.title for draft in drafts] == [f"{places[n // 2]}: report {n}" for n in range(1, 7)]
    assert {draft.source for draft in drafts} == {"The Lantern"}


def test_a_headline_without_an_outlet_below_it_is_no_outlet() -> None:
    """Where the outlet of one article is missing it has none, and its headline stays its title."""
    first, *rest = closed().rsplit("Evening Lantern\n", 1)
    copy = closed(contents=False).partition("\n")[2]
    drafts = make_drafts("\n".join([first + rest[0], copy]))
    assert told(drafts)[1] == ("BRIDGE: mayor gives way", None, "2010-05-06T09:20:00+00:00")
    assert told(drafts)[3:] == expected("en")


@pytest.mark.parametrize(
    ("outlet_is", "place"), [("Source", ""), ("Publication title", ""), ("Publication title", "; Edinburgh (UK)")]
)
def test_fields_tell_outlet_and_date_where_the_head_is_a_headline_only(outlet_is: str, place: str) -> None:
    """A database can put them into fields below the text, and behind the outlet where that is printed."""
    text = "\n\n".join(
        f"Document {n} of 2\n\n{title}\n\nAuthor: Marsh, Ann\n\n{BODY}\n\n{outlet_is}: {outlet}{place}\n"
        f"Publication date: {date}\nLast updated: 2019-01-0{n}"
        for n, (outlet, date, _, title) in enumerate(DOWNLOADS["en"][1][1:], 1)
    )
    assert told(make_drafts(text)) == [(title, outlet, day) for title, outlet, day in expected("en")[1:]]


def test_a_second_batch_is_counted_from_where_the_first_ended() -> None:
    """Large downloads are cut into files of some hundred articles; a total may be miscounted in one line."""
    text = counted("en")
    for n in (3, 2, 1):
        text = text.replace(f"{n} of 3", f"{500 + n} of {1200 if n != 2 else 38}")
    assert told(make_drafts(text)) == expected("en")


def test_running_text_above_the_first_article_is_kept() -> None:
    """Only what was searched for and what is listed is dropped."""
    note = "A reader gathered these reports over the summer. They are printed here as they came."
    drafts = make_drafts(f"{note}\n\n{counted('en')}")
    assert drafts[0].text == note
    assert (told(drafts[1:]), drafts[0].source, drafts[0].published) == (expected("en"), None, None)


def test_what_the_format_tells_is_of_no_single_article() -> None:
    """The title of a download, or the day it was made, is not the first article's."""
    assert told(make_drafts(counted("en"), Told(title="My download", source="A Library", published="2020-01-01"))) == (
        expected("en")
    )


STORY = (
    "The council met for three hours and heard both sides of the matter. It will vote on the plan in the spring. " * 2
)
WHOLE = {
    "an article with a list": "Three towns to see\n5 May 2010\n" + STORY + "".join(
        f"\n{n} of 3 places\nPort {'ABC'[n - 1]}\n{STORY}" for n in (1, 2, 3)),
    "a list with dates in its sentences": "Three days that counted\n5 May 2010\n" + "".join(
        f"\n{n} of 3\nA day at sea\n{STORY}It ended on {n} May 2010, as told.\n" for n in (1, 2, 3)),
    "pages of one text": "".join(
        f"The Harbour Post\n5 May 2010\n{STORY * 3}It was then that the owners of the ferry said they\nPage {n} of 4\n"
        for n in (1, 2, 3, 4)),
    "pages with their head above": "".join(
        f"Page {n} of 4\nThe Harbour Post\n5 May 2010\nthat nobody had asked. {STORY * 3}"
        "It was then that the owners of the ferry said they\n"
        for n in (1, 2, 3, 4)),
    "a transcript": "Debate on the bridge\n5 May 2010\n" 
        + f"THE CHAIR:\nMember for the West\n6 May 2010\n{STORY}\n" * 5,
    "minutes": "Minutes of the council\n5 May 2010\n" + "".join(
        f"Decision\nRepair of bridge {n}\n{n} June 2010\n{STORY}\n" for n in range(1, 6)),
    "minutes of several meetings": f"Minutes of the council\nTown hall\n5 May 2010\n{STORY}\n" + "".join(
        f"Decision\nRepair of bridge {n}\nTown hall\n{n} June 2010\n{STORY}\n" for n in range(1, 6)),
    "a list with fields": "Three towns to see\n5 May 2010\n" + STORY + "".join(
        f"\n{n} of 3 places\nPort {'ABC'[n - 1]}\nPeople: {n}000\n{STORY}" for n in (1, 2, 3)),
    "pages broken to a width": "".join(
        f"Page {n} of 4\nThe Harbour Post\n5 May 2010\nthat nobody had asked the crews about it\n{STORY * 3}\n"
        "It was then that the owners of the ferry said they had been at sea\n" for n in (1, 2, 3, 4)),
    "a listicle": "Five ways to travel\n5 May 2010\n" + f"Good to know\nBy boat\n{STORY}\n" * 5,
    "a poem with a refrain": "Song of the ferry\n5 May 2010\n" + ("The boat goes out, the boat comes in,\nthe night is "
        "long, the rope is thin,\nand still we sing, and still we sing.\nRow on, row on.\n\n") * 6,
    "a table": "Results\n5 May 2010\n" + "".join(
        f"{n} of 9 seats\nWest {n}\n{n} May 2010\n{n}00\n" for n in range(1, 10)),
    "teasers": "The week\n" + "".join(
        f"Ferry strike, day {n}\n{n} May 2010\nThe crews stayed at home again.\nContinue\n" for n in range(1, 7)),
    "a gallery": "The harbour in pictures\n5 May 2010\n" + STORY + "".join(
        f"\nPicture {n} of 4\nThe quay\n{n} May 2010\nA boat at the quay." for n in range(1, 5)),
    "a diary": "A week at sea\n" + "".join(f"Day {n} of 4\n{n} May 2010\n{STORY}\n" for n in range(1, 5)),
    "two letters": f"Dear editor\nAnn Marsh\n5 May 2010\n{STORY}\nYours truly\n"
        f"\nDear editor\nJo Reed\n6 May 2010\n{STORY}\nYours truly\n",
    "two meetings": f"Minutes\nTown hall\n5 May 2010\nPresent: all\n{STORY}\nThe chair closed it.\n"
        f"Minutes\nTown hall\n6 May 2010\nPresent: all\n{STORY}\nThe chair closed it.\n",
    "comments": f"Ferry strike ends\n5 May 2010\n{STORY}\n" + "".join(
        f"Reader {n}\n{n} June 2010\nI never liked that boat.\nReply\n" for n in range(1, 6)),
}  # fmt: skip


@pytest.mark.parametrize("kind", WHOLE)
def test_one_text_stays_one(kind: str) -> None:
    """What is counted or comes again within one text does not cut it, though dates stand nearby."""
    assert split_collection(WHOLE[kind]) == []
    assert len(make_drafts(WHOLE[kind])) == 1


PARAGRAPHS = st.lists(
    st.text("ab ,;é中ع1.", min_size=1, max_size=30).map(lambda words: f"It was said that {words} and so on. {BODY}"),
    min_size=1, max_size=4,
)  # fmt: skip
LINES = st.lists(
    st.sampled_from(["", "5 May 2010", "The Post", "1 of 3", "2 of 3", "End", "LENGTH: 3 words", BODY]), max_size=4
)


@st.composite
def downloads(draw: st.DrawFn) -> list[str]:
    """Lines of articles with any others between them: about a quarter are cut."""
    mark, count = draw(st.sampled_from(["{n} of {m} items", "{n} of {m}", ""])), draw(st.integers(2, 5))
    heads = st.sampled_from([["The Post", "May 5, 2010", "A headline"], ["The Post", "5 May 2010"], []])
    feet = st.sampled_from([[BODY], [BODY, "End of Document"]])
    articles = [[mark.format(n=n, m=count), *draw(heads), *draw(LINES), *draw(feet)] for n in range(1, count + 1)]
    return sum(articles, [])


@settings(max_examples=60)
@given(st.lists(PARAGRAPHS, min_size=3, max_size=5), st.sampled_from(["{n} of {m} items", ""]))
def test_cutting_loses_no_paragraph(articles: list[list[str]], mark: str) -> None:
    """Every paragraph is in one part, the one it stood in, and the order is kept."""
    texts = [
        "\n".join([*filter(None, [mark.format(n=n, m=len(articles))]), f"The Post {n}", "May 5, 2010", "A headline",
                   *paragraphs, "" if mark else "End of Document"])
        for n, paragraphs in enumerate(articles, 1)
    ]  # fmt: skip
    parts = split_collection("\n".join(texts))
    assert [part.text.split("\n")[3:] for part in parts] == [[line.strip() for line in one] for one in articles]


@settings(max_examples=200)
@given(downloads())
def test_parts_are_the_lines_of_the_text(lines: list[str]) -> None:
    """Whatever is cut where, the parts have the text's running lines, all of them and in their order."""
    parts = split_collection("\n".join(lines))
    kept = [line for part in parts for line in part.text.split("\n")]
    assert not parts or [line for line in kept if line == BODY] == [line for line in lines if line == BODY]
    rest = iter(lines)
    assert all(any(line == one for one in rest) for line in kept if line)


def test_ten_thousand_lines_are_read_at_once() -> None:
    """The work grows with the text and no faster, also where every line looks like a mark."""
    article = "The Post\nMay 5, 2010\nA headline\n" + f"{BODY[:90]}.\n" * 96
    split_collection(counted("en"))
    texts = [
        "".join(f"{n} of 100 items\n{article}" for n in range(1, 101)),
        f"{article}End of Document\n" * 100,
        "\n".join(f"{n} of 10000 items" for n in range(1, 10_001)),
        "End of Document\n" * 10_000,
        "End of Document\nMay 5, 2010\n" * 5_000,
        "\n".join(f"{chr(97 + n % 26)}{chr(97 + n // 26 % 26)} {n % 2 + 1} of 2" for n in range(10_000)),
    ]
    for text in texts:
        begun = time.process_time()
        split_collection(text)
        assert time.process_time() - begun < 2


def test_the_articles_of_a_changed_download_keep_their_identity(tmp_path: Path) -> None:
    """A download that is taken again with one article more replaces its articles, and each stays itself."""
    file = tmp_path / "download.txt"
    with Library.open(tmp_path / "library", HashingEncoder(64)) as library:
        file.write_text(counted("en"), encoding="utf-8")
        first = library.add([file])[0].articles
        assert [library.article(name).source for name in first] == [outlet for outlet, *_ in DOWNLOADS["en"][1]]
        extra = f"1 of 4 DOCUMENTS\nThe Quay\nMay 4, 2010\nA strike begins\nCrews left at noon. {BODY}\n"
        text = counted("en")
        for n in (3, 2, 1):
            text = text.replace(f"{n} of 3", f"{n + 1} of 4")
        file.write_text(extra + text, encoding="utf-8")
        second = library.add([file])[0].articles
        assert second[1:] == first
        assert [library.article(name).part for name in second] == [0, 1, 2, 3]


def test_a_saved_page_of_a_download_is_cut_like_its_text() -> None:
    """The extraction of one article would put the paragraphs of all of them below the first head."""
    lines = counted("en").split("\n")
    page = "".join(f'<div class="c5"><p class="c6">{line}</p></div><br>' for line in lines)
    assert told(parse_html(f"<html><body>{page}</body></html>".encode())) == expected("en")
