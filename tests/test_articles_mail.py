"""Raw messages saved as text: the text as it is read, and never as it is sent."""

from __future__ import annotations

import base64
import time
from email import policy
from email.message import EmailMessage

import pytest

from qa.articles import ArticleError
from qa.articles.mail import carried_text
from qa.articles.text import parse_text
from tests.conftest import ReadOne

TEXTS = {
    "ar": ("windows-1256", "قالت مديرة الميناء إن المحطة ستفتح في أيلول.\n\nوأضافت أن الإصلاحات ستكلف أربعة ملايين."),
    "en": ("windows-1252", "The ferry’s terminal will open in September, said “a friend”.\n\nRepairs cost 4 million."),
    "he": ("iso-8859-8", "מנהלת הנמל אמרה כי המסוף ייפתח בספטמבר.\n\nהתיקונים יעלו ארבעה מיליון."),
    "hi": ("utf-8", "बंदरगाह निदेशक ने कहा कि नया टर्मिनल सितंबर में खुलेगा।\n\nमरम्मत पर चालीस लाख रुपये खर्च होंगे।"),
    "th": ("tis-620", "ผู้อำนวยการท่าเรือกล่าวว่าท่าเรือใหม่จะเปิดในเดือนกันยายน\n\nค่าซ่อมแซมสี่ล้านบาท"),
    "zh": ("gb2312", "港务局局长周二表示，新码头将于九月启用。\n\n维修费用为四百万元。"),
}
TITLE = "Ferry terminal · 码头 · المحطة"
HEAD = "From: Harbour <press@harbour.example>\nSubject: Ferry terminal\nDate: Tue, 18 Jun 2024 23:30:00 -0700\n"


@pytest.mark.parametrize("beside", ["nothing", "html", "files"])
@pytest.mark.parametrize("form", ["base64", "quoted-printable"])
@pytest.mark.parametrize("language", TEXTS)
def test_a_raw_message_is_read_as_a_mail_program_shows_it(
    language: str, form: str, beside: str, read_one: ReadOne
) -> None:
    """Its text is decoded, whatever its letters; subject, day and sender are what its head tells."""
    charset, text = TEXTS[language]
    message = EmailMessage(policy=policy.SMTP)
    message["X-MS-Exchange-CrossTenant-OriginalArrivalTime"] = "18 Jun 2024 06:30:00.1"
    message["From"], message["Subject"] = "Harbour <press@harbour.example>", TITLE
    message["Date"] = "Tue, 18 Jun 2024 23:30:00 -0700"
    message.set_content(text, cte=form, charset=charset)
    if beside == "html":
        message.add_alternative("<p>Another form</p>", subtype="html")
    if beside == "files":
        message.add_attachment("Notes of the day", filename="notes.txt")
        message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="a.pdf")
    draft = read_one("a.txt", message.as_bytes())
    assert draft.text.strip() == f"{TITLE}\n{text}"
    assert (draft.title, draft.source, draft.published) == (TITLE, "Harbour", "2024-06-18T23:30:00-07:00")


@pytest.mark.parametrize(
    ("rest", "reason"),
    [
        ("Content-Type: text/html\nContent-Transfer-Encoding: base64\n\nPGI+aGk8L2I+\n", "is an e-mail without plain"),
        ("Content-Transfer-Encoding: base64\n\nNot what it is called, is it?!\n", "is an e-mail whose text is not"),
        ("Content-Type: multipart/mixed; boundary=a\n\n" + "--a\n\nx\n" * 9000, "is an e-mail of too many parts"),
        ("".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(900)), "too many parts"),
        ("".join(f"Content-Type: multipart/mixed; boundary*0=b{n}\n\n--b{n}\n" for n in range(900)), "too many parts"),
        ("".join(f"Content-Type: multipart/mixed; boundary =b{n}\n\n--b{n}\n" for n in range(900)), "too many parts"),
        (f"Content-Type: text/plain; {'x=y;' * 4000}\n\nHello\n", "too long a head"),
        (
            f"Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: text/plain; {'x=y;' * 40_000}\n\nHello\n",
            "too long a head",
        ),
    ],
)
def test_a_message_that_cannot_be_read_is_refused(rest: str, reason: str, read_one: ReadOne) -> None:
    """In one line, and soon: its code is never stored as if somebody had written it."""
    with pytest.raises(ArticleError, match=reason):
        read_one("a.txt", f"{HEAD}{rest}".encode())


@pytest.mark.parametrize("charset", ["unicode_escape", "raw-unicode-escape", "rot13", "idna", "undefined"])
def test_a_codec_that_is_no_charset_is_not_obeyed(charset: str, read_one: ReadOne) -> None:
    """The letters are those that were sent, and no others."""
    text = "Le café du port, dit-elle, s'appelle \\x41\\u0042 depuis l'été, et il est fermé."
    kind = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: base64\n"
    message = f"{HEAD}{kind}\n{base64.b64encode(text.encode('cp1252')).decode()}\n"
    assert text in read_one("a.txt", message.encode()).text


_FLOWED = "Content-Type: text/plain; charset=utf-8; format=flowed"
FLOWED = {
    "lines": ("The ferry opens \nin May.\nIt costs \n4 million.\n", "The ferry opens in May.\nIt costs 4 million.\n"),
    "paragraphs": ("It opens \nin May. \n\n  Ana: \nyes.\n", "It opens in May.\n\n Ana: yes.\n"),
    "stuffed": ("It opens \n >in May.\n From here it is far.\n", "It opens >in May.\nFrom here it is far.\n"),
    "quoted": ("> She \n> said \n>> no.\nWe \n> know.\n", "> She said\n>> no.\nWe\n> know.\n"),
    "signature": ("It opens \nin May, she \n-- \nAna \nHarbour\n", "It opens in May, she"),
    "signature above": ("See below.\n-- \nAna\n\nIt opens \nin May.\n", "See below.\n--\nAna\n\nIt opens in May.\n"),
    "delsp=yes": ("码头将于 \n九月启用， \nA4  \n路。\n", "码头将于九月启用，A4 路。\n"),
}


@pytest.mark.parametrize("form", ["8bit", "base64"])
@pytest.mark.parametrize("case", FLOWED)
def test_lines_broken_to_be_sent_are_whole(case: str, form: str, read_one: ReadOne) -> None:
    """As mail programs show them: a space at the end of a line goes on in the next, a signature is no text."""
    sent, text = FLOWED[case]
    kind = f"{_FLOWED}; {case}" if "=" in case else _FLOWED
    body = base64.encodebytes(sent.encode()).decode() if form == "base64" else sent
    message = f"{HEAD}{kind}\nContent-Transfer-Encoding: {form}\n\n{body}"
    assert read_one("a.txt", message.encode()).text == f"Ferry terminal\n{text.lstrip()}"


def test_a_line_broken_a_hundred_thousand_times_is_whole_soon() -> None:
    start = time.perf_counter()
    assert carried_text(f"{_FLOWED}\n\n{'a word ' * 2}" + "\nor more " * 100_000)
    assert time.perf_counter() - start < 3


@pytest.mark.parametrize("kind", ["", "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n"])
def test_what_is_written_as_it_is_read_stays(kind: str, read_one: ReadOne) -> None:
    """An article about mail may show "=20" and "Content-Transfer-Encoding: base64" itself."""
    text = "Mails carry =20 for a space, says Ana.\n\nContent-Transfer-Encoding: base64\n"
    assert read_one("a.txt", f"{HEAD}{kind}\n{text}".encode()).text == f"Ferry terminal\n{text}"


@pytest.mark.parametrize(
    ("head", "title", "sender", "text"),
    [
        ("De : Le Courrier\nEnvoyé : mardi 18 juin 2024 10:30\nÀ : Rédaction\nObjet : La grève\nPièces jointes : a.pdf",
         "La grève", "Le Courrier", "La directrice du port a dit que le terminal ouvrira en septembre."),
        ("Von: Hafenbote\nGesendet: Dienstag, 18. Juni 2024 10:30\nAn: Alle\nBetreff: Streik",
         "Streik", "Hafenbote", "Die Direktorin des Hafens sagte, dass das Terminal im September eröffnet wird."),
        ("من: صحيفة الميناء\nتاريخ الإرسال: 18 يونيو 2024\nالموضوع: إضراب", "إضراب", "صحيفة الميناء", TEXTS["ar"][1]),
        ("प्रेषक: बंदरगाह टाइम्स\nभेजा गया: 18 जून 2024\nविषय: हड़ताल", "हड़ताल", "बंदरगाह टाइम्स", TEXTS["hi"][1]),
        ("发件人：港口日报\n发送时间：2024年6月18日 10:30\n主题：罢工", "罢工", "港口日报", TEXTS["zh"][1]),
    ],
)  # fmt: skip
def test_a_head_in_the_language_of_its_mail_program_is_one(head: str, title: str, sender: str, text: str) -> None:
    (draft,) = parse_text(f"{head}\n\n{text}".encode())
    assert (draft.title, draft.source, (draft.published or "")[:10]) == (title, sender, "2024-06-18")
    assert draft.text == f"{title}\n{text}"


@pytest.mark.parametrize("head", ["De: Lyon\nÀ: Paris\nDate: demain", "From: a\nSubject: b\nHe said so: yes"])
def test_fields_of_something_else_stay_in_the_text(head: str) -> None:
    text = f"{head}\n\n{TEXTS['en'][1]}"
    assert parse_text(text.encode())[0].text == text
