"""Saved pages: body, headline, date and letters as a browser would show them."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from qa.articles import ArticleError, ArticleReader
from tests.conftest import Read
from tests.test_articles_heads import MORE, SAID

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>{title} | {site}</title>
<script type="application/ld+json">{{"@context":"https://schema.org","@graph":[{{"@type":"NewsArticle",
"headline":"{title}","datePublished":"2024-06-18T13:10:00+03:00","publisher":{{"@type":"Organization","name":"{site}"}}}}]}}
</script></head><body><nav><a href="/">Home</a></nav><article><h1>{title}</h1><p>{one}</p><p>{two}</p></article>
<script>var hidden = "not article text";</script></body></html>"""
WORDS = {
    "ar": ("محادثات عسكرية سورية تركية", "شبكة اخبار العراق",
           "عقد وفدان عسكريان من تركيا وسوريا محادثات في قاعدة حميميم الجوية.",
           "ومن المتوقع عقد اجتماع آخر في بغداد بين الوفدين قريبا."),
    "he": ("שיחות בין סוריה לטורקיה", "הארץ", "שתי משלחות קיימו שיחות בבסיס אווירי סמוך לחוף ביום שלישי האחרון.",
           "הפגישה הבאה בין הצדדים צפויה להתקיים בבגדד בקרוב."),
    "zh": ("两国代表团举行军事会谈", "新华社", "两个代表团在海边的一个空军基地举行了会谈，讨论了该地区的最新事态发展。",
           "下一次会议预计不久将在巴格达举行，双方均表示期待。"),
}  # fmt: skip


CHARSETS = [("ar", "windows-1256"), ("he", "windows-1255"), ("zh", "gb18030"), *((code, "utf-8") for code in WORDS)]


@pytest.mark.parametrize(("language", "charset"), CHARSETS)
def test_a_saved_page_gives_body_and_metadata(language: str, charset: str, read: Read) -> None:
    """Headline, paragraphs as lines, outlet and time with zone; no menu, no script."""
    title, site, one, two = WORDS[language]
    (draft,) = read("page.html", PAGE.format(charset=charset, title=title, site=site, one=one, two=two).encode(charset))
    assert draft.text == f"{title}\n{one}\n{two}"
    assert (draft.title, draft.source, draft.language) == (title, site, language)
    assert draft.published == "2024-06-18T13:10:00+03:00"


@pytest.mark.parametrize("label", ["iso-8859-1", "latin1", "us-ascii"])
def test_labels_mean_what_browsers_take_them_for(label: str, read: Read) -> None:
    """Quotation marks and dashes of a page are in what is quoted from it."""
    said = "The ministry’s spokesman said: “We will meet again in Baghdad” – and left…"
    page = PAGE.format(charset=label, title="Talks go on", site="Paper", one=said, two="He didn’t say when.")
    assert said in read("page.html", page.encode("cp1252"))[0].text


@pytest.mark.parametrize(
    "beside",
    [
        '<div>News <span style="display:none">x</span> more\x0btext</div>',
        "<div>a<i hidden>x</i> b&#8;c</div>",
        "<span>18 June\x0b 2024</span>",
        "<em>18 June 2024&#11;</em>",
        "<span>18 June 2024</span> by A\x1f B",
    ],
)
def test_a_control_code_makes_no_page_unreadable(beside: str, read: Read) -> None:
    """What is pasted from a word processor brings them along, and something hidden stands on most pages."""
    said = "The ministers met in Baghdad on Tuesday, and did not say when they would meet again."
    page = f"<html><body><article><h1>Talks go on</h1>{beside}<p>{said}</p><p>Nobody else was there.</p></article>"
    assert said in read("page.html", page)[0].text


def test_the_date_of_what_is_most_read_is_not_the_articles(read: Read) -> None:
    """Also where the article's own headline stands in that list."""
    title, most_read = "Ministers meet in Baghdad", "<li>Floods in the south <span>10 May 2023</span></li>"
    body = "".join(f"<p>The ministers met in Baghdad for the {n}th time, as they had said.</p>" for n in range(5, 9))
    page = (
        f"<html><body><nav>News › {title}</nav><article><h1>{title}</h1><p>18 June 2024</p>{body}</article>"
        f"<aside><h2>Most read</h2><ul><li>{title}</li>{most_read}</ul></aside></body></html>"
    )
    (draft,) = read("page.html", page)
    assert draft.published == "2024-06-18"


def _page(above: str = "", *, head: str = "", title: str = "Ministers meet in Baghdad", below: str = "") -> bytes:
    story = f"<article><h1>{title}</h1>{above}<p>{SAID}</p><p>{MORE}</p></article>"
    return f"<!DOCTYPE html><html><head>{head}</head><body>{story}{below}</body></html>".encode()


def _linked(headline: str, published: str, **more: object) -> str:
    article = {"@type": "NewsArticle", "headline": headline, "datePublished": published, **more}
    return f'<script type="application/ld+json">{json.dumps(article)}</script>'


def test_joiners_and_marks_of_a_page_are_kept(read: Read) -> None:
    """They are spelling in Persian and Bengali; soft hyphens are not. The heading stands there once."""
    title = "وزیر خارجه: مذاکرات هسته\u200cای ادامه می\u200cیابد"
    lines = [
        "وزیر امور خارجه روز سه\u200cشنبه در سفری دو روزه وارد دوحه شد و با همتای خود دیدار می\u200cکند.",
        "র\u200d্যাব ও র\u200d্যালি নিয়ে আলোচনা হবে বলে মন্ত্রণালয় জানিয়েছে।",
        "נמסר מהמשרד (18\u200f.6.2024), รัฐมนตรี\u200bต่างประเทศ\u200bเดินทาง",
    ]
    body = (
        "".join(f"<p>{line}</p>" for line in lines).replace("می\u200cکند", "می&zwnj;کند").replace("وارد", "وا&shy;رد")
    )
    page = (
        f"<html><head><title>{title} - x</title></head><body><h1>{title}</h1>{body}<p>\u200b</p>\x01\x0c</body></html>"
    )
    (draft,) = read("page.html", page)
    assert draft.title == title
    assert draft.text.split("\n") == [title, *(unicodedata.normalize("NFC", line) for line in lines)]


LABELLED = {
    "gb2312": ("gbk", "前总理朱镕基的回忆录周二在北京出版，收录了他任内的讲话与书信。出版社表示首印十万册。"),
    "x-gbk": ("gbk", "前总理朱镕基的回忆录周二在北京出版，收录了他任内的讲话与书信。出版社表示首印十万册。"),
    "Shift_JIS": ("cp932", "髙橋㈱は１８日、九州に新工場①を建設すると発表した。投資額は約３００億円となる。"),
    "x-sjis": ("cp932", "髙橋㈱は１８日、九州に新工場①を建設すると発表した。投資額は約３００億円となる。"),
    "euc-jp": ("euc_jis_2004", "協会は１８日、九州に新工場①を建設すると発表した。投資額は約３００億円となる。"),
    "iso-2022-jp": ("iso2022_jp", "外相は18日、カタールの首都ドーハに到着した。2日間の日程で、外相と会談する。"),
    "euc-kr": ("cp949", "서울에서 똠양꿍 축제가 18일 개막했다. 주최 측은 사흘간 5만 명이 찾을 것으로 예상한다."),
    "ks_c_5601-1987": (
        "cp949",
        "서울에서 똠양꿍 축제가 18일 개막했다. 주최 측은 사흘간 5만 명이 찾을 것으로 예상한다.",
    ),
    "big5": ("cp950", "外交部長弗拉基米爾‧普京週二抵達多哈，展開為期兩天的訪問，並將於週三早上會見外長。"),
    "Big5": ("big5hkscs", "深水埗街市星期二重開，當局稱設施已全面翻新。檔主話生意比預期好，唔少街坊嚟幫襯。"),
    "iso-8859-8-i": ("cp1255", "שר החוץ הגיע ביום שלישי לדוחא לביקור בן יומיים ויפגוש ביום רביעי את עמיתו."),
    "tis-620": ("cp874", "รัฐมนตรีต่างประเทศเดินทางถึงกรุงโดฮาเมื่อวันอังคาร “เพื่อเยือน” เป็นเวลาสองวัน"),
    "windows-874": ("cp874", "รัฐมนตรีต่างประเทศเดินทางถึงกรุงโดฮาเมื่อวันอังคาร “เพื่อเยือน” เป็นเวลาสองวัน"),
}


@pytest.mark.parametrize("label", LABELLED)
def test_a_page_is_read_by_its_label_as_browsers_do(label: str, read: Read) -> None:
    """With the letters that the standard of that name lacks, and under more script than text."""
    charset, said = LABELLED[label]
    script = "<script>" + "var counter = document.getElementsByTagName('script');" * 300 + "</script>"
    page = f"<html><head><meta charset='{label}'>{script}</head><body><p>{said}</p><p>{said[:20]}</p></body></html>"
    assert read("page.html", page.encode(charset))[0].text.split("\n")[0] == said


def test_a_broken_byte_does_not_make_a_page_unreadable(read: Read) -> None:
    """It is shown as what it is; what is around it is read."""
    said = "外交部长周二抵达多哈，进行为期两天的访问，并将于周三早上会见卡塔尔外长。" * 3
    page = f"<html><head><meta charset='gb2312'></head><body><p>{said}</p><p>%</p></body></html>".encode("gbk")
    (draft,) = read("page.html", page.replace(b"%", "会谈将涉及".encode("gbk") + b"\xff."))
    assert draft.text == f"{said}\n会谈将涉及\ufffd."


_CARD = "<a href='/a'>Floods in the south</a> <time datetime='2023-05-10'>10 May 2023</time>"
_OF_ANOTHER = {
    "the day of saving": _page().replace(b"<article>", b"<div class='date'>Thursday, November 26, 2026</div><article>"),
    "most read": _page(below=f"<aside><h2>Most read</h2><ul><li>{_CARD}</li></ul></aside>"),
    "a comment": _page(
        below="<div id='comments'>Tom <time datetime='2025-01-02T10:00:00Z'>2 January 2025</time></div>"
    ),
    "two readings": _page("<div>By Jane Doe</div><span class='post-date'>03/04/2024</span>"),
    "teaser": _page(
        below="<div itemscope><h2>Floods in the south</h2><time itemprop='datePublished' datetime='2023-05-10'></div>"
    ),
    "list": _page(
        head='<script type="application/ld+json">{"@type": "ItemList", "itemListElement": [{"item": '
        '{"@type": "NewsArticle", "headline": "Floods", "datePublished": "2023-05-10"}}]}</script>'
    ),
}


@pytest.mark.parametrize("whose", _OF_ANOTHER)
def test_no_date_is_better_than_somebody_elses(whose: str, read: Read) -> None:
    """An article that does not tell its date is not dated by what stands around it."""
    (draft,) = read("page.html", _OF_ANOTHER[whose])
    assert (draft.title, draft.published) == ("Ministers meet in Baghdad", None)


_OWN = {
    "right under the headline": _page("<p class='date'>18 June 2024</p>"),
    "after the summary": _page(f"<p>{MORE[::-1]}</p><p>18 June 2024</p>"),
    "shown as an age": _page("<time datetime='2024-06-18T13:10:00+03:00'>3 hours ago</time>"),
    "in its own item": _page(
        below="<div itemscope><b>Floods</b><time itemprop='datePublished' datetime='2023-05-10'></time></div>"
    ).replace(b"<article>", b"<article itemscope><meta itemprop='datePublished' content='2024-06-18T13:10:00+03:00'>"),
    "in words": _page(head="<meta name='pubdate' content='Tue, 18 Jun 2024 13:10:00 +0300'>"),
    "in its address": _page(head="<link rel='canonical' href='https://example.org/2024/06/18/ministers'>"),
}


@pytest.mark.parametrize("where", _OWN)
def test_the_articles_own_date_is_found(where: str, read: Read) -> None:
    """Wherever the page has it beside the article."""
    published = read("page.html", _OWN[where])[0].published
    assert published in ("2024-06-18", "2024-06-18T13:10:00+03:00")


_TITLE = "Ministers “will meet again” in Baghdad, where the talks began in the spring of the year before"
_MINE = "2024-06-18T13:10:00+03:00"
_HEADLINES = {
    "entities": _page(title=_TITLE, head=_linked(_TITLE.replace("“", "&ldquo;").replace("”", "&rdquo;"), _MINE)),
    "cut": _page(title=_TITLE, head=_linked(_TITLE[:70] + "...", _MINE)),
    "other marks": _page(title=_TITLE, head=_linked(_TITLE.replace("“", '"').replace("”", '"'), _MINE)),
    "other articles first": _page(
        title=_TITLE, head=_linked("Floods in the south", "2023-05-10T10:00:00+03:00") + _linked(_TITLE, _MINE)
    ),
    "site in the heading": _page(
        title="Southern Messenger",
        above=f"<h2>{_TITLE}</h2>",
        head=f"<title>{_TITLE} – Southern Messenger</title><meta property='article:published_time' content='{_MINE}'>",
    ),
}


@pytest.mark.parametrize("case", _HEADLINES)
def test_the_headline_is_the_one_the_page_shows(case: str, read: Read) -> None:
    """Once, in its own words and marks, with its own date."""
    (draft,) = read("page.html", _HEADLINES[case])
    assert (draft.title, draft.published) == (_TITLE, _MINE)
    assert draft.text.count("in the spring") == 1
    assert "&" not in draft.text


_AT = "https://www.courier.example/2024/06/18/talks"
_CANONICAL = f"<link rel='canonical' href='{_AT}'>"
_QUAY = (
    '<script type="application/LD+JSON; charset=utf-8">{"@type":"Organization","@id":"#q","name":"The Quay"}</script>'
)
OUTLETS = {
    "a section": (f"<title>Talks go on | Политика</title>{_CANONICAL}", "courier.example"),
    "a section in two words": ("<title>Talks go on | World News</title>", None),
    "who wrote it": ("<title>Talks go on | Ada Miller</title><meta name='author' content='Ada Miller'>", None),
    "who wrote it, by a word": ("<title>Talks go on - by Ada Miller</title>", None),
    "the headline's end": ("<title>Talks go on - a town waits</title>", None),
    "a name that the page has for itself": (
        f"<title>Talks go on | Ufer heute</title>{_CANONICAL}<meta name='application-name' content='Ufer heute'>",
        "Ufer heute",
    ),
    "a section behind it": ("<title>Talks go on | Evening Post | World</title>", "Evening Post"),
    "a publisher told elsewhere": (
        f"{_linked('Talks go on', '2024-06-18', publisher={'@id': '#q'})}{_QUAY}",
        "The Quay",
    ),
    "a person's page": (
        f"{_linked('Talks go on', '2024-06-18', publisher={'@type': 'Person', 'name': 'Ada Miller'})}"
        "<meta property='og:site_name' content='The Quay'>",
        "The Quay",
    ),
    "an archive": (
        f"<title>Talks go on - Courier</title><link rel='canonical' href='https://web.archive.org/web/2025/{_AT}'>",
        "Courier",
    ),
    "an archive's short address": ("<link rel='canonical' href='https://archive.ph/AbCdE'>", None),
    "where a browser saved it": (f"<!-- saved from url=(0044){_AT} -->", "courier.example"),
    "where a program saved it": (f"<!-- Page saved with SingleFile\n url: {_AT} -->", "courier.example"),
}


@pytest.mark.parametrize("case", OUTLETS)
def test_an_outlet_is_what_the_page_is_called_for_certain(case: str, read: Read) -> None:
    head, outlet = OUTLETS[case]
    (draft,) = read("page.html", _page(title="Talks go on", head=head))
    assert (draft.title, draft.source) == ("Talks go on", outlet)
    if _AT in head:
        assert (draft.url, draft.published) == (_AT, "2024-06-18")


TEASERS = {
    "en": (
        "Fire at the school of Norhaven, three hurt",
        "Three pupils were taken to hospital. The police are looking for the cause.",
    ),
    "ar": (
        "حريق في مدرسة نورهافن يصيب ثلاثة تلاميذ",
        "نُقل ثلاثة تلاميذ إلى المستشفى بعد حريق في المختبر. وتبحث الشرطة عن سببه.",
    ),
    "he": (
        "שרפה בבית הספר בנורהבן: שלושה נפגעו",
        "שלושה תלמידים פונו לבית החולים לאחר שרפה במעבדה. המשטרה בודקת את הסיבה.",
    ),
    "zh": (
        "诺海文学校火灾三名学生受伤送医",
        "三名学生在化学教室火灾后被送往医院。警方正在调查起因，学校将停课至周四。",
    ),
    "hi": (
        "नॉरहेवन के स्कूल में आग, तीन छात्र घायल",
        "रसायन कक्ष में आग लगने के बाद तीन छात्रों को अस्पताल ले जाया गया।",
    ),
    "th": (
        "ไฟไหม้โรงเรียนนอร์เฮเวน นักเรียนเจ็บสามคน",
        "นักเรียนสามคนถูกนำส่งโรงพยาบาลหลังเกิดเพลิงไหม้ในห้องเคมี ตำรวจกำลังสอบสวนหาสาเหตุ",
    ),
}
BOXES = {
    "link in a heading": "<h3><a href='/2023/06/18/x'>{0}</a></h3><p>{1}</p>",
    "heading in a link": "<a href='/2023/06/18/x'><img src='a.jpg'><h4>{0}</h4></a><p>{1}</p>",
    "label, date": "<b>Also here</b><div><a href='/2023/06/18/x'>{0}</a></div><span>{1}</span><p>18 June 2023</p>",
    "a line broken": "<a href='/2023/06/18/x'>{0}</a><br>{1}",
    "all of it linked": "<a href='/2023/06/18/x'><h4>{0}</h4><p>{1}</p></a>",
}
_PARAGRAPHS = [SAID, MORE, SAID.replace("Tuesday", "Friday"), MORE.replace("this", "that")]


def _text(read: Read, inside: str) -> list[str]:
    page = f"<!DOCTYPE html><html><body><article><h1>Ministers meet</h1>{inside}</article></body></html>"
    (draft,) = read("page.html", page)
    title, *lines = draft.text.split("\n")
    assert title == "Ministers meet"
    return lines


def _among(*inside: str) -> str:
    first, *rest = (f"<p>{line}</p>" for line in _PARAGRAPHS)
    return "".join([first, *inside, *rest])


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("language", TEASERS)
def test_what_another_article_says_is_not_said_by_this_one(language: str, box: str, read: Read) -> None:
    """Neither its headline nor its summary, in a box of whatever name among the paragraphs."""
    inside = BOXES[box].format(*TEASERS[language])
    for block in (f"<div>{inside}</div>", f'<section class="c-17">{inside}</section>'):
        assert _text(read, _among(block)) == _PARAGRAPHS


@pytest.mark.parametrize(
    "link",
    [
        "<a href='/x'><h4>{}</h4></a>",
        "<a href='/x'><p>{}</p></a>",
        "<a href='/x'><div><span>{}</span></div></a>",
        "<p>Rain:<br><a href='/x'>{}</a></p>",
    ],
)
def test_a_headline_that_is_a_link_is_another_articles(link: str, read: Read) -> None:
    """Wherever the link begins, and what is broken off before it."""
    headlines = [headline for headline, _ in TEASERS.values()]
    lines = _text(read, _among(*map(link.format, headlines[:2])) + "".join(map(link.format, headlines[2:3])))
    assert [line for line in lines if line != "Rain:"] == _PARAGRAPHS


_HEADED = "<div class='box'><p><a href='{0}'>{1}</a></p><p>{2}</p></div>"
_ANOTHERS = {
    "a number": ("/news/4711023", ""),
    "a headline": ("/news/fire-at-the-school-of-norhaven", ""),
    "a headline in Arabic": ("/%D8%AD%D8%B1-%D9%81%D9%8A-%D9%85%D8%AF-%D8%A8-%D9%86", ""),
    "a label before": ("/x", "Read also:"),
    "a label in Chinese": ("/x", "相关阅读"),
    "a label in Thai": ("/x", "อ่านเพิ่มเติม"),
    "a label in Hebrew": ("/x", "קראו גם"),
}  # fmt: skip


@pytest.mark.parametrize("case", _ANOTHERS)
def test_a_box_is_anothers_by_its_address_or_its_label(case: str, read: Read) -> None:
    """The label above it, in it, or before the headline."""
    address, label = _ANOTHERS[case]
    headline, teaser = TEASERS["hi"]
    box = _HEADED.format(address, headline, teaser)
    forms = [box] if not label else [box.replace("<p>", f"<p>{label}</p><p>", 1), f"<h3>{label}</h3>{box}"]
    for form in forms:
        assert teaser not in _text(read, _among(form))


_LAW = "/2024/06/18/law"
_OWNS = {
    "an analysis": ("/x/y", "Analysis by Jane Doe, economics editor", "It is the first such tax since 1921."),
    "a person": ("/people/karine-hault-ministre-des-ports", "Karine Hault, ministre des ports", "Elle a 61 ans."),
    "a topic by number": ("/topics/4711023", "Old harbour of Kahlenort", "It has 312 places. Forty boats wait."),
    "a file": ("/2024/06/18/law.pdf", "The minister’s letter in full", "“We cannot go on like that,” she wrote."),
    "this page": ("https://example.org/own-page-of-this-very-article", "Read it all on one page", "It has 3 parts."),
    "a long one": (_LAW, "Four parts of a law for boats", "It sets a fee of 12 crowns for each. " * 9),
    "Arabic": ("/x", "كارين هولت وزيرة الموانئ", "تدير الوزارة منذ ست سنوات وتملك قاربا طوله 12 مترا."),
    "Hebrew": ("/x", "קרין הולט, שרת הנמלים", "היא מנהלת את המשרד שש שנים. יש לה סירה."),
    "Chinese": ("/x", "港口部长卡琳·霍尔特女士的简历", "她领导该部六年。她拥有一艘12米长的船。"),
    "Thai": ("/x", "คาริน โฮลต์ รัฐมนตรีท่าเรือ", "เธอเป็นรัฐมนตรีมาหกปีแล้ว และมีเรือยาว 12 เมตรจอดอยู่ที่ท่าเรือเก่าของเมือง"),
    "Hindi": ("/x", "करिन होल्ट, बंदरगाह मंत्री", "वह छह साल से मंत्री हैं। उनके पास एक नाव है।"),
}  # fmt: skip


@pytest.mark.parametrize("case", _OWNS)
def test_a_box_headed_by_a_link_is_read_unless_it_is_anothers(case: str, read: Read) -> None:
    """Who analyses, a person, a place or a law of the article has a page of its own too."""
    address, heading, said = _OWNS[case]
    own = "<link rel='canonical' href='https://example.org/own-page-of-this-very-article'>"
    more = "".join(f"<p>{MORE} {number}</p>" for number in range(9))
    assert said.strip() in _text(read, own + _among(_HEADED.format(address, heading, said)) + more)


_BOX = "<div class='item'><h3><a href='/{0}'>A house of the number {0}</a></h3><p>{1}</p></div>"
_FACT = "The hall has 400 seats. It was built in 1921."
_LINKED = "<a href='/x'>The talks of the spring before</a> were spoken of again by everybody who came to the hall."
_WHO = "<div><a href='/jane'>Jane Doe-Andersson</a><p>Our reporter in the hall.</p></div>"
OWN = {
    "who wrote it, above": (_WHO + _among(), ["Our reporter in the hall."]),
    "a box of facts": (_among(f"<div class='box'><h3>The hall</h3><p>{_FACT}</p></div>"), [_FACT]),
    "facts with a link below": (_among(f"<div><p>{_FACT}</p><a href='/x'>All about the hall</a></div>"), [_FACT]),
    "a paragraph that begins with a link": (_among(f"<p>{_LINKED}</p>"), ["The talks of the spring before were"]),
    "a block that begins with a link": (_among(f"<div>{_LINKED}</div>"), ["The talks of the spring before were"]),
    "a list of places": (_among(*(_BOX.format(n, f"{n}. {_FACT}") for n in range(9))), [f"0. {_FACT}", f"8. {_FACT}"]),
    "a box like others": (
        _among(_BOX.format(1, _FACT), "<div class='item'><p>It has a garden too. So they say.</p></div>"), [_FACT]
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", OWN)
def test_the_articles_own_boxes_are_read(case: str, read: Read) -> None:
    """What is not headed by a link to another page, and what most of the text is made of."""
    page, own = OWN[case]
    text = "\n".join(_text(read, page))
    assert [line for line in (*_PARAGRAPHS, *own) if line not in text] == []


_ONE, _TWO, _THREE, _FOUR = _PARAGRAPHS
LOOSE = {
    "before and between": f"<div>{_ONE}<p>{_TWO}</p>{_THREE}<p>{_FOUR}</p></div>",
    "with words marked": f"<div><p>{_ONE}</p>{_TWO[:9]}<b>{_TWO[9:]}</b><div><b>{_THREE}</b></div>{_FOUR}</div>",
    "after a block in a paragraph": f"<p>{_ONE}</p><p>{_TWO}<div class='ad'></div>{_THREE}</p><p>{_FOUR}</p>",
    "after what is centred": f"<p>{_ONE}</p><p>{_TWO}<center>{_THREE[:40]}</center>{_THREE[40:]}</p><p>{_FOUR}</p>",
    "in a bare block": f"<p>{_ONE}</p><div>{_TWO}</div><p>{_THREE}</p><div>{_FOUR}</div>",
    "quoted in a figure": f"<p>{_ONE}</p><figure><blockquote>{_TWO}</blockquote></figure><p>{_THREE}</p><p>{_FOUR}</p>",
}


@pytest.mark.parametrize("where", LOOSE)
def test_no_sentence_beside_the_paragraphs_is_lost(where: str, read: Read) -> None:
    """Each is a line, in the order of the page."""
    assert _text(read, LOOSE[where]) == _PARAGRAPHS


@pytest.mark.parametrize("language", ["ar", "he", "zh", "hi", "th"])
def test_loose_sentences_of_any_script_are_read(language: str, read: Read) -> None:
    said = TEASERS[language][1]
    assert _text(read, f"<div>{said}<p>{_ONE}</p><p>{_TWO}</p></div>") == [said, _ONE, _TWO]


def test_the_lines_of_a_song_are_read_though_each_is_a_link(read: Read) -> None:
    song = [f"The river that I knew has gone, it has gone for the {n}th time" for n in range(5, 15)]
    lines = "<br>".join(f'<a href="/{n}">{line}</a>' for n, line in enumerate(song))
    assert _text(read, _among(f"<p>{lines}</p>"))[1:11] == song


def test_a_quotation_that_stands_in_the_text_is_not_said_twice(read: Read) -> None:
    figure = f"<figure><blockquote>{_TWO}</blockquote></figure>"
    assert _text(read, _among() + figure) == _PARAGRAPHS


def test_a_list_within_words_is_a_list_all_the_same(read: Read) -> None:
    """Of a <span> that holds blocks no line is made: its items would run together, in another order."""
    items = "<ul><li>The first pier is new.</li><li>The second one is old.</li></ul>"
    page = f"<div><p>{_ONE}</p><span>{items}<p>{_TWO}</p></span><p>{_THREE}</p></div>"
    expected = [_ONE, "- The first pier is new.", "- The second one is old.", _TWO, _THREE]
    assert _text(read, page) == expected


@pytest.mark.parametrize(
    "title",
    ["404 Not Found", "Page introuvable - Le Quai", "Just a moment...", "الصفحة غير موجودة | الميناء", "Error 503"],
)
def test_what_a_site_gives_in_place_of_an_article_is_none(title: str, reader: ArticleReader, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<html><head><title>{title}</title></head><body><p>Sorry about that.</p></body></html>")
    with pytest.raises(ArticleError, match="no article but what a site gives"):
        reader.read(path)
    path.write_bytes(_page(title=title))
    assert reader.read(path)[0].title == title


@pytest.mark.parametrize("title", ["500 houses flooded", "403 Festnahmen", "Page not found: how libraries lose books"])
def test_a_brief_whose_headline_has_such_words_or_a_number_is_one(title: str, read: Read) -> None:
    page = f"<html><head><title>{title} | Quay</title></head><body><h1>{title}</h1><p>{_ONE}</p></body></html>"
    assert read("page.html", page)[0].title == title
