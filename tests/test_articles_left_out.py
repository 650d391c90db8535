"""What an extraction leaves out of a saved page and its readers see: it is read, where it stands, and nothing else."""

from __future__ import annotations

import time

import pytest

from qa.articles.formats import parse
from tests.conftest import Read

WORDS = {
    "en": ("Ferry to Westholm opens", "The ferry to Westholm opened on Monday, and two hundred people took it at once.",
           "The town had waited for it for ten years, said the mayor of Westholm in a speech on the quay.",
           "It leaves four times a day, on Sundays twice.", "A ticket costs seven crowns for adults.",
           "Correction: An earlier version of this article said that a ticket costs nine crowns."),
    "ar": ("افتتاح خط العبارات", "افتُتح خط العبارات الجديد إلى الجزيرة يوم الاثنين، واستقله مئتا راكب على الفور.",
           "وقال رئيس البلدية في كلمة على الرصيف إن المدينة انتظرت هذا الخط عشر سنوات كاملة.",
           "تغادر العبارة أربع مرات في اليوم.", "ويبلغ ثمن التذكرة سبعة دنانير للكبار.",
           "تصحيح: ذكرت نسخة سابقة من هذا المقال أن ثمن التذكرة تسعة دنانير."),
    "he": ("קו המעבורות נפתח", "קו המעבורות החדש אל האי נפתח ביום שני, ומאתיים נוסעים עלו עליו מיד עם פתיחתו.",
           "העיר חיכתה לקו הזה עשר שנים תמימות, אמר ראש העירייה בנאומו על הרציף.",
           "המעבורת יוצאת ארבע פעמים ביום.", "מחיר הכרטיס הוא שבעה שקלים למבוגרים.",
           "תיקון: בגרסה קודמת של כתבה זו נכתב בטעות שהכרטיס עולה תשעה שקלים."),
    "zh": ("新轮渡开通", "前往该岛的新轮渡于周一开通，两百名乘客随即登船，全程约需四十分钟，沿途可以看到灯塔和渔港。",
           "市长在码头致辞时表示，全市居民为这条航线等待了整整十年，希望它能给岛上的居民带来更多方便。",
           "轮渡每天开行四班。", "成人票价为七元。", "更正：本文早前版本误称票价为九元。"),
    "hi": ("नई नौका सेवा शुरू", "द्वीप के लिए नई नौका सेवा सोमवार को शुरू हुई और दो सौ यात्री तुरंत उस पर सवार हो गए।",
           "महापौर ने घाट पर अपने भाषण में कहा कि शहर ने इसके लिए दस साल तक इंतज़ार किया।",
           "नौका दिन में चार बार चलती है।", "टिकट का दाम सात रुपये है।",
           "भूल सुधार: इस लेख के पहले संस्करण में टिकट का दाम गलती से नौ रुपये बताया गया था।"),
}  # fmt: skip
TITLE, FIRST, SECOND, ITEM, OTHER, NOTICE = WORDS["en"]


def _text(read: Read, inside: str, *, title: str = TITLE) -> list[str]:
    page = f'<html><head><meta charset="utf-8"><title>{title}</title></head><body>{inside}</body></html>'
    return [line.removeprefix("- ") for line in read("page.html", page)[0].text.split("\n")]


NOTICES = {
    "a block": '<div class="correction">{}</div>',
    "an aside": "<aside><p>{}</p></aside>",
    "a footer": '<footer class="notes"><p>{}</p></footer>',
}


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("markup", NOTICES)
def test_a_notice_of_correction_is_read(markup: str, language: str, read: Read) -> None:
    """Above or below the text: what was withdrawn must not be quoted without it."""
    title, one, two, *_, notice = WORDS[language]
    said = NOTICES[markup].format(notice)
    paragraphs = f"<p>{one}</p><p>{two}</p>"
    for body, lines in ((f"{said}{paragraphs}", [notice, one, two]), (f"{paragraphs}{said}", [one, two, notice])):
        text = _text(read, f"<article><h1>{title}</h1>{body}</article>", title=title)
        assert text == [title, *lines]


def test_a_notice_keeps_the_heading_that_makes_it_one(read: Read) -> None:
    said = "A ticket to the island costs 7 crowns, not 9."
    text = _text(
        read,
        f"<article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p>"
        f"<aside><h4>Correction</h4><p>{said}</p></aside></article>",
    )
    assert text[-2:] == ["Correction", said]


LISTS = {
    "an unknown block": '<div class="amp-body">{}</div>',
    "the page itself": "{}",
    "a section": "<section>{}</section>",
}


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("holder", LISTS)
def test_a_list_beside_paragraphs_is_read(holder: str, language: str, read: Read) -> None:
    """Below them or among them, whatever the page calls the block that they stand in."""
    title, one, two, item, other, _ = WORDS[language]
    items = f"<ul><li>{item}</li><li>{other}</li></ul>"
    for body, lines in (
        (f"<p>{one}</p><p>{two}</p>{items}", [one, two, item, other]),
        (f"<p>{one}</p>{items}<p>{two}</p>", [one, item, other, two]),
    ):
        text = _text(read, LISTS[holder].format(f"<h1>{title}</h1>{body}"), title=title)
        assert text == [title, *lines]


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("named", ["lead", "article-subtitle", "post__standfirst"])
def test_a_standfirst_in_its_own_block_is_read(named: str, language: str, read: Read) -> None:
    """Though no description of the page repeats it; it often has the who and the where."""
    title, one, two, item, other, _ = WORDS[language]
    body = f'<div class="article-body"><p>{two}</p><p>{two} {item}</p><p>{two} {other}</p></div>'
    for block in (f'<div class="{named}">{one}</div>', f'<h2 class="{named}">{one}</h2>'):
        assert _text(read, f"<h1>{title}</h1>{block}{body}", title=title)[:3] == [title, one, two]


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("messages", [2, 3, 20])
def test_every_message_of_an_export_is_read(messages: int, language: str, read: Read) -> None:
    """Of a page without headings, with words in bold type and links in each of them."""
    _, one, two, *_ = WORDS[language]
    said = [f"{number}. {one if number % 2 else two}" for number in range(messages)]
    blocks = "".join(
        f'<div class="message"><div class="body"><div class="date">09:30</div><div class="text"><b>{number}</b><br>'
        f'{line}<br><a href="https://t.example/x">@westholm</a></div></div></div>'
        for number, line in enumerate(said)
    )
    text = _text(read, f'<div class="history">{blocks}</div>', title="Exported")
    assert [line for line in text if line in said] == said


FURNITURE = {
    "a menu": "<nav><p>Sections:</p><ul><li>{item}</li><li>{other}</li></ul></nav>",
    "links": '<ul><li><a href="/a/1">{item}</a></li><li><a href="/a/2">{other}</a></li></ul>',
    "topics": "<ul class='tags'><li>{title}</li><li>Sealines</li></ul>",
    "networks": "<ul><li>Facebook</li><li>Telegram</li></ul>",
    "pictures": "<ul><li><figure><img src='a'><figcaption>{item}</figcaption></figure></li></ul>",
    "comments": "<div id='comments'><p>{one} ?</p><ol><li>{item}</li><li>{notice}</li></ol></div>",
    "comments in a list": "<ol><li class='comment'>{notice}</li><li class='comment'>{item}</li></ol>",
    "a form": "<form><p>{notice}</p></form>",
    "another article's notice": "<ul><li><a href='/2024/06/18/other-article-about-tickets'>{notice}</a></li></ul>",
}


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("case", FURNITURE)
def test_what_is_the_sites_stays_out(case: str, language: str, read: Read) -> None:
    title, one, two, item, other, notice = WORDS[language]
    beside = FURNITURE[case].format(title=title, one=one, item=item, other=other, notice=notice)
    for holder in LISTS.values():
        body = holder.format(f"<h1>{title}</h1><p>{one}</p><p>{two}</p>{beside}")
        text = "\n".join(_text(read, body, title=title))
        assert [said for said in (item, other, notice, "Facebook", "Sealines") if said in text] == []


ABOVE = {
    "a caption": '<figure><img src="a"><figcaption class="description">{}</figcaption></figure>',
    "a picture": '<div class="lead"><figure><img src="a"><figcaption>{}</figcaption></figure></div>',
    "a teaser": '<aside><p class="summary">{}</p></aside>',
    "an offer": '<form><p class="lead">{}</p></form>',
    "a linked teaser": '<a href="/a/1"><p class="summary">{}</p></a>',
    "a block of no name": "<div>{}</div>",
    "an author": '<p class="author-description">{}</p>',
    "a newsletter": '<div class="newsletter-intro"><p>{}</p></div>',
    "a video": '<div class="video-summary">{}</div>',
    "a teaser in a block": '<div class="lead"><h3>Harbour</h3><p>{}</p></div>',
    "a text of teasers": '<p class="teaser-text">{}</p>',
}


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("case", ABOVE)
def test_what_else_stands_above_the_text_is_no_standfirst(case: str, language: str, read: Read) -> None:
    title, one, two, item, other, _ = WORDS[language]
    body = f'<div class="article-body"><p>{two}</p><p>{two} {item}</p><p>{two} {other}</p></div>'
    text = _text(read, f"<h1>{title}</h1>{ABOVE[case].format(one)}{body}", title=title)
    assert one not in text


def test_who_wrote_it_is_no_standfirst(read: Read) -> None:
    body = f'<div class="article-body"><p>{FIRST}</p><p>{SECOND}</p><p>{SECOND} {ITEM}</p></div>'
    bio = "By Nora Lind, who has written about the harbour of Westholm and its ferries for more than twenty years."
    assert bio not in _text(read, f'<h1>{TITLE}</h1><p class="lead">{bio}</p>{body}')


@pytest.mark.parametrize("language", WORDS)
def test_a_line_that_the_page_has_above_moves_no_standfirst(language: str, read: Read) -> None:
    title, one, two, item, other, _ = WORDS[language]
    body = f'<div class="article-body"><p>{two}</p><p>{two} {other}</p><p>{item}</p><p>{two} {other} {other}</p></div>'
    page = f'<div>{item}</div><h1>{title}</h1><p class="lead">{one}</p>{body}'
    text = _text(read, page, title=title)
    assert text.index(one) < text.index(two)


def test_nothing_is_said_twice(read: Read) -> None:
    """A list, a standfirst and a notice that the extraction did read."""
    text = _text(
        read,
        f'<article><h1>{TITLE}</h1><p class="lead">{FIRST}</p><p>{SECOND}</p><ul><li>{ITEM}</li><li>{OTHER}</li></ul>'
        f'<p class="correction">{NOTICE}</p></article>',
    )
    assert text == [TITLE, FIRST, SECOND, ITEM, OTHER, NOTICE]


@pytest.mark.parametrize(
    "piece",
    [
        "<ul><li>{n} is a number that is told here.</li></ul><p>And {n} comes after it.</p>",
        '<div class="text">{n} is a number<br>{n}</div>',
        '<div class="correction">Correction: an earlier version of this article said {n}.</div>',
    ],
)
def test_many_of_them_take_time_by_their_number(piece: str) -> None:
    """Twice as many must not take four times as long."""
    start = f"<h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p>"
    taken = []
    for many in (200, 200, 400):
        page = f"<div>{start}{''.join(piece.format(n=n) for n in range(many))}</div>".encode()
        begun = time.process_time()
        parse(page, ".html")
        taken.append(time.process_time() - begun)
    assert taken[2] < 3 * taken[1] + 1
