"""What other programs write, PDF, DOCX, JSON and Markdown, read as it is meant."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from qa.articles import ArticleError, ArticleReader
from qa.articles.fields import language_code
from qa.articles.remark import remark_of
from tests.conftest import Read
from tests.pdf_tools import bound

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_END = "\N{POP DIRECTIONAL FORMATTING}"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


# PDF


def _drawn(*lines: Sequence[tuple[int, str]]) -> bytes:
    """A PDF of runs (x, letters as they stand from left to right), one line below the other."""
    letters = sorted({letter for line in lines for _, run in line for letter in run})
    codes = {letter: 33 + number for number, letter in enumerate(letters)}
    shown = "".join(
        f"BT /F1 12 Tf 1 0 0 1 {x} {700 - 20 * number} Tm <{bytes(codes[letter] for letter in run).hex()}> Tj ET\n"
        for number, line in enumerate(lines)
        for x, run in line
    ).encode()
    pairs = "".join(f"<{code:02x}> <{ord(letter):04x}>\n" for letter, code in codes.items())
    table = f"1 begincodespacerange <00> <ff> endcodespacerange\n{len(codes)} beginbfchar\n{pairs}endbfchar\n".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(shown), shown),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(table), table),
    ]
    return bound(objects)


def _back(text: str) -> str:
    """`text` from right to left, as it stands on the page."""
    return text[::-1]


@pytest.mark.parametrize(
    ("first", "second", "third"), [("١٧", "٤٥٠", "٢٠٢٤"), ("۱۷", "۴۵۰", "۲٬۰۲۴"), ("17", "450", "2,024")]
)
def test_numbers_in_a_right_to_left_pdf_are_those_on_the_page(read: Read, first: str, second: str, third: str) -> None:
    """Arabic, Persian and European digits stand in their order, and each number by its own noun."""
    line = [
        (100, _back("٪ عن عام السابق.")),
        (140, first),
        (160, _back(" مليون دولار بزيادة ")),
        (260, second),
        (290, _back("بلغت الصادرات ")),
    ]
    wanted = f"بلغت الصادرات {second} مليون دولار بزيادة {first}٪ عن عام السابق."
    dated = [(200, third), (240, _back("صدر التقرير في عام "))]
    text = read("a.pdf", _drawn(line, dated))[0].text
    assert text == f"{wanted}\nصدر التقرير في عام {third}"


def test_a_line_is_read_from_the_right_in_whatever_order_it_was_drawn(read: Read) -> None:
    """Some programs draw the first word first; foreign words and times keep their own order."""
    line = [(300, _back("قالت ")), (200, "BBC"), (230, " "), (240, "News"), (140, _back(" في ")), (100, "13"),
            (112, ":"), (116, "10"), (40, _back(" أمس."))]  # fmt: skip
    text = read("a.pdf", _drawn(line))[0].text
    assert text == "قالت BBC News في 13:10 أمس."


def test_a_gap_beside_a_number_stays_on_its_side(read: Read) -> None:
    """Where a space is no letter but a distance, the number is not joined to the word before it."""
    line = [(40, _back(" مليون دولار")), (160, "450"), (220, _back("بلغت الصادرات"))]
    assert read("a.pdf", _drawn(line))[0].text == "بلغت الصادرات 450 مليون دولار"


def test_a_left_to_right_pdf_is_read_as_it_is_drawn(read: Read) -> None:
    """An Arabic word in an English line, and numbers alone, turn nothing around."""
    lines = [[(40, "The report "), (120, _back("مقال")), (160, " cost 450 dollars.")], [(40, "12"), (80, " 2024")]]
    text = read("a.pdf", _drawn(*lines))[0].text
    assert " ".join(text.split()) == "The report مقال cost 450 dollars. 12 2024"


# DOCX


def _word(body: str, notes: str = "", styles: str = "", numbering: str = "") -> bytes:
    """A Word document of the XML `body`, with footnotes, styles and lists of the XML given."""
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{main}.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_R}/footnotes" Target="footnotes.xml"/>'
        f'<Relationship Id="r2" Type="{_R}/styles" Target="styles.xml"/>'
        f'<Relationship Id="r3" Type="{_R}/numbering" Target="numbering.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{_W}">{notes}</w:footnotes>',
        "word/styles.xml": f'<w:styles xmlns:w="{_W}">{styles}</w:styles>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{_W}">{numbering}</w:numbering>',
        "word/media/image1.png": "no picture",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def _p(*inside: str) -> str:
    return f"<w:p>{''.join(inside)}</w:p>"


def _r(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


WORDS = {
    "direction": (
        _r("قال رئيس اللجنة "),
        f'<w:dir w:val="rtl">{_r("النائب عبد الله")}{_r(_END)}</w:dir>',
        _r(" إن "),
        f'<w:bdo w:val="ltr">{_r("BBC")}</w:bdo>',
        _r(" سألته."),
        "قال رئيس اللجنة النائب عبد الله إن BBC سألته.",
    ),
    "furigana": (
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>いわや</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>岩屋</w:t></w:r>"
        "</w:rubyBase></w:ruby></w:r>",
        _r("外相はドーハに到着した。"),
        "岩屋外相はドーハに到着した。",
    ),
    "field": (
        _r("It was signed on "),
        f'<w:fldSimple w:instr="DATE">{_r("18 June")}</w:fldSimple>',
        _r(" in Doha."),
        "It was signed on 18 June in Doha.",
    ),
    "line": ("<w:r><w:t>The first line.</w:t><w:cr/><w:t>The second.</w:t></w:r>", "The first line.\nThe second."),
}


@pytest.mark.parametrize("kind", WORDS)
def test_no_word_of_a_word_document_is_lost(read: Read, kind: str) -> None:
    """Names in a direction of their own, under furigana, in a field, and lines within a paragraph are in the text."""
    *inside, text = WORDS[kind]
    assert read("a.docx", _word(_p(*inside)))[0].text == text


def test_footnote_marks_are_no_part_of_a_sentence(read: Read) -> None:
    """A quote has no [1] in it that is not Maqal's own; what the footnote says and brackets of the article stay."""
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = f'<w:footnote w:id="2">{_p(_r("Central bank, p. 14."))}</w:footnote>'
    word = _word(_p(_r("Trade was 310 million in 2020"), mark, _r(". It [3] has doubled.")), note)
    text = read("a.docx", word)[0].text
    assert text == "Trade was 310 million in 2020. It [3] has doubled.\nCentral bank, p. 14."


def test_unwrapping_words_lets_no_entity_in(read: Read) -> None:
    """A document with a field is refused for its own entities as any other, and a broken one for being broken."""
    field = f'<w:fldSimple w:instr="DATE">{_r("today")}</w:fldSimple>'
    word = _word(_p(field, _r("&x;")))
    with pytest.raises(ArticleError, match="damaged"):
        read("a.docx", word)
    laughs = f'<!DOCTYPE d [<!ENTITY x "ha">]><w:document xmlns:w="{_W}"><w:body>{_p(field)}</w:body></w:document>'
    out = io.BytesIO(word)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/header1.xml", laughs)
    with pytest.raises(ArticleError, match="DTD"):
        read("b.docx", out.getvalue())


_STYLES = (
    '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Power"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Old"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Older"><w:basedOn w:val="Old"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
)
LOOKS = {
    "struck": (_r("It owes "), _r("ninety ", "<w:strike/>"), _r("forty men."), "It owes forty men."),
    "struck twice": (_r("غرق "), _r("تسعة ", "<w:dstrike/>"), _r("أربعة بحارة."), "غرق أربعة بحارة."),
    "hidden": (_r("המפעל "), _r("לא ", "<w:vanish/>"), _r("נסגר."), "המפעל נסגר."),
    "taken back": (_r("沉没时有"), _r("四", '<w:strike w:val="0"/>'), _r("名水手。"), "沉没时有四名水手。"),
    "by a style": (_r("มีลูกเรือ"), _r("เก้า", '<w:rStyle w:val="Gone"/>'), _r("สี่คน"), "มีลูกเรือสี่คน"),
    "against its style": (
        _r("चार "),
        _r("नाविक ", '<w:rStyle w:val="Gone"/><w:strike w:val="false"/>'),
        _r("डूबे।"),
        "चार नाविक डूबे।",
    ),
    "hidden by a paragraph's style": (
        '<w:pPr><w:pStyle w:val="Older"/></w:pPr>',
        _r("Not this. "),
        _r("But this.", '<w:vanish w:val="off"/>'),
        "But this.",
    ),
    "raised": (
        _r("It moved 10"),
        _r("6", '<w:vertAlign w:val="superscript"/>'),
        _r(" t of CO"),
        _r("2", '<w:vertAlign w:val="subscript"/>'),
        _r("."),
        "It moved 10⁶ t of CO₂.",
    ),
    "raised by a style": (_r("5 m"), _r("2", '<w:rStyle w:val="Power"/>'), _r(" of shed."), "5 m² of shed."),
    "ordinal": (
        _r("On the 19"),
        _r("th", '<w:vertAlign w:val="superscript"/>'),
        _r(" he left."),
        "On the 19th he left.",
    ),
    "based on itself": ('<w:pPr><w:pStyle w:val="Loop"/></w:pPr>', _r("It stays."), "It stays."),
    "field in hidden runs": (
        '<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> HYPERLINK "https://e.org" </w:instrText></w:r>'
        '<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="separate"/></w:r>',
        _r("The report"),
        '<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>',
        _r(" of May."),
        "The report of May.",
    ),
}


@pytest.mark.parametrize("case", LOOKS)
def test_a_word_document_reads_as_it_looks(case: str, read: Read) -> None:
    """Nothing that is struck or hidden, raised figures raised; by the run, by its style or by the paragraph's."""
    *inside, text = LOOKS[case]
    assert read("a.docx", _word(_p(*inside), styles=_STYLES))[0].text == text


def test_paragraphs_that_are_struck_out_are_told_of(read: Read, reader: ArticleReader, tmp_path: Path) -> None:
    """Whoever adds the file learns that some of it was left out; hidden words are no news, nor is a struck word."""
    struck, hidden = _p(_r("The yard is sold.", "<w:strike/>")), _p(_r("Ask Kemal.", "<w:vanish/>"))
    found = read("a.docx", _word(_p(_r("The yard "), _r("x", "<w:strike/>"), _r("stays.")) + hidden))
    assert (found[0].text, remark_of(found)) == ("The yard stays.", "")
    found = read("a.docx", _word(_p(_r("The yard stays.")) + struck + hidden))
    assert (found[0].text, remark_of(found)) == ("The yard stays.", "1 paragraph is struck out")
    found = read("a.docx", _word(_p(_r("The yard stays.")) + 2 * struck))
    assert (found[0].text, remark_of(found)) == ("The yard stays.", "2 paragraphs are struck out")


def _level(level: int, form: str, label: str, more: str = "") -> str:
    start = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>'
    return f'<w:lvl w:ilvl="{level}">{start}{more}<w:lvlText w:val="{label}"/></w:lvl>'


_POINTS = '<w:pStyle w:val="Point"/>'
_LISTS = (
    f'<w:abstractNum w:abstractNumId="0">{_level(0, "decimal", "%1.")}{_level(1, "lowerLetter", "(%2)")}'
    f"{_level(2, 'decimal', '%1.%2.%3')}</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="1">{_level(0, "bullet", "•")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="2">{_level(0, "upperRoman", "Point %1:", _POINTS)}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
)
_POINT = (
    '<w:style w:type="paragraph" w:styleId="Point"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
)


def _item(text: str, number: int, level: int = 0) -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return _p(f"<w:pPr>{numbered}</w:pPr>", _r(text))


def test_lists_of_a_word_document_have_the_numbers_it_shows(read: Read) -> None:
    """They go on below a paragraph, begin again where that is said, and have their marks; bullets have none."""
    body = (
        _item("يجب دفع الدين.", 1)
        + _item("Pay it.", 1, 1)
        + _item("All of it.", 1, 2)
        + _p(_r("He left."))
        + _item("החוב ישולם.", 1)
        + _item("Again.", 1, 1)
        + _item("No number.", 2)
        + _item("New list.", 4)
        + _item("Next.", 4)
        + _p('<w:pPr><w:pStyle w:val="Point"/></w:pPr>', _r("By its style."))
        + _p('<w:pPr><w:pStyle w:val="Point"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>', _r("Without."))
        + _item("", 1)
        + _item("Unknown list.", 9)
    )
    text = read("a.docx", _word(body, styles=_POINT, numbering=_LISTS))[0].text
    assert text.split("\n") == [
        "1. يجب دفع الدين.",
        "(a) Pay it.",
        "1.a.1 All of it.",
        "He left.",
        "2. החוב ישולם.",
        "(a) Again.",
        "No number.",
        "7. New list.",
        "8. Next.",
        "Point I: By its style.",
        "Without.",
        "Unknown list.",
    ]


def test_many_levels_of_many_lists_cost_little(read: Read) -> None:
    """Word has nine; each further one would be made anew for each list."""
    levels = "".join(_level(level, "decimal", "%1.") for level in range(700))
    lists = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/></w:num>' for n in range(700))
    numbering = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{lists}'
    data = _word(_item("Pay it.", 699), numbering=numbering)
    began = time.monotonic()
    assert read("a.docx", data)[0].text == "1. Pay it."
    assert time.monotonic() - began < 4


# JSON

BODY = "The minister arrived in Doha and will stay for two days. Talks on gas are on the agenda."
EXPORTS: dict[str, tuple[object, str | None]] = {
    "news-please": (
        {"title": "Minister in Doha", "maintext": BODY, "date_publish": "2024-06-18 10:10:00", "source_domain":
         "www.e.org", "url": "https://www.e.org/1", "language": "en"}, "e.org"),
    "WordPress": (
        [{"date": "2024-06-18T13:10:00", "link": "https://www.e.org/1", "title": {"rendered": "Minister in Doha"},
          "content": {"rendered": f"<p>{BODY}</p>\n", "protected": False}}], "e.org"),
    "JSON Feed": (
        {"version": "https://jsonfeed.org/version/1.1", "title": "Example", "items": [
            {"id": "1", "url": "https://www.e.org/1", "title": "Minister in Doha", "content_html": f"<p>{BODY}</p>",
             "date_published": "2024-06-18"}]}, "Example"),
    "feedparser": (
        {"title": "Minister in Doha", "link": "https://www.e.org/1", "published": "2024-06-18", "content": [
            {"type": "text/plain", "value": "The minister arrived."},
            {"type": "text/html", "value": f"<p>{BODY}</p>"}]}, "e.org"),
    "Event Registry": (
        {"articles": {"results": [
            {"lang": "eng", "date": "2024-06-18", "url": "https://www.e.org/1", "title": "Minister in Doha",
             "body": BODY, "source": {"uri": "e.org", "title": "Example"}}], "totalResults": 1}}, "Example"),
    "trafilatura": (
        {"title": "Minister in Doha", "text": BODY, "date": "2024-06-18", "source": "https://www.e.org/1",
         "source-hostname": "Example News", "hostname": "e.org"}, "Example News"),
}  # fmt: skip


@pytest.mark.parametrize("program", EXPORTS)
def test_what_usual_programs_export_is_read(read: Read, program: str) -> None:
    """Title, text, date, outlet and address of an article come from where the program puts them."""
    record, outlet = EXPORTS[program]
    (draft,) = read("a.json", record)
    assert draft.text == f"Minister in Doha\n{BODY}"
    assert (draft.title, draft.published, draft.url) == ("Minister in Doha", "2024-06-18", "https://www.e.org/1")
    assert (draft.source, draft.language) == (outlet, "en")


def test_several_texts_in_one_field_are_not_guessed_at(read: Read) -> None:
    """Blocks of an article that Maqal does not know are refused, so that no half of it passes for the whole."""
    blocks = [{"type": "paragraph", "value": "The first part."}, {"type": "paragraph", "value": "The second part."}]
    with pytest.raises(ArticleError, match="record 1 has no text"):
        read("a.json", {"title": "Parts", "content": blocks})


SHOWN = {
    "one tag": ("<p>He &amp; she &#8217;won&#8217;</p>", "He & she ’won’"),
    "entities alone": ("He said &quot;no&quot;.\nShe &amp; he left.", 'He said "no".\nShe & he left.'),
    "packed twice": ("&lt;p&gt;He said no.&lt;/p&gt;&lt;p&gt;She left.&lt;/p&gt;", "He said no.\nShe left."),
    "a link between lines": ('He said <a href="/x">no</a>.\nShe left.', "He said no.\nShe left."),
    "empty lines between tags": ("<h2>Doha</h2>He\nsaid no.\n\nShe left.", "Doha\nHe said no.\nShe left."),
    "no markup": (
        "If a < b, see https://e.org/?a=1&copy=2&lt=3.\nAT&T & R&D.",
        "If a < b, see https://e.org/?a=1&copy=2&lt=3.\nAT&T & R&D.",
    ),
}


@pytest.mark.parametrize("case", SHOWN)
def test_a_record_reads_as_its_page_does(read: Read, case: str) -> None:
    """No tags or entities in quotes, no lines run together, and plain text as it is."""
    written, shown = SHOWN[case]
    assert read("a.json", {"text": written})[0].text == shown


def test_a_title_has_no_entities(read: Read) -> None:
    (draft,) = read("a.json", {"title": "Minister&#8217;s <i>visit</i> &amp; trade", "text": BODY})
    assert draft.title == "Minister’s visit & trade"
    assert draft.text.startswith("Minister’s visit & trade\n")


@pytest.mark.parametrize(
    ("told", "code"),
    [("eng", "en"), ("ara", "ar"), ("zho", "zh"), ("chi", "zh"), ("deu", "de"), ("ger", "de"), ("per", "fa"),
     ("en_US", "en"), ("AR-qa", "ar"), ("iw", "he"), ("nob", "no"), ("tgl", "tl"), ("ckb", "ckb"), ("und", None),
     ("xx", None), ("zxx", None), ("English", None), ("", None)],
)  # fmt: skip
def test_language_codes_are_those_of_the_library(told: str, code: str | None) -> None:
    assert language_code(told) == code


def test_an_unknown_language_is_found_from_the_text(read: Read) -> None:
    """What says nothing does not stand in the way; so one filter finds all articles of a language."""
    for told in ("eng", "und", "xx"):
        assert read("a.json", {"text": BODY, "lang": told})[0].language == "en"


def test_a_source_that_is_an_address_is_a_link_and_not_a_name(read: Read) -> None:
    """The host names the outlet; the address opens the article, unless it is the site's or a better one is there."""
    cases = {
        "https://www.e.org/news/1": ("e.org", "https://www.e.org/news/1"),
        "https://user@E.org:80/1": ("e.org", "https://user@E.org:80/1"),
        "https://e.org/": ("e.org", None),
        "Example News": ("Example News", None),
    }
    for source, expected in cases.items():
        (draft,) = read("a.json", {"text": BODY, "source": source})
        assert (draft.source, draft.url) == expected
    known = {"text": BODY, "source": "https://e.org/feed/", "link": "https://e.org/1", "publisher": {"name": "Example"}}
    (draft,) = read("a.json", known)
    assert (draft.source, draft.url) == ("Example", "https://e.org/1")


# Markdown

FRONTS = {
    "folded": ("---\ntitle: >-\n  Minister in Doha,\n  leaves tomorrow\n---\n", "Minister in Doha, leaves tomorrow"),
    "doubled quotes": ("---\ntitle: 'L''Irak signe'\n---\n", "L'Irak signe"),
    "escaped quotes": ('---\ntitle: "\\"No deal\\", he says"\n---\n', '"No deal", he says'),
    "remark": ("---\ntitle: Minister in Doha # working title\n---\n", "Minister in Doha"),
    "no YAML": ("---\ntitle: Doha: minister arrives\nsource: [a\n---\n", "Doha: minister arrives"),
    "TOML": ('+++\ntitle = "Minister in Doha"\ndraft = false\n[params]\nx = 1\n+++\n', "Minister in Doha"),
    "no TOML": ("+++\ntitle = 'Minister in Doha'\ndraft = no\n+++\n", "Minister in Doha"),
}


@pytest.mark.parametrize("form", FRONTS)
def test_front_matter_is_read_as_its_writer_meant_it(read: Read, form: str) -> None:
    """Its quotes, folds and remarks are no part of the title, and none of it is in the text."""
    front, title = FRONTS[form]
    (draft,) = read("a.md", f"{front}{BODY}\n")
    assert (draft.title, draft.text) == (title, f"{title}\n{BODY}")


@pytest.mark.parametrize("fence", ["---", "+++"])
def test_front_matter_keeps_time_and_zone_and_the_address(read: Read, fence: str) -> None:
    """A clipped page: its address is the link, its host or publisher the outlet."""
    put = ' = "' if fence == "+++" else ': "'
    when = "date = 2024-06-18T13:10:00+03:00" if fence == "+++" else "date: 2024-06-18 13:10:00 +0300"
    front = f'{fence}\n{when}\nsource{put}https://www.e.org/news/1"\nlang{put}eng"\n{fence}\n\n# Minister in Doha\n'
    (draft,) = read("a.md", f"{front}\n{BODY}\n\n## Read more\n")
    assert (draft.title, draft.published) == ("Minister in Doha", "2024-06-18T13:10:00+03:00")
    assert (draft.source, draft.url, draft.language) == ("e.org", "https://www.e.org/news/1", "en")
    named = front.replace("lang", "publisher").replace("eng", "Example")
    assert read("a.md", f"{named}\n{BODY}\n")[0].source == "Example"


@pytest.mark.parametrize("fence", ["---", "+++"])
@pytest.mark.parametrize(
    ("keys", "day"),
    [
        (("published: true", "date: 2024-06-18"), "2024-06-18"),
        (("date: 2024-07-01", "published: 2024-06-18"), "2024-06-18"),
        (("lastmod: 2024-07-02", "date: 2024-07-01", "publishDate: 2024-06-18"), "2024-06-18"),
        (("created: 2024-06-17", "date: 2024-06-18"), "2024-06-18"),
        (("created: 2024-06-18", "modified: 2024-07-01"), "2024-06-18"),
        (("created: 2024-06-18", "source: https://e.org/1"), None),
        (("date: June 18, 2024", "updated: 2024-07-01"), "2024-06-18"),
        (("updated: 2024-07-01", "modified: 2024-07-01", "lastmod: 2024-07-01"), None),
        (("date: 1970-01-01", "published: false"), None),
    ],
)
def test_front_matter_is_dated_by_its_publication(fence: str, keys: Sequence[str], day: str | None, read: Read) -> None:
    """In whatever order; a state is no date, and the day of a change is not the post's."""
    lines = [key if fence == "---" else '{} = "{}"'.format(*key.split(": ")) for key in keys]
    (draft,) = read("a.md", "\n".join([fence, *lines, 'title: "Doha"', fence, BODY, ""]))
    assert draft.published == day


BOMBS = {
    "aliases": "a: &a [x,x,x,x,x,x,x,x,x]\n"
    + "".join(f"{b}: &{b} [{','.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefghijk", "bcdefghijkl", strict=True)),
    "merges": "a: &a {x: y}\n"
    + "".join(f"{b}: &{b} {{<<: [{','.join(['*' + a] * 9)}]}}\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
    "depth": "a: " + "[" * 15_000 + "\n",
    "object": "a: !!python/object/apply:os.system [exit]\n",
    "letter beyond all": 'a: "\\UFFFFFFFF"\n',
    "long line": "a: " + "x: " * 6000 + "\n",
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_hostile_front_matter_costs_nothing(read: Read, reader: ArticleReader, bomb: str) -> None:
    """What explodes in other programs stays within a reader's limits; the title beside it counts."""
    (draft,) = read("a.md", f"---\n{BOMBS[bomb]}title: Minister in Doha\n---\n{BODY}\n")
    assert (draft.title, draft.text) == ("Minister in Doha", f"Minister in Doha\n{BODY}")


@pytest.mark.parametrize(
    ("text", "below"),
    [
        ("# Minister in Doha #\n\n{}\n", ""),
        (
            "\nMinister in Doha\n================\n\n{}\n\n## Background\n\nThey fell out.\n",
            "\nBackground\nThey fell out.",
        ),
        ("Minister in Doha\n---\n{}\n", ""),
        ("**Minister in Doha**\n\n{}\n\n### Read more\n\n[Another](https://e.org)\n", "\nRead more\nAnother"),
        ("Minister in Doha\n\n{}\n\n### Read more\n\n[Another](https://e.org)\n", "\nRead more\nAnother"),
    ],
)
def test_only_the_heading_an_article_begins_with_is_its_title(read: Read, text: str, below: str) -> None:
    """A heading of a part, or of links below, names no article."""
    (draft,) = read("a.md", text.format(BODY))
    assert (draft.title, draft.text) == ("Minister in Doha", f"Minister in Doha\n{BODY}{below}")


# All of them

_SOFT = (
    "The Bundes\u00adregierung met",
    "The Bundes\u00adregierung and the Landes\u00ad\u00adtag met, it said on Monday.",
)
_WITH_SOFT: dict[str, object] = {
    "a.txt": "\n\n".join(_SOFT),
    "broken.txt": "\n\n".join(_SOFT).replace("Bundes\u00ad", "Bundes\u00ad\n"),
    "a.md": f"# {_SOFT[0]}\n\n{_SOFT[1]}",
    "front.md": f"---\ntitle: {_SOFT[0]}\n---\n\n{_SOFT[1].replace(chr(0xAD), '&shy;')}",
    "a.json": {"title": _SOFT[0], "text": _SOFT[1]},
    "named.json": {"title": _SOFT[0].replace("\u00ad", "&shy;"), "text": _SOFT[1].replace("\u00ad", "&shy;")},
    "a.html": f"<title>{_SOFT[0]}</title><h1>{_SOFT[0]}</h1><p>{_SOFT[1]}</p>",
    "a.docx": _word(_p(_r(_SOFT[0])) + _p(_r(_SOFT[1]))),
    "own.docx": _word(_p(_r("The Bundes"), "<w:r><w:softHyphen/></w:r>", _r("regierung met")) + _p(_r(_SOFT[1]))),
}


@pytest.mark.parametrize("name", _WITH_SOFT)
def test_a_soft_hyphen_hides_no_word_from_search(name: str, read: Read) -> None:
    """In headline and text of every format; where a line ends with one the word goes on in the next."""
    (draft,) = read(name, _WITH_SOFT[name])
    lines = [line for line in draft.text.split("\n") if line]
    assert (draft.title, lines) == (_SOFT[0].replace("\u00ad", ""), [line.replace("\u00ad", "") for line in _SOFT])
