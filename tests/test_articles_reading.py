"""Reading files: every format, every bad input, and the limits that keep a file from hurting the program."""

from __future__ import annotations

import io
import json
import os
import random
import re
import time
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from qa.articles import SUFFIXES, ArticleError, ArticleReader, Limits, survey
from qa.articles.decode import normalise
from qa.types import Draft
from tests.test_articles_pages import PAGE

LINES = [f"This is line number {number} of the report about the meeting in Baghdad." for number in range(8)]
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def read_file(path: Path, limits: Limits | None = None) -> list[Draft]:
    """In a child process of its own."""
    with ArticleReader(limits or Limits()) as reader:
        return reader.read(path)


def _pdf(lines: list[str], title: str | None = None) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    if title:
        canvas.setTitle(title)
    for number, line in enumerate(lines):
        canvas.drawString(50, 750 - 15 * number, line)
    canvas.rect(10, 10, 50, 50)
    canvas.save()
    return out.getvalue()


def _locked_pdf() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(_pdf(LINES))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _pdf_with_stream(stream: bytes) -> bytes:
    packed = zlib.compress(stream)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    tail = b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    return out + tail % (table, len(out))


def _docx(*paragraphs: str) -> bytes:
    document = docx.Document()
    document.core_properties.title = ""
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _raw_docx(body: str, declaration: str = "", encoding: str = "utf-8") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{_CONTENT}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        part = f'<?xml version="1.0" encoding="{encoding}"?>{declaration}'
        part += f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
        archive.writestr("word/document.xml", part.encode(encoding))
    return out.getvalue()


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


_EXTERNAL = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
_LAUGHS = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>'
_NOISE = random.Random(7).randbytes(4000)

BAD: dict[str, tuple[str, bytes | Callable[[], bytes], str]] = {  # bombs are made when they are needed
    "empty": ("a.txt", b"", "is empty"),
    "white space": ("a.txt", b" \n\t\r\n ", "is empty"),
    "byte order mark only": ("a.txt", b"\xef\xbb\xbf\n", "is empty"),
    "noise as text": ("a.txt", _NOISE, "binary data"),
    "picture as text": ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG picture"),
    "archive as text": ("a.txt", b"PK\x03\x04" + bytes(50), "DOCX"),
    "old office file": ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "save it as DOCX"),
    "rich text": ("a.txt", rb"{\rtf1 hello}", "RTF"),
    "text as pdf": ("a.pdf", b"only text", "is no PDF"),
    "text as docx": ("a.docx", b"only text", "is no DOCX"),
    "broken utf-8": ("a.txt", "عقد الاجتماع في بغداد".encode() + b"\xff" + " اليوم".encode(), "the first at byte 39"),
    "half of utf-16": ("a.txt", b"\xff\xfe\x41\x06\x42", "breaks at byte"),
    "password pdf": ("a.pdf", _locked_pdf(), "password"),
    "scan": ("a.pdf", _pdf([]), "OCR"),
    "half a pdf": ("a.pdf", _pdf(LINES)[:600], "damaged PDF"),
    "no pdf inside": ("a.pdf", b"%PDF-1.7 nothing", "damaged PDF"),
    "pdf bomb": ("a.pdf", lambda: _pdf_with_stream(b"BT " + b"(a) Tj " * 12_000_000), "PDF"),
    "half a docx": ("a.docx", _docx("Hello")[:3000], "damaged DOCX"),
    "no word part": ("a.docx", _docx("Hello").replace(b"word/document.xml", b"word/documenx.xml"), "DOCX"),
    "docx bomb": ("a.docx", lambda: _raw_docx(_paragraph("a" * 400) * 500_000), "MB"),
    "docx of many paragraphs": ("a.docx", lambda: _raw_docx(_paragraph("a") * 300_000), "zip bomb"),
    "docx with an external entity": ("a.docx", _raw_docx(_paragraph("&x;"), _EXTERNAL), "DTD"),
    "docx with an entity in utf-16": ("a.docx", _raw_docx(_paragraph("&x;"), _EXTERNAL, "utf-16"), "DTD"),
    "billion laughs": ("a.docx", _raw_docx(_paragraph("&c;"), _LAUGHS), "DTD"),
    "docx without text": ("a.docx", _docx(""), "without text"),
    "deep page": ("a.html", b"<html>" + b"<div>" * 200_000 + b"text" + b"</div>" * 200_000, "nested too deeply"),
    "comment bomb": ("a.html", b"<!--" * 200_000, "empty page"),
    "page without text": ("a.html", b"<html><body><script>render()</script></body></html>", "without text"),
    "no json": ("a.json", b'{"title": ', "line 1"),
    "deep json": ("a.json", b"[" * 100_000, "too deep"),
    "no records": ("a.json", b"[]", "empty list"),
    "no record with text": ("a.json", b'[{"title": "Video"}, {"title": "Photo"}]', "none of its 2 records has a text"),
    "record that is a number": ("a.json", b'[{"text": "Fine."}, 3]', "record 2"),
    "bad line": ("a.jsonl", b'{"text": "Fine."}\n\n{"text": oops}\n', "line 3"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_gives_one_clear_line(case: str, reader: ArticleReader, tmp_path: Path) -> None:
    """Whatever is wrong, the user reads which file it is and why, soon, and the next file is read as ever."""
    name, data, reason = BAD[case]
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data())
    start = time.monotonic()
    with pytest.raises(ArticleError) as caught:
        reader.read(path)
    message = str(caught.value)
    assert message.startswith(str(path))
    assert reason in message
    assert "\n" not in message
    assert time.monotonic() - start < 15
    good = tmp_path / "good.txt"
    good.write_text("A fine article.", encoding="utf-8")
    assert reader.read(good)[0].text == "A fine article."


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """300 MB costs no time and no memory, and the line names the limit."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(300 * 2**20)
    with pytest.raises(ArticleError, match=r"huge\.txt has 300\.0 MB, more than the limit of 20 MB"):
        read_file(path)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """A missing file, a folder and a pipe give a line each, and nothing waits for the pipe."""
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    folder = tmp_path / "folder.txt"
    folder.mkdir()
    for path in (pipe, folder, tmp_path / "missing.txt", tmp_path / "picture.gif", tmp_path / "line\nbreak.txt"):
        with pytest.raises(ArticleError, match=r"^[^\n]+$"):
            read_file(path)


def _children() -> list[str]:
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split()


def test_a_file_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    """The limit on time holds, the child is gone and reaped, and reading goes on with a new one."""
    slow, good = tmp_path / "slow.txt", tmp_path / "good.txt"
    slow.write_text("a" + "\u0301\u0316" * 300_000, encoding="utf-8")
    # Thai needs no language model, whose loading could take the two seconds on a busy machine.
    good.write_text("การประชุม", encoding="utf-8")
    before = _children()
    with ArticleReader(Limits(seconds=2)) as reader:
        start = time.monotonic()
        with pytest.raises(ArticleError, match=r"slow\.txt took more than 2 s"):
            reader.read(slow)
        assert time.monotonic() - start < 15
        assert _children() == before
        assert reader.read(good)[0].text == "การประชุม"
    assert _children() == before


def test_a_file_of_many_articles_may_take_longer(tmp_path: Path) -> None:
    path = tmp_path / "archive.jsonl"
    path.write_text('{"title": "Rain", "text": "It rained in Basra."}\n' * 2000, encoding="utf-8")
    with pytest.raises(ArticleError, match=r"archive\.jsonl took more than 0 s to read; split it"):
        read_file(path, Limits(seconds=0.1, seconds_a_mb=0))
    assert len(read_file(path, Limits(seconds=0.1, seconds_a_mb=600))) == 2000


def test_a_file_that_needs_too_much_memory_is_stopped(tmp_path: Path) -> None:
    """The limit on memory holds in the child, not in the program."""
    big, good = tmp_path / "big.json", tmp_path / "good.txt"
    big.write_bytes(b"[" + b"[]," * 6_000_000 + b"[]]")
    good.write_text("A fine article.", encoding="utf-8")
    with ArticleReader(Limits(memory_bytes=64 * 2**20)) as reader:
        with pytest.raises(ArticleError, match=r"big\.json needs more than 64 MB of memory"):
            reader.read(big)
        assert reader.read(good)[0].text == "A fine article."


def test_a_reader_that_crashes_is_replaced(tmp_path: Path) -> None:
    """A child that dies, for whatever reason, costs one retry and no article."""
    path = tmp_path / "a.txt"
    path.write_text("A fine article.", encoding="utf-8")
    with ArticleReader() as reader:
        reader.read(path)
        assert reader._child is not None
        reader._child.kill()
        assert reader.read(path)[0].text == "A fine article."


def test_more_text_than_any_article_has_is_refused(tmp_path: Path) -> None:
    """What comes back from the child is bounded too."""
    path = tmp_path / "long.txt"
    path.write_text("word " * 5000, encoding="utf-8")
    with pytest.raises(ArticleError, match="letters; split it"):
        read_file(path, Limits(output_bytes=6000))


def test_an_answer_over_the_limit_leaves_nothing_to_the_next_file(tmp_path: Path) -> None:
    """Within the limit of letters, over that of bytes: one such letter takes twelve in the child's answer."""
    texts = ("الميناء يفتح غدا.", "港口明天开放。")
    (tmp_path / "long.txt").write_text("Headline\n\n" + "😀" * 30_000, encoding="utf-8")
    for n, text in enumerate(texts):
        (tmp_path / f"{n}.txt").write_text(text, encoding="utf-8")
    with ArticleReader(Limits(output_bytes=200_000)) as reader:
        for n, text in enumerate(texts):
            with pytest.raises(ArticleError, match="too much text; split it"):
                reader.read(tmp_path / "long.txt")
            assert reader.read(tmp_path / f"{n}.txt")[0].text == text


def test_the_child_can_be_started_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the working folder nor a module lying in it has a say in how files are read."""
    (tmp_path / "json.py").write_text("raise SystemExit('shadowed')", encoding="utf-8")
    (tmp_path / "a.txt").write_text("A fine article.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert read_file(Path("a.txt"))[0].text == "A fine article."


@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a.docx"])
def test_content_goes_before_a_wrong_suffix(name: str, reader: ArticleReader, tmp_path: Path) -> None:
    """A page, a PDF or a Word file under another accepted suffix is read for what it is."""
    for data, text in (
        (
            PAGE.format(charset="utf-8", title="A headline", site="Paper", one="First words.", two="Last words."),
            "A headline",
        ),
        (_pdf(LINES), LINES[0]),
        (_docx("Words of the document."), "Words of the document."),
    ):
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        assert text in reader.read(path)[0].text


def test_a_pdf_gives_its_lines_and_title(reader: ArticleReader, tmp_path: Path) -> None:
    """Wrapped lines become one paragraph; a metadata title counts only when it stands on the page."""
    path = tmp_path / "a.pdf"
    path.write_bytes(_pdf(["Talks go on in Baghdad", "", *LINES], title="Talks go on in Baghdad"))
    (draft,) = reader.read(path)
    assert draft.title == "Talks go on in Baghdad"
    assert LINES[7] in draft.text
    path.write_bytes(_pdf(["Talks go on in Baghdad", "", *LINES], title="final_v3.indd"))
    assert reader.read(path)[0].title.startswith("Talks go on in Baghdad")


def test_a_docx_gives_its_paragraphs(reader: ArticleReader, tmp_path: Path) -> None:
    """Each paragraph and table cell is there, in order."""
    path = tmp_path / "a.docx"
    path.write_bytes(_docx("محادثات عسكرية", "عقد وفدان محادثات في قاعدة جوية.", "المصدر: رويترز"))
    (draft,) = reader.read(path)
    assert draft.text == "محادثات عسكرية\nعقد وفدان محادثات في قاعدة جوية.\nالمصدر: رويترز"
    assert (draft.title, draft.source, draft.language) == ("محادثات عسكرية", "رويترز", "ar")


def test_records_keep_their_fields_under_the_usual_names(reader: ArticleReader, tmp_path: Path) -> None:
    """One record, a list, an object with a list, and JSON lines all give the same articles."""
    one = {
        "title": "First",
        "text": "The first text is here.",
        "date": "2024-06-18T10:00:00Z",
        "source": "Paper",
        "url": "https://e.org/1",
    }
    two = {"headline": "Second", "body": ["The second text", "is here."], "pubDate": "Tue, 18 Jun 2024 10:10:00 GMT",
           "publisher": {"name": "Agency"}, "link": "https://e.org/2", "lang": "en-GB"}  # fmt: skip
    forms = {
        "list.json": json.dumps([one, two]),
        "object.json": json.dumps({"articles": [one, two]}),
        "lines.jsonl": f"{json.dumps(one)}\n\n{json.dumps(two)}\n",
    }
    for name, content in forms.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
        first, second = reader.read(tmp_path / name)
        assert (first.title, first.source, first.published, first.part) == (
            "First",
            "Paper",
            "2024-06-18T10:00:00+00:00",
            0,
        )
        assert first.text == "First\nThe first text is here."
        assert (second.title, second.source, second.published, second.part) == (
            "Second",
            "Agency",
            "2024-06-18T10:10:00+00:00",
            1,
        )
        assert (second.url, second.language) == ("https://e.org/2", "en")
    (tmp_path / "one.json").write_text(
        json.dumps({**one, "text": "<p>Tagged words.</p><p>More &amp; more.</p>\ud800"}), encoding="utf-8"
    )
    assert reader.read(tmp_path / "one.json")[0].text.startswith("First\nTagged words.\nMore & more.")


ENCODED = {
    "cp1256": "عقد وفدان عسكريان من تركيا وسوريا محادثات في قاعدة حميميم الجوية، ومن المتوقع عقد اجتماع آخر في بغداد.",
    "cp1251": "Министры иностранных дел встретились в Москве и обсудили последние события в регионе.",
    "koi8_r": "Министры иностранных дел встретились в Москве и обсудили последние события в регионе.",
    "gb18030": "两国外长在莫斯科会晤，讨论了该地区的最新事态发展。下一次会议将在巴格达举行。",
    "big5": "兩國外長在莫斯科會晤，討論了該地區的最新事態發展。下一次會議將在巴格達舉行。",
    "cp932": "両国の外相はモスクワで会談し、地域の最新情勢について協議した。",
    "euc_jp": "両国の外相はモスクワで会談し、地域の最新情勢について協議した。",
    "cp949": "양국 외무장관은 모스크바에서 만나 지역 정세를 논의했다. 다음 회의는 바그다드에서 열린다.",
    "cp1255": "שרי החוץ של שתי המדינות נפגשו במוסקבה ודנו בהתפתחויות האחרונות באזור.",
    "cp1253": "Οι υπουργοί Εξωτερικών συναντήθηκαν στη Μόσχα και συζήτησαν τις εξελίξεις στην περιοχή.",
    "cp1254": "Dışişleri bakanları Moskova'da görüştü ve bölgedeki son gelişmeleri ele aldı.",
    "cp1252": "Les ministres des Affaires étrangères se sont réunis à Moscou. Où se tiendra la réunion ?",
    "cp1250": "Ministři zahraničí se sešli v Moskvě a jednali o posledním vývoji v regionu.",
    "cp874": "รัฐมนตรีต่างประเทศของทั้งสองประเทศพบกันที่กรุงมอสโก การประชุมครั้งต่อไปจะจัดขึ้นที่กรุงแบกแดด",
    "utf-16": "عقد وفدان محادثات في قاعدة جوية.",
    "utf-8-sig": "عقد وفدان محادثات في قاعدة جوية.",
    "utf-16-le": "Two delegations held talks at an air base.",
}


OLDER = {
    "cp850": ["Die Behörde öffnet die Fähre für große Schiffe später.", "L'été dernier, l'école a été fermée.",
              "La niña volvió a España y habló con la señora."],
    "mac_roman": ["The director said it’s “a disaster” – and that she wouldn’t open twice, “not now,” she added.",
                  "Die Behörde öffnet die Fähre für große Schiffe später.", "L’été dernier, l’école a été fermée."],
    "cp852": ["Terminál se otevře později, řekla ředitelka přístavu v úterý.",
              "Zarząd portu poinformował, że nowy terminal zostanie otwarty później."],
    "mac_latin2": ["Később nyílik a kompterminál, mondta az igazgató kedden."],
    "cp857": ["Dışişleri bakanları görüştü ve bölgedeki son gelişmeleri değerlendirdi."],
    "mac_cyrillic": ["Портовое управление сообщило во вторник, что новая пристань откроется позже, после ремонта."],
}  # fmt: skip


@pytest.mark.parametrize(("encoding", "text"), [(name, text) for name, texts in OLDER.items() for text in texts])
def test_letters_of_other_computers_are_never_taken_for_marks(
    encoding: str, text: str, reader: ArticleReader, tmp_path: Path
) -> None:
    """No "F„hre" and no "ÒWe": of DOS and the old Macintosh too a text comes out letter for letter."""
    (tmp_path / "a.txt").write_bytes(f"{text}\n{text}".encode(encoding))
    assert reader.read(tmp_path / "a.txt")[0].text == f"{text}\n{text}"


def test_letters_that_stand_where_none_do_are_refused(reader: ArticleReader, tmp_path: Path) -> None:
    """In an encoding that nobody tried they would be words that nobody wrote."""
    text = "Þjóðin kýs sér nýjan forseta á laugardaginn, sagði ráðherrann. Úrslitin verða kynnt síðar."
    (tmp_path / "a.txt").write_bytes(text.encode("mac_iceland"))
    with pytest.raises(ArticleError, match="save it as UTF-8"):
        reader.read(tmp_path / "a.txt")


@pytest.mark.parametrize("encoding", ENCODED)
def test_old_encodings_are_read_right(encoding: str, reader: ArticleReader, tmp_path: Path) -> None:
    """A text file in the encoding its author's computer used comes out letter for letter."""
    path = tmp_path / "a.txt"
    path.write_bytes(ENCODED[encoding].encode(encoding))
    assert reader.read(path)[0].text == ENCODED[encoding]


def test_nul_bytes_and_long_lines_are_no_obstacle(reader: ArticleReader, tmp_path: Path) -> None:
    """A stray NUL is dropped, and a line of a megabyte is an article like others."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"Hello\x00 world.\r\nMore\x0c text.\r\xe2\x80\xa8End.")
    assert reader.read(path)[0].text == "Hello world.\nMore\n text.\n\nEnd."
    path.write_text("The meeting is in Baghdad. " * 40_000, encoding="utf-8")
    (draft,) = reader.read(path)
    assert (len(draft.text), draft.title) == (1_080_000, "The meeting is in Baghdad.")


@pytest.mark.parametrize("unit", [".", ". ", " ", "# ", "<!---->", "<", "1 ", "18 June ", "|", "(", "\u0640", "x:"])
def test_monotonous_text_costs_no_time(unit: str, reader: ArticleReader, tmp_path: Path) -> None:
    """A quarter of a megabyte of the same letters, on one line, is read or refused soon, under every text suffix."""
    text = "a" + unit * (2**18 // len(unit)) + "b"
    for suffix, written in ((".txt", text), (".md", text), (".html", text), (".json", json.dumps({"text": text}))):
        path = tmp_path / f"a{suffix}"
        path.write_text(written, encoding="utf-8")
        start = time.monotonic()
        _reason(reader, path)
        assert time.monotonic() - start < 4


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300))
def test_no_letter_of_a_text_file_is_lost(reader: ArticleReader, tmp_path: Path, text: str) -> None:
    """What was written is what is stored, but for NFC, line ends, C0 controls, byte order mark and soft hyphens."""
    breaks = ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"]
    expected = text.removeprefix("\ufeff")
    for mark in breaks:
        expected = expected.replace(mark, "\n")
    expected = "".join(c for c in expected if c in "\n\t" or c >= " ")
    expected = re.sub("\u00ad+([ \t]*\n[ \t]*(?=[^\\W_]))?", "", expected)
    expected = unicodedata.normalize("NFC", expected)
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode("utf-8"))
    reason = _reason(reader, path)
    if reason is None:
        assert [draft.text for draft in reader.read(path)] == [expected]
    else:
        assert not expected.strip() or len(expected) < len(text) or text.startswith(("{\\rtf", "%!PS", "BZh", "<"))


def _reason(reader: ArticleReader, path: Path) -> str | None:
    try:
        reader.read(path)
    except ArticleError as error:
        return str(error)
    return None


@given(st.text(max_size=200) | st.text("\r\n\x0b\x85\u2028\ufeff\xad\t eé\u0301\u0323가\u1100\u11611", max_size=60))
@example("e\xad\u0301")
def test_normalising_twice_changes_nothing(text: str) -> None:
    """Text that has been stored once is stored the same again, so that citations keep their place."""
    once = normalise(text)
    assert unicodedata.is_normalized("NFC", once)
    assert normalise(once) == once or once.startswith("\ufeff")


def test_folders_are_walked_and_single_files_checked(tmp_path: Path) -> None:
    """Folders give their readable files in order; hidden files and links out of the folder are left alone."""
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    outside = tmp_path / "outside.txt"
    for path in (outside, folder / "b.TXT", folder / "a.md", folder / "sub" / "c.pdf", folder / "d.png",
                 folder / ".e.txt", folder / ".hidden" / "f.txt"):  # fmt: skip
        path.write_text("x", encoding="utf-8")
    (folder / "leaves.txt").symlink_to(outside)
    (folder / "stays.txt").symlink_to(folder / "a.md")
    (folder / "broken.txt").symlink_to(tmp_path / "nowhere.txt")
    found = survey([folder, folder / "a.md", folder / "d.png", tmp_path / "nothing"])
    names = [str(path.relative_to(folder)) for path in found.files]
    assert names == ["a.md", "b.TXT", "stays.txt", "sub/c.pdf"]
    kind, nothing = map(str, found.failed.values())
    assert re.search(r"d\.png has suffix \.png; accepted are .*\.jsonl", kind)
    assert nothing.endswith("nothing does not exist; check the path")
    assert len(SUFFIXES) == 8


def test_a_table_of_what_tells_of_the_article_is_read_as_fields(reader: ArticleReader, tmp_path: Path) -> None:
    document = docx.Document()
    rows = [("Title", "Ferry strike ends"), ("Newspaper", "Harbour Courier"), ("Date", "18 June 2024"), ("Page", "4")]
    table = document.add_table(len(rows), 2)
    for row, (name, value) in zip(table.rows, rows, strict=True):
        row.cells[0].text, row.cells[1].text = name, value
    document.add_paragraph("The crews of the ferry went back to work at dawn, and thanked all who had waited for them.")
    document.save(str(tmp_path / "a.docx"))
    (draft,) = reader.read(tmp_path / "a.docx")
    assert (draft.title, draft.source, draft.published) == ("Ferry strike ends", "Harbour Courier", "2024-06-18")
    assert draft.text.startswith("Title: Ferry strike ends\nNewspaper: Harbour Courier\n")
