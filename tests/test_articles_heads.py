"""Saved pages: what their head, and the lines around their heading, say of headline, outlet and date.

Each rule was found on real pages of some forty languages; the pages here are made up.
"""

from __future__ import annotations

import json

import pytest

from qa.articles import ArticleError
from qa.types import Draft
from tests.conftest import Read

TITLE = "Ministers meet in Baghdad"
LONG = "The Quarterly Review of Public Works and Infrastructure Economics"
SAID = "The ministers met in Baghdad on Tuesday, and will meet there again when the harvest is in, their office said."
MORE = "Nobody would say who had asked for the talks, or what the price of wheat had to do with any of it this year."
ADDRESS = '<link rel="canonical" href="https://www.gazette.example/talks">'


def page_read(read: Read, *, head: str = "", above: str = "", story: str | None = None, data: bytes = b"") -> Draft:
    told = story or f"<article><h1>{TITLE}</h1>{above}<p>{SAID}</p><p>{MORE}</p></article>"
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{told}</body></html>".encode()
    (draft,) = read("page.html", data or page)
    return draft


def linked(**article: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"headline": TITLE, **article})}</script>'


def published_by(name: str) -> str:
    return linked(**{"@type": "NewsArticle", "publisher": {"name": name}})


def site_name(name: str) -> str:
    return f'<meta property="og:site_name" content="{name}">'


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (site_name("The Gazette"), "The Gazette"),
        (site_name(LONG) + ADDRESS, LONG),
        (site_name(f"{LONG}: {LONG}") + ADDRESS, "gazette.example"),
        (published_by("Gazette Publishing GmbH") + site_name("The Gazette"), "The Gazette"),
        (published_by("Gazette Publishing GmbH"), "Gazette Publishing GmbH"),
        (published_by("https://www.facebook.com/gazette") + site_name("The Gazette"), "The Gazette"),
        (published_by("Blogger") + ADDRESS, "gazette.example"),
        (published_by(TITLE) + site_name("The Gazette"), "The Gazette"),
        ("<title>Ministers meet at the U.N. in Baghdad</title>" + ADDRESS, "gazette.example"),
        (site_name("U.S.") + ADDRESS, "gazette.example"),
        (f"<title>{TITLE} | Gazette of the Harbour</title>" + ADDRESS, "Gazette of the Harbour"),
        (f"<title>{TITLE} | Travel and Food</title>" + ADDRESS, "gazette.example"),
        ("<title>两国部长在巴格达会谈_新华网</title>" + ADDRESS, "新华网"),
        ('<meta name="twitter:site" content="@gazette_news">', None),
        ('<meta name="copyright" content="© 2024 Gazette, all rights reserved">', None),
    ],
)
def test_the_outlet_is_what_it_is_called(head: str, outlet: str | None, read: Read) -> None:
    """Not the publishing house, an account, an address, a section, a motto, a line of rights or the headline."""
    assert page_read(read, head=head).source == outlet


def test_what_a_stray_tag_has_pushed_into_the_body_is_still_the_head(read: Read) -> None:
    draft = page_read(read, head="<div></div>" + site_name("The Gazette") + ADDRESS)
    assert (draft.source, draft.url) == ("The Gazette", "https://www.gazette.example/talks")


@pytest.mark.parametrize(
    ("head", "above", "published"),
    [
        (linked(**{"@type": "WebPage", "datePublished": "2024-06-18"}), "", "2024-06-18"),
        (linked(**{"@type": "WebPage", "datePublished": "2024-06-18", "headline": "Floods in the south"}), "", None),
        (linked(**{"@type": "NewsArticle", "datePublished": "2024-06-18"}).replace("</script>", "}</script>"), "",
         "2024-06-18"),
        (f'<script type="application/ld+json">//<![CDATA[\n{{"@type": "NewsArticle", "headline": "{TITLE}", '
         '"datePublished": "2024-06-18"}\n//]]></script>', "", "2024-06-18"),
        (f'<script type="application/ld+json">{{"headline": "{TITLE}", "datePublished": "2024-06-18", "x": }}</script>',
         "", "2024-06-18"),
        ('<script type="application/ld+json">{"datePublished": "2024-06-18", "datePublished": "2023-01-01", }</script>',
         "", None),
        ("", '<p>Jane Doe - <time datetime="2024-06-18T10:02:01+00:00">two hours ago</time></p>',
         "2024-06-18T10:02:01+00:00"),
        ("", "<p><span>2024-06-18 20:35</span> <span>Gazette</span> <a>Jane</a></p>", "2024-06-18"),
        (linked(**{"@type": "NewsArticle", "datePublished": "2024-06-19T01:30:00Z"})
         + '<meta property="article:published_time" content="2024-06-18T21:30:00-04:00">', "",
         "2024-06-18T21:30:00-04:00"),
    ],
)  # fmt: skip
def test_the_date_of_the_article_is_found(head: str, above: str, published: str | None, read: Read) -> None:
    """In data that is broken or of another kind, in the byline; and late in the evening the day is the local one."""
    assert page_read(read, head=head, above=above).published == published


def test_microdata_goes_with_a_headline_that_is_worded_nearly_so(read: Read) -> None:
    story = (
        f'<div itemscope><h1 itemprop="headline">{TITLE}: report</h1><meta itemprop="datePublished" '
        f'content="2024-06-18"><p>{SAID}</p><p>{MORE}</p></div>'
    )
    head = f'<meta property="og:title" content="{TITLE}">'
    assert page_read(read, head=head, story=story).published == "2024-06-18"


def test_a_title_is_no_heading_of_the_comments(read: Read) -> None:
    story = f"<article><p>{SAID}</p><p>{MORE}</p></article><section><h2>Join the discussion</h2></section>"
    assert page_read(read, head=f"<title>{TITLE} - The Gazette</title>", story=story).title == TITLE


LEAD = "Three ministers and a governor met for the first time since the flood, a day after the dam had been mended."


def test_the_standfirst_is_part_of_the_text(read: Read) -> None:
    """In the page's own words; the description, which is cut, only says that it belongs there."""
    head = f'<meta property="og:description" content="{LEAD[:80]}…">'
    above = f'<div class="intro">{LEAD}</div>'
    assert page_read(read, head=head, above=above).text.split("\n") == [TITLE, LEAD, SAID, MORE]
    assert LEAD not in page_read(read, above='<div class="intro">Share this</div>').text


def test_a_text_cut_in_two_for_an_advertisement_is_one(read: Read) -> None:
    parts = [[f"{SAID[:-1]}, for the {n}th time." for n in range(at, at + 4)] for at in (4, 8)]
    first, second = ("".join(f"<p>{line}</p>" for line in part) for part in parts)
    story = (
        f'<main><h1>{TITLE}</h1><div class="article-body">{first}</div><div class="ad">Buy</div>'
        f'<div class="article-body">{second}</div></main>'
    )
    assert page_read(read, story=story).text.split("\n") == [TITLE, *parts[0], *parts[1]]


def test_a_table_for_the_layout_hides_no_paragraphs(read: Read) -> None:
    story = f"<table><tr><td>Menu</td><td><h1>{TITLE}</h1><p>{SAID}</p><p>{MORE}</p></td></tr></table>"
    lines = page_read(read, story=story).text.split("\n")
    assert [line for line in lines if line in (SAID, MORE)] == [SAID, MORE]


def test_a_letter_broken_elsewhere_on_the_page_is_no_matter(read: Read) -> None:
    """In a teaser; where it is in the article the file is refused, as a letter that is guessed would be in quotes."""
    story = f"<article><h1>{TITLE}</h1><p>{SAID} Ça, où, à Noël, là-bas, déjà, été.</p><p>{MORE}</p></article>".encode()
    around = [b"<html><body>", story, b"<aside><a>Weiter m\xff", b"</a></aside></body></html>"]
    assert page_read(read, data=b"".join(around)).title == TITLE
    with pytest.raises(ArticleError, match="1 broken byte"):
        page_read(read, data=b"".join(around).replace(b"Weiter m\xff", b"").replace(b"Tuesday", b"Tu\xffsday"))


@pytest.mark.parametrize(
    ("block", "kept"),
    [
        ('<p>Read more: <a href="/rain">The rain is late again this year</a></p>', False),
        ('<p><a href="https://www.gazette.example/rain">The rain is late again this year</a></p>', False),
        ('<h3><a href="/rain">The rain is late again this year</a></h3>', False),
        ('<p><a href="https://elsewhere.example/study">The rain is late again this year</a></p>', True),
        ('<p><a href="#rain">The rain is late again this year</a></p>', True),
        ('<p>A minister said: <a href="/rain">The rain is late</a>, and nobody in the hall knew why.</p>', True),
        ("<p>Read more: The rain is late again this year</p>", True),
    ],
)
def test_the_headline_of_another_article_is_not_said_by_this_one(block: str, kept: bool, read: Read) -> None:
    last = SAID.replace("Tuesday", "Friday")
    text = page_read(
        read,
        head=ADDRESS,
        story=f"<article><h1>{TITLE}</h1><p>{SAID}</p>{block}<p>{MORE}</p><p>{last}</p></article>",
    ).text
    assert ("rain is late" in text) == kept
    assert text.split("\n")[-2:] == [MORE, last]


def test_a_page_of_links_keeps_them(read: Read) -> None:
    said = [f"{SAID} This is what was heard in the {part} of it." for part in ("north", "south", "east", "west")]
    listed = "".join(f'<p><a href="/{place}">{words}</a></p>' for place, words in enumerate(said))
    text = page_read(read, head=ADDRESS, story=f"<article><h1>{TITLE}</h1>{listed}<p>Or so.</p></article>").text
    assert [line for line in text.split("\n") if line in said] == said


@pytest.mark.parametrize("how", ['style="color: red; display:none"', "style='visibility: hidden'", "hidden"])
def test_what_a_browser_does_not_show_is_not_quoted(how: str, read: Read) -> None:
    unseen = (
        f"<div {how}><p>The talks will be held in Doha, as everybody who reads this page by machine is told.</p></div>"
    )
    text = page_read(read, above=unseen).text
    assert "Doha" not in text
    assert SAID in text


def test_paragraphs_that_a_script_would_show_are_read(read: Read) -> None:
    rest = SAID.replace("Tuesday", "Friday")
    story = (
        f'<article><h1>{TITLE}</h1><p>{SAID}</p><div style="display:none"><p>{MORE}</p><p>{rest}</p></div></article>'
    )
    assert page_read(read, story=story).text.endswith(f"{MORE}\n{rest}")


def test_a_moment_that_is_not_shown_counts(read: Read) -> None:
    moment = '<time hidden datetime="2024-06-18T13:10:00+03:00">18 June</time>'
    assert page_read(read, above=moment).published == "2024-06-18T13:10:00+03:00"


_AT, _LATER = "2024-06-18T09:00:00+02:00", "2024-06-20T10:00:00+02:00"


@pytest.mark.parametrize(
    "changed",
    [
        f'<p><time itemprop="dateModified" datetime="{_LATER}">20 June 2024</time></p>',
        f'<div><time class="post-updated" datetime="{_LATER}">20 June 2024</time></div>',
        f'<p><span property="dateModified"><time datetime="{_LATER}">20 June 2024</time></span></p>',
        f'<p>Updated: <time datetime="{_LATER}">2 hours ago</time></p>',
        f'<p>آخر تحديث: <time datetime="{_LATER}">قبل ساعتين</time></p>',
        f'<p><b>עודכן ב</b> <time datetime="{_LATER}">20.6.2024</time></p>',
        f'<p>更新时间：<time datetime="{_LATER}">2024年6月20日</time></p>',
        f'<p>अपडेट: <time datetime="{_LATER}">20 जून 2024</time></p>',
        f'<div><time datetime="{_LATER}">2 hours ago</time> <span>updated</span></div>',
    ],
)
def test_the_moment_of_a_change_is_no_day_of_publication(changed: str, read: Read) -> None:
    """Where the page tells no other there is none; where it does, that is it, before the change or after it."""
    assert page_read(read, above=changed).published is None
    first = f'<p>Jane Doe · <time datetime="{_AT}">18 June 2024</time></p>'
    assert page_read(read, above=first + changed).published == _AT
    assert page_read(read, above=changed + first).published == _AT


@pytest.mark.parametrize(
    "byline",
    [
        f'Published <time datetime="{_AT}">18 June 2024</time> · Updated <time datetime="{_LATER}">20 June 2024</time>',
        f'Updated <time datetime="{_LATER}">20 June 2024</time> · Published <time datetime="{_AT}">18 June 2024</time>',
        f'نُشر في <time datetime="{_AT}">18 يونيو</time>، تم التحديث <time datetime="{_LATER}">20 يونيو 2024</time>',
        f'<time class="entry-date published updated" datetime="{_AT}">18 June 2024</time>',
        f'<time itemprop="datePublished dateModified" datetime="{_AT}">18 June 2024</time>',
    ],
)
def test_of_two_moments_in_a_byline_the_first_counts(byline: str, read: Read) -> None:
    assert page_read(read, above=f"<p>{byline}</p>").published == _AT


def test_a_moment_told_in_a_sentence_stays_in_it(read: Read) -> None:
    said = f'The list of who was in the hall was last updated <time datetime="{_LATER}">on Thursday</time>, she said.'
    story = f"<article><h1>{TITLE}</h1><p>{SAID}</p><p>{said}</p><p>{MORE}</p></article>"
    assert "last updated on Thursday, she said." in page_read(read, story=story).text


_CHANGED = {
    "en": "Corrected on 3 July 2024: the hall has 400 seats, not 900 as was stated here before.",
    "ar": "تصحيح في 3 يوليو 2024: في القاعة 400 مقعد، وليس 900 كما ورد سابقا.",
    "he": "תיקון מ-3 ביולי 2024: באולם 400 מושבים, ולא 900 כפי שנכתב כאן קודם.",
    "zh": "2024年7月3日更正：大厅有400个座位，而不是此前所说的900个。",
    "th": "แก้ไขเมื่อ 3 กรกฎาคม 2567: ห้องโถงมี 400 ที่นั่ง ไม่ใช่ 900 ที่นั่งตามที่รายงานก่อนหน้านี้",
    "hi": "3 जुलाई 2024 को सुधार: हॉल में 400 सीटें हैं, 900 नहीं।",
}
_MARKED = {
    "a moment": f'<p class="note"><time itemprop="dateModified" datetime="{_LATER}">{{}}</time></p>',
    "a paragraph": '<p itemprop="dateModified">{}</p>',
    "a block": f'<div itemprop="dateModified" content="{_LATER}"><p>{{}}</p></div>',
    "what is around": f'<p><span class="updated"><time datetime="{_LATER}">{{}}</time></span></p>',
}


@pytest.mark.parametrize("marked", _MARKED)
@pytest.mark.parametrize("language", _CHANGED)
def test_what_a_change_says_is_read(language: str, marked: str, read: Read) -> None:
    """A correction that is marked as the moment of a change is text, and no day of publication."""
    said = _MARKED[marked].format(_CHANGED[language])
    story = (
        f"<article><h1>{TITLE}</h1><p>{SAID}</p><p>{MORE}</p>{said}<p>{SAID.replace('Tuesday', 'Friday')}</p></article>"
    )
    draft = page_read(read, story=story)
    assert _CHANGED[language] in draft.text.split("\n")
    assert draft.published is None


@pytest.mark.parametrize(
    ("before", "moment", "after"),
    [
        ("The list (updated ", "1 March 2024", ") has 312 names."),
        ("وتضم القائمة (آخر تحديث ", "1 مارس 2024", ") أسماء 312 قاربا."),
        ("ברשימה (עודכן ב", "1 במרץ 2024", ") יש 312 שמות של סירות."),
        ("这份名单（更新于", "2024年3月1日", "）上有312艘船的名字。"),
        ("सूची में (अपडेट ", "1 मार्च 2024", ") 312 नावों के नाम हैं।"),
    ],
)
def test_a_moment_in_brackets_stays_in_its_sentence(before: str, moment: str, after: str, read: Read) -> None:
    said = f'{before}<time datetime="2024-03-01">{moment}</time>{after}'
    story = f"<article><h1>{TITLE}</h1><p>{SAID}</p><p>{said}</p><p>{MORE}</p></article>"
    assert f"{before}{moment}{after}" in page_read(read, story=story).text


def test_what_a_script_fills_is_no_text(read: Read) -> None:
    template = (
        "<amp-list><template><p>{{title}} was read by {{count}} people before you today.</p></template></amp-list>"
    )
    story = f"<article><h1>{TITLE}</h1><p>{SAID}</p>{template}<p>{MORE}</p></article>"
    assert page_read(read, story=story).text.split("\n") == [TITLE, SAID, MORE]
