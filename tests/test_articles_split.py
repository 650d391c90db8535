""" "Read also": when another article begins, and when it does not."""

from __future__ import annotations

import time

import pytest

from qa.articles.drafts import make_drafts
from qa.articles.formats import parse
from qa.articles.html import parse_html
from qa.articles.labels import read_also
from qa.articles.remark import remark_of
from qa.articles.split import split_articles

# heading, first article (title, sentence), second article (title, sentence, sentence)
PAIRS = {
    "ar": (
        "إقرأ أيضاً:",
        ("وفدان يجتمعان في قاعدة جوية", "عقد وفدان من تركيا وسوريا محادثات في قاعدة جوية قرب اللاذقية."),
        ("أسعار النفط ترتفع في الأسواق", "ارتفعت أسعار النفط في الأسواق العالمية اليوم بعد قرار المنتجين خفض الإنتاج.",
         "ويتوقع الخبراء أن تستمر أسعار النفط في الارتفاع حتى نهاية العام الجاري."),
    ),
    "en": (
        "Read also:",
        ("Delegations meet at an air base", "Two delegations held talks at an air base near the coast on Tuesday."),
        ("Oil prices rise on world markets", "Oil prices rose on world markets after producers decided to cut output.",
         "Experts expect that oil prices will go on rising until the end of the year."),
    ),
    "fr": (
        "Lire aussi :",
        ("Deux délégations se rencontrent", "Deux délégations ont tenu des pourparlers sur une base aérienne."),
        ("Les prix du pétrole augmentent", "Les prix du pétrole ont augmenté après la décision des producteurs.",
         "Les experts pensent que les prix du pétrole vont encore augmenter cette année."),
    ),
    "es": (
        "LEA TAMBIÉN",
        ("Dos delegaciones se reúnen", "Dos delegaciones mantuvieron conversaciones en una base aérea."),
        ("Suben los precios del petróleo", "Los precios del petróleo subieron tras la decisión de los productores.",
         "Los expertos esperan que los precios del petróleo sigan subiendo este año."),
    ),
    "de": (
        "Lesen Sie auch:",
        ("Delegationen treffen sich", "Zwei Delegationen führten Gespräche auf einem Stützpunkt an der Küste."),
        ("Der Ölpreis steigt weiter", "Der Ölpreis stieg nach der Entscheidung der Förderländer deutlich an.",
         "Fachleute erwarten, dass der Ölpreis bis zum Ende des Jahres weiter steigt."),
    ),
    "ru": (
        "Читайте также:",
        ("Делегации встретились на авиабазе", "Две делегации провели переговоры на авиабазе недалеко от берега."),
        ("Цены на нефть растут", "Цены на нефть выросли после решения стран-производителей сократить добычу.",
         "Эксперты ожидают, что цены на нефть будут расти до конца года."),
    ),
    "tr": (
        "Bunu da oku:",
        ("Heyetler hava üssünde buluştu", "İki heyet kıyıya yakın bir hava üssünde görüşmeler yaptı."),
        ("Petrol fiyatları yükseliyor", "Petrol fiyatları üreticilerin üretimi kısma kararından sonra yükseldi.",
         "Uzmanlar petrol fiyatları için yıl sonuna kadar artış bekliyor."),
    ),
    "fa": (
        "بیشتر بخوانید:",
        ("دیدار دو هیئت در پایگاه هوایی", "دو هیئت در یک پایگاه هوایی نزدیک ساحل گفت‌وگو کردند."),
        ("قیمت نفت بالا رفت", "قیمت نفت پس از تصمیم تولیدکنندگان برای کاهش تولید بالا رفت.",
         "کارشناسان انتظار دارند قیمت نفت تا پایان سال بالاتر برود."),
    ),
    "he": (
        "קראו גם:",
        ("משלחות נפגשו בבסיס אווירי", "שתי משלחות קיימו שיחות בבסיס אווירי ליד החוף."),
        ("מחירי הנפט עולים", "מחירי הנפט עלו לאחר החלטת היצרניות לקצץ בתפוקה.",
         "מומחים צופים כי מחירי הנפט ימשיכו לעלות עד סוף השנה."),
    ),
    "hi": (
        "यह भी पढ़ें:",
        ("दो प्रतिनिधिमंडल मिले", "दो प्रतिनिधिमंडलों ने हवाई अड्डे पर बातचीत की।"),
        ("तेल की कीमतें बढ़ीं", "उत्पादकों के फैसले के बाद तेल की कीमतें बढ़ गईं।",
         "विशेषज्ञों को उम्मीद है कि तेल की कीमतें बढ़ती रहेंगी।"),
    ),
    "zh": (
        "相关阅读：",
        ("两个代表团举行会谈", "两个代表团在海边的一个空军基地举行了会谈。"),
        ("国际油价上涨", "产油国决定减产之后，国际油价今天大幅上涨。",
         "专家预计国际油价将继续上涨，直到今年年底为止。"),
    ),
    "ja": (
        "関連記事",
        ("二つの代表団が会談", "二つの代表団が海に近い空軍基地で会談した。"),
        ("原油価格が上昇", "産油国が減産を決めたことを受け、原油価格が大きく上昇した。",
         "専門家は原油価格が年末まで上がり続けるとみている。"),
    ),
    "ko": (
        "관련 기사",
        ("두 대표단이 회담했다", "두 대표단이 바닷가의 공군 기지에서 회담했다."),
        ("국제 유가 상승", "산유국들이 감산을 결정한 뒤 국제 유가가 크게 올랐다.",
         "전문가들은 국제 유가가 연말까지 계속 오를 것으로 본다."),
    ),
    "id": (
        "Baca juga:",
        ("Dua delegasi bertemu", "Dua delegasi mengadakan pembicaraan di pangkalan udara dekat pantai."),
        ("Harga minyak naik lagi", "Harga minyak naik setelah para produsen memutuskan mengurangi produksi.",
         "Para ahli memperkirakan harga minyak akan terus naik sampai akhir tahun."),
    ),
}  # fmt: skip


def _first(language: str, times: int = 3) -> str:
    title, sentence = PAIRS[language][1]
    return "\n".join([title, *([f"{sentence} {sentence}"] * times)])


def _second(language: str) -> str:
    title, one, two = PAIRS[language][2]
    return "\n".join([title, f"{one} {two}", f"{two} {one}", f"{one} {two}"])


@pytest.mark.parametrize("language", PAIRS)
def test_a_report_under_read_also_is_an_article_of_its_own(language: str) -> None:
    """A heading on its own line with a headline and a body below starts another article; both keep every word."""
    text = f"{_first(language)}\n{PAIRS[language][0]}\n{_second(language)}"
    first, second = make_drafts(text)
    assert (first.text, second.text) == (_first(language), _second(language))
    assert (first.title, second.title) == (PAIRS[language][1][0], PAIRS[language][2][0])
    assert (first.language, second.language) == (language, language)


@pytest.mark.parametrize("language", PAIRS)
def test_a_list_of_links_is_no_article_and_is_not_lost(language: str) -> None:
    """Headlines without a body stay in the text of the article above them."""
    text = f"{_first(language)}\n{PAIRS[language][0]}\n{PAIRS[language][2][0]}\n{PAIRS[language][1][0]}"
    assert [draft.text for draft in make_drafts(text)] == [text]


@pytest.mark.parametrize("language", PAIRS)
def test_a_box_in_mid_article_does_not_split_it(language: str) -> None:
    """One link between two paragraphs of the same article leaves it whole."""
    title, sentence = PAIRS[language][1]
    rest = "\n".join([f"{title}: {sentence} {sentence}"] * 4)
    heading = PAIRS[language][0].rstrip(":： ")
    inline = f"{_first(language)}\n{heading}: {PAIRS[language][2][0]}\n{rest}"
    boxed = f"{_first(language)}\n{heading}\n{PAIRS[language][2][0]}\n{rest}"
    assert split_articles(inline) == [inline]
    assert split_articles(boxed) == [boxed]


BOXES = {
    "a link with its date": (
        "Envoy lands in Muscat with new offers\n18 June 2024\nThe envoy landed in Muscat for talks that last two "
        "days, his office said. "
        "He will meet the foreign minister.\nRead more\nStorm leaves villages without power\n17 June 2024\n"
        "The offers cover gas, the repair of a port and three engineers who are still held, two officials told "
        "reporters.\n"
        "Both countries cut their ties seven years ago. Trade has doubled since, the central bank said."
    ),
    "a link of which the next paragraph speaks": (
        "La Región aprueba las cuentas\nEl Gobierno regional aprobó las cuentas tras dos días de debate. Suman mil "
        "millones.\n"
        "Lea también:\nLa alcaldesa Marta Gil rechaza el túnel\n"
        "La alcaldesa Marta Gil ha dicho que rechaza el túnel mientras no lleguen los fondos. La alcaldesa rechaza "
        "también la tasa.\n"
        "Los diputados votarán el texto en julio. Varios grupos anunciaron que se abstendrán en esa votación."
    ),
    "the same in Arabic": (
        "البرلمان يقر الموازنة\nأقر البرلمان يوم الاثنين قانون الموازنة بعد خلافات استمرت أشهرا بين الكتل.\nاقرأ "
        "أيضا\n"
        "نقابة المعلمين ترفض تأجيل الرواتب\nوقالت نقابة المعلمين إنها ترفض تأجيل دفع الرواتب قبل الاتفاق على موعد "
        "جديد. "
        "وأضافت أن وفدا من المعلمين سيزور الوزارة.\n"
        "ومن المقرر أن يوقع رئيس الجمهورية القانون خلال أسبوعين، على أن ينشر بعد ذلك في الجريدة الرسمية."
    ),
    "a button": (
        "Rat beschließt neue Brücke\nDer Rat hat am Montag den Bau einer Brücke beschlossen. Sie soll 2030 fertig "
        "sein.\n"
        "Weiterlesen\nKritik der Fischer\nDie Fischer fürchten um ihre Plätze am Ufer. Die Kritik der Fischer "
        "richtet sich gegen "
        "den Pfeiler im Fluss.\nDie Fischer haben Unterschriften gesammelt. Ihre Kritik teilt auch der Verein der "
        "Angler."
    ),
}  # fmt: skip


@pytest.mark.parametrize("box", BOXES)
def test_an_article_goes_on_below_a_box(box: str) -> None:
    """What stands below a link or a button belongs to the article above, and is cited under its title."""
    assert split_articles(BOXES[box]) == [BOXES[box]]


def test_the_date_in_a_box_is_not_the_article_s() -> None:
    """An article keeps its own date when a box announces another article with another."""
    (draft,) = make_drafts(BOXES["a link with its date"])
    assert (draft.title, draft.published) == ("Envoy lands in Muscat with new offers", "2024-06-18")


@pytest.mark.parametrize("language", PAIRS)
@pytest.mark.parametrize(
    "foot",
    ["© 2024 Example News.", "All rights reserved.", "جميع الحقوق محفوظة.", "Tous droits réservés.", "版权所有。",
     "Все права защищены."],
)  # fmt: skip
def test_the_foot_of_a_page_is_no_article(language: str, foot: str) -> None:
    """A link and the rights of the site are not an article, however long they are."""
    title, sentence = PAIRS[language][2][:2]
    text = f"{_first(language)}\n{PAIRS[language][0]}\n{title}\n{foot} {sentence}\n{sentence} {sentence} {sentence}"
    assert split_articles(text) == [text]


def test_the_foot_below_an_article_does_not_take_it_away() -> None:
    """An article of its own stays one when the rights of the site follow."""
    text = f"{_first('en')}\n{PAIRS['en'][0]}\n{_second('en')}\n© 2024 Example News. All rights reserved."
    assert len(split_articles(text)) == 2


def test_below_a_source_line_another_article_may_be_of_the_same_matter() -> None:
    """The source line closes the first article, so that even a report about the same names is another."""
    title, sentence = PAIRS["en"][1]
    other = (
        f"Delegations at the air base part\n{sentence} The delegations parted at the air base. {sentence} {sentence}"
    )
    assert len(split_articles(f"{title}\n{sentence} {sentence}\nSource: Reuters\nRead also:\n{other}")) == 2


def test_every_article_of_several_has_its_own_date_and_source() -> None:
    """Metadata of one article in a file is never lent to another."""
    text = (
        f"{_first('en')}\nPublished: 18 June 2024\nSource: Reuters\nRead also:\n{_second('en')}\nSource: AFP\n"
        "Related\nStorm hits the coast\n9 January 2025\n"
        + "A storm hit the coast. Roads were closed by the storm. "
        * 5
    )
    drafts = make_drafts(text)
    assert [(draft.source, draft.published) for draft in drafts] == [
        ("Reuters", "2024-06-18"),
        ("AFP", None),
        (None, "2025-01-09"),
    ]


@pytest.mark.parametrize(
    "line",
    ["اقرأ أيضا", "إقرأ أيضاً:", "اقـرأ أيضًا", "اِقرأ أيضاً :", "READ ALSO", "▶ Read more…", "[ Related: ]",
     "À lire aussi", "یہ بھی پڑھیں:"],
)  # fmt: skip
def test_spelling_of_the_heading_does_not_matter(line: str) -> None:
    """Hamza, vowel marks, tatweel, case, colons and arrows are how sites differ, not what the line says."""
    assert read_also(line)


@pytest.mark.parametrize(
    "line",
    ["Read also the report of the committee", "He said: read more", "اقرأ أيضا تقرير اللجنة عن بغداد", "Relate", ""],
)
def test_a_sentence_with_those_words_is_no_heading(line: str) -> None:
    """Only a line that is nothing but the heading counts."""
    assert not read_also(line)


def test_a_heading_at_the_top_splits_nothing() -> None:
    """Where there is nothing above the heading, there is one article."""
    text = f"Read also:\n{_second('en')}"
    assert [draft.text for draft in make_drafts(text)] == [text]


def test_a_page_full_of_headings_is_read_at_once() -> None:
    """The work grows with the number of headings, and no faster."""
    top = f"{_first('en')}\n"
    split_articles(top + "Read also:\n" * 2)
    for lines in ("Read also:\n" * 20_000, "Read also:\nOil prices rise again\n" * 10_000):
        begun = time.process_time()
        assert split_articles(top + lines) == [top + lines]
        assert time.process_time() - begun < 3


DAYS = ("2024-06-18", "2024-06-20")
SIGNED = "<p><time datetime='{day}T10:00:00+02:00'>{day}</time></p>"


def _lines(text: str) -> list[str]:
    """Headline and paragraphs, of which no two are the same."""
    title, *paragraphs = text.split("\n")
    return [title, *(f"{number}: {line}" for number, line in enumerate(paragraphs))]


def _told(text: str, day: str, level: str = "h1", above: str = SIGNED) -> str:
    """A story as HTML: its headline, its date, its paragraphs."""
    title, *paragraphs = _lines(text)
    said = "".join(f"<p>{line}</p>" for line in paragraphs)
    return f"<{level}>{title}</{level}>{above.format(day=day)}{said}"


def _page(body: str, head: str = "") -> bytes:
    named = '<meta property="og:site_name" content="Torvik Post">'
    return f"<!doctype html><html><head><meta charset=utf-8>{named}{head}</head><body>{body}</body></html>".encode()


SHAPES = {
    "articles": "<main><article>{0}</article><article>{1}</article></main>",
    "blocks": "<main><div>{0}</div><div>{1}</div></main>",
    "sections": "<main><section>{0}</section><div><section>{1}</section></div></main>",
    "one after the other": "<div>{0}{1}</div>",
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("language", ["ar", "en", "hi", "zh"])
def test_two_articles_of_a_page_are_two(language: str, shape: str) -> None:
    """Each has its own headline, text and date, and both are of the page's outlet."""
    texts = _first(language), _second(language)
    page = SHAPES[shape].format(*(_told(text, day) for text, day in zip(texts, DAYS, strict=True)))
    drafts = parse(_page(page), ".html")
    assert [(draft.title, draft.part) for draft in drafts] == [(text.split("\n")[0], n) for n, text in enumerate(texts)]
    assert [draft.published for draft in drafts] == [f"{day}T10:00:00+02:00" for day in DAYS]
    assert {draft.source for draft in drafts} == {"Torvik Post"}
    every = {line for text in texts for line in _lines(text)}
    assert [set(draft.text.split("\n")) & every for draft in drafts] == [set(_lines(text)) for text in texts]


def test_what_a_page_says_of_itself_is_of_the_article_it_names() -> None:
    """Of two on a page the one it is called by has its address and its date; the other has none of them."""
    head = (
        f'<meta property="og:title" content="{PAIRS["en"][2][0]}"><link rel="canonical" href="https://post.example/oil">'
        '<meta property="article:published_time" content="2024-06-19T08:00:00+02:00">'
    )
    page = SHAPES["blocks"].format(_told(_first("en"), DAYS[0]), _told(_second("en"), DAYS[1]))
    own, other = parse_html(_page(page, head))
    assert (own.title, own.url, own.published[:10]) == (PAIRS["en"][2][0], "https://post.example/oil", "2024-06-19")
    assert (other.title, other.url, other.published[:10]) == (PAIRS["en"][1][0], None, DAYS[0])


def test_the_posts_of_a_front_page_are_articles() -> None:
    """Where the only heading of the first level is the site's own."""
    posts = SHAPES["articles"].format(*(_told(text, DAYS[0], "h2") for text in (_first("en"), _second("en"))))
    assert len(parse_html(_page(f'<h1><a href="/">Torvik Post</a></h1>{posts}'))) == 2


BRIEFS = [("Ferry stays in port", "Harbour Post", 18), ("Snow closes the pass", "Mountain Gazette", 19),
          ("Map is sold to the museum", "Evening Courier", 20)]  # fmt: skip
_SENTENCE = "It was told to the newspaper on Sunday by those who had seen it, and nobody has denied it since."


def _brief(number: int, head: str) -> str:
    title, outlet, day = BRIEFS[number]
    return f"<article>{head.format(title, outlet, f'{day} June 2024')}<p>{number}: {_SENTENCE}</p></article>"


def test_articles_of_an_export_are_articles_however_short_and_whatever_heads_them() -> None:
    """Each of its own outlet, which none of the others has of it."""
    heads = "<p>{1}</p><p>{2}</p><div class='titreArticle'>{0}</div>", "<h3>{0}</h3><p>{2}</p>"
    for head in heads:
        articles = "".join(_brief(n, head) for n in range(3))
        drafts = parse_html(f"<html><head><title>Export</title></head><body>{articles}</body></html>".encode())
        outlets = [outlet if "{1}" in head else None for _, outlet, _ in BRIEFS]
        assert [draft.title for draft in drafts] == [title for title, _, _ in BRIEFS]
        assert [draft.source for draft in drafts] == outlets
        assert [draft.published for draft in drafts] == [f"2024-06-{day}" for _, _, day in BRIEFS]


def test_articles_without_a_day_or_a_heading_are_told_of() -> None:
    for head in ("<h3>{0}</h3>", ""):
        assert "2 more articles were passed over" in remark_of(
            parse_html(_page("".join(_brief(n, head) for n in range(3))))
        )


_A, _B = _told(_first("en"), DAYS[0]), _told(_second("en"), DAYS[1])
_UNDATED = _told(_second("en"), "", above="")
_TEASERS = "".join(
    f"<article><h1><a href='/{day}'>Storm {day} goes by</a></h1><p>{day}</p><p>{'It rains. ' * 12}</p></article>"
    for day in DAYS
)
_MAIN, _DATED = f"<article>{_A}</article>", f"<p>20 June 2024</p><p>{_SENTENCE}</p>"
ONE = {
    "teasers with a link over them": f"{_MAIN}<div><article><a href='/1'></a><h3>Storm</h3>{_DATED}</article></div>",
    "teasers within a link": f"{_MAIN}<a href='/1'><article><h3>Storm goes by</h3>{_DATED}</article></a>",
    "teasers to read more of": f"{_MAIN}<article><h3>Storm</h3>{_DATED}<a href='/1'>Read more</a></article>",
    "comments as articles": f"{_MAIN}<article class='comment'><h4>Ada</h4>{_DATED}</article>",
    "short posts": f"<h1>The week in Torvik</h1>{''.join(_brief(n, '<h3>{0}</h3><p>{2}</p>') for n in range(3))}",
    "sections under headings of one level": f"<article>{_A}<section>{_UNDATED}</section></article>",
    "dated sections of one article": f"<article>{_A}<section>{_B}</section></article>",
    "sections beside each other": f"<main><div>{_A}</div><div>{_UNDATED}</div></main>",
    "parts below the title": f"<main><h1>The week in Torvik</h1><div>{_A}</div><div>{_B}</div></main>",
    "sub-headings": f"<article>{_A}{_told(_second('en'), DAYS[1], 'h2')}</article>",
    "a live blog": "<main><h1>The week in Torvik</h1><p>Live.</p>"
    + "".join(f"<article>{_told(text, DAYS[0], 'h2')}</article>" for text in (_first("en"), _second("en")))
    + "</main>",
    "comments": f'<main><article>{_A}</article><div id="comments"><div>{_B}</div></div></main>',
    "answers to it": f"<article>{_A}<article>{_B}</article></article>",
    "beside it": f"<main><article>{_A}</article><aside>{_B}</aside></main>",
    "related": f"<main><article>{_A}</article><div>{_TEASERS}</div></main>",
    "the foot of the page": f"<article>{_A}</article><div>{_UNDATED}</div>",
}


@pytest.mark.parametrize("case", ONE)
def test_one_article_stays_one(case: str) -> None:
    """Sections, posts, comments and lists of what else there is are none of their own."""
    head = "<title>The week in Torvik - Torvik Post</title>" if "The week in Torvik" in ONE[case] else ""
    drafts = parse_html(_page(ONE[case], head))
    assert (len(drafts), remark_of(drafts)) == (1, "")


def test_the_posts_of_what_is_called_a_live_blog_are_one() -> None:
    live = '<script type="application/ld+json">{"@type": "LiveBlogPosting"}</script>'
    posts = "".join(f"<div>{_told(text, DAYS[0])}</div>" for text in (_first("en"), _second("en")))
    assert len(parse_html(_page(posts, live))) == 1


def test_an_article_that_is_passed_over_is_told() -> None:
    """Without a date it may be a part of the first, which is not said of it by itself."""
    undated = _told(_first("en"), "", above="")
    drafts = parse_html(_page(f"<main><article>{_told(_second('en'), DAYS[1])}</article><article>{undated}</article>"))
    assert [draft.title for draft in drafts] == [PAIRS["en"][2][0]]
    assert remark_of(drafts) == f"a second article was passed over: {PAIRS['en'][1][0]}"


def test_a_page_of_many_headings_is_read_at_once() -> None:
    stories = "".join(f"<div>{_told(_second('en'), DAYS[0]).replace('Oil', f'Oil {n}')}</div>" for n in range(500))
    begun = time.process_time()
    parse_html(_page(f"<main>{stories}</main>"))
    assert time.process_time() - begun < 10
