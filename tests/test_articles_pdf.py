"""PDFs as they are printed: lines to paragraphs, what stands around the text, headlines, marks, broken pages."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from qa.articles import ArticleError
from tests.conftest import Read, ReadOne
from tests.pdf_tools import At, pdf


def _column(lines: Sequence[str], top: float = 700) -> list[At]:
    return [At(50, top - 12 * number, line) for number, line in enumerate(lines)]


BODY = [
    "The ministers met in Cairo on Monday and spoke for three hours",
    "about the road to the harbour, which neither of them has seen.",
    "They will meet again in Baghdad, said the speaker of the group",
    "after the talks.",
]

PLACES = ("Cairo:", "Doha:", "Tunis:", "Rabat:")

JOINED = {
    "Chinese": ("部长们周一在开罗会面，讨论了通往港口的道", "路，会谈持续了三个小时，双方表示满意。", ""),
    "Japanese": ("大臣たちは月曜日にカイロで会談し、港への道", "路について三時間にわたり話し合いました。", ""),
    "Thai": ("รัฐมนตรีพบกันที่กรุงไคโรเมื่อวันจันทร์และหา", "รือกันเรื่องถนนไปยังท่าเรือเป็นเวลานาน", ""),
    "Hindi": ("मंत्री सोमवार को काहिरा में मिले और उन्होंने बंदरगाह की", "सड़क के बारे में तीन घंटे तक बात की।", " "),
    "English": (BODY[0], BODY[1], " "),
    "hyphen": ("They agreed to raise the inter\u2010", "national levy on imported steel", "-"),
    "soft hyphen": ("They agreed to raise the inter\u00ad", "national levy on imported steel", "-"),
}


@pytest.mark.parametrize("script", JOINED)
def test_lines_are_joined_as_the_script_writes_words(read_one: ReadOne, script: str) -> None:
    """No space is put into a word where the script has none between words, nor a hyphen left in one."""
    first, second, between = JOINED[script]
    text = read_one("a.pdf", pdf(_column([first, second]))).text
    assert text == (first[:-1] + second if between == "-" else first + between + second)


def test_a_hyphen_that_belongs_to_the_word_stays(read_one: ReadOne) -> None:
    """Before a capital and a figure it does, and before a word that shares its end with another."""
    lines = ["They spoke about the route of Stress-", "Engineered beams and about a COVID-", "19 ward, about the mid-",
             "and long-term plan."]  # fmt: skip
    text = read_one("a.pdf", pdf(_column(lines))).text
    wanted = "They spoke about the route of Stress-Engineered beams and about a COVID-19 ward, about the mid- and long-"
    assert text == wanted + "term plan."


OWN = {
    "a word": ("well-", "known", "a well-known one", "well-known"),
    "as a sentence begins": ("well-", "known", "Well-known it is", "well-known"),
    "a word of three": ("state-of-", "the-art", "A State-of-the-art one", "state-of-the-art"),
    "before an and": ("rock-", "and-roll", "the rock-and-roll", "rock-and-roll"),
    "German": ("süd-", "deutsche", "die süd-deutsche", "süd-deutsche"),
    "Hindi": ("धीरे-", "धीरे", "वह धीरे-धीरे", "धीरे-धीरे"),
    "also without": ("well-", "known", "a well-known or wellknown one", "wellknown"),
    "another word": ("well-", "known", "an unwell-known one", "wellknown"),
    "the end of another": ("well-", "known", "the well- and the best-known", "wellknown"),
}


@pytest.mark.parametrize("case", OWN)
def test_a_hyphen_that_the_file_has_within_a_line_stays_at_the_end_of_one(read_one: ReadOne, case: str) -> None:
    """Unless it has the word without one too."""
    before, after, elsewhere, word = OWN[case]
    lines = [f"The ministers spoke for three hours on Monday of what is a {before}",
             f"{after} thing, and for more of what else is to be done now.", elsewhere, "So it is."]  # fmt: skip
    assert f"what is a {word} thing" in read_one("a.pdf", pdf(_column(lines))).text


@pytest.mark.parametrize("sign", [" ", "\u00a0", "\x03"])
def test_a_place_where_a_word_may_be_broken_is_no_space(read_one: ReadOne, sign: str) -> None:
    """As browsers print it: a sign without width where it is not, and its hyphen behind that where it is."""
    first = "They read the Verkehrs\u00administer\u00adkonferenz, and they broke thous\u00ad"
    second = "and words of it, and one - or two \u00ad- on the Nord\u00ad"
    lines = [
        At(50, 700, first, soft=sign), At(50 + 6 * (len(first) - 3), 700, "\u2010"),
        At(50, 688, second, soft=sign), At(50 + 6 * (len(second) - 2), 688, "-"),
        At(50, 676, "See, the well-known one."),
    ]  # fmt: skip
    wanted = "They read the Verkehrsministerkonferenz, and they broke thousand words of it, and one - or two - on the "
    assert read_one("a.pdf", pdf(lines)).text == wanted + "NordSee, the well-known one."


def test_the_hyphen_of_a_word_that_is_broken_where_it_may_be_goes(read_one: ReadOne) -> None:
    """As programs for newspapers write it; the others stay."""
    lines = [At(50, 700, "They broke with that, for the first time, thous\u00ad", soft="-"),
             At(50, 688, "and words, and so they did on the COVID-"), At(50, 676, "19 ward.")]  # fmt: skip
    wanted = "They broke with that, for the first time, thousand words, and so they did on the COVID-19 ward."
    assert read_one("a.pdf", pdf(lines)).text == wanted


def test_letters_that_stand_apart_are_put_together_in_chinese(read_one: ReadOne) -> None:
    apart = " ".join("部长们周一在开罗会面讨论了通往港口的道路")
    assert read_one("a.pdf", pdf([At(50, 700, apart)])).text == apart.replace(" ", "")


def test_raised_letters_stay_in_their_line(read_one: ReadOne) -> None:
    line = [
        At(50, 700, "The mill makes 40 m", 10),
        At(162, 704.5, "3", 5),
        At(171, 700, "of dust a day in the town.", 10),
    ]
    assert read_one("a.pdf", pdf(line)).text == "The mill makes 40 m³ of dust a day in the town."


def test_a_raised_figure_joins_no_number(read_one: ReadOne) -> None:
    """Raised or lowered within its line, or by the page's own operator; what is only smaller stays."""
    drawn = [
        At(50, 700, "The mill sold 10", 10),
        At(146, 703, "6", 6),
        At(150, 700, " sacks to 14", 10),
        At(222, 703, "3", 6),
        At(226, 700, " towns, CO", 10),
        At(286, 698, "2", 6),
        At(290, 700, " or not, and Rabat has 4", 10),
        At(434, 700, "7", 6),
    ]
    text = read_one("a.pdf", pdf(drawn)).text
    assert text == "The mill sold 10⁶ sacks to 14³ towns, CO₂ or not, and Rabat has 47"


def test_headline_and_names_above_the_story_are_no_part_of_it(read_one: ReadOne) -> None:
    """A headline of two lines is one and the title; a line that ends early does not run into the story."""
    top = [At(50, 760, "New road to the harbour", 20), At(50, 736, "opens after eleven years", 20)]
    names = [At(50, 712, "Jane Doe"), At(50, 700, "Reporter in Cairo")]
    draft = read_one("a.pdf", pdf([*top, *names, *_column(BODY, 680)]))
    assert draft.title == "New road to the harbour opens after eleven years"
    assert draft.text.split("\n") == [draft.title, "Jane Doe", "Reporter in Cairo", " ".join(BODY)]


def test_a_title_in_the_metadata_counts_by_its_letters(read_one: ReadOne) -> None:
    """Also with the outlet behind it, and in other marks; one that page 1 does not have does not count."""
    page = [At(50, 780, "Edition of Tuesday"), At(50, 740, "“New road” opens"), *_column(BODY)]
    for told in ('"New road" opens', "New road opens - The Harbour Post"):
        draft = read_one("a.pdf", pdf(page, title=told))
        assert (draft.title, draft.text.count("New road")) == ("“New road” opens", 1)
    assert read_one("a.pdf", pdf(page, title="Layout for Tuesday")).title != "Layout for Tuesday"


BELOW = {
    "English": ("New road to the harbour opens", "Harbour Post", "by Ana Lima, 18 June 2024", " | "),
    "Russian": ("Новая дорога к порту открыта", "Портовая газета", "Анна Лима", " — "),
    "Chinese": ("通往港口的新公路正式开通", "港口日报", "记者安娜", "｜"),
    "Hindi": ("बंदरगाह की नई सड़क खुली", "बंदरगाह समाचार", "अना लीमा", " | "),
}


@pytest.mark.parametrize("script", BELOW)
def test_an_outlet_right_below_the_headline_is_no_part_of_it(script: str, read_one: ReadOne) -> None:
    """A window's title has both, and so have the page's first two lines; nothing is put before those."""
    headline, outlet, author, between = BELOW[script]
    for below in (outlet, f"{outlet} · {author}"):
        page = [At(50, 730, headline, 18), At(50, 700, below), *_column(BODY, 660)]
        draft = read_one("a.pdf", pdf(page, title=f"{headline}{between}{outlet}"))
        assert (draft.title, draft.text) == (headline, f"{headline}\n{below}\n{' '.join(BODY)}")


def test_running_heads_and_numbers_do_not_cut_the_text(read_one: ReadOne) -> None:
    """A sentence over the end of a page is whole; what recurs stands once, numbers of pages never."""
    lines = [
        f"{start} ministers of the two states spoke about the harbour road" for start in ("All", "Few", "Two", "Six")
    ]
    pages = [
        [At(50, 780, "The Harbour Post"), *_column([line] * 2), At(290, 20, f"– {number} –")]
        for number, line in enumerate(lines, 7)
    ]
    text = read_one("a.pdf", pdf(*pages)).text
    assert text == "The Harbour Post\n" + " ".join(line for line in lines for _ in range(2))


@pytest.mark.parametrize("pages", [1, 2, 4])
def test_what_a_browser_prints_around_a_page_is_told_and_not_text(read_one: ReadOne, pages: int) -> None:
    """Address, outlet and title are known from it; its date is that of printing, and none of the article."""
    headline = "New road to the harbour opens"
    bodies = [[f"{place} {line}" for line in BODY] for place in PLACES[:pages]]
    address = "https://www.harbour-post.example/news/road.html"
    around = [
        At(24, 780, "11/27/26, 7:31 AM", 8),
        At(200, 780, f"{headline} - Harbour Post", 8),
        At(24, 16, address, 8),
    ]
    sheets = [[*_column(body), *around, At(560, 16, f"{n}/{pages}", 8)] for n, body in enumerate(bodies, 1)]
    sheets[0].insert(0, At(50, 730, headline, 18))
    draft = read_one("a.pdf", pdf(*sheets, title=f"{headline} - Harbour Post"))
    assert draft.text == "\n".join([headline, *map(" ".join, bodies)])
    assert (draft.title, draft.source, draft.published) == (headline, "Harbour Post", None)
    assert draft.url == address


def test_an_address_at_the_end_of_an_article_is_no_print(read_one: ReadOne) -> None:
    lines = [*BODY, "Source: https://www.harbour-post.example/news"]
    assert read_one("a.pdf", pdf(_column(lines))).text.endswith("news")


MARKS = {
    "space before a mark": (
        ". رجسلا ىلإ لصو مث، ةرهاقلا يف ريزولا ىقتلا",
        "التقى الوزير في القاهرة، ثم وصل إلى السجر.",
    ),
    "bracket": (".(راذآ) رهش يف ةرهاقلا يف ريزولا ىقتلا", "التقى الوزير في القاهرة في شهر (آذار)."),
    "Hebrew": (".(סרמב) ריהקב רשה שגפנ", "נפגש השר בקהיר (במרס)."),
    "quotation": (".»لبقن نل« :ريزولا لاقو", "وقال الوزير: «لن نقبل»."),
    "quotation behind a stop": ("«!معن» :ريزولا لاقو", "وقال الوزير: «نعم!»"),
    "square brackets": ("!تهتنا [برحلا] :ريزولا لاقو", "وقال الوزير: [الحرب] انتهت!"),
    "a quoted word behind and": (".»دقعم«و »ريطخ« رمألا", "الأمر «خطير» و«معقد»."),
    "Persian": (".»میریذپ یمن« :تفگ ریزو", "وزیر گفت: «نمی پذیریم»."),
    "percentage in Hebrew": (".םיבשותהמ 3.5%", "3.5% מהתושבים."),
    "years": (".2016-2015 ماع يف ةرهاقلا يف ريزولا ىقتلا", "التقى الوزير في القاهرة في عام 2015-2016."),
}


@pytest.mark.parametrize("case", MARKS)
def test_marks_from_the_right_stand_as_they_are_written(read_one: ReadOne, case: str) -> None:
    """A full stop behind the last word, brackets that face it, and two years in their order."""
    drawn, written = MARKS[case]
    assert read_one("a.pdf", pdf([At(100, 700, drawn)])).text == written


def test_some_pages_may_be_broken_but_not_most(read_one: ReadOne) -> None:
    pages = [_column([f"{start} {BODY[0]}."]) for start in ("First", "Then", "Later")]
    text = read_one("a.pdf", pdf(*pages, broken=[1])).text
    assert "First" in text
    assert "Later" in text
    with pytest.raises(ArticleError, match="damaged PDF"):
        read_one("a.pdf", pdf(*pages, broken=[0, 1]))


def test_a_title_that_cannot_be_read_does_not_keep_the_text_away(read_one: ReadOne) -> None:
    assert read_one("a.pdf", pdf(_column(BODY), title=None)).text == " ".join(BODY)


def test_letters_that_nobody_can_tell_are_refused(read_one: ReadOne) -> None:
    odd = "".join(chr(0xE000 + number) for number in range(60))
    with pytest.raises(ArticleError, match="letters cannot be told"):
        read_one("a.pdf", pdf([At(50, 700, odd), At(50, 680, "and more")]))


def test_what_closes_each_article_of_a_download_is_no_running_foot(read: Read) -> None:
    """It stands wherever the article ends, its field ends no sentence, and the outlet is no running head."""
    told = [("A road to the harbour", 2), ("No bridge this year", 7), ("Two boats collide", 3)]
    sheets = []
    for title, day in told:
        rights = "Copyright 2024 Harbour Post All Rights Reserved"
        head = f"{title}|Harbour Post|{day} June 2024|{rights}|Length: 90 words|Body"
        body = [*BODY[:3], "after the talks, and they will then speak about another road."] * day
        sheets.append(_column([*head.split("|"), *body, "Load-Date: 25 November 2024", "End of Document"]))
    drafts = [(draft.title, draft.source, draft.published) for draft in read("a.pdf", pdf(*sheets))]
    assert drafts == [(title, "Harbour Post", f"2024-06-0{day}") for title, day in told]
