"""What a page shows within a line: nothing that is struck out, figures that are raised, days, quotations, numbers."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from lxml import html

from qa.articles import ArticleReader
from qa.articles.html import parse_html
from qa.articles.inline import as_shown, keep_words
from qa.articles.raised import lowered, raised
from qa.articles.remark import remark_of
from tests.conftest import Read

LEAD = "The dredger Halcyon left the yard of Marrow Point on Monday, four months after its crew had been promised pay."
LAST = (
    "A second dredger is to follow in the autumn, the director of the yard wrote to its owners in a letter on Friday."
)


def _page(read: Read, inside: str) -> str:
    """What is read of `inside`, which stands between two paragraphs of a page."""
    (draft,) = read(
        "a.html",
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Dredger leaves</title></head><body>"
        f"<article><h1>Dredger leaves</h1><p>{LEAD}</p>{inside}<p>{LAST}</p></article></body></html>",
    )
    return draft.text.partition(f"{LEAD}\n")[2].rpartition(f"\n{LAST}")[0]


def _shown(inside: str, language: str = "en") -> str:
    tree = html.fromstring(f"<div lang='{language}'>{inside}</div>")
    as_shown(tree)
    return " ".join(tree.text_content().split())


STRUCK = {
    "en": ("The yard owes <del>ninety</del> <ins>forty</ins> men.", "The yard owes forty men."),
    "ar": ("غرق <s>تسعة</s> أربعة بحارة.", "غرق أربعة بحارة."),
    "he": ("טבעו <strike>תשעה</strike> ארבעה מלחים.", "טבעו ארבעה מלחים."),
    "zh": ("沉没时有<del>九</del>四名水手。", "沉没时有四名水手。"),
    "th": ("มีลูกเรือ<s>เก้า</s>สี่คน", "มีลูกเรือสี่คน"),
    "hi": ("<span style='color: red; text-decoration: line-through'>नौ</span> चार नाविक डूबे।", "चार नाविक डूबे।"),
    "before a mark": ("The yard owes forty men <s>and women</s>.", "The yard owes forty men."),
    "paragraph": ("<p>One.</p><p style='text-decoration:line-through'>Two.</p><ol><li>Three.</li></ol>",
                  "One.1. Three."),
    "taken back": ("<p style='text-decoration: line-through; text-decoration: none'>Two.</p>", "Two."),
    "with a colour": ("Nine<i style='text-decoration: line-through; text-decoration-color: red'> ten</i>.", "Nine."),
    "pale sign": ("He wrote <s>#</s>harbour.", "He wrote #harbour."),
}  # fmt: skip


@pytest.mark.parametrize("case", STRUCK)
def test_what_is_struck_out_is_not_said(case: str) -> None:
    """A figure that was corrected is quoted as corrected, and a sign that is only paler stays."""
    written, shown = STRUCK[case]
    assert _shown(written) == shown


_STRUCK_PAGE = (
    "<html><head><meta charset='utf-8'><title>Dredger leaves</title></head><body><article><h1>Dredger leaves</h1>"
    f"<p>{LEAD}</p><p>{LAST}</p>{{}}</article></body></html>"
)


def test_paragraphs_that_are_struck_out_are_told() -> None:
    """As of a Word document; words within one are not."""
    for struck, told in (
        ("<p>Two <s>three</s> men.</p>", ""),
        ("<p><s>Nobody was paid.</s></p>", "1 paragraph is struck out"),
        ("<p>لم يُدفع شيء. <del>أربعة</del></p><p><del>لم يُدفع شيء.</del></p>", "1 paragraph is struck out"),
        ("<p style='text-decoration: line-through'>没有人得到工资。</p>", "1 paragraph is struck out"),
        ("<div><del>Old:<p>Nobody was paid.</p><p>Nor will be.</p></div>", "2 paragraphs are struck out"),
    ):
        assert remark_of(parse_html(_STRUCK_PAGE.format(struck).encode())) == told


RAISED = {
    "power": ("It sold 10<sup>6</sup> copies.", "It sold 10⁶ copies."),
    "note behind a figure": ("The toll rose to 14<sup>3</sup> on Monday.", "The toll rose to 14³ on Monday."),
    "area": ("مساحة 5 كم<sup>٢</sup> فقط.", "مساحة 5 كم² فقط."),
    "chemistry": ("二氧化碳CO<sub>2</sub>和SO<sub>4</sub><sup>2−</sup>。", "二氧化碳CO₂和SO₄²⁻。"),
    "by style": ("10<span style='vertical-align: super'>6</span> t", "10⁶ t"),
    "ordinals": ("Le 1<sup>er</sup> mai, the 19<sup>th</sup>, n<sup>o</sup> 4", "Le 1er mai, the 19th, no 4"),
    "cents": ("Nur 3<sup>,99</sup> Euro", "Nur 3,99 Euro"),
    "linked": ("She left in May.<sup><a href='#n1'>1</a></sup> He stayed.", "She left in May. He stayed."),
    "link around": ("4.7 million<a href='#n1'><sup>3</sup></a> crowns", "4.7 million crowns"),
    "link elsewhere": ("4.7 million<sup><a href='https://e.org/s.pdf'>3</a></sup> crowns", "4.7 million crowns"),
    "power with a link": ("10<sup><a href='/wiki/Million'>6</a></sup> copies", "10⁶ copies"),
    "unit with a link": ("40 km<sup><a href='/wiki/Square'>2</a></sup> of it", "40 km² of it"),
    "unit with a link, ar": ("مساحة 5 كم<sup><a href='/w/m'>٢</a></sup> فقط", "مساحة 5 كم² فقط"),
    "unit with a link, zh": ("面积5公里<sup><a href='/w/m'>2</a></sup>。", "面积5公里²。"),
    "power with a note": ("10<sup>6</sup><sup><a href='#n'>2</a></sup> copies", "10⁶ copies"),
    "tie-breaks": ("7–6<sup>(7–5)</sup>, 6-7<sup>(4)</sup>, 6–4", "7–6(7–5), 6-7(4), 6–4"),
    "isotopes": ("isotopes <sup>1</sup>H and heavy <sup>2</sup>H", "isotopes ¹H and heavy ²H"),
    "headline as a link": ("<a href='/co2'>CO<sub>2</sub> at 10<sup>6</sup></a>", "CO₂ at 10⁶"),
    "brackets": ("המפעל נסגר<sup>[12]</sup>.", "המפעל נסגר."),
    "closing bracket": ("4 km<sup>2</sup><sup>1)</sup> groß", "4 km² groß"),
    "daggers": ("The mayor<sup>*</sup> and her aide<sup>†</sup> left.", "The mayor and her aide left."),
    "two": ("He left.<sup><a href='#a'>1</a>,<a href='#b'>2</a></sup> She too.", "He left. She too."),
}


@pytest.mark.parametrize("case", RAISED)
def test_a_raised_figure_joins_no_number(case: str) -> None:
    """Powers and indexes keep their form, marks of notes go, ordinals stay what one searches for."""
    written, shown = RAISED[case]
    assert _shown(written) == shown


def test_a_raised_number_without_a_link_stays() -> None:
    """It may be a power as well as the mark of a note, and joins no number before it."""
    row = "The yard closed.<sup>1</sup> It had 5 m<sup>2</sup> of sheds<sup>2</sup>."
    assert _shown(row) == "The yard closed.¹ It had 5 m² of sheds²."


def test_only_what_has_a_form_is_raised() -> None:
    """Letters, and figures with a point in them, stay."""
    assert [raised(text) for text in ("2", "−5", "2n", "th", ",99", "2.5", "+")] == list(
        ("²", "⁻⁵", "²n", "th", ",99", "2.5", "+")
    )
    assert [lowered(text) for text in ("10", "max", "२")] == ["₁₀", "max", "₂"]


INLINE = {
    "time": ("The tug sank on <time datetime='2023-05-02'>2 May 2023</time> in a storm.",
             "The tug sank on 2 May 2023 in a storm."),
    "time last": ("The tug sank in a storm on <time>2 May 2023</time>.", "The tug sank in a storm on 2 May 2023."),
    "label": ("Its <label>draught</label> was five metres.", "Its draught was five metres."),
    "output": ("It drew <output>five</output> metres.", "It drew five metres."),
    "quotation": ("The owner said <q>nobody asked</q> on Friday.", "The owner said “nobody asked” on Friday."),
    "struck": ("It drew <del>four</del> <ins>five</ins> metres.", "It drew five metres."),
    "power": ("It moved 10<sup>6</sup> tonnes.", "It moved 10⁶ tonnes."),
}  # fmt: skip


@pytest.mark.parametrize("case", INLINE)
def test_no_word_of_a_sentence_is_lost_from_a_page(case: str, read: Read) -> None:
    """A sentence is quoted as the page shows it."""
    written, shown = INLINE[case]
    assert _page(read, f"<p>{written}</p>") == shown


def test_a_label_of_a_field_is_no_word_of_a_text() -> None:
    """A form's labels stay what the extraction drops; a day alone in its line too."""
    tree = html.fromstring("<div><p>Your <label>name</label> please <input></p><p><time>2 May 2023</time></p></div>")
    keep_words(tree)
    assert [element.tag for element in tree.iter("label", "time")] == ["label", "time"]


QUOTED = {
    "en": "“no”", "de": "„no“", "fr": "«no»", "ru": "«no»", "pl": "„no”", "ja": "「no」", "zh-Hant": "「no」",
    "zh": "“no”", "ar": "“no”", "he": "”no”", "hi": "“no”", "th": "“no”", "pt-PT": "«no»", "pt-BR": "“no”",
}  # fmt: skip


@pytest.mark.parametrize("language", QUOTED)
def test_quotations_have_the_marks_of_their_language(language: str) -> None:
    """As CLDR and browsers have them."""
    assert _shown(f"x <q lang='{language}'>no</q> y") == f"x {QUOTED[language]} y"


def test_quotations_within_others_and_in_marks_of_the_writers() -> None:
    """The inner marks within, none beside those that are there, and the text's language where nothing tells it."""
    assert _shown("Er sagte <q>Sie sagte <q>nie</q> zu mir</q>.", "de") == "Er sagte „Sie sagte ‚nie‘ zu mir“."
    assert _shown("She said “<q>never</q>” and <q>“no”</q>.") == "She said “never” and “no”."
    said = "Die Werft von Kahlenort hat am Montag ihre Arbeiter entlassen, und der Besitzer sagte <q>nichts</q> dazu."
    assert _shown(said, "").endswith("sagte „nichts“ dazu.")


LISTED = {
    "page": ("<p>Three demands:</p><ol><li>The debt must be paid.</li><li><p>The crane must go.</p></li></ol>",
             "Three demands:\n1. The debt must be paid.\n2. The crane must go."),
    "start": ("<ol start='18'><li>October is the day.</li></ol>", "18. October is the day."),
    "value": ("<ol><li>The first of the demands.</li><li value='5'>The fifth of them.</li></ol>",
              "1. The first of the demands.\n5. The fifth of them."),
    "back": ("<ol reversed><li>The second best yard.</li><li>The best yard of all.</li></ol>",
             "2. The second best yard.\n1. The best yard of all."),
    "letters": ("<ol type='a'><li>The debt must be paid.</li><li>The crane must go.</li></ol>",
                "a. The debt must be paid.\nb. The crane must go."),
    "roman": ("<ol type='I' start='4'><li>The debt must be paid.</li></ol>", "IV. The debt must be paid."),
    "with a class": ("<ol class='c-list'><li>يجب دفع الدين كاملا.</li></ol>", "1. يجب دفع الدين كاملا."),
    "bullets": ("<ul><li>The debt must be paid.</li></ul>", "- The debt must be paid."),
    "own numbers": ("<ol><li>10. Oslo lost a crane.</li><li><b>9.</b> Bergen lost two.</li><li>None more.</li></ol>",
                    "10. Oslo lost a crane.\n9. Bergen lost two.\n- None more."),
    "own numbers, ar": ("<ol start='2'><li>٢) يجب دفع الدين.</li><li>٣) يجب نقل الرافعة.</li></ol>",
                        "- ٢) يجب دفع الدين.\n- ٣) يجب نقل الرافعة."),
    "own numbers, zh": ("<ol><li>1、债务必须还清。</li><li>2、起重机必须移走。</li></ol>",
                        "- 1、债务必须还清。\n- 2、起重机必须移走。"),
    "amounts": ("<ol><li>12 cranes are to go.</li><li>1.5 million is owed.</li></ol>",
                "1. 12 cranes are to go.\n2. 1.5 million is owed."),
    "absurd": ("<ol start='10000'><li>The debt must be paid.</li></ol>", "- The debt must be paid."),
    "absurd value": (f"<ol><li value='{'9' * 5_000}'>The debt must be paid.</li></ol>", "- The debt must be paid."),
    "year": ("<ol start='1990'><li>The debt was paid.</li></ol>", "1990. The debt was paid."),
    "start without": ("<ol start='4' style='list-style: none'><li>The debt is paid.</li></ol>", "- The debt is paid."),
    "value without": ("<ol style='list-style-type:none'><li value='4'>The debt is paid.</li></ol>",
                      "- The debt is paid."),
    "without": ("<ol style='list-style: none'><li>The debt must be paid.</li></ol>", "- The debt must be paid."),
}  # fmt: skip


@pytest.mark.parametrize("case", LISTED)
def test_lists_of_a_page_have_the_numbers_it_shows(case: str, read: Read) -> None:
    """From where the list starts, in its figures; a list of bullets has none."""
    written, shown = LISTED[case]
    assert _page(read, written) == shown


def test_menus_and_comments_have_no_numbers() -> None:
    """Lists of links, and those with a class that stand among no paragraphs."""
    menu = "<ol><li><a href='/'>Home</a></li><li><a href='/n'>News</a></li><li>Dredger leaves the yard</li></ol>"
    assert _shown(menu) == "HomeNewsDredger leaves the yard"
    assert _shown("<ol class='comments'><li>Nobody asked.</li></ol>") == "Nobody asked."


def test_a_record_reads_as_its_page_within_lines_too(reader: ArticleReader, tmp_path: Path) -> None:
    """JSON that holds markup: struck words go, figures are raised, quotations and lists have their marks."""
    inside = (
        f"<p>{LEAD}</p><p>He said <q>no</q> on <time>2 May</time>: 10<sup>6</sup>, not <del>12</del> 14.</p>"
        "<ol><li>Pay.</li></ol>"
    )
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"title": "Dredger leaves", "text": inside}), encoding="utf-8")
    assert reader.read(path)[0].text.endswith("\nHe said “no” on 2 May: 10⁶, not 14.\n1. Pay.")
    path.write_text(json.dumps({"title": "Dredger leaves", "text": "It owes <del>12</del> 14 men."}), encoding="utf-8")
    assert reader.read(path)[0].text.endswith("\nIt owes 14 men.")


def test_a_hostile_page_costs_little() -> None:
    """Linear in marks, lists, quotations, days and styles."""
    hostile = (
        "<p>" + "x<sup>1</sup>" * 20_000 + "</p>",
        "<p>" + "x <time>2 May</time> " * 20_000 + "</p>",
        "<p>" + "x<label>y</label>" * 20_000 + "</p>",
        "<p>" + "<q>x</q> " * 20_000 + "</p>",
        "<ol class='x'><li>x</li></ol>" * 20_000,
        "x <del>y</del>. " * 20_000,
        f"<p style='text-decoration: line-through{'text-decoration:' * 20_000}'>x</p>",
        f"<p style='{'text-decoration:' * 20_000}line-through'>x</p>",
        f"<sup>{' ' * 100_000}1{' ' * 100_000}x</sup>",
        f"<ol start='{'9' * 100_000}'><li>x</li></ol>",
    )
    for page in hostile:
        tree = html.fromstring(f"<div>{page}</div>")
        began = time.monotonic()
        as_shown(tree)
        keep_words(tree)
        assert time.monotonic() - began < 3
